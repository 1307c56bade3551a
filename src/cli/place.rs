//! Where the book lies, and how a command opens it.
//!
//! Reading takes no lock and repairs nothing, so that a command in a pipe is never in anybody's
//! way; writing owns the book for as long as it takes.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::args;
use super::failure::{Code, Failure};
use super::out;
use super::who::who;
use crate::app::desk::Who;
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::store::place::Place;
use crate::store::{self, Embedded, OpenError, Operation, Position, Request, Store};
use crate::words::{Lang, Word};

/// One call of the program: for whom, on which book.
#[derive(Clone, Debug)]
pub struct Call {
    /// Language of all sentences.
    pub lang: Lang,
    /// The data directory.
    pub dir: PathBuf,
    /// What a person has to add to `thidua` to come back to the same book.
    pub again: String,
    /// The book is the sample book of `--demo`.
    pub is_demo: bool,
    /// The app begins with nothing to be changed.
    pub is_read_only: bool,
}

/// A book that is read.
#[derive(Debug)]
pub struct Seen {
    /// All records, as far as the journal is good.
    pub book: Book,
    /// Where its journal ends.
    pub position: Position,
    /// What is wrong with it.
    damage: Option<String>,
}

impl Seen {
    /// How a command that read this book ends: what it printed stands, but a script must be able to
    /// tell that it may not be all.
    #[must_use]
    pub fn end(&self) -> Code {
        match &self.damage {
            None => Code::Fine,
            Some(damage) => {
                out::tell(damage);
                Code::Damaged
            }
        }
    }
}

/// The word with which this program, called by itself, keeps the state of a book.
pub const KEEP_STATE: &str = "--keep-state";

/// Opens a book; sled gets a process of its own.
///
/// # Errors
/// As for [`store::open`].
pub fn open(dir: &Path) -> Result<Embedded, OpenError> {
    match env::current_exe() {
        Ok(program) => store::open_apart(dir, &program, KEEP_STATE),
        Err(_) => store::open(dir),
    }
}

/// Makes a book; sled gets a process of its own.
///
/// # Errors
/// As for [`store::create`].
pub fn create(dir: &Path) -> Result<Embedded, OpenError> {
    match env::current_exe() {
        Ok(program) => store::create_apart(dir, &program, KEEP_STATE),
        Err(_) => store::create(dir),
    }
}

impl Call {
    /// Finds the data directory.
    ///
    /// # Errors
    /// [`Failure`] when there is none, or two were meant.
    pub fn new(matches: &ArgMatches, lang: Lang) -> Result<Call, Failure> {
        let typed = args::data_dir(matches);
        let is_demo = matches.get_flag("demo");
        if is_demo && typed.is_some() {
            return Err(Failure::usage(lang.say(Word::CliDemoAndDir)));
        }
        let again = match &typed {
            Some(dir) => format!(" --data-dir {}", quoted(dir)),
            None if is_demo => " --demo".to_owned(),
            None => String::new(),
        };
        let of_environment = || given("THIDUA_DATA").map(PathBuf::from);
        let dir = match typed {
            Some(dir) => Some(dir),
            None if is_demo => home("thidua-demo"),
            None => of_environment().or_else(|| home("thidua")),
        };
        let dir = dir.filter(|dir| !dir.as_os_str().is_empty());
        let dir = dir.ok_or_else(|| Failure::usage(lang.say(Word::CliNoHome)))?;
        // Without this a relative directory of one part would have no parent to be made in.
        let dir = std::path::absolute(&dir).unwrap_or(dir);
        let is_read_only = matches.get_flag("read-only");
        Ok(Call { lang, dir, again, is_demo, is_read_only })
    }

    /// The same person, on the sample book.
    ///
    /// # Errors
    /// [`Failure`] when there is no place for it.
    pub fn demo(&self) -> Result<Call, Failure> {
        let dir = home("thidua-demo");
        let dir = dir.ok_or_else(|| Failure::usage(self.lang.say(Word::CliNoHome)))?;
        let again = " --demo".to_owned();
        Ok(Call { dir, again, is_demo: true, ..self.clone() })
    }

