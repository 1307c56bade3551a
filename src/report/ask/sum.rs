//! Cộng: the years of a range together, and what that is a year.

use super::Aim;
use crate::domain::lineage::Break;
use crate::domain::text::{Decimal, Period, Year};
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
    /// Years that have not the awards of the year before: what is absent there is not 0.
    pub unlike: Vec<Year>,
    /// What the whole years have in the mean, in hundredths; nothing where there is one at most, or
    /// where they are not of the same awards.
    pub mean: Option<i64>,
}

impl Sum {
    /// True where the years together are asked for: a range is named, or the word.
    pub(super) fn is_asked(aim: Aim, years: Option<Period>) -> bool {
        let is_range = years.map(|years| years.from < years.to);
        match aim {
            Aim::Latest => is_range.unwrap_or(false),
            Aim::Together => is_range.unwrap_or(true),
            _ => false,
        }
    }

    /// Of the figures of so many years; nothing where fewer than two have one, or where a break
    /// stands between them: the unit was another one then.
    pub(super) fn of(years: &[Year], cells: &[Cell], breaks: &[Break]) -> Option<Sum> {
        let range = Period { from: *years.first()?, to: *years.last()? };
        let (mut total, mut whole, mut counted) = (0, 0, 0);
        let (mut absent, mut part, mut unlike) = (Vec::new(), Vec::new(), Vec::new());
        for (year, cell) in years.iter().zip(cells) {
            let Some(value) = cell.value else {
                absent.push(*year);
                continue;
            };
            total += value;
            // What the first year is not like stands before the range.
            if cell.is_unlike && cell.previous.is_some_and(|(year, _)| range.from <= year) {
                unlike.push(*year);
            }
            if cell.part_year {
                part.push(*year);
            } else {
                (whole, counted) = (whole + value, counted + 1);
            }
        }
        let mean = hundredths(whole.into(), counted * 100);
        let mean = mean.filter(|_| counted > 1 && unlike.is_empty());
        let has_figure = |year: &&Year| !absent.contains(year);
        let present = || years.iter().filter(has_figure);
        let (first, last) = (present().next()?, present().next_back()?);
        let is_broken = |one: &Break| *first <= one.after() && one.after() < *last;
        let has_several = first < last && !breaks.iter().any(is_broken);
        has_several.then_some(Sum { years: range, total, absent, part, unlike, mean })
    }

    /// "Cộng 2016–2020: 3.301 cá nhân (2020 chưa đủ năm); bình quân 760,25 một năm đủ số liệu."
    ///
    /// The total comes with those who received.
    #[must_use]
    pub fn say(&self, total: &str, lang: Lang) -> String {
        let lacks = [
            (Word::AskSumAbsent, &self.absent),
            (Word::AskSumPart, &self.part),
            (Word::AskSumUnlike, &self.unlike),
        ];
        let lacks = lacks.into_iter().filter(|(_, years)| !years.is_empty());
        let lacks = lacks.map(|(word, years)| lang.fill(word, &[("years", &in_runs(years))]));
        let lacks: Vec<String> = lacks.collect();
        let is_whole = lacks.is_empty();
        let lacks = if is_whole { String::new() } else { format!(" ({})", lacks.join("; ")) };
        let years = self.years.to_string();
        let said = [("years", years.as_str()), ("total", total), ("lacks", &lacks)];
        let Some(mean) = self.mean else { return lang.fill(Word::AskSum, &said) };
        let mean = Decimal::of_hundredths(mean).to_string();
        let word = if is_whole { Word::AskSumMean } else { Word::AskSumMeanWhole };
        lang.fill(word, &[&said[..], &[("mean", mean.as_str())]].concat())
    }
}

/// "2015, 2021–2026".
fn in_runs(years: &[Year]) -> String {
    let follows = |one: &Year, next: &Year| one.number() + 1 == next.number();
    let run = |run: &[Year]| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.iter().map(ToString::to_string).collect(),
    };
    years.chunk_by(follows).map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lineage::Break;
    use crate::domain::text::PartialDate;

    fn year(number: u16) -> Year {
        Year::new(number).unwrap()
    }

    /// Of the years from 2015 on; 0 is an absent figure.
    fn sum(values: &[u64], until: Option<&str>) -> Option<Sum> {
        let years: Vec<Year> = (2015..).take(values.len()).map(year).collect();
        let cell = |value: &u64| Cell { value: (*value > 0).then_some(*value), ..Cell::default() };
        let cells: Vec<Cell> = values.iter().map(cell).collect();
        let breaks = until.map(|day| Break { on: PartialDate::parse(day).unwrap() });
        Sum::of(&years, &cells, breaks.as_slice())
    }

    #[test]
    fn years_without_a_figure_are_named_and_not_counted_as_0() {
        let said = sum(&[0, 3, 4, 0, 0, 0, 5], None).unwrap().say("12", Lang::Vi);
        let lacks = "(2015, 2018–2020 không có số liệu)";
        assert_eq!(said, format!("Cộng 2015–2021: 12 {lacks}; bình quân 4 một năm đủ số liệu."));
        assert_eq!(sum(&[0, 3, 0], None), None, "one year is no sum");
        assert_eq!(sum(&[0, 0], None), None);
    }

    #[test]
    fn years_of_other_awards_have_no_mean_and_are_named() {
        let years = [2015, 2016, 2017].map(year);
        let cell = |value: u64, before: Option<u16>| Cell {
            value: Some(value),
            previous: before.map(|before| (year(before), 1)),
            is_unlike: before.is_some(),
            ..Cell::default()
        };
        let said = |cells: &[Cell]| Sum::of(&years, cells, &[]).unwrap().say("9", Lang::Vi);
        let others = said(&[cell(2, None), cell(3, Some(2015)), cell(4, None)]);
        let why = "(2016 không cùng các danh hiệu, hình thức với năm trước đó)";
        assert_eq!(others, format!("Cộng 2015–2017: 9 {why}."));
        let first = said(&[cell(2, Some(2014)), cell(3, None), cell(4, None)]);
        assert_eq!(first, "Cộng 2015–2017: 9; bình quân 3 một năm.");
    }

    #[test]
    fn a_unit_that_became_another_is_not_added_to_itself() {
        assert_eq!(sum(&[3, 4], Some("30/6/2015")), None);
        assert!(sum(&[3, 4, 0], Some("30/6/2016")).is_some(), "nothing behind the break");
    }
}
