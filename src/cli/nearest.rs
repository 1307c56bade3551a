//! What a person may have meant by a name that is not there: the nearest by letters.

use crate::domain::text::fold;

/// How many are offered.
const OFFERED: usize = 3;

/// The descriptions of those whose names are near the typed text, nearest first.
///
/// A name is also near when some of its words in a row are: "hong ngo" of "huyện Hồng Ngự".
pub fn nearest<Names, Name>(typed: &str, pool: impl Iterator<Item = (Names, String)>) -> Vec<String>
where
    Names: IntoIterator<Item = Name>,
    Name: AsRef<str>,
{
    let wanted = letters(typed);
    let count = wanted.len();
    let joined: Vec<char> = wanted.join(" ").chars().collect();
    let limit = joined.len().div_ceil(4).min(4);
    let mut near: Vec<(usize, String)> = Vec::new();
    for (names, description) in pool {
        let names = names.into_iter();
        let distance = names.filter_map(|name| away(&joined, count, name.as_ref(), limit)).min();
        if let Some(distance) = distance
            && !near.iter().any(|(_, there)| *there == description)
        {
            near.push((distance, description));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(OFFERED).map(|(_, description)| description).collect()
}

fn letters(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The least distance to the whole name or to as many of its words in a row as were typed.
fn away(wanted: &[char], count: usize, name: &str, limit: usize) -> Option<usize> {
    let words = letters(name);
    let whole = std::iter::once(words.join(" "));
    let windows = words.windows(count.max(1)).map(|window| window.join(" "));
    let distance = |text: String| {
        let text: Vec<char> = text.chars().take(wanted.len() + limit + 1).collect();
        edits(wanted, &text)
    };
    whole.chain(windows).map(distance).min().filter(|distance| *distance <= limit)
}

/// Letters to insert, remove or replace to get from one to the other.
fn edits(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.iter().enumerate() {
        let mut corner = at;
        row[0] = at + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = corner + usize::from(letter != other);
            corner = row[column + 1];
            row[column + 1] = replaced.min(corner + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_forgiven_and_strangers_are_not_offered() {
        let names = ["huyện Hồng Ngự", "huyện Lấp Vò", "xã Long Khánh A"];
        let pool = || names.iter().map(|name| ([*name], (*name).to_owned()));
        assert_eq!(nearest("hong ngo", pool()), ["huyện Hồng Ngự"]);
        assert_eq!(nearest("lắp vỏ", pool()), ["huyện Lấp Vò"]);
        assert_eq!(nearest("Cà Mau", pool()), Vec::<String>::new());
        assert_eq!(nearest("", pool()), Vec::<String>::new());
    }

    #[test]
    fn edits_are_counted() {
        let count = |a: &str, b: &str| {
            edits(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
        };
        assert_eq!([count("kitten", "sitting"), count("", "ab"), count("ab", "ab")], [3, 2, 0]);
    }
}
