//! The life of a model and what else belongs to a record, through the real key path.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::{Person, sample_book};
use support::record;
use thidua::domain::book::{Book, Stored};
use thidua::domain::catalogue::Catalogue;
use thidua::domain::change::{Change, Edit};
use thidua::domain::exemplar::stage;
use thidua::domain::record::{Kind, Named};
use thidua::domain::sheet::{LineKey, Recipient};
use thidua::domain::text::Year;
use thidua::words::Lang;

/// The first model of Hồng Ngự in its list.
const MODEL: &str = "Đan ghế nhựa";

fn model(book: &Book) -> String {
    book.exemplars().find(|one| &*one.name == MODEL).unwrap().id.to_string()
}

/// The sample book with a life for its first model.
fn lived() -> Book {
    let mut book = sample_book();
    let id = model(&book);
    let m = ("exemplar", id.as_str());
    let decision = [("id", "q"), ("unit", "hong-ngu"), ("number", "12"), ("symbol", "QĐ-UBND")];
    let records = [
        record(Kind::Step, &[("id", "s2"), m, ("stage", "boi-duong"), ("date", "2020-05")]),
        record(Kind::Step, &[("id", "s1"), m, ("stage", "phat-hien"), ("date", "2019")]),
        record(Kind::Assessment, &[("id", "a"), m, ("year", "2020"), ("effect", "Thêm việc làm")]),
        record(Kind::Replication, &[("id", "r1"), m, ("location", "Ấp 1"), ("date", "2019")]),
        record(Kind::Replication, &[("id", "r2"), m, ("location", "Ấp 2"), ("through", "r3")]),
        record(Kind::Replication, &[("id", "r3"), m, ("location", "Ấp 3"), ("through", "r1")]),
        record(
            Kind::Outcome,
            &[
                ("id", "o"),
                m,
                ("name", "Hộ nghèo"),
                ("measure", "%"),
                ("before", "12.5"),
                ("after", "3.2"),
                ("target", "5"),
            ],
        ),
        record(Kind::Decision, &decision),
        record(
            Kind::Honour,
            &[
                ("id", "h"),
                ("decision", "q"),
                ("name", "Tổ đan ghế"),
                ("recipient", "collective"),
                ("award", "giay-khen"),
                m,
            ],
        ),
    ];
    let edits = records.into_iter().map(Edit::Add).collect();
    stage::follow(&book, Change { edits }).apply(&mut book).unwrap();
    book
}

/// At the page of the model.
fn page(book: Book, width: u16, height: u16) -> Person {
    let mut person = Person::with(book, width, height, Lang::Vi);
    person.types("<tab>2<enter>");
    person
}

/// The line under the cursor.
fn line(person: &mut Person) -> String {
    let seen = person.sees();
    seen.lines().find(|line| line.starts_with('▸')).unwrap_or_default().to_owned()
}

/// Goes down to the line with this text.
fn go(person: &mut Person, text: &str) {
    for _ in 0..60 {
        if line(person).contains(text) {
            return;
        }
        person.types("<down>");
    }
    panic!("no line «{text}»\n{}", person.sees());
}

#[test]
fn a_page_shows_the_life_of_a_model() {
    for (width, height) in [(80, 24), (120, 40), (60, 18)] {
        let mut person = page(lived(), width, height);
        insta::assert_snapshot!(format!("life-{width}x{height}"), person.sees());
        let seen = person.types("<end>").sees();
        insta::assert_snapshot!(format!("life-end-{width}x{height}"), seen);
    }
    let seen = page(lived(), 100, 50).sees();
    let at = |text: &str| seen.lines().position(|line| line.contains(text)).expect(text);
    assert!(at("2019 · Phát hiện") < at("5/2020 · Bồi dưỡng"), "by date\n{seen}");
    assert!(seen.contains("Hộ nghèo: 12,5 thành 3,2 % (−9,3 điểm %; mục tiêu 5)"), "{seen}");
    assert!(at("Ấp 1 · 2019") < at("└ Ấp 3") && at("└ Ấp 3") < at("  └ Ấp 2"), "{seen}");
    assert!(seen.contains("Giấy khen · Tổ đan ghế · 12/QĐ-UBND"), "{seen}");
    assert!(seen.contains("Tuyên truyền           chưa có — n thêm"), "{seen}");
}

