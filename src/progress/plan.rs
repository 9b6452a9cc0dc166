//! The steps from a record to a role, in an order in which every step comes after the steps it depends on.
//!
//! If the record names the present role, a plan goes all the way: from role to role along the shortest route, with each
//! step once, in the stage of the first role that asks for it. What the present role itself still asks for is not part
//! of it. Without a present role, the plan is only for the role that was asked about.
//!
//! The order within a stage:
//!
//! 1. English, maths and ICT, because the professional standards require them;
//! 2. essential training modules that the role's own suggestions name, core ones first, except those on the subject of
//!    a unit that is held;
//! 3. units, then the qualification they complete; the units of a lower qualification come before those of the one that
//!    incorporates it, and optional units after the others. Among the units of one qualification, those in progress
//!    come first;
//! 4. additional units after a qualification that was designed for another role;
//! 5. experience in the duties that are new;
//! 6. evidence for the standards that no unit in the plan draws on; then activities in progress that follow the role's
//!    own suggestions (these are not part of the gap and are otherwise left to the person); then what has to be shown
//!    at work;
//! 7. the professional (HLTA) standards, and finally their assessment.
//!
//! Every item of a [`Gap`] on the way is in exactly one step. A standard that a unit in the plan draws on is in the
//! step of the first such unit, and the professional standard that requires English and maths is in the last step for
//! those. The length of a unit is known if its credits are confirmed; that of other steps, if courses that cover all of
//! it give theirs.

use super::course::Course;
use super::gap::{Gap, Item, hours};
use super::made_of::incorporated;
use super::making::Making;
use super::task::Task;
use crate::framework::Keyed;
use crate::framework::qualification::Qualification;
use crate::framework::route::Leg;

/// The steps to a role, in order.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// The gaps on the way, one per role; the last is that of the role planned for.
    pub stages: Vec<Gap<'a>>,
    /// The steps.
    pub steps: Vec<Step<'a>>,
    /// How many other routes are equally short.
    pub other_routes: usize,
}

/// A step of a plan.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// A key that no other step of the plan has.
    pub key: String,
    /// The stage it is in: the index of its gap.
    pub stage: usize,
    /// What there is to do.
    pub task: Task<'a>,
    /// The items of the gaps that it closes.
    pub covers: Vec<Item<'a>>,
    /// The numbers of the expectations of its stage that it serves, from 1.
    pub serves: Vec<usize>,
    /// How long it takes, in hours of learning; `None` if that is not known.
    pub hours: Option<u32>,
    /// Courses that a suggestion links together with what there is to do.
    pub courses: Vec<Course<'a>>,
    /// Whether the length comes from the courses.
    pub hours_of_courses: bool,
    /// Whether the record says that it is begun.
    pub begun: bool,
    /// The indexes of the earlier steps that it depends on.
    pub needs: Vec<usize>,
}

impl<'a> Plan<'a> {
    /// The plan that closes a gap, including the stages on the way to it.
    pub fn of(gap: Gap<'a>) -> Self {
        let routes = gap.present.map_or_else(Vec::new, |present| gap.framework.routes(present, gap.role));
        let mut stages = Vec::new();
        let mut from = gap.present;
        for leg in routes.first().iter().flat_map(|route| &route.legs) {
            if let Leg::Up(role) | Leg::Across { role, .. } = leg {
                stages.push(Gap::after(gap.framework, gap.record(), from, role));
                from = Some(role);
            }
        }
        if stages.is_empty() {
            stages.push(gap);
        }
        let steps = Making::of(&stages).steps();
        Self { stages, steps, other_routes: routes.len().saturating_sub(1) }
    }

    /// The gap of the role planned for.
    pub fn goal(&self) -> &Gap<'a> {
        &self.stages[self.stages.len() - 1]
    }

    /// The gap of a step's stage.
    pub fn stage(&self, step: &Step<'a>) -> &Gap<'a> {
        &self.stages[step.stage]
    }

    /// The total hours of the steps whose length is known.
    pub fn hours(&self) -> u32 {
        self.steps.iter().filter_map(|step| step.hours).fold(0, u32::saturating_add)
    }

    /// The same; `None` if there are steps but none has a known length.
    pub fn known_hours(&self) -> Option<u32> {
        (self.steps.is_empty() || self.unknown() < self.steps.len()).then(|| self.hours())
    }

    /// The least hours that the plan takes: those that are known, and what the minimum credits of a qualification add
    /// to them. Of several qualifications, only the one that adds most counts, because they can share units.
    pub fn hours_at_least(&self) -> u32 {
        let more = |step: &Step<'a>| if let Task::Qualification(one) = step.task { self.beyond(one) } else { None };
        self.hours().saturating_add(self.steps.iter().filter_map(more).max().unwrap_or(0))
    }

    /// The hours that the minimum credits of a qualification require in addition to what is held or has a known length
    /// here; `None` if the credits of something held are not known.
    fn beyond(&self, qualification: &'a Keyed<Qualification>) -> Option<u32> {
        let framework = self.goal().framework;
        let minimum = hours(framework, qualification.minimum_credits.as_ref()?.value.into())?;
        if incorporated(framework, qualification).any(|lower| self.goal().standing_of(lower).is_settled()) {
            return None;
        }
        let units = framework.units_of_qualification(qualification).map(|listed| listed.unit);
        let settled = units.clone().filter(|unit| self.goal().holdings.of_unit(unit).is_settled());
        let settled = settled.map(|unit| unit.credits.map(u32::from)).sum::<Option<u32>>()?;
        let own = |step: &&Step<'_>| matches!(&step.task, Task::Unit(left, _) if units.clone().any(|unit| unit.id == left.unit.id));
        let planned = self.steps.iter().filter(own).filter_map(|step| step.hours).fold(0, u32::saturating_add);
        let settled = hours(framework, settled)?;
        Some(minimum.saturating_sub(settled.saturating_add(planned)))
    }

    /// How many steps have no known length.
    pub fn unknown(&self) -> usize {
        self.steps.iter().filter(|step| step.hours.is_none()).count()
    }
}
