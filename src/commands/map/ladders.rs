//! The pathways as a picture: a family beside another, each role above the one that it follows, and what lies beyond on
//! top. Profiles that have much in common stand level, where whole ladders can be moved so.

use std::collections::{BTreeMap, BTreeSet};

use super::pathways::{Step, by_way_of, open_to};
use crate::framework::role::{Destination, Role};
use crate::framework::{Framework, Id, Keyed};
use crate::report::{Boxed, Flow, Heading, Picture, Tie, Way};
use crate::words::{expectation, named};

/// The most roles, and the most destinations, that are laid out: a picture of more could not be read.
const MOST: usize = 60;

/// Where a role stands: how far up, and in which lane.
#[derive(Clone, Copy)]
struct Spot {
    rung: i64,
    lane: usize,
}

type Spots<'a> = BTreeMap<&'a Id<Role>, Spot>;

/// The picture of all steps; nothing where there is no role, or where there are too many.
pub(super) fn picture(framework: &Framework, steps: &[Step<'_>]) -> Option<Picture> {
    if framework.roles.is_empty() || framework.roles.len() > MOST || framework.destinations.len() > MOST {
        return None;
    }
    let (spots, headings) = spots(framework);
    let families: usize = headings.iter().map(|heading| heading.lanes).sum();
    let lanes = families.max(framework.destinations.len());
    let top = spots.values().map(|spot| spot.rung).max().unwrap_or_default();
    let above = usize::from(!framework.destinations.is_empty());
    let roles: Vec<&Keyed<Role>> = framework.families.iter().flat_map(|family| framework.ladder(&family.id)).collect();
    let boxed = |role: &&Keyed<Role>| {
        let Spot { rung, lane } = spots[&role.id];
        let row = above + usize::try_from(top - rung).unwrap_or_default();
        let (name, text, about) = (role.short.clone(), role.title.clone(), named::role_name(role));
        Boxed { name, text, marks: Vec::new(), row, lane, lanes: 1, is_beyond: false, about }
    };
    let boxes: Vec<Boxed> = roles.iter().map(boxed).chain(beyond(framework, lanes)).collect();
    let role = |id: &Id<Role>| roles.iter().position(|role| role.id == *id);
    let destination =
        |id: &Id<Destination>| Some(roles.len() + framework.destinations.iter().position(|one| one.id == *id)?);
    let mut ways = Vec::new();
    for step in steps {
        let (to, tie, is_mutual) = match step {
            Step::Start(_) => continue,
            Step::Up { to, .. } => (role(&to.id), Tie::Firm, false),
            Step::Across { to, is_mutual, .. } => (role(&to.id), Tie::Loose, *is_mutual),
            Step::Beyond { to, .. } => (destination(&to.id), Tie::Open, false),
        };
        let starts = step.from().into_iter().filter_map(|from| role(&from.id));
        ways.extend(starts.zip(to.into_iter().cycle()).map(|(from, to)| Way { from, to, tie, is_mutual }));
    }
    let legend = legend(framework, &ways);
    let remarks = vec![
        expectation::caveat(framework.about()).to_owned(),
        format!("The drawing is ours, made from what {} says of each profile.", framework.called()),
    ];
    let title = format!("{}: how the role profiles lead to one another", framework.about().short);
    let text = told(framework, steps);
    Some(Picture {
        key: "pathways",
        title,
        text,
        flow: Flow::Up,
        lanes,
        headings,
        bands: Vec::new(),
        boxes,
        ways,
        legend,
        remarks,
    })
}

/// What lies beyond the profiles: the top row, which is shared evenly.
fn beyond(framework: &Framework, lanes: usize) -> Vec<Boxed> {
    let count = framework.destinations.len();
    let start = |n: usize| n * lanes / count;
    let boxed = |(n, to): (usize, &Keyed<Destination>)| {
        let way = Some(by_way_of(to)).filter(|way| !way.is_empty()).map(|way| format!("{way}."));
        let text: Vec<String> = way.into_iter().chain(open_to(framework, to)).collect();
        Boxed {
            name: to.title.clone(),
            text: text.join(" "),
            marks: Vec::new(),
            row: 0,
            lane: start(n),
            lanes: start(n + 1) - start(n),
            is_beyond: true,
            about: vec![to.place().key("title").into()],
        }
    };
    framework.destinations.iter().enumerate().map(boxed).collect()
}

/// What the lines mean, of those that there are.
fn legend(framework: &Framework, ways: &[Way]) -> Vec<(Tie, String)> {
    let called = framework.called();
    let all = [
        (Tie::Firm, format!("the profile that comes next in {called}")),
        (Tie::Loose, format!("ours: two profiles with much in common; {called} names no such step")),
        (Tie::Open, "a route beyond the profiles, which can begin at any level".to_owned()),
    ];
    all.into_iter().filter(|(tie, _)| ways.iter().any(|way| way.tie == *tie)).collect()
}

/// Where each role stands, and the families above their lanes.
fn spots(framework: &Framework) -> (Spots<'_>, Vec<Heading>) {
    let mut spots = Spots::new();
    let mut headings = Vec::new();
    let mut first = 0;
    // Steps from one family to another fix how the ladders stand to each other.
    let is_movable =
        framework.roles.iter().all(|role| role.below().all(|below| framework.roles.known(below).family == role.family));
    for family in &framework.families {
        let ladder = framework.ladder(&family.id);
        if ladder.is_empty() {
            continue;
        }
        let offset = if is_movable { offset(framework, &ladder, &spots) } else { 0 };
        let mut taken: BTreeSet<(i64, usize)> = BTreeSet::new();
        for role in ladder {
            let rung = rung(framework, role);
            // Above what it follows, if nothing else stands there.
            let below = role.follows.as_ref().and_then(|id| spots.get(id)).map(|spot| spot.lane);
            let own = below.and_then(|lane| lane.checked_sub(first)).unwrap_or_default();
            let lane = (own..=own + MOST).find(|lane| !taken.contains(&(rung, *lane))).unwrap_or_default();
            taken.insert((rung, lane));
            spots.insert(&role.id, Spot { rung: rung + offset, lane: first + lane });
        }
        let lanes = taken.iter().map(|(_, lane)| lane + 1).max().unwrap_or_default();
        headings.push(Heading { text: family.title.clone(), lane: first, lanes });
        first += lanes;
    }
    (spots, headings)
}

fn rung(framework: &Framework, role: &Keyed<Role>) -> i64 {
    i64::try_from(framework.rung(role)).unwrap_or_default()
}

/// How far a ladder is moved up or down, so that as many of its roles as can be stand level with those that have much in
/// common with them.
fn offset(framework: &Framework, ladder: &[&Keyed<Role>], spots: &Spots<'_>) -> i64 {
    let mut votes: BTreeMap<i64, usize> = BTreeMap::new();
    for role in ladder {
        let own = role.alongside.iter().map(|pair| &pair.role);
        let others = framework.roles.iter().filter(|other| other.alongside.iter().any(|pair| pair.role == role.id));
        let pairs: BTreeSet<&Id<Role>> = own.chain(others.map(|other| &other.id)).collect();
        for spot in pairs.into_iter().filter_map(|id| spots.get(id)) {
            *votes.entry(spot.rung - rung(framework, role)).or_default() += 1;
        }
    }
    let most = votes.values().max().copied().unwrap_or_default();
    votes.into_iter().find(|(_, count)| *count == most).map_or(0, |(offset, _)| offset)
}

/// The picture in words.
fn told(framework: &Framework, steps: &[Step<'_>]) -> String {
    let mut told: Vec<String> = Vec::new();
    for family in &framework.families {
        let roles: Vec<String> = framework.ladder(&family.id).iter().map(|role| below(framework, role)).collect();
        if !roles.is_empty() {
            told.push(format!("{}: {}", family.title, roles.join(", ")));
        }
    }
    let level = steps.iter().filter_map(|step| match step {
        Step::Across { from, to, .. } => Some(format!("{} with {}", from.short, to.short)),
        _ => None,
    });
    let level: Vec<String> = level.collect();
    if !level.is_empty() {
        told.push(format!("Much in common, by our reading: {}", level.join(", ")));
    }
    let beyond: Vec<&str> = framework.destinations.iter().map(|one| one.title.as_str()).collect();
    if !beyond.is_empty() {
        told.push(format!("Beyond the profiles: {}", beyond.join(", ")));
    }
    format!("{}.", told.join(". "))
}

/// A role and what it follows: "TA2 after TA1".
fn below(framework: &Framework, role: &Role) -> String {
    let below: Vec<&str> = role.below().map(|id| framework.roles.known(id).short.as_str()).collect();
    if below.is_empty() { role.short.clone() } else { format!("{} after {}", role.short, below.join(" and ")) }
}
