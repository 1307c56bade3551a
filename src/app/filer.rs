//! Writes tables into files: whole or not at all, for their owner only, over nothing.
//!
//! The file is written under another name in the same folder and then linked to its own, which
//! fails when that exists, whoever was faster.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use super::happening::{Filed, Happening};
use crate::domain::text::write_count;
use crate::ui::shell::Paper;
use crate::words::{Lang, Word};

/// Writes files beside the screen: a slow disk keeps nobody waiting.
pub struct Filer {
    folder: PathBuf,
    lang: Lang,
    outcomes: Sender<Happening>,
    thread: Option<JoinHandle<()>>,
}

impl Filer {
    /// Writes into the folder that the person is in, or, where that cannot be written, at home.
    #[must_use]
    pub fn new(lang: Lang, outcomes: Sender<Happening>) -> Filer {
        let here = std::env::current_dir().ok().filter(|dir| is_writable(dir));
        let folder = here.or_else(home).unwrap_or_else(|| PathBuf::from("/"));
        Filer { folder, lang, outcomes, thread: None }
    }

    /// Where files go that name no folder.
    #[must_use]
    pub fn folder(&self) -> String {
        self.folder.display().to_string()
    }

    /// Writes a file; how it went comes as a happening.
    pub fn write(&mut self, paper: Paper) {
        self.finish();
        let (lang, outcomes) = (self.lang, self.outcomes.clone());
        let path = resolve(&self.folder, home(), &paper.name);
        let typed = paper.name.clone();
        let work = move || {
            let filed = file(&path, &paper, lang);
            // Nobody listens any more when the person has already quit.
            _ = outcomes.send(Happening::Filed(filed));
        };
        match thread::Builder::new().name("filer".to_owned()).spawn(work) {
            Ok(thread) => self.thread = Some(thread),
            Err(error) => {
                let told = (failed(&self.folder.join(typed), &error, self.lang), None);
                _ = self.outcomes.send(Happening::Filed(Err(told)));
            }
        }
    }

    fn finish(&mut self) {
        if let Some(thread) = self.thread.take() {
            // One that panicked has said so; the name it was to write stands for nothing.
            _ = thread.join();
        }
    }
}

impl Drop for Filer {
    /// Waits until the file is whole.
    fn drop(&mut self) {
        self.finish();
    }
}

fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from)
}

fn is_writable(dir: &Path) -> bool {
    rustix::fs::access(dir, rustix::fs::Access::WRITE_OK).is_ok()
}

/// Where a name leads: `~/` is home, a name without a folder goes into ours.
fn resolve(folder: &Path, home: Option<PathBuf>, name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => folder.join(name),
    }
}

/// Writes a file and says how it went.
fn file(path: &Path, paper: &Paper, lang: Lang) -> Filed {
    let shown = path.display().to_string();
    match write_new(path, paper.content.as_bytes()) {
        Ok(()) => {
            let (rows, format) =
                (write_count(paper.rows as u64), paper.format.extension().to_uppercase());
            let parts = [("rows", &*rows), ("path", &*shown), ("format", &*format)];
            Ok(lang.fill(Word::SaveDone, &parts))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let next = free_name(path, &paper.name);
            let parts = [("path", &*shown), ("next", &*next)];
            Err((lang.fill(Word::SaveExists, &parts), Some(next)))
        }
        Err(error) => Err((failed(path, &error, lang), None)),
    }
}

fn failed(path: &Path, error: &io::Error, lang: Lang) -> String {
    let word = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Some(Word::SaveNoFolder),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Some(Word::SaveNoRight),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some(Word::SaveFull),
        _ => None,
    };
    let why = word.map_or_else(|| error.to_string(), |word| lang.say(word).to_owned());
    let path = path.display().to_string();
    lang.fill(Word::SaveFailed, &[("path", &path), ("why", &why)])
}

/// The name with the first number that is free: `a.csv` → `a-2.csv`.
fn free_name(path: &Path, typed: &str) -> String {
    let (stem, extension) = typed.rsplit_once('.').unwrap_or((typed, ""));
    let name = |n: u32| format!("{stem}-{n}.{extension}");
    let is_free = |name: &String| {
        let file = Path::new(name).file_name().map(|file| path.with_file_name(file));
        file.is_some_and(|file| file.symlink_metadata().is_err())
    };
    (2u32..).map(name).find(is_free).unwrap_or_else(|| typed.to_owned())
}

