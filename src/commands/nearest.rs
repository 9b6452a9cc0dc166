//! `nearest`: which qualification is closest to what a record has, and which single unit helps most.

use anyhow::Result;
use serde::Serialize;

use super::marks::{Kept, Marks};
use super::standing::{length, listed_in_part, opening, stands, units_held};
use super::{HELP, count, expectation, find, ids, standing};
use crate::framework::Framework;
use crate::framework::role::Sense;
use crate::progress::{Closeness, Direction, Help, Nearest, Outcome};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer nearest                      towards the role after the one in the record
  tacareer nearest ta3                  towards a role
  tacareer nearest --record sam.yaml    against the record in a file";

const ORDER: &str = "\
It looks towards the role that is named, or else, from the present role of the record upwards, the first whose \
qualification is not held yet. Without a role, only what the record has begun makes one qualification closer than another: \
those in progress, then those of which a unit is begun, by level and size. Nothing below what is held is proposed. Order of units: one point for each standard newly evidenced, each qualification not held \
that it counts towards, and each role that expects one of those; then most standards, most qualifications, begun \
before not begun, fewest credits.";

/// How many units are shown; the value has them all.
const SHOWN: usize = 5;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES, after_help = ORDER)]
pub struct Args {
    /// The role one looks towards: ta1 to ta5, asna1 to asna3, hlta
    role: Vec<String>,
}

row! {
    /// A qualification or unit that is not held yet, nearest or most helpful first.
    NearRow {
        text kind "Kind": String,
        number place "Place": usize,
        id id "Id": String,
        text title "Title": String,
        text status "Status": String,
        number units_held "Units held": Option<usize>,
        number units_left "Units left": Option<usize>,
        number credits "Credits": Option<u32>,
        id standards "Standards": Vec<String>,
        id qualifications "Qualifications": Vec<String>,
        id roles "Roles": Vec<String>,
    }
}

/// What is closest to a record.
#[derive(Serialize)]
pub(super) struct NearReport<'a> {
    indicative: &'a str,
    /// The role it looks towards.
    towards: Option<String>,
    /// Why no qualification is called the closest; none where one is.
    remark: Option<String>,
    items: Vec<NearRow>,
    #[serde(skip)]
    nearest: Nearest<'a>,
    #[serde(skip)]
    kept: Option<Kept<'a>>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<NearReport<'a>> {
    let named = args.role.join(" ");
    let role = (!named.is_empty()).then(|| find(&framework.roles, &named, "level")).transpose()?;
    let nearest = Nearest::of(framework, standing::record_or_empty(kept), role);
    let near = |(n, close): (usize, &Closeness<'_>)| {
        let qualification = close.toward.qualification;
        NearRow {
            kind: "qualification".into(),
            place: n,
            id: qualification.id.to_string(),
            title: qualification.title.clone(),
            status: close.toward.standing.words().into(),
            units_held: close.is_comparable().then_some(close.held),
            units_left: close.is_comparable().then_some(close.left),
            credits: (close.left > close.toward.unknown_left()).then(|| close.toward.credits_left()),
            standards: Vec::new(),
            qualifications: Vec::new(),
            roles: roles_of(framework, close),
        }
    };
    let help = |(n, help): (usize, &Help<'_>)| NearRow {
        kind: "unit".into(),
        place: n,
        id: help.unit.id.to_string(),
        title: help.unit.title.clone(),
        status: help.standing.words().into(),
        units_held: None,
        units_left: None,
        credits: help.unit.credits.map(u32::from),
        standards: help.standards.iter().map(|standard| framework.code(standard.id)).collect(),
        qualifications: ids(help.qualifications.iter().copied()),
        roles: help.roles.iter().map(|role| role.short.clone()).collect(),
    };
    let items = (1..).zip(&nearest.qualifications).map(near).chain((1..).zip(&nearest.units).map(help)).collect();
    let towards = match nearest.direction {
        Direction::Named(role) | Direction::Recorded(role) => Some(role.id.to_string()),
        Direction::Anywhere => None,
    };
    let indicative = expectation::caveat(framework.about());
    let mut report = NearReport { indicative, towards, remark: None, items, nearest, kept, framework };
    report.remark = report.silence();
    Ok(report)
}

