//! Adds the options that chose the files to the commands that an answer proposes, so that these use the same record,
//! data and overlays.

use std::path::Path;

use super::options::Options;
use crate::error::Failure;
use crate::report::Document;

/// The options that chose the files, as they are typed; empty if there were none.
pub(super) fn chosen(options: &Options) -> String {
    let option = |name: &str, file: &Path| format!(" {name} {}", quoted(&file.to_string_lossy()));
    let data = options.data.iter().map(|file| option("--data", file));
    let overlays = options.overlay.iter().map(|file| option("--overlay", file));
    let record = options.record.iter().map(|file| option("--record", file));
    data.chain(overlays).chain(record).collect()
}

/// Adds the options to the commands that a page proposes.
pub(super) fn in_document(document: &mut Document, chosen: &str) {
    if !chosen.is_empty() {
        document.each_run(&mut |run| match run.command() {
            Some(command) if is_of_help(command) => {}
            Some(_) => run.text += chosen,
            None => run.text = in_text(&run.text, chosen),
        });
    }
}

/// Adds the options to the commands in hints.
pub(super) fn in_failure(failure: Failure, chosen: &str) -> Failure {
    if chosen.is_empty() { failure } else { failure.map_hints(|hint| in_text(&hint, chosen)) }
}

const PROGRAM: &str = "tacareer ";

/// Whether a command only asks for help, which uses no files.
fn is_of_help(command: &str) -> bool {
    command.ends_with("--help")
}

/// Adds the options to commands in running text, which are in quotation marks.
fn in_text(text: &str, chosen: &str) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(&format!("“{PROGRAM}")) {
        let end = rest[start..].find('”').map_or(rest.len(), |end| start + end);
        changed += &rest[..end];
        if !is_of_help(&rest[..end]) {
            changed += chosen;
        }
        rest = &rest[end..];
    }
    changed + rest
}

/// Quotes text so that a shell reads it as one word.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:\\~+,@".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_in_a_text_gets_the_options() {
        let said = in_text("“tacareer level” lists them; “tacareer gap ta3” too, “not this”.", " --record a.yaml");
        assert_eq!(
            said,
            "“tacareer level --record a.yaml” lists them; “tacareer gap ta3 --record a.yaml” too, “not this”."
        );
    }

    #[test]
    fn a_name_with_a_space_is_one_word() {
        assert_eq!(quoted("bob's file.yaml"), "'bob'\\''s file.yaml'");
        assert_eq!(quoted("school/bob.yaml"), "school/bob.yaml");
    }
}
