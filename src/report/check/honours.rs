//! Sổ quyết định: what a person needs before an award, what is awarded twice, to whom and by whom
//! nothing can be awarded any more, and whether names and counts agree.
//!
//! A person is the same when name and unit are written the same; two people may be. The register is
//! optional and begins somewhere: nothing is missing before its first year.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{is_of_district, last_day_of_districts};
use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardClass, AwardCode, Catalogue, Choice};
use crate::domain::decision::Decision;
use crate::domain::decision::honour::Honour;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Named, Record};
use crate::domain::rule::{Chain, Check, Rule, Severity};
use crate::domain::sheet::{LineKey, Recipient, Sheet};
use crate::domain::text::{PartialDate, Year, fold, write_count};
use crate::report::register;
use crate::words::Word;

/// One name of the register with its decision.
struct Entry<'b> {
    honour: &'b Honour,
    decision: &'b Decision,
    award: AwardCode,
    recipient: Recipient,
    /// The year it counts for.
    year: Option<Year>,
}

/// Who received: unit of the register, kind of recipient, name, and unit of the recipient.
type Who = (Id, Recipient, String, String);

pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    found.extend(book.decisions().flat_map(|decision| authority(book, decision)));
    let entries: Vec<Entry> = entries(book);
    found.extend(entries.iter().filter_map(|entry| dissolved(book, entry)));
    let mut people: BTreeMap<Who, Vec<&Entry>> = BTreeMap::new();
    for entry in &entries {
        if let Some(who) = who(entry) {
            people.entry(who).or_default().push(entry);
        }
    }
    let reach = Reach::of(&entries);
    for ((_, recipient, _, _), entries) in &people {
        found.extend(awarded_twice(entries));
        found.extend(already_rewarded(entries));
        if *recipient == Recipient::Individual {
            found.extend(state_level(entries));
            found.extend(Rule::of(Check::Chain).flat_map(|rule| chain(rule, entries, &reach)));
        }
    }
}

fn entries<'b>(book: &'b Book) -> Vec<Entry<'b>> {
    let entry = |record: &'b Record| {
        let Record::Honour(honour) = record else { return None };
        let Record::Decision(decision) = book.record(Kind::Decision, honour.decision.as_str())?
        else {
            return None;
        };
        let recipient = Recipient::ALL.into_iter().find(|one| honour.recipient.is(one.id()))?;
        let award = Catalogue::built_in().award(honour.award.id().as_str())?;
        let year = decision.year.or(decision.date.map(PartialDate::year));
        Some(Entry { honour, decision, award, recipient, year })
    };
    book.records(Kind::Honour).filter_map(entry).collect()
}

/// Whose name it is; `None` where the unit is not known, because names alone repeat.
fn who(entry: &Entry) -> Option<Who> {
    let honour = entry.honour;
    let place = match (&honour.unit, &honour.workplace) {
        (Some(unit), _) => unit.to_string(),
        (None, Some(words)) if !words.trim().is_empty() => format!("“{}”", fold(words)),
        _ => return None,
    };
    // Accents tell people apart: Hòa is not Hoa.
    let name = honour.name.to_lowercase();
    Some((entry.decision.unit.clone(), entry.recipient, name, place))
}

fn told(rule: &'static Rule, entry: &Entry, word: Word) -> Finding {
    let key = Key::Record(Kind::Honour, entry.honour.id.clone());
    let finding = Finding::new(rule, key, word).of_unit(&entry.decision.unit);
    finding.with("name", &*entry.honour.name).with("award", entry.award.award().name.as_str())
}

/// A decision of somebody who could no longer decide.
fn authority(book: &Book, decision: &Decision) -> Option<Finding> {
    let date = decision.date?;
    let unit = decision.authority.as_ref().and_then(|id| book.unit(id.as_str()));
    let (name, last) = match (unit, &decision.issuer) {
        (Some(unit), _) => (&*unit.name, unit.until?),
        (None, Some(issuer)) if is_of_district(issuer) => (&**issuer, last_day_of_districts()?),
        _ => return None,
    };
    date.is_after(last).then_some(())?;
    let key = Key::Record(Kind::Decision, decision.id.clone());
    let finding = Finding::new(rule(Check::Authority)?, key, Word::FoundAuthority);
    let finding = finding.of_unit(&decision.unit).with("authority", name);
    Some(finding.figure("date", date.to_string()).figure("last", last.to_string()))
}

