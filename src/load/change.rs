//! The changes of an overlay to existing records: each record is merged, read again, and replaced.

use serde_yaml::Value as Typed;

use super::merge::{Mark, Merge};
use super::overlay::{ADD_TO, Laying, Named, at_home, wrap};
use super::reading::{Reading, Written, same_id};
use crate::framework::overlay::{Deed, told};
use crate::framework::{Contents, Place, StandardNumber, Step, within};
use crate::yaml::{At, Code, Field, Finding, Node, quoted};

/// What an overlay last made of something: which overlay, where it is written, and the value.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    overlay: usize,
    at: Option<At>,
    now: Typed,
}

/// A field that was changed, or a list entry that was added.
struct Effect {
    place: Place,
    at: Option<At>,
    /// The earlier value; `None` for a new list entry.
    was: Option<Typed>,
    now: Typed,
}

impl Reading {
    /// Changes fields of a record, or adds to its lists.
    pub(super) fn change(&mut self, named: Named, laying: &Laying, directive: &'static str) {
        let Named { table, id, field: Field { at, node: patch, .. } } = named;
        if patch.fields().is_none() {
            let message = "the fields that change must be here, each with its value";
            return self.found(Finding::new(at, Code::WrongType, message));
        }
        let Some((key, before)) = self.record(&table, &id, at) else { return };
        let is_single = !Contents::is_table(&table);
        if table == "suite" {
            self.replaced_prefixes.extend(self.contents.suite.iter().flat_map(|suite| suite.prefixes.clone()));
        }
        let place = if is_single { Place::of(&table) } else { Place::of(&table).key(&key) };
        let known = self.written.get(&place);
        let mut node = known.map_or_else(|| Node::from(&before), |written| written.node.clone());
        let written_key = known.and_then(|written| written.key);
        let mut merge = Merge::default();
        if directive == ADD_TO {
            merge.add(&mut node, patch, &place);
        } else {
            merge.change(&mut node, patch, &place);
        }
        at_home(&table, &mut node, &laying.section);
        self.found_all(merge.wrong);
        let Some(shape) = self.schema.member(&table) else { return };
        let shape = if is_single { Some(shape) } else { self.schema.record_of(shape) };
        let record = Field { key: key.as_str().into(), at, node };
        let Some(value) = shape.and_then(|shape| self.fitting(shape, &record, &place, Some(&laying.section))) else {
            return;
        };
        let whole = if is_single { value } else { wrap(&key, value) };
        let Ok(contents) = serde_yaml::from_value::<Contents>(wrap(&table, whole)) else { return };
        self.contents.replace(contents);
        self.written.insert(place.clone(), Written { key: written_key, node: record.node });
        let after = self.only(&table, &key).map(|(_, after)| after).unwrap_or_default();
        self.note_effects(&place, effects(&place, merge.marks, &before, &after), laying.number, &before);
    }

    fn note_effects(&mut self, record: &Place, effects: Vec<Effect>, overlay: usize, before: &Typed) {
        self.stale_source(record, before, &effects);
        for effect in effects {
            self.note_effect(overlay, effect);
        }
    }

    /// Reports a changed field that the record's source confirmed, if the source itself is unchanged.
    fn stale_source(&mut self, record: &Place, before: &Typed, effects: &[Effect]) {
        self.stale_source_within(record, before, effects);
        let fields = ["title", "code", "reference", "credits", "guided_learning_hours"];
        let is = |effect: &Effect, field: &str| effect.place == record.key(field);
        if before.get("source").is_none_or(Typed::is_null) || effects.iter().any(|effect| is(effect, "source")) {
            return;
        }
        let touched = |effect: &&Effect| effect.was.is_some() && fields.iter().any(|field| is(effect, field));
        if let Some(effect) = effects.iter().find(touched) {
            let message = format!("the source of {} is unchanged, and may not say this", told(record));
            let finding = Finding::new(effect.at, Code::Stale, message);
            self.doubt(finding.hint("change “source” as well, to the page that says it"));
        }
    }

    /// The same for values within a record that have a source of their own, such as the credits of a qualification.
    fn stale_source_within(&mut self, record: &Place, before: &Typed, effects: &[Effect]) {
        for effect in effects {
            let Some((Step::Key(field), around)) = effect.place.0.split_last() else { continue };
            if around.len() <= record.0.len() || matches!(field.as_str(), "source" | "note") {
                continue;
            }
            let has_source = part_of(before, &around[record.0.len()..])
                .and_then(|around| around.get("source"))
                .is_some_and(|source| !source.is_null());
            let source = Place(around.to_vec()).key("source");
            if has_source && !effects.iter().any(|other| other.place == source) {
                let message =
                    format!("the source of this ({}) is unchanged, and may not say it", told(&Place(around.to_vec())));
                let finding = Finding::new(effect.at, Code::Stale, message);
                self.doubt(finding.hint("change “source” as well, to the page that says it"));
            }
        }
    }

