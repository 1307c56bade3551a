//! Questions as people type them, and what the answer says.

use super::*;
use crate::domain::book::Stored;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::record::{Kind, Record};
use crate::domain::sheet::{Figure, LineKey, Remark, Sheet, SheetHead};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn record(kind: Kind, values: &[(&str, &str)]) -> Stored {
    Stored::Record(Record::of(kind, values))
}

/// Two units; the first with three awards from 2016 to 2020, the last year not complete.
fn book() -> Book {
    let mut book = Book::default();
    book.put(record(Kind::Unit, &[("id", "hong-ngu"), ("name", "huyện Hồng Ngự")]));
    book.put(record(Kind::Unit, &[("id", "lap-vo"), ("name", "huyện Lấp Vò")]));
    let report = [("id", "bc"), ("kind", "bao-cao"), ("subject", "5 năm 2015-2020")];
    book.put(record(Kind::Document, &report));
    let catalogue = Catalogue::built_in();
    let key = |award: &str, who| LineKey::new(catalogue.award(award).unwrap(), who);
    let title = key("chien-si-thi-dua-co-so", Recipient::Individual);
    let worker = key("lao-dong-tien-tien", Recipient::Individual);
    let team = key("lao-dong-tien-tien", Recipient::Collective);
    let health =
        key("giay-khen", Recipient::Individual).with_field(catalogue.choice(List::Field, "y-te"));
    let years = [
        (2016, "chinh-thuc", [144, 890, 67]),
        (2018, "chinh-thuc", [212, 1093, 62]),
        (2019, "chinh-thuc", [208, 1198, 69]),
        (2020, "nghi-chua-du-nam", [30, 232, 33]),
    ];
    for (year, state, values) in years {
        let mut head = SheetHead::new(id("hong-ngu"), Year::new(year).unwrap());
        head.state = catalogue.choice(List::SheetState, state);
        head.source = Some(id("bc"));
        head.section = Some("mục III".into());
        let mut sheet = Sheet::new(head);
        for (key, value) in
            [title, worker, team, health].into_iter().zip([&values[..], &[7]].concat())
        {
            let section = (key == title).then(|| "mục III, dòng 04".into());
            let remark = Remark { section, ..Remark::default() };
            sheet.set_figure(key, Some(Figure { value, remark }));
        }
        book.put(Stored::Sheet(sheet));
    }
    let mut other = Sheet::new(SheetHead::new(id("lap-vo"), Year::new(2023).unwrap()));
    other.set_figure(title, Some(Figure { value: 5, remark: Remark::default() }));
    book.put(Stored::Sheet(other));
    book
}

/// The reply in a year, at Hồng Ngự.
fn reply_in(today: u16, question: &str) -> Reply {
    let (book, unit) = (book(), id("hong-ngu"));
    let index = Index::new(&book);
    let today = Year::new(today).unwrap().into();
    ask(&Setting { book: &book, index: &index, unit: Some(&unit), today, lang: Lang::Vi }, question)
}

fn reply(question: &str) -> Reply {
    reply_in(2021, question)
}

/// The one answer to a question.
fn answer(question: &str) -> Answer {
    let mut reply = reply(question);
    assert!(reply.answers.len() < 2, "{question}");
    reply.answers.pop().unwrap_or_else(|| {
        unreachable!("{question}: {}", reply.unclear.map_or(String::new(), |u| u.say(Lang::En)))
    })
}

fn unclear(question: &str) -> Unclear {
    reply(question).unclear.unwrap()
}

#[test]
fn the_question_of_the_meeting_has_its_answer_at_once() {
    let questions = [
        "cstd 2019",
        "2019 CSTĐ cơ sở",
        "chiến sĩ thi đua 19 cá nhân",
        "hồng ngự cstđcs năm 2019",
        "Năm 2019 huyện ta có bao nhiêu chiến sĩ thi đua cơ sở, tăng giảm thế nào so với 2018?",
    ];
    for question in questions {
        let answer = answer(question);
        assert_eq!(answer.unit, id("hong-ngu"), "{question}");
        assert_eq!(answer.year.number(), 2019, "{question}");
        let [figure] = &answer.figures[..] else { unreachable!("{question}") };
        assert_eq!(figure.cell.value, Some(208), "{question}");
        assert_eq!((figure.cell.delta, figure.cell.percent), (Some(-4), Some(-189)), "{question}");
    }
}

