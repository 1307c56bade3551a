//! Where in a report something stands, in an order: "phần thứ nhất, mục II.3" before "mục II.10".

/// The numbers of a place in their order: Roman, Arabic, in words, and single letters as numbers.
pub(super) fn numbers(place: &str) -> Vec<u32> {
    place.split(|c: char| !c.is_alphanumeric()).filter_map(number).collect()
}

fn number(word: &str) -> Option<u32> {
    match word.as_bytes() {
        _ if word == "nhất" => Some(1),
        _ if word == "hai" => Some(2),
        _ if word == "ba" => Some(3),
        digits if digits.iter().all(u8::is_ascii_digit) => word.parse().ok(),
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
        _ => roman(word),
    }
}

/// Roman numerals as headings have them; `None` for a word.
fn roman(word: &str) -> Option<u32> {
    let mut sum = 0;
    let mut next = 0;
    for letter in word.bytes().rev() {
        let value = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        sum = if value < next { sum - value } else { sum + value };
        next = next.max(value);
    }
    (sum > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_in_the_order_of_the_report() {
        assert_eq!(numbers("mục III, bảng, dòng 01, Tập thể"), [3, 1]);
        assert_eq!(numbers("mục II.3, bảng, TT 1 (2020), Y tế, Cá nhân"), [2, 3, 1, 2020]);
        assert_eq!(numbers("phần thứ nhất, mục II.2.b"), [1, 2, 2, 2]);
        assert_eq!(numbers("mục IV và mục IX"), [4, 9]);
        assert!(numbers("phần thứ nhất, mục II.9") < numbers("phần thứ nhất, mục II.10"));
        assert!(numbers("phần thứ nhất, mục X") < numbers("phần thứ hai, mục I.2"));
    }
}
