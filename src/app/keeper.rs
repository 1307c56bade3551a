//! The thread that owns the store: saves what it is sent, in order, and says how it went.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::events::Happening;
use crate::store::{Position, Request, Store, StoreError};

/// How long after the last change the state is let go.
const REST_AFTER: Duration = Duration::from_secs(2);

/// How many changes of earlier starts can be taken back.
const REMEMBERED: u64 = 40;

/// How a change went.
pub struct Saved {
    /// What was asked.
    pub request: Request,
    /// Where it stands in the journal, or why it does not.
    pub outcome: Result<Position, StoreError>,
}

/// The way to the store.
pub struct Keeper {
    /// `None` when the book is only read.
    jobs: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Gives the store, when there is one to write to, a thread of its own.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn start(
        store: Option<Box<dyn Store + Send>>,
        outcomes: Sender<Happening>,
    ) -> std::io::Result<Keeper> {
        let Some(store) = store else {
            _ = outcomes.send(Happening::Recent(Vec::new()));
            return Ok(Keeper { jobs: None, thread: None });
        };
        let (jobs, requests) = channel();
        let work = move || keep(store, &requests, &outcomes);
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(work)?;
        Ok(Keeper { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Sends a change to be saved.
    ///
    /// # Errors
    /// The request itself when nothing can be saved.
    pub fn save(&self, request: Request) -> Result<(), Box<Request>> {
        match &self.jobs {
            Some(jobs) => jobs.send(request).map_err(|unsent| Box::new(unsent.0)),
            None => Err(Box::new(request)),
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

fn keep(
    mut store: Box<dyn Store + Send>,
    requests: &Receiver<Request>,
    outcomes: &Sender<Happening>,
) {
    // Beside the first frame, not before it. What cannot be read cannot be undone, no more.
    _ = outcomes.send(Happening::Recent(store.recent(REMEMBERED).unwrap_or_default()));
    let mut is_resting = true;
    loop {
        let request = match is_resting {
            true => requests.recv().map_err(RecvTimeoutError::from),
            false => requests.recv_timeout(REST_AFTER),
        };
        match request {
            Ok(request) => {
                let outcome = store.commit(&request);
                is_resting = false;
                let saved = Box::new(Saved { request, outcome });
                // Nobody listens any more when the person has already quit.
                _ = outcomes.send(Happening::Saved(saved));
            }
            Err(RecvTimeoutError::Timeout) => {
                store.rest();
                is_resting = true;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
