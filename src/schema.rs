//! JSON Schemas of the files that people write, which the build generates from the types that the loader reads them
//! into.
//!
//! They are in draft 7, which editors support best (among them the YAML language server).

use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::shapes;

/// The file name for the schema of a framework's files.
pub const FRAMEWORK_FILE: &str = "framework.schema.json";

/// The suffix for the name of a record's schema in which no field is required.
const IN_PART: &str = "InPart";

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A file of a framework
    Framework,
    /// A file of an overlay
    Overlay,
    /// The file of a person's record
    Record,
}

/// A schema.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Schema(Value);

/// A kind of object in a file, with its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its name: "Unit"; the file itself is "File".
    pub name: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Whether it is required.
    pub needed: bool,
    /// What it holds.
    pub holds: Option<String>,
}

impl Schema {
    /// The schema of a kind of file.
    pub fn of(kind: Kind) -> Self {
        Self(match kind {
            Kind::Framework => titled(generated(shapes::FRAMEWORK), "A file of a career framework"),
            Kind::Overlay => titled(overlay(), "A file of an overlay"),
            Kind::Record => titled(generated(shapes::RECORD), "The file of a person's record"),
        })
    }

    /// The schema as JSON text.
    pub fn text(&self) -> String {
        format!("{:#}\n", self.0)
    }

    /// Its title.
    pub fn title(&self) -> &str {
        self.0["title"].as_str().unwrap_or_default()
    }

    /// The objects in such a file: the file itself first, then every kind of object in it.
    pub fn things(&self) -> Vec<Thing> {
        let definitions = self.0["definitions"].as_object().into_iter().flatten();
        let named = definitions.filter(|(name, _)| !name.ends_with(IN_PART));
        let all = std::iter::once(("File", &self.0)).chain(named.map(|(name, schema)| (name.as_str(), schema)));
        let things = all.map(|(name, schema)| Thing { name: name.into(), fields: fields(schema, &self.0) });
        things.filter(|thing| !thing.fields.is_empty()).collect()
    }
}

fn fields(schema: &Value, whole: &Value) -> Vec<Field> {
    let needed: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let field = |(name, schema): (&String, &Value)| {
        let text = schema["description"].as_str().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = words(schema, whole);
        let holds = match (text, words.is_empty()) {
            (text, true) => text,
            (None, false) => Some(words.join(", ")),
            (Some(text), false) => Some(format!("{}: {}", text.trim_end_matches('.'), words.join(", "))),
        };
        Field { name: name.clone(), needed: needed.contains(&name.as_str()), holds }
    };
    schema["properties"].as_object().into_iter().flatten().map(field).collect()
}

/// The words that a value may be, if it is one of a fixed set, or a list of such.
fn words(schema: &Value, whole: &Value) -> Vec<String> {
    let parts = ["anyOf", "allOf", "oneOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten();
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        let definition = &whole["definitions"][name];
        return if definition["properties"].is_object() { Vec::new() } else { words(definition, whole) };
    }
    let own = schema["enum"].as_array().into_iter().flatten().chain(schema.get("const"));
    let own = own.filter_map(Value::as_str).map(str::to_owned);
    let below = parts.chain(schema.get("items")).flat_map(|part| words(part, whole));
    own.chain(below).collect()
}

/// A schema as the build wrote it.
fn generated(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn titled(mut schema: Value, title: &str) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("title".into(), title.into());
    }
    schema
}

/// An overlay has everything that a framework has; in addition, it may change any field and add to any list. Its
/// records may leave their section out, which is then the overlay's own.
fn overlay() -> Value {
    let mut whole = generated(shapes::FRAMEWORK);
    let tables = whole["properties"].clone();
    let parts = parts(&tables);
    without_sections(&mut whole);
    let mut heading = generated(shapes::OVERLAY);
    let mut own = Map::new();
    for (key, text, value) in [
        ("change", "Fields of records that are there, with their new values; a list as a whole", parts.clone()),
        ("add_to", "Entries that are put behind those a list has", parts),
        ("withdraw", "Records that are not to be used any more, each with the reason in words", reasons(&tables)),
    ] {
        own.insert(
            key.into(),
            json!({ "description": text, "type": "object", "additionalProperties": false, "properties": value }),
        );
    }
    if let Some(fields) = heading.as_object_mut() {
        fields.remove("$schema");
        fields.insert("description".into(), "How the overlay names itself; it stands in one of its files".into());
    }
    own.insert("overlay".into(), heading);
    let mut partial = whole["definitions"].clone();
    without_required(&mut partial);
    if let (Some(definitions), Value::Object(partial)) = (whole["definitions"].as_object_mut(), partial) {
        for (name, part) in partial {
            definitions.insert(format!("{name}{IN_PART}"), renamed(part));
        }
    }
    if let Some(properties) = whole["properties"].as_object_mut() {
        properties.extend(own);
    }
    whole
}

/// The kinds of records, with no field required.
fn parts(tables: &Value) -> Value {
    let mut parts = renamed(tables.clone());
    without_required(&mut parts);
    parts
}

/// The kinds of records that have ids, with a reason for each id.
fn reasons(tables: &Value) -> Value {
    let tables = tables.as_object().into_iter().flatten();
    let tables = tables.filter(|(_, schema)| schema.get("additionalProperties").is_some());
    let reason = json!({ "type": "object", "additionalProperties": { "type": "string", "minLength": 1 } });
    Value::Object(tables.map(|(key, _)| (key.clone(), reason.clone())).collect())
}

/// Turns references to records into references to their partial forms.
fn renamed(mut schema: Value) -> Value {
    each(&mut schema, &mut |fields| {
        if let Some(Value::String(to)) = fields.get_mut("$ref") {
            to.push_str(IN_PART);
        }
    });
    schema
}

/// Makes all fields of a partial record optional. Those that are optional in the full record may be removed with
/// `null`; so may a section, because the overlay has its own.
fn without_required(schema: &mut Value) {
    each(schema, &mut |fields| {
        let needed = fields.remove("required").unwrap_or_default();
        let needed = |name: &str| {
            let listed = needed.as_array().is_some_and(|needed| needed.iter().any(|field| field == name));
            listed && name != "section"
        };
        let Some(Value::Object(properties)) = fields.get_mut("properties") else { return };
        for (_, property) in properties.iter_mut().filter(|(name, _)| !needed(name)) {
            let description = property.get("description").cloned();
            let mut either = json!({ "anyOf": [property.take(), { "type": "null" }] });
            if let Some(description) = description {
                either["description"] = description;
            }
            *property = either;
        }
    });
}

fn without_sections(schema: &mut Value) {
    each(schema, &mut |fields| {
        if let Some(Value::Array(required)) = fields.get_mut("required") {
            required.retain(|field| field != "section");
        }
    });
}

/// Calls a function on every object in a schema.
fn each(schema: &mut Value, with: &mut dyn FnMut(&mut Map<String, Value>)) {
    match schema {
        Value::Object(fields) => {
            with(fields);
            fields.values_mut().for_each(|value| each(value, with));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| each(value, with)),
        _ => {}
    }
}