#[test]
fn the_text_says_figure_series_and_source() {
    let text = reply("cstd 2019").text(&book(), Lang::Vi);
    let expected = "\
Chiến sĩ thi đua cơ sở — huyện Hồng Ngự
Năm 2019: 208 cá nhân; năm 2018: 212; giảm 4 (−1,89 %).
[▆ ██▂] 2016: 144 · 2017: — · 2018: 212 +68 (+47,22 %)
2019: 208 −4 (−1,89 %) · 2020: 30*
Tỷ lệ trên Lao động tiên tiến: 208/1.198 = 17,36 %; mức trần 15 % tính cho từng đơn vị (khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP, 2017–2023), số tổng hợp chỉ để tham khảo
nguồn: mục III, dòng 04 – Báo cáo 5 năm 2015-2020
* chưa đủ năm, không tính vào tăng giảm
";
    assert_eq!(text, expected);
    let english = reply("cstd 2019").text(&book(), Lang::En);
    assert!(english.contains("2019: 208 individuals; 2018: 212; 4 fewer (−1,89 %)."), "{english}");
}

#[test]
fn a_range_gives_its_years_and_its_last_figure() {
    let team = answer("ldtt 2016-2019 tap the");
    assert_eq!(team.years.len(), 4);
    assert_eq!(team.year.number(), 2019);
    assert_eq!(team.figures.len(), 1);
    assert_eq!(team.figures[0].cell.value, Some(69));
    assert_eq!(answer("tập thể lao động tiên tiến").figures.len(), 1);
    assert_eq!(answer("ldtt").figures.len(), 2, "every recipient that occurs");
    assert_eq!(answer("ldtt").year.number(), 2019, "the last complete year");
}

#[test]
fn the_first_of_several_years_is_compared_too() {
    let said = answer("cstd 2019 so voi 2016").sentence(&book(), Lang::Vi);
    assert!(
        said.ends_with("giảm 4 (−1,89 %). So với năm 2016 (144): tăng 64 (+44,44 %)."),
        "{said}"
    );
    let said = answer("cstd 2019 so voi 2018").sentence(&book(), Lang::Vi);
    assert!(said.ends_with("giảm 4 (−1,89 %)."), "{said}");
    let said = answer("cstd 2019 so voi 2017").sentence(&book(), Lang::Vi);
    let nothing = "giảm 4 (−1,89 %). Năm 2017 không có số liệu đủ năm để so sánh.";
    assert!(said.ends_with(nothing), "absent is not 0: {said}");
}

#[test]
fn part_years_and_absent_years_say_so() {
    let text = reply("cstd 2020").text(&book(), Lang::Vi);
    assert!(text.contains("Năm 2020: 30 cá nhân (chưa đủ năm, không so sánh)."), "{text}");
    let absent = reply("cstd 2017").text(&book(), Lang::Vi);
    assert!(absent.contains("— năm 2017 chưa có số liệu (không phải là 0)"), "{absent}");
    let never = answer("bằng khen thủ tướng 2019");
    assert!(never.figures.is_empty());
    assert!(never.sentence(&book(), Lang::Vi).contains("— năm 2019"));
}

#[test]
fn units_and_fields_are_understood_anywhere() {
    let other = answer("lap vo cstd");
    assert_eq!((other.unit.as_str(), other.year.number()), ("lap-vo", 2023));
    let health = answer("gk y te 2019");
    assert_eq!(health.field.map(|field| field.id().as_str()), Some("y-te"));
    assert_eq!(health.figures[0].cell.value, Some(7));
    assert!(answer("gk giao duc dao tao 2019").figures.is_empty());
}

#[test]
fn slips_are_forgiven_and_said() {
    for question in ["giay khem y te 2019", "2019 giay hken y te", "giaykhen 2019 y te"] {
        let reply = reply(question);
        assert_eq!(reply.slips.len(), 1, "{question}");
        assert_eq!(reply.slips[0].meant, "Giấy khen", "{question}");
        assert_eq!(reply.answers[0].figures[0].cell.value, Some(7), "{question}");
    }
    let slipped = reply("chien si thi dau co so 2019");
    assert!(slipped.text(&book(), Lang::Vi).starts_with("«chien si thi dau co so» hiểu là «Chiến"));
    assert!(reply("cstd 2091x").answers.is_empty(), "never for numbers");
}

