//! Findings and rules for other programs: ids for machines, sentences for people.

use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::record::Key;
use crate::domain::rule::Rule;
use crate::report::check::Finding;
use crate::words::Lang;

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
