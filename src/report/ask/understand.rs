//! From words to what is asked: the longest runs of words that mean something are taken first, as
//! what they mean best.

use std::collections::BTreeSet;

use super::nearby::nearby;
use super::{Unclear, award_names};
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice, List};
use crate::domain::id::Id;
use crate::domain::sheet::Recipient;
use crate::domain::text::{Period, Year, clean_line};
use crate::report::find::{self, AwardMeant, Found, Grade, Names, Wanted, words};

/// What is asked.
pub(super) struct Asked {
    pub(super) unit: Id,
    pub(super) award: AwardCode,
    pub(super) recipient: Option<Recipient>,
    pub(super) field: Option<Choice>,
    pub(super) years: Option<Period>,
}

/// Words of a question that ask nothing by themselves. Inside a name they still count.
const FILLERS: [&str; 44] = [
    "nam", "tu", "den", "bao", "nhieu", "co", "o", "cua", "the", "nao", "tang", "giam", "so",
    "voi", "la", "va", "ta", "minh", "hoi", "cho", "trong", "duoc", "khi", "thi", "huyen", "xa",
    "phuong", "tinh", "don", "vi", "hay", "how", "many", "much", "in", "of", "from", "to", "by",
    "year", "and", "compared", "with", "khong",
];

/// Reads a question.
pub(super) fn understand(book: &Book, text: &str, unit: Option<&Id>) -> Result<Asked, Unclear> {
    let mut reader = Reader::new(book, text);
    reader.take_names()?;
    let years = reader.years();
    reader.complain_of_rest()?;
    let Some(unit) = reader.unit.or_else(|| unit.cloned()).or_else(|| only_unit(book)) else {
        let ids = book.sheets_by_unit().map(|(id, _)| id);
        let name = |id: &Id| book.unit(id.as_str()).map_or(id.to_string(), |u| u.name.to_string());
        return Err(Unclear::NoUnit { candidates: ids.take(9).map(name).collect() });
    };
    let Some((award, said)) = reader.award else {
        let present = find::awards_in(book, Some(&unit));
        return Err(Unclear::NoAward { candidates: award_names(&present) });
    };
    let recipient = reader.recipient.or(said);
    Ok(Asked { unit, award, recipient, field: reader.field, years })
}

/// The unit that has sheets, when only one has.
fn only_unit(book: &Book) -> Option<Id> {
    let mut units = book.sheets_by_unit().map(|(id, _)| id);
    units.next().cloned().filter(|_| units.next().is_none())
}

struct Word {
    typed: String,
    folded: String,
    /// How well what it was taken for is met.
    taken: Option<Grade>,
}

struct Reader<'b> {
    book: &'b Book,
    words: Vec<Word>,
    fields: Names<Choice>,
    units: Names<Id>,
    award: Option<AwardMeant>,
    recipient: Option<Recipient>,
    field: Option<Choice>,
    unit: Option<Id>,
}

/// What a run of words can be.
enum Meaning {
    Award(Vec<AwardMeant>),
    Recipient(Recipient),
    Field(Vec<Choice>),
    Unit(Vec<Id>),
}

