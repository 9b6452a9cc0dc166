//! What belongs in the files that people write, as the build worked it out from the types that they are read into.

use crate::yaml::Schema;

/// The JSON Schema of a framework's files.
pub(crate) const FRAMEWORK: &str = include_str!(concat!(env!("OUT_DIR"), "/framework.schema.json"));

/// The JSON Schema of an overlay's heading.
pub(crate) const OVERLAY: &str = include_str!(concat!(env!("OUT_DIR"), "/overlay.schema.json"));

/// The JSON Schema of a record.
pub(crate) const RECORD: &str = include_str!(concat!(env!("OUT_DIR"), "/record.schema.json"));

/// What belongs in a framework's files.
pub(crate) fn of_framework() -> Schema {
    unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/framework.shape")))
}

/// What belongs in an overlay's heading.
pub(crate) fn of_overlay() -> Schema {
    unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/overlay.shape")))
}

/// What belongs in a record.
pub(crate) fn of_record() -> Schema {
    unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/record.shape")))
}

/// What belongs in a map of a list's own words.
pub(crate) fn of_map() -> Schema {
    unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/map.shape")))
}

#[expect(clippy::expect_used, reason = "the build packed it with the same types")]
fn unpacked(packed: &[u8]) -> Schema {
    postcard::from_bytes(packed).expect("the build packed it with the same types")
}

#[cfg(test)]
mod tests {
    use schemars::JsonSchema;

    use super::*;
    use crate::framework::Contents;
    use crate::framework::overlay::Overlay;
    use crate::record::Record;
    use crate::roster::map_file::MapFile;

    /// The build has compiled types of its own from the same files.
    #[test]
    fn what_the_build_worked_out_is_what_the_types_say() {
        fn is_of<T: JsonSchema>(shapes: &Schema) -> bool {
            format!("{shapes:?}") == format!("{:?}", Schema::of::<T>())
        }
        assert!(is_of::<Contents>(&of_framework()) && is_of::<Overlay>(&of_overlay()));
        assert!(is_of::<Record>(&of_record()) && is_of::<MapFile>(&of_map()));
        assert_eq!(FRAMEWORK, Schema::json_of::<Contents>().to_string());
        assert_eq!(OVERLAY, Schema::json_of::<Overlay>().to_string());
        assert_eq!(RECORD, Schema::json_of::<Record>().to_string());
    }
}