/// Writes a file that must not exist: whole, or not at all; readable by its owner only.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let (draft, mut file) = start_draft(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    let done = written.and_then(|()| publish(&draft, path));
    // Published, it has its own name; else it is waste.
    _ = fs::remove_file(&draft);
    done
}

/// A file of a name that nobody has, beside the one to come.
fn start_draft(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut error = io::Error::from(ErrorKind::AlreadyExists);
    for number in 0..100 {
        let draft = path.with_file_name(format!(".thidua-{}-{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft) {
            Ok(file) => return Ok((draft, file)),
            Err(e) if e.kind() == ErrorKind::AlreadyExists => error = e,
            Err(e) => return Err(e),
        }
    }
    Err(io::Error::other(error))
}

/// Gives the draft its name, unless something has it already. File systems without hard links
/// rename.
fn publish(draft: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(draft, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            let (here, flags) = (rustix::fs::CWD, rustix::fs::RenameFlags::NOREPLACE);
            rustix::fs::renameat_with(here, draft, here, path, flags).map_err(|_| error)
        }
        linked => linked,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::report::table::Format;

    fn paper(name: &str, content: &str) -> Paper {
        let content = content.to_owned();
        Paper { name: name.to_owned(), format: Format::Csv, content, rows: 2 }
    }

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_whole_and_its_owners_only() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("a.csv");
        let told = file(&path, &paper("a.csv", "một\nhai\n"), Lang::Vi);
        let wanted = format!("Đã xuất 2 dòng ra {} (dạng CSV).", path.display());
        assert_eq!(told, Ok(wanted));
        assert_eq!(fs::read_to_string(&path)?, "một\nhai\n");
        assert_eq!(path.metadata()?.permissions().mode() & 0o777, 0o600);
        assert_eq!(names(dir.path()), ["a.csv"], "no draft stays");
        Ok(())
    }

    #[test]
    fn nothing_is_ever_overwritten_and_the_next_free_name_is_offered() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        let offered = |name: &str| {
            let told = file(&dir.path().join(name), &paper(name, "mới"), Lang::Vi);
            told.err().and_then(|(_, next)| next)
        };
        fs::write(dir.path().join("a-2026-11-21.csv"), "cũ")?;
        // A link that leads nowhere is a name that is taken, too.
        std::os::unix::fs::symlink("/nowhere", dir.path().join("b.csv"))?;
        assert_eq!(offered("a-2026-11-21.csv").as_deref(), Some("a-2026-11-21-2.csv"));
        assert_eq!(offered("b.csv").as_deref(), Some("b-2.csv"));
        fs::write(dir.path().join("b-2.csv"), "")?;
        assert_eq!(offered("b.csv").as_deref(), Some("b-3.csv"));
        assert_eq!(fs::read_to_string(dir.path().join("a-2026-11-21.csv"))?, "cũ");
        assert_eq!(names(dir.path()), ["a-2026-11-21.csv", "b-2.csv", "b.csv"]);
        // Somebody else was faster, after we had looked.
        let (draft, _) = start_draft(&dir.path().join("c.csv"))?;
        fs::write(dir.path().join("c.csv"), "cũ")?;
        let late = publish(&draft, &dir.path().join("c.csv"));
        assert_eq!(late.map_err(|e| e.kind()), Err(ErrorKind::AlreadyExists));
        assert_eq!(fs::read_to_string(dir.path().join("c.csv"))?, "cũ");
        Ok(())
    }

    #[test]
    fn what_fails_says_what_to_do() -> io::Result<()> {
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("không có/a.csv");
        let told = file(&path, &paper("không có/a.csv", ""), Lang::Vi);
        assert!(
            told.is_err_and(|(why, next)| why.contains("không có thư mục này") && next.is_none())
        );
        let said = |kind: ErrorKind| failed(&path, &kind.into(), Lang::Vi);
        assert!(said(ErrorKind::PermissionDenied).contains("không có quyền"));
        assert!(said(ErrorKind::StorageFull).contains("đĩa đầy"));
        Ok(())
    }

    #[test]
    fn names_lead_home_or_into_the_folder() {
        let folder = Path::new("/tmp");
        let at = |name| resolve(folder, Some(PathBuf::from("/home/lan")), name);
        assert_eq!(at("a.csv"), Path::new("/tmp/a.csv"));
        assert_eq!(at("~/a.csv"), Path::new("/home/lan/a.csv"));
        assert_eq!(at("/srv/a.csv"), Path::new("/srv/a.csv"));
        assert_eq!(resolve(folder, None, "~/a.csv"), Path::new("/tmp/~/a.csv"));
    }
}
