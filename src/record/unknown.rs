//! What a record names that is not in the framework, and what is unclear in it. Both are reported, and kept.

use std::collections::BTreeSet;

use super::{Record, Skill, To};
use crate::framework::basic_skills::SkillLevel;
use crate::framework::check::Fault;
use crate::framework::standard::ProfessionalStandards;
use crate::framework::{Entity, Framework, Id, Place, Rule, StandardNumber, Table, nearest};

impl Record {
    /// Everything that is not in the framework, in the order of the lists.
    pub fn unknown(&self, framework: &Framework) -> Vec<Fault> {
        let mut look = Look { framework, faults: Vec::new() };
        look.table(Place::of("role"), self.role.as_ref(), &framework.roles);
        for (n, unit) in self.units.iter().enumerate() {
            look.table(Place::of("units").index(n).key("id"), Some(&unit.id), &framework.units);
        }
        for (n, held) in self.qualifications.iter().enumerate() {
            look.table(Place::of("qualifications").index(n).key("id"), Some(&held.id), &framework.qualifications);
        }
        for (n, skill) in self.basic_skills.iter().enumerate() {
            look.level(Place::of("basic_skills").index(n).key("level"), &skill.level);
        }
        for (n, module) in self.modules.iter().enumerate() {
            look.table(Place::of("modules").index(n).key("id"), Some(&module.id), &framework.modules);
        }
        for (n, evidence) in self.evidence.iter().enumerate() {
            let place = Place::of("evidence").index(n);
            look.standards(&place, &evidence.standards);
            look.professional(&place, &evidence.professional_standards);
        }
        for (n, activity) in self.cpd.iter().enumerate() {
            look.suggestions(&Place::of("cpd").index(n).key("suggestions"), &activity.suggestions);
        }
        for (n, equivalent) in self.equivalents.iter().enumerate() {
            look.to(&Place::of("equivalents").index(n).key("to"), &equivalent.to);
        }
        look.faults
    }

    /// What occurs twice in a list.
    pub fn twice(&self) -> Vec<Fault> {
        let names = [
            ("units", self.units.iter().map(|held| held.id.to_string()).collect::<Vec<_>>()),
            ("qualifications", self.qualifications.iter().map(|held| held.id.to_string()).collect()),
            ("modules", self.modules.iter().map(|held| held.id.to_string()).collect()),
            ("basic_skills", self.basic_skills.iter().map(Skill::names).collect()),
        ];
        let mut faults = Vec::new();
        for (list, names) in names {
            let mut seen = BTreeSet::new();
            for (n, name) in names.into_iter().enumerate() {
                if !seen.insert(name.clone()) {
                    let message = format!("{name} is in this list a second time");
                    let hint = Some("the entry that is further along counts; remove the other".into());
                    let fault = Fault::new(Place::of(list).index(n), Rule::NamedTwice, message);
                    faults.push(Fault { hint, ..fault });
                }
            }
        }
        faults
    }

    /// What is unclear, whatever the framework: experience that is equivalent to nothing, or to several things.
    pub fn unclear(&self) -> Vec<Fault> {
        let places = self.equivalents.iter().enumerate().filter(|(_, equivalent)| equivalent.to.count() != 1);
        let fault = |(n, _)| Fault {
            place: Place::of("equivalents").index(n).key("to"),
            rule: Rule::Unclear,
            message: "experience must be equivalent to one thing".into(),
            names: None,
            hint: Some(
                "name one of qualification, unit, standards_level, standards, professional_standards, basic_skill; \
                 make an entry for each"
                    .into(),
            ),
        };
        places.map(fault).collect()
    }
}

impl To {
    /// How many fields are given.
    fn count(&self) -> usize {
        [
            self.qualification.is_some(),
            self.unit.is_some(),
            self.standards_level.is_some(),
            !self.standards.is_empty(),
            !self.professional_standards.is_empty(),
            self.basic_skill.is_some(),
        ]
        .into_iter()
        .filter(|says| *says)
        .count()
    }
}

