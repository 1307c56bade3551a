//! A disk that fails: it counts operations, fails the one it is told to, and can lose, tear and
//! reorder everything that was not yet synced.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use thidua::store::disk::{Disk, DiskFile};

use crate::province::Figures;

const SECTOR: usize = 512;

/// What to do at the operation of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The machine stops: this operation and every later one fails; of a write a part may be done.
    Crash,
    /// This operation fails, of a write a part is done; later ones work.
    Error,
    /// As `Error`, and the next one too; what a failed sync should have written is thought clean
    /// and
    /// is lost.
    ErrorAndForget,
}

/// What becomes of unsynced writes when the power goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// All are lost.
    Drop,
    /// All are kept.
    Keep,
    /// The first ones are kept, one of them in part.
    Tear,
    /// Each sector of each is kept or not, whatever came first.
    Reorder,
}

#[derive(Clone, Debug)]
enum Write {
    Bytes(usize, Vec<u8>),
    Truncate(usize),
}

#[derive(Clone, Debug, Default)]
struct Content {
    synced: Vec<u8>,
    now: Vec<u8>,
    pending: Vec<Write>,
}

#[derive(Clone, Debug)]
enum Name {
    New(PathBuf, usize),
    Rename(PathBuf, PathBuf),
    Gone(PathBuf),
    Dir(PathBuf),
}

/// Content lives by number, names point to it, as inodes do.
#[derive(Clone, Debug, Default)]
struct Inner {
    contents: Vec<Content>,
    dirs: Vec<PathBuf>,
    names: BTreeMap<PathBuf, usize>,
    synced_names: BTreeMap<PathBuf, usize>,
    synced_dirs: Vec<PathBuf>,
    pending_names: Vec<Name>,
    operations: u64,
    trouble: Option<(u64, Trouble)>,
    is_dead: bool,
    free: Option<u64>,
}

/// The disk; clones are the same disk.
#[derive(Clone, Debug, Default)]
pub struct FaultDisk(Arc<Mutex<Inner>>);

fn apply(bytes: &mut Vec<u8>, write: &Write) {
    match write {
        Write::Bytes(at, new) => {
            bytes.resize(bytes.len().max(at + new.len()), 0);
            bytes[*at..at + new.len()].copy_from_slice(new);
        }
        Write::Truncate(len) => bytes.resize(*len, 0),
    }
}

fn rename(names: &mut BTreeMap<PathBuf, usize>, dirs: &mut Vec<PathBuf>, name: &Name) {
    match name {
        Name::New(path, content) => drop(names.insert(path.clone(), *content)),
        Name::Gone(path) => drop(names.remove(path)),
        Name::Dir(path) => dirs.push(path.clone()),
        Name::Rename(from, to) => {
            if let Some(content) = names.remove(from) {
                names.insert(to.clone(), content);
            }
        }
    }
}

impl FaultDisk {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    /// Operations that change something, so far.
    pub fn operations(&self) -> u64 {
        self.inner().operations
    }

    /// Makes trouble at the operation of this number, counted from 1 from now on.
    pub fn trouble_at(&self, operation: u64, trouble: Trouble) {
        let mut inner = self.inner();
        inner.trouble = Some((inner.operations + operation, trouble));
    }

    pub fn set_free(&self, free: u64) {
        self.inner().free = Some(free);
    }

    /// A disk with the same content.
    pub fn copy(&self) -> FaultDisk {
        FaultDisk(Arc::new(Mutex::new(self.inner().clone())))
    }

    /// The bytes of a file, to look at or to spoil.
    pub fn with<T>(&self, file: &Path, see: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        let mut inner = self.inner();
        let content = inner.names[file];
        let content = &mut inner.contents[content];
        let seen = see(&mut content.now);
        content.synced = content.now.clone();
        content.pending.clear();
        seen
    }

