//! `level`: the ladders of roles, or one role profile whole.

use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;

use super::expectation::{self, Titles};
use super::marks::{Kept, Marks, word};
use super::provenance::{changes, cited, misprints};
use super::units::{self, UnitRow};
use super::{HELP, find, ids, overlaid, suggestion};
use crate::framework::qualification::Unit;
use crate::framework::role::{Duty, Role};
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer level                          both ladders of roles
  tacareer level ta3                      one profile whole
  tacareer level asna1 --section duties   its duties alone
  tacareer level hlta -o hlta.html        a page to print";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A role: ta1 to ta5, asna1 to asna3, hlta; all of them without
    role: Vec<String>,
    /// Show this part alone (can be repeated)
    #[arg(long, value_name = "PART")]
    section: Vec<Part>,
}

impl Args {
    /// Whether one role is asked for.
    pub(super) fn is_of_one(&self) -> bool {
        !self.role.is_empty()
    }
}

/// A part of a role profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The role purpose
    Purpose,
    /// The key duties
    Duties,
    /// Indicative knowledge, skills and experience
    Knowledge,
    /// What the role is expected to hold, with units and standards
    Qualifications,
    /// Suggestions for continuing professional development
    Cpd,
}

pub(super) fn report<'a>(
    args: &Args,
    framework: &'a Framework,
    kept: Option<Kept<'a>>,
) -> Result<Box<dyn Report + 'a>> {
    if args.role.is_empty() {
        return Ok(Box::new(Ladders {
            roles: framework.roles.iter().map(|role| RoleRow::of(framework, role)).collect(),
            framework,
        }));
    }
    let role = find(&framework.roles, &args.role.join(" "), "level")?;
    Ok(Box::new(Profile::of(framework, Marks::of(framework, kept), role, &args.section)))
}

row! {
    /// A role in the list of all.
    RoleRow {
        id id "Id": String,
        id short "Role": String,
        text title "Title": String,
        text family "Family": String,
        id follows "Follows": Option<String>,
        id alongside "Alongside": Vec<String>,
        text expects "Expected to be": Vec<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
        text overlays "Overlays": Vec<String>,
    }
}

impl RoleRow {
    fn of(framework: &Framework, role: &Keyed<Role>) -> Self {
        Self {
            id: role.id.to_string(),
            short: role.short.clone(),
            title: role.title.clone(),
            family: role.family.to_string(),
            follows: role.follows.as_ref().map(ToString::to_string),
            alongside: role.alongside.iter().map(|pair| pair.role.to_string()).collect(),
            expects: role.expects.iter().map(|e| expectation::words(framework, e, Titles::Short)).collect(),
            section: role.section.to_string(),
            page: framework.page(&role.section),
            overlays: overlaid::touches(framework, role),
        }
    }
}

/// The ladders of roles, a family at a time.
#[derive(Serialize)]
struct Ladders<'a> {
    roles: Vec<RoleRow>,
    #[serde(skip)]
    framework: &'a Framework,
}

impl Report for Ladders<'_> {
    fn document(&self) -> Document {
        let mut document = Document::new(format!("{}: the role profiles", self.framework.about().short));
        document.quiet(expectation::caveat(self.framework.about()));
        for family in &self.framework.families {
            let ladder = self.framework.ladder(&family.id);
            let rows: Vec<RoleRow> = ladder.iter().map(|role| RoleRow::of(self.framework, role)).collect();
            document.heading(format!("{} {}", family.title, cited(self.framework, &family.section)));
            document.text(&family.text);
            let table = Table::of(&rows, "This family has no role yet.");
            document.table(table.only(&["short", "title", "expects", "page"]));
            overlaid::records(&mut document, self.framework, [family]);
            overlaid::roles(&mut document, self.framework, ladder);
        }
        if self.roles.is_empty() {
            document.text("This framework has no role profile.");
            return document;
        }
        overlaid::withdrawn(&mut document, &self.framework.roles);
        let example = &self.roles[self.roles.len().min(3) - 1].id;
        let whole = Line::from("A role whole: ").id(format!("tacareer level {example}"));
        document.quiet(whole.and(". What comes next: ").id(format!("tacareer next {example}")));
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.roles, "This framework has no role profile.")
    }

    fn ids(&self) -> Vec<String> {
        self.roles.iter().map(|role| role.id.clone()).collect()
    }
}

row! {
    /// A statement of a profile.
    StatementRow {
        id id "Id": String,
        text part "Part": String,
        text number "Number": Option<String>,
        text text "Text": String,
        text kind "Kind": Option<String>,
        id links "Links": Vec<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
        text record "Record": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

/// One role profile.
struct Profile<'a> {
    parts: Vec<Part>,
    /// Whether all parts are asked for.
    whole: bool,
    role: &'a Keyed<Role>,
    marks: Marks<'a>,
    framework: &'a Framework,
}

/// The profile as a value.
#[derive(Serialize)]
struct Value<'a> {
    id: String,
    short: &'a str,
    title: &'a str,
    family: String,
    follows: Option<String>,
    leads_to: Vec<String>,
    alongside: Vec<String>,
    section: String,
    page: Option<u16>,
    indicative: &'a str,
    statements: Vec<StatementRow>,
    units: Vec<UnitRow>,
    overlays: Vec<String>,
}