fn roles_of(framework: &Framework, close: &Closeness<'_>) -> Vec<String> {
    let looking = framework.roles_of_qualification(close.toward.qualification);
    let firm = looking.filter(|looks| looks.expectation.sense != Sense::MayBeWorkingTowards);
    let mut roles: Vec<String> = firm.map(|looks| looks.role.short.clone()).collect();
    roles.dedup();
    roles
}

impl NearReport<'_> {
    /// The role it looks towards, and why; nothing without one.
    fn towards(&self) -> Option<(&str, String)> {
        match self.nearest.direction {
            Direction::Named(role) => Some((&role.short, format!("Towards {}.", expectation::named(role)))),
            Direction::Recorded(role) => {
                let why = "by the present role in the record";
                Some((&role.short, format!("Towards {}, {why}.", expectation::named(role))))
            }
            Direction::Anywhere => None,
        }
    }

    /// What can't be said, or needs no saying more; nothing where there is a closest qualification.
    fn silence(&self) -> Option<String> {
        let role = self.towards().map_or_else(String::new, |(role, _)| role.to_owned());
        match self.nearest.outcome {
            Outcome::Closest => None,
            Outcome::NothingToMeasure => Some("The framework has no qualifications, so there is nothing to measure by.".into()),
            Outcome::NothingNamed => Some(format!("{role} names no qualification: “tacareer gap {role}” has what it expects.")),
            Outcome::Answered => Some(format!("What is held answers what {role} says of qualifications.")),
            Outcome::NothingAbove => Some("No qualification of the framework lies above what is held.".into()),
            Outcome::NothingSpeaks => Some(
                "Nobody can say: the record has nothing begun and names no role, and how many units happen to be listed decides nothing. Name a role: tacareer nearest ta2.".into(),
            ),
        }
    }

    fn qualifications(&self, document: &mut Document) {
        document.heading("The closest qualification");
        document
            .text(self.towards().map_or_else(|| "No role is named, here or in the record.".into(), |(_, words)| words));
        let silence = &self.remark;
        if let Some(silence) = silence {
            document.text(silence.as_str());
        }
        let Some(first) = self.nearest.qualifications.first().filter(|_| silence.is_none()) else {
            return self.others(document, 0);
        };
        let qualification = first.toward.qualification;
        let line = Line::new().strong(qualification.title.as_str()).and(" (").id(qualification.id.to_string()).and(")");
        document.text(line);
        document.text(self.why(first));
        let left: Vec<_> = first.toward.left().map(|left| left.unit).collect();
        if !left.is_empty() {
            document.table(super::units::brief(self.framework, &Marks::of(self.framework, self.kept), &left, ""));
            document.quiet(format!("Length of these: {}.", length(self.framework, first.toward.left())));
        }
        for line in listed_in_part(self.framework, qualification) {
            document.quiet(line);
        }
        self.others(document, 1);
    }

    fn others(&self, document: &mut Document, skip: usize) {
        let others = self.nearest.qualifications.iter().skip(skip);
        let items: Vec<Item> = others
            .map(|close| {
                let id = close.toward.qualification.id.to_string();
                Item::new(Line::new().id(id).and(format!(" {}", close.toward.qualification.title)))
                    .remark(self.why(close))
            })
            .collect();
        if !items.is_empty() {
            document.heading(if skip == 0 {
                "What comes into question, by level and size"
            } else {
                "The others, in order"
            });
            document.list(items);
        }
        if !self.nearest.set_aside.is_empty() {
            let ids = self.nearest.set_aside.iter().map(|one| one.id.to_string());
            document.quiet(Line::from("Not proposed, since none is above what is held: ").ids(ids));
        }
    }

    fn why(&self, close: &Closeness<'_>) -> String {
        let begun = if close.toward.standing.is_missing() {
            String::new()
        } else {
            format!("{}. ", upper(&stands(&close.toward.standing)))
        };
        let roles = roles_of(self.framework, close);
        let roles = if roles.is_empty() { String::new() } else { format!(" Expected by {}.", roles.join(", ")) };
        if let Some(bridge) = &close.bridge {
            let section = self.framework.cite(&bridge.from.section);
            return format!(
                "{begun}From the {}: additional units, which are not listed ({section}).{roles}",
                bridge.from.title
            );
        }
        if !close.is_comparable() {
            return format!(
                "{begun}It can’t be compared: of its own units, none that it can’t be gained without is listed. {}.{roles}",
                upper(&units_held(&close.toward))
            );
        }
        let left = if close.left == 0 {
            "none of them is left, but more may be needed".to_owned()
        } else {
            let unlisted: Vec<&str> = close.unlisted.iter().map(|lower| lower.short.as_str()).collect();
            let more = if unlisted.is_empty() {
                String::new()
            } else {
                format!(", and the units of the {}, which are not listed", unlisted.join(" and "))
            };
            format!("{} left{more}", close.left)
        };
        format!("{begun}{}: {left}.{roles}", upper(&units_held(&close.toward)))
    }

    fn units(&self, document: &mut Document) {
        document.heading("The single unit that helps most");
        let Some(first) = self.nearest.units.first() else {
            return document.text("None can be named before a qualification is, or all its listed units are held.");
        };
        let line = Line::new().strong(first.unit.title.as_str()).and(" (").id(first.unit.id.to_string()).and(")");
        document.text(line);
        document.list(self.reasons(first));
        let rows =
            self.items.iter().filter(|row| row.kind == "unit").skip(1).take(SHOWN - 1).cloned().collect::<Vec<_>>();
        if !rows.is_empty() {
            document.heading("Then these");
            document.table(Table::of(&rows, "").only(&["id", "title", "standards", "qualifications", "roles"]));
            document.quiet(format!(
                "{} of it are not held; --format csv lists them all.",
                count(self.nearest.units.len(), "unit")
            ));
        }
    }

    fn reasons(&self, help: &Help<'_>) -> Vec<Item> {
        let codes = help.standards.iter().map(|standard| self.framework.code(standard.id));
        let names = |all: Vec<String>, none: &str| if all.is_empty() { Line::from(none) } else { Line::new().ids(all) };
        let about = |name: &str, line: Line| {
            Item::new(Line(Line::from(format!("{name}: ")).0.into_iter().chain(line.0).collect()))
        };
        let credits = help.unit.credits.map_or_else(
            || "not known".to_owned(),
            |credits| super::standing::lengths(self.framework, 1, 0, credits.into()),
        );
        vec![
            about("Standards that nothing evidences yet", names(codes.collect(), "none")),
            about(
                "Counts towards",
                names(ids(help.qualifications.iter().copied()), "no qualification that is not held"),
            ),
            about(
                "Roles that expect one of those",
                names(help.roles.iter().map(|role| role.short.clone()).collect(), "none"),
            ),
            about("Length", credits.into()),
            about("Status", stands(&help.standing).into()),
        ]
    }
}

impl Report for NearReport<'_> {
    fn document(&self) -> Document {
        let mut document = Document::new("What is closest to what is held");
        opening(&mut document, self.framework, self.kept);
        self.qualifications(&mut document);
        self.units(&mut document);
        document.quiet(
            "Units are carried forward between qualifications. “tacareer nearest --help” has the rules of order.",
        );
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.items, self.remark.clone().unwrap_or_default())
    }

    fn ids(&self) -> Vec<String> {
        self.items.iter().map(|row| row.id.clone()).collect()
    }
}

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
