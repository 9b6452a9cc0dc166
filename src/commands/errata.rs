//! `errata`: the misprints in the printed guidance, with the record they touch.

use super::HELP;
use crate::framework::Framework;
use crate::framework::misprints::Misprint;
use crate::report::{Document, Item, Line, Report, Table, row};
use crate::words::{capital, count, source};

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
        text kind "Kind": &'static str,
        text about "About": String,
        text printed "Printed": String,
        text should_be "Should be": Option<String>,
        text note "Note": Option<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text source "Source": Option<String>,
    }
}

/// All misprints that are known.
pub(super) fn report(framework: &Framework) -> Report {
    let misprints = framework.misprints();
    let rows = misprints.iter().map(|one| (vec![one.place.clone().into()], ErratumRow::of(framework, one)));
    let table = Table::about(rows, "No misprint is known.");
    Report::new(document(framework, &misprints), table).rows("errata").ids_of("about").without_record()
}

impl ErratumRow {
    fn of(framework: &Framework, misprint: &Misprint<'_>) -> Self {
        let section = misprint.erratum.section.as_ref();
        Self {
            kind: misprint.noun,
            about: misprint.about.clone(),
            printed: misprint.erratum.printed.clone(),
            should_be: misprint.erratum.should_be.clone(),
            note: misprint.erratum.note.clone(),
            section: section.map(ToString::to_string),
            page: section.and_then(|section| framework.page(section)),
            source: misprint.erratum.source.clone(),
        }
    }
}

fn document(framework: &Framework, misprints: &[Misprint<'_>]) -> Document {
    let count = count(misprints.len(), "misprint");
    let mut document = Document::new(format!("{}: {count} in the printed guidance", framework.about().short));
    document.quiet(
        "Each is also shown beside the record it touches. The words of roles and CPD suggestions stay as printed.",
    );
    let mut kinds: Vec<&str> = Vec::new();
    for misprint in misprints {
        if !kinds.contains(&misprint.noun) {
            kinds.push(misprint.noun);
        }
    }
    for kind in kinds {
        document.heading(capital(kind));
        let items = misprints.iter().filter(|misprint| misprint.noun == kind).map(|one| {
            let item = source::misprint(framework, one.erratum);
            let line = Line::new().strong(format!("{}: ", one.about)).line(item.text.clone());
            Item { text: line, ..item }.about(one.place.clone())
        });
        document.list(items.collect());
    }
    document
}
