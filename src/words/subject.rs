//! Subjects as places in the data: the one knows nothing of the framework, the other nothing of reports.

use crate::framework::{Place, Step};
use crate::report::Subject;

impl From<Place> for Subject {
    fn from(place: Place) -> Self {
        let steps: Vec<String> = place.0.iter().map(ToString::to_string).collect();
        Self::new(steps.join("/"))
    }
}

/// The place that a subject stands for. What follows the table and the id of a record, and is a number, is the place
/// in a list.
pub(crate) fn place(subject: &Subject) -> Place {
    let step = |(n, step): (usize, &str)| match step.parse() {
        Ok(index) if n > 1 => Step::Index(index),
        _ => Step::Key(step.into()),
    };
    Place(subject.path().split('/').enumerate().map(step).collect())
}
