//! Works out what belongs in the files that people write, from the types that they are read into, so that the program
//! need not do it at each start.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use schemars::JsonSchema;

use crate::framework::Contents;
use crate::framework::overlay::Overlay;
use crate::map_file::MapFile;
use crate::record::Record;
use crate::yaml::Schema;

/// What belongs in a framework's files.
pub fn of_framework() -> Schema {
    Schema::of::<Contents>()
}

/// What belongs in an overlay's heading.
pub fn of_overlay() -> Schema {
    Schema::of::<Overlay>()
}

/// Writes the schemas, and what was worked out from them, for the module `shapes` of the program.
pub fn prepare() -> Result<(), Box<dyn Error>> {
    pack::<Contents>("framework")?;
    pack::<Overlay>("overlay")?;
    pack::<Record>("record")?;
    pack::<MapFile>("map")
}

fn pack<T: JsonSchema>(name: &str) -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join(format!("{name}.schema.json")), Schema::json_of::<T>().to_string())?;
    fs::write(out.join(format!("{name}.shape")), postcard::to_allocvec(&Schema::of::<T>())?)?;
    Ok(())
}
