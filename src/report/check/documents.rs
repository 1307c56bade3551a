//! Văn bản: number and date in order, nothing missing, nothing twice, the issuer that the symbol
//! says.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::decision::Decision;
use crate::domain::document::Document;
use crate::domain::document::writing::Writing;
use crate::domain::record::{Key, Kind, Named, Record};
use crate::domain::rule::Check;
use crate::domain::text::{PartialDate, Year, fold};
use crate::report::cite;
use crate::words::{Lang, Word};

pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    for document in book.documents() {
        found.extend(incomplete(document));
        found.extend(other_issuer(document));
        found.extend(former_issuer(document));
        found.extend(cited_before(book, document));
    }
    found.extend(out_of_order(book));
    found.extend(twice(book));
    found.extend(decisions_twice(book));
}

fn key(document: &Document) -> Key {
    Key::Record(Kind::Document, document.id.clone())
}

/// A text that is there and not empty.
fn given(text: &Option<Box<str>>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// What cannot be cited. A law is cited by name and day. A Đề án is approved by a decision and a
/// Lời kêu gọi has no number: neither has one of its own.
fn incomplete(document: &Document) -> Option<Finding> {
    let is_plain = document.kind.is_some_and(|kind| kind.is("de-an") || kind.is("loi-keu-goi"));
    let missing = [
        (Word::FieldNumber, given(&document.number).is_none() && !cite::is_by_name(document)),
        (Word::FieldDate, !document.date.is_some_and(PartialDate::is_whole)),
        (Word::FieldIssuer, given(&document.issuer).is_none()),
    ];
    let missing: Vec<Word> = missing.iter().filter(|(_, is)| *is).map(|(word, _)| *word).collect();
    (!missing.is_empty() && !is_plain).then_some(())?;
    let say = |lang: Lang| {
        let words: Vec<String> = missing.iter().map(|w| lang.say(*w).to_lowercase()).collect();
        words.join(", ")
    };
    let finding =
        Finding::new(rule(Check::DocumentIncomplete)?, key(document), Word::FoundIncomplete);
    Some(finding.figure_in_both("what", &say))
}

/// "KH-UBND" of one issuer and year, with plain numbers and whole dates.
type Series<'b> = BTreeMap<(String, String, Year), Vec<(u32, PartialDate, &'b Document)>>;

fn out_of_order(book: &Book) -> Vec<Finding> {
    let mut series: Series = BTreeMap::new();
    for document in book.documents() {
        let issuer = given(&document.issuer).map(fold);
        let (Some(issuer), Some(symbol)) = (issuer, given(&document.symbol).map(fold)) else {
            continue;
        };
        let number = given(&document.number).and_then(leading_number);
        let date = document.date.filter(|date| date.is_whole());
        if let Some((number, date)) = number.zip(date) {
            let of = series.entry((issuer, symbol, date.year())).or_default();
            of.push((number, date, document));
        }
    }
    series.into_values().flat_map(|mut of| disordered(&mut of)).collect()
}

