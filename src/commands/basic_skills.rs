//! `basic-skills`: levels of English, maths and ICT across the UK, and the courses.

use anyhow::{Result, bail};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde::Serialize;

use super::provenance::{cited, misprints, quoted};
use super::{HELP, overlaid};
use crate::framework::basic_skills::{BasicSkills, Measure, Nation, SkillCourse, SkillLevel};
use crate::framework::{Framework, Keyed, squash};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer basic-skills                       every level, and the courses
  tacareer basic-skills --nation scotland     what they are called in one nation
  tacareer basic-skills --level 2             one level: 2, 1, entry-3 …";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// What is used in this nation
    #[arg(long, value_name = "NATION")]
    nation: Option<Nation>,
    /// This level alone: 2, 1, entry-3, entry-2, entry-1 or pre-entry
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
}

impl ValueEnum for Nation {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::England => "england",
            Self::NorthernIreland => "northern-ireland",
            Self::Scotland => "scotland",
            Self::Wales => "wales",
        }))
    }
}

row! {
    /// What one level is called in one measure.
    EquivalentRow {
        id level "Level": String,
        text title "Name": String,
        text measure "Measure": String,
        text nations "Nations": Vec<String>,
        text value "Equivalent": Option<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
    }
}

row! {
    /// A course.
    CourseRow {
        id id "Course": String,
        text title "Title": String,
        text subjects "Subjects": Vec<String>,
        text nations "Nations": Vec<String>,
        id levels "Levels": Vec<String>,
        text phased_out "Phased out": Option<String>,
        text text "In the guidance": String,
        text section "Section": String,
        text overlays "Overlays": Vec<String>,
    }
}

/// The chart and the courses.
#[derive(Serialize)]
pub(super) struct Skills<'a> {
    levels: Vec<EquivalentRow>,
    courses: Vec<CourseRow>,
    #[serde(skip)]
    nation: Option<Nation>,
    #[serde(skip)]
    shown: Vec<&'a SkillLevel>,
    #[serde(skip)]
    framework: &'a Framework,
}

/// The level that a person means: `level-2`, `Level 2`, `2`, `entry-3`.
pub(super) fn level_named<'a>(framework: &'a Framework, typed: &str) -> Result<&'a SkillLevel> {
    let all = || framework.basic_skills.iter().flat_map(|chart| &chart.levels);
    let wanted = squash(typed);
    let meant = |level: &&SkillLevel| {
        let names = [squash(level.id.as_str()), squash(&level.title)];
        names.contains(&wanted)
            || squash(level.id.as_str()) == format!("level{wanted}")
            || names[0].replace("entry", "entrylevel") == wanted
    };
    let Some(found) = all().find(meant) else {
        let known: Vec<&str> = all().map(|level| level.id.as_str()).collect();
        bail!("there is no level “{typed}” of English, maths or ICT: there are {}", known.join(", "));
    };
    Ok(found)
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework) -> Result<Skills<'a>> {
    let chart = framework.basic_skills.as_ref();
    let shown = match &args.level {
        None => chart.iter().flat_map(|chart| &chart.levels).collect(),
        Some(typed) => vec![level_named(framework, typed)?],
    };
    let used = |nations: &[Nation]| args.nation.is_none_or(|nation| nations.is_empty() || nations.contains(&nation));
    let levels = chart.map_or_else(Vec::new, |chart| equivalents(framework, chart, &shown, &used));
    let courses = framework.skill_courses.iter().filter(|course| used(&course.nations));
    let at_level = |course: &&Keyed<SkillCourse>| {
        args.level.is_none() || course.levels.is_empty() || shown.iter().any(|level| course.levels.contains(&level.id))
    };
    let courses = courses.filter(at_level).map(|one| course(framework, one)).collect();
    Ok(Skills { levels, courses, nation: args.nation, shown, framework })
}

