//! How things stand with a person, in words: the heads and lists that `gap`, `nearest` and `plan` share.

use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed};
use crate::progress::{Because, Expected, Gap, Part, Standing, Toward, incorporated};
use crate::record::{Equivalent, Record};
use crate::report::{Document, Line};

use super::count;
use super::marks::Kept;
use super::provenance::{changed, cited};

/// The record; one that says nothing for those who have none yet.
pub(super) fn record_or_empty(kept: Option<Kept<'_>>) -> &Record {
    static EMPTY: std::sync::LazyLock<Record> = std::sync::LazyLock::new(Record::default);
    kept.map_or_else(|| &*EMPTY, |kept| kept.record)
}

/// What every answer about a record opens with: the caveat, whose record it is, and what in it counts for nothing.
pub(super) fn opening(document: &mut Document, framework: &Framework, kept: Option<Kept<'_>>) {
    document.quiet(super::expectation::caveat(framework.about()));
    let Some(Kept { record, file, .. }) = kept else {
        let line = Line::from("There is no record, so this is what somebody needs who has nothing written down yet. ");
        document.text(line.id("tacareer record init").and(" makes one."));
        return;
    };
    let role = record.role.as_ref().and_then(|id| framework.roles.get(id));
    document.facts([
        ("Name", record.name.as_deref().map(Line::from)),
        ("Record", record.name.is_none().then(|| file.into())),
        ("Present role", role.map(|role| super::expectation::named(role).into())),
        ("Since", record.since.filter(|_| role.is_some()).map(|since| since.to_string().into())),
    ]);
    let unknown = record.unknown(framework).into_iter().map(|fault| fault.message);
    let unknown: Vec<String> = unknown.collect();
    if !unknown.is_empty() {
        document.quiet(format!("In the record and not counted: {}.", unknown.join("; ")));
    }
}

/// Why something stands as it does; nothing where the record just says so.
pub(super) fn because(standing: &Standing<'_>) -> Option<String> {
    match standing {
        Standing::Missing => None,
        Standing::Held(Because::Entry(on)) => on.map(|on| format!("since {on}")),
        Standing::InProgress(Because::Entry(on)) => on.map(|on| format!("begun on {on}")),
        Standing::Held(Because::Qualification(one)) | Standing::InProgress(Because::Qualification(one)) => {
            Some(format!("through the {}", one.short))
        }
        Standing::Held(Because::Unit(unit)) | Standing::InProgress(Because::Unit(unit)) => {
            Some(format!("through unit {}", unit.id))
        }
        Standing::Held(Because::Evidence(evidence)) | Standing::InProgress(Because::Evidence(evidence)) => {
            let on = evidence.on.map_or_else(String::new, |on| format!(", {on}"));
            Some(format!("evidence: {}{on}", evidence.title))
        }
        Standing::Deemed(equivalent) => Some(agreed(equivalent)),
    }
}

/// Who agreed an equivalent, and when.
fn agreed(equivalent: &Equivalent) -> String {
    let on = equivalent.on.map_or_else(String::new, |on| format!(" on {on}"));
    format!("agreed by {}{on}", equivalent.agreed_by)
}

/// The standing with its reason: "held, through the L3 Certificate STL".
pub(super) fn stands(standing: &Standing<'_>) -> String {
    with_reason(standing.words(), standing)
}

fn with_reason(words: &str, standing: &Standing<'_>) -> String {
    because(standing).map_or_else(|| words.to_owned(), |because| format!("{words}, {because}"))
}

