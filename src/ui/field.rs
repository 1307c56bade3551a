//! Text under the cursor, of one line or of several: edited by letters as people see them.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::text::{Text, clean_line, clean_typed};
use crate::domain::value::LONGEST_TEXT;

/// The longest line, in letters.
const LONGEST: usize = 200;
/// The longest text typed for a record, in letters: far more than a record can hold, so that what
/// is pasted is there as a whole to be shortened.
const LONGEST_OF_RECORD: usize = 16 * LONGEST_TEXT;

/// A text being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    letters: Vec<String>,
    /// Letters before the cursor.
    at: usize,
    /// Line breaks stay.
    is_story: bool,
    /// A text of a record: may be long.
    is_long: bool,
}

impl Field {
    /// A line with a text in it, the cursor behind.
    #[must_use]
    pub fn line(text: &str) -> Field {
        Field { is_long: true, ..Field::default() }.with(text)
    }

    /// Several lines with a text in them, the cursor in front.
    #[must_use]
    pub fn story(text: &str) -> Field {
        let story = Field { is_story: true, is_long: true, ..Field::default() }.with(text);
        Field { at: 0, ..story }
    }

    fn with(mut self, text: &str) -> Field {
        self.insert(text);
        self
    }

    /// Puts a text back as it was typed, blanks and all, the cursor behind it.
    pub fn restore(&mut self, text: &str) {
        let typed = clean_typed(text);
        let letters = typed.graphemes(true).filter(|letter| self.is_story || *letter != "\n");
        self.letters = letters.take(self.longest()).map(str::to_owned).collect();
        self.at = self.letters.len();
    }

    fn longest(&self) -> usize {
        if self.is_long { LONGEST_OF_RECORD } else { LONGEST }
    }

    /// True when there is room for all of a text.
    #[must_use]
    pub fn takes(&self, text: &str) -> bool {
        self.letters.len() + text.graphemes(true).count() <= self.longest()
    }

    /// How many letters stand behind what a record can hold.
    #[must_use]
    pub fn excess(&self) -> usize {
        let mut bytes = 0;
        let fits = |letter: &&String| {
            bytes += letter.len();
            bytes <= LONGEST_TEXT
        };
        self.letters.len() - self.letters.iter().take_while(fits).count()
    }

    /// The text, in NFC.
    #[must_use]
    pub fn text(&self) -> String {
        self.letters.concat()
    }

    /// True when nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Columns before the cursor.
    #[must_use]
    pub fn column(&self) -> usize {
        self.letters[..self.at].concat().width()
    }

    /// The part around the cursor that fits into so many columns, and the cursor's column in it.
    #[must_use]
    pub fn window(&self, columns: usize) -> (String, usize) {
        let mut first = 0;
        while self.letters[first..self.at].concat().width() >= columns.max(1) && first < self.at {
            first += 1;
        }
        (self.letters[first..].concat(), self.letters[first..self.at].concat().width())
    }

    /// Inserts typed or pasted text: line breaks become blanks, control characters go.
    ///
    /// Some terminals send a letter's mark as a key of its own: the text is composed anew, so that
    /// the mark joins the letter before it.
    pub fn insert(&mut self, text: &str) {
        let typed = if text == " " { " ".into() } else { self.admit(text) };
        let before: String =
            self.letters[..self.at].concat().chars().chain(typed.chars()).nfc().collect();
        let after = self.letters[self.at..].concat();
        let after_len = self.letters.len() - self.at;
        self.letters = format!("{before}{after}").graphemes(true).map(str::to_owned).collect();
        self.at = self.letters.len().saturating_sub(after_len);
        self.letters.truncate(self.longest());
        self.at = self.at.min(self.letters.len());
    }

    fn admit(&self, text: &str) -> Text {
        if !self.is_story {
            return clean_line(text);
        }
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<Text> = lines.split('\n').map(clean_line).collect();
        lines.join("\n").into()
    }

