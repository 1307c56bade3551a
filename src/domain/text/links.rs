//! Hyperlinks left over in text that was converted or copied from a page.
//!
//! A link amid words is a leftover: the words are the text. A text that is nothing but a link was
//! put there on purpose and stays.

/// The text without leftover links, and the links; `None` when there are none.
#[must_use]
pub fn without_links(text: &str) -> Option<(String, Vec<String>)> {
    let mut links = Vec::new();
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let (found, words): (Vec<&str>, Vec<&str>) =
            line.split_whitespace().partition(|word| is_link(word));
        // A line that was only a link leaves no empty line behind.
        match (found.is_empty(), words.is_empty()) {
            (true, _) => lines.push(line.to_owned()),
            (false, true) => {}
            (false, false) => lines.push(words.join(" ")),
        }
        links.extend(found.into_iter().map(str::to_owned));
    }
    let has_words = lines.iter().any(|line| !line.trim().is_empty());
    (has_words && !links.is_empty()).then(|| (lines.join("\n"), links))
}

fn is_link(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '<', '[', '“', '"']).to_ascii_lowercase();
    bare.starts_with("http://") || bare.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_amid_words_goes_and_is_told() {
        let text = "thi đua,\nhttp://a.vn/b?keyword=725/CT-TTg&area=2\n- địa bàn Huyện";
        let found = without_links(text);
        let links = vec!["http://a.vn/b?keyword=725/CT-TTg&area=2".to_owned()];
        assert_eq!(found, Some(("thi đua,\n- địa bàn Huyện".to_owned(), links)));
        let found = without_links("Chỉ thị (https://a.vn) số  18/CT-TTg").map(|found| found.0);
        assert_eq!(found.as_deref(), Some("Chỉ thị số 18/CT-TTg"));
    }

    #[test]
    fn a_link_alone_and_text_without_links_stay_as_they_are() {
        for text in ["https://a.vn/bai-viet", " https://a.vn \n", "18/CT-TTg", "hai  khoảng", ""]
        {
            assert_eq!(without_links(text), None, "{text}");
        }
    }
}
