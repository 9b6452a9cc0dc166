//! `hlta`: the professional standards, or one of them.

use anyhow::Result;
use serde::Serialize;

use super::expectation::skills;
use super::marks::{Kept, Marks, remark, word};
use super::provenance::{changes, cited, misprints, quoted};
use super::{HELP, overlaid};
use crate::framework::standard::ProfessionalStandards;
use crate::framework::{Framework, StandardNumber, Unknown, squash};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer hlta       all standards, by group, and how they are assessed
  tacareer hlta 11    one of them";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A standard, by its number
    number: Option<String>,
}

row! {
    /// A professional standard.
    ProfessionalRow {
        id number "Number": u16,
        text group "Group": String,
        text part "Part": Option<String>,
        text text "Standard": String,
        text section "Section": String,
        number page "From page": Option<u16>,
        text record "Record": Option<String>,
    }
}

/// The standards that were asked for.
#[derive(Serialize)]
pub(super) struct Professional<'a> {
    title: Option<&'a str>,
    status: Option<&'a str>,
    stem: Option<&'a str>,
    standards: Vec<ProfessionalRow>,
    #[serde(skip)]
    one: bool,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<Professional<'a>> {
    let marks = Marks::of(framework, kept);
    let set = framework.professional_standards.as_ref();
    let mut standards = set.map_or_else(Vec::new, |set| rows(framework, &marks, set));
    if let Some(typed) = &args.number {
        let squashed = squash(typed);
        let status = set.map_or_else(String::new, |set| squash(&set.status));
        let digits = squashed.strip_prefix(&status).unwrap_or(&squashed);
        let number: Option<StandardNumber> = digits.parse().ok();
        standards.retain(|standard| Some(standard.number) == number.map(|number| number.0));
        if standards.is_empty() {
            return Err(Unknown::new("professional standard", typed).listed_by("hlta").into());
        }
    }
    Ok(Professional {
        title: set.map(|set| set.title.as_str()),
        status: set.map(|set| set.status.as_str()),
        stem: set.map(|set| set.stem.as_str()),
        standards,
        one: args.number.is_some(),
        marks,
        framework,
    })
}

fn rows(framework: &Framework, marks: &Marks<'_>, set: &ProfessionalStandards) -> Vec<ProfessionalRow> {
    set.iter()
        .map(|(group, part, standard)| ProfessionalRow {
            number: standard.number.0,
            group: group.title.clone(),
            part: part.title.clone(),
            text: standard.text.clone(),
            section: set.section.to_string(),
            page: framework.page(&set.section),
            record: word(marks.professional(standard.number)),
        })
        .collect()
}

impl Professional<'_> {
    fn whole(&self, document: &mut Document, set: &ProfessionalStandards) {
        for group in &set.groups {
            document.heading(&group.title);
            if let Some(introduction) = &group.introduction {
                document.text(introduction);
            }
            for part in &group.parts {
                if let Some(title) = &part.title {
                    document.text(Line::new().strong(title.as_str()));
                }
                document.quiet(&set.stem);
                let item = |standard: &crate::framework::standard::ProfessionalStandard| {
                    Item::labelled(standard.number.to_string(), &standard.text)
                        .remarks(remark(self.marks.professional(standard.number)))
                };
                document.list(part.standards.iter().map(item).collect());
            }
        }
        if !set.remarks.is_empty() {
            document.heading("What the guidance says of them");
        }
        document.list(set.remarks.iter().map(|quote| quoted(self.framework, quote)).collect());
        self.roles(document);
        if let Some(note) = &set.note {
            document.quiet(note);
        }
        misprints(document, self.framework, &set.errata);
        changes(document, self.framework, &set.changes);
    }

    fn roles(&self, document: &mut Document) {
        let mut items = Vec::new();
        for role in &self.framework.roles {
            for expectation in role.expects.iter().filter(|expectation| expectation.professional_standards) {
                let line =
                    Line::new().strong(role.short.as_str()).and(format!(": {} them ", expectation.sense.words()));
                items.push(Item::new(line.quiet(cited(self.framework, &expectation.section))));
            }
        }
        if !items.is_empty() {
            document.heading("Roles that look for them");
            document.list(items);
        }
    }
}

impl Report for Professional<'_> {
    fn document(&self) -> Document {
        let Some(set) = &self.framework.professional_standards else {
            return Document::new("This framework has no professional standards.");
        };
        if self.one {
            let standard = &self.standards[0];
            let mut document = Document::new(format!(
                "{} standard {} {}",
                set.status,
                standard.number,
                cited(self.framework, &set.section)
            ));
            self.marks.opening(&mut document);
            overlaid::single(&mut document, self.framework, "professional_standards");
            document.quiet(&set.stem);
            let item = Item::labelled(standard.number.to_string(), &standard.text);
            document.list(vec![item.remarks(remark(self.marks.professional(StandardNumber(standard.number))))]);
            document.facts([
                ("Group", Some(standard.group.as_str().into())),
                ("Part", standard.part.as_deref().map(Line::from)),
            ]);
            return document;
        }
        let mut document =
            Document::new(format!("{}: {} {}", set.title, self.standards.len(), cited(self.framework, &set.section)));
        self.marks.opening(&mut document);
        if !set.basic_skills.is_empty() {
            document.text(format!("The status also asks for {}.", skills(self.framework, &set.basic_skills)));
        }
        overlaid::single(&mut document, self.framework, "professional_standards");
        self.whole(&mut document, set);
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.standards, "This framework has no professional standards.")
    }

    fn ids(&self) -> Vec<String> {
        self.standards.iter().map(|standard| standard.number.to_string()).collect()
    }
}
