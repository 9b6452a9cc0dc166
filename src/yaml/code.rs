//! The kinds of problems in a text: stable names that programs can match on, listed in `data/README.md`.

/// Declares the codes with their names.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $name:literal,)*) => {
        /// What kind of problem it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// Its name, which stays the same from version to version.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }
        }
    };
}

codes! {
    /// A file or folder can't be read, is not there, or is none.
    Unreadable "unreadable",
    /// A folder that holds no framework.
    NoFramework "no-framework",
    /// More bytes, files, folders, values or levels than are read.
    TooMuch "too-much",
    /// A file that is not text in UTF-8.
    NotText "not-text",
    /// A character that has no place in a text.
    Character "character",
    /// A text that is not YAML.
    Syntax "syntax",
    /// A tag: YAML's own way to name types, which is not used here.
    Tag "tag",
    /// An alias that no anchor goes with, or that makes the text grow too large.
    Alias "alias",
    /// A key that is there twice.
    DuplicateKey "duplicate-key",
    /// A field that there is not.
    UnknownField "unknown-field",
    /// A field that has to be there and is not.
    MissingField "missing-field",
    /// Something else belongs here: a text for a list, a word for a number.
    WrongType "wrong-type",
    /// A scalar that programs do not agree on.
    Ambiguous "ambiguous",
    /// A number outside its range.
    Range "range",
    /// A word that is none of those that may stand here.
    UnknownWord "unknown-word",
    /// A list that is too long or too short.
    ListLength "list-length",
    /// A text that is not of the form that is needed: an id, a date.
    Form "form",
    /// An id that another record has.
    TakenId "taken-id",
    /// A record that is changed, withdrawn or added to and is not there.
    UnknownRecord "unknown-record",
    /// Something that an overlay can't do.
    Overlay "overlay",
    /// Something that is withdrawn and still needed.
    StillNeeded "still-needed",
    /// Two changes of one thing, of which the later wins.
    Overridden "overridden",
    /// Something that may be out of date.
    Stale "stale",
}
