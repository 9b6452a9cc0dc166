//! `hlta`: the professional standards, or one of them.

use anyhow::Result;

use super::HELP;
use crate::framework::standard::{ProfessionalGroup, ProfessionalPart, ProfessionalStandard, ProfessionalStandards};
use crate::framework::{Framework, Place};
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::expectation::skills;
use crate::words::statement::professional_place;
use crate::words::{cited, named, source};

const EXAMPLES: &str = "\
Examples:
  tacareer hlta       all standards, by group, and how they are assessed
  tacareer hlta 11    one of them
  tacareer hlta 1-3   several: ranges and numbers";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Standards, by their numbers: 11, 1-3 or 19,22,30
    number: Vec<String>,
}

row! {
    /// A professional standard.
    ProfessionalRow(framework: &Framework, set: &ProfessionalStandards, one: &Placed<'_>) {
        id number "Number": u16 = one.standard.number.0,
        text group "Group": String = one.group.title.clone(),
        text part "Part": Option<String> = one.part.title.clone(),
        quote text "Standard": String = one.standard.text.clone(),
        text section "Section": String = set.section.to_string(),
        number page "From page": Option<u16> = framework.page(&set.section),
    }
}

/// The place of the set of professional standards.
fn place() -> Place {
    Place::of("professional_standards")
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let asked = (!args.number.is_empty()).then(|| framework.professional_standards_named(&args.number.join(" ")));
    let asked = asked.transpose().map_err(|unknown| unknown.listed_by("hlta"))?;
    let set = framework.professional_standards.as_ref();
    let all = set.map_or_else(Vec::new, |set| standards(framework, set));
    let shown: Vec<&Placed<'_>> =
        all.iter().filter(|one| asked.as_ref().is_none_or(|asked| asked.contains(&one.standard.number))).collect();
    let rows =
        shown.iter().filter_map(|one| Some((vec![one.about.clone()], ProfessionalRow::of(framework, set?, one))));
    let table = Table::about(rows, "This framework has no professional standards.");
    let document = match (set, &asked) {
        (None, _) => Document::new("This framework has no professional standards."),
        (Some(set), Some(_)) => some(framework, set, &shown),
        (Some(set), None) => whole(framework, set, &all),
    };
    Ok(Report::new(document, table)
        .with("title", set.map(|set| &set.title))
        .with("status", set.map(|set| &set.status))
        .with("stem", set.map(|set| &set.stem))
        .rows("standards")
        .ids_of("number"))
}

/// A standard, with its group and part.
struct Placed<'a> {
    group: &'a ProfessionalGroup,
    part: &'a ProfessionalPart,
    standard: &'a ProfessionalStandard,
    about: Subject,
}

fn standards<'a>(framework: &Framework, set: &'a ProfessionalStandards) -> Vec<Placed<'a>> {
    let placed = |(group, part, standard): (&'a ProfessionalGroup, &'a ProfessionalPart, &'a ProfessionalStandard)| {
        let place = professional_place(framework, standard.number).unwrap_or_else(place);
        Placed { group, part, standard, about: place.into() }
    };
    set.iter().map(placed).collect()
}

impl Placed<'_> {
    fn item(&self) -> Item {
        Item::labelled(self.standard.number.to_string(), Line::new().quoted(&self.standard.text))
            .about(self.about.clone())
    }
}

/// One or several of the standards.
fn some(framework: &Framework, set: &ProfessionalStandards, shown: &[&Placed<'_>]) -> Document {
    let cited = cited(framework, &set.section);
    let numbers: Vec<String> = shown.iter().map(|one| one.standard.number.to_string()).collect();
    let standards = if shown.len() == 1 { "standard" } else { "standards" };
    let mut document = Document::new(format!("{} {standards} {} {cited}", set.status, numbers.join(", ")));
    document.beside([place()]);
    document.quiet(&set.stem);
    document.list(shown.iter().map(|one| one.item()).collect());
    if let [one] = shown {
        document.facts([
            ("Group", Some(one.group.title.as_str().into())),
            ("Part", one.part.title.as_ref().map(Line::from)),
        ]);
    }
    document
}

fn whole(framework: &Framework, set: &ProfessionalStandards, all: &[Placed<'_>]) -> Document {
    let mut document = Document::new(format!("{}: {} {}", set.title, all.len(), cited(framework, &set.section)));
    if !set.basic_skills.is_empty() {
        document.text(format!("The status also asks for {}.", skills(framework, &set.basic_skills)));
    }
    document.beside([place()]);
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
            document.list(all.iter().filter(|one| std::ptr::eq(one.part, part)).map(Placed::item).collect());
        }
    }
    let remarks = set.remarks.iter().map(|quote| source::quoted(framework, quote));
    document.details(format!("What {} says of them", framework.called()), remarks.collect());
    document.details("Roles that look for them", roles(framework));
    if let Some(note) = &set.note {
        document.quiet(note);
    }
    document.whole(place());
    document
}

fn roles(framework: &Framework) -> Vec<Item> {
    let mut items = Vec::new();
    for role in &framework.roles {
        for expectation in role.expects.iter().filter(|expectation| expectation.professional_standards) {
            let line = Line::new().strong(role.short.as_str()).and(format!(": {} them ", expectation.sense.words()));
            let line = line.quiet(cited(framework, &expectation.section));
            items.push(Item { about: named::role_name(role), ..Item::new(line) });
        }
    }
    items
}
