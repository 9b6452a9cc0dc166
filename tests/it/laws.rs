//! Laws that hold for any input.

use crate::cases;
use jiff::civil::date;
use proptest::prelude::*;
use tacareer::embedded;
use tacareer::framework::compare::{Pair, Subjects, Wording, pair, pair_exactly, wording};
use tacareer::framework::role::Role;
use tacareer::framework::route::Leg;
use tacareer::framework::{Framework, Id};
use tacareer::load;
use tacareer::render::{Format, Look, render};
use tacareer::report::{
    Band, Boxed, Calendar, Cells, Column, Document, Event, Flow, Heading, Item, Line, Picture, Report, Table, Tie,
    Tone, Way,
};

fn framework() -> &'static Framework {
    // One per thread is enough, because each test leaks one.
    thread_local!(static ONE: &'static Framework = Box::leak(Box::new(embedded::framework())));
    ONE.with(|one| *one)
}

/// Text with whatever could cause trouble for the renderers: marks, quotes, control characters, wide and joined
/// letters.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            "[a-zA-Z]{1,12}",
            Just(" ".to_owned()),
            Just("|*_`<>&\"'#[]\\~".to_owned()),
            Just("=1+1".to_owned()),
            Just("\u{1b}[2J\u{7}\u{0}\u{9b}".to_owned()),
            Just("\u{202e}\r\n\t".to_owned()),
            Just("日本語👩‍👩‍👧é".to_owned()),
        ],
        0..8,
    )
    .prop_map(|parts| parts.concat())
}

/// The parts of a report with arbitrary text.
#[derive(Debug, Clone)]
struct Anything {
    title: String,
    rows: Vec<(String, String)>,
}

impl Anything {
    fn report(&self) -> Report {
        let item = |(a, b): &(String, String)| {
            Item::labelled(a, Line::new().strong(b.as_str()).run(a.as_str(), Tone::Added)).remark(b)
        };
        let mut document = Document::new(&self.title);
        document.heading(&self.title);
        document.list(self.rows.iter().map(item).collect());
        document.facts([("Fact", Some(Line::from(&self.title)))]);
        document.table(self.table());
        document.picture(self.picture());
        document.blanks(vec![vec![self.title.clone(), "Date".into()]]);
        let ids = self.rows.iter().map(|(a, _)| a.clone()).collect();
        let report = Report::new(document, self.table()).with("title", &self.title).rows("rows").ids(ids);
        Report { calendar: Calendar { events: self.events(), note: None }, ..report }
    }

    fn picture(&self) -> Picture {
        let boxed = |(row, (name, text)): (usize, (&String, &String))| Boxed {
            name: name.clone(),
            text: text.clone(),
            marks: vec![name.clone()],
            row,
            lane: 0,
            lanes: 1,
            is_beyond: row == 0,
            about: Vec::new(),
        };
        let rows = self.rows.iter().map(|(a, b)| (a, b)).chain([(&self.title, &self.title)]);
        let boxes: Vec<Boxed> = rows.enumerate().map(boxed).collect();
        let way = |to| Way { from: 0, to, tie: Tie::Loose, is_mutual: false };
        Picture {
            key: "any",
            title: self.title.clone(),
            text: self.title.clone(),
            flow: Flow::Up,
            lanes: 1,
            headings: vec![Heading { text: self.title.clone(), lane: 0, lanes: 1 }],
            bands: vec![Band { text: self.title.clone(), row: 0 }],
            ways: (1..boxes.len()).map(way).collect(),
            boxes,
            legend: vec![(Tie::Loose, self.title.clone())],
            remarks: vec![self.title.clone()],
        }
    }

    fn table(&self) -> Table {
        let row = |(a, b): &(String, String)| Cells { cells: vec![a.into(), b.into()], about: Vec::new() };
        let columns = vec![Column::id("a", "A"), Column::text("b", "B")];
        Table {
            columns,
            rows: self.rows.iter().map(row).collect(),
            empty: "Nothing.".into(),
            is_about: false,
            quoted: tacareer::report::QuotedRows::All,
        }
    }

    fn events(&self) -> Vec<Event> {
        let day = date(2026, 1, 5);
        let event = |title: &String, details| Event {
            key: title.clone(),
            title: title.clone(),
            details,
            first: day,
            last: day,
        };
        let rows = self.rows.iter().map(|(a, b)| event(a, vec![b.clone(), a.clone()]));
        rows.chain([event(&self.title, Vec::new())]).collect()
    }
}

fn anything() -> impl Strategy<Value = Anything> {
    (text(), proptest::collection::vec((text(), text()), 0..4)).prop_map(|(title, rows)| Anything { title, rows })
}

