//! Hỏi: a question in a few words, the figure first in the answer.
//!
//! "cstd 2019", "ldtt 2016-2020 tap the", "gk 19": an award, years, a kind of recipient, a field
//! and a unit in any order, with accents or without.

mod nearby;
mod understand;

use std::collections::BTreeSet;

use super::compare::{Behind, Cell, Comparison, Dimension, Query, Row, Units, behind, compare};
use super::say;
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice};
use crate::domain::id::Id;
use crate::domain::sheet::Recipient;
use crate::domain::text::{Period, Year, write_count, write_percent};
use crate::words::{Lang, Word};
use understand::{Asked, understand};
use unicode_width::UnicodeWidthStr;

/// What the figure is and how it came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whose figure.
    pub unit: Id,
    /// Of which award.
    pub award: AwardCode,
    /// In which field, when asked.
    pub field: Option<Choice>,
    /// The year of the figure: the one asked for, else the last that has one.
    pub year: Year,
    /// The years of the series: the range asked for, else every year of the unit.
    pub years: Vec<Year>,
    /// One for each kind of recipient asked for, else for each that occurs.
    pub figures: Vec<AnswerFigure>,
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
    /// The counts behind the figure of the year; [`say::source_of`] tells where they come from.
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
    /// No unit is named and none is known beforehand.
    NoUnit {
        /// Units that have sheets.
        candidates: Vec<String>,
    },
}

impl Unclear {
    /// What was not understood, and what there is instead, in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let (word, words, candidates) = match self {
            Unclear::Words { words, candidates } => (Word::AskWords, words.as_str(), candidates),
            Unclear::Several { words, candidates } => {
                (Word::AskSeveral, words.as_str(), candidates)
            }
            Unclear::NoAward { candidates } => (Word::AskNoAward, "", candidates),
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

/// Answers a question; `unit` is meant where the question names none.
///
/// # Errors
/// [`Unclear`] when a word is not understood or something is missing.
pub fn ask(book: &Book, question: &str, unit: Option<&Id>) -> Result<Answer, Unclear> {
    let asked = understand(book, question, unit)?;
    let query = Query {
        rows: vec![Dimension::Recipient],
        award: Some(asked.award),
        recipient: asked.recipient,
        field: asked.field,
        ..Query::new(Units::One(asked.unit.clone()), shown_years(book, &asked))
    };
    let comparison = compare(book, &query);
    let at = headline(&asked, &comparison);
    let year = comparison.years[at];
    let figure = |row: &Row| {
        row.key.recipient.map(|recipient| AnswerFigure {
            recipient,
            cell: row.cells[at].clone(),
            series: row.cells.clone(),
            behind: behind(book, &query, &row.key, year),
        })
    };
    let figures = comparison.rows.iter().filter_map(figure).collect();
    let Asked { unit, award, field, .. } = asked;
    Ok(Answer { unit, award, field, year, years: comparison.years, figures })
}

/// The range asked for; else every year of the unit, the one asked for included.
fn shown_years(book: &Book, asked: &Asked) -> Period {
    let sheets = book.sheets_of(asked.unit.as_str());
    let known = sheets.first().zip(sheets.last());
    let known = known.map(|(first, last)| Period { from: first.head.year, to: last.head.year });
    match (asked.years, known) {
        (Some(range), None) => range,
        (Some(range), _) if range.from < range.to => range,
        (Some(one), Some(known)) => {
            Period { from: one.from.min(known.from), to: one.to.max(known.to) }
        }
        (None, Some(known)) => known,
        (None, None) => Period { from: Year::FIRST, to: Year::FIRST },
    }
}

/// The place of the year whose figure is the answer: the one year asked for, else the last of the
/// years shown that has a figure.
fn headline(asked: &Asked, comparison: &Comparison) -> usize {
    let one = asked.years.filter(|range| range.from == range.to).map(|range| range.from);
    let asked = one.and_then(|year| comparison.years.iter().position(|shown| *shown == year));
    let has_value = |at: &usize| comparison.rows.iter().any(|row| row.cells[*at].value.is_some());
    let last = (0..comparison.years.len()).rev().find(has_value);
    asked.or(last).unwrap_or(comparison.years.len().saturating_sub(1))
}

/// The widest line of an answer.
const WIDTH: usize = 78;

impl Answer {
    /// The answer in a few lines: what is asked, the figure, the series, the source.
    #[must_use]
    pub fn text(&self, book: &Book, lang: Lang) -> String {
        let mut lines = vec![self.title(book)];
        if self.figures.is_empty() {
            lines.push(lang.fill(Word::CellAbsent, &[("year", &self.year.to_string())]));
        }
        for figure in &self.figures {
            lines.push(self.sentence(figure, lang));
            let series = self.years.iter().zip(&figure.series);
            lines.extend(wrap(series.map(|(year, cell)| in_series(*year, cell))));
            lines.extend(say::source_of(book, &figure.behind, lang));
        }
        if self.figures.iter().flat_map(|figure| &figure.series).any(|cell| cell.part_year) {
            lines.push(format!("* {}", lang.say(Word::AskPartYearNote)));
        }
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }

