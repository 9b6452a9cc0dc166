//! The pathways: where each ladder of roles starts, the steps up it, what two ladders have in common, and what lies
//! beyond.

use super::ladders;
use crate::framework::role::{Destination, Family, Role};
use crate::framework::{Framework, Id, Keyed};
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::{cited, expectation, ids, named};

row! {
    /// A step of the map.
    StepRow {
        number step "Step": usize,
        text kind "Kind": &'static str,
        id from "From": Vec<String>,
        id id "Id": String,
        text short "Role": Option<String>,
        text title "Title": String,
        text family "Family": Option<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
        text note "Note": Option<String>,
    }
}

/// A step of the map.
pub(super) enum Step<'a> {
    /// A ladder starts.
    Start(&'a Keyed<Role>),
    /// Up to the profile that comes next.
    Up { from: &'a Keyed<Role>, to: &'a Keyed<Role> },
    /// Across to a profile that has much in common, which the publication does not name as a step.
    Across { from: &'a Keyed<Role>, to: &'a Keyed<Role>, why: &'a str, is_mutual: bool },
    /// On to what lies beyond the profiles.
    Beyond { from: Vec<&'a Keyed<Role>>, to: &'a Keyed<Destination> },
}

pub(super) fn report(framework: &Framework) -> Report {
    let steps = steps(framework);
    let rows = (1..).zip(&steps).map(|(number, step)| row(framework, number, step));
    let table = Table::about(rows, "This framework has no role profile.");
    let found = ids(&framework.roles).into_iter().chain(ids(&framework.destinations)).collect();
    let note = not_a_promise(framework);
    Report::new(document(framework, &steps), table)
        .with("indicative", expectation::caveat(framework.about()))
        .with("note", note)
        .rows("steps")
        .ids(found)
        .without_record()
}

/// All steps, in the order in which they are told: a family after another, then across, then beyond.
fn steps(framework: &Framework) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for family in &framework.families {
        for role in framework.ladder(&family.id) {
            if role.follows.is_none() {
                steps.push(Step::Start(role));
            }
            steps.extend(role.below().map(|below| Step::Up { from: framework.roles.known(below), to: role }));
        }
    }
    let mut pairs: Vec<(&Id<Role>, &Id<Role>)> = Vec::new();
    for role in &framework.roles {
        for pair in &role.alongside {
            if !pairs.contains(&(&pair.role, &role.id)) {
                pairs.push((&role.id, &pair.role));
                let to = framework.roles.known(&pair.role);
                let is_mutual = to.alongside.iter().any(|back| back.role == role.id);
                steps.push(Step::Across { from: role, to, why: &pair.why, is_mutual });
            }
        }
    }
    for to in &framework.destinations {
        let from = to.suggested_to.iter().map(|id| framework.roles.known(id)).collect();
        steps.push(Step::Beyond { from, to });
    }
    steps
}

impl<'a> Step<'a> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Start(_) => "start",
            Self::Up { .. } => "up",
            Self::Across { .. } => "across",
            Self::Beyond { .. } => "beyond",
        }
    }

    /// The roles from which it leads.
    pub(super) fn from(&self) -> Vec<&'a Keyed<Role>> {
        match self {
            Self::Start(_) => Vec::new(),
            Self::Up { from, .. } | Self::Across { from, .. } => vec![from],
            Self::Beyond { from, .. } => from.clone(),
        }
    }

    /// What says that two profiles have much in common.
    fn pair(&self) -> Option<Subject> {
        let Self::Across { from, .. } = self else { return None };
        Some(Subject::from(from.place().key("alongside")).by_name())
    }

    /// What else there is to say of it.
    fn note(&self, framework: &Framework) -> Option<String> {
        match self {
            Self::Start(_) | Self::Up { .. } => None,
            Self::Across { why, .. } => Some(format!("No such step is named in {}. {why}", framework.called())),
            Self::Beyond { to, .. } => {
                let open = open_to(framework, to);
                let all: Vec<&str> = open.iter().map(String::as_str).chain(to.note.as_deref()).collect();
                (!all.is_empty()).then(|| all.join(" "))
            }
        }
    }
}

/// To whom a destination is open, in a sentence.
pub(super) fn open_to(framework: &Framework, to: &Destination) -> Option<String> {
    let families: Vec<&str> = to.open_to.iter().map(|family| framework.families.known(family).title.as_str()).collect();
    (!families.is_empty()).then(|| format!("Open at any level to: {}.", families.join("; ")))
}

/// The steps to a destination, in the order in which they are taken: "Foundation Degree, then …".
pub(super) fn by_way_of(to: &Destination) -> String {
    to.steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>().join(", then ")
}