#[test]
fn a_part_is_added_where_the_cursor_is() {
    let mut person = page(lived(), 80, 24);
    let id = model(&person.book);
    go(&mut person, "Tuyên truyền");
    let seen = person.types("n").sees();
    assert!(seen.contains("Thêm tuyên truyền") && seen.contains(MODEL), "{seen}");
    person.types("dai truyen<tab>3/2021<c-s>");
    let added = person.book.publicities().next().expect("added");
    assert_eq!((added.exemplar.as_str(), &*added.date.unwrap().plain()), (&*id, "2021-03"));
    assert!(person.sees().contains("3/2021 · Đài truyền thanh"), "{}", person.sees());
    // At a part another one of its kind, and the cursor's part is changed, copied, removed.
    let seen = person.types("n").sees();
    assert!(seen.contains("Thêm tuyên truyền"), "{seen}");
    let seen = person.types("<esc>s").sees();
    assert!(seen.contains("Sửa tuyên truyền"), "{seen}");
    let seen = person.types("<esc>b").sees();
    assert!(seen.contains("Thêm tuyên truyền") && seen.contains("3/2021"), "{seen}");
    person.types("<esc><del>");
    assert_eq!(person.book.publicities().count(), 0);
    assert!(person.book.exemplar(&id).is_some(), "the model stays");
    // Where nothing is there is nothing to remove.
    go(&mut person, "Tuyên truyền");
    let kept = person.book.clone();
    assert!(person.types("<del>").sees().contains("Không có bản ghi nào dưới con trỏ"));
    assert_eq!(person.book, kept);
}

#[test]
fn without_a_section_the_kind_is_asked_for() {
    let mut person = page(lived(), 80, 24);
    let seen = person.types("n").sees();
    assert!(
        seen.contains("Thêm gì vào bản ghi này?") && seen.contains("Bước phát triển"),
        "{seen}"
    );
    insta::assert_snapshot!("life-add-80x24", seen);
    person.types("danh gia<enter>");
    let seen = person.sees();
    assert!(seen.contains("Thêm đánh giá"), "{seen}");
    // One Esc leads back to the page: the question is answered.
    assert!(person.types("<esc>").sees().contains("Vị trí trong nguồn"));
    let seen = person.types("nban ghi moi<enter>").sees();
    assert!(seen.contains("Thêm mô hình, điển hình"), "{seen}");
}

#[test]
fn pages_open_over_pages() {
    let mut person = page(lived(), 80, 24);
    let start = person.sees();
    go(&mut person, "Tổ đan ghế");
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("đối tượng được khen thưởng «Tổ đan ghế»"), "{seen}");
    person.types("<enter>");
    let seen = person.sees();
    assert!(seen.contains("12/QĐ-UBND") && seen.contains("Đối tượng được khen"), "{seen}");
    person.types("<esc><esc>");
    assert!(line(&mut person).contains("Tổ đan ghế"), "the cursor is where it was");
    assert_eq!(person.types("<home>").sees(), start);
    // A field that names a record leads to it: the unit, from there its parts.
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("Các thời kỳ") && seen.contains("Đơn vị kế thừa"), "{seen}");
}

#[test]
fn a_model_moves_to_its_next_stage_and_back_as_one() {
    let mut person = page(lived(), 80, 24);
    let id = model(&person.book);
    let kept = person.book.clone();
    let stage = |person: &Person| {
        let model = person.book.exemplar(&id).unwrap();
        model.stage.map(|stage| stage.id().to_string())
    };
    assert_eq!(stage(&person).as_deref(), Some("boi-duong"));
    let seen = person.types("m").sees();
    assert!(seen.contains("15/3/2026"), "today\n{seen}");
    let seen = person.types("<c-s>").sees();
    assert_eq!(stage(&person).as_deref(), Some("tong-ket"));
    assert!(seen.contains("thêm bước phát triển «Tổng kết 15/3/2026»"), "{seen}");
    let seen = person.types("<esc><down>").sees();
    assert!(seen.contains("Tổng kết"), "the list shows it\n{seen}");
    // The stage follows its steps: it is not typed over in the model's form.
    let seen = person.types("<up>s<tab><tab><tab><tab><tab>").sees();
    assert!(seen.contains("theo bước cuối cùng đã ghi"), "{seen}");
    person.types("<esc>u");
    assert_eq!(person.book, kept);
    // From the list as well, with the stage after the one it has.
    person.types("<esc><c-t><c-s><c-t><c-s>");
    assert_eq!(person.book.steps().count(), 4);
    assert_eq!(stage(&person).as_deref(), Some("nhan-rong"));
    assert!(person.types("5m").sees().contains("chỉ mô hình"), "{}", person.sees());
}

