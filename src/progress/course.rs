//! Courses of a school, a trust or an authority that lead to what a plan needs.

use std::collections::BTreeSet;

use super::gap::{Gap, Thing};
use super::task::Task;
use crate::framework::resource::{Resource, Topic};
use crate::framework::role::{Links, Role};
use crate::framework::{Framework, Keyed};

/// A course that a role's suggestion links together with something to do.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// The course.
    pub resource: &'a Keyed<Resource>,
    /// The role that suggests it, and the position of the suggestion in its list, from 0.
    pub suggestion: (&'a Keyed<Role>, usize),
    links: &'a Links,
}

impl<'a> Course<'a> {
    /// The courses for a task, each once, in the order of the suggestions that apply to the gap.
    pub(super) fn for_task(gap: &Gap<'a>, task: &Task<'a>) -> Vec<Self> {
        let mut seen = BTreeSet::new();
        let mut courses = Self::all(gap.framework, &gap.suggesting());
        courses.retain(|course| course.leads_to(gap, task) && seen.insert(&course.resource.id));
        courses
    }

    fn all(framework: &'a Framework, roles: &[&'a Keyed<Role>]) -> Vec<Self> {
        let of = |role: &&'a Keyed<Role>| {
            let role: &'a Keyed<Role> = role;
            role.cpd.suggestions.iter().enumerate().flat_map(move |(place, suggestion)| {
                let resources = suggestion.links.resources.iter().map(|id| framework.resources.known(id));
                let courses = resources.filter(|resource| resource.topic == Topic::Courses);
                courses.map(move |resource| Self { resource, suggestion: (role, place), links: &suggestion.links })
            })
        };
        roles.iter().flat_map(of).collect()
    }

    fn leads_to(&self, gap: &Gap<'a>, task: &Task<'a>) -> bool {
        match task {
            Task::Skill(wanted) => {
                let mut named = self.links.basic_skills.iter().filter(|skill| skill.subject == wanted.subject);
                named.any(|skill| gap.holdings.serves(&skill.level, wanted))
            }
            Task::Qualification(one) | Task::Stage(one) | Task::Optional(one) => {
                self.links.qualifications.contains(&one.id)
            }
            Task::Unit(left, _) => self.links.units.contains(&left.unit.id),
            Task::Modules(_, modules) => modules.iter().any(|module| self.links.modules.contains(&module.id)),
            Task::Evidence(_, standards) => standards.iter().any(|one| self.links.standards.contains(&one.id)),
            Task::Additional(bridge) => bridge.units.iter().any(|left| self.links.units.contains(&left.unit.id)),
            Task::Duties(..) | Task::Show(..) | Task::Activity(..) | Task::Professional(..) | Task::Assessment => false,
        }
    }

    /// The courses that determine how long a task takes: the first one for a unit or a level, and those that cover all
    /// parts for several modules or standards. Empty if a part is not covered by a course of known length.
    pub(super) fn measuring<'c>(courses: &[&'c Self], task: &Task<'_>) -> Vec<&'c Self> {
        let parts = match task {
            Task::Skill(_) | Task::Unit(..) => 1,
            Task::Modules(_, modules) => modules.len(),
            Task::Evidence(_, standards) => standards.len(),
            _ => 0,
        };
        let timed: Vec<&'c Self> = courses.iter().filter(|course| course.resource.hours.is_some()).copied().collect();
        let first = (0..parts).map(|part| timed.iter().position(|course| course.teaches(task, part)));
        let taken: BTreeSet<usize> = first.collect::<Option<_>>().unwrap_or_default();
        taken.into_iter().map(|place| timed[place]).collect()
    }

    /// Whether it covers that part of a task.
    fn teaches(&self, task: &Task<'_>, part: usize) -> bool {
        match task {
            Task::Modules(_, modules) => self.links.modules.contains(&modules[part].id),
            Task::Evidence(_, standards) => self.links.standards.contains(&standards[part].id),
            _ => true,
        }
    }
}

impl<'a> Gap<'a> {
    /// The courses that lead to something to gain, each once, in the order of the suggestions. Overlays decide where
    /// theirs come.
    pub fn courses_for(&self, thing: &Thing<'a>) -> Vec<&'a Keyed<Resource>> {
        let mut seen = BTreeSet::new();
        let courses = Course::all(self.framework, &self.suggesting()).into_iter();
        let leading = courses.filter(|course| self.leads(course.links, thing) && seen.insert(&course.resource.id));
        leading.map(|course| course.resource).collect()
    }
}
