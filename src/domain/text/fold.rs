//! Folding for search: blind to case, accents and tone placement, đ as d.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// The text in lower-case ASCII letters without marks: `Điển hình` → `dien hinh`.
///
/// Removing the tones makes *hòa* and *hoà* equal; other characters stay as they are.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let known = known();
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        match known.get(c as usize).copied().filter(|letter| *letter != 0) {
            Some(letter) => folded.push(char::from(letter)),
            None => return fold_any(text),
        }
    }
    folded
}

/// What every letter of Vietnamese in one piece folds to, 0 for others: text is kept in NFC, and
/// search folds whole books.
fn known() -> &'static [u8] {
    static KNOWN: OnceLock<Vec<u8>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = vec![0; 0x1F00];
        for number in (0xC0..0x1C0).chain(0x1EA0..0x1F00) {
            let Some(c) = char::from_u32(number) else { continue };
            let folded = fold_any(c.encode_utf8(&mut [0; 4]));
            if let [letter] = folded.as_bytes() {
                known[c as usize] = *letter;
            }
        }
        known
    })
}

/// The same for any text.
fn fold_any(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd() {
        match c {
            '\u{300}'..='\u{36F}' => {}
            'đ' | 'Đ' => folded.push('d'),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// True when `text`, folded, equals the already folded `wanted`.
#[must_use]
pub fn folds_to(text: &str, wanted: &str) -> bool {
    fold(text) == wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_vietnamese_letter_folds_to_ascii() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        let folded = fold(&letters.to_uppercase());
        assert!(folded.is_ascii(), "{folded}");
        assert_eq!(fold(letters), folded);
        assert_eq!(fold("Khoá học, HÒA bình"), fold("khóa học, hoà BÌNH"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
            prop_assert_eq!(fold(&text), fold_any(&text));
        }

        #[test]
        fn the_short_way_is_the_same(text in "[a-zA-ZàảãạăắâấđĐưỪệỡ\\u{300}\\u{323} À-ỹ]{0,20}") {
            prop_assert_eq!(fold(&text), fold_any(&text));
        }
    }
}