impl Serialize for Profile<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (framework, role) = (self.framework, self.role);
        let value = Value {
            id: role.id.to_string(),
            short: &role.short,
            title: &role.title,
            family: role.family.to_string(),
            follows: role.follows.as_ref().map(ToString::to_string),
            leads_to: ids(framework.above(role)),
            alongside: role.alongside.iter().map(|pair| pair.role.to_string()).collect(),
            section: role.section.to_string(),
            page: framework.page(&role.section),
            indicative: expectation::caveat(framework.about()),
            statements: self.statements(),
            units: self.units().into_iter().map(|unit| UnitRow::of(framework, &self.marks, unit)).collect(),
            overlays: overlaid::touches(framework, role),
        };
        value.serialize(serializer)
    }
}

impl<'a> Profile<'a> {
    fn of(framework: &'a Framework, marks: Marks<'a>, role: &'a Keyed<Role>, wanted: &[Part]) -> Self {
        let every = [Part::Purpose, Part::Duties, Part::Knowledge, Part::Qualifications, Part::Cpd];
        let parts = every.into_iter().filter(|part| wanted.is_empty() || wanted.contains(part)).collect();
        Self { parts, whole: wanted.is_empty(), role, marks, framework }
    }

    fn statements(&self) -> Vec<StatementRow> {
        self.parts.iter().flat_map(|part| statements(self.framework, &self.marks, self.role, *part)).collect()
    }

    /// The units of the qualifications the role looks for, where they are asked for.
    fn units(&self) -> Vec<&'a Keyed<Unit>> {
        if self.parts.contains(&Part::Qualifications) { self.framework.units_of_role(self.role) } else { Vec::new() }
    }

    /// The roles around this one.
    fn neighbours(&self, document: &mut Document) {
        let family = self.framework.families.known(&self.role.family);
        let below = self.role.follows.as_ref().map(|id| self.framework.roles.known(id));
        let above = self.framework.above(self.role);
        let names = |roles: &[&Keyed<Role>]| {
            let names: Vec<String> = roles.iter().map(|role| expectation::named(role)).collect();
            (!names.is_empty()).then(|| Line::from(names.join("; ")))
        };
        let alongside: Vec<&Keyed<Role>> =
            self.role.alongside.iter().map(|pair| self.framework.roles.known(&pair.role)).collect();
        document.facts([
            ("Family", Some(family.title.as_str().into())),
            (
                "Comes after",
                Some(
                    names(&below.into_iter().collect::<Vec<_>>())
                        .unwrap_or_else(|| "nothing: the first of its ladder".into()),
                ),
            ),
            ("Leads to", Some(names(&above).unwrap_or_else(|| "no further profile: the last of its ladder".into()))),
            ("Stands level with", names(&alongside)),
        ]);
    }

    fn part(&self, document: &mut Document, part: Part) {
        let (framework, role) = (self.framework, self.role);
        match part {
            Part::Purpose => {
                document.heading(format!("Role purpose {}", cited(framework, &role.purpose.section)));
                document.text(&role.purpose.text);
            }
            Part::Duties => {
                document.heading(format!("Key duties {}", cited(framework, &role.duties_section)));
                document.list(role.duties.iter().map(|one| duty(framework, role, one)).collect());
            }
            Part::Knowledge => {
                document.heading("Indicative knowledge, skills and experience");
                document.list(role.knowledge.iter().map(|quote| Item::new(&quote.text)).collect());
            }
            Part::Qualifications => {
                document.heading("What somebody in this role is expected to hold");
                document.quiet(expectation::caveat(framework.about()));
                document.list(expectation::items(framework, &self.marks, role));
                if !role.notes.is_empty() {
                    document.heading("Notes");
                    document.list(role.notes.iter().map(|note| Item::new(&note.text)).collect());
                }
                let units = self.units();
                if !units.is_empty() {
                    document.heading("Units of those qualifications, and the standards they draw on");
                    document.table(units::brief(framework, &self.marks, &units, ""));
                    overlaid::records(document, framework, units);
                }
            }
            Part::Cpd => self.cpd(document),
        }
    }

    fn cpd(&self, document: &mut Document) {
        document.heading(suggestion::heading(self.framework, self.role));
        if let Some(introduction) = &self.role.cpd.introduction {
            document.text(&introduction.text);
        }
        if let Some(other) = &self.role.cpd.in_addition_to {
            let other = self.framework.roles.known(other);
            let command = format!("tacareer level {} --section cpd", other.id);
            document.quiet(Line::from(format!("The suggestions for {}: ", other.short)).id(command));
        }
        let suggestions = self.role.cpd.suggestions.iter().enumerate();
        document.list(
            suggestions
                .map(|(n, suggestion)| suggestion::item(self.framework, &self.marks, self.role, n, suggestion))
                .collect(),
        );
    }
}

