//! One line for each thing: items, facts and texts, cut where there is no more room, with a mark.

use super::ROOM;
use crate::report::{Item, Line, Run, Tone};

/// An item on one line, with what the record says about it and the command that shows it.
pub(super) fn one_line(item: &Item) -> Item {
    let marks = item.remarks.iter().filter_map(|remark| remark.plain().strip_prefix(RECORD).map(str::to_owned));
    let mark = marks.map(|mark| mark.split(',').next().unwrap_or_default().to_owned()).next();
    let command = item.remarks.iter().flat_map(|remark| &remark.0).find(|run| run.command().is_some());
    let taken = mark.as_ref().map_or(0, |mark| mark.len() + 3) + command.map_or(0, |run| run.text.len() + 2);
    let text = cut(&with_nested(item), ROOM.saturating_sub(taken).max(ROOM / 3));
    let text = match mark {
        Some(mark) => text.and(" (").strong(mark).and(")"),
        None => text,
    };
    let text = match command {
        Some(run) if text.plain().ends_with('…') => text.and(" ").id(run.text.as_str()),
        Some(run) => text.and(": ").id(run.text.as_str()),
        None => text,
    };
    Item { label: item.label.clone(), text, ..Item::default() }
}

/// An item's text, and what a text with a colon introduces.
fn with_nested(item: &Item) -> Line {
    let text = item.text.clone();
    let nested = item.items.iter().map(|one| one.text.clone());
    match nested.reduce(|all, one| all.and("; ").line(one)) {
        Some(nested) if text.plain().trim_end().ends_with(':') => text.and(" ").line(nested),
        _ => text,
    }
}

/// The beginning of a remark that says what the record has.
const RECORD: &str = "In the record: ";

/// A line cut at a word to a number of columns. Ids are never cut.
pub(super) fn cut(line: &Line, room: usize) -> Line {
    let length = |run: &Run| run.text.chars().count();
    if line.0.iter().map(length).sum::<usize>() <= room {
        return line.clone();
    }
    let ids: usize = line.0.iter().filter(|run| run.tone == Tone::Id).map(length).sum();
    let mut left = room.saturating_sub(ids + 2);
    let mut is_cut = false;
    let mut runs = Vec::new();
    for run in &line.0 {
        if run.tone == Tone::Id {
            runs.push(run.clone());
        } else if !is_cut {
            is_cut = length(run) > left;
            let text = if is_cut { shortened(&run.text, left, runs.is_empty()) } else { run.text.clone() };
            left = left.saturating_sub(length(run));
            runs.push(Run { text, tone: run.tone });
        }
    }
    // Nothing follows the ellipsis.
    if is_cut && let Some(last) = runs.iter_mut().rfind(|run| !run.text.is_empty()) {
        last.text.truncate(last.text.trim_end().len());
    }
    Line(runs)
}

/// As many whole words as fit, and an ellipsis. Where that would be all, the first word is cut.
fn shortened(text: &str, room: usize, is_first: bool) -> String {
    let end = text.char_indices().nth(room).map_or(text.len(), |(end, _)| end);
    let least = if is_first { &text[..end] } else { "" };
    let cut = text[..end].rfind(' ').map_or(least, |end| &text[..end]);
    format!("{}… ", cut.trim_end_matches([',', ';', ':', ' ']))
}

/// The first facts, each on one line, and the names of the others.
pub(super) fn first_facts(facts: &[(String, Line)], most: usize) -> Vec<(String, Line)> {
    // The line that names the others takes as much room as one of them.
    let most = if facts.len() <= most + 1 { facts.len() } else { most };
    let room = |name: &str| ROOM.saturating_sub(name.len().max(12) + 2).max(ROOM / 2);
    let (first, others) = facts.split_at(most);
    let mut shown: Vec<_> = first.iter().map(|(name, value)| (name.clone(), cut(value, room(name)))).collect();
    if !others.is_empty() {
        let names: Vec<&str> = others.iter().map(|(name, _)| name.as_str()).collect();
        shown.push(("Not shown".to_owned(), cut(&names.join("; ").into(), room(""))));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_never_cut() {
        let line = Line::new().and("A title that is much too long for so little room ").id("health-and-safety-l3");
        assert_eq!(cut(&line, 40).plain(), "A title that is… health-and-safety-l3");
    }

    #[test]
    fn what_is_cut_ends_with_an_ellipsis_and_nothing_after_it() {
        let words = Line::from("Two words and some more");
        assert_eq!(cut(&words, 14).plain(), "Two words…");
        assert_eq!(cut(&Line::from("www.example.org/a/long/address"), 14).plain(), "www.example.…");
    }

    #[test]
    fn what_a_colon_introduces_follows_it() {
        let item = Item::new("The profiles are:").items([Item::new("typical"), Item::new("indicative")]);
        assert_eq!(one_line(&item).text.plain(), "The profiles are: typical; indicative");
        let item = Item::new("A duty").items([Item::new("an option")]);
        assert_eq!(one_line(&item).text.plain(), "A duty");
    }

    #[test]
    fn facts_that_are_left_out_are_named() {
        let facts: Vec<(String, Line)> = (1..=5).map(|n| (format!("Fact {n}"), Line::from("known"))).collect();
        let shown = first_facts(&facts, 3);
        assert_eq!((shown.len(), shown[3].1.plain().as_str()), (4, "Fact 4; Fact 5"));
        assert_eq!(first_facts(&facts, 4), facts);
    }
}
