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
use crate::words::{Lang, Word};
use aim::{headline, missing, shown_years};
use hits::Manner;
use understand::{Meant, Read, understand};

pub use aim::Aim;
pub use index::Index;
pub use ratio::{Ceiling, Ratio};
pub use sum::Sum;
pub use tally::Tally;

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

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// These words mean nothing here.
    Words {
        /// As typed.
        words: String,
        /// What may have been meant.
        candidates: Vec<String>,
    },
    /// No record of the kind asked for has these words.
    NoneSuch {
        /// Of which kind.
        kind: Kind,
        /// As typed.
        words: String,
    },
    /// These words mean several things.
    Several {
        /// As typed.
        words: String,
        /// Which.
        candidates: Vec<String>,
    },
    /// No award is named.
    NoAward {
        /// Awards that the unit has.
        candidates: Vec<String>,
    },
    /// The unit counts nothing in this field.
    NoField {
        /// What it is called.
        field: String,
        /// Fields that it has counts in.
        candidates: Vec<String>,
    },
    /// No unit is named and none is known beforehand.
    NoUnit {
        /// Units that have sheets.
        candidates: Vec<String>,
    },
}

impl Unclear {
    /// True when it is worth saying also where records were found.
    #[must_use]
    pub fn is_said_beside_hits(&self) -> bool {
        matches!(self, Unclear::Several { .. } | Unclear::NoField { .. })
    }

    /// What was not understood, and what there is instead, in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let (word, words, candidates) = match self {
            Unclear::NoneSuch { kind, words } => {
                let parts = [("what", tally::counted(*kind, lang)), ("words", words.as_str())];
                return lang.fill(Word::AskNoneSuch, &parts);
            }
            Unclear::Words { words, candidates } => (Word::AskWords, words.as_str(), candidates),
            Unclear::Several { words, candidates } => {
                (Word::AskSeveral, words.as_str(), candidates)
            }
            Unclear::NoAward { candidates } => (Word::AskNoAward, "", candidates),
            Unclear::NoField { field, candidates } => {
                (Word::AskNoField, field.as_str(), candidates)
            }
            Unclear::NoUnit { candidates } => (Word::AskNoUnit, "", candidates),
        };
        let said = lang.fill(word, &[("words", words)]);
        if candidates.is_empty() {
            return said;
        }
        let list = candidates.join("; ");
        let hint = match self {
            Unclear::Words { .. } => lang.fill(Word::AskPerhaps, &[("list", &list)]),
            _ => lang.fill(Word::AskChoose, &[("list", &list)]),
        };
        format!("{said} {hint}")
    }
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
        hits::find(setting, question, &Manner { unit_words, is_strict, forgives })
    };
    let mut hits = find(&read, false);
    // Slips are looked for only where the words as they stand say nothing.
    if read.unclear.is_some() && hits.list.is_empty() {
        let forgiven = understand(setting, question, true);
        let is_better = !matches!(forgiven.unclear, Some(Unclear::Words { .. }));
        if is_better && !forgiven.slips.is_empty() {
            read = forgiven;
        } else if !is_better {
            hits = find(&read, true);
        }
    }
    // "CCHC 2016" finds what is written out: "Chỉ số cải cách hành chính".
    if hits.list.is_empty() && matches!(read.unclear, Some(Unclear::NoField { .. })) {
        let name = read.field.map_or("", |field| field.name(Lang::Vi));
        let written = question.replacen(&read.field_words, name, 1);
        let manner = Manner { unit_words: &read.unit_words, is_strict: false, forgives: false };
        hits = hits::find(setting, &written, &manner);
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
    // The name of a record was typed: that it is no award counted here is not worth saying.
    if reply.hits.is_named && !reply.answers.iter().any(Answer::has_figure) {
        reply.answers.clear();
    }
    reply.slips = read.slips;
    reply.unclear = unclear(read.unclear, read.kind, &reply.hits);
    reply
}

/// Why there is no answer, in view of what was found.
fn unclear(why: Option<Unclear>, kind: Option<Kind>, hits: &Hits) -> Option<Unclear> {
    match (why, kind) {
        (Some(Unclear::Words { words, .. }), Some(kind)) if hits.list.is_empty() => {
            Some(Unclear::NoneSuch { kind, words })
        }
        // A part of the name is no award: "hội nông dân".
        (Some(Unclear::Several { .. }), _) if hits.is_named => None,
        (why, _) => why,
    }
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
    let figures: Vec<AnswerFigure> = comparison.rows.iter().filter_map(figure).collect();
    let is_whole = read.field.is_none();
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
        year,
        years,
        breaks,
        figures,
        asked: read.years,
        aim: read.aim,
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
