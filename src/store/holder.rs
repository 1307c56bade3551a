//! Who has a book open: for people, in the file of the lock.

use crate::words::{Lang, Word};

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

    /// What stands in the file of the lock.
    pub(super) fn write(&self) -> String {
        let Holder { pid, user, host, tty, since } = self;
        format!("pid {pid}\nuser {user}\nhost {host}\ntty {tty}\nsince {since}\n")
    }

    /// Reads it, whoever wrote it.
    pub(super) fn read(text: &str) -> Holder {
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
