//! Staff lists in shapes that are easily misread: what is in them is read, or asked, and nobody is dropped.

use std::fs;

use tacareer::embedded;
use tacareer::framework::Framework;
use tacareer::record::Status;
use tacareer::roster::{self, Person, Roster, Sources};

thread_local!(static FRAMEWORK: &'static Framework = Box::leak(Box::new(embedded::framework())));

fn read_with(list: &str, map: &[&str]) -> anyhow::Result<Roster> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("staff.csv");
    fs::write(&file, list).expect("written");
    let map = map.iter().map(|said| (*said).to_owned()).collect();
    let sources = Sources { paths: vec![file], map, ..Sources::default() };
    FRAMEWORK.with(|framework| roster::read(framework, &sources, &mut |_| ()))
}

fn read(list: &str) -> Roster {
    read_with(list, &[]).expect("a staff list")
}

fn roles(roster: &Roster) -> Vec<String> {
    let role = |person: &Person| person.record.role.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    roster.people.iter().map(|person| format!("{}: {}", person.name, role(person))).collect()
}

/// Levels of English, maths and ICT, as `maths level-2`.
fn skills(person: &Person) -> Vec<String> {
    let begun = |status: Status| if status == Status::InProgress { " begun" } else { "" };
    let skills = person.record.basic_skills.iter();
    skills.map(|one| format!("{} {}{}", one.subject.words(), one.level, begun(one.status))).collect()
}

fn codes(roster: &Roster) -> Vec<&str> {
    roster.findings.iter().map(|one| one.code).collect()
}

fn near(title: &str) -> Vec<String> {
    let roster = read(&format!("Name,Role\nAnn Ash,{title}\n"));
    roster.titles.values().next().expect("an unknown title").near.clone()
}

/// A cell such as “Level 2” makes a heading of “Maths”, but not of the row.
#[test]
fn a_person_is_no_second_row_of_headings() {
    for list in [
        "Name,Role,Maths\nAnn Ash,TA5,Level 2\nBob Birch,TA4,Level 1\n",
        "Name,Role,English,Maths\nAnn Ash,TA5,Level 2,Level 2\nBob Birch,TA4,Level 1,Level 1\n",
        "Name,Role,Equality\nAnn Ash,TA5,Level 2\nBob Birch,TA4,Level 3\n",
        "Surname,Forename,Role,Functional skills\nAsh,Ann,TA5,Maths level 2\nBirch,Bob,TA4,Maths level 2\n",
    ] {
        assert_eq!(roles(&read(list)), ["Ann Ash: ta5", "Bob Birch: ta4"], "{list}");
    }
    let two = read("Staff,,Certificates,\nName,Role,equality-l2,schools-l2\nAnn Ash,TA5,Y,\n");
    assert_eq!(roles(&two), ["Ann Ash: ta5"]);
}

/// A list of what codes mean is no list of people.
#[test]
fn codes_alone_are_nobody() {
    assert!(read_with("Code,Meaning\nA,Absent\nB,Booked\n", &[]).is_err());
    assert_eq!(read("Code,Course\nA,equality-l2\n").people.len(), 1);
}

#[test]
fn people_above_the_headings_are_a_question() {
    let list = "Ann Ash,TA5\nName,Role,FTE\nBob Birch,TA4,1\n";
    assert_eq!(codes(&read(list)), ["rows-above"]);
}

#[test]
fn a_mark_with_a_question_is_asked() {
    let roster = read("Name,Role,equality-l2\nAnn Ash,TA5,Yes?\nBob Birch,TA4,Y?\nCat Cole,TA3,Yes\n");
    assert_eq!(codes(&roster), ["unclear-mark", "unclear-mark"]);
    let held: Vec<usize> = roster.people.iter().map(|person| person.record.units.len()).collect();
    assert_eq!(held, [0, 0, 1]);
    let mapped = read_with("Name,equality-l2\nAnn Ash,Yes?\nCat Cole,Yes\n", &["Yes?=none"]).expect("a list");
    let held: Vec<usize> = mapped.people.iter().map(|person| person.record.units.len()).collect();
    assert_eq!(held, [0, 1], "“Yes?” is another mark than “Yes”");
}

#[test]
fn roles_near_a_title_are_those_that_it_may_mean() {
    for (title, roles) in [
        ("LSA", &[][..]),
        ("Teaching Assistant", &[]),
        ("Learning Mentor", &[]),
        ("L3 TA", &["ta3"]),
        ("TA1/TA2", &["ta1", "ta2"]),
        ("TA1/2", &["ta1", "ta2"]),
        ("TA L2/L3", &["ta2", "ta3"]),
        ("1:1 TA (L3) KS2", &["ta3"]),
        ("ASN Assistant 2", &["asna2"]),
        ("Teachign Assistant Level 3", &["ta3"]),
        ("Higher Level TA", &["ta5"]),
        ("TA9", &[]),
    ] {
        assert_eq!(near(title), roles, "{title}");
    }
}

