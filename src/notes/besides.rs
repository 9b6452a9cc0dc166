//! What an answer shows of things that no line of it is about: the caveat, the year of the publication, the page of a
//! section, the letters before a number, the hours of a credit. If an overlay changed one of these, the answer says so.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::framework::overlay::Deed;
use crate::framework::{Framework, Place, Step};
use crate::report::{Block, Cell, Cells, Column, Document, Item, Subject, Value};
use crate::words::subject::place;

use super::known::{Known, Wrote};

/// Whether what is at a place may show where no line is about it.
pub(super) fn may_be(place: &Place) -> bool {
    match &place.0[..] {
        [Step::Key(table), _, Step::Key(field), ..] if table == "roles" => {
            field == "follows" || field == "also_follows"
        }
        [Step::Key(table), ..] => matches!(table.as_str(), "about" | "credit" | "sections" | "suite" | "job_titles"),
        _ => false,
    }
}

/// What a page shows and does not tell yet.
pub(super) fn of_page(known: &Known<'_>, document: &Document, shown: &[Subject]) -> Vec<Subject> {
    if known.besides().is_empty() { Vec::new() } else { of_text(known, &text_of(document), shown) }
}

/// What the single fields of a value show and do not tell.
pub(super) fn of_fields(known: &Known<'_>, fields: &[(&'static str, Value)], shown: &[Subject]) -> Vec<Subject> {
    if known.besides().is_empty() {
        return Vec::new();
    }
    let cells = fields.iter().filter_map(|(_, value)| if let Value::Cell(cell) = value { Some(cell) } else { None });
    of_text(known, &cells.map(|cell| cell.words("")).collect::<Vec<_>>().join("\n"), shown)
}

fn of_text(known: &Known<'_>, text: &str, shown: &[Subject]) -> Vec<Subject> {
    let records: BTreeSet<Place> = shown.iter().map(|subject| place(subject).record()).collect();
    let besides = known.besides().iter().filter(|wrote| {
        let is_shown = is_shown(known.framework, wrote, text) || leads(known.framework, wrote, &records);
        if !is_shown {
            return false;
        }
        let brief = wrote.touch.brief();
        !match wrote.place.record() {
            record if records.contains(&record) => text.contains(brief.get(1..).unwrap_or(&brief)),
            record => record.0.last().is_some_and(|id| text.contains(&format!("{id}: {brief}"))),
        }
    });
    besides.map(|wrote| wrote.place.clone().into()).collect()
}

/// What a row shows of other things than it is about.
pub(super) fn of_row(known: &Known<'_>, columns: &[Column], row: &Cells) -> Vec<Subject> {
    let records: BTreeSet<Place> = row.about.iter().map(|subject| place(subject).record()).collect();
    let besides = known.besides().iter().filter(|wrote| match &wrote.place.0[..] {
        [Step::Key(table), Step::Key(id), Step::Key(field), ..] if table == "sections" && field == "page" => {
            let page = page_of(known.framework, id);
            columns.iter().zip(&row.cells).any(|(column, cell)| match cell {
                Cell::Number(number) => column.key.ends_with("page") && Some(*number) == page,
                _ => is_shown(known.framework, wrote, &cell.words("")),
            })
        }
        [Step::Key(table), Step::Key(field), ..] if table == "credit" && field == "hours_per_credit" => {
            let is_of_hours = |(column, cell): (&Column, &Cell)| {
                column.key.contains("hours") && *cell != Cell::Missing || cell.words("").contains("hour")
            };
            columns.iter().zip(&row.cells).any(is_of_hours)
        }
        [Step::Key(table), ..] if table == "suite" => {
            row.cells.iter().any(|cell| is_shown(known.framework, wrote, &cell.words("")))
        }
        _ => leads(known.framework, wrote, &records),
    });
    besides.map(|wrote| Subject::from(wrote.place.clone()).by_name()).collect()
}

