//! The same screen in ASCII, for terminals and locales without UTF-8.

use unicode_normalization::UnicodeNormalization;

/// One cell in ASCII: lines and marks as look-alikes, letters without their marks.
pub fn plain(symbol: &str) -> String {
    symbol.nfd().filter_map(letter).collect()
}

fn letter(c: char) -> Option<char> {
    match c {
        '\u{300}'..='\u{36F}' => None,
        'đ' => Some('d'),
        'Đ' => Some('D'),
        '─' | '—' | '–' | '\u{2212}' => Some('-'),
        // Not a dash: «2018: 212 · −4» is no sum.
        '│' | '·' => Some('|'),
        '┼' | '┬' | '┴' | '├' | '┤' | '┌' | '┐' | '└' | '┘' => Some('+'),
        '█' | '▉' | '▊' | '▋' => Some('#'),
        '▌' | '▍' | '▎' | '▏' => Some('='),
        '▁' | '▂' => Some('_'),
        // Not a dash, nor a ditto mark: those stand for figures.
        '▃' | '▄' | '▅' => Some('='),
        '▆' | '▇' => Some('%'),
        '▒' => Some(':'),
        '▸' | '›' => Some('>'),
        // Not «>», which is «more than»: «→12» is what a count is about to be.
        '→' => Some('='),
        '←' | '‹' => Some('<'),
        '↑' | '▲' => Some('^'),
        '↓' | '▼' => Some('v'),
        '“' | '”' | '«' | '»' => Some('"'),
        '‘' | '’' => Some('\''),
        '…' => Some('~'),
        '×' => Some('x'),
        // Before a figure; at the end of a text the same sign says that it is cut.
        '≈' => Some('~'),
        '≤' => Some('<'),
        '≥' => Some('>'),
        c if c.is_ascii() => Some(c),
        _ => Some('?'),
    }
}
