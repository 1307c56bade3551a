//! Hits: models, movements, indicators and documents that have all the words of a question.
//!
//! The better the name is met the earlier: the whole name, its beginning, the phrase somewhere in
//! it, its words in any order, then words elsewhere in the record.

use super::clock::year;
use super::fillers::ask_nothing;
use super::index::{Entry, Index};
use super::places::Places;
use super::{Hit, Hits, Setting, Slip};
use crate::domain::text::{Period, Year, clean_line};
use crate::report::find::words;

/// How many hits are ranked and kept.
const MOST: usize = 60;

/// The grade of a name that has all words, in any order.
const ALL_IN_NAME: u32 = 3;

/// Words that say of what kind a record is, before its own name.
const LEADS: [&str; 6] =
    ["mo hinh ", "phong trao thi dua ", "phong trao ", "cuoc van dong ", "ti le ", "so "];

/// How hits are looked for.
#[derive(Default)]
pub(super) struct Manner<'a> {
    /// The words that name a unit, folded: a record of it need not say them in its name.
    pub(super) unit_words: &'a str,
    /// Only records with all words in their name: beside figures others are noise.
    pub(super) is_strict: bool,
    /// Slips are forgiven.
    pub(super) forgives: bool,
    /// Documents are asked for: two digits are a number, no year.
    pub(super) is_of_documents: bool,
}

/// Finds the records of a question.
pub(super) fn find(setting: &Setting, question: &str, manner: &Manner) -> Hits {
    let index = setting.index;
    let asked = Asked::new(question, manner);
    if asked.words.is_empty() {
        return Hits::default();
    }
    let mut all = index.live.clone();
    let mut slips = Vec::new();
    for (at, word) in asked.words.iter().enumerate().filter(|(_, word)| word.year.is_none()) {
        let is_last = at + 1 == asked.words.len() && !question.ends_with(' ');
        let mut places = Places::none(index.entries.len());
        index.with_word(&word.folded).into_iter().for_each(|list| places.add(list));
        if is_last {
            index.with_beginning(&word.folded).for_each(|list| places.add(list));
        }
        places.keep(&index.live);
        if manner.forgives && places.is_empty() {
            let near = index.nearest(&word.folded);
            if let Some(first) = near.first() {
                slips.push(Slip { typed: word.typed.clone(), meant: (*first).to_owned() });
            }
            for list in near.iter().filter_map(|near| index.with_word(near)) {
                places.add(list);
            }
        }
        all.keep(&places);
        if all.is_empty() {
            return Hits::default();
        }
    }
    if let Some(years) = asked.years() {
        all.keep(&of_years(index, &asked, years));
    }
    if all.is_empty() {
        return Hits::default();
    }
    ranked(setting, &asked, manner, &all, slips)
}

/// The records about one of the years, or with a year in their words.
fn of_years(index: &Index, asked: &Asked, years: Period) -> Places {
    let mut places = Places::none(index.entries.len());
    for word in asked.words.iter().filter(|word| word.year.is_some()) {
        index.with_word(&word.folded).into_iter().for_each(|list| places.add(list));
    }
    let about = (0..).zip(&index.entries).filter(|(_, entry)| entry.is_about(years));
    about.for_each(|(place, _)| places.put(place));
    places
}

fn ranked(
    setting: &Setting,
    asked: &Asked,
    manner: &Manner,
    all: &Places,
    slips: Vec<Slip>,
) -> Hits {
    let index = setting.index;
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut is_named = false;
    for place in all.iter() {
        let entry = &index.entries[place as usize];
        let grade = asked.grade(entry);
        // What is found by slips has the rest of the words in its name.
        let forgiven = u32::try_from(slips.len()).unwrap_or(0);
        if (manner.is_strict || manner.forgives) && grade > ALL_IN_NAME + forgiven {
            continue;
        }
        is_named |= asked.is_said_whole(entry);
        let is_elsewhere = setting.unit.is_some_and(|unit| !index.is_of(entry, unit));
        // Of what stands equal, the record of the unit comes first, then that of the year alone,
        // then the later one.
        let year = entry.years.map_or(0, |years| u32::from(years.to.number()));
        let rank = (grade * 2 + u32::from(is_elsewhere)) * 2 + u32::from(!asked.is_of_year(entry));
        found.push((rank * 4096 + (4095 - year), place));
    }
    let count = found.len();
    if count > MOST {
        found.select_nth_unstable(MOST);
        found.truncate(MOST);
    }
    found.sort_unstable();
    let hit = |(_, place): &(u32, u32)| {
        let entry = &index.entries[*place as usize];
        Hit { kind: entry.kind, id: entry.id.clone() }
    };
    Hits { list: found.iter().map(hit).collect(), count, is_named, slips }
}

/// The words that a record must have.
struct Asked {
    words: Vec<Word>,
    /// The words that are no year, with single blanks.
    phrase: String,
    /// The same without words before and behind that ask nothing.
    core: String,
}

