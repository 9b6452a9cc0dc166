//! Checks the data when the program is built, and packs it for a quick start; links a release build whole.
//!
//! The very modules that read a folder at run time read `data/` here, so a fault in the data stops the build with
//! the same located problems.

// The modules hold more than a build needs.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::print_stderr, clippy::print_stdout)]

#[path = "src/framework/mod.rs"]
mod framework;
#[path = "src/load/mod.rs"]
mod load;
#[path = "src/near.rs"]
mod near;
#[path = "src/place.rs"]
mod place;
#[path = "src/yaml/mod.rs"]
mod yaml;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/framework");
    println!("cargo::rerun-if-changed=src/load");
    println!("cargo::rerun-if-changed=src/near.rs");
    println!("cargo::rerun-if-changed=src/place.rs");
    println!("cargo::rerun-if-changed=src/yaml");
    match pack().and_then(|()| link_whole()) {
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
    let sources = yaml::read_folder(Path::new("data"), &mut yaml::Budget::default());
    let names = sources.read.into_iter().map(|source| source.name);
    let mut list = String::new();
    for name in names.chain(["README.md".into()]) {
        list += &format!("({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/data/{name}\"))), ");
    }
    fs::write(Path::new(&out).join("files.rs"), format!("&[{list}]"))?;
    Ok(())
}

/// Links a release build for Linux without shared libraries, where the C library is there to be linked: one file that
/// runs on any Linux and starts in two thirds of the time. Elsewhere nothing changes.
///
/// The compiler's own switch (`crt-static`) is not to be had here: without `--target` it would hold for procedural
/// macros too, which have to be shared libraries. So the linker is told, and finds the archive of each library the
/// standard library asks for before the shared one.
fn link_whole() -> Result<(), Box<dyn std::error::Error>> {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    let linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let native = is("CARGO_CFG_TARGET_ARCH", "x86_64") && env::var("TARGET") == env::var("HOST");
    let archives = [("libgcc_s.a", "libgcc_eh.a"), ("libc.a", "libc.a"), ("libm.a", "libm.a")];
    let found: Vec<_> = archives.iter().filter_map(|(asked, real)| Some((asked, archive(real)?))).collect();
    if !(linux && native && is("PROFILE", "release") && found.len() == archives.len()) {
        return Ok(());
    }
    let out = env::var("OUT_DIR")?;
    for (asked, real) in found {
        fs::write(Path::new(&out).join(asked), format!("GROUP ( {real} )\n"))?;
    }
    for argument in [format!("-L{out}"), "-no-pie".into(), "-static".into()] {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
    Ok(())
}

/// Where the C compiler, which links the program, has a library.
fn archive(name: &str) -> Option<String> {
    let said = std::process::Command::new("cc").arg(format!("-print-file-name={name}")).output().ok()?;
    let path = String::from_utf8(said.stdout).ok()?.trim().to_owned();
    path.contains('/').then_some(path)
}
