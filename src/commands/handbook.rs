//! `handbook`: the whole framework as one page for a browser, made from the answers to all questions about it.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, ValueHint};

use super::{HELP, Question};
use crate::framework::Framework;
use crate::handbook::{self, Chapter, Edition};
use crate::record::Refused;
use crate::report::{Document, Line, Report, Table, row};
use crate::words::{count, source};

const EXAMPLES: &str = "\
Examples:
  tacareer handbook -o handbook.html                          all of it, for people without the program
  tacareer handbook --app -o navigator.html                   with questions and a record in the page
  tacareer handbook --overlay school.yaml -o handbook.html    a school's own edition";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// With the program in the page, for people who never use a command line: they ask it in a browser, without a
    /// connection, about a role, a record of their own and staff lists
    ///
    /// FILE is the program for web pages, which “dist/web FILE” in a copy of the source code makes; without it, the one
    /// that was built in.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    #[allow(clippy::option_option, reason = "as clap has it: the option may be there without its value")]
    app: Option<Option<PathBuf>>,
}

impl Args {
    /// Whether the page is to have the program in it.
    pub(crate) fn is_app(&self) -> bool {
        self.app.is_some()
    }

    /// The file that the command names as input.
    pub(crate) fn reads(&self) -> Option<&Path> {
        self.app.as_ref()?.as_deref()
    }

    /// The program for web pages, if the page is to have it.
    fn module(&self) -> Result<Option<Cow<'static, [u8]>>> {
        let Some(named) = &self.app else { return Ok(None) };
        let make = "in a copy of the source code, “dist/web FILE” makes it, and “tacareer handbook --app FILE -o page.html” writes the page";
        let Some(file) = named else {
            let hints = [make.to_owned(), "without --app, the handbook needs nothing else".to_owned()];
            let built_in = handbook::BUILT_IN.map(Cow::Borrowed);
            let none = || Refused::new("the program for web pages is not built into this one", hints);
            return Ok(Some(built_in.ok_or_else(none)?));
        };
        let bytes = fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
        if !handbook::is_module(&bytes) {
            let message = format!("{} is not the program for web pages, compressed with gzip", file.display());
            return Err(Refused::new(message, [make.to_owned()]).into());
        }
        Ok(Some(Cow::Owned(bytes)))
    }
}

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

/// The contents of the handbook; as a page, the handbook itself, with the program in it if that is asked for.
///
/// # Errors
///
/// When there is no program for web pages, or one of the questions can't be answered, which would be a fault of the
/// program.
pub(crate) fn report(args: &Args, framework: &Framework, edition: &Edition) -> Result<Report> {
    let module = args.module()?;
    let chapters = handbook::chapters(framework);
    let answer = |asked: &Vec<String>| -> Result<Document> {
        let words = std::iter::once("tacareer").chain(asked.iter().map(String::as_str));
        Ok(Typed::try_parse_from(words)?.question.report(framework, None)?.document)
    };
    let answered = |chapter: &Chapter| chapter.entries.iter().map(|entry| answer(&entry.asked)).collect();
    let answers = chapters.iter().map(answered).collect::<Result<Vec<Vec<Document>>>>()?;
    let page = match module {
        Some(module) => handbook::app(framework, &chapters, &answers, edition, &module),
        None => handbook::page(framework, &chapters, &answers),
    };
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
