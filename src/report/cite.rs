//! Viện dẫn văn bản, as Nghị định 30/2020/NĐ-CP (Phụ lục I) wants it: the first time in full,
//! afterwards by kind, number and symbol.

use crate::domain::document::Document;
use crate::domain::record::Named;
use crate::domain::text::fold;
use crate::words::{Lang, Word};

/// Kinds that are cited by their name alone, without number and issuer.
const BY_NAME: [&str; 2] = ["luat", "phap-lenh"];

/// First words of a subject that follow the issuer without "về".
const VERBS: [&str; 9] = [
    "ve ",
    "quy dinh",
    "huong dan",
    "phe duyet",
    "ban hanh",
    "sua doi",
    "bai bo",
    "cong bo",
    "thanh lap",
];

/// "Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về tiếp tục đổi mới…"; what is
/// not known is left out.
#[must_use]
pub fn full(document: &Document, lang: Lang) -> String {
    let mut parts = vec![short(document, lang)];
    parts.extend(document.date.map(|date| date.in_words(lang)));
    if !is_by_name(document) {
        let issuer = document.issuer.as_deref();
        parts.extend(issuer.map(|issuer| lang.fill(Word::CiteIssuer, &[("issuer", issuer)])));
        let subject = document.subject.as_deref().filter(|_| document.reference().is_some());
        parts.extend(subject.map(|subject| about(subject, lang)));
    }
    parts.join(" ")
}

/// "Chỉ thị số 34-CT/TW"; of a law its name. Without a number "Báo cáo BC-UBND", without a symbol
/// too its title.
#[must_use]
pub fn short(document: &Document, lang: Lang) -> String {
    let kind = |lang| document.kind.map_or("", |kind| kind.name(lang));
    match (document.reference(), document.subject.as_deref()) {
        (Some(symbol), _) if document.number.is_none() && !is_by_name(document) => {
            format!("{} {symbol}", kind(lang)).trim_start().to_owned()
        }
        (Some(number), _) if !is_by_name(document) => {
            let parts = [("kind", kind(lang)), ("number", &*number)];
            lang.fill(Word::CiteNumber, &parts).trim_start().to_owned()
        }
        // "Luật Thi đua, khen thưởng" says its kind itself.
        (_, Some(subject)) if fold(subject).starts_with(&fold(kind(Lang::Vi))) => {
            subject.replace('\n', " ")
        }
        _ => document.title().replace('\n', " "),
    }
}

/// "Quyết định số 14/2024/QĐ-UBND của UBND tỉnh Lào Cai": enough to tell whose rules are meant.
#[must_use]
pub fn with_issuer(document: &Document, lang: Lang) -> String {
    let issuer = document.issuer.as_deref().filter(|_| !is_by_name(document));
    let issuer = issuer.map(|issuer| lang.fill(Word::CiteIssuer, &[("issuer", issuer)]));
    [short(document, lang)].into_iter().chain(issuer).collect::<Vec<_>>().join(" ")
}

/// True for a law: its name, issuer and day are its citation, a number is not needed.
#[must_use]
pub fn is_by_name(document: &Document) -> bool {
    document.kind.is_some_and(|kind| BY_NAME.iter().any(|id| kind.is(id)))
}

fn about(subject: &str, lang: Lang) -> String {
    let subject = subject.replace('\n', " ");
    let folded = fold(&subject);
    if VERBS.iter().any(|verb| folded.starts_with(verb)) {
        return subject;
    }
    lang.fill(Word::CiteAbout, &[("subject", &subject)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Fields, Kind};
    use crate::domain::value::Value;

    fn document(fields: &[(&str, &str)]) -> Document {
        let value_of = |key: &str| {
            let found = fields.iter().find(|(name, _)| *name == key);
            let shape = Kind::Document.field(key).unwrap().shape;
            found.map_or(Value::Absent, |(_, cell)| Value::from_cell(shape, cell))
        };
        let id = |key: &str| if key == "id" { Value::Text("x".into()) } else { value_of(key) };
        Document::from_values(&id).unwrap()
    }

    #[test]
    fn a_document_is_cited_in_full_and_then_shortly() {
        let directive = document(&[
            ("kind", "chi-thi"),
            ("number", "34"),
            ("symbol", "CT/TW"),
            ("date", "2014-04-07"),
            ("issuer", "Bộ Chính trị"),
            ("subject", "tiếp tục đổi mới công tác thi đua, khen thưởng"),
        ]);
        assert_eq!(
            full(&directive, Lang::Vi),
            "Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về tiếp tục đổi mới \
             công tác thi đua, khen thưởng"
        );
        assert_eq!(short(&directive, Lang::Vi), "Chỉ thị số 34-CT/TW");
        let decree = document(&[
            ("kind", "nghi-dinh"),
            ("number", "91/2017"),
            ("symbol", "NĐ-CP"),
            ("date", "2017-02"),
            ("issuer", "Chính phủ"),
            ("subject", "quy định chi tiết thi hành một số điều"),
        ]);
        assert_eq!(
            full(&decree, Lang::Vi),
            "Nghị định số 91/2017/NĐ-CP tháng 02 năm 2017 của Chính phủ quy định chi tiết thi \
             hành một số điều"
        );
    }

    #[test]
    fn a_law_is_cited_by_its_name() {
        let law = document(&[
            ("kind", "luat"),
            ("date", "2003-11-26"),
            ("issuer", "Quốc hội"),
            ("subject", "Luật Thi đua, khen thưởng"),
        ]);
        let said = "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003";
        assert_eq!(full(&law, Lang::Vi), said);
        assert_eq!(short(&law, Lang::Vi), "Luật Thi đua, khen thưởng");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = document(&[("number", "725"), ("symbol", "CT-TTg")]);
        assert_eq!(full(&bare, Lang::Vi), "số 725/CT-TTg");
        let symbol = [("kind", "bao-cao"), ("symbol", "BC-UBND"), ("issuer", "UBND huyện")];
        let symbol = document(&symbol);
        assert_eq!(full(&symbol, Lang::Vi), "Báo cáo BC-UBND của UBND huyện");
        assert_eq!(short(&symbol, Lang::Vi), "Báo cáo BC-UBND");
        assert_eq!(with_issuer(&symbol, Lang::En), "Report BC-UBND by UBND huyện");
        let unnumbered = document(&[("kind", "de-an"), ("subject", "Phát triển du lịch")]);
        assert_eq!(full(&unnumbered, Lang::Vi), short(&unnumbered, Lang::Vi));
        assert!(full(&unnumbered, Lang::Vi).ends_with("Phát triển du lịch"));
    }
}
