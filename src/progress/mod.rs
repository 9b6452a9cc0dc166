//! What a person still needs, and in which order: pure functions of a framework and a person's record.
//!
//! [`Holdings`] is what a record amounts to, [`Gap`] what a role's profile names beyond that, [`Nearest`] what is
//! closest, [`Plan`] the steps in order, and [`Schedule`] their dates. None of them reads a clock or a file; the same
//! framework and record always give the same answer.
//!
//! From a record to a verdict: [`Holdings`] gives everything in the framework its [`Standing`]; an expectation of a role is
//! made of [`Part`]s, which look theirs up; [`Expected`] puts them together and gives the [`Answer`]; [`Gap`] has them all,
//! and what the role expects to be shown.
//!
//! What counts as what, and by which sentence of the guidance:
//!
//! - A qualification that is held holds the units it can't be gained without, and those it takes in (3.2.4, 4.3.2). That
//!   whoever has it holds the lower qualification too is our reading. Which optional units were taken is not known from it.
//!   One that is in progress has those units in progress; the lower qualification is not taken to be in progress with it.
//! - "Working at" a qualification is answered by one that is achieved; what is in progress answers where the profile says
//!   "towards" (section 4). [`Sense`](crate::framework::role::Sense) has the profiles line by line.
//! - A qualification of a higher level answers for a lower one: our reading, and marked. A lower one is never proposed to
//!   whoever has a higher one.
//! - A qualification that was made for another role and shares units with the one that is asked for leaves additional units
//!   to gain (3.2.4, 4.2.2).
//! - A National Occupational Standard is evidenced by a piece of evidence, by a unit that draws on it, or by experience that
//!   was deemed equivalent. Where a level is asked for, a unit of a lower level is known and does not answer; neither does
//!   it begin a qualification of the higher level.
//! - English and maths at Level 2 and professional standard 11 are one fact (4.5.2, Appendix 2): either gives the other.
//! - What is deemed equivalent counts as much as what is held, and stays marked (section 4).
//! - What a role *may be* working towards is shown and never counted.
//! - Policies and specialist skills are shown at work: they are named, and no record meets them.
//! - More held never meets less.
//! - What a record names and the framework does not have counts for nothing, and does no harm.

mod ahead;
mod choice;
mod closing;
mod course;
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
pub use expected::{Answer, Counts, Expected};
pub use gap::{Duty, Gap, Item, Measure, Thing};
pub use help::Help;
pub use holdings::Holdings;
pub use made_of::{incorporated, required};
pub use nearest::{Closeness, Direction, Nearest, Outcome};
pub use part::{Part, Skills};
pub use plan::{Plan, Step};
pub use reflected::Reflected;
pub use schedule::{Late, Pace, Schedule, Slot, Verdict};
pub use standing::{Because, Standing};
pub use task::Task;
pub use team::{Aim, By, Case, Covered, Difference, Member, Need, Risk, Target, Team};
pub use terms::Terms;
pub use toward::{Tally, Toward, UnitLeft};
