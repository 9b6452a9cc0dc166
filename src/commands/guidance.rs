//! `guidance`: what the publication says, section by section in the order of its contents list, in our own words.

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::HELP;
use crate::candidates;
use crate::framework::about::Section;
use crate::framework::{Framework, Id, Keyed, Unknown};
use crate::report::{Document, Item, Line, Report, Table, row};
use crate::words::cited;

const EXAMPLES: &str = "\
Examples:
  tacareer guidance               the contents, with a sentence on each section
  tacareer guidance 3.2.3         what one section says, and the commands for its lists
  tacareer guidance appendix 3    an appendix";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A section: its number, such as 3.2.3, “appendix 3”, or its title; by default, the contents list
    #[arg(add = ArgValueCompleter::new(candidates::sections))]
    section: Vec<String>,
}

row! {
    /// A section.
    SectionRow(framework: &Framework, section: &Keyed<Section>) {
        id section "Section": String = section.id.to_string(),
        text title "Title": String = section.title.clone(),
        number page "From page": Option<u16> = framework.page(&section.id),
        text says "In our own words": Vec<String> = section.says.clone(),
        id shown_by "Shown by": Vec<String> = section.shown_by.iter().map(|command| format!("tacareer {command}")).collect(),
    }
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let asked = (!args.section.is_empty()).then(|| find(framework, &args.section.join(" "))).transpose()?;
    let sections: Vec<&Keyed<Section>> = match asked {
        None => framework.sections.iter().collect(),
        Some(section) => std::iter::once(section).chain(below(framework, section)).collect(),
    };
    let row = |section: &&Keyed<Section>| (vec![section.place().into()], SectionRow::of(framework, section));
    let table = Table::about(sections.iter().map(row), "This framework has no sections.");
    let document = match asked {
        None => contents(framework),
        Some(section) => whole(framework, section),
    };
    Ok(Report::new(document, table).rows("sections").ids_of("section").without_record())
}

/// The section that a person means: `3.2.3`, `section 3.2.3`, `appendix 3`, or its title.
fn find<'a>(framework: &'a Framework, typed: &str) -> Result<&'a Keyed<Section>, Unknown> {
    let lower = typed.trim().to_lowercase();
    let number = ["section", "sec", "§"].iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
    let number = number.trim().trim_end_matches('.');
    let by_number = number.parse::<Id<Section>>().ok().and_then(|id| framework.sections.get(&id));
    by_number.map_or_else(|| framework.sections.find(number).map_err(|unknown| unknown.listed_by("guidance")), Ok)
}

/// The sections directly below one.
fn below<'a>(framework: &'a Framework, section: &Keyed<Section>) -> impl Iterator<Item = &'a Keyed<Section>> {
    let id = section.id.clone();
    framework.sections.iter().filter(move |other| other.id.parent().as_ref() == Some(&id))
}

fn contents(framework: &Framework) -> Document {
    let mut document = Document::new(format!("{}: {} sections", framework.about().title, framework.sections.len()));
    if framework.sections.is_empty() {
        document.text("This framework says nothing of the sections of a publication.");
        return document;
    }
    document.quiet(OURS);
    let chapters = framework
        .sections
        .iter()
        .filter(|section| section.id.parent().is_none_or(|id| framework.sections.get(&id).is_none()));
    document.list(chapters.map(|section| tree(framework, section)).collect());
    document
}

/// A section with those below it.
fn tree(framework: &Framework, section: &Keyed<Section>) -> Item {
    let below: Vec<Item> = below(framework, section).map(|below| tree(framework, below)).collect();
    item(framework, section).items(below)
}

/// Says which words are ours.
const OURS: &str = "What each section says is told in our own words; its lists and its standards stand word for word where they are named below.";

/// A section in the contents: its number, title and page, and its first sentence.
fn item(framework: &Framework, section: &Keyed<Section>) -> Item {
    let page = framework.page(&section.id).map_or_else(String::new, |page| format!(", page {page}"));
    let line = Line::new().id(section.id.to_string()).and(" ").strong(section.title.as_str()).quiet(page);
    let first = section.says.first().map(|text| text.split_inclusive(". ").next().unwrap_or(text).trim().to_owned());
    Item::new(line).remarks(first.map(Line::from)).about(section.place())
}

fn whole(framework: &Framework, section: &Keyed<Section>) -> Document {
    let mut document = Document::new(format!("{} {}", section.title, cited(framework, &section.id)));
    document.quiet(OURS);
    for text in &section.says {
        document.text(text.as_str());
    }
    if section.says.is_empty() {
        document.text("The framework tells no more of this section.");
    }
    let commands = section.shown_by.iter().map(|command| Item::new(Line::new().id(format!("tacareer {command}"))));
    document.section("Its lists and its words", commands.collect());
    document.section("Sections below", below(framework, section).map(|below| item(framework, below)).collect());
    document.whole(section.place());
    document
}
