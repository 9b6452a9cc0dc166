//! English, maths and ICT for adults: the levels, what they are called across the UK, and the courses.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Quote, Section};
use super::check::Check;
use super::contents::Contents;
use super::id::Id;
use super::rule::Rule;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Single, Visit};

/// The chart of levels, and the courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasicSkills {
    /// The title of the chart.
    pub title: String,
    /// What the publication says about it, word for word.
    pub text: Vec<Quote>,
    /// The subjects that the chart is of; empty if it is of all. The other subjects have levels, but nothing beside them.
    #[serde(default)]
    pub subjects: Vec<Subject>,
    /// Where the chart comes from, as printed.
    #[serde(default)]
    pub credit: Option<String>,
    /// The section it is in.
    pub section: Id<Section>,
    /// The columns of the chart.
    pub measures: Vec<Measure>,
    /// The rows, highest level first.
    pub levels: Vec<SkillLevel>,
    /// What came after the publication and stands for one of these levels, each with its source.
    #[serde(default)]
    pub later: Vec<LaterEquivalent>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl BasicSkills {
    /// What the chart is of: "English or maths".
    pub fn of_what(&self) -> String {
        let all = [Subject::English, Subject::Maths, Subject::Ict];
        let subjects = if self.subjects.is_empty() { &all[..] } else { &self.subjects };
        let names: Vec<&str> = subjects.iter().map(|subject| subject.words()).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            _ => names.concat(),
        }
    }

    /// Whether the chart is of a subject: if not, it says nothing of what a level of that subject is equal to.
    pub fn is_of_subject(&self, subject: Subject) -> bool {
        self.subjects.is_empty() || self.subjects.contains(&subject)
    }
}

impl Single for BasicSkills {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self { title, text, subjects: _, credit: _, section, measures, levels, later, notes: _, errata } = self;
        visitor.part(at, || Called::new("basic skills", "basic-skills", title, "basic-skills"));
        visitor.words(&at.key("title"), title);
        visitor.errata(at, errata);
        for (n, Quote { text, section }) in text.iter().enumerate() {
            visitor.text(&at.key("text").index(n).key("text"), text, Some(section));
            visitor.section(&at.key("text").index(n), Some(section));
        }
        visitor.section(at, Some(section));
        for (n, Measure { id: _, title, nations: _ }) in measures.iter().enumerate() {
            visitor.text(&at.key("measures").index(n).key("title"), title, Some(section));
        }
        for (n, level) in levels.iter().enumerate() {
            let SkillLevel { id: _, title, level: _, equivalents } = level;
            let list = at.key("levels");
            let here = list.index(n);
            visitor.words(&here.key("title"), title);
            visitor.part(&here, || level.called(&self.of_what()));
            for (m, Equivalent { measure: _, value }) in equivalents.iter().enumerate() {
                visitor.text(&here.key("equivalents").index(m).key("value"), value, Some(section));
            }
        }
        for (n, LaterEquivalent { level, value, nations: _, source: _ }) in later.iter().enumerate() {
            let here = at.key("later");
            visitor.skill_level(&here.index(n).key("level"), level);
            if let Some((m, level)) = levels.iter().enumerate().find(|(_, one)| one.id == *level) {
                visitor.part(&at.key("levels").index(m), || level.called(&self.of_what()));
            }
            visitor.text(&here.index(n).key("value"), value, None);
        }
    }

    fn rules(&self, at: &At<'_>, check: &mut Check<'_>) {
        for (n, level) in self.levels.iter().enumerate() {
            for (m, cell) in level.equivalents.iter().enumerate() {
                if !self.measures.iter().any(|measure| measure.id == cell.measure) {
                    let list = at.key("levels");
                    let here = list.index(n);
                    let message = format!("there is no measure {} in this chart", cell.measure);
                    check.fault(&here.key("equivalents").index(m).key("measure"), Rule::Reference, message);
                }
            }
        }
    }
}

/// A column of the chart: one way of naming levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id, used in `equivalents`.
    pub id: Id<Measure>,
    /// Its heading.
    pub title: String,
    /// The nations it is used in; empty for the international levels.
    #[serde(default)]
    pub nations: Vec<Nation>,
}

/// A nation of the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England.
    England,
    /// Northern Ireland.
    NorthernIreland,
    /// Scotland.
    Scotland,
    /// Wales.
    Wales,
}

