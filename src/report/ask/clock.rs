//! Đồng hồ: years said as seen from now, "năm nay", "5 năm qua", "từ 2016 đến nay".

use crate::domain::text::{Year, clean_line};
use crate::report::find::words;

/// Words that end such a phrase: while one is being typed it is no mistake.
const ENDS: [&str; 7] = ["ngoai", "truoc", "qua", "gan", "day", "nhat", "nay"];
/// Numbers in words, from 2 on.
const NUMBERS: [&str; 9] = ["hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
/// "Năm qua" are so many at most.
const MOST: u16 = 50;

/// The question with years set apart from the letters before them: "cstd2019".
pub(super) fn apart(question: &str) -> String {
    let is_year = |text: &str| text.len() == 4 && Year::parse(text).is_some();
    let word = |word: &str| {
        let digits = word.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 1);
        match digits.map(|at| word.split_at(at)) {
            Some((letters, year)) if is_year(year) && letters.chars().all(char::is_alphabetic) => {
                format!("{letters} {year}")
            }
            _ => word.to_owned(),
        }
    };
    question.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The question with such words replaced by the years they mean; "5 năm qua" are the five that end
/// with this one.
pub(super) fn plain(question: &str, today: Year) -> String {
    let text = clean_line(question);
    let typed = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let typed: Vec<&str> = typed.collect();
    let folded: Vec<String> = typed.iter().map(|word| words(word).concat()).collect();
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    let mut named = folded.iter().filter_map(|word| year(word)).max();
    let (mut said, mut at, mut has_phrase) = (Vec::new(), 0, false);
    while let Some(word) = typed.get(at) {
        let Some((length, years)) = phrase(&folded[at..], named, today) else {
            said.push((*word).to_owned());
            at += 1;
            continue;
        };
        said.extend(years.iter().map(ToString::to_string));
        named = years.last().copied().or(named);
        (at, has_phrase) = (at + length, true);
    }
    match (has_phrase, question.ends_with(' ')) {
        (false, _) => question.to_owned(),
        (true, is_finished) => said.join(" ") + if is_finished { " " } else { "" },
    }
}

/// True for the beginning of a word that ends a phrase.
pub(super) fn ends_so(start: &str) -> bool {
    ENDS.iter().any(|end| end.starts_with(start))
}

/// The phrase that the words begin with: how many they are, and the years they mean. "Năm trước"
/// is the year before one that is named; "đến nay" says something only where one is.
fn phrase(words: &[&str], named: Option<Year>, today: Year) -> Option<(usize, Vec<Year>)> {
    let before = |year: Year, by: u16| Year::new(year.number() - by).into_iter().collect();
    match words {
        ["nam", "nay", ..] | ["this", "year", ..] => Some((2, vec![today])),
        ["nam", "ngoai", ..] | ["last", "year", ..] => Some((2, before(today, 1))),
        ["nam", "truoc", ..] => Some((2, before(named.unwrap_or(today), 1))),
        ["den" | "toi", "nay", ..] => Some((2, named.map(|_| today).into_iter().collect())),
        ["last", count, "years", ..] => Some((3, last(count, today)?)),
        [count, "nam", rest @ ..] => {
            let length = match rest {
                ["qua", ..] => 1,
                ["gan", "day" | "nhat", ..] | ["vua", "qua", ..] | ["lai", "day", ..] => 2,
                ["tro", "lai", "day", ..] => 3,
                _ => return None,
            };
            Some((2 + length, last(count, today)?))
        }
        _ => None,
    }
}

/// The first and the last of so many years that end with this one.
fn last(count: &str, today: Year) -> Option<Vec<Year>> {
    let in_words = NUMBERS.iter().position(|number| *number == count);
    let in_words = in_words.and_then(|at| u16::try_from(at + 2).ok());
    let count = in_words.or(count.parse().ok()).filter(|count| (1..=MOST).contains(count))?;
    Some(vec![Year::new(today.number() - (count - 1))?, today])
}

/// "2019", or two digits: "19" is 2019, "98" is 1998; "68" is more likely the number of a document.
pub(super) fn year(word: &str) -> Option<Year> {
    let is_short = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    if !is_short {
        return Year::parse(word);
    }
    let number: u16 = word.parse().ok()?;
    match number {
        0..60 => Year::new(2000 + number),
        60..90 => None,
        _ => Year::new(1900 + number),
    }
}

/// True for fewer digits than a year has, with which one may begin.
pub(super) fn begins_year(digits: &str) -> bool {
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number
        && match digits.len() {
            1 => !matches!(digits, "6" | "7" | "8"),
            2 => year(digits).is_some(),
            3 => ["19", "20", "21"].iter().any(|century| digits.starts_with(century)),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_seen_from_now() {
        let said = |question: &str| plain(question, Year::new(2020).unwrap());
        let meant = [
            ("cstd năm nay", "cstd 2020"),
            ("cstd nam ngoai ", "cstd 2019 "),
            ("năm trước: gk", "2019 gk"),
            ("cstd 2018 so với năm trước", "cstd 2018 so với 2017"),
            ("năm nay so với năm trước", "2020 so với 2019"),
            ("gk 5 năm qua", "gk 2016 2020"),
            ("ba năm gần đây gk", "2018 2020 gk"),
            ("từ 2016 đến nay gk", "từ 2016 2020 gk"),
            ("gk đến nay", "gk"),
            ("cstd last 3 years", "cstd 2018 2020"),
        ];
        for (question, expected) in meant {
            assert_eq!(said(question), expected);
        }
        for same in ["cstd 2016-2019", "5 năm", "nấm bào ngư", "91/2017/NĐ-CP ", "0 năm qua"]
        {
            assert_eq!(said(same), same);
        }
    }
}
