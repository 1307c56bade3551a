//! Tables and answers: pure functions from a book to values that screen, command line and files
//! print alike.
//!
//! - [`ended`]: what is said of figures of a unit that no longer existed.
//! - [`cite`]: documents as Vietnamese law wants them cited.
//! - [`find`]: what a person means by the words typed.
//! - [`compare`]: award counts over years, with increase and decrease.
//! - [`contents`]: everything that was taken from one report.
//! - [`forms`]: the statistical forms of a unit and a year.
//! - [`ask`]: a question in a few words, the figure first in the answer.
//! - [`check`]: what is against a rule of law, or cannot be right.
//! - [`say`]: sentences about a figure.
//! - [`journal`]: what was done, by whom and when; [`difference`]: what of a text is new; [`gone`]:
//!   what the book no longer has.
//! - [`label`]: what dimensions and rows are called.
//! - [`listing`]: records of a kind as a table.
//! - [`order`]: the order of records by a field.
//! - [`present`]: values of records as people read them.
//! - [`life`]: what models, units and movements lack.
//! - [`overview`]: what is due, this year beside the last, what is new, what is missing.
//! - [`parts`]: what belongs to a record, and who else refers to it.
//! - [`register`]: counts out of the register of decisions.
//! - [`refers`]: who refers to a record.
//! - [`series`]: indicators over years.
//! - [`whose`]: whose records are a unit's.
//! - [`table`]: columns and rows of text, and the forms they are printed in.

pub mod ask;
pub mod check;
pub mod cite;
pub mod compare;
pub mod contents;
pub mod difference;
pub mod ended;
pub mod find;
pub mod forms;
pub mod gone;
pub mod journal;
pub mod label;
pub mod life;
pub mod listing;
pub mod order;
pub mod overview;
pub mod parts;
pub mod present;
pub mod refers;
pub mod register;
pub mod say;
pub mod series;
pub mod table;
pub mod whose;
