//! The one table of keys. Lookup, footer, help and the README are made from it.
//!
//! Rules, each held by a test: no key twice in one place; every action has a key that no
//! Vietnamese input method touches (arrows, Enter, Esc, Tab, function keys, Ctrl); letters are
//! consonants, because tone keys rewrite vowels.

mod command;
mod places;
mod table;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::tab::Tab;
use super::theme::Theme;
use crate::words::Word;
pub use command::{Here, Off, On, Writes, commands, is_hinted, off};
pub use table::BINDINGS;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column left; the record before.
    Left,
    /// One column right; the record after.
    Right,
    /// First column, or first row of a list.
    Home,
    /// Last column, or last row of a list.
    End,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// First row of all.
    Top,
    /// Last row of all.
    Bottom,
    /// Open what the cursor is on.
    Open,
    /// Close what was opened; leave a field.
    Back,
    /// Go to this tab.
    Tab(Tab),
    /// Go to the next tab.
    NextTab,
    /// Go to the tab before.
    PreviousTab,
    /// Choose another unit.
    Units,
    /// Narrow a list by typing.
    Filter,
    /// Type over the count under the cursor; save what was typed.
    Edit,
    /// Give the grid a row it does not have.
    AddRow,
    /// Make all counts of the row absent.
    DropRow,
    /// Remove the sheet of the year with all its counts.
    DropYear,
    /// Give the grid the next year.
    AddYear,
    /// Give the grid the year before its first.
    AddYearBefore,
    /// Make the count under the cursor absent.
    Clear,
    /// Show where the figure under the cursor comes from.
    Source,
    /// Take the last change back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Nothing can be changed, or it can again.
    Meeting,
    /// Read again a book that somebody else has open.
    Reread,
    /// Compare the row of the cursor over the years.
    CompareRow,
    /// Compare the indicators of a list over the years.
    Series,
    /// Rows by another dimension.
    Rows,
    /// Another measure in the cells.
    Measure,
    /// Count part-years in increase and decrease, or not.
    PartYear,
    /// Count the units below too, or not.
    RollUp,
    /// Go to the units before or after this one.
    Lineage,
    /// The statistical forms of the unit.
    Statistics,
    /// The year before.
    YearBefore,
    /// The next year.
    YearAfter,
    /// With the units below, or without.
    Below,
    /// Ask in a few words; ask again.
    Ask,
    /// Show what was typed and never saved.
    Drafts,
    /// Show who changed what, and when.
    Journal,
    /// Entries about one subject, or all.
    Scope,
    /// Put an old value in again.
    Restore,
    /// Put all old values of a change in again.
    RestoreAll,
    /// Send the sentence or the table to the clipboard.
    Copy,
    /// Save the table as a file.
    SaveTable,
    /// Another format for the file.
    Format,
    /// Turn the order of a list round.
    Turn,
    /// Mark the row under the cursor, or take its mark away.
    Mark,
    /// Mark all rows that show, or none.
    MarkAll,
    /// Show the sentence alone, to be marked.
    PlainText,
    /// Show what is against a rule.
    Findings,
    /// Let the finding under the cursor stand, with a reason; or no longer.
    Accept,
    /// Show every rule.
    Rules,
    /// Type a new record.
    New,
    /// Change the record under the cursor.
    EditRecord,
    /// Type a new record that begins as the one under the cursor.
    Duplicate,
    /// Remove the record under the cursor.
    Delete,
    /// Move the model to its next stage.
    Advance,
    /// Show only records that lack something.
    Lacking,
    /// Open the register of decisions.
    Decisions,
    /// The caps that provinces and ministries set.
    Caps,
    /// Fill the empty cells of a year from the register of decisions.
    Fill,
    /// Save what was typed into a form.
    Save,
    /// Save what was typed and type another one.
    SaveNext,
    /// Take what was typed and go on.
    Confirm,
    /// The next field of a form.
    NextField,
    /// The field of a form before.
    PreviousField,
    /// The next way of typing Vietnamese letters.
    Typing,
    /// All commands by their names.
    Palette,
    /// What each key does here.
    Help,
    /// Leave the program.
    Quit,
}

/// Where a key counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Khen thưởng
    Grid,
    /// So sánh
    Compare,
    /// a list of records
    Browse,
    /// indicators over the years
    Series,
    /// one record
    Detail,
    /// what is behind a cell, and other pages of text
    Page,
    /// the form of a record
    Form,
    /// the statistical forms
    Statistics,
    /// the list of units
    Units,
    /// the rows of the catalogue
    Rows,
    /// a question with its answer
    Answer,
    /// what was typed and never saved
    Drafts,
    /// Nhật ký
    Journal,
    /// one entry of the journal
    Entry,
    /// the name of a file
    Save,
    /// what is against a rule
    Findings,
    /// Tổng quan
    Overview,
    /// the list of keys
    Help,
    /// the list of commands
    Palette,
}

