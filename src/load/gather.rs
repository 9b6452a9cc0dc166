//! What all files say together, and what is wrong with it: findings that know the file and the place, and get their
//! line when all is read.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{self, Budget, Census};
use super::change::Changed;
use super::problem::{Problem, Problems};
use super::seek::{Seeker, Spot};
use super::source::Source;
use super::wording::{Found, quoted};
use super::{MAX_PROBLEMS, guard, shape, syntax};
use crate::framework::check::Fault;
use crate::framework::overlay::Overlays;
use crate::framework::{self, Contents, Framework, Place, Step};

/// Something that was found, before anybody has looked for its line.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// The file; none for something that no file says.
    pub(super) source: Option<usize>,
    pub(super) spot: Spot,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    /// The place the hint begins with: where the same id or key stands first.
    pub(super) first: Option<(usize, Spot)>,
}

/// What the files read so far say together.
#[derive(Default)]
pub(super) struct Gathered {
    /// What it is called as a whole: the folder that was named.
    pub(super) name: String,
    pub(super) sources: Vec<Source>,
    budget: Budget,
    /// Files that could not be read.
    pub(super) unread: Vec<Problem>,
    pub(super) contents: Contents,
    pub(super) overlays: Overlays,
    /// The file of each record, and of each part of one that an overlay touched, and its place there as written.
    pub(super) origins: BTreeMap<Place, (usize, Place)>,
    /// The same for what an overlay withdrew.
    pub(super) withdrawn: BTreeMap<Place, (usize, Place)>,
    /// What points to something that was withdrawn, by what that is.
    needed: BTreeMap<Place, Vec<String>>,
    /// What overlays have changed so far.
    pub(super) changed: BTreeMap<Place, Changed>,
    /// The file of each overlay that says what it is.
    pub(super) headings: Vec<usize>,
    pub(super) findings: Vec<Finding>,
    /// What is no fault, and may still not be meant.
    pub(super) doubts: Vec<Finding>,
    /// Records with a wrong field.
    pub(super) wrong: BTreeSet<Place>,
    /// Whether some record could not be read.
    pub(super) incomplete: bool,
    /// Whether there may be more problems.
    pub(super) more: bool,
}

impl Gathered {
    pub(super) fn room(&self) -> usize {
        MAX_PROBLEMS.saturating_sub(self.findings.len())
    }

    /// Whether enough has been found; what follows is not looked at then.
    pub(super) fn is_full(&mut self) -> bool {
        // Written as a branch: rustc 1.95 miscompiles `let full = self.room() == 0; self.more |= full` when optimising.
        if self.findings.len() < MAX_PROBLEMS {
            return false;
        }
        self.more = true;
        self.incomplete = true;
        true
    }

    pub(super) fn found(&mut self, source: usize, spot: Spot, found: Found) {
        if self.is_full() {
            return;
        }
        let Found { message, hint, .. } = found;
        self.findings.push(Finding { source: Some(source), spot, message, hint, first: None });
    }

    /// Notes what is no fault; as many as there are faults at the most.
    pub(super) fn doubt(&mut self, finding: Finding) {
        if self.doubts.len() < MAX_PROBLEMS {
            self.doubts.push(finding);
        }
    }

    /// Adds the files of a framework.
    pub(super) fn add_files(&mut self, sources: Vec<Source>, unread: Vec<Problem>) {
        self.incomplete |= !unread.is_empty();
        self.unread.extend(unread);
        let before = self.sources.len();
        self.sources.extend(sources);
        for source in before..self.sources.len() {
            if self.is_full() {
                break;
            }
            let text = std::mem::take(&mut self.sources[source].text);
            if let Some(census) = self.census(source, &text) {
                let contents = match serde_yaml::from_str(&text) {
                    Ok(contents) if census.twins.is_empty() => contents,
                    _ => self.repaired(source, &text, &census),
                };
                self.append(source, contents, census.records);
            }
            self.sources[source].text = text;
        }
    }

    /// One walk through a text, unless there is nothing in it or it can't be read.
    pub(super) fn census(&mut self, source: usize, text: &str) -> Option<Census> {
        if guard::is_empty(text) {
            return None;
        }
        if let Some(((line, column), message, hint)) = guard::refused(text) {
            self.incomplete = true;
            let found = Found { hint: Some(hint.into()), ..Found::new(message) };
            self.found(source, Spot::At(line, column), found);
            return None;
        }
        let (census, walked) = Census::of(text, &mut self.budget);
        if let Err(error) = walked {
            self.incomplete = true;
            let (spot, found) = syntax::explained(text, &error, &census.place);
            self.found(source, spot, found);
            return None;
        }
        Some(census)
    }

