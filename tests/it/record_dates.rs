//! Dates as people write them: how they are read, and what the program says about that.

use proptest::prelude::*;
use tacareer::record::date::{first_day, last_day, period};

fn read(typed: &str) -> String {
    first_day(typed).map_or_else(|error| error.to_string(), |moment| moment.date.to_string())
}

#[test]
fn one_day_however_it_is_written() {
    for typed in [
        "2022-06-30",
        "2022-6-30",
        "2022/06/30",
        "30 June 2022",
        "30 jun 2022",
        "30th June, 2022",
        "30th of June 2022",
        "June 30 2022",
        "June 30th, 2022",
        "30/6/2022",
        "30/06/2022",
        "30/6/22",
        "30.6.2022",
        "30-06-2022",
        " 30  June  2022 ",
        "30-Jun-2022",
    ] {
        assert_eq!(read(typed), "2022-06-30", "{typed}");
    }
    assert_eq!(read("13.1.2022"), "2022-01-13");
    assert_eq!(read("5/5/2022"), "2022-05-05");
    assert_eq!(read("1 Sept 2021"), "2021-09-01");
    assert_eq!(read("29/2/2024"), "2024-02-29");
    assert_eq!(read("1/9/98"), "1998-09-01");
}

#[test]
fn a_period_stands_for_its_first_or_last_day() {
    let last = |typed| last_day(typed).map(|moment| moment.date.to_string());
    for (typed, first_is, last_is) in [
        ("September 2021", "2021-09-01", "2021-09-30"),
        ("2021-09", "2021-09-01", "2021-09-30"),
        ("9/2021", "2021-09-01", "2021-09-30"),
        ("Sep-21", "2021-09-01", "2021-09-30"),
        ("1-Mar-21", "2021-03-01", "2021-03-01"),
        ("Feb 2024", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("autumn 2024", "2024-09-01", "2024-12-31"),
        ("Spring term 2025", "2025-01-01", "2025-03-31"),
        ("summer 2025", "2025-04-01", "2025-07-31"),
        ("2024/25", "2024-09-01", "2025-08-31"),
        ("2024-25", "2024-09-01", "2025-08-31"),
        ("2009/10", "2009-09-01", "2010-08-31"),
        ("2009-10", "2009-10-01", "2009-10-31"),
        ("7 September 2021", "2021-09-07", "2021-09-07"),
    ] {
        assert_eq!((read(typed), last(typed)), (first_is.to_owned(), Ok(last_is.to_owned())), "{typed}");
    }
}

#[test]
fn what_could_be_read_otherwise_is_said() {
    let said = |typed| first_day(typed).ok().and_then(|moment| moment.reading);
    assert_eq!(said("2022-06-30"), None);
    assert_eq!(said("30/6/2022"), None);
    assert_eq!(
        said("1/9/2026").as_deref(),
        Some("1/9/2026 is read as 1 September 2026, with the day before the month.")
    );
    assert_eq!(said("30/6/22").as_deref(), Some("30/6/22 is read as 30 June 2022, with the day before the month."));
    assert_eq!(said("June 2022").as_deref(), Some("June 2022 is read as its first day, 1 June 2022."));
    let term = "autumn 2024 is read as its first day, 1 September 2024: that the term is from 1 September 2024 to \
                31 December 2024 is our assumption.";
    assert_eq!(said("autumn 2024").as_deref(), Some(term));
    let last = last_day("July 2028").ok().and_then(|moment| moment.reading);
    assert_eq!(last.as_deref(), Some("July 2028 is read as its last day, 31 July 2028."));
}

#[test]
fn what_is_no_date_says_what_to_write() {
    let write = "write it as 2022-06-30, 30/6/2022, 30 June 2022, June 2022 or autumn 2022";
    for (typed, why) in [
        ("1/13/2022", " with the day before the month: write 2022-01-13 if it is 13 January 2022".to_owned()),
        ("31/6/2022", ": there is no such day in that month, or no such month".to_owned()),
        ("29/2/2023", ": there is no such day in that month, or no such month".to_owned()),
        ("2022-30-06", ": there is no such day in that month, or no such month".to_owned()),
        ("soon", format!(": {write}")),
        ("winter 2024", format!(": {write}")),
        ("", format!(": {write}")),
        ("ÿ", format!(": {write}")),
        ("today", " here: the program does not look at the clock, so write the day, as in 30/6/2022".to_owned()),
    ] {
        assert_eq!(read(typed), format!("“{typed}” is not a date{why}"));
    }
    for typed in ["0022-06-30", "1/9/1899", "1/9/9999", "June 1899", "1850"] {
        let why = "the year has to be from 1900 to 2199";
        assert_eq!(read(typed), format!("“{typed}” can't be used: {why}"));
    }
}

proptest! {
    /// Every date is read correctly, whether written as in ISO 8601 or with the day first.
    #[test]
    fn a_day_is_never_another(year in 1900_i16..2200, month in 1_i8..=12, day in 1_i8..=28) {
        let wanted = format!("{year}-{month:02}-{day:02}");
        prop_assert_eq!(read(&wanted), wanted.clone());
        prop_assert_eq!(read(&format!("{day}/{month}/{year}")), wanted);
    }

    /// Nothing that is typed crashes the program, and no period ends before it begins.
    #[test]
    fn anything_may_be_typed(typed in ".*") {
        if let Ok(period) = period(&typed) {
            prop_assert!(period.first <= period.last);
        }
    }
}
