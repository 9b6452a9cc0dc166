//! A document: a title and blocks of text, lists, facts and tables.

use super::origin::{Origin, Voice};
use super::picture::Picture;
use super::subject::Subject;
use super::table::Table;

/// An answer to be read from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title, in one line.
    pub title: String,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// What the page shows whole: its misprints, and what has changed since, are added at the end of the page.
    pub whole: Vec<Subject>,
    /// The index of the block from which on the page has only such additions; `None` if there are none.
    pub aside: Option<usize>,
    /// Whether blank lines between its parts are left out to save room.
    pub is_dense: bool,
    /// The publication that it is about, if any.
    pub origin: Option<Origin>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading {
        /// The heading.
        text: String,
        /// Whether what follows is a detail, which a first screen shows only if there is room.
        is_detail: bool,
    },
    /// A paragraph.
    Text(Line),
    /// A remark that should not draw the eye: sources, notes.
    Quiet(Line),
    /// Items, one below another.
    List(Vec<Item>),
    /// Names with their values.
    Facts(Vec<(String, Line)>),
    /// A table.
    Table(Table),
    /// Lines to be filled in by hand on a printed page: rows of labels, each with room to write.
    Blanks(Vec<Vec<String>>),
    /// A picture; the text beside it says the same.
    Picture(Picture),
    /// A place for what else is known about the subject of the facts before it.
    About(Subject),
    /// A place for what else is known about other things that the page mentions, each by its name.
    Beside(Vec<Subject>),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// Its number or letter; a bullet otherwise.
    pub label: Option<String>,
    /// Its text.
    pub text: Line,
    /// Quiet remarks below it.
    pub remarks: Vec<Line>,
    /// Items nested below it.
    pub items: Vec<Item>,
    /// What it is about.
    pub about: Vec<Subject>,
    /// Whether it is to be done, so that it has a box to tick on paper.
    pub is_to_do: bool,
}

/// A line of text, made of runs with different meanings. It may be long; the renderer wraps it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line(pub Vec<Run>);

/// A run of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// What it means.
    pub tone: Tone,
}

/// What a run of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// Something to be typed or looked up: an id, a number, a command.
    Id,
    /// What matters most.
    Strong,
    /// What matters least.
    Quiet,
    /// Words that are only in the newer of two texts.
    Added,
    /// Words that are only in the older of two texts.
    Dropped,
    /// The exact words of the publication.
    Quoted,
    /// What a public page says but the publication does not.
    Public,
    /// The words of an overlay.
    Overlay,
}

impl Document {
    /// The visible blocks, each with whether a blank line goes before it. There is none between a heading and what
    /// follows it; on a dense page only the first heading and closing remarks are set apart.
    pub fn laid_out(&self) -> impl Iterator<Item = (bool, &Block)> {
        Self::lay_out(&self.blocks, self.is_dense)
    }

    /// Lays out blocks that are not in a document yet, as [`Document::laid_out`] does.
    pub fn lay_out<'a>(
        blocks: impl IntoIterator<Item = &'a Block>,
        is_dense: bool,
    ) -> impl Iterator<Item = (bool, &'a Block)> {
        let is_seen = |block: &&Block| !matches!(block, Block::About(_) | Block::Beside(_) | Block::Picture(_));
        let seen = blocks.into_iter().filter(is_seen);
        let mut before: Option<&Block> = None;
        let mut headings = 0;
        seen.map(move |block| {
            let is_apart = match block {
                _ if matches!(before.replace(block), Some(Block::Heading { .. })) => false,
                Block::Quiet(_) => true,
                _ => !is_dense || headings == 0,
            };
            headings += usize::from(matches!(block, Block::Heading { .. }));
            (is_apart, block)
        })
    }

    /// Changes each run of text, in order.
    pub fn each_run(&mut self, change: &mut dyn FnMut(&mut Run)) {
        for block in &mut self.blocks {
            match block {
                Block::Text(line) | Block::Quiet(line) => line.0.iter_mut().for_each(&mut *change),
                Block::Facts(facts) => facts.iter_mut().flat_map(|(_, line)| &mut line.0).for_each(&mut *change),
                Block::List(items) => items.iter_mut().for_each(|item| item.each_run(change)),
                Block::Heading { .. }
                | Block::Table(_)
                | Block::Blanks(_)
                | Block::Picture(_)
                | Block::About(_)
                | Block::Beside(_) => {}
            }
        }
    }

    /// A document with nothing in it yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new(), whole: Vec::new(), aside: None, is_dense: false, origin: None }
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading { text: text.into(), is_detail: false });
    }

    /// Adds the heading of a detail, which a first screen shows only if there is room.
    pub fn detail(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading { text: text.into(), is_detail: true });
    }

    /// Adds a paragraph.
    pub fn text(&mut self, line: impl Into<Line>) {
        self.blocks.push(Block::Text(line.into()));
    }

    /// Adds a remark.
    pub fn quiet(&mut self, line: impl Into<Line>) {
        self.blocks.push(Block::Quiet(line.into()));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, items: Vec<Item>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds facts; those without a value are left out.
    pub fn facts<'a>(&mut self, facts: impl IntoIterator<Item = (&'a str, Option<Line>)>) {
        let known = facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        let known: Vec<_> = known.collect();
        if !known.is_empty() {
            self.blocks.push(Block::Facts(known));
        }
    }

    /// Adds a list with a heading, unless it is empty.
    pub fn section(&mut self, heading: impl Into<String>, items: Vec<Item>) {
        if !items.is_empty() {
            self.heading(heading);
            self.list(items);
        }
    }

    /// Adds a list of details with a heading, unless it is empty.
    pub fn details(&mut self, heading: impl Into<String>, items: Vec<Item>) {
        if !items.is_empty() {
            self.detail(heading);
            self.list(items);
        }
    }

    /// Adds a place for notes on the subject of the facts before it.
    pub fn about(&mut self, subject: impl Into<Subject>) {
        self.blocks.push(Block::About(subject.into()));
    }

    /// Adds a place for notes on subjects that the page mentions but no line is about.
    pub fn beside<S: Into<Subject>>(&mut self, subjects: impl IntoIterator<Item = S>) {
        self.blocks.push(Block::Beside(subjects.into_iter().map(Into::into).collect()));
    }

    /// Says what the page shows whole.
    pub fn whole(&mut self, subject: impl Into<Subject>) {
        self.whole.push(subject.into().whole());
    }

    /// The remarks between the blocks, each once, for formats other than pages. Remarks that name a command are only
    /// for readers of the page, and are left out.
    pub fn caveats(&self) -> Vec<String> {
        let mut caveats = Vec::new();
        for block in &self.blocks {
            let Block::Quiet(line) = block else { continue };
            let text = line.plain();
            if line.0.iter().all(|run| run.tone != Tone::Id) && !caveats.contains(&text) {
                caveats.push(text);
            }
        }
        caveats
    }

    /// Adds lines to be filled in by hand, one row each on a wide page.
    pub fn blanks(&mut self, rows: Vec<Vec<String>>) {
        self.blocks.push(Block::Blanks(rows));
    }

    /// Adds a picture, if it can be read.
    pub fn picture(&mut self, picture: Picture) {
        if picture.is_readable() {
            self.blocks.push(Block::Picture(picture));
        }
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }
}

