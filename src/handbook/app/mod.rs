//! The page with the navigator: the program itself, compiled for web pages, with forms in which to ask it questions, and
//! the handbook.
//!
//! The page runs the program once for each question, with the arguments of a command line, on files in memory. The
//! scripts here only put the arguments together and show what the program writes; they know nothing about the framework.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::base64::base64;
use super::chapters::Chapter;
use super::{forms, page};
use crate::framework::Framework;
use crate::render::html::escape;
use crate::report::Document;

/// The program for web pages that was built in, if any.
pub(crate) static BUILT_IN: Option<&[u8]> = include!(concat!(env!("OUT_DIR"), "/app.rs"));

const BODY: &str = include_str!("body.html");
const STYLE: &str = include_str!("app.css");
const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/app.js"));
const UNPACKS: &str = include_str!(concat!(env!("OUT_DIR"), "/unpack.js"));

/// The fingerprints of the scripts, by which browsers know that they may run.
const FINGERPRINTS: [&str; 2] =
    [include_str!(concat!(env!("OUT_DIR"), "/unpack.sha256")), include_str!(concat!(env!("OUT_DIR"), "/app.sha256"))];

/// The files of a school's own edition, and the options that tell the program in the page to use them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Edition {
    /// Names and texts.
    pub(crate) files: Vec<(String, String)>,
    /// Options of the command line.
    pub(crate) options: Vec<String>,
}

/// Whether a file begins as the program for web pages does: compressed with gzip.
pub(crate) fn is_module(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b, 0x08])
}

/// The page with the navigator, the handbook, and the program in it.
pub(crate) fn app(
    framework: &Framework,
    chapters: &[Chapter],
    answers: &[Vec<Document>],
    edition: &Edition,
    module: &[u8],
) -> String {
    let about = framework.about();
    let title = format!("{}: the navigator", about.short);
    // The page can't load or send anything, whatever is on it. It runs these scripts and the program, and nothing else.
    let [unpacks, asks] = FINGERPRINTS;
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{unpacks}' 'sha256-{asks}' 'wasm-unsafe-eval'; \
         base-uri 'none'; form-action 'none'"
    );
    let style = format!("{}{STYLE}", page::STYLE);
    let mut page = page::head(&title, &policy, &style);
    page.push_str("<style id=\"app-foot\"></style>\n");
    page += &body(framework, module);
    page::body(&mut page, framework, chapters, answers);
    page.push_str("</section>\n</main>\n");
    let _ = writeln!(
        page,
        "<script type=\"application/json\" id=\"app-made\">{}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>",
        made(&title, chapters, edition)
    );
    page
}

/// The forms, with what can be chosen in them, and the program. It stands before the handbook, so that it is unpacked
/// while the browser reads that.
fn body(framework: &Framework, module: &[u8]) -> String {
    let about = framework.about();
    let publishers: Vec<&str> = about.publishers.iter().map(|one| one.name.as_str()).collect();
    let program = format!(
        "<script type=\"text/plain\" id=\"app-module\">{}</script>\n<script>{UNPACKS}</script>",
        base64(module)
    );
    let filled = [
        ("program", program),
        ("short", escape(&about.short)),
        ("title", escape(&about.title)),
        ("publishers", escape(&publishers.join(" and "))),
        ("year", about.year.to_string()),
        ("indicative", escape(&about.indicative)),
        ("rights", escape(&about.rights)),
        ("roles", forms::roles(framework)),
        ("destinations", forms::destinations(framework)),
        ("units", forms::units(framework)),
        ("qualifications", forms::qualifications(framework)),
        ("things", forms::things(framework)),
        ("suggestions", forms::suggestions(framework)),
        ("ticks", forms::ticks(framework)),
    ];
    let mut body = String::new();
    let mut rest = BODY;
    // In one pass, so that nothing in a text of the framework is taken for a place to fill.
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        body.push_str(before);
        body.push_str(filled.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text));
        rest = after;
    }
    body.push_str(rest);
    body
}

/// What the script has to know, as JSON: the title, the places of names in the handbook, and the edition.
fn made(title: &str, chapters: &[Chapter], edition: &Edition) -> String {
    let mut names = BTreeMap::new();
    for entry in chapters.iter().flat_map(|chapter| &chapter.entries) {
        for name in &entry.names {
            names.entry(name.as_str()).or_insert(entry.anchor.as_str());
        }
    }
    let names: Vec<String> = names.iter().map(|(name, place)| format!("{}:{}", json(name), json(place))).collect();
    let files: Vec<String> =
        edition.files.iter().map(|(name, text)| format!("[{},{}]", json(name), json(text))).collect();
    let options: Vec<String> = edition.options.iter().map(|option| json(option)).collect();
    format!(
        "{{\"title\":{},\"names\":{{{}}},\"files\":[{}],\"options\":[{}]}}",
        json(title),
        names.join(","),
        files.join(","),
        options.join(",")
    )
}

/// A text as JSON that can stand in a page: `<` is written as a number.
fn json(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            c if c == '<' || c.is_control() => json += &format!("\\u{:04x}", u32::from(c)),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}
