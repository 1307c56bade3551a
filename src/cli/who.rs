//! Whoever runs this process: the name that the journal keeps.

use std::fs;

use super::place::given;
use crate::app::desk::Who;

/// The system's list of users: one line a user, fields between colons.
const PASSWD: &str = "/etc/passwd";

/// User and uid; where the environment names nobody, as of a service, the system does.
pub fn who() -> Who {
    let uid = rustix::process::getuid().as_raw();
    let user = given("USER").or_else(|| given("LOGNAME"));
    let user = user.map(|name| name.to_string_lossy().into_owned());
    let known = || fs::read(PASSWD).ok().and_then(|bytes| name_in(&bytes, uid));
    let user = user.or_else(known).unwrap_or_else(|| format!("uid {uid}"));
    Who { user: user.chars().filter(|c| !c.is_control()).take(128).collect(), uid }
}

/// The first user with this uid.
fn name_in(passwd: &[u8], uid: u32) -> Option<String> {
    let passwd = String::from_utf8_lossy(passwd);
    let mut names = passwd.lines().filter_map(|line| {
        let mut fields = line.split(':');
        let (name, _, number) = (fields.next()?, fields.next()?, fields.next()?);
        (number.parse() == Ok(uid) && !name.is_empty()).then(|| name.to_owned())
    });
    names.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_known_by_uid() {
        let passwd = b"root:x:0:0:root:/root:/bin/sh\n\n# x\n:x:7:7::/:\n\
            ntlan:x:1000:1000:\xff,,,:/home/ntlan:/bin/sh\nhai:x:1000:1000::/:/bin/sh\n";
        let name = |uid| name_in(passwd, uid);
        assert_eq!(name(0).as_deref(), Some("root"));
        assert_eq!(name(1000).as_deref(), Some("ntlan"), "the first of two");
        assert_eq!((name(7), name(100), name_in(b"", 0)), (None, None, None));
    }
}
