//! A picture as a graph for Graphviz.

use std::fmt::Write;

use super::layout::wrapped;
use crate::report::{Boxed, Flow, Picture, Tie};
use crate::visible::visible;

/// How long lines are, in the pixels of a drawing: those of boxes, and those of remarks.
const BOX: usize = 220;
const LINE: usize = 640;

pub(super) fn render(picture: &Picture, remarks: &[String]) -> String {
    let flow = match picture.flow {
        Flow::Up => "BT",
        Flow::Right => "LR",
    };
    let legend = picture.legend.iter().map(|(tie, words)| format!("{}: {words}", name(*tie)));
    let notes = legend.chain(remarks.iter().cloned()).flat_map(|note| wrapped(&note, LINE));
    // A line that ends in \l is set to the left.
    let label: String = std::iter::once(picture.title.clone()).chain(notes).map(|line| text(&line) + "\\l").collect();
    let mut page = format!(
        "digraph {} {{\n  graph [rankdir={flow}, label=\"{label}\", labelloc=b, labeljust=l, fontname=\"sans-serif\", tooltip=\"{}\"]\n  \
         node [shape=box, fontname=\"sans-serif\"]\n  edge [fontname=\"sans-serif\"]\n",
        picture.key,
        text(&picture.text)
    );
    let inside = |heading: Option<usize>| {
        picture.boxes.iter().enumerate().filter(move |(_, one)| picture.heading_of(one) == heading)
    };
    for (n, heading) in picture.headings.iter().enumerate() {
        let _ = writeln!(page, "  subgraph cluster_{n} {{\n  label=\"{}\"", text(&heading.text));
        inside(Some(n)).for_each(|(n, one)| boxed(&mut page, picture, n, one));
        page.push_str("  }\n");
    }
    inside(None).for_each(|(n, one)| boxed(&mut page, picture, n, one));
    for way in &picture.ways {
        let style = match way.tie {
            Tie::Firm => "solid",
            Tie::Loose => "dashed",
            Tie::Open => "dotted",
        };
        // What leads both ways puts neither box above the other.
        let mutual = if way.is_mutual { ", dir=none, constraint=false" } else { "" };
        let _ = writeln!(page, "  n{} -> n{} [style={style}{mutual}]", way.from, way.to);
    }
    page.push_str("}\n");
    page
}

/// What a kind of line looks like, in words.
fn name(tie: Tie) -> &'static str {
    match tie {
        Tie::Firm => "Full line",
        Tie::Loose => "Broken line",
        Tie::Open => "Dotted line",
    }
}

fn boxed(page: &mut String, picture: &Picture, n: usize, one: &Boxed) {
    // Rows are not kept: what a band says stands in its boxes.
    let band = picture.band_of(one).map(|band| &band.text);
    let lines = band.into_iter().chain([&one.name, &one.text]).chain(&one.marks).filter(|line| !line.is_empty());
    let label: Vec<String> = lines.flat_map(|line| wrapped(line, BOX)).map(|line| text(&line)).collect();
    let style = if one.is_beyond { ", style=\"rounded,dashed\"" } else { "" };
    let _ = writeln!(page, "  n{n} [label=\"{}\"{style}]", label.join("\\n"));
}

/// A text in quotation marks, in which nothing is a mark. Graphviz reads entities of HTML as well.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}
