//! Số, ký hiệu in many writings: "34/CT-TW", "34-CT/TW", "Chỉ thị số 34 / CT - TƯ ngày 07/4/2014"
//! name one document.

use super::Document;
use crate::domain::text::{Year, fold};

/// Words that end number and symbol: what follows is date, issuer or subject.
const ENDS: [&str; 4] = ["ngay", "nam", "cua", "ve"];

/// Number and symbol as a text names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Numbers and letters alone: "34/ct/tw".
    pub key: String,
    /// The year of issue, where the text says it.
    pub year: Option<Year>,
}

impl Writing {
    /// Reads number and symbol out of a text; `None` when it has no number with letters after it.
    #[must_use]
    pub fn read(text: &str) -> Option<Writing> {
        let runs = runs(text);
        let is_number = |run: &String| run.starts_with(|c: char| c.is_ascii_digit());
        let first = runs.iter().position(is_number)?;
        let end = runs.iter().skip(first).position(|run| ENDS.contains(&run.as_str()));
        let end = end.map_or(runs.len(), |end| first + end);
        let (own, rest) = runs.get(first..)?.split_at(end - first);
        // Numbers behind the letters are no part of the symbol: a year, perhaps.
        let last = own.iter().rposition(|run| !is_number(run))?;
        let (own, behind) = own.split_at(last + 1);
        let year = behind.iter().chain(rest).find_map(|run| Year::parse(run));
        let mut parts: Vec<&str> = own.iter().map(String::as_str).collect();
        if let Some(number) = parts.first_mut() {
            *number = number.trim_start_matches('0');
        }
        Some(Writing { key: parts.join("/"), year })
    }
}

/// Runs of digits and runs of letters, folded; Ư of Trung ương as the W it is also written with.
fn runs(text: &str) -> Vec<String> {
    let text = fold(&text.replace(['ư', 'Ư'], "w"));
    let mut runs: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let sort = c.is_alphanumeric().then(|| c.is_ascii_digit());
        match (sort, runs.last_mut()) {
            (Some(_), Some(run)) if sort == before => run.push(c),
            (Some(_), _) => runs.push(c.into()),
            (None, _) => {}
        }
        before = sort;
    }
    runs
}

impl Document {
    /// The keys of all its writings, each once.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let reference = self.reference();
        let texts = reference.as_deref().into_iter().chain(self.written.iter().map(|w| &**w));
        let mut keys: Vec<String> =
            texts.filter_map(Writing::read).map(|writing| writing.key).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// True when a writing can name this document: the same key, and no other year.
    #[must_use]
    pub fn is_meant_by(&self, writing: &Writing) -> bool {
        let own = self.date.map(|date| date.year());
        let is_year = own.is_none() || writing.year.is_none() || own == writing.year;
        is_year && self.keys().contains(&writing.key)
    }

    /// True when both may be one document: number and symbol the same, and nothing that is known of
    /// year and issuer speaks against it. 158/KH-UBND exists for 2017 and for 2019.
    #[must_use]
    pub fn may_be(&self, other: &Document) -> bool {
        let Some(reference) = self.reference() else { return false };
        let Some(writing) = Writing::read(&reference) else { return false };
        let issuers = self.issuer.as_deref().zip(other.issuer.as_deref());
        let year = self.date.map(|date| date.year());
        issuers.is_none_or(|(own, other)| fold(own) == fold(other))
            && other.is_meant_by(&Writing { year, ..writing })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Option<String> {
        Writing::read(text).map(|writing| writing.key)
    }

    #[test]
    fn all_writings_of_one_symbol_have_one_key() {
        for text in [
            "34/CT-TW",
            "34-CT/TW",
            "34 / CT - TW",
            "34CT/TW",
            "34-CT/TƯ",
            "34 ct tw",
            "034-CT/TW",
            "Chỉ thị số 34-CT/TW",
            "CT 34-CT/\nTW",
            "Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị",
        ] {
            assert_eq!(key(text).as_deref(), Some("34/ct/tw"), "{text}");
        }
        assert_eq!(key("18/CT-\nTTg").as_deref(), Some("18/ct/ttg"));
        assert_eq!(key("26/2018/QĐ-UBND").as_deref(), Some("26/2018/qd/ubnd"));
        assert_ne!(key("12-KH/TU"), key("12-KH/TW"), "Tỉnh ủy is not Trung ương");
        for text in ["", "chỉ thị", "2019", "năm 2019", "05 năm 2015"] {
            assert_eq!(key(text), None, "{text}");
        }
    }

    #[test]
    fn the_year_is_read_behind_the_symbol() {
        let year = |text: &str| Writing::read(text).and_then(|writing| writing.year);
        assert_eq!(year("158/KH-UBND 2017"), Year::new(2017));
        assert_eq!(year("158/KH-UBND ngày 28/11/2017"), Year::new(2017));
        assert_eq!(year("26/2018/QĐ-UBND"), None, "a part of the number");
    }
}
