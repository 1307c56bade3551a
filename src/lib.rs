//! Thi Đua: records of emulation and commendation (thi đua, khen thưởng) in the terminal.
//!
//! The rooms, and who may enter whom:
//!
//! ```text
//! words   every sentence on screen, in two languages; used by all
//! domain  records, catalogue, book, changes, Vietnamese text          ← words
//! report  tables and answers made from a book                         ← domain
//! store   journal, state, locks: where a book is kept                 ← domain
//! exchange files in and out                                           ← domain, report
//! ui      keys, actions, screens                                      ← domain, report
//! cli     the same work without a screen                              ← all of these
//! app     terminal, threads, the loop                                 ← all of these
//! ```
//!
//! A test (`tests/tidy.rs`) holds the code to this law.

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod report;
pub mod store;
pub mod ui;
pub mod words;
