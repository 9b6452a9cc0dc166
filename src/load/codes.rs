//! The letters that are written before numbers of standards. They are checked when all files have been read, because
//! any of them may say which letters belong there.

use smol_str::SmolStr;

use super::reading::Reading;
use crate::framework::Entity;
use crate::framework::codes::Numbered;
use crate::framework::standard::Standard;
use crate::yaml::{At, Code, Field, Finding};

/// A key of a standard that is written with letters.
pub(super) struct Coded {
    pub(super) key: SmolStr,
    pub(super) at: Option<At>,
    /// What is wrong with it if the letters belong there: the same key, in another spelling, is there before.
    pub(super) twin: Option<Finding>,
}

impl Reading {
    /// Reports numbers and keys of standards with letters that do not belong there.
    pub(super) fn check_codes(&mut self) {
        for Coded { key, at, twin } in std::mem::take(&mut self.coded) {
            let finding = self.wrong_key(&key, at).or(twin);
            self.found_all(finding);
        }
        let mut findings = Vec::new();
        for (place, kind) in self.contents.codes() {
            let record = place.record();
            let Some(written) = self.written.get(&record) else { continue };
            let Some(node) = written.node.part(&place.0[record.0.len()..]) else { continue };
            let wrong = node.as_text().and_then(|text| self.contents.miscoded(kind, text, &self.replaced_prefixes));
            if let Some((message, hint)) = wrong {
                findings.push(Finding::new(node.at, Code::Form, message).hint(hint));
                self.miscoded.insert(place);
            }
        }
        self.found_all(findings);
    }

    /// Whether a record that an overlay names is a standard with letters that do not belong there, which is reported.
    pub(super) fn has_wrong_code(&mut self, table: &str, record: &Field) -> bool {
        let wrong = if table == Standard::TABLE { self.wrong_key(&record.key, record.at) } else { None };
        let is_wrong = wrong.is_some();
        self.found_all(wrong);
        is_wrong
    }

    fn wrong_key(&self, key: &str, at: Option<At>) -> Option<Finding> {
        let (message, hint) = self.contents.miscoded(Numbered::Suite, key, &self.replaced_prefixes)?;
        let message = format!("{message}: the key of a standard is its number");
        Some(Finding::new(at, Code::Form, message).hint(hint))
    }
}
