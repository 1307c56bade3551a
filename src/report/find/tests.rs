//! What people type and what they mean by it.

use super::*;
use crate::domain::book::Stored;
use crate::domain::record::Record;

fn book_of(records: &[Record]) -> Book {
    let mut book = Book::default();
    for record in records {
        book.put(Stored::Record(record.clone()));
    }
    book
}

fn units(names: &[(&str, &str, &str)]) -> Book {
    let record = |(id, name, aliases): &(&str, &str, &str)| {
        Record::of(Kind::Unit, &[("id", id), ("name", name), ("aliases", aliases)])
    };
    book_of(&names.iter().map(record).collect::<Vec<_>>())
}

fn award_id(text: &str) -> Option<(&'static str, Option<Recipient>)> {
    award(text).one().map(|(code, recipient)| (code.award().id.as_str(), recipient))
}

#[test]
fn awards_are_met_by_every_usual_writing() {
    let co_so = Some(("chien-si-thi-dua-co-so", None));
    for text in [
        "cstđcs",
        "cstd cs",
        "CSTĐ",
        "cstd",
        "CSTĐ cơ sở",
        "cstd co so",
        "chien si thi dua co so",
        "Chiến sĩ thi đua cấp cơ sở",
        "cstd cap co so",
        "chien-si-thi-dua-co-so",
    ] {
        assert_eq!(award_id(text), co_so, "{text}");
    }
    for (text, id) in [
        ("lđtt", "lao-dong-tien-tien"),
        ("lao dong", "lao-dong-tien-tien"),
        ("gk", "giay-khen"),
        ("giấy", "giay-khen"),
        ("bk", "bang-khen-tinh"),
        ("bk thu tuong", "bang-khen-thu-tuong"),
        ("cstd toan quoc", "chien-si-thi-dua-toan-quoc"),
        ("kỉ niệm chương", "ky-niem-chuong"),
        ("giải thưởng nhà nước", "giai-thuong-nha-nuoc"),
        ("co thi dua tinh", "co-thi-dua-tinh"),
        ("khen thưởng", "khen-thuong-khong-neu-hinh-thuc"),
    ] {
        assert_eq!(award_id(text), Some((id, None)), "{text}");
    }
}

#[test]
fn the_name_in_law_says_the_recipient() {
    let collective = Some(Recipient::Collective);
    for text in ["tập thể lao động tiên tiến", "tt ldtt", "ttldtt", "tap the ldtt"] {
        assert_eq!(award_id(text), Some(("lao-dong-tien-tien", collective)), "{text}");
    }
    assert_eq!(award_id("don vi tien tien"), Some(("chien-si-tien-tien", collective)));
}

#[test]
fn of_several_awards_those_that_occur_are_meant() {
    let Found::Many(several) = award("chien si thi dua") else { panic!("several begin so") };
    assert_eq!(several.len(), 3);
    let catalogue = Catalogue::built_in();
    let co_so = catalogue.award("chien-si-thi-dua-co-so").unwrap();
    let present = BTreeSet::from([co_so]);
    assert_eq!(award_among("chien si thi dua", &present), Found::One((co_so, None)));
    let none = award_among("chien si thi dua", &BTreeSet::new());
    assert_eq!(none.all().len(), 3, "nothing is preferred, so all stay");
    assert_eq!(award("xyz"), Found::None);
    assert_eq!(award(" "), Found::None);
}

#[test]
fn units_are_met_without_their_level() {
    let book = units(&[
        ("hong-ngu", "huyện Hồng Ngự", ""),
        ("lap-vo", "huyện Lấp Vò", "Lắp Vò"),
        ("long-khanh", "xã Long Khánh", ""),
        ("long-khanh-a", "xã Long Khánh A", ""),
        ("dong-thap", "tỉnh Đồng Tháp", ""),
        ("an-binh-dong", "xã An Bình Đông", ""),
        ("an-binh", "xã An Bình", ""),
    ]);
    for (text, id) in [
        ("hong-ngu", "hong-ngu"),
        ("hong ngu", "hong-ngu"),
        ("Hồng Ngự", "hong-ngu"),
        ("huyen hong", "hong-ngu"),
        ("hn", "hong-ngu"),
        ("ab", "an-binh"),
        ("lắp vò", "lap-vo"),
        ("long khanh", "long-khanh"),
        ("khanh a", "long-khanh-a"),
        ("dong thap", "dong-thap"),
    ] {
        assert_eq!(unit(&book, text).one().as_ref().map(Id::as_str), Some(id), "{text}");
    }
    assert_eq!(unit(&book, "huyen").all().len(), 2);
    assert_eq!(unit(&book, "cao lanh"), Found::None);
}

#[test]
fn two_units_of_one_name_are_never_guessed() {
    let book = units(&[("hong-ngu", "huyện Hồng Ngự", "Hồng Ngự"), ("p", "phường Hồng Ngự", "")]);
    assert_eq!(unit(&book, "hong ngu").all().len(), 2);
    assert_eq!(unit(&book, "phuong hong ngu").one().as_ref().map(Id::as_str), Some("p"));
}

#[test]
fn fields_and_occasions_are_met_by_name_and_alias() {
    let id = |found: Found<Choice>| found.one().map(|choice| choice.id().as_str());
    assert_eq!(id(field("y te")), Some("y-te"));
    assert_eq!(id(field("van hoa, the duc")), Some("van-hoa-the-duc-the-thao"));
    assert_eq!(id(field("Văn hoá, thể dục, thể thao")), Some("van-hoa-the-duc-the-thao"));
    assert_eq!(id(occasion("cong hien")), Some("cong-hien"));
    assert_eq!(id(occasion("đột xuất")), Some("dot-xuat"));
}

#[test]
fn documents_are_met_by_number_and_symbol_in_any_writing() {
    let book = book_of(&[Record::of(
        Kind::Document,
        &[
            ("id", "ct-34"),
            ("kind", "chi-thi"),
            ("number", "34"),
            ("symbol", "CT/TW"),
            ("written", "34/CT-TW"),
            ("subject", "Tiếp tục đổi mới công tác thi đua, khen thưởng"),
        ],
    )]);
    for text in ["34-CT/TW", "34/ct-tw", "Chỉ thị 34", "34", "doi moi cong tac", "ct-34"] {
        assert_eq!(document(&book, text).one().as_ref().map(Id::as_str), Some("ct-34"), "{text}");
    }
}

#[test]
fn a_sheet_is_met_by_unit_and_year() {
    let mut book = units(&[("hong-ngu", "huyện Hồng Ngự", "")]);
    let head = Record::of(Kind::Sheet, &[("unit", "hong-ngu"), ("year", "2019")]);
    book.put(Stored::Record(head.clone()));
    assert_eq!(record(&book, Kind::Sheet, "hong ngu 2019"), Found::One(head.key()));
    assert_eq!(record(&book, Kind::Sheet, "hong ngu 2018"), Found::None);
    assert_eq!(record(&book, Kind::Sheet, "hong ngu"), Found::None);
}