    /// Every file with its bytes.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let inner = self.inner();
        let bytes = |content: &usize| inner.contents[*content].now.clone();
        inner.names.iter().map(|(path, content)| (path.clone(), bytes(content))).collect()
    }

    /// The disk as it is found after the power went and came back.
    pub fn after_power_cut(&self, loss: Loss, figures: &mut Figures) -> FaultDisk {
        let mut inner = self.inner().clone();
        for content in &mut inner.contents {
            content.now = survivors(content, loss, figures);
            content.synced = content.now.clone();
            content.pending.clear();
        }
        let pending = std::mem::take(&mut inner.pending_names);
        let kept = match loss {
            Loss::Drop => 0,
            Loss::Keep => pending.len(),
            Loss::Tear | Loss::Reorder => figures.below(pending.len() + 1),
        };
        let (mut names, mut dirs) = (inner.synced_names.clone(), inner.synced_dirs.clone());
        pending.iter().take(kept).for_each(|name| rename(&mut names, &mut dirs, name));
        (inner.names, inner.synced_names) = (names.clone(), names);
        (inner.dirs, inner.synced_dirs) = (dirs.clone(), dirs);
        inner.is_dead = false;
        inner.trouble = None;
        FaultDisk(Arc::new(Mutex::new(inner)))
    }
}

fn survivors(content: &Content, loss: Loss, figures: &mut Figures) -> Vec<u8> {
    let mut bytes = content.synced.clone();
    match loss {
        Loss::Drop => {}
        Loss::Keep => content.pending.iter().for_each(|write| apply(&mut bytes, write)),
        Loss::Tear => {
            let kept = figures.below(content.pending.len() + 1);
            content.pending.iter().take(kept).for_each(|write| apply(&mut bytes, write));
            if let Some(Write::Bytes(at, new)) = content.pending.get(kept) {
                let part = new[..figures.below(new.len() + 1)].to_vec();
                apply(&mut bytes, &Write::Bytes(*at, part));
            }
        }
        Loss::Reorder => {
            for write in &content.pending {
                let Write::Bytes(at, new) = write else {
                    apply(&mut bytes, write);
                    continue;
                };
                // The size may be on the disk before the sectors are.
                if figures.below(2) == 0 {
                    bytes.resize(bytes.len().max(at + new.len()), 0);
                }
                let mut from = *at;
                while from < at + new.len() {
                    let to = ((from / SECTOR + 1) * SECTOR).min(at + new.len());
                    if figures.below(2) == 0 {
                        let part = new[from - at..to - at].to_vec();
                        apply(&mut bytes, &Write::Bytes(from, part));
                    }
                    from = to;
                }
            }
        }
    }
    bytes
}

impl Inner {
    /// Counts an operation; says what happens to it.
    fn step(&mut self) -> Result<(), Trouble> {
        if self.is_dead {
            return Err(Trouble::Crash);
        }
        self.operations += 1;
        match self.trouble {
            Some((at, trouble)) if at == self.operations => {
                self.is_dead = trouble == Trouble::Crash;
                Err(trouble)
            }
            Some((at, Trouble::ErrorAndForget)) if at + 1 == self.operations => Err(Trouble::Error),
            _ => Ok(()),
        }
    }

    fn simple(&mut self) -> io::Result<()> {
        self.step().map_err(error)
    }

    fn content(&mut self, number: usize) -> &mut Content {
        &mut self.contents[number]
    }
}

fn error(trouble: Trouble) -> io::Error {
    match trouble {
        Trouble::Crash => io::Error::other("the machine is off"),
        _ => io::ErrorKind::StorageFull.into(),
    }
}

#[derive(Debug)]
struct FaultFile {
    disk: FaultDisk,
    content: usize,
}

