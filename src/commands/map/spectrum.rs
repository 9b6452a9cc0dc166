//! The levels as a picture: qualifications by their size from left to right and by their level from the foot to the top;
//! beside them what else stands at each level.

use super::levels::{Rung, Stands, called, outside, skill};
use crate::framework::qualification::{Qualification, Size};
use crate::framework::{Framework, Keyed};
use crate::report::{Band, Boxed, Flow, Heading, Picture, Tie, Way};
use crate::words::{capital, expectation};

/// The picture; nothing where there is no qualification.
pub(super) fn picture(framework: &Framework, rungs: &[Rung<'_>], ours: String) -> Option<Picture> {
    let sizes = sizes(framework);
    if sizes.is_empty() {
        return None;
    }
    let aside = sizes.len();
    let (mut boxes, mut bands, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
    let mut first = 0;
    for rung in rungs {
        bands.push(Band { text: called(rungs, rung), row: first });
        let lane = |one: &Stands<'_>| match one {
            Stands::Qualification(one) => sizes.iter().position(|size| *size == one.size).unwrap_or(aside),
            _ => aside,
        };
        // From the foot of the level up, so that what takes in nothing else stands beside what takes it in.
        let all = together(framework, rung);
        let rows = (0..=aside).map(|n| all.iter().filter(|(one, _)| lane(one) == n).count()).max().unwrap_or_default();
        let mut taken = vec![0; aside + 1];
        for (one, text) in all {
            let lane = lane(one);
            let row = first + rows - 1 - taken[lane];
            taken[lane] += 1;
            if let Stands::Qualification(one) = one {
                drawn.push((*one, boxes.len()));
            }
            boxes.push(boxed(one, text, row, lane));
        }
        first += rows;
    }
    let ways = ways(framework, &drawn);
    let lanes = if boxes.iter().any(|one: &Boxed| one.lane == aside) { aside + 1 } else { aside };
    Some(Picture {
        key: "levels",
        title: format!("{}: qualifications by level and size", framework.about().short),
        text: told(rungs),
        flow: Flow::Up,
        lanes,
        headings: headings(framework, &sizes, lanes),
        bands,
        legend: legend(&ways),
        boxes,
        ways,
        remarks: vec![expectation::caveat(framework.about()).to_owned(), ours],
    })
}

/// What stands at a level, with the text of its box. Levels of English and maths without a number share a box.
fn together<'r, 'a>(framework: &Framework, rung: &'r Rung<'a>) -> Vec<(&'r Stands<'a>, String)> {
    let is_skill = |one: &&Stands<'_>| matches!(one, Stands::Skill(..));
    let mut all: Vec<(&Stands<'_>, String)> = Vec::new();
    for one in rung.all.iter().filter(|one| rung.level.is_some() || !is_skill(one)) {
        all.push((one, text(framework, one)));
    }
    if rung.level.is_none() {
        let skills: Vec<&Stands<'_>> = rung.all.iter().filter(is_skill).collect();
        let titles = skills.iter().filter_map(|one| match one {
            Stands::Skill(chart, n) => Some(skill(chart, *n).title.as_str()),
            _ => None,
        });
        let titles = titles.collect::<Vec<_>>().join(", ");
        let of_what = |one: &&Stands<'_>| if let Stands::Skill(chart, _) = one { Some(chart.of_what()) } else { None };
        let text = format!("{}: {titles}", skills.iter().find_map(of_what).map(|of| capital(&of)).unwrap_or_default());
        all.extend(skills.first().map(|one| (*one, text)));
    }
    all
}

/// What stands in a box below its name.
fn text(framework: &Framework, one: &Stands<'_>) -> String {
    match one {
        Stands::Skill(chart, n) => {
            let such = skill(chart, *n).such_as();
            let such = if such.is_empty() { String::new() } else { format!(", such as {}", such.join(" or ")) };
            let level = skill(chart, *n);
            let also: Vec<&str> = outside(framework, chart, level).map(|(subject, _)| subject.words()).collect();
            let also = if also.is_empty() { String::new() } else { format!("; also {}", also.join(", ")) };
            format!("{}{such}{also}", capital(&chart.of_what()))
        }
        one => one.title(),
    }
}

fn boxed(one: &Stands<'_>, text: String, row: usize, lane: usize) -> Boxed {
    let is_beyond = !matches!(one, Stands::Qualification(_));
    Boxed { name: String::new(), text, marks: Vec::new(), row, lane, lanes: 1, is_beyond, about: one.about() }
}

/// The sizes that there are, the smallest first.
fn sizes(framework: &Framework) -> Vec<Size> {
    let mut sizes: Vec<Size> = framework.qualifications.iter().map(|one| one.size).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// What stands below the lanes: each size in the words of the publication, where it has any.
fn headings(framework: &Framework, sizes: &[Size], lanes: usize) -> Vec<Heading> {
    let words = |size: &Size| {
        let rules = framework.credit.iter().flat_map(|credit| &credit.sizes);
        let rule = rules.into_iter().find(|rule| rule.size == *size);
        rule.map_or_else(|| capital(size.words()), |rule| rule.text.clone())
    };
    let aside = (lanes > sizes.len()).then(|| "Beside them, at the same levels".to_owned());
    let texts = sizes.iter().map(words).chain(aside);
    texts.enumerate().map(|(lane, text)| Heading { text, lane, lanes: 1 }).collect()
}

/// Which qualifications take in the units of others, and which share some.
fn ways(framework: &Framework, drawn: &[(&Keyed<Qualification>, usize)]) -> Vec<Way> {
    let mut ways = Vec::new();
    for (n, (one, to)) in drawn.iter().enumerate() {
        for (other, from) in drawn {
            if one.incorporates.contains(&other.id) {
                ways.push(Way { from: *from, to: *to, tie: Tie::Firm, is_mutual: false });
            }
        }
        let sharing = framework.sharing(one);
        for (other, from) in &drawn[..n] {
            if sharing.iter().any(|own| own.id == other.id) {
                ways.push(Way { from: *from, to: *to, tie: Tie::Loose, is_mutual: true });
            }
        }
    }
    ways
}

/// What the lines mean, of those that there are.
fn legend(ways: &[Way]) -> Vec<(Tie, String)> {
    let all = [(Tie::Firm, "units of it are taken in by the other"), (Tie::Loose, "the two share some of their units")];
    let is_there = |tie: Tie| ways.iter().any(|way| way.tie == tie);
    all.into_iter().filter(|(tie, _)| is_there(*tie)).map(|(tie, words)| (tie, words.to_owned())).collect()
}

/// The picture in words.
fn told(rungs: &[Rung<'_>]) -> String {
    let told = rungs.iter().map(|rung| {
        let titles: Vec<String> = rung.all.iter().map(Stands::title).collect();
        format!("{}: {}.", called(rungs, rung), titles.join("; "))
    });
    told.collect::<Vec<_>>().join(" ")
}
