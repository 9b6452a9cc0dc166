//! CSV: the table of a report, with its keys as the header.

use anyhow::{Context, Result};

use crate::report::Table;
use crate::visible::{is_unseen, visible};

pub(super) fn render(table: &Table) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.key))?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(|cell| escape(&cell.words(""))))?;
    }
    let bytes = writer.into_inner().context("this table can't be written as CSV")?;
    String::from_utf8(bytes).context("this table can't be written as CSV")
}

/// Puts an apostrophe before a cell that a spreadsheet would run as a formula, which makes it text. Spreadsheets skip
/// blanks and invisible characters before the sign, and also accept the full-width signs of Asian keyboards.
fn escape(text: &str) -> String {
    let sign = text.chars().find(|c| !c.is_whitespace() && !c.is_control() && !is_unseen(*c));
    let is_formula = matches!(sign, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    let text = visible(text);
    if is_formula { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_formula_is_marked() {
        let forms = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\u{200b}=1",
            "\u{feff}=1",
            "\t=1",
            "\r=1",
            "\u{3000}+1",
            "＝1",
        ];
        for form in forms {
            assert!(escape(form).starts_with('\''), "{form:?}");
        }
    }

    #[test]
    fn other_texts_stay() {
        for text in ["", "a=b", "TA1 – TA2", "1-2", "(+1)"] {
            assert_eq!(escape(text), text);
        }
    }
}
