//! Tỷ lệ: a figure as a share of those the law sets beside it, with its cap and citation.

use crate::domain::book::Book;
use crate::domain::catalogue::AwardCode;
use crate::domain::id::Id;
use crate::domain::rule::ShareRule;
use crate::domain::sheet::Sheet;
use crate::domain::text::{Year, write_count, write_percent};
use crate::report::compare::hundredths;
use crate::words::{Lang, Word};

/// A share that a rule of law knows.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// The rule.
    pub rule: &'static ShareRule,
    /// Of which year.
    pub year: Year,
    /// How many received the award.
    pub numerator: u64,
    /// How many received the others.
    pub denominator: u64,
    /// The others that were counted: what is absent is not 0 and is not named.
    pub among: Vec<AwardCode>,
    /// Hundredths of a percent.
    pub percent: i64,
}

impl Ratio {
    /// The share of an award in a unit and year; `None` where a figure is absent or no rule is
    /// known.
    #[must_use]
    pub fn of(book: &Book, unit: &Id, award: AwardCode, year: Year) -> Option<Ratio> {
        let rule = ShareRule::built_in().iter().find(|rule| rule.limits(award))?;
        let sheet = book.sheet(unit.as_str(), year)?;
        let numerator = sum(sheet, rule, award)?;
        let counted = rule.among().filter_map(|award| Some((award, sum(sheet, rule, award)?)));
        let (among, sums): (Vec<AwardCode>, Vec<u64>) = counted.unzip();
        let denominator = sums.iter().sum();
        let percent = hundredths(numerator.into(), denominator)?;
        Some(Ratio { rule, year, numerator, denominator, among, percent })
    }

    /// The cap, in the years it is valid for.
    #[must_use]
    pub fn cap(&self) -> Option<u32> {
        self.rule.is_valid_in(self.year).then_some(self.rule.cap)
    }

    /// "208/1.340 Lao động tiên tiến + Chiến sĩ tiên tiến = 15,52 %; mức trần 15 % …".
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let names: Vec<&str> = self.among.iter().map(|code| code.award().name.as_str()).collect();
        let (from, to) = self.rule.validity();
        let values = [
            ("among", names.join(" + ")),
            ("part", write_count(self.numerator)),
            ("whole", write_count(self.denominator)),
            ("percent", write_percent(self.percent).trim_start_matches('+').to_owned()),
            ("cap", self.rule.cap.to_string()),
            ("law", self.rule.citation.clone()),
            ("from", from.to_string()),
            ("to", to.to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let word = match self.cap() {
            None => Word::AskRatioNoCap,
            Some(_) if self.rule.each_unit => Word::AskRatioEachUnit,
            Some(_) => Word::AskRatioCap,
        };
        lang.fill(word, &values)
    }
}

/// The counts of an award for the rule's kind of recipient, whatever the field or occasion.
fn sum(sheet: &Sheet, rule: &ShareRule, award: AwardCode) -> Option<u64> {
    let is_of =
        |key: crate::domain::sheet::LineKey| key.award == award && key.recipient == rule.recipient;
    let lines = sheet.lines().iter().filter(|line| is_of(line.key));
    lines.map(|line| u64::from(line.value)).reduce(|a, b| a + b)
}
