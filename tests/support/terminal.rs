//! The real program in a real terminal: a pseudo-terminal with a screen that can be read.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take before a test gives up; nothing waits this long when all is well.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    master: Box<dyn MasterPty + Send>,
    /// Everything that came, for what a screen does not tell.
    pub sent: Vec<u8>,
}

impl Terminal {
    /// Starts the program with these words in a home of its own.
    pub fn start(home: &Path, words: &[&str], width: u16, height: u16) -> Terminal {
        let size = PtySize { rows: height, cols: width, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, chunks) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_thidua"));
        command.args(words);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("HOME", home);
        command.env("XDG_DATA_HOME", home);
        let child = pair.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
        Terminal { child, writer, chunks, screen, master: pair.master, sent: Vec::new() }
    }

    pub fn types(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    pub fn screen_hides_cursor(&self) -> bool {
        self.screen.screen().hide_cursor()
    }

    pub fn is_alternate(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        let size = PtySize { rows: height, cols: width, ..PtySize::default() };
        self.master.resize(size).unwrap();
        self.screen.screen_mut().set_size(height.try_into().unwrap(), width.try_into().unwrap());
    }

    /// Takes what comes until the text shows.
    pub fn waits_for(&mut self, text: &str) {
        self.waits_until(text, |terminal| terminal.text().contains(text));
    }

    /// Takes what comes until a condition holds.
    pub fn waits_until(&mut self, what: &str, holds: impl Fn(&Terminal) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.chunks.recv_timeout(left) {
                Ok(chunk) => self.take(&chunk),
                Err(_) => panic!("{what} never came; the screen is\n{}", self.text()),
            }
        }
    }

    fn take(&mut self, chunk: &[u8]) {
        self.screen.process(chunk);
        self.sent.extend_from_slice(chunk);
    }

    /// Bytes that come within a time in which none should.
    pub fn hears(&mut self, within: Duration) -> usize {
        let deadline = Instant::now() + within;
        let mut heard = 0;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.chunks.recv_timeout(left) {
                Ok(chunk) => {
                    heard += chunk.len();
                    self.take(&chunk);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return heard,
            }
        }
    }

    /// Waits for the end; the rest of what was sent is taken too.
    pub fn ends(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            while let Ok(chunk) = self.chunks.recv_timeout(Duration::from_millis(20)) {
                self.take(&chunk);
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > deadline {
                self.child.kill().unwrap();
                panic!("it never ends; the screen is\n{}", self.text());
            }
        };
        while let Ok(chunk) = self.chunks.recv_timeout(Duration::from_millis(50)) {
            self.take(&chunk);
        }
        status
    }

    pub fn pid(&self) -> i32 {
        self.child.process_id().unwrap().try_into().unwrap()
    }

    pub fn signals(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.pid()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves nothing behind.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
