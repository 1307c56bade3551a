//! Hỏi: a question in a few words, the figure first in the answer, then what else has the words.
//!
//! "cstd 2019", "ldtt 2016-2020 tap the", "gk 19": an award, years, a kind of recipient, a field
//! and a unit in any order, with accents or without. Slips of typing are forgiven and said, never
//! in numbers. What only has words finds records: "hộ nghèo 2019".

mod aim;
mod clock;
mod fillers;
mod hits;
mod index;
mod places;
mod ratio;
mod sum;
mod tally;
mod text;
mod unclear;
mod understand;

use std::collections::BTreeSet;

use super::compare::{Behind, Cell, Dimension, Query, Row, Units, behind, compare};
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice};
use crate::domain::id::Id;
use crate::domain::lineage::{self, Break};
use crate::domain::record::Kind;
use crate::domain::sheet::Recipient;
use crate::domain::text::{PartialDate, Period, Year};
use crate::words::Lang;
use aim::{headline, missing, shown_years};
use hits::Manner;
use understand::{Meant, Read, understand};

pub use aim::Aim;
pub use index::Index;
pub use ratio::{Ceiling, Ratio};
pub use sum::Sum;
pub use tally::Tally;
pub use unclear::Unclear;

/// All that can be said to a question.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The figures of each award asked for, in the order of the question.
    pub answers: Vec<Answer>,
    /// Why there are none, or not all.
    pub unclear: Option<Unclear>,
    /// Where several awards may be meant: what each would be answered.
    pub choices: Vec<Answer>,
    /// Words that were taken for others.
    pub slips: Vec<Slip>,
    /// How many records there are of the kind asked for; the first hits are these.
    pub tally: Option<Tally>,
    /// Records that have all the words.
    pub hits: Hits,
}

/// A word that was taken for another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// As typed.
    pub typed: String,
    /// What it is taken for.
    pub meant: String,
}

/// Records that were found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The best of them.
    pub list: Vec<Hit>,
    /// How many there are.
    pub count: usize,
    /// The name of one has the words side by side.
    pub is_named: bool,
    /// Words that were taken for others.
    pub slips: Vec<Slip>,
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Of which kind.
    pub kind: Kind,
    /// Which.
    pub id: Id,
}

/// What the figure is and how it came to be.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Whose figure.
    pub unit: Id,
    /// The successor that was asked about, where the figure is that of a unit before it.
    pub asked_for: Option<Id>,
    /// Other units before it that have figures too.
    pub beside: Vec<Id>,
    /// Of which award; `None` for all of them together.
    pub award: Option<AwardCode>,
    /// In which field, when asked.
    pub field: Option<Choice>,
    /// By which occasion, when asked.
    pub occasion: Option<Choice>,
    /// The year of the figure: the one asked for, else the last that has one.
    pub year: Year,
    /// The years of the series: the range asked for, else every year of the unit.
    pub years: Vec<Year>,
    /// The breaks between these years.
    pub breaks: Vec<Break>,
    /// One for each kind of recipient asked for, else for each that occurs.
    pub figures: Vec<AnswerFigure>,
    /// The years asked for: "2019 so với 2016" wants that difference too.
    pub asked: Option<Period>,
    /// Which year of the series is asked for.
    pub aim: Aim,
    /// The last year asked for, where the unit has no sheet of it.
    pub missing: Option<Missing>,
    /// The question the figures come from, for what is behind them.
    pub query: Query,
    /// The share that a rule of law knows.
    pub ratio: Option<Ratio>,
}

/// A year of which a unit has no sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub year: Year,
    /// The last one that it has.
    pub latest: Year,
}

impl Answer {
    /// True when the year has a figure.
    #[must_use]
    pub fn has_figure(&self) -> bool {
        self.figures.iter().any(|figure| figure.cell.value.is_some())
    }
}

/// The figures of one kind of recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFigure {
    /// Who.
    pub recipient: Recipient,
    /// The figure of the answer's year.
    pub cell: Cell,
    /// One a year of the answer's years.
    pub series: Vec<Cell>,
    /// All years together, where that is asked.
    pub sum: Option<Sum>,
    /// The counts behind the figure of the year.
    pub behind: Vec<Behind>,
}

/// How many awards are answered at once where several may be meant.
const MOST_CHOICES: usize = 8;

/// What a question is asked of.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// All records.
    pub book: &'a Book,
    /// Made of them.
    pub index: &'a Index,
    /// Meant where the question names no unit.
    pub unit: Option<&'a Id>,
    /// The day it is: "năm ngoái" is the year before.
    pub today: PartialDate,
    /// The language of the answer; in English fields are asked for by their English names too.
    pub lang: Lang,
}

