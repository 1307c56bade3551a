//! What the records are: their words, their forms, how they change. No clock, no file, no terminal.
//!
//! - [`text`]: Vietnamese text, numbers, dates.
//! - [`catalogue`]: the awards, fields, occasions and closed lists everything refers to.
//! - [`record`]: what all kinds of records share; one room a kind beside it.
//! - [`sheet`]: the award counts of one unit in one year.
//! - [`book`]: all records in memory; [`change`]: the only way a book changes.
//! - [`history`]: what was done, and what of it can be taken back.
//! - [`lineage`]: units through time: names, trees, who came before and after.
//! - [`qualified`]: numbers that are not said exactly.
//! - [`rule`]: rules of law that figures are held against; [`cap`]: what they leave to others.
//! - [`saying`]: a text of the data in both languages.

pub mod book;
pub mod cap;
pub mod catalogue;
pub mod change;
pub mod decision;
pub mod document;
pub mod exemplar;
pub mod history;
pub mod id;
pub mod indicator;
pub mod lineage;
pub mod movement;
pub mod outcome;
pub mod qualified;
pub mod record;
pub mod rule;
pub mod saying;
pub mod sheet;
pub mod text;
pub mod unit;
pub mod value;
pub mod waiver;
pub mod yearday;
