//! An entry of a record as reports show it.

use jiff::civil::Date;

use crate::framework::{Entity, Framework, Id, StandardNumber, Table, squash};
use crate::record::date;
use crate::record::{Activity, Award, Entry, Held, Hours, List, Record, Skill, To, is_suggestion};
use crate::report::{Item, Line, Yes, row};

row! {
    /// An entry.
    #[derive(Default)]
    EntryRow {
        number number "No.": usize,
        text kind "Kind": &'static str,
        id id "Id": Option<String>,
        text title "Title": Option<String>,
        text level "Level": Option<String>,
        text status "Status": Option<&'static str>,
        text on "Date": Option<String>,
        text expires "Runs out": Option<Date>,
        number hours "Hours": Option<f64>,
        text provider "Provider": Option<String>,
        text standards "Standards": Vec<String>,
        text professional_standards "Professional standards": Vec<String>,
        id suggestions "Suggestions": Vec<String>,
        text agreed_by "Agreed by": Option<String>,
        text note "Note": Option<String>,
        text files "Files": Vec<String>,
        text in_framework "In the framework": Option<Yes>,
    }
}

/// An entry, with its number in the whole record and its position in its list.
#[derive(Debug, Clone)]
pub(crate) struct Numbered {
    pub(crate) number: usize,
    pub(crate) place: usize,
    pub(crate) entry: Entry,
}

/// All entries in the order of their numbers.
pub(crate) fn numbered(record: &Record) -> Vec<Numbered> {
    let entries = record.entries().into_iter().enumerate();
    entries.map(|(n, (place, entry))| Numbered { number: n + 1, place, entry }).collect()
}

/// Replaces text that is not from the framework in anonymous answers.
pub(crate) const UNKNOWN: &str = "(not in the framework)";

impl EntryRow {
    pub(crate) fn of(framework: &Framework, number: usize, entry: &Entry) -> Self {
        let row = Self { number, kind: kind(entry.list()), ..Self::default() };
        match entry {
            Entry::Unit(held) => {
                let level = framework.units.get(&held.id).map(|unit| unit.level);
                row.held(held).named(&framework.units, &held.id, level, |unit| &unit.title)
            }
            Entry::Qualification(held) => {
                let level = framework.qualifications.get(&held.id).map(|qualification| qualification.level);
                row.held(held).named(&framework.qualifications, &held.id, level, |qualification| &qualification.title)
            }
            Entry::Module(held) => row.held(held).named(&framework.modules, &held.id, None, |module| &module.title),
            Entry::Other(award) | Entry::Status(award) => row.award(award),
            Entry::Skill(skill) => row.skill(framework, skill),
            Entry::Evidence(evidence) => {
                let row = row.common(evidence.on, evidence.note.as_ref(), &evidence.files);
                let row = Self { title: Some(evidence.title.clone()), ..row };
                row.standards(framework, &evidence.standards, &evidence.professional_standards)
            }
            Entry::Cpd(activity) => row.activity(activity),
            Entry::Equivalent(equivalent) => {
                let (to, row) =
                    (&equivalent.to, row.common(equivalent.on, equivalent.note.as_ref(), &equivalent.files));
                let (title, agreed_by) = (Some(to_words(framework, to)), Some(equivalent.agreed_by.clone()));
                Self { title, agreed_by, ..row }.standards(framework, &to.standards, &to.professional_standards)
            }
        }
    }

    fn common(self, on: Option<Date>, note: Option<&String>, files: &[String]) -> Self {
        Self { on: on.map(|date| date.to_string()), note: note.cloned(), files: files.to_vec(), ..self }
    }

    fn held<T>(self, held: &Held<T>) -> Self {
        let row = self.common(held.on, held.note.as_ref(), &held.files);
        Self { status: Some(held.status.words()), expires: held.expires, provider: held.provider.clone(), ..row }
    }

    fn award(self, award: &Award) -> Self {
        Self {
            title: Some(award.title.clone()),
            status: Some(award.status.words()),
            expires: award.expires,
            provider: award.provider.clone(),
            ..self.common(award.on, award.note.as_ref(), &award.files)
        }
    }

    fn skill(self, framework: &Framework, skill: &Skill) -> Self {
        let mut levels = framework.basic_skills.iter().flat_map(|skills| &skills.levels);
        let level = levels.find(|level| level.id == skill.level);
        let title = level.map_or(skill.level.as_str(), |level| &level.title);
        Self {
            title: Some(match &skill.qualification {
                Some(qualification) => format!("{title} {}, by {qualification}", skill.subject.words()),
                None => format!("{title} {}", skill.subject.words()),
            }),
            level: Some(skill.level.to_string()),
            status: Some(skill.status.words()),
            provider: skill.provider.clone(),
            in_framework: Some(Yes(level.is_some())),
            ..self.common(skill.on, skill.note.as_ref(), &skill.files)
        }
    }

