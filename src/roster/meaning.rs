//! What a column of a staff list contains.

use std::borrow::Cow;

use super::things::Thing;
use crate::framework::basic_skills::Subject;
use crate::framework::squash;

/// What a column contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A code that nobody else has.
    Key,
    /// The whole name.
    Name,
    /// The first name.
    First,
    /// The last name.
    Last,
    /// The role, or the title of the job.
    Role,
    /// The school.
    School,
    /// The share of full time.
    Share,
    /// The start of the role.
    Since,
    /// The last day.
    Leaves,
    /// Whether somebody is in post.
    Employment,
    /// What a row is about, in a list with one row for each certificate.
    Item,
    /// The subject of what a row is about.
    ItemSubject,
    /// Its level.
    ItemLevel,
    /// Its grade.
    ItemGrade,
    /// Several things that are held, in one cell.
    Items,
    /// Whether it is held or in progress.
    Status,
    /// When it was achieved.
    On,
    /// The last day on which it counts.
    Expires,
    /// Where.
    Provider,
    /// How many hours it took.
    Hours,
    /// Whether this thing is held: there is one such column for each thing.
    Thing(Thing),
    /// The last day on which this thing counts.
    Expiry(Thing),
    /// A grade or level in this subject; with the heading, which may say what kind of grade.
    Subject(Subject, String),
    /// Something personal that no answer depends on; never read.
    Private,
    /// Pay, which says nothing about a role; never read.
    Pay,
    /// A column that the user's map says to ignore.
    Ignored,
}

impl Meaning {
    /// The words for meanings in a map.
    pub(super) const NAMED: [(&'static str, Self); 19] = [
        ("key", Self::Key),
        ("name", Self::Name),
        ("first-name", Self::First),
        ("last-name", Self::Last),
        ("role", Self::Role),
        ("school", Self::School),
        ("fte", Self::Share),
        ("start", Self::Since),
        ("end", Self::Leaves),
        ("in-post", Self::Employment),
        ("item", Self::Item),
        ("items", Self::Items),
        ("status", Self::Status),
        ("date", Self::On),
        ("expires", Self::Expires),
        ("provider", Self::Provider),
        ("hours", Self::Hours),
        ("cpd", Self::Thing(Thing::Cpd(String::new()))),
        ("ignore", Self::Ignored),
    ];

    /// The meaning of a word in a map.
    pub(super) fn named(word: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| squash(known) == squash(word)).map(|(_, meaning)| meaning.clone())
    }

    /// The meaning in words.
    pub fn words(&self) -> Cow<'static, str> {
        match self {
            Self::Thing(thing) => thing.words().into(),
            Self::Expiry(thing) => format!("{}: last day on which it counts", thing.words()).into(),
            Self::Subject(subject, _) => {
                format!("{}: the level, or the grade that stands for it", subject.words()).into()
            }
            Self::Private => "not read: personal, and nothing here depends on it".into(),
            Self::Pay => "not read: no role is read from pay".into(),
            Self::Key => "staff code".into(),
            Self::Name => "name".into(),
            Self::First => "first name".into(),
            Self::Last => "last name".into(),
            Self::Role => "role, or job title".into(),
            Self::School => "school".into(),
            Self::Share => "share of full time (FTE)".into(),
            Self::Since => "in the role since".into(),
            Self::Leaves => "last day in the role".into(),
            Self::Employment => "whether somebody is in post".into(),
            Self::Item => "unit, qualification or course, a row for each".into(),
            Self::ItemSubject => "its subject".into(),
            Self::ItemLevel => "its level".into(),
            Self::ItemGrade => "its grade".into(),
            Self::Items => "what is held, several things in one cell".into(),
            Self::Status => "how far it has come".into(),
            Self::On => "date".into(),
            Self::Expires => "last day on which it counts".into(),
            Self::Provider => "provider".into(),
            Self::Hours => "hours of CPD".into(),
            Self::Ignored => "not read, as the map says".into(),
        }
    }

    /// Whether it says who a row is about.
    pub(super) fn is_of_who(&self) -> bool {
        matches!(self, Self::Key | Self::Name | Self::First | Self::Last)
    }

    /// Whether its cells are read.
    pub fn is_read(&self) -> bool {
        !matches!(self, Self::Private | Self::Pay | Self::Ignored)
    }

    /// Whether it only makes sense in a list with one row for each certificate.
    pub(super) fn is_of_an_item(&self) -> bool {
        matches!(self, Self::Status | Self::On | Self::Expires | Self::Provider | Self::Hours)
    }
}
