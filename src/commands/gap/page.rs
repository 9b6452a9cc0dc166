//! The page of a gap.

use std::collections::BTreeSet;

use crate::framework::basic_skills::BasicSkill;
use crate::framework::qualification::Qualification;
use crate::framework::standard::{ProfessionalGroup, ProfessionalStandard, Standard};
use crate::framework::{Framework, Id, Keyed};
use crate::progress::Item as Gained;
use crate::progress::{Answer, Because, Duty, Expected, Gap, Novelty, Part, Standing, Thing, WhichStandards};
use crate::report::{Document, Item, Line};

use super::choices::{choices, of_a_higher_level, optional, units};
use crate::words::expectation::{self, skills};
use crate::words::opening::{opening, titled};
use crate::words::standing::{asks_for_a_level, behind, evidenced, met, not_every_one, progress, so_far, stands};
use crate::words::statement::{self, duties as duty_lines, professional_place};
use crate::words::toward::lengths;
use crate::words::{Kept, capital, cited, count, named, source};

pub(super) fn document(framework: &Framework, gap: &Gap<'_>, kept: Option<Kept<'_>>) -> Document {
    let mut document = Document::new(titled(&format!("What is still to gain for {}", named::role(gap.role)), kept));
    opening(&mut document, framework, kept);
    let present = gap.present.filter(|present| present.id != gap.role.id);
    document.beside(std::iter::once(gap.role).chain(present).map(Keyed::place));
    summary(&mut document, framework, gap);
    for expected in &gap.expected {
        self::expectation(&mut document, framework, gap, expected);
    }
    if gap.expected.is_empty() {
        document.text("The framework names nothing that somebody in this role is expected to hold.");
    }
    to_show(&mut document, framework, gap);
    duties(&mut document, framework, gap);
    let mut more = Line::new();
    if !gap.items().is_empty() {
        more = more.and("A plan to it: ").id(format!("tacareer plan {}", gap.role.id)).and(". ");
    }
    document.quiet(more.and("What the profile says in full: ").id(format!("tacareer level {}", gap.role.id)));
    document
}

fn summary(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    let measure = gap.measure();
    let counts = gap.counts();
    let items = gap.items();
    let units = items.iter().filter(|item| matches!(item.thing, Thing::Unit(_))).count();
    let nothing = items.is_empty().then(|| "no unit, qualification, standard or level of the profile".into());
    let optional = match counts.optional {
        0 => String::new(),
        optional => format!("; and {optional} optional"),
    };
    let answered = format!("{}{optional}", met(counts));
    let standards = asks_for_a_level(gap)
        && items.iter().any(|item| matches!(item.thing, Thing::Standard(_)) && item.standing.is_to_begin());
    let missing = by_kind(&items, true).map(|words| {
        let line = Line::from(words);
        if standards { line.quiet(format!("; {}", not_every_one(framework))) } else { line }
    });
    let length = match (units, measure.unlisted > 0) {
        (0, false) => None,
        (0, true) => Some(format!("not known: {} does not list additional units", framework.called())),
        (_, false) => Some(lengths(framework, units, measure.unknown, measure.credits)),
        (_, true) => {
            let listed = lengths(framework, units, measure.unknown, measure.credits);
            Some(format!("{listed}; without the additional units, which {} does not list", framework.called()))
        }
    };
    if let Some(behind) = behind(framework, gap, "gap") {
        document.text(behind);
    }
    document.heading("In short");
    document.facts([
        ("Expectations", (counts.firm > 0).then(|| answered.into())),
        ("Still to gain", missing.or(nothing)),
        ("In progress", by_kind(&items, false).map(Line::from)),
        ("Length of the units", length.map(Line::from)),
        ("To show at work", (!gap.shows.is_empty()).then(|| count(gap.shows.len(), "thing").into())),
    ]);
}

