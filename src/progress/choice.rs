//! Qualifications of which any one will do: which of them answers, which one a plan goes by, and what answers besides.

use super::gap::{Thing, asks_for};
use super::holdings::Holdings;
use super::made_of::required;
use super::standing::{Because, Standing};
use super::toward::{Toward, UnitLeft};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::{Expectation, Role};
use crate::framework::{Framework, Id, Keyed};

/// Qualifications of which any one will do.
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    /// Each of them, in the order of the publication, the alternatives last.
    pub routes: Vec<Toward<'a>>,
    /// A qualification of a higher level than all of them that is held or deemed equivalent: that it answers is our
    /// reading, and a lower one is never proposed to whoever has it.
    pub above: Option<&'a Keyed<Qualification>>,
    /// The way from a qualification that shares units with one of them, while something of it is left.
    pub bridge: Option<Bridge<'a>>,
    /// The qualification that is held and shares units with one of them, once the record has the additional units too.
    pub crossed: Option<&'a Keyed<Qualification>>,
    /// The routes as they count: what comes with a qualification that was made for another role does not answer.
    /// None where that is how they stand.
    counted: Option<Vec<Toward<'a>>>,
    aim: usize,
}

/// What is left for somebody who has a qualification that was made for another role and shares units with the one that
/// is asked for: additional units. So from the Wider Curriculum Certificate to a teaching assistant's role (sections 3.2.4
/// and 4.2.2), and from Cover Supervision to a teaching assistant's role (section 3.2.4: "specified additional units").
/// The publication does not list them.
#[derive(Debug, Clone)]
pub struct Bridge<'a> {
    /// The qualification that is held, or in progress as an alternative.
    pub from: &'a Keyed<Qualification>,
    /// The one that is asked for.
    pub to: &'a Keyed<Qualification>,
    /// The listed units of that one that the other does not have and the record does not either. That these are the
    /// additional units is our reading: the publication says neither which they are nor which the two qualifications share.
    pub units: Vec<UnitLeft<'a>>,
    /// The first unit of that kind that is held, deemed equivalent or in progress.
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

    /// Whether the record has every listed unit that may be an additional one.
    fn is_crossed(&self) -> bool {
        self.is_listed && self.units.is_empty()
    }

    /// How the additional units stand: in progress when one is begun or held.
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
        let bridge = bridge(framework, holdings, &routes, &routes[aim(role, &routes)]);
        let from = bridge.as_ref().map(|bridge| bridge.from);
        let counted = from.map(|from| counted(holdings, &routes, from));
        let is_held = |from: &&'a Keyed<Qualification>| holdings.of_qualification(from).is_settled();
        let crossed = from.filter(|from| bridge.as_ref().is_some_and(Bridge::is_crossed) && is_held(from));
        let bridge = bridge.filter(|bridge| !bridge.is_crossed());
        let aim = aim(role, counted.as_ref().unwrap_or(&routes));
        Some(Self { routes, above, bridge, crossed, counted, aim })
    }

    /// The qualification that a gap and a plan go by: one that is held or deemed equivalent; else one that the role asks
    /// for anyway; else the one with the least missing, then the fewest credits left, then the first that is named. An
    /// alternative, one of which no unit is listed and one that is less suited are taken only when begun, or when there is
    /// no other.
    pub fn aim(&self) -> &Toward<'a> {
        &self.counted()[self.aim]
    }

    fn counted(&self) -> &[Toward<'a>] {
        self.counted.as_ref().unwrap_or(&self.routes)
    }

    /// The qualification that answers, held or deemed equivalent, and how it stands; none where none does.
    pub fn answered_by(&self) -> Option<(&'a Keyed<Qualification>, Standing<'a>)> {
        let answers = self.counted().iter().filter(|route| self.settles(route));
        let best = answers.min_by_key(|route| (route.less_suited, route.standing.is_our_reading()));
        let route = best.map(|route| (route.qualification, route.standing));
        let crossed = || self.crossed.map(|from| (from, Standing::Held(Because::Additional(from))));
        let above = || self.above.map(|above| (above, Standing::Held(Because::Above(above))));
        route.or_else(crossed).or_else(above)
    }

    /// Whether the answer rests on a qualification alone that the publication calls less suited: its remark belongs
    /// beside it.
    pub fn rests_on_less_suited(&self) -> Option<&Toward<'a>> {
        let (answer, _) = self.answered_by()?;
        self.counted().iter().find(|route| route.qualification.id == answer.id && route.less_suited)
    }

    /// Whether a route answers by itself; an alternative that asks for additional units does not.
    fn settles(&self, route: &Toward<'a>) -> bool {
        let from = self.bridge.as_ref().map(|bridge| bridge.from).or(self.crossed);
        route.standing.is_settled() && from.is_none_or(|from| from.id != route.qualification.id)
    }

    /// How it stands as a whole.
    pub fn standing(&self) -> Standing<'a> {
        if let Some((_, standing)) = self.answered_by() {
            return standing;
        }
        let in_progress = [self.aim()].into_iter().chain(self.counted());
        if let Some(begun) = in_progress.map(|route| &route.standing).find(|one| matches!(one, Standing::InProgress(_)))
        {
            return *begun;
        }
        if let Some(bridge) = &self.bridge {
            return Standing::InProgress(Because::Sharing(bridge.from));
        }
        let routes = || [self.aim()].into_iter().chain(self.counted());
        if let Some(begun) = routes().find_map(|route| route.begun.first()) {
            return Standing::InProgress(Because::Unit(begun.unit));
        }
        let lower = routes().find_map(|route| route.lower_held);
        lower.map_or(Standing::Missing, |lower| Standing::InProgress(Because::Qualification(lower)))
    }

    /// Whether somebody is working at any of them.
    pub fn is_under_way(&self) -> bool {
        self.above.is_some() || self.bridge.is_some() || self.counted().iter().any(|route| route.under_way)
    }

    /// Whether the additional units are all that is left: the qualification that shares units is held, and none of those
    /// named first is in progress.
    pub fn is_bridged(&self) -> bool {
        let begun = |route: &Toward<'_>| !route.alternative && matches!(route.standing, Standing::InProgress(_));
        self.bridge.as_ref().is_some_and(|bridge| self.holds(bridge.from)) && !self.counted().iter().any(begun)
    }

    fn holds(&self, from: &Keyed<Qualification>) -> bool {
        let route = self.counted().iter().find(|route| route.qualification.id == from.id);
        route.is_none_or(|route| route.standing.is_settled())
    }

    /// What it asks for: what answers; or else the aim with its units, or the additional units.
    pub(super) fn things(&self) -> Vec<(Thing<'a>, Standing<'a>)> {
        if let Some((answer, standing)) = self.answered_by() {
            return vec![(Thing::Qualification(answer), standing)];
        }
        let additional = self.bridge.iter().map(|bridge| (Thing::Additional(bridge.clone()), bridge.standing()));
        if self.is_bridged() {
            return additional.collect();
        }
        let aim = self.aim();
        let mut things: Vec<_> = aim.units.iter().map(|left| (Thing::Unit(*left), left.standing)).collect();
        things.extend(aim.optional_standing().map(|standing| (Thing::Optional(aim.qualification), standing)));
        things.push((Thing::Qualification(aim.qualification), aim.standing));
        things.extend(additional.filter(|_| aim.alternative));
        things
    }
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
        Standing::Deemed(equivalent) => equivalent.to.qualification.as_ref(),
        _ => None,
    }
}

/// The place of the qualification to go by.
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

/// Whether a route can be aimed at: it is named first, lists units and suits, or it is begun. Units that it has in common
/// with those named first do not begin an alternative.
pub(super) fn is_open(routes: &[Toward<'_>], route: &Toward<'_>) -> bool {
    let firm = || routes.iter().filter(|other| !other.alternative);
    let shared = |unit: &UnitLeft<'_>| firm().any(|other| other.units.iter().any(|one| one.unit.id == unit.unit.id));
    let own = || route.begun.iter().any(|unit| unit.contained.through.is_none() && !shared(unit));
    match (route.alternative, route.standing.is_missing()) {
        (_, false) => true,
        (true, true) => own(),
        (false, true) => !route.units.is_empty() && !route.less_suited,
    }
}

/// The way from a qualification that is held and not named first, or from the alternative that is aimed at, to one that
/// is named first and that it shares units with.
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
