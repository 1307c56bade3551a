//! The command line: the same work without a screen, for pipes and scripts.
//!
//! ```text
//! args      what can be typed, in both languages; complain: what is wrong with it, exit codes
//! names     names of fixed things; seek: of things of the book; nearest: what may have been meant
//! place     where the book lies; make: new books
//! init, compare, ask, check, overview, list, report_data, form, set_count, journal, erase, verify:
//!           the commands
//! start     the app
//! out       writing; crash: when the program fails
//! ```
//!
//! Data goes to the standard output and nothing else does; sentences go to the standard error.

pub mod args;
mod ask;
mod check;
mod compare;
pub mod complain;
mod crash;
mod erase;
pub mod failure;
mod form;
mod init;
mod journal;
mod list;
mod make;
mod names;
mod nearest;
mod out;
mod overview;
mod place;
mod report_data;
mod seek;
mod set_count;
mod start;
mod verify;
mod who;

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use args::Parsed;
use failure::{Code, Failure};
use out::Out;
use place::Call;

use crate::words::Lang;

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    // What we make is nobody else's business.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let typed: Vec<OsString> = std::env::args_os().collect();
    if let [_, word, dir] = &typed[..]
        && word == place::KEEP_STATE
    {
        let kept = crate::store::keep_state(Path::new(dir));
        return if kept.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let lang = args::language(&typed);
    let code = match run(&typed, lang) {
        Ok(code) => code,
        Err(Failure::Closed) => Code::Fine,
        Err(Failure::Told { code, text }) => {
            out::tell(&text);
            code
        }
    };
    ExitCode::from(code.number())
}

fn run(typed: &[OsString], lang: Lang) -> Result<Code, Failure> {
    let matches = match args::parse(typed, lang)? {
        Parsed::Matches(matches) => matches,
        Parsed::Text(text) => {
            Out::new(&mut io::stdout().lock(), lang).text(&text)?;
            return Ok(Code::Fine);
        }
    };
    let call = Call::new(&matches, lang)?;
    crash::watch(&call.dir, lang);
    call.prepare()?;
    let Some((name, matches)) = matches.subcommand() else { return start::run(call) };
    let mut stdout = io::stdout().lock();
    let out = &mut Out::new(&mut stdout, lang);
    match name {
        "init" => init::run(&call, matches, out),
        "compare" => compare::run(&call, matches, out),
        "ask" => ask::run(&call, matches, out),
        "check" => check::run(&call, matches, out),
        "overview" => overview::run(&call, matches, out),
        "list" => list::list(&call, matches, out),
        "show" => list::show(&call, matches, out),
        "report-data" => report_data::run(&call, matches, out),
        "form" => form::run(&call, matches, out),
        "set-count" => set_count::run(&call, matches, out),
        "journal" => journal::run(&call, matches, out),
        "erase" => erase::run(&call, matches, out),
        _ => verify::run(&call, out),
    }
}