/// A collective that had ended when it was awarded.
fn dissolved(book: &Book, entry: &Entry) -> Option<Finding> {
    let until = book.unit(entry.honour.unit.as_ref()?.as_str())?.until?;
    let date = entry.decision.date.filter(|date| date.is_after(until))?;
    (entry.recipient == Recipient::Collective).then_some(())?;
    let rule = rule(Check::Dissolved)?;
    let severity = if rule.is_valid_on(date) { rule.severity } else { Severity::Notice };
    let finding = told(rule, entry, Word::FoundDissolved).rated(severity);
    Some(finding.figure("date", date.to_string()).figure("until", until.to_string()))
}

/// Two names of the register that may be one achievement: a title of one year, or the same form on
/// the same occasion for the same thing.
fn awarded_twice(entries: &[&Entry]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let first = entries.iter().take(at).find(|other| is_same(entry, other));
        let (Some(first), Some(rule)) = (first, rule(Check::AwardedTwice)) else { continue };
        let year = entry.year.filter(|year| rule.is_valid_in(*year));
        let is_twice_in_one = first.decision.id == entry.decision.id;
        let Some(year) = year.or(entry.year.filter(|_| is_twice_in_one)) else { continue };
        let finding = told(rule, entry, Word::FoundAwardedTwice);
        let finding = finding.figure("year", year.to_string());
        let finding = finding.figure("other", first.honour.id.as_str());
        found.push(finding.with("one", first.decision.title()).with("two", entry.decision.title()));
    }
    found
}

fn is_same(one: &Entry, two: &Entry) -> bool {
    let thing = |entry: &Entry| {
        let (honour, decision) = (entry.honour, entry.decision);
        (decision.occasion, decision.movement.clone(), honour.field, honour.exemplar.clone())
    };
    let is_title = one.award.award().class == AwardClass::Title;
    one.award == two.award
        && one.year.is_some()
        && one.year == two.year
        && (is_title || thing(one) == thing(two))
}

/// What was rewarded for merit though the same recipient had a sudden award, or one of a movement,
/// for the same model or movement before.
fn already_rewarded(entries: &[&Entry]) -> Vec<Finding> {
    let Some(rule) = rule(Check::Basis) else { return Vec::new() };
    let is_on = |entry: &Entry, ids: &[&str]| {
        entry.decision.occasion.is_some_and(|occasion| ids.iter().any(|id| occasion.is(id)))
    };
    let told = |entry: &&Entry| {
        let date = entry.decision.date.filter(|date| rule.is_valid_on(*date))?;
        let is_basis = |one: &&&Entry| {
            is_on(one, &["dot-xuat", "phong-trao"])
                && one.decision.date.is_some_and(|before| date.is_after(before))
                && is_for_one_thing(one, entry)
        };
        let before = entries.iter().find(is_basis).filter(|_| is_on(entry, &["cong-trang"]))?;
        let finding = told(rule, entry, Word::FoundBasis);
        let finding = finding.figure("other", before.honour.id.as_str());
        let finding = finding.with("before", before.award.award().name.as_str());
        Some(finding.with("one", before.decision.title()).with("two", entry.decision.title()))
    };
    entries.iter().filter_map(told).collect()
}

/// The register says of both what was rewarded, and it is the same model or movement.
fn is_for_one_thing(one: &Entry, two: &Entry) -> bool {
    let of = |entry: &Entry| [entry.honour.exemplar.clone(), entry.decision.movement.clone()];
    of(one).into_iter().zip(of(two)).any(|(one, two)| one.is_some() && one == two)
}

fn is_of_state(award: AwardCode) -> bool {
    award.award().level.as_deref() == Some("nha-nuoc")
}

fn state_level(entries: &[&Entry]) -> Vec<Finding> {
    let Some(rule) = rule(Check::StateLevel) else { return Vec::new() };
    let mut years: BTreeMap<Year, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| is_of_state(entry.award)) {
        if let Some(year) = entry.year.filter(|year| rule.is_valid_in(*year)) {
            years.entry(year).or_default().push(entry);
        }
    }
    let several = |(year, of): (Year, Vec<&Entry>)| {
        let awards: BTreeSet<&str> = of.iter().map(|e| e.award.award().name.as_str()).collect();
        // The same one twice is one achievement awarded twice.
        let last = of.last().filter(|_| awards.len() > 1)?;
        let awards: Vec<&str> = awards.into_iter().collect();
        let finding = told(rule, last, Word::FoundStateLevel).figure("year", year.to_string());
        Some(finding.figure("awards", awards.join(", ")))
    };
    years.into_iter().filter_map(several).collect()
}

/// The years of which a unit's register has names for an award.
struct Reach(BTreeMap<(Id, AwardCode), BTreeSet<Year>>);

impl Reach {
    fn of(entries: &[Entry]) -> Reach {
        let mut years: BTreeMap<(Id, AwardCode), BTreeSet<Year>> = BTreeMap::new();
        for entry in entries {
            let key = (entry.decision.unit.clone(), entry.award);
            years.entry(key).or_default().extend(entry.year);
        }
        Reach(years)
    }

