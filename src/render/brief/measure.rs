//! Measures how much of an answer fits on a screen. Blocks are independent, so each is measured only once per step.

use std::collections::HashMap;

use super::super::{Look, plain, terminal};
use super::{COLUMNS, LINES, Part, closing, size};
use crate::report::{Block, Document};

/// Counts the lines that blocks take on a screen.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) is_plain: bool,
}

impl Measure {
    /// How many lines a block takes; of one that is longer than a screen, at least how many.
    fn lines(self, block: &Block) -> usize {
        let things = size(block);
        if things > LINES {
            return things;
        }
        let look = Look { width: Some(COLUMNS), colour: false };
        let text = if self.is_plain { plain::block(block, look) } else { terminal::block(block, look) };
        text.lines().count()
    }

    fn title(self, document: &Document) -> usize {
        let title = document.title.clone();
        self.lines(&if self.is_plain {
            Block::Text(title.into())
        } else {
            Block::Heading { text: title, is_detail: false }
        })
    }

    /// Whether a document fits as it is. Measuring stops as soon as it does not.
    pub(super) fn fits(self, document: &Document) -> bool {
        let source = document.origin.as_ref().map(|origin| Block::Quiet(origin.whole().into()));
        let blocks = document.laid_out().chain(source.as_ref().map(|source| (true, source)));
        let mut lines = self.title(document);
        for (is_apart, block) in blocks {
            lines += usize::from(is_apart) + self.lines(block);
            if lines > LINES {
                return false;
            }
        }
        true
    }
}

/// What is shown of each part at each step, and the lines it takes, each computed once.
pub(super) struct Steps {
    measure: Measure,
    title: usize,
    known: HashMap<(usize, usize), (Vec<Block>, usize)>,
}

impl Steps {
    pub(super) fn of(measure: Measure, document: &Document) -> Self {
        Self { measure, title: measure.title(document), known: HashMap::new() }
    }

    /// Whether the document fits with `shown` steps of each part.
    pub(super) fn fit(&mut self, document: &Document, parts: &[Part<'_>], shown: &[usize], whole: &str) -> bool {
        let steps: Vec<(usize, usize)> = shown.iter().copied().enumerate().collect();
        for &(n, shown) in &steps {
            let measure = self.measure;
            self.known.entry((n, shown)).or_insert_with(|| {
                let blocks = parts[n].folded(shown);
                let lines = blocks.iter().map(|block| measure.lines(block)).sum();
                (blocks, lines)
            });
        }
        let known = || steps.iter().filter_map(|step| self.known.get(step));
        if self.title + known().map(|(_, lines)| lines).sum::<usize>() >= LINES {
            return false;
        }
        let closing = Block::Quiet(closing(document, parts, shown, whole));
        let blocks = known().flat_map(|(blocks, _)| blocks).chain([&closing]);
        let apart = Document::lay_out(blocks, true).filter(|(is_apart, _)| *is_apart).count();
        let lines: usize = known().map(|(_, lines)| lines).sum();
        self.title + lines + apart + self.measure.lines(&closing) <= LINES
    }
}
