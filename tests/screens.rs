//! Every screen as a person sees it: keys in, frames out, through the real key path.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use ratatui::backend::Backend;
use ratatui::layout::Size;
use support::person::{Person, sample_book};
use support::picture::{DARK, LIGHT, svg};
use thidua::app::wire::Wire;
use thidua::domain::catalogue::Catalogue;
use thidua::domain::id::Id;
use thidua::domain::record::Key;
use thidua::domain::sheet::{LineKey, Recipient};
use thidua::domain::text::Year;
use thidua::words::Lang;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (60, 18)];

/// Each screen by the keys that lead to it.
const SCREENS: &[(&str, &str)] = &[
    ("grid", ""),
    ("grid-cell", "<down><down><down><down><down><down><left>"),
    ("grid-absent", "<home>"),
    ("grid-behind", "s"),
    ("grid-typing", "<end>12"),
    ("grid-reason", "12<enter>"),
    ("grid-binh-son", "vhuyen binh son<enter>"),
    ("compare", "<tab>"),
    ("compare-percent", "<tab>mm"),
    ("compare-units", "<tab>rrrr"),
    ("compare-binh-son", "vhuyen binh son<enter><tab>rr"),
    ("grid-successor", "vthuong phuoc<enter>"),
    ("grid-ended", "tttttt"),
    ("compare-successor", "vthuong phuoc<enter><tab>"),
    ("compare-rolled-up", "vtinh dong thap<enter><tab><c-l>"),
    ("compare-rolled-units", "vtinh dong thap<enter><tab><c-l>rrrr"),
    ("related", "vthuong phuoc<enter>p"),
    ("answer-former", "/giay khen 2019 xa thuong phuoc"),
    ("statistics", "<tab>f<down><down><down>"),
    ("statistics-awards", "vhuyen lap vo<enter><tab>frr<right>"),
    ("statistics-behind", "<tab>frrr<down><down><right><right><enter>"),
    ("exemplars", "<tab>2<down><down>"),
    ("exemplar", "<tab>2<enter>"),
    ("indicators-filter", "<tab>6fho ngheo"),
    ("form-new", "<tab>2n"),
    ("form-list", "<tab>2nMô hình<tab>ca n"),
    ("form-story", "<tab>2s<s-tab><s-tab>Dòng một<enter>dòng hai"),
    ("form-wrong", "<tab>7n<tab><tab><tab>31/2/2020<c-s>"),
    ("form-several", "<tab>5s<s-tab><s-tab><s-tab><s-tab><s-tab>chi thi"),
    ("form-asks", "<tab>6sx<esc>"),
    ("list-turned", "<tab>6<right><right><right>t"),
    ("list-marked", "<tab>2  <down> "),
    ("form-marked", "<tab>2  s"),
    ("save", "<tab>2x"),
    ("units", "v"),
    ("rows", "ncstd"),
    ("help", "?"),
    ("palette", ":"),
    ("palette-found", ":so sanh"),
    ("palette-none", ":xyz"),
    ("palette-form", "<tab>2nMô hình<c-k>"),
    ("palette-meeting", "<tab>7<f9>:ban ghi"),
    ("answer-empty", "/"),
    ("answer", "/cstd 2019"),
    ("answer-two", "/ldtt 2019"),
    ("answer-awards", "/cstd và gk tt 2019"),
    ("answer-slip", "/giay khem tap the 2018<down>"),
    ("answer-hits", "/ho ngheo 2019<down><down>"),
    ("answer-choices", "/chien si"),
    ("answer-source", "/cstd 2019<enter>"),
    ("answer-plain", "/cstd 2019<f9>"),
    ("journal-empty", "<c-n>"),
    ("journal", "<end>31<enter><tab>2s<s-tab><s-tab>Dòng một<c-s><down><del><c-n>r"),
    ("journal-cell", "<end>31<enter>34<enter><up><c-n>"),
    ("journal-filter", "<end>31<enter><tab>2<del><c-n>rfxoa 5/3"),
    ("entry-removed", "<tab>2<down><del><c-n>r<enter>"),
    (
        "entry-text",
        "<tab>2s<s-tab><s-tab>Trồng hoa ven đường làng, các hộ tự quản<c-s>\
         s<s-tab><s-tab><c-u>Trồng hoa giấy ven đường làng, mười hộ<c-s><c-n><enter><right>",
    ),
    ("findings", "<c-f>"),
    ("findings-share", "<c-f>ftham khao<enter>"),
    ("findings-reason", "<c-f><down>mBản gốc cũng vậy"),
    ("findings-accepted", "<c-f><down>mBản gốc cũng vậy<enter><end>"),
    ("findings-rules", "<c-f>r"),
    ("overview", "<c-o>"),
    ("overview-binh-son", "vbinh son<enter><c-o><down>"),
];

