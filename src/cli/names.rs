//! The names that stand for fixed things on the command line, in English and in Vietnamese.

use super::failure::Failure;
use crate::domain::catalogue::List;
use crate::domain::record::Kind;
use crate::domain::sheet::Recipient;
use crate::domain::text::{PartialDate, Period, Year, clean_line, fold, parse_count};
use crate::report::compare::Dimension;
use crate::report::find;
use crate::report::life::Lack;
use crate::words::{Lang, Word};

/// What can be listed and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Records of the book.
    Records(Kind),
    /// The awards of the catalogue.
    Awards,
    /// A list of the catalogue: fields or occasions.
    Choices(List),
}

/// Every name of what can be listed: in English, in Vietnamese.
pub const WHATS: &[(&str, &str, What)] = &[
    ("unit", "don-vi", What::Records(Kind::Unit)),
    ("document", "van-ban", What::Records(Kind::Document)),
    ("movement", "phong-trao", What::Records(Kind::Movement)),
    ("exemplar", "mo-hinh", What::Records(Kind::Exemplar)),
    ("indicator", "chi-tieu", What::Records(Kind::Indicator)),
    ("sheet", "bieu", What::Records(Kind::Sheet)),
    ("step", "buoc", What::Records(Kind::Step)),
    ("assessment", "danh-gia", What::Records(Kind::Assessment)),
    ("publicity", "tuyen-truyen", What::Records(Kind::Publicity)),
    ("replication", "nhan-rong", What::Records(Kind::Replication)),
    ("outcome", "ket-qua", What::Records(Kind::Outcome)),
    ("decision", "quyet-dinh", What::Records(Kind::Decision)),
    ("honour", "nguoi-duoc-khen", What::Records(Kind::Honour)),
    ("succession", "ke-thua", What::Records(Kind::Succession)),
    ("phase", "thoi-ky", What::Records(Kind::Phase)),
    ("waiver", "chap-nhan", What::Records(Kind::Waiver)),
    ("cap", "muc-tran", What::Records(Kind::Cap)),
    ("award", "hinh-thuc", What::Awards),
    ("field", "linh-vuc", What::Choices(List::Field)),
    ("occasion", "loai-hinh", What::Choices(List::Occasion)),
];

const DIMENSIONS: [(&str, &str, Dimension); 5] = [
    ("award", "hinh-thuc", Dimension::Award),
    ("recipient", "doi-tuong", Dimension::Recipient),
    ("field", "linh-vuc", Dimension::Field),
    ("occasion", "loai-hinh", Dimension::Occasion),
    ("unit", "don-vi", Dimension::Unit),
];

/// The names of a table for a message, in the language of the person.
fn list<T>(table: &[(&'static str, &'static str, T)], lang: Lang) -> String {
    let name = |row: &(&'static str, &'static str, T)| match lang {
        Lang::Vi => row.1,
        Lang::En => row.0,
    };
    table.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The row of this name, typed with accents and spaces or without, in singular or plural.
fn row<T: Copy>(table: &[(&str, &str, T)], typed: &str) -> Option<T> {
    let slug = fold(clean_line(typed).as_ref()).replace([' ', '_'], "-");
    let is_meant = |english: &str, vietnamese: &str| {
        slug == english || slug == vietnamese || slug.strip_suffix('s') == Some(english)
    };
    table.iter().find(|row| is_meant(row.0, row.1)).map(|row| row.2)
}

/// What KIND means.
///
/// # Errors
/// [`Failure`] with the names there are.
pub fn what(typed: &str, lang: Lang) -> Result<What, Failure> {
    row(WHATS, typed).ok_or_else(|| not_in(lang, Word::CliValueKind, typed, &list(WHATS, lang)))
}

/// What records of a kind lack, by `--only`.
///
/// # Errors
/// [`Failure`] with the names there are.
pub fn lack(kind: Kind, typed: &str, lang: Lang) -> Result<Lack, Failure> {
    let lacks: Vec<_> = Lack::of(kind).map(|one| (one.names().0, one.names().1, one)).collect();
    if lacks.is_empty() {
        return Err(Failure::usage(lang.say(Word::LackNone)));
    }
    row(&lacks, typed).ok_or_else(|| not_in_option(lang, "--only", typed, &list(&lacks, lang)))
}

/// The dimensions of `--rows`, each once.
///
/// # Errors
/// [`Failure`] with the names there are, or which one stands twice.
pub fn dimensions(typed: &str, lang: Lang) -> Result<Vec<Dimension>, Failure> {
    let mut rows = Vec::new();
    for name in typed.split(',') {
        let dimension = row(&DIMENSIONS, name.trim())
            .ok_or_else(|| not_in_option(lang, "--rows", name, &list(&DIMENSIONS, lang)))?;
        if rows.contains(&dimension) {
            return Err(Failure::value(lang, "--rows", name, lang.say(Word::CliRowTwice)));
        }
        rows.push(dimension);
    }
    Ok(rows)
}

/// The name of a kind of records, in the language of the person.
#[must_use]
pub fn of_kind(kind: Kind, lang: Lang) -> Option<&'static str> {
    let row = WHATS.iter().find(|row| row.2 == What::Records(kind))?;
    Some(if lang == Lang::Vi { row.1 } else { row.0 })
}