#[test]
fn a_document_tells_who_cites_it() {
    let mut person = Person::at(80, 40);
    let source = person.book.exemplars().find_map(|one| one.source.clone()).unwrap();
    let title = person.book.document(source.as_str()).unwrap().title();
    person.types("<tab>7f").types(&title).types("<enter><enter>");
    let seen = person.sees();
    assert!(seen.contains("Nơi dẫn đến"), "{seen}");
    go(&mut person, "mô hình, điển hình (nguồn): ");
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("1/") && seen.contains("Nguồn"), "{seen}");
}

#[test]
fn lists_show_what_is_lacking() {
    let mut person = Person::with(lived(), 80, 24, Lang::Vi);
    let seen = person.types("<tab>2p").sees();
    assert!(seen.contains("Chưa đánh giá trong 12 tháng: 16/16"), "{seen}");
    insta::assert_snapshot!("lacking-80x24", seen);
    let seen = person.types("p").sees();
    assert!(seen.contains("Chưa tuyên truyền: 16/16") && seen.contains(MODEL), "{seen}");
    let seen = person.types("<c-l>").sees();
    assert!(seen.contains("Chưa nhân rộng: 15/16") && !seen.contains(MODEL), "{seen}");
    let seen = person.types("p").sees();
    assert!(seen.contains("chưa ghi kết quả: 0/16"), "{seen}");
    assert!(seen.contains("Không có mô hình, điển hình nào thuộc diện"), "{seen}");
    // Letters narrow it further; Esc shows everything.
    let seen = person.types("<esc>ppfrau<enter>").sees();
    assert!(seen.contains("Chưa tuyên truyền: 1/16"), "{seen}");
    let seen = person.types("<esc>").sees();
    assert!(seen.contains("1/16 ·") && !seen.contains("Lọc:"), "{seen}");
    // What is assessed leaves the list at once.
    person.types("p<enter>");
    go(&mut person, "Đánh giá hằng năm");
    let seen = person.types("n2026<c-s><esc>").sees();
    assert!(seen.contains("Chưa đánh giá trong 12 tháng: 15/16"), "{seen}");
    let seen = person.types("7p").sees();
    assert!(seen.contains("không có bộ lọc"), "{seen}");
    // Units have theirs where a unit is chosen: those of today only.
    assert!(person.types("v<c-f>").sees().contains("Đơn vị chưa có mô hình nào"));
    let seen = person.types("lap vo").sees();
    assert!(seen.contains("xã Lấp Vò") && !seen.contains("huyện Lấp Vò"), "{seen}");
    assert!(person.types("<c-f>").sees().contains("huyện Lấp Vò"));
}

#[test]
fn a_step_that_is_taken_back_leaves_the_stage_of_a_step_entered_since() {
    let mut person = page(lived(), 80, 24);
    let id = model(&person.book);
    let stage = |person: &Person| {
        person.book.exemplar(&id).unwrap().stage.map(|stage| stage.id().to_string())
    };
    person.types("m<c-s>");
    assert_eq!(stage(&person).as_deref(), Some("tong-ket"));
    // A colleague removes the step before it: the stage stays, until this one goes too.
    let step = person.book.record(Kind::Step, "s2").expect("there").clone();
    person.colleague(|book| {
        let change = Change { edits: vec![Edit::Remove(step)] };
        stage::follow(book, change).apply(book).unwrap();
    });
    let seen = person.types("u").sees();
    assert_eq!(stage(&person).as_deref(), Some("phat-hien"), "{seen}");
    assert_eq!(stage(person.types("<c-r>")).as_deref(), Some("tong-ket"));
}

