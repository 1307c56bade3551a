//! What a run of words means: an award, a kind of record, who receives, a field, a unit; as its
//! names spell it, or but for a slip.

use super::{MOST_AWARDS, Meaning, Reader, Word, is_filler, joined};
use crate::domain::catalogue::List;
use crate::report::ask::tally::{KINDS, LACKS};
use crate::report::find::{self, Grade, Wanted};

/// What asks for all awards together, where no award is named beside it.
const TOTALS: [&str; 8] = [
    "khen",
    "khen thuong",
    "duoc khen",
    "duoc khen thuong",
    "tong so",
    "tong cong",
    "tat ca",
    "total",
];

/// The most words of a kind of recipient: "hộ gia đình".
const RECIPIENT_WORDS: usize = 3;

impl Reader<'_> {
    /// What the run means, and how well it is met.
    pub(super) fn meaning(&self, run: &[Word]) -> Option<(Grade, Meaning)> {
        let folded = joined(run.iter().map(|word| &word.folded));
        if TOTALS.contains(&folded.as_str()) {
            return Some((Grade::Whole, Meaning::Total));
        }
        if let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == folded) {
            return Some((Grade::Whole, Meaning::Kind(*kind)));
        }
        if let Some(kind) = find::named(List::DocumentKind, &folded) {
            return Some((Grade::Whole, Meaning::Documents(kind)));
        }
        if let Some((_, lack)) = LACKS.iter().find(|(name, _)| *name == folded) {
            return Some((Grade::Whole, Meaning::Lack(*lack)));
        }
        if let Some(occasion) = find::named(List::Occasion, &folded) {
            return Some((Grade::Whole, Meaning::Occasion(occasion)));
        }
        let is_filler = run.iter().all(is_filler);
        let is_short = folded.chars().count() < 3 || folded.bytes().all(|b| b.is_ascii_digit());
        let worst = match (is_filler, is_short) {
            (true, _) if run.len() == 1 => return None,
            (true, _) => Grade::Whole,
            (_, true) => Grade::Spelled,
            _ => Grade::Beginning,
        };
        if let Some(recipient) = find::recipient(&folded) {
            return Some((Grade::Whole, Meaning::Recipient(recipient)));
        }
        if names_recipients(run) {
            // "tt va cn" is no beginning of a field: each word is taken by itself.
            return None;
        }
        let wanted = Wanted::new(&folded);
        let mut best: Option<(Grade, Meaning)> = None;
        let mut offer = |(grade, meaning): (Option<Grade>, Meaning)| {
            let is_better = |grade: Grade| best.as_ref().is_none_or(|(best, _)| grade < *best);
            if let Some(grade) = grade.filter(|grade| is_better(*grade)) {
                best = Some((grade, meaning));
            }
        };
        if self.awards.len() < MOST_AWARDS {
            let is_whole = run.len() == 1 && !self.awards.is_empty();
            // One word is too little for the beginning of a further award.
            let worst = if is_whole { worst.min(Grade::Spelled) } else { worst };
            let (grade, mut found) = find::award_names().best(&wanted, worst);
            if run.len() == 1 && grade >= Some(Grade::Beginning) {
                // One word of a name means an award that occurs: "ngư" is not Nhà giáo Ưu tú.
                found.retain(|(award, _)| self.index.has_counts_of(*award));
            }
            offer((grade.filter(|_| !found.is_empty()), Meaning::Award(found)));
        }
        if self.unit.is_none() {
            // "Quảng" alone is not Quảng Ngãi, unless it is still being typed.
            let is_whole = run.len() == 1 && !self.is_being_typed(run);
            let worst = if is_whole { worst.min(Grade::Spelled) } else { worst };
            let (grade, found) = self.index.units.best(&wanted, worst);
            offer((grade, Meaning::Unit(found)));
        }
        if self.fields.is_none() {
            let (grade, found) = find::choice_names(List::Field, self.lang).best(&wanted, worst);
            offer((grade, Meaning::Field(found)));
        }
        best
    }

    /// What a run of words means but for a slip or two.
    pub(super) fn nearly(&self, run: &[Word]) -> Option<(Grade, Meaning)> {
        if run.iter().all(is_filler) || names_recipients(run) {
            return None;
        }
        let folded: Vec<String> = run.iter().map(|word| word.folded.clone()).collect();
        let mut best: Option<(usize, Meaning)> = None;
        let mut offer = |(away, meaning): (Option<usize>, Meaning)| {
            if let Some(away) = away
                && best.as_ref().is_none_or(|(best, _)| away < *best)
            {
                best = Some((away, meaning));
            }
        };
        if self.awards.len() < MOST_AWARDS {
            let (away, found) = find::award_names().nearest(&folded);
            offer((away, Meaning::Award(found)));
        }
        if self.unit.is_none() {
            let (away, found) = self.index.units.nearest(&folded);
            // Two letters make another place: Quảng Nam is not Quảng Ngãi.
            offer((away.filter(|away| *away < 2), Meaning::Unit(found)));
        }
        if self.fields.is_none() {
            let (away, found) = find::choice_names(List::Field, self.lang).nearest(&folded);
            offer((away, Meaning::Field(found)));
        }
        best.map(|(_, meaning)| (Grade::Whole, meaning))
    }
}

/// True for words that name kinds of recipients one after another, and nothing else.
fn names_recipients(run: &[Word]) -> bool {
    let begins = |words: &[Word]| {
        let named = |length: &usize| {
            let name = joined(words[..*length].iter().map(|word| &word.folded));
            find::recipient(&name).is_some()
        };
        (1..=words.len().min(RECIPIENT_WORDS)).rev().find(named)
    };
    let (mut rest, mut has_one) = (run, false);
    while let Some(first) = rest.first() {
        let length = begins(rest);
        has_one |= length.is_some();
        match length.or_else(|| is_filler(first).then_some(1)) {
            Some(length) => rest = &rest[length..],
            None => return false,
        }
    }
    has_one
}
