//! Checks the data at build time, and packs it so that the program starts quickly.
//!
//! The modules that read a folder at run time also read `data/` here, so a fault in the data stops the build and
//! reports the same problems with their places.

// The modules contain more than a build needs.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]
#![allow(clippy::print_stderr, clippy::print_stdout, clippy::trivially_copy_pass_by_ref)]

#[path = "src/framework/mod.rs"]
mod framework;
#[path = "build/link.rs"]
mod link;
#[path = "src/load/mod.rs"]
mod load;
#[path = "src/roster/map_file.rs"]
mod map_file;
#[path = "src/near.rs"]
mod near;
#[path = "src/place.rs"]
mod place;
#[path = "build/record.rs"]
mod record;
#[path = "build/shapes.rs"]
mod shapes;
#[path = "src/visible.rs"]
mod visible;
#[path = "build/web.rs"]
mod web;
#[path = "src/yaml/mod.rs"]
mod yaml;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/framework");
    println!("cargo::rerun-if-changed=src/load");
    println!("cargo::rerun-if-changed=src/near.rs");
    println!("cargo::rerun-if-changed=src/place.rs");
    println!("cargo::rerun-if-changed=src/record");
    println!("cargo::rerun-if-changed=src/roster/map_file.rs");
    println!("cargo::rerun-if-changed=src/visible.rs");
    println!("cargo::rerun-if-changed=src/yaml");
    match pack().and_then(|()| shapes::prepare()).and_then(|()| web::prepare()).and_then(|()| link::statically()) {
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
    let out = env::var_os("OUT_DIR").ok_or("cargo has not set OUT_DIR")?;
    fs::write(Path::new(&out).join("framework.postcard"), postcard::to_allocvec(contents)?)?;
    let sources = yaml::read_folder(Path::new("data"), &mut yaml::Budget::default());
    let names = sources.read.into_iter().map(|source| source.name);
    let mut list = String::new();
    for name in names.chain(["README.md".into()]) {
        list += &format!("({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/data/{name}\"))), ");
    }
    fs::write(Path::new(&out).join("files.rs"), format!("&[{list}]"))?;
    Ok(())
}
