//! Places that share keys.

use super::Place;

pub(super) const ALL: &[Place] = Place::ALL;
pub(super) const GRID: &[Place] = &[Place::Grid];
pub(super) const TABLES: &[Place] = &[Place::Grid, Place::Compare, Place::Series];
pub(super) const BASE: &[Place] = &[Place::Overview, Place::Grid, Place::Compare, Place::Browse];
/// Where a key begins and ends the meeting mode.
pub(super) const MEETING: &[Place] =
    &[Place::Overview, Place::Grid, Place::Compare, Place::Browse, Place::Form];
pub(super) const CHANGING: &[Place] = &[
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Detail,
    Place::Page,
    Place::Findings,
    Place::Overview,
];
/// What can be copied or saved as a table, with letters for commands.
pub(super) const TABULAR: &[Place] = &[
    Place::Overview,
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Detail,
    Place::Page,
    Place::Drafts,
    Place::Journal,
    Place::Findings,
    Place::Statistics,
    Place::Series,
];
/// What is copied as a table: a page copies a line.
pub(super) const COPIED: &[Place] = &[
    Place::Overview,
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Page,
    Place::Drafts,
    Place::Journal,
    Place::Findings,
    Place::Statistics,
    Place::Series,
];
pub(super) const UNDOING: &[Place] = &[
    Place::Overview,
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Detail,
    Place::Page,
    Place::Journal,
    Place::Entry,
    Place::Findings,
];
/// What shows figures and has letters for commands.
pub(super) const READING: &[Place] = &[
    Place::Overview,
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Series,
    Place::Detail,
    Place::Page,
    Place::Statistics,
    Place::Answer,
    Place::Journal,
    Place::Entry,
    Place::Findings,
];
pub(super) const OVER: &[Place] = &[
    Place::Series,
    Place::Detail,
    Place::Page,
    Place::Form,
    Place::Statistics,
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
];
pub(super) const RECORDS: &[Place] = &[Place::Browse, Place::Detail];
pub(super) const FORM: &[Place] = &[Place::Form];
pub(super) const DRAFTS: &[Place] = &[Place::Drafts];
pub(super) const ANSWER: &[Place] = &[Place::Answer];
pub(super) const JOURNAL: &[Place] = &[Place::Journal];
pub(super) const ENTRY: &[Place] = &[Place::Entry];
pub(super) const BROWSE: &[Place] = &[Place::Browse];
pub(super) const SAVE: &[Place] = &[Place::Save];
/// Where Tab and digits change the tab.
pub(super) const TABBED: &[Place] = &[
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Series,
    Place::Detail,
    Place::Page,
    Place::Statistics,
    Place::Units,
    Place::Rows,
    Place::Answer,
    Place::Drafts,
    Place::Journal,
    Place::Entry,
    Place::Findings,
    Place::Help,
    Place::Overview,
];
/// Where the footer has room to say so.
pub(super) const TAB_HINTED: &[Place] = &[
    Place::Grid,
    Place::Compare,
    Place::Browse,
    Place::Series,
    Place::Page,
    Place::Units,
    Place::Rows,
    Place::Answer,
    Place::Help,
    Place::Overview,
];
pub(super) const PICKERS: &[Place] = &[Place::Units, Place::Rows];
pub(super) const ROWS: &[Place] = &[
    Place::Compare,
    Place::Browse,
    Place::Statistics,
    Place::Series,
    Place::Answer,
    Place::Journal,
    Place::Findings,
    Place::Overview,
];
pub(super) const FINDINGS: &[Place] = &[Place::Findings];
pub(super) const STATISTICS: &[Place] = &[Place::Statistics];
