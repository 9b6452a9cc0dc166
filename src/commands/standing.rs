//! How things stand with a person, in words: the heads and lists that `gap`, `nearest` and `plan` share.

use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed};
use crate::progress::{Because, Counts, Expected, Gap, Part, Standing, Tally, Toward, UnitLeft, incorporated};
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
    let begun = matches!(standing, Standing::InProgress(_));
    if let Standing::Deemed(equivalent) = standing {
        return Some(agreed(equivalent));
    }
    if let Standing::Below(unit) = standing {
        return Some(format!("through unit {} (level {})", unit.id, unit.level));
    }
    Some(match standing.because()? {
        Because::Entry(on) if begun => format!("begun on {}", (*on)?),
        Because::Entry(on) => format!("since {}", (*on)?),
        Because::Qualification(one) => format!("through the {}", one.short),
        Because::Incorporating(one) => format!("through the {}, which takes in its units: our reading", one.short),
        Because::Above(one) => format!("through the {}, which is of a higher level: our reading", one.short),
        Because::Sharing(one) => format!("through the {}, which shares units with it", one.short),
        Because::Unit(unit) => format!("through unit {} (level {})", unit.id, unit.level),
        Because::Evidence(evidence) => {
            let on = evidence.on.map_or_else(String::new, |on| format!(", {on}"));
            format!("evidence: {}{on}", evidence.title)
        }
        Because::Skills => "by English and maths, which are the same fact".into(),
        Because::Professional(number) => format!("by professional standard {number}, which is the same fact"),
    })
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

/// How many of a qualification's listed units are held: those that it adds, and those that it takes in, each by itself.
pub(super) fn units_held(toward: &Toward<'_>) -> String {
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
    let deemed = toward.units.iter().any(|left| matches!(left.standing, Standing::Deemed(_)));
    let held = if deemed { "held or deemed equivalent" } else { "held" };
    if counts.is_empty() { "none of its units is listed".into() } else { format!("{held}: {}", counts.join(", ")) }
}

/// How many expectations are answered: "0 of 1 expectations met, 1 worked towards".
pub(super) fn met(counts: Counts) -> String {
    let towards = match counts.towards {
        0 => String::new(),
        towards => format!(", {towards} worked towards, as the profile allows"),
    };
    format!("{} of {} met{towards}", counts.met, count(counts.firm, "expectation"))
}

/// What stands right beside a number of standards that are left.
pub(super) const NOT_EVERY_ONE: &str = "the guidance does not say that one person needs every standard";

/// Whether a role asks for all standards of a level, of which not everybody needs every one.
pub(super) fn asks_for_a_level(gap: &Gap<'_>) -> bool {
    let firm = gap.expected.iter().filter(|expected| !expected.is_optional());
    firm.flat_map(|expected| &expected.parts).any(|part| matches!(part, Part::Standards(..)))
}

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
    let settled = |standings: &[Standing<'_>]| standings.iter().filter(|standing| standing.is_settled()).count();
    let all = part.standings();
    match part {
        Part::OneOf(choice) => units_held(choice.aim()),
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

/// The credits and hours of units that are left: "7 units: 40 hours in 1, not known for 6".
pub(super) fn length<'u, 'a: 'u>(framework: &Framework, left: impl Iterator<Item = &'u UnitLeft<'a>>) -> String {
    let credits: Vec<Option<u16>> = left.map(|left| left.unit.credits).collect();
    let unknown = credits.iter().filter(|credits| credits.is_none()).count();
    lengths(framework, credits.len(), unknown, credits.iter().flatten().map(|credits| u32::from(*credits)).sum())
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
