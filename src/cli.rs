//! The edge: global options, the framework, width and colour decided once, and the answer written.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fmt, io};

use anyhow::{Context, Result, anyhow};
use clap::builder::PossibleValue;
use clap::{Args, CommandFactory, Parser, ValueEnum, ValueHint};

use crate::commands::{Command, HELP, Kept, check, data, overlay, paths, record, schema};
use crate::embedded;
use crate::files;
use crate::framework::{Framework, Unknown};
use crate::load::{self, Base, One, Problems};
use crate::places::{self, Chosen};
use crate::record::{Location, Record, Refused, read_if_any};
use crate::render::{self, Format, Look};
use crate::report::Report;

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

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[command(next_help_heading = "Output and data")]
struct Options {
    /// How to write the answer: table, plain, markdown, html, csv, json, yaml or ics
    #[arg(long, global = true, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,
    /// Short for --format json
    #[arg(long, global = true, conflicts_with = "format")]
    json: bool,
    /// Write ids alone, one a line
    #[arg(long, global = true, conflicts_with_all = ["format", "json"])]
    ids: bool,
    /// Write to a file; its ending picks the format
    #[arg(long, short, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Wrap lines to this many columns, from 20 to 1000
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: Option<u16>,
    /// When to use colour: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    color: When,
    /// Read the framework from a folder of YAML files
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    data: Option<PathBuf>,
    /// The file of your own record, for “record” and what is asked of it
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    record: Option<PathBuf>,
    /// Answer without a look at your own record
    #[arg(long, global = true, conflicts_with = "record")]
    no_record: bool,
    /// Lay a YAML file or a folder of them over the framework (can be repeated: the later wins)
    #[arg(long, global = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    overlay: Vec<PathBuf>,
    /// Leave out all overlays
    #[arg(long, global = true, conflicts_with = "overlay")]
    no_overlay: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Table, Self::Plain, Self::Markdown, Self::Html, Self::Csv, Self::Json, Self::Yaml, Self::Ics]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let known = Self::ALL.iter().find(|(format, _, _)| format == self);
        known.map(|(_, name, _)| PossibleValue::new(*name))
    }
}

/// Answers the question of the command line.
///
/// # Errors
///
/// What could not be answered, loaded or written. A command line that can't be understood ends the program with 2.
pub fn run() -> Result<ExitCode> {
    let cli = Cli::parse();
    let Some(command) = &cli.command else {
        Cli::command().print_help()?;
        return Ok(ExitCode::SUCCESS);
    };
    let options = &cli.options;
    options.spare_the_record()?;
    match command {
        Command::Check(args) => options.answer(&check::report(args, options.data().as_ref(), &options.overlays())),
        Command::Paths(_) => options.answer(&paths::report(options.data(), &options.overlays(), options.record().ok())),
        Command::Data(args) => options.answer(&data::report(args)?),
        Command::Overlay(args) => options.answer(&overlay::report(args)?),
        Command::Schema(args) => options.answer(&schema::report(args)),
        Command::Record(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            options.answer(&record::report(args, &framework, &options.record()?)?)
        }
        Command::Question(question) => {
            // The process ends with the answer: the system takes the framework back faster than the program could.
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            let one = if question.asks_a_record() { options.record_if_any()? } else { None };
            let place = options.record_place();
            let kept = one.as_ref().map(|one| Kept { record: &one.value, file: &one.source.name, place: &place });
            options.answer(&question.report(&framework, kept)?)
        }
    }
}

impl Options {
    /// Where the person's record is.
    fn record(&self) -> Result<Location, Refused> {
        Location::of(self.record.as_deref(), |name| env::var_os(name))
    }

    /// Where the record is, by a name that no other file has; the name as it is where the file can't be looked for.
    fn record_place(&self) -> String {
        let file = self.record().map(|location| location.file.canonicalize().unwrap_or(location.file));
        file.map_or_else(|_| String::new(), |file| file.to_string_lossy().into_owned())
    }

    /// The record, for questions that can be asked without one: where there is no place for one, there is none.
    fn record_if_any(&self) -> Result<Option<One<Record>>> {
        if self.no_record {
            return Ok(None);
        }
        let Ok(location) = self.record() else { return Ok(None) };
        read_if_any(&location).context(ByRecord)
    }

    /// No answer takes the place of the record, not even one about it.
    fn spare_the_record(&self) -> Result<(), Refused> {
        let Some(output) = self.output.as_ref().and_then(|file| file.canonicalize().ok()) else { return Ok(()) };
        let record = self.record().ok().and_then(|location| location.file.canonicalize().ok());
        if record.as_ref() == Some(&output) {
            let hint = "name another file with --output; nothing has been written";
            return Err(Refused::new(format!("{} is your record", output.display()), [hint.into()]));
        }
        Ok(())
    }

