//! The rows of a gap: each expectation and what it asks for, then the duties that are new.

use std::collections::BTreeSet;

use crate::framework::Framework;
use crate::framework::role::Show;
use crate::progress::{Duty, Expected, Gap, Novelty, Part, Standing, Thing};
use crate::report::{Subject, row};
use crate::words::expectation::{self, Titles, words};
use crate::words::standing::because;
use crate::words::statement::duties;
use crate::words::thing::{Named, named};

row! {
    /// Something that a role's profile names, and its standing.
    GapRow {
        id expectation "Expectation": Option<String>,
        text part "Part": &'static str,
        id id "Id": String,
        text text "Text": String,
        text status "Status": &'static str,
        text because "Because": Option<String>,
        number credits "Credits": Option<u16>,
        number hours "Hours": Option<u32>,
        text note "Note": Option<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
    }
}

/// A row, its subjects, and its standing; expectations and duties have none.
pub(super) struct Gained<'a> {
    pub(super) about: Vec<Subject>,
    pub(super) cells: GapRow,
    standing: Option<Standing<'a>>,
}

impl Gained<'_> {
    /// Whether it is something still to gain.
    pub(super) fn is_open(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| !standing.is_settled())
    }
}

pub(super) fn of<'a>(framework: &'a Framework, gap: &Gap<'a>) -> Vec<Gained<'a>> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for expected in &gap.expected {
        rows.push(self::expectation(framework, gap, expected));
        if expected.is_optional() {
            continue;
        }
        for (thing, standing) in expected.parts.iter().flat_map(Part::things) {
            if seen.insert(thing.key()) {
                rows.push(self::thing(framework, gap, expected, &thing, standing));
            }
        }
    }
    rows.extend((1..).zip(gap.shows).map(|(place, one)| show(framework, gap, place, one)));
    rows.extend(gap.duties().iter().map(|one| duty(framework, gap, one)));
    rows
}

/// The id of an expectation: `ta3.expects.1`.
fn id(gap: &Gap<'_>, place: usize) -> String {
    format!("{}.expects.{place}", gap.role.id)
}

fn expectation<'a>(framework: &Framework, gap: &Gap<'_>, expected: &Expected<'_>) -> Gained<'a> {
    let section = &expected.expectation.section;
    let cells = GapRow {
        expectation: Some(id(gap, expected.place)),
        part: "expectation",
        id: id(gap, expected.place),
        text: words(framework, expected.expectation, Titles::Full),
        status: if expected.is_optional() { "optional" } else { expected.words() },
        because: because(&expected.standing),
        credits: None,
        hours: None,
        note: expected.expectation.note.clone(),
        section: Some(section.to_string()),
        page: framework.page(section),
    };
    Gained { about: expectation::about(framework, gap.role, expected.place), cells, standing: None }
}

fn thing<'a>(
    framework: &'a Framework,
    gap: &Gap<'_>,
    expected: &Expected<'a>,
    thing: &Thing<'a>,
    standing: Standing<'a>,
) -> Gained<'a> {
    let Named { kind, id, text, section, place: about, credits, .. } = named(framework, thing);
    // A standard or a level is asked for where the expectation is: its own section may be that of another role.
    let section = match thing {
        Thing::Standard(_) => Some(&expected.expectation.section),
        Thing::Skill(skill) if expected.expectation.basic_skills.contains(skill) => Some(&expected.expectation.section),
        _ => section,
    };
    let note = if let Thing::Unit(left) = thing { left.unit.note.clone() } else { None };
    let cells = GapRow {
        expectation: Some(self::id(gap, expected.place)),
        part: kind,
        id,
        text,
        status: standing.words(),
        because: because(&standing),
        credits,
        hours: credits.and_then(|credits| gap.hours(credits.into())),
        note,
        section: section.map(ToString::to_string),
        page: section.and_then(|section| framework.page(section)),
    };
    Gained { about: about.map(Into::into).into_iter().collect(), cells, standing: Some(standing) }
}

/// Something to show at work, which no record can confirm.
fn show<'a>(framework: &Framework, gap: &Gap<'_>, place: usize, show: &Show) -> Gained<'a> {
    let section = gap.role.knowledge.get(usize::from(show.statement).saturating_sub(1)).map(|quote| &quote.section);
    let cells = GapRow {
        expectation: None,
        part: "to show",
        id: format!("{}.shows.{place}", gap.role.id),
        text: show.words(gap.role).into(),
        status: "to show",
        because: None,
        credits: None,
        hours: None,
        note: None,
        section: section.map(ToString::to_string),
        page: section.and_then(|section| framework.page(section)),
    };
    let about = gap.role.place().key("shows").index(place - 1);
    Gained { about: vec![about.into()], cells, standing: None }
}

fn duty<'a>(framework: &Framework, gap: &Gap<'_>, duty: &Duty<'_>) -> Gained<'a> {
    let line = duties(gap.role).into_iter().find(|line| line.label == duty.label);
    let cells = GapRow {
        expectation: None,
        part: "duty",
        id: format!("{}.duty.{}", gap.role.id, duty.label),
        text: duty.text.into(),
        status: match duty.change {
            Novelty::From(_) => "changed",
            Novelty::New => "new",
            Novelty::Same => "same",
        },
        because: None,
        credits: None,
        hours: None,
        note: None,
        section: Some(gap.role.duties_section().to_string()),
        page: framework.page(gap.role.duties_section()),
    };
    Gained { about: line.map(|line| line.place.into()).into_iter().collect(), cells, standing: None }
}
