//! Nhật ký on screen: what was done is found again, and what was lost is put in again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use support::person::{Person, events, sample_book};
use thidua::domain::book::Stored;
use thidua::domain::catalogue::Catalogue;
use thidua::domain::change::{Change, Edit};
use thidua::domain::exemplar::Exemplar;
use thidua::domain::history::{Operation, Subject};
use thidua::domain::record::{Kind, Record};
use thidua::domain::sheet::{Figure, LineKey, Recipient};
use thidua::domain::text::Year;
use thidua::domain::value::Value;
use thidua::report::say;
use thidua::ui::shell::Effect;
use thidua::words::Lang;

fn cstd(person: &Person, year: u16) -> Option<Figure> {
    let award = Catalogue::built_in().award("chien-si-thi-dua-co-so").unwrap();
    let sheet = person.book.sheet("hong-ngu", Year::new(year).unwrap()).unwrap();
    sheet.figure(LineKey::new(award, Recipient::Individual))
}

/// The record that the cursor of the list of models is on.
fn chosen(person: &mut Person) -> Exemplar {
    let seen = person.sees();
    let status = seen.lines().rev().nth(1).unwrap().to_owned();
    let mut all = person.book.exemplars();
    all.find(|one| status.contains(&format!("· {}", one.name))).unwrap().clone()
}

#[test]
fn a_count_a_text_and_a_record_come_back_exactly() {
    let mut person = Person::at(80, 24);
    let kept = person.book.clone();
    // A count, with its place in the source.
    person.types("<end>31<enter><up><c-n>");
    assert_eq!(cstd(&person, 2020).unwrap().value, 31);
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("Thay đổi #1: ghi số") && seen.contains("30"), "{seen}");
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("2020: 31 thành 30"), "{seen}");
    assert!(person.book == kept, "the figure with all that is known of it");
    // The other side: what it was changed to.
    person.types("<right><enter>");
    assert_eq!(cstd(&person, 2020).unwrap().value, 31);
    person.types("<left><enter>");
    // A text.
    person.types("<tab>2");
    let model = chosen(&mut person);
    person.types("s<s-tab><s-tab> Dòng một<enter>dòng hai<c-s>");
    let id = model.id.as_str();
    assert!(person.book.exemplar(id).unwrap().note.is_some());
    person.types("<c-n><enter><enter>");
    assert_eq!(person.book.exemplar(id), Some(&model));
    // A record.
    person.types("<esc><esc><del>");
    assert_eq!(person.book.exemplar(id), None);
    person.types("<c-n>r<enter><enter>");
    assert_eq!(person.book.exemplar(id), Some(&model));
    assert!(person.book == kept);
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("đã có"), "it is added once: {seen}");
    let seen = person.types("<right><enter>").sees();
    assert!(seen.contains("Bên này không có giá trị để lấy lại."), "{seen}");
    // Restoring is itself taken back.
    person.types("u");
    assert_eq!(person.book.exemplar(id), None);
}

#[test]
fn all_edits_of_a_change_come_back_as_one() {
    let mut person = Person::at(80, 24);
    let kept = person.book.clone();
    person.types("<tab>2<c-a>s<s-tab><s-tab>rà soát<c-s><c-n>r");
    let changed = person.book.clone();
    assert!(changed != kept);
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("t: lấy lại cả 16 sửa đổi"), "{seen}");
    person.types("t");
    assert!(person.book == kept, "{}", person.sees());
    assert_eq!(person.change.edits.len(), 16);
    let seen = person.types("t").sees();
    assert!(seen.contains("Giá trị này đang có trong sổ."), "{seen}");
    person.types("<right><c-a>");
    assert!(person.book == changed, "{}", person.sees());
    person.types("<left>u");
    assert!(person.book == kept, "one change is taken back");
    // Where one of them cannot come back, none does, and it is said which.
    person.types("<esc><esc><esc><del><c-n>r<end>");
    let kept = person.book.clone();
    let seen = person.types("<enter><right>t").sees();
    let message = "Chưa lấy lại gì: mô hình, điển hình «Đan ghế nhựa»";
    assert!(seen.contains(message), "{seen}");
    assert!(person.book == kept);
}

