//! The order of a list: by the usual name, or by any column, either way.

use super::columns::fields;
use crate::domain::record::{FieldRow, Kind, Record};
use crate::report::order::{Key, arrange, keys};
use crate::ui::screen::View;

/// What a list is ordered by. The keys are made once for a column, not for each drawing.
#[derive(Clone, Debug)]
pub(super) struct Order {
    kind: Kind,
    /// `None`: by what the records are called.
    row: Option<&'static FieldRow>,
    is_down: bool,
    /// Derived: the key of each record of the list.
    keys: Vec<Option<Key>>,
}

impl Order {
    /// The usual order: by the name where there is a column of it.
    pub fn new(kind: Kind) -> Order {
        let row = fields(kind).find(|row| row.key == "name");
        Order { kind, row, is_down: false, keys: Vec::new() }
    }

    /// The column that orders the list.
    pub fn row(&self) -> Option<&'static FieldRow> {
        self.row
    }

    /// What stands behind the head of a column.
    pub fn mark(&self, row: &FieldRow) -> &'static str {
        match (self.row == Some(row), self.is_down) {
            (false, _) => "",
            (true, false) => "▲",
            (true, true) => "▼",
        }
    }

    /// Takes the next column or the one before. What has no column of its name has its usual order
    /// between the last column and the first.
    pub fn step(&mut self, is_right: bool) {
        let mut all: Vec<Option<&FieldRow>> = fields(self.kind).map(Some).collect();
        if Order::new(self.kind).row.is_none() {
            all.insert(0, None);
        }
        let at = all.iter().position(|row| *row == self.row).unwrap_or(0);
        let next = if is_right { at + 1 } else { at + all.len() - 1 };
        self.row = all.get(next % all.len().max(1)).copied().flatten();
        self.is_down = false;
    }

    /// Turns the order round.
    pub fn turn(&mut self) {
        self.is_down = !self.is_down;
    }

    /// Makes the keys of these records; `places` are theirs in the usual order.
    pub fn derive<'r>(
        &mut self,
        places: impl Iterator<Item = u32>,
        records: impl Iterator<Item = &'r Record>,
        view: &View,
    ) {
        self.keys = match self.row {
            Some(row) if row.key != "name" => keys(view.book, row, records, view.lang),
            _ => places.map(|place| Some(Key::Number(place.into()))).collect(),
        };
    }

    /// Positions of the records in this order; what is equal stays in the usual one.
    pub fn arranged(&self, usual: &[usize]) -> Vec<usize> {
        let mut order = usual.to_vec();
        arrange(&mut order, &self.keys, self.is_down);
        order
    }
}
