//! Making books: the sample book, an empty one for a unit, the one of `--demo`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::place::{self, Call};
use super::seek;
use crate::domain::book::Book;
use crate::domain::catalogue::{Choice, List};
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::domain::text::{Text, clean_line};
use crate::domain::unit::Unit;
use crate::domain::value::{LONGEST_TEXT, Value};
use crate::exchange::sample;
use crate::store::{Embedded, IoFailure, OpenError, Operation, Position, Store};
use crate::words::{Lang, Word};

/// A book that was just made.
pub struct Made {
    /// Its records.
    pub book: Book,
    /// The change that brought them in.
    pub position: Position,
}

/// What a new book begins with.
pub enum Beginning {
    /// The sample records.
    Sample,
    /// One unit.
    Unit(Box<Unit>),
}

impl Beginning {
    /// One unit of this name and level.
    ///
    /// # Errors
    /// [`Failure`] when the name is empty or too long, or the level is not one.
    pub fn unit(name: &str, level: &str, lang: Lang) -> Result<Beginning, Failure> {
        let level = seek::choice(List::UnitLevel, level, lang)?;
        let name = unit_name(name, lang)?;
        let id = Id::from_name(&name, |_| false);
        let value_of = |key: &str| match key {
            "id" => Value::Text(id.as_str().into()),
            "name" => Value::Text(name.clone()),
            "level" => Value::Text(Choice::id(level).as_str().into()),
            _ => Value::Absent,
        };
        match Record::from_values(Kind::Unit, &value_of) {
            Ok(Record::Unit(unit)) => Ok(Beginning::Unit(Box::new(unit))),
            Ok(_) => Err(Failure::user(lang.say(Word::CliBadLine))),
            Err(bad) => {
                let said: Vec<String> = bad.iter().map(|bad| bad.say(lang)).collect();
                Err(Failure::user(said.join("\n")))
            }
        }
    }

    fn change(self, lang: Lang) -> Result<Change, Failure> {
        match self {
            Beginning::Unit(unit) => Ok(Change { edits: vec![Edit::Add(Record::Unit(*unit))] }),
            Beginning::Sample => sample_change(lang),
        }
    }
}

fn sample_change(lang: Lang) -> Result<Change, Failure> {
    sample::change().map_err(|problems| {
        let said: Vec<String> = problems.iter().map(|one| one.say(lang)).collect();
        Failure::user(said.join("\n"))
    })
}

/// The sample book in memory, without a place on disk.
///
/// # Errors
/// [`Failure`] when its files are wrong; a test proves that they are not.
pub fn sample(lang: Lang) -> Result<Book, Failure> {
    let mut book = Book::default();
    let applied = sample_change(lang)?.apply(&mut book);
    applied.map_err(|conflict| Failure::user(conflict.say(lang)))?;
    Ok(book)
}

/// The name of a unit, clean.
///
/// # Errors
/// [`Failure`] when it is empty or too long.
pub fn unit_name(name: &str, lang: Lang) -> Result<Text, Failure> {
    let clean = clean_line(name);
    let bad = |why: String| Failure::value(lang, "--unit", &clean, &why);
    match clean.len() {
        0 => Err(bad(lang.say(Word::BadEmpty).to_owned())),
        len if len > LONGEST_TEXT => {
            let max = LONGEST_TEXT.to_string();
            let why = lang.fill(Word::BadText, &[("max", &max)]);
            Err(Failure::value(lang, "--unit", "…", &why))
        }
        _ => Ok(clean),
    }
}

/// Makes a book. One that was begun and holds nothing yet is taken for new.
///
/// # Errors
/// [`Failure`] when there is a book, or the disk says no.
pub fn make(dir: &Path, beginning: Beginning, lang: Lang) -> Result<Made, Failure> {
    let change = beginning.change(lang)?;
    let mut store = match place::create(dir) {
        Ok(store) => store,
        Err(exists @ OpenError::Exists { .. }) => {
            empty(dir).ok_or_else(|| Failure::open(&exists, lang))?
        }
        Err(error) => return Err(Failure::open(&error, lang)),
    };
    let position = place::commit(&mut store, Operation::Init, (change, None), lang)?;
    let book = store.load().map_err(|error| Failure::store(&error, lang))?;
    Ok(Made { book, position })
}

/// The book of a directory, when it is one that was made and never filled.
fn empty(dir: &Path) -> Option<Embedded> {
    let store = place::open(dir).ok()?;
    (store.read_only().is_none() && store.position().seq == 0).then_some(store)
}

/// Makes the sample book beside its place and moves it there whole. Of several processes that do
/// this at the same moment one wins, and the others use what it made.
///
/// # Errors
/// [`Failure`] when it cannot be made and nobody else made it.
pub fn demo(dir: &Path, lang: Lang) -> Result<(), Failure> {
    let mut name = OsString::from(dir.as_os_str());
    name.push(format!(".new-{}", std::process::id()));
    let aside = PathBuf::from(name);
    // Left by a process of the same number that was killed.
    _ = fs::remove_dir_all(&aside);
    let made = make(&aside, Beginning::Sample, lang).map(drop);
    let moved = made.and_then(|()| {
        fs::rename(&aside, dir).map_err(|source| {
            let (doing, path) = (Word::StoreMaking, dir.to_owned());
            Failure::open(&OpenError::Io(IoFailure { doing, path, source }), lang)
        })
    });
    _ = fs::remove_dir_all(&aside);
    if place::has_book(dir) { Ok(()) } else { moved }
}

impl Call {
    /// Makes the sample book of `--demo` when it is not there.
    ///
    /// # Errors
    /// [`Failure`] when it cannot be made.
    pub fn prepare(&self) -> Result<(), Failure> {
        if !self.is_demo || self.has_book() {
            return Ok(());
        }
        demo(&self.dir, self.lang)
    }

    /// How much the book holds, in words.
    #[must_use]
    pub fn holds(&self, book: &Book) -> String {
        let records = |kind| book.records(kind).count().to_string();
        let sheets = book.sheets().count().to_string();
        let counts: usize = book.sheets().map(|sheet| sheet.lines().len()).sum();
        let parts = [
            ("units", records(Kind::Unit)),
            ("documents", records(Kind::Document)),
            ("movements", records(Kind::Movement)),
            ("exemplars", records(Kind::Exemplar)),
            ("indicators", records(Kind::Indicator)),
            ("sheets", sheets),
            ("counts", counts.to_string()),
        ];
        let parts: Vec<(&str, &str)> = parts.iter().map(|(key, n)| (*key, n.as_str())).collect();
        self.lang.fill(Word::CliHolds, &parts)
    }
}
