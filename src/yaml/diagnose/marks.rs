//! Marks that do not say what their writer meant: brackets at the start of a text, curly quotation marks, two commas,
//! a colon without a space after it.

use super::super::problem::Finding;
use super::super::text::odd_space;
use super::{Stop, finding_at};

/// More text after a bracket that closes: the text only begins with a bracket.
pub(super) fn after_bracket(stop: &Stop<'_>) -> Option<Finding> {
    let (before, rest) = (stop.before(), stop.rest());
    let begun = value_of(before.trim_end());
    let close = begun.chars().last().filter(|c| matches!(c, ']' | '}'))?;
    let open = begun.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let goes_on = rest.trim_start().starts_with(|c: char| !matches!(c, ',' | ']' | '}' | '#' | ':'));
    if !goes_on || stop.bracket.is_some() || (open == '[') != (close == ']') {
        return None;
    }
    let column = before.chars().count() - before.trim_start().chars().count() + 1;
    let value = before.find(begun).map_or(column, |n| before[..n].chars().count() + 1);
    let finding = finding_at(stop.in_column(stop.at.line(), value), &format!("a text can't begin with “{open}”"));
    Some(finding.hint("put the text in quotes"))
}

/// The part of a line after its name or its “- ”.
fn value_of(line: &str) -> &str {
    let value = line.split_once(": ").map_or(line, |(_, value)| value);
    value.trim_start().strip_prefix("- ").unwrap_or(value).trim_start()
}

/// Two commas with nothing between them.
pub(super) fn two_commas(stop: &Stop<'_>) -> Option<Finding> {
    let is_second = stop.rest().trim_start().starts_with(',') && stop.before().trim_end().ends_with([',', '{', '[']);
    (is_second && stop.bracket.is_some())
        .then(|| stop.finding("there is nothing before this comma").hint("leave the comma out"))
}

/// A text in curly quotation marks, which are no quotation marks to YAML, with “: ” in it.
pub(super) fn curly_quotes(stop: &Stop<'_>) -> Option<Finding> {
    let line = stop.line();
    let before = stop.before();
    let value = value_of(&before);
    value.starts_with(CURLY).then(|| {
        let column = line.find(value).map_or(1, |n| line[..n].chars().count() + 1);
        let finding = finding_at(
            stop.in_column(stop.at.line(), column),
            "curly quotation marks (“ ”) do not hold a text together: they are part of it",
        );
        finding.hint("put the text between straight ones (\"…\")")
    })
}

/// The quotation marks that word processors put in place of straight ones, where they open.
pub(super) const CURLY: [char; 5] = ['“', '”', '„', '‘', '’'];

/// A colon without a space after it, in the line above: the two lines are then read as one text.
pub(super) fn no_space(stop: &Stop<'_>) -> Option<Finding> {
    let lines = [stop.at.line(), stop.at.line().saturating_sub(1)];
    lines.into_iter().filter(|line| *line > 0).find_map(|line| {
        let text = stop.source.line(line);
        let begun = text.trim_start().trim_start_matches("- ").trim_start();
        let end = begun.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))?;
        let (name, after) = begun.split_at(end);
        let colon = after.chars().next().filter(|c| matches!(c, ':' | '：'))?;
        let value = &after[colon.len_utf8()..];
        let is_glued = !value.is_empty() && !value.starts_with([' ', '\t']) && !value.starts_with("//");
        if name.is_empty() || value.starts_with(|c| odd_space(c).is_some()) || colon == ':' && !is_glued {
            return None;
        }
        let column = text[..text.len() - after.len()].chars().count() + 1;
        let shown = format!("write “{name}: {}”", value.trim());
        let (at, message) = if colon == ':' {
            (column + 1, "a space is missing after the colon")
        } else {
            (column, "this is a wide colon (U+FF1A), which YAML does not take for a colon")
        };
        Some(finding_at(stop.in_column(line, at), message).hint(shown))
    })
}
