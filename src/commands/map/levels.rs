//! The levels: which qualifications stand at each, and what else the publication names there: English and maths,
//! apprenticeships, courses.

use super::spectrum;
use crate::framework::basic_skills::{BasicSkills, Measure, SkillCourse, SkillLevel, Subject as Taught};
use crate::framework::qualification::Qualification;
use crate::framework::resource::Resource;
use crate::framework::role::{Role, Suggestion};
use crate::framework::{Framework, Keyed, Place};
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::{expectation, ids, named, suggestion};

row! {
    /// Something that stands at a level.
    LevelRow {
        number level "Level": Option<u8>,
        text kind "Kind": &'static str,
        id id "Id": String,
        text title "Title": String,
        text size "Size": Option<&'static str>,
        id incorporates "Incorporates": Vec<String>,
        id shares_units_with "Shares units with": Vec<String>,
        text equivalents "Beside it in the chart": Vec<String>,
        text roles "Suggested for": Vec<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
    }
}

/// A suggestion: who has it, and its place among theirs.
pub(super) type Said<'a> = (&'a Keyed<Role>, usize);

/// Something that stands at a level.
pub(super) enum Stands<'a> {
    /// A qualification.
    Qualification(&'a Keyed<Qualification>),
    /// A level of English, maths and ICT, with its place in the chart from 0.
    Skill(&'a BasicSkills, usize),
    /// An apprenticeship.
    Apprenticeship(&'a Keyed<Resource>),
    /// A course or a qualification that is suggested and is no record of its own: who suggests it, and where.
    Suggested(Vec<Said<'a>>),
}

/// What stands at one level; without a number, below the lowest that has one.
pub(super) struct Rung<'a> {
    pub(super) level: Option<u8>,
    pub(super) all: Vec<Stands<'a>>,
}

pub(super) fn report(framework: &Framework) -> Report {
    let rungs = rungs(framework);
    let rows = rungs.iter().flat_map(|rung| rung.all.iter().map(|one| row(framework, rung, one)));
    let table = Table::about(rows, NOTHING);
    Report::new(document(framework, &rungs), table)
        .with("indicative", expectation::caveat(framework.about()))
        .with("note", ours(framework))
        .rows("levels")
        .ids(ids(&framework.qualifications))
        .without_record()
}

const NOTHING: &str = "This framework names no qualification.";

/// All levels at which something stands, the highest first.
fn rungs(framework: &Framework) -> Vec<Rung<'_>> {
    // Without a qualification there is nothing for the rest to stand beside.
    if framework.qualifications.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<(Option<u8>, Stands<'_>)> = Vec::new();
    all.extend(framework.qualifications.iter().map(|one| (Some(one.level), Stands::Qualification(one))));
    for chart in framework.basic_skills.iter().filter(|chart| chart.levels.iter().any(|one| one.level.is_some())) {
        all.extend(chart.levels.iter().enumerate().map(|(n, one)| (one.level, Stands::Skill(chart, n))));
    }
    let apprenticeships = framework.resources.iter().filter_map(|one| Some((one.level?, one)));
    all.extend(apprenticeships.map(|(level, one)| (Some(level), Stands::Apprenticeship(one))));
    all.extend(suggestions(framework).into_iter().map(|(level, same)| (Some(level), Stands::Suggested(same))));
    let mut levels: Vec<Option<u8>> = all.iter().map(|(level, _)| *level).collect();
    levels.sort_unstable_by(|one, other| other.cmp(one));
    levels.dedup();
    let mut rungs: Vec<Rung<'_>> = levels.into_iter().map(|level| Rung { level, all: Vec::new() }).collect();
    for (level, one) in all {
        if let Some(rung) = rungs.iter_mut().find(|rung| rung.level == level) {
            rung.all.push(one);
        }
    }
    rungs
}

/// The suggestions whose words state a level, those with the same words together.
fn suggestions(framework: &Framework) -> Vec<(u8, Vec<Said<'_>>)> {
    let mut all: Vec<(u8, Vec<Said<'_>>)> = Vec::new();
    for role in &framework.roles {
        for (n, one) in role.cpd.suggestions.iter().enumerate() {
            let Some(level) = one.level else { continue };
            let is_same = |same: &[Said<'_>]| suggested(same).is_some_and(|known| known.text == one.text);
            match all.iter_mut().find(|(known, same)| *known == level && is_same(same)) {
                Some((_, same)) => same.push((role, n)),
                None => all.push((level, vec![(role, n)])),
            }
        }
    }
    all
}

/// What a level is called.
pub(super) fn called(rungs: &[Rung<'_>], rung: &Rung<'_>) -> String {
    let lowest = || rungs.iter().filter_map(|rung| rung.level).min().unwrap_or_default();
    rung.level.map_or_else(|| format!("Below level {}", lowest()), |level| format!("Level {level}"))
}

/// A level of the chart.
pub(super) fn skill(chart: &BasicSkills, n: usize) -> &SkillLevel {
    &chart.levels[n]
}

/// What the chart puts beside one of its levels: each measure with its value.
fn beside(chart: &BasicSkills, level: &SkillLevel) -> Vec<String> {
    let value = |measure: &Measure| level.equivalents.iter().find(|one| one.measure == measure.id);
    let told = |measure: &Measure| value(measure).map(|one| format!("{}: {}", measure.title, one.value));
    chart.measures.iter().filter_map(told).collect()
}

/// The courses at a level of the chart that are in a subject the chart is not of.
pub(super) fn outside<'a>(
    framework: &'a Framework,
    chart: &'a BasicSkills,
    level: &'a SkillLevel,
) -> impl Iterator<Item = (Taught, &'a Keyed<SkillCourse>)> {
    let courses = framework.skill_courses.iter().filter(|course| course.levels.contains(&level.id));
    let subjects = courses.flat_map(|course| course.subjects.iter().map(move |subject| (*subject, course)));
    subjects.filter(|(subject, _)| !chart.is_of_subject(*subject))
}

/// Which other subjects have a level too, with nothing beside it.
fn uncharted(framework: &Framework, chart: &BasicSkills, level: &SkillLevel) -> Vec<String> {
    let told = outside(framework, chart, level).map(|(subject, course)| {
        let cited = framework.cite(&course.section);
        format!("{} has this level too ({cited}); the chart puts nothing beside it", subject.words())
    });
    told.collect()
}

/// The first of suggestions with the same words.
fn suggested<'a>(all: &[Said<'a>]) -> Option<&'a Suggestion> {
    all.first().map(|(role, n)| &role.cpd.suggestions[*n])
}

/// Whose suggestion it is.
fn roles(all: &[Said<'_>]) -> Vec<String> {
    all.iter().map(|(role, _)| role.short.clone()).collect()
}

impl Stands<'_> {
    /// What it is about, by its title alone.
    pub(super) fn about(&self) -> Vec<Subject> {
        match self {
            Self::Qualification(one) => vec![one.place().key("title").into()],
            Self::Skill(_, n) => vec![Place::of("basic_skills").key("levels").index(*n).into()],
            Self::Apprenticeship(one) => vec![one.place().key("title").into()],
            Self::Suggested(all) => all.iter().map(|(role, n)| suggestion::about(role, *n)).collect(),
        }
    }

    /// Its title, in the words of the publication.
    pub(super) fn title(&self) -> String {
        match self {
            Self::Qualification(one) => one.title.clone(),
            Self::Skill(chart, n) => format!("{} of {}", skill(chart, *n).title, chart.of_what()),
            Self::Apprenticeship(one) => one.title.clone(),
            Self::Suggested(all) => suggested(all).map(|one| one.text.clone()).unwrap_or_default(),
        }
    }
}

fn row(framework: &Framework, rung: &Rung<'_>, one: &Stands<'_>) -> (Vec<Subject>, LevelRow) {
    let (kind, id, section) = match one {
        Stands::Qualification(one) => ("qualification", one.id.to_string(), &one.section),
        Stands::Skill(chart, n) => ("basic skills", skill(chart, *n).id.to_string(), &chart.section),
        Stands::Apprenticeship(one) => ("apprenticeship", one.id.to_string(), &one.section),
        Stands::Suggested(all) => {
            let (role, n) = all[0];
            let one = &role.cpd.suggestions[n];
            ("suggestion", role.suggestion_id(n), &one.section)
        }
    };
    let row = LevelRow {
        level: rung.level,
        kind,
        id,
        title: one.title(),
        size: if let Stands::Qualification(one) = one { Some(one.size.words()) } else { None },
        incorporates: match one {
            Stands::Qualification(one) => one.incorporates.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
        shares_units_with: match one {
            Stands::Qualification(one) => ids(framework.sharing(one)),
            _ => Vec::new(),
        },
        equivalents: match one {
            Stands::Skill(chart, n) => beside(chart, skill(chart, *n)),
            _ => Vec::new(),
        },
        roles: if let Stands::Suggested(all) = one { roles(all) } else { Vec::new() },
        section: section.to_string(),
        page: framework.page(section),
    };
    (one.about(), row)
}

/// Whose drawing it is, and what it does not say.
fn ours(framework: &Framework) -> String {
    let mut said = format!("Drawn by tacareer from the levels that {} states.", framework.called());
    if let Some(credit) = &framework.credit {
        let [lowest, highest] = &credit.levels;
        said += &format!(" Levels go from {lowest} to {highest}; at the rest {} names nothing.", framework.called());
    }
    said
}

fn document(framework: &Framework, rungs: &[Rung<'_>]) -> Document {
    let mut document = Document::new(format!("{}: qualifications by level and size", framework.about().short));
    document.quiet(expectation::caveat(framework.about()));
    document.text(ours(framework));
    match spectrum::picture(framework, rungs, ours(framework)) {
        Some(picture) if picture.is_readable() => document.picture(picture),
        None => document.text(NOTHING),
        _ => document.quiet("There are too many for a picture that could be read: the list has all of them."),
    }
    for rung in rungs {
        let (title, items) = (called(rungs, rung), rung.all.iter().map(|one| item(framework, one)).collect());
        // What a first screen has room for are the qualifications.
        if rung.all.iter().any(|one| matches!(one, Stands::Qualification(_))) {
            document.section(title, items);
        } else {
            document.details(title, items);
        }
    }
    document.beside(named::withdrawn(&framework.qualifications));
    if !rungs.is_empty() {
        document.quiet(Line::from("The picture: ").id("tacareer map --qualifications -o levels.html"));
    }
    document
}

fn item(framework: &Framework, one: &Stands<'_>) -> Item {
    let cite = |section| framework.cite(section);
    let (line, more) = match one {
        Stands::Qualification(one) => {
            (named::titled(one, &one.title), format!("{}; {}", one.size.words(), cite(&one.section)))
        }
        Stands::Skill(chart, _) => (Line::from(one.title()), cite(&chart.section)),
        Stands::Apprenticeship(one) => {
            (Line::from(one.title.as_str()), format!("apprenticeship; {}", cite(&one.section)))
        }
        Stands::Suggested(all) => {
            let cited = all.iter().map(|(role, n)| cite(&role.cpd.suggestions[*n].section));
            let cited: Vec<String> = cited.collect();
            let roles = roles(all).join(", ");
            (Line::new().quoted(one.title()), format!("suggested for {roles}; {}", cited.join("; ")))
        }
    };
    let item = Item { about: one.about(), ..Item::new(line.quiet(format!(" ({more})"))) };
    match one {
        Stands::Qualification(one) => item.remarks(relations(framework, one)),
        Stands::Skill(chart, n) => {
            let level = skill(chart, *n);
            item.remarks(beside(chart, level).into_iter().chain(uncharted(framework, chart, level)).map(Line::from))
        }
        Stands::Apprenticeship(_) | Stands::Suggested(_) => item,
    }
}

/// What a qualification has in common with others, in words.
fn relations(framework: &Framework, one: &Keyed<Qualification>) -> Vec<Line> {
    let titles =
        |all: Vec<&Keyed<Qualification>>| all.iter().map(|one| one.title.as_str()).collect::<Vec<_>>().join("; ");
    let inside = one.incorporates.iter().map(|id| framework.qualifications.known(id)).collect();
    let told = [("Takes in units of", titles(inside)), ("Shares units with", titles(framework.sharing(one)))];
    let told = told.into_iter().filter(|(_, titles)| !titles.is_empty());
    told.map(|(words, titles)| Line::from(format!("{words}: {titles}"))).collect()
}
