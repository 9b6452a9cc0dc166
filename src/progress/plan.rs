//! The steps from a record to a role, in an order in which each finds what it needs done.
//!
//! The order:
//!
//! 1. English, maths and ICT, since the professional standards ask for them;
//! 2. essential training modules, the core ones first: those on the subject of a unit in the plan, and those that the
//!    role's own suggestions name;
//! 3. units, then the qualification they complete; the units of a lower qualification before those of the one that
//!    incorporates it. What is begun comes first among the units of one qualification;
//! 4. experience in the duties that are new;
//! 5. evidence for the standards that no unit in the plan draws on; then what the record has in progress of the role's
//!    own suggestions, which are no gap and are otherwise left to the person;
//! 6. the professional (HLTA) standards, and last their assessment.
//!
//! Every thing that a [`Gap`] has is in exactly one step. A standard that a unit in the plan draws on is in the step of
//! the first such unit. Units have a known length where their credits are confirmed; other steps where courses that teach
//! all of them say theirs.

use super::course::Course;
use super::gap::{Gap, Item, hours};
use super::holdings::incorporated;
use super::making::Making;
use super::task::Task;
use crate::framework::Keyed;
use crate::framework::qualification::Qualification;

/// The steps to a role, in order.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// The gap that the plan closes.
    pub gap: Gap<'a>,
    /// The steps.
    pub steps: Vec<Step<'a>>,
}

/// A step of a plan.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// What there is to do.
    pub task: Task<'a>,
    /// What of the gap it closes.
    pub covers: Vec<Item<'a>>,
    /// The places of the expectations it serves, from 1.
    pub serves: Vec<usize>,
    /// How long it takes, in hours of learning; none where that is not known.
    pub hours: Option<u32>,
    /// Courses that a suggestion links together with what there is to do.
    pub courses: Vec<Course<'a>>,
    /// Whether the length is that of the courses.
    pub hours_of_courses: bool,
    /// Whether the record says that it is begun.
    pub begun: bool,
    /// The places in the plan, from 0, of the steps that come before it for a reason.
    pub needs: Vec<usize>,
}

impl<'a> Plan<'a> {
    /// The plan that closes a gap.
    pub fn of(gap: Gap<'a>) -> Self {
        let steps = Making::of(&gap).steps();
        Self { gap, steps }
    }

    /// The hours of all steps whose length is known.
    pub fn hours(&self) -> u32 {
        self.steps.iter().filter_map(|step| step.hours).fold(0, u32::saturating_add)
    }

    /// The hours of all steps whose length is known; none where there are steps and none of known length.
    pub fn known_hours(&self) -> Option<u32> {
        (self.steps.is_empty() || self.unknown() < self.steps.len()).then(|| self.hours())
    }

    /// The hours that the plan takes at least: those that are known, and what a qualification's known minimum of credits
    /// adds to them. Of several qualifications the one that adds most counts, since they can share units.
    pub fn hours_at_least(&self) -> u32 {
        let more = |step: &Step<'a>| if let Task::Qualification(one) = step.task { self.beyond(one) } else { None };
        self.hours().saturating_add(self.steps.iter().filter_map(more).max().unwrap_or(0))
    }

    /// The hours that a qualification's minimum of credits asks for beyond what is held or has a known length here; none
    /// where the credits of what is held are not known.
    fn beyond(&self, qualification: &'a Keyed<Qualification>) -> Option<u32> {
        let framework = self.gap.framework;
        let minimum = hours(framework, qualification.minimum_credits.as_ref()?.value.into())?;
        if incorporated(framework, qualification).iter().any(|lower| self.gap.standing_of(lower).is_settled()) {
            return None;
        }
        let units = framework.units_of_qualification(qualification);
        let settled = units.iter().filter(|(unit, _)| self.gap.holdings.unit(&unit.id).is_settled());
        let settled = settled.map(|(unit, _)| unit.credits.map(u32::from)).sum::<Option<u32>>()?;
        let own = |step: &&Step<'_>| matches!(&step.task, Task::Unit(left, _) if units.iter().any(|(unit, _)| unit.id == left.unit.id));
        let planned = self.steps.iter().filter(own).filter_map(|step| step.hours).fold(0, u32::saturating_add);
        let settled = hours(framework, settled)?;
        Some(minimum.saturating_sub(settled.saturating_add(planned)))
    }

    /// How many steps have no known length.
    pub fn unknown(&self) -> usize {
        self.steps.iter().filter(|step| step.hours.is_none()).count()
    }
}
