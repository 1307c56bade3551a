//! Xuất: under what name the table below is saved as a file.
//!
//! The name says the format by its end. What is typed stays until the file is written, or the name
//! turns out to be taken: then the next free one is offered.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::field::Field;
use super::keys::Action;
use super::paint::{Line, wrap};
use super::screen::{Step, View};
use crate::domain::text::write_count;
use crate::report::table::Format;
use crate::words::Word;

/// The name of a file being typed.
#[derive(Clone, Debug)]
pub struct Save {
    name: Field,
    /// What the table is called, and how many rows it has.
    what: String,
    rows: usize,
    /// Where a name without a folder goes.
    folder: String,
    /// The file is being written.
    is_sent: bool,
}

impl Save {
    /// Asks with a name to begin with.
    #[must_use]
    pub fn new(what: String, rows: usize, folder: String, name: &str) -> Save {
        Save { name: Field::line(name), what, rows, folder, is_sent: false }
    }

    /// What is typed.
    #[must_use]
    pub fn name(&self) -> String {
        self.name.text().trim().to_owned()
    }

    /// The file is being written: nothing can be typed until it is known how that went.
    pub fn wait(&mut self) {
        self.is_sent = true;
    }

    /// It was not written; another name is offered where there is one.
    pub fn again(&mut self, next: Option<&str>) {
        self.is_sent = false;
        if let Some(next) = next {
            self.name = Field::line(next);
        }
    }

    /// A key of the name; false when it is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent) -> bool {
        !self.is_sent && self.name.key(event)
    }

    /// Pastes into the name.
    pub fn paste(&mut self, text: &str) {
        if !self.is_sent {
            self.name.insert(text);
        }
    }

    /// Writes, changes the format, closes.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if self.is_sent {
            return Step::Stay;
        }
        let name = self.name();
        // Nothing before the dot is no name.
        let format = Format::of(&name).filter(|(stem, _)| !stem.is_empty() && !stem.ends_with('/'));
        match (action, format) {
            (Action::Back, _) => return Step::Close,
            (Action::Help, _) => return Step::Pass,
            (Action::Confirm, None) => {
                return Step::Say(view.lang.say(Word::SaveBadName).to_owned());
            }
            (Action::Confirm, Some((_, format))) => return Step::SaveTable { name, format },
            (Action::Format, format) => {
                let (stem, next) = format.map_or((&*name, Format::Csv), |(s, f)| (s, f.next()));
                self.name = Field::line(&format!("{stem}.{}", next.extension()));
            }
            _ => {}
        }
        Step::Stay
    }

    /// What the keys do, or that the file is being written.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let word = if self.is_sent { Word::FormSaving } else { Word::SaveWhose };
        view.lang.say(word).to_owned()
    }

    /// Draws name, folder and formats; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        let (theme, body) = (view.theme, view.body);
        let parts = [("what", self.what.as_str()), ("rows", &write_count(self.rows as u64))];
        let title = view.lang.fill(Word::SaveTitle, &parts);
        Line::new(buffer, body, 0).left(1, u16::MAX, &title, theme.strong());
        let mut line = Line::new(buffer, body, 2);
        let labels = [Word::SaveName, Word::SaveFolder].map(|word| view.lang.say(word));
        let widest = labels.iter().map(|label| label.width()).max().unwrap_or(0);
        let from = 2 + u16::try_from(widest).unwrap_or(0);
        line.left(1, u16::MAX, labels[0], theme.quiet());
        let room = usize::from(body.width.saturating_sub(from + 1)).max(1);
        let (text, column) = self.name.window(room);
        line.left(from, u16::MAX, &text, theme.strong());
        let chosen = Format::of(&self.name()).map(|(_, format)| format);
        Line::new(buffer, body, 3).left(1, u16::MAX, labels[1], theme.quiet());
        let mut y = 3;
        for part in wrap(&self.folder, room) {
            Line::new(buffer, body, y).left(from, u16::MAX, &part, theme.text());
            y += 1;
        }
        y += 1;
        let columns = usize::from(body.width.saturating_sub(4));
        for format in Format::ALL {
            let (is_chosen, text) = (chosen == Some(format), view.lang.say(about(format)));
            let style = if is_chosen { theme.strong() } else { theme.text() };
            if is_chosen {
                Line::new(buffer, body, y).left(1, 1, "▸", style);
            }
            for part in wrap(text, columns) {
                Line::new(buffer, body, y).left(3, u16::MAX, &part, style);
                y += 1;
            }
        }
        let column = u16::try_from(column).unwrap_or(0);
        (!self.is_sent).then(|| Position::new(body.x + from + column, body.y + 2))
    }
}

/// What a format is good for.
const fn about(format: Format) -> Word {
    match format {
        Format::Csv => Word::SaveCsv,
        Format::Tsv => Word::SaveTsv,
        Format::Text => Word::SaveText,
    }
}
