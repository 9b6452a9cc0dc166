//! Explains, for somebody who edits data, why a text is not valid YAML, and points to the line to correct.
//!
//! The parser only says where it stopped; the reason is worked out from the text around that place. So nothing depends
//! on the wording of another crate's messages, and common mistakes can be named: a quotation mark left open, a no-break
//! space that looks like a space, an apostrophe in single quotes.

mod marks;

use saphyr_parser::ScalarStyle;

use super::code::Code;
use super::problem::Finding;
use super::source::Source;
use super::text::{is_joiner, odd_space};
use super::tree::At;
use crate::visible::is_unseen;

/// Where the parser stopped, and what it had read by then.
pub(super) struct Stop<'a> {
    pub(super) source: &'a Source,
    pub(super) at: At,
    /// The innermost bracket that is still open.
    pub(super) bracket: Option<At>,
    /// The last scalar before it: its start, its end and its style.
    pub(super) last: Option<(At, At, ScalarStyle)>,
}

/// The first thing in the text that must not reach the parser, if there is any.
pub(super) fn before_parsing(number: usize, source: &Source) -> Option<Finding> {
    for (n, line) in source.text.split('\n').enumerate() {
        let at = |column: usize| Some(At::new(number, n + 1, column));
        if line.starts_with('%') {
            let finding = Finding::new(at(1), Code::Syntax, "a line can't begin with “%”");
            return Some(finding.hint("indent the line, or put the text in quotes"));
        }
        if line.starts_with("```") {
            let finding = Finding::new(at(1), Code::Syntax, "this line is not part of the data");
            return Some(
                finding
                    .hint("leave out the lines that begin with “```”: they only mark a piece of YAML in other texts"),
            );
        }
        if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            continue;
        }
        if let Some((m, c)) = line.chars().enumerate().find(|(_, c)| !is_text(*c)) {
            let message = format!("this character (U+{:04X}) can't be part of a text", u32::from(c));
            let finding = Finding::new(at(m + 1), Code::Character, message);
            return Some(finding.hint("delete it, and type again what belongs there"));
        }
    }
    None
}

