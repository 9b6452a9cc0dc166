//! One qualification with everything about it.

use crate::framework::qualification::{NoStandard, Qualification, Unit};
use crate::framework::{Contained, Framework, Keyed, Listed};
use crate::report::{Cell, Document, Item, Line, Report, Table, Value, row};
use crate::words::{capital, cited, named, source, unit};

row! {
    /// A unit as part of one qualification.
    PartRow(framework: &Framework, one: &Keyed<Qualification>, unit: &Keyed<Unit>, contained: &Contained<'_>) {
        id qualification "Qualification": String = one.id.to_string(),
        id unit "Unit": String = unit.id.to_string(),
        quote title "Title": String = unit.title.clone(),
        number level "Level": u8 = unit.level,
        text part "Part": &'static str = contained.part.words(),
        text through "Listed for": Option<String> = contained.through.map(|other| other.id.to_string()),
        text standards "Standards": Cell = unit::standards(framework, unit),
        text no_standard "Why no standard": Option<&'static str> = unit.no_standard.map(NoStandard::words),
        number credits "Credits": Option<u16> = unit.credits,
        text section "Section": Option<String> = contained.listing.section.as_ref().map(ToString::to_string),
        text source "Source": Option<String> = contained.listing.source.clone(),
    }
}

pub(super) fn report(framework: &Framework, one: &Keyed<Qualification>) -> Report {
    let units: Vec<Listed<'_>> = framework.units_of_qualification(one).collect();
    let row = |listed: &Listed<'_>| {
        (vec![listed.unit.place().into()], PartRow::of(framework, one, listed.unit, &listed.contained))
    };
    let table =
        Table::about(units.iter().map(row), format!("{} lists none of its units.", capital(framework.called())));
    let mut document = Document::new(&one.title);
    facts(&mut document, framework, one);
    document.heading("Description");
    document.list(one.description.iter().map(|point| Item::new(Line::new().quoted(point))).collect());
    let remarks = one.remarks.iter().map(|quote| source::quoted(framework, quote)).collect();
    document.section(format!("What {} adds", framework.called()), remarks);
    self::units(&mut document, framework, one, &units, &table);
    let level = |level: u8| level == one.level;
    document.details("Other ways to its units and to it", named::offered_through(framework, level));
    document.section("Ties to other qualifications", ties(framework, one));
    roles(&mut document, framework, one);
    document.whole(one.place());
    Report::new(document, table)
        .field("qualification", Value::Row(super::table(framework, [one])))
        .rows("units")
        .ids(vec![one.id.to_string()])
}

fn facts(document: &mut Document, framework: &Framework, one: &Keyed<Qualification>) {
    let credits = match &one.minimum_credits {
        Some(confirmed) => format!("{} or more (source: {})", confirmed.value, confirmed.source),
        None => "not known".into(),
    };
    let awarding = named::awarding(framework, one);
    document.facts([
        ("Id", Some(Line::new().id(one.id.as_str()))),
        ("Level", Some(one.level.to_string().into())),
        ("Size", Some(size(framework, one).into())),
        ("Credits", Some(credits.into())),
        ("Described in", Some(framework.cite(&one.section).into())),
        (
            &format!("Offered by ({})", framework.about().year),
            (!awarding.is_empty()).then(|| awarding.join(", ").into()),
        ),
        ("Note", one.note.as_ref().map(Line::from)),
    ]);
    document.about(one.place());
    document.beside(one.awarding.iter().map(|id| framework.resources.known(id).place().key("title")));
}

/// "certificate, which is 13 to 36 credits".
fn size(framework: &Framework, one: &Qualification) -> String {
    let size = one.size.words();
    let mut rules = framework.credit.iter().flat_map(|credit| &credit.sizes);
    match rules.find(|rule| rule.size == one.size) {
        Some(rule) => match rule.to_credits {
            Some(most) => format!("{size}, which is {} to {most} credits", rule.from_credits),
            None => format!("{size}, which is {} credits or more", rule.from_credits),
        },
        None => size.into(),
    }
}

fn units(
    document: &mut Document,
    framework: &Framework,
    one: &Keyed<Qualification>,
    units: &[Listed<'_>],
    table: &Table,
) {
    let table = table.only(&["title", "unit", "part", "standards"]);
    let of = |other: Option<&Keyed<Qualification>>| {
        let other = other.map(|other| &other.id);
        table.filtered(|n| units[n].contained.through.map(|through| &through.id) == other)
    };
    document.heading("Units listed for it");
    document.table(
        of(None).or_else(format!("None: neither {} nor a page that could be read lists them.", framework.called())),
    );
    document.list(one.listings.iter().map(|list| unit::listing(framework, list, "")).collect());
    for other in &framework.qualifications {
        let own = of(Some(other));
        if !own.rows.is_empty() {
            document.heading(format!("Units of the {}, which it incorporates", other.title));
            document.table(own);
        }
    }
    let section = one.categories_section.as_ref().map_or_else(String::new, |section| cited(framework, section));
    let categories = one.categories.iter().map(|one| Item::new(Line::new().quoted(one))).collect();
    document.section(format!("Categories of its optional units {section}"), categories);
}

/// How it is related to other qualifications.
fn ties(framework: &Framework, one: &Keyed<Qualification>) -> Vec<Item> {
    let known = |id| framework.qualifications.known(id);
    let incorporates = one.incorporates.iter().map(|id| ("incorporates units of ", known(id)));
    let above = framework.incorporating(one).into_iter().map(|other| ("units of it are incorporated in ", other));
    let shares = framework.sharing(one).into_iter().map(|other| ("shares units with ", other));
    let all = incorporates.chain(above).chain(shares);
    all.map(|(how, other)| named::qualification_item(how, other)).collect()
}

fn roles(document: &mut Document, framework: &Framework, one: &Keyed<Qualification>) {
    document.heading("Roles that look for it");
    let items = framework.roles_of_qualification(one).map(|looks| {
        let alternative = if looks.alternative { ", as an alternative" } else { "" };
        let reflected = if looks.expectation.standards_reflected { " the standards it reflects" } else { "" };
        let sense = format!(": {}{reflected}{alternative} ", looks.expectation.sense.words());
        let cited = cited(framework, &looks.expectation.section);
        let line = Line::new().strong(looks.role.short.as_str()).and(sense).quiet(cited);
        Item { about: named::role_name(looks.role), ..Item::new(line) }
    });
    let items: Vec<Item> = items.collect();
    if items.is_empty() {
        document.text("No role profile names it.");
    }
    document.list(items);
}