/// A walk through a record.
struct Look<'a> {
    framework: &'a Framework,
    faults: Vec<Fault>,
}

impl Look<'_> {
    fn missing(&mut self, place: Place, noun: &str, typed: &str, near: &[String]) {
        let hint = match near {
            [] => "it stays in the record, but is not counted here".into(),
            near => format!("did you mean {}? It stays in the record, but is not counted here", near.join(", ")),
        };
        let message = format!("the framework has no {noun} “{typed}”");
        self.faults.push(Fault { place, rule: Rule::Reference, message, hint: Some(hint), names: None });
    }

    fn table<T: Entity<Key = Id<T>>>(&mut self, place: Place, id: Option<&Id<T>>, table: &Table<T>) {
        let Some(id) = id.filter(|id| table.get(id).is_none()) else { return };
        if let Some((_, why)) = table.withdrawn().find(|(record, _)| record.id == *id) {
            let message = format!("the framework no longer has the {} “{id}”: it was {why}", T::NOUN);
            let hint = Some("it stays in the record, but is not counted here".into());
            return self.faults.push(Fault { place, rule: Rule::Reference, message, hint, names: None });
        }
        let near = nearest(id.as_str(), table.offers());
        self.missing(place, T::NOUN, id.as_str(), &near);
    }

    fn level(&mut self, place: Place, level: &Id<SkillLevel>) {
        let levels = || self.framework.basic_skills.iter().flat_map(|skills| &skills.levels);
        if levels().all(|known| known.id != *level) {
            let near = nearest(level.as_str(), levels().map(|level| (level.title.as_str(), level.id.to_string())));
            self.missing(place, "level of English, maths or ICT", level.as_str(), &near);
        }
    }

    fn standards(&mut self, place: &Place, numbers: &[StandardNumber]) {
        for (n, number) in numbers.iter().enumerate() {
            if self.framework.standards.get(number).is_none() {
                self.missing(place.key("standards").index(n), "standard", &number.to_string(), &[]);
            }
        }
    }

    fn professional(&mut self, place: &Place, numbers: &[StandardNumber]) {
        for (n, number) in numbers.iter().enumerate() {
            let mut known = self.framework.professional_standards.iter().flat_map(ProfessionalStandards::iter);
            if known.all(|(_, _, standard)| standard.number != *number) {
                let place = place.key("professional_standards").index(n);
                self.missing(place, "professional standard", &number.to_string(), &[]);
            }
        }
    }

    fn suggestions(&mut self, place: &Place, ids: &[String]) {
        for (n, id) in ids.iter().enumerate() {
            if !is_suggestion(self.framework, id) {
                self.missing(place.index(n), "CPD suggestion", id, &[]);
            }
        }
    }

    fn to(&mut self, place: &Place, to: &To) {
        self.table(place.key("qualification"), to.qualification.as_ref(), &self.framework.qualifications);
        self.table(place.key("unit"), to.unit.as_ref(), &self.framework.units);
        if let Some(skill) = &to.basic_skill {
            self.level(place.key("basic_skill").key("level"), &skill.level);
        }
        if let Some(level) = to.standards_level
            && self.framework.standard_groups.iter().all(|group| group.level != level)
        {
            self.missing(place.key("standards_level"), "standards of level", &level.to_string(), &[]);
        }
        self.standards(place, &to.standards);
        self.professional(place, &to.professional_standards);
    }
}

/// Whether there is a suggestion with that id: `ta2.cpd.3`.
pub fn is_suggestion(framework: &Framework, id: &str) -> bool {
    let mut parts = id.split('.');
    let (role, word, number) = (parts.next(), parts.next(), parts.next());
    let role = role.and_then(|role| framework.roles.get(&role.parse().ok()?));
    let number = number.and_then(|number| number.parse::<usize>().ok());
    match (role, word, number, parts.next()) {
        (Some(role), Some("cpd"), Some(number), None) => (1..=role.cpd.suggestions.len()).contains(&number),
        _ => false,
    }
}
