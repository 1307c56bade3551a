//! Sổ quyết định: counts out of the register of decisions, to stand beside what a report says.
//!
//! The register is optional and may be incomplete: it never overwrites a figure, and a year without
//! a single name in it says nothing, not zero.

use std::collections::BTreeMap;

use super::say;
use crate::domain::book::Book;
use crate::domain::catalogue::{Catalogue, Choice};
use crate::domain::decision::Decision;
use crate::domain::decision::honour::Honour;
use crate::domain::id::Id;
use crate::domain::sheet::{LineKey, Recipient};
use crate::domain::text::{PartialDate, Year, write_count};
use crate::words::{Lang, Word};

/// The line of the sheet that each name in the decisions of a unit and year belongs to, at its
/// narrowest: award, recipient, field, occasion.
#[must_use]
pub fn lines(book: &Book, unit: &Id, year: Year) -> Vec<LineKey> {
    let notion = book.sheet(unit.as_str(), year).and_then(|sheet| sheet.head.notion);
    let of_year =
        |decision: &&Decision| decision.unit == *unit && year_of(decision, notion) == Some(year);
    let decisions: Vec<&Decision> = book.decisions().filter(of_year).collect();
    if decisions.is_empty() {
        return Vec::new();
    }
    let entry = |honour: &Honour| {
        let decision = decisions.iter().find(|one| one.id == honour.decision)?;
        line(honour, decision.occasion)
    };
    book.honours().filter_map(entry).collect()
}

fn line(honour: &Honour, occasion: Option<Choice>) -> Option<LineKey> {
    let award = Catalogue::built_in().award(honour.award.id().as_str())?;
    let recipient =
        Recipient::ALL.into_iter().find(|one| one.id() == honour.recipient.id().as_str())?;
    Some(LineKey::new(award, recipient).with_field(honour.field).with_occasion(occasion))
}

/// The notions of year that do not begin in January, each with the month in which it begins. Such a
/// year bears the number of the year in which it ends: the statistical year from 01/12/2019 is that
/// of 2020; so is the school year 2019–2020, whose awards are decided when it closes in summer and
/// stand in the report of that year. School opens on 05/9; which text of law says so has not been
/// compared. What is decided later than that for the year before must state its year.
const BEGINNINGS: [(&str, u8); 2] = [("thong-ke", 12), ("nam-hoc", 9)];

/// The year a decision counts for: the one it states, else that of its date by the sheet's notion
/// of year.
#[must_use]
pub fn year_of(decision: &Decision, notion: Option<Choice>) -> Option<Year> {
    decision.year.or_else(|| year_of_day(decision.date?, notion))
}

/// The year in which a day lies, by a notion of year. A date without a month counts for its
/// calendar year.
#[must_use]
pub fn year_of_day(date: PartialDate, notion: Option<Choice>) -> Option<Year> {
    let is_it = |(id, _): &&(&str, u8)| notion.is_some_and(|notion| notion.is(id));
    let begins = BEGINNINGS.iter().find(is_it).map(|(_, month)| *month);
    match (date.month(), begins) {
        (Some(month), Some(begins)) if month >= begins => Year::new(date.year().number() + 1),
        _ => Some(date.year()),
    }
}

/// How many the register has for a line of a sheet; a line without field or occasion holds all of
/// them. `None` when the register has nothing of the unit and year at all.
#[must_use]
pub fn count(book: &Book, unit: &Id, year: Year, wanted: LineKey) -> Option<u64> {
    let lines = lines(book, unit, year);
    if lines.is_empty() {
        return None;
    }
    let is_in = |line: &LineKey| {
        line.award == wanted.award
            && line.recipient == wanted.recipient
            && (wanted.field().is_none() || wanted.field() == line.field())
            && (wanted.occasion().is_none() || wanted.occasion() == line.occasion())
    };
    Some(lines.iter().filter(|line| is_in(line)).fold(0, |count, _| count + 1))
}

