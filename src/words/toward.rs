//! What leads to a qualification, as text: units held and left, what is not listed, how long it takes.

use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed, Place};
use crate::progress::{Standing, Tally, Toward, UnitLeft, incorporated};
use crate::report::Line;

use super::{capital, cited, source};

/// How many of a qualification's listed units are held, counted separately for the units it adds and those it takes in.
pub(crate) fn units_held(toward: &Toward<'_>) -> String {
    let held = |tally: Tally| format!("{} of {}", tally.settled, tally.listed);
    let (own, optional) = (toward.own(), toward.own_optional());
    let mut counts = Vec::new();
    if own.listed > 0 {
        counts.push(format!("{} listed units that it adds", held(own)));
    } else if optional.listed > 0 {
        counts.push(format!("{} listed units of its own, all optional", held(optional)));
    }
    counts.extend(
        toward.taken_in().into_iter().map(|(one, tally)| format!("{} taken in from the {}", held(tally), one.short)),
    );
    let deemed = toward.units.iter().any(|left| matches!(left.standing, Standing::Deemed(..)));
    let held = if deemed { "held or deemed equivalent" } else { "held" };
    if counts.is_empty() { "none of its units is listed".into() } else { format!("{held}: {}", counts.join(", ")) }
}

/// Which parts of a qualification are not listed, how large it is, and what has changed since.
pub(crate) fn listed_in_part(framework: &Framework, qualification: &Keyed<Qualification>) -> Vec<Line> {
    let mut lines = Vec::new();
    if qualification.listings.is_empty() {
        lines.push(format!("{} lists none of its own units.", capital(framework.called())).into());
    }
    for listing in &qualification.listings {
        lines.extend(listing.note.iter().map(|note| {
            let part = listing.part.words();
            Line::from(format!("{} units: {note}", capital(part)))
        }));
    }
    for lower in incorporated(framework, qualification).filter(|lower| lower.listings.is_empty()) {
        lines.push(format!("It takes in units of the {}, of which none is listed.", lower.title).into());
    }
    if let Some(credits) = &qualification.minimum_credits {
        let hours = framework.credit.as_ref().map(|rules| credits.value.saturating_mul(rules.hours_per_credit));
        let hours = hours.map_or_else(String::new, |hours| format!(" ({hours} hours)"));
        lines.push(format!("The whole takes at least {} credits{hours}, by {}.", credits.value, credits.source).into());
    }
    lines.extend(source::since(framework, &qualification.changes));
    lines
}

/// The rule by which hours are calculated: "One credit stands for 10 hours of learning (section 3.2.2, from page 9)".
pub(crate) fn credit_rule(framework: &Framework) -> Option<String> {
    let rules = framework.credit.as_ref()?;
    // The publication is not cited for what an overlay says instead.
    let section = match framework.overlays.at(&Place::of("credit").key("hours_per_credit")).last() {
        Some(touch) => format!(", according to {}", touch.overlay.title),
        None => rules.rules.first().map_or_else(String::new, |rule| format!(" {}", cited(framework, &rule.section))),
    };
    Some(format!("One credit stands for {} hours of learning{section}.", rules.hours_per_credit))
}

/// The credits and hours of units that are left: "7 units: 40 hours in 1, not known for 6".
pub(crate) fn length<'u, 'a: 'u>(framework: &Framework, left: impl Iterator<Item = &'u UnitLeft<'a>>) -> String {
    let credits: Vec<Option<u16>> = left.map(|left| left.unit.credits).collect();
    let unknown = credits.iter().filter(|credits| credits.is_none()).count();
    lengths(framework, credits.len(), unknown, credits.iter().flatten().map(|credits| u32::from(*credits)).sum())
}

/// The credits and hours of any units.
pub(crate) fn lengths(framework: &Framework, units: usize, unknown: usize, credits: u32) -> String {
    let hours = framework.credit.as_ref().map(|rules| credits.saturating_mul(rules.hours_per_credit.into()));
    let hours = hours.map_or_else(String::new, |hours| format!(", {hours} hours"));
    let amount = format!("{credits} credits{hours}");
    match (units, unknown) {
        (0, _) => "none".into(),
        (_, 0) => amount,
        (units, unknown) if units == unknown => "not known".into(),
        (units, unknown) => format!("{amount} for {} of {units}; not known for {unknown}", units - unknown),
    }
}