fn not_in(lang: Lang, argument: Word, typed: &str, list: &str) -> Failure {
    not_in_option(lang, lang.say(argument), typed, list)
}

fn not_in_option(lang: Lang, argument: &str, typed: &str, list: &str) -> Failure {
    let parts = [("argument", argument), ("value", typed), ("list", list)];
    Failure::usage(lang.fill(Word::CliNotInList, &parts))
}

/// A year.
///
/// # Errors
/// [`Failure`] when it is none.
pub fn year(argument: &str, typed: &str, lang: Lang) -> Result<Year, Failure> {
    Year::parse(typed.trim())
        .ok_or_else(|| Failure::value(lang, argument, typed, lang.say(Word::BadYear)))
}

/// A date, perhaps only a month or a year.
///
/// # Errors
/// [`Failure`] when it is none.
pub fn date(argument: &str, typed: &str, lang: Lang) -> Result<PartialDate, Failure> {
    PartialDate::parse(typed)
        .ok_or_else(|| Failure::value(lang, argument, typed, lang.say(Word::BadDate)))
}

/// How many.
///
/// # Errors
/// [`Failure`] when it is no number.
pub fn count(argument: &str, typed: &str, lang: Lang) -> Result<usize, Failure> {
    let count = parse_count(typed).and_then(|count| usize::try_from(count).ok());
    count.ok_or_else(|| Failure::value(lang, argument, typed, lang.say(Word::BadCount)))
}

/// Years: `2019`, `2016-2020`, `2016–2020`.
///
/// # Errors
/// [`Failure`] when they are none.
pub fn years(argument: &str, typed: &str, lang: Lang) -> Result<Period, Failure> {
    Period::parse(typed)
        .ok_or_else(|| Failure::value(lang, argument, typed, lang.say(Word::CliBadYears)))
}

/// A kind of recipient.
///
/// # Errors
/// [`Failure`] with the names there are.
pub fn recipient(argument: &str, typed: &str, lang: Lang) -> Result<Recipient, Failure> {
    let list = lang.say(Word::CliRecipients);
    find::recipient(typed).ok_or_else(|| not_in_option(lang, argument, typed, list))
}

/// True for the words that mean every unit.
#[must_use]
pub fn is_all(typed: &str) -> bool {
    let slug = fold(clean_line(typed).as_ref()).replace([' ', '_'], "-");
    matches!(slug.as_str(), "all" | "tat-ca")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_both_languages_with_accents_and_without() {
        for typed in ["unit", "units", "don-vi", "Đơn vị", "ĐƠN VỊ"] {
            assert_eq!(what(typed, Lang::Vi), Ok(What::Records(Kind::Unit)), "{typed}");
        }
        assert_eq!(what("hình thức", Lang::Vi), Ok(What::Awards));
        assert!(what("", Lang::Vi).is_err());
        assert!(is_all("Tất cả") && is_all("all") && !is_all("hong-ngu"));
    }

    #[test]
    fn rows_are_a_list_without_repetition() {
        let both = Ok(vec![Dimension::Field, Dimension::Recipient]);
        assert_eq!(dimensions("field,recipient", Lang::En), both);
        assert_eq!(dimensions("lĩnh vực, đối tượng", Lang::Vi), both);
        assert!(dimensions("field,field", Lang::En).is_err());
        assert!(dimensions("", Lang::En).is_err());
    }
}
