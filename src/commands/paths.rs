//! `paths`: which files are in use, and why.

use serde::Serialize;

use super::HELP;
use crate::places::{Chosen, Why, left_out, overlay_folder};
use crate::record::Location;
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer paths                          what is in use here
  tacareer paths --overlay courses.yaml   what would be";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {}

row! {
    /// A file or folder that is in use.
    PathRow {
        text part "Part": String,
        id path "Path": Option<String>,
        text why "Why": String,
        text found "Found": String,
    }
}

/// What is in use.
#[derive(Serialize)]
pub(crate) struct Paths {
    paths: Vec<PathRow>,
}

/// The folder with the framework, the overlays from the lowest up, and where overlays of one's own would be.
pub(crate) fn report(data: Option<Chosen>, overlays: &[Chosen], record: Option<Location>) -> Paths {
    let mut paths = vec![match data {
        Some(chosen) => in_use("framework", &chosen),
        None => PathRow {
            part: "framework".into(),
            path: None,
            why: "built in, since no other is named".into(),
            found: "yes".into(),
        },
    }];
    paths.extend(overlays.iter().map(|chosen| in_use("overlay", chosen)));
    paths.extend(left_out().into_iter().map(|path| PathRow {
        part: "no overlay".into(),
        path: Some(path.display().to_string()),
        why: "in your own folder for overlays, but its name does not end in .yaml: it is not read".into(),
        found: "yes".into(),
    }));
    paths.extend(record.map(|location| PathRow {
        part: "record".into(),
        found: if location.file.exists() { "yes" } else { "no" }.into(),
        path: Some(location.shown()),
        why: location.why.words().into(),
    }));
    if let Some(folder) = overlay_folder() {
        let found = folder.is_dir();
        paths.push(PathRow {
            part: "folder for overlays".into(),
            path: Some(folder.display().to_string()),
            why: "overlays in your own folder are used unless --no-overlay says not to".into(),
            found: if found { "yes" } else { "no" }.into(),
        });
    }
    Paths { paths }
}

fn in_use(part: &str, chosen: &Chosen) -> PathRow {
    let why = match chosen.why {
        Why::Option(name) => format!("named with {name}"),
        Why::Variable(name) => format!("named in {name}"),
        Why::OwnFolder => "in your own folder for overlays".into(),
    };
    let found = if chosen.path.exists() { "yes" } else { "no" }.into();
    PathRow { part: part.into(), path: Some(chosen.path.display().to_string()), why, found }
}

impl Report for Paths {
    fn document(&self) -> Document {
        let mut document = Document::new("Which files are in use, and why");
        let item = |row: &PathRow| {
            let path = row.path.as_ref().map_or_else(Line::new, |path| Line::new().id(path.as_str()).and(": "));
            let line = Line::new().strong(format!("{}: ", row.part)).0.into_iter().chain(path.0);
            let missing = (row.found == "no").then_some(" (not there)");
            let line = Line(line.collect()).and(row.why.as_str()).and(missing.unwrap_or_default());
            Item::new(line)
        };
        document.list(self.paths.iter().map(item).collect());
        document.quiet("Of two overlays that change one field, the lower in this list wins.");
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.paths, "Nothing is in use.")
    }

    fn ids(&self) -> Vec<String> {
        self.paths.iter().filter_map(|row| row.path.clone()).collect()
    }
}
