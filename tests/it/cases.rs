//! How many cases the property tests try: `PROPTEST_CASES=20000 cargo test` tries more than usual.

use proptest::prelude::ProptestConfig;

pub(crate) fn config(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { usual };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}
