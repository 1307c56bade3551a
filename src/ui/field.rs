//! One line of text under the cursor: edited by letters as people see them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::text::clean_line;

/// The longest text, in letters.
const LONGEST: usize = 200;

/// A line being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    letters: Vec<String>,
    /// Letters before the cursor.
    at: usize,
}

impl Field {
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
        let typed = if text == " " { " ".into() } else { clean_line(text) };
        let before: String =
            self.letters[..self.at].concat().chars().chain(typed.chars()).nfc().collect();
        let after = self.letters[self.at..].concat();
        let after_len = self.letters.len() - self.at;
        self.letters = format!("{before}{after}").graphemes(true).map(str::to_owned).collect();
        self.at = self.letters.len().saturating_sub(after_len);
        self.letters.truncate(LONGEST);
        self.at = self.at.min(self.letters.len());
    }

    /// Edits by a key; false when the key is none of a field's.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let with_ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        match event.code {
            // 0x08 arrives as Ctrl-H: a Backspace like any other.
            KeyCode::Backspace => self.backspace(),
            KeyCode::Char('h') if with_ctrl => self.backspace(),
            KeyCode::Char('u') if with_ctrl => *self = Field::default(),
            KeyCode::Char('w') if with_ctrl => self.delete_word(),
            KeyCode::Char(c) if !with_ctrl => self.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Delete if self.at < self.letters.len() => _ = self.letters.remove(self.at),
            KeyCode::Left if with_ctrl => self.at = self.word_start(),
            KeyCode::Right if with_ctrl => self.at = self.word_end(),
            KeyCode::Left => self.at = self.at.saturating_sub(1),
            KeyCode::Right => self.at = (self.at + 1).min(self.letters.len()),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.letters.len(),
            KeyCode::Delete => {}
            _ => return false,
        }
        true
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
        let word_ends = before.iter().rposition(|l| l != " ").map_or(0, |at| at + 1);
        before[..word_ends].iter().rposition(|l| l == " ").map_or(0, |at| at + 1)
    }

    fn word_end(&self) -> usize {
        let after = &self.letters[self.at..];
        let blanks = after.iter().take_while(|l| *l == " ").count();
        let letters = after[blanks..].iter().take_while(|l| *l != " ").count();
        self.at + blanks + letters
    }
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
