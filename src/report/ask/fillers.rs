//! Words of a question that ask nothing by themselves: "năm 2019 huyện ta có bao nhiêu".

use super::aim::extreme;

/// Words of a question that ask nothing by themselves. Inside a name they still count.
const FILLERS: [&str; 67] = [
    "nam", "tu", "den", "nhieu", "co", "o", "cua", "the", "nao", "tang", "giam", "so", "voi", "la",
    "va", "ta", "minh", "cho", "trong", "duoc", "khi", "thi", "huyen", "xa", "phuong", "tinh",
    "don", "vi", "hay", "how", "mani", "much", "in", "of", "from", "to", "bi", "year", "and",
    "compared", "with", "khong", "may", "qua", "cac", "nhung", "tong", "luong", "lieu", "ket",
    "giai", "doan", "nguoi", "chung", "toi", "anh", "chi", "xem", "theo", "da", "linh", "vuc",
    "bang", "gom", "nhu", "sanh", "tren",
];

/// Words that ask nothing where they stand so.
const PAIRS: [(&str, &str); 15] = [
    ("bao", "nhieu"),
    ("ti", "le"),
    ("toc", "do"),
    ("phan", "tram"),
    ("la", "gi"),
    ("danh", "hieu"),
    ("hinh", "thuc"),
    ("cho", "hoi"),
    ("xin", "hoi"),
    ("moi", "nhat"),
    ("moi", "nam"),
    ("hang", "nam"),
    ("gan", "nhat"),
    ("trung", "binh"),
    ("binh", "quan"),
];

/// Words that name something where they stand so, whatever each is alone.
const NAMES: [(&str, &str); 3] = [("chi", "thi"), ("chi", "hoi"), ("chi", "bo")];

/// Which of the words, folded, ask nothing by themselves; some do so only side by side.
pub(super) fn ask_nothing(words: &[&str]) -> Vec<bool> {
    let mut nothing: Vec<bool> = words.iter().map(|word| FILLERS.contains(word)).collect();
    for (at, pair) in words.windows(2).enumerate() {
        if PAIRS.contains(&(pair[0], pair[1])) {
            nothing[at..at + 2].fill(true);
        }
    }
    if let Some((_, places)) = extreme(words) {
        places.into_iter().for_each(|at| nothing[at] = true);
    }
    for (at, pair) in words.windows(2).enumerate() {
        if NAMES.contains(&(pair[0], pair[1])) {
            nothing[at..at + 2].fill(false);
        }
    }
    nothing
}