/// How many things of each kind are missing, or in progress: "6 units, 1 qualification"; `None` if there are none.
fn by_kind(items: &[Gained<'_>], missing: bool) -> Option<String> {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for item in items.iter().filter(|item| item.standing.is_to_begin() == missing) {
        let kind = match &item.thing {
            Thing::Skill(_) => "basic skill",
            Thing::Optional(_) => "choice of optional units",
            Thing::Additional(_) => "set of additional units",
            thing => thing.key().0,
        };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, number)) => *number += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let words = kinds.into_iter().map(|(kind, number)| count(number, kind));
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn expectation(document: &mut Document, framework: &Framework, gap: &Gap<'_>, expected: &Expected<'_>) {
    let standing = &expected.standing;
    let ours = if standing.is_settled() && standing.is_our_reading() { ", by our reading" } else { "" };
    let status = if expected.is_optional() { "optional".into() } else { format!("{}{ours}", expected.words()) };
    let heading = format!("Expectation {} of {}: {status}", expected.place, gap.expected.len());
    if expected.is_optional() || standing.is_settled() {
        document.detail(heading);
    } else {
        document.heading(heading);
    }
    document.text(expectation::sentence(framework, expected.expectation));
    document.beside(expectation::about(framework, gap.role, expected.place));
    let sense = expected.expectation.sense.words();
    let mut verdict = Line::new();
    let progress = so_far(expected);
    let so_far = capital(&progress);
    if expected.is_optional() {
        let is_begun = standing.is_settled() || expected.is_under_way();
        let so_far = if is_begun { format!(" So far: {progress}.") } else { String::new() };
        verdict = verdict.and(format!("The role {sense} this, and need not: it is not counted.{so_far}"));
    } else if standing.is_settled() || standing.is_missing() || matches!(standing, Standing::Untold(_)) {
        verdict = verdict.strong(so_far).and(".");
    } else if expected.answer() == Answer::WorkingTowards {
        verdict = verdict.strong(so_far).and(format!(", which answers “{sense}”."));
    } else {
        verdict = verdict.strong(so_far).and(format!("; the profile says “{sense}”."));
    }
    document.text(verdict);
    if let Some(note) = &expected.expectation.note {
        document.quiet(note);
    }
    if standing.is_missing() && expected.expectation.or_equivalent && !expected.is_optional() {
        document.quiet("The profile itself says “or equivalent”: a record can hold what was agreed, by whom and when.");
    }
    if !expected.is_optional() {
        for part in &expected.parts {
            self::part(document, framework, gap, part);
        }
    }
}

/// What the profile expects to be shown at work, in its own words.
fn to_show(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    if gap.shows.is_empty() {
        return;
    }
    document.detail("To show at work");
    document.quiet("Evidence for the employer: no unit or qualification answers it, and a record does not say it.");
    let item = |show: &crate::framework::role::Show| {
        let section = gap.role.knowledge.get(usize::from(show.statement).saturating_sub(1)).map(|quote| &quote.section);
        let section = section.map_or_else(String::new, |section| format!(" {}", cited(framework, section)));
        let words = show.words(gap.role);
        Item::new(Line::new().quoted(words).quiet(section)).remarks(source::misprints_in(
            framework,
            &gap.role.errata,
            words,
        ))
    };
    document.list(gap.shows.iter().map(item).collect());
}

fn part(document: &mut Document, framework: &Framework, gap: &Gap<'_>, part: &Part<'_>) {
    match part {
        Part::OneOf(choice) => {
            choices(document, framework, choice);
            if let Some(bridge) = choice.bridge.as_ref().filter(|_| choice.is_bridged()) {
                units(document, framework, &bridge.units);
            } else if choice.answered_by().is_none() {
                units(document, framework, &choice.aim().units);
                optional(document, framework, choice.aim());
            }
        }
        Part::Reflected(reflected) => {
            if let Some(above) = reflected.rests_on() {
                of_a_higher_level(document, framework, above);
            } else if let Some(held) = reflected.unlisted.filter(|_| !part.standing().is_settled()) {
                document.text(unlisted(framework, held, gap.standing_of(held)));
            }
            document.text(format!("{} {}, of those that the listed units draw on.", progress(part), shown(part)));
            let short = &reflected.toward.qualification.short;
            document.list(vec![standards(framework, short, &reflected.standards)]);
            document.beside(reflected.standards.iter().map(|(standard, _)| Keyed::place(standard)));
            if !reflected.units.is_empty() {
                document.text("The listed units that draw on what is left:");
                units(document, framework, &reflected.units);
            }
        }
        Part::Units(all) => units(document, framework, all),
        Part::Standards(asked, all) => {
            let at_level = match asked {
                WhichStandards::OfLevel(level) => format!(" of level {level}"),
                WhichStandards::ByNumber(Some(level)) => format!(" at level {level}"),
                WhichStandards::ByNumber(None) => String::new(),
            };
            document.text(format!("{}{at_level} {}.", progress(part), shown(part)));
            if let WhichStandards::OfLevel(_) = asked {
                document.quiet(format!(
                    "{} does not say that one person needs every one of them.",
                    capital(framework.called())
                ));
            }
            let groups = || {
                let has = |id: &Id<_>| all.iter().any(|(one, _)| one.group == *id);
                framework.standard_groups.iter().filter(move |group| has(&group.id))
            };
            let own = |id: &Id<_>| all.iter().filter(|(one, _)| one.group == *id).copied().collect::<Vec<_>>();
            document.list(groups().map(|group| standards(framework, &group.title, &own(&group.id))).collect());
            document.beside(groups().map(Keyed::place));
            document.beside(all.iter().map(|(standard, _)| Keyed::place(standard)));
        }
        Part::Professional(all, _) => {
            document.text(format!("{} {}.", progress(part), shown(part)));
            professional(document, framework, all);
        }
        Part::Skills(all) => {
            let sections = all.sections.iter().map(|section| framework.cite(section));
            let sections: Vec<String> = sections.filter(|_| all.through_standards).collect();
            if !sections.is_empty() {
                document.text(format!("The standards ask for these as well ({}):", sections.join("; ")));
            }
            document.list(all.levels.iter().map(|(skill, standing)| level(framework, skill, standing)).collect());
            let by_standard = |standing: &Standing<'_>| matches!(standing.because(), Some(Because::Professional(_)));
            if all.levels.iter().any(|(_, standing)| by_standard(standing)) {
                document.quiet("That standard is about a recognised qualification: whoever signs this should see the certificates.");
            }
        }
    }
}

