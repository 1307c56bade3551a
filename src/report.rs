//! Tables and answers: pure functions from a book to values that screen, command line and files
//! print alike.
//!
//! - [`find`]: what a person means by the words typed.
//! - [`compare`]: award counts over years, with increase and decrease.

pub mod compare;
pub mod find;
