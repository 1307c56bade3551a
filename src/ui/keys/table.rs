//! The rows of the key table. In the footer, rows with a hint stand in this order.

use crossterm::event::KeyCode;

use super::{Action, Binding, Place, Press, ctrl, key, letter};
use crate::words::Word;

const ALL: &[Place] = &Place::ALL;
const GRID: &[Place] = &[Place::Grid];
const TABLES: &[Place] = &[Place::Grid, Place::Compare];
const BASE: &[Place] = &[Place::Grid, Place::Compare, Place::Browse];
const CHANGING: &[Place] = &[Place::Grid, Place::Compare, Place::Browse, Place::Detail];
const OVER: &[Place] =
    &[Place::Detail, Place::Form, Place::Units, Place::Rows, Place::Answer, Place::Help];
const RECORDS: &[Place] = &[Place::Browse, Place::Detail];
const FORM: &[Place] = &[Place::Form];
const ANSWER: &[Place] = &[Place::Answer];
/// Where Tab and digits change the tab.
const TABBED: &[Place] = &[
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Detail,
    Place::Units,
    Place::Rows,
    Place::Answer,
    Place::Help,
];
const ROWS: &[Place] = &[Place::Compare, Place::Browse, Place::Units, Place::Rows, Place::Answer];

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
    row(
        Action::Copy,
        ANSWER,
        &[key(KeyCode::F(8)), letter('y'), ctrl(KeyCode::Char('y'))],
        Word::KeyCopy,
        Some(Word::HintCopy),
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
        Action::RollUp,
        &[Place::Compare],
        &[key(KeyCode::F(3)), ctrl(KeyCode::Char('d'))],
        Word::KeyRollUp,
        Some(Word::HintRollUp),
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
    row(Action::Lineage, BASE, &[letter('p'), ctrl(KeyCode::Char('p'))], Word::KeyLineage, None),
    row(
        Action::Undo,
        CHANGING,
        &[letter('u'), ctrl(KeyCode::Char('z'))],
        Word::KeyUndo,
        Some(Word::HintUndo),
    ),
    row(Action::Redo, CHANGING, &[ctrl(KeyCode::Char('r'))], Word::KeyRedo, None),
    row(Action::Meeting, BASE, &[key(KeyCode::F(9))], Word::KeyMeeting, None),
    row(Action::PreviousTab, TABBED, &[key(KeyCode::BackTab)], Word::KeyPreviousTab, None),
    row(Action::Tab(1), TABBED, &[letter('1')], Word::TabGrid, None),
    row(Action::Tab(2), TABBED, &[letter('2')], Word::TabCompare, None),
    row(Action::Tab(3), TABBED, &[letter('3')], Word::TabExemplars, None),
    row(Action::Tab(4), TABBED, &[letter('4')], Word::TabMovements, None),
    row(Action::Tab(5), TABBED, &[letter('5')], Word::TabIndicators, None),
    row(Action::Tab(6), TABBED, &[letter('6')], Word::TabDocuments, None),
    row(Action::Typing, ALL, &[key(KeyCode::F(12))], Word::KeyTyping, None),
    row(Action::Help, ALL, &[letter('?'), key(KeyCode::F(1))], Word::KeyHelp, Some(Word::HintHelp)),
    row(
        Action::Quit,
        ALL,
        &[letter('q'), key(KeyCode::F(10)), ctrl(KeyCode::Char('q')), ctrl(KeyCode::Char('c'))],
        Word::KeyQuit,
        Some(Word::HintQuit),
    ),
];
