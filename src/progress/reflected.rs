//! The standards that any one of some qualifications reflects: those that its listed units draw on.

use std::collections::BTreeSet;

use super::holdings::Holdings;
use super::part::{Choice, Part, Toward};
use crate::framework::{Framework, StandardNumber};

/// What decides between routes whose standards are asked for: whether all are settled, and what is missing of them and of
/// the units that teach them; none where no standard is known.
pub(super) fn reflected_cost(holdings: &Holdings<'_>, route: &Toward<'_>) -> Option<(bool, usize, u32)> {
    let standards = drawn_on(route);
    let open: BTreeSet<_> = standards.iter().filter(|one| !holdings.standard(**one).is_settled()).copied().collect();
    let missing = open.iter().filter(|one| holdings.standard(**one).is_missing()).count();
    let left: Vec<_> = route.left().filter(|left| left.unit.standards.iter().any(|one| open.contains(one))).collect();
    let units = left.iter().filter(|left| left.standing.is_missing()).count();
    let credits = left.iter().filter_map(|left| left.unit.credits).map(u32::from).sum();
    (!standards.is_empty()).then_some((open.is_empty(), missing + units, credits))
}

/// The standards that the listed units of a qualification draw on.
fn drawn_on(route: &Toward<'_>) -> BTreeSet<StandardNumber> {
    route.units.iter().flat_map(|unit| unit.unit.standards.iter().copied()).collect()
}

/// The standards that the units of the aim draw on, by number; the qualification itself where none is known.
pub(super) fn reflected<'a>(framework: &'a Framework, holdings: &Holdings<'a>, choice: Choice<'a>) -> Part<'a> {
    let numbers = drawn_on(choice.aim());
    if numbers.is_empty() {
        return Part::OneOf(choice);
    }
    let known = numbers.iter().map(|number| framework.standards.known(number));
    let standards = known.map(|standard| (standard, holdings.standard(standard.id))).collect();
    Part::Reflected(choice, standards)
}
