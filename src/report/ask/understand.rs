//! From words to what is asked: the longest runs of words that mean something are taken first, as
//! what they mean best.

mod meaning;
mod settle;

use std::collections::BTreeSet;

use super::aim::Aim;
use super::clock::year;
use super::fillers::ask_nothing;
use super::index::Index;
use super::{Setting, Slip, Unclear, clock};
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice, List};
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::sheet::Recipient;
use crate::domain::text::{Period, clean_line};
use crate::report::find::{self, AwardMeant, Found, Grade, words};
use crate::report::life::Lack;
use crate::words::Lang;

/// What was read out of a question.
#[derive(Default)]
pub(super) struct Read {
    pub(super) unit: Option<Id>,
    /// The awards in the order of the question, each with the kind of recipient asked for.
    pub(super) awards: Vec<Meant>,
    /// The kind of recipient that is named apart from them.
    pub(super) recipient: Option<Recipient>,
    pub(super) field: Option<Choice>,
    /// The words that name it, as typed.
    pub(super) field_words: String,
    pub(super) occasion: Option<Choice>,
    /// Records of a kind are asked for, those that lack something, in these fields.
    pub(super) kind: Option<Kind>,
    /// The words that name it, as typed.
    pub(super) kind_words: String,
    pub(super) lack: Option<Lack>,
    pub(super) fields: Vec<Choice>,
    pub(super) years: Option<Period>,
    pub(super) aim: Aim,
    /// The words that name the unit, folded.
    pub(super) unit_words: String,
    /// Words taken for names that they do not spell.
    pub(super) slips: Vec<Slip>,
    /// Nothing is named but a unit, years, a kind of recipient.
    pub(super) is_bare: bool,
    /// What stands in the way of an answer.
    pub(super) unclear: Option<Unclear>,
}

/// An award, `None` for all of them together, with the kind of recipient asked for.
pub(super) type Meant = (Option<AwardCode>, Option<Recipient>);

/// How many awards one question may name.
const MOST_AWARDS: usize = 3;

/// Reads a question. Slips are forgiven where asked for.
pub(super) fn understand(setting: &Setting, text: &str, forgives: bool) -> Read {
    let Setting { book, unit, .. } = *setting;
    let mut reader = Reader::new(setting, text, forgives);
    reader.take_names();
    let years = reader.years();
    let aim = Aim::of(&reader.folded(), reader.count_of_years);
    reader.forget_unfinished();
    let unit_words = std::mem::take(&mut reader.unit_words);
    let mut read =
        Read { years, aim, recipient: reader.recipient(), unit_words, ..Read::default() };
    read.unclear = reader.complaint();
    read.unit = reader.unit.clone().or_else(|| unit.cloned()).or_else(|| only_unit(book));
    let is_narrowed = reader.fields.is_some() || reader.occasion.is_some();
    let is_named = !reader.awards.is_empty() || is_narrowed;
    read.occasion = reader.occasion;
    read.is_bare = !is_named && !reader.has_forgotten;
    reader.settle(&mut read);
    read.slips = reader.slips;
    read
}

/// The unit that has sheets, when only one has.
fn only_unit(book: &Book) -> Option<Id> {
    let mut units = book.sheets_by_unit().map(|(id, _)| id);
    units.next().cloned().filter(|_| units.next().is_none())
}

struct Word {
    typed: String,
    folded: String,
    is_filler: bool,
    /// How well what it was taken for is met.
    taken: Option<Grade>,
}

struct Reader<'b> {
    book: &'b Book,
    index: &'b Index,
    lang: Lang,
    forgives: bool,
    /// The last word may go on.
    is_open: bool,
    /// The last word was left out, being no whole word yet.
    has_forgotten: bool,
    words: Vec<Word>,
    awards: Vec<Named>,
    count_of_years: usize,
    /// All awards together are asked for, unless one is named.
    is_total: bool,
    kind: Option<Kind>,
    /// As typed.
    kind_words: String,
    /// Documents of this kind.
    documents: Option<Choice>,
    lack: Option<Lack>,
    recipients: BTreeSet<Recipient>,
    fields: Option<(Vec<Choice>, String)>,
    occasion: Option<Choice>,
    unit: Option<Id>,
    unit_words: String,
    slips: Vec<Slip>,
    several: Option<Unclear>,
}

