//! `record add`: turns what somebody types into an entry of the record, and says how it was read.

use anyhow::Result;

use super::super::find;
use super::add::{CpdArgs, EquivalentArgs, EvidenceArgs, HeldArgs, How, What};
use super::named;
use crate::framework::basic_skills::BasicSkill;
use crate::framework::{Framework, Id, Unknown};
use crate::record::date::Moment;
use crate::record::{Activity, Award, Entry, Equivalent, Evidence, Held, Hours, Refused, Skill, Status, To};
use crate::words::capital;

/// An entry, and how the input was read if it could be read differently.
pub(super) struct Made {
    pub(super) entry: Entry,
    pub(super) notes: Vec<String>,
}

pub(super) fn made(what: &What, framework: &Framework) -> Result<Made> {
    let (entry, notes) = match what {
        What::Unit(args) => (Entry::Unit(args.held(&named::unit(framework, &args.name())?.id)), Vec::new()),
        What::Module(args) => {
            let module = find(&framework.modules, &args.name(), "training")?;
            (Entry::Module(args.held(&module.id)), Vec::new())
        }
        What::Qualification(args) => qualification(args, framework)?,
        What::Other(args) => other(args, framework)?,
        What::Status(args) => (Entry::Status(args.award(named::status(framework, &args.name())?)), Vec::new()),
        What::Skill(args) => {
            let (read, note) = named::skill(framework, &args.skill.join(" "))?;
            (args.how.skill(&read), note.into_iter().collect())
        }
        What::Evidence(args) => (Entry::Evidence(evidence(args, framework)?), Vec::new()),
        What::Cpd(args) => (Entry::Cpd(activity(args, framework)?), Vec::new()),
        What::Equivalent(args) => (Entry::Equivalent(equivalent(args, framework)?), Vec::new()),
    };
    let readings = what.moments().into_iter().flatten().filter_map(|moment| moment.reading.clone());
    Ok(Made { entry, notes: notes.into_iter().chain(readings).collect() })
}

/// A qualification in the framework; or one with an awarding organisation beside its title; or a professional status; or
/// a qualification that counts as a level of English, maths or ICT; or else one that is kept as it was typed.
fn qualification(args: &HeldArgs, framework: &Framework) -> Result<(Entry, Vec<String>)> {
    let typed = args.name();
    let unknown = match find(&framework.qualifications, &typed, "qualifications") {
        Ok(found) => return Ok((Entry::Qualification(args.held(&found.id)), Vec::new())),
        Err(unknown) => unknown,
    };
    if let Some((found, awarding)) = named::awarded(framework, &typed) {
        let held = args.held(&found.id);
        let provider = held.provider.clone().or_else(|| Some(awarding.title.clone()));
        let note = format!(
            "“{}” is read as the {}: {} is one of the awarding organisations ({}).",
            typed.trim(),
            found.title,
            awarding.title,
            framework.cite(&awarding.section)
        );
        return Ok((Entry::Qualification(Held { provider, ..held }), vec![note]));
    }
    if let Ok(status) = named::status(framework, &typed) {
        return Ok((Entry::Status(args.award(status)), Vec::new()));
    }
    let charted = named::read_through_the_chart(framework, &typed)?;
    if let Some((read, note)) = charted.or_else(|| named::read_by_level(framework, &typed)) {
        return Ok((args.how.skill(&read), vec![note]));
    }
    if framework.named_in(&typed).is_none()
        && let Some(unknown) = misspelt(unknown, &typed)
    {
        let keep = format!("“tacareer record add other \"{typed}\"” keeps it as it is");
        let near = format!("did you mean {}?", unknown.nearest.join(", "));
        return Err(Refused::new(unknown.to_string(), [near, keep]).into());
    }
    other(args, framework)
}

/// A qualification that is kept as it was typed.
fn other(args: &HeldArgs, framework: &Framework) -> Result<(Entry, Vec<String>)> {
    Ok((Entry::Other(args.award(title(&args.name)?)), vec![uncounted(framework, &args.name())]))
}