    /// Notes the keys that stand twice.
    pub(super) fn twins(&mut self, source: usize, census: &Census) {
        self.more |= census.twins.len() > self.room();
        for twin in census.twins.iter().take(self.room()) {
            self.findings.push(Finding {
                source: Some(source),
                spot: Spot::Key(twin.place.clone(), twin.nth),
                message: format!("{} stands here a second time", quoted(&last(&twin.place))),
                hint: Some("put both together, or give one another name".into()),
                first: Some((source, Spot::Key(twin.first.clone(), 1))),
            });
        }
    }

    /// What a file says that has something wrong in it.
    fn repaired(&mut self, source: usize, text: &str, census: &Census) -> Contents {
        self.twins(source, census);
        let tree = Census::with_tree(text).tree;
        let shape = shape::read(&tree, &census::written(text, &tree), None, self.room());
        self.shaped(source, shape)
    }

    /// Notes what is wrong with the shape of a file, and hands back what is right.
    pub(super) fn shaped(&mut self, source: usize, shape: shape::Shape) -> Contents {
        for (spot, record, found) in shape.wrong {
            self.wrong.insert(normal(&record));
            self.found(source, spot, found);
        }
        self.incomplete |= shape.incomplete;
        self.more |= shape.more;
        shape.contents
    }

    /// Adds records to those there are; gives the places of those that were added.
    pub(super) fn append(&mut self, source: usize, contents: Contents, records: Vec<Place>) -> Vec<Place> {
        let mut written: BTreeMap<Place, Place> = records.into_iter().map(|place| (normal(&place), place)).collect();
        // A key without anything behind it says nothing.
        written.retain(|place, _| match &place.0[..] {
            [Step::Key(key)] if !Contents::is_table(key) => contents.only(key, "").is_some(),
            _ => true,
        });
        let all_taken = self.contents.append(contents);
        self.more |= all_taken.len() > self.room();
        for (n, taken) in all_taken.into_iter().enumerate() {
            let place = written.remove(&taken).unwrap_or_else(|| taken.clone());
            if n < self.room() {
                self.taken(source, &taken, place);
            }
        }
        let added: Vec<Place> = written.keys().cloned().collect();
        for (place, written) in written {
            self.origins.entry(place).or_insert((source, written));
        }
        added
    }

    fn taken(&mut self, source: usize, taken: &Place, place: Place) {
        let hint = match (self.overlays.is_empty(), taken.0.len()) {
            (true, 1) => "there can be one only: put both together",
            (true, _) => "give this one another name, or leave it out",
            (false, _) => {
                "to change what is there, write the fields that change below “change”; “tacareer paths” says what is in use"
            }
        };
        self.findings.push(Finding {
            source: Some(source),
            spot: Spot::Key(place, 1),
            message: format!("{} is taken", quoted(&last(taken))),
            hint: Some(hint.into()),
            first: self.origins.get(taken).map(|(source, place)| (*source, Spot::Key(place.clone(), 1))),
        });
    }

