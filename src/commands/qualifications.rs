//! `qualifications`: all of them, or one whole, with the roles that look for it.

use anyhow::Result;
use serde::Serialize;

use super::marks::{Kept, Marks, fact, word};
use super::provenance::{changes, cited, misprints, quoted};
use super::{HELP, find, ids, overlaid};
use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer qualifications                   all of them, and the rules of size and credit
  tacareer qualifications l2-certificate    one whole: units, roles, what it shares with others
  tacareer quals \"Level 3 Diploma in Specialist Support for Teaching and Learning in Schools\"";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A qualification: its id or its title; all of them without
    qualification: Vec<String>,
}

pub(super) fn report<'a>(
    args: &Args,
    framework: &'a Framework,
    kept: Option<Kept<'a>>,
) -> Result<Box<dyn Report + 'a>> {
    let marks = Marks::of(framework, kept);
    if args.qualification.is_empty() {
        let qualifications =
            framework.qualifications.iter().map(|one| QualificationRow::of(framework, &marks, one)).collect();
        return Ok(Box::new(Qualifications { qualifications, marks, framework }));
    }
    let record = find(&framework.qualifications, &args.qualification.join(" "), "qualifications")?;
    let units = framework.units_of_qualification(record);
    let units = units.into_iter().map(|(unit, contained)| PartRow {
        qualification: record.id.to_string(),
        unit: unit.id.to_string(),
        title: unit.title.clone(),
        level: unit.level,
        part: contained.part.words().into(),
        through: contained.through.map(|other| other.id.to_string()),
        standards: unit.standards.iter().map(|number| framework.code(*number)).collect(),
        credits: unit.credits,
        section: contained.listing.section.as_ref().map(ToString::to_string),
        source: contained.listing.source.clone(),
        record: word(marks.unit(&unit.id)),
        overlays: overlaid::touches(framework, unit),
    });
    let units = units.collect();
    let qualification = QualificationRow::of(framework, &marks, record);
    Ok(Box::new(Whole { qualification, units, record, marks, framework }))
}

