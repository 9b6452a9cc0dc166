//! The rows of a gap: each expectation, then what it asks for, then the duties that are new.

use std::collections::BTreeSet;

use crate::framework::about::Section;
use crate::framework::role::Show;
use crate::framework::{Framework, Id};
use crate::progress::{Duty, Expected, Gap, Part, Standing, Thing};
use crate::report::row;

use super::super::expectation::{Titles, skills, words};
use super::super::standing::because;

row! {
    /// Something that a role's profile names, and how it stands.
    GapRow {
        id expectation "Expectation": Option<String>,
        text part "Part": String,
        id id "Id": String,
        text text "Text": String,
        text status "Status": String,
        text because "Because": Option<String>,
        number credits "Credits": Option<u16>,
        number hours "Hours": Option<u32>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
    }
}

pub(super) fn of(framework: &Framework, gap: &Gap<'_>) -> Vec<GapRow> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for expected in &gap.expected {
        rows.push(expectation(framework, gap, expected));
        if expected.is_optional() {
            continue;
        }
        for (thing, standing) in expected.parts.iter().flat_map(Part::things) {
            if seen.insert(thing.key()) {
                rows.push(self::thing(framework, gap, expected.place, &thing, &standing));
            }
        }
    }
    rows.extend((1..).zip(gap.shows).map(|(place, one)| show(framework, gap, place, one)));
    rows.extend(gap.duties.iter().map(|one| duty(framework, gap, one)));
    rows
}

/// The id of an expectation: `ta3.expects.1`.
pub(super) fn id(gap: &Gap<'_>, place: usize) -> String {
    format!("{}.expects.{place}", gap.role.id)
}

fn expectation(framework: &Framework, gap: &Gap<'_>, expected: &Expected<'_>) -> GapRow {
    let section = &expected.expectation.section;
    GapRow {
        expectation: Some(id(gap, expected.place)),
        part: "expectation".into(),
        id: id(gap, expected.place),
        text: words(framework, expected.expectation, Titles::Full),
        status: if expected.is_optional() { "optional".into() } else { expected.words().into() },
        because: because(&expected.standing),
        credits: None,
        hours: None,
        section: Some(section.to_string()),
        page: framework.page(section),
    }
}

fn thing(framework: &Framework, gap: &Gap<'_>, place: usize, thing: &Thing<'_>, standing: &Standing<'_>) -> GapRow {
    let (id, text, section): (String, String, Option<&Id<Section>>) = match thing {
        Thing::Skill(skill) => (
            thing.key().1,
            skills(framework, std::slice::from_ref(*skill)),
            framework.basic_skills.as_ref().map(|all| &all.section),
        ),
        Thing::Unit(left) => (left.unit.id.to_string(), left.unit.title.clone(), left.unit.section.as_ref()),
        Thing::Qualification(one) => (one.id.to_string(), one.title.clone(), Some(&one.section)),
        Thing::Optional(one) => {
            let section = one.optional_units_section.as_ref();
            (one.id.to_string(), format!("Optional units of the {}", one.title), section)
        }
        Thing::Additional(bridge) => {
            let text = format!("Additional units, from the {} to the {}", bridge.from.title, bridge.to.title);
            (bridge.to.id.to_string(), text, Some(&bridge.from.section))
        }
        Thing::Standard(one) => (framework.code(one.id), one.title.clone().unwrap_or_default(), one.section.as_ref()),
        Thing::Professional(_, one) => {
            let set = framework.professional_standards.as_ref();
            (one.number.to_string(), one.text.clone(), set.map(|set| &set.section))
        }
    };
    let credits = if let Thing::Unit(left) = thing { left.unit.credits } else { None };
    GapRow {
        expectation: Some(self::id(gap, place)),
        part: thing.key().0.into(),
        id,
        text,
        status: standing.words().into(),
        because: because(standing),
        credits,
        hours: credits.and_then(|credits| gap.hours(credits.into())),
        section: section.map(ToString::to_string),
        page: section.and_then(|section| framework.page(section)),
    }
}

/// Something to show at work; no record answers it.
fn show(framework: &Framework, gap: &Gap<'_>, place: usize, show: &Show) -> GapRow {
    let section = gap.role.knowledge.get(usize::from(show.statement).saturating_sub(1)).map(|quote| &quote.section);
    GapRow {
        expectation: None,
        part: "to show".into(),
        id: format!("{}.shows.{place}", gap.role.id),
        text: show.words(gap.role).into(),
        status: "to show".into(),
        because: None,
        credits: None,
        hours: None,
        section: section.map(ToString::to_string),
        page: section.and_then(|section| framework.page(section)),
    }
}

fn duty(framework: &Framework, gap: &Gap<'_>, duty: &Duty<'_>) -> GapRow {
    GapRow {
        expectation: None,
        part: "duty".into(),
        id: format!("{}.duty.{}", gap.role.id, duty.label),
        text: duty.text.into(),
        status: if duty.before.is_some() { "changed".into() } else { "new".into() },
        because: None,
        credits: None,
        hours: None,
        section: Some(gap.role.duties_section.to_string()),
        page: framework.page(&gap.role.duties_section),
    }
}
