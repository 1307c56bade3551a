//! Số học: ratios, stated differences, totals beside their parts, units of measure.

use std::collections::BTreeMap;

use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::indicator::Indicator;
use crate::domain::record::{Key, Kind};
use crate::domain::rule::{Check, Severity};
use crate::domain::sheet::{LineKey, Sheet};
use crate::domain::text::{Decimal, Year, fold, write_count, write_percent};
use crate::words::Word;

pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    for indicator in book.indicators() {
        let one = [ratio(indicator), share(indicator), difference(book, indicator)];
        let of_unit = |finding: Finding| finding.of_unit(&indicator.unit);
        found.extend(one.into_iter().flatten().chain(measure(indicator)).map(of_unit));
    }
}

pub(super) fn of_sheets(sheets: &[Sheet], found: &mut Vec<Finding>) {
    let narrowed = |sheet: &&Sheet| sheet.lines().iter().any(|line| is_part(line.key));
    found.extend(sheets.iter().filter(narrowed).flat_map(totals));
}

fn key(indicator: &Indicator) -> Key {
    Key::Record(Kind::Indicator, indicator.id.clone())
}

/// A part larger than its whole; of a plan or target more than the whole may be reached.
fn ratio(indicator: &Indicator) -> Option<Finding> {
    let (part, whole) = indicator.numerator.zip(indicator.denominator)?;
    let measure = fold(indicator.measure.as_deref().unwrap_or_default());
    let is_of_plan = ["chi tieu", "ke hoach", "muc tieu"].iter().any(|word| measure.contains(word));
    let (rest, _) = whole.minus(part)?.parts();
    (rest < 0 && !is_of_plan).then_some(())?;
    let finding = Finding::new(rule(Check::Arithmetic)?, key(indicator), Word::FoundPartAboveWhole);
    Some(finding.figure("part", part.to_string()).figure("whole", whole.to_string()))
}

/// A stated percentage that is not part by whole, rounded or cut off at its own decimals.
fn share(indicator: &Indicator) -> Option<Finding> {
    let (part, whole) = indicator.numerator.zip(indicator.denominator)?;
    let value = indicator.value.filter(|_| indicator.qualifier.is_none())?;
    let is_percent = indicator.measure.as_deref().is_some_and(|m| m.trim_start().starts_with('%'));
    let (digits, decimals) = value.parts();
    let (rounded, cut) = percent(part, whole, decimals)?;
    (is_percent && ![rounded, cut].contains(&i128::from(digits))).then_some(())?;
    let (exact, _) = percent(part, whole, 2)?;
    let finding = Finding::new(rule(Check::Arithmetic)?, key(indicator), Word::FoundShareDiffers);
    let finding = finding.figure("part", part.to_string()).figure("whole", whole.to_string());
    let finding = finding.figure("value", value.to_string());
    let exact = write_percent(i64::try_from(exact).ok()?);
    Some(finding.with("exact", exact.trim_start_matches('+')))
}

/// 100 × part / whole with so many decimals, without the point: rounded, and cut off.
fn percent(part: Decimal, whole: Decimal, decimals: u8) -> Option<(i128, i128)> {
    let ((part, part_scale), (whole, whole_scale)) = (part.parts(), whole.parts());
    let power = |scale: u8| 10_i128.checked_pow(u32::from(scale));
    let above = i128::from(part).checked_mul(power(whole_scale)?)?;
    let above = above.checked_mul(100)?.checked_mul(power(decimals)?)?;
    let below = i128::from(whole).checked_mul(power(part_scale)?)?;
    (above >= 0 && below > 0).then_some(())?;
    let rounded = (above.checked_mul(2)?.checked_add(below)?) / below.checked_mul(2)?;
    Some((rounded, above / below))
}

