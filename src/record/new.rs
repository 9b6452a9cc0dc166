//! The text of a new record.

use super::edit::{self, Refused};
use super::{Field, Record, parse};
use crate::files::fingerprint;
use crate::yaml::Source;

/// The text of a new record: comments that explain how to write it, and no entries.
const NEW: &str = "\
# My record of continuing professional development (CPD), kept with tacareer.
#
# This file is mine and stays on this computer. “tacareer record add” writes to it, and so can any text editor:
# comments, order and blank lines stay as they are. A date is written as 2022-06-30.

name:
role:
since:

# Units and qualifications that I hold (or with “status: in-progress” am working on), by id:
#   - id: what-it-is-called
#     on: 2022-06-30
#     files: [certificate.pdf]
units:

qualifications:

# Qualifications that the framework does not have, as they are, and professional status:
#   - title: NVQ 3
other_qualifications:

statuses:

# English, maths and ICT, as in “subject: maths” and “level: level-2”.
basic_skills:

# Training modules.
modules:

# Evidence against standards; one piece may serve several.
#   - title: Lesson observation
#     standards: [19, 20]
#     professional_standards: [11]
evidence:

# Other CPD, with hours and provider.
cpd:

# Experience deemed equivalent, with who agreed it and when.
equivalents:
";

/// A new record for a file at that place. Its key is derived from the place, and stays the same when the file is moved
/// or renamed.
pub fn begun(place: &str) -> String {
    let key = format!(
        "since:\n\n# What calendars know this record by. Leave it, so that a plan goes on in them when the record is moved.\nkey: \
         record-{:016x}\n",
        fingerprint(place.as_bytes())
    );
    NEW.replacen("since:\n", &key, 1)
}

/// A record as the text of a file: a new one, with the entries added as `record add` would add them.
///
/// # Errors
///
/// When an entry can't be written in such a file.
pub fn written(record: &Record) -> Result<String, Refused> {
    let broken = |problems: crate::yaml::Problems| Refused::new(problems.to_string(), []);
    let mut one = parse(Source::new("record.yaml", NEW)).map_err(broken)?;
    let fields = [Field::Name(record.name.clone()), Field::Role(record.role.clone()), Field::Since(record.since)];
    for field in fields {
        one = edit::set(&one, &field)?.one;
    }
    for (_, entry) in record.entries() {
        one = edit::add(&one, &entry)?.one;
    }
    Ok(one.source.text)
}
