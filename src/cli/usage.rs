//! Reads the command line as people type it: dashes and quotation marks that a word processor has changed, a command
//! with a capital letter, `--csv` for `--format csv`. Explains what can't be understood.

use std::ffi::OsString;
use std::mem::ManuallyDrop;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, FromArgMatches};

use super::repeat::quoted;
use super::{Cli, Options, misread, wrap};
use crate::render::Format;
use crate::visible::visible;

/// Options that take a value, which must not be mistaken for a command.
const WITH_VALUE: [&str; 8] = ["--format", "-o", "--output", "--width", "--color", "--data", "--record", "--overlay"];

/// Reads the command line. Help and the version end the program with 0, usage errors with 2.
pub(super) fn parse() -> Cli {
    parsed().unwrap_or_else(|error| match error.kind() {
        ErrorKind::DisplayVersion => error.exit(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let shown = super::shown(&error.render().to_string());
            std::process::exit(i32::from(shown.is_err()))
        }
        _ => {
            let error = with_names(error);
            let text = misread::failure(&error).map_or_else(|| readable(&error), |failure| failure.to_string());
            eprint(&wrap::for_errors(&text));
            std::process::exit(2)
        }
    })
}

fn parsed() -> Result<Cli, clap::Error> {
    let args = mended(std::env::args_os());
    // The process ends with the answer; the system frees the definitions of the commands faster than the program would.
    let mut commands = ManuallyDrop::new(Cli::command());
    only_named(&commands, &args).map_or_else(|| read(&mut commands, &args), Ok)
}

fn read(commands: &mut clap::Command, args: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = commands.try_get_matches_from_mut(args)?;
    Cli::from_arg_matches_mut(&mut ManuallyDrop::new(matches)).map_err(|error| error.format(commands))
}

/// Reads the command line with only the command that it seems to name, because clap copies the global options to each
/// command that it knows. `None` if that can't be read: then it is for all commands to say what is wrong.
fn only_named(commands: &clap::Command, args: &[OsString]) -> Option<Cli> {
    let named = args.iter().skip(1).find_map(|arg| commands.find_subcommand(arg))?;
    let own = Options::augment_args(clap::Command::new("tacareer").disable_help_subcommand(true));
    read(&mut ManuallyDrop::new(own.subcommand(named.clone())), args).ok()
}

/// The message of the parser itself. It repeats what was typed, which may contain anything.
fn readable(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let lines: Vec<String> = text.lines().map(|line| visible(line).into_owned()).collect();
    format!("{}\n", lines.join("\n"))
}

/// Replaces aliases in clap's suggestions by the names of the commands, since the help does not list the aliases; the
/// nearest first, which clap has last.
fn with_names(mut error: clap::Error) -> clap::Error {
    let Some(ContextValue::Strings(proposed)) = error.get(ContextKind::SuggestedSubcommand) else { return error };
    let commands = Cli::command();
    let mut names: Vec<String> = Vec::new();
    for proposed in proposed.iter().rev() {
        let name = commands.find_subcommand(proposed).map_or(proposed.as_str(), clap::Command::get_name);
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(names));
    error
}

/// The command line with `--all`, which asks for the whole answer. An anonymous answer does not repeat it, because it
/// names files and may name people.
pub(super) fn whole() -> String {
    let args = mended(std::env::args_os()).into_iter().skip(1);
    let words: Vec<String> = args.map(|arg| quoted(&arg.to_string_lossy())).collect();
    if words.iter().any(|word| word == "--anonymous") {
        return "the same command with --all".into();
    }
    format!("tacareer {} --all", words.join(" "))
}

#[allow(clippy::print_stderr, reason = "the one place where a usage error is told")]
fn eprint(text: &str) {
    eprint!("{text}");
}

