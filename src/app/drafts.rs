//! What is typed and not saved, on its way to the disk: by a thread of its own, within a second
//! after the last key or two after the first, and at the end whatever ends or stops the program.
//!
//! The thread waits for a time only while something is newer than its file; else it sleeps.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::happening::{Happening, News};
use crate::domain::change::Change;
use crate::store::Fault;
use crate::store::drafts::{self, Found};
use crate::ui::draft::Draft;
use crate::ui::drafts::Offer;

/// How long after the last key a draft is written: a second, less what writing takes.
const IDLE: Duration = Duration::from_millis(700);
/// How long after the first key at the latest: two seconds, less what writing takes.
const LATEST: Duration = Duration::from_millis(1700);

/// How long after a failed write it is tried again.
const RETRY: Duration = Duration::from_secs(10);

/// What the thread is to do.
enum Job {
    Keep(String, Draft),
    Remove(String),
    /// Write everything now, then answer.
    Flush(Sender<()>),
}

/// The drafts of this process.
pub struct Drafts {
    /// `None` when nothing can be saved, so that nothing is typed either.
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    /// What is being typed, and its name.
    current: Option<(String, Draft)>,
    /// Counts that the store has not acknowledged yet.
    sent: Vec<(Change, String, Draft)>,
    /// How many were begun.
    begun: u64,
}

impl Drafts {
    /// Gives the files, when there are any, a thread of their own; it first looks for drafts of
    /// earlier starts.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn start(
        files: Option<drafts::Drafts>,
        news: Sender<Happening>,
    ) -> std::io::Result<Drafts> {
        let (mut jobs, mut thread) = (None, None);
        if let Some(files) = files {
            let (sender, receiver) = channel();
            let mut writer = Writer { files, news, unwritten: BTreeMap::new(), is_failing: false };
            let work = move || writer.work(&receiver);
            thread = Some(thread::Builder::new().name("drafts".to_owned()).spawn(work)?);
            jobs = Some(sender);
        }
        Ok(Drafts { jobs, thread, current: None, sent: Vec::new(), begun: 0 })
    }

    /// Takes in what is typed now. What is no longer typed is with the store when `change` was
    /// sent there, else the person has discarded it.
    pub fn note(&mut self, now: Option<Draft>, change: Option<&Change>) {
        match (self.current.take(), now) {
            (None, None) => {}
            (Some((name, draft)), None) => match change {
                Some(change) => self.sent.push((change.clone(), name, draft)),
                None => self.send(Job::Remove(name)),
            },
            (before, Some(now)) => {
                let is_same = before.as_ref().is_some_and(|(_, draft)| *draft == now);
                let name = before.map_or_else(|| self.new_name(), |(name, _)| name);
                if !is_same {
                    self.send(Job::Keep(name.clone(), now.clone()));
                }
                self.current = Some((name, now));
            }
        }
    }

    /// What is typed from now on is the draft of this name.
    pub fn resume(&mut self, name: &str, draft: Option<Draft>) {
        self.current = draft.map(|draft| (name.to_owned(), draft));
    }

    /// A draft is no longer wanted.
    pub fn discard(&mut self, name: String) {
        self.send(Job::Remove(name));
    }

    /// The store has acknowledged a change: its draft has done its work.
    pub fn saved(&mut self, change: &Change) {
        if let Some((name, _)) = self.take_sent(change) {
            self.send(Job::Remove(name));
        }
    }

    /// The store has not taken a change: its draft can be typed on.
    pub fn not_saved(&mut self, change: &Change) -> Option<Offer> {
        let (name, draft) = self.take_sent(change)?;
        self.send(Job::Keep(name.clone(), draft.clone()));
        Some(Offer { name, typed_at: written(Timestamp::now()), draft })
    }

    /// Waits until the last letter is on disk: a program that is stopped may never go on.
    pub fn flush(&self) {
        let (done, waiting) = channel();
        self.send(Job::Flush(done));
        // A thread that is gone does not answer, and is not waited for.
        _ = waiting.recv();
    }

    fn take_sent(&mut self, change: &Change) -> Option<(String, Draft)> {
        let at = self.sent.iter().position(|(sent, _, _)| sent == change)?;
        let (_, name, draft) = self.sent.remove(at);
        Some((name, draft))
    }

    /// A name that no other process has, nor had.
    fn new_name(&mut self) -> String {
        self.begun += 1;
        let (since, process) = (Timestamp::now().as_millisecond(), std::process::id());
        format!("{since}-{process}-{}", self.begun)
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // A thread that panicked has said so.
            _ = jobs.send(job);
        }
    }
}

