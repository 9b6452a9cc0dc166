//! Qualifications any one of which will do: which of them satisfies the expectation, which one a plan aims at, and what
//! else counts.

use super::gap::{Measure, Thing, asks_for};
use super::holdings::Holdings;
use super::made_of::required;
use super::standing::{Because, Standing};
use super::toward::{Toward, UnitLeft};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::{Expectation, Role};
use crate::framework::{Framework, Id, Keyed};

/// Qualifications any one of which will do.
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    /// Each of them, in the order of the publication, with alternatives last.
    pub routes: Vec<Toward<'a>>,
    /// A qualification at a higher level than all of them that is held or deemed equivalent. That it counts is our
    /// reading; a lower one is never proposed to somebody who has it. With how that makes the others stand.
    pub above: Option<(&'a Keyed<Qualification>, Standing<'a>)>,
    /// Qualifications at a higher level than all of them that are begun and not held. That they count is our reading.
    pub beyond: Vec<Toward<'a>>,
    /// The bridge from a qualification that shares units with one of them, while some of it is left.
    pub bridge: Option<Bridge<'a>>,
    /// The qualification that is held and shares units with one of them, once the record has the additional units too;
    /// and how that makes the expected one stand.
    pub crossed: Option<(&'a Keyed<Qualification>, Standing<'a>)>,
    /// The routes as they count: what comes with a qualification that was made for another role does not answer.
    /// None where that is how they stand.
    counted: Option<Vec<Toward<'a>>>,
    aim: usize,
    /// The place in `beyond` of the one that is aimed at instead.
    aim_beyond: Option<usize>,
}

/// The additional units that are left for somebody who has a qualification that was designed for another role and
/// shares units with the expected one. Examples are the way from the Wider Curriculum Certificate to a teaching
/// assistant's role (sections 3.2.4 and 4.2.2), and from Cover Supervision to a teaching assistant's role (section
/// 3.2.4: "specified additional units"). The publication does not list these units.
#[derive(Debug, Clone)]
pub struct Bridge<'a> {
    /// The qualification that is held, or in progress as an alternative.
    pub from: &'a Keyed<Qualification>,
    /// The expected qualification.
    pub to: &'a Keyed<Qualification>,
    /// The listed units of that qualification that are neither in the other one nor held. That these are the additional
    /// units is our reading: the publication says neither which they are nor which units the two share.
    pub units: Vec<UnitLeft<'a>>,
    /// The first of the units not in the other qualification that is held, deemed equivalent or in progress.
    begun: Option<&'a Keyed<Unit>>,
    /// Whether any unit of the qualification asked for is listed.
    is_listed: bool,
}

impl<'a> Bridge<'a> {
    fn between(framework: &'a Framework, from: &'a Keyed<Qualification>, to: &Toward<'a>) -> Self {
        let shared = required(framework, from);
        let is_shared = |left: &&UnitLeft<'a>| shared.clone().any(|one| one.unit.id == left.unit.id);
        let own = || to.units.iter().filter(|left| !is_shared(left));
        let units: Vec<UnitLeft<'a>> = own().filter(|left| !left.standing.is_settled()).copied().collect();
        let begun = own().find(|left| !left.standing.is_missing()).map(|left| left.unit);
        Self { from, to: to.qualification, units, begun, is_listed: !to.units.is_empty() }
    }

    /// The bridge to a qualification from one that is held, while some of it is left.
    pub(super) fn from_held(framework: &'a Framework, holdings: &Holdings<'a>, to: &Toward<'a>) -> Option<Self> {
        let from = holdings.settled().find(|from| from.shares_units_with.contains(&to.qualification.id))?;
        Some(Self::between(framework, from, to)).filter(|bridge| !bridge.is_crossed())
    }

    /// Whether the record has every listed unit that may be an additional one.
    fn is_crossed(&self) -> bool {
        self.is_listed && self.units.is_empty()
    }

    /// The standing of the additional units: in progress if any of them is in progress or held.
    pub fn standing(&self) -> Standing<'a> {
        self.begun.map_or(Standing::Missing, |unit| Standing::InProgress(Because::Unit(unit)))
    }
}