/// The arguments, with changes made by a word processor or by habit undone.
fn mended(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut mended = Vec::new();
    let mut seen_command = false;
    let mut is_value = true;
    for arg in args {
        let Some(text) = arg.to_str().filter(|_| !is_value) else {
            is_value = false;
            mended.push(arg);
            continue;
        };
        let text = with_dashes(text);
        if let Some(format) = format_of(&text) {
            mended.extend(["--format".into(), format.into()]);
            continue;
        }
        is_value = WITH_VALUE.contains(&text.as_str());
        if seen_command || text.starts_with('-') {
            mended.push(text.into());
            continue;
        }
        seen_command = true;
        let lower = text.to_lowercase();
        if lower == "version" {
            mended.push("--version".into());
            continue;
        }
        // The list of commands is only built if there is something to correct, because that takes longer than a short
        // answer.
        let is_command = lower != text && Cli::command().find_subcommand(&lower).is_some();
        mended.push(if is_command { lower.into() } else { text.into() });
    }
    mended
}

/// Corrects `–format` and `—format`, which word processors make out of two hyphens.
fn with_dashes(text: &str) -> String {
    match text.strip_prefix(['–', '—']) {
        Some(rest) if rest.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic()) => {
            format!("--{}", rest.trim_start_matches('-'))
        }
        _ => text.to_owned(),
    }
}

/// The format for `--csv` and the like; `--json` is an option of its own.
fn format_of(text: &str) -> Option<&'static str> {
    let name = text.strip_prefix("--")?;
    Format::ALL.iter().map(|(_, known, _)| *known).find(|known| *known == name && *known != "json")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// Words that commands, options and their values are made of; some are several of these.
    const WORDS: [&str; 21] = [
        "level",
        "ta3",
        "--record",
        "next",
        "ta2",
        "help",
        "-o",
        "--all",
        "--format",
        "csv",
        "units",
        "--nos",
        "19",
        "record",
        "add",
        "unit",
        "--version",
        "--help",
        "--",
        "--no-record",
        "roles",
    ];

    proptest! {
        /// What the named command alone reads is what all commands together read.
        #[test]
        fn the_command_that_is_named_reads_as_all_do(words in proptest::collection::vec(select(&WORDS[..]), 0..7)) {
            let args = typed(&words);
            if let Some(read_alone) = only_named(&Cli::command(), &args) {
                let read_by_all = read(&mut Cli::command(), &args).ok();
                prop_assert_eq!(format!("{:?}", Some(read_alone)), format!("{read_by_all:?}"));
            }
        }
    }

    #[test]
    fn most_questions_need_only_the_command_that_is_named() {
        for words in [&["level", "ta3"][..], &["--format", "csv", "units", "--nos", "19"], &["record", "show"]] {
            assert!(only_named(&Cli::command(), &typed(words)).is_some(), "{words:?}");
        }
        assert!(only_named(&Cli::command(), &typed(&["level", "--help"])).is_none());
    }

    fn typed(words: &[&str]) -> Vec<OsString> {
        std::iter::once(&"tacareer").chain(words).map(OsString::from).collect()
    }

    fn corrected(args: &[&str]) -> Vec<String> {
        let args = std::iter::once("tacareer").chain(args.iter().copied()).map(OsString::from);
        mended(args).into_iter().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_command_may_have_capitals() {
        assert_eq!(corrected(&["Level", "TA3"]), ["level", "TA3"]);
        assert_eq!(corrected(&["--record", "Level", "GAP"]), ["--record", "Level", "gap"]);
        assert_eq!(corrected(&["search", "Level"]), ["search", "Level"]);
        assert_eq!(corrected(&["version"]), ["--version"]);
        assert_eq!(corrected(&["search", "version"]), ["search", "version"]);
    }

    #[test]
    fn dashes_of_a_word_processor_are_hyphens() {
        assert_eq!(corrected(&["units", "—nos", "19", "–-format", "csv"]), ["units", "--nos", "19", "--format", "csv"]);
        assert_eq!(corrected(&["nos", "3–5", "–"]), ["nos", "3–5", "–"]);
    }

    #[test]
    fn a_format_may_be_an_option() {
        assert_eq!(corrected(&["level", "--csv"]), ["level", "--format", "csv"]);
        assert_eq!(corrected(&["level", "--json"]), ["level", "--json"]);
    }
}
