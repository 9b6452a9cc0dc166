//! The rules that a framework or a record keeps: stable names that programs can match on, listed in `data/README.md`.

/// Declares the rules with their names.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $name:literal,)*) => {
        /// Which rule does not hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $rule,)* }

        impl Rule {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// Its name, which stays the same from version to version.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)* }
            }
        }
    };
}

rules! {
    /// Some file says what the framework is.
    About "no-about",
    /// Standards belong to a suite.
    Suite "no-suite",
    /// What is named is there.
    Reference "unknown-reference",
    /// A list names nothing twice.
    NamedTwice "named-twice",
    /// Text says something.
    EmptyText "empty-text",
    /// Nothing leads back to itself.
    Circle "circle",
    /// Numbers and letters run from the first without a gap.
    Order "out-of-order",
    /// A list has the entries without which it says nothing.
    Needed "nothing-there",
    /// What is not in the publication names its source.
    Source "no-source",
    /// Two fields do not contradict each other.
    Contradiction "contradiction",
    /// A quotation stands where it is said to.
    Quotation "misquoted",
    /// Short names belong to one record each.
    TakenName "taken-name",
    /// An entry of a record is about one thing.
    Unclear "unclear",
    /// What is shown can be followed further.
    Isolated "leads-nowhere",
}
