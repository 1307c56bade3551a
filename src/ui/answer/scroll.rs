//! The part of an answer that shows, where it is longer than the window.

use super::Answer;
use super::row::Row;
use crate::ui::keys::Action;
use crate::ui::screen::View;

impl Answer {
    /// Lines under the field that there is room for.
    fn room(view: &View) -> usize {
        usize::from(view.body.height.saturating_sub(2)).max(1)
    }

    /// Goes on through the lines behind the last item, and back; false when the cursor moves.
    pub(super) fn scroll(&mut self, action: Action, view: &View) -> bool {
        let (room, rows) = (Answer::room(view), self.rows(view));
        let hidden = rows.len().saturating_sub(self.top(&rows, room) + room);
        let items = self.items().len();
        let is_at_end = items == 0 || (!self.is_typing && self.at + 1 == items);
        match action {
            Action::Down if is_at_end => self.beyond += hidden.min(1),
            Action::PageDown if is_at_end => self.beyond += hidden.min(room),
            Action::End if is_at_end => self.beyond += hidden,
            Action::Up if self.beyond > 0 => self.beyond -= 1,
            Action::PageUp if self.beyond > 0 => self.beyond -= self.beyond.min(room),
            Action::End => {
                (self.is_typing, self.is_selected, self.at) = (false, false, items - 1);
                return self.scroll(action, view);
            }
            Action::Home | Action::Ask => {
                self.beyond = 0;
                return false;
            }
            _ => return false,
        }
        true
    }

    /// The first line that shows.
    pub(super) fn top(&self, rows: &[Row], room: usize) -> usize {
        let chosen = self.chosen();
        let mine = rows.iter().position(|row| row.item.is_some() && row.item == chosen);
        let top = match mine {
            Some(at) if !self.is_typing && self.at > 0 => (at + 2).saturating_sub(room),
            _ => 0,
        };
        top.max((top + self.beyond).min(rows.len().saturating_sub(room)))
    }
}
