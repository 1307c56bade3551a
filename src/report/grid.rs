//! The award grid of one unit: a row a line that any year has, a column a year from the first sheet
//! to the last, gaps included. Every row is one line of a sheet, so every cell can be written.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::domain::id::Id;
use crate::domain::sheet::{LineKey, Sheet, SheetHead};
use crate::domain::text::Year;

/// The grid of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid<'b> {
    /// The columns; empty when the unit has no sheet.
    pub years: Vec<Column<'b>>,
    /// The rows: by rank of the award, recipient, field, occasion.
    pub rows: Vec<LineKey>,
}

/// One year of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'b> {
    /// The year.
    pub year: Year,
    /// The unit's sheet of the year; `None` in a gap.
    sheet: Option<&'b Sheet>,
}

impl<'b> Column<'b> {
    /// State and provenance of the year; `None` in a gap.
    #[must_use]
    pub fn head(&self) -> Option<&'b SheetHead> {
        self.sheet.map(|sheet| &sheet.head)
    }

    /// True when the year is not complete.
    #[must_use]
    pub fn is_part_year(&self) -> bool {
        self.sheet.is_some_and(|sheet| sheet.head.is_part_year())
    }

    /// The count of a row in this year; `None` when absent.
    #[must_use]
    pub fn value(&self, row: LineKey) -> Option<u32> {
        self.sheet?.value(row)
    }
}

impl<'b> Grid<'b> {
    /// The grid of a unit.
    #[must_use]
    pub fn of(book: &'b Book, unit: &Id) -> Grid<'b> {
        let sheets = book.sheets_of(unit.as_str());
        let years = match (sheets.first(), sheets.last()) {
            (Some(first), Some(last)) => first.head.year.through(last.head.year).collect(),
            _ => Vec::new(),
        };
        let column = |year| Column { year, sheet: book.sheet(unit.as_str(), year) };
        let keys: BTreeSet<LineKey> =
            sheets.iter().flat_map(Sheet::lines).map(|line| line.key).collect();
        let mut rows: Vec<LineKey> = keys.into_iter().collect();
        rows.sort_by_cached_key(|key| {
            let unknown_last = |choice: Option<Choice>| (choice.is_none(), choice);
            let rank = key.award.award().rank;
            (rank, key.recipient, unknown_last(key.field()), unknown_last(key.occasion()))
        });
        Grid { years: years.into_iter().map(column).collect(), rows }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::catalogue::{Catalogue, List};
    use crate::domain::sheet::{Figure, Recipient};

    #[test]
    fn years_have_no_holes_and_rows_stand_by_rank() {
        let (unit, catalogue) = (Id::parse("a").unwrap(), Catalogue::built_in());
        let key = |award: &str, recipient| LineKey::new(catalogue.award(award).unwrap(), recipient);
        let title = key("chien-si-thi-dua-co-so", Recipient::Individual);
        let paper = key("giay-khen", Recipient::Individual);
        let collective = key("giay-khen", Recipient::Collective);
        let health = paper.with_field(catalogue.choice(List::Field, "y-te"));
        let mut book = Book::default();
        for (year, keys) in [(2016, vec![paper, title]), (2019, vec![health, collective])] {
            let mut sheet = Sheet::new(SheetHead::new(unit.clone(), Year::new(year).unwrap()));
            sheet.head.state = catalogue.choice(List::SheetState, "chua-du-nam");
            for (value, key) in (7u32..).zip(keys) {
                sheet.set_figure(key, Some(Figure { value, remark: Default::default() }));
            }
            book.put(Stored::Sheet(sheet));
        }
        let grid = Grid::of(&book, &unit);
        assert_eq!(grid.rows, [title, collective, health, paper]);
        let years: Vec<u16> = grid.years.iter().map(|column| column.year.number()).collect();
        assert_eq!(years, [2016, 2017, 2018, 2019]);
        let values = |row| grid.years.iter().map(|column| column.value(row)).collect::<Vec<_>>();
        assert_eq!(values(paper), [Some(7), None, None, None]);
        assert_eq!(values(collective), [None, None, None, Some(8)]);
        assert!(grid.years[0].is_part_year() && !grid.years[1].is_part_year());
        assert_eq!(grid.years[1].head(), None);
        assert!(Grid::of(&book, &Id::parse("b").unwrap()).years.is_empty());
    }
}