impl<'b> Reader<'b> {
    fn new(book: &'b Book, text: &str) -> Reader<'b> {
        let text = clean_line(text);
        let typed = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let word = |typed: &str| Word {
            typed: typed.to_owned(),
            folded: words(typed).concat(),
            taken: None,
        };
        Reader {
            book,
            words: typed.map(word).collect(),
            fields: find::choice_names(List::Field),
            units: find::unit_names(book),
            award: None,
            recipient: None,
            field: None,
            unit: None,
        }
    }

    /// Takes every run of words that means something, longest runs first: "huân chương lao động" is
    /// the beginning of an award, not an award's beginning and a field.
    fn take_names(&mut self) -> Result<(), Unclear> {
        for length in (1..=self.words.len()).rev() {
            for start in 0..=self.words.len() - length {
                let run = &self.words[start..start + length];
                if run.iter().any(|word| word.taken.is_some()) {
                    continue;
                }
                if let Some((grade, meaning)) = self.meaning(run) {
                    let typed = joined(run.iter().map(|word| &word.typed));
                    self.take(meaning, &typed)?;
                    for word in &mut self.words[start..start + length] {
                        word.taken = Some(grade);
                    }
                }
            }
        }
        Ok(())
    }

    fn meaning(&self, run: &[Word]) -> Option<(Grade, Meaning)> {
        let folded = joined(run.iter().map(|word| &word.folded));
        let is_filler = run.iter().all(|word| FILLERS.contains(&word.folded.as_str()));
        let is_short = folded.chars().count() < 3 || folded.bytes().all(|b| b.is_ascii_digit());
        let worst = match (is_filler, is_short) {
            (true, _) if run.len() == 1 => return None,
            (true, _) => Grade::Whole,
            (_, true) => Grade::Spelled,
            _ => Grade::Beginning,
        };
        if self.recipient.is_none()
            && let Some(recipient) = find::recipient(&folded)
        {
            return Some((Grade::Whole, Meaning::Recipient(recipient)));
        }
        let wanted = Wanted::new(&folded);
        let mut best: Option<(Grade, Meaning)> = None;
        let mut offer = |grade: Option<Grade>, meaning: Meaning| {
            let is_better = |grade: Grade| best.as_ref().is_none_or(|(best, _)| grade < *best);
            if let Some(grade) = grade.filter(|grade| is_better(*grade)) {
                best = Some((grade, meaning));
            }
        };
        if self.award.is_none() {
            let (grade, found) = find::award_names().best(&wanted, worst);
            offer(grade, Meaning::Award(found));
        }
        if self.unit.is_none() {
            let (grade, found) = self.units.best(&wanted, worst);
            offer(grade, Meaning::Unit(found));
        }
        if self.field.is_none() {
            let (grade, found) = self.fields.best(&wanted, worst);
            offer(grade, Meaning::Field(found));
        }
        best
    }

    fn take(&mut self, meaning: Meaning, typed: &str) -> Result<(), Unclear> {
        match meaning {
            Meaning::Recipient(recipient) => self.recipient = Some(recipient),
            Meaning::Award(found) => {
                let present = find::awards_in(self.book, None);
                let found = Found::of(found).prefer(|(award, _)| present.contains(award));
                self.award = Some(one(found, typed, |(award, _)| award.award().name.clone())?);
            }
            Meaning::Unit(found) => {
                let book = self.book;
                let has_sheets = |id: &Id| !book.sheets_of(id.as_str()).is_empty();
                let name = |id: &Id| {
                    book.unit(id.as_str()).map_or(id.to_string(), |unit| unit.name.to_string())
                };
                self.unit = Some(one(Found::of(found).prefer(has_sheets), typed, name)?);
            }
            Meaning::Field(found) => {
                self.field = Some(one(Found::of(found), typed, |field| field.name().to_owned())?);
            }
        }
        Ok(())
    }

    /// Takes the years: the earliest to the latest.
    fn years(&mut self) -> Option<Period> {
        let mut years = BTreeSet::new();
        for word in self.words.iter_mut().filter(|word| word.taken.is_none()) {
            if let Some(year) = year(&word.folded) {
                word.taken = Some(Grade::Id);
                years.insert(year);
            }
        }
        Some(Period { from: *years.first()?, to: *years.last()? })
    }

    /// Words that are left and are no fillers are not understood; nor are those beside them that
    /// were only taken for the beginning of a name: "hống ngụy".
    fn complain_of_rest(&self) -> Result<(), Unclear> {
        let is_left =
            |word: &Word| word.taken.is_none() && !FILLERS.contains(&word.folded.as_str());
        let Some(at) = self.words.iter().position(is_left) else { return Ok(()) };
        let is_doubtful = |word: &&Word| is_left(word) || word.taken == Some(Grade::Beginning);
        let before = self.words[..at].iter().rev().take_while(is_doubtful).count();
        let run: Vec<&Word> = self.words[at - before..].iter().take_while(is_doubtful).collect();
        let folded = joined(run.iter().map(|word| &word.folded));
        let awards = find::award_names()
            .names()
            .map(|(name, (award, _))| (name, award.award().name.clone()));
        let units = self
            .units
            .names()
            .filter_map(|(name, id)| Some((name, self.book.unit(id.as_str())?.name.to_string())));
        let fields = self.fields.names().map(|(name, field)| (name, field.name().to_owned()));
        let candidates = nearby(&folded, awards.chain(units).chain(fields));
        let words = joined(run.iter().map(|word| &word.typed));
        Err(Unclear::Words { words, candidates })
    }
}

fn one<T>(found: Found<T>, typed: &str, name: impl Fn(&T) -> String) -> Result<T, Unclear> {
    match found {
        Found::One(one) => Ok(one),
        other => {
            let candidates = other.all().iter().map(name).collect();
            Err(Unclear::Several { words: typed.to_owned(), candidates })
        }
    }
}

fn joined<'w>(words: impl Iterator<Item = &'w String>) -> String {
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// "2019", or two digits: "19" is 2019, "98" is 1998.
fn year(word: &str) -> Option<Year> {
    let is_short = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    if !is_short {
        return Year::parse(word);
    }
    let number: u16 = word.parse().ok()?;
    Year::new(if number < 60 { 2000 + number } else { 1900 + number })
}
