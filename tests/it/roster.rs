//! Staff lists as schools have them: invented people in twenty kinds of files in `tests/rosters/`.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use tacareer::embedded;
use tacareer::framework::Framework;
use tacareer::record::Status;
use tacareer::roster::{self, Person, Roster, Sources};

thread_local!(static FRAMEWORK: &'static Framework = Box::leak(Box::new(embedded::framework())));

fn framework() -> &'static Framework {
    FRAMEWORK.with(|framework| *framework)
}

fn sources(files: &[&str]) -> Sources {
    let paths = files.iter().map(|file| Path::new("tests/rosters").join(file)).collect();
    Sources { paths, ..Sources::default() }
}

fn read(files: &[&str]) -> Roster {
    roster::read(framework(), &sources(files), &mut |_| ()).expect("a staff list")
}

fn mapped(file: &str, map: &[&str]) -> Roster {
    let map = map.iter().map(|said| (*said).to_owned()).collect();
    roster::read(framework(), &Sources { map, ..sources(&[file]) }, &mut |_| ()).expect("a staff list")
}

fn refused(file: &str) -> String {
    roster::read(framework(), &sources(&[file]), &mut |_| ()).expect_err("no staff list").to_string()
}

/// Who is in which role, as `Amy Smith: ta2`.
fn roles(roster: &Roster) -> Vec<String> {
    let role = |person: &Person| person.record.role.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    roster.people.iter().map(|person| format!("{}: {}", person.name, role(person))).collect()
}

/// What somebody holds, one line each.
fn held(person: &Person) -> Vec<String> {
    let record = &person.record;
    let words = |id: String, status: Status, on: Option<Date>, expires: Option<Date>| {
        let day = |word: &str, day: Option<Date>| day.map_or_else(String::new, |day| format!(" {word} {day}"));
        format!("{id} {}{}{}", status.words(), day("on", on), day("until", expires))
    };
    let units = record.units.iter().map(|one| words(one.id.to_string(), one.status, one.on, one.expires));
    let modules = record.modules.iter().map(|one| words(one.id.to_string(), one.status, one.on, one.expires));
    let statuses = record.statuses.iter().map(|one| words(one.title.clone(), one.status, one.on, one.expires));
    let skills = record
        .basic_skills
        .iter()
        .map(|one| words(format!("{} {}", one.subject.words(), one.level), one.status, one.on, None));
    let cpd = record.cpd.iter().map(|one| words(one.title.clone(), one.status, one.on, one.expires));
    units.chain(modules).chain(statuses).chain(skills).chain(cpd).collect()
}

/// The codes of the findings, with their first places.
fn findings(roster: &Roster) -> Vec<String> {
    let place = |place: &String| place.rsplit(':').next().expect("a cell").to_owned();
    roster.findings.iter().map(|one| format!("{} {}", one.code, place(&one.places[0]))).collect()
}