/// What can't be told of a qualification without listed standards, or with standards of optional units alone.
fn unlisted(framework: &Framework, held: &Keyed<Qualification>, standing: Standing<'_>) -> String {
    let (guidance, is) = (framework.called(), standing.words());
    let what = if held.listings.is_empty() {
        format!("{guidance} does not list the standards that it reflects")
    } else {
        format!("{guidance} lists only some of its optional units, and not which of them a certificate covers")
    };
    format!(
        "The {} is {is}, and {what}: how far they answer this can't be told from a record. Whoever decides can look at what was gained and agree it.",
        held.title
    )
}

/// The words for the standards that count.
fn shown(part: &Part<'_>) -> &'static str {
    let deemed = part.standings().any(|standing| matches!(standing, Standing::Deemed(..)));
    if deemed { "evidenced or deemed equivalent" } else { "evidenced" }
}

fn level(framework: &Framework, skill: &BasicSkill, standing: &Standing<'_>) -> Item {
    Item::new(format!("{}: {}", skills(framework, std::slice::from_ref(skill)), stands(standing)))
}

/// A group of standards: how many are evidenced, by what, and which are not.
fn standards(framework: &Framework, title: &str, all: &[(&Keyed<Standard>, Standing<'_>)]) -> Item {
    let settled = all.iter().filter(|(_, standing)| standing.is_settled()).count();
    let mut item = Item::new(format!("{title}: {settled} of {}", count(all.len(), "standard")));
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for (standard, standing) in all.iter().filter(|(_, standing)| !standing.is_missing()) {
        let reason = evidenced(standing);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, codes)) => codes.push(framework.code(standard.id)),
            None => reasons.push((reason, vec![framework.code(standard.id)])),
        }
    }
    for (reason, codes) in reasons {
        item = item.remark(Line::from(capital(&format!("{reason}: "))).ids(codes));
    }
    let missing: Vec<String> =
        all.iter().filter(|(_, standing)| standing.is_missing()).map(|(one, _)| framework.code(one.id)).collect();
    if missing.is_empty() { item } else { item.remark(Line::from("Not evidenced: ").ids(missing)) }
}

fn professional(
    document: &mut Document,
    framework: &Framework,
    all: &[(&ProfessionalGroup, &ProfessionalStandard, Standing<'_>)],
) {
    let mut titles = Vec::new();
    let mut seen = BTreeSet::new();
    titles.extend(all.iter().map(|(group, ..)| &group.title).filter(|title| seen.insert(*title)));
    let group = |title: &String| {
        let own: Vec<_> = all.iter().filter(|(group, ..)| group.title == *title).collect();
        let settled = own.iter().filter(|(_, _, standing)| standing.is_settled()).count();
        let standard = |(_, one, standing): &&(&ProfessionalGroup, &ProfessionalStandard, Standing<'_>)| {
            let item = Item::labelled(one.number.to_string(), Line::new().quoted(&one.text));
            let about = professional_place(framework, one.number).into_iter().map(Into::into).collect();
            let item = Item { about, ..item };
            if standing.is_missing() { item } else { item.remark(capital(&evidenced(standing))) }
        };
        Item::new(format!("{title}: {settled} of {}", count(own.len(), "standard"))).items(own.iter().map(standard))
    };
    document.list(titles.into_iter().map(group).collect());
}

fn duties(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    let place = cited(framework, gap.role.duties_section());
    document.detail("Duties to look for experience in");
    let Some(present) = gap.present else {
        let line = Line::from("The record names no present role to compare with. All duties: ");
        return document.text(line.id(format!("tacareer level {} --section duties", gap.role.id)));
    };
    let found = gap.duties();
    if found.is_empty() {
        return document.text(format!("None is new compared with {}.", present.short));
    }
    document.text(Line::from(format!("New or changed compared with {}", present.short)).quiet(format!(" {place}")));
    if found.iter().any(|duty| matches!(duty.change, Novelty::From(_))) {
        document.quiet(statement::changed_key(present, gap.role));
    }
    let lines = duty_lines(gap.role);
    let line = |duty: &Duty<'_>| lines.iter().position(|line| line.label == duty.label);
    let found = found.iter().filter_map(|duty| Some((&lines[line(duty)?], duty.change)));
    document.list(statement::duty_items(found));
}
