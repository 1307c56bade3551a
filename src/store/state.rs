//! The state: every value of the book under its key, ready to be read without replaying years of
//! journal. It may be lost or wrong at any time; the journal rebuilds it.

mod apart;
mod memory;
mod sled;

pub use self::apart::{ApartState, keep};
pub use self::memory::{Rows, VolatileState};
pub use self::sled::{SledState, is_guarded};

use super::codec::{Applied, CodecError};

/// What goes in or out of the state as one: a key with its new value, or with none.
pub type Batch = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// Why the state cannot be used. The cure is always the same: rebuild it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StateError(pub String);

impl From<CodecError> for StateError {
    fn from(error: CodecError) -> StateError {
        StateError(error.to_string())
    }
}

/// Keeps values by key.
pub trait State: Send {
    /// What it has applied; `None` when nothing, or not wholly.
    ///
    /// # Errors
    /// [`StateError`] when it is damaged; so for all of these.
    fn applied(&mut self) -> Result<Option<Applied>, StateError>;

    /// The value of a key.
    ///
    /// # Errors
    /// [`StateError`] when it is damaged.
    fn get(&mut self, key: &[u8]) -> Result<Option<Vec<u8>>, StateError>;

    /// Shows every key and value in the order of keys, except [`super::codec::APPLIED`], until the
    /// visitor says `false`.
    ///
    /// # Errors
    /// [`StateError`] when it is damaged.
    fn each(&mut self, visit: &mut dyn FnMut(&[u8], &[u8]) -> bool) -> Result<(), StateError>;

    /// Puts a batch in, all of it or nothing, and with it what is then applied; `None` says that
    /// more is to come before the state is whole.
    ///
    /// # Errors
    /// [`StateError`] when it cannot be written.
    fn apply(&mut self, batch: Batch, applied: Option<&Applied>) -> Result<(), StateError>;

    /// Makes it empty; what was there is set aside, not deleted.
    ///
    /// # Errors
    /// [`StateError`] when no new state can be made.
    fn clear(&mut self) -> Result<(), StateError>;

    /// Makes it empty; of what was there nothing stays.
    ///
    /// # Errors
    /// [`StateError`] when that cannot be deleted, or no new state can be made.
    fn forget(&mut self) -> Result<(), StateError>;

    /// Nothing will be asked for a while: lets go of what costs something while it idles.
    fn rest(&mut self) {}
}
