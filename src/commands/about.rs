//! `about`: what the framework is and is not, its edition, how old it is, and what has changed since.

use serde::Serialize;

use super::provenance::cited;
use super::{HELP, overlaid};
use crate::framework::Framework;
use crate::framework::Keyed;
use crate::framework::about::{Caveat, Change};
use crate::framework::overlay::Overlay;
use crate::report::{Document, Item, Line, Report, Table, row};

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
        text part "Part": String,
        text topic "Topic": String,
        text text "Text": String,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text sources "Sources": Vec<String>,
    }
}

/// What the framework is.
#[derive(Serialize)]
pub(super) struct About<'a> {
    title: &'a str,
    year: u16,
    publishers: Vec<&'a str>,
    statements: Vec<AboutRow>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report(framework: &Framework) -> About<'_> {
    let about = framework.about();
    let own = |topic: &str, text: &str| AboutRow {
        part: "framework".into(),
        topic: topic.into(),
        text: text.into(),
        section: None,
        page: None,
        sources: Vec::new(),
    };
    let mut statements = vec![own("Title", &about.title), own("Year", &about.year.to_string())];
    statements.extend(about.audience.iter().map(|text| own("For", text)));
    statements.push(own("Rights", &about.rights));
    statements.extend(about.age.iter().map(|text| own("Age", text)));
    statements.push(own("How to read it", &about.indicative));
    statements.extend(about.caveats.iter().map(|caveat| AboutRow {
        part: "caveat".into(),
        section: Some(caveat.section.to_string()),
        page: framework.page(&caveat.section),
        ..own(&caveat.topic, &caveat.text)
    }));
    statements.extend(framework.changes.iter().map(|change| AboutRow {
        part: "change".into(),
        sources: change.sources.clone(),
        ..own(&change.title, &change.text)
    }));
    statements.extend(framework.overlays.list().iter().map(|overlay| AboutRow {
        part: "overlay".into(),
        sources: vec![overlay.publisher.clone(), overlay.date.to_string()],
        ..own(&overlay.title, overlay.text.as_deref().unwrap_or(""))
    }));
    statements.extend(framework.withdrawn().into_iter().map(|gone| AboutRow {
        part: "withdrawn".into(),
        ..own(&gone.names[0], &format!("{}: {}", gone.noun, gone.why))
    }));
    About {
        title: &about.title,
        year: about.year,
        publishers: about.publishers.iter().map(|publisher| publisher.name.as_str()).collect(),
        statements,
        framework,
    }
}

impl About<'_> {
    fn caveats(&self, document: &mut Document) {
        let mut topics: Vec<(&str, Vec<&Caveat>)> = Vec::new();
        for caveat in &self.framework.about().caveats {
            match topics.iter_mut().find(|(topic, _)| *topic == caveat.topic) {
                Some((_, caveats)) => caveats.push(caveat),
                None => topics.push((&caveat.topic, vec![caveat])),
            }
        }
        let line =
            |caveat: &Caveat| Line::from(&caveat.text).quiet(format!(" {}", cited(self.framework, &caveat.section)));
        let item = |(topic, caveats): (&str, Vec<&Caveat>)| match caveats[..] {
            [only] => {
                Item::new(Line(Line::new().strong(format!("{topic}: ")).0.into_iter().chain(line(only).0).collect()))
            }
            _ => Item::new(Line::new().strong(format!("{topic}:")))
                .items(caveats.into_iter().map(|caveat| Item::new(line(caveat)))),
        };
        let items: Vec<Item> = topics.into_iter().map(item).collect();
        if !items.is_empty() {
            document.heading("What the guidance says of itself, in its own words");
            document.list(items);
        }
    }

    /// Whose records and changes stand among the publication's own.
    fn overlays(&self, document: &mut Document) {
        let item = |one: &Overlay| {
            let line = Line::new().strong(one.title.as_str()).and(format!(", {}, {}", one.publisher, one.date));
            Item::new(line).remarks(one.text.iter().map(Line::from))
        };
        let withdrawn = self.framework.withdrawn();
        let items: Vec<Item> = self.framework.overlays.list().iter().map(item).collect();
        if !items.is_empty() {
            document.heading("Laid over it: what others add and change, the lowest first");
            document.list(items);
            document.list(withdrawn.iter().map(overlaid::withdrawn_item).collect());
        }
    }

    fn changes(&self, document: &mut Document) {
        let item = |change: &Keyed<Change>| {
            let line = Line::new().strong(change.title.as_str()).and(format!(": {}", change.text));
            let replaced = change.replaced_by.iter().map(|by| Line::from(format!("Replaced by: {by}")));
            let overlays = overlaid::remarks(self.framework, change);
            Item::new(line).remarks(replaced).remarks(change.sources.iter().map(Line::from)).remarks(overlays)
        };
        let items: Vec<Item> = self.framework.changes.iter().map(item).collect();
        if !items.is_empty() {
            document.heading(format!("What has changed since {}, as far as public pages say", self.year));
            document.list(items);
        }
    }
}

impl Report for About<'_> {
    fn document(&self) -> Document {
        let about = self.framework.about();
        let mut document = Document::new(format!("{} ({})", about.title, about.year));
        document.facts([
            ("For", about.audience.as_ref().map(Line::from)),
            ("Published by", (!self.publishers.is_empty()).then(|| self.publishers.join(" and ").into())),
            ("Edition", Some(about.year.to_string().into())),
        ]);
        if let Some(age) = &about.age {
            document.text(age);
        }
        document.text(Line::new().strong(about.indicative.as_str()));
        document.text(&about.rights);
        overlaid::single(&mut document, self.framework, "about");
        self.overlays(&mut document);
        self.caveats(&mut document);
        self.changes(&mut document);
        let publishers =
            about.publishers.iter().filter(|publisher| publisher.text.is_some() || publisher.url.is_some());
        let publisher = |one: &crate::framework::about::Publisher| {
            let line = Line::new()
                .strong(one.name.as_str())
                .and(one.text.as_ref().map_or_else(String::new, |text| format!(": {text}")));
            Item::new(line).remarks(one.url.iter().map(Line::from))
        };
        let publishers: Vec<Item> = publishers.map(publisher).collect();
        if !publishers.is_empty() {
            document.heading("The publishers, in their own words");
            document.list(publishers);
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.statements, "The framework says nothing of itself.")
    }

    fn ids(&self) -> Vec<String> {
        crate::commands::ids(&self.framework.changes)
    }
}
