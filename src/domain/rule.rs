//! Rules that a book is held against: those of law (`data/rules/law.toml`), each with the time it
//! is valid for and its citation, and those of the book's own soundness (`data/rules/book.toml`).
//! They indicate and explain, they never refuse.

use std::sync::OnceLock;

use serde::Deserialize;

use super::catalogue::{AwardCode, Catalogue, Choice};
use super::saying::Saying;
use super::sheet::Recipient;
use super::text::{PartialDate, Year};
use crate::words::{Lang, Word};

/// How grave it is when a rule is broken: the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// lỗi: it cannot be so
    Error,
    /// cảnh báo: it is hardly so
    Warning,
    /// lưu ý: worth a look
    Notice,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Notice];

    /// The id in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }

    /// The name of several: Vietnamese has one form, English two.
    #[must_use]
    pub const fn many(self) -> Word {
        match self {
            Severity::Error => Word::SeverityErrors,
            Severity::Warning => Word::SeverityWarnings,
            Severity::Notice => Word::SeverityNotices,
        }
    }

    /// The name on screen.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Severity::Error => Word::SeverityError,
            Severity::Warning => Word::SeverityWarning,
            Severity::Notice => Word::SeverityNotice,
        }
    }
}

/// What computes a rule: one room of `report::check` knows each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// An award as a share of others.
    Share,
    /// Parts, totals, ratios, stated differences.
    Arithmetic,
    /// A figure without unit of measure.
    Measure,
    /// Counts or indicators of two sources that disagree.
    Sources,
    /// A count without a source.
    NoSource,
    /// Something named that the book does not have.
    Dangling,
    /// A year without figures among years that have some.
    MissingYear,
    /// A year that is not complete, or hardly is.
    PartYear,
    /// The same figures in two years.
    Repeated,
    /// A year or date that has not come yet.
    Future,
    /// A sheet of a year in which the unit did not exist.
    OutsideLife,
    /// Numbers and dates of documents in different order.
    DocumentOrder,
    /// A document without number, date or issuer.
    DocumentIncomplete,
    /// Two documents, or decisions, with the same number.
    DocumentTwice,
    /// Issuer and symbol that contradict each other.
    DocumentIssuer,
    /// What a unit that has ended leaves open.
    Succession,
    /// Days in impossible order.
    DayOrder,
    /// A stage that is not that of the last step.
    Stage,
    /// One year of a model assessed twice.
    AssessedTwice,
    /// An award that needs earlier ones.
    Chain,
    /// One achievement awarded twice.
    AwardedTwice,
    /// An award for merit on the ground of an earlier sudden one.
    Basis,
    /// Two awards of the State in one year.
    StateLevel,
    /// An award to a body that no longer exists.
    Dissolved,
    /// An authority that no longer exists.
    Authority,
    /// Names in the register and the reported count.
    Register,
    /// A cap that is no share.
    CapRange,
    /// A year or a successor that nobody has read in a source.
    Inferred,
}

/// One rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Slug, never reused: accepted findings name it.
    pub id: String,
    /// "R1" of law, "S1" of the book (sổ).
    pub number: String,
    /// What it says, in a few words.
    pub name: Saying,
    /// What computes it.
    #[serde(default)]
    pub check: Option<Check>,
    /// Why it cannot be computed from a book.
    #[serde(default)]
    pub not_computed: Option<Saying>,
    /// How grave it is to break it.
    pub severity: Severity,
    #[serde(default)]
    from: Option<PartialDate>,
    #[serde(default)]
    to: Option<PartialDate>,
    /// Law, article, clause; of the book's own rules nothing.
    #[serde(default)]
    pub citation: Option<String>,
    /// True when it was read in its source.
    pub verified: bool,
    /// Why it is a rule.
    pub explanation: Saying,
    /// What to do about a finding.
    pub advice: Saying,
    /// Anything else.
    #[serde(default)]
    pub note: Option<String>,
    /// What a share rule limits.
    #[serde(default)]
    pub share: Option<Share>,
    /// What an award needs.
    #[serde(default)]
    pub chain: Option<Chain>,
}

