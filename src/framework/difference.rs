//! The steps that turn one sequence of words or lines into another.

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

/// The steps from one sequence to another: runs that are kept, dropped, added or replaced.
///
/// This is what `similar::TextDiff` does by default, without the other algorithms that it could be asked to use.
pub fn steps(before: &[&str], after: &[&str]) -> Vec<DiffOp> {
    let mut steps = Compact::new(Replace::new(Capture::new()), before, after);
    let Ok(()) = myers::diff(&mut steps, before, 0..before.len(), after, 0..after.len());
    steps.into_inner().into_inner().into_ops()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use similar::TextDiff;

    use super::*;

    proptest! {
        #[test]
        fn they_are_those_of_a_diff_of_texts(before in words(), after in words()) {
            let of_texts = TextDiff::from_slices(&before, &after);
            prop_assert_eq!(steps(&before, &after), of_texts.ops());
        }
    }

    /// Few words and many of the same, more than the hundred from which on the words are numbered first.
    fn words() -> impl Strategy<Value = Vec<&'static str>> {
        let word = proptest::sample::select(&["a", "b", "c", "d", "e"][..]);
        proptest::collection::vec(word, 0..150)
    }
}
