//! Numbers as Vietnamese law writes them: dots between thousands, a comma before decimals
//! (Điều 12 Luật Kế toán). A comma never separates thousands: "19,335 kg" is nineteen point three.

use std::fmt;

/// An exact decimal number: `digits × 10^-scale`, at most nine decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i64,
    scale: u8,
}

impl Decimal {
    /// Reads the plain form of files and of the journal: `-1234.50`.
    #[must_use]
    pub fn parse_plain(text: &str) -> Option<Decimal> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let has_stray_dot = unsigned.ends_with('.');
        if whole.is_empty() || has_stray_dot || decimals.len() > 9 {
            return None;
        }
        if !whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let digits: i64 = format!("{whole}{decimals}").parse().ok()?;
        let scale = u8::try_from(decimals.len()).ok()?;
        Some(Decimal { digits: if negative { -digits } else { digits }, scale })
    }

    /// Digits and scale: `digits × 10^-scale`, for exact arithmetic.
    #[must_use]
    pub fn parts(self) -> (i64, u8) {
        (self.digits, self.scale)
    }

    /// True when both are the same number, however many zeros end them.
    #[must_use]
    pub fn is_same(self, other: Decimal) -> bool {
        self.minus(other).is_some_and(|rest| rest.digits == 0)
    }

    /// So many hundredths, with the decimals that are needed: 76025 is `760,25`, 76000 is `760`.
    #[must_use]
    pub fn of_hundredths(hundredths: i64) -> Decimal {
        match (hundredths % 100, hundredths % 10) {
            (0, _) => Decimal { digits: hundredths / 100, scale: 0 },
            (_, 0) => Decimal { digits: hundredths / 10, scale: 1 },
            _ => Decimal { digits: hundredths, scale: 2 },
        }
    }

    /// Reads Vietnamese writing: `1.093`, `17,36`, `110.522`, also `1093`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Decimal> {
        let text = text.trim().replace(['\u{2212}', '–'], "-");
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.as_str()),
        };
        let (whole, decimals) = unsigned.split_once(',').unwrap_or((unsigned, ""));
        let whole = join_thousands(whole)?;
        let plain = match decimals {
            "" if unsigned.contains(',') => return None,
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{decimals}"),
        };
        Decimal::parse_plain(&plain)
    }

    /// The plain form, read back by [`Decimal::parse_plain`].
    #[must_use]
    pub fn plain(self) -> String {
        self.write_with("", ".")
    }

    /// How many billionths it is: numbers compare as these do, however they are written.
    #[must_use]
    pub fn billionths(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow(9 - u32::from(self.scale.min(9)))
    }

    /// The difference to another number; `None` when it is too large to be told.
    #[must_use]
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let raised = |one: Decimal| {
            let factor = 10_i64.checked_pow(u32::from(scale - one.scale))?;
            one.digits.checked_mul(factor)
        };
        let digits = raised(self)?.checked_sub(raised(other)?)?;
        Some(Decimal { digits, scale })
    }

    /// Below, at or above zero.
    #[must_use]
    pub fn sign(self) -> std::cmp::Ordering {
        self.digits.cmp(&0)
    }

    /// Vietnamese writing with its sign, as differences have it: `+1,5`, `−0,22`, `0`.
    #[must_use]
    pub fn signed(self) -> String {
        if self.digits > 0 { format!("+{self}") } else { self.to_string() }
    }

    fn write_with(self, thousands: &str, point: &str) -> String {
        let scale = usize::from(self.scale);
        let digits = format!("{:0width$}", self.digits.unsigned_abs(), width = scale + 1);
        let (whole, decimals) = digits.split_at(digits.len() - scale);
        let mut out = String::new();
        if self.digits < 0 {
            out.push(if thousands.is_empty() { '-' } else { '\u{2212}' });
        }
        push_grouped(&mut out, whole, thousands);
        if scale > 0 {
            out.push_str(point);
            out.push_str(decimals);
        }
        out
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Decimal {
        Decimal { digits: whole.into(), scale: 0 }
    }
}