#[test]
fn results_typed_one_after_another_are_of_the_same_model() {
    let mut person = page(lived(), 80, 24);
    let id = model(&person.book);
    go(&mut person, "Kết quả");
    person.types("nHộ khá<c-l>Hộ giàu<c-s>");
    let of_model = |name: &str| {
        let mut outcomes = person.book.outcomes();
        outcomes.find(|one| &*one.name == name).expect(name).exemplar.clone()
    };
    assert_eq!(["Hộ khá", "Hộ giàu"].map(of_model).map(|one| one.unwrap().to_string()), [&*id; 2]);
}

#[test]
fn a_decision_and_its_names_are_typed_in_one_go() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<c-g>").sees();
    let hints = seen.lines().last().unwrap();
    assert!(!["Enter", "s sửa", "x xuất"].iter().any(|hint| hints.contains(hint)), "{seen}");
    assert!(seen.contains("chưa có quyết định khen thưởng nào"), "{seen}");
    person.types("<c-g>n");
    let seen = person.types("12<tab>QĐ-UBND<tab>05/3/2019<c-s>").sees();
    assert!(seen.contains("12/QĐ-UBND 05/3/2019"), "{seen}");
    person.types("<enter>");
    go(&mut person, "Đối tượng được khen");
    // Award and recipient stay for the next name; the decision is filled in from the first.
    person.types("nCá nhân A<tab>ca nhan<tab>chien si thi dua co so<c-l>");
    let seen = person.sees();
    assert!(
        seen.contains("Thêm đối tượng được khen thưởng") && seen.contains("▸Tên *\n"),
        "{seen}"
    );
    insta::assert_snapshot!("life-next-name-80x24", seen);
    person.types("Cá nhân B<f6>Cá nhân C<c-s>");
    let seen = person.sees();
    let count = person.book.honours().filter(|one| one.award.is("chien-si-thi-dua-co-so")).count();
    assert_eq!(count, 3, "{seen}");
    // Ids stay for ever, and a name may have to be erased.
    assert!(person.book.honours().all(|one| !one.id.as_str().contains("ca-nhan")), "{seen}");
    assert!(seen.contains("Cá nhân B · Chiến sĩ thi đua cơ sở"), "{seen}");
    // The register stands beside what the report says, and changes nothing.
    let seen = person.types("<esc><esc>s").sees();
    assert!(seen.contains("3 cá nhân; báo cáo: 208"), "{seen}");
    insta::assert_snapshot!("life-beside-80x24", seen);
    // One Esc from the register leads back to where it was opened.
    let seen = person.types("<esc><c-g><esc>").sees();
    assert!(seen.contains("[208]"), "{seen}");
}

/// Writings of one symbol, as officials type them.
const WRITINGS: [&str; 6] =
    ["34/CT-TW", "34-CT/TW", "34 / CT - TW", "34ct/tw", "34-CT/TƯ", "chi thi so 34-CT/TW"];

#[test]
fn every_writing_of_a_symbol_leads_to_its_document() {
    let mut person = Person::at(80, 24);
    for writing in WRITINGS {
        let found = thidua::report::find::document(&person.book, writing).one();
        assert_eq!(found.map(|id| id.to_string()).as_deref(), Some("ct-34-cttw-2014"), "{writing}");
        let seen = person.types("<tab>7f").types(writing).sees();
        assert!(seen.contains("1 trên"), "{writing}\n{seen}");
        // As the basis of a new movement.
        let form = "<esc>5nx<tab><tab><tab><tab><tab><tab><tab>";
        let seen = person.types(form).types(writing).types("<enter>").sees();
        assert!(seen.contains("Chỉ thị 34-CT/TW"), "{writing}\n{seen}");
        person.types("<esc><enter><s-tab><s-tab>");
    }
    for writing in WRITINGS {
        let seen = person.types("/").types(writing).sees();
        assert!(seen.contains("Chỉ thị 34-CT/TW"), "{writing}\n{seen}");
        person.types("<esc>");
    }
    let find = |text: &str| thidua::report::find::document(&person.book, text).all();
    let broken: Vec<_> = find("18/CT-\nTTg").iter().map(ToString::to_string).collect();
    assert_eq!(broken, ["ct-18-ttg-2016"]);
    // One number of one issuer in two years: the year tells, without it both are meant.
    assert_eq!(find("158/KH-UBND").len(), 2);
    assert_eq!(find("158/KH-UBND ngày 28/11/2017").len(), 1);
    assert_eq!(find("158/KH-UBND 2016").len(), 0);
}

