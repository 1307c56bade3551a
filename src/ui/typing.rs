//! Telex and VNI for those who have no input method: letters become the burst of Backspaces and
//! letters that an input method would send, so that every field takes them the same way.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_normalization::UnicodeNormalization;
use vi::methods::IncrementalBuffer;
use vi::processor::AccentStyle;
use vi::validation::is_valid_syllable;

/// The longest syllable in keys ("nghieengs" and the like), with room for corrections.
const LONGEST: usize = 16;

/// How Vietnamese letters are typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// As they come: the terminal's own input method does it, or none.
    #[default]
    Off,
    /// Marks by letters: `vieejt`.
    Telex,
    /// Marks by digits: `vie65t`.
    Vni,
}

impl Method {
    /// The name on screen; empty when off.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Method::Off => "",
            Method::Telex => "Telex",
            Method::Vni => "VNI",
        }
    }

    fn definition(self) -> Option<&'static vi::Definition> {
        match self {
            Method::Off => None,
            Method::Telex => Some(&vi::TELEX),
            Method::Vni => Some(&vi::VNI),
        }
    }
}

/// The word being typed.
#[derive(Clone, Debug, Default)]
pub struct Typing {
    method: Method,
    /// The keys of the word.
    raw: String,
    /// What they have become in the field.
    shown: String,
}

impl Typing {
    /// How letters are typed.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// Goes on to the next method: off, Telex, VNI.
    pub fn switch(&mut self) {
        self.end_word();
        self.method = match self.method {
            Method::Off => Method::Telex,
            Method::Telex => Method::Vni,
            Method::Vni => Method::Off,
        };
    }

    /// The next letter begins a new word.
    pub fn end_word(&mut self) {
        self.raw.clear();
        self.shown.clear();
    }

    /// The keys that the field is to get for a key.
    pub fn keys(&mut self, event: KeyEvent) -> Vec<KeyEvent> {
        let with_ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let definition = self.method.definition();
        match (event.code, definition) {
            (KeyCode::Char(c), Some(definition)) if !with_ctrl && self.is_of_word(c) => {
                self.raw.push(c);
                let before = std::mem::take(&mut self.shown);
                self.shown = compose(definition, &self.raw);
                return burst(&before, &self.shown);
            }
            (KeyCode::Backspace, _) => self.take_back(),
            (KeyCode::Char('h'), _) if with_ctrl => self.take_back(),
            _ => self.end_word(),
        }
        vec![event]
    }

    fn is_of_word(&self, c: char) -> bool {
        let is_mark = self.method == Method::Vni && !self.raw.is_empty();
        c.is_ascii_alphabetic() || (is_mark && c.is_ascii_digit())
    }

    /// A letter less: what is left is where the word goes on from.
    fn take_back(&mut self) {
        self.shown.pop();
        let definition = self.method.definition();
        let raw = definition.map(|definition| (spell(self.method, &self.shown), definition));
        match raw {
            Some((raw, definition)) if compose(definition, &raw) == self.shown => self.raw = raw,
            _ => self.end_word(),
        }
    }
}

/// The word that keys make; the keys themselves where they make no Vietnamese syllable, because
/// marks in other words, numbers and codes are not meant.
fn compose(definition: &vi::Definition, raw: &str) -> String {
    if raw.chars().count() > LONGEST {
        return raw.to_owned();
    }
    let mut buffer = IncrementalBuffer::new_with_style(definition, AccentStyle::Old);
    for c in raw.chars() {
        let before = buffer.view().to_owned();
        buffer.push(c);
        // The engine drops letters that fit nowhere in a syllable.
        let has_grown = buffer.view().chars().count() > before.chars().count();
        let is_mark = definition.contains_key(&c.to_ascii_lowercase());
        if !has_grown && (!is_mark || buffer.view() == before) {
            return raw.to_owned();
        }
    }
    let result = buffer.result();
    // A mark typed twice takes itself back: "ass" is "as", whatever that is.
    let is_taken_back = result.tone_mark_removed || result.letter_modification_removed;
    let is_word = is_valid_syllable(buffer.view());
    if is_word || is_taken_back { buffer.view().to_owned() } else { raw.to_owned() }
}

