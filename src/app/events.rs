//! Three watchers of what comes from outside: keys, signals, the line going dead.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::happening::Happening;

/// Starts the watchers. They end with the process: each waits in a call that nothing interrupts.
///
/// # Errors
/// When a thread or a signal handler cannot be set up.
pub fn watch(sender: &Sender<Happening>) -> io::Result<()> {
    let (input, signals, line) = (sender.clone(), sender.clone(), sender.clone());
    let mut wanted = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    start("input", move || while send_event(&input) {})?;
    start("signals", move || {
        for signal in wanted.forever() {
            let happening = match signal {
                SIGTSTP => Happening::Suspend,
                signal => Happening::Terminate(signal),
            };
            if signals.send(happening).is_err() {
                return;
            }
        }
    })?;
    start("line", move || watch_line(&line))
}

fn start(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).stack_size(128 * 1024).spawn(work).map(drop)
}

/// Waits for the next event; false when there will be none.
fn send_event(sender: &Sender<Happening>) -> bool {
    match crossterm::event::read() {
        Ok(event) => sender.send(Happening::Event(event)).is_ok(),
        Err(_) => {
            _ = sender.send(Happening::HungUp);
            false
        }
    }
}

/// Returns when the terminal hangs up. The reader of keys would spin on a dead terminal
/// (crossterm 0.29, issue 793); asking for no event at all still reports a hang-up.
fn watch_line(sender: &Sender<Happening>) {
    let terminal = io::stdin();
    loop {
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) => {}
            Ok(0) => {}
            Ok(_) | Err(_) => {
                _ = sender.send(Happening::HungUp);
                return;
            }
        }
    }
}
