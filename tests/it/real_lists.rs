//! What real staff lists contain besides people: earlier contracts, foot notes, titles before names, leavers.

use std::fs;

use tacareer::embedded;
use tacareer::framework::Framework;
use tacareer::roster::{self, Person, Roster, Sources};

thread_local!(static FRAMEWORK: &'static Framework = Box::leak(Box::new(embedded::framework())));

/// Reads lists, each as a file of its own.
pub(crate) fn all_on(day: &str, lists: &[&str]) -> Roster {
    let folder = tempfile::tempdir().expect("a folder");
    let written = |(n, list): (usize, &&str)| {
        let file = folder.path().join(format!("list-{n}.csv"));
        fs::write(&file, list).expect("written");
        file
    };
    let paths = lists.iter().enumerate().map(written).collect();
    let sources = Sources { paths, as_of: day.parse().ok(), ..Sources::default() };
    FRAMEWORK.with(|framework| roster::read(framework, &sources, &mut |_| ())).expect("a staff list")
}

pub(crate) fn on(day: &str, list: &str) -> Roster {
    all_on(day, &[list])
}

fn roles(roster: &Roster) -> Vec<String> {
    let role = |person: &Person| person.record.role.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    roster.people.iter().map(|person| format!("{}: {}", person.name, role(person))).collect()
}

pub(crate) fn codes(roster: &Roster) -> Vec<&str> {
    roster.findings.iter().map(|one| one.code).collect()
}

/// A history of contracts has a row for each; the one of the day counts, or else the latest.
#[test]
fn the_contract_of_the_day_counts() {
    let list = "Staff Code,Name,Job Title,Start Date,End Date\n\
        1,Amy Smith,TA1,1/9/2019,31/8/2022\n\
        1,Amy Smith,TA2,1/9/2022,\n\
        3,Cy Mo,TA2,1/9/2027,\n\
        3,Cy Mo,TA1,1/9/2017,31/8/2027\n";
    for (day, people) in [
        ("2026-09-01", ["Amy Smith: ta2", "Cy Mo: ta1"]),
        ("2020-09-01", ["Amy Smith: ta1", "Cy Mo: ta1"]),
        ("2028-09-01", ["Amy Smith: ta2", "Cy Mo: ta2"]),
        ("", ["Amy Smith: ta2", "Cy Mo: ta2"]),
    ] {
        let roster = on(day, list);
        assert_eq!(roles(&roster), people, "{day}");
        assert_eq!((roster.left, roster.to_begin, roster.other_posts), (0, 0, 2), "{day}");
        assert_eq!(codes(&roster), Vec::<&str>::new(), "{day}");
    }
    let (first, second) = ("Name,Role,Start,End\nAmy Smith,TA1,1/9/2019,31/8/2022\n", "Name,Role\nAmy Smith,TA2\n");
    assert_eq!(roles(&on("2026-09-01", "Name,Role,End\nAmy Smith,TA1,31/8/2022\n")), Vec::<String>::new());
    let codes = |list: &str| list.replace("Name", "Code,Name").replace("Amy", "7,Amy");
    let both = all_on("2026-09-01", &[&codes(first), &codes(second)]);
    assert_eq!(roles(&both), ["Amy Smith: ta2"], "last year's list and this year's");
}

/// Two contracts of one time are a question; the one without an end counts.
#[test]
fn contracts_of_one_time_are_a_question() {
    let list = "Code,Name,Role,Start,End,FTE\n1,Amy Smith,TA1,1/9/2019,31/8/2027,0.4\n1,Amy Smith,TA2,1/9/2022,,0.4\n";
    for day in ["2026-09-01", ""] {
        let roster = on(day, list);
        assert_eq!((roles(&roster), codes(&roster)), (vec!["Amy Smith: ta2".to_owned()], vec!["two-roles"]), "{day}");
        assert_eq!((roster.people[0].share, roster.people[0].leaves), (Some(0.8), None), "{day}");
    }
}

/// The dates of a course are not those of a job: nobody has left because a course is over.
#[test]
fn the_dates_of_a_course_are_not_those_of_the_job() {
    let list = "Name,Course,Start date,End date\nAmy Smith,equality-l2,1/9/2019,31/8/2020\n";
    assert_eq!(on("2026-09-01", list).people.len(), 1);
}

/// A certificate that ran out does not count; its renewal does, and stands first.
#[test]
fn what_ran_out_does_not_count() {
    let staff = "Staff ID,Surname,Forename,Job Title\n2,Jones,Bob,TA3\n";
    let rows = "Staff ID,Qualification,Date Achieved,Expiry\n2,equality-l2,01/09/2024,01/09/2025\n";
    let held = |day: &str, rows: &str| {
        let mut roster = all_on(day, &[staff, rows]);
        if let Ok(day) = day.parse() {
            roster.lapse(day);
        }
        let person = &roster.people[0];
        let units = person.record.units.iter().map(|unit| unit.expires.map(|day| day.to_string()).unwrap_or_default());
        (units.collect::<Vec<_>>(), person.ran_out.len())
    };
    let until = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
    assert_eq!(held("2030-01-01", rows), (until(&[]), 1));
    assert_eq!(held("2025-09-01", rows), (until(&["2025-09-01"]), 0));
    assert_eq!(held("", rows), (until(&["2025-09-01"]), 0), "there is no clock");
    let renewed = format!("{rows}2,equality-l2,01/09/2025,01/09/2031\n");
    assert_eq!(held("2030-01-01", &renewed), (until(&["2031-09-01"]), 0));
    assert_eq!(held("", &renewed), (until(&["2031-09-01", "2025-09-01"]), 0), "the newer one first");
}

/// A mere “yes” in one list does not outlive the date in another.
#[test]
fn a_mark_adds_nothing_to_a_date() {
    let staff = "Staff ID,Name,Job Title,equality-l2\n2,Bob Jones,TA3,Y\n";
    let rows = "Staff ID,Qualification,Date Achieved,Expiry\n2,equality-l2,01/09/2024,01/09/2025\n";
    for lists in [[staff, rows], [rows, staff]] {
        let units = &all_on("", &lists).people[0].record.units;
        assert_eq!(units.iter().map(|unit| unit.expires.is_some()).collect::<Vec<_>>(), [true]);
    }
}

pub(crate) fn said(roster: &Roster) -> Vec<String> {
    let line = |one: &roster::Finding| format!("{}: {}", one.code, one.message);
    roster.findings.iter().map(line).collect()
}

/// Lines below a list, and posts without anybody, are no people; what may be one is asked.
#[test]
fn notes_and_placeholders_are_nobody() {
    let list = |row: &str| format!("Name,Role,FTE\nAmy Smith,TA2,1\n{row}\n");
    for (row, found) in [
        ("Number of staff: 10,,", &[][..]),
        ("Total staff,,10", &[]),
        ("Printed 12/6/26,Page 1 of 1,", &["no-person: “Printed 12/6/26” is read as a note, not as a person"]),
        ("Prepared by,Mrs H,", &["no-person: “Prepared by” is read as a note, not as a person"]),
        ("New Post,TA2,1", &[]),
        ("N/A,TA2,1", &["no-name: the row names nobody, and is not read"]),
        ("\"\"\"\",TA2,1", &["ditto: “\"” stands for the name above, and the row is not read"]),
    ] {
        let roster = on("", &list(row));
        assert_eq!(
            (roles(&roster), said(&roster)),
            (vec!["Amy Smith: ta2".to_owned()], found.iter().map(|one| (*one).to_owned()).collect()),
            "{row}"
        );
    }
    let coded =
        on("", "Staff ID,Surname,Forename,Role\n1,Smith,Amy,TA2\nPrinted 12/6/26,Page 1 of 1,,\n2,N/A,N/A,TA2\n");
    assert_eq!(roles(&coded), ["Amy Smith: ta2", "2: ta2"], "a code is somebody");
    assert_eq!(roles(&on("", "Name,Role\n\"Page, Elliot\",TA2\nNa Li,TA3\n")), ["Elliot Page: ta2", "Na Li: ta3"]);
}

/// A title, a maiden name, the order and blanks make nobody another person.
#[test]
fn a_person_is_one_however_the_name_is_written() {
    for (staff, other) in [
        ("Mrs Amy Smith", "Amy Smith"),
        ("Amy Smith", "Miss Amy Smith"),
        ("Dr. Amy  Smith", "\"Smith, Amy\""),
        ("Amy Smith (née Hughes)", "Amy Hughes"),
        ("\"Smith, Mrs Amy\"", "AMY SMITH"),
    ] {
        let lists = [format!("Name,Role\n{staff},TA2\n"), format!("Name,Course\n{other},equality-l2\n")];
        for lists in [[&lists[0], &lists[1]], [&lists[1], &lists[0]]] {
            let roster = all_on("", &lists.map(String::as_str));
            assert_eq!((roster.people.len(), said(&roster)), (1, Vec::new()), "{staff} and {other}");
            assert_eq!(roster.people[0].record.units.len(), 1);
        }
    }
    let both = on("", "Name,Role\nMr Smith,TA2\nMrs Smith,TA3\n");
    assert_eq!((both.people.len(), codes(&both)), (2, Vec::new()));
    let lists = ["Name,Role\nMr A Smith,TA2\nMrs A Smith,TA3\n", "Name,Course\nMrs A Smith,equality-l2\n"];
    let held: Vec<usize> = all_on("", &lists).people.iter().map(|person| person.record.units.len()).collect();
    assert_eq!(held, [0, 1]);
}

/// Whoever only a list of certificates names stays a person, and is a question.
#[test]
fn who_is_in_no_staff_list_is_asked() {
    let staff = "Staff ID,Name,Role\n1,Amy Smith,TA2\n2,Bo Jones,TA3\n";
    let roster = all_on("", &[staff, "Staff ID,Course\n1,equality-l2\n5,equality-l2\n"]);
    assert_eq!((roster.people.len(), said(&roster)), (3, vec!["in-no-list: code 5 is in no staff list".to_owned()]));
    let roster = all_on("", &[staff, "Name,Course\nAmy Smiht,equality-l2\nJones Bo,equality-l2\n"]);
    let near: Vec<&str> = roster.findings.iter().map(|one| one.hint.split('?').next().expect("a hint")).collect();
    assert_eq!(near, ["did you mean Amy Smith", "did you mean Bo Jones"]);
    let only = on("", "Name,Course\nAmy Smith,equality-l2\n");
    assert_eq!(codes(&only), Vec::<&str>::new(), "there is no staff list to be in");
}

/// One word in a column of preferred names is a first name.
#[test]
fn a_preferred_first_name_keeps_the_surname() {
    for (list, name) in [
        ("Forename,Surname,Known As,Role\nRobert,Jones,Rob,TA2\n", "Rob Jones"),
        ("Legal Name,Preferred Name,Role\nRobert van der Berg,Rob,TA2\n", "Rob van der Berg"),
        ("Legal Name,Known As,Role\n\"Jones, Mr Robert\",Rob,TA2\n", "Rob Jones"),
        ("Name,Surname,Role\nRob,Jones,TA2\n", "Rob Jones"),
        ("Forename,Surname,Known As,Role\nRobert,Jones,Bob Jones,TA2\n", "Bob Jones"),
        ("Forename,Surname,Known As,Role\nRobert,Jones,,TA2\n", "Robert Jones"),
        ("Known As,Role\nRob,TA2\n", "Rob"),
    ] {
        assert_eq!(roles(&on("", list)), [format!("{name}: ta2")], "{list}");
    }
    let staff = "Forename,Surname,Known As,Role\nRobert,Jones,Rob,TA2\n";
    let roster = all_on("", &[staff, "Name,Course\nRobert Jones,equality-l2\n"]);
    assert_eq!((roster.people.len(), codes(&roster)), (1, Vec::new()));
}

/// A column may say who has left; who it says nothing clear of counts as in post, and is a question.
#[test]
fn a_column_of_status_is_read() {
    let list = "Name,Role,Status\nAmy Smith,TA2,Active\nBo Jones,TA2,Leaver\nCat Cole,TA3,Current\nDee Day,TA1,Left\n\
        ,TA1,Vacant\nEve Elm,TA1,Suspended\nFay Fir,TA1,\nGus Gum,TA1,Future starter\n";
    for day in ["", "2026-09-01"] {
        let roster = on(day, list);
        assert_eq!(roles(&roster), ["Amy Smith: ta2", "Cat Cole: ta3", "Eve Elm: ta1", "Fay Fir: ta1"], "{day}");
        assert_eq!((roster.left, roster.to_begin, roster.skipped.vacancies), (2, 1, 1), "{day}");
        assert_eq!(said(&roster), ["which-status: “Suspended” does not say whether somebody is in post"], "{day}");
    }
    let dated = "Name,Role,End date,Status\nAmy Smith,TA2,31/8/2027,Leaver\nBo Jones,TA2,,Active\n";
    assert_eq!((on("2026-09-01", dated).left, on("2027-09-01", dated).left), (0, 1), "a date says more");
    let starter =
        "Name,Role,Status,Start date\nAmy Smith,TA2,Starter,1/9/2026\nBo Jones,TA2,Starter,\nCat Cole,TA1,Active,\n";
    let roster = on("2026-01-01", starter);
    assert_eq!((roster.to_begin, codes(&roster)), (1, vec!["which-status"]));
    let contracts = "Code,Name,Role,Status\n1,Amy Smith,TA1,Left\n1,Amy Smith,TA2,Active\n";
    assert_eq!(roles(&on("", contracts)), ["Amy Smith: ta2"]);
}

/// Of two columns of one meaning, the second is read where the first is empty; where they differ, that is a question.
#[test]
fn the_second_of_two_columns_is_read_where_the_first_is_empty() {
    let list = "Name,Job title,Role\nAnn Ash,,TA2\nC D,TA3,\nEve Elm,TA1,Teaching Assistant Level 1\n";
    let roster = on("", list);
    assert_eq!(
        (roles(&roster), codes(&roster)),
        (vec!["Ann Ash: ta2".to_owned(), "C D: ta3".to_owned(), "Eve Elm: ta1".to_owned()], Vec::new())
    );
    let roster = on("", "Name,Job title,Role\nAnn Ash,TA3,TA2\nBo Jones,TA1,Support staff\n");
    assert_eq!(roles(&roster), ["Ann Ash: ta2", "Bo Jones: ta1"]);
    assert_eq!(
        said(&roster),
        [
            "two-columns: “Role” and “Job title” differ: “Role” is read",
            "two-columns: “Role” and “Job title” differ: “Job title” is read"
        ]
    );
    let ends = "Name,Role,End date,Leaving date\nAnn Ash,TA2,31/8/2025,\nBo Jones,TA1,,31/8/2025\nC D,TA3,31/8/2025,31/8/2027\n";
    let roster = on("2026-09-01", ends);
    assert_eq!((roster.left, codes(&roster)), (2, vec!["two-columns"]));
    let twice = "Name,Role,safeguarding-l2,safeguarding-l2\nAnn Ash,TA2,Y,\nBo Jones,TA1,,12/5/2024\nC D,TA3,Y,no\n";
    let roster = on("", twice);
    let held: Vec<usize> = roster.people.iter().map(|person| person.record.units.len()).collect();
    assert_eq!((held, codes(&roster)), (vec![1, 1, 1], vec!["two-columns"]));
    let codes_of_two = "Staff ID,Payroll number,Name,Role\n,1,Ann Ash,TA2\n1,2,Bo Jones,TA1\n";
    assert_eq!(on("", codes_of_two).people.len(), 2, "codes of two kinds are never mixed");
}
