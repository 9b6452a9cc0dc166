//! The command line: reads it, asks the question, writes the answer.

mod completions;
mod editor;
mod examples;
mod help;
mod look;
mod meant;
mod misread;
mod options;
mod output;
mod pager;
mod progress;
mod repeat;
mod reviews;
mod usage;
mod wrap;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::commands::{Command, Kept, check, data, handbook, overlay, paths, record, review, roster, schema, team};
use crate::embedded;
use crate::error::Failure;
use crate::files::Readers;
use crate::handbook::Edition;
use crate::render::{self, Format};
use crate::report::Report;
pub use completions::complete;
use options::Options;
use output::Output;

/// Find your way in the career framework for teaching assistants
#[derive(Debug, Parser)]
#[command(name = "tacareer", version, help_template = "{about-with-newline}\n{before-help}", before_help = help::FIRST, before_long_help = help::whole())]
// `wrap` wraps help. Whether clap would do it as well depends on the features that any other crate asks of it.
#[command(disable_help_subcommand = true, flatten_help = false, term_width = 0)]
struct Cli {
    #[command(subcommand)]
    command: Option<Asked>,
    #[command(flatten)]
    options: Options,
}

/// What the command line asks for.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one of it")]
enum Asked {
    /// A question or a task.
    #[command(flatten)]
    Command(Command),
    /// Explain a command or a topic
    Help(help::Args),
    /// Write what a shell needs to complete commands and options
    Completions(completions::Args),
    /// Write the manual pages
    Man(completions::ManArgs),
}

/// Answers the question of the command line.
///
/// # Errors
///
/// When the question could not be answered, or files could not be loaded or written. A usage error ends the program
/// with 2.
pub fn run() -> Result<ExitCode, Failure> {
    let cli = usage::parse();
    let command = match &cli.command {
        Some(Asked::Command(command)) => command,
        Some(Asked::Help(args)) => return shown(&help::text(args)?),
        Some(Asked::Completions(args)) => return printed(&completions::script(args)),
        Some(Asked::Man(args)) => return printed(completions::man(args)?.as_bytes()),
        None => return shown(&Cli::command().render_help().to_string()),
    };
    let options = &cli.options;
    if let Command::Review(args) = command
        && reviews::are_written(args, options)
    {
        return reviews::written(args, options, command);
    }
    let output = Output::of(options, command)?;
    let is_question = command.is_question();
    let chosen = repeat::chosen(options);
    let (mut report, readers) = ask(command, options).map_err(|failure| repeat::in_failure(failure, &chosen))?;
    repeat::in_document(&mut report.document, &chosen);
    let (answer, format) = if options.ids {
        (render::render_ids(&report).into_bytes(), None)
    } else {
        let format = options.format(&report)?;
        if report.page.is_some() && !output.is_standard() && format != Format::Html {
            let hint = "end the file in .html, or add --format html";
            return Err(Failure::new("the handbook can only be written as a page for a browser").hint(hint));
        }
        if is_question && !options.all && options.output_file().is_none() {
            render::shorten(&mut report, format, &usage::whole());
        }
        let answer = match output.earlier_calendar(format) {
            Some(earlier) => render::render_calendar_after(&report, &earlier)?.into_bytes(),
            None if format == Format::Xlsx && !output.is_standard() => render::render_workbook(&report)?,
            None => render::render(&report, format, options.look())?.into_bytes(),
        };
        (answer, Some(format))
    };
    if is_question && !options.no_pager && output.is_standard() && pager::show(&answer) {
        return Ok(ExitCode::SUCCESS);
    }
    let written = output.write(&answer, format, readers);
    if report.is_of_a_change {
        let hint = "the command has been carried out all the same; only the answer could not be written";
        written.map_err(|failure| failure.hint(hint))?;
    } else {
        written?;
    }
    Ok(if report.is_bad_news { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Asks the question, and says who may read a file with its answer: an answer made from a record is as private as the
/// record.
fn ask(command: &Command, options: &Options) -> Result<(Report, Readers), Failure> {
    let usual = |report| Ok((report, Readers::Usual));
    match command {
        Command::Check(args) => usual(check::report(args, options.data().as_ref(), &options.overlays())),
        Command::Paths(_) => usual(paths::report(options.data(), &options.overlays(), options.record().ok())),
        Command::Data(args) => usual(data::report(args)?),
        // Somebody whose data or overlays have problems may want an example all the more.
        Command::Overlay(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework().unwrap_or_else(|_| embedded::framework()));
            usual(overlay::report(args, &framework)?)
        }
        Command::Handbook(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            let edition = if args.is_app() { options.edition() } else { Edition::default() };
            usual(handbook::report(args, &framework, &edition)?)
        }
        Command::Schema(args) => usual(schema::report(args)),
        Command::Record(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            Ok((record::report(args, &framework, &options.record()?, &editor::open)?, Readers::Owner))
        }
        Command::Review(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            if let [file] = &args.records[..] {
                return Ok((reviews::of(args, &framework, file)?, Readers::Owner));
            }
            let (one, place) = (options.record_if_any(&framework)?, options.record_place());
            let kept = one.as_ref().map(|one| Kept { record: &one.value, file: &one.source.name, place: &place });
            Ok((review::report(args, &framework, kept), Readers::Owner))
        }
        Command::Roster(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            Ok((progress::shown(|progress| roster::report(args, &framework, progress))?, Readers::Owner))
        }
        Command::Team(args) => {
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            Ok((progress::shown(|progress| team::report(args, &framework, progress))?, Readers::Owner))
        }
        Command::Question(question) => {
            // The process ends with the answer; the system frees the framework faster than the program would.
            let framework = std::mem::ManuallyDrop::new(options.framework()?);
            let one = if question.asks_a_record() { options.record_if_any(&framework)? } else { None };
            let place = options.record_place();
            let kept = one.as_ref().map(|one| Kept { record: &one.value, file: &one.source.name, place: &place });
            let readers = if one.is_some() { Readers::Owner } else { Readers::Usual };
            Ok((question.report(&framework, kept)?, readers))
        }
    }
}

/// Tells why a question could not be answered, on standard error.
pub fn tell(failure: &Failure) {
    // If stderr is closed too, there is nobody left to tell.
    let _ = std::io::stderr().write_all(wrap::for_errors(&failure.to_string()).as_bytes());
}

/// Help, wrapped to the window; a long text a screen at a time.
fn shown(text: &str) -> Result<ExitCode, Failure> {
    let text = wrap::for_help(&examples::in_help(text));
    if pager::show(text.as_bytes()) { Ok(ExitCode::SUCCESS) } else { printed(text.as_bytes()) }
}

fn printed(text: &[u8]) -> Result<ExitCode, Failure> {
    output::write_out(text)?;
    Ok(ExitCode::SUCCESS)
}

/// The command line as clap knows it, for tests.
pub fn definition() -> clap::Command {
    Cli::command()
}
