//! Choosing the unit whose records are on screen: type a few letters, Enter.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::form;
use super::keys::Action;
use super::picker::{Pick, Picker};
use super::screen::{Step, View};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::Kind;
use crate::domain::text::{collation_key, fold};
use crate::domain::unit::Unit;
use crate::report::compare::dated;
use crate::report::life::Lack;
use crate::report::table::Table;
use crate::words::{Lang, Word};

/// The list of units.
#[derive(Clone, Debug)]
pub struct Units {
    picker: Picker<Id>,
    /// Only these, where they are asked for: those before and after the one on screen.
    only: Option<Vec<Id>>,
    /// Only units without a model.
    is_lacking: bool,
}

impl Units {
    /// All units, the cursor on the one that is open.
    #[must_use]
    pub fn new(view: &View) -> Units {
        let mut units = Units::among(None, view);
        let at = units.picker.hits().iter().position(|id| id == view.unit).unwrap_or(0);
        units.picker.go(at, view);
        units
    }

    /// The units before and after the one on screen.
    #[must_use]
    pub fn related(ids: Vec<Id>, view: &View) -> Units {
        Units::among(Some(ids), view)
    }

    fn among(only: Option<Vec<Id>>, view: &View) -> Units {
        let picker = Picker::default();
        let mut units = Units { picker, only, is_lacking: false };
        units.narrow(view);
        units
    }

    /// Makes the derived part anew; the cursor stays on its unit.
    pub fn refresh(&mut self, view: &View) {
        self.renew(view, Id::eq);
    }

    /// Moves, chooses, adds, changes, removes.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if action == Action::Delete && view.book.count(Kind::Unit) == 1 {
            return Step::Say(view.lang.say(Word::UnitsLast).to_owned());
        }
        if form::open::is_of_records(action) {
            let chosen = self.picker.chosen().map_or(&[][..], std::slice::from_ref);
            return form::open::some(action, Kind::Unit, chosen, view);
        }
        match action {
            Action::Lacking => {
                self.is_lacking = !self.is_lacking;
                self.narrow(view);
                Step::Stay
            }
            Action::Open => match self.picker.chosen() {
                Some(id) => Step::ChooseUnit(id.clone()),
                None => Step::Stay,
            },
            _ => self.picker.scroll(action, view),
        }
    }

    /// The units that match.
    #[must_use]
    pub fn table(&self, view: &View) -> Option<Table> {
        let titles = [Word::FieldName, Word::FieldLevel, Word::FieldParent, Word::FieldUntil];
        let titles = titles.into_iter().chain([Word::TableYears]);
        let mut table = titles.fold(Table::new(), |table, word| table.left(view.lang.say(word)));
        for unit in self.picker.hits().iter().filter_map(|id| view.book.unit(id.as_str())) {
            let parent = unit.parent.as_ref().and_then(|id| view.book.unit(id.as_str()));
            table.rows.push(vec![
                unit.name.to_string(),
                unit.level.map_or(String::new(), |level| level.name(view.lang).to_owned()),
                parent.map_or(String::new(), |parent| parent.name.to_string()),
                unit.until.map_or(String::new(), |until| until.to_string()),
                years_of(view.book, unit),
            ]);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// Draws title, filter and list; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Position {
        let theme = view.theme;
        let title = match (self.is_lacking, &self.only) {
            (true, _) => Word::UnitsLacking,
            (false, Some(_)) => Word::LineageTitle,
            (false, None) => Word::UnitsTitle,
        };
        self.picker.render(title, view, buffer, |id, line| {
            let Some(unit) = view.book.unit(id.as_str()) else { return };
            let style = if unit.until.is_some() { theme.quiet() } else { theme.text() };
            let name_end = line.left(3, 44, &unit_label(unit, view.lang), style);
            let parent = unit.parent.as_ref().and_then(|id| view.book.unit(id.as_str()));
            let parent = parent.map_or(String::new(), |parent| parent.name.to_string());
            line.left(name_end.max(46) + 1, 20, &parent, theme.quiet());
            line.right(66, 12, &years_of(view.book, unit), theme.quiet());
        })
    }
}

impl Pick for Units {
    type Item = Id;

    fn picker(&mut self) -> &mut Picker<Id> {
        &mut self.picker
    }

    /// Del takes the unit away; letters are erased by Backspace.
    fn is_for_item(&self, event: KeyEvent) -> bool {
        event.code == KeyCode::Delete
    }

    /// Units that exist first, then those with counts, then by level and name.
    fn matching(&self, view: &View) -> Vec<Id> {
        let is_asked = |unit: &Unit| self.only.as_ref().is_none_or(|ids| ids.contains(&unit.id));
        let matches = |unit: &Unit| {
            let names = lineage::other_names(view.book, unit).chain([&unit.name]);
            let names: Vec<String> = names.map(|name| fold(name)).collect();
            self.picker.matches(&names)
        };
        let lacking = self.is_lacking.then(|| Lack::Model.records(view.book, view.today));
        let lacks = |unit: &Unit| lacking.as_ref().is_none_or(|ids| ids.contains(&unit.id));
        let is_meant = |unit: &&Unit| is_asked(unit) && lacks(unit) && matches(unit);
        let mut hits: Vec<&Unit> = view.book.units().filter(is_meant).collect();
        let has_counts = |unit: &Unit| !view.book.sheets_of(unit.id.as_str()).is_empty();
        hits.sort_by_cached_key(|unit| {
            let has_ended = unit.until.is_some();
            (
                has_ended,
                !has_counts(unit),
                unit.level.map(|level| level.code()),
                collation_key(&unit.name),
            )
        });
        hits.into_iter().map(|unit| unit.id.clone()).collect()
    }
}

/// "huyện Hồng Ngự (đến 30/6/2025)": a former unit shows its end, because names return.
#[must_use]
pub fn unit_label(unit: &Unit, lang: Lang) -> String {
    match unit.until {
        None => unit.name.to_string(),
        Some(until) => dated(&unit.name, until, lang),
    }
}

/// "2015–2020": the years of the unit's sheets.
#[must_use]
pub fn years_of(book: &Book, unit: &Unit) -> String {
    match book.sheets_of(unit.id.as_str()) {
        [] => String::new(),
        [only] => only.head.year.to_string(),
        [first, .., last] => format!("{}–{}", first.head.year, last.head.year),
    }
}
