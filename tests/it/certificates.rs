//! What staff lists and lists of certificates say that people hold, in the words that schools use.

use tacareer::record::{Record, Status};
use tacareer::roster::Roster;

use crate::real_lists::{all_on, codes, on, said};

/// What a record has, as `l3-diploma in progress`.
fn has(record: &Record) -> Vec<String> {
    let words = |name: String, status: Status| if status == Status::Held { name } else { format!("{name} begun") };
    let units = record.units.iter().map(|one| words(one.id.to_string(), one.status));
    let modules = record.modules.iter().map(|one| words(one.id.to_string(), one.status));
    let qualifications = record.qualifications.iter().map(|one| words(one.id.to_string(), one.status));
    let statuses = record.statuses.iter().map(|one| words(one.title.clone(), one.status));
    let others = record.other_qualifications.iter().map(|one| words(format!("“{}”", one.title), one.status));
    let cpd = record.cpd.iter().map(|one| words(format!("“{}”", one.title), one.status));
    let skills = record.basic_skills.iter();
    let skills = skills.map(|one| words(format!("{} {}", one.subject.words(), one.level), one.status));
    units.chain(modules).chain(qualifications).chain(statuses).chain(skills).chain(others).chain(cpd).collect()
}

fn first(roster: &Roster) -> Vec<String> {
    has(&roster.people[0].record)
}

/// A cell of qualifications is read as “record add qualification” reads them.
#[test]
fn a_cell_of_qualifications_is_read_by_their_names() {
    for (cell, held, asked) in [
        ("GCSE Maths C", &["maths level-2"][..], &[][..]),
        ("HLTA status (2012)", &["HLTA"], &[]),
        ("Working towards Level 3 Diploma", &["l3-diploma begun"], &[]),
        (
            "Level 3 Certificate in Supporting Teaching and Learning in Schools - not completed",
            &["l3-certificate begun"],
            &[],
        ),
        ("None", &[], &[]),
        ("n/a", &[], &[]),
        ("GCSE maths (failed), GCSE English D", &["English level-1"], &[]),
        ("BA History; L2 Cert STL", &["l2-certificate", "“BA History”"], &[]),
        ("Level 2 Certificate in Supporting Teaching & Learning", &["l2-certificate"], &[]),
        ("GCSE maths", &["“GCSE maths”"], &["which-level"]),
        ("GCSE English and maths C", &["“GCSE English and maths C”"], &["which-level"]),
        ("Support learning activities", &["“Support learning activities”"], &["which-thing"]),
    ] {
        let roster = on("", &format!("Name,Role,Qualifications\nAnn Ash,TA2,\"{cell}\"\n"));
        assert_eq!(
            (first(&roster), codes(&roster)),
            (held.iter().map(|one| (*one).to_owned()).collect(), asked.to_vec()),
            "{cell}"
        );
    }
    let dated = on("", "Name,Role,Qualifications\nAnn Ash,TA2,HLTA status (2012)\n");
    assert_eq!(dated.people[0].record.statuses[0].on.map(jiff::civil::Date::year), Some(2012));
}

/// The subject, the level and the grade may be beside the name of a qualification; such a grade is not one of pay.
#[test]
fn the_subject_and_the_grade_may_stand_beside_the_qualification() {
    for (row, held, asked) in [
        ("GCSE,,Maths,C", &["maths level-2"][..], &[][..]),
        ("Functional Skills,2,Maths,Pass", &["maths level-2"], &[]),
        ("Functional Skills,2,Maths,Fail", &[], &[]),
        ("Level 3 Award STL,,,", &["l3-award"], &[]),
        ("Support learning activities,3,,Pass", &["learning-activities-l3"], &[]),
        ("GCSE,,History,B", &["“GCSE History B”"], &[]),
        ("GCSE,,English,", &["“GCSE English”"], &["which-level"]),
        ("GCSE,,Maths,U", &["“GCSE Maths U”"], &["which-level"]),
    ] {
        let roster = on("", &format!("Staff ID,Qualification,Level,Subject,Grade\n1,{row}\n"));
        assert_eq!(
            (first(&roster), codes(&roster)),
            (held.iter().map(|one| (*one).to_owned()).collect(), asked.to_vec()),
            "{row}"
        );
    }
    let pay = on("", "Staff ID,Name,Qualification,Grade\n1,Ann Ash,equality-l2,TA5\n");
    assert_eq!(first(&pay), ["equality-l2"], "without a subject it is pay, and not read");
}

