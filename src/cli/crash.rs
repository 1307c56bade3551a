//! When the program fails: a record of it in the data directory, and a sentence for the person.

use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::out;
use crate::store::state::is_guarded;
use crate::words::{Lang, Word};

/// From now on a panic is recorded. Panics of the state that the store catches are none of ours.
pub fn watch(dir: &Path, lang: Lang) {
    let dir = dir.to_owned();
    std::panic::set_hook(Box::new(move |panic| {
        if is_guarded() {
            return;
        }
        let text = record(&panic.to_string());
        let text = match append(&dir, &text) {
            Ok(log) => {
                let log = log.display().to_string();
                lang.fill(Word::CliPanic, &[("log", &log)])
            }
            Err(_) => lang.fill(Word::CliPanicNoLog, &[("panic", &panic.to_string())]),
        };
        out::tell(&text);
    }));
}

/// When, in which version, what, and the way there.
fn record(panic: &str) -> String {
    let at = jiff::Timestamp::now();
    let version = env!("CARGO_PKG_VERSION");
    format!("== {at} thidua {version}\n{panic}\n{}\n", Backtrace::force_capture())
}

/// Puts a record at the end of the log, which only its owner can read.
fn append(dir: &Path, text: &str) -> io::Result<PathBuf> {
    let path = dir.join("crash.log");
    let mut log = OpenOptions::new().append(true).create(true).mode(0o600).open(&path)?;
    log.write_all(text.as_bytes())?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn failures_are_appended_for_the_owner_only() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &record("một")).unwrap();
        let log = append(dir.path(), &record("hai")).unwrap();
        let text = std::fs::read_to_string(&log).unwrap();
        assert!(text.contains("một") && text.contains("hai"), "{text}");
        assert_eq!(std::fs::metadata(&log).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(append(&dir.path().join("nowhere"), "x").is_err());
    }
}