/// How many may receive an award as a share of those who hold others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    of: Vec<String>,
    among: Vec<String>,
    /// Kind of recipient of all of them.
    pub recipient: Recipient,
    /// Highest share, in percent; absent where others set it: see [`super::cap::Cap`].
    #[serde(default)]
    pub cap: Option<u32>,
    /// The cap holds for every single unit: a sum over several only indicates.
    pub each_unit: bool,
    /// Level of the units it is computed for; of all when absent.
    #[serde(default)]
    pub level: Option<String>,
}

/// What a person must have received before an award.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    of: String,
    needs: Vec<String>,
    /// How many times.
    pub times: u16,
    /// In consecutive years, up to the award's own or the one before; else at any time before.
    pub in_a_row: bool,
    /// Only the award's own year counts as the last of the row.
    #[serde(default)]
    pub same_year: bool,
    /// Years the register must reach back before anything can be said.
    pub back: u16,
    /// Only for awards on this occasion.
    #[serde(default)]
    pub occasion: Option<String>,
}

#[derive(Deserialize)]
struct RuleFile {
    rule: Vec<Rule>,
}

fn awards(ids: &[String]) -> impl Iterator<Item = AwardCode> {
    ids.iter().filter_map(|id| Catalogue::built_in().award(id))
}

impl Share {
    /// True when the rule limits this award.
    #[must_use]
    pub fn limits(&self, award: AwardCode) -> bool {
        awards(&self.of).any(|code| code == award)
    }

    /// The awards that are limited.
    pub fn of(&self) -> impl Iterator<Item = AwardCode> {
        awards(&self.of)
    }

    /// True for units of this level.
    #[must_use]
    pub fn is_for(&self, level: Option<Choice>) -> bool {
        self.level.as_ref().is_none_or(|wanted| level.is_some_and(|level| level.is(wanted)))
    }

    /// The awards whose holders together are the whole.
    pub fn among(&self) -> impl Iterator<Item = AwardCode> {
        awards(&self.among)
    }
}

impl Chain {
    /// The award that needs others.
    #[must_use]
    pub fn of(&self) -> Option<AwardCode> {
        Catalogue::built_in().award(&self.of)
    }

    /// The awards of which one is needed.
    pub fn needs(&self) -> impl Iterator<Item = AwardCode> {
        awards(&self.needs)
    }
}

impl Rule {
    /// Every rule compiled into the program: those of law first.
    #[must_use]
    pub fn built_in() -> &'static [Rule] {
        static BUILT_IN: OnceLock<Vec<Rule>> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let files = [
                include_str!("../../data/rules/law.toml"),
                include_str!("../../data/rules/book.toml"),
            ];
            #[expect(clippy::expect_used, reason = "compiled in; a test parses the same files")]
            let read =
                |text| toml::from_str::<RuleFile>(text).expect("the built-in rules are valid");
            files.into_iter().flat_map(|text| read(text).rule).collect()
        })
    }

    /// The rules that a check computes.
    pub fn of(check: Check) -> impl Iterator<Item = &'static Rule> {
        Rule::built_in().iter().filter(move |rule| rule.check == Some(check))
    }

    /// True when a book can tell whether the rule is kept without being told more: of a share
    /// whose cap a province or a ministry sets, it needs that.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        self.check.is_some() && !self.takes_caps()
    }

    /// True for a share whose cap a province or a ministry sets.
    #[must_use]
    pub fn takes_caps(&self) -> bool {
        self.share.as_ref().is_some_and(|share| share.cap.is_none())
    }

    /// True for a year of which a part lies in the rule's time.
    #[must_use]
    pub fn is_valid_in(&self, year: Year) -> bool {
        self.from.is_none_or(|from| from.year() <= year)
            && self.to.is_none_or(|to| year <= to.year())
    }

    /// True for a day that certainly lies in the rule's time.
    #[must_use]
    pub fn is_valid_on(&self, date: PartialDate) -> bool {
        self.from.is_none_or(|from| from.earliest() <= date.earliest())
            && self.to.is_none_or(|to| date.latest() <= to.latest())
    }

    /// "2017–2023", "từ 05/8/2025": the time of validity; empty when it has always been so.
    #[must_use]
    pub fn validity(&self, lang: Lang) -> String {
        validity(self.from, self.to, lang)
    }
}

