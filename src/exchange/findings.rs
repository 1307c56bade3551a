//! Findings and rules for other programs: ids for machines, sentences for people.

use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::record::Key;
use crate::domain::rule::Rule;
use crate::report::check::Finding;
use crate::report::table::Table;
use crate::words::{Lang, Word};

/// The findings as an array.
#[must_use]
pub fn json(book: &Book, found: &[Finding], lang: Lang) -> Json {
    found.iter().map(|finding| finding_json(book, finding, lang)).collect()
}

fn finding_json(book: &Book, finding: &Finding, lang: Lang) -> Json {
    let place = &finding.place;
    let (id, own_year) = match &place.key {
        Key::Sheet(unit, year) => (unit, Some(*year)),
        Key::Record(_, id) => (id, None),
    };
    let years = own_year.into_iter().chain(place.years.iter().copied());
    let slug = |choice: Option<crate::domain::catalogue::Choice>| choice.map(|c| c.id().as_str());
    json!({
        "rule": finding.rule.number,
        "id": finding.rule.id,
        "severity": finding.severity.id(),
        "unit": finding.unit.as_ref().map(|unit| unit.as_str()),
        "place": {
            "kind": place.key.kind(),
            "id": id.as_str(),
            "years": years.map(|year| year.number()).collect::<Vec<_>>(),
            "award": place.line.map(|line| line.award.award().id.as_str()),
            "recipient": place.line.map(|line| line.recipient.id()),
            "field": slug(place.line.and_then(|line| line.field())),
            "occasion": slug(place.line.and_then(|line| line.occasion())),
            "name": finding.place_name(book, lang),
        },
        "sentence": finding.say(lang),
        "advice": finding.rule.advice.say(lang),
        "explanation": finding.rule.explanation.say(lang),
        "citation": finding.rule.citation,
        "verified": finding.rule.verified,
        "fingerprint": finding.fingerprint(),
        "accepted": finding.accepted.as_ref().map(|accepted| &*accepted.reason),
    })
}

/// The findings as a table, one a row.
#[must_use]
pub fn table(book: &Book, found: &[Finding], lang: Lang) -> Table {
    let heads = [
        Word::FindingRule,
        Word::FindingSeverity,
        Word::FieldUnit,
        Word::FindingPlace,
        Word::FindingSentence,
        Word::FindingPrint,
        Word::FieldReason,
    ];
    let mut table = heads.iter().fold(Table::new(), |table, word| table.left(lang.say(*word)));
    for finding in found {
        let reason = finding.accepted.as_ref().map(|accepted| accepted.reason.to_string());
        table.rows.push(vec![
            finding.rule.number.clone(),
            lang.say(finding.severity.word()).to_owned(),
            finding.unit.as_ref().map_or(String::new(), ToString::to_string),
            finding.place_name(book, lang),
            finding.say(lang),
            finding.fingerprint(),
            reason.unwrap_or_default(),
        ]);
    }
    table
}

/// Every rule, computed or not.
#[must_use]
pub fn rules_json(lang: Lang) -> Json {
    let rule = |rule: &Rule| {
        json!({
            "rule": rule.number,
            "id": rule.id,
            "name": rule.name.say(lang),
            "severity": rule.severity.id(),
            "computed": rule.is_computed(),
            "not_computed": rule.not_computed.as_ref().map(|why| why.say(lang)),
            "validity": rule.validity(lang),
            "citation": rule.citation,
            "verified": rule.verified,
            "explanation": rule.explanation.say(lang),
            "advice": rule.advice.say(lang),
            "note": rule.note,
        })
    };
    Rule::built_in().iter().map(rule).collect()
}

/// Every rule as a table, one a row.
#[must_use]
pub fn rules_table(lang: Lang) -> Table {
    let heads = [
        Word::FindingRule,
        Word::FieldName,
        Word::FindingSeverity,
        Word::FindingValidity,
        Word::FindingCitation,
        Word::FindingNotComputed,
    ];
    let mut table = heads.iter().fold(Table::new(), |table, word| table.left(lang.say(*word)));
    for rule in Rule::built_in() {
        let why = rule.not_computed.as_ref().map_or("", |why| why.say(lang));
        table.rows.push(vec![
            rule.number.clone(),
            rule.name.say(lang).to_owned(),
            lang.say(rule.severity.word()).to_owned(),
            rule.validity(lang),
            rule.citation.clone().unwrap_or_default(),
            why.to_owned(),
        ]);
    }
    table
}