/// Words from qualifications that are not in the framework but that many people hold.
const OTHERS: [&str; 20] = [
    "nvq",
    "svq",
    "gcse",
    "gcses",
    "level",
    "as",
    "degree",
    "ba",
    "bsc",
    "bed",
    "ma",
    "msc",
    "phd",
    "pgce",
    "hnc",
    "hnd",
    "btec",
    "cse",
    "baccalaureate",
    "honours",
];

/// Whether the name is probably a misspelt one of the framework: no word in it says that it is something else.
fn misspelt(unknown: Unknown, typed: &str) -> Option<Unknown> {
    let lower = typed.to_lowercase();
    let is_other = lower.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word));
    (!is_other && (!unknown.nearest.is_empty() || unknown.known.is_some())).then_some(unknown)
}

/// What to say about a qualification that no profile asks for: the publication may name it all the same.
fn uncounted(framework: &Framework, typed: &str) -> String {
    let named = framework.named_in(typed).map(|named| {
        let sections: Vec<String> = named.sections.iter().map(|section| framework.cite(section)).collect();
        format!(
            "{} names “{}” ({}), but not as a qualification that a profile asks for: it is kept as you wrote it, among \
             other qualifications",
            capital(framework.called()),
            named.name,
            sections.join("; ")
        )
    });
    let start = named.unwrap_or_else(|| {
        format!("The {} does not have this qualification: it is kept as you wrote it", framework.about().short)
    });
    format!(
        "{start}, and answers no expectation by itself. What it is worth is for the employer to say; “tacareer record add \
         equivalent” records what was agreed."
    )
}

fn evidence(args: &EvidenceArgs, framework: &Framework) -> Result<Evidence> {
    if args.nos.is_empty() && args.hlta.is_empty() {
        let hint = "name them with --nos and --hlta; what serves none is other CPD: record add cpd";
        return Err(Refused::new("evidence must serve at least one standard", [hint.into()]).into());
    }
    Ok(Evidence {
        title: title(no_stray_numbers(&args.title)?)?,
        standards: named::standards(framework, &args.nos)?,
        professional_standards: named::professional(framework, &args.hlta)?,
        on: date(args.common.on.as_ref()),
        note: args.common.note.clone(),
        files: args.common.files.clone(),
    })
}

fn activity(args: &CpdArgs, framework: &Framework) -> Result<Activity> {
    let (words, hours) = with_hours(&args.title, args.hours);
    Ok(Activity {
        title: title(no_stray_numbers(words)?)?,
        status: status(args.in_progress),
        on: date(args.common.on.as_ref()),
        expires: date(args.expires.as_ref()),
        hours,
        provider: args.provider.clone(),
        suggestions: named::suggestions(framework, &args.suggestions)?,
        note: args.common.note.clone(),
        files: args.common.files.clone(),
    })
}

fn equivalent(args: &EquivalentArgs, framework: &Framework) -> Result<Equivalent> {
    let mut to = To::default();
    if let Some(typed) = &args.qualification {
        to.qualification = Some(find(&framework.qualifications, typed, "qualifications")?.id.clone());
    }
    if let Some(typed) = &args.unit {
        to.unit = Some(named::unit(framework, typed)?.id.clone());
    }
    if let Some(level) = args.level {
        to.standards_level = Some(named::standards_level(framework, level)?);
    }
    if let Some(typed) = &args.skill {
        let (read, _) = named::skill(framework, typed)?;
        to.basic_skill = Some(BasicSkill { subject: read.subject, level: read.level, or_above: false });
    }
    to.standards = named::standards(framework, &args.nos)?;
    to.professional_standards = named::professional(framework, &args.hlta)?;
    Ok(Equivalent {
        to,
        agreed_by: args.agreed_by.clone(),
        on: date(args.common.on.as_ref()),
        note: args.common.note.clone(),
        files: args.common.files.clone(),
    })
}