#[test]
fn every_screen_at_every_usual_size() {
    for (width, height) in SIZES {
        for (name, keys) in SCREENS {
            let seen = Person::at(width, height).types(keys).sees();
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), seen);
        }
    }
}

#[test]
fn english_is_complete_on_screen() {
    let mut person = Person::with(sample_book(), 80, 24, Lang::En);
    insta::assert_snapshot!("english-grid", person.sees());
    insta::assert_snapshot!("english-help", person.types("?").sees());
    insta::assert_snapshot!("english-palette", person.types("<esc>:").sees());
}

#[test]
fn the_first_screen_is_the_table_of_hong_ngu() {
    let seen = Person::at(80, 24).sees();
    let row = |label: &str| {
        let mut lines = seen.lines();
        lines.find(|line| line.contains(label)).unwrap_or_else(|| panic!("{label}\n{seen}"))
    };
    let figures = |line: &str| -> Vec<String> {
        line.split_whitespace()
            .rev()
            .take(6)
            .map(|w| w.trim_matches(['[', ']']).to_owned())
            .collect()
    };
    let cstd = figures(row("Chiến sĩ thi đua cơ sở"));
    assert_eq!(cstd, ["30", "208", "212", "138", "144", "—"]);
    assert!(seen.contains("huyện Hồng Ngự (đến 30/6/2025)"));
    assert!(seen.contains("2020*"));
}

#[test]
fn the_question_of_the_meeting_is_answered_by_the_status_line() {
    // The cursor starts in the first row, CSTĐ cơ sở, and the last complete year: 2019.
    let seen = Person::at(80, 24).sees();
    assert!(seen.contains("208 cá nhân · 2018: 212 · −4 (−1,89 %)"), "{seen}");
    let seen = Person::at(80, 24).types("<end>").sees();
    assert!(seen.contains("30 cá nhân · 2019: 208 · chưa đủ năm"), "{seen}");
    let seen = Person::at(80, 24).types("<home>").sees();
    assert!(seen.contains("năm 2015 chưa có số liệu (không phải là 0)"), "{seen}");
}

#[test]
fn the_question_of_the_meeting_is_answered_as_it_is_typed() {
    let mut person = Person::at(80, 24);
    let seen = person.types("/cstd 2019").sees();
    assert!(seen.contains("Năm 2019: 208 cá nhân; năm 2018: 212; giảm 4 (−1,89 %)."), "{seen}");
    assert!(seen.contains("208/1.340 = 15,52 %"), "{seen}");
    // Typed over, the last question is gone; left and asked again, it is there.
    let seen = person.types("<esc>/").sees();
    assert!(seen.contains("Hỏi: cstd 2019"), "{seen}");
    let seen = person.types("gk").sees();
    assert!(seen.contains("Hỏi: gk") && !seen.contains("cstd"), "{seen}");
}

#[test]
fn the_answer_is_copied_by_y_below_the_field_and_by_f8_anywhere() {
    let sentence = "Chiến sĩ thi đua cơ sở — huyện Hồng Ngự. \
                    Năm 2019: 208 cá nhân; năm 2018: 212; giảm 4 (−1,89 %).";
    for keys in ["/cstd 2019<f8>", "/cstd 2019<c-y>", "/cstd 2019<down>y", "/cstd 2019<down><f8>"] {
        let mut person = Person::at(80, 24);
        assert_eq!(person.types(keys).copied.as_deref(), Some(sentence), "{keys}");
        assert!(person.sees().contains("F9"), "how to go on where it cannot be pasted");
    }
    assert_eq!(Person::at(80, 24).types("/y").copied, None);
    let mut person = Person::at(80, 24);
    let hit = person.types("/ty le ho ngheo lap vo<down>y").copied.clone();
    assert_eq!(hit.as_deref(), Some("Chỉ tiêu: Tỷ lệ hộ nghèo · 2024: 0,38 % (huyện Lấp Vò)"));
}

#[test]
fn one_letter_of_a_question_costs_little_on_a_slow_line() {
    let questions = [
        ("/", "cstd 2019", 1500),
        ("/", "ho ngheo 2019 hong ngu", 1500),
        ("/", "mo hinh", 1500),
        (":", "so sanh", 1500),
        (":", "hoan tac", 1500),
    ];
    for (opening, question, most) in questions {
        let mut person = Person::at(80, 24);
        person.types(opening);
        let mut wire = Wire::new(Vec::new(), Size::new(80, 24), false);
        let drawn = |person: &mut Person, wire: &mut Wire<Vec<u8>>| {
            let frame = person.frame();
            let cells = (0..24u16).flat_map(|y| (0..80u16).map(move |x| (x, y)));
            wire.draw(cells.map(|(x, y)| (x, y, &frame[(x, y)]))).unwrap();
            wire.flush().unwrap();
        };
        drawn(&mut person, &mut wire);
        for letter in question.chars() {
            let before = wire.written().len();
            person.types(&letter.to_string());
            drawn(&mut person, &mut wire);
            let bytes = wire.written().len() - before;
            assert!(bytes <= most, "{question}, {letter}: {bytes} bytes");
        }
    }
}

