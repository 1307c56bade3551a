//! Tỷ lệ: a figure as a share of those the law sets beside it, with its cap and citation.

use crate::domain::book::Book;
use crate::domain::catalogue::AwardCode;
use crate::domain::id::Id;
use crate::domain::rule::{Check, Rule, Share};
use crate::domain::sheet::Sheet;
use crate::domain::text::{Year, write_count, write_percent};
use crate::report::compare::hundredths;
use crate::words::{Lang, Word};

/// A share that a rule of law knows.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// The rule.
    pub rule: &'static Rule,
    /// What the rule limits.
    pub share: &'static Share,
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
        let sheet = book.sheet(unit.as_str(), year)?;
        let level = book.unit(unit.as_str()).and_then(|unit| unit.level);
        let limiting = || {
            Rule::of(Check::Share).filter(|rule| {
                let share = rule.share.as_ref().filter(|_| rule.is_computed());
                share.is_some_and(|share| share.limits(award) && share.is_for(level))
            })
        };
        // Out of the time of all, the first says when it was valid.
        let valid = limiting().find(|rule| rule.is_valid_in(year));
        Ratio::in_sheet(valid.or_else(|| limiting().next())?, award, sheet)
    }

    /// The share of an award in a sheet, as a rule counts it; `None` where a figure is absent.
    #[must_use]
    pub fn in_sheet(rule: &'static Rule, award: AwardCode, sheet: &Sheet) -> Option<Ratio> {
        let share = rule.share.as_ref()?;
        let year = sheet.head.year;
        let numerator = sum(sheet, share, award)?;
        let counted = share.among().filter_map(|award| Some((award, sum(sheet, share, award)?)));
        let (among, sums): (Vec<AwardCode>, Vec<u64>) = counted.unzip();
        let denominator = sums.iter().sum();
        let percent = hundredths(numerator.into(), denominator)?;
        Some(Ratio { rule, share, year, numerator, denominator, among, percent })
    }

    /// The cap, in the years it is valid for.
    #[must_use]
    pub fn cap(&self) -> Option<u32> {
        self.share.cap.filter(|_| self.rule.is_valid_in(self.year))
    }

    /// True when the share is above the cap in a year it is valid for: exactly, not as rounded.
    #[must_use]
    pub fn is_above(&self) -> bool {
        let above = |cap: u32| self.numerator * 100 > self.denominator * u64::from(cap);
        self.cap().is_some_and(above)
    }

    /// The names of those that are the whole: "Lao động tiên tiến + Chiến sĩ tiên tiến".
    #[must_use]
    pub fn among_names(&self) -> String {
        let names: Vec<&str> = self.among.iter().map(|code| code.award().name.as_str()).collect();
        names.join(" + ")
    }

    /// The share as it is written: "15,52 %".
    #[must_use]
    pub fn percent_text(&self) -> String {
        write_percent(self.percent).trim_start_matches('+').to_owned()
    }

    /// "208/1.340 Lao động tiên tiến + Chiến sĩ tiên tiến = 15,52 %; mức trần 15 % …".
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let values = [
            ("among", self.among_names()),
            ("part", write_count(self.numerator)),
            ("whole", write_count(self.denominator)),
            ("percent", self.percent_text()),
            ("cap", self.share.cap.map_or(String::new(), |cap| cap.to_string())),
            ("law", self.rule.citation.clone().unwrap_or_default()),
            ("time", self.rule.validity(lang)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let word = match self.cap() {
            None => Word::AskRatioNoCap,
            Some(_) if self.share.each_unit => Word::AskRatioEachUnit,
            Some(_) => Word::AskRatioCap,
        };
        lang.fill(word, &values)
    }
}

/// The counts of an award for the rule's kind of recipient, whatever the field or occasion.
fn sum(sheet: &Sheet, share: &Share, award: AwardCode) -> Option<u64> {
    let is_of =
        |key: crate::domain::sheet::LineKey| key.award == award && key.recipient == share.recipient;
    let lines = sheet.lines().iter().filter(|line| is_of(line.key));
    lines.map(|line| u64::from(line.value)).reduce(|a, b| a + b)
}