/// A duty with its lettered options.
fn duty(framework: &Framework, role: &Keyed<Role>, duty: &Duty) -> Item {
    let options = duty.options.iter().map(|option| Item::labelled(option.letter, &option.text));
    let touched = overlaid::at(framework, &role.place().key("duties").index(usize::from(duty.number) - 1));
    Item::labelled(duty.number.to_string(), &duty.text).remarks(touched.into_iter().map(Line::from)).items(options)
}

/// The statements of a part, one a row.
fn statements<'a>(framework: &'a Framework, marks: &Marks<'a>, role: &'a Keyed<Role>, part: Part) -> Vec<StatementRow> {
    let row =
        |id: String, part: &str, number: Option<String>, text: &str, section: &crate::framework::Id<_>| StatementRow {
            id: format!("{}.{id}", role.id),
            part: part.into(),
            number,
            text: text.into(),
            kind: None,
            links: Vec::new(),
            section: crate::framework::Id::to_string(section),
            page: framework.page(section),
            record: None,
            overlays: overlaid::statement(framework, &format!("{}.{id}", role.id)),
        };
    match part {
        Part::Purpose => vec![row("purpose".into(), "purpose", None, &role.purpose.text, &role.purpose.section)],
        Part::Duties => role
            .duties
            .iter()
            .flat_map(|duty| {
                let options =
                    duty.options.iter().map(|o| (format!("{}{}", duty.number, o.letter), "duty option", &o.text));
                std::iter::once((duty.number.to_string(), "duty", &duty.text)).chain(options)
            })
            .map(|(number, part, text)| row(format!("duty.{number}"), part, Some(number), text, &role.duties_section))
            .collect(),
        Part::Knowledge => (1..)
            .zip(&role.knowledge)
            .map(|(n, quote): (usize, _)| {
                row(format!("knowledge.{n}"), "knowledge", Some(n.to_string()), &quote.text, &quote.section)
            })
            .collect(),
        Part::Qualifications => (1..)
            .zip(role.expects.iter().zip(marks.expectations(role)))
            .map(|(n, (expected, mark)): (usize, _)| StatementRow {
                record: word(mark),
                kind: Some(expected.sense.words().into()),
                links: expected.qualifications.iter().chain(&expected.alternatives).map(ToString::to_string).collect(),
                ..row(
                    format!("expects.{n}"),
                    "expectation",
                    Some(n.to_string()),
                    &expectation::words(framework, expected, Titles::Full),
                    &expected.section,
                )
            })
            .collect(),
        Part::Cpd => suggestion_rows(framework, marks, role),
    }
}

fn suggestion_rows(framework: &Framework, marks: &Marks<'_>, role: &Keyed<Role>) -> Vec<StatementRow> {
    let mut rows = Vec::new();
    for (n, suggestion) in role.cpd.suggestions.iter().enumerate() {
        let whole = StatementRow {
            id: suggestion::id(role, n),
            part: "CPD suggestion".into(),
            number: Some((n + 1).to_string()),
            text: suggestion.text.clone(),
            kind: Some(suggestion.kind.words().into()),
            links: suggestion::linked(framework, &suggestion.links),
            section: suggestion.section.to_string(),
            page: framework.page(&suggestion.section),
            record: word(marks.suggestion(&suggestion::id(role, n))),
            overlays: overlaid::statement(framework, &suggestion::id(role, n)),
        };
        let examples = suggestion.examples.iter().enumerate().map(|(m, example)| StatementRow {
            id: format!("{}{}", whole.id, suggestion::letter(m)),
            part: "CPD example".into(),
            number: Some(format!("{}{}", n + 1, suggestion::letter(m))),
            text: example.text.clone(),
            kind: Some(example.kind.words().into()),
            links: Vec::new(),
            record: None,
            ..whole.clone()
        });
        let examples: Vec<_> = examples.collect();
        rows.push(whole);
        rows.extend(examples);
    }
    rows
}

impl Report for Profile<'_> {
    fn document(&self) -> Document {
        let cited = cited(self.framework, &self.role.section);
        let mut document = Document::new(format!("{}: {} {cited}", self.role.short, self.role.title));
        self.marks.opening(&mut document);
        self.neighbours(&mut document);
        overlaid::record(&mut document, self.framework, self.role);
        for part in &self.parts {
            self.part(&mut document, *part);
        }
        let duties =
            self.role.duties.iter().filter(|_| self.parts.contains(&Part::Duties)).flat_map(|duty| &duty.errata);
        let of_role = self.role.errata.iter().filter(|_| self.whole);
        misprints(&mut document, self.framework, of_role.chain(duties));
        if self.whole {
            changes(&mut document, self.framework, &self.role.changes);
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.statements(), "This profile has no statement of that part.")
    }

    fn ids(&self) -> Vec<String> {
        vec![self.role.id.to_string()]
    }
}
