//! Năm: missing, not complete, copied, not come yet, outside the life of the unit.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::days::outside_year;
use super::finding::spans;
use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::catalogue::AwardCode;
use crate::domain::document::Document;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rule::{Check, Severity};
use crate::domain::sheet::{Line, LineKey, Sheet};
use crate::domain::text::{Period, Year, fold, write_count};
use crate::domain::unit::Unit;
use crate::words::{Lang, Word};

pub(super) fn of_sheets(
    book: &Book,
    (unit, sheets): (&Id, &[Sheet]),
    today: Year,
    found: &mut Vec<Finding>,
) {
    found.extend(missing(book, unit, sheets, today));
    found.extend(sheets.iter().filter_map(marked_as_part));
    found.extend(sheets.iter().filter_map(|sheet| outside_year(&sheet.head)));
    found.extend(sheets.windows(2).filter_map(|pair| repeated(&pair[0], &pair[1])));
    found.extend(falls(sheets).filter(|_| is_over(sheets, today)));
    if let Some(unit) = book.unit(unit.as_str()) {
        found.extend(sheets.iter().filter_map(|sheet| outside(unit, sheet)));
    }
    found.extend(sheets.iter().filter_map(inferred));
    let ahead = sheets.iter().filter(|sheet| sheet.head.year > today);
    found.extend(ahead.filter_map(|sheet| future(sheet_key(sheet), sheet.head.year)));
}

pub(super) fn check(book: &Book, today: Year, found: &mut Vec<Finding>) {
    found.extend(future_records(book, today));
}

/// True when the last year of the sheets is over: of the present one everybody knows.
fn is_over(sheets: &[Sheet], today: Year) -> bool {
    sheets.last().is_some_and(|sheet| sheet.head.year < today)
}

fn sheet_key(sheet: &Sheet) -> Key {
    Key::Sheet(sheet.head.unit.clone(), sheet.head.year)
}

/// Years without figures: between years that have some, on an empty sheet, or in the period that
/// the source report says it covers.
fn missing(book: &Book, unit: &Id, sheets: &[Sheet], today: Year) -> Option<Finding> {
    let filled: Vec<Year> =
        sheets.iter().filter(|s| !s.lines().is_empty()).map(|s| s.head.year).collect();
    let (first, last) = (filled.first()?, filled.last()?);
    let begun = sheets.iter().map(|sheet| sheet.head.year);
    let (promised, source) = promised(book, sheets).unzip();
    let mut years: BTreeSet<Year> = first.through(*last).chain(begun).collect();
    years.extend(promised.into_iter().flat_map(Period::years));
    years.retain(|year| !filled.contains(year) && *year < today);
    (!years.is_empty()).then_some(())?;
    let by_source = source
        .filter(|_| promised.is_some_and(|p| years.iter().any(|y| (p.from..=p.to).contains(y))));
    let years: Vec<Year> = years.into_iter().collect();
    let key = Key::Record(Kind::Unit, unit.clone());
    let word = if by_source.is_some() { Word::FoundYearsPromised } else { Word::FoundYearsMissing };
    let finding = Finding::new(rule(Check::MissingYear)?, key, word).of_unit(unit);
    let finding = finding.with("years", spans(&years)).in_years(years);
    let period = promised.map_or(String::new(), |period| period.to_string());
    let (from, to) = (first.to_string(), last.to_string());
    Some(finding.with("period", period).with("from", from).with("to", to))
}

/// The period in the subject of a report that is the source of several years and ends with the last
/// of them. What stands in quotation marks is the name of something else.
fn promised<'b>(book: &'b Book, sheets: &[Sheet]) -> Option<(Period, &'b Document)> {
    let mut cited: BTreeMap<&Id, Vec<Year>> = BTreeMap::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.lines().is_empty()) {
        if let Some(source) = &sheet.head.source {
            cited.entry(source).or_default().push(sheet.head.year);
        }
    }
    cited.into_iter().filter(|(_, years)| years.len() > 2).find_map(|(source, years)| {
        let document = book.document(source.as_str())?;
        let period = period_in(document.subject.as_deref()?)?;
        (years.last() == Some(&period.to) && period.years().count() <= 10)
            .then_some((period, document))
    })
}