#[test]
fn a_document_that_is_there_is_told_while_another_is_typed() {
    let mut person = Person::at(80, 24);
    person.types("<tab>7n<tab>34<tab>ct/tw");
    let seen = person.sees();
    assert!(seen.contains("! đã có trong sổ: Chỉ thị số 34-CT/TW ngày 07 tháng 4"), "{seen}");
    insta::assert_snapshot!("life-known-80x24", seen);
    // Another year or issuer is another document; and nothing is refused.
    assert!(!person.types("<tab>2019").sees().contains("đã có trong sổ"));
    assert!(person.types("<c-u>7/4/2014").sees().contains("đã có trong sổ"));
    assert!(!person.types("<tab>Chính phủ").sees().contains("đã có trong sổ"));
    let count = person.book.documents().count();
    person.types("<c-u><c-s>");
    assert_eq!(person.book.documents().count(), count + 1);
}

#[test]
fn a_document_is_cited_from_its_page() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<tab>7f34-CT/TW<enter><enter>").sees();
    insta::assert_snapshot!("life-document-80x24", seen);
    let full = person.types("y").copied.clone().unwrap();
    assert!(full.starts_with("Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về "));
    go(&mut person, "Viện dẫn lần sau");
    assert_eq!(person.types("<f8>").copied.as_deref(), Some("Chỉ thị số 34-CT/TW"));
    let seen = person.types("<f9>").sees();
    assert!(seen.starts_with("Chỉ thị số 34-CT/TW\n"), "to be marked by hand\n{seen}");
    let mut person = Person::at(80, 24);
    let copied = person.types("<tab>2<enter>y").copied.clone().unwrap();
    assert!(copied.starts_with("Đan ghế nhựa (nguồn: Báo cáo"), "{copied}");
}

#[test]
fn indicators_are_compared_over_the_years() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<tab>6c").sees();
    assert!(seen.contains("2016") && seen.contains("2019") && seen.contains("2020"), "{seen}");
    insta::assert_snapshot!("series-80x24", seen);
    for _ in 0..30 {
        if line(&mut person).contains("gia đình tập luyện") {
            break;
        }
        person.types("<down>");
    }
    let seen = person.sees();
    assert!(seen.contains("2020: 26,01 % · 2016: 25 · +1,01 điểm %"), "{seen}");
    let seen = person.types("m").sees();
    assert!(seen.contains("[+1,01 tốt]"), "{seen}");
    insta::assert_snapshot!("series-delta-60x18", {
        person.gives(&crossterm::event::Event::Resize(60, 18));
        person.sees()
    });
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("Tỷ lệ gia đình tập luyện thể thao") && seen.contains("1/1"), "{seen}");
    // A figure that is changed there is changed in the table.
    person.types("s<tab><tab><tab><tab><c-u>30<c-s><esc>m");
    assert!(person.sees().contains("[30]"), "{}", person.sees());
    let seen = person.types("<esc>7c").sees();
    assert!(seen.contains("Chỉ danh sách chỉ tiêu"), "{seen}");
}

