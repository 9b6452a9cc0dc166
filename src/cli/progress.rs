//! Shows on a terminal how many rows of a long list have been read; the line disappears when the answer comes.

/// Runs something that reports how many rows it has read. Shows nothing if standard error is not a terminal.
#[cfg(not(target_family = "wasm"))]
pub(super) fn shown<T>(done: impl FnOnce(&mut dyn FnMut(usize)) -> T) -> T {
    use indicatif::{ProgressBar, ProgressStyle};

    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("{human_pos} rows read {spinner}") {
        bar.set_style(style);
    }
    let answer = done(&mut |rows| bar.set_position(rows as u64));
    bar.finish_and_clear();
    answer
}

/// A page has no terminal to show it on.
#[cfg(target_family = "wasm")]
pub(super) fn shown<T>(done: impl FnOnce(&mut dyn FnMut(usize)) -> T) -> T {
    done(&mut |_| {})
}
