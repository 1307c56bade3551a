//! A cursor in something longer than the screen, and the part of it that shows.

use super::keys::Action;
use super::screen::Step;

/// Where the cursor is and what the first shown item is. The same for rows and for columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The chosen item.
    pub at: usize,
    /// The first item that shows.
    pub top: usize,
}

impl Span {
    /// Chooses an item: the last one when it is beyond the end.
    pub fn go(&mut self, at: usize, len: usize, room: usize) {
        self.at = at.min(len.saturating_sub(1));
        self.fit(len, room);
    }

    /// Moves the choice by some items, stopping at both ends.
    pub fn step(&mut self, by: isize, len: usize, room: usize) {
        self.go(self.at.saturating_add_signed(by), len, room);
    }

    /// Turns one page: what shows moves by a whole page, the choice with it.
    pub fn page(&mut self, is_down: bool, len: usize, room: usize) {
        let page = room.max(1);
        if is_down {
            self.top = (self.top + page).min(len.saturating_sub(page));
            self.go(self.at + page, len, room);
        } else {
            self.top = self.top.saturating_sub(page);
            self.go(self.at.saturating_sub(page), len, room);
        }
    }

    /// Does what a moving key asks for in a plain list.
    pub fn scroll(&mut self, action: Action, len: usize, room: usize) -> Step {
        match action {
            Action::Up => self.step(-1, len, room),
            Action::Down => self.step(1, len, room),
            Action::Home | Action::Top => self.go(0, len, room),
            Action::End | Action::Bottom => self.go(usize::MAX, len, room),
            Action::PageUp => self.page(false, len, room),
            Action::PageDown => self.page(true, len, room),
            _ => return Step::Pass,
        }
        Step::Stay
    }

    /// Scrolls as little as needed for the choice to show, and not past the end.
    pub fn fit(&mut self, len: usize, room: usize) {
        let room = room.max(1);
        self.at = self.at.min(len.saturating_sub(1));
        if self.at < self.top {
            self.top = self.at;
        } else if self.at >= self.top + room {
            self.top = self.at + 1 - room;
        }
        self.top = self.top.min(len.saturating_sub(room));
    }

    /// The items that show.
    #[must_use]
    pub fn shown(self, len: usize, room: usize) -> std::ops::Range<usize> {
        self.top.min(len)..(self.top + room).min(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_choice_always_shows(steps in prop::collection::vec((-30isize..30, 0usize..40, 0usize..12), 1..30)) {
            let mut span = Span::default();
            for (by, len, room) in steps {
                span.step(by, len, room);
                prop_assert!(span.at < len.max(1));
                prop_assert!(len == 0 || span.shown(len, room.max(1)).contains(&span.at));
                span.page(by > 0, len, room);
                prop_assert!(len == 0 || span.shown(len, room.max(1)).contains(&span.at));
            }
        }
    }
}
