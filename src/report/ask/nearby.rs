//! What may have been meant by words that mean nothing: names that differ in few letters.

/// How many names are proposed.
const MOST: usize = 3;

/// The names nearest to the folded words, nearest first: each with its beginning of as many words.
pub(super) fn nearby(wanted: &str, names: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let length = wanted.split(' ').count();
    let allowed = 1 + wanted.chars().count() / 5;
    let mut near: Vec<(usize, String)> = Vec::new();
    for (name, shown) in names {
        let words: Vec<&str> = name.split(' ').collect();
        let beginning = words[..length.min(words.len())].join(" ");
        let away = distance(wanted, &beginning).min(distance(wanted, &name));
        if away > allowed {
            continue;
        }
        match near.iter_mut().find(|(_, known)| *known == shown) {
            Some(known) => known.0 = known.0.min(away),
            None => near.push((away, shown)),
        }
    }
    near.sort_by_key(|(away, _)| *away);
    near.into_iter().take(MOST).map(|(_, shown)| shown).collect()
}

/// How many letters must be put in, taken out or changed to make one text of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (line, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (at, other) in b.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[at + 1];
            row[at + 1] = change.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        assert_eq!(distance("lap vo", "lap vo"), 0);
        assert_eq!(distance("lap vo", "lat vo"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn the_nearest_names_come_first_and_once() {
        let names = ["giay khen", "bang khen cua bo", "giai thuong", "giay khen"];
        let names = names.map(|name| (name.to_owned(), name.to_uppercase()));
        assert_eq!(nearby("giai khen", names.clone().into_iter()), ["GIAY KHEN"]);
        assert_eq!(nearby("bang khem", names.into_iter()), ["BANG KHEN CUA BO"]);
    }
}
