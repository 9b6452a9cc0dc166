//! Checks the data when the program is built, and packs it for a quick start.
//!
//! The very modules that read a folder at run time read `data/` here, so a fault in the data stops the build with
//! the same located problems.

// The modules hold more than a build needs.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]

#[path = "src/framework/mod.rs"]
mod framework;
#[path = "src/load/mod.rs"]
mod load;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/framework");
    println!("cargo::rerun-if-changed=src/load");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), Box<dyn std::error::Error>> {
    let framework = load::from_folder(Path::new("data"))?;
    let contents: &framework::Contents = &framework;
    let out = env::var_os("OUT_DIR").ok_or("cargo names no folder for what is built")?;
    fs::write(Path::new(&out).join("framework.postcard"), postcard::to_allocvec(contents)?)?;
    Ok(())
}
