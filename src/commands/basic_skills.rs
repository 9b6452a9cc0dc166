//! `basic-skills`: levels of English, maths and ICT across the UK, and the courses.

use anyhow::Result;

use super::HELP;
use crate::framework::basic_skills::{BasicSkills, LaterEquivalent, Measure, Nation, SkillCourse, SkillLevel};
use crate::framework::{Framework, Keyed, Place, squash};
use crate::report::{Block, Document, Item, Line, Report, Subject, Table, Tone, Value, Yes, row};
use crate::words::typed::level_named;
use crate::words::{cited, named, source};

const EXAMPLES: &str = "\
Examples:
  tacareer basic-skills                       every level, and the courses
  tacareer basic-skills --nation scotland     what they are called in one nation
  tacareer basic-skills --level 2             one level: 2, 1, entry-3 …";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Only what is used in this nation: England, Northern Ireland (ni), Scotland or Wales
    #[arg(long, value_name = "NATION", value_parser = nation)]
    nation: Option<Nation>,
    /// Only this level: 2, 1, entry-3, entry-2, entry-1 or pre-entry
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
}

/// A nation by its name, however it is written, by its own name for itself, or shortened.
fn nation(typed: &str) -> Result<Nation, String> {
    let wanted = match squash(typed).as_str() {
        "ni" | "nireland" => "northernireland".to_owned(),
        "cymru" => "wales".to_owned(),
        "alba" => "scotland".to_owned(),
        other => other.to_owned(),
    };
    let is_meant = |nation: &Nation| squash(nation.words()) == wanted;
    Nation::ALL.into_iter().find(is_meant).ok_or_else(|| {
        let all: Vec<&str> = Nation::ALL.iter().map(|nation| nation.words()).collect();
        format!("the nations are {}", all.join(", "))
    })
}

row! {
    /// What one level is called in one measure.
    EquivalentRow(framework: &Framework, chart: &BasicSkills, level: &SkillLevel, measure: &Measure) {
        id level "Level": String = level.id.to_string(),
        text title "Name": String = level.title.clone(),
        text measure "Measure": String = measure.title.clone(),
        text nations "Nations": Vec<String> = nations(&measure.nations),
        text value "Equivalent": Option<String> = equivalent(level, measure).map(str::to_owned),
        text section "Section": String = chart.section.to_string(),
        number page "From page": Option<u16> = framework.page(&chart.section),
    }
}

row! {
    /// A course.
    CourseRow(course: &Keyed<SkillCourse>) {
        id id "Course": String = course.id.to_string(),
        text title "Title": String = course.title.clone(),
        text subjects "Subjects": Vec<String> = subjects(course),
        text nations "Nations": Vec<String> = nations(&course.nations),
        id levels "Levels": Vec<String> = course.levels.iter().map(ToString::to_string).collect(),
        text phased_out "Phased out": Option<Yes> = course.phased_out.then_some(Yes(true)),
        text text "In the publication": String = course.text.clone(),
        text condition "Condition": Option<String> = course.condition.clone(),
        text note "Note": Option<String> = course.note.clone(),
        text urls "On the web": Vec<String> = course.urls.clone(),
        text section "Section": String = course.section.to_string(),
    }
}

row! {
    /// What stands for a level since the publication.
    LaterRow(later: &LaterEquivalent) {
        id level "Level": String = later.level.to_string(),
        text nations "Nations": Vec<String> = nations(&later.nations),
        text value "Equivalent": String = later.value.clone(),
        text source "Source": String = later.source.clone(),
    }
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let chart = framework.basic_skills.as_ref();
    let shown = match &args.level {
        None => chart.iter().flat_map(|chart| &chart.levels).collect(),
        Some(typed) => vec![level_named(framework, typed)?],
    };
    let used = |nations: &[Nation]| args.nation.is_none_or(|nation| nations.is_empty() || nations.contains(&nation));
    let at_level = |course: &Keyed<SkillCourse>| {
        args.level.is_none() || course.levels.is_empty() || shown.iter().any(|level| course.levels.contains(&level.id))
    };
    let courses = framework.skill_courses.iter().filter(|course| used(&course.nations) && at_level(course));
    let courses: Vec<&Keyed<SkillCourse>> = courses.collect();
    let measures = chart.iter().flat_map(|chart| &chart.measures).filter(|measure| used(&measure.nations));
    let measures: Vec<&Measure> = measures.collect();
    let document = match chart {
        None => Document::new("This framework has no levels of English, maths or ICT."),
        Some(chart) => document(framework, chart, args.nation, &shown, &measures, &courses),
    };
    let rows = chart.map_or_else(Vec::new, |chart| equivalents(framework, chart, &shown, &measures));
    let table = Table::about(rows, "This framework has no levels of English, maths or ICT.");
    let rows = courses.into_iter().map(|course| (vec![course.place().into()], CourseRow::of(course)));
    let courses = Table::about(rows, "");
    let ids = shown.iter().map(|level| level.id.to_string()).collect();
    let later =
        chart.iter().flat_map(|chart| &chart.later).filter(|later| shown.iter().any(|one| one.id == later.level));
    let later = later.filter(|later| used(&later.nations)).map(LaterRow::of);
    let report = Report::new(document, table).rows("levels").field("courses", Value::Rows(courses));
    Ok(report.field("later", Value::Rows(Table::of(later, ""))).ids(ids))
}

