//! What is said of figures of years in which their unit no longer existed: a warning with the rule
//! and the successors, never a refusal.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::Record;
use crate::domain::rule::{Check, Rule};
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
    let laws = Rule::of(Check::Dissolved).filter(|rule| rule.is_valid_in(year));
    let laws = laws.filter_map(|rule| rule.citation.as_ref());
    said.extend(laws.map(|law| lang.fill(Word::EndedLaw, &[("law", law)])));
    said.extend(heirs(book, unit, year, lang));
    Some(said.join(" "))
}

/// "Đơn vị kế thừa: xã X, xã Y.", by their names of a year; `None` where nobody is known to follow.
#[must_use]
pub fn heirs(book: &Book, unit: &Id, year: Year, lang: Lang) -> Option<String> {
    let heirs = lineage::successors(book, unit).into_iter();
    let heirs: Vec<String> = heirs.map(|link| lineage::name_in(book, &link.to, year)).collect();
    (!heirs.is_empty()).then(|| lang.fill(Word::EndedHeirs, &[("list", &heirs.join(", "))]))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::record::Kind;
    use crate::domain::sheet::SheetHead;

    fn book() -> Book {
        let mut book = Book::default();
        let mut put = |kind: Kind, values: &[(&str, &str)]| {
            book.put(Stored::Record(Record::of(kind, values)));
        };
        put(Kind::Unit, &[("id", "h"), ("name", "huyện H"), ("until", "2025-06-30")]);
        put(Kind::Unit, &[("id", "m"), ("name", "xã M"), ("until", "2019-12-31")]);
        put(Kind::Unit, &[("id", "x"), ("name", "xã X"), ("from", "2025-07-01")]);
        put(Kind::Succession, &[("id", "s"), ("from", "h"), ("to", "x")]);
        book
    }

    #[test]
    fn a_file_is_warned_of_once_a_sheet_and_only_where_the_unit_had_ended() {
        let sheets = [("h", 2025), ("h", 2026), ("h", 2026), ("x", 2026), ("m", 2020)];
        let edits = sheets.map(|(unit, year)| {
            let unit = Id::parse(unit).unwrap();
            Edit::Add(Record::Sheet(SheetHead::new(unit, Year::new(year).unwrap())))
        });
        let said = warnings(&book(), &Change { edits: edits.to_vec() }, Lang::Vi);
        assert_eq!(
            said,
            [
                "huyện H đã kết thúc ngày 30/6/2025, trước năm 2026. Không khen thưởng đơn vị đã giải \
             thể (Thông tư 15/2025/TT-BNV). Đơn vị kế thừa: xã X.",
                // The rule is younger than this end, and nobody is known to follow.
                "xã M đã kết thúc ngày 31/12/2019, trước năm 2020.",
            ]
        );
    }
}
