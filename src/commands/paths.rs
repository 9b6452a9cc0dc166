//! `paths`: which files are in use, and why.

use super::HELP;
use crate::places::{Chosen, Why, left_out, overlay_folder};
use crate::record::Location;
use crate::report::{Document, Item, Line, Report, Table, Yes, row};

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
        text part "Part": &'static str,
        id path "Path": Option<String>,
        text why "Why": String,
        text found "Found": Yes,
    }
}

/// The folder of the framework, the overlays from the lowest up, and where the user's own overlays would be.
pub(crate) fn report(data: Option<Chosen>, overlays: &[Chosen], record: Option<Location>) -> Report {
    let mut paths = vec![match data {
        Some(chosen) => in_use("framework", &chosen),
        None => {
            PathRow { part: "framework", path: None, why: "built in, since no other is named".into(), found: Yes(true) }
        }
    }];
    paths.extend(overlays.iter().map(|chosen| in_use("overlay", chosen)));
    paths.extend(left_out().into_iter().map(|path| PathRow {
        part: "no overlay",
        path: Some(path.display().to_string()),
        why: "in your own folder for overlays, but its name does not end in .yaml: it is not read".into(),
        found: Yes(true),
    }));
    paths.extend(record.map(|location| PathRow {
        part: "record",
        found: Yes(location.file.exists()),
        path: Some(location.shown()),
        why: location.why.words().into(),
    }));
    if let Some(folder) = overlay_folder() {
        let found = folder.is_dir();
        paths.push(PathRow {
            part: "folder for overlays",
            path: Some(folder.display().to_string()),
            why: "overlays in your own folder are used unless --no-overlay says not to".into(),
            found: Yes(found),
        });
    }
    let mut document = Document::new("Which files are in use, and why");
    document.list(paths.iter().map(PathRow::item).collect());
    document.quiet("Of two overlays that change one field, the lower in this list wins.");
    Report::new(document, Table::of(paths, "Nothing is in use.")).rows("paths").ids_of("path")
}

fn in_use(part: &'static str, chosen: &Chosen) -> PathRow {
    let why = match chosen.why {
        Why::Option(name) => format!("named with {name}"),
        Why::Variable(name) => format!("named in {name}"),
        Why::OwnFolder => "in your own folder for overlays".into(),
    };
    let found = Yes(chosen.path.exists());
    PathRow { part, path: Some(chosen.path.display().to_string()), why, found }
}

impl PathRow {
    fn item(&self) -> Item {
        let path = self.path.as_ref().map_or_else(Line::new, |path| Line::new().id(path.as_str()).and(": "));
        let missing = if self.found.0 { "" } else { " (not there)" };
        Item::new(Line::new().strong(format!("{}: ", self.part)).line(path).and(self.why.as_str()).and(missing))
    }
}
