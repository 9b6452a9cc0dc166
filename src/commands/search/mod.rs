//! `search`: everything that mentions some words.

mod questions;

use super::HELP;
use crate::framework::search::{Found, Hit};
use crate::framework::standard::Standard;
use crate::framework::{Entity, Framework, Step, squash};
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::{count, named};

const EXAMPLES: &str = "\
Examples:
  tacareer search mentor
  tacareer search social emotional
  tacareer search behavior             near words count too";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Words to look for
    #[arg(required = true)]
    words: Vec<String>,
    /// Show at most this many
    #[arg(long, short = 'n', value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    most: Option<u32>,
}

row! {
    /// Something that mentions the words.
    HitRow(framework: &Framework, hit: &Hit<'_>) {
        text kind "Kind": &'static str = hit.entry.kind,
        id id "Id": String = hit.entry.id.clone(),
        text title "Title": String = hit.entry.title.clone(),
        text text "Text": Option<String> = (!hit.entry.text.is_empty()).then(|| hit.entry.text.to_owned()),
        text command "Shown by": String = format!("tacareer {}", hit.entry.command),
        text section "Section": Option<String> = hit.entry.section.map(ToString::to_string),
        number page "From page": Option<u16> = hit.entry.section.and_then(|section| framework.page(section)),
    }
}

pub(super) fn report(args: &Args, framework: &Framework) -> Report {
    let query = args.words.join(" ");
    let Found { mut hits, looked_for, left_out } = framework.search(&query);
    let answered_by = questions::answered_by(framework, &query);
    let all = hits.len();
    let mut taken_for: Vec<String> = Vec::new();
    for word in hits.iter().flat_map(|hit| &hit.taken_for) {
        if !taken_for.contains(word) {
            taken_for.push(word.clone());
        }
    }
    hits.truncate(args.most.map_or(usize::MAX, |most| most as usize));
    let mut document = Document::new(title(&query, all));
    if !answered_by.is_empty() {
        let commands = answered_by.iter().map(|command| format!("tacareer {command}"));
        document.text(Line::from("This may answer it: ").ids(commands).and("."));
    }
    if left_out > 0 {
        document.text(format!(
            "Too much was typed: {} left out, and these were looked for: {}.",
            count(left_out, "word"),
            looked_for.join(", ")
        ));
    }
    page(&mut document, framework, &query, all, &taken_for, &hits);
    let rows = hits.iter().map(|hit| (about(framework, hit), HitRow::of(framework, hit)));
    let table = Table::about(rows, "Nothing mentions it.");
    let answered_by: Vec<String> = answered_by.iter().map(|command| format!("tacareer {command}")).collect();
    Report::new(document, table)
        .with("query", query)
        .with("looked_for", looked_for)
        .with("answered_by", answered_by)
        .with("taken_for", taken_for)
        .rows("hits")
        .ids_of("id")
}

/// What was asked for, shortened if it is very long, and how often it was found.
fn title(query: &str, all: usize) -> String {
    const LONGEST: usize = 80;
    let place = if all == 0 { "nowhere".into() } else { format!("in {}", count(all, "place")) };
    let shown: String = query.chars().take(LONGEST).collect();
    let more = if shown.len() < query.len() { "…" } else { "" };
    format!("“{shown}{more}”: found {place}")
}

fn page(
    document: &mut Document,
    framework: &Framework,
    query: &str,
    all: usize,
    taken_for: &[String],
    hits: &[Hit<'_>],
) {
    let wanted = squash(query);
    document.beside(named::withdrawn_if(framework, |gone| {
        !wanted.is_empty() && gone.names.iter().any(|name| squash(name).contains(&wanted))
    }));
    if hits.is_empty() {
        document.text("Nothing mentions it. Try one word, or a wider one.");
        return;
    }
    if !taken_for.is_empty() {
        document.quiet(format!("Nothing has just these words; taken for: {}.", taken_for.join(", ")));
    }
    if hits.len() < all {
        document.quiet(match hits.len() {
            1 => "Only the first is shown.".to_owned(),
            shown => format!("The first {shown} are shown."),
        });
    }
    document.list(hits.iter().map(|hit| item(framework, hit)).collect());
}

fn item(framework: &Framework, hit: &Hit<'_>) -> Item {
    let entry = &hit.entry;
    let mut line = Line::new().strong(entry.title.as_str());
    if !entry.text.is_empty() {
        line = line.and(format!(": {}", entry.text));
    }
    let section = entry.section.map_or_else(String::new, |section| format!(", {}", framework.cite(section)));
    let shown_by = Line::from(format!("{}{section}: ", entry.kind)).id(format!("tacareer {}", entry.command));
    Item { about: about(framework, hit), ..Item::new(line).remark(shown_by) }
}

/// The subjects of a hit; a standard is shown with the title of its group.
fn about(framework: &Framework, hit: &Hit<'_>) -> Vec<Subject> {
    let place = hit.entry.place();
    let number = match &place.0[..] {
        [Step::Key(table), Step::Key(number)] if table == Standard::TABLE => number.parse().ok(),
        _ => None,
    };
    let standard = number.and_then(|number| framework.standards.get(&number));
    let group = standard.map(|standard| Subject::from(framework.group(standard).place().key("title")).by_name());
    std::iter::once(place.into()).chain(group).collect()
}