/// "… giai đoạn 2015 - 2020 và …": the first period of a text.
fn period_in(text: &str) -> Option<Period> {
    let outside: String = text.split(['“', '”', '"']).step_by(2).collect();
    let folded = fold(&outside);
    let (_, rest) = folded.split_once("giai doan")?;
    let is_of_period = |c: &char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–');
    Period::parse(rest.chars().take_while(is_of_period).collect::<String>().trim())
}

/// A year that somebody suspects, or that is known to be a part and not until when.
fn marked_as_part(sheet: &Sheet) -> Option<Finding> {
    let state = sheet.head.state?;
    let rule = rule(Check::PartYear)?;
    if state.is("nghi-chua-du-nam") {
        return Some(Finding::new(rule, sheet_key(sheet), Word::FoundPartSuspected));
    }
    let is_open = state.is("chua-du-nam") && sheet.head.until.is_none();
    let finding = Finding::new(rule, sheet_key(sheet), Word::FoundPartUntil);
    is_open.then(|| finding.rated(Severity::Notice))
}

/// Rows that both years need for a fall to say something, and the least sum of the year before.
const LEAST_ROWS: usize = 4;
const LEAST_SUM: u64 = 50;

/// The last year of a unit, not marked, of which most rows are far below the year before.
fn falls(sheets: &[Sheet]) -> Option<Finding> {
    let [.., before, last] = sheets else { return None };
    let is_next = before.head.year.number() + 1 == last.head.year.number();
    let is_part = before.head.is_part_year() || last.head.is_part_year();
    (is_next && !is_part).then_some(())?;
    let both: Vec<(u64, u64)> =
        common(before, last).map(|(b, l)| (b.value.into(), l.value.into())).collect();
    let (was, is) = both.iter().fold((0, 0), |(was, is), (b, l)| (was + b, is + l));
    let fallen = both.iter().filter(|(before, last)| last < before).count();
    let is_sharp = was >= LEAST_SUM && is * 10 <= was * 6 && fallen * 4 >= both.len() * 3;
    (both.len() >= LEAST_ROWS && is_sharp).then_some(())?;
    let finding = Finding::new(rule(Check::PartYear)?, sheet_key(last), Word::FoundFalls);
    let finding = finding.count("fallen", fallen as u64).count("rows", both.len() as u64);
    let finding = finding.with("year", before.head.year.to_string());
    Some(finding.count("was", was).count("is", is))
}

/// The lines that both sheets have: both are ordered by key.
fn common<'s>(one: &'s Sheet, two: &'s Sheet) -> impl Iterator<Item = (&'s Line, &'s Line)> {
    let (mut ones, mut twos) = (one.lines(), two.lines());
    std::iter::from_fn(move || {
        while let ([one, after_one @ ..], [two, after_two @ ..]) = (ones, twos) {
            let order = one.key.cmp(&two.key);
            if order.is_le() {
                ones = after_one;
            }
            if order.is_ge() {
                twos = after_two;
            }
            if order.is_eq() {
                return Some((one, two));
            }
        }
        None
    })
}

/// The least sum of rows that are the same in two years: small numbers are equal by chance.
const LEAST_REPEATED: u64 = 20;

