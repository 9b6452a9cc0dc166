//! Walks through a tree along a schema: reports everything that does not fit, and turns the rest into a value in which
//! every scalar has its proper type.

use serde_yaml::{Mapping, Value as Typed};

use super::code::Code;
use super::diagnose::look_alike;
use super::expected;
use super::problem::{Finding, quoted};
use super::sample;
use super::scalar::{self, Refusal};
use super::schema::{self, Schema, Shape};
use super::tree::{At, Field, Node, Value};
use crate::near::nearest;

/// The most problems that are reported for one record, or for a file that is read as a single value.
pub(crate) const MAX_IN_RECORD: usize = 100;

/// The longest unknown name for which a similar one is looked for; nobody mistypes a name as a whole paragraph.
const LONGEST_NAME: usize = 120;

/// What is wrong with text that is not in the expected form, and what to do about it.
pub type Misfit = (String, Option<String>);

/// The name of a form (a schema's `format`), and a check whether text has it.
pub type Form = (&'static str, fn(&str) -> Result<(), Misfit>);

/// A walk and its findings so far.
pub(crate) struct Walk<'a> {
    schema: &'a Schema,
    forms: &'a [Form],
    most: usize,
    /// The section of records that do not name one.
    section: Option<&'a str>,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Walk<'a> {
    /// A walk that stops after finding `most` problems.
    pub(crate) fn new(schema: &'a Schema, forms: &'a [Form], most: usize) -> Self {
        Self { schema, forms, most, section: None, findings: Vec::new() }
    }

    /// Sets the section of records that do not name one.
    #[must_use]
    pub(crate) fn in_section(self, section: Option<&'a str>) -> Self {
        Self { section, ..self }
    }

    /// Reports a top-level field that does not exist.
    pub(crate) fn unknown_member(&mut self, field: &Field) {
        if let Shape::Record(known) = self.schema.get(self.schema.root()) {
            self.unknown_field(known, field, false, None);
        }
    }

    /// Checks the id of a record in a table.
    pub(crate) fn id_in(&mut self, table: usize, field: &Field) {
        if let Shape::Table { id, .. } = self.schema.get(table) {
            self.id(id.as_deref(), field);
        }
    }

    /// Whether it has found as many problems as it is allowed to.
    pub(crate) fn is_full(&self) -> bool {
        self.findings.len() >= self.most
    }

    /// The value of a whole file.
    pub(crate) fn whole(&mut self, node: &Node) -> Typed {
        self.value(self.schema.root(), node, node.at)
    }

    /// The value that belongs in a place; `null` if the node does not fit, which is reported. `around` is where a
    /// missing field is reported.
    pub(crate) fn value(&mut self, shape: usize, node: &Node, around: Option<At>) -> Typed {
        if self.is_full() {
            return Typed::Null;
        }
        let schema = self.schema;
        match (schema.get(shape), &node.value) {
            // `null` may stand in for an empty mapping; the problems then name the missing fields.
            (Shape::Record(fields), _) if node.is_null() => self.record(fields, node, around),
            (Shape::Record(fields), Value::Map(_)) => self.record(fields, node, around),
            (Shape::Table { of, id, .. }, Value::Map(fields)) => {
                let mut table = Mapping::with_capacity(fields.len());
                for field in fields {
                    self.id(id.as_deref(), field);
                    let value = self.value(*of, &field.node, field.at);
                    table.insert(field.key.as_str().into(), value);
                }
                table.into()
            }
            (Shape::List { of, length }, Value::List(entries)) => {
                if let Some(wanted) = length.filter(|wanted| *wanted != entries.len()) {
                    let message = format!("this list must have {wanted} entries, not {}", entries.len());
                    self.findings.push(Finding::new(around, Code::ListLength, message));
                }
                entries.iter().map(|entry| self.entry(*of, entry)).collect::<Vec<_>>().into()
            }
            (Shape::Anything, _) => anything(node),
            (shape, Value::Plain(text)) => self.scalar(shape, node, around, text, true),
            (shape, Value::Quoted(text)) => self.scalar(shape, node, around, text, false),
            (shape, _) => self.misplaced(shape, node, around),
        }
    }

    /// The value of an entry of a list.
    fn entry(&mut self, shape: usize, entry: &Node) -> Typed {
        let schema = self.schema;
        match (schema.get(shape), entry.as_text().filter(|_| !entry.is_null())) {
            (Shape::Record(fields), Some(text)) if !self.is_full() => {
                let fields = sample::fields(schema, fields, text, self.section.and(Some("section")));
                let hint = match &fields[..] {
                    [only] => format!("write “- {only}”"),
                    several => format!("write “- {{{}}}”", several.join(", ")),
                };
                let message = format!("an entry of this list has fields, and is not only {}", quoted(text));
                self.findings.push(Finding::new(entry.at, Code::WrongType, message).hint(hint));
                Typed::Null
            }
            _ => self.value(shape, entry, entry.at),
        }
    }

    /// Reports a field with the wrong kind of value, if there is more to say of it than what belongs there.
    fn is_misfilled(&mut self, known: &[schema::Field], one: &schema::Field, field: &Field) -> bool {
        let schema = self.schema;
        let (message, hint) = match (schema.get(one.shape), &field.node.value) {
            (Shape::Text(text), Value::List(entries)) if text.form.as_deref() == Some("id") => {
                let ids: Vec<&str> = entries.iter().filter_map(Node::as_text).collect();
                let [first, others @ ..] = &ids[..] else { return false };
                let also = format!("also_{}", one.name);
                let more = match others {
                    [] => String::new(),
                    _ if known.iter().any(|field| field.name == also) => {
                        format!(", and the others in {also}: [{}]", others.join(", "))
                    }
                    _ => ", without the others".into(),
                };
                ("only one id can be here".into(), format!("write {}: {first}{more}", one.name))
            }
            (Shape::Record(fields), Value::Plain(text) | Value::Quoted(text)) if !field.node.is_null() => {
                let fields = sample::fields(schema, fields, text, self.section.and(Some("section")));
                let names: Vec<String> = fields.iter().map(|field| format!("“{field}”")).collect();
                let hint = match &names[..] {
                    [] => return false,
                    [only] => format!("write {only} on the line below, indented further"),
                    [most @ .., last] => {
                        format!("write {} and {last} on the lines below, indented further", most.join(", "))
                    }
                };
                (format!("{} has fields, and is not only {}", quoted(&one.name), quoted(text)), hint)
            }
            _ => return false,
        };
        if !self.is_full() {
            self.findings.push(Finding::new(field.shown_at(), Code::WrongType, message).hint(hint));
        }
        true
    }

    fn record(&mut self, known: &[schema::Field], node: &Node, around: Option<At>) -> Typed {
        let mut record = Mapping::with_capacity(known.len());
        let mut meant = Vec::new();
        let fields = node.fields().unwrap_or_default();
        let misnamed = self.misnamed(known, node);
        for field in fields {
            match known.iter().find(|one| one.name == field.key) {
                // `null` or an empty value leaves an optional field out.
                Some(one) if field.node.is_null() && (!one.needed || self.filling(one).is_some()) => {}
                Some(one) if self.is_misfilled(known, one, field) => {
                    record.insert(one.name.as_str().into(), Typed::Null);
                }
                Some(one) => {
                    let place = field.shown_at().or(around);
                    let value = self.value(one.shape, &field.node, place);
                    record.insert(field.key.as_str().into(), value);
                }
                None => {
                    let line = |field: &Field| field.at.map(At::line);
                    let is_rest = !self.is_full() && field.node.is_null();
                    let is_in_line =
                        is_rest && fields.iter().any(|other| other.key != field.key && line(other) == line(field));
                    let instead = misnamed.filter(|(name, _)| *name == field.key).map(|(_, instead)| instead);
                    meant.extend(self.unknown_field(known, field, is_in_line, instead));
                }
            }
        }
        for one in known {
            if let Some(section) = self.filling(one).filter(|_| !record.contains_key(one.name.as_str())) {
                record.insert(one.name.as_str().into(), section.into());
            }
        }
        self.missing(known, node, around, &meant);
        record.into()
    }

    /// The section to fill into a field that is left out.
    fn filling(&self, field: &schema::Field) -> Option<&'a str> {
        self.section.filter(|_| field.needed && field.name == "section")
    }

    /// The only unknown field and the only missing one, where both take the same kind of value: the name is then the
    /// only thing that is wrong.
    fn misnamed<'n>(&self, known: &'n [schema::Field], node: &'n Node) -> Option<(&'n str, &'n str)> {
        let is_known = |field: &&Field| known.iter().any(|one| one.name == field.key);
        let mut unknown = node.fields().unwrap_or_default().iter().filter(|field| !is_known(field));
        let mut missing = known.iter().filter(|one| one.needed && node.field(&one.name).is_none());
        let (field, one) = (unknown.next()?, missing.next()?);
        let is_alone = unknown.next().is_none() && missing.next().is_none();
        let Shape::Text(text) = self.schema.get(one.shape) else { return None };
        let written = field.node.as_text().filter(|_| !field.node.is_null())?;
        let fits = !text.one_letter && self.of_form(text.form.as_deref(), written).is_ok();
        (is_alone && fits && self.filling(one).is_none()).then_some((field.key.as_str(), one.name.as_str()))
    }

    /// Reports an unknown field, and returns the field that was probably meant. Within braces, what looks like a field
    /// without a value may be the rest of a text. A field may have to have another name `instead`.
    fn unknown_field(
        &mut self,
        known: &[schema::Field],
        field: &Field,
        is_in_line: bool,
        instead: Option<&str>,
    ) -> Option<String> {
        if self.is_full() {
            return None;
        }
        let finding =
            Finding::new(field.at, Code::UnknownField, format!("there is no field {} here", quoted(&field.key)));
        if field.key == "<<" {
            self.findings.push(finding.hint("write the fields out: “<<” does not copy them here"));
            return Some(field.key.to_string());
        }
        if let Some(parent) = self.only_below(known, &field.key) {
            self.findings.push(finding.hint(format!("“{}” belongs below “{parent}”", field.key)));
            return None;
        }
        let names = known.iter().map(|one| (one.name.as_str(), one.name.clone()));
        let mut near = if field.key.len() > LONGEST_NAME { Vec::new() } else { nearest(&field.key, names) };
        if near.is_empty() {
            near.extend(instead.map(str::to_owned));
        }
        let hint = if let Some(near) = near.first() {
            look_alike(&field.key, near).unwrap_or_else(|| format!("did you mean “{near}”?"))
        } else if is_in_line {
            "between “{” and “}”, a text that holds “,” goes in quotes".into()
        } else {
            let names: Vec<&str> = known.iter().map(|one| one.name.as_str()).collect();
            format!("the fields here are {}", names.join(", "))
        };
        self.findings.push(finding.hint(hint));
        near.into_iter().next()
    }

    /// The only field whose own fields include one of that name.
    fn only_below<'k>(&self, known: &'k [schema::Field], name: &str) -> Option<&'k str> {
        let has = |one: &&schema::Field| match self.schema.get(one.shape) {
            Shape::Record(fields) => fields.iter().any(|field| field.name == name),
            _ => false,
        };
        let mut parents = known.iter().filter(has);
        let first = parents.next()?;
        parents.next().is_none().then_some(first.name.as_str())
    }

    /// Reports all missing fields in one sentence, except those whose names were misspelt: these are reported already.
    fn missing(&mut self, known: &[schema::Field], node: &Node, around: Option<At>, meant: &[String]) {
        let is_missing = |one: &&schema::Field| {
            one.needed
                && self.filling(one).is_none()
                && node.field(&one.name).is_none()
                && !meant.iter().any(|name| *name == one.name || name == "<<")
        };
        let missing: Vec<String> = known.iter().filter(is_missing).map(|one| format!("“{}”", one.name)).collect();
        let message = match &missing[..] {
            [] => return,
            [one] => format!("the field {one} is missing"),
            [before @ .., last] => format!("the fields {} and {last} are missing", before.join(", ")),
        };
        self.findings.push(Finding::new(around.or(node.at), Code::MissingField, message));
    }

    fn id(&mut self, form: Option<&str>, field: &Field) {
        if let Err((message, hint)) = self.of_form(form, &field.key) {
            self.findings.push(Finding { hint, ..Finding::new(field.at, Code::Form, message) });
        }
    }

    fn of_form(&self, form: Option<&str>, text: &str) -> Result<(), Misfit> {
        let known = self.forms.iter().find(|(name, _)| Some(*name) == form);
        known.map_or(Ok(()), |(_, check)| check(text))
    }

    fn scalar(&mut self, shape: &Shape, node: &Node, around: Option<At>, text: &str, plain: bool) -> Typed {
        if plain && scalar::is_null(text) {
            let message = format!("{} must be here", expected::words(shape));
            self.findings.push(Finding::new(around.or(node.at), Code::WrongType, message));
            return Typed::Null;
        }
        let read = match shape {
            Shape::Text(form) => return self.text(form, node, text),
            Shape::Word(words) if words.iter().any(|word| word == text) => return text.into(),
            Shape::Word(words) => return self.unknown_word(words, node, text),
            Shape::YesOrNo if plain => scalar::yes_or_no(text).map(Typed::from),
            Shape::Number { whole: true, from, to, or_text } => {
                let number = if plain { scalar::whole_number(text) } else { Err(None) };
                match (number, or_text) {
                    (Ok(number), _) if within(number, *from, *to) => Ok(whole(number)),
                    (Err(_), Some(form)) => return self.text(form, node, text),
                    (Ok(_), _) => Err(None),
                    (Err(refusal), None) => Err(refusal),
                }
            }
            Shape::Number { from, to, .. } if plain => scalar::number(text)
                .and_then(|number| if (*from..=*to).contains(&number) { Ok(Typed::from(number)) } else { Err(None) }),
            _ => return self.misplaced(shape, node, around),
        };
        match read {
            Ok(value) => value,
            Err(None) => self.misplaced(shape, node, around),
            Err(Some(refusal)) => self.refused(shape, node, &refusal),
        }
    }

    fn text(&mut self, text: &schema::Text, node: &Node, written: &str) -> Typed {
        if text.one_letter && written.chars().count() != 1 {
            let message = format!("this must be one letter, not {}", quoted(written));
            self.findings.push(Finding::new(node.at, Code::Form, message));
        } else if let Err((message, hint)) = self.of_form(text.form.as_deref(), written) {
            self.findings.push(Finding { hint, ..Finding::new(node.at, Code::Form, message) });
        }
        written.into()
    }

    fn unknown_word(&mut self, words: &[String], node: &Node, text: &str) -> Typed {
        let known = words.join(", ");
        let near = nearest(text, words.iter().map(|word| (word.as_str(), word.clone())));
        let hint = match near.first().filter(|_| text.len() <= LONGEST_NAME) {
            Some(near) => format!("did you mean “{near}”? The words are {known}"),
            None => format!("the words are {known}"),
        };
        let message = if text.is_empty() {
            "one of the words for this must be here".into()
        } else {
            format!("{} is not one of the words for this", quoted(text))
        };
        self.findings.push(Finding::new(node.at, Code::UnknownWord, message).hint(hint));
        Typed::Null
    }

    /// Reports that something else belongs here.
    fn misplaced(&mut self, shape: &Shape, node: &Node, around: Option<At>) -> Typed {
        let message = format!("this must be {}, not {}", expected::words(shape), expected::found(node));
        let is_number = matches!(&node.value, Value::Plain(text) if scalar::number(text).is_ok());
        let code = if is_number && matches!(shape, Shape::Number { .. }) { Code::Range } else { Code::WrongType };
        let finding = Finding::new(around.or(node.at), code, message);
        self.findings.push(Finding { hint: expected::hint(shape, node), ..finding });
        Typed::Null
    }

    fn refused(&mut self, shape: &Shape, node: &Node, refusal: &Refusal) -> Typed {
        let message = format!("this must be {}: {}", expected::words(shape), refusal.why);
        self.findings.push(Finding::new(node.at, Code::Ambiguous, message).hint(refusal.instead));
        Typed::Null
    }
}

fn within(number: i128, from: f64, to: f64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "the bounds of the schema are far smaller")]
    (from..=to).contains(&(number as f64))
}

fn whole(number: i128) -> Typed {
    match (u64::try_from(number), i64::try_from(number)) {
        (Ok(number), _) => number.into(),
        (_, Ok(number)) => number.into(),
        _ => Typed::Null,
    }
}

/// A value that the schema does not restrict: scalars are read as text.
fn anything(node: &Node) -> Typed {
    match &node.value {
        _ if node.is_null() => Typed::Null,
        Value::Plain(text) | Value::Quoted(text) => text.as_str().into(),
        Value::List(entries) => entries.iter().map(anything).collect::<Vec<_>>().into(),
        Value::Map(fields) => {
            let field = |field: &Field| (field.key.as_str().into(), anything(&field.node));
            fields.iter().map(field).collect::<Mapping>().into()
        }
    }
}
