//! `handbook`: the whole framework as one page for a browser, made from the answers to all questions about it.

use anyhow::Result;
use clap::Parser;

use super::{HELP, Question};
use crate::framework::Framework;
use crate::handbook::{self, Chapter};
use crate::report::{Document, Line, Report, Table, row};
use crate::words::{count, source};

const EXAMPLES: &str = "\
Examples:
  tacareer handbook -o handbook.html                          all of it, for people without the program
  tacareer handbook --overlay school.yaml -o handbook.html    a school's own edition";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {}

row! {
    /// A chapter.
    ChapterRow(chapter: &Chapter) {
        text title "Chapter": String = chapter.title.clone(),
        number entries "Entries": usize = chapter.entries.len(),
    }
}

/// A question as it is typed.
#[derive(Debug, Parser)]
struct Typed {
    #[command(subcommand)]
    question: Question,
}

/// The contents of the handbook; as a page, the handbook itself.
///
/// # Errors
///
/// When one of its questions can't be answered, which would be a fault of the program.
pub(crate) fn report(framework: &Framework) -> Result<Report> {
    let chapters = handbook::chapters(framework);
    let answer = |asked: &Vec<String>| -> Result<Document> {
        let words = std::iter::once("tacareer").chain(asked.iter().map(String::as_str));
        Ok(Typed::try_parse_from(words)?.question.report(framework, None)?.document)
    };
    let answered = |chapter: &Chapter| chapter.entries.iter().map(|entry| answer(&entry.asked)).collect();
    let answers = chapters.iter().map(answered).collect::<Result<Vec<Vec<Document>>>>()?;
    let page = handbook::page(framework, &chapters, &answers);
    let entries = chapters.iter().map(|chapter| chapter.entries.len()).sum();
    let table = Table::of(chapters.iter().map(ChapterRow::of), "");
    let mut document = Document::new(format!("{}: the handbook", framework.about().short));
    document.text(format!(
        "One page for a browser that holds {}. It needs neither this program nor a connection, and can be sent and printed.",
        count(entries, "entry")
    ));
    document.text(Line::from("It is written by ").id("tacareer handbook -o handbook.html").and("."));
    document.table(table.clone());
    document.origin = Some(source::origin(framework, Vec::new()));
    Ok(Report { page: Some(page), ..Report::new(document, table).rows("chapters") })
}