    fn activity(self, activity: &Activity) -> Self {
        Self {
            title: Some(activity.title.clone()),
            // A course is not held: it is either over or not.
            status: (!activity.status.is_held()).then(|| activity.status.words()),
            expires: activity.expires,
            hours: activity.hours.map(Hours::number),
            provider: activity.provider.clone(),
            suggestions: activity.suggestions.clone(),
            ..self.common(activity.on, activity.note.as_ref(), &activity.files)
        }
    }

    fn named<T: Entity<Key = Id<T>>>(
        self,
        table: &Table<T>,
        id: &Id<T>,
        level: Option<u8>,
        title: fn(&T) -> &String,
    ) -> Self {
        let found = table.get(id);
        Self {
            id: Some(id.to_string()),
            title: found.map(|found| title(found).clone()),
            level: level.map(|level| level.to_string()),
            in_framework: Some(Yes(found.is_some())),
            ..self
        }
    }

    fn standards(self, framework: &Framework, standards: &[StandardNumber], professional: &[StandardNumber]) -> Self {
        let status = framework.professional_standards.as_ref().map_or("", |standards| standards.status.as_str());
        let professional = professional.iter().map(|number| format!("{status} {number}").trim().to_owned());
        Self {
            standards: standards.iter().map(|number| framework.code(*number)).collect(),
            professional_standards: professional.collect(),
            ..self
        }
    }

    /// Removes what identifies a person: names, places and exact days, and any text that is not from the framework.
    pub(crate) fn anonymous(mut self, framework: &Framework) -> Self {
        let month = |day: String| day.get(..7).map(str::to_owned);
        if self.in_framework == Some(Yes(false)) {
            self.id = self.id.map(|_| UNKNOWN.into());
            self.title = self.title.map(|_| UNKNOWN.into());
            self.level = None;
        }
        self.suggestions.retain(|id| is_suggestion(framework, id));
        Self { provider: None, note: None, files: Vec::new(), agreed_by: None, on: self.on.and_then(month), ..self }
    }

    /// The entry as one line: "unit equality-l2, Equality … (level 2), held, on 2022-06-30".
    pub(crate) fn words(&self) -> String {
        let title = self.title.as_deref();
        let name = match (&self.id, title) {
            (Some(id), _) => format!("{} {id}", self.kind),
            (None, Some(title)) => format!("{} “{title}”", self.kind),
            (None, None) => self.kind.to_owned(),
        };
        let level = self.level.as_ref().map_or_else(String::new, |level| format!(" (level {level})"));
        let title = title.filter(|_| self.id.is_some()).map(|title| format!("{title}{level}"));
        let listed =
            |name: &str, values: &[String]| (!values.is_empty()).then(|| format!("{name}{}", values.join(", ")));
        [
            Some(name),
            title,
            self.status.map(str::to_owned),
            self.on.as_ref().map(|on| when(on)),
            self.expires.map(|expires| format!("runs out on {}", date::words(expires))),
            self.hours.map(hours_words),
            self.provider.as_ref().map(|provider| format!("with {provider}")),
            listed("for ", &[self.standards.clone(), self.professional_standards.clone()].concat()),
            listed("as suggested in ", &self.suggestions),
            self.agreed_by.as_ref().map(|who| format!("agreed by {who}")),
            self.note.as_ref().map(|note| format!("note “{note}”")),
            listed("shown by ", &self.files),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
    }
}

/// "1 hour", "1.5 hours".
pub(crate) fn hours_words(hours: f64) -> String {
    let plural = if (hours - 1.0).abs() < f64::EPSILON { "" } else { "s" };
    format!("{hours} hour{plural}")
}

/// A date in words; of a month, which is used when the day is hidden, the month and the year.
pub(crate) fn day_words(on: &str) -> String {
    if let Ok(day) = on.parse() {
        return date::words(day);
    }
    let first = format!("{on}-01").parse().map(date::words);
    first.ok().and_then(|first| first.strip_prefix("1 ").map(str::to_owned)).unwrap_or_else(|| on.to_owned())
}

/// When something was: "on 30 June 2022", "in June 2022".
fn when(on: &str) -> String {
    let before = if on.parse::<Date>().is_ok() { "on" } else { "in" };
    format!("{before} {}", day_words(on))
}

/// What an entry of a list is called.
pub(crate) fn kind(list: List) -> &'static str {
    match list {
        List::Units => "unit",
        List::Qualifications => "qualification",
        List::Others => "other qualification",
        List::Statuses => "professional status",
        List::BasicSkills => "basic skill",
        List::Modules => "module",
        List::Evidence => "evidence",
        List::Cpd => "CPD",
        List::Equivalents => "equivalent experience",
    }
}

