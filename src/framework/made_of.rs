//! What a qualification is made of: the qualifications it takes in, the units that are listed for it, and the standards
//! that these draw on. Worked out once for each that is asked for: everybody's gap asks for the same ones.

use std::collections::BTreeSet;

use super::id::Id;
use super::qualification::{Part, Qualification, Unit};
use super::relations::Contained;
use super::standard::Standard;
use super::table::Keyed;
use super::{Framework, resolved};

/// What a qualification is made of, by the positions of the records.
#[derive(Debug, Clone)]
pub(super) struct Made {
    incorporated: Vec<usize>,
    units: Vec<Place>,
    standards: Vec<usize>,
}

/// Where a unit is listed: the qualification, its listing, and the qualification that the unit is taken in from.
#[derive(Debug, Clone, Copy)]
struct Place {
    unit: usize,
    source: usize,
    listing: usize,
    taken_in: Option<usize>,
}

/// A unit that is listed for a qualification.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The unit.
    pub unit: &'a Keyed<Unit>,
    /// The part it plays, and through which qualification.
    pub contained: Contained<'a>,
    /// The qualification it is taken in from; none where the qualification itself adds it.
    pub taken_in: Option<&'a Keyed<Qualification>>,
}

impl Listed<'_> {
    /// Whether the qualification can't be gained without it.
    pub fn is_required(&self) -> bool {
        self.contained.part != Part::Optional
    }
}

impl Qualification {
    /// Whether it itself lists the unit as one that can't be left out.
    pub fn requires(&self, unit: &Id<Unit>) -> bool {
        self.listings.iter().any(|listing| listing.part != Part::Optional && listing.units.contains(unit))
    }
}

impl Framework {
    /// The qualifications whose units a qualification incorporates, directly or through another, the lowest first.
    pub fn incorporated(
        &self,
        qualification: &Keyed<Qualification>,
    ) -> impl Iterator<Item = &Keyed<Qualification>> + Clone {
        self.made(qualification).incorporated.iter().map(|n| resolved(self.qualifications.nth(*n)))
    }

    /// The units listed for a qualification, its own first, then those of the qualifications it incorporates.
    pub fn units_of_qualification<'a>(
        &'a self,
        qualification: &'a Keyed<Qualification>,
    ) -> impl ExactSizeIterator<Item = Listed<'a>> + Clone {
        self.made(qualification).units.iter().map(move |place| {
            let source = resolved(self.qualifications.nth(place.source));
            let listing = &source.listings[place.listing];
            let through = (place.source != qualification.position()).then_some(source);
            Listed {
                unit: resolved(self.units.nth(place.unit)),
                contained: Contained { qualification, part: listing.part, through, listing },
                taken_in: place.taken_in.map(|n| resolved(self.qualifications.nth(n))),
            }
        })
    }

    /// The standards that the units draw on that a qualification can't be gained without, by number.
    pub fn standards_of_qualification(
        &self,
        qualification: &Keyed<Qualification>,
    ) -> impl ExactSizeIterator<Item = &Keyed<Standard>> + Clone {
        self.made(qualification).standards.iter().map(|n| resolved(self.standards.nth(*n)))
    }

    fn made(&self, qualification: &Keyed<Qualification>) -> &Made {
        self.relations().made[qualification.position()].get_or_init(|| self.make(qualification))
    }

    fn make(&self, qualification: &Keyed<Qualification>) -> Made {
        let mut incorporated = Vec::new();
        self.lower(qualification, &mut BTreeSet::from([qualification.position()]), &mut incorporated);
        let mut units = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![qualification];
        let mut walked = BTreeSet::new();
        while let Some(source) = open.pop() {
            if !walked.insert(source.position()) {
                continue;
            }
            for (listing, id) in
                (0..).zip(&source.listings).flat_map(|(n, one)| one.units.iter().map(move |id| (n, id)))
            {
                let unit = self.units.known(id).position();
                if seen.insert(unit) {
                    let through = (source.position() != qualification.position()).then_some(source.position());
                    let requires = |n: &&usize| resolved(self.qualifications.nth(**n)).requires(id);
                    let taken_in = incorporated.iter().find(requires).copied().or(through);
                    units.push(Place { unit, source: source.position(), listing, taken_in });
                }
            }
            open.extend(source.incorporates.iter().rev().map(|id| self.qualifications.known(id)));
        }
        let mut made = Made { incorporated, units, standards: Vec::new() };
        made.standards = self.drawn_on(&made);
        made
    }

    fn lower(&self, from: &Keyed<Qualification>, seen: &mut BTreeSet<usize>, found: &mut Vec<usize>) {
        for id in &from.incorporates {
            let lower = self.qualifications.known(id);
            if seen.insert(lower.position()) {
                self.lower(lower, seen, found);
                found.push(lower.position());
            }
        }
    }

    fn drawn_on(&self, made: &Made) -> Vec<usize> {
        let is_required = |place: &&Place| {
            let source = resolved(self.qualifications.nth(place.source));
            source.listings[place.listing].part != Part::Optional
        };
        let required = made.units.iter().filter(is_required).map(|place| resolved(self.units.nth(place.unit)));
        let numbers: BTreeSet<_> = required.flat_map(|unit| unit.standards.iter().copied()).collect();
        numbers.iter().map(|number| self.standards.known(number).position()).collect()
    }
}
