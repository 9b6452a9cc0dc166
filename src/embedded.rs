//! The framework the program ships with: checked and packed by `build.rs`, unpacked here.

use crate::framework::Framework;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/framework.postcard"));

/// The framework of the folder `data/` as it was when the program was built.
///
/// # Panics
///
/// Never: the same types packed it.
pub fn framework() -> Framework {
    #[expect(clippy::expect_used, reason = "the build packed it with the same types")]
    let contents = postcard::from_bytes(PACKED).expect("the build packed the framework with the same types");
    Framework::checked_before(contents)
}
