//! Folding for search: blind to case, accents and tone placement, đ as d.

use unicode_normalization::UnicodeNormalization;

/// The text in lower-case ASCII letters without marks: `Điển hình` → `dien hinh`.
///
/// Removing the tones makes *hòa* and *hoà* equal; other characters stay as they are.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
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
        }
    }
}