#[test]
fn input_methods_cause_no_command() {
    // UniKey, ibus-bamboo: letters at once, then Backspace (0x7f or Ctrl-H) and the new text.
    let still = Person::at(80, 24).sees();
    for burst in ["a<bs>á", "e<c-h>ê<bs>ế", "o<bs>ô<bs>ồ", "u<bs>ú<bs>u", "i<c-h>ì", "ơ", "ấ"]
    {
        let mut person = Person::at(80, 24);
        person.types(burst);
        assert!(!person.has_quit);
        let seen = person.types("<left><right>").sees();
        assert_eq!(seen, still, "{burst}");
    }
    // Capital letters from Caps Lock are the same commands.
    assert!(Person::at(80, 24).types("Q").has_quit);
}

#[test]
fn input_methods_type_into_the_filter() {
    // "hộ nghèo" in Telex as UniKey sends it: hoj → h o, BS, ọ …
    let keys = "<tab>6fho<bs>ô<bs>ộ ngheo<bs><c-h>èo";
    let seen = Person::at(80, 24).types(keys).sees();
    assert!(seen.contains("hộ nghèo"), "{seen}");
}

fn cstd(person: &Person, year: u16) -> Option<u32> {
    let award = Catalogue::built_in().award("chien-si-thi-dua-co-so").unwrap();
    let sheet = person.book.sheet("hong-ngu", Year::new(year).unwrap())?;
    sheet.value(LineKey::new(award, Recipient::Individual))
}

#[test]
fn a_count_is_typed_over_and_the_cursor_goes_on() {
    let mut person = Person::at(80, 24);
    // 2020 is suspected part-year, not closed: no reason is asked.
    let seen = person.types("<end>1.234<enter>").sees();
    assert_eq!(cstd(&person, 2020), Some(1234));
    assert!(seen.contains("1.234") && seen.contains("[33]"), "{seen}");
    person.types("<up><del>");
    assert_eq!(cstd(&person, 2020), None, "absent, not 0");
    person.types("0<tab>");
    assert_eq!(cstd(&person, 2020), Some(0), "0, not absent");
    let seen = person.types("1a<enter>").sees();
    assert!(seen.contains("«1a» không phải là số lượng"), "{seen}");
    assert_eq!(cstd(&person, 2020), Some(0));
    person.types("<bs><enter>");
    assert_eq!(cstd(&person, 2020), Some(1));
    let kept = person.book.clone();
    person.types("<up>77<esc>");
    assert_eq!(person.book, kept, "Esc drops what was typed");
}

#[test]
fn a_block_with_its_headings_goes_where_they_say() {
    let table = include_str!("source/hong-ngu-khen-thuong.csv").replace(',', "\t");
    let mut person = Person::at(80, 24);
    let kept = person.book.clone();
    // The table of the report, as it stands in the book already.
    person.gives(&Event::Paste(table.clone()));
    let seen = person.sees();
    assert!(!seen.contains("Bỏ qua") && seen.contains("Khối dán giống hệt"), "{seen}");
    // Wherever the cursor is; one cell above several rows; a title that means nothing.
    let merged = table.replace("01\tGiấy khen\tCá nhân\t672", "\t\tCá nhân\t673");
    assert_ne!(merged, table);
    person.types("<end>").gives(&Event::Paste(format!("{merged}\nTổng cộng\t\t\t9\t9\t9\t9\t9\n")));
    let seen = person.sees();
    assert!(seen.contains("1 số thay đổi") && seen.contains("«Tổng cộng»"), "{seen}");
    assert_eq!(person.book, kept, "it is looked at first");
    person.types("<enter>rà soát<enter>");
    let award = Catalogue::built_in().award("giay-khen").unwrap();
    let line = LineKey::new(award, Recipient::Individual);
    let sheet = |person: &Person, year| {
        person.book.sheet("hong-ngu", Year::new(year).unwrap()).and_then(|sheet| sheet.value(line))
    };
    assert_eq!(sheet(&person, 2016), Some(673));
    // A year and a line that the grid does not have; who receives within the title.
    person.gives(&Event::Paste("Hình thức\tNăm 2014\nGiấy khen (cá nhân)\t5\n".to_owned()));
    person.types("<enter>");
    assert_eq!(sheet(&person, 2014), Some(5), "{}", person.sees());
    // Who receives is not said: nothing is guessed.
    person.gives(&Event::Paste("Hình thức\t2014\nGiấy khen\t7\n".to_owned()));
    let seen = person.sees();
    assert!(seen.contains("Không dán được") && seen.contains("«Giấy khen»"), "{seen}");
}