/// "Tăng 2,23 so với năm 2016" in the words of the source, held against the figure of that year.
fn difference(book: &Book, indicator: &Indicator) -> Option<Finding> {
    let value = indicator.value.filter(|_| indicator.qualifier.is_none())?;
    let texts = indicator.note.iter().chain(&indicator.written);
    let stated = texts.into_iter().find_map(|text| stated_difference(text))?;
    let before = book.indicators().find(|other| {
        other.year == Some(stated.since)
            && other.unit == indicator.unit
            && other.name == indicator.name
            && other.measure == indicator.measure
    })?;
    let before = before.value.filter(|_| before.qualifier.is_none())?;
    let real = if stated.is_rise { value.minus(before)? } else { before.minus(value)? };
    (!real.is_same(stated.size)).then_some(())?;
    let rule = rule(Check::Arithmetic)?;
    let finding = Finding::new(rule, key(indicator), Word::FoundDifference);
    let word = if stated.is_rise { Word::FoundRise } else { Word::FoundFall };
    Some(
        finding
            .figure("stated", stated.size.to_string())
            .figure("value", value.to_string())
            .figure("before", before.to_string())
            .with("real", real.to_string())
            .with("year", stated.since.to_string())
            .with_word("way", word),
    )
}

struct Stated {
    is_rise: bool,
    size: Decimal,
    since: Year,
}

/// Reads "tăng 2,23 so với năm 2016"; with "%" behind the number it can mean two things, and
/// nothing is read.
fn stated_difference(text: &str) -> Option<Stated> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let at = |(at, word): (usize, &&str)| matches!(*word, "tang" | "giam").then_some(at);
    words.iter().enumerate().filter_map(at).find_map(|at| {
        let size = Decimal::parse(words.get(at + 1)?)?;
        let rest = words.get(at + 2..)?;
        let rest = if rest.first() == Some(&"diem") { rest.get(1..)? } else { rest };
        let ["so", "voi", "nam", year, ..] = rest else { return None };
        let since = Year::parse(year.trim_end_matches(['.', ',', ';', ')']))?;
        Some(Stated { is_rise: words.get(at) == Some(&"tang"), size, since })
    })
}

/// A figure without unit of measure, or with one that a person has inferred. Of a ratio the parts
/// say what is measured.
fn measure(indicator: &Indicator) -> Option<Finding> {
    let value = indicator.value?;
    let is_inferred = indicator.inferred.iter().any(|field| &**field == "measure");
    let is_ratio = indicator.numerator.is_some() && indicator.denominator.is_some();
    let rule = rule(Check::Measure)?;
    let finding = |word| {
        let written = indicator.written.as_deref().map_or(value.to_string(), str::to_owned);
        Finding::new(rule, key(indicator), word).figure("value", written)
    };
    match indicator.measure.as_deref().map(str::trim).filter(|measure| !measure.is_empty()) {
        None if !is_ratio => Some(finding(Word::FoundNoMeasure)),
        Some(measure) if is_inferred && !is_ratio => {
            let finding = finding(Word::FoundMeasureInferred).rated(Severity::Notice);
            Some(finding.figure("measure", measure))
        }
        _ => None,
    }
}

fn is_part(line: LineKey) -> bool {
    line.numbers() != (0, 0)
}

/// A count without field and occasion that equals the sum of those with: a total that every sum
/// counts twice. One that is larger may be such a total of which not all parts are known; one that
/// is smaller is the rest.
fn totals(sheet: &Sheet) -> Vec<Finding> {
    let mut sums = BTreeMap::new();
    for line in sheet.lines().iter().filter(|line| is_part(line.key)) {
        let whole = LineKey::new(line.key.award, line.key.recipient);
        let (sum, parts) = sums.entry(whole).or_insert((0_u64, 0));
        *sum += u64::from(line.value);
        *parts += 1;
    }
    let told = |(whole, (sum, parts)): (LineKey, (u64, i32))| {
        let value = sheet.value(whole)?;
        let value = u64::from(value);
        let is_total = value == sum && parts > 1;
        let (word, severity) = match is_total {
            true => (Word::FoundTotalTwice, Severity::Warning),
            false => (Word::FoundTotalPerhaps, Severity::Notice),
        };
        let key = Key::Sheet(sheet.head.unit.clone(), sheet.head.year);
        let finding = Finding::new(rule(Check::Arithmetic)?, key, word).rated(severity);
        let finding = finding.on_line(whole).figure("total", write_count(value));
        let finding = finding.figure("parts", parts.to_string());
        let finding = match is_total {
            true => finding,
            false => finding.figure("sum", write_count(sum)),
        };
        (sum > 0 && value >= sum).then_some(finding)
    };
    sums.into_iter().filter_map(told).collect()
}