#[test]
fn a_form_says_how_to_make_what_there_is_none_of_to_choose() {
    let nothing = "Chưa có quyết định khen thưởng nào để chọn.";
    let keys = "nduoc khen<enter>";
    for (width, height) in [(80, 24), (60, 18)] {
        let mut person = page(sample_book(), width, height);
        let seen = person.types(keys).sees();
        let told = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(&format!("▸Quyết định * ! {nothing}")), "{seen}");
        assert!(told.contains("Esc về danh sách, Ctrl-G, rồi n."), "{seen}");
        assert!(!seen.contains("Gõ vài chữ"), "nothing is found by letters\n{seen}");
        // Only while the field is open; a list that has entries says how to choose.
        let seen = person.types("<tab><tab>").sees();
        assert!(!seen.contains("Chưa có") && seen.contains("Gõ vài chữ"), "{seen}");
    }
    // As it says.
    let mut person = page(sample_book(), 80, 24);
    person.types(keys).types("<esc><esc><esc><c-g>n12<tab>QĐ-UBND<c-s><esc>2<enter>");
    let seen = person.types(keys).sees();
    assert!(!seen.contains("Chưa có quyết định") && seen.contains("12/QĐ-UBND"), "{seen}");
}

#[test]
fn the_years_of_a_series_are_as_wide_as_what_they_say() {
    let apart = |person: &mut Person| {
        let seen = person.sees();
        let head = seen.lines().nth(3).unwrap().to_owned();
        let at = |year: &str| head.split(year).next().unwrap().chars().count();
        at("2020") - at("2019")
    };
    // Brackets and a blank beside "99,605", beside "+9,81 tốt".
    let mut person = Person::at(120, 40);
    assert_eq!(apart(person.types("<tab>6c")), 9, "{}", person.sees());
    assert_eq!(apart(person.types("m")), 12, "{}", person.sees());
    // A long figure is not cut; words in its place are.
    let budget = [("id", "b"), ("unit", "hong-ngu"), ("name", "Bội thu"), ("year", "2019")];
    let budget = [&budget[..], &[("value", "1250000000000.25")]].concat();
    person.colleague(|book| book.put(Stored::Record(record(Kind::Indicator, &budget))));
    let seen = person.types("m").sees();
    assert!(seen.contains("1.250.000.000.000,25 "), "{seen}");
    person.colleague(|book| _ = book.take(&record(Kind::Indicator, &budget).key()));
    assert!(apart(&mut person) == 9 && person.sees().contains("đều đạt…"), "{}", person.sees());
}

#[test]
fn a_series_marks_the_rows_and_years_that_a_window_hides() {
    let mut person = Person::at(60, 18);
    let head = |person: &mut Person| person.sees().lines().nth(3).unwrap().to_owned();
    let seen = head(person.types("<tab>6cm"));
    assert!(seen.contains('↓') && seen.contains("‹2019") && !seen.contains('›'), "{seen}");
    let seen = head(person.types("<left><left>"));
    assert!(seen.contains("2016") && seen.contains("2019›") && !seen.contains('‹'), "{seen}");
    let seen = head(person.types("<end>"));
    assert!(!seen.contains('↓') && seen.contains("2019›"), "{seen}");
    let seen = head(Person::at(80, 24).types("<tab>6c"));
    assert!(seen.contains("còn nữa"), "where there is room, in words\n{seen}");
    let mut person = Person::at(120, 40);
    let seen = head(person.types("<tab>6cm"));
    assert!(!seen.contains("còn nữa") && !seen.contains(['‹', '›']), "{seen}");
}

#[test]
fn empty_cells_are_filled_from_the_decisions_after_a_look() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<f3>").sees();
    assert!(seen.contains("Sổ quyết định không có số nào để điền"), "{seen}");
    person.types("<c-g>n12<tab>QĐ-UBND<tab>05/3/2019<c-s><enter>");
    go(&mut person, "Đối tượng được khen");
    person.types("nHộ A<tab>ho gia dinh<tab>giay khen<c-l>Hộ B<c-s><esc><esc>");
    let kept = person.book.clone();
    let seen = person.types("<f3>").sees();
    assert!(seen.contains("Điền 1 ô trống theo sổ quyết định?") && seen.contains("→2"), "{seen}");
    insta::assert_snapshot!("life-fill-80x24", seen);
    assert_eq!(person.book, kept, "nothing is saved while it is looked at");
    // The year is final: why is asked as for every other change of it.
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("Lý do sửa"), "{seen}");
    person.types("bổ sung theo quyết định<enter>");
    let sheet = person.book.sheet("hong-ngu", Year::new(2019).unwrap()).unwrap();
    let award = Catalogue::built_in().award("giay-khen").unwrap();
    let figure = sheet.figure(LineKey::new(award, Recipient::Household)).expect("filled");
    let note = figure.remark.note.as_deref();
    assert_eq!((figure.value, note), (2, Some("theo sổ quyết định")));
    assert_eq!(person.types("u").book, kept);
}

