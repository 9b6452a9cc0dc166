//! `record edit`: the whole file in an editor. A copy is edited, and replaces the record only if it is valid.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::super::HELP;
use crate::record::{Location, Refused, TextChange, parse, replace, text_of};
use crate::report::{Document, Item, Report, Table};
use crate::words::count;
use crate::yaml::Source;

use crate::words::entry::EntryRow;

const EXAMPLES: &str = "\
Examples:
  tacareer record edit                  in the editor that VISUAL or EDITOR names
  EDITOR=nano tacareer record edit";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {}

/// Opens a file in the user's editor, and waits until it is closed.
pub(crate) type Editor<'a> = &'a dyn Fn(&Path) -> Result<()>;

pub(super) fn report(location: &Location, editor: Editor<'_>) -> Result<Report> {
    let (file, before) = (location.shown(), text_of(location)?);
    let copy = tempfile::Builder::new().prefix("record-").suffix(".yaml").tempfile()?;
    fs::write(copy.path(), &before).context("can't write a copy of the record")?;
    editor(copy.path())?;
    let after = fs::read_to_string(copy.path()).context("can't read what was edited")?;
    let changed = TextChange::between(&before, &after);
    if after != before {
        let kept = |refused: Refused, copy: tempfile::NamedTempFile| -> Result<Refused> {
            let (_, path) = copy.keep()?;
            let line = format!("what you wrote is kept in {}; nothing has been changed in {file}", path.display());
            Ok(Refused { lines: [refused.lines, vec![line]].concat(), ..refused })
        };
        if let Err(problems) = parse(Source::new(&file, after.trim_start_matches('\u{feff}'))) {
            let told = problems.0.iter().map(|one| format!("{}: {}", one.location(), one.message));
            let message = format!("the record would have {}", count(problems.0.len(), "problem"));
            return Err(kept(Refused::new(message, told), copy)?.into());
        }
        if let Err(error) = replace(location, &before, &after) {
            return Err(kept(Refused::new(format!("{error:#}"), []), copy)?.into());
        }
    }
    let mut document = Document::new(if after == before {
        format!("{file}: nothing was changed")
    } else {
        format!("{file}: changed")
    });
    let items = |lines: &[String]| lines.iter().map(|line| Item::new(line.trim())).collect::<Vec<_>>();
    document.section("New lines", items(&changed.added));
    document.section("Removed lines", items(&changed.dropped));
    if after != before {
        document.quiet("“tacareer record undo” undoes it.");
    }
    Ok(Report::new(document, Table::of(Vec::<EntryRow>::new(), "A change by hand is told in lines."))
        .with("done", if after == before { "nothing" } else { "edited" })
        .with("file", file)
        .with("new", changed.added)
        .with("gone", changed.dropped)
        .of_a_change())
}