/// How many of a qualification's listed units are held, and how many are deemed equivalent.
pub(super) fn units_held(toward: &Toward<'_>) -> String {
    let number =
        |wanted: &dyn Fn(&Standing<'_>) -> bool| toward.units.iter().filter(|one| wanted(&one.standing)).count();
    let held = number(&|standing| matches!(standing, Standing::Held(_)));
    let deemed = match number(&|standing| matches!(standing, Standing::Deemed(_))) {
        0 => String::new(),
        deemed => format!(", {deemed} deemed equivalent"),
    };
    format!("{held} of {} held{deemed}", count(toward.units.len(), "listed unit"))
}

/// What stands right beside a number of standards that are left.
pub(super) const NOT_EVERY_ONE: &str = "the guidance does not say that one person needs every standard";

/// Says that a role is the present one, or below it on the same ladder; nothing of any other.
pub(super) fn behind(gap: &Gap<'_>) -> Option<String> {
    let present = gap.present.filter(|_| gap.is_behind())?;
    let (role, now) = (&gap.role.short, &present.short);
    let words = if present.id == gap.role.id {
        "is the present role".into()
    } else {
        format!("is below the present role, {now}")
    };
    Some(format!("{role} {words}."))
}

/// The same of a standard: "evidenced, by Lesson observation, 2025-11-03".
pub(super) fn evidenced(standing: &Standing<'_>) -> String {
    match (standing, because(standing)) {
        (Standing::Held(Because::Evidence(_)), Some(because)) => because.replacen("evidence: ", "evidenced by ", 1),
        (Standing::Held(_), Some(because)) => format!("evidenced {because}"),
        _ => stands(standing),
    }
}

/// How far a part of an expectation has come: "2 of 7 listed units", "9 of 52 standards".
pub(super) fn progress(part: &Part<'_>) -> String {
    let settled = |standings: &[&Standing<'_>]| standings.iter().filter(|standing| standing.is_settled()).count();
    let all = part.standings();
    match part {
        Part::OneOf(choice) => {
            let units: Vec<_> = choice.aim().units.iter().map(|unit| &unit.standing).collect();
            format!("{} of {}", settled(&units), count(units.len(), "listed unit"))
        }
        Part::Skills(_) => format!("{} of {}", settled(&all), count(all.len(), "basic skill")),
        Part::Reflected(..) | Part::Standards(..) | Part::Professional(_) => {
            format!("{} of {}", settled(&all), count(all.len(), "standard"))
        }
    }
}

/// How far an expectation has come: of many standards by number, of a qualification by what the record says.
pub(super) fn so_far(expected: &Expected<'_>) -> String {
    let standing = &expected.standing;
    match &expected.parts[..] {
        _ if standing.is_settled() || standing.is_missing() => stands(standing),
        [Part::OneOf(_)] => with_reason(expected.words(), standing),
        parts => {
            let parts: Vec<String> = parts.iter().map(progress).collect();
            format!("{}, {}", expected.words(), parts.join(" and "))
        }
    }
}

/// What of a qualification is not listed, how large it is, and what has become of it since.
pub(super) fn listed_in_part(framework: &Framework, qualification: &Keyed<Qualification>) -> Vec<Line> {
    let mut lines = Vec::new();
    if qualification.listings.is_empty() {
        lines.push("The guidance lists none of its own units.".into());
    }
    for listing in &qualification.listings {
        lines.extend(listing.note.iter().map(|note| {
            let part = listing.part.words();
            Line::from(format!("{}{} units: {note}", part[..1].to_uppercase(), &part[1..]))
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
    lines.extend(changed(framework, &qualification.changes));
    lines
}

/// What hours are reckoned from: "One credit stands for 10 hours of learning (section 3.2.2, from page 9)".
pub(super) fn credit_rule(framework: &Framework) -> Option<String> {
    let rules = framework.credit.as_ref()?;
    let section = rules.rules.first().map_or_else(String::new, |rule| format!(" {}", cited(framework, &rule.section)));
    Some(format!("One credit stands for {} hours of learning{section}.", rules.hours_per_credit))
}

/// The credits and hours left of a qualification's listed units: "7 units: 40 hours in 1, not known for 6".
pub(super) fn length(framework: &Framework, toward: &Toward<'_>) -> String {
    lengths(framework, toward.left().count(), toward.unknown_left(), toward.credits_left())
}

/// The same of any units.
pub(super) fn lengths(framework: &Framework, units: usize, unknown: usize, credits: u32) -> String {
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
