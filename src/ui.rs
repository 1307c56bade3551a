//! Screens: plain state that reads the book and says what should happen.
//!
//! ```text
//! key → keys::action → Shell::handle(input, &Book) → Effect
//!                                  └─ Shell::render(&self, &Book, frame)
//! ```
//!
//! A screen's fields are either parameters (what the person chose) or view data derived from them
//! and the book; drawing writes nothing back and never sees a store.

pub mod answer;
pub mod browse;
pub mod compare;
pub mod detail;
pub mod draft;
pub mod drafts;
pub mod field;
pub mod findings;
pub mod form;
pub mod grid;
pub mod help;
pub mod journal;
pub mod keys;
pub mod list;
pub mod overview;
pub mod paint;
pub mod palette;
pub mod parts;
pub mod picker;
pub mod plain;
pub mod reason;
pub mod rows;
pub mod save;
pub mod screen;
pub mod series;
pub mod shell;
pub mod statistics;
pub mod tab;
pub mod table;
pub mod theme;
pub mod title;
pub mod typing;
pub mod units;