#[test]
fn a_closed_sheet_asks_why() {
    let mut person = Person::at(80, 24);
    let seen = person.types("209<enter>").sees();
    assert!(seen.contains("Số năm 2019 đã chính thức. Lý do sửa"), "{seen}");
    assert_eq!(cstd(&person, 2019), Some(208), "nothing is saved without a reason");
    person.types("<enter>");
    assert_eq!(cstd(&person, 2019), Some(208), "an empty reason is none");
    person.types("QĐ 12 đính chính<enter>");
    assert_eq!(cstd(&person, 2019), Some(209));
    assert_eq!(person.reason.as_deref(), Some("QĐ 12 đính chính"));
    // The cursor has gone on, as after any count.
    person.types("<up>210<enter><esc>");
    assert_eq!(cstd(&person, 2019), Some(209), "Esc takes it back");
    person.types("<del><enter>");
    assert_eq!(cstd(&person, 2019), None, "and stays");
    person.types("208<enter><enter>");
    assert_eq!(cstd(&person, 2019), Some(208), "what is emptied is not left");
}

#[test]
fn a_year_without_a_sheet_gets_a_draft() {
    let mut book = sample_book();
    book.take(&Key::Sheet(Id::parse("hong-ngu").unwrap(), Year::new(2017).unwrap()));
    let mut person = Person::with(book, 80, 24, Lang::Vi);
    person.types("vhong ngu<enter><left><left>138<enter>");
    assert_eq!(cstd(&person, 2017), Some(138));
    let sheet = person.book.sheet("hong-ngu", Year::new(2017).unwrap()).unwrap();
    assert!(sheet.head.state.unwrap().is("nhap"));
}

#[test]
fn a_block_from_a_spreadsheet_is_looked_at_and_put_in_as_one() {
    let mut person = Person::at(80, 24);
    // From the cell of CSTĐ cơ sở 2016 on: two rows, two years.
    person.types("<home><right>");
    person.gives(&Event::Paste("150\t138\r\n1.067\t\r\n".to_owned()));
    let seen = person.sees();
    assert!(seen.contains("Dán 4 ô, 3 số thay đổi. Enter dán · Esc bỏ"), "{seen}");
    assert_eq!(cstd(&person, 2016), Some(144), "nothing is saved while it is looked at");
    person.types("<enter>số liệu rà soát<enter>");
    assert_eq!((cstd(&person, 2016), cstd(&person, 2017)), (Some(150), Some(138)));
    assert_eq!(person.reason.as_deref(), Some("số liệu rà soát"));
    let kept = person.book.clone();
    person.gives(&Event::Paste("1\tx".to_owned()));
    let seen = person.sees();
    assert!(seen.contains("dòng 1, cột 2 của khối dán, «x» không phải là số lượng"), "{seen}");
    person.gives(&Event::Paste("1\t2\t3\t4\t5\t6".to_owned()));
    assert!(person.sees().contains("lớn hơn phần bảng"));
    person.gives(&Event::Paste("1\t2".to_owned()));
    person.types("<esc>");
    assert_eq!(person.book, kept);
}

#[test]
fn a_new_unit_gets_its_first_rows_and_years() {
    let mut book = sample_book();
    let unit = Id::parse("xa-my-an-hung").unwrap();
    let mut person = Person::with(std::mem::take(&mut book), 80, 24, Lang::Vi);
    let seen = person.types("vmy an hung<enter>").sees();
    assert!(seen.contains("Nhấn n để thêm dòng"), "{seen}");
    let seen = person.types("ngk ca<enter>").sees();
    assert!(seen.contains("Giấy khen") && seen.contains("2026"), "{seen}");
    person.types("12<enter>");
    let sheet = person.book.sheet(unit.as_str(), Year::new(2026).unwrap()).unwrap().clone();
    assert_eq!((sheet.lines().len(), sheet.lines()[0].value), (1, 12));
    assert!(sheet.head.state.unwrap().is("nhap"));
    // The next year, and a second row; a row that is there already is only gone to.
    person.types("t15<enter>nldtt tap<enter>3<enter>ngk ca<enter>");
    let next = person.book.sheet(unit.as_str(), Year::new(2027).unwrap()).unwrap();
    assert_eq!(next.lines().len(), 2);
    assert!(person.sees().contains("[15]"), "{}", person.sees());
}

