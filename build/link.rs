//! Links a release build for Linux without shared libraries.
//!
//! The program is then one file that runs on any Linux, and it starts faster, because no libraries have to be found and
//! loaded.
//!
//! The compiler's own switch for this, `crt-static`, can't be set here or in `.cargo/config.toml`: without `--target`
//! it would also apply to procedural macros, which have to be shared libraries. So the linker is given `-static`
//! instead, and finds the archive of each library that the standard library asks for before the shared one.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// The archives to link, with the names that the standard library asks for.
const ARCHIVES: [(&str, &str); 3] = [("libgcc_s.a", "libgcc_eh.a"), ("libc.a", "libc.a"), ("libm.a", "libm.a")];

/// Tells cargo to link statically if this is a release build, for the machine it runs on, on x86-64 Linux with the
/// archives of the C library. Otherwise does nothing.
pub fn statically() -> Result<(), Box<dyn Error>> {
    if !is_wanted() {
        return Ok(());
    }
    let found: Vec<_> = ARCHIVES.iter().filter_map(|(asked, real)| Some((asked, path_of(real)?))).collect();
    if found.len() < ARCHIVES.len() {
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

fn is_wanted() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64")
        && env::var("TARGET") == env::var("HOST")
}

/// The path of a library according to the C compiler, which does the linking.
fn path_of(library: &str) -> Option<String> {
    let said = Command::new("cc").arg(format!("-print-file-name={library}")).output().ok()?;
    let path = String::from_utf8(said.stdout).ok()?.trim().to_owned();
    // If it does not have the library, it returns the bare name.
    path.contains('/').then_some(path)
}