/// The chart of levels (section 3.1.1): GCSE A* to C is Level 2, D to G is Level 1; since then, 9 to 4 is Level 2.
#[test]
fn grades_in_a_subject_are_read_by_the_chart() {
    let list = "Name,Role,English,GCSE Maths,ICT level\n\
        Ann Ash,TA5,C,4,Level 2\n\
        Bob Birch,TA4,Level 1,D,\n\
        Cat Cole,TA3,GCSE B,GCSE grade 5,L1\n\
        Dee Day,TA2,working towards Level 2,Functional Skills Level 2,2\n\
        Eve Elm,TA1,C (2009),n/a,no\n\
        Fay Fir,TA1,C/4,FS L2,\n";
    let roster = read(list);
    let all: Vec<Vec<String>> = roster.people.iter().map(skills).collect();
    assert_eq!(all[0], ["English level-2", "maths level-2", "ICT level-2"]);
    assert_eq!(all[1], ["English level-1", "maths level-1"]);
    assert_eq!(all[2], ["English level-2", "maths level-2", "ICT level-1"]);
    assert_eq!(all[3], ["English level-2 begun", "maths level-2", "ICT level-2"]);
    assert_eq!(all[4], ["English level-2"]);
    assert_eq!(all[5], ["English level-2", "maths level-2"]);
    assert_eq!(codes(&roster), Vec::<&str>::new());
    for heading in ["English", "Maths", "GCSE English", "Maths GCSE", "English level"] {
        let roster = read(&format!("Name,{heading}\nAnn Ash,Level 2\n"));
        assert_eq!(skills(&roster.people[0]).len(), 1, "{heading}");
    }
}

#[test]
fn what_is_no_grade_is_asked() {
    // A lone 1, 2 or 3 may be a level or a grade. No page that was found gives the level of GCSE grades 3 to 1.
    let roster = read("Name,English,GCSE Maths\nAnn Ash,2,3\nBob Birch,12/5/2019,C\nCat Cole,C,yes\n");
    assert_eq!(codes(&roster), ["which-level"; 4]);
    assert_eq!(skills(&roster.people[0]), Vec::<String>::new());
    // Without any grade, nothing says what the column is about.
    let roster = read("Name,English\nAnn Ash,12/5/2019\nBob Birch,yes\n");
    let column = &roster.sheets[0].header.as_ref().expect("a header").columns[1];
    assert_eq!(column.aside.as_deref(), Some("not read: no cell below it has a level or a grade"));
    assert!(roster.people.iter().all(|person| skills(person).is_empty()));
}

/// A mark can't be said to mean “held” for all columns if it is another level.
#[test]
fn another_level_than_that_of_the_column_is_that_level() {
    let roster = read("Name,Maths level 2,equality-l2\nAnn Ash,Level 1,Level 1\nBob Birch,Y,\nCat Cole,GCSE D,\n");
    let all: Vec<Vec<String>> = roster.people.iter().map(skills).collect();
    assert_eq!(all, [["maths level-1"], ["maths level-2"], ["maths level-1"]]);
    assert_eq!(codes(&roster), ["unclear-mark"]);
    assert!(!roster.findings[0].hint.contains("--map"), "{}", roster.findings[0].hint);
}

#[test]
fn a_column_of_a_standard_is_evidence_for_it() {
    let roster = read("Name,STL19,HLTA 6,HLTA\nAnn Ash,12/5/2023,Y,Y\nBob Birch,n,booked,\n");
    let evidence = &roster.people[0].record.evidence;
    let numbers: Vec<(usize, usize)> =
        evidence.iter().map(|one| (one.standards.len(), one.professional_standards.len())).collect();
    assert_eq!(numbers, [(1, 0), (0, 1)]);
    assert_eq!(evidence[0].on.map(|day| day.to_string()).as_deref(), Some("2023-05-12"));
    assert_eq!(roster.people[0].record.statuses.len(), 1);
    assert_eq!((roster.people[1].record.evidence.len(), codes(&roster)), (0, vec!["no-evidence-yet"]));
}

#[test]
fn a_column_that_may_have_the_role_is_named() {
    let hint = |list: &str| read(list).findings.iter().map(|one| one.hint.clone()).collect::<Vec<_>>().join("\n");
    assert!(hint("Name,Contract role\nAnn Ash,TA5\n").contains("--map \"Contract role=role\""));
    assert!(hint("Name,Level\nAnn Ash,TA5\n").contains("--map \"Level=role\""));
    assert_eq!(hint("Name,FTE\nAnn Ash,0.5\n"), "");
    let mapped = read_with("Name,Contract role\nAnn Ash,TA5\n", &["Contract role=ignore"]).expect("a list");
    assert_eq!(codes(&mapped), Vec::<&str>::new());
}

