//! What belongs in a file, compiled from its JSON Schema, so that walking a tree needs no look-ups in JSON.
//!
//! The build does that, and the program unpacks the result (see `shapes`). The schema is derived from the types that the values become. Only the keywords that those types use are handled
//! here; a schema with others would count as "anything", and the test that the walk agrees with serde would fail.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// What belongs in a place.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Shape {
    Anything,
    Text(Text),
    /// A number; or, with `or_text`, text instead of it.
    Number {
        whole: bool,
        from: f64,
        to: f64,
        or_text: Option<Text>,
    },
    YesOrNo,
    /// One of a fixed set of words.
    Word(Vec<String>),
    List {
        of: usize,
        length: Option<usize>,
    },
    Record(Vec<Field>),
    /// Records by id.
    Table {
        of: usize,
        noun: String,
        id: Option<String>,
    },
}

/// Text, and its form if it has to have one: the schema's `format`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(super) struct Text {
    pub(super) form: Option<String>,
    pub(super) one_letter: bool,
}

/// A field of a record.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    /// The number of the shape of its value.
    pub(super) shape: usize,
    pub(super) needed: bool,
}

/// All shapes of one kind of file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Schema {
    shapes: Vec<Shape>,
    /// The numbers of the definitions that shapes refer to by name.
    named: BTreeMap<String, usize>,
    root: usize,
}

impl Schema {
    /// What belongs in a file that is read as a `T`.
    pub fn of<T: JsonSchema>() -> Self {
        let json = Self::json_of::<T>();
        let mut schema = Self { shapes: Vec::new(), named: BTreeMap::new(), root: 0 };
        let definitions = json["definitions"].as_object();
        for (name, _) in definitions.into_iter().flatten() {
            let number = schema.add(Shape::Anything);
            schema.named.insert(name.clone(), number);
        }
        for (name, definition) in definitions.into_iter().flatten() {
            let number = schema.named[name];
            schema.shapes[number] = schema.shape(definition);
        }
        let root = schema.shape(&json);
        schema.root = schema.add(root);
        schema
    }

    /// The JSON Schema of a file that is read as a `T`.
    pub fn json_of<T: JsonSchema>() -> Json {
        SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value()
    }

    pub(super) fn get(&self, number: usize) -> &Shape {
        &self.shapes[number]
    }

    /// What belongs in the whole file.
    pub(crate) fn root(&self) -> usize {
        self.root
    }

    /// What belongs in a top-level field.
    pub(crate) fn member(&self, key: &str) -> Option<usize> {
        let Shape::Record(fields) = self.get(self.root) else { return None };
        fields.iter().find(|field| field.name == key).map(|field| field.shape)
    }

    /// What belongs below each id of a table.
    pub(crate) fn record_of(&self, table: usize) -> Option<usize> {
        if let Shape::Table { of, .. } = self.get(table) { Some(*of) } else { None }
    }

    fn add(&mut self, shape: Shape) -> usize {
        self.shapes.push(shape);
        self.shapes.len() - 1
    }

    /// The number of the shape that a schema describes.
    fn number(&mut self, json: &Json) -> usize {
        if let Some(number) = self.referred(json) {
            return number;
        }
        let shape = self.shape(json);
        self.add(shape)
    }

    /// The definition that a schema refers to, either directly or through the alternative that is not `null`.
    fn referred(&self, json: &Json) -> Option<usize> {
        if let Some(name) = json["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            return self.named.get(name).copied();
        }
        let parts = json["allOf"].as_array().or_else(|| json["anyOf"].as_array())?;
        parts.iter().find_map(|part| self.referred(part))
    }

    fn shape(&mut self, json: &Json) -> Shape {
        let types: Vec<&str> = match &json["type"] {
            Json::String(one) => vec![one],
            Json::Array(several) => several.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let has = |wanted: &str| types.contains(&wanted);
        if let Some(words) = words(json) {
            Shape::Word(words)
        } else if json["properties"].is_object() {
            Shape::Record(self.fields(json))
        } else if json["additionalProperties"].is_object() {
            Shape::Table {
                of: self.number(&json["additionalProperties"]),
                noun: json["title"].as_str().unwrap_or("record").into(),
                id: json["propertyNames"]["format"].as_str().map(Into::into),
            }
        } else if has("array") {
            let length = json["minItems"].as_u64().filter(|_| json["minItems"] == json["maxItems"]);
            Shape::List { of: self.number(&json["items"]), length: length.and_then(|n| n.try_into().ok()) }
        } else if has("integer") {
            number_of(json, true, has("string"))
        } else if has("string") {
            Shape::Text(text(json))
        } else if has("number") {
            number_of(json, false, false)
        } else if has("boolean") {
            Shape::YesOrNo
        } else if let Some(either) = json["anyOf"].as_array() {
            let some: Vec<&Json> = either.iter().filter(|part| part["type"] != "null").collect();
            if let [one] = some[..] { self.shape(one) } else { Shape::Anything }
        } else {
            Shape::Anything
        }
    }

    fn fields(&mut self, json: &Json) -> Vec<Field> {
        let needed: Vec<&str> = json["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let mut fields = Vec::new();
        for (name, schema) in json["properties"].as_object().into_iter().flatten() {
            let needed = needed.contains(&name.as_str());
            fields.push(Field { name: name.clone(), shape: self.number(schema), needed });
        }
        fields
    }
}

/// The words to choose from.
fn words(json: &Json) -> Option<Vec<String>> {
    if let Some(words) = json["enum"].as_array() {
        return Some(words.iter().filter_map(Json::as_str).map(Into::into).collect());
    }
    let each = json["oneOf"].as_array()?.iter().flat_map(|one| match &one["enum"] {
        Json::Array(words) => words.clone(),
        _ => vec![one["const"].clone()],
    });
    each.map(|word| word.as_str().map(Into::into)).collect()
}

fn text(json: &Json) -> Text {
    Text { form: json["format"].as_str().map(Into::into), one_letter: json["maxLength"] == 1 }
}

fn number_of(json: &Json, whole: bool, or_text: bool) -> Shape {
    let from = json["minimum"].as_f64().or_else(|| json["exclusiveMinimum"].as_f64().map(f64::next_up));
    let to = json["maximum"].as_f64().unwrap_or(f64::MAX);
    Shape::Number { whole, from: from.unwrap_or(f64::MIN), to, or_text: or_text.then(|| text(json)) }
}
