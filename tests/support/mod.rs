//! What tests share: a person at the keyboard, and pictures of screens.
#![allow(dead_code, reason = "every test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

pub mod person;
pub mod picture;