impl Drop for Drafts {
    /// Waits until the last letter is on disk: on quit, on a signal, on a panic alike.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            _ = thread.join();
        }
    }
}

/// A draft that is newer than its file.
struct Unwritten {
    draft: Draft,
    /// When it was typed last.
    at: Timestamp,
    due: Instant,
    latest: Instant,
}

/// What the thread has.
struct Writer {
    files: drafts::Drafts,
    news: Sender<Happening>,
    unwritten: BTreeMap<String, Unwritten>,
    /// The last write failed, which is told once.
    is_failing: bool,
}

impl Writer {
    /// Works until nobody sends jobs any more; then everything is written at once.
    fn work(&mut self, jobs: &Receiver<Job>) {
        self.look();
        loop {
            let due = self.unwritten.values().map(|one| one.due).min();
            let job = match due {
                None => jobs.recv().map_err(RecvTimeoutError::from),
                Some(due) => jobs.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match job {
                Ok(Job::Keep(name, draft)) => self.keep(name, draft),
                Ok(Job::Remove(name)) => {
                    self.unwritten.remove(&name);
                    // One that cannot be removed is offered again, which harms nobody.
                    _ = self.files.remove(&name);
                }
                Ok(Job::Flush(done)) => {
                    self.write(None);
                    _ = done.send(());
                }
                Err(RecvTimeoutError::Timeout) => self.write(Some(Instant::now())),
                Err(RecvTimeoutError::Disconnected) => return self.write(None),
            }
        }
    }

    fn keep(&mut self, name: String, draft: Draft) {
        let (at, now) = (Timestamp::now(), Instant::now());
        let latest = self.unwritten.get(&name).map_or(now + LATEST, |one| one.latest);
        let due = (now + IDLE).min(latest);
        self.unwritten.insert(name, Unwritten { draft, at, due, latest });
    }

    /// Writes what is due by a time, or everything.
    fn write(&mut self, by: Option<Instant>) {
        let is_due = |one: &Unwritten| by.is_none_or(|by| one.due <= by);
        let (due, rest) = std::mem::take(&mut self.unwritten)
            .into_iter()
            .partition(|(_, unwritten)| is_due(unwritten));
        self.unwritten = rest;
        for (name, one) in due {
            // Text and ids: nothing in it that JSON has no form for.
            let text = serde_json::to_string(&one.draft).unwrap_or_default();
            let failure = self.files.keep(&name, one.at, &text).err();
            let was_failing = std::mem::replace(&mut self.is_failing, failure.is_some());
            if let Some(failure) = failure {
                let due = Instant::now() + RETRY;
                self.unwritten.insert(name, Unwritten { due, latest: due, ..one });
                if !was_failing {
                    self.tell(News::Failed(failure));
                }
            }
        }
    }

    /// Finds the drafts of earlier starts.
    fn look(&mut self) {
        let (found, mut strange) = match self.files.found() {
            Ok(both) => both,
            Err(failure) => return self.tell(News::Failed(failure)),
        };
        let mut offers = Vec::new();
        for Found { name, at, draft } in found {
            let read: Option<Draft> = serde_json::from_str(&draft).ok();
            match read.and_then(Draft::checked) {
                Some(draft) => offers.push(Offer { name, typed_at: written(at), draft }),
                None => strange.push(self.files.set_aside(&name, Fault::Draft)),
            }
        }
        if !offers.is_empty() || !strange.is_empty() {
            self.tell(News::Found(offers, strange));
        }
    }

    fn tell(&self, news: News) {
        // Nobody listens any more when the program ends.
        _ = self.news.send(Happening::Drafts(Box::new(news)));
    }
}

/// "27/7/2026 10:11", at +07:00.
fn written(at: Timestamp) -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(7));
    at.to_zoned(zone).strftime("%-d/%-m/%Y %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::Path;

    use super::*;
    use crate::domain::record::Kind;
    use crate::ui::draft::{Typed, TypedRecord};

    fn draft(text: &str) -> Draft {
        let typed = [("name".to_owned(), Typed::Text(text.to_owned()))].into();
        let (start, at) = (BTreeMap::new(), "name".to_owned());
        Draft::Record(TypedRecord {
            kind: Kind::Exemplar,
            is_new: true,
            start,
            others: Vec::new(),
            typed,
            at,
        })
    }

    fn files(dir: &Path) -> drafts::Drafts {
        drafts::Drafts::open(dir, 7, "lan").unwrap()
    }

    fn start(dir: &Path) -> (Drafts, Receiver<Happening>) {
        let (news, happenings) = channel();
        (Drafts::start(Some(files(dir)), news).unwrap(), happenings)
    }

    /// What the next start is offered.
    fn offered(dir: &Path) -> Vec<Draft> {
        let (drafts, happenings) = start(dir);
        drop(drafts);
        match happenings.try_recv() {
            Ok(Happening::Drafts(news)) => match *news {
                News::Found(offers, _) => offers.into_iter().map(|offer| offer.draft).collect(),
                News::Failed(failure) => panic!("{failure:?}"),
            },
            _ => Vec::new(),
        }
    }

    fn book() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        drop(crate::store::create(dir.path()).unwrap());
        dir
    }

    #[test]
    fn the_last_letter_is_kept_when_the_program_panics() {
        let dir = book();
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let ended = catch_unwind(AssertUnwindSafe(|| {
            let (mut drafts, _happenings) = start(dir.path());
            drafts.note(Some(draft("Đường ho")), None);
            drafts.note(Some(draft("Đường hoa")), None);
            panic!("in the middle of it");
        }));
        std::panic::set_hook(hook);
        assert!(ended.is_err());
        assert_eq!(offered(dir.path()), [draft("Đường hoa")]);
    }

    #[test]
    fn what_is_saved_or_discarded_is_not_offered() {
        let dir = book();
        let (mut drafts, _happenings) = start(dir.path());
        drafts.note(Some(draft("một")), None);
        drafts.note(None, None);
        drafts.note(Some(draft("hai")), None);
        drafts.note(None, Some(&Change::default()));
        drafts.saved(&Change::default());
        drop(drafts);
        assert_eq!(offered(dir.path()), []);
        // One that the store has not taken is.
        let (mut drafts, _happenings) = start(dir.path());
        drafts.note(Some(draft("ba")), None);
        drafts.note(None, Some(&Change::default()));
        assert_eq!(drafts.not_saved(&Change::default()).unwrap().draft, draft("ba"));
        drop(drafts);
        assert_eq!(offered(dir.path()), [draft("ba")]);
    }

    #[test]
    fn a_draft_is_due_a_second_after_the_last_key_and_two_after_the_first() {
        let dir = book();
        let (news, _happenings) = channel();
        let (files, unwritten) = (files(dir.path()), BTreeMap::new());
        let mut writer = Writer { files, news, unwritten, is_failing: false };
        let began = Instant::now();
        writer.keep("a".to_owned(), draft("một"));
        let first = (writer.unwritten["a"].due, writer.unwritten["a"].latest);
        let second = Duration::from_secs(1);
        assert!(first.0 < Instant::now() + second && first.1 < Instant::now() + 2 * second);
        // Every further key puts it off, but not for ever.
        let long = Unwritten { latest: began, ..writer.unwritten.remove("a").unwrap() };
        writer.unwritten.insert("a".to_owned(), long);
        writer.keep("a".to_owned(), draft("một hai"));
        assert_eq!(writer.unwritten["a"].due, began);
        writer.write(Some(Instant::now()));
        assert!(writer.unwritten.is_empty(), "nothing is waited for any more");
        drop(writer);
        assert_eq!(offered(dir.path()), [draft("một hai")]);
    }

    #[test]
    fn a_disk_that_refuses_is_told_once_and_tried_again() {
        let dir = book();
        let (news, happenings) = channel();
        let (files, unwritten) = (files(dir.path()), BTreeMap::new());
        let mut writer = Writer { files, news, unwritten, is_failing: false };
        let drafts = dir.path().join("drafts");
        std::fs::write(&drafts, "no directory").unwrap();
        for _ in 0..2 {
            writer.keep("a".to_owned(), draft("một"));
            writer.write(None);
        }
        assert_eq!(happenings.try_iter().count(), 1);
        assert!(writer.unwritten["a"].due > Instant::now(), "it is not tried without a pause");
        std::fs::remove_file(&drafts).unwrap();
        writer.write(None);
        drop(writer);
        assert_eq!(offered(dir.path()), [draft("một")]);
    }

    #[test]
    fn what_is_typed_on_stays_one_draft() {
        let dir = book();
        let (mut drafts, _happenings) = start(dir.path());
        drafts.note(Some(draft("một")), None);
        drop(drafts);
        let (mut drafts, happenings) = start(dir.path());
        let Ok(Happening::Drafts(news)) = happenings.recv() else { panic!("no draft") };
        let News::Found(offers, _) = *news else { panic!("not found") };
        drafts.resume(&offers[0].name, Some(draft("một")));
        drafts.note(Some(draft("một hai")), None);
        drop(drafts);
        assert_eq!(offered(dir.path()), [draft("một hai")]);
    }
}
