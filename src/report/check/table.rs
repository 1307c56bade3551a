//! Findings and rules as tables.

use super::Finding;
use crate::domain::book::Book;
use crate::domain::rule::Rule;
use crate::report::table::Table;
use crate::words::{Lang, Word};

/// The findings as a table, one a row.
#[must_use]
pub fn findings<'a>(book: &Book, found: impl Iterator<Item = &'a Finding>, lang: Lang) -> Table {
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

/// Every rule as a table, one a row.
#[must_use]
pub fn rules(lang: Lang) -> Table {
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