#[test]
fn a_closed_sheet_is_told_why_a_count_comes_back() {
    let mut person = Person::at(80, 24);
    person.types("209<enter>đính chính<enter><up>");
    assert_eq!(cstd(&person, 2019).unwrap().value, 209);
    let seen = person.types("<c-n><enter>").sees();
    assert!(seen.contains("Lý do: đính chính"), "{seen}");
    person.types("<enter>");
    assert_eq!(cstd(&person, 2019).unwrap().value, 208);
    assert_eq!(person.reason.as_deref(), Some("khôi phục từ nhật ký #1"));
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("Giá trị này đang có trong sổ."), "{seen}");
}

#[test]
fn a_closed_sheet_is_told_why_its_head_comes_back() {
    let mut person = Person::at(80, 24);
    let kept = person.book.clone();
    person.types("<f6><s-tab><s-tab><s-tab>rà soát<c-s>đính chính<enter>");
    assert!(person.book != kept, "{}", person.sees());
    person.types("<c-n>r<enter><enter>");
    assert!(person.book == kept, "{}", person.sees());
    assert_eq!(person.reason.as_deref(), Some("khôi phục từ nhật ký #1"));
}

#[test]
fn who_took_over_from_whom_is_told_by_names() {
    let book = sample_book();
    let one = book.record(Kind::Succession, "hong-ngu-xa-thuong-phuoc").unwrap().clone();
    let said = say::change_made(&book, &Change { edits: vec![Edit::Remove(one)] }, Lang::Vi);
    assert!(said.contains("«huyện Hồng Ngự thành xã Thường Phước»"), "{said}");
}

#[test]
fn in_a_meeting_the_journal_is_read_and_nothing_comes_back() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<end>31<enter><up><f9><c-n><enter><enter>").sees();
    assert!(seen.contains("không sửa được"), "{seen}");
    assert_eq!(cstd(&person, 2020).unwrap().value, 31);
}

#[test]
fn the_journal_is_of_what_the_cursor_is_on_until_it_is_widened() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<end>31<enter>34<enter><up><up><c-n>").sees();
    let about = "Nhật ký của Chiến sĩ thi đua cơ sở, cá nhân, 2020 (huyện";
    assert!(seen.contains(about) && seen.contains("1/1"), "{seen}");
    assert!(matches!(person.asked[0].about, Some(Subject::Count { .. })));
    let seen = person.types("r").sees();
    assert!(seen.contains("Nhật ký: mọi thay đổi") && seen.contains("1/2"), "{seen}");
    let seen = person.types("<f4>").sees();
    assert!(seen.contains(about) && seen.contains("1/1"), "{seen}");
    for (keys, what) in [
        ("<esc><tab>2<c-n>", "Nhật ký của mô hình, điển hình «Đan ghế nhựa»"),
        ("<esc><enter><right><c-n>", "Nhật ký của mô hình, điển hình «May gia công»"),
        ("<esc>4<c-n>", "Nhật ký của Chiến sĩ thi đua cơ sở, cá nhân, 2019"),
    ] {
        let seen = person.types(keys).sees();
        assert!(seen.contains(what), "{keys}\n{seen}");
    }
}

#[test]
fn entries_are_found_by_who_when_and_what() {
    let mut person = Person::at(80, 24);
    person.types("<end>31<enter>");
    (person.user, person.at) = ("hoa", "2026-04-15T01:00:00Z");
    person.types("<tab>2<del><c-n>r");
    let found = |person: &mut Person, typed: &str| {
        let seen = person.types("f").types(typed).sees();
        person.types("<esc>");
        let list = |line: &&str| line.contains("/2026 ") && !line.contains("Lọc:");
        let lines: Vec<&str> = seen.lines().filter(list).collect();
        let is_first = |line: &&str| line.contains("ntlan");
        (lines.iter().any(is_first), lines.iter().any(|line| line.contains("hoa  ")))
    };
    for (typed, is_count, is_removal) in [
        ("", true, true),
        ("ntlan", true, false),
        ("5/3/2026", true, false),
        ("05/03/2026", true, false),
        ("5/4/2026", false, false),
        ("15/4", false, true),
        ("chien si", true, false),
        ("dan ghe", false, true),
        ("xoa", false, true),
        ("#1", true, false),
        ("hoa 15/4 dan", false, true),
    ] {
        assert_eq!(found(&mut person, typed), (is_count, is_removal), "«{typed}»");
    }
}

