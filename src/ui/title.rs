//! The line above a table: what it is and, at its end, that there are rows below those shown.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::paint::Line;
use super::screen::View;
use crate::words::Word;

/// The mark alone, beside a title that leaves no room for words.
const ARROW: &str = "↓ ";

/// Draws the title on the first line of the body.
pub fn render(text: &str, style: Style, hides_below: bool, view: &View, buffer: &mut Buffer) {
    let width = usize::from(view.body.width);
    let words = view.lang.say(Word::MoreBelow);
    let more = match hides_below {
        true if text.width() + words.width() + 3 > width => ARROW,
        true => words,
        false => "",
    };
    let mut line = Line::new(buffer, view.body, 0);
    let room = width.saturating_sub(more.width() + 1);
    line.left(1, u16::try_from(room).unwrap_or(u16::MAX), text, style);
    line.right(0, u16::MAX, more, view.theme.quiet());
}
