//! A text alone on the screen, without frames: for terminals that take no text to the clipboard,
//! to be marked with the mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{Line, wrap};
use super::screen::View;
use crate::words::Word;

/// The text.
#[derive(Clone, Debug)]
pub struct Plain {
    text: String,
}

impl Plain {
    /// Shows a text.
    #[must_use]
    pub fn new(text: String) -> Plain {
        Plain { text }
    }

    /// Draws it from the first column, and in the last line how to leave.
    pub fn render(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        let lines = wrap(&self.text, usize::from(area.width));
        let room = usize::from(area.height.saturating_sub(2));
        for (y, text) in (0..).zip(lines.iter().take(room)) {
            Line::new(buffer, area, y).left(0, u16::MAX, text, view.theme.text());
        }
        let back = view.lang.say(Word::PlainBack);
        let last = area.height.saturating_sub(1);
        Line::new(buffer, area, last).left(0, u16::MAX, back, view.theme.quiet());
    }
}