    /// True when there is a book, of whatever version and in whatever state.
    #[must_use]
    pub fn has_book(&self) -> bool {
        has_book(&self.dir)
    }

    /// The book, without owning it, but for the moment in which a long one is read from its state:
    /// replaying a journal of more than one segment takes too long.
    ///
    /// # Errors
    /// [`Failure`] when there is none or it cannot be read.
    pub fn look(&self) -> Result<Seen, Failure> {
        let is_long = Place::new(&self.dir).segment(2).exists();
        if is_long
            && let Ok(mut store) = open(&self.dir)
            && store.read_only().is_none()
            && let Ok(book) = store.load()
        {
            return Ok(Seen { book, position: store.position(), damage: None });
        }
        let (book, position, findings) =
            store::look(&self.dir).map_err(|error| Failure::open(&error, self.lang))?;
        let said: Vec<String> = findings.iter().map(|finding| finding.say(self.lang)).collect();
        let damage = self.lang.fill(Word::CliDamaged, &[("why", &said.join("; "))]);
        Ok(Seen { book, position, damage: (!said.is_empty()).then_some(damage) })
    }

    /// Nothing is changed where the person said so.
    ///
    /// # Errors
    /// [`Failure`] with `--read-only`.
    pub fn may_change(&self) -> Result<(), Failure> {
        match self.is_read_only {
            true => Err(Failure::usage(self.lang.say(Word::CliReadOnly))),
            false => Ok(()),
        }
    }

    /// The book, to change it.
    ///
    /// # Errors
    /// [`Failure`] with `--read-only`, when there is none, another process holds it, or it is
    /// damaged.
    pub fn own(&self) -> Result<(Embedded, Book), Failure> {
        self.may_change()?;
        let mut store = open(&self.dir).map_err(|error| Failure::open(&error, self.lang))?;
        if let Some(finding) = store.read_only() {
            let text = self.lang.fill(Word::StoreReadOnly, &[("why", &finding.say(self.lang))]);
            return Err(Failure::Told { code: Code::Damaged, text });
        }
        let book = store.load().map_err(|error| Failure::store(&error, self.lang))?;
        for warning in store.warnings() {
            out::tell(&self.lang.fill(Word::CliWarning, &[("what", &warning.say(self.lang))]));
        }
        Ok((store, book))
    }
}

/// Commits a change in the name of whoever runs this process.
///
/// # Errors
/// [`Failure`] with the reason of the store.
pub fn commit(
    store: &mut Embedded,
    operation: Operation,
    (change, reason): (Change, Option<String>),
    lang: Lang,
) -> Result<Position, Failure> {
    let Who { user, uid } = who();
    let request = Request { at: jiff::Timestamp::now(), user, uid, operation, change, reason };
    store.commit(&request).map_err(|error| Failure::store(&error, lang))
}

/// True when a directory holds a book, of whatever version and in whatever state.
pub(super) fn has_book(dir: &Path) -> bool {
    // Where it cannot be told, opening says why.
    Place::new(dir).format().try_exists().unwrap_or(true)
}

/// The value of a variable of the environment; an empty one is none.
pub(super) fn given(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// A directory below the person's data: `$XDG_DATA_HOME`, which counts only when absolute, or
/// `~/.local/share`.
fn home(name: &str) -> Option<PathBuf> {
    let data = given("XDG_DATA_HOME").map(PathBuf::from).filter(|dir| dir.is_absolute());
    let data = data.or_else(|| given("HOME").map(|home| PathBuf::from(home).join(".local/share")));
    data.map(|dir| dir.join(name))
}

/// The path as a shell would read it back.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | '~');
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text,
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_survive_a_shell() {
        let shown = |text: &str| quoted(Path::new(text));
        assert_eq!(shown("/tmp/sổ-2020"), "/tmp/sổ-2020");
        assert_eq!(shown("/tmp/a b"), "'/tmp/a b'");
        assert_eq!(shown("it's"), "'it'\\''s'");
    }
}
