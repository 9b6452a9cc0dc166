//! What of a gap a suggestion leads to.

use super::gap::{Gap, Thing};
use super::part::{Part, Toward};
use crate::framework::basic_skills::BasicSkill;
use crate::framework::role::Links;
use crate::framework::standard::Standard;

impl<'a> Gap<'a> {
    /// What of the gap a suggestion leads to, by what it links: units, qualifications, standards by themselves or
    /// through a unit, English, maths and ICT by themselves or through a course. Of qualifications of which any one
    /// will do, any of them counts, until one is held or deemed equivalent. Essential training closes nothing: it
    /// prepares.
    pub fn closed_by(&self, links: &Links) -> Vec<Thing<'a>> {
        let mut things: Vec<Thing<'a>> = self.items().into_iter().map(|item| item.thing).collect();
        things.retain(|thing| self.leads(links, thing));
        for route in self.open_routes().filter(|route| links.qualifications.contains(&route.qualification.id)) {
            let thing = Thing::Qualification(route.qualification);
            if things.iter().all(|known| known.key() != thing.key()) {
                things.push(thing);
            }
        }
        things
    }

    fn leads(&self, links: &Links, thing: &Thing<'_>) -> bool {
        match thing {
            Thing::Skill(skill) => self.leads_to_skill(links, skill),
            Thing::Unit(left) => links.units.contains(&left.unit.id),
            Thing::Qualification(qualification) => links.qualifications.contains(&qualification.id),
            Thing::Standard(standard) => self.leads_to_standard(links, standard.id),
            Thing::Professional(..) => false,
        }
    }

    fn leads_to_standard(&self, links: &Links, number: <Standard as crate::framework::Entity>::Key) -> bool {
        let drawn_on = |id| self.framework.units.known(id).standards.contains(&number);
        links.standards.contains(&number) || links.units.iter().any(drawn_on)
    }

    fn leads_to_skill(&self, links: &Links, wanted: &BasicSkill) -> bool {
        let named = |skill: &BasicSkill| skill.subject == wanted.subject && self.holdings.serves(&skill.level, wanted);
        let taught = links.courses.iter().map(|id| self.framework.skill_courses.known(id)).any(|course| {
            course.subjects.contains(&wanted.subject)
                && (course.levels.is_empty() || course.levels.contains(&wanted.level))
        });
        links.basic_skills.iter().any(named) || taught
    }

    /// The qualifications of which any one would do, where none does yet.
    fn open_routes(&self) -> impl Iterator<Item = &Toward<'a>> {
        let firm = self.expected.iter().filter(|expected| !expected.is_optional());
        let choices = firm.flat_map(|expected| &expected.parts).filter_map(|part| match part {
            Part::OneOf(choice) if !choice.aim().standing.is_settled() => Some(choice),
            _ => None,
        });
        choices.flat_map(|choice| &choice.routes)
    }
}
