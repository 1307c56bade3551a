//! Tổng quan: what is due, this year beside the last complete one, what is still missing, what
//! others changed, what is against a rule. Each line names the place it speaks of.

mod due;
mod news;
mod year;

pub use news::News;

use super::check::{Finding, Scope, tally};
use super::life::Lack;
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::Key;
use crate::domain::rule::Severity;
use crate::domain::sheet::LineKey;
use crate::domain::text::{PartialDate, Year, write_count};
use crate::domain::yearday::YearDay;
use crate::report::table::Table;
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
    /// The findings of the unit, from the one of this fingerprint on.
    Findings(Option<String>),
    /// Those of the whole book.
    AllFindings,
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
}

/// What a unit's overview says on a day but for what is new and what is against a rule: that is
/// [`with_news`] and [`with_findings`].
#[must_use]
pub fn overview(book: &Book, unit: &Id, today: PartialDate, lang: Lang) -> Vec<Item> {
    let mut items = due::items(book, unit, today, lang);
    items.extend(year::items(book, unit, today, lang));
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

/// An overview with how many findings of each severity stand against the unit, in place of what was
/// told of them before; `None` while they are looked for.
#[must_use]
pub fn with_findings(
    mut items: Vec<Item>,
    (book, unit): (&Book, &Id),
    found: Option<&[Finding]>,
    lang: Lang,
) -> Vec<Item> {
    items.retain(|item| item.section != Section::Findings);
    let Some(found) = found else {
        let text = lang.say(Word::FindingsPending).to_owned();
        items.push(Item::quiet(Section::Findings, text, To::Findings(None)));
        return items;
    };
    let scope = Scope::of(book, unit);
    let own: Vec<&Finding> = found.iter().filter(|one| scope.has(one)).collect();
    let count = |found: &mut dyn Iterator<Item = &Finding>| tally(found).0.iter().sum::<usize>();
    let (open, all) = (count(&mut own.iter().copied()), count(&mut found.iter()));
    items.extend(Severity::ALL.into_iter().filter_map(|severity| standing(&own, severity, lang)));
    if all > open {
        let text = lang.fill(Word::OverviewWholeBook, &[("count", &written(all))]);
        items.push(Item::quiet(Section::Findings, text, To::AllFindings));
    }
    items
}

/// "3 cảnh báo": how many findings of a severity stand, where there are some.
fn standing(found: &[&Finding], severity: Severity, lang: Lang) -> Option<Item> {
    let mut open = found.iter().filter(|f| f.severity == severity && f.accepted.is_none());
    let first = open.next()?.fingerprint();
    let count = 1 + open.count();
    let word = if count == 1 { severity.word() } else { severity.many() };
    let text = format!("{} {}", written(count), lang.say(word).to_lowercase());
    let is_pressing = severity == Severity::Error;
    Some(Item { section: Section::Findings, text, is_pressing, to: To::Findings(Some(first)) })
}

fn written(count: usize) -> String {
    write_count(count.try_into().unwrap_or(u64::MAX))
}

/// An overview as a table: section, mark of what is pressing, text.
#[must_use]
pub fn table(items: &[Item], lang: Lang) -> Table {
    let heads = [Word::TableItem, Word::OverviewPressing, Word::TableContent];
    let mut table = heads.iter().fold(Table::new(), |table, word| table.left(lang.say(*word)));
    let mark = |item: &Item| if item.is_pressing { "!" } else { "" };
    let row = |item: &Item| {
        vec![lang.say(item.section.word()).to_owned(), mark(item).to_owned(), item.text.clone()]
    };
    table.rows = items.iter().map(row).collect();
    table
}

#[cfg(test)]
mod tests;
