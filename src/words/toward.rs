//! What leads to a qualification, in words: units held and left, what is not listed, how long it takes.

use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed};
use crate::progress::{Standing, Toward, incorporated};
use crate::report::Line;

use super::{capital, cited, count, source};

/// How many of a qualification's listed units are held, and how many are deemed equivalent.
pub(crate) fn units_held(toward: &Toward<'_>) -> String {
    let number =
        |wanted: &dyn Fn(&Standing<'_>) -> bool| toward.units.iter().filter(|one| wanted(&one.standing)).count();
    let held = number(&|standing| matches!(standing, Standing::Held(_)));
    let deemed = match number(&|standing| matches!(standing, Standing::Deemed(_))) {
        0 => String::new(),
        deemed => format!(", {deemed} deemed equivalent"),
    };
    format!("{held} of {} held{deemed}", count(toward.units.len(), "listed unit"))
}

/// What of a qualification is not listed, how large it is, and what has become of it since.
pub(crate) fn listed_in_part(framework: &Framework, qualification: &Keyed<Qualification>) -> Vec<Line> {
    let mut lines = Vec::new();
    if qualification.listings.is_empty() {
        lines.push("The guidance lists none of its own units.".into());
    }
    for listing in &qualification.listings {
        lines.extend(listing.note.iter().map(|note| {
            let part = listing.part.words();
            Line::from(format!("{} units: {note}", capital(part)))
        }));
    }
    for lower in incorporated(framework, qualification).into_iter().filter(|lower| lower.listings.is_empty()) {
        lines.push(format!("It takes in the units of the {}, of which none is listed.", lower.title).into());
    }
    if let Some(credits) = &qualification.minimum_credits {
        let hours = framework.credit.as_ref().map(|rules| credits.value.saturating_mul(rules.hours_per_credit));
        let hours = hours.map_or_else(String::new, |hours| format!(" ({hours} hours)"));
        lines.push(format!("The whole takes at least {} credits{hours}, by {}.", credits.value, credits.source).into());
    }
    lines.extend(source::since(framework, &qualification.changes));
    lines
}

/// What hours are reckoned from: "One credit stands for 10 hours of learning (section 3.2.2, from page 9)".
pub(crate) fn credit_rule(framework: &Framework) -> Option<String> {
    let rules = framework.credit.as_ref()?;
    let section = rules.rules.first().map_or_else(String::new, |rule| format!(" {}", cited(framework, &rule.section)));
    Some(format!("One credit stands for {} hours of learning{section}.", rules.hours_per_credit))
}

/// The credits and hours left of a qualification's listed units: "7 units: 40 hours in 1, not known for 6".
pub(crate) fn length(framework: &Framework, toward: &Toward<'_>) -> String {
    lengths(framework, toward.left().count(), toward.unknown_left(), toward.credits_left())
}

/// The same of any units.
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
