//! A picture as SVG. On a page it takes the colours of the page; a file of its own brings colours for light and dark.
//!
//! What a shape looks like stands in attributes, which every reader of SVG knows; rules for classes change it where
//! there are rules.

use std::fmt::Write;

use super::layout::{Drawn, INSET, LINE, Layout, MARGIN, Placed, Point, wrapped};
use crate::render::html::escape;
use crate::report::{Flow, Picture, Subject, Tie};

const FONT: &str = "font-family=\"system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif\" font-size=\"14\"";

/// The colours of a picture by itself where the reader has a dark screen. Paper is light.
const DARK: &str = "@media screen and (prefers-color-scheme: dark) { .paper, .box { fill: #1b1b1b } .box, .way { stroke: #cfcfcf } \
    .tip { fill: #cfcfcf } text { fill: #ececec } .name { fill: #7fd0e0 } }";

/// How wide a picture by itself is at least: its title and its remarks want room.
const LEAST: usize = 420;

/// A picture as a part of a page that says what else there is to say. Its boxes link to the places that are found for what
/// they are about.
pub(in crate::render) fn part(picture: &Picture, place: &dyn Fn(&[Subject]) -> Option<String>) -> String {
    let layout = Layout::of(picture, 0);
    let foot = layout.height;
    let legend = legend(picture, layout.width, foot);
    let (width, height) = (layout.width, foot + legend.1);
    let links: Vec<Option<String>> = picture.boxes.iter().map(|one| place(&one.about)).collect();
    // A picture with links in it is no single image: readers go through it.
    let role = if links.iter().any(Option::is_some) { "group" } else { "img" };
    // As small as can be read; on a narrower screen the picture is moved sideways.
    let least = width * 2 / 3;
    let mut svg = opening(
        picture,
        role,
        (width, height),
        &format!(" class=\"picture\" style=\"min-width:{least}px;max-width:{width}px\""),
    );
    body(&mut svg, &layout, &links);
    svg.push_str(&legend.0);
    svg.push_str("</svg>\n");
    svg
}

/// A picture as a file of its own: with its title, and with remarks at its foot.
pub(super) fn alone(picture: &Picture, remarks: &[String]) -> String {
    let room = LEAST.max(Layout::of(picture, 0).width) - 2 * MARGIN;
    let title = wrapped(&picture.title, room);
    let top = title.len() * (LINE + 4) + 6;
    let layout = Layout::of(picture, top);
    let width = layout.width.max(LEAST);
    let legend = legend(picture, width, layout.height);
    let mut foot = layout.height + legend.1;
    let mut words = String::new();
    for line in remarks.iter().flat_map(|remark| wrapped(remark, room)) {
        foot += LINE;
        put_text(&mut words, (MARGIN, foot), "remark", &line);
    }
    let height = foot + MARGIN;
    let mut svg = opening(
        picture,
        "img",
        (width, height),
        &format!(" xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\""),
    );
    let _ = writeln!(
        svg,
        "<style>{DARK}</style>\n<rect class=\"paper\" width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    );
    for (n, line) in (1..).zip(&title) {
        let _ = writeln!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"17\" font-weight=\"700\" fill=\"#1b1b1b\">{}</text>",
            MARGIN + n * (LINE + 4) - 6,
            escape(line)
        );
    }
    body(&mut svg, &layout, &[]);
    svg.extend([legend.0.as_str(), words.as_str(), "</svg>\n"]);
    svg
}

/// The root, with title and description for those who do not see the picture.
fn opening(picture: &Picture, role: &str, (width, height): (usize, usize), more: &str) -> String {
    let key = picture.key;
    format!(
        "<svg viewBox=\"0 0 {width} {height}\" role=\"{role}\" aria-labelledby=\"{key}-title\" aria-describedby=\"{key}-text\" {FONT}{more}>\n\
         <title id=\"{key}-title\">{}</title>\n<desc id=\"{key}-text\">{}</desc>\n\
         <defs><marker id=\"{key}-tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">\
         <path class=\"tip\" d=\"M0 0 L8 4 L0 8 z\" fill=\"#444\"/></marker></defs>\n",
        escape(&picture.title),
        escape(&picture.text)
    )
}

