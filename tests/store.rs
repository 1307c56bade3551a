//! The store keeps what it acknowledged, whatever happens to disk, process and files.
//!
//! Heavy tests do `THIDUA_TEST_SCALE` times as much (1 by default). Random ones print their seed
//! and
//! take it back from `THIDUA_TEST_SEED`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may"
)]

#[path = "store/conform.rs"]
mod conform;
#[path = "store/crash.rs"]
mod crash;
#[path = "store/drafts.rs"]
mod drafts;
#[path = "store/erase.rs"]
mod erase;
#[path = "store/fault.rs"]
mod fault;
#[path = "store/files.rs"]
mod files;
#[path = "store/flips.rs"]
mod flips;
#[path = "store/formats.rs"]
mod formats;
#[path = "store/kill.rs"]
mod kill;
#[path = "store/names.rs"]
mod names;
#[path = "store/pages.rs"]
mod pages;

#[path = "support/province.rs"]
mod province;
#[path = "store/script.rs"]
mod script;
