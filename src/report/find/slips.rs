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
    let differing = (letters(a) ^ letters(b)).count_ones() as usize;
    if a.len().abs_diff(b.len()) > most || differing > 2 * most {
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

/// Which letters occur, a bit each: texts few slips apart have nearly the same.
fn letters(text: &[u8]) -> u32 {
    text.iter().filter(|b| b.is_ascii_lowercase()).fold(0, |bits, b| bits | 1 << (b - b'a'))
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