/// Pay says nothing about a role, unless roles are called like grades of pay.
#[test]
fn bands_are_read_where_roles_are_called_bands() {
    let text = fs::read_to_string("tests/frameworks/bicycles/bicycles.yaml").expect("a framework");
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("bands.yaml"), text.replacen("short: Mechanic", "short: Band 4", 1)).expect("written");
    let framework = tacareer::load::from_folder(folder.path()).expect("a framework");
    let file = folder.path().join("staff.csv");
    let roles = |list: &str| {
        fs::write(&file, list).expect("written");
        let sources = Sources { paths: vec![file.clone()], ..Sources::default() };
        roles(&roster::read(&framework, &sources, &mut |_| ()).expect("a list"))
    };
    assert_eq!(roles("Name,Band\nAnn Ash,Band 4\nBob Birch,4\n"), ["Ann Ash: mechanic", "Bob Birch: mechanic"]);
    assert_eq!(roles("Name,Grade\nAnn Ash,4\n"), ["Ann Ash: –"]);
    assert_eq!(self::roles(&read("Name,Band\nAnn Ash,TA5\n")), ["Ann Ash: –"]);
}

#[test]
fn a_list_with_people_side_by_side_is_said_to_be_one() {
    let list = "Name,Ann Ash,Bob Birch\nRole,TA5,TA4\nFTE,1,0.5\n";
    let error = read_with(list, &[]).expect_err("no staff list");
    let refused = error.downcast_ref::<tacareer::record::Refused>().expect("a refusal");
    assert!(refused.lines[0].contains("side by side"), "{:?}", refused.lines);
}

#[test]
fn a_list_without_known_headings_is_named_beside_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let lists = [("a.csv", "Name,Role\nAnn Ash,TA5\n"), ("b.csv", "Enw,Swydd\nBob Birch,TA4\nCat Cole,TA3\n")];
    let paths = lists.map(|(name, list)| {
        let path = folder.path().join(name);
        fs::write(&path, list).expect("written");
        path
    });
    let sources = |map: &[&str]| Sources {
        paths: paths.to_vec(),
        map: map.iter().map(|said| (*said).to_owned()).collect(),
        as_of: None,
    };
    let read = |map: &[&str]| FRAMEWORK.with(|framework| roster::read(framework, &sources(map), &mut |_| ()));
    let roster = read(&[]).expect("a staff list");
    assert_eq!(codes(&roster), ["sheet-not-read"]);
    assert!(roster.findings[0].hint.contains("--map \"Enw=name\""), "{}", roster.findings[0].hint);
    assert_eq!(roster.sheets.iter().map(|sheet| sheet.holds_people).collect::<Vec<_>>(), [false, true]);
    assert_eq!(read(&["Enw=name", "Swydd=role"]).expect("a staff list").people.len(), 3);
    assert_eq!(codes(&read(&["Enw=ignore"]).expect("a staff list")), Vec::<&str>::new());
}

/// Sheets with explanations or codes are no lists, and raise no question.
#[test]
fn a_sheet_of_a_workbook_that_holds_people_is_asked_about() {
    let sheets: [(&str, &[&[&str]]); 4] = [
        ("Ysgol Bryn", &[&["Name", "Role"], &["Ann Ash", "TA5"]]),
        ("Ysgol Dôl", &[&["Enw", "Swydd"], &["Non Ellis", "TA4"], &["Huw Rees", "TA3"]]),
        ("Codes", &[&["Code", "Meaning"], &["A", "Absent"], &["B", "Booked"]]),
        ("Notes", &[&["How to fill this in"], &["A row for each person"]]),
    ];
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (n, row) in (0..).zip(rows) {
            sheet.write_row(n, 0, row.iter().copied()).expect("a row");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("odd.xlsx");
    book.save(&file).expect("written");
    let sources = Sources { paths: vec![file], ..Sources::default() };
    let roster = FRAMEWORK.with(|framework| roster::read(framework, &sources, &mut |_| ())).expect("a staff list");
    assert_eq!(roles(&roster), ["Ann Ash: ta5"]);
    let found: Vec<(&str, &str)> =
        roster.findings.iter().map(|one| (one.code, one.places[0].rsplit(':').next().expect("a cell"))).collect();
    assert_eq!(found, [("sheet-not-read", "'Ysgol Dôl'!A1")]);
}

#[test]
fn dates_as_spreadsheets_write_them_are_read() {
    let list = "Name,equality-l2,schools-l2\nAnn Ash,1-Mar-21,Sept 24\nBob Birch,2024-02-30,\n";
    let roster = read(list);
    let on: Vec<Option<String>> =
        roster.people[0].record.units.iter().map(|unit| unit.on.map(|day| day.to_string())).collect();
    assert_eq!(on, [Some("2021-03-01".to_owned()), Some("2024-09-01".to_owned())]);
    assert!(roster.findings[0].message.contains("no such day"), "{}", roster.findings[0].message);
    assert!(!roster.findings[0].hint.contains("--map"), "{}", roster.findings[0].hint);
}