row! {
    /// A qualification in a list.
    QualificationRow {
        id id "Id": String,
        text title "Title": String,
        number level "Level": u8,
        text size "Size": String,
        number minimum_credits "Credits from": Option<u16>,
        id units "Units listed": Vec<String>,
        text incorporates "Incorporates": Vec<String>,
        text shares_units_with "Shares units with": Vec<String>,
        text roles "Roles": Vec<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
        text record "Record": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

impl QualificationRow {
    fn of(framework: &Framework, marks: &Marks<'_>, one: &Keyed<Qualification>) -> Self {
        let mut roles: Vec<String> = Vec::new();
        for looks in framework.roles_of_qualification(one) {
            let id = looks.role.id.to_string();
            if !roles.contains(&id) {
                roles.push(id);
            }
        }
        Self {
            id: one.id.to_string(),
            title: one.title.clone(),
            level: one.level,
            size: one.size.words().into(),
            minimum_credits: one.minimum_credits.as_ref().map(|confirmed| confirmed.value),
            units: ids(framework.units_of_qualification(one).into_iter().map(|(unit, _)| unit)),
            incorporates: one.incorporates.iter().map(ToString::to_string).collect(),
            shares_units_with: one.shares_units_with.iter().map(ToString::to_string).collect(),
            roles,
            section: one.section.to_string(),
            page: framework.page(&one.section),
            record: word(marks.qualification(&one.id)),
            overlays: overlaid::touches(framework, one),
        }
    }
}

row! {
    /// A unit as part of one qualification.
    PartRow {
        id qualification "Qualification": String,
        id unit "Unit": String,
        text title "Title": String,
        number level "Level": u8,
        text part "Part": String,
        text through "Listed for": Option<String>,
        text standards "Standards": Vec<String>,
        number credits "Credits": Option<u16>,
        text section "Section": Option<String>,
        text source "Source": Option<String>,
        text record "Record": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

/// All qualifications.
#[derive(Serialize)]
struct Qualifications<'a> {
    qualifications: Vec<QualificationRow>,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

impl Report for Qualifications<'_> {
    fn document(&self) -> Document {
        let framework = self.framework;
        let count = super::count(self.qualifications.len(), "qualification");
        let mut document = Document::new(format!("{}: {count}", framework.about().short));
        self.marks.opening(&mut document);
        let table = Table::of(&self.qualifications, "This framework names no qualification.");
        document.table(self.marks.shown(&table, &["id", "title", "roles"]));
        overlaid::records(&mut document, framework, &framework.qualifications);
        overlaid::withdrawn(&mut document, &framework.qualifications);
        if let Some(credit) = &framework.credit {
            document.heading("Size, credit and level");
            document.list(credit.sizes.iter().map(|size| Item::new(&size.text)).collect());
            document.list(credit.rules.iter().map(|quote| quoted(framework, quote)).collect());
            changes(&mut document, framework, &credit.changes);
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.qualifications, "This framework names no qualification.")
    }

    fn ids(&self) -> Vec<String> {
        self.qualifications.iter().map(|qualification| qualification.id.clone()).collect()
    }
}

/// One qualification.
#[derive(Serialize)]
struct Whole<'a> {
    qualification: QualificationRow,
    units: Vec<PartRow>,
    #[serde(skip)]
    record: &'a Keyed<Qualification>,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

impl Whole<'_> {
    fn units(&self, document: &mut Document) {
        document.heading("Units listed for it");
        let shown = |table: &Table| self.marks.shown(table, &["unit", "title", "part", "standards"]);
        let own: Vec<PartRow> = self.units.iter().filter(|row| row.through.is_none()).cloned().collect();
        document.table(shown(&Table::of(&own, "None: neither the guidance nor a page that could be read lists them.")));
        let notes = self.record.listings.iter().map(|listing| {
            let whole = if listing.complete { "all of them" } else { "only some of them" };
            let from = listing.section.as_ref().map(|section| cited(self.framework, section));
            let from = from.or_else(|| listing.source.clone()).unwrap_or_default();
            let line = format!("{} units: {whole} {from}", capital(listing.part.words()));
            Item::new(line).remarks(listing.note.iter().map(Line::from))
        });
        document.list(notes.collect());
        for other in &self.framework.qualifications {
            let rows = self.units.iter().filter(|row| row.through.as_deref() == Some(other.id.as_str()));
            let rows: Vec<PartRow> = rows.cloned().collect();
            if !rows.is_empty() {
                document.heading(format!("Units of the {}, which it incorporates", other.title));
                document.table(shown(&Table::of(&rows, "")));
            }
        }
        if !self.record.categories.is_empty() {
            let section = self.record.categories_section.as_ref().map(|section| cited(self.framework, section));
            document.heading(format!("Categories of its optional units {}", section.unwrap_or_default()));
            document.list(self.record.categories.iter().map(Item::new).collect());
        }
    }

    /// How it is tied to other qualifications.
    fn relations(&self, document: &mut Document) {
        let framework = self.framework;
        let titled = |one: &Keyed<Qualification>, how: &str| {
            Item::new(Line::from(how).id(one.id.as_str()).and(format!(" {}", one.title)))
        };
        let of = |id| framework.qualifications.known(id);
        let mut items: Vec<Item> =
            self.record.incorporates.iter().map(|id| titled(of(id), "incorporates units of ")).collect();
        items.extend(
            framework.incorporating(self.record).into_iter().map(|one| titled(one, "its units are incorporated in ")),
        );
        items.extend(self.record.shares_units_with.iter().map(|id| titled(of(id), "shares units with ")));
        let sharing = framework.qualifications.iter().filter(|one| one.shares_units_with.contains(&self.record.id));
        let sharing = sharing.filter(|one| !self.record.shares_units_with.contains(&one.id));
        items.extend(sharing.map(|one| titled(one, "shares units with ")));
        if !items.is_empty() {
            document.heading("Ties to other qualifications");
            document.list(items);
        }
    }

    fn roles(&self, document: &mut Document) {
        document.heading("Roles that look for it");
        let items: Vec<Item> = self
            .framework
            .roles_of_qualification(self.record)
            .map(|looks| {
                let alternative = if looks.alternative { ", as an alternative" } else { "" };
                let reflected = if looks.expectation.standards_reflected { " the standards it reflects" } else { "" };
                let sense = format!(": {}{reflected}{alternative} ", looks.expectation.sense.words());
                let cited = cited(self.framework, &looks.expectation.section);
                Item::new(Line::new().strong(looks.role.short.as_str()).and(sense).quiet(cited))
            })
            .collect();
        if items.is_empty() {
            document.text("No role profile names it.");
        }
        document.list(items);
    }
}

impl Report for Whole<'_> {
    fn document(&self) -> Document {
        let (framework, record) = (self.framework, self.record);
        let mut document = Document::new(&record.title);
        self.marks.opening(&mut document);
        let credits = match &record.minimum_credits {
            Some(confirmed) => format!("{} or more (source: {})", confirmed.value, confirmed.source),
            None => "not known".into(),
        };
        let awarding: Vec<String> =
            record.awarding.iter().map(|id| framework.resources.known(id).title.clone()).collect();
        document.facts([
            ("Id", Some(Line::new().id(record.id.as_str()))),
            ("In the record", fact(self.marks.qualification(&record.id))),
            ("Level", Some(record.level.to_string().into())),
            ("Size", Some(self.size().into())),
            ("Credits", Some(credits.into())),
            ("Described in", Some(framework.cite(&record.section).into())),
            (
                &format!("Offered by ({})", framework.about().year),
                (!awarding.is_empty()).then(|| awarding.join(", ").into()),
            ),
            ("Note", record.note.as_ref().map(Line::from)),
        ]);
        overlaid::record(&mut document, framework, record);
        document.heading("Description");
        document.list(record.description.iter().map(Item::new).collect());
        if !record.remarks.is_empty() {
            document.heading("What the guidance adds");
            document.list(record.remarks.iter().map(|quote| quoted(framework, quote)).collect());
        }
        self.units(&mut document);
        let units = framework.units_of_qualification(record).into_iter().map(|(unit, _)| unit);
        overlaid::records(&mut document, framework, units);
        self.relations(&mut document);
        self.roles(&mut document);
        misprints(&mut document, framework, &record.errata);
        changes(&mut document, framework, &record.changes);
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.units, "The guidance lists none of its units.")
    }

    fn ids(&self) -> Vec<String> {
        vec![self.qualification.id.clone()]
    }
}

impl Whole<'_> {
    /// "certificate, which is 13 to 36 credits".
    fn size(&self) -> String {
        let size = self.record.size;
        let rules = self.framework.credit.iter().flat_map(|credit| &credit.sizes);
        match rules.clone().find(|rule| rule.size == size) {
            Some(rule) => match rule.to_credits {
                Some(most) => format!("{}, which is {} to {most} credits", size.words(), rule.from_credits),
                None => format!("{}, which is {} credits or more", size.words(), rule.from_credits),
            },
            None => size.words().into(),
        }
    }
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}
