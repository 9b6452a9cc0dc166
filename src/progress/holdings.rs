//! What a record amounts to in a framework: the standing of every qualification, unit, standard and level.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::made_of::{incorporated, required};
use super::standing::{Because, Standing};
use crate::framework::basic_skills::{BasicSkill, SkillLevel};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::Links;
use crate::framework::standard::Standard;
use crate::framework::training::Module;
use crate::framework::{Framework, Id, Keyed, StandardNumber, squash};
use crate::record::{Award, Equivalent, Record, Status};

/// The standing of everything in a framework, for one person.
#[derive(Debug, Clone)]
pub struct Holdings<'a> {
    framework: &'a Framework,
    record: &'a Record,
    /// By position.
    qualifications: Vec<Standing<'a>>,
    /// The same by entries of their own, without what another qualification brings.
    entered: Vec<Standing<'a>>,
    /// By position.
    units: Vec<Standing<'a>>,
    /// The evidence and the agreements that speak for a standard; units that draw on it do so besides.
    spoken: Vec<(StandardNumber, Standing<'a>)>,
    professional: BTreeMap<StandardNumber, Standing<'a>>,
}

impl<'a> Holdings<'a> {
    /// Works out what a record amounts to. What is not in the framework is ignored.
    pub fn of(framework: &'a Framework, record: &'a Record) -> Self {
        let mut holdings = Self {
            framework,
            record,
            qualifications: vec![Standing::Missing; framework.qualifications.len()],
            entered: Vec::new(),
            units: vec![Standing::Missing; framework.units.len()],
            spoken: Vec::new(),
            professional: BTreeMap::new(),
        };
        holdings.take_entries();
        holdings.take_equivalents();
        holdings.entered.clone_from(&holdings.qualifications);
        holdings.carry_status();
        holdings.carry_skills();
        holdings.carry_qualifications();
        holdings
    }