    /// The framework, if it holds together.
    pub(super) fn framework(&mut self) -> Option<Framework> {
        if self.incomplete {
            return None;
        }
        match Framework::new(std::mem::take(&mut self.contents), std::mem::take(&mut self.overlays)) {
            Ok(framework) => Some(framework),
            Err(faults) => {
                self.more |= faults.len() > self.room();
                for fault in faults.into_iter().take(self.room()) {
                    self.fault(fault);
                }
                self.still_needed();
                None
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        if self.wrong.contains(&fault.place.record()) {
            return;
        }
        match &fault.names {
            Some(named) if self.withdrawn.contains_key(named) && self.written(&fault.place).is_none() => {
                self.needed.entry(named.clone()).or_default().push(fault.place.to_string());
            }
            _ => {
                let finding = self.finding(fault);
                self.findings.push(finding);
            }
        }
    }

    /// Notes what is withdrawn and still pointed to by what the overlays leave as it is.
    fn still_needed(&mut self) {
        for (named, places) in std::mem::take(&mut self.needed) {
            let Some((source, written)) = self.withdrawn.get(&named).cloned() else { continue };
            let message = format!("what is withdrawn here is still named in {}", places.join(", "));
            let hint = Some("change that as well, or leave the record".into());
            self.found(source, Spot::Key(written, 1), Found { hint, ..Found::new(message) });
        }
    }

    /// A fault of the framework with its file and the place there as written.
    pub(super) fn finding(&self, fault: Fault) -> Finding {
        let Fault { place, message, hint, names } = fault;
        let withdrawn = names.and_then(|named| self.withdrawn.get(&named));
        let first = withdrawn.map(|(source, written)| (*source, Spot::Key(written.clone(), 1)));
        let hint = if first.is_some() { Some("it is withdrawn there".to_owned()) } else { hint };
        if let Some((source, written)) = self.written(&place) {
            return Finding { source: Some(source), spot: Spot::Value(written), message, hint, first };
        }
        // What no file says is wrong because of what an overlay did to it.
        let message = if self.headings.is_empty() { message } else { format!("{message}, in {place}") };
        let record = place.record();
        let nearby = framework::within(&self.origins, &record).next();
        let (source, spot) = match nearby {
            Some((_, (source, written))) => (Some(*source), Spot::Key(written.clone(), 1)),
            None => (None, Spot::File),
        };
        Finding { source, spot, message, hint, first: None }
    }

    /// The file in which a place stands, and the place there as written.
    pub(super) fn written(&self, place: &Place) -> Option<(usize, Place)> {
        (1..=place.0.len()).rev().find_map(|length| {
            let known = Place(place.0[..length].to_vec());
            let (source, written) = self.origins.get(&known)?;
            Some((*source, place.rebased(&known, written)))
        })
    }

    /// All problems with their lines, in order.
    pub(super) fn problems(&mut self) -> Problems {
        let findings = std::mem::take(&mut self.findings);
        let mut problems = std::mem::take(&mut self.unread);
        problems.extend(self.located(&findings));
        in_order(&mut problems);
        if self.more {
            let more = Problem::of_file(&self.name, "there may be more problems than these");
            problems.push(more.hint("put these right, and check again"));
        }
        Problems(problems)
    }

    /// Findings with their lines.
    pub(super) fn located(&self, findings: &[Finding]) -> Vec<Problem> {
        let mut seeker = Seeker::new(&self.sources);
        findings.iter().map(|finding| self.located_one(&mut seeker, finding)).collect()
    }

    fn located_one(&self, seeker: &mut Seeker<'_>, finding: &Finding) -> Problem {
        let problem = match finding.source {
            None => Problem::of_file(&self.name, &finding.message),
            Some(n) => match (&self.sources[n], seeker.seek(n, &finding.spot)) {
                (source, Some(at)) => Problem::at(&source.name, seeker.line(n, at.0), at, &finding.message),
                (source, None) => {
                    Problem::of_file(&source.name, format!("{}{}", within(&finding.spot), finding.message))
                }
            },
        };
        let first = finding.first.as_ref().and_then(|(n, spot)| {
            let (line, _) = seeker.seek(*n, spot)?;
            let other = if finding.source == Some(*n) { String::new() } else { format!("{}, ", self.sources[*n].name) };
            Some(format!("it stands in {other}line {line}; "))
        });
        match finding.hint.as_ref().map(|hint| first.unwrap_or_default() + hint) {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    }
}

/// Sorts problems by file and line. What has no line comes behind what has one.
pub(super) fn in_order(problems: &mut Vec<Problem>) {
    problems.sort_by_key(|problem| (problem.file.clone(), problem.line.is_none(), problem.line, problem.column));
    problems.dedup();
}

/// A record's place with its id in the form that all its spellings share.
pub(super) fn normal(place: &Place) -> Place {
    match &place.0[..] {
        [Step::Key(table), Step::Key(id)] => Place::of(table).key(census::same_id(table, id)),
        _ => place.clone(),
    }
}

/// The last step in words.
pub(super) fn last(place: &Place) -> String {
    match place.0.last() {
        Some(Step::Key(key)) => key.clone(),
        Some(Step::Index(index)) => index.to_string(),
        None => String::new(),
    }
}

/// The place in words where there is no line: `units.equality-l2.level: `.
fn within(spot: &Spot) -> String {
    match spot {
        Spot::Key(place, _) | Spot::Value(place) if !place.0.is_empty() => format!("{place}: "),
        _ => String::new(),
    }
}