    fn years(&self, unit: &Id, awards: &[AwardCode]) -> BTreeSet<Year> {
        let of = awards.iter().filter_map(|award| self.0.get(&(unit.clone(), *award)));
        of.flatten().copied().collect()
    }
}

/// Awards of a person that need earlier ones which the register does not have, though it has those
/// of others in the same years.
fn chain(rule: &'static Rule, entries: &[&Entry], reach: &Reach) -> Vec<Finding> {
    let Some(chain) = &rule.chain else { return Vec::new() };
    let needs: Vec<AwardCode> = chain.needs().collect();
    let on_occasion = |occasion: Option<Choice>| match &chain.occasion {
        Some(wanted) => occasion.is_some_and(|occasion| occasion.is(wanted)),
        None => true,
    };
    let is_meant = |entry: &&&Entry| {
        chain.of() == Some(entry.award)
            && on_occasion(entry.decision.occasion)
            && entry.year.is_some_and(|year| rule.is_valid_in(year))
    };
    let had: BTreeSet<Year> =
        entries.iter().filter(|e| needs.contains(&e.award)).filter_map(|e| e.year).collect();
    let told = |entry: &&Entry| {
        let year = entry.year?;
        let known = reach.years(&entry.decision.unit, &needs);
        let lacking = if chain.in_a_row {
            row_is_broken(chain, year, &had, &known)
        } else {
            is_too_few(chain, year, &had, &known)
        };
        lacking.then_some(())?;
        let names: Vec<&str> = needs.iter().map(|code| code.award().name.as_str()).collect();
        let years: Vec<String> = had.iter().map(ToString::to_string).collect();
        let years = if years.is_empty() { "—".to_owned() } else { years.join(", ") };
        let finding = told(rule, entry, Word::FoundChain).figure("year", year.to_string());
        let finding = finding.figure("years", years).with("times", chain.times.to_string());
        Some(finding.with("needs", names.join(" / ")))
    };
    entries.iter().filter(is_meant).filter_map(told).collect()
}

/// No row of years up to the award's own, or the one before, that the register does not contradict:
/// a year it has no names of at all is no contradiction.
fn row_is_broken(chain: &Chain, year: Year, had: &BTreeSet<Year>, known: &BTreeSet<Year>) -> bool {
    let rows = if chain.same_year { 0..=0 } else { 0..=1 };
    let fits = |end: u16| {
        (0..chain.times).all(|back| {
            let wanted = year.number().checked_sub(end + back).and_then(Year::new);
            wanted.is_none_or(|wanted| had.contains(&wanted) || !known.contains(&wanted))
        })
    };
    !rows.into_iter().any(fits)
}

/// Fewer than needed before the award, in a register that reaches back far enough to know.
fn is_too_few(chain: &Chain, year: Year, had: &BTreeSet<Year>, known: &BTreeSet<Year>) -> bool {
    let reaches = known.first().is_some_and(|first| first.number() + chain.back <= year.number());
    reaches && had.range(..=year).count() < usize::from(chain.times)
}

/// Names and counts that do not agree, by the year a decision counts for in that sheet.
pub(super) fn of_sheets(book: &Book, (unit, sheets): (&Id, &[Sheet]), found: &mut Vec<Finding>) {
    if !book.decisions().any(|decision| decision.unit == *unit) {
        return;
    }
    for sheet in sheets {
        let mut names: BTreeMap<(AwardCode, Recipient), u64> = BTreeMap::new();
        for line in register::lines(book, unit, sheet.head.year) {
            *names.entry((line.award, line.recipient)).or_insert(0) += 1;
        }
        found.extend(names.into_iter().filter_map(|(what, names)| differing(sheet, what, names)));
    }
}

fn differing(
    sheet: &Sheet,
    (award, recipient): (AwardCode, Recipient),
    names: u64,
) -> Option<Finding> {
    let is_it = |key: LineKey| key.award == award && key.recipient == recipient;
    let lines = sheet.lines().iter().filter(|line| is_it(line.key));
    let reported = lines.map(|line| u64::from(line.value)).reduce(|a, b| a + b)?;
    (names != reported).then_some(())?;
    let rule = rule(Check::Register)?;
    let severity = if names > reported { rule.severity } else { Severity::Notice };
    let key = Key::Sheet(sheet.head.unit.clone(), sheet.head.year);
    let finding = Finding::new(rule, key, Word::FoundRegister);
    let finding = finding.on_line(LineKey::new(award, recipient)).rated(severity);
    let finding = finding.figure("names", write_count(names));
    Some(finding.figure("reported", write_count(reported)))
}
