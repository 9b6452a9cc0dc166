//! The publication itself: what it is, its sections, its caveats and misprints, and what has changed since.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::contents::Contents;
use super::id::Id;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Single, Visit};

/// What the framework is, who published it, and what it says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The full title of the publication.
    pub title: String,
    /// A short form of the title, for headings.
    pub short: String,
    /// What it is called in a sentence, with its article: "the guidance"; otherwise "the publication".
    #[serde(default)]
    pub called: Option<String>,
    /// Who the publication is for, in its own words.
    #[serde(default)]
    pub audience: Option<String>,
    /// The year of the edition.
    pub year: u16,
    /// Who published it.
    #[serde(default)]
    pub publishers: Vec<Publisher>,
    /// Who holds the rights and how the text may be used, in our own words.
    pub rights: String,
    /// How old it is and what that means for a reader, in our own words.
    #[serde(default)]
    pub age: Option<String>,
    /// What the publication says it is, is not, and must not be taken for.
    #[serde(default)]
    pub caveats: Vec<Caveat>,
    /// The one caveat, in our words, that reports on gaps and next steps open with.
    pub indicative: String,
    /// Whether the roles are in schools. Plans then keep to the terms of school.
    #[serde(default)]
    pub in_schools: bool,
    /// Misprints that do not belong to a single record.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl About {
    /// What the publication is called in a sentence, with its article.
    pub fn called(&self) -> &str {
        self.called.as_deref().unwrap_or("the publication")
    }
}

impl Single for About {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self {
            title,
            short,
            called: _,
            audience: _,
            year: _,
            publishers,
            rights,
            age: _,
            caveats,
            indicative,
            in_schools: _,
            errata,
        } = self;
        visitor.part(at, || Called {
            short: format!("{} as a whole", self.called()),
            ..Called::new("guidance", "about", title, "about")
        });
        for (key, text) in [("title", title), ("short", short), ("rights", rights), ("indicative", indicative)] {
            visitor.words(&at.key(key), text);
        }
        for (n, Publisher { name, text: _, url: _ }) in publishers.iter().enumerate() {
            visitor.words(&at.key("publishers").index(n).key("name"), name);
        }
        visitor.errata(at, errata);
        for (n, Caveat { topic, text, section }) in caveats.iter().enumerate() {
            let list = at.key("caveats");
            let here = list.index(n);
            visitor.part(at, || Called::new("caveat", topic, topic, "about"));
            visitor.words(&here.key("topic"), topic);
            visitor.text(&here.key("text"), text, Some(section));
            visitor.section(&here, Some(section));
        }
    }
}

/// A body that published the framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// What it is, in the publication's words.
    #[serde(default)]
    pub text: Option<String>,
    /// Its web address, as printed.
    #[serde(default)]
    pub url: Option<String>,
}

/// Something the publication says about how to read it, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    /// What the caveat is about: "The role profiles are", "Health duties".
    pub topic: String,
    /// The exact words.
    pub text: String,
    /// The section they are in.
    pub section: Id<Section>,
}

/// An exact quotation, and the section it is in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The exact words.
    pub text: String,
    /// The section they are in.
    pub section: Id<Section>,
}

/// Something a reader should know, in our words, and where in the publication it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The note, in our own words.
    pub text: String,
    /// The section it is based on.
    pub section: Id<Section>,
}

/// A section of the publication. The id is its number (`4.3.1`) or, for an appendix, `appendix-2`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// The page it begins on, from the table of contents. A section that is not listed there has the page of the
    /// section around it.
    #[serde(default)]
    pub page: Option<u16>,
    /// What it says, told in our own words, a paragraph each.
    #[serde(default)]
    pub says: Vec<String>,
    /// Words of the publication by which people look for it and which our telling does not have; for search alone.
    #[serde(default)]
    pub found_by: Vec<String>,
    /// The commands that show its lists and tables, without the name of the program: `level ta1`.
    #[serde(default)]
    pub shown_by: Vec<String>,
    /// Misprints in it: a heading that differs from the table of contents, for example.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

#[cfg(test)]
impl Section {
    /// A section of which nothing but the heading is known.
    pub(super) fn titled(title: &str) -> Self {
        Self {
            title: title.into(),
            page: None,
            says: Vec::new(),
            found_by: Vec::new(),
            shown_by: Vec::new(),
            errata: Vec::new(),
        }
    }
}

impl Entity for Section {
    type Key = Id<Section>;
    const TABLE: &str = "sections";
    const NOUN: &'static str = "section";

    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.sections
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, page: _, says, found_by, shown_by: _, errata } = &**record;
        visitor.part(at, || {
            let short = record.id.citation().unwrap_or_else(|| title.clone());
            Called { short, ..Called::new(Self::NOUN, &record.id, title, format!("guidance {}", record.id)) }
        });
        visitor.words(&at.key("title"), title);
        for (n, text) in says.iter().enumerate() {
            visitor.text(&at.key("says").index(n), text, Some(&record.id));
        }
        for (n, text) in found_by.iter().enumerate() {
            visitor.words(&at.key("found_by").index(n), text);
            visitor.sought(text, Some(&record.id));
        }
        visitor.errata(at, errata);
    }
}

impl Id<Section> {
    /// The number of the section around this one: `4.3` for `4.3.1`.
    pub fn parent(&self) -> Option<Self> {
        self.as_str().rsplit_once('.').and_then(|(parent, _)| parent.parse().ok())
    }

    /// How a reader cites it by its number: "section 4.3.1", "Appendix 2"; `None` if it has no number.
    pub fn citation(&self) -> Option<String> {
        match self.as_str().strip_prefix("appendix-") {
            Some(number) => Some(format!("Appendix {number}")),
            None if self.as_str().starts_with(|c: char| c.is_ascii_digit()) => Some(format!("section {self}")),
            None => None,
        }
    }
}

/// Something that has changed since the framework was published, according to a public page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What changed.
    pub title: String,
    /// What happened, in our words.
    pub text: String,
    /// A short form to show beside a record: "QCF closed in 2015".
    pub short: String,
    /// What has replaced it, if a public page says so.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// The public pages that say so.
    pub sources: Vec<String>,
}

impl Entity for Change {
    type Key = Id<Change>;
    const TABLE: &str = "changes";
    const NOUN: &'static str = "change";

    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.changes
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, text, short, replaced_by: _, sources: _ } = &**record;
        visitor.part(at, || Called::new(Self::NOUN, &record.id, title, "about"));
        visitor.words(&at.key("title"), title);
        visitor.text(&at.key("text"), text, None);
        visitor.words(&at.key("short"), short);
    }
}

/// A misprint in the publication, recorded beside what it affects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// The text as printed.
    pub printed: String,
    /// The correct text, if it is known.
    #[serde(default)]
    pub should_be: Option<String>,
    /// Why it is a misprint, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it is printed.
    #[serde(default)]
    pub section: Option<Id<Section>>,
    /// The public page that shows it is a misprint, if the publication alone does not.
    #[serde(default)]
    pub source: Option<String>,
}
