//! The one table of keys. Lookup, footer, help and the README are made from it.
//!
//! Rules, each held by a test: no key twice in one place; every action has a key that no
//! Vietnamese input method touches (arrows, Enter, Esc, Tab, function keys, Ctrl); letters are
//! consonants, because tone keys rewrite vowels.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::words::Word;

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
    /// Go to the tab of this number.
    Tab(u8),
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
    /// Compare the row of the cursor over the years.
    CompareRow,
    /// Rows by another dimension.
    Rows,
    /// Another measure in the cells.
    Measure,
    /// Count part-years in increase and decrease, or not.
    PartYear,
    /// Type a new record.
    New,
    /// Change the record under the cursor.
    EditRecord,
    /// Type a new record that begins as the one under the cursor.
    Duplicate,
    /// Remove the record under the cursor.
    Delete,
    /// Save what was typed into a form.
    Save,
    /// Take what was typed and go on.
    Confirm,
    /// The next field of a form.
    NextField,
    /// The field of a form before.
    PreviousField,
    /// The next way of typing Vietnamese letters.
    Typing,
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
    /// one record, or what is behind a cell
    Detail,
    /// the form of a record
    Form,
    /// the list of units
    Units,
    /// the list of keys
    Help,
}

impl Place {
    /// Every place, in the order of the help.
    pub const ALL: [Place; 7] = [
        Place::Grid,
        Place::Compare,
        Place::Browse,
        Place::Detail,
        Place::Form,
        Place::Units,
        Place::Help,
    ];

