//! What of a text is gone and what is new, word by word.

/// A run of words that both texts have, or only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words, with what stands between them.
    pub text: String,
    /// Only this text has it.
    pub is_own: bool,
}

/// Beyond so many pairs of words what differs is told as one.
const MOST_PAIRS: usize = 4_000_000;

/// Two texts as runs: what the first has, then what the second has.
#[must_use]
pub fn difference(before: &str, after: &str) -> (Vec<Run>, Vec<Run>) {
    let (old, new) = (words(before), words(after));
    let pairs = common(&old, &new);
    let kept_old: Vec<usize> = pairs.iter().map(|pair| pair.0).collect();
    let kept_new: Vec<usize> = pairs.iter().map(|pair| pair.1).collect();
    (runs(&old, &kept_old), runs(&new, &kept_new))
}

/// Words, each with the blanks and line breaks behind it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let is_blank = |c: char| c == ' ' || c == '\n';
        let word_end = rest.find(is_blank).unwrap_or(rest.len());
        let blanks = rest.get(word_end..).unwrap_or_default();
        let more = blanks.find(|c| !is_blank(c)).unwrap_or(blanks.len());
        let Some((word, tail)) = rest.split_at_checked(word_end + more) else { break };
        words.push(word);
        rest = tail;
    }
    words
}

fn runs(words: &[&str], kept: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut kept = kept.iter().peekable();
    for (at, word) in words.iter().enumerate() {
        let is_own = kept.next_if(|kept| **kept == at).is_none();
        match runs.last_mut().filter(|run| run.is_own == is_own) {
            Some(run) => run.text.push_str(word),
            None => runs.push(Run { text: (*word).to_owned(), is_own }),
        }
    }
    runs
}

/// The longest series of words that both have, as pairs of places.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let is_same = |a: &&str, b: &&str| a.trim_end() == b.trim_end();
    let head = old.iter().zip(new).take_while(|(a, b)| is_same(a, b)).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let back = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = back.take_while(|(a, b)| is_same(a, b)).count();
    let (old_mid, new_mid) =
        (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    if old_mid.len().saturating_mul(new_mid.len()) <= MOST_PAIRS {
        let middle = longest(old_mid, new_mid, &is_same);
        pairs.extend(middle.into_iter().map(|(a, b)| (a + head, b + head)));
    }
    let ends = (old.len() - tail..old.len()).zip(new.len() - tail..new.len());
    pairs.extend(ends);
    pairs
}

fn longest(
    old: &[&str],
    new: &[&str],
    is_same: &dyn Fn(&&str, &&str) -> bool,
) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    // How long a series there is from this pair of places on.
    let mut lengths = vec![0u16; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            lengths[a * width + b] = match is_same(&old[a], &new[b]) {
                true => lengths[(a + 1) * width + b + 1].saturating_add(1),
                false => lengths[(a + 1) * width + b].max(lengths[a * width + b + 1]),
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < old.len() && b < new.len() {
        if is_same(&old[a], &new[b]) {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(runs: &[Run]) -> String {
        let mark =
            |run: &Run| if run.is_own { format!("[{}]", run.text) } else { run.text.clone() };
        runs.iter().map(mark).collect()
    }

    #[test]
    fn words_that_changed_are_told() {
        let (old, new) = difference("trồng hoa ven đường làng", "trồng hoa giấy ven đường");
        assert_eq!(marked(&old), "trồng hoa ven đường [làng]");
        assert_eq!(marked(&new), "trồng hoa [giấy ]ven đường");
        let (old, new) = difference("", "mới");
        assert_eq!((marked(&old), marked(&new)), (String::new(), "[mới]".to_owned()));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn runs_are_the_texts_and_what_is_shared_is_the_same(
            before in "[ab \n]{0,30}", after in "[ab \n]{0,30}"
        ) {
            let (old, new) = difference(&before, &after);
            let all = |runs: &[Run]| runs.iter().map(|run| &*run.text).collect::<String>();
            let shared = |runs: &[Run]| -> Vec<String> {
                let shared: String =
                    runs.iter().filter(|run| !run.is_own).map(|run| format!("{} ", run.text)).collect();
                shared.split_whitespace().map(str::to_owned).collect()
            };
            prop_assert_eq!(all(&old), before);
            prop_assert_eq!(all(&new), after);
            prop_assert_eq!(shared(&old), shared(&new));
        }
    }
}