#[test]
fn in_a_meeting_nothing_changes() {
    let mut person = Person::at(80, 24);
    let kept = person.book.clone();
    let seen = person.types("<f9><end><enter>").sees();
    assert!(seen.contains("CHỈ XEM") && seen.contains("không sửa được"), "{seen}");
    person.types("<del>u");
    assert_eq!(person.book, kept);
    // Digits are tabs there, as everywhere else.
    assert!(person.types("4").sees().contains("[4 So sánh]"));
    person.types("<s-tab><f9>7<enter>");
    assert_eq!(cstd(&person, 2020), Some(7));
}

#[test]
fn what_a_key_does_is_said_in_full() {
    let mut person = Person::at(60, 18);
    person.types("<tab>2?");
    let mut seen = String::new();
    for _ in 0..40 {
        let page = person.types("<down>").sees();
        seen.extend(page.lines().skip(3).map(|line| line.to_owned() + "\n"));
    }
    assert!(!seen.contains('…'), "{seen}");
    assert!(seen.contains("dùng được thì nói vì sao"), "{seen}");
}

#[test]
fn the_open_tab_shows_in_a_narrow_window() {
    let tabs = |width: u16, digit: usize| {
        let seen = Person::at(width, 18).types("<tab>").types(&digit.to_string()).sees();
        seen.lines().nth(1).unwrap().to_owned()
    };
    let all =
        " 1 Tổng quan  2 Mô hình [3 Khen thưởng] 4 So sánh  5 Phong trào  6 Chỉ tiêu  7 Văn bản";
    assert_eq!(tabs(100, 3), all);
    // At the design size brackets take the place of blanks.
    let closer = "1 Tổng quan 2 Mô hình[3 Khen thưởng]4 So sánh 5 Phong trào 6 Chỉ tiêu 7 Văn bản";
    assert_eq!(tabs(80, 3), closer);
    assert_eq!(
        tabs(80, 1),
        closer.replace(['[', ']'], " ").replace("1 Tổng quan ", "[1 Tổng quan]")
    );
    assert_eq!(tabs(80, 7), format!("{}]", closer.replace(['[', ']'], " ").replace(" 7", "[7")));
    // Narrower, only whole ones show, the open one among them.
    for (digit, name) in (1..).zip(all.split("  ").flat_map(|two| two.split(['[', ']']))) {
        let name = name.trim();
        assert!(tabs(60, digit).contains(&format!("[{name}]")), "{}", tabs(60, digit));
    }
    assert_eq!(tabs(60, 1), "[1 Tổng quan]2 Mô hình 3 Khen thưởng 4 So sánh 5 Phong trào");
    assert_eq!(tabs(60, 7), "3 Khen thưởng 4 So sánh 5 Phong trào 6 Chỉ tiêu[7 Văn bản]");
}

#[test]
fn the_footer_names_only_keys_that_work() {
    let last =
        |keys: &str| Person::at(120, 40).types(keys).sees().lines().nth(39).map(str::to_owned);
    assert!(
        last("").is_some_and(|foot| foot.contains("n thêm dòng") && foot.contains("u hoàn tác"))
    );
    // In a meeting nothing is changed; while a count is typed the line above says what counts.
    let meeting = last("<f9>").unwrap();
    assert!(!meeting.contains("thêm dòng") && !meeting.contains("hoàn tác"), "{meeting}");
    assert!(meeting.contains("s nguồn"), "{meeting}");
    assert_eq!(last("1"), None);
    // Behind a figure there is no record to leaf to or to change.
    let page = last("s").unwrap();
    assert!(page.contains("Esc quay lại") && !page.contains("sửa"), "{page}");
}

#[test]
fn pictures_of_the_readme_are_current() {
    let pictures = [
        ("grid", "", DARK),
        ("compare", "<tab>", DARK),
        ("answer", "/cstd 2019", DARK),
        ("models", "<tab>2", LIGHT),
    ];
    for (name, keys, palette) in pictures {
        let picture = svg(&Person::at(80, 24).types(keys).frame(), palette);
        let path = format!("{}/tests/pictures/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("THIDUA_BLESS").is_some() {
            std::fs::write(&path, &picture).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == picture, "{path} is stale: run the tests with THIDUA_BLESS=1");
    }
}

