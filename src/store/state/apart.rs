//! The state in a process of its own.
//!
//! sled keeps seven threads that wake every second for as long as their process lives, and memory
//! it never gives back; a damaged file may make it panic, abort or never return. A program that
//! stays open for hours lends the state a process, and lets it go when nothing is asked: [`keep`]
//! is that process, [`ApartState`] the end that asks, over two pipes.
//!
//! A question is a byte and its texts; an answer is a byte ([`DONE`] or [`FAILED`] with the reason)
//! and its texts. A text is its length (32 bits, little-endian) and its bytes.

use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::{Batch, State, StateError};
use crate::store::codec::{Applied, decode_applied, encode_applied};

const APPLIED: u8 = b'a';
const GET: u8 = b'g';
const EACH: u8 = b'e';
const APPLY: u8 = b'p';
const CLEAR: u8 = b'c';
const FORGET: u8 = b'f';
const DONE: u8 = b'+';
const FAILED: u8 = b'-';
/// Before a text that may be absent, or a row that may be the last.
const SOME: u8 = b'1';
const NONE: u8 = b'0';
/// The longest text that is believed: far above any value.
const LONGEST: u32 = 64 << 20;

/// Asks a state that a process of its own keeps; the process runs only while something is asked.
#[derive(Debug)]
pub struct ApartState {
    program: OsString,
    words: Vec<OsString>,
    running: Option<Running>,
    /// Told to end, and not yet seen to have ended.
    leaving: Option<Child>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    questions: BufWriter<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl ApartState {
    /// The program and the words that make it [`keep`] the state.
    #[must_use]
    pub fn new(program: OsString, words: Vec<OsString>) -> ApartState {
        ApartState { program, words, running: None, leaving: None }
    }

    /// Asks, starting the process when it does not run; after a failed pipe it is let go.
    fn ask<T>(
        &mut self,
        ask: impl FnOnce(&mut Running) -> io::Result<Result<T, StateError>>,
    ) -> Result<T, StateError> {
        if self.running.is_none() {
            self.see_off();
        }
        let running = match &mut self.running {
            Some(running) => running,
            None => self.running.insert(start(&self.program, &self.words).map_err(broken)?),
        };
        let answer = ask(running);
        if answer.is_err() {
            self.let_go();
        }
        answer.map_err(broken)?
    }

    /// Tells the process to end, by asking no more.
    fn let_go(&mut self) {
        if let Some(Running { child, questions, answers }) = self.running.take() {
            drop((questions, answers));
            self.leaving = Some(child);
        }
    }

    /// Waits until a process that was told to end has closed the state.
    fn see_off(&mut self) {
        if let Some(mut child) = self.leaving.take() {
            // How it ended does not matter to a cache.
            _ = child.wait();
        }
    }
}

impl Drop for ApartState {
    fn drop(&mut self) {
        self.let_go();
        self.see_off();
    }
}

fn start(program: &OsString, words: &[OsString]) -> io::Result<Running> {
    let mut command = Command::new(program);
    // A group of its own: signals of the terminal are not for it.
    command.args(words).process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    match (child.stdin.take(), child.stdout.take()) {
        (Some(questions), Some(answers)) => Ok(Running {
            child,
            questions: BufWriter::with_capacity(64 << 10, questions),
            answers: BufReader::with_capacity(64 << 10, answers),
        }),
        _ => Err(io::ErrorKind::BrokenPipe.into()),
    }
}

fn broken(error: io::Error) -> StateError {
    StateError(format!("process of the state: {error}"))
}

impl Running {
    /// Sends what was asked and reads whether it was done.
    fn answer(&mut self) -> io::Result<Result<(), StateError>> {
        self.questions.flush()?;
        match read_byte(&mut self.answers)? {
            DONE => Ok(Ok(())),
            FAILED => {
                let why = read_text(&mut self.answers)?;
                Ok(Err(StateError(String::from_utf8_lossy(&why).into_owned())))
            }
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

/// Goes on only with an answer that was done.
macro_rules! done {
    ($answer:expr) => {
        match $answer? {
            Ok(()) => {}
            Err(error) => return Ok(Err(error)),
        }
    };
}

impl State for ApartState {
    fn applied(&mut self) -> Result<Option<Applied>, StateError> {
        let value = self.ask(|running| {
            running.questions.write_all(&[APPLIED])?;
            done!(running.answer());
            read_option(&mut running.answers).map(Ok)
        })?;
        value.map(|value| Ok(decode_applied(&value)?)).transpose()
    }

    fn get(&mut self, key: &[u8]) -> Result<Option<Vec<u8>>, StateError> {
        self.ask(|running| {
            running.questions.write_all(&[GET])?;
            write_text(&mut running.questions, key)?;
            done!(running.answer());
            read_option(&mut running.answers).map(Ok)
        })
    }

    fn each(&mut self, visit: &mut dyn FnMut(&[u8], &[u8]) -> bool) -> Result<(), StateError> {
        let goes_on = self.ask(|running| {
            running.questions.write_all(&[EACH])?;
            running.questions.flush()?;
            while read_byte(&mut running.answers)? == SOME {
                let key = read_text(&mut running.answers)?;
                let value = read_text(&mut running.answers)?;
                if !visit(&key, &value) {
                    return Ok(Ok(false));
                }
            }
            Ok(running.answer()?.map(|()| true))
        })?;
        if !goes_on {
            // The rest of the rows is still in the pipe.
            self.let_go();
        }
        Ok(())
    }

    fn apply(&mut self, batch: Batch, applied: Option<&Applied>) -> Result<(), StateError> {
        let applied = applied.map(encode_applied).transpose()?;
        self.ask(|running| {
            let questions = &mut running.questions;
            questions.write_all(&[APPLY])?;
            for (key, value) in &batch {
                questions.write_all(&[SOME])?;
                write_text(questions, key)?;
                write_option(questions, value.as_deref())?;
            }
            questions.write_all(&[NONE])?;
            write_option(questions, applied.as_deref())?;
            running.answer()
        })
    }

    fn clear(&mut self) -> Result<(), StateError> {
        self.ask(|running| {
            running.questions.write_all(&[CLEAR])?;
            running.answer()
        })
    }

    fn forget(&mut self) -> Result<(), StateError> {
        self.ask(|running| {
            running.questions.write_all(&[FORGET])?;
            running.answer()
        })
    }

    fn rest(&mut self) {
        self.let_go();
    }
}

/// Keeps a state for whoever asks on standard input, until nobody does any more.
///
/// # Errors
/// When the pipes break in the middle of a question or an answer.
pub fn keep(state: &mut dyn State) -> io::Result<()> {
    let mut questions = BufReader::with_capacity(64 << 10, io::stdin().lock());
    let mut answers = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    loop {
        let mut question = [0];
        if questions.read(&mut question)? == 0 {
            return Ok(());
        }
        answer(state, question[0], &mut questions, &mut answers)?;
        answers.flush()?;
    }
}

fn answer(
    state: &mut dyn State,
    question: u8,
    questions: &mut dyn Read,
    answers: &mut dyn Write,
) -> io::Result<()> {
    match question {
        APPLIED => {
            let applied = state
                .applied()
                .and_then(|applied| Ok(applied.as_ref().map(encode_applied).transpose()?));
            answer_option(answers, applied)
        }
        GET => {
            let key = read_text(questions)?;
            answer_option(answers, state.get(&key))
        }
        EACH => {
            let mut written = Ok(());
            let outcome = state.each(&mut |key, value| {
                written = answers
                    .write_all(&[SOME])
                    .and_then(|()| write_text(answers, key))
                    .and_then(|()| write_text(answers, value));
                written.is_ok()
            });
            written?;
            answers.write_all(&[NONE])?;
            answer_done(answers, outcome)
        }
        APPLY => {
            let mut batch = Batch::new();
            while read_byte(questions)? == SOME {
                batch.push((read_text(questions)?, read_option(questions)?));
            }
            let applied = read_option(questions)?.map(|value| decode_applied(&value)).transpose();
            let outcome = match applied {
                Ok(applied) => state.apply(batch, applied.as_ref()),
                Err(error) => Err(error.into()),
            };
            answer_done(answers, outcome)
        }
        CLEAR => answer_done(answers, state.clear()),
        FORGET => answer_done(answers, state.forget()),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

fn answer_done(answers: &mut dyn Write, outcome: Result<(), StateError>) -> io::Result<()> {
    match outcome {
        Ok(()) => answers.write_all(&[DONE]),
        Err(error) => {
            answers.write_all(&[FAILED])?;
            write_text(answers, error.0.as_bytes())
        }
    }
}

fn answer_option(
    answers: &mut dyn Write,
    outcome: Result<Option<Vec<u8>>, StateError>,
) -> io::Result<()> {
    match outcome {
        Ok(value) => {
            answers.write_all(&[DONE])?;
            write_option(answers, value.as_deref())
        }
        Err(error) => answer_done(answers, Err(error)),
    }
}

fn read_byte(from: &mut dyn Read) -> io::Result<u8> {
    let mut byte = [0];
    from.read_exact(&mut byte)?;
    Ok(byte[0])
}

fn read_text(from: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut text = Vec::new();
    from.take(length.into()).read_to_end(&mut text)?;
    if text.len() < length as usize { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(text) }
}

fn read_option(from: &mut dyn Read) -> io::Result<Option<Vec<u8>>> {
    if read_byte(from)? == SOME { read_text(from).map(Some) } else { Ok(None) }
}

fn write_text(to: &mut dyn Write, text: &[u8]) -> io::Result<()> {
    let length = u32::try_from(text.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(text)
}

fn write_option(to: &mut dyn Write, text: Option<&[u8]>) -> io::Result<()> {
    match text {
        Some(text) => {
            to.write_all(&[SOME])?;
            write_text(to, text)
        }
        None => to.write_all(&[NONE]),
    }
}
