//! One line of an answer: a text, or a record with its kind and figure.

use ratatui::style::Style;

use super::{Item, KIND};
use crate::ui::paint::{Line, wrap};
use crate::ui::screen::View;

/// One line under the field.
pub(super) struct Row {
    pub left: String,
    pub kind: &'static str,
    pub right: String,
    pub style: Style,
    pub item: Option<Item>,
}

/// A text in as many lines as it takes.
pub(super) fn lines(text: &str, columns: usize, style: Style) -> impl Iterator<Item = Row> + use<> {
    wrap(text, columns).into_iter().map(move |part| Row::of(part, style))
}

impl Row {
    pub fn of(left: String, style: Style) -> Row {
        Row { left, kind: "", right: String::new(), style, item: None }
    }

    pub fn render(&self, line: &mut Line, view: &View, is_chosen: bool) {
        let mark = if is_chosen { "▸" } else { " " };
        line.left(0, 1, mark, view.theme.strong());
        let style = if is_chosen { view.theme.chosen() } else { self.style };
        if self.kind.is_empty() {
            line.left(1, line.width().saturating_sub(2), &self.left, style);
            return;
        }
        line.left(1, KIND - 1, self.kind, view.theme.quiet());
        let right = u16::try_from(unicode_width::UnicodeWidthStr::width(self.right.as_str()));
        let right = right.unwrap_or(0).min(line.width() / 2);
        let room = line.width().saturating_sub(KIND + right + 3);
        line.left(KIND + 1, room, &self.left, style);
        let end = line.width().saturating_sub(1);
        line.right(end.saturating_sub(right), right, &self.right, view.theme.strong());
    }
}