proptest! {
    #![proptest_config(cases::config(128))]

    /// No format lets anything through that could control a terminal.
    #[test]
    fn nothing_drives_a_terminal(report in anything(), width in proptest::option::of(20_usize..120)) {
        for (format, name, _) in Format::ALL.into_iter().filter(|(format, ..)| format.is_text()) {
            let page = render(&report.report(), format, Look { width, colour: false }).expect("a page");
            // A calendar ends its lines with two characters.
            let page = if format == Format::Ics { page.replace("\r\n", "\n") } else { page };
            let drives = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
            let bad = page.chars().find(|c| drives(*c));
            prop_assert_eq!(bad, None, "as {}", name);
        }
    }

    /// JSON, YAML and CSV can be read back to the values that were written.
    #[test]
    fn values_survive(report in anything()) {
        let page = |format| render(&report.report(), format, Look::default()).expect("a page");
        let value = serde_json::to_value(report.report()).expect("a value");
        prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&page(Format::Json)).expect("JSON"), &value);
        prop_assert_eq!(&serde_yaml::from_str::<serde_json::Value>(&page(Format::Yaml)).expect("YAML"), &value);
        let csv = page(Format::Csv);
        let rows = csv::Reader::from_reader(csv.as_bytes()).records().collect::<Result<Vec<_>, _>>().expect("CSV");
        prop_assert_eq!(rows.len(), report.rows.len());
        for cell in rows.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']), "a spreadsheet would run {cell:?}");
        }
    }

    /// A calendar can be read back to the events that were written, and no line is too long.
    #[test]
    fn a_calendar_reads_back(report in anything()) {
        let page = render(&report.report(), Format::Ics, Look::default()).expect("a page");
        prop_assert!(page.ends_with("\r\n") && !page.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(page.split("\r\n").all(|line| line.len() <= 75));
        let whole = page.replace("\r\n ", "");
        let unescape = |text: &str| {
            let mut marked = false;
            let read = |c: char| {
                let was_marked = std::mem::take(&mut marked);
                marked = c == '\\' && !was_marked;
                match c {
                    'n' if was_marked => Some('\n'),
                    _ => (!marked).then_some(c),
                }
            };
            text.chars().filter_map(read).collect::<String>()
        };
        let of = |name: &str| whole.split("\r\n").filter_map(|line| line.strip_prefix(name)).map(unescape).collect::<Vec<_>>();
        let shown = |text: &String| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let titles: Vec<_> = report.events().iter().map(|event| shown(&event.title)).collect();
        prop_assert_eq!(of("SUMMARY:").iter().map(shown).collect::<Vec<_>>(), titles);
        let details = report.events().into_iter().filter(|event| !event.details.is_empty());
        let details: Vec<_> = details.map(|event| shown(&event.details.concat())).collect();
        prop_assert_eq!(of("DESCRIPTION:").iter().map(shown).collect::<Vec<_>>(), details);
    }

    /// HTML contains no markup except our own.
    #[test]
    fn markup_is_text(report in anything()) {
        let page = |format| render(&report.report(), format, Look::default()).expect("a page");
        let page = page(Format::Html) + &page(Format::Svg);
        let marks = page.split('<').skip(1).map(|mark| mark.trim_start_matches('/'));
        let known = ["!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "b ",
            "b>", "br", "section", "div", "span", "strong", "ins", "del", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td",
            "svg", "desc", "defs", "marker", "path", "rect", "text"];
        for mark in marks {
            prop_assert!(known.iter().any(|known| mark.starts_with(known)), "<{mark}");
        }
    }

    /// An id can be read back, and case, spaces and punctuation do not matter.
    #[test]
    fn ids_read_back(typed in "[A-Za-z0-9 ._/-]{1,20}") {
        if let Ok(id) = typed.parse::<Id<Role>>() {
            prop_assert_eq!(&id.to_string().parse::<Id<Role>>().expect("an id"), &id);
        }
        if let Ok(role) = framework().roles.find(&typed) {
            prop_assert_eq!(&framework().roles.find(&typed.to_uppercase()).expect("a role").id, &role.id);
        }
    }

    /// Whatever is asked, the only way for a look-up or a search to fail is to find nothing.
    #[test]
    fn any_words_may_be_asked_for(typed in any::<String>()) {
        let framework = framework();
        let _ = framework.standards_named(&typed);
        let _ = framework.units.find(&typed);
        for hit in framework.search(&typed).hits {
            prop_assert!(hit.score > 0);
        }
    }

    /// Every statement of the two lists is in exactly one pair; equal ones are paired as the same.
    #[test]
    fn pairs_use_every_statement_once(first in proptest::collection::vec("[a-c ]{0,9}", 0..6), second in proptest::collection::vec("[a-c ]{0,9}", 0..6)) {
        let subjects = Subjects::of(first.iter().chain(&second).map(String::as_str));
        for pairs in [pair(&first, &second), pair_exactly(&first, &second), subjects.pair(&first, &second)] {
          let (mut of_first, mut of_second) = (Vec::new(), Vec::new());
          for pair in pairs {
            match pair {
                Pair::Same(m, n) => {
                    prop_assert_eq!(&first[m], &second[n]);
                    of_first.push(m);
                    of_second.push(n);
                }
                Pair::Changed(m, n) | Pair::Near(m, n) => {
                    prop_assert_ne!(&first[m], &second[n]);
                    of_first.push(m);
                    of_second.push(n);
                }
                Pair::Dropped(m) => of_first.push(m),
                Pair::Added(n) => of_second.push(n),
            }
        }
          of_first.sort_unstable();
          of_second.sort_unstable();
          prop_assert_eq!(of_first, (0..first.len()).collect::<Vec<_>>());
          prop_assert_eq!(of_second, (0..second.len()).collect::<Vec<_>>());
        }
    }

    /// Both statements can be recovered from the line of changed words.
    #[test]
    fn no_word_is_lost_between_two_statements(first in "[a-d]{1,6}( [a-d]{1,6}){0,9}", second in "[a-d]{1,6}( [a-d]{1,6}){0,9}") {
        let runs = wording(&first, &second);
        let side = |left_out: Wording| -> Vec<String> {
            let kept = runs.iter().filter(|(how, _)| *how != left_out).map(|(_, text)| text.as_str());
            kept.collect::<String>().split_whitespace().map(str::to_owned).collect()
        };
        prop_assert_eq!(side(Wording::Added), first.split(' ').collect::<Vec<_>>());
        prop_assert_eq!(side(Wording::Dropped), second.split(' ').collect::<Vec<_>>());
    }

    /// Any text gives a framework or a list of problems, each at an existing line.
    #[test]
    fn any_text_loads_or_is_refused_with_a_place(text in any::<String>()) {
        located(text.as_bytes())?;
    }

    /// So do any bytes.
    #[test]
    fn any_bytes_load_or_are_refused_with_a_place(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        located(&bytes)?;
    }

    /// So does the data with a character changed, removed or doubled anywhere.
    #[test]
    fn changed_data_loads_or_is_refused_with_a_place(at in 0.0..1.0_f64, by in prop_oneof![Just(""), Just("\""), Just(":"), Just("- "), Just("\t"), Just("\n"), Just("{"), Just("*a"), Just("é")], cut in 0_usize..3) {
        let whole = include_str!("../../data/roles/ta3.yaml");
        let places: Vec<usize> = whole.char_indices().map(|(place, _)| place).collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
        let n = (at * places.len() as f64) as usize;
        let (start, end) = (places[n], places.get(n + cut).copied().unwrap_or(whole.len()));
        located(format!("{}{by}{}", &whole[..start], &whole[end..]).as_bytes())?;
    }
}

