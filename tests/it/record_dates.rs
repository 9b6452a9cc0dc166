//! Dates as people write them: one meaning or none.

use proptest::prelude::*;
use tacareer::record::date::{date, date_or_month};

fn read(typed: &str) -> String {
    date(typed).map_or_else(|error| error.to_string(), |date| date.to_string())
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
        "June 30 2022",
        "June 30th, 2022",
        "30/6/2022",
        "30/06/2022",
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
}

#[test]
fn what_is_no_date_says_what_to_write() {
    for (typed, said) in [
        ("4/5/2022", "“4/5/2022” can mean 4 May 2022 or 5 April 2022: write 2022-05-04 or 2022-04-05"),
        (
            "1/13/2022",
            "“1/13/2022” is no date with the day before the month: write 2022-01-13 if it is 13 January 2022",
        ),
        ("June 2022", "“June 2022” is a month: write the day as well, as in 2022-06-01 for 1 June 2022"),
        ("2022-06", "“2022-06” is a month: write the day as well, as in 2022-06-01 for 1 June 2022"),
        ("30/6/22", "“30/6/22” is no date: write the year with four digits, as in 30/6/2022"),
        ("31/6/2022", "“31/6/2022” is no date: there is no such day in that month, or no such month"),
        ("29/2/2023", "“29/2/2023” is no date: there is no such day in that month, or no such month"),
        ("0022-06-30", "“0022-06-30” is no date: write it as 2022-06-30 or 30 June 2022"),
        ("yesterday", "“yesterday” is no date: write it as 2022-06-30 or 30 June 2022"),
        ("2022-30-06", "“2022-30-06” is no date: there is no such day in that month, or no such month"),
        ("", "“” is no date: write it as 2022-06-30 or 30 June 2022"),
        ("ÿ", "“ÿ” is no date: write it as 2022-06-30 or 30 June 2022"),
    ] {
        assert_eq!(read(typed), said);
    }
}

#[test]
fn a_month_is_enough_for_a_beginning() {
    let read = |typed| date_or_month(typed).map(|(date, month)| (date.to_string(), month));
    assert_eq!(read("September 2021"), Ok(("2021-09-01".into(), true)));
    assert_eq!(read("2021-09"), Ok(("2021-09-01".into(), true)));
    assert_eq!(read("9/2021"), Ok(("2021-09-01".into(), true)));
    assert_eq!(read("7 September 2021"), Ok(("2021-09-07".into(), false)));
}

proptest! {
    /// Every day reads as itself where it is written in full, and never as another.
    #[test]
    fn a_day_is_never_another(year in 1900_i16..2200, month in 1_i8..=12, day in 1_i8..=28) {
        let wanted = format!("{year}-{month:02}-{day:02}");
        prop_assert_eq!(read(&wanted), wanted.clone());
        let uk = date(&format!("{day}/{month}/{year}"));
        match uk {
            Ok(date) => prop_assert_eq!(date.to_string(), wanted),
            Err(_) => prop_assert!(day <= 12 && i16::from(day) != i16::from(month)),
        }
    }

    /// Nothing that is typed stops the program.
    #[test]
    fn anything_may_be_typed(typed in ".*") {
        let _ = date_or_month(&typed);
    }
}
