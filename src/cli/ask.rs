//! `ask`: an answer to a few words.

use clap::ArgMatches;
use serde_json::json;

use super::complain::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, names, seek};
use crate::exchange::answer::AnswerJson;
use crate::report::ask::ask;
use crate::ui::shell::Shell;

/// Answers and prints; the unit that the app would show is meant where none is named.
///
/// # Errors
/// [`Failure`] with the word that was not understood.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
}