/// Whether a text shows what an overlay wrote.
fn is_shown(framework: &Framework, wrote: &Wrote<'_>, text: &str) -> bool {
    let keys = wrote.place.0.iter().map_while(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    match &keys.collect::<Vec<_>>()[..] {
        // The line that names the source.
        ["about", "title" | "short" | "publishers" | "year", ..] => true,
        ["sections", id, "page"] => {
            page_of(framework, id).is_some_and(|page| has_code(text, &format!("page {page}"), false))
        }
        ["sections", id, "title"] => id.parse().is_ok_and(|section| text.contains(&framework.cite(&section))),
        ["suite", "prefixes", ..] => {
            let mut prefixes = framework.suite.iter().filter_map(|suite| suite.prefixes.first());
            prefixes.any(|prefix| !prefix.is_empty() && has_code(text, prefix, true))
        }
        ["suite", "short"] => text.contains(framework.suite_name()),
        ["credit", "hours_per_credit"] => text.contains("hour"),
        // Whatever else has words of its own.
        _ => matches!(wrote.touch.deed, Deed::Changed(_)) && wrote.texts.iter().any(|words| is_said(words, text)),
    }
}

/// Whether a text says these words; single words may be there by chance.
fn is_said(words: &str, text: &str) -> bool {
    words.contains(' ') && words.len() >= 8 && text.contains(words)
}

/// Whether the start of a word is in the text, with a digit after it or without one.
fn has_code(text: &str, start: &str, digit: bool) -> bool {
    let after = |n: usize| text[n + start.len()..].starts_with(|c: char| c.is_ascii_digit());
    text.match_indices(start).any(|(n, _)| after(n) == digit)
}

/// The page from which a section is.
fn page_of(framework: &Framework, section: &str) -> Option<u64> {
    framework.page(&section.parse().ok()?).map(u64::from)
}

/// Whether the roles among the records are those between which an overlay changed a step.
fn leads(framework: &Framework, wrote: &Wrote<'_>, records: &BTreeSet<Place>) -> bool {
    let [Step::Key(table), Step::Key(id), Step::Key(field), ..] = &wrote.place.0[..] else { return false };
    if table != "roles" || !matches!(field.as_str(), "follows" | "also_follows") {
        return false;
    }
    let role = |id: &str| Place::of("roles").key(id);
    let now = id.parse().ok().and_then(|id| framework.roles.get(&id));
    let now = now.into_iter().flat_map(|role| role.below()).map(ToString::to_string);
    let before: Vec<String> = match wrote.touch.deed {
        Deed::Changed(Some(was)) => was.split(", ").map(|id| id.trim_matches(['“', '”']).to_owned()).collect(),
        _ => Vec::new(),
    };
    now.chain(before).chain([id.clone()]).any(|id| records.contains(&role(&id)))
}

/// All text of a page.
fn text_of(document: &Document) -> String {
    fn items(all: &[Item], text: &mut String) {
        for item in all {
            let _ = writeln!(text, "{}", item.text.plain());
            item.remarks.iter().for_each(|line| {
                let _ = writeln!(text, "{}", line.plain());
            });
            items(&item.items, text);
        }
    }
    let mut text = format!("{}\n", document.title);
    for block in &document.blocks {
        let _ = match block {
            Block::Heading { text: heading, .. } => writeln!(text, "{heading}"),
            Block::Text(line) | Block::Quiet(line) => writeln!(text, "{}", line.plain()),
            Block::Facts(facts) => facts.iter().try_for_each(|(name, line)| writeln!(text, "{name}: {}", line.plain())),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| table.columns.iter().zip(&row.cells));
                cells.into_iter().try_for_each(|(column, cell)| {
                    let before = if column.key == "page" { "page " } else { "" };
                    writeln!(text, "{before}{}", cell.words(""))
                })
            }
            Block::List(all) => {
                items(all, &mut text);
                Ok(())
            }
            _ => Ok(()),
        };
    }
    text
}
