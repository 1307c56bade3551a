//! Which year of a series a question is about: the one it names, the last complete one, the one
//! with most or fewest.

use super::Missing;
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::text::{Period, Year};
use crate::report::compare::Comparison;

/// What asks for the year with most, by the word that goes before and the one that follows, perhaps
/// with an award between them: "nhiều giấy khen nhất".
const MOST: [(&str, &str); 5] =
    [("nhieu", "nhat"), ("cao", "nhat"), ("lon", "nhat"), ("the", "most"), ("the", "highest")];
/// What asks for the year that changed most, behind the word for more or less.
const CHANGED: [(&str, &str); 2] = [("nhieu", "nhat"), ("manh", "nhat")];
/// What asks for the year with fewest.
const LEAST: [(&str, &str); 5] =
    [("it", "nhat"), ("thap", "nhat"), ("nho", "nhat"), ("the", "fewest"), ("the", "lowest")];

/// Where the words of such a pair stand.
pub(super) fn extreme(words: &[&str]) -> Option<(Aim, [usize; 2])> {
    let place = |word: &str| words.iter().position(|one| *one == word);
    let find = |aim: Aim, pairs: &[(&str, &str)]| {
        let places = pairs.iter().map(|(first, second)| Some([place(first)?, place(second)?]));
        Some((aim, places.flatten().find(|[first, second]| first < second)?))
    };
    let behind = |word: &str, places: &[usize; 2]| places[0] > 0 && words[places[0] - 1] == word;
    let changed = find(Aim::Most, &CHANGED).and_then(|(_, places)| match () {
        () if behind("tang", &places) => Some((Aim::Rise, places)),
        () if behind("giam", &places) => Some((Aim::Fall, places)),
        () => None,
    });
    changed.or_else(|| find(Aim::Least, &LEAST)).or_else(|| find(Aim::Most, &MOST))
}

/// Which year of the series is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aim {
    /// The one named, else the last that is complete.
    #[default]
    Latest,
    /// All of them together, "tổng", "bình quân"; the last one beside that.
    Together,
    /// The later of two that are compared, whatever it has.
    Versus,
    /// The one with most.
    Most,
    /// The one with fewest.
    Least,
    /// The one that rose most.
    Rise,
    /// The one that fell most.
    Fall,
}

impl Aim {
    /// What folded words ask for that name so many years.
    pub(super) fn of(words: &[&str], years: usize) -> Aim {
        if let Some((aim, _)) = extreme(words) {
            return aim;
        }
        let has = |pair: [&str; 2]| words.windows(2).any(|two| *two == pair);
        let compares = has(["so", "voi"]) || has(["so", "sanh"]) || has(["compared", "with"]);
        let joins = words.iter().enumerate().any(|(at, word)| match *word {
            "tong" => words.get(at + 1) != Some(&"ket"),
            "total" | "average" | "altogether" => true,
            _ => false,
        });
        let joins = joins || has(["binh", "quan"]) || has(["trung", "binh"]);
        match () {
            () if compares && years == 2 => Aim::Versus,
            () if joins => Aim::Together,
            () => Aim::Latest,
        }
    }

    /// The year is found by its figure.
    #[must_use]
    pub fn is_extreme(self) -> bool {
        matches!(self, Aim::Most | Aim::Least | Aim::Rise | Aim::Fall)
    }

    /// The same, but for a year that did not change so: then none did.
    pub(super) fn met_by(self, change: i64) -> Aim {
        match self {
            Aim::Rise if change <= 0 => Aim::Latest,
            Aim::Fall if change >= 0 => Aim::Latest,
            aim => aim,
        }
    }
}

/// The year, when the unit has sheets but none of it.
pub(super) fn missing(book: &Book, unit: &Id, year: Year) -> Option<Missing> {
    let latest = book.sheets_of(unit.as_str()).last()?.head.year;
    book.sheet(unit.as_str(), year).is_none().then_some(Missing { year, latest })
}

/// The range asked for; else every year of the unit, the one asked for included.
pub(super) fn shown_years(book: &Book, unit: &Id, asked: Option<Period>) -> Period {
    let sheets = book.sheets_of(unit.as_str());
    let known = sheets.first().zip(sheets.last());
    let known = known.map(|(first, last)| Period { from: first.head.year, to: last.head.year });
    match (asked, known) {
        (Some(range), None) => range,
        (Some(range), _) if range.from < range.to => range,
        (Some(one), Some(known)) => {
            Period { from: one.from.min(known.from), to: one.to.max(known.to) }
        }
        (None, Some(known)) => known,
        (None, None) => Period { from: Year::FIRST, to: Year::FIRST },
    }
}

/// The place of the year whose figure is the answer: the one year asked for, or the one with most
/// or fewest; else the last complete one of the years shown that has a figure, else the last that
/// has one.
pub(super) fn headline(aim: Aim, asked: Option<Period>, comparison: &Comparison) -> usize {
    let one = asked.filter(|range| aim == Aim::Versus || range.from == range.to);
    let one = one.map(|range| range.to);
    let asked = one.and_then(|year| comparison.years.iter().position(|shown| *shown == year));
    let cells = |at: usize| comparison.rows.iter().map(move |row| &row.cells[at]);
    let has_value = |at: &usize| cells(*at).any(|cell| cell.value.is_some());
    let is_whole = |at: &usize| has_value(at) && !cells(*at).any(|cell| cell.part_year);
    let sum = |at: &usize| -> u64 { cells(*at).filter_map(|cell| cell.value).sum() };
    let change = |at: &usize| -> i64 { cells(*at).filter_map(|cell| cell.delta).sum() };
    let years = || (0..comparison.years.len()).rev();
    let last = match aim {
        Aim::Most => years().filter(is_whole).rev().max_by_key(sum),
        Aim::Least => years().filter(is_whole).min_by_key(sum),
        Aim::Rise => years().filter(|at| change(at) > 0).rev().max_by_key(change),
        Aim::Fall => years().filter(|at| change(at) < 0).min_by_key(change),
        Aim::Latest | Aim::Together | Aim::Versus => years().find(is_whole),
    };
    let last = last.or_else(|| years().find(is_whole)).or_else(|| years().find(has_value));
    asked.or(last).unwrap_or(comparison.years.len().saturating_sub(1))
}