struct Word {
    /// Need not stand in the name.
    is_of_unit: bool,
    typed: String,
    folded: String,
    /// A record about this year has the word too.
    year: Option<Year>,
}

impl Asked {
    fn new(question: &str, manner: &Manner) -> Asked {
        let unit_words = manner.unit_words;
        let text = clean_line(question);
        let typed = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let word = |typed: &str| {
            let folded = words(typed).concat();
            let is_of_unit = unit_words.split(' ').any(|word| word == folded);
            let is_number = manner.is_of_documents && folded.len() < 4;
            let year = year(&folded).filter(|_| !is_number);
            Word { is_of_unit, typed: typed.to_owned(), year, folded }
        };
        let all: Vec<Word> = typed.map(word).filter(|word| !word.folded.is_empty()).collect();
        let said = all.iter().filter(|word| word.year.is_none());
        let phrase: Vec<&str> = said.map(|word| word.folded.as_str()).collect();
        let phrase = format!("{} ", phrase.join(" "));
        let phrase = match unit_words {
            "" => phrase,
            of_unit => phrase.replacen(&format!("{of_unit} "), "", 1),
        };
        let phrase = bare(phrase.trim()).to_owned();
        let core = core(&phrase);
        // Words that ask nothing need not stand in the record; in the phrase they count.
        let folded: Vec<&str> = all.iter().map(|word| word.folded.as_str()).collect();
        let nothing = ask_nothing(&folded);
        // Beside figures a record is told of that is named: "cờ thi đua" is no "thi đua".
        let asks = |(word, nothing): (Word, bool)| (manner.is_strict || !nothing).then_some(word);
        let words: Vec<Word> = all.into_iter().zip(nothing).filter_map(asks).collect();
        let has_words = words.iter().any(|word| word.year.is_none());
        Asked { words: if has_words { words } else { Vec::new() }, phrase, core }
    }

    /// The years asked for, the earliest to the latest.
    fn years(&self) -> Option<Period> {
        let years = || self.words.iter().filter_map(|word| word.year);
        Some(Period { from: years().min()?, to: years().max()? })
    }

    /// 0 is the best.
    fn grade(&self, entry: &Entry) -> u32 {
        let name: &str = &entry.name;
        let bare = bare(name);
        let phrase = self.phrase.as_str();
        if name == phrase || bare == phrase {
            return 0;
        }
        let (core, begins) = (self.core.as_str(), |with: &str| {
            !with.is_empty() && (name.starts_with(with) || bare.starts_with(with))
        });
        // "Nghị quyết 16" is rather 16-NQ/ĐH than 1663/NQ-UBTVQH15.
        if begins(&format!("{phrase} ")) || name == core || bare == core {
            return 1;
        }
        let has = |phrase: &str| {
            !phrase.is_empty() && name.match_indices(phrase).any(|(at, _)| starts_word(name, at))
        };
        if begins(phrase) || has(phrase) || has(core) {
            return 2;
        }
        let has = |word: &Word| {
            let meets = |of_name: &str| of_name.starts_with(word.folded.as_str());
            let is_said = word.year.is_some() || word.is_of_unit;
            is_said || name.split(' ').any(meets)
        };
        let missing = self.words.iter().filter(|word| !has(word)).count();
        ALL_IN_NAME + u32::try_from(missing.min(60)).unwrap_or(60)
    }

    /// True when the name has all that was typed but years, side by side.
    fn is_said_whole(&self, entry: &Entry) -> bool {
        let (name, phrase): (&str, &str) = (&entry.name, &self.phrase);
        let mut found = name.match_indices(phrase);
        !phrase.is_empty() && found.any(|(at, _)| starts_word(name, at))
    }

    /// True when the record is about a year asked for and no other; or none is asked for.
    fn is_of_year(&self, entry: &Entry) -> bool {
        let mut years = self.words.iter().filter_map(|word| word.year).peekable();
        let is_only =
            |year: Year| entry.years.is_some_and(|years| (years.from, years.to) == (year, year));
        years.peek().is_none() || years.any(is_only)
    }
}

/// A phrase without words before and behind that ask nothing; the phrase where all are such.
fn core(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let asks = |nothing: &bool| !nothing;
    let nothing = ask_nothing(&words);
    match (nothing.iter().position(asks), nothing.iter().rposition(asks)) {
        (Some(first), Some(last)) => words[first..=last].join(" "),
        _ => phrase.to_owned(),
    }
}

/// A folded name without the words that say its kind.
fn bare(name: &str) -> &str {
    LEADS.iter().find_map(|lead| name.strip_prefix(lead)).unwrap_or(name)
}

fn starts_word(name: &str, at: usize) -> bool {
    at == 0 || name.as_bytes().get(at - 1) == Some(&b' ')
}
