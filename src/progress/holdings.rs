//! What a record amounts to in a framework: the standing of every qualification, unit, standard and level.

use std::collections::BTreeMap;

use super::made_of::{incorporated, required};
use super::standing::{Because, Standing};
use crate::framework::basic_skills::{BasicSkill, SkillLevel};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::Links;
use crate::framework::training::Module;
use crate::framework::{Framework, Id, Keyed, StandardNumber, squash};
use crate::record::{Award, Equivalent, Record, Status};

/// The standing of everything in a framework, for one person.
#[derive(Debug, Clone)]
pub struct Holdings<'a> {
    framework: &'a Framework,
    record: &'a Record,
    qualifications: BTreeMap<&'a Id<Qualification>, Standing<'a>>,
    /// The standing by entries for the qualification itself, without what another one implies.
    entered: BTreeMap<&'a Id<Qualification>, Standing<'a>>,
    units: BTreeMap<&'a Id<Unit>, Standing<'a>>,
    /// All evidence for a standard; units at several levels may draw on it.
    standards: BTreeMap<StandardNumber, Vec<Speaks<'a>>>,
    professional: BTreeMap<StandardNumber, Standing<'a>>,
}

/// Something that evidences a standard.
#[derive(Debug, Clone)]
struct Speaks<'a> {
    /// The unit that draws on it, if it is a unit.
    unit: Option<&'a Keyed<Unit>>,
    standing: Standing<'a>,
}

impl<'a> Holdings<'a> {
    /// Works out what a record amounts to. What is not in the framework is ignored.
    pub fn of(framework: &'a Framework, record: &'a Record) -> Self {
        let mut holdings = Self {
            framework,
            record,
            qualifications: BTreeMap::new(),
            entered: BTreeMap::new(),
            units: BTreeMap::new(),
            standards: BTreeMap::new(),
            professional: BTreeMap::new(),
        };
        holdings.take_entries();
        holdings.take_equivalents();
        holdings.entered.clone_from(&holdings.qualifications);
        holdings.carry_status();
        holdings.carry_skills();
        holdings.carry_qualifications();
        holdings.carry_units();
        holdings
    }

