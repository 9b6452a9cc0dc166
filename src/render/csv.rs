//! CSV: the table of a report, with its keys as the header.

use anyhow::{Context, Result};

use super::visible;
use crate::report::Table;

pub(super) fn render(table: &Table) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.key))?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(|cell| escape(&cell.words(""))))?;
    }
    let bytes = writer.into_inner().context("this table can't be written as CSV")?;
    String::from_utf8(bytes).context("this table can't be written as CSV")
}

/// A spreadsheet would run a cell that begins like a formula: an apostrophe makes it text.
fn escape(text: &str) -> String {
    let text = visible(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.into_owned() }
}