impl Nation {
    /// All nations, in alphabetical order.
    pub const ALL: [Self; 4] = [Self::England, Self::NorthernIreland, Self::Scotland, Self::Wales];

    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::NorthernIreland => "Northern Ireland",
            Self::Scotland => "Scotland",
            Self::Wales => "Wales",
        }
    }
}

/// A row of the chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillLevel {
    /// Its id: `level-2`, `entry-3`.
    pub id: Id<SkillLevel>,
    /// Its name: "Entry Level 3".
    pub title: String,
    /// The level of qualifications that the chart puts beside it; left out below level 1.
    #[serde(default)]
    pub level: Option<u8>,
    /// What it is called elsewhere. A measure that is not named here has an empty cell in the chart.
    #[serde(default)]
    pub equivalents: Vec<Equivalent>,
}

impl SkillLevel {
    /// The first two other names in its row of the chart: "GCSE A*-C", "National 5".
    pub fn such_as(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for value in self.equivalents.iter().map(|one| one.value.as_str()).filter(|value| *value != self.title).take(2)
        {
            if !names.contains(&value) {
                names.push(value);
            }
        }
        names
    }

    fn called(&self, of_what: &str) -> Called {
        let title = format!("{} of {of_what}", self.title);
        Called::new("level", &self.id, title, format!("basic-skills --level {}", self.id))
    }
}

/// A cell of the chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    /// The column.
    pub measure: Id<Measure>,
    /// The text in the cell.
    pub value: String,
}

/// What stands for a level since the publication: "GCSE 9-4" for Level 2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LaterEquivalent {
    /// The level in the chart.
    pub level: Id<SkillLevel>,
    /// What stands for it, as the cells of the chart have it.
    pub value: String,
    /// The nations it is used in.
    #[serde(default)]
    pub nations: Vec<Nation>,
    /// The public page that says so.
    pub source: String,
}

/// A subject at a level: "Level 2 maths".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasicSkill {
    /// The subject.
    pub subject: Subject,
    /// The level in the chart.
    pub level: Id<SkillLevel>,
    /// Whether a higher level serves as well, in the publication's own words.
    #[serde(default)]
    pub or_above: bool,
}

/// A subject of the basic skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// English or literacy.
    English,
    /// Maths or numeracy.
    Maths,
    /// Information and communications technology.
    Ict,
}

impl Subject {
    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Maths => "maths",
            Self::Ict => "ICT",
        }
    }
}

/// A course or qualification in basic skills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillCourse {
    /// Its title.
    pub title: String,
    /// Other names it goes by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its subjects.
    pub subjects: Vec<Subject>,
    /// The nations it belongs to; empty if it is not tied to any.
    #[serde(default)]
    pub nations: Vec<Nation>,
    /// The levels it is offered at; empty if the publication does not say.
    #[serde(default)]
    pub levels: Vec<Id<SkillLevel>>,
    /// What the publication says about it, word for word.
    pub text: String,
    /// What limits its worth, in the words of that text: "not always accepted as alternatives to GCSEs".
    #[serde(default)]
    pub condition: Option<String>,
    /// The section that text is in.
    pub section: Id<Section>,
    /// Web addresses, as printed.
    #[serde(default)]
    pub urls: Vec<String>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether the publication itself says it has been phased out.
    #[serde(default)]
    pub phased_out: bool,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for SkillCourse {
    type Key = Id<SkillCourse>;
    const TABLE: &str = "skill_courses";
    const NOUN: &'static str = "basic skills course";

    fn names(&self) -> Vec<&str> {
        std::iter::once(self.title.as_str()).chain(self.aliases.iter().map(String::as_str)).collect()
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.skill_courses
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self {
            title,
            aliases: _,
            subjects: _,
            condition,
            nations: _,
            levels,
            text,
            section,
            urls: _,
            note: _,
            phased_out: _,
            changes,
            errata,
        } = &**record;
        visitor.part(at, || Called::new("course", &record.id, title, "basic-skills"));
        visitor.words(&at.key("title"), title);
        visitor.text(&at.key("text"), text, Some(section));
        if let Some(condition) = condition {
            visitor.words(&at.key("condition"), condition);
        }
        visitor.section(at, Some(section));
        for (n, level) in levels.iter().enumerate() {
            visitor.skill_level(&at.key("levels").index(n), level);
        }
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }
}