    /// The record.
    pub(super) fn record(&self) -> &'a Record {
        self.record
    }

    /// The standing of a qualification.
    pub fn qualification(&self, id: &Id<Qualification>) -> Standing<'a> {
        self.qualifications.get(id).cloned().unwrap_or(Standing::Missing)
    }

    /// The standing of a qualification by its own entries, without what another one implies.
    pub(super) fn entered(&self, id: &Id<Qualification>) -> Standing<'a> {
        self.entered.get(id).cloned().unwrap_or(Standing::Missing)
    }

    /// The standing of a unit.
    pub fn unit(&self, id: &Id<Unit>) -> Standing<'a> {
        self.units.get(id).cloned().unwrap_or(Standing::Missing)
    }

    /// The standing of a National Occupational Standard, whatever the level of the unit that draws on it.
    pub fn standard(&self, number: StandardNumber) -> Standing<'a> {
        self.standard_at(number, 0)
    }

    /// The standing of a National Occupational Standard if a level is expected: units at a lower level are shown but
    /// not enough (section 4.3.1: "meeting the National Occupational Standards … Level 3").
    pub fn standard_at(&self, number: StandardNumber, level: u8) -> Standing<'a> {
        let at_level = |speaks: &Speaks<'a>| match speaks.unit {
            Some(unit) if unit.level < level && !speaks.standing.is_missing() => Standing::Below(unit),
            _ => speaks.standing.clone(),
        };
        let all: Vec<Standing<'a>> = self.standards.get(&number).into_iter().flatten().map(at_level).collect();
        Standing::furthest(all.iter())
    }

    /// The standing of a professional standard.
    pub fn professional(&self, number: StandardNumber) -> Standing<'a> {
        self.professional.get(&number).cloned().unwrap_or(Standing::Missing)
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
                standing.raise(entry(skill.status, skill.on));
            }
        }
        for equivalent in &self.record.equivalents {
            let to = equivalent.to.basic_skill.as_ref().filter(|skill| skill.subject == wanted.subject);
            if to.is_some_and(|skill| self.serves(&skill.level, wanted)) {
                standing.raise(Standing::Deemed(equivalent));
            }
        }
        standing
    }

    /// The standing of what a suggestion names, if that is only English, maths or ICT. Any of the levels will do, and a
    /// higher one counts. `None` if the record has nothing on it, or if the suggestion names anything else.
    pub fn of_links(&self, links: &Links) -> Option<Standing<'a>> {
        let only = Links { basic_skills: links.basic_skills.clone(), ..Links::default() };
        if links.basic_skills.is_empty() || *links != only {
            return None;
        }
        let or_above = |skill: &BasicSkill| self.skill(&BasicSkill { or_above: true, ..skill.clone() });
        let standings: Vec<Standing<'a>> = links.basic_skills.iter().map(or_above).collect();
        Some(Standing::furthest(standings.iter())).filter(|standing| !standing.is_missing())
    }

    /// The standing of an essential training module.
    pub fn module(&self, id: &Id<Module>) -> Standing<'a> {
        let mut standing = Standing::Missing;
        for held in self.record.modules.iter().filter(|held| held.id == *id) {
            standing.raise(entry(held.status, held.on));
        }
        standing
    }

    /// The standing of a professional status, by its name.
    pub fn status(&self, name: &str) -> Standing<'a> {
        let mut standing = Standing::Missing;
        for award in self.record.statuses.iter().filter(|award| squash(&award.title) == squash(name)) {
            standing.raise(entry(award.status, award.on));
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
        framework.qualifications.iter().filter(|one| self.qualification(&one.id).is_settled())
    }

    fn take_entries(&mut self) {
        for held in &self.record.qualifications {
            self.raise_qualification(&held.id, entry(held.status, held.on));
        }
        for held in &self.record.units {
            self.raise_unit(&held.id, entry(held.status, held.on));
        }
        for evidence in &self.record.evidence {
            for number in &evidence.standards {
                self.speaks(*number, None, Standing::Held(Because::Evidence(evidence)));
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
                self.raise_qualification(id, Standing::Deemed(equivalent));
            }
            if let Some(id) = &to.unit {
                self.raise_unit(id, Standing::Deemed(equivalent));
            }
            for number in self.standards_meant(equivalent) {
                self.speaks(number, None, Standing::Deemed(equivalent));
            }
            for number in &to.professional_standards {
                raise(&mut self.professional, *number, Standing::Deemed(equivalent));
            }
        }
    }

    fn standards_meant(&self, equivalent: &'a Equivalent) -> Vec<StandardNumber> {
        let framework = self.framework;
        let of_level = equivalent.to.standards_level.into_iter().flat_map(|level| {
            framework.standards.iter().filter(move |one| framework.group(one).level == level).map(|one| one.id)
        });
        equivalent.to.standards.iter().copied().chain(of_level).collect()
    }

    /// A professional status implies the standards that it is awarded for (Appendix 2).
    fn carry_status(&mut self) {
        let Some(set) = &self.framework.professional_standards else { return };
        let is_it = |award: &&Award| squash(&award.title) == squash(&set.status);
        for award in self.record.statuses.iter().filter(is_it) {
            for (_, _, standard) in set.iter() {
                let standing = entry(award.status, award.on).carried(Because::Status(award));
                raise(&mut self.professional, standard.number, standing);
            }
        }
    }

    /// Levels of English and maths imply the professional standard with the same requirement.
    fn carry_skills(&mut self) {
        let Some(set) = &self.framework.professional_standards else { return };
        let Some(number) = set.basic_skills_standard else { return };
        let skills: Vec<Standing<'a>> = set.basic_skills.iter().map(|skill| self.own_skill(skill)).collect();
        let together = Standing::together(skills.iter());
        raise(&mut self.professional, number, together.carried(Because::Skills));
    }

    /// A qualification implies those whose units it incorporates, and its own required units.
    fn carry_qualifications(&mut self) {
        for qualification in &self.framework.qualifications {
            let standing = self.qualification(&qualification.id);
            if standing.is_settled() {
                let lower = incorporated(self.framework, qualification).into_iter();
                for lower in lower.filter(|lower| !self.qualification(&lower.id).is_settled()).collect::<Vec<_>>() {
                    self.raise_qualification(&lower.id, standing.carried(Because::Incorporating(qualification)));
                }
            }
        }
        for qualification in &self.framework.qualifications {
            let standing = self.qualification(&qualification.id);
            // If the qualification is itself implied by another one, the reason is that one.
            let because = match standing.because() {
                Some(Because::Incorporating(above)) => Because::Incorporating(above),
                _ => Because::Qualification(qualification),
            };
            for (unit, _) in required(self.framework, qualification) {
                self.raise_unit(&unit.id, standing.carried(because.clone()));
            }
        }
    }

    /// A unit implies the standards it draws on.
    fn carry_units(&mut self) {
        for unit in &self.framework.units {
            let standing = self.unit(&unit.id);
            // If the unit is itself implied by a qualification, the reason is that qualification.
            let because = match standing.because() {
                Some(because @ (Because::Qualification(_) | Because::Incorporating(_))) => because.clone(),
                _ => Because::Unit(unit),
            };
            for number in &unit.standards {
                self.speaks(*number, Some(unit), standing.carried(because.clone()));
            }
        }
    }

    fn speaks(&mut self, number: StandardNumber, unit: Option<&'a Keyed<Unit>>, standing: Standing<'a>) {
        self.standards.entry(number).or_default().push(Speaks { unit, standing });
    }

    fn raise_qualification(&mut self, id: &Id<Qualification>, standing: Standing<'a>) {
        if let Some(known) = self.framework.qualifications.get(id) {
            raise(&mut self.qualifications, &known.id, standing);
        }
    }

    fn raise_unit(&mut self, id: &Id<Unit>, standing: Standing<'a>) {
        if let Some(known) = self.framework.units.get(id) {
            raise(&mut self.units, &known.id, standing);
        }
    }
}

fn raise<'a, K: Ord>(map: &mut BTreeMap<K, Standing<'a>>, key: K, standing: Standing<'a>) {
    map.entry(key).or_insert(Standing::Missing).raise(standing);
}

fn entry<'a>(status: Status, on: Option<jiff::civil::Date>) -> Standing<'a> {
    match status {
        Status::Held => Standing::Held(Because::Entry(on)),
        Status::InProgress => Standing::InProgress(Because::Entry(on)),
    }
}