impl Item {
    /// Adds the voices of its lines, and of what is nested in it.
    pub(super) fn each_voice(&self, voices: &mut Vec<Voice>) {
        let lines = std::iter::once(&self.text).chain(&self.remarks).filter(|line| !line.is_empty());
        voices.extend(lines.map(Line::voice));
        self.items.iter().for_each(|item| item.each_voice(voices));
    }

    fn each_run(&mut self, change: &mut dyn FnMut(&mut Run)) {
        self.text.0.iter_mut().for_each(&mut *change);
        self.remarks.iter_mut().flat_map(|line| &mut line.0).for_each(&mut *change);
        self.items.iter_mut().for_each(|item| item.each_run(change));
    }

    /// An item with a bullet.
    pub fn new(text: impl Into<Line>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// An item with a number or letter.
    pub fn labelled(label: impl Into<String>, text: impl Into<Line>) -> Self {
        Self { label: Some(label.into()), ..Self::new(text) }
    }

    /// Adds a quiet remark.
    #[must_use]
    pub fn remark(mut self, line: impl Into<Line>) -> Self {
        self.remarks.push(line.into());
        self
    }

    /// Adds quiet remarks.
    #[must_use]
    pub fn remarks(mut self, lines: impl IntoIterator<Item = Line>) -> Self {
        self.remarks.extend(lines);
        self
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(mut self, subject: impl Into<Subject>) -> Self {
        self.about.push(subject.into());
        self
    }

    /// Nests items.
    #[must_use]
    pub fn items(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        self.items.extend(items);
        self
    }
}

impl Run {
    /// What is typed after the name of the program, if the run is a command.
    pub fn command(&self) -> Option<&str> {
        self.text.strip_prefix("tacareer ").filter(|_| self.tone == Tone::Id)
    }
}

impl Line {
    /// Whether it contains something to be typed.
    pub fn has_command(&self) -> bool {
        self.0.iter().any(|run| run.command().is_some())
    }

    /// A line with nothing in it yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds plain text.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.run(text, Tone::Plain)
    }

    /// Adds something to be typed or looked up.
    #[must_use]
    pub fn id(self, text: impl Into<String>) -> Self {
        self.run(text, Tone::Id)
    }

    /// Adds what matters most.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.run(text, Tone::Strong)
    }

    /// Adds what matters least.
    #[must_use]
    pub fn quiet(self, text: impl Into<String>) -> Self {
        self.run(text, Tone::Quiet)
    }

    /// Adds the exact words of the publication.
    #[must_use]
    pub fn quoted(self, text: impl Into<String>) -> Self {
        self.run(text, Tone::Quoted)
    }

    /// Adds a run.
    #[must_use]
    pub fn run(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.0.push(Run { text: text.into(), tone });
        self
    }

    /// Adds ids with commas between them.
    #[must_use]
    pub fn ids<S: Into<String>>(mut self, ids: impl IntoIterator<Item = S>) -> Self {
        for (n, id) in ids.into_iter().enumerate() {
            if n > 0 {
                self = self.and(", ");
            }
            self = self.id(id);
        }
        self
    }

    /// Adds another line.
    #[must_use]
    pub fn line(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The text alone, without tones.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whose words it is in, leaving aside what things are called.
    pub fn voice(&self) -> Voice {
        let has = |tones: &[Tone]| self.0.iter().any(|run| tones.contains(&run.tone));
        if has(&[Tone::Quoted]) {
            Voice::Quoted
        } else if has(&[Tone::Public]) {
            Voice::Public
        } else if has(&[Tone::Overlay]) {
            Voice::Overlay
        } else {
            Voice::Ours
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new().and(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::new().and(text)
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Self {
        Self::new().and(text)
    }
}
