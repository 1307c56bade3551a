//! Text to the clipboard of the person's own terminal, also over SSH: OSC 52.

/// The longest text that is sent: terminals drop longer ones, some after showing them.
const LONGEST: usize = 74_000;

/// True for a text that is not too long.
#[must_use]
pub fn takes(text: &str) -> bool {
    text.len() <= LONGEST
}

/// The sequence that asks the terminal to take a text; empty for one that is too long.
#[must_use]
pub fn osc52(text: &str) -> String {
    if !takes(text) {
        return String::new();
    }
    // BEL ends it: PuTTY and older terminals do not know the longer end.
    format!("\x1b]52;c;{}\x07", base64(text.as_bytes()))
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |nth: usize| u32::from(three.get(nth).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit) & 63) as usize;
            out.push(if digit <= three.len() { char::from(DIGITS[value]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_rfc() {
        let examples =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("fooba", "Zm9vYmE=")];
        for (text, coded) in examples {
            assert_eq!(base64(text.as_bytes()), coded);
        }
        assert_eq!(osc52("đ"), "\x1b]52;c;xJE=\x07");
        assert_eq!(osc52(&"x".repeat(LONGEST + 1)), "");
    }
}
