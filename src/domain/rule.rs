//! Rules of law that a figure can be held against: data (`data/rules/`), each with the years it is
//! valid for and its citation. They indicate and explain, they never refuse.

pub mod ended;

use std::sync::OnceLock;

use serde::Deserialize;

use super::catalogue::{AwardCode, Catalogue};
use super::sheet::Recipient;
use super::text::Year;

/// How many may receive an award as a share of those who hold others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareRule {
    /// Slug.
    pub id: String,
    /// Number, never reused.
    pub code: u16,
    /// Ids of the awards that are limited.
    of: Vec<String>,
    /// Ids of the awards whose holders together are the whole.
    among: Vec<String>,
    /// Kind of recipient of all of them.
    pub recipient: Recipient,
    /// Highest share, in percent.
    pub cap: u32,
    /// First year of validity.
    from: u16,
    /// Last year of validity.
    to: u16,
    /// The cap holds for every single unit: a sum over several only indicates.
    pub each_unit: bool,
    /// Law, article, clause.
    pub citation: String,
    /// True when it was read in its source.
    pub verified: bool,
    /// Anything else.
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Deserialize)]
struct ShareFile {
    share: Vec<ShareRule>,
}

impl ShareRule {
    /// Every rule compiled into the program.
    #[must_use]
    pub fn built_in() -> &'static [ShareRule] {
        static BUILT_IN: OnceLock<Vec<ShareRule>> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let text = include_str!("../../data/rules/shares.toml");
            #[expect(clippy::expect_used, reason = "compiled in; a test parses the same file")]
            let file: ShareFile = toml::from_str(text).expect("the built-in rules are valid");
            file.share
        })
    }

    /// True when the rule limits this award.
    #[must_use]
    pub fn limits(&self, award: AwardCode) -> bool {
        self.of.iter().any(|id| award.award().id.as_str() == id)
    }

    /// The awards whose holders are the whole.
    pub fn among(&self) -> impl Iterator<Item = AwardCode> {
        self.among.iter().filter_map(|id| Catalogue::built_in().award(id))
    }

    /// True in the years the rule is valid for.
    #[must_use]
    pub fn is_valid_in(&self, year: Year) -> bool {
        (self.from..=self.to).contains(&year.number())
    }

    /// First and last year of validity.
    #[must_use]
    pub fn validity(&self) -> (u16, u16) {
        (self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_names_awards_of_the_catalogue_and_its_law() {
        for rule in ShareRule::built_in() {
            assert_eq!(rule.among().count(), rule.among.len(), "{}", rule.id);
            assert!(rule.of.iter().all(|id| Catalogue::built_in().award(id).is_some()));
            assert!(!rule.citation.is_empty() && rule.from <= rule.to && rule.verified);
        }
    }

    #[test]
    fn the_cap_on_cstd_is_valid_from_2017_to_2023() {
        let award = Catalogue::built_in().award("chien-si-thi-dua-co-so").unwrap();
        let rule = ShareRule::built_in().iter().find(|rule| rule.limits(award)).unwrap();
        let valid = |year| rule.is_valid_in(Year::new(year).unwrap());
        assert_eq!([2016, 2017, 2023, 2024].map(valid), [false, true, true, false]);
        assert_eq!(rule.cap, 15);
    }
}
