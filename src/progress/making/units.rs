//! The units of a stage, and the qualifications that they lead to.

use super::Making;
use crate::framework::qualification::Qualification;
use crate::framework::{Id, Keyed};
use crate::progress::gap::{Item, Thing};
use crate::progress::made_of::incorporated;
use crate::progress::part::Part;
use crate::progress::task::Task;
use crate::progress::toward::{Toward, UnitLeft};

impl<'a> Making<'a, '_> {
    /// The units, from the lowest qualification up; each qualification comes after its units.
    pub(super) fn units(&mut self) {
        let gap = self.gap;
        let firm = || gap.expected.iter().filter(|expected| !expected.is_optional());
        let parts = || firm().flat_map(|expected| &expected.parts);
        for part in parts() {
            let Part::OneOf(choice) = part else { continue };
            if choice.answered_by().is_none() && !choice.is_bridged() {
                let Toward { qualification, units, .. } = choice.aim();
                self.climb(qualification, units, true);
                self.goal(qualification);
            }
        }
        // Units that the profile names and no qualification on the way has.
        let named = || parts().filter_map(|part| if let Part::Units(units) = part { Some(units) } else { None });
        let is_named = |thing: &Thing<'_>| matches!(thing, Thing::Unit(left) if named().flatten().any(|one| one.unit.id == left.unit.id));
        let taken = self.take(is_named);
        self.gain(taken, None);
        // Units that are only needed for standards, if the qualification itself is not a goal.
        for part in parts() {
            if let Part::Reflected(reflected) = part {
                self.climb(reflected.toward.qualification, &reflected.units, false);
            }
        }
    }

    /// The units of a qualification, after those of the qualifications it incorporates.
    fn climb(&mut self, aim: &'a Keyed<Qualification>, units: &[UnitLeft<'a>], is_goal: bool) {
        for lower in incorporated(self.framework, aim) {
            self.stage(lower, units, is_goal);
        }
        self.own_units(aim, units);
    }

    /// A qualification that is itself a goal, if it is open, after its optional units.
    fn goal(&mut self, qualification: &'a Keyed<Qualification>) {
        let optional = self.take(|thing| matches!(thing, Thing::Optional(one) if one.id == qualification.id));
        if !optional.is_empty() {
            self.add(Task::Optional(qualification), optional, Vec::new());
        }
        let taken = self.take(|thing| matches!(thing, Thing::Qualification(one) if one.id == qualification.id));
        if !taken.is_empty() {
            let needs = self.of_qualification(qualification);
            self.add(Task::Qualification(qualification), taken, needs);
        }
    }

    /// The additional units after a qualification that was designed for another role.
    pub(super) fn additional(&mut self) {
        for item in self.take(|thing| matches!(thing, Thing::Additional(_))) {
            let Thing::Additional(bridge) = item.thing.clone() else { continue };
            let units = |id: &Id<_>| bridge.units.iter().any(|left| left.unit.id == *id);
            let needs = self.places(|task| matches!(task, Task::Unit(left, _) if units(&left.unit.id)));
            self.add(Task::Additional(bridge), vec![item], needs);
        }
    }

    /// The units of an incorporated qualification; and the qualification itself, if the later one is a goal. One that
    /// is itself a goal is completed here, before later steps.
    fn stage(&mut self, lower: &'a Keyed<Qualification>, units: &[UnitLeft<'a>], is_goal: bool) {
        let before = self.steps.len();
        self.own_units(lower, units);
        if is_goal {
            self.goal(lower);
        }
        let known =
            self.places(|task| matches!(task, Task::Stage(one) | Task::Qualification(one) if one.id == lower.id));
        let settled = self.gap.holdings.qualification(&lower.id).is_settled() || !known.is_empty();
        // It need not be completed, because the later qualification takes it in; without listed units it is not a step.
        if is_goal && !settled && self.steps.len() > before {
            let needs = self.of_qualification(lower);
            self.add(Task::Stage(lower), Vec::new(), needs);
        }
    }

    /// The open units that a qualification itself lists.
    fn own_units(&mut self, qualification: &'a Keyed<Qualification>, units: &[UnitLeft<'a>]) {
        let own = |thing: &Thing<'_>| match thing {
            Thing::Unit(left) => {
                qualification.requires(&left.unit.id) && units.iter().any(|one| one.unit.id == left.unit.id)
            }
            _ => false,
        };
        let taken = self.take(own);
        self.gain(taken, Some(qualification));
    }

    /// Steps for units, those in progress first, each with the standards it draws on.
    fn gain(&mut self, mut taken: Vec<Item<'a>>, qualification: Option<&'a Keyed<Qualification>>) {
        taken.sort_by_key(|item| item.standing.is_missing());
        for item in taken {
            let Thing::Unit(left) = item.thing.clone() else { continue };
            let drawn =
                |thing: &Thing<'_>| matches!(thing, Thing::Standard(one) if left.unit.standards.contains(&one.id));
            let standards = self.take(drawn);
            let on_subject = |task: &Task<'_>| match task {
                Task::Modules(_, modules) => modules.iter().any(|module| module.units.contains(&left.unit.id)),
                _ => false,
            };
            let needs = self.places(on_subject);
            self.add(Task::Unit(left, qualification), [vec![item], standards].concat(), needs);
        }
    }

    /// The steps that a qualification depends on: its units, and the qualifications it incorporates.
    fn of_qualification(&self, qualification: &'a Keyed<Qualification>) -> Vec<usize> {
        let lower = || incorporated(self.framework, qualification);
        let listed = |id| qualification.requires(id) || lower().any(|lower| lower.requires(id));
        self.places(|task| match task {
            Task::Unit(left, _) => listed(&left.unit.id),
            Task::Stage(one) | Task::Qualification(one) => lower().any(|lower| lower.id == one.id),
            Task::Optional(one) => one.id == qualification.id || lower().any(|lower| lower.id == one.id),
            _ => false,
        })
    }
}