/// Rows of which every kind of recipient has the same count as a year before.
fn repeated(before: &Sheet, sheet: &Sheet) -> Option<Finding> {
    let is_next = before.head.year.number() + 1 == sheet.head.year.number();
    let equal: Vec<&Line> =
        common(before, sheet).filter(|(b, l)| b.value == l.value).map(|(_, l)| l).collect();
    (is_next && equal.len() > 1).then_some(())?;
    let row = |key: LineKey| (key.award, key.numbers());
    let mut rows: HashMap<(AwardCode, (u16, u8)), Vec<&Line>> = HashMap::new();
    equal.iter().for_each(|line| rows.entry(row(line.key)).or_default().push(line));
    let is_whole = |lines: &[&Line]| {
        let of = |s: &Sheet| s.lines().iter().filter(|l| row(l.key) == row(lines[0].key)).count();
        let sum: u64 = lines.iter().map(|line| u64::from(line.value)).sum();
        lines.len() > 1
            && sum >= LEAST_REPEATED
            && [before, sheet].iter().all(|sheet| of(sheet) == lines.len())
    };
    let mut lines: Vec<&Line> =
        rows.into_values().filter(|lines| is_whole(lines)).flatten().collect();
    lines.sort_by_key(|line| line.key);
    let first = lines.first()?;
    let what = |lang| {
        let award = first.key.award.award().name(lang);
        first.key.field().map_or(award, |field| field.name(lang)).to_owned()
    };
    let finding = Finding::new(rule(Check::Repeated)?, sheet_key(sheet), Word::FoundRepeated);
    let figures: Vec<String> = lines.iter().map(|line| line.value.to_string()).collect();
    let finding = finding.on_line(first.key).figure("figures", figures.join("/"));
    let count = |line: &&Line, lang: Lang| {
        let who = lang.say(line.key.recipient.many()).to_lowercase();
        format!("{} {who}", write_count(line.value.into()))
    };
    let finding = finding.with_both("counts", &|lang| {
        lines.iter().map(|line| count(line, lang)).collect::<Vec<_>>().join(", ")
    });
    let finding = finding.figure("before", before.head.year.to_string());
    Some(finding.with_both("what", &what).with("year", sheet.head.year.to_string()))
}

/// A sheet of a year that lies before or after all days of the unit. From the day on that law
/// forbids awards to dissolved bodies it is that law's finding.
fn outside(unit: &Unit, sheet: &Sheet) -> Option<Finding> {
    let year = sheet.head.year;
    let count = sheet.lines().len();
    (count > 0).then_some(())?;
    if let Some(from) = unit.from.filter(|from| year < from.year()) {
        let finding =
            Finding::new(rule(Check::OutsideLife)?, sheet_key(sheet), Word::FoundTooEarly);
        return Some(finding.figure("date", from.to_string()).with("unit", &*unit.name));
    }
    let until = unit.until.filter(|until| until.year() < year)?;
    let law = rule(Check::Dissolved).filter(|law| law.is_valid_on(year.into()));
    let rule = law.or(rule(Check::OutsideLife))?;
    let severity = if law.is_some() { rule.severity } else { Severity::Notice };
    let finding = Finding::new(rule, sheet_key(sheet), Word::FoundTooLate).rated(severity);
    Some(finding.figure("date", until.to_string()).with("unit", &*unit.name))
}

/// Figures whose year the source does not say.
fn inferred(sheet: &Sheet) -> Option<Finding> {
    sheet.head.inferred.iter().any(|field| &**field == "year").then_some(())?;
    Some(Finding::new(rule(Check::Inferred)?, sheet_key(sheet), Word::FoundYearInferred))
}

fn future(key: Key, year: Year) -> Option<Finding> {
    let finding = Finding::new(rule(Check::Future)?, key, Word::FoundFuture);
    Some(finding.figure("year", year.to_string()))
}

/// Assessments, decisions, documents of a year to come.
fn future_records(book: &Book, today: Year) -> impl Iterator<Item = Finding> {
    let kinds = [Kind::Assessment, Kind::Decision, Kind::Document];
    let records = kinds.into_iter().flat_map(|kind| book.records(kind));
    records.filter_map(move |record| {
        let (year, unit) = match record {
            Record::Assessment(one) => (Some(one.year), None),
            Record::Decision(one) => {
                (one.date.map(|date| date.year()).or(one.year), Some(&one.unit))
            }
            Record::Document(one) => (one.date.map(|date| date.year()), None),
            _ => (None, None),
        };
        let finding = future(record.key(), year.filter(|year| *year > today)?)?;
        Some(match unit {
            Some(unit) => finding.of_unit(unit),
            None => finding,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_of_a_report_is_not_that_of_what_it_names() {
        let period = |text| period_in(text).map(Period::plain);
        let report =
            "kết quả phong trào giai đoạn 2015 - 2020 và phương hướng giai đoạn 2020 - 2025";
        assert_eq!(period(report).as_deref(), Some("2015-2020"));
        assert_eq!(period("tổng kết Đề án “Tuyên truyền giai đoạn 2022 - 2025”"), None);
        assert_eq!(period("giai đoạn đầu"), None);
    }
}
