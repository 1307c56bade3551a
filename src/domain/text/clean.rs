//! The door every text passes: NFC, one writing of Đ, no control or invisible characters.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Text;

/// One line: line breaks and tabs become spaces, runs of spaces one, ends trimmed.
#[must_use]
pub fn clean_line(raw: &str) -> Text {
    let story = clean_story(raw);
    let is_tidy = !story.contains('\n') && !story.contains("  ");
    if is_tidy { story } else { story.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

/// Several lines: as [`clean_line`], but line breaks stay and trailing blanks of lines go.
#[must_use]
pub fn clean_story(raw: &str) -> Text {
    if is_clean(raw) {
        return raw.into();
    }
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = unified.nfc().filter_map(admit).collect();
    let lines: Vec<&str> = text.trim().split('\n').map(str::trim_end).collect();
    lines.join("\n").into()
}

/// Text as it is being typed: blanks stay where they are, what could deceive goes.
#[must_use]
pub fn clean_typed(raw: &str) -> String {
    raw.replace("\r\n", "\n").replace('\r', "\n").nfc().filter_map(admit).collect()
}

/// True for text that would pass unchanged: the common case when data is loaded.
fn is_clean(raw: &str) -> bool {
    let tidy = raw.trim().len() == raw.len();
    let plain = raw.is_ascii() && !raw.bytes().any(|b| b < 0x20 || b == 0x7f);
    tidy && (plain || (is_nfc(raw) && raw.chars().all(|c| c != '\n' && admit(c) == Some(c))))
}

/// What a character becomes at the door; `None` drops it.
///
/// Ð (U+00D0) and Ɖ (U+0189) are the look-alikes that old converters put for Đ. Bidirectional
/// overrides, zero-width characters and the soft hyphen can hide or reorder what a person reads.
fn admit(c: char) -> Option<char> {
    match c {
        '\u{D0}' | '\u{189}' => Some('Đ'),
        '\u{F0}' | '\u{256}' => Some('đ'),
        '\n' => Some('\n'),
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => Some(' '),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => {
            None
        }
        '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{61C}' | '\u{180E}' => None,
        '\u{E0000}'..='\u{E007F}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(&*clean_line("Nguye\u{302}\u{303}n Hue\u{302}\u{301}"), "Nguyễn Huế");
    }

    #[test]
    fn what_could_deceive_the_reader_is_dropped() {
        assert_eq!(&*clean_line("a\u{202E}b\u{200B}c\u{1b}[31md\u{0}"), "abc[31md");
        assert_eq!(&*clean_line("\u{D0}ồng\u{A0}Tháp "), "Đồng Tháp");
    }

    #[test]
    fn what_is_being_typed_keeps_its_blanks() {
        assert_eq!(clean_typed("mo\u{302}t \r\n  hai\u{202E} \u{1b}"), "môt \n  hai ");
    }

    #[test]
    fn a_line_has_no_breaks_and_a_story_keeps_them() {
        assert_eq!(&*clean_line("18/CT-\r\nTTg"), "18/CT- TTg");
        assert_eq!(&*clean_story("một  \r\n hai\n"), "một\n hai");
    }
}
