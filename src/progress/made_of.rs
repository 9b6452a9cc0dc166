//! What a qualification is made of: the qualifications it takes in, and its required units.

use std::collections::BTreeSet;

use crate::framework::qualification::{Part, Qualification, Unit};
use crate::framework::{Contained, Framework, Id, Keyed};

/// The qualifications whose units a qualification incorporates, directly or through another, lowest first.
pub fn incorporated<'a>(
    framework: &'a Framework,
    qualification: &'a Keyed<Qualification>,
) -> Vec<&'a Keyed<Qualification>> {
    fn walk<'a>(
        framework: &'a Framework,
        from: &'a Keyed<Qualification>,
        seen: &mut BTreeSet<&'a Id<Qualification>>,
        found: &mut Vec<&'a Keyed<Qualification>>,
    ) {
        for id in &from.incorporates {
            let lower = framework.qualifications.known(id);
            if seen.insert(&lower.id) {
                walk(framework, lower, seen, found);
                found.push(lower);
            }
        }
    }
    let mut found = Vec::new();
    walk(framework, qualification, &mut BTreeSet::from([&qualification.id]), &mut found);
    found
}

/// The required units of a qualification, as far as they are listed: all except optional ones, including those of the
/// qualifications it incorporates.
pub fn required<'a>(
    framework: &'a Framework,
    qualification: &'a Keyed<Qualification>,
) -> Vec<(&'a Keyed<Unit>, Contained<'a>)> {
    let mut units = framework.units_of_qualification(qualification);
    units.retain(|(_, contained)| contained.part != Part::Optional);
    units
}
