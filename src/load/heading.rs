//! The heading of an overlay, and the section for its records that do not name one.

use jiff::civil::Date;
use serde_yaml::{Mapping, Value as Typed};

use super::overlay::{File, HEADING, wrap};
use super::reading::{Reading, same_id};
use crate::framework::overlay::Overlay;
use crate::framework::{Contents, FORMS};
use crate::shapes;
use crate::yaml::{At, Code, Field, Finding, MAX_IN_RECORD, Walk, quoted};

impl Reading {
    /// The heading, which one of the files has, and where its date is written.
    pub(super) fn heading(&mut self, files: &[File]) -> Option<(Overlay, Option<At>)> {
        let mut heading: Option<(Option<At>, Overlay, Option<At>)> = None;
        for file in files {
            let Some(field) = file.directives.get(HEADING) else { continue };
            if let Some((first, ..)) = heading {
                let finding = Finding::new(field.at, Code::TakenId, "“overlay” is taken").first(first);
                self.found(finding.hint("there can be only one: merge the two"));
                continue;
            }
            // If the heading can't be read, a placeholder lets the rest be checked; the problem is reported.
            let overlay = self.heading_of(field).unwrap_or_else(made_up);
            let date = field.node.field("date").and_then(|date| date.node.at);
            heading = Some((field.at, overlay, date));
        }
        heading.map(|(_, overlay, date)| (overlay, date))
    }

    fn heading_of(&mut self, field: &Field) -> Option<Overlay> {
        let schema = shapes::of_overlay();
        let mut walk = Walk::new(&schema, &FORMS, MAX_IN_RECORD);
        let value = walk.value(schema.root(), &field.node, field.shown_at());
        if !walk.findings.is_empty() {
            self.found_all(walk.findings);
            return None;
        }
        let overlay: Overlay = serde_yaml::from_value(value).ok()?;
        if overlay.title.trim().is_empty() || overlay.section().is_none() {
            let at = field.node.field("title").and_then(|title| title.node.at);
            self.found(Finding::new(at, Code::Form, format!("{} is not a title", quoted(&overlay.title))));
        }
        Some(overlay)
    }

    /// The section for records that do not name one. It has the overlay's title, and is added unless the overlay has it
    /// itself or an earlier overlay with that title already added it.
    pub(super) fn own_section(&mut self, overlay: &Overlay, files: &[File]) -> String {
        let mut id = overlay.section().map_or_else(|| HEADING.to_owned(), |id| id.to_string());
        let own = |file: &File| {
            let sections = file.adds.field("sections").and_then(|field| field.node.fields());
            sections.into_iter().flatten().any(|section| same_id("sections", &section.key) == id)
        };
        if files.iter().any(own) {
            return id;
        }
        while let Some((_, known)) = self.only("sections", &id) {
            if known.get("title").and_then(Typed::as_str) == Some(&overlay.title) {
                return id;
            }
            id = format!("overlay-{id}");
        }
        let heading = Mapping::from_iter([("title".into(), overlay.title.as_str().into())]);
        let tree = Mapping::from_iter([(id.as_str().into(), heading.into())]);
        let read: Result<Contents, _> = serde_yaml::from_value(wrap("sections", tree.into()));
        self.contents.append(read.unwrap_or_default());
        id
    }
}

/// A placeholder for a heading that can't be read.
pub(super) fn made_up() -> Overlay {
    Overlay { title: HEADING.into(), publisher: String::new(), date: Date::ZERO, text: None }
}
