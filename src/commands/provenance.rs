//! What every view says beside a record: where it stands, what was misprinted, what has changed since.

use crate::framework::about::{Change, Erratum, Quote, Section};
use crate::framework::{Framework, Id};
use crate::report::{Document, Item, Line};

/// The citation of a section with its page, in brackets: "(section 4.3, from page 18)".
pub(super) fn cited(framework: &Framework, section: &Id<Section>) -> String {
    format!("({})", framework.cite(section))
}

/// The faults of the print beside a record, below a heading; nothing where there are none.
pub(super) fn misprints<'a>(
    document: &mut Document,
    framework: &Framework,
    errata: impl IntoIterator<Item = &'a Erratum>,
) {
    let items: Vec<Item> = errata.into_iter().map(|erratum| misprint(framework, erratum)).collect();
    if !items.is_empty() {
        document.heading("Misprints in the guidance");
        document.list(items);
    }
}

/// One fault of the print: as printed, as it should be, why.
pub(super) fn misprint(framework: &Framework, erratum: &Erratum) -> Item {
    let source = erratum.source.as_ref().map(|source| format!("Source: {source}"));
    Item::new(printed(framework, erratum)).remarks(erratum.note.iter().cloned().chain(source).map(Line::from))
}

/// The same in one line, for use beside one of many.
pub(super) fn misprint_line(framework: &Framework, erratum: &Erratum) -> Line {
    let note = erratum.note.as_ref().map_or_else(String::new, |note| format!(". {note}"));
    Line::from(format!("Misprint: {}{note}", printed(framework, erratum)))
}

fn printed(framework: &Framework, erratum: &Erratum) -> String {
    let section =
        erratum.section.as_ref().map_or_else(String::new, |section| format!(" {}", cited(framework, section)));
    let right = erratum.should_be.as_ref().map_or_else(String::new, |right| format!(" should be “{right}”"));
    format!("“{}”{section}{right}", erratum.printed)
}

/// Words of the publication with their place, as an item.
pub(super) fn quoted(framework: &Framework, quote: &Quote) -> Item {
    Item::new(Line::from(&quote.text).quiet(format!(" {}", cited(framework, &quote.section))))
}

/// What has changed since, below a heading; nothing where nothing is known.
pub(super) fn changes<'a>(
    document: &mut Document,
    framework: &Framework,
    ids: impl IntoIterator<Item = &'a Id<Change>>,
) {
    let items: Vec<Item> = ids
        .into_iter()
        .map(|id| framework.changes.known(id))
        .map(|change| {
            let line = Line::new().strong(change.title.as_str()).and(": ").and(change.text.as_str());
            Item::new(line).remarks(super::overlaid::remarks(framework, change))
        })
        .collect();
    if !items.is_empty() {
        document.heading(format!("Since {}", framework.about().year));
        document.list(items);
    }
}

/// The same in a few words, for use beside one of many: "Since 2015: the QCF has closed".
pub(super) fn changed(framework: &Framework, ids: &[Id<Change>]) -> Option<Line> {
    let short: Vec<&str> = ids.iter().map(|id| framework.changes.known(id).short.as_str()).collect();
    (!short.is_empty()).then(|| format!("Since {}: {}", framework.about().year, short.join("; ")).into())
}
