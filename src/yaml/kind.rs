//! What kind of file somebody has named, where another kind is expected.

use std::fs;
use std::path::Path;

use super::MAX_FILE_BYTES;

/// A kind of file that this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A person's record.
    Record,
    /// Something to be laid over a framework.
    Overlay,
    /// A staff list: a workbook, or text with commas.
    StaffList,
}

/// Keys at the start of a line that only a record has.
const OF_RECORDS: [&str; 6] = ["role:", "since:", "cpd:", "evidence:", "equivalents:", "other_qualifications:"];

impl FileKind {
    /// The kind of a file, from its ending or its first keys; `None` if neither says so.
    pub fn of(file: &Path) -> Option<Self> {
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if matches!(ending.as_str(), "csv" | "tsv" | "xlsx" | "xlsm" | "xls" | "ods") {
            return Some(Self::StaffList);
        }
        let is_small = fs::metadata(file).is_ok_and(|found| found.is_file() && found.len() <= MAX_FILE_BYTES);
        let text = fs::read_to_string(file).ok().filter(|_| is_small)?;
        let has = |key: &str| text.lines().any(|line| line.starts_with(key));
        if has("overlay:") { Some(Self::Overlay) } else { OF_RECORDS.into_iter().any(has).then_some(Self::Record) }
    }

    /// The kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Record => "a record",
            Self::Overlay => "an overlay",
            Self::StaffList => "a staff list",
        }
    }

    /// What is done with a file of this kind.
    pub fn used_by(self, file: &Path) -> String {
        let file = file.display();
        match self {
            Self::Record => format!("check it with: tacareer record check --record {file}"),
            Self::Overlay => format!("check it with: tacareer check {file}; questions take it with --overlay"),
            Self::StaffList => format!("see how it is read with: tacareer roster check {file}"),
        }
    }
}
