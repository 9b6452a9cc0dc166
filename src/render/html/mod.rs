//! A complete page without scripts or external files, which prints well on A4.

mod blocks;

pub(crate) use blocks::Links;

use crate::report::Document;
use crate::visible::visible;
use blocks::Blocks;

/// How every page of this program begins, and no other: it says what has made it.
pub(crate) const BEGINNING: &str = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
     <meta name=\"generator\" content=\"tacareer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

/// How pages look, on a screen and on paper.
pub(crate) const STYLE: &str = include_str!("../page.css");

pub(super) fn render(document: &Document) -> String {
    let title = escape(&document.title);
    let mut page = format!(
        "{BEGINNING}<title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        running(&document.title)
    );
    let links = Links::default();
    let mut blocks = Blocks::new(&links, "", 2);
    blocks.all(&document.blocks);
    page.push_str(&blocks.html);
    if let Some(origin) = &document.origin {
        page += &format!("<footer class=\"quiet\">{}</footer>\n", escape(&origin.whole()));
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The blocks of a document as part of a page with others: with links to those, and headings of the given level.
pub(crate) fn part(document: &Document, links: &Links, here: &str, heading: u8) -> String {
    let mut blocks = Blocks::new(links, here, heading);
    blocks.all(&document.blocks);
    blocks.html
}

/// The footer of printed pages: the title and the page number.
pub(crate) fn running(title: &str) -> String {
    // In a CSS string, characters that could end it are written as numbers.
    let text: String = visible(title)
        .chars()
        .map(|c| match c {
            c if c.is_alphanumeric() || " ,.:;()–-".contains(c) => c.to_string(),
            c => format!("\\{:x} ", u32::from(c)),
        })
        .collect();
    format!("@page {{ @bottom-left {{ content: \"{text}\" }} }}\n")
}

/// Escapes all characters that have a meaning in HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
