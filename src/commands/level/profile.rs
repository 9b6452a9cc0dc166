//! One role profile.

use crate::framework::role::{Cpd, Duty, KnowledgeKind, Role};
use crate::framework::{Framework, Keyed, Place};
use crate::report::{Document, Item, Line, Report, Table, Value};
use crate::words::{capital, cited, expectation, ids, named, suggestion, unit};

use super::{Part, rows};

pub(super) fn report(framework: &Framework, role: &Keyed<Role>, parts: &[Part], is_whole: bool) -> Report {
    let mut document = Document::new(format!("{}: {} {}", role.short, role.title, cited(framework, &role.section)));
    neighbours(&mut document, framework, role);
    for part in parts {
        self::part(&mut document, framework, role, *part);
    }
    if is_whole || parts.iter().any(|part| matches!(part, Part::Purpose | Part::Duties | Part::Knowledge)) {
        document.whole(role.place());
    }
    let statements = parts.iter().flat_map(|part| rows::of(framework, role, *part));
    let table = Table::about(statements, "This profile has no statement of that part.");
    let units = if parts.contains(&Part::Qualifications) { framework.units_behind(role) } else { Vec::new() };
    Report::new(document, table)
        .with("id", role.id.as_str())
        .with("short", &role.short)
        .with("title", &role.title)
        .with("family", role.family.as_str())
        .with("follows", role.follows.as_ref().map(ToString::to_string))
        .with("also_follows", role.also_follows.iter().map(ToString::to_string).collect::<Vec<_>>())
        .with("leads_to", ids(framework.above(role)))
        .with("alongside", role.alongside.iter().map(|pair| pair.role.to_string()).collect::<Vec<_>>())
        .with("section", role.section.as_str())
        .with("page", framework.page(&role.section))
        .with("indicative", expectation::caveat(framework.about()))
        .rows("statements")
        .field("units", Value::Rows(unit::table_behind(framework, &units)))
        .ids(vec![role.id.to_string()])
}

/// The roles around this one.
fn neighbours(document: &mut Document, framework: &Framework, role: &Keyed<Role>) {
    let family = framework.families.known(&role.family);
    let below: Vec<_> = role.below().map(|id| framework.roles.known(id)).collect();
    let above = framework.above(role);
    let alongside: Vec<_> = role.alongside.iter().map(|pair| framework.roles.known(&pair.role)).collect();
    let names = |roles: &[&Keyed<Role>]| {
        let names: Vec<String> = roles.iter().map(|role| named::role(role)).collect();
        (!names.is_empty()).then(|| Line::from(names.join("; ")))
    };
    let first = || "nothing: the first of its ladder".into();
    let last = || "none: the last of its ladder".into();
    document.facts([
        ("Family", Some(family.title.as_str().into())),
        ("Comes after", Some(names(&below).unwrap_or_else(first))),
        ("Next profile", Some(names(&above).unwrap_or_else(last))),
        ("We pair it with", names(&alongside)),
    ]);
    document.about(role.place());
    document.beside([below, above, alongside].concat().into_iter().flat_map(named::role_name));
    document.beside([family.place().key("title")]);
}

fn part(document: &mut Document, framework: &Framework, role: &Keyed<Role>, part: Part) {
    match part {
        Part::Purpose => {
            document.heading(format!("Role purpose {}", cited(framework, &role.purpose.section)));
            document.text(Line::new().quoted(&role.purpose.text));
        }
        Part::Duties => {
            document.heading(format!("Key duties {}", cited(framework, role.duties_section())));
            let place = role.place().key("duties");
            let items = role.duties.iter().enumerate().map(|(n, one)| {
                (one.under.as_deref(), None, referring(framework, duty(place.index(n), one), &one.refers_to))
            });
            statements(document, &items.collect::<Vec<_>>());
        }
        Part::Knowledge => {
            document.detail("Indicative knowledge, skills and experience");
            let items = role.knowledge.iter().enumerate().map(|(n, one)| {
                let item = Item::new(Line::new().quoted(&one.text)).about(role.place().key("knowledge").index(n));
                (one.under.as_deref(), one.kind, referring(framework, item, &one.refers_to))
            });
            statements(document, &items.collect::<Vec<_>>());
        }
        Part::Qualifications => qualifications(document, framework, role),
        Part::Cpd => cpd(document, framework, role),
    }
}

/// Statements, below the headings that the publication prints and by their kinds, where it has any.
fn statements(document: &mut Document, items: &[(Option<&str>, Option<KnowledgeKind>, Item)]) {
    if items.is_empty() {
        document.text("None: the profile has no statement of this kind.");
    }
    for group in items.chunk_by(|(under, kind, _), (other, other_kind, _)| under == other && kind == other_kind) {
        let (under, kind, _) = &group[0];
        if let Some(kind) = kind {
            document.text(format!("{}:", capital(kind.words())));
        }
        if let Some(under) = under {
            document.text(Line::new().quoted(*under).and(":"));
        }
        document.list(group.iter().map(|(.., item)| item.clone()).collect());
    }
}

/// A statement with those it refers to: "Refers to TA2 duty 7".
fn referring(framework: &Framework, item: Item, ids: &[String]) -> Item {
    let titles = ids.iter().filter_map(|id| framework.statement(id)).map(|statement| statement.title());
    let titles: Vec<String> = titles.collect();
    if titles.is_empty() { item } else { item.remark(format!("Refers to {}.", titles.join(", "))) }
}

/// A duty with its lettered options.
fn duty(place: Place, duty: &Duty) -> Item {
    let options = duty.options.iter().map(|option| Item::labelled(option.letter, Line::new().quoted(&option.text)));
    let whole = crate::report::Subject::from(place).whole();
    Item::labelled(duty.number.to_string(), Line::new().quoted(&duty.text)).about(whole).items(options)
}

fn qualifications(document: &mut Document, framework: &Framework, role: &Keyed<Role>) {
    document.heading("What somebody in this role is expected to hold, in our words");
    document.quiet(expectation::caveat(framework.about()));
    if role.expects.is_empty() && role.shows.is_empty() {
        document.text("Nothing, as far as the profile says.");
    }
    document.list(expectation::items(framework, role));
    document.details("Notes", role.notes.iter().map(|note| Item::new(&note.text)).collect());
    let units = framework.units_behind(role);
    if !units.is_empty() {
        let is_named = role.expects.iter().any(|one| !one.units.is_empty());
        let whose = if is_named { "The units" } else { "Units of those qualifications" };
        document.detail(format!("{whose}, and the standards they draw on"));
        document.table(unit::brief_behind(framework, &units));
        document.list(unit::lists_behind(framework, &units));
    }
}

fn cpd(document: &mut Document, framework: &Framework, role: &Keyed<Role>) {
    document.detail(suggestion::heading(framework, role));
    if let Some(introduction) = &role.cpd.introduction {
        document.text(Line::new().quoted(&introduction.text));
    }
    if let Some(other) = &role.cpd.in_addition_to {
        let other = framework.roles.known(other);
        let command = format!("tacareer level {} --section cpd", other.id);
        document.quiet(Line::from(format!("The suggestions for {}: ", other.short)).id(command));
    }
    if role.cpd == Cpd::default() {
        document.text("None for this role.");
    }
    document.list((0..role.cpd.suggestions.len()).map(|n| suggestion::item(framework, role, n)).collect());
}
