//! The lists of a page with the navigator: what can be chosen, and what can be ticked.

use std::fmt::Write;

use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::framework::role::{Family, Role, Suggestion};
use crate::framework::{Framework, Id, Keyed};
use crate::render::html::escape;

/// The roles to choose from.
pub(super) fn roles(framework: &Framework) -> String {
    let families = framework.families.iter();
    let group = |family: &Keyed<Family>| {
        let roles = framework.ladder(&family.id);
        let options = roles.iter().map(|role| option(&role.id, &format!("{}, {}", role.short, role.title)));
        group(&family.title, options)
    };
    families.map(group).collect()
}

/// Where a path can lead beyond the roles.
pub(super) fn destinations(framework: &Framework) -> String {
    let options: Vec<String> = framework.destinations.iter().map(|one| option(&one.id, &one.title)).collect();
    if options.is_empty() { String::new() } else { group("Beyond the roles", options.into_iter()) }
}

/// The units to choose from.
pub(super) fn units(framework: &Framework) -> String {
    framework.units.iter().map(|unit| option(&unit.id, &format!("{} (level {})", unit.title, unit.level))).collect()
}

/// The qualifications to choose from.
pub(super) fn qualifications(framework: &Framework) -> String {
    framework.qualifications.iter().map(|one| option(&one.id, &one.title)).collect()
}

/// What somebody can gain by training, in groups.
pub(super) fn things(framework: &Framework) -> String {
    let modules = framework.modules.iter().map(|one| option(&one.id, &one.title)).collect();
    let groups =
        [("Units", units(framework)), ("Qualifications", qualifications(framework)), ("Training modules", modules)];
    groups
        .into_iter()
        .filter(|(_, options)| !options.is_empty())
        .map(|(title, options)| grouped(title, &options))
        .collect()
}

/// The suggestions that a course can follow, by the role that has them.
pub(super) fn suggestions(framework: &Framework) -> String {
    let of = |role: &Keyed<Role>| {
        let option = |(n, one): (usize, &Suggestion)| {
            format!("<option value=\"{}\">{}</option>", role.suggestion_id(n), escape(&one.text))
        };
        let options: String = role.cpd.suggestions.iter().enumerate().map(option).collect();
        if options.is_empty() { options } else { grouped(&format!("{}, {}", role.short, role.title), &options) }
    };
    framework.roles.iter().map(of).collect()
}

/// What can be ticked, in groups.
pub(super) fn ticks(framework: &Framework) -> String {
    let mut groups = String::new();
    let qualifications = framework.qualifications.iter();
    let rows = qualifications.map(|one| Tick::of("qualification", one.id.to_string(), one.title.clone()));
    groups += &ticked("Qualifications", rows.collect());
    if let Some(skills) = &framework.basic_skills {
        let subjects = [Subject::English, Subject::Maths, Subject::Ict];
        let rows = subjects.into_iter().flat_map(|subject| skills.levels.iter().map(move |level| (subject, level)));
        let row = |(subject, level): (Subject, &SkillLevel)| {
            let title = format!("{} {}", level.title, subject.words());
            let known = if skills.is_of_subject(subject) { level.such_as() } else { Vec::new() };
            let known = if known.is_empty() { String::new() } else { format!("such as {}", known.join(" or ")) };
            let name = format!("{} {}", subject.words(), level.id);
            Tick { kind: "skill", shown_as: "basic skill", key: title.clone(), name, title, beside: known }
        };
        groups += &ticked("English, maths and ICT", rows.map(row).collect());
    }
    if let Some(set) = &framework.professional_standards {
        let status = set.status.clone();
        let title = format!("{status} status");
        let row = Tick { shown_as: "professional status", title, ..Tick::of("status", status.clone(), status.clone()) };
        groups += &ticked("Professional status", vec![row]);
    }
    let mut levels: Vec<u8> = framework.units.iter().map(|unit| unit.level).collect();
    levels.sort_unstable();
    levels.dedup();
    for level in levels {
        let units = framework.units.iter().filter(|unit| unit.level == level);
        let rows = units.map(|unit| Tick::of("unit", unit.id.to_string(), unit.title.clone())).collect();
        groups += &ticked(&format!("Units of level {level}"), rows);
    }
    let rows = framework.modules.iter().map(|one| Tick::of("module", one.id.to_string(), one.title.clone()));
    groups += &ticked("Training modules", rows.collect());
    groups
}

/// Something that can be ticked.
struct Tick {
    /// What `record add` calls it.
    kind: &'static str,
    /// What `record show` calls it.
    shown_as: &'static str,
    /// Its id there, or its title if it has none.
    key: String,
    /// What `record add` is told.
    name: String,
    title: String,
    /// What else it is called.
    beside: String,
}

impl Tick {
    fn of(kind: &'static str, id: String, title: String) -> Self {
        Self { kind, shown_as: kind, key: id.clone(), name: id, title, beside: String::new() }
    }
}

/// A group of things to tick, closed at first.
fn ticked(heading: &str, rows: Vec<Tick>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut html = format!(
        "<details>\n<summary>{heading} <span class=\"quiet count\"></span></summary>\n<table class=\"ticks\">\n<thead><tr><th \
         scope=\"col\">{heading}</th><th scope=\"col\">Have it</th><th scope=\"col\">Working on it</th></tr></thead>\n<tbody>\n",
        heading = escape(heading)
    );
    for row in rows {
        let title = escape(&row.title);
        let beside = if row.beside.is_empty() {
            String::new()
        } else {
            format!(" <span class=\"quiet\">{}</span>", escape(&row.beside))
        };
        let _ = write!(
            html,
            "<tr data-kind=\"{}\" data-shown=\"{}\" data-key=\"{}\" data-name=\"{}\"><th scope=\"row\">{title}{beside}</th>",
            row.kind,
            row.shown_as,
            escape(&row.key),
            escape(&row.name)
        );
        for (status, words) in [("held", "Have it"), ("in progress", "Working on it")] {
            let _ = write!(
                html,
                "<td><input type=\"checkbox\" data-status=\"{status}\" aria-label=\"{words}: {title}\"></td>"
            );
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n</details>\n");
    html
}

fn option<T>(id: &Id<T>, title: &str) -> String {
    format!("<option value=\"{}\">{}</option>", escape(id.as_str()), escape(title))
}

fn group(title: &str, options: impl Iterator<Item = String>) -> String {
    grouped(title, &options.collect::<String>())
}

fn grouped(title: &str, options: &str) -> String {
    format!("<optgroup label=\"{}\">{options}</optgroup>", escape(title))
}
