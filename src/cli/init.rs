//! `init`: a new book.

use clap::ArgMatches;

use super::args;
use super::failure::{Code, Failure};
use super::make::{self, Beginning};
use super::out::Out;
use super::place::Call;
use crate::words::Word;

/// Makes a book where none is, and says what to do next.
///
/// # Errors
/// [`Failure`] when there is one, or it cannot be made.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    call.may_change()?;
    let typed = (args::text(matches, "unit"), args::text(matches, "level"));
    let beginning = match typed {
        _ if matches.get_flag("sample") => Beginning::Sample,
        (Some(name), Some(level)) => Beginning::unit(name, level, lang)?,
        _ => return Err(Failure::usage(lang.say(Word::CliInitWhat))),
    };
    let unit = match &beginning {
        Beginning::Unit(unit) => Some((unit.name.to_string(), unit.id.to_string())),
        Beginning::Sample => None,
    };
    let made = make::make(&call.dir, beginning, lang)?;
    let dir = call.dir.display().to_string();
    let again = ("dir", call.again.as_str());
    let (done, next) = match &unit {
        None => (
            lang.fill(Word::CliMadeSample, &[("dir", &dir)]),
            lang.fill(Word::CliNextSample, &[again]),
        ),
        Some((name, id)) => (
            lang.fill(Word::CliMadeUnit, &[("unit", name), ("id", id), ("dir", &dir)]),
            lang.fill(Word::CliNextUnit, &[again, ("id", id)]),
        ),
    };
    out.line(&done)?;
    if unit.is_none() {
        out.line(&call.holds(&made.book))?;
    }
    out.line(&lang.fill(Word::CliSaved, &[("position", &made.position.to_string())]))?;
    out.line(&next)?;
    Ok(Code::Fine)
}
