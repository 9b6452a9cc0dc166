//! What stands behind one role as a picture, from left to right: the role, the qualifications that it looks for, their
//! units, and the standards that those draw on.

use std::collections::{BTreeMap, BTreeSet};

use super::standards::looking;
use crate::framework::qualification::{Part, Qualification};
use crate::framework::role::{Role, Sense};
use crate::framework::{Framework, Keyed, StandardNumber};
use crate::report::{Boxed, Flow, Heading, Picture, Subject, Tie, Way};
use crate::words::{capital, expectation, named};

/// What is drawn of a box before it has its row.
struct Drawn {
    name: String,
    text: String,
    about: Vec<Subject>,
}

/// The picture; nothing where no qualification of the role has a unit.
pub(super) fn picture(
    framework: &Framework,
    role: &Keyed<Role>,
    qualifications: &[&Keyed<Qualification>],
) -> Option<Picture> {
    let mut ways: Vec<Way> = Vec::new();
    let mut add = |from, to, tie| ways.push(Way { from, to, tie, is_mutual: false });
    let listed: Vec<_> = qualifications.iter().map(|one| framework.units_of_qualification(one)).collect();
    let mut units = Vec::new();
    for (unit, _) in listed.iter().flatten() {
        if !units.iter().any(|known: &&Keyed<_>| known.id == unit.id) {
            units.push(*unit);
        }
    }
    if units.is_empty() {
        return None;
    }
    let numbers: BTreeSet<StandardNumber> = units.iter().flat_map(|unit| unit.standards.iter().copied()).collect();
    let first_unit = 1 + qualifications.len();
    let first_standard = first_unit + units.len();
    let place: BTreeMap<StandardNumber, usize> = numbers.iter().copied().zip(first_standard..).collect();
    for (n, (one, listed)) in (1..).zip(qualifications.iter().zip(&listed)) {
        // The firmest of all senses in which the role looks for it.
        let ties = looking(framework, one, Some(role)).into_iter().map(|(_, _, expects)| match expects.sense {
            Sense::MayBeWorkingTowards => Tie::Open,
            _ if expects.alternatives.contains(&one.id) => Tie::Loose,
            _ => Tie::Firm,
        });
        add(0, n, ties.min().unwrap_or(Tie::Open));
        for (unit, contained) in listed {
            let Some(at) = units.iter().position(|known| known.id == unit.id) else { continue };
            let tie = match (contained.through, contained.part) {
                (Some(_), _) => Tie::Open,
                (None, Part::Optional) => Tie::Loose,
                (None, _) => Tie::Firm,
            };
            add(n, first_unit + at, tie);
        }
    }
    for (n, unit) in (first_unit..).zip(&units) {
        unit.standards.iter().filter_map(|number| place.get(number)).for_each(|to| add(n, *to, Tie::Firm));
    }
    let lanes = [
        vec![Drawn { name: role.short.clone(), text: role.title.clone(), about: named::role_name(role) }],
        qualifications.iter().map(|one| drawn(String::new(), &one.title, one.place().key("title").into())).collect(),
        units.iter().map(|unit| drawn(String::new(), &unit.title, unit.place().key("title").into())).collect(),
        numbers
            .iter()
            .map(|number| {
                let standard = framework.standards.known(number);
                drawn(
                    framework.code(*number),
                    standard.title.as_deref().unwrap_or_default(),
                    standard.place().key("title").into(),
                )
            })
            .collect(),
    ];
    let headings = ["Role profile", "Qualifications", "Units listed", "Standards"];
    let heading = |(lane, text): (usize, &str)| Heading { text: text.to_owned(), lane, lanes: 1 };
    let called = framework.called();
    Some(Picture {
        key: "behind",
        title: format!("{}: qualifications, units and standards", named::role(role)),
        text: told(framework, role, qualifications, units.len(), numbers.len()),
        flow: Flow::Right,
        lanes: lanes.len(),
        headings: headings.into_iter().enumerate().map(heading).collect(),
        legend: legend(&ways),
        boxes: spread(lanes),
        ways,
        remarks: vec![
            expectation::caveat(framework.about()).to_owned(),
            format!("The units are those that {called} lists, which need not be all of them. The drawing is ours."),
        ],
    })
}

fn drawn(name: String, text: &str, about: Subject) -> Drawn {
    Drawn { name, text: text.to_owned(), about: vec![about] }
}

/// Boxes in their lanes, each lane spread over the height of the longest.
fn spread<const LANES: usize>(lanes: [Vec<Drawn>; LANES]) -> Vec<Boxed> {
    let rows = lanes.iter().map(Vec::len).max().unwrap_or_default();
    let mut boxes = Vec::new();
    for (lane, all) in lanes.into_iter().enumerate() {
        let count = all.len();
        boxes.extend(all.into_iter().enumerate().map(|(n, Drawn { name, text, about })| {
            let row = (2 * n + 1) * rows / (2 * count);
            Boxed { name, text, marks: Vec::new(), row, lane, lanes: 1, is_beyond: false, about }
        }));
    }
    boxes
}

/// What the lines mean, of those that there are.
fn legend(ways: &[Way]) -> Vec<(Tie, String)> {
    let all = [
        (Tie::Firm, "looked for by the profile, listed for the qualification, or drawn on by the unit"),
        (Tie::Loose, "an alternative that the profile names, or an optional unit"),
        (Tie::Open, "what the profile says one may be working towards, or units taken in from another qualification"),
    ];
    let is_there = |tie: Tie| ways.iter().any(|way| way.tie == tie);
    all.into_iter().filter(|(tie, _)| is_there(*tie)).map(|(tie, words)| (tie, words.to_owned())).collect()
}

/// The picture in words; the tables beside it tell the rest.
fn told(
    framework: &Framework,
    role: &Role,
    qualifications: &[&Keyed<Qualification>],
    units: usize,
    standards: usize,
) -> String {
    let titles: Vec<&str> = qualifications.iter().map(|one| one.title.as_str()).collect();
    format!(
        "{} looks for: {}. {} lists {} for them, which draw on {}.",
        role.short,
        titles.join("; "),
        capital(framework.called()),
        crate::words::count(units, "unit"),
        crate::words::count(standards, "standard")
    )
}
