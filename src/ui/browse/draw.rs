//! The list as it looks: heads, filter, rows, what the status line says.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::Browse;
use super::columns::columns;
use crate::domain::record::Record;
use crate::domain::text::write_count;
use crate::report::compare::former_label;
use crate::report::{cite, present};
use crate::ui::paint::{Line, paragraph};
use crate::ui::screen::View;
use crate::words::Word;

impl Browse {
    /// How many are marked, then what the list cuts short, in full: the title, then where it comes
    /// from.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let mut parts: Vec<String> = self.marks(view).into_iter().collect();
        if let Some(record) = self.chosen(view) {
            parts.push(format!("{}/{}", self.span.at + 1, self.hits.len()));
            let former = self.hits.get(self.span.at).and_then(|at| self.all[*at].former.as_ref());
            parts.extend(former.map(|unit| former_label(view.book, unit, view.lang)));
            parts.push(match record {
                // Its columns that a window leaves no room for tell it from others.
                Record::Document(document) => cite::full(document, view.lang),
                record => record.title(view.lang).to_string(),
            });
            parts.extend(present::source(view.book, record, view.lang));
        }
        parts.join(" · ")
    }

    /// "đã đánh dấu 3, 1 không hiện: để yên".
    fn marks(&self, view: &View) -> Option<String> {
        let all = self.marked().count();
        let shown = self.marked_shown().count();
        let (count, hidden) = (write_count(all as u64), write_count((all - shown) as u64));
        let parts = [("count", &*count), ("hidden", &*hidden)];
        match (all, all - shown) {
            (0, _) => None,
            (_, 0) => Some(view.lang.fill(Word::ListMarked, &parts)),
            _ => Some(view.lang.fill(Word::ListMarkedHidden, &parts)),
        }
    }

    /// Draws heads, filter and the rows that show; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        let number = u16::try_from(self.number_width()).unwrap_or(u16::MAX);
        let (row, width) = (self.order.row(), view.body.width);
        let columns = columns(self.kind, row, number + 1, width, view.lang);
        let mut line = Line::new(buffer, view.body, 0);
        for column in &columns {
            let label = view.lang.say(column.row.label);
            column.write_head(&mut line, label, self.order.mark(column.row), view.theme.strong());
        }
        line.right(0, number, view.lang.say(Word::RowNumber), view.theme.quiet());
        let cursor = self.has_filter().then(|| self.render_filter(view, buffer));
        let area = self.list_area(view);
        if self.hits.is_empty() {
            paragraph(buffer, area, 1, &self.nothing(view), view.theme.text());
        }
        let shown = self.span.shown(self.hits.len(), usize::from(area.height));
        for (y, at) in (0..).zip(shown) {
            let entry = &self.all[self.hits[at]];
            let Some(record) = view.book.record(self.kind, entry.id.as_str()) else { continue };
            let mut line = Line::new(buffer, area, y);
            let is_chosen = at == self.span.at;
            let style = if is_chosen { view.theme.chosen() } else { view.theme.quiet() };
            let cursor = if is_chosen { "▸" } else { " " };
            let mark = if entry.is_marked { "+" } else { " " };
            let width = self.number_width() - 2;
            line.left(0, number, &format!("{cursor}{mark}{:>width$}", at + 1), style);
            for (nth, column) in columns.iter().enumerate() {
                let mut text = present::cell(view.book, record, column.row, view.lang);
                if entry.former.is_some() && nth == 0 {
                    text = format!("{} {text}", view.lang.say(Word::FormerMark));
                }
                column.write(&mut line, &text, view.theme.text());
            }
        }
        cursor.filter(|_| self.is_typing)
    }

    fn nothing(&self, view: &View) -> String {
        let what = view.lang.say(self.kind.word());
        if self.all.is_empty() {
            let unit = view.book.unit(view.unit.as_str()).map_or("", |unit| &unit.name);
            let word = if view.can_write { Word::ListEmpty } else { Word::ListEmptySeen };
            return view.lang.fill(word, &[("what", what), ("unit", unit)]);
        }
        let filter = self.filter.text();
        if let Some(lack) = self.lack.filter(|_| filter.is_empty()) {
            let lack = view.lang.say(lack.word());
            return view.lang.fill(Word::LackNobody, &[("what", what), ("lack", lack)]);
        }
        view.lang.fill(Word::ListNoHit, &[("what", what), ("filter", &filter)])
    }

    fn render_filter(&self, view: &View, buffer: &mut Buffer) -> Position {
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), view.theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), view.theme.strong());
        let (shown, all) =
            (write_count(self.hits.len() as u64), write_count(self.all.len() as u64));
        let parts = [("shown", &*shown), ("all", &*all)];
        let count = match self.lack {
            None => view.lang.fill(Word::ListCount, &parts),
            Some(lack) => {
                let lack = ("lack", view.lang.say(lack.word()));
                view.lang.fill(Word::LackShown, &[parts[0], parts[1], lack])
            }
        };
        line.right(0, u16::MAX, &format!("{count} "), view.theme.quiet());
        let column = u16::try_from(self.filter.column()).unwrap_or(0);
        Position::new(view.body.x + from + column, view.body.y + 1)
    }
}
