//! One finding: which rule, where, the figures in a sentence.

use std::cmp::Ordering;
use std::fmt::Write as _;

use super::unit_name;
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rule::{Rule, Severity};
use crate::domain::sheet::LineKey;
use crate::domain::text::{Text, Year};
use crate::report::compare::RowKey;
use crate::report::parts;
use crate::words::{Lang, Word};

/// Where a finding stands in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The record or the sheet.
    pub key: Key,
    /// The line of the sheet.
    pub line: Option<LineKey>,
    /// The years, where there are several or the record has none of its own.
    pub years: Vec<Year>,
}

/// Why a finding may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The record that says so.
    pub waiver: Id,
    /// In the words of the person.
    pub reason: Text,
}

/// A value in a sentence.
#[derive(Clone, Debug)]
enum Part {
    Text(String),
    /// The same in Vietnamese and in English.
    Both(String, String),
    /// A word of the screen, in small letters as inside a sentence.
    Word(Word),
}

/// Something against a rule.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is here: seldom other than the rule says.
    pub severity: Severity,
    /// Whose figure or record it is; `None` for what belongs to all units.
    pub unit: Option<Id>,
    /// Where.
    pub place: Place,
    /// Why it may stand, when a person has accepted it.
    pub accepted: Option<Accepted>,
    figures: Vec<String>,
    sentence: Word,
    parts: Vec<(&'static str, Part)>,
}

impl Finding {
    pub(super) fn new(rule: &'static Rule, key: Key, sentence: Word) -> Finding {
        let unit = match &key {
            Key::Sheet(unit, _) => Some(unit.clone()),
            Key::Record(..) => None,
        };
        let place = Place { key, line: None, years: Vec::new() };
        let (severity, accepted) = (rule.severity, None);
        let (figures, parts) = (Vec::new(), Vec::new());
        Finding { rule, severity, unit, place, accepted, figures, sentence, parts }
    }

    pub(super) fn of_unit(self, unit: &Id) -> Finding {
        Finding { unit: Some(unit.clone()), ..self }
    }

    pub(super) fn rated(self, severity: Severity) -> Finding {
        Finding { severity, ..self }
    }

    pub(super) fn on_line(mut self, line: LineKey) -> Finding {
        self.place.line = Some(line);
        self
    }

    pub(super) fn in_years(mut self, years: Vec<Year>) -> Finding {
        self.place.years = years;
        self
    }

    /// A value of the sentence that says nothing about the case.
    pub(super) fn with(mut self, name: &'static str, text: impl Into<String>) -> Finding {
        self.parts.push((name, Part::Text(text.into())));
        self
    }

    pub(super) fn with_word(mut self, name: &'static str, word: Word) -> Finding {
        self.parts.push((name, Part::Word(word)));
        self
    }

    /// A value of the sentence that makes the case what it is: with another one it is another
    /// finding, accepted or not.
    pub(super) fn figure(mut self, name: &'static str, text: impl Into<String>) -> Finding {
        let text = text.into();
        self.figures.push(text.clone());
        self.with(name, text)
    }

    /// A figure that is words of the screen; the Vietnamese ones identify it.
    pub(super) fn figure_in_both(
        mut self,
        name: &'static str,
        text: &dyn Fn(Lang) -> String,
    ) -> Finding {
        self.figures.push(text(Lang::Vi));
        self.with_both(name, text)
    }

    /// Words of the screen that say nothing about the case.
    pub(super) fn with_both(
        mut self,
        name: &'static str,
        text: &dyn Fn(Lang) -> String,
    ) -> Finding {
        self.parts.push((name, Part::Both(text(Lang::Vi), text(Lang::En))));
        self
    }

