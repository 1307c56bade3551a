//! The rows of the key table. In the footer, rows with a hint stand in this order.

use crossterm::event::KeyCode;

use super::{Action, Binding, Place, Press, ctrl, key, letter};
use crate::words::Word;

const ALL: &[Place] = Place::ALL;
const GRID: &[Place] = &[Place::Grid];
const TABLES: &[Place] = &[Place::Grid, Place::Compare];
const BASE: &[Place] = &[Place::Grid, Place::Compare, Place::Browse];
const CHANGING: &[Place] =
    &[Place::Grid, Place::Compare, Place::Browse, Place::Detail, Place::Findings];
/// What can be copied or saved as a table, with letters for commands.
const TABULAR: &[Place] =
    &[Place::Grid, Place::Compare, Place::Browse, Place::Detail, Place::Journal, Place::Findings];
const UNDOING: &[Place] = &[
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Detail,
    Place::Journal,
    Place::Entry,
    Place::Findings,
];
const OVER: &[Place] = &[
    Place::Detail,
    Place::Form,
    Place::Units,
    Place::Rows,
    Place::Answer,
    Place::Help,
    Place::Palette,
    Place::Drafts,
    Place::Journal,
    Place::Entry,
    Place::Save,
    Place::Findings,
    Place::Help,
];
const RECORDS: &[Place] = &[Place::Browse, Place::Detail];
const FORM: &[Place] = &[Place::Form];
const DRAFTS: &[Place] = &[Place::Drafts];
const ANSWER: &[Place] = &[Place::Answer];
const JOURNAL: &[Place] = &[Place::Journal];
const ENTRY: &[Place] = &[Place::Entry];
const BROWSE: &[Place] = &[Place::Browse];
const SAVE: &[Place] = &[Place::Save];
/// Where Tab and digits change the tab.
const TABBED: &[Place] = &[
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Detail,
    Place::Units,
    Place::Rows,
    Place::Answer,
    Place::Drafts,
    Place::Journal,
    Place::Entry,
    Place::Findings,
    Place::Help,
];
const ROWS: &[Place] = &[
    Place::Compare,
    Place::Browse,
    Place::Units,
    Place::Rows,
    Place::Answer,
    Place::Journal,
    Place::Findings,
];
const FINDINGS: &[Place] = &[Place::Findings];

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
    row(Action::Left, ENTRY, &[key(KeyCode::Left), letter('h')], Word::KeySideBefore, None),
    row(Action::Right, ENTRY, &[key(KeyCode::Right), letter('l')], Word::KeySideAfter, None),
    row(Action::Restore, ENTRY, &[key(KeyCode::Enter)], Word::KeyRestore, Some(Word::HintRestore)),
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
        Action::Confirm,
        SAVE,
        &[key(KeyCode::Enter), ctrl(KeyCode::Char('s'))],
        Word::KeySaveFile,
        Some(Word::HintSave),
    ),
    row(Action::Format, SAVE, &[key(KeyCode::Tab)], Word::KeyFormat, Some(Word::HintFormat)),
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
    row(Action::Open, &[Place::Palette], &[key(KeyCode::Enter)], Word::KeyRun, Some(Word::HintRun)),
    row(Action::Open, DRAFTS, &[key(KeyCode::Enter)], Word::KeyContinue, Some(Word::HintContinue)),
    row(Action::Delete, DRAFTS, &[key(KeyCode::Delete)], Word::KeyDiscard, Some(Word::HintDiscard)),
    row(
        Action::Copy,
        ANSWER,
        &[key(KeyCode::F(8)), letter('y'), ctrl(KeyCode::Char('y'))],
        Word::KeyCopy,
        Some(Word::HintCopy),
    ),
    row(
        Action::Copy,
        TABULAR,
        &[letter('y'), key(KeyCode::F(8)), ctrl(KeyCode::Char('y'))],
        Word::KeyCopyTable,
        None,
    ),
    row(
        Action::Copy,
        &[Place::Units],
        &[key(KeyCode::F(8)), ctrl(KeyCode::Char('y'))],
        Word::KeyCopyTable,
        None,
    ),
    row(
        Action::PlainText,
        ANSWER,
        &[key(KeyCode::F(9)), letter('p'), ctrl(KeyCode::Char('p'))],
        Word::KeyPlain,
        Some(Word::HintPlain),
    ),
    row(
        Action::Ask,
        ANSWER,
        &[key(KeyCode::F(7)), letter('/')],
        Word::KeyAskAgain,
        Some(Word::HintAskAgain),
    ),
    row(Action::Back, OVER, &[key(KeyCode::Esc)], Word::KeyBack, Some(Word::HintBack)),
    row(Action::Back, BASE, &[key(KeyCode::Esc)], Word::KeyBack, None),
    row(Action::Edit, GRID, &[key(KeyCode::Enter)], Word::KeyEdit, Some(Word::HintEdit)),
    row(Action::NextTab, TABBED, &[key(KeyCode::Tab)], Word::KeyNextTab, Some(Word::HintNextTab)),
    row(
        Action::AddRow,
        GRID,
        &[letter('n'), key(KeyCode::Insert)],
        Word::KeyAddRow,
        Some(Word::HintAddRow),
    ),
    row(Action::AddYear, GRID, &[letter('t'), ctrl(KeyCode::Char('t'))], Word::KeyAddYear, None),
    row(Action::Clear, GRID, &[key(KeyCode::Delete)], Word::KeyClear, None),
    row(
        Action::Source,
        GRID,
        &[letter('s'), key(KeyCode::F(5))],
        Word::KeySource,
        Some(Word::HintSource),
    ),
    row(Action::Ask, BASE, &[letter('/'), key(KeyCode::F(7))], Word::KeyAsk, Some(Word::HintAsk)),
    row(
        Action::Palette,
        BASE,
        &[letter(':'), ctrl(KeyCode::Char('k'))],
        Word::KeyPalette,
        Some(Word::HintPalette),
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
        Action::Accept,
        FINDINGS,
        &[letter('m'), key(KeyCode::F(5))],
        Word::KeyAccept,
        Some(Word::HintAccept),
    ),
    row(
        Action::Source,
        FINDINGS,
        &[letter('s'), key(KeyCode::F(6))],
        Word::KeyWhole,
        Some(Word::HintWhole),
    ),
    row(
        Action::Rules,
        FINDINGS,
        &[letter('r'), key(KeyCode::F(4))],
        Word::KeyRules,
        Some(Word::HintRules),
    ),
    row(
        Action::Filter,
        &[Place::Browse, Place::Journal, Place::Findings],
        &[letter('f'), key(KeyCode::F(3))],
        Word::KeyFilter,
        Some(Word::HintFilter),
    ),
    row(
        Action::Scope,
        JOURNAL,
        &[letter('r'), key(KeyCode::F(4))],
        Word::KeyScope,
        Some(Word::HintScope),
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
    row(
        Action::Right,
        BROWSE,
        &[key(KeyCode::Right), letter('l')],
        Word::KeySortRight,
        Some(Word::HintSort),
    ),
    row(Action::Left, BROWSE, &[key(KeyCode::Left), letter('h')], Word::KeySortLeft, None),
    row(Action::Turn, BROWSE, &[letter('t'), key(KeyCode::F(6))], Word::KeyTurn, None),
    row(
        Action::Mark,
        BROWSE,
        &[letter(' '), ctrl(KeyCode::Char('b'))],
        Word::KeyMark,
        Some(Word::HintMark),
    ),
    row(Action::MarkAll, BROWSE, &[ctrl(KeyCode::Char('a'))], Word::KeyMarkAll, None),
    row(Action::Duplicate, RECORDS, &[letter('b'), key(KeyCode::F(5))], Word::KeyDuplicate, None),
    row(Action::Delete, RECORDS, &[key(KeyCode::Delete)], Word::KeyDelete, None),
    row(Action::New, &[Place::Units], &[key(KeyCode::Insert)], Word::KeyNew, None),
    row(Action::EditRecord, &[Place::Units], &[key(KeyCode::F(4))], Word::KeyEditRecord, None),
    row(Action::Delete, &[Place::Units], &[key(KeyCode::Delete)], Word::KeyDelete, None),
    row(Action::EditRecord, GRID, &[key(KeyCode::F(6))], Word::KeyEditSheet, None),
    row(
        Action::Units,
        BASE,
        &[letter('v'), key(KeyCode::F(2))],
        Word::KeyUnits,
        Some(Word::HintUnits),
    ),
    row(Action::Findings, BASE, &[ctrl(KeyCode::Char('f'))], Word::KeyFindings, None),
    row(
        Action::Undo,
        UNDOING,
        &[letter('u'), ctrl(KeyCode::Char('z'))],
        Word::KeyUndo,
        Some(Word::HintUndo),
    ),
    row(Action::Drafts, BASE, &[ctrl(KeyCode::Char('d'))], Word::KeyDrafts, None),
    row(Action::Redo, UNDOING, &[ctrl(KeyCode::Char('r'))], Word::KeyRedo, None),
    row(
        Action::Journal,
        CHANGING,
        &[ctrl(KeyCode::Char('n'))],
        Word::KeyJournal,
        Some(Word::HintJournal),
    ),
    row(Action::Meeting, BASE, &[key(KeyCode::F(9))], Word::KeyMeeting, None),
    row(
        Action::SaveTable,
        TABULAR,
        &[letter('x'), ctrl(KeyCode::Char('e'))],
        Word::KeySaveTable,
        Some(Word::HintSaveTable),
    ),
    row(
        Action::SaveTable,
        ANSWER,
        &[ctrl(KeyCode::Char('e')), letter('x')],
        Word::KeySaveTable,
        Some(Word::HintSaveTable),
    ),
    row(
        Action::SaveTable,
        &[Place::Units],
        &[ctrl(KeyCode::Char('e'))],
        Word::KeySaveTable,
        Some(Word::HintSaveTable),
    ),
    row(Action::PreviousTab, TABBED, &[key(KeyCode::BackTab)], Word::KeyPreviousTab, None),
    row(Action::Tab(1), TABBED, &[letter('1')], Word::TabGrid, None),
    row(Action::Tab(2), TABBED, &[letter('2')], Word::TabCompare, None),
    row(Action::Tab(3), TABBED, &[letter('3')], Word::TabExemplars, None),
    row(Action::Tab(4), TABBED, &[letter('4')], Word::TabMovements, None),
    row(Action::Tab(5), TABBED, &[letter('5')], Word::TabIndicators, None),
    row(Action::Tab(6), TABBED, &[letter('6')], Word::TabDocuments, None),
    row(Action::Typing, ALL, &[key(KeyCode::F(12))], Word::KeyTyping, None),
    row(Action::Palette, OVER, &[letter(':'), ctrl(KeyCode::Char('k'))], Word::KeyPalette, None),
    row(Action::Help, ALL, &[letter('?'), key(KeyCode::F(1))], Word::KeyHelp, Some(Word::HintHelp)),
    row(
        Action::Quit,
        ALL,
        &[letter('q'), key(KeyCode::F(10)), ctrl(KeyCode::Char('q')), ctrl(KeyCode::Char('c'))],
        Word::KeyQuit,
        Some(Word::HintQuit),
    ),
];
