//! What of a screen is copied and saved: its table, and what that is called.

use super::{Screen, View};
use crate::report::table::{Format, Table};
use crate::words::Word;

impl Screen {
    /// What is on screen as a table, written for the readers of a format; `None` where there is
    /// none, or nothing in it.
    pub(in crate::ui) fn table(&self, view: &View, format: Format) -> Option<Table> {
        match self {
            Screen::Grid(screen) => screen.table(view, format),
            Screen::Compare(screen) => screen.table(view, format),
            Screen::Browse(screen) => screen.table(view, format),
            Screen::Detail(screen) => screen.table(view, format),
            Screen::Units(screen) => screen.table(view),
            Screen::Answer(screen) => screen.table(view, format),
            Screen::Journal(screen) => screen.table(view),
            Screen::Findings(screen) => screen.table(view),
            Screen::Overview(screen) => screen.table(view),
            Screen::Drafts(screen) => screen.table(view),
            Screen::Statistics(screen) => Some(screen.table(view, format)),
            Screen::Series(screen) => screen.table(view),
            Screen::Form(_)
            | Screen::Parts(_)
            | Screen::Rows(_)
            | Screen::Entry(_)
            | Screen::Palette(_)
            | Screen::Plain(_)
            | Screen::Save(_)
            | Screen::Help(_) => None,
        }
    }

    /// What the table is called: the list, of a record its name.
    pub(in crate::ui) fn name(&self, view: &View) -> String {
        let word = match self {
            Screen::Detail(screen) => return screen.title(view),
            Screen::Browse(screen) => screen.tab(),
            Screen::Overview(_) => Word::PlaceOverview,
            Screen::Compare(_) => Word::TabCompare,
            Screen::Drafts(_) => Word::PlaceDrafts,
            Screen::Units(_) => Word::FieldUnit,
            Screen::Answer(_) => Word::PlaceAnswer,
            Screen::Journal(_) => Word::PlaceJournal,
            Screen::Findings(_) => Word::PlaceFindings,
            Screen::Statistics(_) => Word::PlaceStatistics,
            Screen::Series(_) => Word::PlaceSeries,
            _ => Word::TabGrid,
        };
        view.lang.say(word).to_owned()
    }
}
