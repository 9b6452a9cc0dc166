//! What a record amounts to in a framework: for every qualification, unit, standard and level, how it stands.

use std::collections::BTreeMap;

use super::made_of::{incorporated, required};
use super::standing::{Because, Standing};
use crate::framework::basic_skills::{BasicSkill, SkillLevel};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::Links;
use crate::framework::training::Module;
use crate::framework::{Framework, Id, Keyed, StandardNumber, squash};
use crate::record::{Award, Equivalent, Record, Status};

/// How everything in a framework stands with the person of a record.
#[derive(Debug, Clone)]
pub struct Holdings<'a> {
    framework: &'a Framework,
    record: &'a Record,
    qualifications: BTreeMap<&'a Id<Qualification>, Standing<'a>>,
    /// The same by entries of their own, without what another qualification brings.
    entered: BTreeMap<&'a Id<Qualification>, Standing<'a>>,
    units: BTreeMap<&'a Id<Unit>, Standing<'a>>,
    /// All that speaks for a standard: units of several levels may.
    standards: BTreeMap<StandardNumber, Vec<Speaks<'a>>>,
    professional: BTreeMap<StandardNumber, Standing<'a>>,
}

/// What speaks for a standard.
#[derive(Debug, Clone)]
struct Speaks<'a> {
    /// The unit that draws on it, where it is one.
    unit: Option<&'a Keyed<Unit>>,
    standing: Standing<'a>,
}

impl<'a> Holdings<'a> {
    /// Works out what a record amounts to. What the framework does not have is passed over.
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

    /// How a qualification stands.
    pub fn qualification(&self, id: &Id<Qualification>) -> Standing<'a> {
        self.qualifications.get(id).cloned().unwrap_or(Standing::Missing)
    }

    /// How a qualification stands by entries of its own, without what another one brings.
    pub(super) fn entered(&self, id: &Id<Qualification>) -> Standing<'a> {
        self.entered.get(id).cloned().unwrap_or(Standing::Missing)
    }

    /// How a unit stands.
    pub fn unit(&self, id: &Id<Unit>) -> Standing<'a> {
        self.units.get(id).cloned().unwrap_or(Standing::Missing)
    }

    /// How a National Occupational Standard stands, whatever the level of the unit that draws on it.
    pub fn standard(&self, number: StandardNumber) -> Standing<'a> {
        self.standard_at(number, 0)
    }

    /// How a National Occupational Standard stands where a level is asked for: units of a lower level are known and do
    /// not answer (section 4.3.1: "meeting the National Occupational Standards … Level 3").
    pub fn standard_at(&self, number: StandardNumber, level: u8) -> Standing<'a> {
        let at_level = |speaks: &Speaks<'a>| match speaks.unit {
            Some(unit) if unit.level < level && !speaks.standing.is_missing() => Standing::Below(unit),
            _ => speaks.standing.clone(),
        };
        let all: Vec<Standing<'a>> = self.standards.get(&number).into_iter().flatten().map(at_level).collect();
        Standing::furthest(all.iter())
    }

    /// How a professional standard stands.
    pub fn professional(&self, number: StandardNumber) -> Standing<'a> {
        self.professional.get(&number).cloned().unwrap_or(Standing::Missing)
    }

    /// How a level of a subject stands. A higher level serves where the requirement says "or above", by the order of
    /// the chart (section 3.1.1). The professional standard that says the same gives it too (Appendix 2, standard 11).
    pub fn skill(&self, wanted: &BasicSkill) -> Standing<'a> {
        let mut standing = self.own_skill(wanted);
        let set = self.framework.professional_standards.as_ref().filter(|_| wanted.or_above);
        let given = set.into_iter().flat_map(|set| &set.basic_skills);
        let is_given = given.into_iter().any(|one| one.subject == wanted.subject && self.serves(&one.level, wanted));
        if let Some(number) = set.and_then(|set| set.basic_skills_standard).filter(|_| is_given) {
            let standard = self.professional(number);
            // Who works towards the standards works towards none of what they presuppose (section 4.5.2: "must have
            // achieved").
            if standard.is_settled() && standard.because() != Some(&Because::Skills) {
                standing.raise(standard.carried(Because::Professional(number)));
            }
        }
        standing
    }

    /// How a level of a subject stands by its own entries.
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

    /// How what a suggestion names stands, where it is English, maths or ICT: any of the levels it names will do, and a
    /// higher one serves. None where nothing in the record speaks of it, or where it names anything else.
    pub fn of_links(&self, links: &Links) -> Option<Standing<'a>> {
        let only = Links { basic_skills: links.basic_skills.clone(), ..Links::default() };
        if links.basic_skills.is_empty() || *links != only {
            return None;
        }
        let or_above = |skill: &BasicSkill| self.skill(&BasicSkill { or_above: true, ..skill.clone() });
        let standings: Vec<Standing<'a>> = links.basic_skills.iter().map(or_above).collect();
        Some(Standing::furthest(standings.iter())).filter(|standing| !standing.is_missing())
    }

    /// How an essential training module stands.
    pub fn module(&self, id: &Id<Module>) -> Standing<'a> {
        let mut standing = Standing::Missing;
        for held in self.record.modules.iter().filter(|held| held.id == *id) {
            standing.raise(entry(held.status, held.on));
        }
        standing
    }

    /// How a professional status stands, by its name.
    pub fn status(&self, name: &str) -> Standing<'a> {
        let mut standing = Standing::Missing;
        for award in self.record.statuses.iter().filter(|award| squash(&award.title) == squash(name)) {
            standing.raise(entry(award.status, award.on));
        }
        standing
    }

    /// Whether somebody with that level has what is wanted.
    pub(super) fn serves(&self, level: &Id<SkillLevel>, wanted: &BasicSkill) -> bool {
        let chart = self.framework.basic_skills.iter().flat_map(|skills| &skills.levels);
        // The chart has the highest level first.
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

    /// From a professional status to the standards that it is awarded for (Appendix 2).
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

    /// From levels of English and maths to the professional standard that says the same.
    fn carry_skills(&mut self) {
        let Some(set) = &self.framework.professional_standards else { return };
        let Some(number) = set.basic_skills_standard else { return };
        let skills: Vec<Standing<'a>> = set.basic_skills.iter().map(|skill| self.own_skill(skill)).collect();
        let together = Standing::together(skills.iter());
        raise(&mut self.professional, number, together.carried(Because::Skills));
    }

    /// From a qualification to those whose units it incorporates, and to its units.
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
            // One that is not in the record itself is no reason: the one that takes in its units is.
            let because = match standing.because() {
                Some(Because::Incorporating(above)) => Because::Incorporating(above),
                _ => Because::Qualification(qualification),
            };
            for (unit, _) in required(self.framework, qualification) {
                self.raise_unit(&unit.id, standing.carried(because.clone()));
            }
        }
    }

    /// From a unit to the standards it draws on.
    fn carry_units(&mut self) {
        for unit in &self.framework.units {
            let standing = self.unit(&unit.id);
            // A unit that is not in the record itself is no reason: the qualification that brings it is.
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
