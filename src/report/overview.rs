//! Tổng quan: what is due, this year beside the last complete one, what is still missing, what
//! others changed, what is against a rule. Each line names the place it speaks of.

mod due;
mod news;
mod year;

pub use news::News;

use super::check::{Finding, check};
use super::life::Lack;
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::Key;
use crate::domain::rule::Severity;
use crate::domain::sheet::LineKey;
use crate::domain::text::{PartialDate, Year, write_count};
use crate::domain::yearday::YearDay;
use crate::words::{Lang, Word};

/// What a line is about, in the order of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// quá hạn, đến hạn
    Due,
    /// năm nay
    Year,
    /// số liệu còn thiếu
    Missing,
    /// từ lần trước
    Changes,
    /// Kiểm tra
    Findings,
}

impl Section {
    /// What it is called.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Section::Due => Word::OverviewDue,
            Section::Year => Word::OverviewYear,
            Section::Missing => Word::OverviewMissing,
            Section::Changes => Word::OverviewChanges,
            Section::Findings => Word::PlaceFindings,
        }
    }

    /// The id in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Section::Due => "due",
            Section::Year => "year",
            Section::Missing => "missing",
            Section::Changes => "changes",
            Section::Findings => "findings",
        }
    }
}

/// Where a line leads.
#[derive(Clone, Debug)]
pub enum To {
    /// The sheet of the unit.
    Sheet(Year, Option<LineKey>),
    /// The page of a record.
    Record(Key),
    /// The records that lack something.
    Lacking(Lack),
    /// A day of every year with where it stands in law.
    Day(&'static YearDay),
    /// The first finding of a severity, by its fingerprint.
    Finding(String),
    /// Nhật ký.
    Journal,
    /// One entry of it.
    Entry(u64),
}

/// One line.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is about.
    pub section: Section,
    /// What it says.
    pub text: String,
    /// Something is overdue, or cannot be right.
    pub is_pressing: bool,
    /// Where it leads.
    pub to: To,
}

impl Item {
    fn quiet(section: Section, text: String, to: To) -> Item {
        Item { section, text, is_pressing: false, to }
    }

    fn pressing(section: Section, text: String, to: To) -> Item {
        Item { section, text, is_pressing: true, to }
    }
}

/// Everything a unit's overview says on a day but for what is new: that is [`with_news`].
#[must_use]
pub fn overview(book: &Book, unit: &Id, today: PartialDate, lang: Lang) -> Vec<Item> {
    let mut items = due::items(book, unit, today, lang);
    items.extend(year::items(book, unit, today, lang));
    items.extend(findings(&check(book, today.year()), lang));
    items
}

/// An overview with what is new, as far as it is read, in place of what was told of it before.
#[must_use]
pub fn with_news(mut items: Vec<Item>, news: &News, lang: Lang) -> Vec<Item> {
    items.retain(|item| item.section != Section::Changes);
    let at = items.partition_point(|item| item.section < Section::Changes);
    items.splice(at..at, news.items(lang));
    items
}

/// How many findings of each severity stand.
fn findings(found: &[Finding], lang: Lang) -> Vec<Item> {
    let of = |severity: Severity| {
        let mut open = found.iter().filter(|f| f.severity == severity && f.accepted.is_none());
        let first = open.next()?.fingerprint();
        let count = 1 + open.count();
        let word = if count == 1 { severity.word() } else { severity.many() };
        let name = lang.say(word).to_lowercase();
        let text = format!("{} {name}", write_count(count.try_into().unwrap_or(u64::MAX)));
        let is_pressing = severity == Severity::Error;
        Some(Item { section: Section::Findings, text, is_pressing, to: To::Finding(first) })
    };
    Severity::ALL.into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests;