/// An award as it is named.
struct Named {
    /// Which are meant.
    found: Vec<AwardMeant>,
    typed: String,
    /// Its first word.
    at: usize,
}

/// What a run of words can be.
enum Meaning {
    Award(Vec<AwardMeant>),
    Total,
    Kind(Kind),
    Documents(Choice),
    Lack(Lack),
    Recipient(Recipient),
    Field(Vec<Choice>),
    Occasion(Choice),
    Unit(Vec<Id>),
}

impl<'b> Reader<'b> {
    fn new(setting: &Setting<'b>, text: &str, forgives: bool) -> Reader<'b> {
        let Setting { book, index, lang, .. } = *setting;
        let is_open = !text.ends_with(' ');
        let text = clean_line(text);
        let typed = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let word = |typed: &str| Word {
            typed: typed.to_owned(),
            folded: words(typed).concat(),
            is_filler: false,
            taken: None,
        };
        let mut words: Vec<Word> = typed.map(word).collect();
        let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        for (at, is_filler) in ask_nothing(&folded).into_iter().enumerate() {
            words[at].is_filler = is_filler;
        }
        let (awards, recipients, fields, unit) = (Vec::new(), BTreeSet::new(), None, None);
        let (unit_words, slips, several) = (String::new(), Vec::new(), None);
        Reader {
            book,
            lang,
            index,
            forgives,
            is_open,
            has_forgotten: false,
            words,
            awards,
            count_of_years: 0,
            is_total: false,
            kind: None,
            kind_words: String::new(),
            documents: None,
            lack: None,
            recipients,
            fields,
            occasion: None,
            unit,
            unit_words,
            slips,
            several,
        }
    }

    /// Takes every run of words that means something, longest runs first: "huân chương lao động" is
    /// the beginning of an award, not an award's beginning and a field.
    fn take_names(&mut self) {
        for length in (1..=self.words.len().min(14)).rev() {
            for start in 0..=self.words.len() - length {
                let run = &self.words[start..start + length];
                if run.iter().any(|word| word.taken.is_some()) {
                    continue;
                }
                let typed = joined(run.iter().map(|word| &word.typed));
                let exact = self.meaning(run);
                let is_slip = exact.is_none();
                let meant = exact.or_else(|| self.forgives.then(|| self.nearly(run))?);
                let Some((grade, meaning)) = meant else { continue };
                self.take(grade, meaning, (start, &typed), is_slip);
                for word in &mut self.words[start..start + length] {
                    word.taken = Some(grade);
                }
            }
        }
    }

    /// Who is asked about, where that is one kind.
    fn recipient(&self) -> Option<Recipient> {
        self.recipients.first().copied().filter(|_| self.recipients.len() == 1)
    }

    fn is_being_typed(&self, run: &[Word]) -> bool {
        let is_last = |last: &Word| run.last().is_some_and(|word| std::ptr::eq(word, last));
        self.is_open && self.words.last().is_some_and(is_last)
    }

    fn take(&mut self, grade: Grade, meaning: Meaning, (at, typed): (usize, &str), is_slip: bool) {
        let typed = typed.to_owned();
        let mut slip = None;
        match meaning {
            Meaning::Recipient(recipient) => _ = self.recipients.insert(recipient),
            Meaning::Total => self.is_total = true,
            Meaning::Occasion(occasion) => self.occasion = Some(occasion),
            Meaning::Kind(kind) => (self.kind, self.kind_words) = (Some(kind), typed.clone()),
            Meaning::Documents(kind) => {
                (self.kind, self.kind_words) = (Some(Kind::Document), typed.clone());
                self.documents = Some(kind);
            }
            Meaning::Lack(lack) => self.lack = Some(lack),
            Meaning::Award(found) => {
                // An award is said when it is settled which one.
                slip = Some(String::new());
                self.awards.push(Named { found, typed: typed.clone(), at });
            }
            Meaning::Field(found) => {
                slip = found.first().map(|field| field.name(self.lang).to_owned());
                self.fields = Some((found, typed.clone()));
            }
            Meaning::Unit(found) => {
                let book = self.book;
                let has_sheets = |id: &Id| !book.sheets_of(id.as_str()).is_empty();
                let name = |id: &Id| {
                    book.unit(id.as_str()).map_or(id.to_string(), |unit| unit.name.to_string())
                };
                match Found::of(found).prefer(has_sheets) {
                    Found::One(unit) => {
                        slip = Some(name(&unit));
                        if grade < Grade::Beginning {
                            self.unit_words = words(&typed).join(" ");
                        }
                        self.unit = Some(unit);
                    }
                    many => {
                        let candidates = many.all().iter().take(9).map(name).collect();
                        let words = typed.clone();
                        self.several = Some(Unclear::Several { words, candidates });
                    }
                }
            }
        }
        if let Some(meant) = slip.filter(|_| is_slip) {
            self.slips.push(Slip { typed, meant });
        }
    }

    /// Takes the years: the earliest to the latest.
    fn years(&mut self) -> Option<Period> {
        let mut years = BTreeSet::new();
        for at in 0..self.words.len() {
            let next = self.words.get(at + 1).map(|word| word.folded.clone());
            let before = at.checked_sub(1).map(|at| self.words[at].folded.clone());
            let word = &mut self.words[at];
            if self.kind == Some(Kind::Document) && word.folded.len() < 4 {
                // Rather a number: "nghị quyết 16".
                continue;
            }
            let counts_years = next.as_deref() == Some("nam") && before.as_deref() != Some("nam");
            let is_number = word.folded.parse::<u16>().is_ok_and(|number| number < 20);
            if word.taken.is_none() && counts_years && is_number && word.folded.len() < 3 {
                // The series shows every year anyway.
                word.taken = Some(Grade::Id);
            } else if word.taken.is_none()
                && let Some(year) = year(&word.folded)
            {
                word.taken = Some(Grade::Id);
                years.insert(year);
            }
        }
        self.count_of_years = years.len();
        Some(Period { from: *years.first()?, to: *years.last()? })
    }

    fn folded(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.folded.as_str()).collect()
    }

