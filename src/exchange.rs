//! Files in and out.
//!
//! - [`import`]: records and counts read from CSV, every mistake told with its place.
//! - [`records`], [`csv_counts`]: the same written.
//! - [`sample`]: the book that comes with the program.
//! - [`comparison`]: the JSON of a comparison; [`findings`]: findings and rules.
//! - [`contents`]: everything of one report as JSON and CSV.
//! - [`forms`]: the JSON of a statistical form.

pub mod comparison;
pub mod contents;
pub mod csv_counts;
mod csv_file;
pub mod csv_records;
pub mod findings;
pub mod forms;
pub mod import;
pub mod problem;
pub mod records;
pub mod sample;
pub mod series;
