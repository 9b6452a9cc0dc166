//! The rules for frameworks and records: stable names that programs can match on, listed in `data/README.md`.

/// Declares the rules with their names.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $name:literal,)*) => {
        /// A rule that may be broken.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $rule,)* }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// Its name, which does not change between versions.
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
    /// References point to something that exists.
    Reference "unknown-reference",
    /// A list names nothing twice.
    NamedTwice "named-twice",
    /// Text is not empty.
    EmptyText "empty-text",
    /// There are no circles.
    Circle "circle",
    /// Numbers and letters run from the first without a gap.
    Order "out-of-order",
    /// A list has the entries without which it would have no meaning.
    Needed "nothing-there",
    /// What is not in the publication has a source.
    Source "no-source",
    /// Two fields do not contradict each other.
    Contradiction "contradiction",
    /// A quotation is in the place that is given for it.
    Quotation "misquoted",
    /// A short name belongs to only one record.
    TakenName "taken-name",
    /// An entry of a record is about one thing.
    Unclear "unclear",
    /// What is shown leads to something else.
    Isolated "leads-nowhere",
}
