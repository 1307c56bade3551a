//! Writing: data to the standard output, sentences to the standard error.
//!
//! Nothing that a terminal would obey gets through: records are cleaned when they are read in, but
//! this is the last door.

use std::io::{self, Write};

use super::failure::Failure;
use crate::words::{Lang, Word};

/// The standard output, locked.
pub struct Out<'o> {
    stdout: &'o mut dyn Write,
    lang: Lang,
}

impl<'o> Out<'o> {
    /// Writes to this.
    pub fn new(stdout: &'o mut dyn Write, lang: Lang) -> Out<'o> {
        Out { stdout, lang }
    }

    /// Writes a text as it is, but for what a terminal would obey.
    ///
    /// # Errors
    /// [`Failure::Closed`] when nobody reads any more; a sentence when the disk is full.
    pub fn text(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.stdout.write_all(harmless(text).as_bytes());
        written.and_then(|()| self.stdout.flush()).map_err(|error| self.failure(&error))
    }

    /// Writes a text and ends its line.
    ///
    /// # Errors
    /// As for [`Out::text`].
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.text(&format!("{text}\n"))
    }

    /// Writes a value as JSON, indented.
    ///
    /// # Errors
    /// As for [`Out::text`].
    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value);
        let text = text.map_err(|error| self.failure(&error.into()))?;
        self.line(&text)
    }

    fn failure(&self, error: &io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Failure::Closed;
        }
        Failure::user(self.lang.fill(Word::CliCannotWrite, &[("why", &error.to_string())]))
    }
}

/// A sentence to the standard error, which may be closed: then there is nobody to tell.
pub fn tell(text: &str) {
    if !text.is_empty() {
        _ = writeln!(io::stderr().lock(), "thidua: {}", harmless(text));
    }
}

/// The text without characters that move the cursor, hide or reorder letters.
#[must_use]
pub fn harmless(text: &str) -> String {
    let is_harmful = |c: char| match c {
        '\n' => false,
        '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => true,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' => true,
        c => c.is_control(),
    };
    text.chars().filter(|c| !is_harmful(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_terminal_would_obey_gets_through() {
        assert_eq!(harmless("Hồng\u{1b}[31m Ngự\u{202e}\n\u{9b}x\r"), "Hồng[31m Ngự\nx");
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_a_full_disk_is_one() {
        struct Broken(io::ErrorKind);
        impl Write for Broken {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut closed = Broken(io::ErrorKind::BrokenPipe);
        assert_eq!(Out::new(&mut closed, Lang::Vi).text("x"), Err(Failure::Closed));
        let mut full = Broken(io::ErrorKind::StorageFull);
        let failure = Out::new(&mut full, Lang::Vi).text("x");
        assert!(matches!(failure, Err(Failure::Told { .. })), "{failure:?}");
    }
}
