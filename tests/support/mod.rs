//! What tests share: a person at the keyboard, pictures of screens, and what they cost.
#![allow(dead_code, reason = "every test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

pub mod counter;
pub mod person;
pub mod picture;