#[test]
fn what_is_being_typed_is_answered_early() {
    for question in ["chien si thi d", "cstd 201", "cstd 2019 hong n", "cstd 2019 c"] {
        assert_eq!(answer(question).award.unwrap().award().id.as_str(), "chien-si-thi-dua-co-so");
    }
    let several = reply("huan chuong lao dong");
    assert_eq!(several.choices.len(), 3);
    assert!(reply("cstd 2019 c ").answers.is_empty(), "a finished word is none being typed");
}

#[test]
fn the_law_is_said_with_its_years() {
    let ratio = answer("cstd 2019").ratio.unwrap();
    assert_eq!((ratio.numerator, ratio.denominator, ratio.percent), (208, 1198, 1736));
    assert_eq!(ratio.cap.map(|cap| cap.percent), Some(15.into()));
    assert!(answer("cstd 2016").ratio.unwrap().cap.is_none());
    assert!(answer("ldtt 2019").ratio.is_none());
}

#[test]
fn what_is_not_understood_is_named_with_what_may_be_meant() {
    let Unclear::Words { words, .. } = unclear("cstd 2019 hồng kông") else { unreachable!() };
    assert_eq!(words, "hồng kông", "the beginning of a name is doubtful beside it");
    let Unclear::Several { candidates, .. } = unclear("huân chương lao động 2019") else {
        unreachable!()
    };
    assert_eq!(candidates.len(), 3);
    let Unclear::NoAward { candidates } = unclear("2019") else { unreachable!() };
    assert_eq!(candidates[0], "Chiến sĩ thi đua cơ sở");
    let book = book();
    let (index, today) = (Index::new(&book), Year::new(2021).unwrap().into());
    let setting = Setting { book: &book, index: &index, unit: None, today, lang: Lang::Vi };
    let nobody = ask(&setting, "cstd 2019").unclear.unwrap();
    assert!(nobody.say(Lang::Vi).contains("huyện Lấp Vò"), "{}", nobody.say(Lang::Vi));
}

/// A huyện that a xã took over from in part; the xã also from a unit that changed its name.
fn reformed() -> Book {
    let mut book = book();
    book.put(record(
        Kind::Unit,
        &[("id", "hong-ngu"), ("name", "huyện Hồng Ngự"), ("until", "2025-06-30")],
    ));
    book.put(record(
        Kind::Unit,
        &[("id", "tp"), ("name", "xã Thường Phước"), ("from", "2025-07-01")],
    ));
    book.put(record(
        Kind::Unit,
        &[("id", "ttt"), ("name", "thị trấn Thường Thới Tiền"), ("until", "2025-06-30")],
    ));
    let phase = [("id", "p"), ("unit", "ttt"), ("name", "xã Tiền Cũ"), ("until", "2019-01-09")];
    book.put(record(Kind::Phase, &phase));
    for (id, from, extent) in [("x", "hong-ngu", "mot-phan"), ("y", "ttt", "toan-bo")] {
        let date = ("date", "2025-07-01");
        let link = [("id", id), ("from", from), ("to", "tp"), ("extent", extent), date];
        book.put(record(Kind::Succession, &link));
    }
    book
}

fn put_count(book: &mut Book, unit: &str, year: u16, value: u32) {
    let award = Catalogue::built_in().award("chien-si-thi-dua-co-so").unwrap();
    let mut sheet = Sheet::new(SheetHead::new(id(unit), Year::new(year).unwrap()));
    let figure = Figure { value, remark: Remark::default() };
    sheet.set_figure(LineKey::new(award, Recipient::Individual), Some(figure));
    book.put(Stored::Sheet(sheet));
}

fn said(book: &Book, question: &str) -> String {
    let (index, unit) = (Index::new(book), id("hong-ngu"));
    let today = Year::new(2026).unwrap().into();
    ask(&Setting { book, index: &index, unit: Some(&unit), today, lang: Lang::Vi }, question)
        .text(book, Lang::Vi)
}

