//! Identifiers: short ASCII slugs that a person can read in the journal.

use std::fmt;
use std::sync::Arc;

use super::text::fold;

/// The longest id, in bytes.
const LONGEST: usize = 64;

/// Names one record of its kind: lower-case letters, digits and hyphens. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// `None` when the text is no slug of 1 to 64 bytes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Id> {
        let fits = (1..=LONGEST).contains(&text.len());
        let plain = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        (fits && plain).then(|| Id(text.into()))
    }

    /// Makes an id out of a name: `xã Mỹ An Hưng A` → `xa-my-an-hung-a`; never fails.
    ///
    /// `is_taken` tells ids in use; a number is added until one is free.
    #[must_use]
    pub fn from_name(name: &str, is_taken: impl Fn(&Id) -> bool) -> Id {
        let slug = slug(name);
        let stem = if slug.is_empty() { "ban-ghi".to_owned() } else { slug };
        let plain = Id(stem.as_str().into());
        if !is_taken(&plain) {
            return plain;
        }
        let numbered = (2u64..).map(|n| Id(format!("{stem}-{n}").into()));
        numbered.into_iter().find(|id| !is_taken(id)).unwrap_or(plain)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// At most 48 bytes, so that a number still fits behind.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in fold(name).chars() {
        if slug.len() >= 48 {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
        let text = String::deserialize(deserializer)?;
        Id::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no slug")))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_slugs_and_numbers_make_them_free() {
        let free = Id::from_name("Mô hình “Ngày thứ 5 không hẹn”", |_| false);
        assert_eq!(free.as_str(), "mo-hinh-ngay-thu-5-khong-hen");
        let second = Id::from_name("Đan ghế", |id| id.as_str() == "dan-ghe");
        assert_eq!(second.as_str(), "dan-ghe-2");
        assert_eq!(Id::from_name("…", |_| false).as_str(), "ban-ghi");
    }

    #[test]
    fn only_slugs_are_ids() {
        assert!(Id::parse("hong-ngu").is_some());
        for bad in ["", "Hong", "a b", "a/b", "đ", &"x".repeat(65)] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
    }
}
