//! The file form of a map. The build reads it as well, to work out what belongs in the file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// What a list's own words mean.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct MapFile {
    /// What a column contains, by its heading.
    pub(crate) columns: BTreeMap<String, String>,
    /// Which role a job title is.
    pub(crate) roles: BTreeMap<String, String>,
    /// What a mark in a cell means: held, in-progress or none.
    pub(crate) marks: BTreeMap<String, String>,
}