#[test]
fn of_a_successor_the_figure_of_the_unit_before_is_said_to_be_its_own() {
    let mut book = reformed();
    let text = said(&book, "cstd 2019 xã Thường Phước ");
    let title = "Chiến sĩ thi đua cơ sở — xã Thường Phước: số liệu của huyện Hồng Ngự (đến \
                 30/6/2025), không chia lại";
    assert!(text.starts_with(title), "{text}");
    assert!(text.contains("Năm 2019: 208 cá nhân; năm 2018: 212; giảm 4 (−1,89 %)."), "{text}");
    // Another unit before it is named, its figures are not added.
    put_count(&mut book, "ttt", 2019, 3);
    let text = said(&book, "cstd 2019 xã Thường Phước ");
    assert!(text.contains("số liệu của thị trấn Thường Thới Tiền (đến 30/6/2025)"), "{text}");
    assert!(text.contains("Năm 2019: 3 cá nhân"), "{text}");
    assert!(text.contains("Đơn vị cũ khác cũng có số liệu: huyện Hồng Ngự"), "{text}");
    // Its own figure is its own.
    put_count(&mut book, "tp", 2026, 9);
    let text = said(&book, "cstd 2026 xã Thường Phước ");
    assert!(text.starts_with("Chiến sĩ thi đua cơ sở — xã Thường Phước\n"), "{text}");
    assert!(text.contains("Năm 2026: 9 cá nhân."), "{text}");
}

#[test]
fn a_series_shows_its_break() {
    let mut book = reformed();
    put_count(&mut book, "hong-ngu", 2026, 9);
    let text = said(&book, "cstd 2019 ");
    assert!(text.contains("│ 2026: 9") && !text.contains("2026: 9 −"), "{text}");
    assert!(text.contains("│ 30/6/2025: đơn vị thay đổi"), "{text}");
    assert!(!said(&reformed(), "cstd 2019 ").contains('│'), "no break between 2016 and 2020");
    let text = said(&book, "cstd 2026 so với 2016 ");
    assert!(!text.contains("So với năm 2016"), "{text}");
}

#[test]
fn a_unit_is_found_by_every_name_and_named_as_at_that_time() {
    let mut book = reformed();
    put_count(&mut book, "ttt", 2018, 2);
    put_count(&mut book, "ttt", 2020, 4);
    let text = said(&book, "cstd 2018 xa tien cu ");
    assert!(text.starts_with("Chiến sĩ thi đua cơ sở — xã Tiền Cũ\n"), "{text}");
    let text = said(&book, "cstd 2020 tien cu ");
    assert!(text.starts_with("Chiến sĩ thi đua cơ sở — thị trấn Thường Thới Tiền\n"), "{text}");
}

#[test]
fn a_field_alone_asks_only_for_awards_counted_in_it() {
    let health = answer("y tế 2019");
    assert_eq!(
        health.award.unwrap().award().id.as_str(),
        "giay-khen",
        "no other is counted by field"
    );
    let none = reply("quốc phòng an ninh 2019");
    assert!(none.choices.is_empty(), "no line an award that is absent");
    let text = none.text(&book(), Lang::Vi);
    assert!(text.starts_with("Đơn vị chưa ghi số khen thưởng nào theo lĩnh vực"), "{text}");
    assert!(text.contains("Hãy chọn: Y tế"), "{text}");
}

#[test]
fn several_awards_each_have_figure_and_series() {
    let text = reply("lđtt tập thể và cstđcs 2019").text(&book(), Lang::Vi);
    let worker = text.find("Năm 2019: 69 tập thể; năm 2018: 62").expect(&text);
    let fighter = text.find("Năm 2019: 208 cá nhân; năm 2018: 212").expect(&text);
    assert!(worker < fighter, "{text}");
    assert_eq!(text.matches("\n[").count(), 2, "a series each\n{text}");
    let four = reply("lđtt, cstđcs, gk, cstt 2019");
    assert!(four.answers.is_empty() && four.unclear.is_some(), "three at most");
}

#[test]
fn the_clock_is_the_one_of_the_screen() {
    let said = |today, question: &str| reply_in(today, question).text(&book(), Lang::Vi);
    assert!(said(2020, "cstd năm ngoái").contains("Năm 2019: 208 cá nhân"));
    let absent = said(2026, "cstd năm nay");
    assert!(absent.contains("— năm 2026 chưa có số liệu"), "{absent}");
    let latest = "Chưa có biểu năm 2026; biểu mới nhất của đơn vị là năm 2020.";
    assert!(absent.contains(latest), "{absent}");
    let since = said(2026, "cstd từ 2018 đến nay");
    assert!(since.contains("Năm 2019: 208 cá nhân") && since.contains(latest), "{since}");
    assert!(!said(2020, "cstd 2 năm qua").contains("Chưa có biểu"));
}