    /// The record.
    pub(super) fn record(&self) -> &'a Record {
        self.record
    }

    /// The standing of a qualification.
    pub fn qualification(&self, id: &Id<Qualification>) -> Standing<'a> {
        self.framework.qualifications.get(id).map_or(Standing::Missing, |one| self.of_qualification(one))
    }

    /// The same of one that was found already.
    pub(super) fn of_qualification(&self, qualification: &Keyed<Qualification>) -> Standing<'a> {
        self.qualifications[qualification.position()]
    }

    /// The standing of a qualification by its own entries, without what another one implies.
    pub(super) fn entered(&self, qualification: &Keyed<Qualification>) -> Standing<'a> {
        self.entered[qualification.position()]
    }

    /// The standing of a unit.
    pub fn unit(&self, id: &Id<Unit>) -> Standing<'a> {
        self.framework.units.get(id).map_or(Standing::Missing, |one| self.of_unit(one))
    }

    /// The same of one that was found already.
    pub(super) fn of_unit(&self, unit: &Keyed<Unit>) -> Standing<'a> {
        self.units[unit.position()]
    }

    /// The standing of a National Occupational Standard, whatever the level of the unit that draws on it.
    pub fn standard(&self, number: StandardNumber) -> Standing<'a> {
        self.standard_at(number, 0)
    }

    /// The standing of a National Occupational Standard if a level is expected: units at a lower level are shown but
    /// not enough (section 4.3.1: "meeting the National Occupational Standards … Level 3").
    pub fn standard_at(&self, number: StandardNumber, level: u8) -> Standing<'a> {
        let mut standing = self.spoken(number);
        if let Some(standard) = self.framework.standards.get(&number) {
            self.draw(standard, level, &mut standing);
        }
        standing
    }

    /// The same of one that was found already.
    pub(super) fn of_standard(&self, standard: &Keyed<Standard>, level: u8) -> Standing<'a> {
        let mut standing = self.spoken(standard.id);
        self.draw(standard, level, &mut standing);
        standing
    }

    /// What evidence and agreements say of a standard.
    fn spoken(&self, number: StandardNumber) -> Standing<'a> {
        let spoken = self.spoken.iter().filter(|(spoken, _)| *spoken == number);
        Standing::furthest(spoken.map(|(_, standing)| *standing))
    }

    /// Raises the standing of a standard by the units that draw on it.
    fn draw(&self, standard: &Keyed<Standard>, level: u8, standing: &mut Standing<'a>) {
        for unit in self.framework.units_drawing_on(standard).filter(|unit| !self.of_unit(unit).is_missing()) {
            let through = self.through(unit);
            standing.raise(match through.because() {
                Some(because) if unit.level < level => Standing::Below(*because),
                _ => through,
            });
        }
    }

    /// How the standards stand that a unit draws on, as far as it speaks for them.
    fn through(&self, unit: &'a Keyed<Unit>) -> Standing<'a> {
        let standing = self.of_unit(unit);
        // A unit that is not in the record itself is no reason: the qualification that brings it is.
        standing.carried(match standing.because() {
            Some(because @ (Because::Qualification(_) | Because::Incorporating(_))) => *because,
            _ => Because::Unit(unit),
        })
    }

    /// The standing of a professional standard.
    pub fn professional(&self, number: StandardNumber) -> Standing<'a> {
        self.professional.get(&number).copied().unwrap_or(Standing::Missing)
    }

    /// The standing of a subject at a level. A higher level (by the order of the chart, section 3.1.1) counts if the
    /// requirement says "or above". The professional standard with the same requirement implies it too (Appendix 2,
    /// standard 11).
    pub fn skill(&self, wanted: &BasicSkill) -> Standing<'a> {
        let mut standing = self.own_skill(wanted);
        let set = self.framework.professional_standards.as_ref().filter(|_| wanted.or_above);
        let given = set.into_iter().flat_map(|set| &set.basic_skills);
        let is_given = given.into_iter().any(|one| one.subject == wanted.subject && self.serves(&one.level, wanted));
        if let Some(number) = set.and_then(|set| set.basic_skills_standard).filter(|_| is_given) {
            let standard = self.professional(number);
            // Working towards the professional standards does not mean working towards the levels that they presuppose
            // (section 4.5.2: "must have achieved").
            if standard.is_settled() && standard.because() != Some(&Because::Skills) {
                standing.raise(standard.carried(Because::Professional(number)));
            }
        }
        standing
    }

    /// The standing of a subject at a level by its own entries.
    fn own_skill(&self, wanted: &BasicSkill) -> Standing<'a> {
        let mut standing = Standing::Missing;
        for skill in self.record.basic_skills.iter().filter(|skill| skill.subject == wanted.subject) {
            if self.serves(&skill.level, wanted) {
                standing.raise(entry(skill.status, skill.on, None));
            }
        }
        for equivalent in &self.record.equivalents {
            let to = equivalent.to.basic_skill.as_ref().filter(|skill| skill.subject == wanted.subject);
            if to.is_some_and(|skill| self.serves(&skill.level, wanted)) {
                standing.raise(Standing::Deemed(equivalent, None));
            }
        }
        standing
    }

    /// The standing of what a suggestion names, if that is only English, maths or ICT, with courses in it or without. Any
    /// of the levels will do, and a higher one counts. `None` if the record has nothing on it, or if the suggestion names anything else.
    pub fn of_links(&self, links: &Links) -> Option<Standing<'a>> {
        let (basic_skills, courses) = (links.basic_skills.clone(), links.courses.clone());
        let only = Links { basic_skills, courses, ..Links::default() };
        if links.basic_skills.is_empty() || *links != only {
            return None;
        }
        let or_above = |skill: &BasicSkill| self.skill(&BasicSkill { or_above: true, ..skill.clone() });
        Some(Standing::furthest(links.basic_skills.iter().map(or_above))).filter(|standing| !standing.is_missing())
    }

    /// The standing of an essential training module.
    pub fn module(&self, id: &Id<Module>) -> Standing<'a> {
        let mut standing = Standing::Missing;
        for held in self.record.modules.iter().filter(|held| held.id == *id) {
            standing.raise(entry(held.status, held.on, held.expires));
        }
        standing
    }

    /// The standing of a professional status, by its name.
    pub fn status(&self, name: &str) -> Standing<'a> {
        let mut standing = Standing::Missing;
        let set = self.framework.professional_standards.as_ref().filter(|set| set.is_status(name));
        let is_it =
            |award: &&Award| set.is_some_and(|set| set.is_status(&award.title)) || squash(&award.title) == squash(name);
        for award in self.record.statuses.iter().filter(is_it) {
            standing.raise(entry(award.status, award.on, award.expires));
        }
        standing
    }

    /// Whether a level satisfies a requirement.
    pub(super) fn serves(&self, level: &Id<SkillLevel>, wanted: &BasicSkill) -> bool {
        let chart = self.framework.basic_skills.iter().flat_map(|skills| &skills.levels);
        // The chart lists the highest level first.
        let place = |id: &Id<SkillLevel>| chart.clone().position(|level| level.id == *id);
        match (place(level), place(&wanted.level)) {
            (Some(held), Some(needed)) => held == needed || (wanted.or_above && held < needed),
            _ => false,
        }
    }

    /// The qualifications that are held or deemed equivalent, in the order of the framework.
    pub(super) fn settled(&self) -> impl Iterator<Item = &'a Keyed<Qualification>> {
        let framework = self.framework;
        framework.qualifications.iter().filter(|one| self.of_qualification(one).is_settled())
    }

    fn take_entries(&mut self) {
        for held in &self.record.qualifications {
            self.raise_qualification(&held.id, entry(held.status, held.on, held.expires));
        }
        for held in &self.record.units {
            self.raise_unit(&held.id, entry(held.status, held.on, held.expires));
        }
        for evidence in &self.record.evidence {
            for number in &evidence.standards {
                self.spoken.push((*number, Standing::Held(Because::Evidence(evidence))));
            }
            for number in &evidence.professional_standards {
                raise(&mut self.professional, *number, Standing::Held(Because::Evidence(evidence)));
            }
        }
    }

    fn take_equivalents(&mut self) {
        for equivalent in &self.record.equivalents {
            let to = &equivalent.to;
            if let Some(id) = &to.qualification {
                self.raise_qualification(id, Standing::Deemed(equivalent, None));
            }
            if let Some(id) = &to.unit {
                self.raise_unit(id, Standing::Deemed(equivalent, None));
            }
            for number in self.standards_meant(equivalent) {
                self.spoken.push((number, Standing::Deemed(equivalent, None)));
            }
            for number in &to.professional_standards {
                raise(&mut self.professional, *number, Standing::Deemed(equivalent, None));
            }
        }
    }

    /// An agreement that experience is equivalent to all standards of a level, or of a higher one.
    pub(super) fn agreed_at(&self, level: u8) -> Option<Standing<'a>> {
        let mut all = self.record.equivalents.iter();
        let agreed = all.find(|one| one.to.standards_level.is_some_and(|agreed| agreed >= level))?;
        Some(Standing::Deemed(agreed, None))
    }

    fn standards_meant(&self, equivalent: &'a Equivalent) -> Vec<StandardNumber> {
        let framework = self.framework;
        let of_level = equivalent
            .to
            .standards_level
            .into_iter()
            .flat_map(|level| framework.standards_of_level(level).map(|one| one.id));
        equivalent.to.standards.iter().copied().chain(of_level).collect()
    }

    /// A professional status implies the standards that it is awarded for (Appendix 2).
    fn carry_status(&mut self) {
        let Some(set) = &self.framework.professional_standards else { return };
        let is_it = |award: &&Award| set.is_status(&award.title);
        for award in self.record.statuses.iter().filter(is_it) {
            for (_, _, standard) in set.iter() {
                let standing = entry(award.status, award.on, award.expires).carried(Because::Status(award));
                raise(&mut self.professional, standard.number, standing);
            }
        }
    }

    /// Levels of English and maths imply the professional standard with the same requirement.
    fn carry_skills(&mut self) {
        let Some(set) = &self.framework.professional_standards else { return };
        let Some(number) = set.basic_skills_standard else { return };
        let together = Standing::together(set.basic_skills.iter().map(|skill| self.own_skill(skill)));
        raise(&mut self.professional, number, together.carried(Because::Skills));
    }

    /// A qualification implies those whose units it incorporates, and its own required units.
    fn carry_qualifications(&mut self) {
        let framework = self.framework;
        for qualification in &framework.qualifications {
            let standing = self.of_qualification(qualification);
            if standing.is_settled() {
                for lower in incorporated(framework, qualification) {
                    let known = &mut self.qualifications[lower.position()];
                    if !known.is_settled() {
                        known.raise(standing.carried(Because::Incorporating(qualification)));
                    }
                }
            }
        }
        for qualification in &framework.qualifications {
            let standing = self.of_qualification(qualification);
            // One that is not in the record itself is no reason: the one that takes in its units is.
            let because = match standing.because() {
                Some(Because::Incorporating(above)) => Because::Incorporating(above),
                _ => Because::Qualification(qualification),
            };
            let carried = standing.carried(because);
            if !carried.is_missing() {
                required(framework, qualification).for_each(|one| self.units[one.unit.position()].raise(carried));
            }
        }
    }

    fn raise_qualification(&mut self, id: &Id<Qualification>, standing: Standing<'a>) {
        if let Some(known) = self.framework.qualifications.get(id) {
            self.qualifications[known.position()].raise(standing);
        }
    }

    fn raise_unit(&mut self, id: &Id<Unit>, standing: Standing<'a>) {
        if let Some(known) = self.framework.units.get(id) {
            self.units[known.position()].raise(standing);
        }
    }
}

fn raise<'a>(map: &mut BTreeMap<StandardNumber, Standing<'a>>, number: StandardNumber, standing: Standing<'a>) {
    if !standing.is_missing() {
        map.entry(number).or_insert(Standing::Missing).raise(standing);
    }
}

fn entry<'a>(status: Status, on: Option<Date>, expires: Option<Date>) -> Standing<'a> {
    match status {
        Status::Held => Standing::Held(Because::Entry(on, expires)),
        Status::InProgress => Standing::InProgress(Because::Entry(on, expires)),
    }
}
