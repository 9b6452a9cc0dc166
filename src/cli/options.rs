//! The global options, and the files that they select: framework, overlays and record.

use std::env;
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::look::When;
use crate::embedded;
use crate::error::Failure;
use crate::framework::Framework;
use crate::handbook::Edition;
use crate::load::{self, Base};
use crate::places::{self, Chosen};
use crate::record::{Location, Record, Refused, read_if_any};
use crate::render::Format;
use crate::yaml::{Budget, Document, read_path};

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Options {
    /// How to write the answer: table, plain, markdown, html, csv, json, yaml, ics, xlsx, svg, mmd or dot
    #[arg(long, global = true, hide = true, value_name = "FORMAT", hide_possible_values = true, ignore_case = true)]
    pub(super) format: Option<Format>,
    /// Short for --format json
    #[arg(long, global = true, hide = true, conflicts_with = "format")]
    pub(super) json: bool,
    /// Write only ids, one per line
    #[arg(long, global = true, hide = true, conflicts_with_all = ["format", "json"])]
    pub(super) ids: bool,
    /// Write to a file; its ending picks the format, and - is standard output
    #[arg(long, short, global = true, hide = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,
    /// Let the answer take the place of a file that might hold work of yours
    #[arg(long, global = true, hide = true)]
    pub(super) replace: bool,
    /// The whole answer; otherwise tables and plain text are shortened to a screen
    #[arg(long, global = true, hide = true)]
    pub(super) all: bool,
    /// Do not use a pager for long answers
    #[arg(long, global = true, hide = true)]
    pub(super) no_pager: bool,
    /// Wrap lines to this many columns, from 20 to 1000
    #[arg(long, global = true, hide = true, value_name = "COLUMNS", value_parser = columns)]
    pub(super) width: Option<u16>,
    /// When to use colour: auto, always or never
    #[arg(long, global = true, hide = true, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) color: When,
    /// Read the framework from a folder of YAML files
    #[arg(long, global = true, hide = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) data: Option<PathBuf>,
    /// The file of your own record, for “record” and for questions about you
    #[arg(long, global = true, hide = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) record: Option<PathBuf>,
    /// Answer without your own record
    #[arg(long, global = true, hide = true, conflicts_with = "record")]
    pub(super) no_record: bool,
    /// Lay a YAML file or a folder of them over the framework (can be repeated: the later wins)
    #[arg(long, global = true, hide = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) overlay: Vec<PathBuf>,
    /// Leave out all overlays
    #[arg(long, global = true, hide = true, conflicts_with = "overlay")]
    pub(super) no_overlay: bool,
}

fn columns(typed: &str) -> Result<u16, String> {
    let columns = typed.trim().parse().ok().filter(|columns| (20..=1000).contains(columns));
    columns.ok_or_else(|| "a width is a number of columns from 20 to 1000, such as 80".into())
}

impl Options {
    /// The file for the answer; `-` is standard output.
    pub(super) fn output_file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// Where the person's record is.
    pub(super) fn record(&self) -> Result<Location, Refused> {
        Location::of(self.record.as_deref(), |name| env::var_os(name))
    }

    /// The path of the record, in a form that no other file has; as given if the file can't be looked up.
    pub(super) fn record_place(&self) -> String {
        let file = self.record().map(|location| location.file.canonicalize().unwrap_or(location.file));
        file.map_or_else(|_| String::new(), |file| file.to_string_lossy().into_owned())
    }

    /// The record, for questions that can be asked without one. If its place is not known, there is none.
    pub(super) fn record_if_any(&self, framework: &Framework) -> Result<Option<Document<Record>>, Failure> {
        if self.no_record {
            return Ok(None);
        }
        let Ok(location) = self.record() else { return Ok(None) };
        read_if_any(&location, framework).map_err(|error| {
            let failure = Failure::from(error).context("your record can't be read");
            failure.hint("--no-record answers without your record")
        })
    }

    /// The folder of the user's own framework, if one is in use.
    pub(super) fn data(&self) -> Option<Chosen> {
        places::data(self.data.as_deref())
    }

    /// The overlays in use, lowest first.
    pub(super) fn overlays(&self) -> Vec<Chosen> {
        if self.no_overlay { Vec::new() } else { places::overlays(&self.overlay) }
    }

    /// The files of the user's own framework and overlays, which have been read before, under names that are valid
    /// anywhere.
    pub(super) fn edition(&self) -> Edition {
        let data = self.data().into_iter().map(|chosen| ("--data", chosen.path));
        let overlays = self.overlays().into_iter().map(|chosen| ("--overlay", chosen.path));
        let mut edition = Edition::default();
        for (n, (option, path)) in data.chain(overlays).enumerate() {
            let name = format!("edition-{}{}", n + 1, if path.is_dir() { "" } else { ".yaml" });
            let place = path.display().to_string();
            for source in read_path(&path, &mut Budget::default()).read {
                let within = source.name.strip_prefix(place.trim_end_matches('/')).unwrap_or(&source.name);
                edition.files.push((format!("{name}{within}"), source.text));
            }
            edition.options.extend([option.into(), name]);
        }
        edition
    }

    /// The framework that the questions are asked of.
    pub(super) fn framework(&self) -> Result<Framework, Failure> {
        let overlays: Vec<PathBuf> = self.overlays().into_iter().map(|chosen| chosen.path).collect();
        let data = self.data();
        let base = match &data {
            None if overlays.is_empty() => return Ok(embedded::framework()),
            None => Base::Contents(embedded::contents().into()),
            Some(data) => Base::Folder(&data.path),
        };
        match load::read(base, &overlays) {
            Ok(loaded) => Ok(loaded.framework),
            Err(problems) if overlays.is_empty() => Err(problems.into()),
            // Overlays in the user's own folder are easily forgotten, so a hint names it.
            Err(problems) => Err(Failure::from(problems)
                .hint("“tacareer paths” says which files are in use; --no-overlay leaves overlays out")),
        }
    }
}