/// The number before the year: 26 of "26/2018", 34 of "34".
fn leading_number(text: &str) -> Option<u32> {
    let digits = text.split('/').next()?.trim();
    digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The fewest documents without which the others are in order, each with those it contradicts.
fn disordered(of: &mut [(u32, PartialDate, &Document)]) -> Vec<Finding> {
    of.sort_by_key(|(number, date, document)| (*date, *number, document.id.clone()));
    // The longest run of rising numbers that ends at each document.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(of.len());
    for (number, _, _) in of.iter() {
        let before = runs.iter().enumerate().filter(|(at, _)| of[*at].0 <= *number);
        let longest = before.max_by_key(|(at, (length, _))| (*length, std::cmp::Reverse(*at)));
        runs.push(longest.map_or((1, None), |(at, (length, _))| (length + 1, Some(at))));
    }
    let mut at = runs.iter().enumerate().max_by_key(|(at, run)| (run.0, *at)).map(|(at, _)| at);
    let mut is_in_order = vec![false; of.len()];
    while let Some(here) = at {
        is_in_order[here] = true;
        at = runs[here].1;
    }
    let strays = of.iter().zip(&is_in_order).filter(|(_, in_order)| !**in_order);
    strays.filter_map(|((number, date, document), _)| stray(*number, *date, document, of)).collect()
}

fn stray(
    number: u32,
    date: PartialDate,
    document: &Document,
    of: &[(u32, PartialDate, &Document)],
) -> Option<Finding> {
    let contradicts = |other: &&(u32, PartialDate, &Document)| {
        (other.0 < number && other.1.is_after(date)) || (other.0 > number && date.is_after(other.1))
    };
    let others: Vec<String> = of
        .iter()
        .filter(contradicts)
        .map(|(number, date, _)| format!("{number} ({date})"))
        .collect();
    (!others.is_empty()).then_some(())?;
    let finding = Finding::new(rule(Check::DocumentOrder)?, key(document), Word::FoundOrder);
    let finding = finding.figure("number", number.to_string()).figure("date", date.to_string());
    Some(finding.figure("others", others.join(", ")))
}

/// What identifies a document or a decision: issuer, number with symbol however they are written,
/// year; `None` where a part of it is not known.
fn identity(
    issuer: &Option<Box<str>>,
    number: &Option<Box<str>>,
    symbol: &Option<Box<str>>,
    date: Option<PartialDate>,
) -> Option<(String, String, Year)> {
    let number = given(number)?;
    let writing = Writing::read(&format!("{number}/{}", given(symbol).unwrap_or_default()))?;
    Some((fold(given(issuer)?), writing.key, date?.year()))
}

fn twice(book: &Book) -> Vec<Finding> {
    let mut first: BTreeMap<_, &Document> = BTreeMap::new();
    let mut found = Vec::new();
    for document in book.documents() {
        let (number, symbol) = (&document.number, &document.symbol);
        let Some(what) = identity(&document.issuer, number, symbol, document.date) else {
            continue;
        };
        let other = *first.entry(what).or_insert(document);
        if other.id != document.id {
            found.extend(same(key(document), &document.title(), other.id.as_str(), &other.title()));
        }
    }
    found
}

fn decisions_twice(book: &Book) -> Vec<Finding> {
    let mut first: BTreeMap<_, &Decision> = BTreeMap::new();
    let mut found = Vec::new();
    for record in book.records(Kind::Decision) {
        let Record::Decision(one) = record else { continue };
        let Some(what) = identity(&one.issuer, &one.number, &one.symbol, one.date) else {
            continue;
        };
        let other = *first.entry((what, &one.unit)).or_insert(one);
        if other.id != one.id {
            let finding = same(record.key(), &one.title(), other.id.as_str(), &other.title());
            found.extend(finding.map(|finding| finding.of_unit(&one.unit)));
        }
    }
    found
}

fn same(key: Key, what: &str, id: &str, other: &str) -> Option<Finding> {
    let finding = Finding::new(rule(Check::DocumentTwice)?, key, Word::FoundTwice);
    Some(finding.with("what", what).with("other", other).figure("id", id))
}

/// Initials in symbols and what the issuer is then called.
#[derive(Deserialize)]
struct Initials {
    initials: String,
    says: Vec<String>,
}

#[derive(Deserialize)]
struct InitialsFile {
    issuer: Vec<Initials>,
}

fn known_initials() -> &'static [Initials] {
    static KNOWN: OnceLock<Vec<Initials>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let text = include_str!("../../../data/rules/issuers.toml");
        #[expect(clippy::expect_used, reason = "compiled in; a test reads the same file")]
        let file: InitialsFile = toml::from_str(text).expect("the built-in initials are valid");
        file.issuer
    })
}

/// An issuer that is none of those the symbol says.
fn other_issuer(document: &Document) -> Option<Finding> {
    let (symbol, issuer) = (given(&document.symbol)?, given(&document.issuer)?);
    let parts = symbol.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> =
        parts.map(|part| part.trim_end_matches(|c: char| c.is_numeric())).collect();
    let said: Vec<&Initials> =
        known_initials().iter().filter(|known| parts.contains(&known.initials.as_str())).collect();
    let folded = fold(issuer);
    let fits = |known: &&Initials| known.says.iter().any(|words| folded.contains(words.as_str()));
    (!said.is_empty() && !said.iter().any(fits)).then_some(())?;
    let finding = Finding::new(rule(Check::DocumentIssuer)?, key(document), Word::FoundIssuer);
    Some(finding.figure("symbol", symbol).figure("issuer", issuer))
}

/// The day on which the district level ended, 30/6/2025.
pub(super) fn last_day_of_districts() -> Option<PartialDate> {
    PartialDate::parse("2025-06-30")
}

/// True for the people's committee of a district and its chairman.
pub(super) fn is_of_district(issuer: &str) -> bool {
    let folded = fold(issuer);
    ["ubnd huyen", "uy ban nhan dan huyen"].iter().any(|words| folded.contains(words))
}

/// A document of a district after the district level has ended.
fn former_issuer(document: &Document) -> Option<Finding> {
    let issuer = given(&document.issuer).filter(|issuer| is_of_district(issuer))?;
    let (date, last) = document.date.zip(last_day_of_districts())?;
    date.is_after(last).then_some(())?;
    let finding =
        Finding::new(rule(Check::DocumentIssuer)?, key(document), Word::FoundFormerIssuer);
    let finding = finding.figure("issuer", issuer).figure("date", date.to_string());
    Some(finding.with("last", last.to_string()))
}

/// A document that is later than a report that cites it.
fn cited_before(book: &Book, document: &Document) -> Option<Finding> {
    let date = document.date?;
    let reports = document.cited_in.iter().filter_map(|id| book.document(id.as_str()));
    let earlier = reports.filter_map(|report| Some((report, report.date?)));
    let (report, before) = earlier.into_iter().find(|(_, before)| date.is_after(*before))?;
    let finding = Finding::new(rule(Check::DayOrder)?, key(document), Word::FoundCitedBefore);
    let finding = finding.figure("date", date.to_string()).figure("before", before.to_string());
    Some(finding.with("report", report.title()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_read_from_the_file() {
        let known = known_initials();
        assert!(known.iter().any(|one| one.initials == "SNV" && one.says == ["so noi vu"]));
        assert!(known.iter().flat_map(|one| &one.says).all(|words| *words == fold(words)));
    }

    #[test]
    fn numbers_stand_before_the_year() {
        assert_eq!(
            ["26/2018", "34", " 05 ", "", "12a"].map(leading_number),
            [Some(26), Some(34), Some(5), None, None]
        );
    }
}
