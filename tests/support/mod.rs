//! What tests share: a person at the keyboard, and pictures of screens.
#![allow(dead_code, reason = "every test uses a part of it")]

pub mod person;
pub mod picture;
