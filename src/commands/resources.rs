//! `resources`: organisations, providers, guidance and web sites.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde::Serialize;

use super::provenance::misprints;
use super::{HELP, overlaid};
use crate::framework::Framework;
use crate::framework::resource::Topic;
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer resources                  all of them, by topic
  tacareer resources --topic health   guidance and charities for pupils' health needs";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Those on this topic alone
    #[arg(long, value_name = "TOPIC")]
    topic: Option<Topic>,
}

impl ValueEnum for Topic {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.words()))
    }
}

row! {
    /// A resource.
    ResourceRow {
        id id "Id": String,
        text title "Name": String,
        text topic "Topic": String,
        text text "In the guidance": Option<String>,
        number level "Level": Option<u8>,
        text urls "On the web": Vec<String>,
        text note "Note": Option<String>,
        text provider "Offered by": Option<String>,
        number hours "Hours": Option<u16>,
        text changes "Since": Vec<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
        text overlays "Overlays": Vec<String>,
    }
}

/// The resources that were asked for.
#[derive(Serialize)]
pub(super) struct Resources<'a> {
    resources: Vec<ResourceRow>,
    #[serde(skip)]
    topic: Option<Topic>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework) -> Resources<'a> {
    let wanted = framework.resources.iter().filter(|resource| args.topic.is_none_or(|topic| resource.topic == topic));
    let resources = wanted.map(|resource| ResourceRow {
        id: resource.id.to_string(),
        title: resource.title.clone(),
        topic: resource.topic.words().into(),
        text: resource.text.clone(),
        level: resource.level,
        urls: resource.urls.clone(),
        note: resource.note.clone(),
        provider: resource.provider.as_ref().map(|id| framework.resources.known(id).title.clone()),
        hours: resource.hours,
        changes: resource.changes.iter().map(|id| framework.changes.known(id).short.clone()).collect(),
        section: resource.section.to_string(),
        page: framework.page(&resource.section),
        overlays: overlaid::touches(framework, resource),
    });
    Resources { resources: resources.collect(), topic: args.topic, framework }
}

impl Resources<'_> {
    fn item(&self, row: &ResourceRow) -> Item {
        let mut line = Line::new().strong(row.title.as_str());
        if let Some(text) = &row.text {
            line = line.and(format!(": {text}"));
        }
        let section =
            self.framework.resources.iter().find(|resource| resource.id.as_str() == row.id).map(|r| &r.section);
        let mut item = Item::new(line);
        if !row.urls.is_empty() {
            item = item.remark(Line::new().ids(row.urls.iter().map(String::as_str)));
        }
        item = item.remarks(row.note.iter().map(Line::from));
        if !row.changes.is_empty() {
            item = item.remark(format!("Since {}: {}", self.framework.about().year, row.changes.join("; ")));
        }
        if let Some(provider) = &row.provider {
            item = item.remark(format!("Offered by: {provider}"));
        }
        if let Some(hours) = row.hours {
            item = item.remark(format!("Takes: {}", super::count(hours.into(), "hour")));
        }
        let cited = section.map_or_else(String::new, |section| self.framework.cite(section));
        item = item.remark(Line::new().quiet(format!("{}: {cited}", row.id)));
        item.remarks(row.overlays.iter().map(Line::from))
    }
}

impl Report for Resources<'_> {
    fn document(&self) -> Document {
        let guidance = &self.framework.about().short;
        let about = self.topic.map_or_else(String::new, |topic| format!(" about {}", topic.words()));
        let mut document =
            Document::new(format!("{guidance}: {}{about}", super::count(self.resources.len(), "resource")));
        let year = self.framework.about().year;
        if self.resources.iter().any(|row| !row.urls.is_empty()) {
            document.quiet(format!("Addresses as printed in {year}; many have moved since."));
        }
        for topic in Topic::ALL {
            let items = self.resources.iter().filter(|row| row.topic == topic.words());
            let items: Vec<Item> = items.map(|row| self.item(row)).collect();
            if !items.is_empty() {
                document.heading(topic.words()[..1].to_uppercase() + &topic.words()[1..]);
                document.list(items);
            }
        }
        if self.resources.is_empty() {
            document.text("The framework names none.");
        }
        let topic = self.topic;
        overlaid::withdrawn_if(&mut document, &self.framework.resources, |one| {
            topic.is_none_or(|topic| one.topic == topic)
        });
        let wanted =
            self.framework.resources.iter().filter(|resource| self.topic.is_none_or(|topic| resource.topic == topic));
        misprints(&mut document, self.framework, wanted.flat_map(|resource| &resource.errata));
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.resources, "The framework names none.")
    }

    fn ids(&self) -> Vec<String> {
        self.resources.iter().map(|row| row.id.clone()).collect()
    }
}
