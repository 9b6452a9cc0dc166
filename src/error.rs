//! Why a question could not be answered, as the user sees it: a message, hints, and the exit code.
//!
//! Every error becomes a [`Failure`] here, so that nothing else has to know which error offers which hints.

use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::files::said;
use crate::framework::Unknown;
use crate::record::Refused;
use crate::visible::visible;
use crate::yaml::Problems;

/// What is printed instead of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    kind: Kind,
    /// What went wrong, with its causes.
    message: String,
    /// What to do about it, one line each; printed after the message.
    hints: Vec<String>,
}

/// What decides the exit code, and whether anything is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The question could not be answered.
    Unanswered,
    /// The data has problems. Their text is a report with headings of its own.
    Problems,
    /// The reader of the answer has closed the pipe, which is no error: `tacareer units | head`.
    ReaderGone,
}

impl Failure {
    /// An error without hints.
    pub fn new(message: impl Into<String>) -> Self {
        Self { kind: Kind::Unanswered, message: message.into(), hints: Vec::new() }
    }

    /// Adds a hint after the others.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Puts what was being done before the message: "can't write a.csv" before "it is a folder". Not for problems,
    /// which are complete reports.
    #[must_use]
    pub fn context(mut self, doing: impl fmt::Display) -> Self {
        if self.kind == Kind::Unanswered {
            self.message = format!("{doing}: {}", self.message);
        }
        self
    }

    /// Changes each hint.
    #[must_use]
    pub fn map_hints(self, change: impl FnMut(String) -> String) -> Self {
        Self { hints: self.hints.into_iter().map(change).collect(), ..self }
    }

    /// 1, or 0 if the reader has gone. Usage errors exit with 2, through clap.
    pub fn exit_code(&self) -> ExitCode {
        match self.kind {
            Kind::Unanswered | Kind::Problems => ExitCode::from(1),
            Kind::ReaderGone => ExitCode::SUCCESS,
        }
    }
}

/// The text for stderr: the message, then each hint on an indented line. Empty if the reader has gone.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::ReaderGone => return Ok(()),
            Kind::Problems => writeln!(f, "{}", self.message)?,
            Kind::Unanswered => writeln!(f, "error: {}", visible(&self.message))?,
        }
        self.hints.iter().try_for_each(|hint| writeln!(f, "  {}", visible(hint)))
    }
}

impl From<&Unknown> for Failure {
    fn from(unknown: &Unknown) -> Self {
        let mut failure = Self::new(unknown.to_string());
        if !unknown.nearest.is_empty() {
            failure = failure.hint(format!("did you mean {}?", unknown.nearest.join(", ")));
        }
        if let Some(known) = &unknown.known {
            failure = failure.hint(known);
        }
        if let Some(list) = &unknown.list {
            failure = failure.hint(format!("“tacareer {list}” lists what there is"));
        }
        failure
    }
}

impl From<&Refused> for Failure {
    fn from(refused: &Refused) -> Self {
        Self { hints: refused.lines.clone(), ..Self::new(refused.to_string()) }
    }
}

impl From<&Problems> for Failure {
    fn from(problems: &Problems) -> Self {
        Self { kind: Kind::Problems, ..Self::new(problems.to_string()) }
    }
}

impl From<Unknown> for Failure {
    fn from(unknown: Unknown) -> Self {
        Self::from(&unknown)
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::from(&refused)
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::from(&problems)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let kind = if error.kind() == io::ErrorKind::BrokenPipe { Kind::ReaderGone } else { Kind::Unanswered };
        Self { kind, ..Self::new(said(&error)) }
    }
}

/// What a command returns: one of the errors above, perhaps with a context, or any other.
impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let known = (error.downcast_ref::<Unknown>().map(Self::from))
            .or_else(|| error.downcast_ref::<Refused>().map(Self::from))
            .or_else(|| error.downcast_ref::<Problems>().map(Self::from));
        match known {
            Some(problems) if problems.kind == Kind::Problems => problems,
            Some(known) => Self { message: whole(&error), ..known },
            None => {
                let gone = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
                let gone = error.chain().any(|cause| cause.downcast_ref().is_some_and(gone));
                let kind = if gone { Kind::ReaderGone } else { Kind::Unanswered };
                Self { kind, ..Self::new(whole(&error)) }
            }
        }
    }
}

/// An error with its causes. What the system said is the last of them, in our words.
fn whole(error: &anyhow::Error) -> String {
    let mut all = Vec::new();
    for cause in error.chain() {
        if let Some(cause) = cause.downcast_ref::<io::Error>() {
            all.push(said(cause));
            break;
        }
        all.push(cause.to_string());
    }
    all.join(": ")
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn hints_follow_the_message() {
        let unknown = Unknown::new("role profile", "ta9").offering([("TA5", "ta5".to_owned())].into_iter());
        let failure = Failure::from(Unknown { nearest: vec!["ta5".into()], ..unknown.listed_by("level") });
        assert_eq!(
            failure.to_string(),
            "error: there is no role profile “ta9”\n  did you mean ta5?\n  “tacareer level” lists what there is\n"
        );
    }

    #[test]
    fn a_context_keeps_the_hints() {
        let refused = Refused::new("it is there already", ["name another".to_owned()]);
        let failure = Failure::from(anyhow!(refused).context("can't write a.yaml"));
        assert_eq!(failure.to_string(), "error: can't write a.yaml: it is there already\n  name another\n");
    }

    #[test]
    fn a_closed_pipe_is_quiet() {
        let closed = io::Error::from(io::ErrorKind::BrokenPipe);
        let failure = Failure::from(anyhow!(closed).context("can't write"));
        assert_eq!((failure.to_string().as_str(), failure.exit_code()), ("", ExitCode::SUCCESS));
    }

    #[test]
    fn control_characters_cannot_drive_a_terminal() {
        assert_eq!(Failure::new("no file \u{1b}[2J").to_string(), "error: no file \u{241b}[2J\n");
    }
}
