//! The tabs, in the order of the screen.

use super::browse::Browse;
use super::compare::Compare;
use super::grid::Grid;
use super::overview::{Overview, Visit};
use super::screen::{Screen, View};
use crate::domain::record::Kind;
use crate::words::Word;

/// A tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Tổng quan
    Overview,
    /// Mô hình
    Exemplars,
    /// Khen thưởng
    Grid,
    /// So sánh
    Compare,
    /// Phong trào
    Movements,
    /// Chỉ tiêu
    Indicators,
    /// Văn bản
    Documents,
}

impl Tab {
    /// Every tab; its number on the screen is its place here.
    pub const ALL: [Tab; 7] = [
        Tab::Overview,
        Tab::Exemplars,
        Tab::Grid,
        Tab::Compare,
        Tab::Movements,
        Tab::Indicators,
        Tab::Documents,
    ];

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Tab::Overview => Word::PlaceOverview,
            Tab::Exemplars => Word::TabExemplars,
            Tab::Grid => Word::TabGrid,
            Tab::Compare => Word::TabCompare,
            Tab::Movements => Word::TabMovements,
            Tab::Indicators => Word::TabIndicators,
            Tab::Documents => Word::TabDocuments,
        }
    }

    /// The number on the screen.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The tab so many places further on, round and round.
    #[must_use]
    pub fn after(self, places: usize) -> Tab {
        Tab::ALL[(self as usize + places) % Tab::ALL.len()]
    }

    /// The screen as it opens for the unit of the view.
    #[must_use]
    pub(super) fn screen(self, view: &View, visit: Option<Visit>) -> Screen {
        match self {
            Tab::Overview => Screen::Overview(Overview::new(view, visit)),
            Tab::Grid => Screen::Grid(Grid::new(view)),
            Tab::Compare => Screen::Compare(Compare::new(view)),
            Tab::Exemplars => Screen::Browse(Browse::new(Kind::Exemplar, view)),
            Tab::Movements => Screen::Browse(Browse::new(Kind::Movement, view)),
            Tab::Indicators => Screen::Browse(Browse::new(Kind::Indicator, view)),
            Tab::Documents => Screen::Browse(Browse::new(Kind::Document, view)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_stands_at_its_number() {
        for (at, tab) in Tab::ALL.into_iter().enumerate() {
            assert_eq!(tab.number(), at + 1);
            assert_eq!(tab.after(1).after(Tab::ALL.len() - 1), tab);
        }
    }
}
