//! The edge: the command line is read, the question is asked, and the answer is written.

mod look;
mod options;
mod output;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::commands::{Command, HELP, Kept, check, data, overlay, paths, record, schema};
use crate::error::Failure;
use crate::files::Readers;
use crate::render;
use crate::report::Report;
use options::Options;
use output::Output;

/// Find your way in the career framework for teaching assistants
///
/// Answers from the Career Framework and Continuing Professional Development for Teaching Assistants (UNISON and the
/// National Education Trust, 2015): role profiles, units, qualifications, standards and CPD suggestions. Offline, and
/// in the guidance's own words.
#[derive(Debug, Parser)]
#[command(name = "tacareer", version, help_template = HELP, before_help = FIRST, after_help = MORE, after_long_help = LONG)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

const FIRST: &str = "\
Examples:
  tacareer level              the role profiles: TA1 to TA5 and ASNA1 to ASNA3
  tacareer level ta3          one role: duties, knowledge, qualifications, CPD
  tacareer next ta2           what to do next, and what the next role adds
  tacareer units --nos 19     the units that cover a standard
  tacareer compare ta2 ta3    what changes from one role to the other
  tacareer search behaviour   everything that mentions a word";

const MORE: &str =
    "“tacareer COMMAND --help” shows examples; “tacareer --help” tells formats, environment and exit codes.";

const LONG: &str = "\
Formats (--format):
  table     text and tables, wrapped to the terminal; in a pipe unwrapped and without colour
  plain     labelled lines without tables, for screen readers
  markdown  to paste into a document
  html      a page of its own, which prints on A4
  csv       one table, for a spreadsheet
  json      the whole answer, for other programs (--json for short)
  yaml      the same as YAML
  ics       a calendar, of answers with dates
  With --output FILE the ending of the file picks the format: .txt .md .html .csv .json .yaml .ics

Environment:
  TACAREER_DATA     a folder with a framework of your own, as --data
  TACAREER_RECORD   the file of your own record, as --record
  TACAREER_OVERLAY  overlays, as --overlay; several are parted as in PATH
  NO_COLOR          no colour
  CLICOLOR_FORCE    colour even in a pipe
  COLUMNS           how wide the terminal is taken to be

Exit codes:
  0  answered, also when nothing was found
  1  could not answer: no such role, unit or file; problems in the data
  2  the command line could not be understood

The guidance is of 2015 and its qualifications are indicative, not mandatory.
This program gives information, not employment advice.";

/// Answers the question of the command line.
///
/// # Errors
///
/// What could not be answered, loaded or written. A command line that can't be understood ends the program with 2.
pub fn run() -> Result<ExitCode, Failure> {
    let cli = Cli::parse();
    let Some(command) = &cli.command else {
        Cli::command().print_help()?;
        return Ok(ExitCode::SUCCESS);
    };
    let options = &cli.options;
    let output = Output::of(options, command)?;
    let (report, readers) = ask(command, options)?;
    let (text, format) = if options.ids {
        (render::render_ids(&report), None)
    } else {
        let format = options.format(&report)?;
        let text = match output.earlier_calendar(format) {
            Some(earlier) => render::render_calendar_after(&report, &earlier)?,
            None => render::render(&report, format, options.look())?,
        };
        (text, Some(format))
    };
    let written = output.write(&text, format, readers);
    if report.is_of_a_change {
        let hint = "what was asked for has been done all the same: only the answer could not be written";
        written.map_err(|failure| failure.hint(hint))?;
    } else {
        written?;
    }
    Ok(if report.is_bad_news { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Asks the question, and says who may read a file with its answer: what is made from a record is as private as it is.
fn ask(command: &Command, options: &Options) -> Result<(Report, Readers), Failure> {
    let usual = |report| Ok((report, Readers::Usual));
    match command {
        Command::Check(args) => usual(check::report(args, options.data().as_ref(), &options.overlays())),
        Command::Paths(_) => usual(paths::report(options.data(), &options.overlays(), options.record().ok())),
        Command::Data(args) => usual(data::report(args)?),
        Command::Overlay(args) => usual(overlay::report(args)?),
        Command::Schema(args) => usual(schema::report(args)),
        Command::Record(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            Ok((record::report(args, &framework, &options.record()?)?, Readers::Owner))
        }
        Command::Question(question) => {
            // The process ends with the answer: the system takes the framework back faster than the program could.
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            let one = if question.asks_a_record() { options.record_if_any()? } else { None };
            let place = options.record_place();
            let kept = one.as_ref().map(|one| Kept { record: &one.value, file: &one.source.name, place: &place });
            let readers = if one.is_some() { Readers::Owner } else { Readers::Usual };
            Ok((question.report(&framework, kept)?, readers))
        }
    }
}

/// The command line as clap knows it, for the tests of its shape.
pub fn definition() -> clap::Command {
    Cli::command()
}
