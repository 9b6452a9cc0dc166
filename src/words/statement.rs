//! The statements of a role profile, with their numbers and places in the data.

use crate::framework::compare::Wording;
use crate::framework::compare::wording;
use crate::framework::role::{Duty, Role};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed, Place, StandardNumber};
use crate::progress::Novelty;
use crate::report::{Item, Line, Tone, Voice};

/// A duty of a role, or an option of one.
#[derive(Debug, Clone)]
pub(crate) struct DutyLine<'a> {
    /// Its number as printed: `7`, `7a`.
    pub(crate) label: String,
    /// Its text.
    pub(crate) text: &'a str,
    /// The duty that it is, or that it is an option of.
    pub(crate) of: &'a Duty,
    /// Whether it is an option of a duty.
    pub(crate) is_option: bool,
    /// The place of the duty in the data; for an option, that of its duty.
    pub(crate) place: Place,
}

/// The duties of a role and their options, in order.
pub(crate) fn duties(role: &Keyed<Role>) -> Vec<DutyLine<'_>> {
    let mut lines = Vec::new();
    for (n, duty) in role.duties.iter().enumerate() {
        let place = role.place().key("duties").index(n);
        let options = duty.options.iter().map(|option| DutyLine {
            label: format!("{}{}", duty.number, option.letter),
            text: &option.text,
            of: duty,
            is_option: true,
            place: place.clone(),
        });
        let options: Vec<_> = options.collect();
        lines.push(DutyLine { label: duty.number.to_string(), text: &duty.text, of: duty, is_option: false, place });
        lines.extend(options);
    }
    lines
}

/// A duty that is new to somebody, or changed from an earlier wording.
pub(crate) fn duty_item(duty: &DutyLine<'_>, change: Novelty<'_>) -> Item {
    let quoted = || Item::labelled(duty.label.as_str(), Line::new().quoted(duty.text));
    let item = match change {
        Novelty::From(before) => {
            Item::labelled(duty.label.as_str(), changed(Line::new(), before, duty.text)).remark("changed")
        }
        // Another duty may say much the same: `compare` shows those that seem near.
        Novelty::New => quoted().remark("new in these words"),
        Novelty::Same => quoted().remark("in these words before"),
    };
    item.about(duty.place.clone())
}

/// Duties as items, with the options of a duty under it if it is among them: a duty and its options are one duty.
pub(crate) fn duty_items<'a>(duties: impl IntoIterator<Item = (&'a DutyLine<'a>, Novelty<'a>)>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (duty, change) in duties {
        let number = duty.label.trim_end_matches(char::is_alphabetic);
        let item = duty_item(duty, change);
        match items.last_mut() {
            Some(last) if duty.is_option && last.label.as_deref() == Some(number) => last.items.push(item),
            _ => items.push(item),
        }
    }
    items
}

/// The place of a professional standard in the data.
pub(crate) fn professional_place(framework: &Framework, number: StandardNumber) -> Option<Place> {
    let set = framework.professional_standards.as_ref()?;
    let place = Place::of("professional_standards").key("groups");
    let parts = set.groups.iter().enumerate().flat_map(|(g, group)| {
        let place = place.index(g).key("parts");
        group.parts.iter().enumerate().map(move |(p, part)| (place.index(p).key("standards"), part))
    });
    for (place, part) in parts {
        if let Some(n) = part.standards.iter().position(|standard| standard.number == number) {
            return Some(place.index(n));
        }
    }
    None
}

/// Appends a text, with the changes from an earlier one marked.
pub(crate) fn changed(line: Line, before: &str, after: &str) -> Line {
    let tone = |how| match how {
        Wording::Kept => Tone::Quoted,
        Wording::Dropped => Tone::Dropped,
        Wording::Added => Tone::Added,
    };
    wording(before, after).into_iter().fold(line, |line, (how, text)| line.run(text, tone(how)))
}

/// Explains the marks in changed duties: "In a changed duty, these words are TA2’s and these are TA3’s."
pub(crate) fn changed_key(before: &Role, after: &Role) -> Line {
    let line = Line::from("In a changed duty, ").run("these words", Tone::Dropped);
    let line = line.and(format!(" are {}’s and ", before.short)).run("these", Tone::Added);
    line.and(format!(" are {}’s.", after.short))
}

/// A standard with its code and title: "STL19 Promote positive behaviour".
pub(crate) fn standard(framework: &Framework, standard: &Keyed<Standard>) -> Line {
    let line = Line::new().id(framework.code(standard.id)).and(" ");
    line.run(standard_title(standard), title_voice(standard).tone())
}

/// Whose words the title of a standard is in: the publication's, or those of the page that confirms it. A title that
/// differs from the print is quoted from neither.
pub(crate) fn title_voice(standard: &Standard) -> Voice {
    match (&standard.title, &standard.source) {
        (Some(_), Some(_)) => Voice::Public,
        (Some(_), None) if standard.errata.is_empty() => Voice::Quoted,
        _ => Voice::Ours,
    }
}

/// A standard as an item of a list.
pub(crate) fn standard_item(framework: &Framework, one: &Keyed<Standard>) -> Item {
    Item::new(standard(framework, one)).about(one.place())
}

/// The title of a standard, or a text that none is confirmed.
pub(crate) fn standard_title(standard: &Standard) -> &str {
    standard.title.as_deref().unwrap_or("(title not confirmed)")
}