/// Answers a question.
#[must_use]
pub fn ask(setting: &Setting, question: &str) -> Reply {
    let question = &clock::plain(&clock::apart(question), setting.today.year());
    let mut read = understand(setting, question, false);
    let find = |read: &Read, forgives: bool| {
        let is_strict = !read.awards.is_empty() && read.unclear.is_none();
        let unit_words = read.unit_words.as_str();
        let is_of_documents = read.kind == Some(Kind::Document);
        let manner = Manner { unit_words, is_strict, forgives, is_of_documents };
        hits::find(setting, question, &manner)
    };
    let mut hits = find(&read, false);
    if hits.list.is_empty() && matches!(read.unclear, Some(Unclear::Words { .. })) {
        hits = of_kind(setting, question, &read);
    }
    // Slips are looked for only where the words as they stand say nothing.
    if read.unclear.is_some() && hits.list.is_empty() {
        let forgiven = understand(setting, question, true);
        let is_better = !matches!(forgiven.unclear, Some(Unclear::Words { .. }));
        if is_better && !forgiven.slips.is_empty() {
            read = forgiven;
        } else if !is_better && read.kind != Some(Kind::Document) {
            // Numbers of documents have no slips: another one is another document.
            hits = find(&read, true);
        }
    }
    // "CCHC 2016" finds what is written out: "Chỉ số cải cách hành chính".
    if hits.list.is_empty() && matches!(read.unclear, Some(Unclear::NoField { .. })) {
        let name = read.field.map_or("", |field| field.name(Lang::Vi));
        let written = question.replacen(&read.field_words, name, 1);
        let unit_words = read.unit_words.as_str();
        hits = hits::find(setting, &written, &Manner { unit_words, ..Manner::default() });
        // Then nobody asked for awards.
        read.unclear = read.unclear.filter(|_| hits.list.is_empty());
    }
    if read.unclear.is_none()
        && read.awards.is_empty()
        && let Some(counted) = tally::tally(setting, &read)
    {
        return tallied(counted, read, hits);
    }
    // A unit and a year alone ask for what was awarded, not for all that was written down.
    let is_total = read.awards.iter().any(|(award, _)| award.is_none());
    let asks_awards = match read.unclear {
        None => is_total,
        Some(Unclear::NoAward { .. }) => true,
        Some(_) => false,
    };
    if read.is_bare && asks_awards {
        hits = Hits::default();
    }
    let mut reply = Reply { hits, ..Reply::default() };
    if let Some(unit) = &read.unit {
        let is_asked = !question.trim().is_empty() && reply.hits.list.is_empty();
        if read.unclear.is_none() || is_asked {
            let answer = |meant: &Meant| answer_or_former(setting.book, &read, unit, *meant);
            reply.answers = match read.aim.is_extreme() {
                false => read.awards.iter().map(answer).collect(),
                true => extremes(&read, answer),
            };
        }
        if is_asked {
            reply.choices = choices(setting.book, &read, unit);
        }
    }
    reply.settle(read)
}

impl Reply {
    /// What was answered and what was found together: the name of a record was typed, and that it
    /// is no award counted here is not worth saying.
    fn settle(mut self, read: Read) -> Reply {
        if self.hits.is_named && !self.answers.iter().any(Answer::has_figure) {
            self.answers.clear();
        }
        self.slips = read.slips;
        self.unclear = unclear::in_view_of(read.unclear, read.kind, &self.hits);
        self
    }
}

/// The records of the kind asked for that have the other words: "chỉ tiêu hộ nghèo".
fn of_kind(setting: &Setting, question: &str, read: &Read) -> Hits {
    let Some(kind) = read.kind.filter(|_| !read.kind_words.is_empty()) else {
        return Hits::default();
    };
    let words = question.replacen(&read.kind_words, "", 1);
    let (unit_words, is_of_documents) = (read.unit_words.as_str(), kind == Kind::Document);
    let manner = Manner { unit_words, is_of_documents, ..Manner::default() };
    let mut hits = hits::find(setting, &words, &manner);
    hits.list.retain(|hit| hit.kind == kind);
    hits.count = hits.list.len();
    hits
}