#[test]
fn text_of_every_kind_is_read() {
    let two = ["Zoë Ellis: ta2", "Renée Cole: ta3"];
    let lists: [(&str, &[&str]); 6] = [
        ("plain.csv", &["Amy Smith: ta2", "Bo Jones: ta3", "Chen Wu: ta1"]),
        ("excel-utf8.csv", &["Zoë Smith: ta2", "Sean O’Neill: ta3"]),
        ("windows-1252.csv", &two),
        ("unicode-text.txt", &["Amy Smith: ta2", "Amy Smith: ta3"]),
        ("pipe.csv", &["Amy Smith: ta3", "Bo Jones: ta2"]),
        ("last-first.csv", &["Amy Smith: ta2", "Bo Jones: ta3"]),
    ];
    for (file, people) in lists {
        let roster = read(&[file]);
        assert_eq!(roles(&roster), people, "{file}");
        assert_eq!(findings(&roster), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn shares_of_full_time_are_read_as_people_write_them() {
    let shares = |file| read(&[file]).people.iter().map(|person| person.share).collect::<Vec<_>>();
    assert_eq!(shares("windows-1252.csv"), [Some(0.6), Some(1.0)]);
    assert_eq!(shares("oddities.xlsx"), [Some(0.6), None, None]);
}

#[test]
fn titles_totals_and_vacancies_are_no_people() {
    let roster = read(&["title-rows.csv"]);
    assert_eq!(roles(&roster), ["Amy Smith: ta2", "Bo Jones: ta3", "Chen Wu: ta1"]);
    let skipped = roster.skipped;
    assert_eq!((skipped.headers, skipped.vacancies, skipped.totals, skipped.nameless), (1, 1, 1, 1));
    assert_eq!(findings(&roster), ["no-person A12"]);
    assert_eq!(roster.sheets[0].header_row, Some(4));
}

#[test]
fn a_column_for_each_certificate_is_read() {
    let roster = read(&["matrix.csv"]);
    let all: Vec<Vec<String>> = roster.people.iter().map(held).collect();
    assert_eq!(all[0], ["safeguarding-l2 held", "equality-l2 held on 2023-05-12", "equality held", "HLTA in progress"]);
    assert_eq!(all[1], Vec::<String>::new());
    assert_eq!(all[2], ["safeguarding-l2 held until 2027-08-31", "equality-l2 held"]);
    assert_eq!(findings(&roster), ["unclear-mark D3"]);
    let roster = mapped("matrix.csv", &["x=held"]);
    assert_eq!((held(&roster.people[1]), findings(&roster)), (vec!["equality-l2 held".to_owned()], Vec::new()));
}

#[test]
fn a_row_for_each_certificate_is_read() {
    let roster = read(&["certificates.csv"]);
    let all: Vec<Vec<String>> = roster.people.iter().map(held).collect();
    assert_eq!(all[0], ["equality-l2 held on 2022-06-30", "HLTA held on 2023-07-15"]);
    assert_eq!(
        all[1],
        ["maths level-2 held on 2014-01-01", "Paediatric first aid held on 2025-01-12 until 2028-01-11"]
    );
    // Units at two levels have that title.
    assert_eq!(findings(&roster), ["which-thing C6"]);
}

#[test]
fn a_list_of_certificates_is_joined_by_the_name() {
    let roster = read(&["plain.csv", "by-name.csv"]);
    assert_eq!(roles(&roster), ["Amy Smith: ta2", "Bo Jones: ta3", "Chen Wu: ta1"]);
    assert_eq!(held(&roster.people[0]), ["equality-l2 held on 2022-06-30", "schools-l2 held"]);
    assert_eq!(findings(&roster), Vec::<String>::new());
}

/// Exports of school systems: an empty preferred name, several qualifications in one cell, groups of staff, levels.
#[test]
fn exports_are_read_as_they_are() {
    let roster = read(&["preferred-names.csv"]);
    assert_eq!(roles(&roster), ["Amy Smith: ta3", "Bo Jones: ta2"]);
    assert_eq!(held(&roster.people[0]), ["HLTA held"]);
    assert_eq!(roster.people[0].record.qualifications[0].id.as_str(), "l2-certificate");
    assert_eq!(roster.people[0].record.other_qualifications[0].title, "BA History");
    assert_eq!(findings(&roster), Vec::<String>::new());

    let roster = read(&["groups.csv"]);
    assert_eq!(roles(&roster), ["Amy Smith: –", "Bo Jones: –", "Cat Roe: –"]);
    assert_eq!(findings(&roster), ["which-thing C1", "name-alone A2", "name-alone A5"]);

    let roster = read(&["levels.csv"]);
    assert_eq!(roles(&roster), ["Amy Smith: ta3", "Bo Jones: ta2", "Cat Roe: ta5"]);
}

/// A list may have a column for each of some certificates, and one for all others.
#[test]
fn columns_count_beside_a_column_of_certificates() {
    let roster = read(&["both.csv"]);
    assert_eq!(held(&roster.people[0]), ["equality-l2 held", "HLTA held"]);
}

/// The order in which lists are named makes no difference.
#[test]
fn a_list_of_codes_may_come_before_the_list_of_names() {
    let (codes, names) = ("../../docs/whole-school.in/training.csv", "../../docs/whole-school.in/staff.csv");
    let sorted = |files: &[&str]| {
        let mut all: Vec<(String, Vec<String>)> =
            read(files).people.iter().map(|person| (person.name.to_string(), held(person))).collect();
        all.sort();
        all
    };
    assert_eq!(sorted(&[codes, names]), sorted(&[names, codes]));
}

/// Two records with one name are two people, and raise a question.
#[test]
fn equal_names_in_a_folder_of_records_are_a_question() {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, role) in [("a.yaml", "ta2"), ("b.yaml", "ta3")] {
        std::fs::write(folder.path().join(file), format!("name: Amy Smith\nrole: {role}\n")).expect("written");
    }
    let sources = Sources { paths: vec![folder.path().into()], ..Sources::default() };
    let roster = roster::read(framework(), &sources, &mut |_| ()).expect("a folder of records");
    assert_eq!(roles(&roster), ["Amy Smith: ta2", "Amy Smith: ta3"]);
    assert_eq!(roster.findings[0].code, "same-name");
}

/// “HLTA” is both a role and a status: as a job title it is the role, as a heading the status.
#[test]
fn a_map_tells_roles_from_statuses() {
    let roster = mapped("job-titles.csv", &["learning mentor=hlta"]);
    assert_eq!(roles(&roster)[1], "Bo Jones: ta5");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("words.yaml");
    std::fs::write(&file, "roles: {learning mentor: hlta}\n").expect("written");
    assert_eq!(roles(&mapped("job-titles.csv", &[&file.to_string_lossy()]))[1], "Bo Jones: ta5");
}

#[test]
fn a_file_that_is_not_there_offers_what_is_near() {
    let error = roster::read(framework(), &sources(&["plian.csv"]), &mut |_| ()).expect_err("no file");
    let refused = error.downcast_ref::<tacareer::record::Refused>().expect("a refusal");
    assert_eq!(refused.message, "there is no file or folder tests/rosters/plian.csv");
    assert!(refused.lines[0].starts_with("did you mean plain.csv"), "{:?}", refused.lines);
}

/// Two people at two schools may share a name.
#[test]
fn equal_names_in_two_staff_lists_are_a_question() {
    let roster = read(&["plain.csv", "last-first.csv"]);
    assert_eq!(roster.people.len(), 5);
    assert_eq!(findings(&roster), ["same-name A2", "same-name A3"]);
    let schools: Vec<Option<&str>> = roster.people.iter().map(|person| person.school.as_deref()).collect();
    assert_eq!(schools[2..4], [Some("plain"), Some("last-first")]);
}

#[test]
fn headings_in_two_rows_are_read_together() {
    let roster = read(&["two-line-header.xlsx"]);
    assert_eq!(roles(&roster), ["Amy Smith: ta2", "Bo Jones: ta3"]);
    assert_eq!(
        held(&roster.people[0]),
        ["equality-l2 held on 2022-06-30", "safeguarding-l2 in progress", "Phonics held on 2026-06-01"]
    );
    assert_eq!(held(&roster.people[1]), ["safeguarding-l2 held on 2021-05-01"]);
    let titles: Vec<&str> = roster.sheets.iter().map(|sheet| sheet.title.rsplit(' ').next().unwrap_or("")).collect();
    assert_eq!(titles, ["“Staff”", "term”"], "hidden sheets are not read");
    assert_eq!(roster.hidden.len(), 1, "but named");
}

#[test]
fn oddities_of_spreadsheets_are_read_or_asked() {
    let roster = read(&["oddities.xlsx"]);
    // The workbook counts its days from 1904.
    let since: Vec<Option<String>> =
        roster.people.iter().map(|one| one.record.since.map(|day| day.to_string())).collect();
    assert_eq!(since, [Some("2020-09-01".to_owned()), None, None]);
    assert_eq!(held(&roster.people[0]), ["equality-l2 held on 2026-09-07"]);
    assert_eq!(findings(&roster), ["no-date Sheet1!C3", "no-share Sheet1!D5", "unclear-mark Sheet1!E5"]);
}

#[test]
fn a_workbook_of_another_program_is_read_alike() {
    let (ours, theirs) = (read(&["matrix.csv"]), read(&["libreoffice.xlsx"]));
    assert_eq!(roles(&ours), roles(&theirs));
    let all = |roster: &Roster| roster.people.iter().map(held).collect::<Vec<_>>();
    assert_eq!(all(&ours), all(&theirs));
}

#[test]
fn no_formula_is_worked_out() {
    let roster = read(&["formulas.xlsx"]);
    assert_eq!(roles(&roster), ["Bo Jones: ta3"]);
    assert_eq!(findings(&roster), ["no-name 'Staff list'!A2"]);
}

#[test]
fn no_role_is_guessed() {
    let roster = read(&["job-titles.csv"]);
    let titles: Vec<(&str, usize)> = roster.titles.values().map(|one| (one.title.as_str(), one.count)).collect();
    assert_eq!(
        titles,
        [
            ("Learning Mentor", 2),
            ("Lunchtime Supervisor", 1),
            ("Teachign Assistant Level 3", 1),
            ("Teaching Assistant", 1)
        ]
    );
    assert_eq!(roster.titles["teachignassistantlevel3"].near[0], "ta3");
    let roster = mapped("job-titles.csv", &["learning mentor=ta3"]);
    assert_eq!(roster.titles.len(), 3);
    assert_eq!(roles(&roster)[1], "Bo Jones: ta3");
}

#[test]
fn equal_names_are_two_people_and_a_question() {
    let roster = read(&["same-names.csv"]);
    assert_eq!(roles(&roster), ["Amy Smith: ta2", "Amy Smith: ta3", "Bo Jones: ta2"]);
    assert_eq!(findings(&roster), ["same-name A3"]);
}

#[test]
fn two_contracts_of_one_person_are_one_person() {
    let roster = read(&["contracts.csv"]);
    assert_eq!(roles(&roster), ["Amy Smith: ta2", "Bo Jones: ta2"]);
    assert_eq!(roster.people[0].share, Some(0.8));
    assert_eq!(roster.people[1].share, Some(1.0));
    assert_eq!(findings(&roster), ["two-roles C3", "twice B5"]);
}

#[test]
fn who_has_left_and_who_is_to_begin_are_counted() {
    assert_eq!(read(&["leavers.csv"]).people.len(), 4, "there is no clock");
    let as_of = "2026-09-01".parse().ok();
    let roster =
        roster::read(framework(), &Sources { as_of, ..sources(&["leavers.csv"]) }, &mut |_| ()).expect("a staff list");
    assert_eq!(roles(&roster), ["Amy Smith: ta2", "Dee Patel: ta3"]);
    assert_eq!((roster.left, roster.to_begin), (1, 1));
}

/// Personal data is never read, whatever a map says.
#[test]
fn personal_columns_are_never_read() {
    let roster = mapped("personal.csv", &["NI Number=key", "Date of Birth=start", "Home address=school"]);
    let all = format!("{:?}", roster.people);
    for text in ["QQ123456C", "1980", "White", "High Street", "21000"] {
        assert!(!all.contains(text), "{text} in {all}");
    }
}

#[test]
fn what_is_no_staff_list_is_refused() {
    assert!(refused("no-header.csv").starts_with("no staff list was found in "));
    assert!(refused("libreoffice.ods").ends_with("is not an Excel workbook (.xlsx)"));
    assert!(refused("excel-97.xls").ends_with("is in the format that was used before 2007, or has a password"));
}

/// A list can be written as records, and reading that folder gives the same list.
#[test]
fn records_of_a_list_are_the_list() {
    let list = read(&["matrix.csv"]);
    let folder = tempfile::tempdir().expect("a folder");
    for person in &list.people {
        let text = tacareer::record::written(&person.record).expect("a record");
        std::fs::write(folder.path().join(format!("{}.yaml", person.name)), text).expect("written");
    }
    let paths: Vec<PathBuf> = vec![folder.path().into()];
    let again =
        roster::read(framework(), &Sources { paths, ..Sources::default() }, &mut |_| ()).expect("a folder of records");
    assert_eq!(roles(&again), roles(&list));
    for (one, other) in again.people.iter().zip(&list.people) {
        assert_eq!(one.record, other.record);
    }
}

/// The list to fill in can be read without questions.
#[test]
fn the_list_to_fill_in_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("staff.xlsx");
    std::fs::write(&file, roster::template_workbook(framework()).expect("a workbook")).expect("written");
    let roster =
        roster::read(framework(), &Sources { paths: vec![file], ..Sources::default() }, &mut |_| ()).expect("a list");
    assert_eq!((roster.people.len(), roster.findings.len()), (0, 0));
    let read: Vec<bool> = roster.sheets.iter().map(|sheet| sheet.header.is_some()).collect();
    assert_eq!(read, [true, true, false, false]);
    for sheet in &roster.sheets[..2] {
        let header = sheet.header.as_ref().expect("a header");
        assert!(header.columns.iter().all(|column| column.read().is_some()), "{header:?}");
    }
    let same = roster::template_workbook(framework()).expect("a workbook");
    assert_eq!(same, roster::template_workbook(framework()).expect("a workbook"), "the same, whenever it is made");
}
