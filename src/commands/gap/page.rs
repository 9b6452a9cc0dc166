//! The page of a gap.

use std::collections::BTreeSet;

use crate::framework::basic_skills::BasicSkill;
use crate::framework::standard::{ProfessionalGroup, ProfessionalStandard, Standard};
use crate::framework::{Framework, Id, Keyed};
use crate::progress::Item as Gained;
use crate::progress::{Duty, Expected, Gap, Part, Standing, Thing};
use crate::report::{Document, Item, Line};

use super::choices::{choices, units};
use crate::words::expectation::{self, skills};
use crate::words::opening::opening;
use crate::words::standing::{NOT_EVERY_ONE, behind, evidenced, progress, so_far, stands};
use crate::words::statement::{self, duties as duty_lines, professional_place};
use crate::words::toward::lengths;
use crate::words::{Kept, capital, cited, count, named};

pub(super) fn document(framework: &Framework, gap: &Gap<'_>, kept: Option<Kept<'_>>) -> Document {
    let mut document = Document::new(format!("What is still to gain for {}", named::role(gap.role)));
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
    let firm = || gap.expected.iter().filter(|expected| !expected.is_optional());
    let met = firm().filter(|expected| expected.is_met()).count();
    let items = gap.items();
    let units = items.iter().filter(|item| matches!(item.thing, Thing::Unit(_))).count();
    let nothing = items.is_empty().then(|| "nothing that the profile names".into());
    let optional = match gap.expected.len() - firm().count() {
        0 => String::new(),
        optional => format!("; and {optional} optional"),
    };
    let met = format!("{met} of {}, met or in progress where that is enough{optional}", firm().count());
    let standards = items.iter().any(|item| matches!(item.thing, Thing::Standard(_)) && item.standing.is_missing());
    let missing = by_kind(&items, true).map(|words| {
        let line = Line::from(words);
        if standards { line.quiet(format!("; {NOT_EVERY_ONE}")) } else { line }
    });
    let length = lengths(framework, units, measure.unknown, measure.credits);
    if let Some(behind) = behind(gap) {
        document.text(behind);
    }
    document.heading("In short");
    document.facts([
        ("Expectations met", (firm().count() > 0).then(|| met.into())),
        ("Still to gain", missing.or(nothing)),
        ("In progress", by_kind(&items, false).map(Line::from)),
        ("Length of the units", (units > 0).then(|| length.into())),
    ]);
}

