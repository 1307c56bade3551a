//! One owner at a time: an advisory lock that the system lets go when the process ends, however it
//! ends. What stands in the file is for people; only the lock itself counts.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::error::{At, OpenError};
use crate::words::{Lang, Word};

/// The lock of a book, held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Who has a book open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Process id, 0 when unknown.
    pub pid: u32,
    /// Login name.
    pub user: String,
    /// Name of the machine.
    pub host: String,
    /// Terminal, empty when it has none.
    pub tty: String,
    /// Since when, local time.
    pub since: String,
}

impl Holder {
    /// This process.
    #[must_use]
    pub fn this() -> Holder {
        let plain = |text: String| text.chars().filter(|c| !c.is_control()).take(128).collect();
        let uid = rustix::process::getuid().as_raw();
        let user = std::env::var("USER").or_else(|_| std::env::var("LOGNAME"));
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let tty = rustix::termios::ttyname(rustix::stdio::stdin(), Vec::new());
        let tty = tty.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(7));
        let since = jiff::Timestamp::now().to_zoned(zone).strftime("%d/%m/%Y %H:%M:%S").to_string();
        Holder {
            pid: std::process::id(),
            user: plain(user.unwrap_or_else(|_| format!("uid {uid}"))),
            host: plain(host),
            tty: plain(tty),
            since,
        }
    }

    /// Who, where and since when, in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        if self.pid == 0 {
            return lang.say(Word::StoreHeldByUnknown).to_owned();
        }
        let tty = if self.tty.is_empty() { "-" } else { &self.tty };
        let values = [
            ("user", self.user.as_str()),
            ("pid", &self.pid.to_string()),
            ("host", &self.host),
            ("tty", tty),
            ("since", &self.since),
        ];
        lang.fill(Word::StoreHeld, &values)
    }

    fn write(&self) -> String {
        let Holder { pid, user, host, tty, since } = self;
        format!("pid {pid}\nuser {user}\nhost {host}\ntty {tty}\nsince {since}\n")
    }

    fn read(text: &str) -> Holder {
        let mut holder = Holder::default();
        for (name, value) in text.lines().filter_map(|line| line.split_once(' ')) {
            let value: String = value.chars().filter(|c| !c.is_control()).take(128).collect();
            match name {
                "pid" => holder.pid = value.parse().unwrap_or(0),
                "user" => holder.user = value,
                "host" => holder.host = value,
                "tty" => holder.tty = value,
                "since" => holder.since = value,
                _ => {}
            }
        }
        holder
    }
}

/// Takes the lock, or says who has it.
///
/// # Errors
/// [`OpenError::Held`] with the holder; [`OpenError::Io`] when the file cannot be made.
pub fn take(path: &Path) -> Result<Lock, OpenError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    let mut file = options.open(path).at(Word::StoreLocking, path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(OpenError::Held(holder(&mut file))),
        Err(TryLockError::Error(error)) => {
            Err::<(), io::Error>(error).at(Word::StoreLocking, path)?;
        }
    }
    // A full disk must not keep anybody out: the text is a courtesy.
    let _ = sign(&mut file);
    Ok(Lock { _file: file })
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(Holder::this().write().as_bytes())
}

fn holder(file: &mut File) -> Holder {
    let mut text = Vec::new();
    let _ = file.take(4096).read_to_end(&mut text);
    Holder::read(&String::from_utf8_lossy(&text))
}
