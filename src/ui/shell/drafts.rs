//! What is being typed as a draft, and drafts of earlier starts typed on.

use super::{Effect, Shell, View};
use crate::domain::book::Book;
use crate::domain::text::write_count;
use crate::ui::draft::{Draft, TypedCounts};
use crate::ui::drafts::{Drafts, Offer};
use crate::ui::form::Form;
use crate::ui::grid::Grid;
use crate::ui::screen::Screen;
use crate::ui::tab::Tab;
use crate::words::Word;

impl Shell {
    /// What is typed and not saved; `None` when nothing is.
    #[must_use]
    pub fn draft(&self, book: &Book) -> Option<Draft> {
        let form = self.over.iter().rev().find_map(|screen| match screen {
            Screen::Form(form) => form.draft(),
            _ => None,
        });
        form.map(Draft::Record).or_else(|| match &self.base {
            Screen::Grid(grid) => grid.draft(&self.view(book)).map(Draft::Counts),
            _ => None,
        })
    }

    /// Offers drafts to be typed on, at once when nothing else is being done; names those that the
    /// book has, which nobody needs any more.
    pub fn offer(&mut self, offers: Vec<Offer>, book: &Book) -> Vec<String> {
        let view = self.view(book);
        let (saved, open): (Vec<Offer>, Vec<Offer>) =
            offers.into_iter().partition(|offer| offer.draft.is_in_book(&view));
        let is_free = self.can_write() && self.over.is_empty() && self.draft(book).is_none();
        if !open.is_empty() {
            let count = write_count(open.len() as u64);
            self.offers.extend(open);
            match is_free {
                true => self.show_drafts(),
                false => self.tell(self.lang.fill(Word::DraftsWait, &[("count", &count)])),
            }
        }
        saved.into_iter().map(|offer| offer.name).collect()
    }

    /// A draft of this start that was not saved can be typed on whenever the person likes.
    pub fn keep_offer(&mut self, offer: Offer) {
        self.offers.push(offer);
    }

    /// Shows the drafts, or says that there are none.
    pub(super) fn show_drafts(&mut self) {
        if self.offers.is_empty() {
            return self.tell(self.lang.say(Word::DraftsNone).to_owned());
        }
        self.open(Screen::Drafts(Drafts::new(self.offers.clone())));
    }

    /// A draft is no longer offered.
    pub(super) fn forget(&mut self, name: &str) {
        self.offers.retain(|offer| offer.name != name);
        for screen in &mut self.over {
            if let Screen::Drafts(drafts) = screen {
                drafts.forget(name);
            }
        }
        self.over.retain(|screen| !matches!(screen, Screen::Drafts(drafts) if drafts.is_empty()));
    }

    /// Opens what the draft was typed into, and types it again.
    pub(super) fn resume(&mut self, offer: Offer, book: &Book) -> Option<Effect> {
        let has_place = match &offer.draft {
            Draft::Record(record) => {
                let form = Form::from_draft(record, &self.view(book));
                self.open(Screen::Form(Box::new(form)));
                true
            }
            Draft::Counts(counts) => self.resume_counts(counts, book),
        };
        if !has_place {
            self.tell(self.lang.say(Word::DraftNoPlace).to_owned());
            return None;
        }
        self.forget(&offer.name);
        Some(Effect::Resume(offer.name))
    }

    fn resume_counts(&mut self, counts: &TypedCounts, book: &Book) -> bool {
        let unit = counts.cells.first().map(|cell| &cell.unit);
        let Some(unit) = unit.and_then(|id| book.unit(id.as_str())) else { return false };
        let view = View { unit: &unit.id, ..self.view(book) };
        let mut grid = Grid::new(&view);
        if !grid.resume(counts, &view) {
            return false;
        }
        self.over.clear();
        self.go(Tab::Grid, book);
        self.turn_to(unit.id.clone());
        self.base = Screen::Grid(grid);
        true
    }
}
