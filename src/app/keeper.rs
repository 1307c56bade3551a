//! The thread that owns the store: saves what it is sent and reads what it is asked, in order, and
//! says how it went.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::happening::{Happening, Leaf, Reread, Saved};
use crate::domain::history::Ask;
use crate::store::{Request, Store};

/// How long after the last change the state is let go.
const REST_AFTER: Duration = Duration::from_secs(2);

/// How many changes of earlier starts can be taken back.
const REMEMBERED: usize = 40;

enum Job {
    Save(Request),
    Read(Ask),
    Reread,
}

/// The way to the store.
pub struct Keeper {
    /// `None` once nothing more will come.
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Gives the store a thread of its own.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn start(
        store: Box<dyn Store + Send>,
        outcomes: Sender<Happening>,
    ) -> std::io::Result<Keeper> {
        let (jobs, waiting) = channel();
        let work = move || keep(store, &waiting, &outcomes);
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(work)?;
        Ok(Keeper { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Sends a change to be saved.
    ///
    /// # Errors
    /// The request itself when nothing can be saved.
    pub fn save(&self, request: Request) -> Result<(), Box<Request>> {
        match self.send(Job::Save(request)) {
            Err(Job::Save(request)) => Err(Box::new(request)),
            Err(Job::Read(_) | Job::Reread) | Ok(()) => Ok(()),
        }
    }

    /// Asks for some of the journal. A keeper that is gone does not answer.
    pub fn read(&self, ask: Ask) {
        _ = self.send(Job::Read(ask));
    }

    /// Asks for the book as it is by now.
    pub fn reread(&self) {
        _ = self.send(Job::Reread);
    }

    fn send(&self, job: Job) -> Result<(), Job> {
        match &self.jobs {
            Some(jobs) => jobs.send(job).map_err(|unsent| unsent.0),
            None => Err(job),
        }
    }
}

impl Drop for Keeper {
    /// Waits until everything that was sent is saved.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A keeper that panicked has said so; what it acknowledged is on disk.
            _ = thread.join();
        }
    }
}

fn keep(mut store: Box<dyn Store + Send>, jobs: &Receiver<Job>, outcomes: &Sender<Happening>) {
    // Beside the first frame, not before it. What cannot be read cannot be undone, no more.
    _ = outcomes.send(Happening::Recent(store.recent(REMEMBERED).unwrap_or_default()));
    let mut is_resting = true;
    loop {
        let job = match is_resting {
            true => jobs.recv().map_err(RecvTimeoutError::from),
            false => jobs.recv_timeout(REST_AFTER),
        };
        // Nobody listens any more when the person has already quit.
        match job {
            Ok(Job::Save(request)) => {
                let outcome = store.commit(&request);
                is_resting = false;
                _ = outcomes.send(Happening::Saved(Box::new(Saved { request, outcome })));
            }
            Ok(Job::Read(ask)) => {
                let outcome = store.page(&ask);
                _ = outcomes.send(Happening::Leaf(Box::new(Leaf { ask, outcome })));
            }
            Ok(Job::Reread) => {
                let reread = Happening::Reread(Box::new(reread(&mut *store)));
                _ = outcomes.send(reread);
            }
            Err(RecvTimeoutError::Timeout) => {
                store.rest();
                is_resting = true;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn reread(store: &mut dyn Store) -> Reread {
    let (at, before) = (jiff::Timestamp::now(), store.position().seq);
    let outcome = store.load();
    Reread { at, changes: store.position().seq.saturating_sub(before), outcome }
}
