//! Tỷ lệ: a figure as a share of those the law sets beside it, with its cap and citation.

use crate::domain::book::Book;
use crate::domain::cap::{Cap, Caps};
use crate::domain::catalogue::AwardCode;
use crate::domain::id::Id;
use crate::domain::rule::{Check, Rule, Share};
use crate::domain::sheet::{LineKey, Sheet};
use crate::domain::text::{Decimal, Year, write_count, write_percent};
use crate::report::cite;
use crate::report::compare::hundredths;
use crate::words::{Lang, Word};

/// A share that a rule of law knows.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// The rule.
    pub rule: &'static Rule,
    /// What the rule limits.
    pub share: &'static Share,
    /// How many received the award.
    pub numerator: u64,
    /// How many received the others.
    pub denominator: u64,
    /// The others that were counted: what is absent is not 0 and is not named.
    pub among: Vec<AwardCode>,
    /// Hundredths of a percent.
    pub percent: i64,
    /// The cap, in the years it is valid for.
    pub cap: Option<Ceiling>,
}

/// A cap with where it stands, that of the law itself or one that the law leaves to others.
#[derive(Clone, Debug)]
pub struct Ceiling {
    /// The largest share, in percent.
    pub percent: Decimal,
    /// The record that says so; `None` where the law does.
    set: Option<Cap>,
}

impl Ceiling {
    /// The cap of a rule for a unit in a year; `None` where nobody is known to have set one.
    #[must_use]
    pub fn of(book: &Book, caps: &Caps, rule: &Rule, unit: &Id, year: Year) -> Option<Ceiling> {
        let share = rule.share.as_ref().filter(|_| rule.is_valid_in(year))?;
        if let Some(percent) = share.cap {
            return Some(Ceiling { percent: percent.into(), set: None });
        }
        let set = caps.holding(book, book.unit(unit.as_str())?, rule, year)?;
        Some(Ceiling { percent: set.percent, set: Some(set.clone()) })
    }

    /// True for a cap that a province or a ministry has set.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.set.is_some()
    }

    /// The article of the law, or the document that sets the cap.
    #[must_use]
    pub fn law(&self, book: &Book, rule: &Rule, lang: Lang) -> String {
        let Some(set) = &self.set else { return rule.citation.clone().unwrap_or_default() };
        let basis = book.document(set.basis.as_str());
        basis.map_or(set.basis.to_string(), |document| cite::with_issuer(document, lang))
    }

    /// Its time, as far as known: that of the rule where the document does not say.
    fn time(&self, rule: &Rule, lang: Lang) -> String {
        let own = self.set.as_ref().map(|set| set.validity(lang));
        own.filter(|time| !time.is_empty()).unwrap_or_else(|| rule.validity(lang))
    }
}

impl Ratio {
    /// The share of an award in a unit and year; `None` where a figure is absent or no rule is
    /// known.
    #[must_use]
    pub fn of(book: &Book, unit: &Id, award: AwardCode, year: Year) -> Option<Ratio> {
        let sheet = book.sheet(unit.as_str(), year)?;
        let level = book.unit(unit.as_str()).and_then(|unit| unit.level);
        let caps = Caps::of(book);
        let limiting = || {
            Rule::of(Check::Share).filter(|rule| {
                let share = rule.share.as_ref();
                share.is_some_and(|share| share.limits(award) && share.is_for(level))
            })
        };
        let held = |rule| Some((rule, Ceiling::of(book, &caps, rule, unit, year)?));
        if let Some((rule, cap)) = limiting().find_map(held) {
            return Ratio::in_sheet(rule, award, sheet, Some(cap));
        }
        // Where none holds, the first that the law has says when it was valid.
        let lawful = limiting().find(|rule| rule.is_computed())?;
        Ratio::in_sheet(lawful, award, sheet, None)
    }

    /// The share of an award in a sheet, as a rule counts it; `None` where a figure is absent.
    #[must_use]
    pub fn in_sheet(
        rule: &'static Rule,
        award: AwardCode,
        sheet: &Sheet,
        cap: Option<Ceiling>,
    ) -> Option<Ratio> {
        let share = rule.share.as_ref()?;
        let numerator = sum(sheet, share, award)?;
        let counted = share.among().filter_map(|award| Some((award, sum(sheet, share, award)?)));
        let (among, sums): (Vec<AwardCode>, Vec<u64>) = counted.unzip();
        let denominator = sums.iter().sum();
        let percent = hundredths(numerator.into(), denominator)?;
        Some(Ratio { rule, share, numerator, denominator, among, percent, cap })
    }

    /// True when the share is above the cap in a year it is valid for: exactly, not as rounded.
    #[must_use]
    pub fn is_above(&self) -> bool {
        let above = |cap: &Ceiling| {
            let most = i128::from(self.denominator).checked_mul(cap.percent.billionths())?;
            Some(i128::from(self.numerator) * 100_000_000_000 > most)
        };
        self.cap.as_ref().and_then(above).unwrap_or(false)
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
    pub fn say(&self, book: &Book, lang: Lang) -> String {
        let (word, percent, law, time) = match &self.cap {
            Some(cap) => {
                let word = match self.share.each_unit {
                    true => Word::AskRatioEachUnit,
                    false => Word::AskRatioCap,
                };
                let (law, time) = (cap.law(book, self.rule, lang), cap.time(self.rule, lang));
                (word, cap.percent.to_string(), law, time)
            }
            None => {
                let cap = self.share.cap.map_or(String::new(), |cap| cap.to_string());
                let law = self.rule.citation.clone().unwrap_or_default();
                (Word::AskRatioNoCap, cap, law, self.rule.validity(lang))
            }
        };
        let values = [
            ("among", self.among_names()),
            ("part", write_count(self.numerator)),
            ("whole", write_count(self.denominator)),
            ("percent", self.percent_text()),
            ("cap", percent),
            ("law", law),
            ("time", time),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        lang.fill(word, &values)
    }
}

/// The counts of an award for the rule's kind of recipient, whatever the field or occasion.
fn sum(sheet: &Sheet, share: &Share, award: AwardCode) -> Option<u64> {
    let is_of = |key: LineKey| key.award == award && key.recipient == share.recipient;
    let lines = sheet.lines().iter().filter(|line| is_of(line.key));
    lines.map(|line| u64::from(line.value)).reduce(|a, b| a + b)
}
