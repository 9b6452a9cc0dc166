//! A person's standing on something, as text.

use jiff::civil::Date;

use crate::framework::Framework;
use crate::framework::qualification::{Part as Plays, Qualification, Unit};
use crate::progress::{Because, Counts, Expected, Gap, Part, Standing, WhichStandards};
use crate::record::date;
use crate::record::{Equivalent, Evidence};
use crate::report::Line;

use super::count;

/// The reason for a standing; `None` if the record just says so.
pub(crate) fn because(standing: &Standing<'_>) -> Option<String> {
    match standing {
        Standing::Deemed(equivalent, None) => Some(format!("agreed by {}", agreed(equivalent))),
        Standing::Deemed(equivalent, Some(because)) => {
            let (through, how) = reason(because, false)?;
            Some(format!("{through} (agreed by {}){how}", agreed(equivalent)))
        }
        Standing::Below(because) => {
            let (through, how) = reason(because, false)?;
            Some(format!("{through}{how}"))
        }
        Standing::Untold(one) => Some(format!("since the standards that the {} reflects are not listed", one.short)),
        _ => {
            let (through, how) = reason(standing.because()?, matches!(standing, Standing::InProgress(_)))?;
            Some(format!("{through}{how}"))
        }
    }
}

/// What a standing comes from, and how that bears on it.
fn reason(because: &Because<'_>, is_begun: bool) -> Option<(String, &'static str)> {
    let through_the = |one: &Qualification| format!("through the {}", one.short);
    Some(match because {
        Because::Entry(on, expires) => (entered(*on, *expires, is_begun)?, ""),
        Because::Qualification(one) => (through_the(one), ""),
        Because::Incorporating(one) => (through_the(one), ", which takes in its units: our reading"),
        Because::Above(one) => (through_the(one), ", which is of a higher level: our reading"),
        Because::Beyond(one) => (format!("towards the {}", one.short), ", which is of a higher level: our reading"),
        Because::Sharing(one) => (through_the(one), ", which shares units with it"),
        Because::Additional(one) => (through_the(one), " and the additional units: our reading"),
        Because::Unit(unit) => (through(unit), ""),
        Because::Units(one, settled, listed) => (format!("through {}", units_of(one, *settled, *listed)), ""),
        Because::Evidence(evidence) => (format!("evidence: {}", titled(evidence)), ""),
        Because::Status(award) => {
            let on = award.on.map_or_else(String::new, |on| format!(" of {}", date::words(on)));
            (format!("by {} status{on}", award.title), ", which is awarded for it")
        }
        Because::Skills => ("by English and maths".into(), ", which are the same requirement"),
        Because::Professional(number) => {
            (format!("by professional standard {number}"), ", which is the same requirement")
        }
    })
}

/// A unit as the reason: by its title, as on its certificate, and its level, since units of two levels share titles.
fn through(unit: &Unit) -> String {
    format!("through the level {} unit “{}”", unit.level, unit.title)
}

/// The dates of an entry: "since 1 July 2012, until 1 July 2017".
fn entered(on: Option<Date>, expires: Option<Date>, is_begun: bool) -> Option<String> {
    let from = on.map(|on| format!("{} {}", if is_begun { "begun on" } else { "since" }, date::words(on)));
    let until = expires.map(|last| format!("until {}", date::words(last)));
    let dates: Vec<String> = from.into_iter().chain(until).collect();
    (!dates.is_empty()).then(|| dates.join(", "))
}

/// How many of the units that are listed for a qualification are held. Where that is all of them, the reader wants to
/// know why the qualification is not.
fn units_of(qualification: &Qualification, settled: u16, listed: u16) -> String {
    let short = &qualification.short;
    let is_required = qualification.listings.iter().any(|listing| listing.part != Plays::Optional);
    match (settled == listed, is_required, &qualification.optional_units_section) {
        (true, true, Some(_)) => format!("all {listed} listed units of the {short}, but for optional ones"),
        (true, true, None) => format!("all {listed} listed units of the {short}"),
        (false, true, _) => format!("{settled} of {listed} listed units of the {short}"),
        (_, false, _) => format!("{settled} of {listed} listed optional units of the {short}"),
    }
}

/// A piece of evidence, with its title and date.
fn titled(evidence: &Evidence) -> String {
    let on = evidence.on.map_or_else(String::new, |on| format!(", {}", date::words(on)));
    format!("{}{on}", evidence.title)
}

/// Who agreed an equivalent, and when: "J. Smith, headteacher, on 10 September 2024".
fn agreed(equivalent: &Equivalent) -> String {
    let on = equivalent.on.map_or_else(String::new, |on| format!(" on {}", date::words(on)));
    format!("{}{on}", equivalent.agreed_by)
}

/// The standing with its reason: "held, through the L3 Certificate STL".
pub(crate) fn stands(standing: &Standing<'_>) -> String {
    with_reason(standing.words(), standing)
}

fn with_reason(words: &str, standing: &Standing<'_>) -> String {
    because(standing).map_or_else(|| words.to_owned(), |because| format!("{words}, {because}"))
}