fn equivalents(
    framework: &Framework,
    chart: &BasicSkills,
    shown: &[&SkillLevel],
    used: &dyn Fn(&[Nation]) -> bool,
) -> Vec<EquivalentRow> {
    let measures: Vec<&Measure> = chart.measures.iter().filter(|measure| used(&measure.nations)).collect();
    let row = |level: &SkillLevel, measure: &Measure| EquivalentRow {
        level: level.id.to_string(),
        title: level.title.clone(),
        measure: measure.title.clone(),
        nations: measure.nations.iter().map(|nation| nation.words().into()).collect(),
        value: level.equivalents.iter().find(|cell| cell.measure == measure.id).map(|cell| cell.value.clone()),
        section: chart.section.to_string(),
        page: framework.page(&chart.section),
    };
    shown.iter().flat_map(|level| measures.iter().map(|measure| row(level, measure)).collect::<Vec<_>>()).collect()
}

fn course(framework: &Framework, course: &Keyed<SkillCourse>) -> CourseRow {
    CourseRow {
        id: course.id.to_string(),
        title: course.title.clone(),
        subjects: course.subjects.iter().map(|subject| subject.words().into()).collect(),
        nations: course.nations.iter().map(|nation| nation.words().into()).collect(),
        levels: course.levels.iter().map(ToString::to_string).collect(),
        phased_out: course.phased_out.then(|| "yes".into()),
        text: course.text.clone(),
        section: course.section.to_string(),
        overlays: overlaid::touches(framework, course),
    }
}

impl Skills<'_> {
    /// The names of levels.
    fn titles(&self, ids: &[String]) -> Vec<&str> {
        let levels = self.framework.basic_skills.iter().flat_map(|chart| &chart.levels);
        levels.filter(|level| ids.iter().any(|id| id == level.id.as_str())).map(|level| level.title.as_str()).collect()
    }

    fn courses(&self, document: &mut Document) {
        document.heading("Courses and qualifications in them");
        let items = self.courses.iter().map(|course| {
            let nations =
                if course.nations.is_empty() { String::new() } else { format!(", {}", course.nations.join(", ")) };
            let levels = if course.levels.is_empty() {
                String::new()
            } else {
                format!("; {}", self.titles(&course.levels).join(", "))
            };
            let line = Line::new().strong(course.title.as_str());
            let line = line.and(format!(" ({}{nations}{levels})", course.subjects.join(", ")));
            let item = Item::new(line).remark(&course.text).remarks(course.overlays.iter().map(Line::from));
            if course.phased_out.is_some() { item.remark("Phased out, says the guidance.") } else { item }
        });
        document.list(items.collect());
    }
}

impl Report for Skills<'_> {
    fn document(&self) -> Document {
        let Some(chart) = &self.framework.basic_skills else {
            return Document::new("This framework has no levels of English, maths or ICT.");
        };
        let nation = self.nation.map_or_else(String::new, |nation| format!(" in {}", nation.words()));
        let mut document = Document::new(format!("{}{nation} {}", chart.title, cited(self.framework, &chart.section)));
        for level in &self.shown {
            document.heading(&level.title);
            let rows = self.levels.iter().filter(|row| row.level == level.id.as_str());
            let facts = rows.map(|row| {
                (row.measure.clone(), Line::from(row.value.as_deref().unwrap_or("– (an empty cell in the chart)")))
            });
            document.blocks.push(crate::report::Block::Facts(facts.collect()));
        }
        overlaid::single(&mut document, self.framework, "basic_skills");
        self.courses(&mut document);
        overlaid::withdrawn(&mut document, &self.framework.skill_courses);
        document.heading("What the guidance says of them");
        document.list(chart.text.iter().map(|quote| quoted(self.framework, quote)).collect());
        for note in chart.notes.iter().chain(&chart.credit) {
            document.quiet(note);
        }
        misprints(&mut document, self.framework, &chart.errata);
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.levels, "This framework has no levels of English, maths or ICT.")
    }

    fn ids(&self) -> Vec<String> {
        self.shown.iter().map(|level| level.id.to_string()).collect()
    }
}
