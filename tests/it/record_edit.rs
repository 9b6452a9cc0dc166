//! Edits of a record's text: whatever a person has written, in whatever style, is kept.

use crate::cases;
use proptest::prelude::*;
use tacareer::record::edit::{add, remove, replace, set};
use tacareer::record::parse;
use tacareer::record::{Entry, Field, List, Record};
use tacareer::yaml::{Document, Source};

fn parsed(text: &str) -> Document<Record> {
    let source = Source::new("record.yaml", text);
    parse(source).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// Entries to add, made from YAML.
fn entry(list: List, n: usize) -> Entry {
    let yaml = match list {
        List::Units => format!("units: [{{id: unit-{n}, status: in-progress, note: \"one: two # three\"}}]"),
        List::Qualifications => format!("qualifications: [{{id: qualification-{n}, on: 2022-06-30}}]"),
        List::Others => format!("other_qualifications: [{{title: \"NVQ {n}\", on: 2008-07-01}}]"),
        List::Statuses => format!("statuses: [{{title: \"HLTA {n}\", expires: 2030-01-31}}]"),
        List::BasicSkills => format!("basic_skills: [{{subject: maths, level: level-{n}}}]"),
        List::Modules => format!("modules: [{{id: module-{n}, files: [a.pdf, \"b # c.pdf\"]}}]"),
        List::Evidence => format!("evidence: [{{title: \"{n}\", standards: [19, 20], note: \"two\\nlines\\n\"}}]"),
        List::Cpd => format!("cpd: [{{title: \"- x {n}\", hours: 1.5, provider: \"@home\", note: \"a\\n\\n# b\"}}]"),
        List::Equivalents => format!("equivalents: [{{to: {{standards: [{n}]}}, agreed_by: \"'J' \\\"S\\\"\"}}]"),
    };
    parsed(&yaml).value.entries().remove(0).1
}

/// Choices made from given bytes, so that proptest can shrink a failing text.
struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
    comments: usize,
}

impl Choices<'_> {
    fn of(&mut self, many: usize) -> usize {
        usize::from(*self.bytes.next().unwrap_or(&0)) % many
    }

    fn pick<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.of(texts.len())]
    }

    /// Usually nothing; otherwise blank lines and comments on lines of their own.
    fn between(&mut self, indent: &str) -> String {
        self.comments += 1;
        let n = self.comments;
        match self.of(8) {
            0 => format!("{indent}# comment {n}\n"),
            1 => format!("# comment {n}\n"),
            2 => "\n".into(),
            3 => format!("\n{indent}# comment {n}: “units:”\n\n"),
            4 => format!("{indent}#   - id: comment-{n}\n{indent}#     on: 2020-01-01\n"),
            _ => String::new(),
        }
    }

    /// Usually nothing; otherwise a comment after a value.
    fn beside(&mut self) -> String {
        self.comments += 1;
        if self.of(4) == 0 { format!("  # beside {}", self.comments) } else { String::new() }
    }

    fn note(&mut self, indent: &str) -> String {
        let beside = self.beside();
        match self.of(8) {
            0 => format!("{indent}note: plain words{beside}\n"),
            1 => format!("{indent}note: 'single ''quoted'' # no comment'{beside}\n"),
            2 => format!("{indent}note: \"double \\\"quoted\\\" # no comment\"{beside}\n"),
            3 => format!(
                "{indent}note: |{beside}\n{indent}  a text\n{indent}  # no comment\n\n{indent}  - id: no entry\n"
            ),
            4 => format!("{indent}note: >-\n{indent}    folded\n{indent}    words\n"),
            5 => format!("{indent}note: |+\n{indent}  kept\n\n"),
            _ => String::new(),
        }
    }

    fn list(&mut self, list: List) -> String {
        let (key, beside) = (list.key(), self.beside());
        let count = self.of(4);
        let first = |n: usize| match list {
            List::BasicSkills => format!("subject: english\nlevel: level-{n}"),
            List::Evidence | List::Cpd | List::Others | List::Statuses => format!("title: Title {n}"),
            List::Equivalents => format!("agreed_by: somebody\nto: {{unit: unit-{n}}}"),
            _ => format!("id: old-{n}"),
        };
        match (self.of(6), count) {
            (0, _) => String::new(),
            (1, 0) => format!("{key}: []{beside}\n"),
            (_, 0) => format!("{key}:{beside}\n"),
            (1, _) => {
                let fields = |n| format!("{{{}}}", first(n).replace('\n', ", "));
                let entries: Vec<String> = (0..count).map(fields).collect();
                format!("{key}: [{}]{beside}\n", entries.join(self.pick(&[", ", ",\n  "])))
            }
            _ => {
                let indent = self.pick(&["", "  ", "    "]);
                let inner = format!("{indent}  ");
                let mut text = format!("{key}:{beside}\n");
                for n in 0..count {
                    text += &self.between(indent);
                    let first = first(n).replace('\n', &format!("\n{inner}"));
                    text += &format!("{indent}- {first}{}\n", self.beside());
                    text += &self.between(&inner);
                    text += &self.note(&inner);
                }
                text + &self.between(indent)
            }
        }
    }

    fn text(&mut self) -> String {
        let mut parts: Vec<String> = List::ALL.into_iter().map(|list| self.list(list)).collect();
        parts.push(format!(
            "{}{}",
            self.pick(&["", "name: Kim\n", "name: \"Kim # 1\" # me\n", "name:\n"]),
            self.between("")
        ));
        parts.push(self.pick(&["", "role: ta2 # since when?\n", "role:\n", "\"role\": ta1\n"]).into());
        for n in (1..parts.len()).rev() {
            let other = self.of(n + 1);
            parts.swap(n, other);
        }
        let mut text = self.between("") + &parts.concat();
        // Adding anything after a block scalar at the end of the file would change its end; that is refused.
        if self.of(5) == 0 && !text.contains('|') {
            text.truncate(text.trim_end_matches('\n').len());
        }
        if self.of(20) == 0 {
            text = format!("---\n{}\n...\n", text.trim_end_matches('\n'));
        }
        if self.of(5) == 0 { text.replace('\n', "\r\n") } else { text }
    }
}