impl<'a> Choice<'a> {
    pub(super) fn of(
        framework: &'a Framework,
        holdings: &Holdings<'a>,
        role: &Role,
        expectation: &'a Expectation,
    ) -> Option<Self> {
        let toward = |id| Toward {
            alternative: expectation.alternatives.contains(id) && !expectation.qualifications.contains(id),
            less_suited: expectation.less_suited.contains(id),
            ..Toward::of(framework, holdings, framework.qualifications.known(id))
        };
        let routes: Vec<_> = expectation.qualifications.iter().chain(&expectation.alternatives).map(toward).collect();
        let highest = routes.iter().map(|route| route.qualification.level).max()?;
        let above = holdings.settled().filter(|one| one.level > highest).max_by_key(|one| (one.level, one.size));
        let above = above.map(|one| (one, holdings.of_qualification(one).carried(Because::Above(one))));
        let bridge = bridge(framework, holdings, &routes, &routes[aim(role, &routes)]);
        let from = bridge.as_ref().map(|bridge| bridge.from);
        let counted = from.map(|from| counted(holdings, &routes, from));
        let is_held = |from: &&'a Keyed<Qualification>| holdings.of_qualification(from).is_settled();
        let crossed = from.filter(|from| bridge.as_ref().is_some_and(Bridge::is_crossed) && is_held(from));
        let crossed = crossed.map(|one| (one, holdings.of_qualification(one).carried(Because::Additional(one))));
        let bridge = bridge.filter(|bridge| !bridge.is_crossed());
        let aim = aim(role, counted.as_ref().unwrap_or(&routes));
        let beyond = beyond(framework, holdings, highest);
        let is_asked = asks_for(role, &counted.as_ref().unwrap_or(&routes)[aim].qualification.id);
        let mut choice = Self { routes, above, beyond, bridge, crossed, counted, aim, aim_beyond: None };
        if !is_asked && !choice.beyond.is_empty() {
            choice.look_beyond();
        }
        Some(choice)
    }

    /// Aims at a higher qualification if less of it is left. Nobody who has all that is listed for one, or is working
    /// for it, is sent to a lower one.
    fn look_beyond(&mut self) {
        let is_ready = |one: &Toward<'_>| !one.standing.is_missing() || one.left().next().is_none();
        let mut least = self.measure();
        for place in (0..self.beyond.len()).filter(|&n| is_ready(&self.beyond[n])).collect::<Vec<_>>() {
            let known = self.aim_beyond.replace(place);
            let measure = self.measure();
            if measure < least {
                least = measure;
            } else {
                self.aim_beyond = known;
            }
        }
    }

    /// How much of it is left.
    fn measure(&self) -> Measure {
        let mut things = Vec::new();
        self.each_thing(&mut |thing, standing| things.push((thing, standing)));
        let open = things.iter().filter(|(_, standing)| !standing.is_settled());
        Measure::of(open.map(|(thing, standing)| (thing, standing.is_to_begin())))
    }

