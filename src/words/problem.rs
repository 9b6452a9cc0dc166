//! Problems and warnings in files as they are shown: the place, what is wrong, the line, what to do.

use std::collections::BTreeMap;

use crate::report::{Item, Line, row};

row! {
    /// A problem, or something that may not be meant.
    ProblemRow {
        text severity "Severity": &'static str,
        text file "File": String,
        number line "Line": Option<usize>,
        number column "Column": Option<usize>,
        id code "Code": &'static str,
        text message "Problem": String,
        text hint "What to do": Option<String>,
        text excerpt "The line": Option<String>,
    }
}

impl ProblemRow {
    /// Where it is: `roles/ta3.yaml:4:18`.
    pub(crate) fn location(&self) -> String {
        let numbers = [self.line, self.column].into_iter().flatten().map(|number| format!(":{number}"));
        std::iter::once(self.file.clone()).chain(numbers).collect()
    }

    pub(crate) fn item(&self) -> Item {
        let line = Line::new().strong(self.location()).and(format!(": {}", self.message));
        let excerpt = self.excerpt.as_ref().map(|excerpt| Line::from(format!("the line: {}", excerpt.trim())));
        Item::new(line).remarks(excerpt).remarks(self.hint.iter().map(|hint| Line::from(format!("hint: {hint}"))))
    }
}

/// Findings as items, with those that have the same message grouped together.
pub(crate) fn together(rows: &[ProblemRow]) -> Vec<Item> {
    let mut kinds: Vec<(&ProblemRow, Vec<Item>)> = Vec::new();
    let mut known = BTreeMap::new();
    for row in rows {
        let line = Line::new().strong(row.location());
        let excerpt = row.excerpt.as_ref().map_or_else(String::new, |excerpt| format!(": {}", excerpt.trim()));
        let kind = *known.entry((&row.message, &row.hint)).or_insert_with(|| {
            kinds.push((row, Vec::new()));
            kinds.len() - 1
        });
        kinds[kind].1.push(Item::new(line.and(excerpt)));
    }
    let together = |(first, items): (&ProblemRow, Vec<Item>)| {
        let hint = first.hint.iter().map(|hint| Line::from(format!("hint: {hint}")));
        Item::new(first.message.as_str()).remarks(hint).items(items)
    };
    kinds.into_iter().map(together).collect()
}
