//! A state that forgets: for tests, and for when the disk does not let us keep one.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Batch, State, StateError};
use crate::store::codec::{APPLIED, Applied, decode_applied, encode_applied};

/// Keys and values.
pub type Rows = BTreeMap<Vec<u8>, Vec<u8>>;

/// Keeps values in memory; clones share them.
#[derive(Clone, Debug, Default)]
pub struct VolatileState {
    rows: Arc<Mutex<Rows>>,
}

impl VolatileState {
    /// A state that holds these values.
    #[must_use]
    pub fn new(rows: Rows) -> VolatileState {
        VolatileState { rows: Arc::new(Mutex::new(rows)) }
    }

    /// The values, to look at or to spoil.
    pub fn rows(&self) -> MutexGuard<'_, Rows> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State for VolatileState {
    fn applied(&mut self) -> Result<Option<Applied>, StateError> {
        self.rows().get(APPLIED).map(|value| Ok(decode_applied(value)?)).transpose()
    }

    fn get(&mut self, key: &[u8]) -> Result<Option<Vec<u8>>, StateError> {
        Ok(self.rows().get(key).cloned())
    }

    fn each(&mut self, visit: &mut dyn FnMut(&[u8], &[u8]) -> bool) -> Result<(), StateError> {
        for (key, value) in self.rows().iter().filter(|(key, _)| *key != APPLIED) {
            if !visit(key, value) {
                break;
            }
        }
        Ok(())
    }

    fn apply(&mut self, batch: Batch, applied: Option<&Applied>) -> Result<(), StateError> {
        let applied = applied.map(encode_applied).transpose()?;
        let mut rows = self.rows();
        for (key, value) in batch {
            match value {
                Some(value) => rows.insert(key, value),
                None => rows.remove(&key),
            };
        }
        match applied {
            Some(applied) => rows.insert(APPLIED.to_vec(), applied),
            None => rows.remove(APPLIED),
        };
        Ok(())
    }

    fn clear(&mut self) -> Result<(), StateError> {
        self.rows().clear();
        Ok(())
    }

    fn forget(&mut self) -> Result<(), StateError> {
        self.clear()
    }
}
