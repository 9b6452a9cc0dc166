//! A staff list to fill in: as a workbook with lists to choose from, or the first sheet as plain text.

use anyhow::{Context, Result};
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::sheet::{Row, Value};
use crate::framework::Framework;

/// How many rows of a new list have drop-down choices.
const ROWS: u32 = 500;

/// The columns of the list of staff, with their widths; that for the school only where there are schools.
const STAFF: [(&str, f64); 7] = [
    ("Staff code", 12.0),
    ("Name", 28.0),
    ("Role", 12.0),
    ("School", 24.0),
    ("FTE", 8.0),
    ("Start date", 14.0),
    ("End date", 14.0),
];

/// The columns of the list of what staff hold, with their widths.
const HELD: [(&str, f64); 8] = [
    ("Staff code", 12.0),
    ("Name", 28.0),
    ("Item", 60.0),
    ("Status", 14.0),
    ("Date", 14.0),
    ("Expires", 14.0),
    ("Provider", 24.0),
    ("Hours", 8.0),
];

/// The columns that hold dates.
const DATES: [&str; 4] = ["Start date", "End date", "Date", "Expires"];

/// The headings of the sheet with choices.
const CHOICES: [&str; 2] = ["What can be held", "What roles there are"];

/// The choices for the status.
const STATUSES: [&str; 2] = ["held", "in progress"];

/// The columns of the list of staff for a framework.
fn staff(framework: &Framework) -> Vec<(&'static str, f64)> {
    let is_for = |heading: &str| heading != "School" || framework.about().in_schools;
    STAFF.into_iter().filter(|(heading, _)| is_for(heading)).collect()
}

/// The header of a staff list as text. Columns that a folder of records or another system lacks can be left out.
pub fn text(framework: &Framework) -> String {
    let header: Vec<&str> = staff(framework).into_iter().map(|(heading, _)| heading).collect();
    format!("{}\r\n", header.join(","))
}

/// A workbook to fill in: people, what they hold, and instructions.
///
/// # Errors
///
/// Only if there is a fault in the program.
pub fn workbook(framework: &Framework) -> Result<Vec<u8>> {
    written(framework).context("the workbook can't be written")
}

fn written(framework: &Framework) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    book.set_properties(&properties()?);
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let roles: Vec<&str> = framework.roles.iter().map(|role| role.short.as_str()).collect();
    let items = items(framework);

    let staff = sheet(book.add_worksheet(), "Staff", &staff(framework), &bold, &date)?;
    staff.add_data_validation(1, 2, ROWS, 2, &from_list("B", roles.len()))?;
    let held = sheet(book.add_worksheet(), "Held", &HELD, &bold, &date)?;
    held.add_data_validation(1, 2, ROWS, 2, &from_list("A", items.len()))?;
    held.add_data_validation(1, 3, ROWS, 3, &DataValidation::new().allow_list_strings(&STATUSES)?)?;
    let notes = book.add_worksheet().set_name("Notes")?;
    notes.set_column_width(0, 100)?;
    for (row, line) in (0..).zip(NOTES) {
        notes.write_string(row, 0, line)?;
    }
    let lists = book.add_worksheet().set_name("Lists")?;
    lists.set_column_width(0, 80)?;
    for (column, heading) in (0..).zip(CHOICES) {
        lists.write_string_with_format(0, column, heading, &bold)?;
    }
    for (row, item) in (1..).zip(&items) {
        lists.write_string(row, 0, item)?;
    }
    for (row, role) in (1..).zip(&roles) {
        lists.write_string(row, 1, *role)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Whether a row is the header of the sheet with choices, which names nobody.
pub(super) fn is_of_choices(row: &Row) -> bool {
    row.cells.iter().map(Value::words).eq(CHOICES)
}

/// Fixed properties, so that the file is the same each time it is made.
fn properties() -> Result<DocProperties> {
    Ok(DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

fn sheet<'b>(
    sheet: &'b mut Worksheet,
    name: &str,
    columns: &[(&str, f64)],
    bold: &Format,
    date: &Format,
) -> Result<&'b mut Worksheet> {
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (column, (heading, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, *heading, bold)?;
        sheet.set_column_width(column, *width)?;
        if DATES.contains(heading) {
            sheet.set_column_format(column, date)?;
        }
    }
    Ok(sheet)
}

/// A drop-down choice from a column of the sheet of lists. Other text is allowed too, such as a course of the school's
/// own.
fn from_list(column: &str, length: usize) -> DataValidation {
    let range = Formula::new(format!("=Lists!${column}$2:${column}${}", length + 1));
    DataValidation::new()
        .allow_list_formula(range)
        .set_error_style(rust_xlsxwriter::DataValidationErrorStyle::Information)
}

/// The exact names of what can be held, except names that are ambiguous.
fn items(framework: &Framework) -> Vec<String> {
    let status = framework.professional_standards.iter().map(|set| format!("{} status", set.status));
    let skills = framework
        .basic_skills
        .iter()
        .flat_map(|chart| &chart.levels)
        .flat_map(|level| ["English", "Maths", "ICT"].map(|subject| format!("{subject} {}", level.title)));
    let qualifications = framework.qualifications.iter().map(|one| one.title.clone());
    let units = framework.units.iter().map(|unit| format!("{} (level {})", unit.title, unit.level));
    let modules = framework.modules.iter().map(|module| format!("{} module", module.title));
    status.chain(skills).chain(qualifications).chain(units).chain(modules).collect()
}

/// The instructions in the workbook.
const NOTES: [&str; 12] = [
    "How to fill in this workbook",
    "",
    "Staff: a row for each person. Only the name is needed; the staff code tells people of one name apart.",
    "Role: the role profile of the framework, as in the list. Another job title is kept and counted, and no role is guessed.",
    "FTE: the share of full time, from 0 to 1. End date: only where it is known that the person leaves or the contract ends.",
    "",
    "Held: a row for each unit, qualification or course of each person. A course that is not on the list can be written in.",
    "Status: “held”, or “in progress” for what is begun or booked. Expires: the last day on which a certificate counts.",
    "",
    "Leave out what is not needed: birth dates, addresses, pay and health are never read.",
    "tacareer roster check FILE says how the file is read; tacareer team FILE answers from it.",
    "Nothing of it leaves the computer.",
];
