//! A plan in the making: takes what a gap has, step by step, in the order that the plan promises.

use std::collections::{BTreeMap, BTreeSet};

use super::course::Course;
use super::gap::{Gap, Item, Thing, hours};
use super::holdings::incorporated;
use super::part::{Part, UnitLeft};
use super::plan::Step;
use super::standing::Standing;
use super::task::Task;
use crate::framework::qualification::{Part as Plays, Qualification, Unit};
use crate::framework::resource::Resource;
use crate::framework::role::Sense;
use crate::framework::standard::Standard;
use crate::framework::training::{Module, ModuleKind};
use crate::framework::{Framework, Id, Keyed, StandardNumber};

/// A plan in the making.
pub(super) struct Making<'a, 'g> {
    framework: &'a Framework,
    gap: &'g Gap<'a>,
    /// What no step closes yet.
    open: Vec<Item<'a>>,
    steps: Vec<Step<'a>>,
    /// The courses whose hours are in a step.
    counted: BTreeSet<&'a Id<Resource>>,
}

impl<'a, 'g> Making<'a, 'g> {
    pub(super) fn of(gap: &'g Gap<'a>) -> Self {
        Self { framework: gap.framework, gap, open: gap.items(), steps: Vec::new(), counted: BTreeSet::new() }
    }