#[test]
fn an_open_journal_takes_in_what_is_done() {
    let mut person = Person::at(80, 24);
    person.types("<end>31<enter>32<enter><c-n>r<down>");
    let seen = person.types("u").sees();
    assert!(seen.contains("hoàn tác #2"), "{seen}");
    assert!(seen.contains("3/3"), "the cursor stays on its entry: {seen}");
    assert!(person.types("<home>").sees().contains("#3 · ntlan · hoàn tác #2"));
}

#[test]
fn nothing_is_read_before_it_is_looked_at_and_keys_do_not_wait() {
    let mut person = Person::at(80, 24);
    person.is_reading = false;
    for _ in 0..300 {
        person.types("<end>31<enter>u");
    }
    assert!(person.asked.is_empty());
    let seen = person.types("<c-n>r").sees();
    assert!(seen.contains("đang đọc…"), "{seen}");
    assert_eq!(person.asked.len(), 2, "{:?}", person.asked);
    // Keys go on, and nothing is asked twice.
    let seen = person.types("<down><down><enter>f31").sees();
    assert!(seen.contains("Lọc: 31"), "{seen}");
    assert_eq!(person.asked.len(), 2);
    person.types("<esc>").is_answered();
    let seen = person.sees();
    assert!(seen.contains("1/100+") && seen.contains("▸  600 "), "{seen}");
    assert_eq!(person.asked.len(), 2, "the rest is not looked at yet");
    // As many again as are read, each time the end comes in sight.
    for seen in ["100/200+", "200/400+", "400/600 ", "600/600 "] {
        person.types("<end>").is_answered();
        let text = person.sees();
        assert!(text.contains(seen.trim_end()), "{seen}\n{text}");
    }
}

#[test]
fn undo_says_what_it_undid() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<end>31<enter>u").sees();
    assert!(seen.contains("Chiến sĩ thi đua cơ sở, cá nhân, 2020: 31 trở lại 30"), "{seen}");
    let seen = person.types("<c-r>").sees();
    assert!(seen.contains("Chiến sĩ thi đua cơ sở, cá nhân, 2020: 30 thành 31"), "{seen}");
    person.types("<tab>2");
    let model = chosen(&mut person);
    let seen = person.types("<del>u").sees();
    assert!(seen.contains(&format!("xóa mô hình, điển hình «{}»", model.name)), "{seen}");
    let seen = person.types("nĐường hoa<c-s>u").sees();
    assert!(seen.contains("thêm mô hình, điển hình «Đường hoa»"), "{seen}");
    let seen = person.types("s<s-tab><s-tab>Dòng một<c-s>u").sees();
    assert!(seen.contains("sửa ghi chú của mô hình, điển hình"), "{seen}");
}

#[test]
fn the_journal_speaks_english() {
    let mut person = Person::with(sample_book(), 120, 40, Lang::En);
    let seen = person.types("<end>31<enter><up><c-n>r").sees();
    assert!(seen.contains("Journal: every change") && seen.contains("set counts"), "{seen}");
}

#[test]
fn a_second_enter_before_the_first_is_saved_means_nothing() {
    let mut person = Person::at(80, 24);
    person.types("<end>31<enter><up><c-n><enter>");
    let [enter] = &events("<enter>")[..] else { panic!("one key") };
    let sent = person.shell.handle(enter, &person.book);
    let Some(Effect::Commit { change, operation, .. }) = sent else { panic!("{sent:?}") };
    assert_eq!(operation, Operation::Restore(1));
    assert_eq!(person.shell.handle(enter, &person.book), None);
    // Not saved: it may be tried again.
    person.shell.not_saved(&change);
    assert!(person.shell.handle(enter, &person.book).is_some());
}

#[test]
fn the_cursor_stays_in_sight_when_the_window_shrinks() {
    let mut person = Person::at(80, 24);
    for _ in 0..12 {
        person.types("<end>31<enter><up><del>");
    }
    person.types("<c-n>r<end>");
    person.gives(&Event::Resize(60, 18));
    let seen = person.sees();
    assert!(seen.lines().any(|line| line.starts_with('▸')), "{seen}");
}