fn row(framework: &Framework, step: usize, told: &Step<'_>) -> (Vec<Subject>, StepRow) {
    let (id, short, title, family, section, about) = match told {
        Step::Start(role) | Step::Up { to: role, .. } | Step::Across { to: role, .. } => {
            let family = framework.families.known(&role.family).title.clone();
            let (short, title) = (Some(role.short.clone()), role.title.clone());
            let mut about = named::role_name(role);
            about.extend(told.pair());
            about.push(family_name(framework, &role.family));
            (role.id.to_string(), short, title, Some(family), &role.section, about)
        }
        Step::Beyond { to, .. } => {
            let families = to.open_to.iter().map(|family| family_name(framework, family));
            let about = std::iter::once(to.place().into()).chain(families).collect();
            (to.id.to_string(), None, to.title.clone(), None, &to.section, about)
        }
    };
    let row = StepRow {
        step,
        kind: told.kind(),
        from: ids(told.from()),
        id,
        short,
        title,
        family,
        section: section.to_string(),
        page: framework.page(section),
        note: told.note(framework),
    };
    (about, row)
}

/// What a name of a family is about.
fn family_name(framework: &Framework, family: &Id<Family>) -> Subject {
    Subject::from(framework.families.known(family).place().key("title")).by_name()
}

/// What the map does not say.
fn not_a_promise(framework: &Framework) -> String {
    format!(
        "A step leads to the profile that comes next in {}. It does not promise a post or a promotion: the employer decides.",
        framework.called()
    )
}

fn document(framework: &Framework, steps: &[Step<'_>]) -> Document {
    let mut document = Document::new(format!("{}: the map of role profiles", framework.about().short));
    document.quiet(expectation::caveat(framework.about()));
    document.text(not_a_promise(framework));
    match ladders::picture(framework, steps) {
        Some(picture) if picture.is_readable() => document.picture(picture),
        _ if framework.roles.is_empty() => document.text("This framework has no role profile."),
        _ => document.quiet("There are too many profiles for a picture that could be read: the list has all of them."),
    }
    let of_kinds = |kinds: &[&str], family: Option<&Id<_>>| -> Vec<Item> {
        let wanted = |step: &Step<'_>| match (step, family) {
            (Step::Start(role) | Step::Up { to: role, .. }, Some(family)) => role.family == *family,
            (_, Some(_)) => false,
            (step, None) => kinds.contains(&step.kind()),
        };
        let numbered = (1..).zip(steps).filter(|(_, step)| wanted(step));
        numbered.map(|(number, step)| item(framework, number, step)).collect()
    };
    for family in &framework.families {
        let title = format!("{} {}", family.title, cited(framework, &family.section));
        document.section(title, of_kinds(&[], Some(&family.id)));
        document.beside([family.place()]);
    }
    let across = format!("Across, by our reading: {} names no such step", framework.called());
    document.section(across, of_kinds(&["across"], None));
    document.section("Beyond the profiles", of_kinds(&["beyond"], None));
    document.beside(named::withdrawn(&framework.roles).chain(named::withdrawn(&framework.destinations)));
    let ladder = framework.families.iter().map(|family| framework.ladder(&family.id)).find(|ladder| !ladder.is_empty());
    if let Some([first, .., last]) = ladder.as_deref() {
        let line = Line::from("What the steps ask for: ").id(format!("tacareer path {} {}", first.id, last.id));
        document.quiet(line.and(". The picture: ").id("tacareer map -o map.html"));
    }
    document
}

fn item(framework: &Framework, number: usize, step: &Step<'_>) -> Item {
    let to = |before: String, role: &Keyed<Role>| {
        Line::from(before)
            .strong(role.short.as_str())
            .and(format!(", {}", role.title))
            .quiet(format!(" {}", cited(framework, &role.section)))
    };
    let (line, about) = match step {
        Step::Start(role) => (to("start: ".into(), role), named::role_name(role)),
        Step::Up { from, to: role } => (to(format!("from {} up to ", from.short), role), named::role_name(role)),
        Step::Across { from, to: role, is_mutual, .. } => {
            let line = if *is_mutual {
                Line::from(format!("between {} and ", from.short)).strong(role.short.as_str()).and(", either way")
            } else {
                Line::from(format!("from {} across to ", from.short)).strong(role.short.as_str())
            };
            (line, step.pair().into_iter().collect())
        }
        Step::Beyond { to, .. } => {
            let way = by_way_of(to);
            let way = if way.is_empty() { way } else { format!(": {way}") };
            let line =
                Line::new().strong(to.title.as_str()).and(way).quiet(format!(" {}", cited(framework, &to.section)));
            (line, vec![to.place().into()])
        }
    };
    let item = Item { about, ..Item::labelled(number.to_string(), line) };
    match step {
        Step::Beyond { to, .. } => {
            let open = open_to(framework, to).into_iter();
            item.remarks(open.chain(to.note.clone()).map(Line::from))
        }
        Step::Across { why, .. } => item.remark(*why),
        Step::Start(_) | Step::Up { .. } => item,
    }
}
