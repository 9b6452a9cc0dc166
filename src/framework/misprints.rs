//! The faults of the printed publication, gathered from the records they stand beside.

use super::Contents;
use super::about::Erratum;

/// A fault and the record it stands beside.
#[derive(Debug, Clone)]
pub struct Misprint<'a> {
    /// What kind of record: "unit", "role profile".
    pub noun: &'static str,
    /// The record, as a person would name it.
    pub about: String,
    /// The fault.
    pub erratum: &'a Erratum,
}

impl Contents {
    /// All of them: first those of the whole, then those of its records.
    pub fn misprints(&self) -> Vec<Misprint<'_>> {
        let mut found = Vec::new();
        let about = self.about.iter().flat_map(|about| &about.errata);
        gather(&mut found, "guidance", "the guidance as a whole", about);
        for section in &self.sections {
            gather(&mut found, "section", &section.id.citation(), &section.errata);
        }
        for role in &self.roles {
            gather(&mut found, "role profile", &role.short, &role.errata);
            for duty in &role.duties {
                gather(&mut found, "duty", &format!("{} duty {}", role.short, duty.number), &duty.errata);
            }
            for (n, suggestion) in role.cpd.suggestions.iter().enumerate() {
                gather(&mut found, "CPD suggestion", &format!("{} CPD {}", role.short, n + 1), &suggestion.errata);
            }
        }
        for destination in &self.destinations {
            gather(&mut found, "destination", &destination.title, &destination.errata);
        }
        for qualification in &self.qualifications {
            gather(&mut found, "qualification", &qualification.title, &qualification.errata);
        }
        for unit in &self.units {
            gather(&mut found, "unit", unit.id.as_str(), &unit.errata);
        }
        if let Some(suite) = &self.suite {
            gather(&mut found, "standards", &suite.title, &suite.errata);
        }
        for standard in &self.standards {
            gather(&mut found, "standard", &standard.id.to_string(), &standard.errata);
        }
        if let Some(professional) = &self.professional_standards {
            gather(&mut found, "standards", &professional.title, &professional.errata);
        }
        if let Some(training) = &self.training {
            gather(&mut found, "training", &training.title, &training.errata);
        }
        for module in &self.modules {
            gather(&mut found, "training module", &module.title, &module.errata);
        }
        if let Some(skills) = &self.basic_skills {
            gather(&mut found, "basic skills", &skills.title, &skills.errata);
        }
        for resource in &self.resources {
            gather(&mut found, "resource", &resource.title, &resource.errata);
        }
        found
    }
}

fn gather<'a>(
    found: &mut Vec<Misprint<'a>>,
    noun: &'static str,
    about: &str,
    errata: impl IntoIterator<Item = &'a Erratum>,
) {
    found.extend(errata.into_iter().map(|erratum| Misprint { noun, about: about.into(), erratum }));
}
