//! What stands behind one role as a picture, from left to right: the role, the qualifications that it looks for, their
//! units, and the standards that those draw on.

use std::collections::BTreeMap;

use super::standards::{Looks, looking};
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

/// Whether a role only may be working towards a qualification: a picture of that too would hide what it expects.
pub(super) fn is_optional(framework: &Framework, role: &Keyed<Role>, one: &Keyed<Qualification>) -> bool {
    looking(framework, one, Some(role)).iter().all(|(_, _, expects)| expects.sense == Sense::MayBeWorkingTowards)
}

/// The picture; nothing where no qualification of the role has a unit.
pub(super) fn picture(
    framework: &Framework,
    role: &Keyed<Role>,
    qualifications: &[&Keyed<Qualification>],
) -> Option<Picture> {
    let is_firm = |one: &&Keyed<Qualification>| !is_optional(framework, role, one);
    let qualifications: Vec<&Keyed<Qualification>> = qualifications.iter().copied().filter(is_firm).collect();
    let mut ways: Vec<Way> = Vec::new();
    let mut add = |from, to, tie| ways.push(Way { from, to, tie, is_mutual: false });
    let listed: Vec<_> = qualifications.iter().map(|one| framework.units_of_qualification(one)).collect();
    let mut units = Vec::new();
    for one in listed.iter().cloned().flatten() {
        if !units.iter().any(|known: &&Keyed<_>| known.id == one.unit.id) {
            units.push(one.unit);
        }
    }
    if units.is_empty() {
        return None;
    }
    // In the order of the units: by number, the lines would cross each other more.
    let mut numbers: Vec<StandardNumber> = Vec::new();
    for number in units.iter().flat_map(|unit| &unit.standards) {
        if !numbers.contains(number) {
            numbers.push(*number);
        }
    }
    let first_unit = 1 + qualifications.len();
    let first_standard = first_unit + units.len();
    let place: BTreeMap<StandardNumber, usize> = numbers.iter().copied().zip(first_standard..).collect();
    for (n, (one, listed)) in (1..).zip(qualifications.iter().zip(&listed)) {
        let is_alternative = |(_, _, expects): &Looks<'_>| expects.alternatives.contains(&one.id);
        let is_loose = looking(framework, one, Some(role)).iter().all(is_alternative);
        add(0, n, if is_loose { Tie::Loose } else { Tie::Firm });
        for one in listed.clone() {
            let Some(at) = units.iter().position(|known| known.id == one.unit.id) else { continue };
            let tie = match (one.contained.through, one.contained.part) {
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
        text: told(framework, role, &qualifications, units.len(), numbers.len()),
        flow: Flow::Right,
        lanes: lanes.len(),
        headings: headings.into_iter().enumerate().map(heading).collect(),
        bands: Vec::new(),
        legend: legend(&ways),
        boxes: spread(lanes),
        ways,
        remarks: vec![
            expectation::caveat(framework.about()).to_owned(),
            format!(
                "The units are those that {called} lists, which need not be all of them. What somebody in the role only may \
                 be working towards is not drawn. The drawing is ours."
            ),
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
        (Tie::Open, "units taken in from another qualification"),
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
