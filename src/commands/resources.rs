//! `resources`: organisations, providers, guidance and web sites.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::HELP;
use crate::framework::resource::{Resource, Topic};
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::{capital, count, named};

const EXAMPLES: &str = "\
Examples:
  tacareer resources                  all of them, by topic
  tacareer resources --topic health   guidance and charities for pupils' health needs";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Only those on this topic
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
    ResourceRow(framework: &Framework, resource: &Keyed<Resource>) {
        id id "Id": String = resource.id.to_string(),
        text title "Name": String = resource.title.clone(),
        text topic "Topic": &'static str = resource.topic.words(),
        text text "In the publication": Option<String> = resource.text.clone(),
        number level "Level": Option<u8> = resource.level,
        text urls "On the web": Vec<String> = resource.urls.clone(),
        text note "Note": Option<String> = resource.note.clone(),
        text provider "Offered by": Option<String> = provider(framework, resource),
        number hours "Hours": Option<u16> = resource.hours,
        number months "Months": Option<u16> = resource.months,
        text changes "Since": Vec<String> =
            resource.changes.iter().map(|id| framework.changes.known(id).short.clone()).collect(),
        text section "Section": String = resource.section.to_string(),
        number page "From page": Option<u16> = framework.page(&resource.section),
    }
}

pub(super) fn report(args: &Args, framework: &Framework) -> Report {
    let is_wanted = |resource: &Resource| args.topic.is_none_or(|topic| resource.topic == topic);
    let resources: Vec<_> = framework.resources.iter().filter(|resource| is_wanted(resource)).collect();
    let rows = resources.iter().map(|one| (about(framework, one), ResourceRow::of(framework, one)));
    let table = Table::about(rows, "The framework names none.");
    let withdrawn = framework.resources.withdrawn().filter(|(resource, _)| is_wanted(resource));
    let withdrawn = withdrawn.map(|(resource, _)| resource.place().into()).collect();
    let document = document(framework, args.topic, &resources, withdrawn);
    Report::new(document, table).rows("resources").ids_of("id").without_record()
}

fn provider(framework: &Framework, resource: &Resource) -> Option<String> {
    resource.provider.as_ref().map(|id| framework.resources.known(id).title.clone())
}

fn document(
    framework: &Framework,
    topic: Option<Topic>,
    resources: &[&Keyed<Resource>],
    withdrawn: Vec<Subject>,
) -> Document {
    let about = topic.map_or_else(String::new, |topic| format!(" about {}", topic.words()));
    let count = count(resources.len(), "resource");
    let mut document = Document::new(format!("{}: {count}{about}", framework.about().short));
    if resources.iter().any(|resource| !resource.urls.is_empty()) {
        let moved = if framework.changes.is_empty() { "" } else { "; many have moved since" };
        document.quiet(format!("Addresses as printed in {}{moved}.", framework.about().year));
    }
    for topic in Topic::ALL {
        let items = resources.iter().filter(|resource| resource.topic == topic);
        document.section(capital(topic.words()), items.map(|resource| item(framework, resource)).collect());
    }
    if resources.is_empty() {
        document.text("The framework names none.");
    }
    document.beside(withdrawn);
    document
}

fn item(framework: &Framework, resource: &Keyed<Resource>) -> Item {
    let mut line = Line::new().strong(resource.title.as_str());
    if let Some(text) = &resource.text {
        line = line.and(": ").quoted(text);
    }
    let urls = (!resource.urls.is_empty()).then(|| Line::new().ids(resource.urls.iter().map(String::as_str)));
    let provider = provider(framework, resource).map(|provider| format!("Offered by: {provider}").into());
    let hours = resource.hours.map(|hours| count(hours.into(), "hour"));
    let months = resource.months.map(|months| count(months.into(), "month"));
    let long: Vec<String> = hours.into_iter().chain(months).collect();
    let long = (!long.is_empty()).then(|| format!("Takes: {}", long.join(" over ")).into());
    let place = format!("{}: {}", resource.id, framework.cite(&resource.section));
    let remarks = [urls, resource.note.as_ref().map(Line::from), provider, long, Some(Line::new().quiet(place))];
    Item::new(line).remarks(remarks.into_iter().flatten()).about(Subject::from(resource.place()).whole())
}

/// The subjects of a resource: itself, and by their names who offers it and what has changed since.
fn about(framework: &Framework, resource: &Keyed<Resource>) -> Vec<Subject> {
    let provider = resource.provider.as_ref().map(|id| framework.resources.known(id).place().key("title"));
    let changes = named::changes(framework, &resource.changes);
    let named = provider.into_iter().chain(changes).map(|place| Subject::from(place).by_name());
    std::iter::once(resource.place().into()).chain(named).collect()
}
