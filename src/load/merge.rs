//! Merges the fields of an overlay into a record: mappings field by field, everything else as a whole (as in RFC 7396);
//! or appends entries to the record's lists. Every part keeps the place where it is written.

use crate::framework::Place;
use crate::yaml::{At, Code, Field, Finding, Node, Value, quoted};

/// Something that was merged into a record.
#[derive(Debug)]
pub(super) struct Mark {
    /// Where in the record.
    pub(super) place: Place,
    /// Where it is written in the overlay.
    pub(super) at: Option<At>,
    /// Whether it is a new list entry, so that nothing was there before.
    pub(super) is_entry: bool,
}

/// What was merged into a record, and what could not be.
#[derive(Default)]
pub(super) struct Merge {
    pub(super) marks: Vec<Mark>,
    pub(super) wrong: Vec<Finding>,
}

impl Merge {
    /// Merges fields of an overlay into a record.
    pub(super) fn change(&mut self, record: &mut Node, patch: Node, place: &Place) {
        let (Value::Map(known), Value::Map(fields)) = (&mut record.value, patch.value) else { return };
        for field in fields {
            let (place, at) = (place.key(&field.key), field.shown_at());
            match known.iter_mut().find(|one| one.key == field.key) {
                Some(one) if is_map(&one.node) && is_map(&field.node) => self.change(&mut one.node, field.node, &place),
                Some(one) if says_the_same(&one.node, &field.node) => {}
                Some(one) => {
                    *one = field;
                    self.marks.push(Mark { place, at, is_entry: false });
                }
                None => {
                    known.push(field);
                    self.marks.push(Mark { place, at, is_entry: false });
                }
            }
        }
    }

    /// Appends the entries of an overlay's lists to the record's lists.
    pub(super) fn add(&mut self, record: &mut Node, patch: Node, place: &Place) {
        let Value::Map(fields) = patch.value else { return };
        if record.is_null() {
            record.value = Value::Map(Vec::new());
        }
        let Value::Map(known) = &mut record.value else { return };
        for field in fields {
            let place = place.key(&field.key);
            let n = known.iter().position(|one| one.key == field.key).unwrap_or_else(|| {
                let node = Node { at: field.at, value: Value::Plain("".into()) };
                known.push(Field { key: field.key.clone(), at: field.at, node });
                known.len() - 1
            });
            self.add_to(&mut known[n].node, field, &place);
        }
    }

    fn add_to(&mut self, known: &mut Node, field: Field, place: &Place) {
        if is_map(&field.node) && (is_map(known) || known.is_null()) {
            return self.add(known, field.node, place);
        }
        if known.is_null() && field.node.entries().is_some() {
            *known = Node { at: field.node.at, value: Value::List(Vec::new()) };
        }
        if let (Value::List(_), Value::Map(_)) = (&known.value, &field.node.value) {
            let message = format!("{} is a list, and its entries must be here", quoted(&field.key));
            let finding = Finding::new(field.shown_at(), Code::WrongType, message);
            return self.wrong.push(finding.hint("put “- ” before the first of the fields that belong together"));
        }
        if let (Value::List(_), Value::Plain(text) | Value::Quoted(text)) = (&known.value, &field.node.value) {
            let message = format!("{} is a list, and its entries must be here", quoted(&field.key));
            let finding = Finding::new(field.shown_at(), Code::WrongType, message);
            return self.wrong.push(finding.hint(format!("write it as a list: [{text}]")));
        }
        let (Value::List(list), Value::List(entries)) = (&mut known.value, field.node.value) else {
            let message = format!("{} is not a list, so nothing can be added to it", quoted(&field.key));
            let finding = Finding::new(field.at, Code::Overlay, message);
            return self.wrong.push(finding.hint("to change a field, write it below “change”"));
        };
        for entry in entries {
            self.marks.push(Mark { place: place.index(list.len()), at: entry.at, is_entry: true });
            list.push(entry);
        }
    }
}

fn is_map(node: &Node) -> bool {
    matches!(node.value, Value::Map(_))
}

/// Whether two nodes have equal content, wherever they are written.
fn says_the_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| says_the_same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(a, b)| a.key == b.key && says_the_same(&a.node, &b.node))
        }
        _ => one.is_null() && other.is_null() || one.as_text().is_some() && one.as_text() == other.as_text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str) -> Node {
        let value: serde_yaml::Value = serde_yaml::from_str(text).unwrap_or_default();
        Node::from(&value)
    }

    fn places(merge: &Merge) -> Vec<String> {
        merge.marks.iter().map(|mark| mark.place.to_string()).collect()
    }

    #[test]
    fn fields_are_changed_one_by_one_and_lists_as_a_whole() {
        let (mut record, mut merge) = (node("{a: 1, b: {c: 2, d: 3}, e: [1, 2]}"), Merge::default());
        merge.change(&mut record, node("{b: {c: 4}, e: [5], f: 6}"), &Place::of("r"));
        assert!(says_the_same(&record, &node("{a: 1, b: {c: 4, d: 3}, e: [5], f: 6}")));
        assert_eq!(places(&merge), ["r.b.c", "r.e", "r.f"]);
    }

    #[test]
    fn a_change_to_the_same_is_none() {
        let (mut record, mut merge) = (node("{a: 1, e: [1, {b: 2}]}"), Merge::default());
        merge.change(&mut record, node("{a: 1, e: [1, {b: 2}]}"), &Place::of("r"));
        assert!(merge.marks.is_empty());
    }

    #[test]
    fn entries_are_put_behind_those_there_are() {
        let (mut record, mut merge) = (node("{a: [1], b: }"), Merge::default());
        merge.add(&mut record, node("{a: [2, 3], b: {c: [4]}}"), &Place::of("r"));
        assert!(says_the_same(&record, &node("{a: [1, 2, 3], b: {c: [4]}}")));
        assert_eq!(places(&merge), ["r.a[1]", "r.a[2]", "r.b.c[0]"]);
    }

    #[test]
    fn nothing_is_added_to_a_text() {
        let (mut record, mut merge) = (node("{a: text}"), Merge::default());
        merge.add(&mut record, node("{a: [2]}"), &Place::of("r"));
        assert_eq!(merge.wrong[0].message, "“a” is not a list, so nothing can be added to it");
    }
}