#[test]
fn a_successor_shows_the_figures_of_the_unit_before_as_that_units_own() {
    let mut person = Person::at(80, 24);
    let seen = person.types("vthuong phuoc<enter>").sees();
    assert!(seen.contains("Số liệu của đơn vị cũ, không chia lại · p, Ctrl-U để mở"), "{seen}");
    assert!(seen.contains("huyện Hồng Ngự (đến 30/6/2025) · một phần · 2015–2020"), "{seen}");
    let seen = person.types("<tab>").sees();
    assert!(seen.contains("số liệu của huyện Hồng Ngự (đến 30/6/2025), không chia lại"), "{seen}");
    // The cursor is on a figure of the former unit: its sentence says whose it is.
    assert!(
        seen.contains("2020*")
            && seen.contains("[208]")
            && seen.contains("2025) · 208 cá nhân · 2018: 212"),
        "{seen}"
    );
    let copied = person.types("y").copied.clone().unwrap();
    let row = copied.lines().find(|line| line.contains("Chiến sĩ thi đua cơ sở")).unwrap();
    assert!(row.starts_with("số liệu của huyện Hồng Ngự") && row.contains("\t208"), "{copied}");
    let seen = person.types("<enter>").sees();
    assert!(
        seen.contains("Đơn vị") && seen.contains("huyện Hồng Ngự"),
        "what is behind it\n{seen}"
    );
    // A figure of its own stands above, apart; the totals are its own.
    person.types("<esc><tab><s-tab><s-tab>ngk ca<enter>12<enter>");
    let seen = person.types("<tab><end>").sees();
    let at = |text: &str| seen.lines().position(|line| line.contains(text)).expect(text);
    assert!(at("Tổng cộng") < at("số liệu của huyện Hồng Ngự"), "{seen}");
    let total = seen.lines().nth(at("Tổng cộng")).unwrap();
    assert!(total.contains("12") && !total.contains("262"), "{seen}");
    assert!(seen.contains("2025 │"), "{seen}");
    assert!(seen.contains("│ 30/6/2025: không so sánh"), "{seen}");
}

#[test]
fn one_key_goes_between_a_unit_and_those_before_and_after() {
    let mut person = Person::at(80, 24);
    let seen = person.types("p").sees();
    assert!(seen.contains("xã Thường Phước") && seen.contains("phường Thường Lạc"), "{seen}");
    assert!(!seen.contains("huyện Lấp Vò"), "only those that took over\n{seen}");
    let seen = person.types("thuong phuoc<enter><c-u>hong ngu<enter>").sees();
    assert!(seen.contains("huyện Hồng Ngự (đến 30/6/2025)") && seen.contains("[208]"), "{seen}");
    // One only: at once. None: it is said.
    let seen = person.types("vtien giang<enter>p").sees();
    assert!(seen.contains("│ tỉnh Đồng Tháp"), "{seen}");
    let seen = person.types("vap binh hoa<enter>p").sees();
    assert!(seen.contains("không có đơn vị cũ hay đơn vị kế thừa"), "{seen}");
}

#[test]
fn a_year_after_the_end_is_warned_of_and_asks_why() {
    let mut person = Person::at(80, 24);
    let seen = person.types("ttttt").sees();
    assert!(!seen.contains("đã kết thúc"), "2025 has days of the unit\n{seen}");
    let seen = person.types("t").sees();
    assert!(seen.contains("đã kết thúc ngày 30/6/2025, trước năm 2026"), "{seen}");
    assert!(seen.contains("Thông tư 15/2025/TT-BNV") && seen.contains("xã Thường Phước"), "{seen}");
    let seen = person.types("<f6>").sees();
    assert!(seen.contains("[—]") && seen.contains("đã kết thúc ngày"), "no sheet by form\n{seen}");
    let seen = person.types("5<enter>").sees();
    assert!(seen.contains("đã kết thúc 30/6/2025. Lý do ghi năm 2026"), "{seen}");
    assert_eq!(cstd(&person, 2026), None, "nothing is saved without a reason");
    person.types("<esc>");
    person.gives(&Event::Paste("7".to_owned()));
    person.types("<enter>");
    assert_eq!(cstd(&person, 2026), None, "a block asks too");
    person.types("thành tích năm 2024<enter>");
    assert_eq!(cstd(&person, 2026), Some(7));
    assert_eq!(person.reason.as_deref(), Some("thành tích năm 2024"));
    // What is said of the whole sheet is asked about too.
    let seen = person.types("<f6><tab><tab><tab><tab>mục 2<c-s>").sees();
    assert!(seen.contains("Lý do ghi năm 2026"), "{seen}");
    let section = |person: &Person| {
        let sheet = person.book.sheet("hong-ngu", Year::new(2026).unwrap()).unwrap();
        sheet.head.section.clone()
    };
    assert_eq!(section(&person), None);
    person.types("bổ sung nơi ghi<enter>");
    assert_eq!(section(&person).as_deref(), Some("mục 2"));
    // The last year that has days of the unit asks nothing.
    person.types("<left>3<enter>");
    assert_eq!(cstd(&person, 2025), Some(3));
}