impl fmt::Display for Decimal {
    /// Vietnamese writing: `1.093`, `17,36`, with U+2212 as minus.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write_with(".", ","))
    }
}

/// `1.093` or `1093` → digits; `None` when the dots do not stand before groups of three.
fn join_thousands(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?;
    let mut joined = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        grouped = true;
        joined.push_str(group);
    }
    let first_fits = !first.is_empty() && (!grouped || first.len() <= 3);
    (first_fits && joined.bytes().all(|b| b.is_ascii_digit())).then_some(joined)
}

/// Reads a count: `1.093`, `1093`, `02`. [`u32::MAX`] is not a count.
#[must_use]
pub fn parse_count(text: &str) -> Option<u32> {
    let joined = join_thousands(text.trim())?;
    joined.parse().ok().filter(|n| *n != u32::MAX)
}

/// `1093` → `1.093`.
#[must_use]
pub fn write_count(n: u64) -> String {
    let mut out = String::new();
    push_grouped(&mut out, &n.to_string(), ".");
    out
}

/// A difference with its sign: `+74`, `−4` (U+2212), `0`.
#[must_use]
pub fn write_signed(n: i64) -> String {
    let sign = match n {
        0 => "",
        n if n > 0 => "+",
        _ => "\u{2212}",
    };
    format!("{sign}{}", write_count(n.unsigned_abs()))
}

/// Hundredths of a percent with sign: `-189` → `−1,89 %`.
#[must_use]
pub fn write_percent(hundredths: i64) -> String {
    let sign = match hundredths {
        0 => "",
        h if h > 0 => "+",
        _ => "\u{2212}",
    };
    let size = hundredths.unsigned_abs();
    format!("{sign}{},{:02} %", write_count(size / 100), size % 100)
}

fn push_grouped(out: &mut String, digits: &str, separator: &str) {
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left.is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn differences_are_exact() {
        let number = |text: &str| Decimal::parse(text).unwrap();
        let minus = |a: &str, b: &str| number(a).minus(number(b)).map(Decimal::signed);
        assert_eq!(minus("3,2", "12,55").as_deref(), Some("−9,35"));
        assert_eq!(minus("1.093", "19").as_deref(), Some("+1.074"));
        assert_eq!(minus("90,11", "87,88").as_deref(), Some("+2,23"));
        assert_eq!(minus("0,30", "0,3").as_deref(), Some("0,00"));
        let (most, least) = ("9223372036854775807", "0,000000001");
        assert_eq!(number(most).minus(number(least)), None, "told rather than wrong");
        assert!(number("1,10").is_same(number("1,1")));
    }

    #[test]
    fn counts_are_read_with_and_without_dots() {
        assert_eq!(parse_count("1093"), Some(1093));
        assert_eq!(parse_count("1.093"), Some(1093));
        assert_eq!(parse_count("02"), Some(2));
        for bad in ["1,093", "1.09", "10934.123", "", "-", "1 093", "4294967295", "x"] {
            assert_eq!(parse_count(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_comma_is_always_decimal() {
        let kg = Decimal::parse("19,335");
        assert_eq!(kg.map(Decimal::plain).as_deref(), Some("19.335"));
        assert_eq!(Decimal::parse("110.522").map(Decimal::plain).as_deref(), Some("110522"));
        assert_eq!(Decimal::parse("−0,5").map(|d| d.to_string()).as_deref(), Some("−0,5"));
        for bad in ["1.2.3", "1,", ",5", "1,2,3", "1.23", "", "-"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn signs_and_percents() {
        assert_eq!(write_signed(-4), "−4");
        assert_eq!(write_signed(1093), "+1.093");
        assert_eq!(write_percent(-189), "−1,89 %");
        assert_eq!(write_percent(5), "+0,05 %");
        assert_eq!(write_percent(0), "0,00 %");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn decimals_survive_both_writings(digits in -999_999_999_999i64..999_999_999_999, scale in 0u8..6) {
            let number = Decimal { digits, scale };
            prop_assert_eq!(Decimal::parse_plain(&number.plain()), Some(number));
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }
    }
}
