//! One owner at a time: an advisory lock that the system lets go when the process ends, however it
//! ends. What stands in the file is for people; only the lock itself counts.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::error::{At, OpenError};
use super::holder::Holder;
use crate::words::Word;

/// The lock of a book, held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the lock, or says who has it.
///
/// # Errors
/// [`OpenError::Held`] with the holder; [`OpenError::Io`] when the file cannot be made.
pub fn take(path: &Path) -> Result<Lock, OpenError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    let mut file = options.open(path).at(Word::StoreLocking, path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(OpenError::Held(holder(&mut file))),
        Err(TryLockError::Error(error)) => {
            Err::<(), io::Error>(error).at(Word::StoreLocking, path)?;
        }
    }
    // A full disk must not keep anybody out: the text is a courtesy.
    let _ = sign(&mut file);
    Ok(Lock { _file: file })
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(Holder::this().write().as_bytes())
}

fn holder(file: &mut File) -> Holder {
    let mut text = Vec::new();
    let _ = file.take(4096).read_to_end(&mut text);
    Holder::read(&String::from_utf8_lossy(&text))
}
