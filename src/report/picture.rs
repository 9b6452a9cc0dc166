//! A picture: boxes in rows and lanes, and ways between them. It says what stands where and what a way means, never how
//! it is drawn.

use super::subject::Subject;

/// The most boxes that can still be read.
const MOST_BOXES: usize = 120;

/// The most lanes that can still be read.
const MOST_LANES: usize = 8;

/// Boxes and ways between them. Whatever it shows is told in words beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What tells it from other pictures on a page: a short word of small letters.
    pub key: &'static str,
    /// What it shows, in a few words.
    pub title: String,
    /// The same in words, for those who do not see it.
    pub text: String,
    /// Where its ways lead.
    pub flow: Flow,
    /// How many lanes lie beside one another.
    pub lanes: usize,
    /// What stands above the lanes.
    pub headings: Vec<Heading>,
    /// The rows that belong together, from the top; empty where rows have no meaning of their own.
    pub bands: Vec<Band>,
    /// The boxes, in the order in which they are read.
    pub boxes: Vec<Boxed>,
    /// The ways between them.
    pub ways: Vec<Way>,
    /// What each kind of way means, of those that there are.
    pub legend: Vec<(Tie, String)>,
    /// What has to be said wherever the picture goes without the page around it.
    pub remarks: Vec<String>,
}

/// Where the ways of a picture lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// From the foot to the top.
    Up,
    /// From left to right.
    Right,
}

/// What stands above some lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The heading.
    pub text: String,
    /// The first of the lanes, from 0.
    pub lane: usize,
    /// How many lanes it stands above.
    pub lanes: usize,
}

/// Rows that belong together: from this one to the next band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// What they have in common.
    pub text: String,
    /// The first of them, from 0 at the top.
    pub row: usize,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boxed {
    /// Its name, in a word or two; empty where the text says all.
    pub name: String,
    /// What else stands in it.
    pub text: String,
    /// What is known besides of what it stands for: whose it is, where it is not of the publication.
    pub marks: Vec<String>,
    /// Its row, from 0 at the top.
    pub row: usize,
    /// Its first lane, from 0.
    pub lane: usize,
    /// How many lanes it takes up.
    pub lanes: usize,
    /// Whether it stands outside of what the lanes hold.
    pub is_beyond: bool,
    /// What it is about.
    pub about: Vec<Subject>,
}

/// A way from one box to another, by their places in the list of boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it rests on.
    pub tie: Tie,
    /// Whether it leads in both directions alike.
    pub is_mutual: bool,
}

/// What a way rests on; the legend says what that means in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The publication says it.
    Firm,
    /// It is looser, or not said by the publication.
    Loose,
    /// It is open, and bound to nothing.
    Open,
}

impl Picture {
    /// Whether it can be read: of more boxes the words are better.
    pub fn is_readable(&self) -> bool {
        !self.boxes.is_empty() && self.boxes.len() <= MOST_BOXES && self.lanes <= MOST_LANES
    }

    /// The band in which a box stands.
    pub fn band_of(&self, one: &Boxed) -> Option<&Band> {
        self.bands.iter().rev().find(|band| band.row <= one.row)
    }

    /// The heading under which a box stands, by its place among the headings.
    pub fn heading_of(&self, one: &Boxed) -> Option<usize> {
        let is_below = |heading: &Heading| {
            !one.is_beyond && heading.lane <= one.lane && one.lane + one.lanes <= heading.lane + heading.lanes
        };
        self.headings.iter().position(is_below)
    }
}
