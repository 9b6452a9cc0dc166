//! Converts subjects to places in the data: reports know nothing about the framework, and the framework nothing about
//! reports.

use crate::framework::{Place, Step};
use crate::report::Subject;

impl From<Place> for Subject {
    fn from(place: Place) -> Self {
        let steps: Vec<String> = place.0.iter().map(ToString::to_string).collect();
        Self::new(steps.join("/"))
    }
}

/// The place that a subject refers to. Numbers after the table and the id are positions in lists.
pub(crate) fn place(subject: &Subject) -> Place {
    let step = |(n, step): (usize, &str)| match step.parse() {
        Ok(index) if n > 1 => Step::Index(index),
        _ => Step::Key(step.into()),
    };
    Place(subject.path().split('/').enumerate().map(step).collect())
}
