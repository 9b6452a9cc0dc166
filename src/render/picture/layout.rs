//! Where the boxes and the ways of a picture lie, in pixels. A lane is as wide as any other; a row is as high as its
//! longest text.

use std::cmp::Ordering;

use crate::report::{Band, Boxed, Flow, Picture, Tie, Way};

/// How wide a lane is.
const LANE: usize = 216;
/// How far a line of text is from the next.
pub(super) const LINE: usize = 18;
/// How far a text is from the edge of its box.
pub(super) const INSET: usize = 10;
/// What is left free around all.
pub(super) const MARGIN: usize = 8;
/// How wide a character is taken to be: fonts differ, and a text must stay in its box in all of them.
const CHARACTER: usize = 8;

/// A point, from the left and from the top.
pub(super) type Point = (usize, usize);

/// A box in its place.
pub(super) struct Placed<'a> {
    pub(super) one: &'a Boxed,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The lines of its name.
    pub(super) name: Vec<String>,
    /// The lines of its text and of its marks.
    pub(super) lines: Vec<String>,
}

/// A way as a line.
pub(super) struct Drawn {
    pub(super) tie: Tie,
    pub(super) is_mutual: bool,
    /// The points through which it runs, at least two.
    pub(super) points: Vec<Point>,
}

/// A picture laid out.
pub(super) struct Layout<'a> {
    pub(super) picture: &'a Picture,
    /// The lines of the headings, each with where it begins.
    pub(super) headings: Vec<(Point, String)>,
    /// How far down each band begins, and what it is called.
    pub(super) bands: Vec<(usize, &'a str)>,
    pub(super) boxes: Vec<Placed<'a>>,
    pub(super) ways: Vec<Drawn>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// How much room there is for ways between lanes, and between rows.
struct Gaps {
    lanes: usize,
    rows: usize,
}

impl<'a> Layout<'a> {
    /// Lays a picture out below what stands above it, which takes `top`. Headings stand where the reading begins.
    pub(super) fn of(picture: &'a Picture, top: usize) -> Self {
        let gaps = match picture.flow {
            Flow::Up => Gaps { lanes: 44, rows: 34 },
            Flow::Right => Gaps { lanes: 64, rows: 10 },
        };
        let heads: Vec<(usize, Vec<String>)> = picture
            .headings
            .iter()
            .map(|heading| (gaps.start(heading.lane), wrapped(&heading.text, gaps.width(heading.lanes))))
            .collect();
        let lines = heads.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
        let room = if lines == 0 { 0 } else { lines * LINE + 8 };
        let is_on_top = picture.flow == Flow::Right;
        let mut boxes: Vec<Placed<'_>> = picture.boxes.iter().map(|one| gaps.placed(one)).collect();
        let (bands, end) = rows(&mut boxes, &picture.bands, &gaps, MARGIN + top + if is_on_top { room } else { 0 });
        let base = if is_on_top { MARGIN + top } else { end } + LINE;
        let head = |(x, lines): (usize, Vec<String>)| {
            lines.into_iter().enumerate().map(move |(n, line)| ((x, base + n * LINE), line))
        };
        let ways = picture.ways.iter().map(|way| drawn(picture, way, &boxes, &gaps)).collect();
        Self {
            picture,
            headings: heads.into_iter().flat_map(head).collect(),
            bands,
            ways,
            boxes,
            width: gaps.width(picture.lanes) + 2 * MARGIN,
            height: end + if is_on_top { 0 } else { room } + MARGIN,
        }
    }
}

impl Gaps {
    fn start(&self, lane: usize) -> usize {
        MARGIN + lane * (LANE + self.lanes)
    }

    fn width(&self, lanes: usize) -> usize {
        lanes * LANE + lanes.saturating_sub(1) * self.lanes
    }

    fn placed<'a>(&self, one: &'a Boxed) -> Placed<'a> {
        let width = self.width(one.lanes);
        let marks = one.marks.iter().map(String::as_str);
        let texts = std::iter::once(one.text.as_str()).chain(marks).filter(|text| !text.is_empty());
        let lines = texts.flat_map(|text| wrapped(text, width - 2 * INSET)).collect();
        let name = if one.name.is_empty() { Vec::new() } else { wrapped(&one.name, width - 2 * INSET) };
        Placed { one, x: self.start(one.lane), y: 0, width, height: 0, name, lines }
    }
}

/// Gives every box of a row the same height, and says where the bands begin and where the last row ends.
fn rows<'a>(boxes: &mut [Placed<'_>], bands: &'a [Band], gaps: &Gaps, top: usize) -> (Vec<(usize, &'a str)>, usize) {
    let last = boxes.iter().map(|placed| placed.one.row).max().unwrap_or_default();
    let (mut y, mut end) = (top, top);
    let mut begun = Vec::new();
    for row in 0..=last {
        let lines = boxes.iter().filter(|placed| placed.one.row == row).map(Placed::lines_in_all).max();
        let Some(lines) = lines else { continue };
        if let Some(band) = bands.iter().find(|band| band.row == row) {
            // A band begins in the middle of the room between two rows.
            let above = if row == 0 { y } else { y - gaps.rows / 2 };
            begun.push((above, band.text.as_str()));
            y = above + LINE + INSET;
        }
        let height = lines * LINE + 14;
        for placed in boxes.iter_mut().filter(|placed| placed.one.row == row) {
            (placed.y, placed.height) = (y, height);
        }
        end = y + height;
        y = end + gaps.rows;
    }
    (begun, end)
}

