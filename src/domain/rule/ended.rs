//! Đơn vị đã giải thể: the rule that a dissolved body receives no award.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::text::{PartialDate, Year};

/// No award to a body that has been dissolved.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndedRule {
    /// First day of validity.
    from: String,
    /// The law.
    pub citation: String,
    /// True when it was read in its source.
    pub verified: bool,
}

impl EndedRule {
    /// The rule compiled into the program.
    #[must_use]
    pub fn built_in() -> &'static EndedRule {
        static BUILT_IN: OnceLock<EndedRule> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let text = include_str!("../../../data/rules/ended.toml");
            #[expect(clippy::expect_used, reason = "compiled in; a test parses the same file")]
            let rule: EndedRule = toml::from_str(text).expect("the built-in rule is valid");
            rule
        })
    }

    /// True in years that have days of its validity.
    #[must_use]
    pub fn is_valid_in(&self, year: Year) -> bool {
        PartialDate::parse(&self.from).is_some_and(|from| from.year() <= year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_holds_from_2025_on() {
        let valid = |year| EndedRule::built_in().is_valid_in(Year::new(year).unwrap());
        assert_eq!([2024, 2025, 2026].map(valid), [false, true, true]);
        assert!(EndedRule::built_in().verified);
    }
}
