//! What a line says beside its head, and what can be erased of it: why, and what changes.
//!
//! Why stands first, so that it is found without reading a change that may be the whole book. Heads
//! of older lines have it too: there it stays for ever.

use std::io;

use serde::{Deserialize, Serialize};

use super::Erased;
use super::page::unreadable;
use crate::domain::change::{Change, Edit};
use crate::store::error::Fault;
use crate::store::line::Line;

/// How a payload with a reason begins.
const WITH_REASON: &str = "{\"reason\":";

#[derive(Serialize)]
struct Payload<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    edits: &'a [Edit],
    #[serde(skip_serializing_if = "Option::is_none")]
    erased: Option<&'a Erased>,
}

#[derive(Deserialize)]
struct Reason {
    reason: Option<String>,
}

/// The payload of a change; of an erasure with the lines that it rewrites.
///
/// # Errors
/// When it cannot be written as JSON, which is not expected.
pub fn write(reason: Option<&str>, change: &Change, erased: Option<&Erased>) -> io::Result<String> {
    Ok(serde_json::to_string(&Payload { reason, edits: &change.edits, erased })?)
}

/// The change of a line.
///
/// # Errors
/// [`Fault::Content`] when this program cannot read it.
pub fn read_change(line: &Line<'_>) -> Result<Change, Fault> {
    serde_json::from_str(line.payload).map_err(|error| unreadable(&error))
}

/// The reason that the payload of a line gives.
///
/// # Errors
/// [`Fault::Content`] when this program cannot read it.
pub fn read_reason(line: &Line<'_>) -> Result<Option<String>, Fault> {
    if !line.payload.starts_with(WITH_REASON) {
        return Ok(None);
    }
    let read: Result<Reason, _> = serde_json::from_str(line.payload);
    read.map(|read| read.reason).map_err(|error| unreadable(&error))
}