impl Disk for FaultDisk {
    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        let inner = self.inner();
        if !inner.dirs.iter().any(|known| known == dir) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = inner.names.keys().filter(|path| path.parent() == Some(dir));
        Ok(inside.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect())
    }

    fn size(&self, file: &Path) -> io::Result<u64> {
        let mut inner = self.inner();
        let number = *inner.names.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok(inner.content(number).now.len() as u64)
    }

    fn read(&self, file: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let mut inner = self.inner();
        let number = *inner.names.get(file).ok_or(io::ErrorKind::NotFound)?;
        let bytes = inner.content(number).now.clone();
        let from = usize::try_from(offset).unwrap().min(bytes.len());
        Ok(Box::new(Cursor::new(bytes[from..].to_vec())))
    }

    fn make_dir(&self, dir: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        if inner.dirs.iter().any(|known| known == dir) {
            return Ok(());
        }
        inner.simple()?;
        inner.dirs.push(dir.to_owned());
        inner.pending_names.push(Name::Dir(dir.to_owned()));
        Ok(())
    }

    fn create_new(&self, file: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut inner = self.inner();
        if inner.names.contains_key(file) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        inner.simple()?;
        let content = inner.contents.len();
        inner.contents.push(Content::default());
        inner.names.insert(file.to_owned(), content);
        inner.pending_names.push(Name::New(file.to_owned(), content));
        Ok(Box::new(FaultFile { disk: self.clone(), content }))
    }

    fn open(&self, file: &Path) -> io::Result<Box<dyn DiskFile>> {
        let content = *self.inner().names.get(file).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(FaultFile { disk: self.clone(), content }))
    }

    /// Locks are the real disk's: here every process but one has ended.
    fn hold(&self, file: &Path) -> io::Result<Option<Box<dyn DiskFile>>> {
        self.open(file).map(Some)
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.simple()?;
        inner.names.remove(file).ok_or(io::ErrorKind::NotFound)?;
        inner.pending_names.push(Name::Gone(file.to_owned()));
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.simple()?;
        let name = Name::Rename(from.to_owned(), to.to_owned());
        let Inner { names, dirs, pending_names, .. } = &mut *inner;
        rename(names, dirs, &name);
        pending_names.push(name);
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        let mut inner = self.inner();
        inner.simple()?;
        inner.pending_names.clear();
        inner.synced_names = inner.names.clone();
        inner.synced_dirs = inner.dirs.clone();
        Ok(())
    }

    fn free_space(&self, _: &Path) -> io::Result<u64> {
        Ok(self.inner().free.unwrap_or(u64::MAX))
    }
}

impl FaultFile {
    fn write(&self, write: Write) -> io::Result<()> {
        let mut inner = self.disk.inner();
        let was_dead = inner.is_dead;
        let (done, outcome) = match (inner.step(), &write) {
            (Ok(()), _) => (Some(write), Ok(())),
            // Whatever part of it the loss leaves.
            (Err(Trouble::Crash), _) if !was_dead => (Some(write), Err(error(Trouble::Crash))),
            // Half of the bytes go out before the failure.
            (Err(trouble), Write::Bytes(at, new)) if !was_dead => {
                (Some(Write::Bytes(*at, new[..new.len() / 2].to_vec())), Err(error(trouble)))
            }
            (Err(trouble), _) => (None, Err(error(trouble))),
        };
        if let Some(done) = done {
            let content = inner.content(self.content);
            apply(&mut content.now, &done);
            content.pending.push(done);
        }
        outcome
    }
}

impl DiskFile for FaultFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.write(Write::Bytes(usize::try_from(offset).unwrap(), bytes.to_vec()))
    }

    fn lock(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        let len = usize::try_from(len).unwrap();
        if self.disk.inner().contents[self.content].now.len() == len {
            return Ok(());
        }
        self.write(Write::Truncate(len))
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let mut inner = self.disk.inner();
        let outcome = inner.step();
        let content = inner.content(self.content);
        match outcome {
            Ok(()) => {
                content.pending.iter().for_each(|write| apply(&mut content.synced, write));
                content.pending.clear();
                Ok(())
            }
            Err(trouble) => {
                if trouble == Trouble::ErrorAndForget {
                    content.pending.clear();
                }
                Err(error(trouble))
            }
        }
    }
}
