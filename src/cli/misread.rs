//! What can't be understood on the command line, in the words of the other errors.

use std::error::Error;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::meant;
use crate::error::Failure;

/// The failure for an error of the parser; `None` for kinds that do not occur here, which keep the parser's words.
pub(super) fn failure(error: &clap::Error) -> Option<Failure> {
    let all = |kind| all(error, kind);
    let first = |kind| all(kind).into_iter().next();
    let near = |kind| first(kind).map(|near| format!("did you mean {near}?"));
    let named = || first(ContextKind::InvalidArg).map(|arg| name(&arg));
    let (message, hint) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = first(ContextKind::InvalidSubcommand)?;
            let near = near(ContextKind::SuggestedSubcommand);
            let hint = meant::command(error, &typed).or(near).unwrap_or_else(|| meant::all(error));
            (format!("there is no command “{typed}” here"), Some(hint))
        }
        ErrorKind::UnknownArgument => {
            let typed = first(ContextKind::InvalidArg)?;
            let message = if typed.starts_with('-') {
                format!("there is no option {typed} here")
            } else {
                format!("“{typed}” is more than is expected here")
            };
            let meant = meant::option(error, &typed).map(|meant| format!("did you mean {meant}?"));
            (message, meant.or_else(|| near(ContextKind::SuggestedArg)).or_else(|| as_record(&typed)))
        }
        ErrorKind::InvalidValue => {
            let values = all(ContextKind::ValidValue).join(", ");
            let hint = (!values.is_empty()).then(|| format!("it is one of {values}"));
            match first(ContextKind::InvalidValue).filter(|typed| !typed.is_empty()) {
                Some(typed) => (format!("“{typed}” can't be used for {}", named()?), hint),
                None => (format!("{} needs a value", named()?), hint),
            }
        }
        ErrorKind::ValueValidation => {
            let typed = first(ContextKind::InvalidValue)?;
            let reason = error.source()?.to_string();
            let message = if reason.contains(&typed) {
                format!("{}: {reason}", named()?)
            } else {
                format!("“{typed}” can't be used for {}: {reason}", named()?)
            };
            (message, None)
        }
        ErrorKind::MissingSubcommand => {
            let command = first(ContextKind::InvalidSubcommand)?;
            (format!("“{command}” needs a word that says what"), Some(meant::all(error)))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<String> = all(ContextKind::InvalidArg).iter().map(|arg| name(arg)).collect();
            (format!("something is missing: {}", missing.join(", ")), None)
        }
        ErrorKind::ArgumentConflict => {
            let others: Vec<String> = all(ContextKind::PriorArg).iter().map(|arg| name(arg)).collect();
            let (one, other) = (named()?, others.join(", "));
            if other == one || other.is_empty() {
                (format!("{one} can be given only once"), None)
            } else {
                (format!("{one} and {other} can't be used together"), None)
            }
        }
        _ => return None,
    };
    let failure = hint.into_iter().fold(Failure::new(message), Failure::hint);
    Some(usage(error).into_iter().fold(failure, Failure::hint))
}

/// What to write for a file that was given to a command which takes none.
fn as_record(typed: &str) -> Option<String> {
    let is_yaml = Path::new(typed).extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    is_yaml.then(|| format!("if it is your record: --record {}", super::repeat::quoted(typed)))
}

/// How the command is used, and where it is explained.
fn usage(error: &clap::Error) -> Option<String> {
    let usage = all(error, ContextKind::Usage).into_iter().next()?;
    let usage = usage.trim().trim_start_matches("Usage:").trim().lines().next()?.replace("[OPTIONS] ", "");
    let command: Vec<&str> = usage.split(' ').take_while(|word| !word.starts_with(['[', '<', '-'])).collect();
    Some(format!("usage: {usage}; “{} --help” says more", command.join(" ")))
}

/// Everything the parser says of one kind.
pub(super) fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

/// An option without its value, or a value without its brackets: `--on`, `ROLE`.
fn name(arg: &str) -> String {
    let name = arg.split([' ', '=']).next().unwrap_or(arg);
    name.trim_matches(|c| matches!(c, '<' | '>' | '[' | ']' | '.')).to_owned()
}
