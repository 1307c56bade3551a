//! Putting text where it belongs: cut to its columns, to the left or to the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text cut to so many columns, with `…` where something is missing.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for letter in text.graphemes(true) {
        used += letter.width();
        if used > columns {
            break;
        }
        out.push_str(letter);
    }
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Draws a text over as many rows as it takes, from a row of the area on.
pub fn paragraph(buffer: &mut Buffer, area: Rect, y: u16, text: &str, style: Style) {
    let lines = wrap(text, usize::from(area.width.saturating_sub(2)));
    for (y, line) in (y..area.height).zip(lines) {
        Line::new(buffer, area, y).left(1, u16::MAX, &line, style);
    }
}

/// The text broken into lines of so many columns, at blanks where there are any.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, columns.max(1))).collect()
}

/// As [`wrap`] in at most so many lines: the last ends with `…` where something is missing.
#[must_use]
pub fn wrap_in(text: &str, columns: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, columns);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(cut(&rest, columns));
        lines.truncate(most);
    }
    lines
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in line.split(' ') {
        let needed = current.width() + usize::from(!current.is_empty()) + word.width();
        if needed > columns && !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        for letter in word.graphemes(true) {
            if current.width() + letter.width() > columns {
                lines.push(std::mem::take(&mut current));
            }
            current.push_str(letter);
        }
    }
    lines.push(current);
    lines
}

/// A line of a screen to write on; everything outside it is ignored.
pub struct Line<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl<'a> Line<'a> {
    /// The `y`-th line of an area; a line below the area takes nothing.
    pub fn new(buffer: &'a mut Buffer, area: Rect, y: u16) -> Line<'a> {
        let line = Rect { y: area.y.saturating_add(y), height: 1, ..area };
        let inside = line.intersection(area).intersection(buffer.area);
        Line { buffer, area: inside }
    }

    /// Columns of the line.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Writes from column `x`, at most `columns` wide; returns the column behind the text.
    pub fn left(&mut self, x: u16, columns: u16, text: &str, style: Style) -> u16 {
        let room = self.area.width.saturating_sub(x).min(columns);
        if self.area.height == 0 || room == 0 {
            return x;
        }
        let text = cut(text, usize::from(room));
        let (end, _) =
            self.buffer.set_stringn(self.area.x + x, self.area.y, &text, usize::from(room), style);
        end - self.area.x
    }

    /// Writes so that the text ends before column `x + columns`.
    pub fn right(&mut self, x: u16, columns: u16, text: &str, style: Style) {
        let room = self.area.width.saturating_sub(x).min(columns);
        let text = cut(text, usize::from(room));
        let width = u16::try_from(text.width()).unwrap_or(room);
        self.left(x + room.saturating_sub(width), width, &text, style);
    }

    /// Fills the line with a character.
    pub fn fill(&mut self, symbol: &str, style: Style) {
        for x in self.area.left()..self.area.right() {
            if let Some(cell) = self.buffer.cell_mut((x, self.area.y)) {
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_counts_columns() {
        assert_eq!(cut("Chiến sĩ thi đua", 8), "Chiến s…");
        assert_eq!(cut("Nguyễn", 6), "Nguyễn");
        assert_eq!(cut("漢字漢字", 4), "漢…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn wrapping_breaks_at_blanks_and_long_words_anywhere() {
        assert_eq!(wrap("một hai ba bốn", 7), ["một hai", "ba bốn"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn wrapping_in_few_lines_marks_what_is_missing() {
        assert_eq!(wrap_in("một hai ba bốn", 7, 2), ["một hai", "ba bốn"]);
        assert_eq!(wrap_in("một hai ba bốn năm", 7, 2), ["một hai", "ba bốn…"]);
        assert_eq!(wrap_in("một hai", 3, 0), [""; 0]);
    }
}
