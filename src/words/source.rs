//! Where something comes from, what was misprinted there, and what has changed since, as text.

use crate::framework::about::{Change, Erratum, Quote, Section};
use crate::framework::{Framework, Id};
use crate::report::{Item, Line, Origin};

/// The publication that an answer is about, and which parts are quoted.
pub(crate) fn origin(framework: &Framework, quoted: Vec<String>) -> Origin {
    let about = framework.about();
    Origin {
        title: about.title.clone(),
        short: about.short.clone(),
        short_titles: framework.qualifications.iter().map(|one| (one.title.clone(), one.short.clone())).collect(),
        publishers: about.publishers.iter().map(|one| one.name.clone()).collect(),
        year: about.year,
        quoted,
    }
}

/// The citation of a section with its page, in brackets: "(section 4.3, from page 18)".
pub(crate) fn cited(framework: &Framework, section: &Id<Section>) -> String {
    format!("({})", framework.cite(section))
}

/// A quotation as an item, with its section.
pub(crate) fn quoted(framework: &Framework, quote: &Quote) -> Item {
    Item::new(Line::new().quoted(&quote.text).quiet(format!(" {}", cited(framework, &quote.section))))
}

/// A misprint: as printed, as it should be, and why.
pub(crate) fn misprint(framework: &Framework, erratum: &Erratum) -> Item {
    let source = erratum.source.as_ref().map(|source| format!("Source: {source}"));
    Item::new(printed(framework, erratum)).remarks(erratum.note.iter().cloned().chain(source).map(Line::from))
}

/// The same as one line.
pub(crate) fn misprint_line(framework: &Framework, erratum: &Erratum) -> String {
    let source = erratum.source.as_ref().map(|source| format!("Source: {source}"));
    let more: Vec<String> = erratum.note.iter().cloned().chain(source).collect();
    let more = if more.is_empty() { String::new() } else { format!(". {}", more.join(" ")) };
    format!("{}{more}", printed(framework, erratum))
}

/// The misprints among some that are in a text, as remarks below it.
pub(crate) fn misprints_in(framework: &Framework, errata: &[Erratum], text: &str) -> Vec<Line> {
    let is_in = |erratum: &&Erratum| text.contains(erratum.printed.as_str()) || erratum.printed.contains(text);
    let line = |erratum: &Erratum| {
        // What is printed stands above.
        let right = erratum.should_be.as_ref().filter(|_| erratum.printed == text);
        let words = right.map_or_else(
            || misprint_line(framework, erratum),
            |right| format!("it should be “{right}” {}", erratum.note.as_deref().unwrap_or_default()),
        );
        Line::from(format!("Misprint in {}: {}", framework.called(), words.trim_end()))
    };
    errata.iter().filter(is_in).map(line).collect()
}

fn printed(framework: &Framework, erratum: &Erratum) -> String {
    let section =
        erratum.section.as_ref().map_or_else(String::new, |section| format!(" {}", cited(framework, section)));
    let right = erratum.should_be.as_ref().map_or_else(String::new, |right| format!(" should be “{right}”"));
    format!("“{}”{section}{right}", erratum.printed)
}

/// What has changed since, briefly: "Since 2015: the QCF has closed".
pub(crate) fn since(framework: &Framework, ids: &[Id<Change>]) -> Option<Line> {
    let short: Vec<&str> = ids.iter().map(|id| framework.changes.known(id).short.as_str()).collect();
    (!short.is_empty()).then(|| format!("Since {}: {}", framework.about().year, short.join("; ")).into())
}
