//! `schema`: the JSON Schema of a kind of file, or its fields for a reader.

use serde::Serialize;

use super::HELP;
use crate::report::{Document, Report, Table, row};
use crate::schema::{Field, Kind, Schema, Thing};

const EXAMPLES: &str = "\
Examples:
  tacareer schema                                    the files of a framework
  tacareer schema overlay -o overlay.schema.json     those of an overlay, for an editor
  tacareer schema --format table                     the fields, to read";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// What the files hold: framework or overlay
    #[arg(value_name = "KIND", default_value = "framework", hide_default_value = true, hide_possible_values = true)]
    kind: Kind,
}

row! {
    /// A field.
    FieldRow {
        text of "Of": String,
        id field "Field": String,
        text needed "Needed": String,
        text holds "What it holds": Option<String>,
    }
}

/// A schema.
#[derive(Serialize)]
#[serde(transparent)]
pub(crate) struct Described(Schema);

pub(crate) fn report(args: &Args) -> Described {
    Described(Schema::of(args.kind))
}

fn rows(thing: &Thing) -> Vec<FieldRow> {
    let row = |field: &Field| FieldRow {
        of: thing.name.clone(),
        field: field.name.clone(),
        needed: if field.needed { "yes" } else { "no" }.into(),
        holds: field.holds.clone(),
    };
    thing.fields.iter().map(row).collect()
}

impl Report for Described {
    fn document(&self) -> Document {
        let mut document = Document::new(format!("{}: its fields", self.0.title()));
        document.quiet("As JSON, for editors, unless a format is named: tacareer schema.");
        for thing in self.0.things() {
            document.heading(&thing.name);
            document.table(Table::of(&rows(&thing), "No field.").only(&["field", "needed", "holds"]));
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.0.things().iter().flat_map(rows).collect::<Vec<_>>(), "No field.")
    }

    fn ids(&self) -> Vec<String> {
        self.0.things().into_iter().map(|thing| thing.name).collect()
    }

    fn is_for_programs(&self) -> bool {
        true
    }
}
