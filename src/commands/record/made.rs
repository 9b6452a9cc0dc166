//! `record add`: turns what somebody types into an entry of the record, and says how it was read.

use anyhow::Result;

use super::super::find;
use super::add::{CpdArgs, EquivalentArgs, EvidenceArgs, HeldArgs, How, What};
use super::named;
use super::titled::{Titled, no_stray_numbers, no_stray_standards, title};
use crate::framework::basic_skills::BasicSkill;
use crate::framework::{Framework, Id};
use crate::record::date::Moment;
use crate::record::{
    Activity, Award, Entry, Equivalent, Evidence, Held, Qualified, Refused, Skill, Status, To, qualified,
};
use crate::words::capital;

/// An entry, and how the input was read if it could be read differently.
pub(super) struct Made {
    pub(super) entry: Entry,
    pub(super) notes: Vec<String>,
}

pub(super) fn made(what: &What, framework: &Framework) -> Result<Made> {
    let mut moments = what.moments();
    let (entry, notes) = match what {
        What::Unit(args) => (Entry::Unit(args.held(&named::unit(framework, &args.name())?.id)), Vec::new()),
        What::Module(args) => {
            let module = find(&framework.modules, &args.name(), "training")?;
            (Entry::Module(args.held(&module.id)), Vec::new())
        }
        What::Qualification(args) => qualification(args, framework)?,
        What::Other(args) => {
            let titled = Titled::of(&args.name, false)?;
            moments[0] = titled.on(args.how.common.on.as_ref())?;
            let title = title(&titled.title)?;
            let note = uncounted(framework, &title);
            (Entry::Other(Award { on: date(moments[0].as_ref()), ..args.award(title) }), vec![note])
        }
        What::Status(args) => (Entry::Status(args.award(named::status(framework, &args.name())?)), Vec::new()),
        What::Skill(args) => {
            let (read, note) = named::skill(framework, &args.skill.join(" "))?;
            (args.how.skill(&read), note.into_iter().collect())
        }
        What::Evidence(args) => {
            let (evidence, on) = evidence(args, framework)?;
            moments[0] = on;
            (Entry::Evidence(evidence), Vec::new())
        }
        What::Cpd(args) => {
            let (activity, on) = activity(args, framework)?;
            moments[0] = on;
            (Entry::Cpd(activity), Vec::new())
        }
        What::Equivalent(args) => (Entry::Equivalent(equivalent(args, framework)?), Vec::new()),
    };
    let readings = moments.into_iter().flatten().filter_map(|moment| moment.reading);
    Ok(Made { entry, notes: notes.into_iter().chain(readings).collect() })
}

/// A qualification in the framework; or one with an awarding organisation beside its title; or a professional status; or
/// a qualification that counts as a level of English, maths or ICT; or else one that is kept as it was typed.
fn qualification(args: &HeldArgs, framework: &Framework) -> Result<(Entry, Vec<String>)> {
    let typed = args.name();
    Ok(match qualified(framework, &typed) {
        Qualified::Known(found) => (Entry::Qualification(args.held(&found.id)), Vec::new()),
        Qualified::Awarded(found, awarding) => {
            let held = args.held(&found.id);
            let provider = held.provider.clone().or_else(|| Some(awarding.title.clone()));
            let note = format!(
                "“{}” is read as the {}: {} is one of the awarding organisations ({}).",
                typed.trim(),
                found.title,
                awarding.title,
                framework.cite(&awarding.section)
            );
            (Entry::Qualification(Held { provider, ..held }), vec![note])
        }
        Qualified::Status(status) => (Entry::Status(args.award(status.to_owned())), Vec::new()),
        Qualified::Skill(read) => {
            let (read, note) = named::of_the_chart(framework, &typed, &read);
            (args.how.skill(&read), vec![note])
        }
        Qualified::Level(subject, level, section) => {
            let (read, note) = named::of_a_level(framework, &typed, (subject, level, section));
            (args.how.skill(&read), vec![note])
        }
        Qualified::Unread(why) => return Err(named::unread(&typed, why).into()),
        Qualified::Misspelt(unknown) => {
            let unknown = unknown.listed_by("qualifications");
            let keep = format!("“tacareer record add other \"{typed}\"” keeps it as it is");
            let near = format!("did you mean {}?", unknown.nearest.join(", "));
            return Err(Refused::new(unknown.to_string(), [near, keep]).into());
        }
        Qualified::Other => return other(args, framework),
    })
}

/// A qualification that is kept as it was typed.
fn other(args: &HeldArgs, framework: &Framework) -> Result<(Entry, Vec<String>)> {
    Ok((Entry::Other(args.award(title(&args.name)?)), vec![uncounted(framework, &args.name())]))
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

fn evidence(args: &EvidenceArgs, framework: &Framework) -> Result<(Evidence, Option<Moment>)> {
    if args.nos.is_empty() && args.hlta.is_empty() {
        let hint = "name them with --nos and --hlta; what serves none is other CPD: record add cpd";
        return Err(Refused::new("evidence must serve at least one standard", [hint.into()]).into());
    }
    let titled = Titled::of(&args.title, false)?;
    let on = titled.on(args.common.on.as_ref())?;
    let evidence = Evidence {
        title: title(no_stray_numbers(no_stray_standards(framework, &titled.title)?)?)?,
        standards: named::standards(framework, &args.nos)?,
        professional_standards: named::professional(framework, &args.hlta)?,
        on: date(on.as_ref()),
        note: args.common.note.clone(),
        files: args.common.files.clone(),
    };
    Ok((evidence, on))
}

fn activity(args: &CpdArgs, framework: &Framework) -> Result<(Activity, Option<Moment>)> {
    let titled = Titled::of(&args.title, true)?;
    let (on, hours) = (titled.on(args.common.on.as_ref())?, titled.hours(args.hours)?);
    let activity = Activity {
        title: title(no_stray_numbers(&titled.title)?)?,
        status: status(args.in_progress),
        on: date(on.as_ref()),
        expires: date(args.expires.as_ref()),
        hours,
        provider: args.provider.clone(),
        suggestions: named::suggestions(framework, &args.suggestions)?,
        note: args.common.note.clone(),
        files: args.common.files.clone(),
    };
    Ok((activity, on))
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
    /// The dates of the options.
    fn moments(&self) -> [Option<Moment>; 2] {
        let moments = match self {
            Self::Unit(args)
            | Self::Qualification(args)
            | Self::Other(args)
            | Self::Status(args)
            | Self::Module(args) => args.how.moments(),
            Self::Skill(args) => args.how.moments(),
            Self::Evidence(args) => [args.common.on.as_ref(), None],
            Self::Cpd(args) => [args.common.on.as_ref(), args.expires.as_ref()],
            Self::Equivalent(args) => [args.common.on.as_ref(), None],
        };
        moments.map(Option::<&Moment>::cloned)
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