/// Whether YAML allows a character in text: no control characters except tabs and line ends.
fn is_text(c: char) -> bool {
    matches!(c, '\t' | '\r' | '\u{85}') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// Why the parser stopped: the first of the usual reasons that applies.
pub(super) fn stopped(stop: &Stop<'_>) -> Finding {
    let reasons: [fn(&Stop<'_>) -> Option<Finding>; 18] = [
        odd_character,
        tab,
        quote_left_open,
        after_quote,
        unclosed_quote,
        mark_at_the_start,
        unknown_alias,
        escape,
        several_in_brackets,
        marks::after_bracket,
        marks::two_commas,
        unclosed_bracket,
        marks::curly_quotes,
        marks::no_space,
        second_colon,
        list_in_a_line,
        no_colon,
        outside,
    ];
    reasons.iter().find_map(|reason| reason(stop)).unwrap_or_else(|| {
        let finding = stop.finding("this does not fit what is above it");
        finding.hint("lines that belong together begin in the same column")
    })
}

impl<'a> Stop<'a> {
    fn finding(&self, message: &str) -> Finding {
        finding_at(self.at, message)
    }

    fn line(&self) -> &'a str {
        self.source.line(self.at.line())
    }

    /// The part of the line before the place where the parser stopped.
    fn before(&self) -> String {
        self.line().chars().take(self.at.column() - 1).collect()
    }

    /// The part of the line from that place on.
    fn rest(&self) -> String {
        self.line().chars().skip(self.at.column() - 1).collect()
    }

    fn in_column(&self, line: usize, column: usize) -> At {
        At::new(self.at.source(), line, column)
    }
}

fn finding_at(at: At, message: &str) -> Finding {
    Finding::new(Some(at), Code::Syntax, message)
}

/// A space that YAML does not accept, or an invisible character, at the beginning of a line or after “:” or “-”.
fn odd_character(stop: &Stop<'_>) -> Option<Finding> {
    let lines = [stop.at.line(), stop.at.line().saturating_sub(1)];
    lines.into_iter().filter(|line| *line > 0).find_map(|line| {
        let mut before = String::new();
        for (n, c) in stop.source.line(line).chars().enumerate() {
            let begins = before.trim().is_empty() || before.ends_with([':', '-']);
            if begins && let Some(name) = odd_space(c) {
                let message =
                    format!("there is a {name} (U+{:04X}) here, which YAML does not take for a space", u32::from(c));
                let finding = Finding::new(Some(stop.in_column(line, n + 1)), Code::Character, message);
                return Some(finding.hint("delete it, and type an ordinary space"));
            }
            before.push(c);
        }
        None
    })
}

fn tab(stop: &Stop<'_>) -> Option<Finding> {
    let here = |line: usize| {
        let text = stop.source.line(line);
        let column = text.chars().position(|c| c == '\t')? + 1;
        let before: String = text.chars().take(column - 1).collect();
        before.trim().is_empty().then(|| stop.in_column(line, column))
    };
    let at = here(stop.at.line()).or_else(|| {
        let line = stop.at.line();
        stop.rest().starts_with('\t').then_some(stop.at).or_else(|| here(line + 1))
    })?;
    Some(finding_at(at, "a tab can't be used here").hint("indent with spaces"))
}

/// A quotation mark that was left open, so that the opening quotation mark of a later text closed it.
fn quote_left_open(stop: &Stop<'_>) -> Option<Finding> {
    let (start, end, style) = stop.last?;
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let just_before = stop.at.line() <= end.line() + 1;
    let several_lines = end.line() > start.line();
    (quoted && several_lines && just_before).then(|| open_quote(start, style == ScalarStyle::DoubleQuoted))
}

fn open_quote(at: At, is_double: bool) -> Finding {
    let finding = finding_at(at, "the quotation mark that opens here is not closed");
    finding.hint(if is_double {
        "close it where the text ends; if there is a \" in the text, put the text between '…', or write a backslash before it"
    } else {
        "close it where the text ends; if there is an apostrophe in the text, put the text between \"…\", or write it twice ('Children''s')"
    })
}

/// More text after a closing quotation mark.
fn after_quote(stop: &Stop<'_>) -> Option<Finding> {
    let quote = stop.before().trim_end().chars().last().filter(|c| matches!(c, '"' | '\''))?;
    let finding = stop.finding("there is more text after a closing quotation mark");
    let is_apostrophe = stop.before().ends_with('\'') || stop.rest().matches('\'').count() % 2 == 1;
    Some(if quote == '\'' && is_apostrophe && stop.rest().starts_with(char::is_alphanumeric) {
        finding.hint("put the text between \"…\"; or write each apostrophe in it twice: 'Children''s'")
    } else {
        finding.hint("put the whole text between the quotation marks; one above may have been left open")
    })
}

/// A quotation mark that is not closed anywhere in the text.
fn unclosed_quote(stop: &Stop<'_>) -> Option<Finding> {
    let quote = stop.rest().chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let after: usize = stop.rest().chars().skip(1).filter(|c| *c == quote).count();
    after.is_multiple_of(2).then(|| open_quote(stop.at, quote == '"'))
}

/// A text that begins with a character that has a special meaning in YAML.
fn mark_at_the_start(stop: &Stop<'_>) -> Option<Finding> {
    let rest = stop.rest();
    let mark = rest.chars().next()?;
    let begins = stop.before().trim_end().ends_with([':', '-', '[', '{', ',']) || stop.before().trim().is_empty();
    let block = stop.before().trim_end().ends_with(['|', '>']) && !begins;
    if block || (begins && matches!(mark, '|' | '>')) {
        let finding = stop.finding("“>” and “|” are alone at the end of their line");
        return Some(finding.hint("write “>-”, and the text indented on the lines below"));
    }
    if begins && rest.starts_with("? ") {
        return Some(stop.finding("“? ” can't be used here").hint("put a text that begins with “?” in quotes"));
    }
    if begins && matches!(mark, '@' | '`' | '%' | '!' | '&') {
        let finding = stop.finding(&format!("a text can't begin with “{mark}”"));
        return Some(finding.hint("put the text in quotes"));
    }
    None
}

fn unknown_alias(stop: &Stop<'_>) -> Option<Finding> {
    let rest = stop.rest();
    let name = rest.strip_prefix('*')?.trim_end();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let message = if is_name { "no “&” gives this name to anything" } else { "a text can't begin with “*”" };
    let hint = if is_name { "put a text that begins with “*” in quotes" } else { "put the text in quotes" };
    Some(Finding::new(Some(stop.at), Code::Alias, message).hint(hint))
}

/// An invalid backslash escape in double quotes.
fn escape(stop: &Stop<'_>) -> Option<Finding> {
    let (before, rest) = (stop.before(), stop.rest());
    let escaped = before.ends_with('\\')
        || rest.starts_with('"') && rest.contains('\\')
        || rest.starts_with('\\')
        || before.contains('\\') && before.matches('"').count() % 2 == 1;
    (escaped && (before.contains('"') || rest.contains('"'))).then(|| {
        let finding = stop.finding("there is no such “\\” in double quotes");
        finding.hint("write each “\\” twice (“\\\\”), or put the text between '…' instead")
    })
}

/// `{…}, {…}` without brackets around them.
fn several_in_brackets(stop: &Stop<'_>) -> Option<Finding> {
    let closed = stop.before().trim_end().ends_with(['}', ']']);
    (stop.bracket.is_none() && closed && stop.rest().trim_start().starts_with(',')).then(|| {
        let finding = stop.finding("several {…} or […] in a row are a list");
        finding.hint("put one pair of “[” and “]” around all of them")
    })
}

fn unclosed_bracket(stop: &Stop<'_>) -> Option<Finding> {
    let at = stop.bracket?;
    let braces = stop.source.line(at.line()).chars().nth(at.column() - 1) == Some('{');
    let hint = if braces {
        "close it with “}”, and put “,” between fields; a text that holds “,”, “: ”, “{” or “}” goes in quotes"
    } else {
        "close it with “]”, and put “,” between entries; a text that holds “,”, “: ”, “[” or “]” goes in quotes"
    };
    Some(finding_at(at, "the bracket that opens here is not closed").hint(hint))
}

/// A colon in unquoted text, or a field nested below one that already has a value.
fn second_colon(stop: &Stop<'_>) -> Option<Finding> {
    let colon = stop.rest().strip_prefix(':').is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if !colon {
        return None;
    }
    if stop.before().contains(": ") {
        return Some(stop.finding("a second “: ” can't be used here").hint("a text that holds “: ” goes in quotes"));
    }
    let finding = stop.finding("this field can't be below the line above");
    Some(finding.hint("put “:” after the name above, or begin both in the same column"))
}

fn list_in_a_line(stop: &Stop<'_>) -> Option<Finding> {
    let begins = stop.rest().starts_with("- ") || stop.rest() == "-";
    (begins && stop.before().trim_end().ends_with(':')).then(|| {
        let finding = stop.finding("a list can't begin here");
        finding.hint("put “- ” on a line of its own below the name; a text that begins with “-” goes in quotes")
    })
}

/// A line that is neither a field nor a list entry.
fn no_colon(stop: &Stop<'_>) -> Option<Finding> {
    let has_colon = |line: &str| line.contains(": ") || line.trim_end().ends_with(':');
    let plain = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with(['-', '#']) && !has_colon(line);
    let line = [stop.at.line(), stop.at.line().saturating_sub(1)];
    let line = line.into_iter().find(|line| *line > 0 && plain(stop.source.line(*line)))?;
    let text = stop.source.line(line);
    if text.trim_end() == "..." || text.trim_end() == "---" {
        let finding = finding_at(stop.in_column(line, 1), "“---” or “...” can't be used here");
        return Some(finding.hint("leave the line out, or close what is open above it"));
    }
    let indent = text.chars().take_while(|c| *c == ' ').count();
    let finding = finding_at(stop.in_column(line, indent + 1), "“: ” is missing after this name");
    let glued = text.trim().split_once(':').is_some();
    Some(if glued {
        finding.hint("put a space after the colon: “name: value”")
    } else {
        finding.hint("write “name: value”, or indent what continues the line above")
    })
}

/// A line indented less than the first line, and so outside the block that the file begins with.
fn outside(stop: &Stop<'_>) -> Option<Finding> {
    let indent = |line: &str| line.chars().take_while(|c| *c == ' ').count();
    let said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let first = stop.source.text.lines().find(said).map(indent)?;
    (indent(stop.line()) < first).then(|| {
        let finding = stop.finding("this is outside what the file begins with");
        finding.hint("begin the first line of the file in the first column")
    })
}

/// Why a name only looks like a known one: an invisible character, typographic quotation marks, or a letter of another
/// alphabet.
pub(super) fn look_alike(name: &str, known: &str) -> Option<String> {
    if let Some(c) = name.chars().find(|c| is_unseen(*c) || is_joiner(*c) || odd_space(*c).is_some()) {
        return Some(format!("the name holds a character that can't be seen (U+{:04X}): type it again", u32::from(c)));
    }
    if name.starts_with(['“', '”', '„', '‘', '’', '«']) || name.ends_with(['“', '”', '‘', '’', '»'])
    {
        return Some(format!("the quotation marks “ ” belong to the name here: write {known} without them"));
    }
    let other = name.chars().find(|c| !c.is_ascii() && c.is_alphabetic())?;
    let same_length = name.chars().count() == known.chars().count();
    let differ = name.chars().zip(known.chars()).filter(|(a, b)| a != b);
    let all_foreign = differ.clone().count() > 0 && differ.into_iter().all(|(a, _)| !a.is_ascii());
    (same_length && all_foreign).then(|| {
        format!(
            "“{other}” (U+{:04X}) is a letter of another alphabet that looks the same: type {known} again",
            u32::from(other)
        )
    })
}