/// Headings, bands, ways and boxes. Boxes hide the ways that pass behind them.
fn body(svg: &mut String, layout: &Layout<'_>, links: &[Option<String>]) {
    let picture = layout.picture;
    for (at, line) in &layout.headings {
        put_text(svg, *at, "heading", line);
    }
    for (y, text) in &layout.bands {
        let _ = writeln!(
            svg,
            "<path class=\"band\" d=\"M{MARGIN} {y} H{}\" fill=\"none\" stroke=\"#888\" stroke-width=\"1\"/>",
            layout.width - MARGIN
        );
        put_text(svg, (MARGIN, y + LINE), "heading", text);
    }
    for way in &layout.ways {
        self::way(svg, picture, way);
    }
    for (n, placed) in layout.boxes.iter().enumerate() {
        let place = links.get(n).and_then(Option::as_ref);
        if let Some(place) = place {
            let _ = write!(svg, "<a href=\"#{}\">", escape(place));
        }
        boxed(svg, placed);
        svg.push_str(if place.is_some() { "</a>\n" } else { "\n" });
    }
}

fn boxed(svg: &mut String, placed: &Placed<'_>) {
    let Placed { one, x, y, width, height, name, lines } = placed;
    // What lies beyond has another shape, not only another line.
    let (round, dashes) = if one.is_beyond { ((height / 2).min(24), " stroke-dasharray=\"6 4\"") } else { (4, "") };
    let _ = write!(
        svg,
        "<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"#fff\" stroke=\"#444\"{dashes}/>"
    );
    let (left, anchor) = if one.is_beyond { (x + width / 2, " text-anchor=\"middle\"") } else { (x + INSET, "") };
    let mut base = y + 20;
    for line in name {
        let _ = write!(
            svg,
            "<text class=\"name\" x=\"{left}\" y=\"{base}\" font-weight=\"700\" fill=\"#0b5c6b\"{anchor}>{}</text>",
            escape(line)
        );
        base += LINE;
    }
    for line in lines {
        let _ = write!(svg, "<text x=\"{left}\" y=\"{base}\" fill=\"#1b1b1b\"{anchor}>{}</text>", escape(line));
        base += LINE;
    }
}

fn way(svg: &mut String, picture: &Picture, way: &Drawn) {
    let path = match (picture.flow, &way.points[..]) {
        (Flow::Right, [(x1, y1), (x2, y2)]) => {
            let middle = usize::midpoint(*x1, *x2);
            format!("M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}")
        }
        (_, points) => {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
            format!("M{}", points.join(" L"))
        }
    };
    line(svg, picture.key, &path, way.tie, way.is_mutual);
}

/// A line: what it rests on shows in how it is broken.
fn line(svg: &mut String, key: &str, path: &str, tie: Tie, is_mutual: bool) {
    let dashes = match tie {
        Tie::Firm => "",
        Tie::Loose => " stroke-dasharray=\"7 5\"",
        Tie::Open => " stroke-dasharray=\"2 4\"",
    };
    let tip = if is_mutual { String::new() } else { format!(" marker-end=\"url(#{key}-tip)\"") };
    let _ = writeln!(
        svg,
        "<path class=\"way\" d=\"{path}\" fill=\"none\" stroke=\"#444\" stroke-width=\"1.5\"{dashes}{tip}/>"
    );
}

/// What each kind of line means, below the picture; and how high that is.
fn legend(picture: &Picture, width: usize, top: usize) -> (String, usize) {
    const SAMPLE: usize = 44;
    let mut svg = String::new();
    let mut height = 0;
    for (tie, words) in &picture.legend {
        height += LINE + 6;
        let y = top + height - 5;
        let is_mutual = picture.ways.iter().filter(|way| way.tie == *tie).all(|way| way.is_mutual);
        line(&mut svg, picture.key, &format!("M{MARGIN} {y} L{} {y}", MARGIN + SAMPLE), *tie, is_mutual);
        let lines = wrapped(words, width - 2 * MARGIN - SAMPLE - INSET);
        for (n, line) in lines.iter().enumerate() {
            put_text(&mut svg, (MARGIN + SAMPLE + INSET, y + 5 + n * LINE), "remark", line);
        }
        height += lines.len().saturating_sub(1) * LINE;
    }
    (svg, if height == 0 { 0 } else { height + MARGIN })
}

fn put_text(svg: &mut String, (x, y): Point, class: &str, text: &str) {
    let weight = if class == "heading" { " font-weight=\"700\"" } else { " font-size=\"13\"" };
    let _ =
        writeln!(svg, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{weight} fill=\"#1b1b1b\">{}</text>", escape(text));
}
