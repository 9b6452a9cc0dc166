//! What must hold in each kind of record.

use super::super::about::{Change, Erratum, Quote, Section};
use super::super::basic_skills::{BasicSkill, BasicSkills};
use super::super::id::Id;
use super::super::qualification::{Qualification, Unit};
use super::super::role::{Duty, Expectation, Links, Role, Show, Suggestion};
use super::super::standard::ProfessionalStandards;
use super::{Check, Fault, Place};

impl Check<'_> {
    pub(super) fn records(&mut self) {
        let contents = self.contents;
        self.front_matter();
        for role in &contents.roles {
            self.role(&role.place(), role);
        }
        for destination in &contents.destinations {
            self.destination(&destination.place(), destination);
        }
        for qualification in &contents.qualifications {
            self.qualification(&qualification.place(), qualification);
        }
        for unit in &contents.units {
            self.unit(&unit.place(), unit);
        }
        for standard in &contents.standards {
            let place = standard.place();
            self.refers(place.key("group"), &standard.group, &contents.standard_groups);
            self.section(&place, standard.section.as_ref());
            self.errata(&place, &standard.errata);
        }
        for module in &contents.modules {
            let place = module.place();
            self.says(place.key("title"), &module.title);
            self.section(&place, Some(&module.section));
            self.all_refer(&place.key("units"), &module.units, &contents.units);
            self.errata(&place, &module.errata);
        }
        for course in &contents.skill_courses {
            let place = course.place();
            self.section(&place, Some(&course.section));
            self.changes(&place, &course.changes);
            for (n, level) in course.levels.iter().enumerate() {
                self.skill_level(place.key("levels").index(n), level);
            }
        }
        for resource in &contents.resources {
            let place = resource.place();
            self.says(place.key("title"), &resource.title);
            self.section(&place, Some(&resource.section));
            if let Some(provider) = &resource.provider {
                self.refers(place.key("provider"), provider, &contents.resources);
            }
            self.changes(&place, &resource.changes);
            self.errata(&place, &resource.errata);
        }
    }

    fn front_matter(&mut self) {
        let contents = self.contents;
        if let Some(about) = &contents.about {
            let place = Place::of("about");
            self.says(place.key("title"), &about.title);
            for (n, caveat) in about.caveats.iter().enumerate() {
                self.section(&place.key("caveats").index(n), Some(&caveat.section));
            }
            self.errata(&place, &about.errata);
        }
        if let Some(credit) = &contents.credit {
            let place = Place::of("credit");
            self.quotes(&place.key("rules"), &credit.rules);
            self.changes(&place, &credit.changes);
            if credit.hours_per_credit == 0 {
                self.fault(place.key("hours_per_credit"), "a credit stands for at least one hour");
            }
        }
        for section in &contents.sections {
            let place = section.place();
            self.errata(&place, &section.errata);
        }
        for family in &contents.families {
            self.section(&family.place(), Some(&family.section));
        }
        if let Some(suite) = &contents.suite {
            let place = Place::of("suite");
            self.section(&place, Some(&suite.section));
            self.changes(&place, &suite.changes);
            self.errata(&place, &suite.errata);
        }
        if let Some(professional) = &contents.professional_standards {
            self.professional(professional);
        }
        if let Some(training) = &contents.training {
            let place = Place::of("training");
            self.section(&place, Some(&training.section));
            self.changes(&place, &training.changes);
            self.errata(&place, &training.errata);
        }
        if let Some(skills) = &contents.basic_skills {
            self.basic_skills(skills);
        }
    }

    fn role(&mut self, place: &Place, role: &Role) {
        let contents = self.contents;
        self.says(place.key("short"), &role.short);
        self.says(place.key("title"), &role.title);
        self.says(place.key("purpose").key("text"), &role.purpose.text);
        self.section(place, Some(&role.section));
        self.section(&place.key("purpose"), Some(&role.purpose.section));
        self.refers(place.key("duties_section"), &role.duties_section, &contents.sections);
        self.refers(place.key("family"), &role.family, &contents.families);
        if let Some(below) = &role.follows {
            self.refers(place.key("follows"), below, &contents.roles);
        }
        for (n, pair) in role.alongside.iter().enumerate() {
            self.refers(place.key("alongside").index(n).key("role"), &pair.role, &contents.roles);
        }
        self.duties(&place.key("duties"), &role.duties);
        self.quotes(&place.key("knowledge"), &role.knowledge);
        for (n, expectation) in role.expects.iter().enumerate() {
            let place = place.key("expects").index(n);
            self.expectation(&place, expectation);
            self.statement(place.key("statement"), role, expectation.statement);
        }
        for (n, show) in role.shows.iter().enumerate() {
            self.show(&place.key("shows").index(n), role, show);
        }
        let cpd = place.key("cpd");
        if let Some(other) = &role.cpd.in_addition_to {
            self.refers(cpd.key("in_addition_to"), other, &contents.roles);
        }
        if let Some(introduction) = &role.cpd.introduction {
            self.section(&cpd.key("introduction"), Some(&introduction.section));
        }
        for (n, suggestion) in role.cpd.suggestions.iter().enumerate() {
            self.suggestion(&cpd.key("suggestions").index(n), suggestion, role);
        }
        for (n, note) in role.notes.iter().enumerate() {
            self.section(&place.key("notes").index(n), Some(&note.section));
        }
        self.changes(place, &role.changes);
        self.errata(place, &role.errata);
    }

    fn duties(&mut self, place: &Place, duties: &[Duty]) {
        if duties.is_empty() {
            let fault = Fault::new(place.clone(), "a role profile needs at least one duty");
            self.faults.push(fault.hint("write its key duties as a list, each with number and text"));
        }
        for (n, duty) in duties.iter().enumerate() {
            let here = place.index(n);
            let expected = n + 1;
            if usize::from(duty.number) != expected {
                let message =
                    format!("duty {} stands where {expected} belongs: duties are numbered from 1", duty.number);
                self.fault(here.key("number"), message);
            }
            self.says(here.key("text"), &duty.text);
            for (m, (option, letter)) in duty.options.iter().zip('a'..='z').enumerate() {
                if option.letter != letter {
                    let message =
                        format!("option {} stands where {letter} belongs: options are lettered from a", option.letter);
                    self.fault(here.key("options").index(m).key("letter"), message);
                }
            }
            if usize::from(duty.at_least.unwrap_or(0)) > duty.options.len() {
                self.fault(here.key("at_least"), "this asks for more options than there are");
            }
            self.errata(&here, &duty.errata);
        }
    }

    fn expectation(&mut self, place: &Place, expectation: &Expectation) {
        let contents = self.contents;
        self.section(place, Some(&expectation.section));
        self.all_refer(&place.key("qualifications"), &expectation.qualifications, &contents.qualifications);
        self.all_refer(&place.key("alternatives"), &expectation.alternatives, &contents.qualifications);
        self.all_refer(&place.key("less_suited"), &expectation.less_suited, &contents.qualifications);
        self.skills(&place.key("basic_skills"), &expectation.basic_skills);
        if expectation.professional_standards && contents.professional_standards.is_none() {
            self.fault(place.key("professional_standards"), "there are no professional standards in this framework");
        }
        if expectation.qualifications.is_empty()
            && expectation.standards_level.is_none()
            && !expectation.professional_standards
            && expectation.basic_skills.is_empty()
        {
            self.fault(place.clone(), "this expects nothing: name qualifications, standards or basic skills");
        }
    }

    fn show(&mut self, place: &Place, role: &Role, show: &Show) {
        self.statement(place.key("statement"), role, Some(show.statement));
        if let Some(text) = &show.text {
            self.says(place.key("text"), text);
            if !role.knowledge.iter().any(|quote| quote.text.contains(text)) {
                self.fault(place.key("text"), "these words are in no statement of the profile’s knowledge");
            }
        }
        for (n, named) in show.duties.iter().enumerate().filter(|(_, named)| role.duty(named).is_none()) {
            self.fault(place.key("duties").index(n), format!("{} has no duty {named}", role.short));
        }
    }

    /// A statement of a role's knowledge, by its place from 1.
    fn statement(&mut self, place: Place, role: &Role, statement: Option<u8>) {
        let known = 1..=role.knowledge.len();
        if let Some(statement) = statement.filter(|statement| !known.contains(&usize::from(*statement))) {
            self.fault(place, format!("{} has no statement {statement} below knowledge", role.short));
        }
    }

    fn suggestion(&mut self, place: &Place, suggestion: &Suggestion, role: &Role) {
        self.says(place.key("text"), &suggestion.text);
        self.section(place, Some(&suggestion.section));
        self.links(&place.key("links"), &suggestion.links);
        for (n, named) in suggestion.links.duties.iter().enumerate() {
            if role.duty(named).is_none() {
                let message = format!("{} has no duty {named}", role.short);
                self.fault(place.key("links").key("duties").index(n), message);
            }
        }
        self.changes(place, &suggestion.changes);
        self.errata(place, &suggestion.errata);
    }

    fn links(&mut self, place: &Place, links: &Links) {
        let contents = self.contents;
        self.all_refer(&place.key("qualifications"), &links.qualifications, &contents.qualifications);
        self.all_refer(&place.key("units"), &links.units, &contents.units);
        self.all_refer(&place.key("standards"), &links.standards, &contents.standards);
        self.all_refer(&place.key("modules"), &links.modules, &contents.modules);
        self.all_refer(&place.key("courses"), &links.courses, &contents.skill_courses);
        self.all_refer(&place.key("resources"), &links.resources, &contents.resources);
        self.all_refer(&place.key("destinations"), &links.destinations, &contents.destinations);
        self.skills(&place.key("basic_skills"), &links.basic_skills);
    }

    fn qualification(&mut self, place: &Place, qualification: &Qualification) {
        let contents = self.contents;
        self.says(place.key("title"), &qualification.title);
        self.section(place, Some(&qualification.section));
        self.all_refer(&place.key("incorporates"), &qualification.incorporates, &contents.qualifications);
        self.all_refer(&place.key("shares_units_with"), &qualification.shares_units_with, &contents.qualifications);
        self.all_refer(&place.key("awarding"), &qualification.awarding, &contents.resources);
        for (n, listing) in qualification.listings.iter().enumerate() {
            let here = place.key("listings").index(n);
            self.all_refer(&here.key("units"), &listing.units, &contents.units);
            self.section(&here, listing.section.as_ref());
            if listing.section.is_none() && listing.source.is_none() {
                self.fault(here, "a list of units needs its section or its source");
            }
        }
        let sections = [
            ("categories_section", &qualification.categories_section),
            ("optional_units_section", &qualification.optional_units_section),
        ];
        for (key, section) in sections {
            if let Some(section) = section {
                self.refers(place.key(key), section, &contents.sections);
            }
        }
        self.quotes(&place.key("remarks"), &qualification.remarks);
        self.size(place, qualification);
        self.changes(place, &qualification.changes);
        self.errata(place, &qualification.errata);
    }

    /// The credits of a qualification must fit its size.
    fn size(&mut self, place: &Place, qualification: &Qualification) {
        let Some(credits) = qualification.minimum_credits.as_ref().map(|confirmed| confirmed.value) else { return };
        let rules = self.contents.credit.as_ref().map_or(&[][..], |credit| &credit.sizes);
        let Some(rule) = rules.iter().find(|rule| rule.size == qualification.size) else { return };
        if credits < rule.from_credits || rule.to_credits.is_some_and(|most| credits > most) {
            let size = qualification.size.words();
            let article = if size == "award" { "an" } else { "a" };
            let range = match rule.to_credits {
                Some(most) => format!("{} to {most}", rule.from_credits),
                None => format!("{} or more", rule.from_credits),
            };
            let message = format!("{credits} credits do not make {article} {size}, which has {range}");
            self.fault(place.key("minimum_credits").key("value"), message);
        }
    }

    fn unit(&mut self, place: &Place, unit: &Unit) {
        let contents = self.contents;
        self.says(place.key("title"), &unit.title);
        self.section(place, unit.section.as_ref());
        self.all_refer(&place.key("standards"), &unit.standards, &contents.standards);
        match (unit.standards.is_empty(), unit.no_standard) {
            (true, None) => {
                let fault = Fault::new(place.clone(), "this unit draws on no standard and does not say why");
                self.faults.push(
                    fault.hint("list its standards, or say no_standard: none-drawn-on, left-blank or not-stated"),
                );
            }
            (false, Some(_)) => {
                self.fault(place.key("no_standard"), "this unit has standards: no_standard does not fit");
            }
            _ => {}
        }
        if unit.section.is_none() && unit.source.is_none() {
            self.fault(place.clone(), "a unit needs the section that lists it or its source");
        }
        self.changes(place, &unit.changes);
        self.errata(place, &unit.errata);
    }

    fn professional(&mut self, professional: &ProfessionalStandards) {
        let place = Place::of("professional_standards");
        self.section(&place, Some(&professional.section));
        self.quotes(&place.key("remarks"), &professional.remarks);
        self.skills(&place.key("basic_skills"), &professional.basic_skills);
        if let Some(section) = &professional.basic_skills_section {
            self.refers(place.key("basic_skills_section"), section, &self.contents.sections);
        }
        if let Some(number) = professional.basic_skills_standard
            && !professional.iter().any(|(_, _, standard)| standard.number == number)
        {
            self.fault(place.key("basic_skills_standard"), format!("there is no standard {number}"));
        }
        self.changes(&place, &professional.changes);
        self.errata(&place, &professional.errata);
        let mut expected = 1;
        for (g, group) in professional.groups.iter().enumerate() {
            for (p, part) in group.parts.iter().enumerate() {
                let standards = place.key("groups").index(g).key("parts").index(p).key("standards");
                for (n, standard) in part.standards.iter().enumerate() {
                    let here = standards.index(n);
                    if standard.number.0 != expected {
                        let message = format!("standard {} stands where {expected} belongs", standard.number);
                        self.fault(here.key("number"), message);
                    }
                    self.says(here.key("text"), &standard.text);
                    expected += 1;
                }
            }
        }
    }

    fn basic_skills(&mut self, skills: &BasicSkills) {
        let place = Place::of("basic_skills");
        self.section(&place, Some(&skills.section));
        self.quotes(&place.key("text"), &skills.text);
        self.errata(&place, &skills.errata);
        for (n, level) in skills.levels.iter().enumerate() {
            for (m, cell) in level.equivalents.iter().enumerate() {
                if !skills.measures.iter().any(|measure| measure.id == cell.measure) {
                    let here = place.key("levels").index(n).key("equivalents").index(m).key("measure");
                    self.fault(here, format!("there is no measure {} in this chart", cell.measure));
                }
            }
        }
    }

    fn skills(&mut self, place: &Place, skills: &[BasicSkill]) {
        for (n, skill) in skills.iter().enumerate() {
            self.skill_level(place.index(n).key("level"), &skill.level);
        }
    }

    fn skill_level(&mut self, place: Place, level: &Id<super::super::basic_skills::SkillLevel>) {
        let levels = self.contents.basic_skills.as_ref().map_or(&[][..], |skills| &skills.levels);
        if !levels.iter().any(|known| known.id == *level) {
            let known: Vec<&str> = levels.iter().map(|known| known.id.as_str()).collect();
            let fault = Fault::new(place, format!("there is no level {level} of English, maths or ICT"));
            self.faults.push(if known.is_empty() {
                fault
            } else {
                fault.hint(format!("there are {}", known.join(", ")))
            });
        }
    }

    pub(super) fn section(&mut self, place: &Place, section: Option<&Id<Section>>) {
        if let Some(section) = section {
            self.refers(place.key("section"), section, &self.contents.sections);
        }
    }

    fn quotes(&mut self, place: &Place, quotes: &[Quote]) {
        for (n, quote) in quotes.iter().enumerate() {
            self.says(place.index(n).key("text"), &quote.text);
            self.section(&place.index(n), Some(&quote.section));
        }
    }

    fn changes(&mut self, place: &Place, changes: &[Id<Change>]) {
        self.all_refer(&place.key("changes"), changes, &self.contents.changes);
    }

    pub(super) fn errata(&mut self, place: &Place, errata: &[Erratum]) {
        for (n, erratum) in errata.iter().enumerate() {
            let here = place.key("errata").index(n);
            self.says(here.key("printed"), &erratum.printed);
            self.section(&here, erratum.section.as_ref());
        }
    }
}
