//! The order of the Vietnamese alphabet, as Unicode CLDR has it.
//!
//! Letters first (a ă â … d đ e ê … o ô ơ … u ư …), then tones (ngang, huyền, hỏi, ngã, sắc,
//! nặng), then small before capital. Runs of digits compare as numbers: Thường Phước 2 < 10.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// A byte key: comparing keys compares texts in Vietnamese order.
#[must_use]
pub fn collation_key(text: &str) -> Vec<u8> {
    let letters = letters(text);
    let mut key = Vec::with_capacity(letters.len() * 5 + 2);
    push_primary(&mut key, &letters);
    key.push(0);
    key.extend(letters.iter().map(|l| l.tone + 1));
    key.push(0);
    key.extend(letters.iter().map(|l| 1 + u8::from(l.capital)));
    key
}

/// The key of a person: given name (the last word) first, then middle names and family name.
#[must_use]
pub fn person_key(name: &str) -> Vec<u8> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    words.reverse();
    collation_key(&words.join(" "))
}

/// One letter: its base with its shape mark (ă â ê ô ơ ư đ), its tone, its case.
#[derive(Clone, Copy)]
struct Letter {
    base: char,
    /// 0 none, 1 breve, 2 circumflex, 3 horn or stroke: the order inside one base letter.
    shape: u8,
    tone: u8,
    capital: bool,
}

fn letters(text: &str) -> Vec<Letter> {
    let known = known();
    let mut letters = Vec::with_capacity(text.len());
    for c in text.chars() {
        match known.get(c as usize) {
            Some(Some(letter)) => letters.push(*letter),
            _ => return letters_any(text),
        }
    }
    letters
}

/// Every letter of Vietnamese in one piece: text is kept in NFC, and lists order whole books.
fn known() -> &'static [Option<Letter>] {
    static KNOWN: OnceLock<Vec<Option<Letter>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = vec![None; 0x1F00];
        for number in (0..0x1C0).chain(0x1EA0..0x1F00) {
            let Some(c) = char::from_u32(number) else { continue };
            if let [letter] = letters_any(c.encode_utf8(&mut [0; 4]))[..] {
                known[c as usize] = Some(letter);
            }
        }
        known
    })
}

/// The same for any text.
fn letters_any(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for c in text.nfd() {
        match (c, letters.last_mut()) {
            ('\u{306}', Some(l)) => l.shape = 1,
            ('\u{302}', Some(l)) => l.shape = 2,
            ('\u{31B}', Some(l)) => l.shape = 3,
            ('\u{300}', Some(l)) => l.tone = 1,
            ('\u{309}', Some(l)) => l.tone = 2,
            ('\u{303}', Some(l)) => l.tone = 3,
            ('\u{301}', Some(l)) => l.tone = 4,
            ('\u{323}', Some(l)) => l.tone = 5,
            ('đ' | 'Đ', _) => {
                letters.push(Letter { base: 'd', shape: 3, tone: 0, capital: c == 'Đ' })
            }
            _ => {
                let base = c.to_lowercase().next().unwrap_or(c);
                letters.push(Letter { base, shape: 0, tone: 0, capital: c.is_uppercase() });
            }
        }
    }
    letters
}

/// Class byte (1 sign, 2 number, 3 letter), then what orders inside the class.
fn push_primary(key: &mut Vec<u8>, letters: &[Letter]) {
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if letter.base.is_ascii_digit() {
            let run = letters[at..].iter().take_while(|l| l.base.is_ascii_digit()).count();
            let digits: String =
                letters[at..at + run].iter().map(|l| l.base).skip_while(|d| *d == '0').collect();
            key.extend([2, u8::try_from(digits.len()).unwrap_or(u8::MAX)]);
            key.extend(digits.bytes());
            at += run;
            continue;
        }
        let class = if letter.base.is_alphabetic() { 3 } else { 1 };
        key.push(class);
        match u8::try_from(letter.base) {
            Ok(byte) if byte.is_ascii() => key.push(byte),
            _ => key.extend_from_slice(letter.base.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        key.push(letter.shape + 1);
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut words: Vec<&str>) -> Vec<&str> {
        words.sort_by_key(|w| collation_key(w));
        words
    }

    #[test]
    fn letters_then_tones_then_case() {
        let order = vec!["ma", "mà", "mả", "mã", "má", "mạ", "ma sát", "ma túy", "mă", "mâ"];
        // A difference of letters anywhere outweighs tones: the space sorts before a letter.
        let mut shuffled = order.clone();
        shuffled.reverse();
        assert_eq!(sorted(shuffled), order);
        assert_eq!(
            sorted(vec!["Đà Nẵng", "Zalo", "Dân", "đa", "Đa"]),
            ["Dân", "đa", "Đa", "Đà Nẵng", "Zalo"]
        );
    }

    #[test]
    fn letters_in_one_piece_and_with_marks_apart_are_ordered_alike() {
        let text = "Đường Nguyễn Huệ, ấp 10 — “Ở đâu?” Ñandú ß Ǆ";
        let apart: String = text.nfd().collect();
        assert_eq!(collation_key(text), collation_key(&apart));
        for c in ('\u{0}'..'\u{2100}').map(|c| c.to_string()) {
            let apart: String = c.nfd().collect();
            assert_eq!(collation_key(&c), collation_key(&apart), "{c}");
        }
    }

    #[test]
    fn numbers_inside_names_compare_as_numbers() {
        assert_eq!(
            sorted(vec!["Phước 10", "Phước 2", "Phước 02a"]),
            ["Phước 2", "Phước 02a", "Phước 10"]
        );
    }

    #[test]
    fn people_are_ordered_by_given_name() {
        let mut people = vec!["Nguyễn Văn Tư", "Trần Thị An", "Lê Ân"];
        people.sort_by_key(|p| person_key(p));
        assert_eq!(people, ["Trần Thị An", "Lê Ân", "Nguyễn Văn Tư"]);
    }
}