#[test]
fn the_units_below_are_summed_by_a_key() {
    let mut person = Person::at(80, 24);
    let seen = person.types("vtinh dong thap<enter><tab>").sees();
    assert!(seen.contains("chưa có số liệu"), "{seen}");
    let seen = person.types("<c-l>").sees();
    assert!(seen.contains("gồm đơn vị trực thuộc"), "{seen}");
    assert!(seen.contains("1/2 đơn vị có số liệu"), "{seen}");
    let seen = person.types("rrrr").sees();
    assert!(seen.contains("huyện Hồng Ngự") && !seen.contains("huyện Bình Sơn"), "{seen}");
    assert!(person.types("<c-l>").sees().contains("huyện Bình Sơn"), "all units again");
}

#[test]
fn totals_that_only_say_the_rows_again_do_not_stand_below_them() {
    let mut person = Person::at(80, 40);
    let total = |seen: &str| seen.lines().skip(3).filter(|line| line.contains("Tổng")).count();
    assert!(total(&person.types("<tab>").sees()) > 0, "below the awards");
    // By recipient, then by field, which is known of no count here.
    for key in ["r", "r"] {
        let seen = person.types(key).sees();
        let has_figures = |line: &&str| line.chars().filter(char::is_ascii_digit).count() > 9;
        let rows = seen.lines().skip(5).filter(has_figures).count();
        assert_eq!((total(&seen), rows), (0, 3), "collectives, persons, households\n{seen}");
    }
}

#[test]
fn stages_are_offered_where_there_are_any() {
    let mut person = Person::at(120, 24);
    let hints = |person: &mut Person| person.sees().lines().last().unwrap().to_owned();
    person.types("<tab>2");
    assert!(hints(&mut person).contains("m bước"), "{}", person.sees());
    assert!(hints(person.types("<enter>")).contains("m bước"), "{}", person.sees());
    for tab in ["<esc>6", "7"] {
        assert!(!hints(person.types(tab)).contains("bước"), "{}", person.sees());
        assert!(!hints(person.types("<enter>")).contains("bước"), "{}", person.sees());
        let seen = person.types("m").sees();
        assert!(seen.contains("chỉ mô hình, điển hình mới có các bước"), "{seen}");
        person.types("<esc>");
    }
}

#[test]
fn a_hint_stands_only_where_it_is_true() {
    let hints = |keys: &str| {
        let mut person = Person::at(120, 24);
        person.types(keys).sees().lines().last().unwrap().to_owned()
    };
    for list in ["v", "n", "<tab>2<enter>n"] {
        assert!(hints(list).contains("Enter chọn"), "{}", hints(list));
    }
    assert!(hints("<tab>2nx").contains("Ctrl-L lưu, thêm tiếp"));
    // A sheet, and two models.
    for form in ["<f6>", "<tab>2  s"] {
        assert!(!hints(form).contains("Ctrl-L"), "{}", hints(form));
        assert!(hints(form).contains("Ctrl-S lưu"), "{}", hints(form));
    }
    assert!(hints("/").contains("F7 hỏi lại") && !hints("/").contains("chép"), "{}", hints("/"));
    assert!(hints("/cstd 2019").contains("F8 chép"));
    assert!(hints("<tab>2").contains("Enter mở"));
    assert!(!hints("<tab>2fxyzxyz<enter>").contains("Enter"), "nothing to be opened");
    // Models and movements may lack something, indicators, documents and decisions nothing.
    for (list, has_lacks) in
        [("2", true), ("5", true), ("6", false), ("7", false), ("<c-g>", false)]
    {
        let seen = Person::at(160, 24).types("<tab>").types(list).sees();
        let hints = seen.lines().last().unwrap();
        assert_eq!(hints.contains("p còn thiếu"), has_lacks, "{hints}");
    }
}

#[test]
fn help_names_no_key_that_is_typed() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<tab>2n<f1>").sees();
    assert!(seen.contains("Các phím ở «Nhập bản ghi»"), "{seen}");
    let is_there = |seen: &str, key: &str| seen.lines().any(|line| line.trim_end() == key);
    assert!(is_there(&seen, " ↑                        lên một dòng"), "{seen}");
    assert!(seen.lines().nth(4).unwrap().contains("còn nữa"), "{seen}");
    let seen = person.types("<end>").sees();
    assert!(is_there(&seen, " F1                       trợ giúp"), "{seen}");
    assert!(!seen.contains("còn nữa"), "{seen}");
    let seen = Person::at(80, 24).types("?").sees();
    assert!(is_there(&seen, " ↑  k                     lên một dòng"), "{seen}");
}