/// A caveat to show with the number of standards that are left.
pub(crate) fn not_every_one(framework: &Framework) -> String {
    format!("{} does not say that one person needs every standard", framework.called())
}

/// Whether a role asks for all standards of a level; not everybody needs every one of them.
pub(crate) fn asks_for_a_level(gap: &Gap<'_>) -> bool {
    let firm = gap.expected.iter().filter(|expected| !expected.is_optional());
    firm.flat_map(|expected| &expected.parts).any(|part| matches!(part, Part::Standards(WhichStandards::OfLevel(_), _)))
}

/// How many expectations are answered: "2 of 3 expectations met"; where a profile says "towards" and that is how far
/// the record goes, "1 of 1 expectation answered: by working towards it, as the profile allows".
pub(crate) fn met(counts: Counts) -> String {
    let all = count(counts.firm, "expectation");
    match (counts.met, counts.towards) {
        (met, 0) => format!("{met} of {all} met"),
        (0, 1) => format!("1 of {all} answered: by working towards it, as the profile allows"),
        (0, towards) => format!("{towards} of {all} answered: by working towards them, as the profile allows"),
        (met, towards) => {
            format!("{} of {all} answered: {met} met, {towards} worked towards, as the profile allows", met + towards)
        }
    }
}

/// Says that a role is the present one, or is below it on the same ladder, and how to ask about the next; `None` for any
/// other role.
pub(crate) fn behind(framework: &Framework, gap: &Gap<'_>, command: &str) -> Option<Line> {
    let present = gap.present.filter(|_| gap.is_behind())?;
    let (role, now) = (&gap.role.short, &present.short);
    let words = if present.id == gap.role.id {
        "is the present role".into()
    } else {
        format!("is below the present role, {now}")
    };
    let line = Line::from(format!("{role} {words}."));
    let next: Vec<String> =
        framework.above(present).iter().map(|above| format!("tacareer {command} {}", above.id)).collect();
    Some(if next.is_empty() { line } else { line.and(" The next one: ").ids(next).and(".") })
}

/// The standing of a standard: "evidenced by Lesson observation, 2025-11-03".
pub(crate) fn evidenced(standing: &Standing<'_>) -> String {
    match (standing, because(standing)) {
        (Standing::Held(Because::Evidence(evidence)), _) => format!("evidenced by {}", titled(evidence)),
        (Standing::Held(_), Some(because)) => format!("evidenced {because}"),
        _ => stands(standing),
    }
}

/// How far a part of an expectation has come: "2 of 7 listed units", "9 of 52 standards".
pub(crate) fn progress(part: &Part<'_>) -> String {
    let settled = || part.standings().filter(Standing::is_settled).count();
    let all = || part.standings().count();
    match part {
        Part::OneOf(choice) => {
            let standing = choice.standing();
            let named = choice.in_progress().filter(|_| matches!(standing.because(), Some(Because::Entry(..))));
            let named = named.map(|begun| format!("through the {}", begun.qualification.short));
            let parts: Vec<String> = named.into_iter().chain(because(&standing)).collect();
            if parts.is_empty() { "none of the qualifications".into() } else { parts.join(", ") }
        }
        Part::Units(_) => format!("{} of {}", settled(), count(all(), "unit")),
        Part::Skills(_) => format!("{} of {}", settled(), count(all(), "basic skill")),
        Part::Reflected(..) | Part::Standards(..) | Part::Professional(..) => {
            format!("{} of {}", settled(), count(all(), "standard"))
        }
    }
}

/// The progress on an expectation: for standards, how many; for a qualification, what the record says.
pub(crate) fn so_far(expected: &Expected<'_>) -> String {
    let standing = &expected.standing;
    // English and maths alone do not mean that it is in progress, but are shown all the same.
    let is_known = || expected.parts.iter().flat_map(Part::standings).any(|standing| standing.is_settled());
    match &expected.parts[..] {
        [part] if standing.is_settled() && is_by_several(part) => format!("{}, {}", expected.words(), progress(part)),
        _ if standing.is_settled() || matches!(standing, Standing::Untold(_)) => stands(standing),
        _ if standing.is_missing() && !is_known() => stands(standing),
        parts => {
            let begun = |part: &&Part<'_>| match part {
                Part::Standards(..) => part.standings().any(|standing| standing.is_settled()),
                _ => !expected.is_optional() || part.is_under_way(),
            };
            // What it is in progress through comes first: "through 1 of 7 listed units and 1 of 52 standards".
            let (choices, counts): (Vec<&Part<'_>>, Vec<&Part<'_>>) =
                parts.iter().filter(begun).partition(|part| matches!(part, Part::OneOf(_)));
            let parts: Vec<String> = choices.into_iter().chain(counts).map(progress).collect();
            let and = if parts.iter().any(|part| part.contains(", ")) { "; " } else { " and " };
            if parts.is_empty() { stands(standing) } else { format!("{}, {}", expected.words(), parts.join(and)) }
        }
    }
}

/// Whether the things in a part are settled by different entries, so that none of them is the reason for the whole.
fn is_by_several(part: &Part<'_>) -> bool {
    let mut standings = part.standings();
    let first = standings.next();
    standings.any(|standing| Some(standing) != first && standing.is_settled())
}
