//! Which parts of a gap a suggestion closes.

use super::gap::{Gap, Thing};
use super::part::Part;
use super::toward::{Toward, UnitLeft};
use crate::framework::basic_skills::BasicSkill;
use crate::framework::role::Links;
use crate::framework::standard::Standard;

impl<'a> Gap<'a> {
    /// What a suggestion closes, according to its links: units, qualifications, standards (directly or through a unit),
    /// and English, maths and ICT (directly or through a course). Any qualification of a choice counts until one is
    /// held or deemed equivalent. Essential training closes nothing, because it only prepares.
    pub fn closed_by(&self, links: &Links) -> Vec<Thing<'a>> {
        let mut things: Vec<Thing<'a>> = self.items().into_iter().map(|item| item.thing).collect();
        things.retain(|thing| self.leads(links, thing));
        for route in self.open_routes().filter(|route| links.qualifications.contains(&route.qualification.id)) {
            let thing = Thing::Qualification(route.qualification);
            if things.iter().all(|known| known.which() != thing.which()) {
                things.push(thing);
            }
        }
        things
    }

    /// Whether something that a suggestion links leads to a thing to gain.
    pub(super) fn leads(&self, links: &Links, thing: &Thing<'_>) -> bool {
        match thing {
            Thing::Skill(skill) => self.leads_to_skill(links, skill),
            Thing::Unit(left) => links.units.contains(&left.unit.id),
            Thing::Qualification(one) | Thing::Optional(one) => links.qualifications.contains(&one.id),
            Thing::Additional(bridge) => {
                let named = |left: &UnitLeft<'_>| links.units.contains(&left.unit.id);
                links.qualifications.contains(&bridge.to.id) || bridge.units.iter().any(named)
            }
            Thing::Standard(standard) => self.leads_to_standard(links, standard.id),
            Thing::Professional(..) => false,
        }
    }

    /// Whether the standard is linked, or a unit that draws on it and is itself to be gained. A unit at a lower level,
    /// or of an alternative that is not aimed at, does not count.
    fn leads_to_standard(&self, links: &Links, number: <Standard as crate::framework::Entity>::Key) -> bool {
        let mut units = self.items().into_iter().filter_map(|item| match item.thing {
            Thing::Unit(left) if links.units.contains(&left.unit.id) => Some(left.unit),
            _ => None,
        });
        if links.units.is_empty() {
            return links.standards.contains(&number);
        }
        units.any(|unit| unit.standards.contains(&number))
    }

    fn leads_to_skill(&self, links: &Links, wanted: &BasicSkill) -> bool {
        let named = |skill: &BasicSkill| skill.subject == wanted.subject && self.holdings.serves(&skill.level, wanted);
        let taught = links.courses.iter().map(|id| self.framework.skill_courses.known(id)).any(|course| {
            course.subjects.contains(&wanted.subject)
                && (course.levels.is_empty() || course.levels.contains(&wanted.level))
        });
        links.basic_skills.iter().any(named) || taught
    }

    /// The routes of choices that are not satisfied yet.
    fn open_routes(&self) -> impl Iterator<Item = &Toward<'a>> {
        let firm = self.expected.iter().filter(|expected| !expected.is_optional());
        let choices = firm.flat_map(|expected| &expected.parts).filter_map(|part| match part {
            Part::OneOf(choice) if choice.answered_by().is_none() && !choice.is_bridged() => Some(choice),
            _ => None,
        });
        choices.flat_map(|choice| &choice.routes)
    }
}
