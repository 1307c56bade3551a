//! A row that the grid does not have yet: an award and who receives it.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::keys::Action;
use super::picker::{Picker, Typed};
use super::screen::{Step, View};
use crate::domain::catalogue::Catalogue;
use crate::domain::sheet::LineKey;
use crate::domain::text::fold;
use crate::report::find;
use crate::words::Word;

/// The rows of the catalogue.
#[derive(Clone, Debug)]
pub struct Rows {
    picker: Picker,
    /// Derived: awards and recipients that match, highest first.
    hits: Vec<LineKey>,
}

impl Rows {
    /// Every award with everyone who can receive it.
    #[must_use]
    pub fn new(view: &View) -> Rows {
        let mut rows = Rows { picker: Picker::default(), hits: Vec::new() };
        rows.derive(view);
        rows
    }

    fn derive(&mut self, view: &View) {
        self.hits.clear();
        for award in Catalogue::built_in().awards() {
            let names = award.abbreviations.iter().chain(&award.aliases).chain([&award.name]);
            let names: Vec<String> = names.map(|name| fold(name)).collect();
            for recipient in &award.recipients {
                let who = find::recipient_names(*recipient).iter().map(|name| (*name).to_owned());
                let names: Vec<String> = names.iter().cloned().chain(who).collect();
                if self.picker.matches(&names) {
                    self.hits.push(LineKey::new(award.code, *recipient));
                }
            }
        }
        self.picker.go(0, self.hits.len(), view);
    }

    /// Edits the filter; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        let typed = self.picker.type_key(event);
        if typed == Typed::Changed {
            self.derive(view);
        }
        typed != Typed::NotText
    }

    /// Pastes into the filter.
    pub fn paste(&mut self, text: &str, view: &View) {
        self.picker.paste(text);
        self.derive(view);
    }

    /// Moves, or chooses.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        match action {
            Action::Open => {
                self.hits.get(self.picker.at()).map_or(Step::Stay, |key| Step::AddRow(*key))
            }
            _ => self.picker.scroll(action, self.hits.len(), view),
        }
    }

    /// Draws title, filter and list; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Position {
        if self.hits.is_empty() {
            self.picker.render_none(view, buffer);
        }
        self.picker.render(Word::RowsTitle, self.hits.len(), view, buffer, |at, line| {
            let key = self.hits[at];
            let name = &key.award.award().name;
            line.left(3, view.body.width.saturating_sub(18), name, view.theme.text());
            line.right(0, u16::MAX, view.lang.say(key.recipient.word()), view.theme.quiet());
        })
    }
}