/// What experience is equivalent to, as text.
fn to_words(framework: &Framework, to: &To) -> String {
    let titled = |id: String, title: Option<&String>| title.map_or(id.clone(), |title| format!("{id}, {title}"));
    let qualification = to
        .qualification
        .as_ref()
        .map(|id| titled(id.to_string(), framework.qualifications.get(id).map(|found| &found.title)));
    let unit = to.unit.as_ref().map(|id| titled(id.to_string(), framework.units.get(id).map(|found| &found.title)));
    let level = to.standards_level.map(|level| format!("{} at level {level}", framework.suite_name()));
    let some = |name: &str, numbers: &[StandardNumber]| (!numbers.is_empty()).then(|| name.to_owned());
    let skill = to.basic_skill.as_ref().map(|skill| format!("{} {}", skill.subject.words(), skill.level));
    let all = [
        qualification,
        unit,
        level,
        some(framework.suite_name(), &to.standards),
        some("professional standards", &to.professional_standards),
        skill,
    ];
    let words = all.into_iter().flatten().collect::<Vec<_>>().join("; ");
    if words.is_empty() { "(nothing is named that it is equivalent to)".into() } else { words }
}

/// All the names that an entry can be found by.
pub(crate) fn names(framework: &Framework, entry: &Entry) -> Vec<String> {
    fn of<T: Entity<Key = Id<T>>>(table: &Table<T>, id: &Id<T>) -> Vec<String> {
        let names = table.get(id).map_or_else(Vec::new, |found| found.names());
        [id.as_str()].into_iter().chain(names).map(squash).collect()
    }
    match entry {
        Entry::Unit(unit) => of(&framework.units, &unit.id),
        Entry::Qualification(held) => of(&framework.qualifications, &held.id),
        Entry::Module(module) => of(&framework.modules, &module.id),
        Entry::Skill(skill) => {
            let subject = skill.subject.words();
            let qualification = skill.qualification.iter().map(|name| squash(name));
            [squash(&format!("{subject} {}", skill.level)), squash(subject)].into_iter().chain(qualification).collect()
        }
        Entry::Other(award) | Entry::Status(award) => vec![squash(&award.title)],
        Entry::Evidence(evidence) => vec![squash(&evidence.title)],
        Entry::Cpd(activity) => vec![squash(&activity.title)],
        Entry::Equivalent(equivalent) => {
            let to = &equivalent.to;
            let qualification = to.qualification.iter().flat_map(|id| of(&framework.qualifications, id));
            let unit = to.unit.iter().flat_map(|id| of(&framework.units, id));
            qualification.chain(unit).chain([squash(&to_words(framework, to))]).collect()
        }
    }
}

/// The heading of a list of a record.
pub(crate) fn heading(list: List) -> &'static str {
    match list {
        List::Units => "Units",
        List::Qualifications => "Qualifications",
        List::Others => "Other qualifications",
        List::Statuses => "Professional status",
        List::BasicSkills => "English, maths and ICT",
        List::Modules => "Training modules",
        List::Evidence => "Evidence against standards",
        List::Cpd => "Other CPD",
        List::Equivalents => "Experience deemed equivalent",
    }
}

/// An entry as an item of a list.
pub(crate) fn item(row: &EntryRow) -> Item {
    let mut line = Line::new();
    if let Some(id) = &row.id {
        line = line.id(id.as_str()).and(" ");
    }
    line = line.and(row.title.as_deref().unwrap_or("(the framework does not have it)"));
    if let (Some(level), Some(_)) = (&row.level, &row.id) {
        line = line.quiet(format!(" (level {level})"));
    }
    let how = [
        row.status.map(str::to_owned),
        row.on.as_ref().map(|on| if row.status.is_some() { when(on) } else { day_words(on) }),
        row.expires.map(|expires| format!("runs out on {}", date::words(expires))),
        row.hours.map(hours_words),
        row.provider.as_ref().map(|provider| format!("with {provider}")),
        row.agreed_by.as_ref().map(|who| format!("agreed by {who}")),
    ];
    let how: Vec<String> = how.into_iter().flatten().collect();
    let listed =
        |name: &str, values: &[String]| (!values.is_empty()).then(|| Line::from(format!("{name}: ")).ids(values));
    let remarks = [
        (!how.is_empty()).then(|| Line::from(how.join(", "))),
        listed("Standards", &row.standards),
        listed("Professional standards", &row.professional_standards),
        listed("Suggested in", &row.suggestions),
        row.note.as_ref().map(|note| format!("Note: {note}").into()),
        (!row.files.is_empty()).then(|| format!("Files: {}", row.files.join(", ")).into()),
        (row.id.is_none() && row.in_framework == Some(Yes(false))).then(|| "The framework does not have it.".into()),
    ];
    Item::labelled(row.number.to_string(), line).remarks(remarks.into_iter().flatten())
}