    /// What identifies the finding, the same on every machine: rule, place, figures.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let kind = format!("{:?}", self.place.key.kind()).to_lowercase();
        let mut text = format!("{} {kind} {}", self.rule.id, self.place.key);
        if let Some(line) = self.place.line {
            _ = write!(text, " {} {}", line.award.award().id, line.recipient.id());
            let narrowed = line.field().into_iter().chain(line.occasion());
            narrowed.for_each(|choice| _ = write!(text, " {}", choice.id()));
        }
        self.place.years.iter().for_each(|year| _ = write!(text, " {year}"));
        self.figures.iter().for_each(|figure| _ = write!(text, " | {figure}"));
        text
    }

    /// The figures in a sentence.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let text = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Both(vi, en) => {
                if lang == Lang::Vi {
                    vi.clone()
                } else {
                    en.clone()
                }
            }
            Part::Word(word) => lang.say(*word).to_lowercase(),
        };
        let parts: Vec<(&str, String)> =
            self.parts.iter().map(|(name, part)| (*name, text(part))).collect();
        let parts: Vec<(&str, &str)> =
            parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        lang.fill(self.sentence, &parts)
    }

    /// "huyện Hồng Ngự · 2018 · Chiến sĩ thi đua cơ sở", "Kế hoạch 80/KH-UBND".
    #[must_use]
    pub fn place_name(&self, book: &Book, lang: Lang) -> String {
        let mut parts = vec![match &self.place.key {
            Key::Sheet(unit, _) => unit_name(book, unit),
            Key::Record(kind, id) => {
                let record = book.record(*kind, id.as_str());
                record.map_or(id.to_string(), |record| name_of(book, record, lang))
            }
        }];
        match &self.place.key {
            Key::Sheet(_, year) if self.place.years.is_empty() => parts.push(year.to_string()),
            _ if self.place.years.is_empty() => {}
            _ => parts.push(spans(&self.place.years)),
        }
        if let Some(line) = self.place.line {
            let who = lang.say(line.recipient.word()).to_lowercase();
            parts.push(format!("{}, {who}", line.award.award().name));
        }
        parts.join(" · ")
    }

    /// True when it is about a figure of a unit and year: about its row, or the whole year.
    #[must_use]
    pub fn touches(&self, unit: &Id, year: Year, row: &RowKey) -> bool {
        let is_here = match &self.place.key {
            Key::Sheet(of, in_year) => (of, *in_year) == (unit, year),
            Key::Record(Kind::Unit, of) => of == unit && self.place.years.contains(&year),
            Key::Record(..) => false,
        };
        let is_row = |line: LineKey| {
            row.award.is_none_or(|award| award == line.award)
                && (row.field.is_none() || row.field == line.field())
        };
        is_here && self.place.line.is_none_or(is_row)
    }

    /// What stands first in a list.
    pub(super) fn order(&self, other: &Finding) -> Ordering {
        let first = |one: &Finding| (one.accepted.is_some(), one.severity, one.unit.is_none());
        first(self)
            .cmp(&first(other))
            .then_with(|| self.unit.cmp(&other.unit))
            .then_with(|| self.place.key.cmp(&other.place.key))
            .then_with(|| self.place.line.cmp(&other.place.line))
            .then_with(|| self.fingerprint().cmp(&other.fingerprint()))
    }
}

/// What a record is called, with what tells it apart from others called the same.
fn name_of(book: &Book, record: &Record, lang: Lang) -> String {
    let title = parts::title(book, record, lang);
    let beside = match record {
        Record::Document(document) => document.issuer.as_deref().map(str::to_owned),
        Record::Indicator(indicator) => {
            let period = indicator.period.map(|period| period.to_string());
            indicator.year.map(|year| year.to_string()).or(period)
        }
        _ => None,
    };
    beside.map_or(title.clone(), |beside| format!("{title} · {beside}"))
}

/// "2015, 2018–2020": years in order, neighbours joined.
pub(super) fn spans(years: &[Year]) -> String {
    let mut spans: Vec<(Year, Year)> = Vec::new();
    for year in years {
        match spans.last_mut() {
            Some((_, last)) if last.number() + 1 == year.number() => *last = *year,
            _ => spans.push((*year, *year)),
        }
    }
    let said = spans.iter().map(|(from, to)| match from == to {
        true => from.to_string(),
        false => format!("{from}–{to}"),
    });
    said.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_years_are_joined() {
        let years = |list: &[u16]| list.iter().filter_map(|y| Year::new(*y)).collect::<Vec<_>>();
        assert_eq!(spans(&years(&[2015, 2018, 2019, 2020])), "2015, 2018–2020");
        assert_eq!(spans(&years(&[2015, 2016])), "2015–2016");
        assert_eq!(spans(&[]), "");
    }
}
