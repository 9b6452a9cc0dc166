//! `about`: what the framework is and is not, its edition, how old it is, and what has changed since.

use super::HELP;
use crate::framework::about::{Caveat, Change, Publisher};
use crate::framework::overlay::Overlay;
use crate::framework::{Framework, Keyed, Place};
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::{cited, ids, named};

const EXAMPLES: &str = "\
Examples:
  tacareer about
  tacareer about --format html --output about.html";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {}

row! {
    /// One thing to know about the framework.
    AboutRow {
        text part "Part": &'static str,
        text topic "Topic": String,
        text text "Text": String,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text sources "Sources": Vec<String>,
    }
}

pub(super) fn report(framework: &Framework) -> Report {
    let about = framework.about();
    let publishers = about.publishers.iter().map(|publisher| publisher.name.clone()).collect::<Vec<_>>();
    let table = Table::about(statements(framework), "The framework says nothing of itself.");
    Report::new(document(framework, &publishers), table)
        .with("title", &about.title)
        .with("year", about.year)
        .with("publishers", publishers)
        .rows("statements")
        .ids(ids(&framework.changes))
        .without_record()
}

/// Everything there is to know about the framework, with what each statement is about.
fn statements(framework: &Framework) -> Vec<(Vec<Subject>, AboutRow)> {
    let about = framework.about();
    let row = |part, topic: &str, text: &str| AboutRow {
        part,
        topic: topic.into(),
        text: text.into(),
        section: None,
        page: None,
        sources: Vec::new(),
    };
    let of = |field: &str, topic: &str, text: &str| {
        (vec![Place::of("about").key(field).into()], row("framework", topic, text))
    };
    let mut all = vec![of("title", "Title", &about.title), of("year", "Year", &about.year.to_string())];
    all.extend(about.audience.iter().map(|text| of("audience", "For", text)));
    all.push(of("rights", "Rights", &about.rights));
    all.extend(about.age.iter().map(|text| of("age", "Age", text)));
    all.push(of("indicative", "How to read it", &about.indicative));
    all.extend(about.caveats.iter().enumerate().map(|(n, caveat)| {
        let section = Some(caveat.section.to_string());
        let page = framework.page(&caveat.section);
        let row = AboutRow { section, page, ..row("caveat", &caveat.topic, &caveat.text) };
        (vec![Place::of("about").key("caveats").index(n).into()], row)
    }));
    all.extend(framework.changes.iter().map(|change| {
        let row = AboutRow { sources: change.sources.clone(), ..row("change", &change.title, &change.text) };
        (vec![change.place().into()], row)
    }));
    all.extend(framework.overlays.list().iter().map(|one| {
        let sources = vec![one.publisher.clone(), one.date.to_string()];
        (Vec::new(), AboutRow { sources, ..row("overlay", &one.title, one.text.as_deref().unwrap_or("")) })
    }));
    all.extend(
        framework
            .withdrawn()
            .into_iter()
            .map(|gone| (Vec::new(), row("withdrawn", &gone.names[0], &format!("{}: {}", gone.noun, gone.why)))),
    );
    all
}

fn document(framework: &Framework, publishers: &[String]) -> Document {
    let about = framework.about();
    let mut document = Document::new(format!("{} ({})", about.title, about.year));
    document.facts([
        ("For", about.audience.as_ref().map(Line::from)),
        ("Published by", (!publishers.is_empty()).then(|| publishers.join(" and ").into())),
        ("Edition", Some(about.year.to_string().into())),
    ]);
    if let Some(age) = &about.age {
        document.text(age);
    }
    document.text(Line::new().strong(about.indicative.as_str()));
    document.text(&about.rights);
    document.beside([Place::of("about")]);
    overlays(&mut document, framework);
    document.section(format!("What {} says of itself, in its own words", framework.called()), caveats(framework));
    let changes = framework.changes.iter().map(change).collect();
    document.section(format!("What has changed since {}, as far as public pages say", about.year), changes);
    let publishers = about.publishers.iter().filter(|one| one.text.is_some() || one.url.is_some());
    document.details("The publishers, in their own words", publishers.map(publisher).collect());
    document
}

/// The overlays whose records and changes are included.
fn overlays(document: &mut Document, framework: &Framework) {
    let item = |one: &Overlay| {
        let line = Line::new().strong(one.title.as_str()).and(format!(", {}, {}", one.publisher, one.day()));
        Item::new(line).remarks(one.text.iter().map(Line::from))
    };
    let items = framework.overlays.list().iter().map(item).collect();
    document.section("Laid over it: what others add and change, the lowest first", items);
    document.beside(named::withdrawn_if(framework, |_| true));
}

/// What the publication says about itself, by topic.
fn caveats(framework: &Framework) -> Vec<Item> {
    let mut topics: Vec<(&str, Vec<&Caveat>)> = Vec::new();
    for caveat in &framework.about().caveats {
        match topics.iter_mut().find(|(topic, _)| *topic == caveat.topic) {
            Some((_, caveats)) => caveats.push(caveat),
            None => topics.push((&caveat.topic, vec![caveat])),
        }
    }
    let line =
        |caveat: &Caveat| Line::new().quoted(&caveat.text).quiet(format!(" {}", cited(framework, &caveat.section)));
    let item = |(topic, caveats): (&str, Vec<&Caveat>)| match caveats[..] {
        [only] => Item::new(Line::new().strong(format!("{topic}: ")).line(line(only))),
        _ => Item::new(Line::new().strong(format!("{topic}:")))
            .items(caveats.into_iter().map(|caveat| Item::new(line(caveat)))),
    };
    topics.into_iter().map(item).collect()
}

fn change(change: &Keyed<Change>) -> Item {
    let line = Line::new().strong(change.title.as_str()).and(format!(": {}", change.text));
    let replaced = change.replaced_by.iter().map(|by| Line::from(format!("Replaced by: {by}")));
    Item::new(line).remarks(replaced).remarks(change.sources.iter().map(Line::from)).about(change.place())
}

fn publisher(one: &Publisher) -> Item {
    let line = Line::new().strong(one.name.as_str());
    let line = one.text.iter().fold(line, |line, text| line.and(": ").quoted(text));
    Item::new(line).remarks(one.url.iter().map(Line::from))
}