/// Keys that make a word: every mark behind its letter, the tone at the end.
fn spell(method: Method, word: &str) -> String {
    let is_vni = method == Method::Vni;
    let (mut keys, mut tone, mut letter) = (String::new(), None, 'a');
    for c in word.nfd() {
        let mark = match c {
            '\u{301}' => (true, 's', '1'),
            '\u{300}' => (true, 'f', '2'),
            '\u{309}' => (true, 'r', '3'),
            '\u{303}' => (true, 'x', '4'),
            '\u{323}' => (true, 'j', '5'),
            '\u{302}' => (false, letter, '6'),
            '\u{31b}' => (false, 'w', '7'),
            '\u{306}' => (false, 'w', '8'),
            'đ' | 'Đ' => {
                letter = if c == 'đ' { 'd' } else { 'D' };
                keys.push(letter);
                (false, 'd', '9')
            }
            _ => {
                letter = c;
                (false, c, c)
            }
        };
        let (is_tone, telex, vni) = mark;
        let key = if is_vni { vni } else { telex };
        if is_tone { tone = Some(key) } else { keys.push(key) }
    }
    keys.extend(tone);
    keys
}

/// Backspaces for what no longer stands, then the letters that do.
fn burst(before: &str, after: &str) -> Vec<KeyEvent> {
    let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
    let kept = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let gone = before.chars().count() - kept;
    let keys = std::iter::repeat_n(key(KeyCode::Backspace), gone);
    keys.chain(after.chars().skip(kept).map(|c| key(KeyCode::Char(c)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_both_methods() {
        let telex = |raw: &str| compose(&vi::TELEX, raw);
        let vni = |raw: &str| compose(&vi::VNI, raw);
        let words = [
            ("dduwowngf", "d9u7o7ng2", "đường"),
            ("nguwowif", "ngu7o7i2", "người"),
            ("quyeets", "quye6t1", "quyết"),
            ("DDaan", "D9a6n", "Đân"),
            ("hoas", "hoa1", "hóa"),
            ("giuwx", "giu74", "giữ"),
            ("thuowng", "thu7o7ng", "thương"),
            ("khuyeens", "khuye6n1", "khuyến"),
            ("AAps", "A6p1", "Ấp"),
        ];
        for (keys, digits, word) in words {
            assert_eq!((telex(keys).as_str(), vni(digits).as_str()), (word, word));
        }
        // Marks may come at the end.
        assert_eq!((telex("vietej").as_str(), vni("viet65").as_str()), ("việt", "việt"));
    }

    #[test]
    fn other_words_stay_as_typed() {
        for word in
            ["class", "blog", "Facebook", "toani", "toansi", "barno", "strong", "github", "email"]
        {
            assert_eq!(compose(&vi::TELEX, word), word);
        }
        for word in ["TT26", "QD158", "b2b", "covid19"] {
            assert_eq!(compose(&vi::VNI, word), word);
        }
        // A mark typed twice is the letter.
        assert_eq!(compose(&vi::TELEX, "ass"), "as");
        assert_eq!(compose(&vi::TELEX, "ooo"), "oo");
    }

    #[test]
    fn nothing_typed_is_lost_or_panics() {
        // Every three keys out of those that mean something, and a few that do not.
        let keys: Vec<char> = "aeouiydwsfrxjzngthqcAOD157690".chars().collect();
        for definition in [&vi::TELEX, &vi::VNI] {
            for a in &keys {
                for b in &keys {
                    for c in &keys {
                        let raw = format!("t{a}{b}{c}");
                        let word = compose(definition, &raw);
                        assert!(!word.is_empty() && word.chars().count() <= 4, "{raw}: {word}");
                    }
                }
            }
        }
    }
}
