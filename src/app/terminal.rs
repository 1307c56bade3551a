//! The terminal taken over and given back: on quit, on error, on panic, on a signal.

use std::io::{self, Stdout, Write, stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, size};
use ratatui::Terminal;
use ratatui::layout::Size;
use ratatui::style::Style;
use signal_hook::consts::SIGTSTP;

use super::clipboard;
use super::wire::Wire;

/// Alternate screen, bracketed paste, cursor hidden.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";
/// All of it taken back, colours too.
const LEAVE: &[u8] = b"\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// The terminal is ours and must be given back.
static IS_OURS: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours; dropping gives it back.
pub struct Screen {
    terminal: Terminal<Wire<Stdout>>,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be switched to raw mode.
    pub fn enter(is_ascii: bool) -> io::Result<Screen> {
        give_back_on_panic();
        let (columns, rows) = size()?;
        take()?;
        let wire = Wire::new(stdout(), Size::new(columns, rows), is_ascii);
        Ok(Screen { terminal: Terminal::new(wire)? })
    }

    /// The size, as last told.
    #[must_use]
    pub fn size(&self) -> Size {
        self.terminal.size().unwrap_or(Size::ZERO)
    }

    /// The terminal has a new size.
    pub fn resize(&mut self, size: Size) {
        self.terminal.backend_mut().resize(size);
    }

    /// Draws one frame.
    ///
    /// # Errors
    /// When the terminal takes no bytes.
    pub fn draw(&mut self, render: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        self.terminal.draw(render).map(drop)
    }

    /// Shows one sentence and nothing else.
    ///
    /// # Errors
    /// When the terminal takes no bytes.
    pub fn say(&mut self, sentence: &str) -> io::Result<()> {
        self.draw(|frame| {
            let width = usize::from(frame.area().width);
            frame.buffer_mut().set_stringn(0, 0, sentence, width, Style::new());
        })
    }

    /// Asks the terminal to take a text to its clipboard; nothing tells whether it does.
    ///
    /// # Errors
    /// When the terminal takes no bytes.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut out = stdout().lock();
        out.write_all(clipboard::osc52(text).as_bytes())?;
        out.flush()
    }

    /// Gives the terminal back, stops until the shell continues us, takes it over again.
    ///
    /// # Errors
    /// When the terminal cannot be switched back.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        take()?;
        let (columns, rows) = size()?;
        self.terminal.backend_mut().resize(Size::new(columns, rows));
        self.terminal.clear()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    IS_OURS.store(true, Ordering::SeqCst);
    let mut out = stdout().lock();
    out.write_all(ENTER)?;
    out.flush()
}

/// Gives the terminal back, once; a dead terminal takes nothing, which is no error.
fn give_back() {
    if IS_OURS.swap(false, Ordering::SeqCst) {
        let mut out = stdout().lock();
        _ = out.write_all(LEAVE);
        _ = out.flush();
        _ = disable_raw_mode();
    }
}

/// On a panic: first the terminal, then the message of whoever set a hook before.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // The store catches this one: the program goes on.
            if !crate::store::state::is_guarded() {
                give_back();
            }
            before(panic);
        }));
    });
}
