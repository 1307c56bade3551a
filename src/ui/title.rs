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
    let mut line = Line::new(buffer, view.body, 0);
    render_in(&mut line, (1, view.body.width), (text, style), hides_below, view);
}

/// Draws the mark at the end of a line, where rows go on below those shown.
pub fn more(line: &mut Line, hides_below: bool, view: &View) {
    let words = if hides_below { view.lang.say(Word::MoreBelow) } else { "" };
    line.right(0, u16::MAX, words, view.theme.quiet());
}

/// Draws it from one column of a line to another.
pub fn render_in(
    line: &mut Line,
    (from, to): (u16, u16),
    (text, style): (&str, Style),
    hides_below: bool,
    view: &View,
) {
    let width = usize::from(to.saturating_sub(from));
    let words = view.lang.say(Word::MoreBelow);
    let more = match hides_below {
        true if text.width() + words.width() + 2 > width => ARROW,
        true => words,
        false => "",
    };
    let room = width.saturating_sub(more.width());
    line.left(from, u16::try_from(room).unwrap_or(u16::MAX), text, style);
    line.right(from, to.saturating_sub(from), more, view.theme.quiet());
}
