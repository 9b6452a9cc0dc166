//! The page of a handbook.

use std::collections::HashMap;
use std::fmt::Write;

use super::chapters::{Chapter, Entry};
use crate::framework::Framework;
use crate::render::html::{self, Links, escape};
use crate::report::{Block, Document};

pub(super) const STYLE: &str = include_str!("handbook.css");
const SCRIPT: &str = include_str!("handbook.js");

/// The page can't load or send anything, whatever is on it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page with all chapters and the answers in them.
pub(crate) fn page(framework: &Framework, chapters: &[Chapter], answers: &[Vec<Document>]) -> String {
    let title = title(framework);
    let mut page = head(&title, POLICY, STYLE);
    page.push_str("<a class=\"skip\" href=\"#start\">Skip to the contents</a>\n<main>\n");
    body(&mut page, framework, chapters, answers);
    let _ = write!(page, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    page
}

/// The title of the handbook.
pub(super) fn title(framework: &Framework) -> String {
    format!("{}: the handbook", framework.about().short)
}

/// A page up to the beginning of its body, with what it may load and how it looks.
pub(super) fn head(title: &str, policy: &str, style: &str) -> String {
    format!(
        "{}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <title>{}</title>\n<style>\n{}{style}{}</style>\n</head>\n<body>\n",
        html::BEGINNING,
        escape(title),
        html::STYLE,
        html::running(title)
    )
}

/// The cover, the contents and the chapters.
pub(super) fn body(page: &mut String, framework: &Framework, chapters: &[Chapter], answers: &[Vec<Document>]) {
    let mut links = Links::default();
    for entry in chapters.iter().flat_map(|chapter| &chapter.entries) {
        if let Some(path) = &entry.path {
            links.add(path, &entry.anchor, entry.names.iter().cloned());
        }
    }
    let mut titles: HashMap<String, &str> = HashMap::new();
    for (entry, document) in chapters.iter().zip(answers).flat_map(|(chapter, own)| chapter.entries.iter().zip(own)) {
        titles.insert(entry.asked.join(" "), &document.title);
        links.name(document.title.clone(), &entry.anchor);
    }
    cover(page, framework, &title(framework));
    contents(page, chapters, answers);
    for (n, (chapter, answers)) in chapters.iter().zip(answers).enumerate() {
        let _ =
            writeln!(page, "<section class=\"chapter\" id=\"chapter-{}\">\n<h2>{}</h2>", n + 1, escape(&chapter.title));
        for (entry, document) in chapter.entries.iter().zip(answers) {
            self::entry(page, entry, document, &links, &titles);
        }
        page.push_str("</section>\n");
    }
}

fn cover(page: &mut String, framework: &Framework, title: &str) {
    let about = framework.about();
    let publishers: Vec<&str> = about.publishers.iter().map(|one| one.name.as_str()).collect();
    let _ = write!(
        page,
        "<header class=\"cover\">\n<h1>{}</h1>\n<p>The whole of <cite>{}</cite> ({}, {}) on one page. It works without a \
         connection; nothing is sent anywhere.</p>\n<p>{}</p>\n<p class=\"quiet\">{}</p>\n",
        escape(title),
        escape(&about.title),
        escape(&publishers.join(" and ")),
        about.year,
        escape(&about.indicative),
        escape(&about.rights)
    );
    if let Some(age) = &about.age {
        let _ = writeln!(page, "<p class=\"quiet\">{}</p>", escape(age));
    }
    let overlays: Vec<String> = framework
        .overlays
        .list()
        .iter()
        .map(|one| format!("{} ({}, {})", one.title, one.publisher, one.day()))
        .collect();
    if !overlays.is_empty() {
        let _ = writeln!(
            page,
            "<p><strong>An edition with additions and changes of {}. Each is marked where it stands.</strong></p>",
            escape(&overlays.join("; "))
        );
    }
    page.push_str("</header>\n");
}

fn contents(page: &mut String, chapters: &[Chapter], answers: &[Vec<Document>]) {
    page.push_str("<nav id=\"start\" aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
    for (n, (chapter, answers)) in chapters.iter().zip(answers).enumerate() {
        let _ = write!(page, "<li><a href=\"#chapter-{}\">{}</a>", n + 1, escape(&chapter.title));
        if chapter.entries.len() > 1 {
            let _ = writeln!(page, "\n<details><summary>In this chapter</summary><ul>");
            for (entry, document) in chapter.entries.iter().zip(answers) {
                let title = escape(&document.title);
                let _ = writeln!(page, "<li><a href=\"#{}\">{title}</a></li>", entry.anchor);
            }
            page.push_str("</ul></details>\n");
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ol>\n</nav>\n");
}

fn entry(page: &mut String, entry: &Entry, document: &Document, links: &Links, titles: &HashMap<String, &str>) {
    let cited = entry.cited.as_ref().map_or_else(String::new, |cited| format!(" data-cited=\"{}\"", escape(cited)));
    let _ = writeln!(page, "<article id=\"{}\"{cited}>\n<h3>{}</h3>", entry.anchor, escape(&document.title));
    let told = told(document.clone(), titles);
    page.push_str(&html::part(&told, links, &entry.anchor, 4));
    page.push_str("</article>\n");
}

/// The title of the answer to a command, with as many of its options as there is an answer for.
fn answer<'a>(titles: &HashMap<String, &'a str>, asked: &str) -> Option<&'a str> {
    let mut shorter = std::iter::successors(Some(asked), |asked| Some(asked.rsplit_once(" -")?.0));
    shorter.find_map(|asked| titles.get(asked).copied())
}

/// Adapts a document to readers who can't type commands: a command whose answer is on the page is replaced by the title
/// of that answer, and other lines with commands are left out.
fn told(mut document: Document, titles: &HashMap<String, &str>) -> Document {
    let own = document.title.clone();
    document.each_run(&mut |run| {
        let title = run.command().and_then(|asked| answer(titles, asked)).filter(|title| *title != own);
        if let Some(title) = title {
            run.text = title.to_owned();
        }
    });
    document.blocks.retain(|block| !matches!(block, Block::Text(line) | Block::Quiet(line) if line.has_command()));
    for block in &mut document.blocks {
        let Block::List(items) = block else { continue };
        items.retain(|item| !item.text.has_command());
        // Several parts of one answer share its title here.
        items.dedup_by(|one, before| one.text == before.text && one.remarks.is_empty() && one.items.is_empty());
        for item in items {
            item.remarks.retain(|remark| !remark.has_command());
        }
    }
    document
}
