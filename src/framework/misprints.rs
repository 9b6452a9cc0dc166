//! The faults of the printed publication, gathered from the records they stand beside.

use super::Contents;
use super::about::Erratum;
use super::place::Place;

/// A fault and the record it stands beside.
#[derive(Debug, Clone)]
pub struct Misprint<'a> {
    /// What kind of record: "unit", "role profile".
    pub noun: &'static str,
    /// The record, as a person would name it.
    pub about: String,
    /// The fault.
    pub erratum: &'a Erratum,
    /// Its place in the data.
    pub place: Place,
}

impl Contents {
    /// All of them: first those of the whole, then those of its records.
    pub fn misprints<'a>(&'a self) -> Vec<Misprint<'a>> {
        let mut found = Vec::new();
        let mut gather = |noun, about: &str, place: Place, errata: &'a [Erratum]| {
            let misprint =
                |(n, erratum)| Misprint { noun, about: about.into(), erratum, place: place.key("errata").index(n) };
            found.extend(errata.iter().enumerate().map(misprint));
        };
        if let Some(about) = &self.about {
            gather("guidance", "the guidance as a whole", Place::of("about"), &about.errata);
        }
        for section in &self.sections {
            let cited = section.id.citation().unwrap_or_else(|| section.title.clone());
            gather("section", &cited, section.place(), &section.errata);
        }
        for role in &self.roles {
            let place = role.place();
            gather("role profile", &role.short, place.clone(), &role.errata);
            for (n, duty) in role.duties.iter().enumerate() {
                let about = format!("{} duty {}", role.short, duty.number);
                gather("duty", &about, place.key("duties").index(n), &duty.errata);
            }
            for (n, suggestion) in role.cpd.suggestions.iter().enumerate() {
                let about = format!("{} CPD {}", role.short, n + 1);
                gather("CPD suggestion", &about, place.key("cpd").key("suggestions").index(n), &suggestion.errata);
            }
        }
        for destination in &self.destinations {
            gather("destination", &destination.title, destination.place(), &destination.errata);
        }
        for qualification in &self.qualifications {
            gather("qualification", &qualification.title, qualification.place(), &qualification.errata);
        }
        for unit in &self.units {
            gather("unit", unit.id.as_str(), unit.place(), &unit.errata);
        }
        if let Some(suite) = &self.suite {
            gather("standards", &suite.title, Place::of("suite"), &suite.errata);
        }
        for standard in &self.standards {
            gather("standard", &standard.id.to_string(), standard.place(), &standard.errata);
        }
        if let Some(professional) = &self.professional_standards {
            gather("standards", &professional.title, Place::of("professional_standards"), &professional.errata);
        }
        if let Some(training) = &self.training {
            gather("training", &training.title, Place::of("training"), &training.errata);
        }
        for module in &self.modules {
            gather("training module", &module.title, module.place(), &module.errata);
        }
        if let Some(skills) = &self.basic_skills {
            gather("basic skills", &skills.title, Place::of("basic_skills"), &skills.errata);
        }
        for resource in &self.resources {
            gather("resource", &resource.title, resource.place(), &resource.errata);
        }
        found
    }
}
