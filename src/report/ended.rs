//! What is said of figures of years in which their unit no longer existed: a warning with the rule
//! and the successors, never a refusal.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::Record;
use crate::domain::rule::ended::EndedRule;
use crate::domain::text::Year;
use crate::words::{Lang, Word};

/// Why figures of this year are not the unit's: it had ended. `None` while it exists.
#[must_use]
pub fn why(book: &Book, unit: &Id, year: Year, lang: Lang) -> Option<String> {
    let until = lineage::ended_before(book.unit(unit.as_str())?, year)?;
    let (name, date, of) =
        (lineage::name_in(book, unit, year), until.to_string(), year.to_string());
    let values = [("unit", &*name), ("date", &*date), ("year", &*of)];
    let mut said = vec![lang.fill(Word::EndedOn, &values)];
    let rule = EndedRule::built_in();
    if rule.is_valid_in(year) {
        said.push(lang.fill(Word::EndedLaw, &[("law", &rule.citation)]));
    }
    let heirs = lineage::successors(book, unit).into_iter();
    let heirs: Vec<String> = heirs.map(|link| lineage::name_in(book, &link.to, year)).collect();
    if !heirs.is_empty() {
        said.push(lang.fill(Word::EndedHeirs, &[("list", &heirs.join(", "))]));
    }
    Some(said.join(" "))
}

/// The same of every sheet to which a change adds something: of one count or of a whole file.
#[must_use]
pub fn warnings(book: &Book, change: &Change, lang: Lang) -> Vec<String> {
    let sheets = change.edits.iter().filter_map(|edit| match edit {
        Edit::Count { unit, year, after: Some(_), .. } => Some((unit, *year)),
        Edit::Add(Record::Sheet(head)) => Some((&head.unit, head.year)),
        _ => None,
    });
    let sheets: BTreeSet<(&Id, Year)> = sheets.collect();
    sheets.into_iter().filter_map(|(unit, year)| why(book, unit, year, lang)).collect()
}