/// A time in words, from its first to its last day.
pub(super) fn validity(from: Option<PartialDate>, to: Option<PartialDate>, lang: Lang) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => lang.fill(Word::RuleSince, &[("date", &from.to_string())]),
        (None, Some(to)) => lang.fill(Word::RuleUntil, &[("date", &to.to_string())]),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::List;

    fn rule(id: &str) -> &'static Rule {
        Rule::built_in().iter().find(|rule| rule.id == id).unwrap()
    }

    #[test]
    fn every_rule_is_computed_or_says_why_not() {
        let mut seen = std::collections::BTreeSet::new();
        for rule in Rule::built_in() {
            assert!(seen.insert(&rule.id) && seen.insert(&rule.number), "{}", rule.id);
            assert_ne!(rule.is_computed(), rule.not_computed.is_some(), "{}", rule.id);
            assert_eq!(rule.check == Some(Check::Share), rule.share.is_some(), "{}", rule.id);
            assert_eq!(rule.check == Some(Check::Chain), rule.chain.is_some(), "{}", rule.id);
            let is_of_law = rule.number.starts_with('R') && rule.check != Some(Check::Arithmetic);
            assert_eq!(rule.citation.is_some(), is_of_law, "{}", rule.id);
            assert!(rule.from.zip(rule.to).is_none_or(|(from, to)| from <= to), "{}", rule.id);
        }
        for number in 1..=19 {
            assert!(seen.contains(&format!("R{number}")), "R{number}");
        }
    }

    #[test]
    fn every_rule_names_awards_of_the_catalogue() {
        let known = |ids: &[String]| ids.iter().all(|id| Catalogue::built_in().award(id).is_some());
        for rule in Rule::built_in() {
            let share = rule.share.as_ref();
            assert!(share.is_none_or(|s| known(&s.of) && known(&s.among)), "{}", rule.id);
            let chain = rule.chain.as_ref();
            assert!(chain.is_none_or(|c| c.of().is_some() && known(&c.needs)), "{}", rule.id);
        }
    }

    #[test]
    fn the_cap_on_cstd_is_valid_from_2017_to_2023() {
        let rule = rule("cstd-co-so-15");
        let valid = |year| rule.is_valid_in(Year::new(year).unwrap());
        assert_eq!([2016, 2017, 2023, 2024].map(valid), [false, true, true, false]);
        assert_eq!(rule.share.as_ref().and_then(|share| share.cap), Some(15));
        assert_eq!(rule.validity(Lang::Vi), "2017–2023");
    }

    #[test]
    fn a_day_known_in_part_is_in_a_time_only_when_all_of_it_is() {
        let rule = rule("giai-the");
        let valid = |date| rule.is_valid_on(PartialDate::parse(date).unwrap());
        assert_eq!(
            ["04/8/2025", "8/2025", "05/8/2025", "2026"].map(valid),
            [false, false, true, true]
        );
    }

    #[test]
    fn the_rules_a_cap_can_be_set_for_are_those_that_leave_it_open() {
        let is_open = |rule: &&Rule| rule.share.as_ref().is_some_and(|share| share.cap.is_none());
        let open: Vec<&str> = Rule::built_in().iter().filter(is_open).map(|r| &*r.id).collect();
        let listed: Vec<&str> = List::CapRule.entries().map(|entry| entry.id.as_str()).collect();
        assert_eq!(listed, open);
        assert!(!rule("cstd-co-so-dia-phuong").is_computed(), "the book has to say the cap");
    }
}
