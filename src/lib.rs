//! t
pub mod framework;
pub mod load;
pub mod render;
pub mod report;
