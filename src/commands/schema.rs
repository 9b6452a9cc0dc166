//! `schema`: the JSON Schema of a kind of file, or its fields for a reader.

use super::HELP;
use crate::report::{Document, Report, Table, Yes, row};
use crate::schema::{Field, Kind, Schema, Thing};

const EXAMPLES: &str = "\
Examples:
  tacareer schema                                    the files of a framework
  tacareer schema overlay -o overlay.schema.json     those of an overlay, for an editor
  tacareer schema record -o record.schema.json       that of a person's record
  tacareer schema --format table                     the fields, to read";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// What the files hold: framework, overlay or record
    #[arg(value_name = "KIND", default_value = "framework", hide_default_value = true, hide_possible_values = true)]
    kind: Kind,
}

row! {
    /// A field.
    FieldRow {
        text of "Of": String,
        id field "Field": String,
        text needed "Needed": Yes,
        text holds "What it holds": Option<String>,
    }
}

pub(crate) fn report(args: &Args) -> Report {
    let schema = Schema::of(args.kind);
    let things = schema.things();
    let mut document = Document::new(format!("{}: its fields", schema.title()));
    document.quiet("As JSON, for editors, unless a format is named: tacareer schema.");
    for thing in &things {
        document.heading(&thing.name);
        document.table(Table::of(rows(thing), "No field.").only(&["field", "needed", "holds"]));
    }
    let table = Table::of(things.iter().flat_map(rows), "No field.");
    let report = Report::new(document, table).ids(things.into_iter().map(|thing| thing.name).collect());
    Report { own: Some(Box::new(schema)), is_for_programs: true, ..report }
}

fn rows(thing: &Thing) -> Vec<FieldRow> {
    let row = |field: &Field| FieldRow {
        of: thing.name.clone(),
        field: field.name.clone(),
        needed: Yes(field.needed),
        holds: field.holds.clone(),
    };
    thing.fields.iter().map(row).collect()
}