    /// The qualification that a gap and a plan aim at. One that is held or deemed equivalent comes first, then one that
    /// the role expects anyway, then the one with the least missing, the fewest credits left, and the first place in
    /// the list. An alternative, one without listed units, or one that is less suited is only chosen if it is begun or
    /// there is no other; one at a higher level only if less of it is left, and it is in progress or none of its listed
    /// units is missing.
    pub fn aim(&self) -> &Toward<'a> {
        self.aim_beyond().unwrap_or(&self.counted()[self.aim])
    }

    /// The qualification at a higher level that is aimed at, if it is one.
    pub fn aim_beyond(&self) -> Option<&Toward<'a>> {
        self.aim_beyond.map(|place| &self.beyond[place])
    }

    fn counted(&self) -> &[Toward<'a>] {
        self.counted.as_ref().unwrap_or(&self.routes)
    }

    /// The qualification that brings this one, where that does not count: it was made for another role, and somebody
    /// who moves has additional units to gain (section 3.2.4).
    pub fn uncounted(&self, route: &Toward<'a>) -> Option<&'a Keyed<Qualification>> {
        let mut counted = self.counted().iter().filter(|one| one.qualification.id == route.qualification.id);
        let is_counted = counted.any(|one| one.standing == route.standing);
        self.bridge.as_ref().map(|bridge| bridge.from).filter(|_| !is_counted)
    }

    /// The qualification that satisfies the expectation (held or deemed equivalent) and its standing, if there is one.
    pub fn answered_by(&self) -> Option<(&'a Keyed<Qualification>, Standing<'a>)> {
        let answers = self.counted().iter().filter(|route| self.settles(route));
        let best = answers.min_by_key(|route| (route.less_suited, route.standing.is_our_reading()));
        let route = best.map(|route| (route.qualification, route.standing));
        route.or(self.crossed).or(self.above)
    }

    /// The less suited qualification, if the expectation is satisfied only by that; the publication's remark has to be
    /// shown with it.
    pub fn rests_on_less_suited(&self) -> Option<&Toward<'a>> {
        let (answer, _) = self.answered_by()?;
        self.counted().iter().find(|route| route.qualification.id == answer.id && route.less_suited)
    }

    /// Whether a route is enough by itself; an alternative that calls for additional units is not.
    fn settles(&self, route: &Toward<'a>) -> bool {
        let from = self.bridge.as_ref().map(|bridge| bridge.from).or(self.crossed.map(|(from, _)| from));
        route.standing.is_settled() && from.is_none_or(|from| from.id != route.qualification.id)
    }

    /// The standing of the choice as a whole.
    pub fn standing(&self) -> Standing<'a> {
        if let Some((_, standing)) = self.answered_by() {
            return standing;
        }
        if let Some(beyond) = self.aim_beyond() {
            return Standing::InProgress(Because::Beyond(beyond.qualification));
        }
        if let Some(begun) = self.in_progress() {
            return begun.standing;
        }
        if let Some(bridge) = self.bridge.as_ref().filter(|bridge| self.holds(bridge.from)) {
            return Standing::InProgress(Because::Sharing(bridge.from));
        }
        let routes = || [self.aim()].into_iter().chain(self.counted());
        if let Some(begun) = routes().find_map(Toward::begun_by) {
            return Standing::InProgress(begun);
        }
        let lower = routes().find_map(|route| route.lower_held);
        let lower = lower.map(|lower| Standing::InProgress(Because::Qualification(lower)));
        let beyond = || self.beyond.first().map(|one| Standing::InProgress(Because::Beyond(one.qualification)));
        lower.or_else(beyond).unwrap_or(Standing::Missing)
    }

    /// The qualification that is itself in progress, the one that is aimed at first.
    pub fn in_progress(&self) -> Option<&Toward<'a>> {
        let mut routes = [self.aim()].into_iter().chain(self.counted());
        routes.find(|route| matches!(route.standing, Standing::InProgress(_)))
    }

    /// Whether somebody is working towards any of them.
    pub fn is_under_way(&self) -> bool {
        self.above.is_some()
            || self.bridge.is_some()
            || !self.beyond.is_empty()
            || self.counted().iter().any(|route| route.under_way)
    }

    /// Whether only the additional units are left: the qualification that shares units is held, and none of those named
    /// first is in progress.
    pub fn is_bridged(&self) -> bool {
        let begun = |route: &Toward<'_>| !route.alternative && matches!(route.standing, Standing::InProgress(_));
        self.aim_beyond.is_none()
            && self.bridge.as_ref().is_some_and(|bridge| self.holds(bridge.from))
            && !self.counted().iter().any(begun)
    }

    /// Whether a qualification that shares units is held, and not only in progress.
    pub(super) fn holds(&self, from: &Keyed<Qualification>) -> bool {
        let route = self.counted().iter().find(|route| route.qualification.id == from.id);
        route.is_none_or(|route| route.standing.is_settled())
    }

    /// What it asks for: the qualification that satisfies it, or else the aim with its units, or the additional units.
    pub(super) fn each_thing(&self, found: &mut impl FnMut(Thing<'a>, Standing<'a>)) {
        if let Some((answer, standing)) = self.answered_by() {
            return found(Thing::Qualification(answer), standing);
        }
        let (aim, is_bridged) = (self.aim(), self.is_bridged());
        if !is_bridged {
            for left in &aim.units {
                found(Thing::Unit(*left), left.standing);
            }
            if let Some(standing) = aim.optional_standing() {
                found(Thing::Optional(aim.qualification), standing);
            }
            found(Thing::Qualification(aim.qualification), aim.standing);
        }
        if let Some(bridge) = self.bridge.as_ref().filter(|_| is_bridged || aim.alternative) {
            found(Thing::Additional(bridge.clone()), bridge.standing());
        }
    }
}

