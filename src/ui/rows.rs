//! A row that the grid does not have yet: an award and who receives it, in a field or by an
//! occasion where the letters name one.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::keys::Action;
use super::picker::{Pick, Picker};
use super::screen::{Step, View};
use crate::domain::catalogue::{AwardCode, Catalogue, Choice, List};
use crate::domain::sheet::LineKey;
use crate::domain::text::fold;
use crate::report::find;
use crate::words::{Lang, Word};

/// The rows of the catalogue.
#[derive(Clone, Debug)]
pub struct Rows {
    picker: Picker<LineKey>,
}

impl Rows {
    /// Every award with everyone who can receive it.
    #[must_use]
    pub fn new(view: &View) -> Rows {
        let mut rows = Rows { picker: Picker::default() };
        rows.narrow(view);
        rows
    }

    /// Moves, or chooses.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        match action {
            Action::Open => self.picker.chosen().map_or(Step::Stay, |key| Step::AddRow(*key)),
            _ => self.picker.scroll(action, view),
        }
    }

    /// Draws title, filter and list; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Position {
        self.picker.render(Word::RowsTitle, view, buffer, |key, line| {
            let award = key.award.award().name(view.lang);
            let narrowed = key.field().into_iter().chain(key.occasion());
            let narrowed = narrowed.map(|choice| choice.name(view.lang));
            let name = [award].into_iter().chain(narrowed).collect::<Vec<_>>().join(" · ");
            line.left(3, view.body.width.saturating_sub(18), &name, view.theme.text());
            line.right(
                0,
                view.body.width.saturating_sub(1),
                view.lang.say(key.recipient.word()),
                view.theme.quiet(),
            );
        })
    }
}

impl Pick for Rows {
    type Item = LineKey;

    fn picker(&mut self) -> &mut Picker<LineKey> {
        &mut self.picker
    }

    /// Awards and recipients, the highest first but for those that the unit, or one before it,
    /// counts; where none has all words, in the fields and by the occasions that they name: "giấy
    /// khen cá nhân giáo dục".
    fn matching(&self, view: &View) -> Vec<LineKey> {
        let narrowing = Narrowing::of(&self.picker.text(), view.lang);
        let own = Own::of(view);
        let (mut hits, mut narrowed) = (Vec::new(), Vec::new());
        for award in Catalogue::built_in().awards() {
            let shown = [&*award.name, award.name(view.lang)];
            let others = award.abbreviations.iter().chain(&award.aliases).map(String::as_str);
            let names: Vec<String> = others.chain(shown).map(fold).collect();
            let is_named = narrowing.names(&names) || own.awards.contains(&award.code);
            for recipient in &award.recipients {
                let who = find::recipient_names(*recipient).iter().map(|name| (*name).to_owned());
                let names: Vec<String> = names.iter().cloned().chain(who).collect();
                let key = LineKey::new(award.code, *recipient);
                if self.picker.matches(&names) {
                    hits.push(key);
                } else if is_named {
                    narrowed.extend(narrowing.rows(key, &names));
                }
            }
        }
        hits.sort_by_key(|key| own.rank(*key));
        narrowed.sort_by_key(|key| own.lacks(*key));
        if hits.is_empty() { narrowed } else { hits }
    }
}

/// What a unit counts.
struct Own {
    lines: BTreeSet<LineKey>,
    awards: BTreeSet<AwardCode>,
    /// Each with [`None`]: without one a count is nothing new.
    fields: BTreeSet<Option<Choice>>,
    occasions: BTreeSet<Option<Choice>>,
}

impl Own {
    fn of(view: &View) -> Own {
        let sheets = view.book.sheets_of(view.unit.as_str());
        let keys = || sheets.iter().flat_map(|sheet| sheet.lines()).map(|line| line.key);
        let none = || std::iter::once(None);
        Own {
            lines: keys().collect(),
            awards: find::awards_of(view.book, view.unit),
            fields: keys().map(LineKey::field).chain(none()).collect(),
            occasions: keys().map(LineKey::occasion).chain(none()).collect(),
        }
    }

    /// What is likely wanted comes first, what the grid has already last.
    fn rank(&self, key: LineKey) -> u8 {
        match (self.lines.contains(&key), self.awards.contains(&key.award)) {
            (false, true) => 0,
            (false, false) => 1,
            (true, _) => 2,
        }
    }

    /// How much of a row is new to the unit.
    fn lacks(&self, key: LineKey) -> usize {
        let has = [
            self.awards.contains(&key.award),
            self.fields.contains(&key.field()),
            self.occasions.contains(&key.occasion()),
        ];
        has.iter().filter(|has| !**has).count()
    }
}

/// A word with the fields and occasions whose names have one that begins so.
type Named = (String, Vec<Choice>, Vec<Choice>);

/// The words typed.
struct Narrowing {
    words: Vec<Named>,
}

impl Narrowing {
    fn of(text: &str, lang: Lang) -> Narrowing {
        let named = |list: List, word: &str| {
            let has_it = |choice: &Choice| {
                [Lang::Vi, lang].iter().any(|lang| begins_one(word, &fold(choice.name(*lang))))
            };
            Catalogue::built_in().choices(list).filter(has_it).collect()
        };
        let word =
            |word: &str| (word.to_owned(), named(List::Field, word), named(List::Occasion, word));
        Narrowing { words: fold(text).split_whitespace().map(word).collect() }
    }

    /// True when some word is of one of the names.
    fn names(&self, names: &[String]) -> bool {
        self.words.iter().any(|(word, ..)| names.iter().any(|name| begins_one(word, name)))
    }

    /// The row in each field and by each occasion that have the words which its names have not.
    fn rows(&self, key: LineKey, names: &[String]) -> Vec<LineKey> {
        let is_left = |(word, ..): &&Named| !names.iter().any(|name| begins_one(word, name));
        let left: Vec<&Named> = self.words.iter().filter(is_left).collect();
        let mut rows = Vec::new();
        for field in each(left.iter().map(|(_, fields, _)| fields)) {
            for occasion in each(left.iter().map(|(_, _, occasions)| occasions)) {
                let in_field = |word: &Named| field.is_some_and(|one| word.1.contains(&one));
                let by = |word: &Named| occasion.is_some_and(|one| word.2.contains(&one));
                let has_all = left.iter().all(|word| in_field(word) || by(word));
                let needs_field = field.is_none() || left.iter().any(|word| !by(word));
                let needs_occasion = occasion.is_none() || left.iter().any(|word| !in_field(word));
                if has_all && needs_field && needs_occasion {
                    rows.push(key.with_field(field).with_occasion(occasion));
                }
            }
        }
        rows
    }
}

/// None, and each of the choices once, in their order.
fn each<'c>(choices: impl Iterator<Item = &'c Vec<Choice>>) -> Vec<Option<Choice>> {
    let known: BTreeSet<Choice> = choices.flatten().copied().collect();
    [None].into_iter().chain(known.into_iter().map(Some)).collect()
}

/// True when a word of the name begins so.
fn begins_one(start: &str, name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(start))
}
