//! Looks up what is known about a subject.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::framework::about::{Change, Erratum};
use crate::framework::overlay::{Deed, Touch};
use crate::framework::{Framework, Id, Keyed, Place, Step, Withdrawn};
use crate::report::{Shown, Subject};
use crate::words::subject::place;
use crate::words::{Kept, capital, source};

use super::besides;
use super::record::{Mark, Marks};

/// A framework with its overlays, and a record if there is one.
pub(super) struct Known<'a> {
    pub(super) framework: &'a Framework,
    marks: Option<Marks<'a>>,
    misprints: OnceCell<BTreeMap<Place, Vec<&'a Erratum>>>,
    /// What was withdrawn, by the path of its subject.
    withdrawn: OnceCell<BTreeMap<String, Withdrawn<'a>>>,
    besides: OnceCell<Vec<Wrote<'a>>>,
}

/// What an overlay wrote at a place.
pub(super) struct Wrote<'a> {
    pub(super) place: &'a Place,
    pub(super) touch: Touch<'a>,
    /// The texts that are there now and were not before.
    pub(super) texts: &'a [String],
}

impl<'a> Known<'a> {
    pub(super) fn of(framework: &'a Framework, kept: Option<Kept<'a>>) -> Self {
        let marks = kept.map(|kept| Marks::of(framework, kept));
        Self { framework, marks, misprints: OnceCell::new(), withdrawn: OnceCell::new(), besides: OnceCell::new() }
    }

    /// Whose record it is, by name or else by file; `None` without a record.
    pub(super) fn whose(&self) -> Option<String> {
        self.marks.as_ref().map(Marks::whose)
    }

    /// What the record says about the subject.
    pub(super) fn mark(&self, subject: &Subject) -> Option<Mark> {
        self.marks.as_ref()?.of_place(&place(subject))
    }

    /// What overlays did to some subjects, in one sentence each; what they did to enclosing records and lists comes
    /// first, in brief.
    pub(super) fn overlays(&self, about: &[Subject]) -> Vec<String> {
        let mut all = Vec::new();
        if self.framework.overlays.is_empty() {
            return all;
        }
        for subject in about {
            let name = name(subject);
            let around = self.overlays_around(subject).into_iter();
            for words in around.chain(self.overlays_at(subject, false)) {
                let sentence = name.as_ref().map_or_else(|| capital(&words), |id| format!("{id}: {words}"));
                if !all.contains(&sentence) {
                    all.push(sentence);
                }
            }
        }
        all
    }

    /// What overlays did to whatever encloses the subject: who added the record, who changed the list.
    pub(super) fn overlays_around(&self, subject: &Subject) -> Vec<String> {
        self.framework.overlays.around(&place(subject)).iter().map(Touch::brief).collect()
    }

    /// What overlays did to the subject and its parts; in brief, without the earlier values.
    pub(super) fn overlays_at(&self, subject: &Subject, is_brief: bool) -> Vec<String> {
        let words = |touch: &Touch<'_>| if is_brief { touch.brief() } else { touch.words() };
        let touches = self.touches(&place(subject)).into_iter();
        // Withdrawn records are listed elsewhere, with title and reason.
        touches.filter(|touch| !matches!(touch.deed, Deed::Withdrawn(_))).map(|touch| words(&touch)).collect()
    }

