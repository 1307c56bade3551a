//! The columns of a list that fit into its width.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::domain::catalogue::Catalogue;
use crate::domain::record::{FieldRow, Kind};
use crate::domain::value::Shape;
use crate::ui::paint::{Line, cut, wrap};
use crate::words::Lang;

/// The least columns that the widest column keeps.
const LEAST: u16 = 24;
/// Columns of it beside which others may grow.
const ENOUGH: u16 = 34;
/// Columns that an entry of a closed list takes at most.
const MOST: u16 = 24;

/// One column of the list.
pub(super) struct Column {
    pub row: &'static FieldRow,
    x: u16,
    width: u16,
}

impl Column {
    pub fn write(&self, line: &mut Line, text: &str, style: Style) {
        if matches!(self.row.shape, Shape::Number) {
            line.right(self.x, self.width, text, style);
        } else if matches!(self.row.shape, Shape::Choice(_)) {
            line.left(self.x, self.width, &first_words(text, self.width.into()), style);
        } else {
            line.left(self.x, self.width, text, style);
        }
    }

    /// Writes the head, and behind it the mark of the order, which always shows; apart from it
    /// where there is room, as it may be a letter in ASCII.
    pub fn write_head(&self, line: &mut Line, label: &str, mark: &str, style: Style) {
        let room = usize::from(self.width).saturating_sub(mark.width());
        let gap = if !mark.is_empty() && label.width() < room { " " } else { "" };
        self.write(line, &format!("{}{gap}{mark}", cut(label, room)), style);
    }
}

/// The words that fit: the names of a closed list are told apart by the first ones.
fn first_words(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let fitting = wrap(text, columns.saturating_sub(1)).into_iter().next().unwrap_or_default();
    format!("{}…", fitting.trim_end_matches([',', ' ']))
}

/// The fields that lists show.
pub(super) fn fields(kind: Kind) -> impl Iterator<Item = &'static FieldRow> {
    kind.fields().iter().filter(|row| row.width > 0)
}

/// The columns that fit from `start` on: the widest gives way first, then the last ones go; the one
/// that orders the list stays. Where the widest has enough, names of closed lists are not cut.
pub(super) fn columns(
    kind: Kind,
    ordering: Option<&FieldRow>,
    start: u16,
    width: u16,
    lang: Lang,
) -> Vec<Column> {
    let mut rows: Vec<&FieldRow> = fields(kind).collect();
    let widest = rows.iter().map(|row| row.width).max().unwrap_or(0);
    let room = width.saturating_sub(start + 1);
    let fixed = |rows: &[&FieldRow]| -> u16 {
        rows.iter().filter(|row| row.width != widest).map(|row| row.width + 2).sum()
    };
    while rows.len() > 1 && fixed(&rows) + LEAST > room {
        let goes = |row: &&FieldRow| row.width != widest && Some(*row) != ordering;
        let Some(last) = rows.iter().rposition(goes) else { break };
        rows.remove(last);
    }
    let mut flexible = room.saturating_sub(fixed(&rows));
    let mut wider = |row: &FieldRow| {
        let more = longest(row, lang).min(MOST).saturating_sub(row.width);
        let more = more.min(flexible.saturating_sub(ENOUGH));
        flexible -= more;
        row.width + more
    };
    let widths: Vec<u16> = rows.iter().map(|row| wider(row)).collect();
    let mut x = start;
    let mut columns = Vec::with_capacity(rows.len());
    for (row, width) in rows.into_iter().zip(widths) {
        let width = if row.width == widest { flexible } else { width };
        columns.push(Column { row, x, width });
        x += width + 2;
    }
    columns
}

/// Columns of the longest name of a closed list; 0 for other fields.
fn longest(row: &FieldRow, lang: Lang) -> u16 {
    let Shape::Choice(list) = row.shape else { return 0 };
    let names = Catalogue::built_in().choices(list).map(|choice| choice.name(lang).width());
    u16::try_from(names.max().unwrap_or(0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_shown_in_full_where_names_have_room() {
        let widths = |width| {
            let columns = columns(Kind::Movement, None, 6, width, Lang::Vi);
            columns.iter().map(|column| column.width).collect::<Vec<_>>()
        };
        // Name, kind, field, years: kinds need 23.
        assert_eq!(widths(80), [34, 11, 24]);
        assert_eq!(widths(100), [34, 19, 24, 10]);
        assert_eq!(widths(120), [50, 23, 24, 10]);
        for width in 0..200 {
            let all: u16 = widths(width).iter().map(|width| width + 2).sum();
            assert!(widths(width).len() == 1 || 6 + all <= width + 1, "{width}");
        }
    }

    #[test]
    fn names_of_a_closed_list_end_between_words() {
        assert_eq!(first_words("Phong trào thi đua", 11), "Phong trào…");
        assert_eq!(first_words("Giáo dục, đào tạo", 10), "Giáo dục…");
        assert_eq!(first_words("Khẩu hiệu", 9), "Khẩu hiệu");
    }
}
