//! Nhật ký in words: who did what and when, and which entries a few typed words mean.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, offset};

use super::gone::Gone;
use super::say;
use crate::domain::book::Book;
use crate::domain::history::{Entry, Operation, Subject};
use crate::domain::text::{PartialDate, fold};
use crate::words::{Lang, Word};

/// The time at +07:00, where the people are whose records these are.
#[must_use]
pub fn local(at: Timestamp) -> DateTime {
    at.to_zoned(TimeZone::fixed(offset(7))).datetime()
}

/// "05/03/2026 14:07".
#[must_use]
pub fn when(at: Timestamp) -> String {
    let at = local(at);
    let (day, month, year) = (at.day(), at.month(), at.year());
    format!("{day:02}/{month:02}/{year} {:02}:{:02}", at.hour(), at.minute())
}

/// "14:07"; of another day than this "14:07 05/03/2026".
#[must_use]
pub fn time(at: Timestamp, today: PartialDate) -> String {
    let (hour, minute) = (local(at).hour(), local(at).minute());
    let day = PartialDate::parse(&local(at).date().to_string()).filter(|day| *day != today);
    format!("{hour:02}:{minute:02} {}", day.map_or(String::new(), |day| day.to_string()))
        .trim_end()
        .to_owned()
}

/// True on this day, or in this month or year, at +07:00.
#[must_use]
pub fn is_on(at: Timestamp, date: PartialDate) -> bool {
    local(at).date().to_string().starts_with(&date.plain())
}

/// "sửa", "hoàn tác #12": what the person did.
#[must_use]
pub fn done(operation: Operation, lang: Lang) -> String {
    let of = |word, seq: u64| lang.fill(word, &[("seq", &seq.to_string())]);
    match operation {
        Operation::Init => lang.say(Word::DoneInit).to_owned(),
        Operation::Import => lang.say(Word::DoneImport).to_owned(),
        Operation::SetCount => lang.say(Word::DoneSetCount).to_owned(),
        Operation::AddRecord => lang.say(Word::DoneAdd).to_owned(),
        Operation::EditRecord => lang.say(Word::DoneEdit).to_owned(),
        Operation::RemoveRecord => lang.say(Word::DoneRemove).to_owned(),
        Operation::Undo(seq) => of(Word::DoneUndo, seq),
        Operation::Redo(seq) => of(Word::DoneRedo, seq),
        Operation::Restore(seq) => of(Word::DoneRestore, seq),
        Operation::Erase => lang.say(Word::DoneErase).to_owned(),
    }
}

/// What changed, in a line: of a long entry how much.
#[must_use]
pub fn what(book: &Book, gone: &Gone, entry: &Entry, lang: Lang) -> String {
    if is_erased(entry) {
        lang.say(Word::JournalErased).to_owned()
    } else if is_whole(entry) {
        say::change_told(book, gone, &entry.change, lang)
    } else {
        say::extent(&entry.extent, lang)
    }
}

/// The same beside what the person did: its verb is not said twice.
#[must_use]
pub fn beside(book: &Book, gone: &Gone, entry: &Entry, lang: Lang) -> String {
    if is_erased(entry) || !is_whole(entry) {
        return what(book, gone, entry, lang);
    }
    say::change_beside(book, gone, &entry.change, entry.operation, lang)
}

/// True of an erasure, and of what it has left nothing of.
fn is_erased(entry: &Entry) -> bool {
    entry.operation == Operation::Erase || entry.change.is_erased()
}

/// True when every edit of the entry is at hand.
#[must_use]
pub fn is_whole(entry: &Entry) -> bool {
    entry.change.edits.len() as u64 == entry.extent.edits
}

/// What entries are about: "mô hình, điển hình «…»", "Giấy khen, cá nhân, 2019 (huyện Hồng Ngự)".
#[must_use]
pub fn about(book: &Book, gone: &Gone, subject: &Subject, lang: Lang) -> String {
    match subject {
        Subject::Record(key) => say::named(book, gone, key, lang),
        Subject::Count { unit, year, line } => say::count_of(book, unit, (*line, *year), lang),
    }
}

