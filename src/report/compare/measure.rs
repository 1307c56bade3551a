//! What the cells of a comparison show: the count, or what follows from it.

use super::Cell;
use super::print::plain_percent;
use crate::domain::text::{write_count, write_percent, write_signed};
use crate::words::Word;

/// What the cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// The count.
    #[default]
    Value,
    /// The difference to the year before.
    Delta,
    /// The difference in percent.
    Percent,
    /// The share of the year's total.
    Share,
}

impl Measure {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Measure {
        match self {
            Measure::Value => Measure::Delta,
            Measure::Delta => Measure::Percent,
            Measure::Percent => Measure::Share,
            Measure::Share => Measure::Value,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Measure::Value => Word::MeasureValue,
            Measure::Delta => Word::MeasureDelta,
            Measure::Percent => Word::MeasurePercent,
            Measure::Share => Word::MeasureShare,
        }
    }

    /// The text of a cell; absent is a dash, never a zero.
    #[must_use]
    pub fn text(self, cell: &Cell) -> String {
        let text = match self {
            Measure::Value => cell.value.map(write_count),
            Measure::Delta => cell.delta.map(write_signed),
            Measure::Percent => cell.percent.map(write_percent),
            Measure::Share => cell.share.map(|s| write_percent(s).replace('+', "")),
        };
        text.unwrap_or_else(|| "—".to_owned())
    }

    /// The text of a cell as machines write it; absent is empty.
    #[must_use]
    pub fn plain(self, cell: &Cell) -> String {
        let text = match self {
            Measure::Value => cell.value.map(|value| value.to_string()),
            Measure::Delta => cell.delta.map(|delta| delta.to_string()),
            Measure::Percent => cell.percent.map(plain_percent),
            Measure::Share => cell.share.map(plain_percent),
        };
        text.unwrap_or_default()
    }
}