    fn data(&self) -> Option<Chosen> {
        places::data(self.data.as_deref())
    }

    fn overlays(&self) -> Vec<Chosen> {
        if self.no_overlay { Vec::new() } else { places::overlays(&self.overlay) }
    }

    /// The framework that the questions are asked of.
    fn framework(&self) -> Result<Framework> {
        let overlays: Vec<PathBuf> = self.overlays().into_iter().map(|chosen| chosen.path).collect();
        let data = self.data();
        let base = match &data {
            None if overlays.is_empty() => return Ok(embedded::framework()),
            None => Base::Contents(embedded::contents().into()),
            Some(data) => Base::Folder(&data.path),
        };
        match load::read(base, &overlays) {
            Ok(loaded) => Ok(loaded.framework),
            Err(problems) if overlays.is_empty() => Err(problems.into()),
            Err(problems) => Err(anyhow::Error::new(problems).context(WithOverlays)),
        }
    }

    /// Writes the answer where it is wanted, and says how it went.
    fn answer(&self, report: &Report) -> Result<ExitCode> {
        let text = if self.ids {
            render::render_ids(report)
        } else {
            render::render(report, self.format(report)?, self.look())?
        };
        match &self.output {
            Some(file) => {
                files::write_whole(file, text.as_bytes()).with_context(|| format!("can't write {}", file.display()))?;
            }
            None => write_out(text.as_bytes())?,
        }
        Ok(if report.is_bad_news { ExitCode::from(1) } else { ExitCode::SUCCESS })
    }

    fn format(&self, report: &Report) -> Result<Format> {
        if self.json {
            return Ok(Format::Json);
        }
        let usual = if report.is_for_programs { Format::Json } else { Format::Table };
        match (self.format, &self.output) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(usual),
            (None, Some(file)) => match file.extension() {
                None => Ok(usual),
                Some(ending) => Format::of_ending(&ending.to_string_lossy()).ok_or_else(|| {
                    let ending = ending.to_string_lossy();
                    anyhow!("no format goes with files that end in .{ending}: name one with --format, or end the file in .txt, .md, .html, .csv, .json, .yaml or .ics")
                }),
            },
        }
    }

    /// Width and colour: what is asked for, or else what the terminal has, or else none.
    fn look(&self) -> Look {
        let terminal = self.output.is_none() && io::stdout().is_terminal();
        let columns =
            || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns >= 20);
        let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(20));
        let width = self.width.map(usize::from).or_else(|| terminal.then(|| columns().or_else(measured)).flatten());
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let colour = match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto if self.output.is_some() || set("NO_COLOR") => false,
            When::Auto if env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") => true,
            When::Auto => terminal && env::var_os("TERM").is_none_or(|term| term != "dumb"),
        };
        Look { width, colour }
    }
}

fn write_out(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// That overlays are in use, perhaps without the user's thinking of them.
#[derive(Debug)]
struct WithOverlays;

impl std::fmt::Display for WithOverlays {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("“tacareer paths” says which files are in use; --no-overlay leaves overlays out")
    }
}

/// Whether the reader of the answer has left, which is no error.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(closed))
}

/// What goes before an error of the record in an answer that can do without it.
#[derive(Debug)]
struct ByRecord;

impl fmt::Display for ByRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("your record can't be read")
    }
}

/// An error in words, with what is near and what to do.
pub fn explain(error: &anyhow::Error) -> String {
    let by_record = error.downcast_ref::<ByRecord>().map_or("", |_| "  --no-record answers without your record\n");
    if let Some(problems) = error.downcast_ref::<Problems>() {
        let overlays = error.downcast_ref::<WithOverlays>();
        let overlays = overlays.map_or_else(String::new, |hint| format!("  {hint}\n"));
        return format!("{problems}\n{overlays}{by_record}");
    }
    let mut text = format!("error: {}\n", render::visible(&format!("{error:#}")));
    if let Some(unknown) = error.downcast_ref::<Unknown>() {
        if !unknown.nearest.is_empty() {
            let near: Vec<_> = unknown.nearest.iter().map(|name| render::visible(name)).collect();
            text += &format!("  did you mean {}?\n", near.join(", "));
        }
        if let Some(known) = &unknown.known {
            text += &format!("  {known}\n");
        }
        if let Some(list) = &unknown.list {
            text += &format!("  “tacareer {list}” lists what there is\n");
        }
    }
    if let Some(refused) = error.downcast_ref::<Refused>() {
        text.extend(refused.lines.iter().map(|line| format!("  {}\n", render::visible(line))));
    }
    text + by_record
}

/// The command line as clap knows it, for the tests of its shape.
pub fn definition() -> clap::Command {
    Cli::command()
}