fn located(bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("any.yaml"), bytes).expect("written");
    if let Err(problems) = load::from_folder(folder.path()) {
        prop_assert!(!problems.0.is_empty());
        for problem in problems.0 {
            let lines = String::from_utf8_lossy(bytes).split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
            prop_assert!(problem.line.is_none_or(|line| (1..=lines + 1).contains(&line)), "{problem}");
            prop_assert!(!problem.message.is_empty());
        }
    }
    Ok(())
}

/// Every route arrives by steps that can be taken, and all of them are equally long.
#[test]
fn routes_arrive() {
    let framework = framework();
    for from in &framework.roles {
        for to in &framework.roles {
            let routes = framework.routes(from, to);
            for route in &routes {
                let mut here = &from.id;
                for leg in &route.legs {
                    let before = framework.roles.known(here);
                    let (Leg::Up(role) | Leg::Across { role, .. }) = leg else { panic!("a role leads to a role") };
                    let above = role.follows.as_ref() == Some(here);
                    assert!(
                        above || before.alongside.iter().any(|pair| pair.role == role.id),
                        "{} to {}",
                        here,
                        role.id
                    );
                    here = &role.id;
                }
                assert_eq!(here, &to.id);
                assert_eq!(route.legs.len(), routes[0].legs.len());
            }
        }
    }
}

/// Everything that has a title can be found by it.
#[test]
fn titles_are_found() {
    let framework = framework();
    for unit in &framework.units {
        assert!(
            framework.search(&unit.title).hits.iter().any(|hit| hit.entry.id == unit.id.as_str()),
            "{}",
            unit.title
        );
    }
    for qualification in &framework.qualifications {
        let hits = framework.search(&qualification.title).hits;
        assert_eq!(hits.first().map(|hit| hit.entry.id.as_str()), Some(qualification.id.as_str()));
    }
}