#[test]
fn a_page_below_another_is_broken_anew_when_the_window_changes() {
    let mut person = page(lived(), 120, 40);
    person.types("<end><enter>");
    person.gives(&crossterm::event::Event::Resize(60, 18));
    let seen = person.types("<esc><home>").sees();
    assert_eq!(seen, page(lived(), 60, 18).types("<end><enter><esc><home>").sees());
}

#[test]
fn units_movements_and_decisions_have_their_parts() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<tab>5<enter>").sees();
    insta::assert_snapshot!("life-movement-80x24", seen);
    let mut person = page(lived(), 80, 24);
    let seen = person.types("<enter>").sees();
    insta::assert_snapshot!("life-unit-80x24", seen);
    let seen = person.types("<c-g><enter>").sees();
    assert!(!seen.contains("12/QĐ-UBND"), "the register is opened from lists and tables\n{seen}");
    let seen = person.types("<esc><esc><c-g><enter>").sees();
    insta::assert_snapshot!("life-decision-80x24", seen);
}

/// The sample book with rules of a trial province that nobody has made, and their cap.
fn capped() -> Book {
    let mut book = sample_book();
    let rules = [("id", "quy-che-thu"), ("kind", "quyet-dinh"), ("number", "1")];
    let rules = [&rules[..], &[("symbol", "QĐ-THỬ"), ("subject", "quy chế thử")]].concat();
    let cap = [("id", "thu"), ("unit", "dong-thap"), ("rule", "cstd-co-so-dia-phuong")];
    let cap = [&cap[..], &[("percent", "16"), ("from", "2024"), ("basis", "quy-che-thu")]].concat();
    let other = [&[("id", "noi-khac"), ("unit", "quang-ngai")][..], &cap[2..]].concat();
    let records =
        [record(Kind::Document, &rules), record(Kind::Cap, &cap), record(Kind::Cap, &other)];
    let edits = records.into_iter().map(Edit::Add).collect();
    Change { edits }.apply(&mut book).unwrap();
    book
}

#[test]
fn the_caps_that_hold_for_a_unit_are_listed_and_one_is_added_by_keys() {
    let mut person = Person::with(capped(), 100, 30, Lang::Vi);
    let seen = person.types(":muc tran<enter>").sees();
    let of = |name: &str| seen.lines().filter(|line| line.contains(name)).count();
    assert_eq!(of("tỉnh Đồng Tháp"), 1, "the cap of the province it belongs to\n{seen}");
    assert!(!seen.contains("Quảng Ngãi"), "no cap of another province\n{seen}");
    let seen = person.types("nchiến sĩ<tab>12,5<tab>01/01/2024<tab><tab>quy chế thử<c-s>").sees();
    let added = "thêm mức trần của tỉnh, bộ «Chiến sĩ thi đua cơ sở: 12,5 %, huyện Hồng Ngự»";
    assert!(seen.contains(added), "{seen}");
    let cap = person.book.caps().find(|cap| cap.unit.as_str() == "hong-ngu").unwrap();
    assert_eq!((&*cap.percent.plain(), cap.basis.as_str()), ("12.5", "quy-che-thu"));
    assert!(person.sees().contains("huyện Hồng Ngự"), "it stands in the list");
}

#[test]
fn the_page_of_a_unit_shows_the_caps_it_sets() {
    let mut person = Person::with(capped(), 100, 40, Lang::Vi);
    let seen = person.types(":muc tran<enter><enter><enter>").sees();
    assert!(seen.contains("tỉnh Đồng Tháp"), "the page of the unit\n{seen}");
    let line =
        "Mức trần đã đặt        Chiến sĩ thi đua cơ sở: 16 % · từ 2024 · Quyết định số 1/QĐ-THỬ";
    assert!(seen.contains(line), "{seen}");
}
