//! What a person still needs, and in which order: pure functions of a framework and the person's record.
//!
//! [`Holdings`] is what a record amounts to, [`Gap`] is what a role's profile names beyond that, [`Nearest`] is what is
//! closest, [`Plan`] has the steps in order, and [`Schedule`] has their dates. None of them reads a clock or a file:
//! the same framework and record always give the same answer.
//!
//! [`Holdings`] gives everything in the framework a [`Standing`]. An expectation of a role is made of [`Part`]s, which
//! look up their standings; [`Expected`] combines them and gives the [`Answer`]. A [`Gap`] has all expectations, and
//! what the role expects to be shown.
//!
//! What counts as what, and which section of the guidance says so:
//!
//! - A qualification that is held implies its required units and the units it takes in (3.2.4, 4.3.2). That it also
//!   implies the lower qualification is our reading. It does not say which optional units were taken. A qualification
//!   in progress implies that its required units are in progress, but not the lower qualification.
//! - "Working at" a qualification is satisfied by one that is achieved; one in progress is enough only where the
//!   profile says "towards" (section 4). [`Sense`](crate::framework::role::Sense) quotes the profiles.
//! - A qualification at a higher level counts for a lower one; this is our reading, and is marked as such. A lower one
//!   is never proposed to somebody who has a higher one.
//! - A qualification that was designed for another role and shares units with the expected one leaves additional units
//!   to gain (3.2.4, 4.2.2).
//! - A National Occupational Standard is evidenced by a piece of evidence, by a unit that draws on it, or by experience
//!   that was deemed equivalent. If a level is expected, a unit at a lower level is shown but not enough, and it does
//!   not begin a qualification at the higher level.
//! - English and maths at Level 2 and professional standard 11 are the same requirement (4.5.2, Appendix 2): each implies
//!   the other.
//! - What is deemed equivalent counts as much as what is held, and is marked as such (section 4).
//! - What a role *may be* working towards is shown but never counted.
//! - Policies and specialist skills are shown at work: they are named, but no record can meet them.
//! - Holding more never satisfies fewer expectations.
//! - What is in a record but not in the framework is ignored.

mod ahead;
mod choice;
mod closing;
mod course;
mod duty;
mod expected;
mod gap;
mod help;
mod holdings;
mod made_of;
mod making;
mod nearest;
mod part;
mod plan;
mod reflected;
mod said;
mod schedule;
mod standing;
mod task;
mod team;
mod terms;
mod toward;

pub use ahead::Ahead;
pub use choice::{Bridge, Choice};
pub use course::Course;
pub use duty::{Duty, Novelty, new_duties};
pub use expected::{Answer, Counts, Expected};
pub use gap::{Gap, Item, Measure, Thing};
pub use help::Help;
pub use holdings::Holdings;
pub use made_of::{incorporated, required};
pub use nearest::{Closeness, Direction, Nearest, Outcome};
pub use part::{Part, Skills, WhichStandards};
pub use plan::{Plan, Step};
pub use reflected::Reflected;
pub use schedule::{Late, Pace, Schedule, Slot, Verdict};
pub use standing::{Because, Standing};
pub use task::Task;
pub use team::{Aim, By, Case, Covered, Difference, Member, Need, Risk, Target, Team};
pub use terms::Terms;
pub use toward::{Tally, Toward, UnitLeft};
