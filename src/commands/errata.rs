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
    ErratumRow(framework: &Framework, misprint: &Misprint<'_>) {
        text kind "Kind": &'static str = misprint.noun,
        text about "About": String = misprint.about.clone(),
        text printed "Printed": String = misprint.erratum.printed.clone(),
        text should_be "Should be": Option<String> = misprint.erratum.should_be.clone(),
        text note "Note": Option<String> = misprint.erratum.note.clone(),
        text section "Section": Option<String> = misprint.section.as_ref().map(ToString::to_string),
        number page "From page": Option<u16> =
            misprint.section.as_ref().and_then(|section| framework.page(section)),
        text source "Source": Option<String> = misprint.erratum.source.clone(),
    }
}

/// All misprints that are known.
pub(super) fn report(framework: &Framework) -> Report {
    let misprints = framework.misprints();
    let rows = misprints.iter().map(|one| (vec![one.place.clone().into()], ErratumRow::of(framework, one)));
    let table = Table::about(rows, "No misprint is known.");
    Report::new(document(framework, &misprints), table).rows("errata").ids_of("about").without_record()
}

fn document(framework: &Framework, misprints: &[Misprint<'_>]) -> Document {
    let count = count(misprints.len(), "misprint");
    let mut document = Document::new(format!("{}: {count} in {}", framework.about().short, framework.called()));
    if !misprints.is_empty() {
        document.quiet(
            "Each is also shown beside the record it touches. The words of roles and CPD suggestions stay as printed.",
        );
    }
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
