//! Wires the rooms together: terminal, threads, the loop.
//!
//! The main thread waits on one channel for keys, signals and the opened book; it takes all that is
//! waiting, then draws once. Nothing ticks: an idle program sends no byte and wakes nothing. Work
//! that would hold up a key is done in pieces between keys.

use std::sync::mpsc::{Receiver, RecvError, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::Duration;

use crossterm::event::Event;
use ratatui::layout::Size;

use crate::words::{Lang, Word};

pub mod clipboard;
pub mod clock;
pub mod desk;
pub mod drafts;
pub mod events;
pub mod filer;
pub mod happening;
pub mod keeper;
pub mod terminal;
pub mod wire;

use desk::{Desk, Hands, Manner, Wish};
use drafts::Drafts;
use filer::Filer;
use happening::{Happening, Opened};
use keeper::Keeper;
use terminal::Screen;

/// How long opening may take before the screen says what it is waiting for.
const PATIENCE: Duration = Duration::from_millis(300);

/// Why the program ended otherwise than by the person's wish.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The book could not be opened; the sentence says why and what to do.
    #[error("{0}")]
    NotOpened(String),
    /// The terminal failed.
    #[error("terminal: {0}")]
    Terminal(std::io::Error),
    /// A signal ended the program.
    #[error("ended by signal {0}")]
    Signal(i32),
    /// The terminal is gone.
    #[error("the terminal is gone")]
    HungUp,
}

impl From<std::io::Error> for AppError {
    /// A terminal that takes no bytes any more because it has gone is a hang-up like any other.
    fn from(error: std::io::Error) -> AppError {
        let gone = [rustix::io::Errno::IO, rustix::io::Errno::PIPE, rustix::io::Errno::NXIO];
        let is_gone = gone.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()));
        if is_gone { AppError::HungUp } else { AppError::Terminal(error) }
    }
}

/// Opens the book beside the terminal, shows it until the person quits.
///
/// # Errors
/// [`AppError`]; the terminal is restored whatever happens.
pub fn run<Open>(manner: Manner, open: Open) -> Result<(), AppError>
where
    Open: FnOnce() -> Result<Opened, String> + Send + 'static,
{
    let (sender, happenings) = channel();
    start_opening(open, sender.clone())?;
    let mut screen = Screen::enter(manner.theme.is_ascii)?;
    events::watch(&sender)?;
    let (opened, typed) = wait_for_book(&mut screen, &happenings, manner.lang)?;
    let Opened { book, store, drafts, visits, seq, read_only } = opened;
    let drafts = Drafts::start(drafts, sender.clone())?;
    let filer = Filer::new(manner.lang, sender.clone());
    let hands = Hands { keeper: Keeper::start(store, sender)?, drafts, filer, visits, seq };
    let size = screen.size();
    let Some(mut desk) = Desk::new(book, read_only, hands, size, &manner) else {
        return Err(AppError::NotOpened(manner.lang.say(Word::BookHasNoUnit).to_owned()));
    };
    if typed.iter().any(|event| desk.handle(event) == Wish::End) {
        return Ok(());
    }
    work(&mut screen, &happenings, &mut desk)
}

fn start_opening<Open>(open: Open, sender: Sender<Happening>) -> std::io::Result<()>
where
    Open: FnOnce() -> Result<Opened, String> + Send + 'static,
{
    let work = move || {
        let opened = Box::new(open());
        // Nobody listens any more when the person has already quit.
        _ = sender.send(Happening::Opened(opened));
    };
    std::thread::Builder::new().name("open".to_owned()).spawn(work)?;
    Ok(())
}

/// Waits for the book; says so when it takes longer than a moment. What is typed meanwhile is kept.
fn wait_for_book(
    screen: &mut Screen,
    happenings: &Receiver<Happening>,
    lang: Lang,
) -> Result<(Opened, Vec<Event>), AppError> {
    let mut typed = Vec::new();
    let mut patience = Some(PATIENCE);
    loop {
        let happening = match patience {
            Some(wait) => happenings.recv_timeout(wait),
            None => happenings.recv().map_err(RecvTimeoutError::from),
        };
        match happening {
            Err(RecvTimeoutError::Timeout) => {
                patience = None;
                screen.say(lang.say(Word::Opening))?;
            }
            Err(RecvTimeoutError::Disconnected) => return Err(AppError::HungUp),
            Ok(Happening::Opened(opened)) => {
                return opened.map(|opened| (opened, typed)).map_err(AppError::NotOpened);
            }
            Ok(Happening::Terminate(signal)) => return Err(AppError::Signal(signal)),
            Ok(Happening::HungUp) => return Err(AppError::HungUp),
            Ok(Happening::Suspend) => screen.suspend()?,
            Ok(
                Happening::Saved(_)
                | Happening::Filed(_)
                | Happening::Recent(_)
                | Happening::Leaf(_)
                | Happening::Reread(_)
                | Happening::Drafts(_),
            ) => {}
            Ok(Happening::Event(Event::Resize(columns, rows))) => {
                screen.resize(Size::new(columns, rows));
            }
            Ok(Happening::Event(event)) => typed.push(event),
        }
    }
}

fn work(
    screen: &mut Screen,
    happenings: &Receiver<Happening>,
    desk: &mut Desk,
) -> Result<(), AppError> {
    loop {
        screen.draw(|frame| desk.render(frame))?;
        let Some(first) = next(happenings, desk) else { continue };
        let first = first.map_err(|_| AppError::HungUp)?;
        let waiting =
            std::iter::once(first).chain(std::iter::from_fn(|| happenings.try_recv().ok()));
        for happening in waiting {
            match happening {
                Happening::Event(event) => {
                    if let Event::Resize(columns, rows) = event {
                        screen.resize(Size::new(columns, rows));
                    }
                    match desk.handle(&event) {
                        Wish::End => return Ok(()),
                        Wish::Copy(text) => screen.copy(&text)?,
                        Wish::Nothing => {}
                    }
                }
                Happening::Saved(saved) => desk.saved(*saved),
                Happening::Filed(filed) => desk.filed(filed),
                Happening::Recent(entries) => desk.remember(entries),
                Happening::Drafts(news) => desk.hear(*news),
                Happening::Leaf(leaf) => desk.read(&leaf),
                Happening::Reread(reread) => desk.reread(*reread),
                Happening::Terminate(signal) => return Err(AppError::Signal(signal)),
                Happening::HungUp => return Err(AppError::HungUp),
                Happening::Suspend => {
                    desk.flush();
                    screen.suspend()?;
                }
                Happening::Opened(_) => {}
            }
        }
    }
}

/// Waits for what happens next. While nothing does, what is to be done beside the keys goes on, a
/// piece at a time; `None` when that shows and the screen is to be drawn.
fn next(happenings: &Receiver<Happening>, desk: &mut Desk) -> Option<Result<Happening, RecvError>> {
    while desk.is_busy() {
        match happenings.try_recv() {
            Ok(happening) => return Some(Ok(happening)),
            Err(TryRecvError::Disconnected) => return Some(Err(RecvError)),
            Err(TryRecvError::Empty) if desk.go_on() => return None,
            Err(TryRecvError::Empty) => {}
        }
    }
    Some(happenings.recv())
}
