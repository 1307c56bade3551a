//! Tables and answers: pure functions from a book to values that screen, command line and files
//! print alike.
//!
//! - [`ended`]: what is said of figures of a unit that no longer existed.
//! - [`find`]: what a person means by the words typed.
//! - [`compare`]: award counts over years, with increase and decrease.
//! - [`ask`]: a question in a few words, the figure first in the answer.
//! - [`say`]: sentences about a figure.
//! - [`label`]: what dimensions and rows are called.
//! - [`present`]: values of records as people read them.
//! - [`refers`]: who refers to a record.
//! - [`table`]: columns and rows of text, and the forms they are printed in.

pub mod ask;
pub mod compare;
pub mod ended;
pub mod find;
pub mod label;
pub mod present;
pub mod refers;
pub mod say;
pub mod table;