impl Place {
    /// Every place, in the order of the help.
    pub const ALL: &[Place] = &[
        Place::Overview,
        Place::Grid,
        Place::Compare,
        Place::Browse,
        Place::Series,
        Place::Detail,
        Place::Page,
        Place::Form,
        Place::Statistics,
        Place::Units,
        Place::Rows,
        Place::Answer,
        Place::Drafts,
        Place::Journal,
        Place::Entry,
        Place::Save,
        Place::Findings,
        Place::Help,
        Place::Palette,
    ];

    /// What the place is called.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Place::Grid => Word::TabGrid,
            Place::Compare => Word::TabCompare,
            Place::Browse => Word::PlaceBrowse,
            Place::Series => Word::PlaceSeries,
            Place::Detail => Word::PlaceDetail,
            Place::Page => Word::PlacePage,
            Place::Form => Word::PlaceForm,
            Place::Statistics => Word::PlaceStatistics,
            Place::Units => Word::PlaceUnits,
            Place::Rows => Word::PlaceRows,
            Place::Answer => Word::PlaceAnswer,
            Place::Drafts => Word::PlaceDrafts,
            Place::Journal => Word::PlaceJournal,
            Place::Entry => Word::PlaceEntry,
            Place::Save => Word::PlaceSave,
            Place::Findings => Word::PlaceFindings,
            Place::Overview => Word::PlaceOverview,
            Place::Help => Word::PlaceHelp,
            Place::Palette => Word::PlacePalette,
        }
    }
}

/// One key, perhaps with Ctrl.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    code: KeyCode,
    with_ctrl: bool,
}

const fn key(code: KeyCode) -> Press {
    Press { code, with_ctrl: false }
}

const fn letter(c: char) -> Press {
    key(KeyCode::Char(c))
}

const fn ctrl(code: KeyCode) -> Press {
    Press { code, with_ctrl: true }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it asks for.
    pub action: Action,
    /// Where it counts.
    pub places: &'static [Place],
    /// The keys, the one to show first.
    pub keys: &'static [Press],
    /// What it does, for the help.
    pub label: Word,
    /// What it does, in a word for the footer; most important rows come first.
    pub hint: Option<Word>,
}

/// Rows of the table that do something here and now and have a word for the footer.
pub fn hints(here: &Here) -> impl Iterator<Item = (&'static Binding, Word)> {
    let rows = BINDINGS.iter().filter(|row| row.places.contains(&here.place));
    let hinted = rows.filter(|row| is_hinted(row.action, here));
    hinted.filter_map(|row| {
        let is_accepted = row.action == Action::Accept && here.on == On::Accepted;
        row.hint.map(|hint| (row, if is_accepted { Word::HintAcceptNot } else { hint }))
    })
}

/// How the first key for an action in a place is written.
#[must_use]
pub fn name_of(place: Place, action: Action) -> String {
    let mut here = BINDINGS.iter().filter(|b| b.places.contains(&place));
    let binding = here.find(|b| b.action == action);
    binding.and_then(|b| b.keys.first()).map_or(String::new(), |key| key.name())
}

/// What a decoded key asks for in a place.
#[must_use]
pub fn action(place: Place, press: Press) -> Option<Action> {
    let here = BINDINGS.iter().filter(|b| b.places.contains(&place));
    here.into_iter().find(|b| b.keys.contains(&press)).map(|b| b.action)
}

/// The keys of an action in a place: "p, Ctrl-P".
#[must_use]
pub fn names_of(action: Action, place: Place) -> String {
    let mut rows = BINDINGS.iter().filter(|b| b.action == action && b.places.contains(&place));
    let keys = rows.next().map_or(&[][..], |binding| binding.keys);
    keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(", ")
}

impl Press {
    /// How the key is shown: an arrow in ASCII by its word, as `^`, `v`, `<` and `>` can be typed.
    #[must_use]
    pub fn shown(self, theme: Theme) -> String {
        match self.code {
            KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right if theme.is_ascii => {
                format!("{:?}", self.code)
            }
            _ => self.name(),
        }
    }

    /// How the key is written: `q`, `F1`, `Ctrl-Q`, `↑`.
    #[must_use]
    pub fn name(self) -> String {
        let plain = match self.code {
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::F(n) => format!("F{n}"),
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) if self.with_ctrl => c.to_uppercase().to_string(),
            KeyCode::Char(c) => c.to_string(),
            other => format!("{other:?}"),
        };
        if self.with_ctrl { format!("Ctrl-{plain}") } else { plain }
    }

    /// True for keys that a Vietnamese input method never rewrites.
    #[must_use]
    pub fn is_safe(self) -> bool {
        self.with_ctrl || !matches!(self.code, KeyCode::Char(_))
    }

    pub(super) const fn is_digit(self) -> bool {
        !self.with_ctrl && matches!(self.code, KeyCode::Char('0'..='9'))
    }
}

/// What came out of a key while no field has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// A key of the table, perhaps.
    Press(Press),
    /// Part of an input method's rewriting; the key was acted on already.
    Rewriting,
    /// A letter only an input method makes: which key was meant cannot be told.
    InputMethod,
}

