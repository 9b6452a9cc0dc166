//! A career framework as data, and the questions that people ask about it.
//!
//! A framework is loaded: it is complete and checked, or else there is a list of problems with their places. A command
//! asks it a question and gets a report, an ordinary struct. A report has three faces: a value (JSON, YAML), one table
//! (CSV), and a document (terminal, plain text, Markdown, HTML). Its lines and rows say what they are about, and notes
//! add what else is known: what overlays changed, what a record says, misprints, what has changed since. Renderers use
//! documents and tables, never commands. Dependencies run one way only.
//!
//! ```text
//! YAML text ──load──▶ Framework ──command──▶ Report ──notes──▶ Report ──render──▶ text
//! ```
//!
//! Some questions are about a person: [`record`] is what they hold, and [`progress`] works out from a framework and a
//! record what they still have to gain, what is nearest, and in which order.
//!
//! ```
//! let framework = tacareer::embedded::framework();
//! let role = framework.roles.find("TA 3")?;
//! assert_eq!(role.title, "Teaching Assistant Level 3");
//! assert_eq!(framework.cite(&role.section), "section 4.3, from page 18");
//! # Ok::<(), tacareer::framework::Unknown>(())
//! ```

pub mod candidates;
pub mod cli;
pub mod commands;
pub mod embedded;
pub mod error;
pub mod files;
pub mod framework;
pub mod handbook;
pub mod load;
mod near;
mod notes;
mod place;
pub mod places;
pub mod progress;
pub mod record;
pub mod render;
pub mod report;
pub mod roster;
pub mod schema;
mod shapes;
mod visible;
mod words;
pub mod yaml;