    fn note_effect(&mut self, overlay: usize, effect: Effect) {
        let Effect { place, at, was, now } = effect;
        if was.is_some() {
            self.overrides(overlay, &place, at, &now);
            // An earlier change of the same field is still reported; changes within the old value are lost with it.
            let inside: Vec<Place> = within(&self.changed, &place).map(|(at, _)| at.clone()).collect();
            inside.iter().filter(|inside| **inside != place).for_each(|inside| self.forget(inside));
        }
        if was.is_none()
            && let Some(name) = self.name_of(&place, &now)
        {
            self.overlays.name(place.clone(), name);
        }
        let (mut texts, mut before) = (Vec::new(), Vec::new());
        texts_in(&now, &mut texts);
        if let Some(was) = &was {
            texts_in(was, &mut before);
        }
        texts.retain(|text| !before.contains(text));
        self.overlays.wrote(place.clone(), texts);
        self.changed.insert(place.clone(), Changed { overlay, at, now });
        let deed = match was {
            None => Deed::Added,
            Some(was) => Deed::Changed((!words(&was).is_empty()).then(|| words(&was))),
        };
        self.overlays.note(overlay, place, deed);
    }

    /// What an entry that was added to a list is called, if it is a name, an id or a number.
    fn name_of(&self, place: &Place, entry: &Typed) -> Option<String> {
        let list = place.0.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key) } else { None })?;
        match entry {
            Typed::Number(number) if list == "standards" => {
                let number = number.as_u64()?.try_into().ok()?;
                Some(self.contents.code(StandardNumber(number)))
            }
            Typed::Number(number) => Some(number.to_string()),
            Typed::String(text) if same_id("", text) == *text => Some(text.clone()),
            Typed::String(text) => Some(quoted(text)),
            _ => None,
        }
    }

    /// Reports something that was changed or added before and is now different.
    fn overrides(&mut self, overlay: usize, place: &Place, at: Option<At>, now: &Typed) {
        let around = (1..=place.0.len()).rev().find_map(|length| {
            let part = Place(place.0[..length].to_vec());
            let other = self.changed.get(&part)?;
            Some((place.clone(), other.clone(), part_of(&other.now, &place.0[length..])?.clone(), now.clone()))
        });
        let below = within(&self.changed, place).map(|(part, other)| {
            let here = part_of(now, &part.0[place.0.len()..]).cloned().unwrap_or_default();
            (part.clone(), other.clone(), other.now.clone(), here)
        });
        let different = around.into_iter().chain(below).find(|(_, _, then, now)| then != now);
        if let Some((part, other, then, _)) = different {
            let hint = if other.overlay == overlay {
                "one overlay changes this twice: leave one of the changes out"
            } else {
                "the later of two overlays wins; leave one of the changes out if that is not meant"
            };
            let then = if words(&then).is_empty() { "nothing".into() } else { words(&then) };
            let message = format!("this was made {then} before ({}); this change wins", told(&part));
            self.doubt(Finding::new(at, Code::Overridden, message).hint(hint).first(other.at));
        }
    }

    /// Forgets what overlays did at a place and within it, because it has been replaced.
    pub(super) fn forget(&mut self, place: &Place) {
        self.overlays.forget(place);
        for at in within(&self.changed, place).map(|(at, _)| at.clone()).collect::<Vec<_>>() {
            self.changed.remove(&at);
        }
    }
}

/// What a merge changed in effect. The values as read are compared: `4.10` is text, and an empty list that is still
/// empty has not changed.
fn effects(record: &Place, marks: Vec<Mark>, before: &Typed, after: &Typed) -> Vec<Effect> {
    let effect = |mark: Mark| {
        let way = &mark.place.0[record.0.len()..];
        let now = part_of(after, way).cloned().unwrap_or_default();
        let was = (!mark.is_entry).then(|| part_of(before, way).cloned().unwrap_or_default());
        Effect { place: mark.place, at: mark.at, was, now }
    };
    marks.into_iter().map(effect).filter(|effect| effect.was.as_ref() != Some(&effect.now)).collect()
}

/// The part of a value that the steps lead to.
fn part_of<'a>(value: &'a Typed, steps: &[Step]) -> Option<&'a Typed> {
    steps.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key.as_str()),
        Step::Index(index) => value.get(*index),
    })
}

/// All texts in a value.
fn texts_in(value: &Typed, texts: &mut Vec<String>) {
    match value {
        Typed::String(text) => texts.push(text.clone()),
        Typed::Sequence(values) => values.iter().for_each(|value| texts_in(value, texts)),
        Typed::Mapping(fields) => fields.values().for_each(|value| texts_in(value, texts)),
        _ => {}
    }
}

/// A value as a reader is shown it; empty if there is nothing.
fn words(value: &Typed) -> String {
    match value {
        Typed::Null | Typed::Bool(false) => String::new(),
        Typed::Bool(true) => "yes".into(),
        Typed::Number(number) => number.to_string(),
        Typed::String(text) => format!("“{text}”"),
        Typed::Sequence(values) => values.iter().map(words).collect::<Vec<_>>().join(", "),
        Typed::Mapping(fields) => {
            let told = fields.iter().map(|(key, value)| (key.as_str().unwrap_or_default(), words(value)));
            let told = told.filter(|(_, words)| !words.is_empty()).map(|(key, words)| format!("{key} {words}"));
            format!("({})", told.collect::<Vec<_>>().join("; "))
        }
        Typed::Tagged(tagged) => words(&tagged.value),
    }
}