/// How many things of each kind are missing, or in progress: "6 units, 1 qualification"; nothing where none is.
fn by_kind(items: &[Gained<'_>], missing: bool) -> Option<String> {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for item in items.iter().filter(|item| item.standing.is_missing() == missing) {
        let kind = if matches!(item.thing, Thing::Skill(_)) { "basic skill" } else { item.thing.key().0 };
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
    let status = if expected.is_optional() { "optional" } else { expected.words() };
    document.heading(format!("Expectation {} of {}: {status}", expected.place, gap.expected.len()));
    document.text(expectation::sentence(framework, expected.expectation));
    document.beside(expectation::about(framework, gap.role, expected.place));
    let sense = expected.expectation.sense.words();
    let mut verdict = Line::new();
    let so_far = capital(&so_far(expected));
    if expected.is_optional() {
        let so_far = if standing.is_missing() { String::new() } else { format!(" Here it is {}.", stands(standing)) };
        verdict = verdict.and(format!("The role {sense} this, and need not: it is not counted.{so_far}"));
    } else if standing.is_settled() || standing.is_missing() {
        verdict = verdict.strong(capital(&stands(standing))).and(".");
    } else if expected.is_met() {
        verdict = verdict.strong(so_far).and(format!(", which answers “{sense}”."));
    } else if !expected.is_under_way() {
        let rest = format!("; units of a qualification that is completed do not answer “{sense}” by themselves.");
        verdict = verdict.strong(so_far).and(rest);
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

fn part(document: &mut Document, framework: &Framework, gap: &Gap<'_>, part: &Part<'_>) {
    match part {
        Part::OneOf(choice) => {
            choices(document, framework, gap, choice);
            if !choice.aim().standing.is_settled() {
                units(document, framework, choice.aim());
            }
        }
        Part::Reflected(choice, all) => {
            document.text(format!("{} {}, of those that the listed units draw on.", progress(part), shown(part)));
            document.list(vec![standards(framework, &choice.aim().qualification.short, all)]);
            document.beside(all.iter().map(|(standard, _)| Keyed::place(standard)));
            if part.standings().iter().any(|standing| !standing.is_settled()) {
                units(document, framework, choice.aim());
            }
        }
        Part::Standards(level, all) => {
            document.text(format!("{} of level {level} {}.", progress(part), shown(part)));
            document.quiet("The guidance does not say that one person needs every one of them.");
            let groups = framework.standard_groups.iter().filter(|group| group.level == *level);
            let own = |id: &Id<_>| all.iter().filter(|(one, _)| one.group == *id).cloned().collect::<Vec<_>>();
            let items = groups.map(|group| standards(framework, &group.title, &own(&group.id)));
            document.list(items.collect());
            document.beside(framework.standard_groups.iter().filter(|group| group.level == *level).map(Keyed::place));
            document.beside(all.iter().map(|(standard, _)| Keyed::place(standard)));
        }
        Part::Professional(all) => {
            document.text(format!("{} {}.", progress(part), shown(part)));
            professional(document, framework, all);
        }
        Part::Skills(all) => {
            document.list(all.iter().map(|(skill, standing)| level(framework, skill, standing)).collect());
        }
    }
}

/// What the standards that count are.
fn shown(part: &Part<'_>) -> &'static str {
    let deemed = part.standings().iter().any(|standing| matches!(standing, Standing::Deemed(_)));
    if deemed { "evidenced or deemed equivalent" } else { "evidenced" }
}

fn level(framework: &Framework, skill: &BasicSkill, standing: &Standing<'_>) -> Item {
    Item::new(format!("{}: {}", skills(framework, std::slice::from_ref(skill)), stands(standing)))
}

/// A group of standards: how many are evidenced, by what, and which are not.
fn standards(framework: &Framework, title: &str, all: &[(&Keyed<Standard>, Standing<'_>)]) -> Item {
    let settled = all.iter().filter(|(_, standing)| standing.is_settled()).count();
    let mut item = Item::new(format!("{title}: {settled} of {}", all.len()));
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
            let item = Item::labelled(one.number.to_string(), one.text.as_str());
            let about = professional_place(framework, one.number).into_iter().map(Into::into).collect();
            let item = Item { about, ..item };
            if standing.is_missing() { item } else { item.remark(capital(&evidenced(standing))) }
        };
        Item::new(format!("{title}: {settled} of {}", own.len())).items(own.iter().map(standard))
    };
    document.list(titles.into_iter().map(group).collect());
}

fn duties(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    let place = cited(framework, &gap.role.duties_section);
    document.heading("Duties to look for experience in");
    let Some(present) = gap.present else {
        let line = Line::from("The record names no present role to compare with. All duties: ");
        return document.text(line.id(format!("tacareer level {} --section duties", gap.role.id)));
    };
    if gap.duties.is_empty() {
        return document.text(format!("None is new against {}.", present.short));
    }
    document.text(Line::from(format!("New or changed against {}", present.short)).quiet(format!(" {place}")));
    if gap.duties.iter().any(|duty| duty.before.is_some()) {
        document.quiet(statement::changed_key(present, gap.role));
    }
    let lines = duty_lines(gap.role);
    let item = |duty: &Duty<'_>| {
        let line = lines.iter().find(|line| line.label == duty.label)?;
        Some(statement::duty_item(line, duty.before))
    };
    document.list(gap.duties.iter().filter_map(item).collect());
}
