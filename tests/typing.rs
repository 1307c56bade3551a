//! Telex and VNI through the real key path, into every place that takes text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::Person;

const KIEU: &str = "Trăm năm trong cõi người ta,
Chữ tài chữ mệnh khéo là ghét nhau.
Trải qua một cuộc bể dâu,
Những điều trông thấy mà đau đớn lòng.
Lạ gì bỉ sắc tư phong,
Trời xanh quen thói má hồng đánh ghen.";

const TELEX: &str = "Trawm nawm trong coxi nguwowif ta,<enter>\
Chuwx taif chuwx meejnh kheso laf ghest nhau.<enter>\
Trari qua mootj cuoojc beer daau,<enter>\
Nhuwngx ddieeuf troong thaays maf ddau ddowns longf.<enter>\
Laj gif bir sawcs tuw phong,<enter>\
Trowif xanh quen thosi mas hoongf ddanhs ghen.";

const VNI: &str = "Tra8m na8m trong co4i ngu7o7i2 ta,<enter>\
Chu74 ta2i chu74 me65nh khe1o la2 ghe1t nhau.<enter>\
Tra3i qua mo65t cuo65c be63 da6u,<enter>\
Nhu7ng4 d9ie6u2 tro6ng tha6y1 ma2 d9au d9o7n1 lo2ng.<enter>\
La5 gi2 bi3 sa81c tu7 phong,<enter>\
Tro7i2 xanh quen tho1i ma1 ho6ng2 d9anh1 ghen.";

/// Types into the note of a new model and saves it.
fn note(switch: &str, keys: &str) -> String {
    let mut person = Person::at(80, 24);
    person.types("<tab>2n").types(switch).types("Kieu<s-tab><s-tab>").types(keys).types("<c-s>");
    let added = person.book.exemplar("kieu").expect("saved").clone();
    added.note.unwrap().to_string()
}

#[test]
fn the_first_lines_of_kieu() {
    assert_eq!(note("<f12>", TELEX), KIEU);
    assert_eq!(note("<f12><f12>", VNI), KIEU);
    // As keys come when it is off, and off again after VNI.
    assert_eq!(note("", "Trawm"), "Trawm");
    assert_eq!(note("<f12><f12><f12>", "Tra8m"), "Tra8m");
}

#[test]
fn corrections_and_other_words() {
    assert_eq!(note("<f12>", "vieejt<bs>t nam"), "việt nam");
    assert_eq!(note("<f12>", "tooi<bs><bs><bs><bs>abc"), "abc");
    assert_eq!(note("<f12>", "toan<c-h>ns 2020 class"), "toán 2020 class");
    // A move of the cursor begins a new word.
    assert_eq!(note("<f12>", "ta<left><right>s"), "tas");
    assert_eq!(note("<f12><f12>", "1093 TT26 khen5"), "1093 TT26 khẹn");
}

#[test]
fn filters_and_pickers_take_it_and_commands_do_not_notice() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<f12>").sees();
    assert!(seen.lines().next().unwrap().contains("│ Telex"), "{seen}");
    assert!(person.types("<tab>6fhooj ngheof").sees().contains("hộ nghèo"));
    let seen = person.types("<esc>vbinhf sown<enter>").sees();
    assert!(seen.contains("Bình Sơn"), "{seen}");
    // Letters that are commands stay commands.
    assert!(person.types("n").sees().contains("Thêm"));
    assert!(person.types("<esc>q").has_quit);
}

#[test]
fn counts_are_digits_with_vni_too() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<f12><f12><end>1.234<enter>").sees();
    assert!(seen.contains("1.234"), "{seen}");
    assert!(seen.lines().next().unwrap().contains("│ VNI"), "{seen}");
}