    /// Edits by a key; false when the key is none of a field's.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let with_ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        match event.code {
            // 0x08 arrives as Ctrl-H: a Backspace like any other.
            KeyCode::Backspace => self.backspace(),
            KeyCode::Char('h') if with_ctrl => self.backspace(),
            KeyCode::Char('u') if with_ctrl => self.clear(),
            KeyCode::Char('w') if with_ctrl => self.delete_word(),
            // A blank of any kind is one: OpenKey types a narrow one and takes it away again.
            KeyCode::Char(c) if !with_ctrl => self.insert(&clean_typed(c.encode_utf8(&mut [0; 4]))),
            KeyCode::Delete if self.at < self.letters.len() => _ = self.letters.remove(self.at),
            KeyCode::Left if with_ctrl => self.at = self.word_start(),
            KeyCode::Right if with_ctrl => self.at = self.word_end(),
            KeyCode::Left => self.at = self.at.saturating_sub(1),
            KeyCode::Right => self.at = (self.at + 1).min(self.letters.len()),
            KeyCode::Home => self.at = self.line_start(),
            KeyCode::End => self.at = self.line_end(),
            KeyCode::Enter if self.is_story => self.insert("\n"),
            KeyCode::Delete => {}
            _ => return false,
        }
        true
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.letters.clear();
        self.at = 0;
    }

    /// The lines of so many columns that the text takes, each as a range of letters: broken behind
    /// blanks where there are any. A line break belongs to the line it ends.
    fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        let (mut start, mut blank, mut width) = (0, None, 0);
        for (at, letter) in self.letters.iter().enumerate() {
            if letter == "\n" {
                rows.push(start..at + 1);
                (start, blank, width) = (at + 1, None, 0);
                continue;
            }
            // The blank at the end of a row may hang over its edge.
            if width + letter.width() > columns.max(2) && letter != " " && at > start {
                let end = blank.unwrap_or(at);
                rows.push(start..end);
                (start, blank) = (end, None);
                width = self.letters[start..at].concat().width();
            }
            width += letter.width();
            if letter == " " {
                blank = Some(at + 1);
            }
        }
        rows.push(start..self.letters.len());
        rows
    }

    /// The rows as text, and the row and column of the cursor.
    #[must_use]
    pub fn wrapped(&self, columns: usize) -> (Vec<String>, (usize, usize)) {
        let rows = self.rows(columns);
        let row = self.row_of_cursor(&rows);
        let column = self.letters[rows[row].start..self.at].concat().width();
        let text = |row: &Range<usize>| self.letters[row.clone()].concat().replace('\n', "");
        (rows.iter().map(text).collect(), (row, column.min(columns)))
    }

    fn row_of_cursor(&self, rows: &[Range<usize>]) -> usize {
        rows.iter().rposition(|row| row.start <= self.at).unwrap_or(0)
    }

    /// Moves the cursor by a row of so many columns; false at the first and the last.
    pub fn move_row(&mut self, is_down: bool, columns: usize) -> bool {
        let rows = self.rows(columns);
        let row = self.row_of_cursor(&rows);
        let next = if is_down { Some(row + 1) } else { row.checked_sub(1) };
        let Some(next) = next.and_then(|next| rows.get(next)) else { return false };
        let wanted = self.letters[rows[row].start..self.at].concat().width();
        let mut width = 0;
        let last = next.end.saturating_sub(usize::from(next.end < self.letters.len()));
        let at = next.clone().find(|at| {
            let is_there = width >= wanted || self.letters[*at] == "\n";
            width += self.letters[*at].width();
            is_there
        });
        self.at = at.unwrap_or(last.max(next.start));
        true
    }

    fn line_start(&self) -> usize {
        self.letters[..self.at].iter().rposition(|l| l == "\n").map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        let after = self.letters[self.at..].iter().position(|l| l == "\n");
        after.map_or(self.letters.len(), |more| self.at + more)
    }

    fn backspace(&mut self) {
        if self.at > 0 {
            self.at -= 1;
            self.letters.remove(self.at);
        }
    }

    fn delete_word(&mut self) {
        let start = self.word_start();
        self.letters.drain(start..self.at);
        self.at = start;
    }

    fn word_start(&self) -> usize {
        let before = &self.letters[..self.at];
        let word_ends = before.iter().rposition(|l| !is_blank(l)).map_or(0, |at| at + 1);
        before[..word_ends].iter().rposition(|l| is_blank(l)).map_or(0, |at| at + 1)
    }

    fn word_end(&self) -> usize {
        let after = &self.letters[self.at..];
        let blanks = after.iter().take_while(|l| is_blank(l)).count();
        let letters = after[blanks..].iter().take_while(|l| !is_blank(l)).count();
        self.at + blanks + letters
    }
}

fn is_blank(letter: &str) -> bool {
    matches!(letter, " " | "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(field: &mut Field, code: KeyCode) {
        assert!(field.key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    #[test]
    fn bursts_are_applied_in_order() {
        let mut field = Field::default();
        // "đường" as an input method sends it, with both kinds of Backspace.
        for c in ['d', '\u{8}', 'đ', 'u', 'o', '\u{7f}', '\u{8}', 'ư', 'ơ', 'n', 'g'] {
            match c {
                '\u{8}' => {
                    let ctrl_h = KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL);
                    assert!(field.key(ctrl_h));
                }
                '\u{7f}' => press(&mut field, KeyCode::Backspace),
                c => press(&mut field, KeyCode::Char(c)),
            }
        }
        assert_eq!(field.text(), "đương");
    }

    #[test]
    fn a_mark_of_its_own_joins_its_letter() {
        let mut field = Field::default();
        for c in ['e', '\u{302}', '\u{323}'] {
            press(&mut field, KeyCode::Char(c));
        }
        assert_eq!((field.text().as_str(), field.column()), ("ệ", 1));
        press(&mut field, KeyCode::Backspace);
        assert!(field.is_empty());
    }

    #[test]
    fn stories_keep_their_lines() {
        let mut field = Field::story("một hai ba\nbốn");
        assert_eq!(field.wrapped(8), (vec!["một hai ".into(), "ba".into(), "bốn".into()], (0, 0)));
        assert!(field.move_row(true, 8) && field.move_row(true, 8) && !field.move_row(true, 8));
        press(&mut field, KeyCode::End);
        press(&mut field, KeyCode::Enter);
        field.insert("năm\r\nsáu\u{7}");
        assert_eq!(field.text(), "một hai ba\nbốn\nnăm\nsáu");
        press(&mut field, KeyCode::Home);
        press(&mut field, KeyCode::Backspace);
        assert_eq!(field.text(), "một hai ba\nbốn\nnămsáu");
        assert_eq!(field.wrapped(40).1, (2, 3));
    }

    #[test]
    fn words_and_the_middle() {
        let mut field = Field::default();
        field.insert("chiến sĩ\nthi đua");
        assert_eq!(field.text(), "chiến sĩ thi đua");
        assert!(field.key(KeyEvent::new(KeyCode::Left, KeyModifiers::CONTROL)));
        assert!(field.key(KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL)));
        assert_eq!((field.text().as_str(), field.column()), ("chiến sĩ đua", 9));
        press(&mut field, KeyCode::End);
        field.insert(" ");
        field.insert("x");
        assert_eq!(field.text(), "chiến sĩ đua x");
    }
}