impl What {
    /// The dates that were typed.
    fn moments(&self) -> [Option<&Moment>; 2] {
        match self {
            Self::Unit(args)
            | Self::Qualification(args)
            | Self::Other(args)
            | Self::Status(args)
            | Self::Module(args) => args.how.moments(),
            Self::Skill(args) => args.how.moments(),
            Self::Evidence(args) => [args.common.on.as_ref(), None],
            Self::Cpd(args) => [args.common.on.as_ref(), args.expires.as_ref()],
            Self::Equivalent(args) => [args.common.on.as_ref(), None],
        }
    }
}

impl HeldArgs {
    fn name(&self) -> String {
        self.name.join(" ")
    }

    fn held<T>(&self, id: &Id<T>) -> Held<T> {
        let how = &self.how;
        Held {
            id: id.clone(),
            status: status(how.in_progress),
            on: date(how.common.on.as_ref()),
            expires: date(how.expires.as_ref()),
            provider: how.provider.clone(),
            note: how.common.note.clone(),
            files: how.common.files.clone(),
        }
    }

    fn award(&self, title: String) -> Award {
        let how = &self.how;
        Award {
            title,
            status: status(how.in_progress),
            on: date(how.common.on.as_ref()),
            expires: date(how.expires.as_ref()),
            provider: how.provider.clone(),
            note: how.common.note.clone(),
            files: how.common.files.clone(),
        }
    }
}

impl How {
    fn skill(&self, read: &named::Skilled) -> Entry {
        Entry::Skill(Skill {
            subject: read.subject,
            level: read.level.clone(),
            qualification: read.qualification.clone(),
            status: status(self.in_progress),
            on: date(self.common.on.as_ref()),
            provider: self.provider.clone(),
            note: self.common.note.clone(),
            files: self.common.files.clone(),
        })
    }

    fn moments(&self) -> [Option<&Moment>; 2] {
        [self.common.on.as_ref(), self.expires.as_ref()]
    }
}

fn date(moment: Option<&Moment>) -> Option<jiff::civil::Date> {
    moment.map(|moment| moment.date)
}

fn status(in_progress: bool) -> Status {
    if in_progress { Status::InProgress } else { Status::Held }
}

/// Text that is not only spaces.
pub(super) fn words(typed: &str) -> Result<String, Refused> {
    title(&[typed.to_owned()])
}

fn title(words: &[String]) -> Result<String, Refused> {
    let title = words.join(" ").trim().to_owned();
    if title.is_empty() { Err(Refused::new("some text is needed here", [])) } else { Ok(title) }
}

/// `Makaton 3 hours`: a number and a unit of time, typed as separate arguments after a title, are its hours.
fn with_hours(words: &[String], option: Option<Hours>) -> (&[String], Option<Hours>) {
    if let (None, [title @ .., number, unit]) = (option, words) {
        let is_unit =
            matches!(unit.to_lowercase().as_str(), "h" | "hr" | "hrs" | "hour" | "hours" | "min" | "mins" | "minutes");
        let hours = Hours::typed(&format!("{number} {unit}")).ok().filter(|_| is_unit && !title.is_empty());
        if hours.is_some() {
            // “Makaton for 3 hours”.
            let title = match title {
                [title @ .., last] if last == "for" && !title.is_empty() => title,
                _ => title,
            };
            return (title, hours);
        }
    }
    (words, option)
}

/// A lone number after a title was meant for an option, or the title needs quotation marks.
fn no_stray_numbers(words: &[String]) -> Result<&[String], Refused> {
    let is_number = |word: &&String| {
        word.chars().any(|c| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || ",.-–".contains(c))
    };
    let stray: Vec<&str> = words.iter().filter(is_number).map(String::as_str).collect();
    if words.len() < 2 || stray.is_empty() {
        return Ok(words);
    }
    Err(Refused::new(
        format!("it is not clear whether “{}” belongs to the title", stray.join(" ")),
        [
            "several standards are written with commas: --nos 19,20 --hlta 19,22,30; hours as --hours 3".to_owned(),
            format!("a title with a number needs quotation marks: \"{}\"", words.join(" ")),
        ],
    ))
}
