//! The misprints of the publication, collected from the records that have them.

use super::Contents;
use super::about::{Erratum, Section};
use super::id::Id;
use super::place::Place;
use super::table::Entity;
use super::walk::{At, Called, Visit};

/// A misprint, and the record it belongs to.
#[derive(Debug, Clone)]
pub struct Misprint<'a> {
    /// What kind of record: "unit", "role profile".
    pub noun: &'static str,
    /// The record, as a person would name it.
    pub about: String,
    /// The misprint.
    pub erratum: &'a Erratum,
    /// The section it is in: its own, or the section that has it.
    pub section: Option<Id<Section>>,
    /// Its place in the data.
    pub place: Place,
}

impl Misprint<'_> {
    /// Whether it is the same misprint, told of another record.
    fn is_same(&self, other: &Self) -> bool {
        let printed = |one: &Self| one.erratum.printed.trim_end_matches('.').to_owned();
        let is_of_one = self.about == other.about;
        !is_of_one && self.section.is_some() && self.section == other.section && printed(self) == printed(other)
    }
}

impl Contents {
    /// All misprints, in the order of the top-level keys. One that several records have, because it touches them all, is
    /// one misprint: it has the records together, and the place where most is said of it.
    pub fn misprints(&self) -> Vec<Misprint<'_>> {
        let mut gatherer = Gatherer { contents: self, part: None, found: Vec::new() };
        self.walk(&mut gatherer);
        let mut misprints: Vec<Misprint<'_>> = Vec::new();
        for one in gatherer.found {
            match misprints.iter_mut().find(|known| known.is_same(&one)) {
                Some(known) => {
                    let about = format!("{}; {}", known.about, one.about);
                    let said = |one: &Misprint<'_>| one.erratum.note.as_ref().map_or(0, String::len);
                    let fuller = if said(&one) > said(known) { one } else { known.clone() };
                    *known = Misprint { about, noun: known.noun, ..fuller };
                }
                None => misprints.push(one),
            }
        }
        misprints
    }

    /// The same misprints without the records they belong to, which take most of the work to name.
    pub fn errata(&self) -> Vec<(Place, &Erratum)> {
        let mut errata = Errata { contents: self, found: Vec::new() };
        self.walk(&mut errata);
        errata.found
    }
}

/// Collects misprints and their places on a walk.
struct Errata<'a> {
    contents: &'a Contents,
    found: Vec<(Place, &'a Erratum)>,
}

impl<'a> Visit<'a> for Errata<'a> {
    fn contents(&self) -> &'a Contents {
        self.contents
    }

    fn erratum(&mut self, at: &At<'_>, erratum: &'a Erratum) {
        self.found.push((at.place(), erratum));
    }
}

/// Collects misprints on a walk.
struct Gatherer<'a> {
    contents: &'a Contents,
    /// The part of the data that the walk is in.
    part: Option<Called>,
    found: Vec<Misprint<'a>>,
}

impl<'a> Visit<'a> for Gatherer<'a> {
    fn contents(&self) -> &'a Contents {
        self.contents
    }

    fn part(&mut self, _: &At<'_>, called: impl FnOnce() -> Called) {
        self.part = Some(called());
    }

    fn erratum(&mut self, at: &At<'_>, erratum: &'a Erratum) {
        if let Some(part) = &self.part {
            let own = || if part.noun == Section::NOUN { part.id.parse().ok() } else { None };
            let section = erratum.section.clone().or_else(own);
            self.found.push(Misprint {
                noun: part.noun,
                about: part.short.clone(),
                erratum,
                section,
                place: at.place(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::credit::CreditRules;
    use super::super::family::Family;
    use super::super::table::Keyed;
    use super::*;

    fn erratum(printed: &str) -> Vec<Erratum> {
        vec![Erratum { printed: printed.into(), should_be: None, note: None, section: None, source: None }]
    }

    #[test]
    fn misprints_of_every_kind_are_gathered_with_their_places() {
        let mut contents = Contents::default();
        let (levels, rules) = (["Entry".into(), "level 8".into()], Vec::new());
        contents.credit = Some(CreditRules {
            hours_per_credit: 10,
            for_groups: Vec::new(),
            offered_through: Vec::new(),
            sizes: Vec::new(),
            levels,
            rules,
            changes: Vec::new(),
            errata: erratum("ten hour"),
        });
        let section = "4".parse();
        let family = section.map(|section| Family {
            title: "Midwives".into(),
            text: "Whoever".into(),
            section,
            errata: erratum("Midwifes"),
        });
        let keyed = "midwives".parse().ok().zip(family.ok()).map(|(id, family)| Keyed::new(id, family));
        contents.families = keyed.into_iter().collect();

        let found = contents.misprints();
        let found: Vec<_> = found.iter().map(|one| (one.noun, one.about.as_str(), one.place.to_string())).collect();
        let expected = [
            ("rule", "Credit and size", "credit.errata[0]".to_owned()),
            ("family of roles", "Midwives", "families.midwives.errata[0]".to_owned()),
        ];
        assert_eq!(found, expected);
    }
}
