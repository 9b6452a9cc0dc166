//! The kinds of problem in a file: stable names that programs can match on, listed in `data/README.md`.

/// Declares the codes with their names.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $name:literal,)*) => {
        /// The kind of a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// Its name, which does not change between versions.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }
        }
    };
}

codes! {
    /// A file or folder that can't be read, does not exist, or is not a file or folder.
    Unreadable "unreadable",
    /// A folder that does not contain a framework.
    NoFramework "no-framework",
    /// More bytes, files, folders, values or levels of nesting than are allowed.
    TooMuch "too-much",
    /// A file that is not UTF-8 text.
    NotText "not-text",
    /// A character that is not allowed in text.
    Character "character",
    /// Text that is not valid YAML.
    Syntax "syntax",
    /// A YAML tag, which names a type; tags are not used here.
    Tag "tag",
    /// An alias without an anchor, or one that makes the text grow too large.
    Alias "alias",
    /// A key that occurs twice in one mapping.
    DuplicateKey "duplicate-key",
    /// A field that does not exist.
    UnknownField "unknown-field",
    /// A required field that is missing.
    MissingField "missing-field",
    /// A value of the wrong type: text instead of a list, a word instead of a number.
    WrongType "wrong-type",
    /// A scalar that YAML readers interpret differently.
    Ambiguous "ambiguous",
    /// A number outside its range.
    Range "range",
    /// A word that is not one of the allowed ones.
    UnknownWord "unknown-word",
    /// A list that is too long or too short.
    ListLength "list-length",
    /// Text in the wrong form, such as an invalid id or date.
    Form "form",
    /// An id that another record already has.
    TakenId "taken-id",
    /// A record that an overlay changes, withdraws or adds to, but that does not exist.
    UnknownRecord "unknown-record",
    /// Something that an overlay is not allowed to do.
    Overlay "overlay",
    /// Something that is withdrawn but still referred to.
    StillNeeded "still-needed",
    /// Something that two overlays change differently; the later one wins.
    Overridden "overridden",
    /// Something that may be out of date.
    Stale "stale",
}