/// What is begun at a higher level than asked for: in progress, or with a unit of its own at that level.
fn beyond<'a>(framework: &'a Framework, holdings: &Holdings<'a>, highest: u8) -> Vec<Toward<'a>> {
    let has_a_unit = |one: &Keyed<Qualification>| {
        let mut own = framework.units_of_qualification(one).filter(|listed| listed.contained.through.is_none());
        own.any(|listed| listed.unit.level >= one.level && !holdings.of_unit(listed.unit).is_missing())
    };
    let is_begun = |one: &&Keyed<Qualification>| {
        let standing = holdings.of_qualification(one);
        !standing.is_settled() && (!standing.is_missing() || has_a_unit(one))
    };
    let above = framework.qualifications.iter().filter(|one| one.level > highest);
    above.filter(is_begun).map(|one| Toward::of(framework, holdings, one)).collect()
}

/// The routes without what comes with a qualification that was made for another role.
fn counted<'a>(holdings: &Holdings<'a>, routes: &[Toward<'a>], from: &Keyed<Qualification>) -> Vec<Toward<'a>> {
    let mut counted = routes.to_vec();
    for route in counted.iter_mut().filter(|route| source(&route.standing) == Some(&from.id)) {
        route.standing = holdings.entered(route.qualification);
    }
    counted
}

/// The qualification that a standing comes from, where another one brings it.
fn source<'s>(standing: &'s Standing<'_>) -> Option<&'s Id<Qualification>> {
    match standing {
        Standing::Held(Because::Incorporating(from)) => Some(&from.id),
        Standing::Deemed(equivalent, _) => equivalent.to.qualification.as_ref(),
        _ => None,
    }
}

/// The position of the qualification to aim at.
fn aim(role: &Role, routes: &[Toward<'_>]) -> usize {
    let any_open = routes.iter().any(|route| is_open(routes, route));
    let places = (0..routes.len()).filter(|&n| !any_open || is_open(routes, &routes[n]));
    let rank = |&n: &usize| {
        let asked = asks_for(role, &routes[n].qualification.id);
        let (missing, credits) = if asked { (0, 0) } else { routes[n].cost() };
        (!routes[n].standing.is_settled(), missing, credits, n)
    };
    places.min_by_key(rank).unwrap_or(0)
}

/// Whether a route can be aimed at: it is begun, or it is one of those named first, has listed units and is suitable.
/// Units shared with those named first do not begin an alternative.
pub(super) fn is_open(routes: &[Toward<'_>], route: &Toward<'_>) -> bool {
    let firm = || routes.iter().filter(|other| !other.alternative);
    let shared = |unit: &UnitLeft<'_>| firm().any(|other| other.units.iter().any(|one| one.unit.id == unit.unit.id));
    let own = || route.begun.iter().any(|unit| unit.is_own && !shared(unit));
    match (route.alternative, route.standing.is_missing()) {
        (_, false) => true,
        (true, true) => own(),
        (false, true) => !route.units.is_empty() && !route.less_suited,
    }
}

/// The bridge to a qualification named first, from one that shares units with it: one that is held and not named first,
/// or the alternative that is aimed at.
fn bridge<'a>(
    framework: &'a Framework,
    holdings: &Holdings<'a>,
    routes: &[Toward<'a>],
    aim: &Toward<'a>,
) -> Option<Bridge<'a>> {
    let firm = || routes.iter().filter(|route| !route.alternative);
    let named_first = |one: &Keyed<Qualification>| firm().any(|route| route.qualification.id == one.id);
    let alternative = Some(aim.qualification).filter(|_| aim.alternative && !aim.standing.is_settled());
    let mut sources = holdings.settled().filter(|one| !named_first(one)).chain(alternative);
    sources.find_map(|from| {
        let to = firm().find(|route| from.shares_units_with.contains(&route.qualification.id))?;
        Some(Bridge::between(framework, from, to))
    })
}
