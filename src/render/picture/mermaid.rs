//! A picture as a flowchart for Mermaid, which wikis and code hosts draw.

use std::fmt::Write;

use crate::report::{Boxed, Flow, Picture, Tie};
use crate::visible::visible;

pub(super) fn render(picture: &Picture, remarks: &[String]) -> String {
    let flow = match picture.flow {
        Flow::Up => "BT",
        Flow::Right => "LR",
    };
    let mut page =
        format!("flowchart {flow}\n  accTitle: {}\n  accDescr: {}\n", told(&picture.title), told(&picture.text));
    let inside = |heading: Option<usize>| {
        picture.boxes.iter().enumerate().filter(move |(_, one)| picture.heading_of(one) == heading)
    };
    for (n, heading) in picture.headings.iter().enumerate() {
        let _ = writeln!(page, "  subgraph g{n} [\"{}\"]", text(&heading.text));
        inside(Some(n)).for_each(|(n, one)| boxed(&mut page, picture, n, one));
        page.push_str("  end\n");
    }
    inside(None).for_each(|(n, one)| boxed(&mut page, picture, n, one));
    for way in &picture.ways {
        let line = match (way.tie, way.is_mutual) {
            (Tie::Firm, false) => "-->",
            (Tie::Firm, true) => "---",
            (Tie::Loose, false) => "-.->",
            (Tie::Loose, true) => "-.-",
            (Tie::Open, false) => "--o",
            (Tie::Open, true) => "o--o",
        };
        let _ = writeln!(page, "  n{} {line} n{}", way.from, way.to);
    }
    let legend = picture.legend.iter().map(|(tie, words)| format!("{}: {words}", name(*tie)));
    let notes: Vec<String> = legend.chain(remarks.iter().cloned()).collect();
    if !notes.is_empty() {
        let lines: Vec<String> = notes.iter().map(|note| text(note)).collect();
        let _ = writeln!(
            page,
            "  about[\"{}\"]:::about\n  classDef about fill:none,stroke:none,text-align:left",
            lines.join("<br>")
        );
    }
    page.push_str("  classDef beyond stroke-dasharray:5 4\n");
    page
}

/// What a kind of line looks like, in words.
fn name(tie: Tie) -> &'static str {
    match tie {
        Tie::Firm => "Full line",
        Tie::Loose => "Broken line",
        Tie::Open => "Line with a dot",
    }
}

fn boxed(page: &mut String, picture: &Picture, n: usize, one: &Boxed) {
    // Rows are not kept: what a band says stands in its boxes.
    let band = picture.band_of(one).map(|band| &band.text);
    let lines = band.into_iter().chain([&one.name, &one.text]).chain(&one.marks).filter(|line| !line.is_empty());
    let label = lines.map(|line| text(line)).collect::<Vec<_>>().join("<br>");
    let (open, close, class) = if one.is_beyond { ("([", "])", ":::beyond") } else { ("[", "]", "") };
    let _ = writeln!(page, "  n{n}{open}\"{label}\"{close}{class}");
}

/// A text in quotation marks, in which nothing is a mark: whatever could be one is written by its number.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '"' | '#' | '&' | '<' | '>' | '`' | '%' | '\\' | ';' | '{' | '}' | '*' | '_' | '~' | '$') {
            let _ = write!(escaped, "#{};", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// A text that ends with its line, where nothing can be escaped: what could be a mark is left out.
fn told(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '#' | ';' | '%' | '{' | '}' | '<' | '>');
    visible(text).chars().filter(|c| !is_mark(*c)).collect()
}
