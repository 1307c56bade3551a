//! Cộng: the years of a range together, and what that is a year.

use super::Aim;
use crate::domain::text::{Decimal, Period, Year, write_count};
use crate::report::compare::{Cell, hundredths};
use crate::words::{Lang, Word};

/// The figures of several years together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The first and the last of the years.
    pub years: Period,
    /// All their figures together.
    pub total: u64,
    /// Years that have no figure.
    pub absent: Vec<Year>,
    /// Years whose figure is not of the whole year.
    pub part: Vec<Year>,
    /// What the whole years have in the mean, in hundredths; nothing where there is one at most.
    pub mean: Option<i64>,
}

impl Sum {
    /// True where the years together are asked for: a range is named, or the word.
    pub(super) fn is_asked(aim: Aim, years: Option<Period>) -> bool {
        let is_range = years.map(|years| years.from < years.to);
        match aim {
            Aim::Latest => is_range.unwrap_or(false),
            Aim::Together => is_range.unwrap_or(true),
            Aim::Versus | Aim::Most | Aim::Least => false,
        }
    }

    /// Of the figures of so many years; nothing where fewer than two have one.
    pub(super) fn of(years: &[Year], cells: &[Cell]) -> Option<Sum> {
        let range = Period { from: *years.first()?, to: *years.last()? };
        let (mut total, mut whole, mut counted) = (0, 0, 0);
        let (mut absent, mut part) = (Vec::new(), Vec::new());
        for (year, cell) in years.iter().zip(cells) {
            let Some(value) = cell.value else {
                absent.push(*year);
                continue;
            };
            total += value;
            if cell.part_year {
                part.push(*year);
            } else {
                (whole, counted) = (whole + value, counted + 1);
            }
        }
        let mean = hundredths(whole.into(), counted * 100).filter(|_| counted > 1);
        let has_several = years.len() > absent.len() + 1;
        has_several.then_some(Sum { years: range, total, absent, part, mean })
    }

    /// "Cộng 2016–2020: 3.301 (2020 chưa đủ năm); bình quân 760,25 một năm đủ số liệu."
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let lacks = [(Word::AskSumAbsent, &self.absent), (Word::AskSumPart, &self.part)];
        let lacks = lacks.into_iter().filter(|(_, years)| !years.is_empty());
        let lacks = lacks.map(|(word, years)| {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            lang.fill(word, &[("years", &years.join(", "))])
        });
        let lacks: Vec<String> = lacks.collect();
        let is_whole = lacks.is_empty();
        let lacks = if is_whole { String::new() } else { format!(" ({})", lacks.join("; ")) };
        let (years, total) = (self.years.to_string(), write_count(self.total));
        let said = [("years", years.as_str()), ("total", &total), ("lacks", &lacks)];
        let Some(mean) = self.mean else { return lang.fill(Word::AskSum, &said) };
        let mean = Decimal::of_hundredths(mean).to_string();
        let word = if is_whole { Word::AskSumMean } else { Word::AskSumMeanWhole };
        lang.fill(word, &[&said[..], &[("mean", mean.as_str())]].concat())
    }
}
