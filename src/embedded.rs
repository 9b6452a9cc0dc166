//! The built-in framework: checked and packed by `build.rs`, unpacked here.

use crate::framework::{Contents, Framework};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/framework.postcard"));

/// The files of the folder `data/` at build time, with their paths in it.
pub static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The contents of the files in `data/`.
///
/// # Panics
///
/// Never: the same types packed it.
pub fn contents() -> Contents {
    #[expect(clippy::expect_used, reason = "the build packed it with the same types")]
    postcard::from_bytes(PACKED).expect("the build packed the framework with the same types")
}

/// The framework in `data/`.
pub fn framework() -> Framework {
    Framework::checked_before(contents())
}
