//! `errata`: the misprints in the printed guidance, with the record they touch.

use serde::Serialize;

use super::provenance::misprint;
use super::{HELP, overlaid};
use crate::framework::Framework;
use crate::framework::misprints::Misprint;
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer errata
  tacareer errata -o errata.csv     for a spreadsheet";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {}

row! {
    /// A misprint.
    ErratumRow {
        text kind "Kind": String,
        text about "About": String,
        text printed "Printed": String,
        text should_be "Should be": Option<String>,
        text note "Note": Option<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text source "Source": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

/// All misprints that are known.
#[derive(Serialize)]
pub(super) struct Errata<'a> {
    errata: Vec<ErratumRow>,
    #[serde(skip)]
    misprints: Vec<Misprint<'a>>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report(framework: &Framework) -> Errata<'_> {
    let misprints = framework.misprints();
    let row = |misprint: &Misprint<'_>| ErratumRow {
        kind: misprint.noun.into(),
        about: misprint.about.clone(),
        printed: misprint.erratum.printed.clone(),
        should_be: misprint.erratum.should_be.clone(),
        note: misprint.erratum.note.clone(),
        section: misprint.erratum.section.as_ref().map(ToString::to_string),
        page: misprint.erratum.section.as_ref().and_then(|section| framework.page(section)),
        source: misprint.erratum.source.clone(),
        overlays: overlaid::at(framework, &misprint.place),
    };
    Errata { errata: misprints.iter().map(row).collect(), misprints, framework }
}

impl Report for Errata<'_> {
    fn document(&self) -> Document {
        let count = super::count(self.misprints.len(), "misprint");
        let mut document = Document::new(format!("{}: {count} in the printed guidance", self.framework.about().short));
        document.quiet(
            "Each is also shown beside the record it touches. The words of roles and CPD suggestions stay as printed.",
        );
        let mut kinds: Vec<&str> = Vec::new();
        for misprint in &self.misprints {
            if !kinds.contains(&misprint.noun) {
                kinds.push(misprint.noun);
            }
        }
        for kind in kinds {
            document.heading(kind[..1].to_uppercase() + &kind[1..]);
            let items = self.misprints.iter().filter(|misprint| misprint.noun == kind).map(|one| {
                let overlays = overlaid::at(self.framework, &one.place);
                let item = misprint(self.framework, one.erratum).remarks(overlays.into_iter().map(Line::from));
                let mut line = Line::new().strong(format!("{}: ", one.about));
                line.0.extend(item.text.0);
                Item { text: line, ..item }
            });
            document.list(items.collect());
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.errata, "No misprint is known.")
    }

    fn ids(&self) -> Vec<String> {
        self.errata.iter().map(|row| row.about.clone()).collect()
    }
}
