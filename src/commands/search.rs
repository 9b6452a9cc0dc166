//! `search`: everything that mentions some words.

use serde::Serialize;

use super::{HELP, overlaid};
use crate::framework::Framework;
use crate::framework::search::Hit;
use crate::report::{Document, Item, Line, Report, Table, row};

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
    /// Show this many at the most
    #[arg(long, short = 'n', value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    most: Option<u32>,
}

row! {
    /// Something that mentions the words.
    HitRow {
        text kind "Kind": String,
        id id "Id": String,
        text title "Title": String,
        text text "Text": Option<String>,
        text command "Shown by": String,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text overlays "Overlays": Vec<String>,
    }
}

/// What was found.
#[derive(Serialize)]
pub(super) struct Found<'a> {
    query: String,
    taken_for: Vec<String>,
    hits: Vec<HitRow>,
    #[serde(skip)]
    all: usize,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework) -> Found<'a> {
    let query = args.words.join(" ");
    let hits = framework.search(&query);
    let row = |hit: &Hit<'_>| HitRow {
        kind: hit.entry.kind.into(),
        id: hit.entry.id.clone(),
        title: hit.entry.title.clone(),
        text: (!hit.entry.text.is_empty()).then(|| hit.entry.text.to_owned()),
        command: format!("tacareer {}", hit.entry.command),
        section: hit.entry.section.map(ToString::to_string),
        page: hit.entry.section.and_then(|section| framework.page(section)),
        overlays: overlaid::around(framework, &hit.entry.place()),
    };
    let mut taken_for: Vec<String> = Vec::new();
    for word in hits.iter().flat_map(|hit| &hit.taken_for) {
        if !taken_for.contains(word) {
            taken_for.push(word.clone());
        }
    }
    let shown = hits.iter().take(args.most.map_or(usize::MAX, |most| most as usize));
    Found { query, taken_for, hits: shown.map(row).collect(), all: hits.len(), framework }
}

impl Report for Found<'_> {
    fn document(&self) -> Document {
        let place = if self.all == 0 { "nowhere".into() } else { format!("in {}", super::count(self.all, "place")) };
        let mut document = Document::new(format!("“{}”: found {place}", self.query));
        overlaid::withdrawn_named(&mut document, self.framework, &self.query);
        if self.hits.is_empty() {
            document.text("Nothing mentions it. The guidance is of few words: try one word, or a wider one.");
            return document;
        }
        if !self.taken_for.is_empty() {
            document.quiet(format!("Nothing has just these words; taken for: {}.", self.taken_for.join(", ")));
        }
        if self.hits.len() < self.all {
            document.quiet(format!("The first {} are shown.", self.hits.len()));
        }
        let item = |row: &HitRow| {
            let mut line = Line::new().strong(row.title.as_str());
            if let Some(text) = &row.text {
                line = line.and(format!(": {text}"));
            }
            let section = row.section.as_ref().and_then(|section| section.parse().ok());
            let section = section.map_or_else(String::new, |section| format!(", {}", self.framework.cite(&section)));
            let shown_by = Line::from(format!("{}{section}: ", row.kind)).id(row.command.as_str());
            Item::new(line).remark(shown_by).remarks(row.overlays.iter().map(Line::from))
        };
        document.list(self.hits.iter().map(item).collect());
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.hits, "Nothing mentions it.")
    }

    fn ids(&self) -> Vec<String> {
        self.hits.iter().map(|row| row.id.clone()).collect()
    }
}
