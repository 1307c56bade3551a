//! Tables and answers: pure functions from a book to values that screen, command line and files
//! print alike.
//!
//! - [`cite`]: documents as Vietnamese law wants them cited.
//! - [`find`]: what a person means by the words typed.
//! - [`compare`]: award counts over years, with increase and decrease.
//! - [`ask`]: a question in a few words, the figure first in the answer.
//! - [`say`]: sentences about a figure.
//! - [`label`]: what dimensions and rows are called.
//! - [`present`]: values of records as people read them.
//! - [`life`]: what models, units and movements lack.
//! - [`parts`]: what belongs to a record, and who else refers to it.
//! - [`register`]: counts out of the register of decisions.
//! - [`refers`]: who refers to a record.
//! - [`series`]: indicators over years.
//! - [`table`]: columns and rows of text, and the forms they are printed in.

pub mod ask;
pub mod cite;
pub mod compare;
pub mod find;
pub mod label;
pub mod life;
pub mod parts;
pub mod present;
pub mod refers;
pub mod register;
pub mod say;
pub mod series;
pub mod table;
