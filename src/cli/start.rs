//! `thidua` without a command: the app, and before it the question which book.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use signal_hook::consts::SIGHUP;

use super::failure::{Code, Failure};
use super::make::{self, Beginning};
use super::out::Out;
use super::place::{self, Call};
use super::who::who;
use crate::app::desk::{Manner, Who};
use crate::app::happening::Opened;
use crate::app::{self, AppError};
use crate::domain::catalogue::{Catalogue, List};
use crate::store::visits::Visits;
use crate::store::{self, Looked, OpenError, Store};
use crate::ui::theme::Theme;
use crate::words::{Lang, Word};

/// Opens the app, when there is a terminal to open it in.
///
/// # Errors
/// [`Failure`] without a terminal, or when the book cannot be opened.
pub fn run(call: Call) -> Result<Code, Failure> {
    let lang = call.lang;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::usage(lang.say(Word::CliNoTerminal)));
    }
    if place::given("TERM").is_some_and(|term| term == "dumb") {
        return Err(Failure::usage(lang.say(Word::CliDumbTerminal)));
    }
    let call = if call.has_book() { Some(call) } else { welcome(call)? };
    let Some(call) = call else { return Ok(Code::Fine) };
    let manner = Manner {
        lang,
        theme: Theme {
            is_monochrome: place::given("NO_COLOR").is_some(),
            is_ascii: !is_utf8(&|name| place::given(name)?.into_string().ok()),
        },
        is_meeting: call.is_read_only,
        who: who(),
    };
    let code = Arc::new(AtomicU8::new(Code::User.number()));
    let code_of_opening = Arc::clone(&code);
    let outcome = app::run(manner, move || {
        open(&call.dir, lang).map_err(|(code, text)| {
            code_of_opening.store(code.number(), Ordering::SeqCst);
            text
        })
    });
    match outcome {
        Ok(()) => Ok(Code::Fine),
        Err(AppError::Signal(signal)) => Err(ended_by(signal)),
        Err(AppError::HungUp) => Err(ended_by(SIGHUP)),
        Err(AppError::NotOpened(text)) => {
            let known = [Code::User, Code::Damaged, Code::Locked];
            let code =
                known.into_iter().find(|known| known.number() == code.load(Ordering::SeqCst));
            Err(Failure::Told { code: code.unwrap_or(Code::User), text })
        }
        Err(error @ AppError::Terminal(_)) => Err(Failure::user(error.to_string())),
    }
}

/// Nothing is said: the person did it, or the terminal is gone.
fn ended_by(signal: i32) -> Failure {
    let signal = u8::try_from(signal).unwrap_or(0);
    Failure::Told { code: Code::Signal(signal), text: String::new() }
}

/// Opens the book; one that cannot be owned or written is opened read-only and says why.
fn open(dir: &Path, lang: Lang) -> Result<Opened, (Code, String)> {
    let failed = |error: &OpenError| match Failure::open(error, lang) {
        Failure::Told { code, text } => (code, text),
        Failure::Closed => (Code::User, String::new()),
    };
    match place::open(dir) {
        Ok(mut store) => {
            let book = store.load().map_err(|error| (Code::User, error.say(lang)))?;
            store.rest();
            let read_only = store.read_only().map(|finding| finding.say(lang));
            let Who { user, uid } = who();
            let drafts = store::drafts::Drafts::open(dir, uid, &user);
            let drafts = drafts.ok().filter(|_| read_only.is_none());
            let visits = Visits::open(dir, uid).filter(|_| read_only.is_none());
            let seq = store.position().seq;
            Ok(Opened { book, store: Box::new(store), drafts, visits, seq, read_only })
        }
        Err(error) => {
            let why = why_only_seen(&error, lang).ok_or_else(|| failed(&error))?;
            let (book, position, _) = store::look(dir).map_err(|error| failed(&error))?;
            let read_only = Some(lang.fill(Word::StartOnlySeen, &[("why", &why)]));
            let (store, drafts, visits) = (Box::new(Looked::at(dir, position)), None, None);
            Ok(Opened { book, store, drafts, visits, seq: position.seq, read_only })
        }
    }
}

/// Why a book that is not to be had can still be looked at: somebody has it, or nobody may write.
fn why_only_seen(error: &OpenError, lang: Lang) -> Option<String> {
    match error {
        OpenError::Held(holder) => Some(holder.say(lang)),
        OpenError::Io(failure) if failure.is_refusal() => Some(failure.say(lang)),
        _ => None,
    }
}

/// What the locale says of the terminal's characters: the first of these variables that is set.
/// Bare machines set none; their terminals have long been UTF-8.
fn is_utf8(variable: &dyn Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let locale = locale.map(|locale| locale.to_ascii_lowercase());
    locale.is_none_or(|locale| locale.contains("utf-8") || locale.contains("utf8"))
}

