//! Workbooks of Excel and other spreadsheets (`.xlsx`), cell by cell. An archive that is too large when unpacked is
//! refused before it is read, and a sheet that claims to have a million columns uses only as much memory as its cells
//! need.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;

use super::separated::too_large;
use super::sheet::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Value};
use crate::record::Refused;

/// The largest unpacked size of an archive, in bytes: enough for some 10,000 people with 40 columns.
const MOST_UNPACKED: u64 = 40 * 1024 * 1024;

/// The most files in an archive.
const MOST_FILES: usize = 2_000;

/// Whether the file is a ZIP archive, as current workbooks are.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether the file is a workbook that can't be read: from before 2007, or with a password.
pub(super) fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Reads the visible sheets of a workbook; of hidden ones only the names.
///
/// # Errors
///
/// When it is not such a workbook, is broken, or is too large.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Refused> {
    measure(file, bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(file, &error))?;
    let all = book.sheets_metadata().iter();
    let names: Vec<(String, bool)> =
        all.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    let mut left = MOST_CELLS;
    let mut sheets = Vec::new();
    for (name, is_hidden) in names {
        if is_hidden {
            sheets.push(Sheet { file: file.into(), name: Some(name), is_hidden, ..Sheet::default() });
            continue;
        }
        match sheet(file, &name, &mut book, &mut left) {
            Ok(sheet) => sheets.push(sheet?),
            // A sheet that only contains a chart has no cells.
            Err(XlsxError::WorksheetNotFound(_) | XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(broken(&format!("{file}, sheet “{name}”"), &error)),
        }
    }
    Ok(sheets)
}

/// Unpacks everything once and discards it, because the sizes that an archive states can't be trusted.
fn measure(file: &str, bytes: &[u8]) -> Result<(), Refused> {
    let unreadable = |error: &dyn std::fmt::Display| {
        let hint = "open it in a spreadsheet and save it once more as a workbook (.xlsx)".into();
        Refused::new(format!("{file} is a broken workbook: {error}"), [hint])
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    if archive.index_for_name("xl/workbook.xml").is_none() {
        let hint = "open it in a spreadsheet and save it as a workbook (.xlsx) or as text (.csv)".into();
        return Err(Refused::new(format!("{file} is not an Excel workbook (.xlsx)"), [hint]));
    }
    if archive.len() > MOST_FILES {
        return Err(too_large(file, &format!("the archive holds {} files", archive.len())));
    }
    let mut left = MOST_UNPACKED;
    for n in 0..archive.len() {
        let part = archive.by_index(n).map_err(|error| unreadable(&error))?;
        let read = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|error| unreadable(&error))?;
        left = left.checked_sub(read).ok_or_else(|| {
            let hint = "save it as text (.csv), of which more is read".into();
            let message = format!("{file} is too large: it holds more than {} MB", MOST_UNPACKED / 1024 / 1024);
            Refused::new(message, [hint])
        })?;
    }
    Ok(())
}

fn broken(file: &str, error: &XlsxError) -> Refused {
    let (message, hint) = match error {
        XlsxError::Password => (
            format!("{file} is locked with a password"),
            "open it in a spreadsheet, save a copy without a password, and delete the copy afterwards",
        ),
        error => (
            format!("{file} is a broken workbook: {error}"),
            "open it in a spreadsheet and save it once more as a workbook (.xlsx)",
        ),
    };
    Refused::new(message, [hint.into()])
}

/// Reads one sheet; `left` is how many more cells may be read.
fn sheet(
    file: &str,
    name: &str,
    book: &mut Xlsx<Cursor<&[u8]>>,
    left: &mut usize,
) -> Result<Result<Sheet, Refused>, XlsxError> {
    let mut sheet = Sheet { file: file.into(), name: Some(name.into()), ..Sheet::default() };
    let mut cells = book.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        let value = value(cell.get_value());
        if value.is_empty() {
            continue;
        }
        let refused = |what: &str| Ok(Err(too_large(&sheet.place(number, column), what)));
        if column >= MOST_COLUMNS {
            return refused(&format!("more than {MOST_COLUMNS} columns"));
        }
        if *left == 0 {
            return refused(&format!("more than {MOST_CELLS} cells"));
        }
        *left -= 1;
        if sheet.rows.last().is_none_or(|row| row.number != number) {
            if sheet.rows.len() >= MOST_ROWS {
                return refused(&format!("more than {MOST_ROWS} rows"));
            }
            // Rows and cells are in order, unless the program that wrote them broke the rules.
            if sheet.rows.last().is_some_and(|row| row.number > number) {
                return Err(XlsxError::UnexpectedNode("a row above the one before it"));
            }
            sheet.rows.push(Row { number, cells: Vec::new() });
        }
        let Some(row) = sheet.rows.last_mut() else { continue };
        if row.cells.len() <= column {
            // Each empty cell before it takes up memory too.
            let room = column - row.cells.len();
            *left = left.saturating_sub(room);
            row.cells.resize(column + 1, Value::Empty);
        }
        row.cells[column] = value;
    }
    Ok(Ok(sheet))
}

fn value(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => {
            #[expect(clippy::cast_precision_loss, reason = "Excel itself keeps numbers as such")]
            let number = *number as f64;
            Value::Number(number)
        }
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::of_text(text),
        DataRef::SharedString(text) => Value::of_text(text),
        DataRef::Bool(flag) => Value::Flag(*flag),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let date = i16::try_from(year)
                .ok()
                .and_then(|year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
            date.map_or(Value::Number(moment.as_f64()), Value::Day)
        }
        DataRef::DateTime(moment) => Value::Number(moment.as_f64()),
        DataRef::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Value::of_text(text), Value::Day)
        }
        DataRef::Error(error) => Value::Fault(error.to_string().into()),
    }
}
