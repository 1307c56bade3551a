//! The few file operations the journal needs, so that tests can put a failing disk underneath.
//!
//! Nothing here retries, buffers or hides: one call is one operation of the system.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

/// Files and directories.
pub trait Disk: fmt::Debug + Send + Sync {
    /// The names in a directory, sorted.
    ///
    /// # Errors
    /// What the system says; so for all of these.
    fn list(&self, dir: &Path) -> io::Result<Vec<String>>;
    /// The size of a file in bytes.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    fn size(&self, file: &Path) -> io::Result<u64>;
    /// Reads a file from an offset on.
    ///
    /// # Errors
    /// What the system says.
    fn read(&self, file: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>>;
    /// Makes a directory for the owner only; fine when it exists.
    ///
    /// # Errors
    /// What the system says.
    fn make_dir(&self, dir: &Path) -> io::Result<()>;
    /// Makes a file for the owner only.
    ///
    /// # Errors
    /// `AlreadyExists` when there is one.
    fn create_new(&self, file: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file for writing.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    fn open(&self, file: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file and locks it; `None` when another process has it locked, or has replaced it
    /// meanwhile.
    ///
    /// # Errors
    /// What the system says; also when it is no plain file.
    fn hold(&self, file: &Path) -> io::Result<Option<Box<dyn DiskFile>>>;
    /// Removes a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, file: &Path) -> io::Result<()>;
    /// Gives a file a new name, replacing what has it.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes names in a directory survive a power cut.
    ///
    /// # Errors
    /// What the system says.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Bytes free for this user on the file system of a directory.
    ///
    /// # Errors
    /// What the system says.
    fn free_space(&self, dir: &Path) -> io::Result<u64>;
}

/// A file open for writing.
pub trait DiskFile: fmt::Debug + Send {
    /// Writes all bytes at an offset.
    ///
    /// # Errors
    /// What the system says; some of the bytes may be written.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;
    /// Locks the file until it is closed: the system lets go when the process ends, however it
    /// ends.
    ///
    /// # Errors
    /// `WouldBlock` when another process has it locked.
    fn lock(&mut self) -> io::Result<()>;
    /// Cuts the file.
    ///
    /// # Errors
    /// What the system says.
    fn truncate(&mut self, len: u64) -> io::Result<()>;
    /// Makes the content survive a power cut (`fdatasync`).
    ///
    /// # Errors
    /// What the system says; then nothing is known about what was written since the last sync.
    fn sync_data(&mut self) -> io::Result<()>;
}

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(dir)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names)
    }

    fn size(&self, file: &Path) -> io::Result<u64> {
        Ok(fs::metadata(file)?.len())
    }

    fn read(&self, file: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let mut file = File::open(file)?;
        if offset > 0 {
            file.seek(SeekFrom::Start(offset))?;
        }
        Ok(Box::new(file))
    }

    fn make_dir(&self, dir: &Path) -> io::Result<()> {
        match fs::DirBuilder::new().mode(0o700).create(dir) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => Ok(()),
            made => made,
        }
    }

    fn create_new(&self, file: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
        Ok(Box::new(RealFile(file)))
    }

    fn open(&self, file: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(RealFile(OpenOptions::new().write(true).open(file)?)))
    }

    fn hold(&self, file: &Path) -> io::Result<Option<Box<dyn DiskFile>>> {
        // A pipe would be waited for.
        if !fs::symlink_metadata(file)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut held = RealFile(File::open(file)?);
        match held.lock() {
            // It may have been replaced or removed while it was being locked.
            Ok(()) if held.0.metadata()?.nlink() == 0 => Ok(None),
            Ok(()) => Ok(Some(Box::new(held))),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    fn free_space(&self, dir: &Path) -> io::Result<u64> {
        let space = rustix::fs::statvfs(dir)?;
        Ok(space.f_bavail.saturating_mul(space.f_frsize))
    }
}

#[derive(Debug)]
struct RealFile(File);

impl DiskFile for RealFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all_at(bytes, offset)
    }

    fn lock(&mut self) -> io::Result<()> {
        self.0.try_lock().map_err(io::Error::from)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}