    /// What the place is called.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Place::Grid => Word::TabGrid,
            Place::Compare => Word::TabCompare,
            Place::Browse => Word::PlaceBrowse,
            Place::Detail => Word::PlaceDetail,
            Place::Form => Word::PlaceForm,
            Place::Units => Word::PlaceUnits,
            Place::Help => Word::PlaceHelp,
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

const ALL: &[Place] = &Place::ALL;
const GRID: &[Place] = &[Place::Grid];
const TABLES: &[Place] = &[Place::Grid, Place::Compare];
const BASE: &[Place] = &[Place::Grid, Place::Compare, Place::Browse];
const CHANGING: &[Place] = &[Place::Grid, Place::Compare, Place::Browse, Place::Detail];
const OVER: &[Place] = &[Place::Detail, Place::Form, Place::Units, Place::Help];
const RECORDS: &[Place] = &[Place::Browse, Place::Detail];
const FORM: &[Place] = &[Place::Form];
/// Where Tab and digits change the tab.
const TABBED: &[Place] =
    &[Place::Grid, Place::Compare, Place::Browse, Place::Detail, Place::Units, Place::Help];
const ROWS: &[Place] = &[Place::Compare, Place::Browse, Place::Units];

const fn row(
    action: Action,
    places: &'static [Place],
    keys: &'static [Press],
    label: Word,
    hint: Option<Word>,
) -> Binding {
    Binding { action, places, keys, label, hint }
}

/// The table.
pub const BINDINGS: &[Binding] = &[
    row(Action::Up, ALL, &[key(KeyCode::Up), letter('k')], Word::KeyUp, None),
    row(Action::Down, ALL, &[key(KeyCode::Down), letter('j')], Word::KeyDown, None),
    row(Action::Left, TABLES, &[key(KeyCode::Left), letter('h')], Word::KeyLeft, None),
    row(Action::Right, TABLES, &[key(KeyCode::Right), letter('l')], Word::KeyRight, None),
    row(
        Action::Left,
        &[Place::Detail],
        &[key(KeyCode::Left), letter('h')],
        Word::KeyBefore,
        Some(Word::HintBefore),
    ),
    row(
        Action::Right,
        &[Place::Detail],
        &[key(KeyCode::Right), letter('l')],
        Word::KeyAfter,
        Some(Word::HintAfter),
    ),
    row(Action::Home, ALL, &[key(KeyCode::Home)], Word::KeyHome, None),
    row(Action::End, ALL, &[key(KeyCode::End)], Word::KeyEnd, None),
    row(Action::PageUp, ALL, &[key(KeyCode::PageUp)], Word::KeyPageUp, None),
    row(Action::PageDown, ALL, &[key(KeyCode::PageDown)], Word::KeyPageDown, None),
    row(Action::Top, TABLES, &[ctrl(KeyCode::Home), letter('g')], Word::KeyTop, None),
    row(Action::Bottom, TABLES, &[ctrl(KeyCode::End), letter('b')], Word::KeyBottom, None),
    row(
        Action::Save,
        FORM,
        &[ctrl(KeyCode::Char('s')), key(KeyCode::F(5))],
        Word::KeySave,
        Some(Word::HintSave),
    ),
    row(
        Action::NextField,
        FORM,
        &[key(KeyCode::Tab)],
        Word::KeyNextField,
        Some(Word::HintNextField),
    ),
    row(Action::PreviousField, FORM, &[key(KeyCode::BackTab)], Word::KeyPreviousField, None),
    row(Action::Confirm, FORM, &[key(KeyCode::Enter)], Word::KeyConfirm, None),
    row(Action::Open, ROWS, &[key(KeyCode::Enter)], Word::KeyOpen, Some(Word::HintOpen)),
    row(Action::Back, OVER, &[key(KeyCode::Esc)], Word::KeyBack, Some(Word::HintBack)),
    row(Action::Back, BASE, &[key(KeyCode::Esc)], Word::KeyBack, None),
    row(Action::Edit, GRID, &[key(KeyCode::Enter)], Word::KeyEdit, Some(Word::HintEdit)),
    row(Action::Clear, GRID, &[key(KeyCode::Delete)], Word::KeyClear, None),
    row(
        Action::Source,
        GRID,
        &[letter('s'), key(KeyCode::F(5))],
        Word::KeySource,
        Some(Word::HintSource),
    ),
    row(
        Action::CompareRow,
        GRID,
        &[letter('c'), key(KeyCode::F(4))],
        Word::KeyCompareRow,
        Some(Word::HintCompareRow),
    ),
    row(
        Action::Rows,
        &[Place::Compare],
        &[letter('r'), key(KeyCode::F(4))],
        Word::KeyRows,
        Some(Word::HintRows),
    ),
    row(
        Action::Measure,
        &[Place::Compare],
        &[letter('m'), key(KeyCode::F(5))],
        Word::KeyMeasure,
        Some(Word::HintMeasure),
    ),
    row(
        Action::PartYear,
        &[Place::Compare],
        &[letter('t'), key(KeyCode::F(6))],
        Word::KeyPartYear,
        Some(Word::HintPartYear),
    ),
    row(
        Action::Filter,
        &[Place::Browse],
        &[letter('f'), key(KeyCode::F(3))],
        Word::KeyFilter,
        Some(Word::HintFilter),
    ),
    row(
        Action::New,
        RECORDS,
        &[letter('n'), key(KeyCode::Insert)],
        Word::KeyNew,
        Some(Word::HintNew),
    ),
    row(
        Action::EditRecord,
        RECORDS,
        &[letter('s'), key(KeyCode::F(4))],
        Word::KeyEditRecord,
        Some(Word::HintEdit),
    ),
    row(Action::Duplicate, RECORDS, &[letter('b'), key(KeyCode::F(5))], Word::KeyDuplicate, None),
    row(Action::Delete, RECORDS, &[key(KeyCode::Delete)], Word::KeyDelete, None),
    row(Action::New, &[Place::Units], &[key(KeyCode::Insert)], Word::KeyNew, None),
    row(Action::EditRecord, &[Place::Units], &[key(KeyCode::F(4))], Word::KeyEditRecord, None),
    row(Action::EditRecord, GRID, &[key(KeyCode::F(6))], Word::KeyEditSheet, None),
    row(
        Action::Units,
        BASE,
        &[letter('v'), key(KeyCode::F(2))],
        Word::KeyUnits,
        Some(Word::HintUnits),
    ),
    row(
        Action::Undo,
        CHANGING,
        &[letter('u'), ctrl(KeyCode::Char('z'))],
        Word::KeyUndo,
        Some(Word::HintUndo),
    ),
    row(Action::Redo, CHANGING, &[ctrl(KeyCode::Char('r'))], Word::KeyRedo, None),
    row(Action::Meeting, BASE, &[key(KeyCode::F(9))], Word::KeyMeeting, None),
    row(Action::NextTab, TABBED, &[key(KeyCode::Tab)], Word::KeyNextTab, Some(Word::HintNextTab)),
    row(Action::PreviousTab, TABBED, &[key(KeyCode::BackTab)], Word::KeyPreviousTab, None),
    row(Action::Tab(1), TABBED, &[letter('1')], Word::TabGrid, None),
    row(Action::Tab(2), TABBED, &[letter('2')], Word::TabCompare, None),
    row(Action::Tab(3), TABBED, &[letter('3')], Word::TabExemplars, None),
    row(Action::Tab(4), TABBED, &[letter('4')], Word::TabMovements, None),
    row(Action::Tab(5), TABBED, &[letter('5')], Word::TabIndicators, None),
    row(Action::Tab(6), TABBED, &[letter('6')], Word::TabDocuments, None),
    row(Action::Typing, ALL, &[key(KeyCode::F(8))], Word::KeyTyping, None),
    row(Action::Help, ALL, &[letter('?'), key(KeyCode::F(1))], Word::KeyHelp, Some(Word::HintHelp)),
    row(
        Action::Quit,
        ALL,
        &[letter('q'), key(KeyCode::F(10)), ctrl(KeyCode::Char('q')), ctrl(KeyCode::Char('c'))],
        Word::KeyQuit,
        Some(Word::HintQuit),
    ),
];

/// Rows of the table that count in a place and have a word for the footer.
pub fn hints(place: Place) -> impl Iterator<Item = (&'static Binding, Word)> {
    let here = BINDINGS.iter().filter(move |b| b.places.contains(&place));
    here.filter_map(|b| b.hint.map(|hint| (b, hint)))
}

/// What a decoded key asks for in a place.
#[must_use]
pub fn action(place: Place, press: Press) -> Option<Action> {
    let here = BINDINGS.iter().filter(|b| b.places.contains(&place));
    here.into_iter().find(|b| b.keys.contains(&press)).map(|b| b.action)
}

impl Press {
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
        for place in Place::ALL {
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
                let is_known = binding.action == Action::Undo;
                assert!(
                    is_known || !"aeiouydw".contains(&name),
                    "{name} is rewritten by input methods"
                );
            }
        }
    }

    #[test]
    fn quit_back_and_help_work_everywhere() {
        for place in Place::ALL {
            assert_eq!(action(place, letter('q')), Some(Action::Quit));
            assert_eq!(action(place, key(KeyCode::Esc)), Some(Action::Back));
            assert_eq!(action(place, letter('?')), Some(Action::Help));
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
