//! What a qualification is, by the name that somebody writes: the one reader for records and for staff lists.

use crate::framework::about::Section;
use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::framework::equivalents::{NotRead, SkillRead};
use crate::framework::qualification::Qualification;
use crate::framework::resource::Resource;
use crate::framework::standard::ProfessionalStandards;
use crate::framework::{Entity, Framework, Id, Keyed, Unknown, squash};

/// What a qualification is.
#[derive(Debug, Clone)]
pub enum Qualified<'a> {
    /// One of the framework.
    Known(&'a Keyed<Qualification>),
    /// One of the framework, with the name of an awarding organisation beside its title.
    Awarded(&'a Keyed<Qualification>, &'a Keyed<Resource>),
    /// A professional status, by its name.
    Status(&'a str),
    /// A level of English, maths or ICT by its own name, and the section that has it.
    Level(Subject, &'a SkillLevel, &'a Id<Section>),
    /// One that counts as a level of English, maths or ICT.
    Skill(SkillRead<'a>),
    /// One that would, but does not say enough.
    Unread(NotRead),
    /// Probably a misspelt one of the framework.
    Misspelt(Unknown),
    /// Any other.
    Other,
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

/// What a qualification is: one of the framework, or a professional status, or one that counts as a level of English,
/// maths or ICT, or another.
pub fn qualified<'a>(framework: &'a Framework, typed: &str) -> Qualified<'a> {
    let unknown = match framework.qualifications.find(typed) {
        Ok(found) => return Qualified::Known(found),
        Err(unknown) => unknown,
    };
    if let Some((found, awarding)) = awarded(framework, typed) {
        return Qualified::Awarded(found, awarding);
    }
    if let Some(status) = status_named(framework, typed) {
        return Qualified::Status(status);
    }
    match framework.skill_read(typed) {
        Some(Ok(read)) => return Qualified::Skill(read),
        Some(Err(unread)) => return Qualified::Unread(unread),
        None => {}
    }
    if let Some((subject, level, section)) = framework.skill_by_level(typed) {
        return Qualified::Level(subject, level, section);
    }
    let lower = typed.to_lowercase();
    let is_other = lower.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word));
    if !is_other && framework.named_in(typed).is_none() && (!unknown.nearest.is_empty() || unknown.known.is_some()) {
        return Qualified::Misspelt(unknown);
    }
    Qualified::Other
}

/// What a name says besides a level of a subject; `None` if it is only the level, which would be said twice.
pub fn besides(typed: &str, subject: Subject, level: &SkillLevel) -> Option<String> {
    let typed = typed.trim();
    let said = [format!("{}{}", level.title, subject.words()), format!("{}{}", subject.words(), level.title)];
    (!said.iter().any(|said| squash(said) == squash(typed))).then(|| typed.to_owned())
}

/// A qualification whose exact title has the name of an awarding organisation that offers it before or behind it.
fn awarded<'a>(framework: &'a Framework, typed: &str) -> Option<(&'a Keyed<Qualification>, &'a Keyed<Resource>)> {
    let plain = |text: &str| squash(&text.replace('&', " and "));
    let wanted = plain(typed);
    framework.qualifications.iter().find_map(|one| {
        let organisations = one.awarding.iter().map(|id| framework.resources.known(id));
        // A short name, such as “Level 2 Certificate”, is that of other qualifications of the organisation as well.
        let is_full = |name: &&str| name.split_whitespace().count() > 5;
        let names: Vec<String> = one.names().into_iter().filter(is_full).map(plain).collect();
        let is_meant = |name: &String, organisation: &str| {
            wanted == format!("{organisation}{name}") || wanted == format!("{name}{organisation}")
        };
        let mut offering = organisations.filter(|organisation| {
            let organisation = plain(&organisation.title);
            names.iter().any(|name| is_meant(name, &organisation))
        });
        offering.next().map(|organisation| (one, organisation))
    })
}

/// The professional status of the framework: `HLTA`, `HLTA status`, or in the words of the title of its standards.
pub fn status_named<'a>(framework: &'a Framework, typed: &str) -> Option<&'a str> {
    let wanted = squash(typed);
    let wanted = wanted.strip_suffix("status").unwrap_or(&wanted);
    let is_meant = |set: &&ProfessionalStandards| {
        squash(&set.status) == wanted || (wanted.chars().count() > 10 && squash(&set.title).contains(wanted))
    };
    framework.professional_standards.as_ref().filter(is_meant).map(|set| set.status.as_str())
}
