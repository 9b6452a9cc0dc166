//! What a person still needs, and in which order: pure functions of a framework and a person's record.
//!
//! [`Holdings`] is what a record amounts to, [`Gap`] what a role's profile names beyond that, [`Nearest`] what is
//! closest, [`Plan`] the steps in order, and [`Schedule`] their dates. None of them reads a clock or a file; the same
//! framework and record always give the same answer.
//!
//! What counts as what:
//!
//! - A qualification that is held holds its mandatory, core and additional units, and the qualifications whose units
//!   it incorporates with theirs. Which optional units were taken is not known from it. One that is in progress has
//!   those units in progress; the lower qualification is not taken to be in progress with it.
//! - A National Occupational Standard is evidenced by a piece of evidence, by a unit that draws on it, or by
//!   experience that was deemed equivalent.
//! - What is deemed equivalent counts as much as what is held, and stays marked (section 4 of the guidance).
//! - "Working at" and "working towards" are answered by what is in progress; "meeting" and "must have achieved" are
//!   not. The units of a qualification that is completed are a beginning of another one that lists them, and do not answer
//!   "working at" that one. What a role *may be* working towards is shown and never counted.
//! - What a record names and the framework does not have counts for nothing, and does no harm.

mod closing;
mod course;
mod gap;
mod holdings;
mod making;
mod nearest;
mod part;
mod plan;
mod reflected;
mod schedule;
mod standing;
mod task;

pub use course::Course;
pub use gap::{Duty, Expected, Gap, Item, Measure, Thing};
pub use holdings::{Holdings, incorporated, required};
pub use nearest::{Closeness, Help, Nearest};
pub use part::{Choice, Part, Toward, UnitLeft};
pub use plan::{Plan, Step};
pub use schedule::{Pace, Schedule, Slot, Verdict};
pub use standing::{Because, Standing};
pub use task::Task;
