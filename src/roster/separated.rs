//! Text files with one line per row: CSV as spreadsheets and school systems write it.

use std::borrow::Cow;

use super::sheet::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Value};
use crate::record::Refused;

/// The possible separators between cells.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many lines and bytes are looked at to find the separator.
const LOOKED_AT: usize = 60;
const BYTES_LOOKED_AT: usize = 64 * 1024;

/// Reads a text file.
///
/// # Errors
///
/// When it is not text, or is too large.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Sheet, Refused> {
    let text = decoded(file, bytes)?;
    // The reader counts lines by their feeds; old Macs have none.
    let text = if text.contains('\r') && !text.contains('\n') { Cow::Owned(text.replace('\r', "\n")) } else { text };
    let separator = separator(&text);
    // Counted beforehand, because a line may consist only of separators.
    if text.bytes().filter(|byte| *byte == separator).count() > MOST_CELLS {
        return Err(too_large(file, &format!("more than {MOST_CELLS} cells")));
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut sheet = Sheet { file: file.into(), ..Sheet::default() };
    let mut record = csv::StringRecord::new();
    // A cell may contain several lines, but is still part of one row.
    let (mut lines_within, mut cells) = (0, 0);
    while reader.read_record(&mut record).map_err(|error| broken(file, &error))? {
        let number = line(&record, &text) - lines_within;
        lines_within += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let mut values: Vec<Value> = record.iter().map(Value::of_text).collect();
        values.truncate(values.iter().rposition(|value| !value.is_empty()).map_or(0, |last| last + 1));
        if values.len() > MOST_COLUMNS {
            return Err(too_large(file, &format!("row {number} has more than {MOST_COLUMNS} columns")));
        }
        cells += values.len();
        if sheet.rows.len() >= MOST_ROWS || cells > MOST_CELLS {
            return Err(too_large(
                file,
                &format!("more than {MOST_ROWS} rows or {MOST_CELLS} cells, up to row {number}"),
            ));
        }
        if !values.is_empty() {
            values.shrink_to_fit();
            sheet.rows.push(Row { number, cells: values });
        }
    }
    Ok(sheet)
}

/// The line on which a record begins. The reader counts empty lines before a record as part of it.
fn line(record: &csv::StringRecord, text: &str) -> usize {
    let Some(start) = record.position() else { return 0 };
    let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let from = text.as_bytes().get(whole(start.byte())..).unwrap_or_default();
    let empty = from.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n').count();
    whole(start.line()) + empty
}

fn broken(file: &str, error: &csv::Error) -> Refused {
    Refused::new(format!("{file} can't be read as CSV: {error}"), ["save it as CSV or XLSX once more".into()])
}

/// The error for a list that is too large.
pub(super) fn too_large(file: &str, what: &str) -> Refused {
    Refused::new(
        format!("{file} is too large to be a staff list: {what}"),
        ["take out what is not about staff, or make several files of it and name them all".into()],
    )
}

/// The text, in UTF-8 or one of the other encodings that Excel writes.
fn decoded<'a>(file: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Refused> {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let (text, encoding) = if let Some((encoding, mark)) = marked {
        (encoding.decode_without_bom_handling(&bytes[mark..]).0, encoding)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (Cow::Borrowed(text), encoding_rs::UTF_8)
    } else {
        // If it is not UTF-8, this is what Excel and most school systems in the United Kingdom write.
        let encoding = encoding_rs::WINDOWS_1252;
        (encoding.decode_without_bom_handling(bytes).0, encoding)
    };
    if text.contains('\0') {
        let hint = "a staff list is a workbook (.xlsx) or a text file (.csv)".into();
        return Err(Refused::new(format!("{file} is not a text file ({} was tried)", encoding.name()), [hint]));
    }
    Ok(text)
}

/// The separator: the character that splits most lines into the same number of cells, and into many. Excel may begin a
/// file with the line `sep=;` to specify it.
fn separator(text: &str) -> u8 {
    let said = text.lines().next().and_then(|line| line.trim().strip_prefix("sep="));
    if let Some(said) = said.and_then(|said| said.bytes().next()) {
        return said;
    }
    let end = (0..=BYTES_LOOKED_AT.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let text = &text[..end];
    let score = |separator: &u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(*separator)
            .from_reader(text.as_bytes());
        let mut widths: Vec<usize> =
            reader.records().take(LOOKED_AT).filter_map(|record| Some(record.ok()?.len())).filter(|n| *n > 1).collect();
        widths.sort_unstable();
        let usual = widths.get(widths.len() / 2).copied().unwrap_or_default();
        (widths.iter().filter(|width| **width == usual).count() * usual, usual)
    };
    // Among equally good characters, the first is the likeliest.
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = read("a.csv", bytes).expect("a text");
        sheet.rows.iter().map(|row| row.cells.iter().map(|cell| cell.words().to_string()).collect()).collect()
    }

    #[test]
    fn each_separator_is_known() {
        for separator in [",", ";", "\t", "|"] {
            let text = format!("Name{separator}Role\nAmy{separator}TA3\n");
            assert_eq!(cells(text.as_bytes()), [["Name", "Role"], ["Amy", "TA3"]], "{separator:?}");
        }
    }

    #[test]
    fn commas_in_titles_do_not_make_columns() {
        let text = "Staff; as of today, in full\nName;Job\nSmith, Amy;TA3\nJones, Bo;TA2\n";
        assert_eq!(cells(text.as_bytes())[2], ["Smith, Amy", "TA3"]);
    }

    #[test]
    fn each_encoding_is_known() {
        let wanted = [["Zoë", "café"]];
        assert_eq!(cells("Zoë,café".as_bytes()), wanted);
        assert_eq!(cells("\u{feff}Zoë,café".as_bytes()), wanted);
        assert_eq!(cells(b"Zo\xeb,caf\xe9"), wanted);
        let utf16: Vec<u8> = "\u{feff}Zoë,café".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&utf16), wanted);
    }

    #[test]
    fn rows_have_the_numbers_of_a_spreadsheet() {
        let sheet = read("a.csv", b"Name,Note\n\n\"Amy\",\"one\ntwo\"\nBo,x\n").expect("a text");
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 4]);
    }
}
