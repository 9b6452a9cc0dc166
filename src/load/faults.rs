//! Faults among records that are each valid, reported where they are written.

use super::reading::Reading;
use crate::framework::check::Fault;
use crate::framework::overlay::told;
use crate::framework::{Framework, Place};
use crate::yaml::{At, Code, Finding};

impl Reading {
    /// The framework, if it has no faults.
    pub(super) fn framework(&mut self) -> Option<Framework> {
        self.check_codes();
        if self.incomplete || !self.wrong.is_empty() {
            return self.faults_of_the_rest();
        }
        match Framework::new(std::mem::take(&mut self.contents), std::mem::take(&mut self.overlays)) {
            Ok(framework) => Some(framework),
            Err(faults) => {
                self.tell(faults);
                None
            }
        }
    }

    /// Faults among the records that could be read, except those that may only follow from the others.
    fn faults_of_the_rest(&mut self) -> Option<Framework> {
        if !self.incomplete {
            let wrong = &self.wrong;
            let follows = |fault: &Fault| fault.names.as_ref().is_some_and(|named| wrong.contains(named));
            let faults = Framework::new(std::mem::take(&mut self.contents), std::mem::take(&mut self.overlays)).err();
            let faults = faults.unwrap_or_default().into_iter().filter(|fault| !follows(fault)).collect();
            self.tell(faults);
        }
        None
    }

    fn tell(&mut self, faults: Vec<Fault>) {
        if faults.len() > self.room() {
            self.more = true;
        }
        for fault in faults.into_iter().take(self.room()) {
            self.fault(fault);
        }
        self.still_needed();
    }

    fn fault(&mut self, fault: Fault) {
        match &fault.names {
            _ if self.miscoded.contains(&fault.place) => {}
            Some(named) if self.withdrawn.contains_key(named) && self.locate(&fault.place).is_none() => {
                self.needed.entry(named.clone()).or_default().push(told(&fault.place.entry()));
            }
            _ => {
                let finding = self.finding(fault);
                self.findings.push(finding);
            }
        }
    }

    /// Reports what is withdrawn but still referred to by something the overlays leave unchanged.
    fn still_needed(&mut self) {
        for (named, mut places) in std::mem::take(&mut self.needed) {
            places.dedup();
            let Some(at) = self.withdrawn.get(&named).copied() else { continue };
            let message = format!("what is withdrawn here is still named in {}", places.join(", "));
            self.found(Finding::new(at, Code::StillNeeded, message).hint("change that as well, or keep the record"));
        }
    }

    /// A fault of the framework, located in the files.
    pub(super) fn finding(&self, fault: Fault) -> Finding {
        let Fault { place, rule, message, hint, names } = fault;
        let withdrawn = names.and_then(|named| self.withdrawn.get(&named).copied()).flatten();
        let hint = if withdrawn.is_some() { Some("it is withdrawn there".to_owned()) } else { hint };
        let code = rule.name();
        if let Some(at) = self.locate(&place) {
            return Finding { at: Some(at), code, message, hint, first: withdrawn };
        }
        // If nothing in the files is wrong, the fault follows from what an overlay did to the place.
        let message = if self.dates.is_empty() { message } else { format!("{message} (in {})", told(&place.entry())) };
        let record = self.written.get(&place.record());
        let at = record.and_then(|written| written.key.or_else(|| written.node.first_place()));
        Finding { at, code, message, hint, first: None }
    }

    /// Where a part of a record, or else what encloses it, is written; `None` if no file has the record.
    pub(super) fn locate(&self, place: &Place) -> Option<At> {
        let record = place.record();
        let written = self.written.get(&record)?;
        written.node.locate(&place.0[record.0.len()..], written.key.or(written.node.at))
    }
}