    /// The last word while it is being typed: the beginning of a name or of a year is no mistake.
    fn forget_unfinished(&mut self) {
        let index = self.index;
        let Some(last) = self.words.last_mut() else { return };
        let is_year = clock::begins_year(&last.folded) && self.kind != Some(Kind::Document);
        let is_open = last.taken.is_none() && self.is_open && !is_filler(last);
        let is_begun =
            || clock::ends_so(&last.folded) || index.begins_a_name(&last.folded, self.lang);
        if is_open && (is_year || is_begun()) {
            last.taken = Some(Grade::Words);
            self.has_forgotten = !is_year;
        }
    }

    /// Words that are left and are no fillers are not understood; nor are those beside them that
    /// were only taken for the beginning of a name: "hống ngụy".
    fn complaint(&mut self) -> Option<Unclear> {
        let is_left = |word: &Word| word.taken.is_none() && !is_filler(word);
        let Some(at) = self.words.iter().position(is_left) else { return self.several.take() };
        let is_doubtful = |word: &&Word| is_left(word) || word.taken == Some(Grade::Beginning);
        let before = self.words[..at].iter().rev().take_while(is_doubtful).count();
        let run: Vec<&Word> = self.words[at - before..].iter().take_while(is_doubtful).collect();
        let candidates = self.candidates(&run);
        let words = joined(run.iter().map(|word| &word.typed));
        Some(Unclear::Words { words, candidates })
    }

    /// Names that words may have meant.
    fn candidates(&self, run: &[&Word]) -> Vec<String> {
        let folded: Vec<String> = run.iter().map(|word| word.folded.clone()).collect();
        let awards = find::award_names().nearest(&folded).1.into_iter();
        let awards = awards.map(|(award, _)| award.award().name(self.lang).to_owned());
        let unit = |id: &Id| self.book.unit(id.as_str()).map(|unit| unit.name.to_string());
        let units = self.index.units.nearest(&folded).1;
        let fields = find::choice_names(List::Field, self.lang).nearest(&folded).1.into_iter();
        let fields = fields.map(|field| field.name(self.lang).to_owned());
        awards.chain(units.iter().filter_map(unit)).chain(fields).take(3).collect()
    }
}

fn is_filler(word: &Word) -> bool {
    word.is_filler
}

fn joined<'w>(words: impl Iterator<Item = &'w String>) -> String {
    words.map(String::as_str).collect::<Vec<_>>().join(" ")
}
