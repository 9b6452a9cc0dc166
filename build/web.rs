//! Prepares what a page with the navigator needs: its script with the fingerprint that lets browsers run it, and the
//! program for web pages, if the variable `TACAREER_WEB` names one.

#[path = "../src/handbook/base64.rs"]
mod base64;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use base64::base64;

/// The variable that names the program for web pages, as `dist/web` writes it.
const MODULE: &str = "TACAREER_WEB";

/// The parts of the script, in order.
const SCRIPTS: [&str; 7] =
    ["handbook.js", "app/wasi.js", "app/program.js", "app/answer.js", "app/record.js", "app/ask.js", "app/views.js"];

/// The script that stands before the others, right after the program.
const UNPACKS: &str = "app/unpack.js";

/// Writes the scripts and their fingerprints, and `app.rs`, for the module `handbook`.
pub fn prepare() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/handbook");
    println!("cargo::rerun-if-env-changed={MODULE}");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let mut script = String::from("\n\"use strict\";\n");
    for name in SCRIPTS {
        script += &fs::read_to_string(Path::new("src/handbook").join(name))?;
    }
    let unpacks = fs::read_to_string(Path::new("src/handbook").join(UNPACKS))?;
    for (name, script) in [("app", script), ("unpack", unpacks)] {
        fs::write(out.join(format!("{name}.sha256")), base64(&hmac_sha256::Hash::hash(script.as_bytes())))?;
        fs::write(out.join(format!("{name}.js")), script)?;
    }
    let built_in = match env::var(MODULE).ok().filter(|file| !file.is_empty()) {
        Some(file) => format!("Some(include_bytes!({:?}))", named(&file)?),
        None => "None".into(),
    };
    fs::write(out.join("app.rs"), built_in)?;
    Ok(())
}

/// The full path of the program for web pages.
fn named(file: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={file}");
    let read = fs::read(file).map_err(|error| format!("{MODULE} names {file}, which can't be read: {error}"))?;
    if !read.starts_with(&[0x1f, 0x8b]) {
        return Err(format!("{MODULE} names {file}, which is not what dist/web writes").into());
    }
    Ok(fs::canonicalize(file)?.to_string_lossy().into_owned())
}
