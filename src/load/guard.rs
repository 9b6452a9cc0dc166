//! What is refused in a text before a parser sees it.

/// The most brackets that may be open at once. Lists in brackets a few deep are the most that anybody writes, and the
/// parser's time grows with the square of the depth.
pub const MAX_BRACKETS: usize = 64;

/// The most lines that may begin with `%`. The parser's time grows with the square of their number.
pub const MAX_DIRECTIVES: usize = 8;

/// The most lines, commas and colons of one file together. The parser holds everything that stands between two of them
/// in memory at once: a file of this many took 181 MB.
pub const MAX_MARKS: usize = 250_000;

/// Something refused: line and column, what it is, and what to do.
pub(super) type Refused = ((usize, usize), String, &'static str);

/// What must not reach the parser, if there is any of it.
pub(super) fn refused(text: &str) -> Option<Refused> {
    let (mut open, mut directives, mut marks) = (0_usize, 0_usize, 0_usize);
    for (n, line) in text.split('\n').enumerate() {
        marks += 1 + line.bytes().filter(|byte| matches!(byte, b',' | b':')).count();
        if marks > MAX_MARKS {
            let message = format!("this file has more than {MAX_MARKS} lines, commas and colons up to here");
            return Some(((n + 1, 1), message, "split it: any file may hold any of the records"));
        }
        directives += usize::from(line.starts_with('%'));
        if directives > MAX_DIRECTIVES {
            let message = format!("more than {MAX_DIRECTIVES} lines of this file begin with “%”");
            return Some(((n + 1, 1), message, "leave them out: they have no meaning here"));
        }
        let comment = line.trim_start().starts_with('#');
        for (m, c) in line.chars().enumerate() {
            let at = (n + 1, m + 1);
            if !is_text(c) {
                let message = format!("this character (U+{:04X}) has no place in a text", u32::from(c));
                return Some((at, message, "delete it and type anew what belongs there"));
            }
            match c {
                '[' | '{' if !comment => open += 1,
                ']' | '}' if !comment => open = open.saturating_sub(1),
                _ => {}
            }
            if open > MAX_BRACKETS {
                let message = format!("more than {MAX_BRACKETS} brackets are open here and not yet closed");
                return Some((at, message, "close each “[” with “]” and each “{” with “}”, in words as well"));
            }
        }
    }
    None
}

/// What YAML takes for text: no control characters but the tab and the ends of lines.
fn is_text(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{85}') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// Whether there is nothing but comments and empty lines.
pub(super) fn is_empty(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// The line of the mark that begins a second document, if there is one.
pub(super) fn second_document(text: &str) -> Option<usize> {
    let begins =
        |line: &str| line.strip_prefix("---").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r']));
    let mut content = false;
    for (n, line) in text.split('\n').enumerate() {
        if begins(line) && content {
            return Some(n + 1);
        }
        content |= begins(line) || !is_empty(line) && !line.starts_with('%');
    }
    None
}

/// Line and column of what is indented less than the first line, and so stands outside what begins there.
pub(super) fn outside(text: &str) -> Option<(usize, usize)> {
    let indent = |line: &str| line.chars().take_while(|c| *c == ' ').count();
    let mut lines = text.split('\n').enumerate().filter(|(_, line)| !is_empty(line));
    let first = lines.next().map(|(_, line)| indent(line))?;
    lines.find(|(_, line)| indent(line) < first).map(|(n, line)| (n + 1, indent(line) + 1))
}
