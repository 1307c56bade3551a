//! A row that the grid does not have yet: an award and who receives it.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::keys::Action;
use super::picker::{Pick, Picker};
use super::screen::{Step, View};
use crate::domain::catalogue::Catalogue;
use crate::domain::sheet::LineKey;
use crate::domain::text::fold;
use crate::report::find;
use crate::words::Word;

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
            let name = key.award.award().name(view.lang);
            line.left(3, view.body.width.saturating_sub(18), name, view.theme.text());
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

    /// Awards and recipients, the highest first.
    fn matching(&self, view: &View) -> Vec<LineKey> {
        let mut hits = Vec::new();
        for award in Catalogue::built_in().awards() {
            let shown = [&*award.name, award.name(view.lang)];
            let others = award.abbreviations.iter().chain(&award.aliases).map(String::as_str);
            let names: Vec<String> = others.chain(shown).map(fold).collect();
            for recipient in &award.recipients {
                let who = find::recipient_names(*recipient).iter().map(|name| (*name).to_owned());
                let names: Vec<String> = names.iter().cloned().chain(who).collect();
                if self.picker.matches(&names) {
                    hits.push(LineKey::new(award.code, *recipient));
                }
            }
        }
        hits
    }
}
