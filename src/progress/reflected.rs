//! The standards that any one of several qualifications reflects: those that its listed units draw on (sections 4.1.2
//! and 4.3.2). Optional units are a choice, and so are standards that only optional units, or no units, draw on.

use super::choice::{Bridge, Choice, is_open};
use super::gap::Thing;
use super::holdings::Holdings;
use super::made_of::incorporated;
use super::standing::{Because, Standing};
use super::toward::{Toward, UnitLeft};
use crate::framework::qualification::Qualification;
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed, StandardNumber};

/// The standards that a qualification reflects, and the units that lead to the open ones.
#[derive(Debug, Clone)]
pub struct Reflected<'a> {
    /// The qualification whose standards are nearest.
    pub toward: Toward<'a>,
    /// Its standards, by number. Units at a lower level than the qualification do not evidence them.
    pub standards: Vec<(&'a Keyed<Standard>, Standing<'a>)>,
    /// The units that draw on an open standard; no more of the qualification than is needed.
    pub units: Vec<UnitLeft<'a>>,
    /// A qualification at a higher level that is held or deemed equivalent. That it answers is our reading, which is about
    /// the expectation and not about any one standard.
    pub above: Option<(&'a Keyed<Qualification>, Standing<'a>)>,
    /// The additional units that lead on from a qualification that shares units with the one whose standards these are.
    pub bridge: Option<Bridge<'a>>,
    /// A qualification that is held, is one of those that will do or is taken in by one of them, and whose standards the
    /// publication does not list: how far they answer can't be told.
    pub unlisted: Option<&'a Keyed<Qualification>>,
}

impl<'a> Reflected<'a> {
    /// The standards of the route with the fewest of them missing; `None` if no route has listed standards.
    pub(super) fn of(framework: &'a Framework, holdings: &Holdings<'a>, choice: &Choice<'a>) -> Option<Self> {
        let draws = |route: &&Toward<'a>| framework.standards_of_qualification(route.qualification).len() > 0;
        let listed = || choice.routes.iter().filter(draws);
        let any_open = listed().any(|route| is_open(&choice.routes, route));
        let open = listed().filter(|route| !any_open || is_open(&choice.routes, route));
        let ways = open.map(|route| Way::along(framework, holdings, route));
        let Way { route, standards, units } = ways.min_by_key(Way::cost)?;
        let units = units.into_iter().copied().filter(|_| choice.above.is_none()).collect();
        Some(Self {
            units,
            toward: route.clone(),
            standards,
            above: choice.above,
            bridge: choice.bridge.clone().filter(|bridge| choice.holds(bridge.from)),
            unlisted: unlisted(framework, holdings, choice),
        })
    }

    /// The standing of the standards together; where they are not all evidenced, what else speaks for them.
    pub(super) fn standing(&self) -> Standing<'a> {
        let together = Standing::together(self.standards.iter().map(|(_, standing)| *standing));
        if together.is_settled() {
            return together;
        }
        if let Some((_, above)) = self.above {
            return above;
        }
        match (&self.bridge, self.unlisted) {
            _ if !together.is_to_begin() => together,
            (Some(bridge), _) => Standing::InProgress(Because::Sharing(bridge.from)),
            (None, Some(unlisted)) => Standing::Untold(unlisted),
            (None, None) => together,
        }
    }

    /// The qualification at a higher level, where the expectation rests on that.
    pub fn rests_on(&self) -> Option<(&'a Keyed<Qualification>, Standing<'a>)> {
        let is_evidenced = self.standards.iter().all(|(_, standing)| standing.is_settled());
        self.above.filter(|_| !is_evidenced)
    }

    /// What is asked for: the qualification that it rests on, or else the standards, with the units that lead to them.
    pub(super) fn each_thing(&self, found: &mut impl FnMut(Thing<'a>, Standing<'a>)) {
        if let Some((above, standing)) = self.rests_on() {
            return found(Thing::Qualification(above), standing);
        }
        for left in &self.units {
            found(Thing::Unit(*left), left.standing);
        }
        for (one, standing) in &self.standards {
            found(Thing::Standard(one), *standing);
        }
    }
}

/// A route to the standards, while routes are compared: only the one that is taken is copied.
struct Way<'r, 'a> {
    route: &'r Toward<'a>,
    standards: Vec<(&'a Keyed<Standard>, Standing<'a>)>,
    /// The units that draw on an open standard.
    units: Vec<&'r UnitLeft<'a>>,
}

impl<'r, 'a> Way<'r, 'a> {
    /// What was agreed for all standards of the level answers each of them: the profiles speak of "the National
    /// Occupational Standards … Level 3" (section 4.3.1).
    fn along(framework: &'a Framework, holdings: &Holdings<'a>, route: &'r Toward<'a>) -> Self {
        let level = route.qualification.level;
        let agreed = holdings.agreed_at(level);
        let standing = |one: &'a Keyed<Standard>| {
            let mut own = holdings.of_standard(one, level);
            if let Some(agreed) = agreed {
                own.raise(agreed);
            }
            (one, own)
        };
        let standards: Vec<_> = framework.standards_of_qualification(route.qualification).map(standing).collect();
        let is_open = |number: &StandardNumber| {
            let place = standards.binary_search_by_key(number, |(one, _)| one.id);
            place.is_ok_and(|place| !standards[place].1.is_settled())
        };
        let teaches = |left: &&UnitLeft<'a>| left.unit.standards.iter().any(is_open);
        let units = route.left().filter(teaches).collect();
        Self { route, standards, units }
    }

    /// Decides between routes: by the standards and units missing, then by credits.
    fn cost(&self) -> (bool, usize, u32) {
        let open = self.standards.iter().any(|(_, standing)| !standing.is_settled());
        let standards = self.standards.iter().filter(|(_, standing)| standing.is_to_begin()).count();
        let units = self.units.iter().filter(|left| left.standing.is_to_begin()).count();
        (open, standards + units, self.units.iter().filter_map(|left| left.unit.credits).map(u32::from).sum())
    }
}

/// A held qualification, among those that will do and what they take in, of which no standard is listed; where it comes
/// with another one, that one.
fn unlisted<'a>(
    framework: &'a Framework,
    holdings: &Holdings<'a>,
    choice: &Choice<'a>,
) -> Option<&'a Keyed<Qualification>> {
    let routes = choice.routes.iter().map(|route| route.qualification);
    let mut all = routes.flat_map(|route| std::iter::once(route).chain(incorporated(framework, route)));
    let draws = |one: &Keyed<Qualification>| framework.standards_of_qualification(one).len() > 0;
    let found = all.find(|one| holdings.of_qualification(one).is_settled() && !draws(one))?;
    match holdings.of_qualification(found).because() {
        Some(Because::Incorporating(above)) => Some(above),
        _ => Some(found),
    }
}