/// The subject of a level of the chart, for notes.
fn about(chart: &BasicSkills, level: &SkillLevel) -> Subject {
    let number = chart.levels.iter().position(|one| one.id == level.id).unwrap_or_default();
    Place::of("basic_skills").key("levels").index(number).into()
}

/// What a level is called in a measure; `None` if the cell of the chart is empty.
fn equivalent<'a>(level: &'a SkillLevel, measure: &Measure) -> Option<&'a str> {
    level.equivalents.iter().find(|cell| cell.measure == measure.id).map(|cell| cell.value.as_str())
}

fn equivalents(
    framework: &Framework,
    chart: &BasicSkills,
    shown: &[&SkillLevel],
    measures: &[&Measure],
) -> Vec<(Vec<Subject>, EquivalentRow)> {
    let mut rows = Vec::new();
    for level in shown {
        for measure in measures {
            rows.push((vec![about(chart, level)], EquivalentRow::of(framework, chart, level, measure)));
        }
    }
    rows
}

fn nations(nations: &[Nation]) -> Vec<String> {
    nations.iter().map(|nation| nation.words().into()).collect()
}

fn subjects(course: &SkillCourse) -> Vec<String> {
    course.subjects.iter().map(|subject| subject.words().into()).collect()
}

fn document(
    framework: &Framework,
    chart: &BasicSkills,
    nation: Option<Nation>,
    shown: &[&SkillLevel],
    measures: &[&Measure],
    courses: &[&Keyed<SkillCourse>],
) -> Document {
    let place = nation.map_or_else(String::new, |nation| format!(" in {}", nation.words()));
    let mut document = Document::new(format!("{}{place} {}", chart.title, cited(framework, &chart.section)));
    for level in shown {
        document.heading(&level.title);
        let fact = |measure: &&Measure| {
            let value = equivalent(level, measure).unwrap_or("– (an empty cell in the chart)");
            (measure.title.clone(), Line::from(value))
        };
        let later = chart.later.iter().filter(|later| {
            later.level == level.id
                && (later.nations.is_empty()
                    || later.nations.iter().any(|one| nation.is_none_or(|asked| asked == *one)))
        });
        let later: Vec<&LaterEquivalent> = later.collect();
        // What came later stands beside what it came for, at the top.
        let mut facts: Vec<_> = measures.iter().map(fact).collect();
        let place = facts.len().min(1);
        facts.splice(place..place, later.iter().map(|later| since(framework, later)));
        document.blocks.push(Block::Facts(facts));
        document.about(about(chart, level));
        for later in later {
            document.quiet(format!("“{}” is from {}", later.value, later.source));
        }
    }
    document.beside([Place::of("basic_skills")]);
    document.heading("Courses and qualifications in them");
    document.list(courses.iter().map(|one| course(framework, chart, one)).collect());
    document.beside(named::withdrawn(&framework.skill_courses));
    document.detail(format!("What {} says of them", framework.called()));
    document.list(chart.text.iter().map(|quote| source::quoted(framework, quote)).collect());
    for note in chart.notes.iter().chain(&chart.credit) {
        document.quiet(note);
    }
    document.whole(Place::of("basic_skills"));
    document
}

/// What stands for a level since the publication.
fn since(framework: &Framework, later: &LaterEquivalent) -> (String, Line) {
    let nations = nations(&later.nations);
    let nations = if nations.is_empty() { String::new() } else { format!(" ({})", nations.join(", ")) };
    let name = format!("Since {}{nations}", framework.about().year);
    (name, Line::new().run(later.value.as_str(), Tone::Public))
}

fn course(framework: &Framework, chart: &BasicSkills, course: &Keyed<SkillCourse>) -> Item {
    let after = |mark: &str, words: Vec<String>| {
        if words.is_empty() { String::new() } else { format!("{mark} {}", words.join(", ")) }
    };
    let levels = chart.levels.iter().filter(|level| course.levels.contains(&level.id));
    let levels = levels.map(|level| level.title.clone()).collect();
    let (nations, levels) = (after(",", nations(&course.nations)), after(";", levels));
    let line = Line::new().strong(course.title.as_str());
    let line = line.and(format!(" ({}{nations}{levels})", subjects(course).join(", ")));
    let phased_out = course.phased_out.then(|| format!("Phased out, says {}.", framework.called()).into());
    let urls = (!course.urls.is_empty()).then(|| Line::new().ids(course.urls.iter().map(String::as_str)));
    let note = course.note.as_ref().map(Line::from);
    Item::new(line)
        .remark(Line::new().quoted(&course.text))
        .remarks([phased_out, note, urls].into_iter().flatten())
        .about(course.place())
}
