//! Builds a plan: takes the items of the gaps on the way, step by step, in the order documented for a plan.

mod units;

use std::collections::BTreeSet;

use super::course::Course;
use super::gap::{Gap, Item, Thing, hours};
use super::plan::Step;
use super::standing::Standing;
use super::task::Task;
use crate::framework::resource::Resource;
use crate::framework::role::{Sense, Show};
use crate::framework::standard::Standard;
use crate::framework::training::{Module, ModuleKind};
use crate::framework::{Framework, Id, Keyed, StandardNumber};
use crate::record::Hours;

/// A plan while it is built.
pub(super) struct Making<'a, 'g> {
    framework: &'a Framework,
    stages: &'g [Gap<'a>],
    /// The gap of the current stage.
    gap: &'g Gap<'a>,
    stage: usize,
    /// The items that no step closes yet.
    open: Vec<Item<'a>>,
    steps: Vec<Step<'a>>,
    /// The courses whose hours are already counted in a step.
    counted: BTreeSet<&'a Id<Resource>>,
    /// The activities that have a step, by their positions in the record.
    finishing: BTreeSet<usize>,
}

impl<'a, 'g> Making<'a, 'g> {
    /// A plan with these stages, of which there must be at least one.
    pub(super) fn of(stages: &'g [Gap<'a>]) -> Self {
        let gap = &stages[0];
        Self {
            framework: gap.framework,
            stages,
            gap,
            stage: 0,
            open: Vec::new(),
            steps: Vec::new(),
            counted: BTreeSet::new(),
            finishing: BTreeSet::new(),
        }
    }

    /// The steps, in order.
    pub(super) fn steps(mut self) -> Vec<Step<'a>> {
        for (stage, gap) in self.stages.iter().enumerate() {
            let done: BTreeSet<_> =
                self.steps.iter().flat_map(|step| &step.covers).map(|item| item.thing.key()).collect();
            self.stage = stage;
            self.gap = gap;
            self.open = gap.items().into_iter().filter(|item| !done.contains(&item.thing.key())).collect();
            self.skills();
            self.modules();
            self.units();
            self.additional();
            self.duties();
            self.evidence();
            self.activities();
            self.show();
            self.professional();
        }
        self.steps
    }

    /// Takes the open items that match.
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
            Task::Activity(activity, ..) => activity.hours.map(Hours::rounded_up),
            _ => None,
        };
        let of_courses = if own.is_none() { self.hours_of_courses(&courses, &task) } else { None };
        let begun = covers.first().is_some_and(|item| matches!(item.standing, Standing::InProgress(_)));
        let begun = begun || self.is_begun(&task);
        let (hours, hours_of_courses) = (own.or(of_courses), of_courses.is_some());
        let serves = serves.into_iter().collect();
        let (key, stage) = (self.name(&task), self.stage);
        self.steps.push(Step { key, stage, task, covers, serves, hours, courses, hours_of_courses, begun, needs });
    }

    /// A key that no other step has: that of the task, with the role added if an earlier stage has the same one.
    fn name(&self, task: &Task<'a>) -> String {
        let name = task.key();
        let is_taken = self.steps.iter().any(|step| step.key == name);
        if is_taken { format!("{name}-{}", self.gap.role.id) } else { name }
    }

    /// Whether the record says that a task is begun, regardless of the items it covers.
    fn is_begun(&self, task: &Task<'a>) -> bool {
        match task {
            Task::Activity(..) => true,
            Task::Modules(_, modules) => modules.iter().any(|one| !self.gap.holdings.module(&one.id).is_missing()),
            _ => false,
        }
    }

    /// The length of a task according to its courses. A course that serves two steps is counted only in the first.
    fn hours_of_courses(&mut self, courses: &[Course<'a>], task: &Task<'a>) -> Option<u32> {
        let free: Vec<&Course<'a>> = courses.iter().filter(|one| !self.counted.contains(&one.resource.id)).collect();
        let measuring = Course::measuring(&free, task);
        self.counted.extend(measuring.iter().map(|course| &course.resource.id));
        let hours = measuring.iter().filter_map(|course| course.resource.hours).map(u32::from);
        (!measuring.is_empty()).then(|| hours.sum())
    }

    /// The positions of the steps that match.
    fn places(&self, wanted: impl Fn(&Task<'a>) -> bool) -> Vec<usize> {
        (0..self.steps.len()).filter(|&n| wanted(&self.steps[n].task)).collect()
    }

    fn skills(&mut self) {
        for item in self.take(|thing| matches!(thing, Thing::Skill(_))) {
            if let Thing::Skill(skill) = item.thing {
                self.add(Task::Skill(skill), vec![item], Vec::new());
            }
        }
        self.standard_of_skills();
    }

    /// The professional standard that requires English and maths is covered by the last step for those.
    fn standard_of_skills(&mut self) {
        let Some(set) = &self.framework.professional_standards else { return };
        let own = |task: &Task<'a>| matches!(task, Task::Skill(skill) if set.basic_skills.contains(skill));
        let Some(last) = self.places(own).pop() else { return };
        let same = |thing: &Thing<'a>| matches!(thing, Thing::Professional(_, one) if Some(one.number) == set.basic_skills_standard);
        let taken = self.take(same);
        self.steps[last].covers.extend(taken);
    }

    /// The modules that the role's own suggestions name; none if nothing is left to do. Only TA1's profile names the
    /// essential training (section 4.1.3), so nobody has to repeat it later.
    fn modules(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let gap = self.gap;
        let suggested: Vec<_> = gap.role.cpd.suggestions.iter().flat_map(|one| &one.links.modules).collect();
        let useful = |module: &&Keyed<Module>| {
            let known = module.units.iter().any(|id| gap.holdings.unit(id).is_settled());
            suggested.contains(&&module.id) && !known && !gap.holdings.module(&module.id).is_settled()
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

    /// Modules serve the same expectations as the units on their subjects.
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

    fn duties(&mut self) {
        let duties = self.gap.duties();
        if !duties.is_empty() {
            self.add(Task::Duties(self.gap.role, duties), Vec::new(), Vec::new());
        }
    }

    /// Activities in progress that follow the role's suggestions. Suggestions are not part of the gap, so only those
    /// begun are included.
    fn activities(&mut self) {
        let gap = self.gap;
        let begun = gap.record().cpd.iter().enumerate().filter(|(_, activity)| !activity.status.is_held());
        for (n, activity) in begun {
            let named = |id: &String| gap.suggestion(id);
            let Some((role, suggestion)) = activity.suggestions.iter().find_map(named) else { continue };
            if self.finishing.insert(n) {
                let name = Task::Activity(activity, role, suggestion, 1).key();
                let alike = |task: &Task<'a>| match task {
                    Task::Activity(other, role, suggestion, _) => {
                        Task::Activity(other, role, *suggestion, 1).key() == name
                    }
                    _ => false,
                };
                let nth = self.places(alike).len() + 1;
                self.add(Task::Activity(activity, role, suggestion, nth), Vec::new(), Vec::new());
            }
        }
    }

    /// What has to be shown at work. If two roles ask for it in the same words, it is shown once.
    fn show(&mut self) {
        let role = self.gap.role;
        let earlier = self.steps.iter().filter_map(|step| match &step.task {
            Task::Show(role, shows) => Some(shows.iter().map(|show| show.words(role))),
            _ => None,
        });
        let earlier: BTreeSet<&str> = earlier.flatten().collect();
        let shows: Vec<&'a Show> = role.shows.iter().filter(|show| !earlier.contains(show.words(role))).collect();
        if !shows.is_empty() {
            self.add(Task::Show(role, shows), Vec::new(), Vec::new());
        }
    }

    /// Evidence for the standards that no unit in the plan draws on, one step per group.
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

    /// The professional standards, one step per group, and their assessment if the role has to meet them.
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
        let is_planned = self.steps.iter().any(|step| matches!(step.task, Task::Assessment));
        if !evidence.is_empty() && !to_meet.is_empty() && !is_planned {
            self.add(Task::Assessment, Vec::new(), [skills, evidence].concat());
            if let Some(step) = self.steps.last_mut() {
                step.serves = to_meet;
            }
        }
    }
}