/// The records that are counted; in a field also the others that have its words, and where there
/// are none all that have the words.
fn tallied((tally, own): (Tally, Vec<Hit>), read: Read, found: Hits) -> Reply {
    let is_nothing = tally.all + tally.former + tally.undated == 0;
    let is_near = |hit: &Hit| hit.kind == tally.kind && !tally.fields.is_empty();
    let is_other = |hit: &Hit| (is_nothing || is_near(hit)) && !own.contains(hit);
    let others: Vec<Hit> = found.list.into_iter().filter(is_other).collect();
    let count = tally.count + tally.former + others.len();
    let tally = Tally { others: others.len(), ..tally };
    let list = own.into_iter().chain(others).collect();
    let hits = Hits { list, count, ..Hits::default() };
    Reply { tally: Some(tally), hits, slips: read.slips, ..Reply::default() }
}

/// The year with most, or fewest, is another one for each kind of recipient.
fn extremes(read: &Read, answer: impl Fn(&Meant) -> Answer) -> Vec<Answer> {
    let of_award = |(award, recipient): &Meant| {
        let kinds = Recipient::ALL.into_iter().filter(|who| recipient.is_none_or(|r| r == *who));
        let own = kinds.map(|who| answer(&(*award, Some(who))));
        let own: Vec<Answer> = own.filter(Answer::has_figure).collect();
        if own.is_empty() { vec![answer(&(*award, *recipient))] } else { own }
    };
    read.awards.iter().flat_map(of_award).collect()
}

/// What each award that may be meant would be answered.
fn choices(book: &Book, read: &Read, unit: &Id) -> Vec<Answer> {
    let Some(Unclear::Several { candidates, .. } | Unclear::NoAward { candidates }) = &read.unclear
    else {
        return Vec::new();
    };
    let of_name = |name: &String| super::find::award(name).one();
    let awards = candidates.iter().take(MOST_CHOICES).filter_map(of_name);
    let recipient = read.recipient;
    let answer = |(award, _)| answer_or_former(book, read, unit, (Some(award), recipient));
    awards.map(answer).collect()
}

/// The unit's own figures; where it has none, those of a unit before it, as that unit's own.
fn answer_or_former(book: &Book, read: &Read, unit: &Id, award: Meant) -> Answer {
    let own = answer(book, read, unit, award);
    if own.has_figure() {
        return own;
    }
    let former = lineage::former_units(book, unit).into_iter();
    let mut former = former.map(|unit| answer(book, read, unit, award)).filter(Answer::has_figure);
    let Some(first) = former.next() else { return own };
    let beside = former.map(|answer| answer.unit).collect();
    Answer { asked_for: Some(own.unit), beside, ..first }
}

fn answer(book: &Book, read: &Read, unit: &Id, (award, recipient): Meant) -> Answer {
    let query = Query {
        rows: vec![Dimension::Recipient],
        award,
        recipient,
        field: read.field,
        occasion: read.occasion,
        ..Query::new(Units::One(unit.clone()), shown_years(book, unit, read.years))
    };
    let comparison = compare(book, &query);
    let at = headline(read.aim, read.years, &comparison);
    let year = comparison.years[at];
    let is_summed = Sum::is_asked(read.aim, read.years);
    let figure = |row: &Row| {
        row.key.recipient.map(|recipient| AnswerFigure {
            recipient,
            cell: row.cells[at].clone(),
            series: row.cells.clone(),
            sum: Sum::of(&comparison.years, &row.cells, &comparison.breaks).filter(|_| is_summed),
            behind: behind(book, &query, &row.key, year),
        })
    };
    let change = comparison.rows.iter().filter_map(|row| row.cells[at].delta).sum();
    let figures: Vec<AnswerFigure> = comparison.rows.iter().filter_map(figure).collect();
    let is_whole = read.field.is_none() && read.occasion.is_none();
    let ratio = award
        .and_then(|award| Ratio::of(book, unit, award, year))
        .filter(|ratio| is_whole && figures.iter().any(|f| f.recipient == ratio.share.recipient));
    let (field, years, breaks) = (read.field, comparison.years, comparison.breaks);
    let missing = read.years.and_then(|years| missing(book, unit, years.to));
    let (unit, asked_for, beside) = (unit.clone(), None, Vec::new());
    Answer {
        unit,
        asked_for,
        beside,
        award,
        field,
        occasion: read.occasion,
        year,
        years,
        breaks,
        figures,
        asked: read.years,
        aim: read.aim.met_by(change),
        missing,
        query,
        ratio,
    }
}

/// The names of these awards, highest first.
fn award_names(awards: &BTreeSet<AwardCode>, lang: Lang) -> Vec<String> {
    let mut awards: Vec<_> = awards.iter().map(|code| code.award()).collect();
    awards.sort_by_key(|award| award.rank);
    awards.into_iter().map(|award| award.name(lang).to_owned()).collect()
}

#[cfg(test)]
mod tests;