    /// The steps, in order.
    pub(super) fn steps(mut self) -> Vec<Step<'a>> {
        self.skills();
        self.modules();
        self.units();
        self.duties();
        self.evidence();
        self.activities();
        self.professional();
        self.steps
    }

    /// Takes the open things of that description.
    fn take(&mut self, wanted: impl Fn(&Thing<'a>) -> bool) -> Vec<Item<'a>> {
        let (taken, open) = std::mem::take(&mut self.open).into_iter().partition(|item| wanted(&item.thing));
        self.open = open;
        taken
    }

    fn add(&mut self, task: Task<'a>, covers: Vec<Item<'a>>, needs: Vec<usize>) {
        let serves: BTreeSet<usize> = covers.iter().flat_map(|item| item.serves.iter().copied()).collect();
        let courses = Course::for_task(self.gap, &task);
        let own = match &task {
            Task::Unit(left, _) => left.unit.credits.and_then(|credits| hours(self.framework, credits.into())),
            Task::Activity(activity, ..) => activity.hours.map(whole_hours),
            _ => None,
        };
        let of_courses = if own.is_none() { self.hours_of_courses(&courses, &task) } else { None };
        let begun = covers.first().is_some_and(|item| matches!(item.standing, Standing::InProgress(_)));
        let begun = begun || self.is_begun(&task);
        let (hours, hours_of_courses) = (own.or(of_courses), of_courses.is_some());
        let serves = serves.into_iter().collect();
        self.steps.push(Step { task, covers, serves, hours, courses, hours_of_courses, begun, needs });
    }

    /// Whether the record says that a task is begun, whatever it covers.
    fn is_begun(&self, task: &Task<'a>) -> bool {
        match task {
            Task::Activity(..) => true,
            Task::Modules(_, modules) => modules.iter().any(|one| !self.gap.holdings.module(&one.id).is_missing()),
            _ => false,
        }
    }

    /// How long a task takes by its courses. A course that serves two steps is counted in the first.
    fn hours_of_courses(&mut self, courses: &[Course<'a>], task: &Task<'a>) -> Option<u32> {
        let free: Vec<&Course<'a>> = courses.iter().filter(|one| !self.counted.contains(&one.resource.id)).collect();
        let measuring = Course::measuring(&free, task);
        self.counted.extend(measuring.iter().map(|course| &course.resource.id));
        let hours = measuring.iter().filter_map(|course| course.resource.hours).map(u32::from);
        (!measuring.is_empty()).then(|| hours.sum())
    }

    /// The places of the steps of that description.
    fn places(&self, wanted: impl Fn(&Task<'a>) -> bool) -> Vec<usize> {
        (0..self.steps.len()).filter(|&n| wanted(&self.steps[n].task)).collect()
    }

    fn skills(&mut self) {
        for item in self.take(|thing| matches!(thing, Thing::Skill(_))) {
            if let Thing::Skill(skill) = item.thing {
                self.add(Task::Skill(skill), vec![item], Vec::new());
            }
        }
    }

    /// The modules that prepare for what is to come; none where nothing is.
    fn modules(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let units = self.gap.units();
        let suggested: Vec<_> = self.gap.role.cpd.suggestions.iter().flat_map(|one| &one.links.modules).collect();
        let useful = |module: &&Keyed<Module>| {
            let prepares = module.units.iter().any(|id| units.iter().any(|unit| unit.id == *id));
            (prepares || suggested.contains(&&module.id)) && !self.gap.holdings.module(&module.id).is_settled()
        };
        let useful: Vec<&Keyed<Module>> = self.framework.modules.iter().filter(useful).collect();
        for kind in [ModuleKind::Core, ModuleKind::Optional] {
            let of_kind: Vec<_> = useful.iter().filter(|module| module.kind == kind).copied().collect();
            if !of_kind.is_empty() {
                self.add(Task::Modules(kind, of_kind), Vec::new(), Vec::new());
                self.serve_as_their_units();
            }
        }
    }

    /// Modules serve what the units on their subjects serve.
    fn serve_as_their_units(&mut self) {
        let Some(Step { task: Task::Modules(_, modules), .. }) = self.steps.last() else { return };
        let subject = |item: &&Item<'_>| match &item.thing {
            Thing::Unit(left) => modules.iter().any(|module| module.units.contains(&left.unit.id)),
            _ => false,
        };
        let serves: BTreeSet<usize> = self.open.iter().filter(subject).flat_map(|item| item.serves.clone()).collect();
        if let Some(step) = self.steps.last_mut() {
            step.serves = serves.into_iter().collect();
        }
    }

    /// The units, from the lowest qualification up, each qualification after its units.
    fn units(&mut self) {
        let gap = self.gap;
        let firm = gap.expected.iter().filter(|expected| !expected.is_optional());
        for part in firm.flat_map(|expected| &expected.parts) {
            let (Part::OneOf(choice) | Part::Reflected(choice, _)) = part else { continue };
            let aim = choice.aim();
            for lower in incorporated(self.framework, aim.qualification) {
                // Of a settled goal nothing is left, and nothing of its stages.
                let is_goal = matches!(part, Part::OneOf(_)) && !aim.standing.is_settled();
                self.stage(lower, &aim.units, is_goal);
            }
            self.own_units(aim.qualification, &aim.units);
            self.goal(aim.qualification);
        }
    }

    /// A qualification that is a goal itself, where it is open.
    fn goal(&mut self, qualification: &'a Keyed<Qualification>) {
        let taken = self.take(|thing| matches!(thing, Thing::Qualification(one) if one.id == qualification.id));
        if !taken.is_empty() {
            let needs = self.of_qualification(qualification);
            self.add(Task::Qualification(qualification), taken, needs);
        }
    }

    /// A qualification that a later one incorporates: its units; and, where the later one is a goal, the rest of it. One
    /// that is a goal itself is completed here, before what comes later.
    fn stage(&mut self, lower: &'a Keyed<Qualification>, units: &[UnitLeft<'a>], is_goal: bool) {
        let before = self.steps.len();
        self.own_units(lower, units);
        if is_goal {
            self.goal(lower);
        }
        let none_listed = !units.iter().any(|left| lists(lower, &left.unit.id));
        let known =
            self.places(|task| matches!(task, Task::Stage(one) | Task::Qualification(one) if one.id == lower.id));
        let settled = self.gap.holdings.qualification(&lower.id).is_settled() || !known.is_empty();
        if is_goal && !settled && (none_listed || self.steps.len() > before) {
            let needs = self.of_qualification(lower);
            self.add(Task::Stage(lower), Vec::new(), needs);
        }
    }

    /// The open units that a qualification itself lists, those begun first, each with the standards it draws on.
    fn own_units(&mut self, qualification: &'a Keyed<Qualification>, units: &[UnitLeft<'a>]) {
        let own = |thing: &Thing<'_>| match thing {
            Thing::Unit(left) => {
                lists(qualification, &left.unit.id) && units.iter().any(|one| one.unit.id == left.unit.id)
            }
            _ => false,
        };
        let mut taken = self.take(own);
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

    /// The steps that a qualification needs: its units, and the qualifications it incorporates.
    fn of_qualification(&self, qualification: &'a Keyed<Qualification>) -> Vec<usize> {
        let lower = incorporated(self.framework, qualification);
        let listed = |id| lists(qualification, id) || lower.iter().any(|lower| lists(lower, id));
        self.places(|task| match task {
            Task::Unit(left, _) => listed(&left.unit.id),
            Task::Stage(one) | Task::Qualification(one) => lower.iter().any(|lower| lower.id == one.id),
            _ => false,
        })
    }

    fn duties(&mut self) {
        if !self.gap.duties.is_empty() {
            self.add(Task::Duties(self.gap.duties.clone()), Vec::new(), Vec::new());
        }
    }

    /// What the record has in progress of the role's own suggestions. They are no gap, so only what is begun is here.
    fn activities(&mut self) {
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        for activity in self.gap.record().cpd.iter().filter(|activity| !activity.status.is_held()) {
            let named = |id: &String| self.gap.suggestion(id);
            if let Some((role, suggestion)) = activity.suggestions.iter().find_map(named) {
                let name = Task::Activity(activity, role, suggestion, 1).key();
                let nth = alike.entry(name).and_modify(|nth| *nth += 1).or_insert(1);
                self.add(Task::Activity(activity, role, suggestion, *nth), Vec::new(), Vec::new());
            }
        }
    }

    /// Evidence for the standards that no unit in the plan draws on, a step a group.
    fn evidence(&mut self) {
        for group in &self.framework.standard_groups {
            let framework = self.framework;
            let taken = self.take(|thing| matches!(thing, Thing::Standard(one) if framework.group(one).id == group.id));
            let standard = |item: &Item<'a>| if let Thing::Standard(one) = item.thing { Some(one) } else { None };
            let standards: Vec<&Keyed<Standard>> = taken.iter().filter_map(standard).collect();
            if !standards.is_empty() {
                self.add(Task::Evidence(group, standards), taken, Vec::new());
            }
        }
    }

    /// The professional standards, a step a group; and their assessment, where the role is to meet them.
    fn professional(&mut self) {
        let Some(set) = &self.framework.professional_standards else { return };
        let skills = self.places(|task| matches!(task, Task::Skill(skill) if set.basic_skills.contains(skill)));
        for group in &set.groups {
            let numbers: Vec<StandardNumber> =
                group.parts.iter().flat_map(|part| &part.standards).map(|one| one.number).collect();
            let taken =
                self.take(|thing| matches!(thing, Thing::Professional(_, one) if numbers.contains(&one.number)));
            let standard =
                |item: &Item<'a>| if let Thing::Professional(_, one) = item.thing { Some(one) } else { None };
            let standards: Vec<_> = taken.iter().filter_map(standard).collect();
            if !standards.is_empty() {
                self.add(Task::Professional(group, standards), taken, skills.clone());
            }
        }
        let evidence = self.places(|task| matches!(task, Task::Professional(..)));
        let to_meet: Vec<usize> = self
            .gap
            .expected
            .iter()
            .filter(|one| one.expectation.professional_standards)
            .filter(|one| matches!(one.expectation.sense, Sense::Meeting | Sense::MustHaveAchieved))
            .map(|one| one.place)
            .collect();
        if !evidence.is_empty() && !to_meet.is_empty() {
            self.add(Task::Assessment, Vec::new(), [skills, evidence].concat());
            if let Some(step) = self.steps.last_mut() {
                step.serves = to_meet;
            }
        }
    }
}

/// Hours as a record has them, rounded up.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a record has no more than 9,999 hours")]
fn whole_hours(hours: f64) -> u32 {
    hours.ceil() as u32
}

/// Whether a qualification itself lists the unit as one that can't be left out.
fn lists(qualification: &Qualification, unit: &Id<Unit>) -> bool {
    let mut listings = qualification.listings.iter().filter(|listing| listing.part != Plays::Optional);
    listings.any(|listing| listing.units.contains(unit))
}