/// What the register has for lines that a sheet leaves empty, as narrow as the sheet's own lines:
/// by field and by occasion only where it has such lines. What a wider line of the sheet holds
/// already is not said again.
#[must_use]
pub fn missing(book: &Book, unit: &Id, year: Year) -> BTreeMap<LineKey, u32> {
    let sheet = book.sheet(unit.as_str(), year);
    let held: Vec<LineKey> =
        sheet.map_or(Vec::new(), |sheet| sheet.lines().iter().map(|line| line.key).collect());
    let has_fields = held.iter().any(|line| line.field().is_some());
    let has_occasions = held.iter().any(|line| line.occasion().is_some());
    let mut missing = BTreeMap::new();
    for line in lines(book, unit, year) {
        let whole = LineKey::new(line.award, line.recipient);
        let own = whole
            .with_field(line.field().filter(|_| has_fields))
            .with_occasion(line.occasion().filter(|_| has_occasions));
        if !held.contains(&own) && !held.contains(&whole) {
            *missing.entry(own).or_insert(0) += 1;
        }
    }
    missing
}

/// "3 cá nhân; báo cáo: 5": what the register has beside what is reported.
#[must_use]
pub fn beside(
    book: &Book,
    (unit, year): (&Id, Year),
    line: LineKey,
    reported: Option<u32>,
    lang: Lang,
) -> Option<String> {
    let count = count(book, unit, year, line)?;
    let said = say::figure(count, Some(line.recipient), lang);
    Some(match reported {
        Some(reported) if u64::from(reported) == count => {
            lang.fill(Word::RegisterSame, &[("count", &said)])
        }
        Some(reported) => {
            let reported = write_count(reported.into());
            lang.fill(Word::RegisterOther, &[("count", &said), ("reported", &reported)])
        }
        None => lang.fill(Word::RegisterOnly, &[("count", &said)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::catalogue::List;
    use crate::domain::record::{Kind, Record};
    use crate::domain::sheet::{Line, Sheet, SheetHead};
    use crate::domain::text::PartialDate;

    fn put(book: &mut Book, kind: Kind, fields: &[(&str, &str)]) {
        book.put(Stored::Record(Record::of(kind, fields)));
    }

    fn honour(book: &mut Book, id: &str, decision: &str, more: &[(&str, &str)]) {
        let base = [("id", id), ("decision", decision), ("name", "T"), ("award", "giay-khen")];
        put(book, Kind::Honour, &[&base[..], more].concat());
    }

    fn register() -> Book {
        let mut book = Book::default();
        let of = ("unit", "u");
        put(&mut book, Kind::Decision, &[("id", "a"), of, ("date", "2019-12-01")]);
        let chronic = ("occasion", "dot-xuat");
        put(&mut book, Kind::Decision, &[("id", "b"), of, ("date", "2020-03"), chronic]);
        put(&mut book, Kind::Decision, &[("id", "c"), of, ("date", "2021"), ("year", "2020")]);
        put(&mut book, Kind::Decision, &[("id", "d"), ("unit", "v"), ("date", "2020")]);
        let (one, all) = (("recipient", "individual"), ("recipient", "collective"));
        honour(&mut book, "1", "a", &[one]);
        honour(&mut book, "2", "b", &[one, ("field", "nong-nghiep")]);
        honour(&mut book, "3", "b", &[all]);
        honour(&mut book, "4", "c", &[one]);
        honour(&mut book, "5", "d", &[one]);
        book
    }

    fn giay_khen() -> LineKey {
        let award = Catalogue::built_in().award("giay-khen").unwrap();
        LineKey::new(award, Recipient::Individual)
    }

    fn counted(book: &Book, year: u16, line: LineKey) -> Option<u64> {
        count(book, &Id::parse("u").unwrap(), Year::new(year).unwrap(), line)
    }

    #[test]
    fn names_are_counted_by_the_sheets_notion_of_year() {
        let mut book = register();
        let line = giay_khen();
        assert_eq!(counted(&book, 2019, line), Some(1));
        assert_eq!(counted(&book, 2020, line), Some(2), "those of March, and one said to count");
        assert_eq!(counted(&book, 2021, line), None, "nothing, not zero");
        let fields = [("unit", "u"), ("year", "2020"), ("notion", "thong-ke")];
        put(&mut book, Kind::Sheet, &fields);
        assert_eq!(counted(&book, 2020, line), Some(3), "01/12/2019 is of 2020");
    }

    #[test]
    fn a_year_that_begins_before_january_bears_the_number_of_its_end() {
        let placed = |date: &str, notion: &str| {
            let mut book = Book::default();
            put(&mut book, Kind::Decision, &[("id", "a"), ("unit", "u"), ("date", date)]);
            let notion = Catalogue::built_in().choice(List::YearNotion, notion);
            book.decisions().find_map(|one| year_of(one, notion)).map(Year::number)
        };
        for (date, school, statistical) in [
            ("2019-08-31", 2019, 2019),
            ("2019-09-05", 2020, 2019),
            ("2019-11-30", 2020, 2019),
            ("2019-12", 2020, 2020),
            ("2020-07-10", 2020, 2020),
            ("2020", 2020, 2020),
        ] {
            assert_eq!(placed(date, "nam-hoc"), Some(school), "{date}");
            assert_eq!(placed(date, "thong-ke"), Some(statistical), "{date}");
            let calendar = PartialDate::parse(date).unwrap().year().number();
            assert_eq!(placed(date, "duong-lich"), Some(calendar), "{date}");
        }
    }

    #[test]
    fn a_line_is_as_narrow_as_it_says() {
        let book = register();
        let choice = |list, id| Catalogue::built_in().choice(list, id);
        let field = choice(List::Field, "nong-nghiep");
        assert_eq!(counted(&book, 2020, giay_khen().with_field(field)), Some(1));
        let sudden = choice(List::Occasion, "dot-xuat");
        assert_eq!(counted(&book, 2020, giay_khen().with_occasion(sudden)), Some(1));
        let merit = choice(List::Occasion, "cong-trang");
        assert_eq!(counted(&book, 2020, giay_khen().with_occasion(merit)), Some(0));
    }

    #[test]
    fn a_report_that_says_otherwise_is_told_and_left() {
        let book = register();
        let (unit, year) = (Id::parse("u").unwrap(), Year::new(2020).unwrap());
        let said = |reported| beside(&book, (&unit, year), giay_khen(), reported, Lang::Vi);
        assert_eq!(said(Some(5)).as_deref(), Some("2 cá nhân; báo cáo: 5"));
        assert_eq!(said(Some(2)).as_deref(), Some("2 cá nhân, khớp với báo cáo"));
        assert_eq!(said(None).as_deref(), Some("2 cá nhân; báo cáo chưa có số liệu"));
    }

    #[test]
    fn empty_lines_are_offered_as_narrow_as_the_sheet_is() {
        let mut book = register();
        let (unit, year) = (Id::parse("u").unwrap(), Year::new(2020).unwrap());
        let line = giay_khen();
        let collective = LineKey::new(line.award, Recipient::Collective);
        let offered = |book: &Book| missing(book, &unit, year).into_iter().collect::<Vec<_>>();
        assert_eq!(offered(&book), [(collective, 1), (line, 2)], "no sheet yet: whole lines");
        let of = |key: LineKey, value: u32| Line { key, value };
        let put = |book: &mut Book, lines: Vec<Line>| {
            let head = SheetHead::new(unit.clone(), year);
            book.put(Stored::Sheet(Sheet::from_parts(head, lines, Vec::new())));
        };
        put(&mut book, vec![of(line, 5)]);
        assert_eq!(offered(&book), [(collective, 1)], "what is reported stays");
        let field = Catalogue::built_in().choice(List::Field, "nong-nghiep");
        let both = vec![of(line, 5), of(collective.with_field(field), 5)];
        put(&mut book, both);
        assert_eq!(offered(&book), [(collective, 1)], "all fields are in the whole line");
        put(&mut book, vec![of(collective.with_field(field), 5)]);
        let narrow = [(collective, 1), (line, 1), (line.with_field(field), 1)];
        assert_eq!(offered(&book).into_iter().collect::<BTreeMap<_, _>>(), narrow.into());
    }
}