/// The comments in a text, as numbered by the generator.
fn comments(text: &str, word: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.find(word).map(|at| line[at..].trim_end().to_owned()));
    lines.collect()
}

/// Whether all lines of `old` are in `new` in order, except the line of the key.
fn keeps_lines(old: &str, new: &str, key: &str) -> bool {
    let mut lines = new.lines();
    old.lines().filter(|line| !line.starts_with(key)).all(|line| lines.any(|other| other == line))
}

proptest! {
    #![proptest_config(cases::config(400))]

    /// An added entry is there, everything else is unchanged, and removing it restores the record.
    #[test]
    fn what_is_added_can_be_taken_out(bytes in prop::collection::vec(any::<u8>(), 300), list in 0_usize..9, n in 0_usize..99) {
        let text = Choices { bytes: bytes.iter(), comments: 0 }.text();
        let (before, list) = (parsed(&text), List::ALL[list]);
        let added = add(&before, &entry(list, n)).unwrap_or_else(|refused| panic!("{refused}\n{}\n{text}", refused.lines.join("\n")));
        let after = &added.one.source.text;
        let in_brackets = text.contains(&format!("{}: [", list.key()));
        prop_assert!(in_brackets || keeps_lines(&text, after, list.key()), "{text}\n=====\n{after}");
        prop_assert_eq!(comments(&text, "# beside"), comments(after, "# beside"));
        let line = added.line.expect("a line");
        let marks = after.lines().nth(line - 1).expect("the line").contains(['-', '{']);
        prop_assert!(marks, "line {line} of\n{after}");
        let removed = remove(&added.one, list, before.value.count(list)).unwrap_or_else(|refused| panic!("{refused}\n{after}"));
        prop_assert_eq!(&removed.one.value, &before.value);
        let back = &removed.one.source.text;
        prop_assert_eq!(comments(&text, "# comment"), comments(back, "# comment"));
        prop_assert_eq!(comments(&text, "# beside"), comments(back, "# beside"));
        if before.value.count(list) > 0 && !in_brackets && text.ends_with('\n') {
            prop_assert_eq!(&text, back);
        }
    }

    /// Whatever is done, in whatever order, every comment on a line of its own stays.
    #[test]
    fn comments_stay(bytes in prop::collection::vec(any::<u8>(), 300), steps in prop::collection::vec((0_usize..9, 0_usize..4, 0_usize..99), 1..12)) {
        let text = Choices { bytes: bytes.iter(), comments: 0 }.text();
        let mut one = parsed(&text);
        let mut kept = comments(&text, "# comment");
        kept.sort_unstable();
        for (list, what, n) in steps {
            let list = List::ALL[list];
            let changed = match (what, one.value.count(list)) {
                (0, _) => set(&one, &Field::Role(Some(format!("ta{n}").parse().expect("an id")))),
                (1, 1..) => replace(&one, n % one.value.count(list), &entry(list, n)),
                (2, 1..) => remove(&one, list, n % one.value.count(list)),
                _ => add(&one, &entry(list, n)),
            };
            one = changed.unwrap_or_else(|refused| panic!("{refused}\n{}\n{}", refused.lines.join("\n"), one.source.text)).one;
            let mut now = comments(&one.source.text, "# comment");
            now.sort_unstable();
            prop_assert_eq!(&kept, &now);
        }
    }
}
