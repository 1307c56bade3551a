//! A terminal without a session: when it goes, no signal tells the program.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

pub struct Bare {
    child: Child,
    master: File,
    screen: vt100::Parser,
}

impl Bare {
    /// Starts the program with these words in a home of its own.
    pub fn start(home: &Path, words: &[&str]) -> Bare {
        let (master, slave) = pair();
        let child = Command::new(env!("CARGO_BIN_EXE_thidua"))
            .args(words)
            .env_clear()
            .env("XDG_DATA_HOME", home)
            .stdin(slave.try_clone().unwrap())
            .stdout(slave)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        Bare { child, master: File::from(master), screen }
    }

    pub fn types(&mut self, keys: &str) {
        self.master.write_all(keys.as_bytes()).unwrap();
    }

    /// Takes what comes until the text shows.
    pub fn waits_for(&mut self, text: &str) {
        let mut buffer = [0; 4096];
        while !self.screen.screen().contents().contains(text) {
            let patience = Timespec { tv_sec: 20, tv_nsec: 0 };
            let ready = poll(&mut [PollFd::new(&self.master, PollFlags::IN)], Some(&patience));
            let seen = self.screen.screen().contents();
            assert_eq!(ready.unwrap(), 1, "{text} never came; the screen is\n{seen}");
            let count = self.master.read(&mut buffer).unwrap();
            self.screen.process(&buffer[..count]);
        }
    }

    /// The terminal goes; how the program ended, and after how long.
    pub fn vanishes(self) -> (ExitStatus, Duration) {
        let Bare { mut child, master, .. } = self;
        let cut = Instant::now();
        drop(master);
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return (status, cut.elapsed());
            }
            if cut.elapsed() > Duration::from_secs(5) {
                child.kill().unwrap();
                child.wait().unwrap();
                panic!("it outlives its terminal");
            }
            std::thread::yield_now();
        }
    }
}

fn pair() -> (OwnedFd, File) {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let master = openpt(flags).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let slave = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&master, size).unwrap();
    (master, slave)
}