    /// What was done at a place. A sentence about a field names it, so the sentence is made for the value that has the
    /// field.
    fn touches(&self, place: &Place) -> Vec<Touch<'a>> {
        let mut base = place.clone();
        while base.0.len() > base.record().0.len() && matches!(base.0.last(), Some(Step::Key(_))) {
            base.0.pop();
        }
        let mut touches = self.framework.overlays.at(&base);
        touches.retain(|touch| touch.steps.starts_with(&place.0[base.0.len()..]));
        touches
    }

    /// What overlays did that may show where no line is about it.
    pub(super) fn besides(&self) -> &[Wrote<'a>] {
        self.besides.get_or_init(|| {
            let all = self
                .framework
                .overlays
                .all()
                .filter(|(place, touch)| !matches!(touch.deed, Deed::Withdrawn(_)) && besides::may_be(place));
            let texts = self.framework.overlays.texts();
            all.map(|(place, touch)| Wrote { place, touch, texts: texts.get(place).map_or(&[], Vec::as_slice) })
                .collect()
        })
    }

    /// The withdrawn record, if the subject was withdrawn.
    pub(super) fn withdrawn(&self, subject: &Subject) -> Option<&Withdrawn<'a>> {
        let all = self.withdrawn.get_or_init(|| {
            self.framework
                .withdrawn()
                .into_iter()
                .map(|gone| (Subject::from(gone.place.clone()).to_string(), gone))
                .collect()
        });
        all.get(subject.path())
    }

    /// The misprints recorded for the subject.
    pub(super) fn errata(&self, subject: &Subject) -> &[&'a Erratum] {
        let all = self.misprints.get_or_init(|| {
            let mut all: BTreeMap<Place, Vec<&'a Erratum>> = BTreeMap::new();
            for (mut place, erratum) in self.framework.errata() {
                place.0.truncate(place.0.len() - 2);
                all.entry(place).or_default().push(erratum);
            }
            all
        });
        all.get(&place(subject)).map_or(&[], Vec::as_slice)
    }

    /// Those misprints as one line each.
    pub(super) fn misprints(&self, subject: &Subject) -> Vec<String> {
        self.errata(subject).iter().map(|erratum| source::misprint_line(self.framework, erratum)).collect()
    }

    /// What has changed since the publication.
    pub(super) fn changes(&self, subject: &Subject) -> impl Iterator<Item = &'a Keyed<Change>> {
        self.change_ids(&place(subject)).iter().map(|id| self.framework.changes.known(id))
    }

    /// The ids of those changes: for a record, for a suggestion, or for the list itself, as in `roles/ta3/changes`.
    pub(super) fn change_ids(&self, place: &Place) -> &'a [Id<Change>] {
        let framework = self.framework;
        let steps: Vec<String> = place.0.iter().map(ToString::to_string).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let steps = steps.strip_suffix(&["changes"]).unwrap_or(&steps);
        let found = match steps {
            ["roles", id] => role(framework, id).map(|role| &role.changes),
            ["roles", id, "cpd", "suggestions", n] => {
                let suggestion = n.parse::<usize>().ok().and_then(|n| role(framework, id)?.cpd.suggestions.get(n));
                suggestion.map(|suggestion| &suggestion.changes)
            }
            ["qualifications", id] => {
                id.parse().ok().and_then(|id| framework.qualifications.get(&id)).map(|one| &one.changes)
            }
            ["units", id] => id.parse().ok().and_then(|id| framework.units.get(&id)).map(|one| &one.changes),
            ["skill_courses", id] => {
                id.parse().ok().and_then(|id| framework.skill_courses.get(&id)).map(|one| &one.changes)
            }
            ["resources", id] => id.parse().ok().and_then(|id| framework.resources.get(&id)).map(|one| &one.changes),
            ["suite"] => framework.suite.as_ref().map(|one| &one.changes),
            ["professional_standards"] => framework.professional_standards.as_ref().map(|one| &one.changes),
            ["training"] => framework.training.as_ref().map(|one| &one.changes),
            ["credit"] => framework.credit.as_ref().map(|one| &one.changes),
            _ => None,
        };
        found.map_or(&[], Vec::as_slice)
    }
}

/// The id of the subject's record, if it is only named, so that notes say what they refer to.
pub(super) fn name(subject: &Subject) -> Option<String> {
    let named = (subject.shown == Shown::ByName).then(|| place(subject).record());
    named.and_then(|record| record.0.last().map(ToString::to_string))
}

/// A role by its id.
pub(super) fn role<'a>(framework: &'a Framework, id: &str) -> Option<&'a Keyed<crate::framework::role::Role>> {
    framework.roles.get(&id.parse().ok()?)
}