impl Placed<'_> {
    fn lines_in_all(&self) -> usize {
        self.name.len() + self.lines.len()
    }

    fn middle(&self) -> Point {
        (self.x + self.width / 2, self.y + self.height / 2)
    }

    /// The middle of its left or right edge.
    fn side(&self, is_right: bool) -> Point {
        (self.x + if is_right { self.width } else { 0 }, self.middle().1)
    }

    /// The point of its upper or lower edge that is nearest to another box, and not at its corners. What comes from
    /// beside does not meet what comes from straight below.
    fn facing(&self, other: &Self) -> Point {
        let x = match self.width.cmp(&other.width) {
            Ordering::Greater => other.middle().0.clamp(self.x + 2 * INSET, self.x + self.width - 2 * INSET),
            Ordering::Equal if other.x > self.x => self.x + self.width * 3 / 4,
            Ordering::Equal if other.x < self.x => self.x + self.width / 4,
            _ => self.middle().0,
        };
        (x, self.y + if self.y < other.y { self.height } else { 0 })
    }

    fn has_lane(&self, lane: usize) -> bool {
        (self.one.lane..self.one.lane + self.one.lanes).contains(&lane)
    }
}

/// A text in lines that are no wider than that. A number stays with the word before it: "Level 3".
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    const TIED: &str = "\u{a0}";
    let mut tied = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let is_number = word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        tied.push_str(if tied.is_empty() {
            ""
        } else if is_number {
            TIED
        } else {
            " "
        });
        tied.push_str(word);
    }
    let lines = textwrap::wrap(&tied, (width / CHARACTER).max(8));
    lines.into_iter().map(|line| line.replace(TIED, " ")).collect()
}

/// A way between the edges that face each other. Where a box lies between, it goes around, so that nobody takes it for a
/// way to that box.
fn drawn(picture: &Picture, way: &Way, boxes: &[Placed<'_>], gaps: &Gaps) -> Drawn {
    let (from, to) = (&boxes[way.from], &boxes[way.to]);
    let points = if picture.flow == Flow::Right || from.one.row == to.one.row {
        let is_right = to.x > from.x;
        let (start, end) = (from.side(is_right), to.side(!is_right));
        let between =
            |lane: usize| (from.one.lane.min(to.one.lane) + 1..from.one.lane.max(to.one.lane)).contains(&lane);
        let is_hidden = |one: &Placed<'_>| one.one.row == from.one.row && between(one.one.lane);
        if picture.flow == Flow::Up && boxes.iter().any(is_hidden) {
            around_sideways(start, end, from, boxes, gaps)
        } else {
            vec![start, end]
        }
    } else {
        let (start, end) = (from.facing(to), to.facing(from));
        let between = from.one.row.min(to.one.row) + 1..from.one.row.max(to.one.row);
        if boxes.iter().any(|one| between.contains(&one.one.row) && one.has_lane(from.one.lane)) {
            around_upwards(start, end, from, to, picture.lanes)
        } else {
            vec![start, end]
        }
    };
    Drawn { tie: way.tie, is_mutual: way.is_mutual, points }
}

/// From side to side through the room above the row; below it where there is none above.
fn around_sideways(start: Point, end: Point, from: &Placed<'_>, boxes: &[Placed<'_>], gaps: &Gaps) -> Vec<Point> {
    let is_first = boxes.iter().all(|one| one.y >= from.y);
    let half = gaps.rows / 2;
    let y = if is_first { from.y + from.height + half } else { from.y - half };
    let (out, back) = (gaps.lanes / 2, gaps.lanes - gaps.lanes / 2);
    let (x1, x2) = if end.0 > start.0 { (start.0 + out, end.0 - back) } else { (start.0 - out, end.0 + back) };
    vec![start, (x1, start.1), (x1, y), (x2, y), (x2, end.1), end]
}

/// From row to row beside the lane in which other boxes stand.
fn around_upwards(start: Point, end: Point, from: &Placed<'_>, to: &Placed<'_>, lanes: usize) -> Vec<Point> {
    const HALF: usize = 14;
    let is_last = from.one.lane + from.one.lanes >= lanes;
    let x = match is_last {
        false => from.x + from.width + HALF,
        true if from.one.lane > 0 => from.x - HALF,
        true => from.x + from.width + MARGIN / 2,
    };
    let (leaves, arrives) =
        if end.1 < start.1 { (start.1 - HALF, end.1 + HALF) } else { (start.1 + HALF, end.1 - HALF) };
    let is_met = (to.x + INSET..to.x + to.width - INSET).contains(&x);
    let mut points = vec![start, (start.0, leaves), (x, leaves)];
    points.extend(if is_met { vec![(x, end.1)] } else { vec![(x, arrives), (end.0, arrives), end] });
    points
}