/// Asks which book to begin with; `None` when the person would rather quit.
fn welcome(call: Call) -> Result<Option<Call>, Failure> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let out = Out::new(&mut output, call.lang);
    let mut questions = Questions { lang: call.lang, input: &mut input, out };
    let dir = call.dir.display().to_string();
    questions.out.text(&call.lang.fill(Word::CliWelcome, &[("dir", &dir)]))?;
    loop {
        let Some(answer) = questions.ask(Word::CliAskChoice)? else { return Ok(None) };
        match answer.as_str() {
            "1" => {
                let demo = call.demo()?;
                demo.prepare()?;
                return Ok(Some(demo));
            }
            "2" => {
                let Some(beginning) = questions.unit()? else { return Ok(None) };
                make::make(&call.dir, beginning, call.lang)?;
                return Ok(Some(call));
            }
            "q" | "Q" => return Ok(None),
            other => questions.not_understood(other)?,
        }
    }
}

/// Lines asked for and read.
struct Questions<'q> {
    lang: Lang,
    input: &'q mut dyn BufRead,
    out: Out<'q>,
}

impl Questions<'_> {
    /// One line of answer; `None` at the end of the input.
    fn ask(&mut self, question: Word) -> Result<Option<String>, Failure> {
        self.out.text(self.lang.say(question))?;
        let mut line = Vec::new();
        // An answer of this length is none.
        let read = io::Read::take(&mut self.input, 4096).read_until(b'\n', &mut line);
        match read {
            Ok(0) | Err(_) => {
                self.out.line("")?;
                Ok(None)
            }
            Ok(_) => Ok(Some(String::from_utf8_lossy(&line).trim().to_owned())),
        }
    }

    fn not_understood(&mut self, text: &str) -> Result<(), Failure> {
        self.out.line(&self.lang.fill(Word::CliBadChoice, &[("text", text)]))
    }

    /// Name and level of the person's unit.
    fn unit(&mut self) -> Result<Option<Beginning>, Failure> {
        let name = loop {
            let Some(answer) = self.ask(Word::CliAskName)? else { return Ok(None) };
            match make::unit_name(&answer, self.lang) {
                Ok(name) => break name,
                Err(_) => self.not_understood(&answer)?,
            }
        };
        let levels: Vec<_> = Catalogue::built_in().choices(List::UnitLevel).collect();
        for (number, level) in (1..).zip(&levels) {
            self.out.line(&format!("  {number}  {}", level.name(self.lang)))?;
        }
        loop {
            let Some(answer) = self.ask(Word::CliAskLevel)? else { return Ok(None) };
            let number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let level = match number {
                Some(at) => levels.get(at).map(|level| level.id().to_string()),
                None => Some(answer.clone()),
            };
            let beginning = level.map(|level| Beginning::unit(&name, &level, self.lang));
            match beginning {
                Some(Ok(beginning)) => return Ok(Some(beginning)),
                _ => self.not_understood(&answer)?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::IoFailure;

    #[test]
    fn a_book_whose_lock_may_not_be_written_is_looked_at() {
        let failed = |doing: Word, kind: io::ErrorKind| {
            let path = Path::new("/so/lock").to_owned();
            OpenError::Io(IoFailure { doing, path, source: kind.into() })
        };
        let why = |error: &OpenError| why_only_seen(error, Lang::Vi);
        for kind in [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem] {
            let said = why(&failed(Word::StoreLocking, kind)).unwrap();
            assert!(said.starts_with("không khóa được /so/lock: "), "{said}");
            assert_eq!(why(&failed(Word::StoreReading, kind)), None);
        }
        assert_eq!(why(&failed(Word::StoreLocking, io::ErrorKind::StorageFull)), None);
    }

    #[test]
    fn the_first_locale_that_is_set_counts() {
        let says = |pairs: &[(&str, &str)]| {
            let pairs: Vec<(String, String)> =
                pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            is_utf8(&|name| pairs.iter().find(|(k, _)| k == name).map(|(_, v)| v.clone()))
        };
        assert!(says(&[("LANG", "vi_VN.UTF-8")]));
        assert!(says(&[("LC_ALL", "C.utf8"), ("LANG", "C")]));
        assert!(!says(&[("LC_ALL", "C"), ("LANG", "vi_VN.UTF-8")]));
        assert!(says(&[]));
    }

    fn answers(typed: &str) -> (Option<(String, String)>, String) {
        let mut input = io::Cursor::new(typed.as_bytes().to_vec());
        let mut said = Vec::new();
        let out = Out::new(&mut said, Lang::En);
        let mut questions = Questions { lang: Lang::En, input: &mut input, out };
        let unit = match questions.unit() {
            Ok(Some(Beginning::Unit(unit))) => {
                let level = unit.level.map(|level| level.id().to_string());
                Some((unit.name.into(), level.unwrap_or_default()))
            }
            _ => None,
        };
        (unit, String::from_utf8(said).unwrap())
    }

    #[test]
    fn the_unit_is_asked_for_until_it_is_understood() {
        let (unit, said) = answers("\n  xã Mỹ An  \n99\nxyz\n4\n");
        assert_eq!(unit, Some(("xã Mỹ An".to_owned(), "xa".to_owned())));
        assert!(said.contains("“99” is not understood") && said.contains("“xyz”"), "{said}");
        assert_eq!(answers("a\ntrường học\n").0.unwrap().1, "truong-hoc");
        assert_eq!(answers("a\n").0, None);
    }
}