/// What is booked has not begun.
#[test]
fn a_day_to_come_is_a_booking_and_no_beginning() {
    let list = "Staff ID,Qualification,Date\n4,safeguarding-l2,01/10/2030\n";
    let unit = &on("2026-09-01", list).people[0].record.units[0];
    assert_eq!(
        (unit.status, unit.on, unit.note.as_deref()),
        (Status::InProgress, None, Some("booked for 1 October 2030"))
    );
    let unit = &on("", list).people[0].record.units[0];
    assert_eq!((unit.status, unit.on.is_some()), (Status::Held, true), "there is no clock");
    for list in [
        "Name,Role,safeguarding-l2\nAnn Ash,TA2,booked 1/10/2030\n",
        "Name,Qualification,Status,Date\nAnn Ash,safeguarding-l2,Booked,1/10/2030\n",
    ] {
        let unit = &on("", list).people[0].record.units[0];
        assert_eq!((unit.on, unit.note.as_deref()), (None, Some("booked for 1 October 2030")), "{list}");
    }
}

/// “ICT” is a subject with levels and a training module; “Equality” is a module and the name of units.
#[test]
fn a_heading_of_two_things_is_told_by_the_cells_or_asked() {
    assert_eq!(first(&on("", "Name,Role,ICT\nAnn Ash,TA2,Level 2\nBo Jones,TA2,Level 1\n")), ["ICT level-2"]);
    assert_eq!(first(&on("", "Name,Role,ICT\nAnn Ash,TA2,Y\n")), ["ict"]);
    let roster = on("", "Name,Role,Equality,Positive behaviour\nAnn Ash,TA2,Y,\n");
    assert_eq!(
        said(&roster),
        [
            "which-thing: “Equality” is read as training module equality; it may be unit equality-l2 or equality-l3",
            "which-thing: “Positive behaviour” is read as training module positive-behaviour; it may be unit positive-behaviour-l2 or positive-behaviour-l3"
        ]
    );
    assert_eq!(codes(&on("", "Name,Role,equality\nAnn Ash,TA2,Y\n")), Vec::<&str>::new(), "an id is an id");
}

/// Headings of exports, and other names of qualifications.
#[test]
fn headings_of_exports_are_known() {
    for (list, held) in [
        ("\"Surname, Forename\",Staff Role,L2 Cert STL\n\"Ash, Ann\",TA2,Y\n", &["l2-certificate"][..]),
        ("Name,Post Held,Level 2 Certificate STL\nAnn Ash,TA2,Y\n", &["l2-certificate"]),
        ("Name,Post Held,Level 2 Certificate in Supporting Teaching & Learning\nAnn Ash,TA2,Y\n", &["l2-certificate"]),
        ("Name,Maiden name,Role,Quals\nAnn Ash,Hughes,TA2,HLTA\n", &["HLTA"]),
    ] {
        let roster = on("", list);
        assert_eq!(
            (roster.people[0].name.as_str(), first(&roster)),
            ("Ann Ash", held.iter().map(|one| (*one).to_owned()).collect()),
            "{list}"
        );
        assert!(roster.people[0].record.role.is_some(), "{list}");
        assert!(!format!("{:?}", roster.people).contains("Hughes"), "{list}");
    }
}

/// Lines may end as those of old Macs do.
#[test]
fn rows_are_numbered_whatever_ends_a_line() {
    let rows = "Name,Role,Start date\rAnn Ash,TA2,\rBo Jones,TA2,31/02/2020\r";
    for list in [rows.to_owned(), rows.replace('\r', "\r\n"), rows.replace('\r', "\n")] {
        let roster = on("", &list);
        assert!(roster.findings[0].places[0].ends_with(":C3"), "{:?}", roster.findings[0].places);
    }
    assert_eq!(all_on("", &["Name,Role\rAnn Ash,TA2\r"]).people.len(), 1);
}
