//! A workbook: the table of a report on a sheet with a filter, and the rest of the page on another.
//!
//! The same answer always gives the same file, byte for byte.

use anyhow::{Context, Result};
use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, DocProperties, ExcelDateTime, Format, FormatAlign, Table as Filtered, TableColumn,
    Workbook, Worksheet,
};

use crate::report::{Block, Cell, Column, Document, Kind, Report, Table};
use crate::visible::visible;

/// The most characters of a cell: Excel takes 32,767.
const LONGEST: usize = 32_000;

/// The end of a text that was cut.
const CUT: &str = " … (cut here: a cell of a workbook holds no more, and CSV has all of it)";

/// The widest column, in characters.
const WIDEST: f64 = 60.0;

/// How many rows are looked at to decide the width of a column.
const LOOKED_AT: usize = 500;

/// The tint of the largest number in a column; the smallest has none. In black and white it is a light grey.
const TINT: u32 = 0x009B_C9E0;

pub(super) fn render(report: &Report) -> Result<Vec<u8>> {
    written(report).context("this answer can't be written as a workbook")
}

fn written(report: &Report) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let title = visible(&report.document.title).into_owned();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(shortened(&title, 200)).set_creation_datetime(&made));
    answer(book.add_worksheet().set_name("Answer")?, &report.table)?;
    about(book.add_worksheet().set_name("About")?, &report.document)?;
    Ok(book.save_to_buffer()?)
}

/// The table, with a filter in each heading.
fn answer(sheet: &mut Worksheet, table: &Table) -> Result<()> {
    let [text, date] = [Format::new().set_text_wrap(), Format::new().set_num_format("d mmm yyyy")];
    let [text, date] = [text, date].map(|format| format.set_align(FormatAlign::Top));
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    sheet.set_freeze_panes(1, 0)?;
    for (n, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(n, width(table, usize::from(n), column))?;
        sheet.write_string(0, n, column.heading)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(&cells.cells) {
            write(sheet, row, column, cell, &text, &date)?;
        }
    }
    let width = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    if width == 0 {
        return Ok(());
    }
    if table.rows.is_empty() {
        sheet.write_string(1, 0, visible(&table.empty))?;
        return Ok(());
    }
    let columns: Vec<TableColumn> =
        table.columns.iter().map(|column| TableColumn::new().set_header(column.heading)).collect();
    sheet.add_table(0, 0, last, width - 1, &Filtered::new().set_name("Answer").set_columns(&columns))?;
    for (n, column) in (0..).zip(&table.columns) {
        if column.kind == Kind::Count && table.rows.len() > 1 {
            let scale = ConditionalFormat2ColorScale::new().set_minimum_color(0x00FF_FFFF).set_maximum_color(TINT);
            sheet.add_conditional_format(1, n, last, n, &scale)?;
        }
    }
    Ok(())
}

/// Text is always written as text, whatever it begins with; nothing becomes a formula.
fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, text: &Format, date: &Format) -> Result<()> {
    match cell {
        Cell::Missing | Cell::NoneOf(_) => {}
        Cell::Number(number) => {
            #[expect(clippy::cast_precision_loss, reason = "a workbook keeps numbers as such")]
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Decimal(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Date(day) => {
            let parts = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
            let known = match parts {
                (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).ok(),
                _ => None,
            };
            // Workbooks have no dates before 1900.
            match known {
                Some(known) => sheet.write_datetime_with_format(row, column, &known, date)?,
                None => sheet.write_string_with_format(row, column, day.to_string(), text)?,
            };
        }
        Cell::Flag(is) => {
            sheet.write_string_with_format(row, column, if *is { "yes" } else { "no" }, text)?;
        }
        Cell::Text(_) | Cell::YesNo(_) | Cell::List(_) => {
            sheet.write_string_with_format(row, column, shortened(&visible(&cell.words("")), LONGEST), text)?;
        }
    }
    Ok(())
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}{CUT}", &text[..end]),
        None => text.to_owned(),
    }
}

/// As wide as the widest cell, within limits, with room for the filter button.
fn width(table: &Table, n: usize, column: &Column) -> f64 {
    let cells = table.rows.iter().take(LOOKED_AT).map(|row| row.cells[n].words("").chars().count());
    let widest = cells.chain([column.heading.chars().count() + 3]).max().unwrap_or_default();
    f64::from(u32::try_from(widest + 2).unwrap_or(u32::MAX)).min(WIDEST)
}

/// The rest of the page, line by line.
fn about(sheet: &mut Worksheet, document: &Document) -> Result<()> {
    let (bold, text) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    sheet.set_column_width(0, 28)?.set_column_width(1, 90)?;
    let lines = |text: &str| shortened(&visible(text), LONGEST);
    sheet.write_string_with_format(0, 0, lines(&document.title), &bold)?;
    let mut row = 2;
    for block in &document.blocks {
        match block {
            Block::Text(line) | Block::Quiet(line) => {
                sheet.write_string_with_format(row, 1, lines(&line.plain()), &text)?;
                row += 1;
            }
            Block::Facts(facts) => {
                for (name, line) in facts {
                    sheet.write_string_with_format(row, 0, lines(name), &text)?;
                    sheet.write_string_with_format(row, 1, lines(&line.plain()), &text)?;
                    row += 1;
                }
            }
            Block::Heading { text, .. } => {
                sheet.write_string_with_format(row, 0, lines(text), &bold)?;
                row += 1;
            }
            Block::List(items) => {
                for item in items {
                    sheet.write_string_with_format(row, 0, lines(item.label.as_deref().unwrap_or_default()), &text)?;
                    sheet.write_string_with_format(row, 1, lines(&item.text.plain()), &text)?;
                    row += 1;
                    for remark in &item.remarks {
                        sheet.write_string_with_format(row, 1, lines(&remark.plain()), &text)?;
                        row += 1;
                    }
                }
            }
            Block::Table(_) | Block::Blanks(_) | Block::Picture(_) | Block::About(_) | Block::Beside(_) => {}
        }
    }
    if let Some(origin) = &document.origin {
        sheet.write_string_with_format(row, 1, lines(&origin.whole()), &text)?;
    }
    Ok(())
}