    /// "Chiến sĩ thi đua cơ sở — huyện Hồng Ngự".
    fn title(&self, book: &Book) -> String {
        let unit = book.unit(self.unit.as_str()).map_or(self.unit.as_str(), |unit| &unit.name);
        let field = self.field.map_or(String::new(), |field| format!(" · {}", field.name()));
        format!("{}{field} — {unit}", self.award.award().name)
    }

    /// "Năm 2019: 208 cá nhân; năm 2018: 212; giảm 4 (−1,89 %)."
    fn sentence(&self, figure: &AnswerFigure, lang: Lang) -> String {
        let AnswerFigure { recipient, cell, .. } = figure;
        let Some(value) = cell.value else {
            let absent = say::cell(self.year, cell, Some(*recipient), lang);
            return format!("{}: {absent}", lang.say(recipient.word()));
        };
        let value = say::figure(value, Some(*recipient), lang);
        let year = self.year.to_string();
        let base = [("year", year.as_str()), ("figure", &value)];
        match (cell.previous, cell.delta) {
            (Some((before, previous)), Some(delta)) => {
                let (before, previous) = (before.to_string(), write_count(previous));
                let change = change(delta, cell.percent, lang);
                let more = [("before", &*before), ("previous", &*previous), ("change", &*change)];
                lang.fill(Word::AskChanged, &[&base[..], &more[..]].concat())
            }
            _ if cell.part_year => lang.fill(Word::AskPartYear, &base),
            _ => lang.fill(Word::AskFigure, &base),
        }
    }
}

/// "giảm 4 (−1,89 %)".
fn change(delta: i64, percent: Option<i64>, lang: Lang) -> String {
    let word = match delta {
        0 => return lang.say(Word::AskSame).to_owned(),
        1.. => Word::AskMore,
        _ => Word::AskLess,
    };
    let said = lang.fill(word, &[("size", &write_count(delta.unsigned_abs()))]);
    percent.map_or(said.clone(), |percent| format!("{said} ({})", write_percent(percent)))
}

/// "2018 212 (+74)", "2020 30*", "2015 —".
fn in_series(year: Year, cell: &Cell) -> String {
    let Some(value) = cell.value else { return format!("{year} —") };
    let mark = if cell.part_year { "*" } else { "" };
    let change = say::change(cell).map_or(String::new(), |change| format!(" {change}"));
    format!("{year}: {}{mark}{change}", write_count(value))
}

/// Parts in lines, joined by " · ".
fn wrap(parts: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.width() + part.width() + 3 <= WIDTH => {
                line.push_str(" · ");
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}

/// The names of these awards, highest first.
fn award_names(awards: &BTreeSet<AwardCode>) -> Vec<String> {
    let mut awards: Vec<_> = awards.iter().map(|code| code.award()).collect();
    awards.sort_by_key(|award| award.rank);
    awards.into_iter().map(|award| award.name.clone()).collect()
}

#[cfg(test)]
mod tests;
