//! Slips of typing and of reading machines: how far apart two folded texts are.

/// How many slips are forgiven in a text: none in short ones, and never in figures.
#[must_use]
pub(crate) fn allowed(text: &str) -> usize {
    let letters = text.chars().filter(|c| *c != ' ').count();
    match letters {
        _ if text.contains(|c: char| c.is_ascii_digit()) => 0,
        8.. => 2,
        4.. => 1,
        _ => 0,
    }
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour to make one
/// text of the other; `None` when more than `most`.
#[must_use]
pub(crate) fn between(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if !may_be(Look::of(a), Look::of(b), most) {
        return None;
    }
    if a == b {
        return Some(0);
    }
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = last.clone();
    for (line, letter) in a.iter().enumerate() {
        row[0] = line + 1;
        for (at, other) in b.iter().enumerate() {
            let change = last[at] + usize::from(letter != other);
            row[at + 1] = change.min(last[at + 1] + 1).min(row[at] + 1);
            let is_swap = line > 0 && at > 0 && *letter == b[at - 1] && a[line - 1] == *other;
            if is_swap {
                row[at + 1] = row[at + 1].min(before[at - 1] + 1);
            }
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[b.len()]).filter(|away| *away <= most)
}

/// What can be seen of a text at a glance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    length: u16,
    /// Which letters occur, a bit each.
    letters: u32,
}

impl Look {
    /// The look of a folded text.
    pub(crate) fn of(text: &[u8]) -> Look {
        let letters = text.iter().filter(|b| b.is_ascii_lowercase());
        let letters = letters.fold(0, |bits, b| bits | 1 << (b - b'a'));
        Look { length: u16::try_from(text.len()).unwrap_or(u16::MAX), letters }
    }
}

/// False when so few slips cannot make one text of the other: both would look nearly alike.
pub(crate) fn may_be(a: Look, b: Look, most: usize) -> bool {
    let differing = (a.letters ^ b.letters).count_ones() as usize;
    usize::from(a.length.abs_diff(b.length)) <= most && differing <= 2 * most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_up_to_what_is_forgiven() {
        assert_eq!(between("giay khem", "giay khen", 2), Some(1));
        assert_eq!(between("thi dau", "thi dua", 1), Some(1), "two letters swapped");
        assert_eq!(between("chiensi", "chien si", 1), Some(1), "a blank is missing");
        assert_eq!(between("lap vo", "lap vo", 0), Some(0));
        assert_eq!(between("kitten", "sitting", 2), None);
        assert_eq!(between("abc", "abcdef", 2), None);
    }

    #[test]
    fn short_words_and_figures_are_taken_as_typed() {
        assert_eq!(["gk", "khem", "giay khem", "nam 2018"].map(allowed), [0, 1, 2, 0]);
    }
}
