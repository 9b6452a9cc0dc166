//! `search`: everything that mentions some words.

mod questions;

use std::collections::BTreeSet;

use anyhow::Result;

use super::HELP;
use crate::framework::search::{Found, Hit};
use crate::framework::standard::Standard;
use crate::framework::{Entity, Framework, Step, squash};
use crate::record::Refused;
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::numbers::whole;
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
    #[arg(long, short = 'n', value_name = "COUNT", value_parser = whole::<1, { u32::MAX }>)]
    most: Option<u32>,
}

row! {
    /// Something that mentions the words.
    HitRow(framework: &Framework, hit: &Hit<'_>) {
        text kind "Kind": &'static str = hit.entry.kind,
        id id "Id": String = hit.entry.id.clone(),
        text title "Title": String = hit.entry.title.clone(),
        text text "Text": Option<String> = (!hit.entry.text.is_empty()).then(|| hit.entry.text.to_owned()),
        text command "Shown by": String = shown_by(hit),
        text section "Section": Option<String> = hit.entry.section.map(ToString::to_string),
        number page "From page": Option<u16> = hit.entry.section.and_then(|section| framework.page(section)),
    }
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let query = args.words.join(" ");
    let mut found = framework.search(&query);
    if found.looked_for.is_empty() && found.left_out == 0 {
        let hints = ["name a word, as in “tacareer search mentor”", "“tacareer --help” lists the questions it answers"];
        return Err(Refused::new("there is no word to search for", hints.map(str::to_owned)).into());
    }
    let answered_by = questions::answered_by(framework, &query);
    let all = found.hits.len();
    let how = How::of(&found);
    found.hits.truncate(args.most.map_or(usize::MAX, |most| most as usize));
    let Found { hits, looked_for, left_out, is_all: _ } = found;
    let mut document = Document::new(title(&query, &how, all, looked_for.len()));
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
    page(&mut document, framework, &query, how.instead(all, looked_for.len()), all, &hits);
    let rows = hits.iter().map(|hit| (about(framework, hit), HitRow::of(framework, hit)));
    let table = Table::about(rows, "Nothing in what this program tells mentions it.");
    let answered_by: Vec<String> = answered_by.iter().map(|command| format!("tacareer {command}")).collect();
    let taken_for: Vec<String> = how.guesses().iter().map(|(_, word)| word.clone()).collect();
    let report = Report::new(document, table)
        .with("query", query)
        .with("looked_for", looked_for)
        .with("answered_by", answered_by)
        .with("taken_for", taken_for);
    Ok(report.with("found", how.word()).rows("hits").ids_of("id"))
}

/// How what was found answers to what was typed.
enum How {
    /// Each place has all of the words.
    All,
    /// Each place has all of the words, some of them only by a guess: what was typed, and what it was taken for.
    Guessed(Vec<(String, String)>),
    /// No place has all of the words. How many of them each place has, and which, if all places have the same ones.
    Some(usize, Option<Vec<String>>),
}

impl How {
    fn of(found: &Found<'_>) -> Self {
        let mut guesses: Vec<(String, String)> = Vec::new();
        for guess in found.hits.iter().flat_map(|hit| &hit.taken_for) {
            if !guesses.contains(guess) {
                guesses.push(guess.clone());
            }
        }
        match found.hits.first() {
            Some(first) if !found.is_all && guesses.is_empty() => {
                let same = found.hits.iter().all(|hit| hit.words == first.words);
                let most = found.hits.iter().map(|hit| hit.words.len()).max().unwrap_or_default();
                Self::Some(most, same.then(|| first.words.clone()))
            }
            _ if guesses.is_empty() => Self::All,
            _ => Self::Guessed(guesses),
        }
    }

    fn guesses(&self) -> &[(String, String)] {
        if let Self::Guessed(guesses) = self { guesses } else { &[] }
    }

    /// For other programs.
    fn word(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Guessed(_) => "similar",
            Self::Some(..) => "some",
        }
    }

    /// What is shown instead, if what was typed is found nowhere.
    fn instead(&self, hits: usize, typed: usize) -> Option<String> {
        let places = if hits == 1 { "this place has".to_owned() } else { format!("these {hits} places have") };
        match self {
            Self::All => None,
            Self::Guessed(guesses) => {
                let quoted = |words: Vec<&String>| {
                    let words: BTreeSet<String> = words.into_iter().map(|word| format!("“{word}”")).collect();
                    words.into_iter().collect::<Vec<_>>().join(", ")
                };
                let typed = quoted(guesses.iter().map(|(typed, _)| typed).collect());
                let taken = quoted(guesses.iter().map(|(_, taken)| taken).collect());
                Some(format!("Nothing has {typed}; {places} {taken}."))
            }
            Self::Some(_, Some(words)) => {
                let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
                Some(format!("No place has all of these words; {places} {}.", words.join(" and ")))
            }
            Self::Some(1, None) => Some(format!("No place has all of these words; {places} one of them.")),
            Self::Some(most, None) => {
                Some(format!("No place has all of these words; {places} some of them, up to {most} of {typed}."))
            }
        }
    }
}

/// What was asked for, shortened if it is very long, and how often it was found.
fn title(query: &str, how: &How, all: usize, words: usize) -> String {
    const LONGEST: usize = 80;
    let place = match how {
        How::All if all > 0 && words > 1 => format!("its words are found together in {}", count(all, "place")),
        How::All if all > 0 => format!("found in {}", count(all, "place")),
        _ => "found nowhere".to_owned(),
    };
    let shown: String = query.chars().take(LONGEST).collect();
    let more = if shown.len() < query.len() { "…" } else { "" };
    format!("“{shown}{more}”: {place}")
}

fn page(
    document: &mut Document,
    framework: &Framework,
    query: &str,
    instead: Option<String>,
    all: usize,
    hits: &[Hit<'_>],
) {
    let wanted = squash(query);
    document.beside(named::withdrawn_if(framework, |gone| {
        !wanted.is_empty() && gone.names.iter().any(|name| squash(name).contains(&wanted))
    }));
    if hits.is_empty() {
        let line = Line::from(format!(
            "Nothing in what this program tells of {} has it, which does not mean that {0} does not. Try a wider word",
            framework.called()
        ));
        document.text(if framework.resources.is_empty() {
            line.and(".")
        } else {
            line.and(", or where else to turn: ").id("tacareer resources").and(".")
        });
        return;
    }
    if let Some(instead) = instead {
        document.text(instead);
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
    let shown_by = Line::from(format!("{}{section}: ", entry.kind)).id(shown_by(hit));
    Item { about: about(framework, hit), ..Item::new(line).remark(shown_by) }
}

/// The command that shows a hit. A page of its own begins with its title; anything else may be below the first screen.
fn shown_by(hit: &Hit<'_>) -> String {
    let command = &hit.entry.command;
    let last = command.split(' ').next_back().unwrap_or_default();
    let is_seen = hit.is_in_title && hit.entry.id.ends_with(last);
    format!("tacareer {command}{}", if is_seen { "" } else { " --all" })
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
