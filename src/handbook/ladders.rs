//! The ladders of roles as a picture: one column per family, with the first role at the bottom and the destinations
//! beyond the profiles at the top. The list of roles beside it gives the same information as text.

use std::fmt::Write;

use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::render::html::escape;

/// The most roles in a picture; with more, it would be no help.
const MOST: usize = 40;

/// The width of a box.
const WIDE: usize = 280;
/// The height of a line of a title.
const HIGH: usize = 15;
const GAP: (usize, usize) = (60, 30);
const MARGIN: usize = 10;

/// How many characters of a title fit on one line.
const LINE: usize = 41;

/// The picture; `None` if there are no roles or too many.
pub(super) fn picture(framework: &Framework) -> Option<String> {
    if framework.roles.is_empty() || framework.roles.len() > MOST {
        return None;
    }
    let ladders: Vec<Vec<&Keyed<Role>>> =
        framework.families.iter().map(|family| framework.ladder(&family.id)).collect();
    let rungs = ladders.iter().flatten().map(|role| rung(framework, role)).max().unwrap_or_default() + 1;
    let longest = ladders.iter().flatten().map(|role| lines(&role.title).len()).max().unwrap_or_default();
    let tall = 32 + HIGH * longest;
    let beyond = usize::from(!framework.destinations.is_empty());
    let columns = ladders.len();
    let width = MARGIN * 2 + columns * WIDE + columns.saturating_sub(1) * GAP.0;
    let height = MARGIN * 2 + 24 + (rungs + beyond) * (tall + GAP.1);
    let x = |column: usize| MARGIN + column * (WIDE + GAP.0);
    let y = |rung: usize| MARGIN + (rungs + beyond - 1 - rung) * (tall + GAP.1);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} {height}\" role=\"group\" aria-labelledby=\"ladders-title ladders-text\" class=\"ladders\">\n\
         <title id=\"ladders-title\">The ladders of roles</title>\n<desc id=\"ladders-text\">{}</desc>\n\
         <defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">\
         <path d=\"M0 0 L8 4 L0 8 z\" fill=\"currentColor\"/></marker></defs>\n",
        escape(&told(framework, &ladders))
    );
    for (column, ladder) in ladders.iter().enumerate() {
        for role in ladder {
            let at = rung(framework, role);
            boxed(&mut svg, (x(column), y(at)), tall, role);
            for above in framework.above(role).into_iter().filter(|above| above.family == role.family) {
                arrow(
                    &mut svg,
                    (x(column) + WIDE / 2, y(at)),
                    (x(column) + WIDE / 2, y(rung(framework, above)) + tall),
                );
            }
        }
        if let (Some(top), 1) = (ladder.last(), beyond) {
            let at = rung(framework, top);
            arrow(&mut svg, (x(column) + WIDE / 2, y(at)), (x(column) + WIDE / 2, y(rungs) + tall));
        }
        let family = framework.families.iter().nth(column).map_or("", |family| family.title.as_str());
        let (left, foot) = (x(column), height - MARGIN - 4);
        let _ = writeln!(svg, "<text x=\"{left}\" y=\"{foot}\" class=\"family\">{}</text>", escape(family));
    }
    if beyond == 1 {
        let titles: Vec<&str> = framework.destinations.iter().map(|one| one.title.as_str()).collect();
        let whole = width - 2 * MARGIN;
        let (left, top, middle) = (MARGIN, y(rungs), y(rungs) + tall / 2 + 5);
        let _ = writeln!(
            svg,
            "<a href=\"#{}\"><rect x=\"{left}\" y=\"{top}\" width=\"{whole}\" height=\"{}\" rx=\"4\" class=\"beyond\"/>\n\
             <text x=\"{}\" y=\"{middle}\" text-anchor=\"middle\">Beyond the profiles: {}</text></a>",
            framework.destinations.iter().next().map_or_else(String::new, |one| format!("beyond-{}", one.id)),
            tall,
            width / 2,
            escape(&titles.join(", "))
        );
    }
    svg.push_str("</svg>\n");
    Some(svg)
}

/// How many roles are below a role on its ladder.
fn rung(framework: &Framework, role: &Keyed<Role>) -> usize {
    let below = std::iter::successors(Some(role), |role| framework.roles.get(role.follows.as_ref()?));
    below.take(MOST).count() - 1
}

/// The picture as text.
fn told(framework: &Framework, ladders: &[Vec<&Keyed<Role>>]) -> String {
    let ladder = |(family, ladder): (&str, &Vec<&Keyed<Role>>)| {
        let roles: Vec<&str> = ladder.iter().map(|role| role.short.as_str()).collect();
        format!("{family}: {}", roles.join(", then "))
    };
    let families = framework.families.iter().map(|family| family.title.as_str());
    let mut told: Vec<String> = families.zip(ladders).map(ladder).collect();
    let beyond: Vec<&str> = framework.destinations.iter().map(|one| one.title.as_str()).collect();
    if !beyond.is_empty() {
        told.push(format!("Beyond the profiles: {}", beyond.join(", ")));
    }
    format!("{}.", told.join(". "))
}

fn boxed(svg: &mut String, (x, y): (usize, usize), tall: usize, role: &Keyed<Role>) {
    let _ = write!(
        svg,
        "<a href=\"#level-{}\"><rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"4\"/><text x=\"{}\" y=\"{}\" class=\"short\">{}</text>",
        role.id,
        WIDE,
        tall,
        x + 10,
        y + 19,
        escape(&role.short)
    );
    for (n, line) in lines(&role.title).iter().enumerate() {
        let _ = write!(svg, "<text x=\"{}\" y=\"{}\">{}</text>", x + 10, y + 36 + n * HIGH, escape(line));
    }
    svg.push_str("</a>\n");
}

fn arrow(svg: &mut String, (x1, y1): (usize, usize), (x2, y2): (usize, usize)) {
    let _ = writeln!(svg, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{}\" marker-end=\"url(#arrow)\"/>", y2 + 2);
}

/// A title, in lines that fit a box.
fn lines(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