/// Undoes what Vietnamese input methods make of command letters.
///
/// They send the letter at once and, when a later key changes it, backspaces with the new text: `d`
/// `d` arrives as d, Backspace, đ; a lone `w` as ư. What replaces a letter already acted on is not
/// a command again. Letters come in any case: Caps Lock is no reason to fail.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decoder {
    last: Option<char>,
    is_rewriting: bool,
}

impl Decoder {
    /// Decodes the next key.
    pub fn decode(&mut self, event: KeyEvent) -> Decoded {
        let with_ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let is_backspace =
            event.code == KeyCode::Backspace || (with_ctrl && event.code == KeyCode::Char('h'));
        if is_backspace {
            self.is_rewriting = true;
            return Decoded::Rewriting;
        }
        let was_rewriting = std::mem::take(&mut self.is_rewriting);
        let KeyCode::Char(c) = event.code else {
            self.last = None;
            return Decoded::Press(Press { code: event.code, with_ctrl });
        };
        let c = c.to_lowercase().next().unwrap_or(c);
        if with_ctrl {
            return Decoded::Press(ctrl(KeyCode::Char(c)));
        }
        let meant = match c {
            'đ' => 'd',
            'ư' => 'w',
            c if c.is_ascii() => c,
            _ => return Decoded::InputMethod,
        };
        if was_rewriting && self.last == Some(meant) && c.is_ascii() {
            return Decoded::Rewriting;
        }
        self.last = Some(meant);
        Decoded::Press(letter(meant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_stands_twice_in_one_place() {
        for &place in Place::ALL {
            let mut seen: Vec<Press> = Vec::new();
            for binding in BINDINGS.iter().filter(|b| b.places.contains(&place)) {
                for press in binding.keys {
                    assert!(!seen.contains(press), "{} twice in {place:?}", press.name());
                    seen.push(*press);
                }
            }
        }
    }

    #[test]
    fn every_action_has_a_safe_key_and_letters_are_consonants() {
        for binding in BINDINGS {
            let is_reached_by_tab = matches!(binding.action, Action::Tab(_));
            let has_safe_key = binding.keys.iter().any(|k| k.is_safe());
            assert!(has_safe_key || is_reached_by_tab, "{:?}", binding.action);
            for press in binding.keys.iter().filter(|k| !k.is_safe()) {
                let name = press.name();
                // u for undo is what hands know; a tone typed after it is told, not obeyed.
                // Copying or reading twice harms nobody, and F8 and F11 do it too.
                let is_known =
                    matches!(binding.action, Action::Undo | Action::Copy | Action::Reread);
                assert!(
                    is_known || !"aeiouydw".contains(&name),
                    "{name} is rewritten by input methods"
                );
            }
        }
    }

    #[test]
    fn arrows_in_ascii_are_no_keys_that_can_be_typed() {
        let ascii = Theme { is_ascii: true, ..Theme::default() };
        for press in BINDINGS.iter().flat_map(|row| row.keys) {
            assert!(press.shown(ascii).is_ascii(), "{press:?}");
            assert_eq!(press.shown(Theme::default()), press.name());
        }
        assert_eq!(key(KeyCode::Down).shown(ascii), "Down");
        assert_eq!(letter('v').shown(ascii), "v");
    }

    #[test]
    fn quit_back_help_and_commands_work_everywhere() {
        for &place in Place::ALL {
            assert_eq!(action(place, letter('q')), Some(Action::Quit));
            assert_eq!(action(place, key(KeyCode::Esc)), Some(Action::Back));
            assert_eq!(action(place, letter('?')), Some(Action::Help));
            assert_eq!(action(place, ctrl(KeyCode::Char('k'))), Some(Action::Palette));
        }
    }

    fn decode(events: &[KeyCode]) -> Vec<Decoded> {
        let mut decoder = Decoder::default();
        let event = |code: &KeyCode| KeyEvent::new(*code, KeyModifiers::NONE);
        events.iter().map(|code| decoder.decode(event(code))).collect()
    }

    #[test]
    fn bursts_of_input_methods_are_no_second_commands() {
        use KeyCode::{Backspace, Char};
        let d = Decoded::Press(letter('d'));
        assert_eq!(decode(&[Char('d'), Backspace, Char('đ')]), [d, Decoded::Rewriting, d]);
        assert_eq!(decode(&[Char('ư')]), [Decoded::Press(letter('w'))]);
        assert_eq!(decode(&[Char('Q')]), [Decoded::Press(letter('q'))]);
        // a, then s: the tone lands on the vowel; then s again: the tone is taken back.
        let tone = decode(&[Char('a'), Backspace, Char('á'), Backspace, Char('a'), Char('s')]);
        assert_eq!(tone[2], Decoded::InputMethod);
        assert_eq!(tone[4..], [Decoded::Rewriting, Decoded::Press(letter('s'))]);
        // A real Backspace does not eat the next command.
        assert_eq!(decode(&[Char('j'), Backspace, Char('q')])[2], Decoded::Press(letter('q')));
    }
}