#[test]
fn a_long_entry_is_read_to_its_end_and_back() {
    let mut person = Person::at(60, 18);
    person.types("<tab>2<down><del><c-n>r<enter>");
    assert!(!person.sees().contains("II.2.b"), "it is longer than the window");
    assert!(person.sees().contains("còn nữa"), "{}", person.sees());
    let seen = person.types(&"<down>".repeat(12)).sees();
    assert!(seen.contains("II.2.b") && !seen.contains("còn nữa"), "{seen}");
    let seen = person.types("<home>").sees();
    assert!(seen.contains("▸mô hình, điển hình «May gia công»"), "{seen}");
    // One that a window has room for says nothing of the kind.
    let seen = Person::at(80, 24).types("<end>31<enter><up><c-n><enter>").sees();
    assert!(seen.contains("Thay đổi #1") && !seen.contains("còn nữa"), "{seen}");
}

#[test]
fn what_cannot_be_read_is_said_and_not_asked_again() {
    let mut person = Person::at(80, 24);
    person.types("<end>31<enter><up>").is_reading = false;
    person.types("<c-n>");
    let ask = person.asked[0].clone();
    assert_eq!(person.shell.read(&ask, None, &person.book), None);
    let seen = person.sees();
    assert!(seen.contains("Chưa đọc được nhật ký.") && !seen.contains("đang đọc"), "{seen}");
    person.types("<down><enter>");
    assert_eq!(person.asked.len(), 1);
}

#[test]
fn undo_leaves_nothing_that_points_at_nothing() {
    let mut person = Person::at(80, 24);
    person.types("<tab>2nMô hình mới<c-s>");
    let added = person.book.exemplars().find(|one| &*one.name == "Mô hình mới").unwrap().clone();
    let id = added.id.clone();
    person.colleague(move |book| {
        let value = |key: &str| match key {
            "id" => Value::Text("dg-1".into()),
            "exemplar" => Value::Text(id.as_str().into()),
            "year" => Value::Text("2026".into()),
            _ => Value::Absent,
        };
        let assessment = Record::from_values(Kind::Assessment, &value).unwrap();
        book.put(Stored::Record(assessment));
    });
    let seen = person.types("u").sees();
    assert!(seen.contains("Chưa xóa được mô hình, điển hình «Mô hình mới»"), "{seen}");
    assert!(person.book.exemplar(added.id.as_str()).is_some());
}

#[test]
fn what_is_gone_is_called_by_its_last_name() {
    let mut person = Person::at(120, 40);
    person.types("<tab>5fca nuoc chung suc<enter>s (cũ)<c-s>s<bs><bs><bs><bs>(mới)<c-s><del>");
    let name = "Cả nước chung sức xây dựng nông thôn mới (mới)";
    assert!(person.book.movements().all(|one| *one.name != *name), "it is removed");
    let seen = person.types("<c-n>r").sees();
    let is_named = |line: &&str| line.contains("phong trào «Cả nước chung sức");
    assert_eq!(seen.lines().skip(4).filter(is_named).count(), 3 + 1, "{seen}");
    assert!(!seen.contains("hong-ngu-ca-nuoc"), "{seen}");
    // The page of an entry names it too, and so does the filter find it.
    let seen = person.types("<down><down><enter>").sees();
    assert!(seen.contains(&format!("{name}» · Tên")) && !seen.contains("hong-ngu-ca"), "{seen}");
    let seen = person.types("<esc>fsua chung suc<enter>").sees();
    assert!(seen.contains("1/2"), "{seen}");
    // A journal opened anew has learnt it anew.
    let seen = person.types("<esc><esc><esc><c-n>r").sees();
    assert_eq!(seen.lines().skip(4).filter(is_named).count(), 3 + 1, "{seen}");
}

#[test]
fn what_was_done_is_said_whole_with_the_number_of_any_entry() {
    let mut person = Person::at(80, 24);
    // So many entries that their numbers have three digits.
    for _ in 0..52 {
        person.types("<home>1<enter>u");
    }
    let seen = person.types("<c-n>r<enter><enter><esc>").sees();
    assert!(seen.contains("khôi phục #104  "), "{seen}");
    let head = seen.lines().nth(4).unwrap();
    assert!(head.contains("Việc") && head.contains("Nội dung"), "{seen}");
}
