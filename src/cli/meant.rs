//! What people mean by a command or an option that there is not, where no word that looks like it is the right one.

use clap::CommandFactory;
use clap::error::ContextKind;

use super::Cli;
use super::misread::all as said;

/// Other words for an option; the option has to exist where they are typed.
const OPTIONS: [(&str, &str); 12] = [
    ("--date", "--on"),
    ("--when", "--on"),
    ("--days", "--hours"),
    ("--duration", "--hours"),
    ("--time", "--hours"),
    ("--length", "--hours"),
    ("--until", "--expires"),
    ("--where", "--provider"),
    ("--comment", "--note"),
    ("--standards", "--nos"),
    ("--standard", "--nos"),
    ("--evidence", "--file"),
];

/// Other words for a command, each with what to write instead; the first word of that has to exist where they are typed.
const COMMANDS: [(&str, &[&str]); 16] = [
    ("course", &["cpd", "module"]),
    ("training", &["cpd", "module"]),
    ("workshop", &["cpd"]),
    ("inset", &["cpd"]),
    ("hlta", &["status HLTA"]),
    ("gcse", &["qualification"]),
    ("nvq", &["qualification"]),
    ("degree", &["qualification"]),
    ("certificate", &["qualification"]),
    ("diploma", &["qualification"]),
    ("award", &["qualification"]),
    ("maths", &["skill maths"]),
    ("english", &["skill english"]),
    ("ict", &["skill ict"]),
    ("experience", &["equivalent"]),
    ("observation", &["evidence"]),
];

/// Words with which a question begins.
const QUESTIONS: [&str; 14] =
    ["what", "which", "who", "how", "when", "where", "why", "can", "could", "do", "does", "is", "are", "should"];

/// What to write for a command that there is not.
pub(super) fn command(error: &clap::Error, typed: &str) -> Option<String> {
    let (words, command) = place(error);
    let typed = typed.to_lowercase();
    if words == "tacareer" && QUESTIONS.contains(&typed.as_str()) {
        return Some(format!("a question in words comes after “tacareer search”, as in “tacareer search {typed} …”"));
    }
    let (_, meant) = COMMANDS.iter().find(|(other, _)| *other == typed.trim_end_matches('s') || *other == typed)?;
    let is_there = |meant: &&&str| meant.split(' ').next().is_some_and(|name| command.find_subcommand(name).is_some());
    let meant: Vec<String> = meant.iter().filter(is_there).map(|meant| format!("“{words} {meant}”")).collect();
    (!meant.is_empty()).then(|| format!("did you mean {}?", meant.join(" or ")))
}

/// The commands that there are at a place.
pub(super) fn all(error: &clap::Error) -> String {
    let (words, command) = place(error);
    if words == "tacareer" {
        return "“tacareer help” lists the commands".to_owned();
    }
    let names: Vec<&str> =
        command.get_subcommands().filter(|one| !one.is_hide_set()).map(clap::Command::get_name).collect();
    format!("after “{words}” comes one of {}", names.join(", "))
}

/// What to write for an option that there is not.
pub(super) fn option(error: &clap::Error, typed: &str) -> Option<String> {
    let (words, command) = place(error);
    let name = typed.strip_prefix("--")?;
    if command.find_subcommand(name).is_some() {
        return Some(format!("“{words} {name}”"));
    }
    let (_, meant) = OPTIONS.iter().find(|(other, _)| *other == typed)?;
    let is_there = command.get_arguments().any(|arg| arg.get_long() == meant.strip_prefix("--"));
    is_there.then(|| (*meant).to_owned())
}

/// The command in which something was not understood, with the words that lead there.
fn place(error: &clap::Error) -> (String, clap::Command) {
    let mut command = Cli::command();
    command.build();
    let mut words = command.get_name().to_owned();
    let usage = said(error, ContextKind::Usage).into_iter().next().unwrap_or_default();
    for word in usage.trim().trim_start_matches("Usage:").split_whitespace().skip(1) {
        let Some(inner) = command.find_subcommand(word).cloned() else { break };
        words = format!("{words} {word}");
        command = inner;
    }
    (words, command)
}
