//! What is not YAML at all, in the words of somebody who edits data, and at the line that is to be put right.

use super::census::{GROWS, MANY};
use super::guard;
use super::problem::lines;
use super::seek::Spot;
use super::wording::{Found, explain};
use crate::framework::{Place, Step};

/// What the parser says, what it means, and what to do.
type Meaning = (&'static str, &'static str, &'static str);

/// More follows after a quotation mark.
const AFTER_QUOTE: Meaning = (
    "",
    "this stands behind a closed quotation mark",
    "close the quotation mark where the words end; one above may have been left open",
);

/// A field is indented more than the one above it, which has a value already.
const INDENTED: Meaning = (
    "",
    "this field can't stand below the line above",
    "put “:” behind the name above, or begin both in the same column",
);

/// A tab where the line begins.
const TAB: Meaning = ("", "a tab can't stand here", "indent with spaces");

/// A line of dashes.
const SECOND: Meaning = ("", "a second document begins here", "leave out the line “---”, or make two files");

/// Less indented than the beginning of the file.
const OUTSIDE: Meaning =
    ("", "this stands outside what the file begins with", "begin the first line of the file in the first column");

/// What can be told from what the parser says; the first that fits.
const MEANINGS: &[Meaning] = &[
    ("mapping values are not allowed", "a second “: ” can't stand here", "words that hold “: ” go in quotes"),
    ("tab character", TAB.1, TAB.2),
    (
        "while scanning a quoted scalar",
        "the quotation mark that opens here is not closed",
        "close it, or write it twice where it belongs to the words",
    ),
    (
        "did not find expected ',' or ']'",
        "the bracket that opens here is not closed",
        "close it with “]”, and put “,” between entries",
    ),
    (
        "did not find expected ',' or '}'",
        "the bracket that opens here is not closed",
        "close it with “}”, and put “,” between fields",
    ),
    (
        "could not find expected ':'",
        "“:” is missing after this name",
        "write “name: value”, or indent what goes on from the line above",
    ),
    (
        "did not find expected key",
        "this does not fit what stands above it",
        "lines that belong together begin in the same column",
    ),
    (
        "did not find expected '-' indicator",
        "this is no entry of the list above it",
        "begin each entry with “- ” in the same column",
    ),
    (
        "block sequence entries are not allowed",
        "a list can't begin here",
        "put “- ” on a line of its own below the name",
    ),
    ("mapping keys are not allowed", "“? ” can't stand here", "words that begin with “?” go in quotes"),
    ("cannot start any token", "words can't begin with this mark", "put the words in quotes"),
    ("unknown anchor", "no “&” gives this name to anything", "put words that begin with “*” in quotes"),
    ("while scanning an a", "words can't begin with “*” or “&”", "put the words in quotes"),
    ("duplicate anchor", "words can't begin with “&”", "put the words in quotes"),
    ("tag", "words can't begin with “!”", "put the words in quotes"),
    ("words that begin with “!”", "words can't begin with “!”", "put the words in quotes"),
    (
        "escape",
        "there is no such “\\” in words in double quotes",
        "write “\\\\” for a backslash, or take single quotes",
    ),
    (
        "hexadecimal",
        "there is no such “\\” in words in double quotes",
        "write “\\\\” for a backslash, or take single quotes",
    ),
    (
        "while scanning a block scalar",
        "“>” and “|” stand alone at the end of their line",
        "write “>-”, and the words indented on the lines below",
    ),
    ("directive", "a line can't begin with “%”", "indent the line, or put the words in quotes"),
    ("YAML document", "a line can't begin with “%”", "indent the line, or put the words in quotes"),
    ("version number", "a line can't begin with “%”", "indent the line, or put the words in quotes"),
    ("<document start>", "this stands outside what the file holds", "begin it in the column of the fields around it"),
    ("document indicator", "“---” or “...” can't stand here", "leave the line out, or close what is open above it"),
    (
        "node content",
        "something is missing here",
        "give the field its value, or put words that begin with a mark in quotes",
    ),
    ("more than one document", "only the beginning of this file can be read", "begin each key in the first column"),
    ("expected a string", "a name before “:” must be words", "put a name that begins with “[”, “{” or “? ” in quotes"),
    ("recursion limit", "this is nested too deep", "no list or field of a framework is more than a few deep"),
    (MANY, "more is said up to here than is read", "leave out what is not needed, or make several frameworks of it"),
    (GROWS, "this grows too large as “*name” is replaced by what it stands for", "write out what is meant"),
    (
        "repetition limit",
        "this grows too large as “*name” is replaced by what it stands for",
        "write out what is meant",
    ),
];

/// What the parser's refusal of a text means, and where; `walked` is how far a walk through it came.
pub(super) fn explained(text: &str, error: &serde_yaml::Error, walked: &[Step]) -> (Spot, Found) {
    let said = error.to_string();
    let at = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let known = || MEANINGS.iter().find(|(words, ..)| said.contains(words));
    let (meaning, (line, column)) = match at_second_sight(text, &said, at) {
        Some((meaning, at)) => (Some(meaning), at),
        None => (known(), opening(&said).unwrap_or(at)),
    };
    let grows = [GROWS, MANY, "repetition limit"].iter().any(|words| said.contains(words));
    let record = || Place(walked.iter().take(2).cloned().collect());
    let spot = if grows { Spot::Value(record()) } else { Spot::At(line, column) };
    let found = match meaning {
        Some((_, message, hint)) => Found { hint: Some((*hint).into()), ..Found::new(*message) },
        None => explain(said.split(" at line ").next().unwrap_or(&said)),
    };
    (spot, found)
}

/// What only the text itself tells apart.
fn at_second_sight(text: &str, said: &str, at: (usize, usize)) -> Option<(&'static Meaning, (usize, usize))> {
    if said.contains("more than one document") {
        let second = guard::second_document(text).map(|line| (&SECOND, (line, 1)));
        return second.or_else(|| Some((&OUTSIDE, guard::outside(text)?)));
    }
    let line = lines(text).nth(at.0 - 1)?;
    if line.chars().nth(at.1 - 1) == Some('\t') && said.contains("cannot start any token") {
        return Some((&TAB, at));
    }
    let before: String = line.chars().take(at.1 - 1).collect();
    let after_quote = before.trim_end().ends_with(['"', '\'']);
    if after_quote && (said.contains("did not find expected key") || said.contains("did not find expected ','")) {
        Some((&AFTER_QUOTE, at))
    } else if said.contains("mapping values are not allowed") && !before.contains(": ") {
        Some((&INDENTED, at))
    } else {
        None
    }
}

/// Where that begins which the parser found no end of; it is there that something is to be put right.
fn opening(said: &str) -> Option<(usize, usize)> {
    let (_, context) = said.split_once(", while ")?;
    let begins =
        ["scanning a quoted scalar", "scanning a simple key", "parsing a flow sequence", "parsing a flow mapping"];
    if !begins.iter().any(|words| context.starts_with(words)) {
        return None;
    }
    let (line, column) = context.split_once(" at line ")?.1.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