/// All that an entry can be found by, folded.
#[must_use]
pub fn text(book: &Book, gone: &Gone, entry: &Entry, lang: Lang) -> String {
    let (done, what) = (done(entry.operation, lang), what(book, gone, entry, lang));
    let reason = entry.reason.as_deref().unwrap_or_default();
    fold(&format!("#{} {} {done} {what} {reason}", entry.seq, entry.user))
}

/// A few typed words; each must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought(Vec<Wanted>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted {
    /// A day, as far as it is typed: 5/3, 5/3/2026, 3/2026.
    Day {
        day: Option<i8>,
        month: Option<i8>,
        year: Option<i16>,
    },
    Text(String),
}

impl Sought {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Sought {
        Sought(fold(typed).split_whitespace().map(wanted).collect())
    }

    /// True for an entry of this time with this [`text`].
    #[must_use]
    pub fn finds(&self, at: Timestamp, text: &str) -> bool {
        self.0.iter().all(|wanted| match wanted {
            Wanted::Text(word) => text.contains(word),
            Wanted::Day { day, month, year } => {
                let at = local(at);
                day.is_none_or(|day| day == at.day())
                    && month.is_none_or(|month| month == at.month())
                    && year.is_none_or(|year| year == at.year())
            }
        })
    }
}

fn wanted(word: &str) -> Wanted {
    let parts: Vec<&str> = word.split('/').collect();
    let small = |text: &str| (text.len() <= 2).then(|| text.parse::<i8>().ok()).flatten();
    let large = |text: &str| (text.len() == 4).then(|| text.parse::<i16>().ok()).flatten();
    let day = match parts[..] {
        // A year that is being typed does not count yet.
        [day, month, year] => Some((small(day), small(month), large(year))),
        [day, month] if month.len() <= 2 => Some((small(day), small(month), None)),
        [month, year] => Some((None, small(month), large(year))),
        _ => None,
    };
    match day {
        Some((day, month, year)) if (day, month, year) != (None, None, None) => {
            Wanted::Day { day, month, year }
        }
        _ => Wanted::Text(word.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit, Extent, erased_text};
    use crate::domain::id::Id;
    use crate::domain::record::{Key, Kind};
    use crate::domain::value::Value;

    #[test]
    fn an_entry_whose_text_was_erased_says_so() {
        let key = Key::Record(Kind::Honour, Id::parse("nguoi-7").expect("a slug"));
        let erased = Value::Text(erased_text());
        let set = |before: &Value, after: &Value| {
            let (before, after) = (before.clone(), after.clone());
            Edit::Set { key: key.clone(), field: "name", before, after }
        };
        let (edit, noted) = (set(&erased, &erased), set(&erased, &Value::Text("Một".into())));
        let said = |operation, edits| {
            let (at, user, reason) = (Timestamp::UNIX_EPOCH, "lan".to_owned(), None);
            let change = Change { edits };
            let extent = Extent::of(&change);
            let entry = Entry { seq: 1, at, user, uid: 0, operation, reason, extent, change };
            what(&Book::default(), &Gone::default(), &entry, Lang::Vi)
        };
        let phrase = "tên đã xóa theo quy định";
        assert_eq!(said(Operation::Erase, vec![]), phrase);
        assert_eq!(said(Operation::EditRecord, vec![edit]), phrase);
        assert_ne!(said(Operation::EditRecord, vec![noted]), phrase);
        assert_ne!(said(Operation::EditRecord, vec![]), phrase);
    }

    #[test]
    fn days_are_found_as_they_are_typed() {
        // 23:30 in London is the next morning at +07:00.
        let at: Timestamp = "2026-03-04T23:30:00Z".parse().expect("a time");
        assert_eq!(when(at), "05/03/2026 06:30");
        for typed in ["5/3/2026", "05/03/2026", "5/3", "5/", "3/2026", "5/3/20", "Lan 5/3"] {
            assert!(Sought::new(typed).finds(at, "ntlan ghi so"), "{typed}");
        }
        let on = |date: &str| is_on(at, PartialDate::parse(date).expect("a date"));
        assert!(on("5/3/2026") && on("2026-03") && on("2026") && !on("4/3/2026") && !on("2025"));
        for typed in ["15/3/2026", "5/13", "4/3/2026", "4/2026", "5/3/2025", "hoa 5/3"] {
            assert!(!Sought::new(typed).finds(at, "ntlan ghi so"), "{typed}");
        }
    }
}