#[test]
fn units_that_exist_stand_before_those_that_ended() {
    let seen = Person::at(80, 60).types("v").sees();
    let at = |text: &str| seen.lines().position(|line| line.contains(text)).expect(text);
    assert!(at("xã Vạn Tường") < at("huyện Bình Sơn (đến 30/6/2025)"), "{seen}");
    // By a name that only a time of the unit has.
    let seen = Person::at(80, 24).types("vxa thuong thoi tien").sees();
    assert!(seen.contains("thị trấn Thường Thới Tiền (đến 30/6/2025)"), "{seen}");
}

#[test]
fn lists_of_a_successor_say_what_is_the_former_units() {
    let mut person = Person::at(80, 24);
    let seen = person.types("vthuong phuoc<enter>2").sees();
    assert!(seen.contains("[cũ] Mô hình"), "{seen}");
    assert!(seen.contains("số liệu của huyện Hồng Ngự (đến 30/6/2025), không chia lại"), "{seen}");
    let seen = person.types("vhuyen hong ngu<enter>").sees();
    assert!(seen.contains("Mô hình") && !seen.contains("[cũ]"), "its own need no mark\n{seen}");
}

#[test]
fn a_finding_leads_to_its_cell_and_back() {
    let mut person = Person::at(80, 24);
    let seen = person.types("v binh son<enter><c-f>f1.340<enter><enter>").sees();
    assert!(seen.contains("huyện Hồng Ngự (đến 30/6/2025)"), "{seen}");
    assert!(seen.contains("[208]"), "{seen}");
    let seen = person.types("<left><c-f>").sees();
    assert!(seen.contains("208/1.340 (Lao động tiên tiến + Chiến sĩ tiên tiến)"), "{seen}");
    // A year without figures is a column of the grid, a document a page.
    let seen = person.types("<home><down><enter>").sees();
    assert!(seen.contains("năm 2015 chưa có số liệu"), "{seen}");
    let seen = person.types("<c-f>f80/kh<enter><enter>").sees();
    assert!(
        seen.contains("UBND huyện Bình Sơn") && seen.contains("Nguồn không ghi ngày"),
        "{seen}"
    );
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_taken_back() {
    let chosen = "Nguồn ghi «6,54»";
    let mut person = Person::at(80, 24);
    person.types("<c-f>f6,54<enter>m<enter>");
    assert!(person.sees().contains("cần có lý do"), "{}", person.sees());
    person.types("  <enter>");
    assert!(person.change.edits.is_empty(), "blanks are no reason");
    person.types("Sở Tài chính xác nhận là %<enter>");
    let seen = person.types("z").sees();
    assert!(seen.contains("Chấp nhận") && seen.contains("1 đã chấp nhận"), "{seen}");
    assert!(seen.contains("m bỏ chấp nhận"), "{seen}");
    assert!(seen.contains("Đã chấp nhận: Sở Tài chính xác nhận là %"), "{seen}");
    assert!(seen.contains(chosen), "{seen}");
    // By undo, again, and by the same key.
    let is_open = |person: &mut Person| !person.sees().contains("1 đã chấp nhận");
    assert!(is_open(person.types("u")));
    assert!(!is_open(person.types("<c-r>")));
    assert!(is_open(person.types("<f5>")));
}

#[test]
fn the_source_of_a_figure_says_what_is_found_of_it() {
    // The cursor starts on 208 CSTĐ cơ sở of 2019; one row below is another award.
    let seen = Person::at(80, 24).types("s").sees();
    assert!(seen.contains("Lưu ý R1") && seen.contains("208/1.340"), "{seen}");
    let seen = Person::at(80, 24).types("<down>s").sees();
    assert!(!seen.contains("R1"), "{seen}");
    let accepted = "<c-f>f1.340<enter>mtừng đơn vị đều đạt<enter><esc><esc>s";
    let seen = Person::at(80, 24).types(accepted).sees();
    assert!(seen.contains("208") && !seen.contains("R1"), "{seen}");
}

#[test]
fn nothing_is_accepted_while_nothing_can_be_written() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<f9><c-f>m").sees();
    assert!(!seen.contains("Vì sao chấp nhận"), "{seen}");
    assert!(person.types("x<enter>").change.edits.is_empty());
}

#[test]
fn the_next_finding_comes_under_the_cursor_when_one_is_accepted() {
    let mut person = Person::at(80, 24);
    let place = |person: &mut Person| {
        let seen = person.types("z").types("<down><up>").sees();
        seen.lines().rev().nth(1).unwrap().to_owned()
    };
    let before = place(person.types("<c-f>"));
    assert!(before.contains("1/35"), "{before}");
    let after = place(person.types("mđã đối chiếu<enter>"));
    assert!(after.contains("1/35") && after != before, "{after}");
}
