//! Lists through the real key path: their order, marked rows, tables copied and saved.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::counter::Counter;
use support::person::{Person, sample_book};
use thidua::domain::book::{Book, Stored};
use thidua::domain::change::Edit;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::text::PartialDate;
use thidua::domain::value::Value;
use thidua::exchange::import::Import;
use thidua::ui::shell::Paper;
use thidua::words::Lang;

/// At the models of Hồng Ngự.
fn models() -> Person {
    let mut person = Person::at(80, 24);
    person.types("<tab>2");
    person
}

/// What stands in a column of the rows that show, from one title to the next.
fn column(person: &mut Person, title: &str, next: &str) -> Vec<String> {
    let seen = person.sees();
    let head = seen.lines().nth(3).unwrap().to_owned();
    let at = |title: &str| head.split(title).next().unwrap().chars().count();
    let (from, to) = (at(title), at(next));
    let cell = |line: &str| line.chars().skip(from).take(to - from).collect::<String>();
    let rows = seen.lines().skip(4).take_while(|line| !line.starts_with('─'));
    rows.map(|line| cell(line).trim().to_owned()).collect()
}

/// The number and the name of the row under the cursor.
fn under_cursor(person: &mut Person) -> String {
    let seen = person.sees();
    let row = seen.lines().find(|line| line.starts_with('▸')).unwrap();
    row.chars().skip(6).take(30).collect::<String>().trim().to_owned()
}

/// A book with documents, each with the documents it is cited in.
fn documents(list: &[(&str, &str)]) -> Book {
    let mut book = sample_book();
    for (id, cited_in) in list {
        let value_of = |key: &str| match key {
            "id" => Value::Text((*id).into()),
            "subject" => Value::Text(format!("=1+1 thử {id}").into()),
            "cited_in" if !cited_in.is_empty() => Value::List(vec![(*cited_in).into()]),
            _ => Value::Absent,
        };
        let record = Record::from_values(Kind::Document, &value_of).unwrap();
        book.put(Stored::Record(record));
    }
    book
}

#[test]
fn arrows_choose_the_column_that_orders_and_t_turns_it_round() {
    let mut person = Person::at(120, 40);
    person.types("<tab>2<down><down>");
    let chosen = under_cursor(&mut person);
    let usual = column(&mut person, "Tên ▲", "Lĩnh vực");
    let seen = person.types("<right>").sees();
    assert!(seen.contains("Lĩnh vực ▲"), "{seen}");
    let fields = column(&mut person, "Lĩnh vực", "Bước");
    let count = fields.iter().filter(|text| !text.is_empty()).count();
    assert_eq!((fields[0].as_str(), count), ("An sinh xã hội", 16));
    assert_eq!(under_cursor(&mut person), chosen, "the cursor stays on its record");
    let seen = person.types("t").sees();
    assert!(seen.contains("Lĩnh vực ▼"), "{seen}");
    let turned = column(&mut person, "Lĩnh vực ▼", "Bước");
    assert_eq!(turned[0], "Tiểu thủ công nghiệp");
    assert_eq!(turned.iter().filter(|text| !text.is_empty()).count(), 16);
    assert_eq!(under_cursor(&mut person), chosen);
    // It stays while other tabs are looked at and when the book changes.
    person.types("5").types("2<del>u");
    assert_eq!(column(&mut person, "Lĩnh vực ▼", "Bước"), turned);
    // Round and round: three to the right is the name again.
    person.types("<right><right><right>");
    assert_eq!(column(&mut person, "Tên ▲", "Lĩnh vực"), usual);
    person.types("<f6>");
    let mut back = column(&mut person, "Tên ▼", "Lĩnh vực");
    back.retain(|name| !name.is_empty());
    back.reverse();
    assert_eq!(back, usual.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>());
}

#[test]
fn another_order_is_seen_from_its_first_row_on() {
    let mut person = Person::at(80, 24);
    let first = |person: &mut Person| {
        let seen = person.sees();
        seen.lines().nth(4).unwrap().chars().take(6).collect::<String>()
    };
    // Nobody has gone to a record: the cursor stays at the top.
    for key in ["<tab>6<right>", "<right>", "<right>", "t", "t", "<left>"] {
        assert_eq!(first(person.types(key)), "▸   1 ", "{key}\n{}", person.sees());
    }
    // One that was gone to stays under the cursor, and is seen below the first row; also when it
    // has come to the first row and the order is turned back.
    let chosen = under_cursor(person.types("5<end>"));
    assert_eq!(first(person.types("t?<esc>")), "▸   1 ");
    assert_eq!(under_cursor(&mut person), chosen);
    person.types("t");
    assert_eq!(under_cursor(&mut person), chosen);
    let mut person = Person::at(80, 24);
    let chosen = under_cursor(person.types("<tab>5<down><down><down><end><up>"));
    assert_eq!(first(person.types("t")), "    1 ", "{}", person.sees());
    assert_eq!(under_cursor(&mut person), chosen);
    // Gone back to the top, it is the top again.
    assert_eq!(first(person.types("<home>t")), "▸   1 ");
    assert_ne!(under_cursor(&mut person), chosen);
    // A filter begins anew, and what is just added was gone to.
    let seen = person.types("<down>fthi dua<enter>t").sees();
    assert!(seen.contains("\n▸   1 "), "{seen}");
    person.types("<esc><esc>nGiữa<c-s>t");
    assert_eq!(under_cursor(&mut person), "Giữa");
}

#[test]
fn documents_of_one_symbol_are_told_apart_below_the_list() {
    let mut person = Person::at(100, 24);
    let seen = person.types("<tab>7").sees();
    assert!(seen.contains("1/53 · Báo cáo BC-UBND năm 2024 của UBND huyện Lấp Vò về"), "{seen}");
    let seen = person.types("<down>").sees();
    assert!(
        seen.contains("2/53 · Báo cáo BC-UBND tháng 02 năm 2024 của UBND huyện Bình Sơn"),
        "{seen}"
    );
}

#[test]
fn numbers_are_ordered_as_numbers_and_absent_ones_last() {
    let mut person = Person::at(120, 60);
    person.types("<tab>6<right><right><right>");
    let values = |person: &mut Person, head: &str| -> Vec<f64> {
        let number = |text: &String| {
            let text = text.trim_start_matches(['≈', '>', '<', ' ']).replace('.', "");
            text.replace(',', ".").parse::<f64>().ok()
        };
        let cells = column(person, head, "  Đơn vị tính");
        cells.iter().filter(|text| !text.is_empty()).filter_map(number).collect()
    };
    let up = values(&mut person, "  Giá trị ▲");
    assert!(up.len() > 20 && up.is_sorted(), "{up:?}");
    let down = values(person.types("t"), "  Giá trị ▼");
    assert!(down.is_sorted_by(|a, b| a >= b) && down[0] > up[0], "{down:?}");
}

#[test]
fn a_narrow_list_shows_the_column_that_orders_it() {
    let mut person = Person::at(60, 18);
    assert!(!person.types("<tab>2").sees().contains("Giai đoạn"));
    assert!(person.types("<left>").sees().contains("Giai đoạn▲"));
    // Documents have no column of what they are called: their usual order is one of the steps.
    let seen = person.types("7").sees();
    assert!(!seen.contains('▲'), "{seen}");
    assert!(person.types("<right>").sees().contains("Loại ▲"));
    assert!(!person.types("<left>").sees().contains('▲'));
}

#[test]
fn marks_hold_across_filter_and_order_and_go_as_one() {
    let mut person = models();
    let kept = person.book.clone();
    let seen = person.types("  ").sees();
    assert!(seen.contains(" +  1 Đan ghế") && seen.contains(" +  2 May gia công"), "{seen}");
    assert!(seen.contains("đã đánh dấu 2 · 3/16"), "{seen}");
    let seen = person.types("<right>fbào ngư<enter><c-b>").sees();
    assert!(seen.contains("đã đánh dấu 3, 2 không hiện: để yên"), "{seen}");
    // Esc in the filter leaves the marks; the next one takes them away first.
    person.types("f<esc>");
    let seen = person.sees();
    assert!(seen.contains("đã đánh dấu 3 ·") && !seen.contains("Lọc:"), "{seen}");
    let seen = person.types("<del>").sees();
    assert!(seen.contains("xóa 3 mô hình, điển hình"), "{seen}");
    assert_eq!(person.book.exemplars().count(), kept.exemplars().count() - 3);
    assert_eq!(person.change.edits.len(), 3);
    let seen = person.types("u").sees();
    assert_eq!(person.book, kept, "one change, taken back as one");
    assert!(seen.contains("xóa 3 mô hình, điển hình"), "{seen}");
    // What came back is under the cursor, and marked no longer.
    assert_eq!(under_cursor(&mut person), "Đan ghế nhựa");
    assert!(!person.types("<down>").sees().contains("đã đánh dấu"));
}

#[test]
fn what_a_filter_hides_is_left_alone_though_it_is_marked() {
    let at_marked = |filter: &str| {
        let mut person = models();
        person.types(" f").types(filter).types("<enter>");
        person
    };
    let kept = models().book;
    let is_there = |person: &Person, name: &str| {
        person.book.exemplars().any(|one| one.name.to_lowercase().contains(name))
    };
    // Another row is under the cursor: that one goes.
    let mut person = at_marked("bào ngư");
    person.types("<del>");
    assert!(is_there(&person, "đan ghế") && !is_there(&person, "bào ngư"), "{}", person.sees());
    // Of two marks the one that shows.
    let mut person = at_marked("trồng cây");
    person.types("<c-b><up><del>");
    assert!(is_there(&person, "đan ghế"), "{}", person.sees());
    assert_eq!(person.book.exemplars().count(), kept.exemplars().count() - 1);
    assert!(person.types("f<esc>").sees().contains("đã đánh dấu 1 ·"), "{}", person.sees());
    // Nothing shows: nothing goes.
    let mut person = at_marked("không có gì như thế");
    person.types("<del>s");
    assert_eq!(person.book, kept);
    // Copies and forms are of what shows too.
    let mut person = at_marked("bào ngư");
    person.types("y");
    assert!(!person.copied.as_ref().unwrap().contains("Đan ghế"), "{:?}", person.copied);
    assert!(person.types("s").sees().contains("Sửa mô hình, điển hình «Trồng nấm bào ngư»"));
}

#[test]
fn all_that_shows_is_marked_or_not_and_esc_clears_marks_before_the_filter() {
    let mut person = models();
    let seen = person.types("fmô hình<enter><c-a>").sees();
    let marked = seen.lines().filter(|line| line.chars().nth(1) == Some('+')).count();
    assert!(marked > 5 && seen.contains(&format!("đã đánh dấu {marked} ·")), "{seen}");
    let seen = person.types("<esc>").sees();
    assert!(!seen.contains("đã đánh dấu") && seen.contains("Lọc: mô hình"), "{seen}");
    let seen = person.types("<esc>").sees();
    assert!(!seen.contains("Lọc:"), "{seen}");
    assert!(person.types("<c-a>").sees().contains("đã đánh dấu 16"));
    assert!(!person.types("<c-a>").sees().contains("đã đánh dấu"));
}

#[test]
fn what_is_referred_to_goes_only_with_what_refers_to_it() {
    let book = documents(&[("thu-a", ""), ("thu-b", "thu-a"), ("thu-c", "thu-a")]);
    let mut person = Person::with(book, 80, 24, Lang::Vi);
    let kept = person.book.clone();
    let seen = person.types("<tab>7f=1+1<enter>  <del>").sees();
    assert_eq!(person.book, kept);
    assert!(seen.contains("Chưa xóa được 2 văn bản: còn 1 nơi dẫn đến"), "{seen}");
    assert!(seen.contains("thử thu-c"), "{seen}");
    // The marks are still there: with the third all three go.
    person.types(" <del>");
    assert_eq!(person.book.documents().count(), kept.documents().count() - 3, "{}", person.sees());
}

#[test]
fn several_records_are_changed_as_one_and_keep_what_is_not_typed_over() {
    let mut person = models();
    let kept = person.book.clone();
    let seen = person.types("<c-a>s").sees();
    assert!(seen.contains("Sửa 16 mô hình, điển hình"), "{seen}");
    assert!(seen.contains("(nhiều giá trị khác nhau)"), "{seen}");
    // Nothing typed: nothing changes.
    person.types("<c-s>");
    assert_eq!(person.book, kept);
    // The note, which differs or not, is the last field.
    let seen = person.types("s<s-tab><s-tab>rà soát 2026<c-s>").sees();
    assert!(seen.contains("sửa ghi chú của 16 mô hình, điển hình"), "{seen}");
    let notes = person.change.edits.iter().filter(|edit| match edit {
        Edit::Set { field: "note", after, .. } => after.cell().starts_with("rà soát 2026"),
        _ => false,
    });
    assert_eq!((notes.count(), person.change.edits.len()), (16, 16));
    for one in kept.exemplars().filter(|one| one.unit.as_str() == "hong-ngu") {
        let now = person.book.exemplar(one.id.as_str()).unwrap();
        assert_eq!((&now.name, &now.field), (&one.name, &one.field));
    }
    person.types("u");
    assert_eq!(person.book, kept);
}

#[test]
fn a_field_in_which_several_differ_is_emptied_in_all_as_one() {
    let mut person = models();
    let kept = person.book.clone();
    let field = "<tab><tab><tab><tab>";
    let line = |person: &mut Person| {
        let seen = person.sees();
        seen.lines().find(|line| line.starts_with('▸')).unwrap_or_default().to_owned()
    };
    person.types("<c-a>s").types(field);
    assert!(line(&mut person).contains("Lĩnh vực"), "{}", person.sees());
    assert!(line(&mut person).contains("(nhiều giá trị khác nhau)"), "{}", person.sees());
    assert!(person.sees().contains("Delete: để trống"), "{}", person.sees());
    person.types("<del>");
    assert!(line(&mut person).contains("(để trống ở mọi bản ghi)"), "{}", person.sees());
    // Again, or letters: it is not emptied after all.
    assert!(line(person.types("<del>")).contains("(nhiều giá trị khác nhau)"));
    assert!(!line(person.types("<del>y te")).contains("(để trống"), "{}", person.sees());
    assert!(line(person.types("<c-u>")).contains("(nhiều giá trị khác nhau)"));
    // Arrows that only pass leave it emptied; left by Tab the field holds what they stood on.
    assert!(line(person.types("<del>").types("<down>")).contains("Quốc phòng"));
    assert!(!line(&mut person).contains("(để trống"), "{}", person.sees());
    assert!(line(person.types("<up><up><tab>")).contains("(để trống"));
    assert!(line(person.types("<down><tab><s-tab>")).contains("Quốc phòng"));
    person.types("<del>");
    let seen = person.types("<del><c-s>").sees();
    let here = |book: &Book| {
        let of_unit = book.exemplars().filter(|one| one.unit.as_str() == "hong-ngu");
        of_unit.map(|one| (one.name.clone(), one.field)).collect::<Vec<_>>()
    };
    assert!(here(&person.book).iter().all(|(_, field)| field.is_none()), "{seen}");
    assert_eq!(person.types("u").book, kept, "one change");
    // What must be there is not emptied.
    let seen = person.types("s<home><del><c-s>").sees();
    assert!(seen.contains("Tên") && person.book == kept, "{seen}");
    assert!(line(&mut person).contains("(để trống ở mọi bản ghi)"), "{}", person.sees());
}

#[test]
fn a_field_set_for_several_is_inferred_no_longer_in_each() {
    let mut person = models();
    let seen = person.types("<c-a>s<tab><tab><tab><tab>y te<enter><c-s>").sees();
    assert!(seen.contains("lĩnh vực"), "{seen}");
    let here = person.book.exemplars().filter(|one| one.unit.as_str() == "hong-ngu");
    for one in here {
        assert!(one.field.is_some_and(|field| field.name(Lang::Vi) == "Y tế"), "{one:?}");
        assert!(one.inferred.iter().all(|key| &**key != "field"), "{one:?}");
    }
}

#[test]
fn the_cursor_goes_to_what_was_just_added() {
    let mut person = models();
    person.types("nÔ mới<c-s>");
    assert_eq!(under_cursor(&mut person), "Ô mới");
    person.types("<home>b<s-tab><s-tab><tab><tab> bản sao<c-s>");
    let copied = under_cursor(&mut person);
    assert!(copied.ends_with("bản sao"), "{copied}");
    // What the filter hides is shown.
    let seen = person.types("fbào ngư<enter>nZzz<c-s>").sees();
    assert!(!seen.contains("Lọc:"), "{seen}");
    assert_eq!(under_cursor(&mut person), "Zzz");
    person.types("<home><del><end>u");
    assert_eq!(under_cursor(&mut person), "Đan ghế nhựa");
}

/// What a key gives to be saved, under a name of this format.
fn paper(person: &mut Person, extension: &str) -> Paper {
    let tabs = ["csv", "tsv", "txt"].iter().position(|one| *one == extension).unwrap();
    person.types("<c-e>").types(&"<tab>".repeat(tabs)).types("<enter>");
    person.paper.take().unwrap_or_else(|| panic!("{}", person.sees()))
}

#[test]
fn the_name_is_suggested_and_tab_changes_the_format() {
    let mut person = models();
    person.shell.turn_page(PartialDate::parse("2026-11-21").unwrap(), &person.book);
    let seen = person.types("x").sees();
    assert!(
        seen.contains("Tên tệp: mo-hinh-huyen-hong-ngu-den-30-6-2025-2026-11-21.csv")
            || seen.contains("Tên tệp: mo-hinh-huyen-hong-ngu-2026-11-21.csv"),
        "{seen}"
    );
    assert!(seen.contains("Xuất «Mô hình», 16 dòng, ra tệp") && seen.contains("▸ .csv"), "{seen}");
    let seen = person.types("<tab>").sees();
    assert!(seen.contains("-2026-11-21.tsv") && seen.contains("▸ .tsv"), "{seen}");
    let seen = person.types("<c-u>a.xls<enter>").sees();
    assert!(person.paper.is_none() && seen.contains("phải có đuôi"), "{seen}");
    person.types("<c-u>a.txt<enter>");
    assert_eq!(person.paper.as_ref().unwrap().name, "a.txt");
    assert!(person.sees().contains("[2 Mô hình]"), "the dialog is closed");
    let list = models().sees();
    assert_eq!(models().types("x<esc>").sees(), list);
}

#[test]
fn a_name_that_is_taken_stays_to_be_changed() {
    let mut person = models();
    person.types("x");
    person.shell.filed(Err(("đã có".to_owned(), Some("a-2.csv".to_owned()))));
    let seen = person.sees();
    assert!(seen.contains("Tên tệp: a-2.csv") && seen.contains("đã có"), "{seen}");
    person.types("<enter>");
    assert_eq!(person.paper.as_ref().unwrap().name, "a-2.csv");
}

#[test]
fn a_saved_list_is_read_in_again() {
    for (tab, kind) in [
        ("2", Kind::Exemplar),
        ("5", Kind::Movement),
        ("6", Kind::Indicator),
        ("7", Kind::Document),
    ] {
        let mut person = Person::at(80, 24);
        person.types("<tab>").types(tab);
        let saved = paper(&mut person, "csv");
        let mut rest = person.book.clone();
        let text = saved.content.strip_prefix('\u{feff}').expect("Excel needs the mark");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let ids: Vec<String> =
            reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
        assert_eq!((ids.len(), saved.rows), (saved.rows, ids.len()));
        for id in &ids {
            let id = thidua::domain::id::Id::parse(id).unwrap();
            rest.take(&Key::Record(kind, id)).unwrap();
        }
        assert_ne!(rest, person.book);
        // With its mark, as it lies on disk.
        let mut import = Import::new();
        import.records(kind, "a.csv", &saved.content);
        let change = import.finish(&rest);
        let told = |bad: Vec<thidua::exchange::problem::Problem>| panic!("{bad:?}");
        change.unwrap_or_else(told).apply(&mut rest).unwrap();
        assert_eq!(rest, person.book, "{kind:?}");
    }
}

#[test]
fn only_marked_rows_are_copied_and_saved_in_the_order_of_the_list() {
    let mut person = models();
    person.types("t<home>  ");
    let copied = person.types("y").copied.clone().unwrap();
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines[0], "Tên\tLĩnh vực\tBước\tGiai đoạn");
    assert!(lines[1].starts_with("Trồng nấm") && lines[2].starts_with("Trồng cây"), "{copied}");
    assert_eq!(lines.len(), 3, "{copied}");
    assert!(person.sees().contains("Đã gửi 2 dòng vào bộ nhớ tạm"));
    assert_eq!(paper(&mut person, "txt").rows, 2);
    person.types("<esc>fbào ngư<enter>");
    let copied = person.types("<f8>").copied.clone().unwrap();
    assert_eq!(copied.lines().count(), 2, "without marks what shows: {copied}");
}

#[test]
fn formulas_are_guarded_wherever_they_go() {
    let mut person = Person::with(documents(&[("thu-a", "")]), 80, 24, Lang::Vi);
    let copied = person.types("<tab>7f=1+1<enter>y").copied.clone().unwrap();
    assert!(copied.contains("\t'=1+1 thử thu-a"), "{copied}");
    for extension in ["csv", "tsv"] {
        let content = paper(&mut person, extension).content;
        assert!(content.contains("'=1+1 thử"), "{content}");
    }
}

#[test]
fn figures_are_plain_for_machines_and_written_for_people() {
    let mut person = Person::at(80, 24);
    let csv = paper(&mut person, "csv").content;
    let row = |text: &str, label: &str| {
        let row = text.lines().find(|line| line.contains(label));
        row.unwrap_or_else(|| panic!("{label}: {text}")).to_owned()
    };
    assert!(row(&csv, "2019").ends_with(",2015,2016,2017,2018,2019,2020*"), "{csv}");
    let cstd = row(&csv, "Chiến sĩ thi đua cơ sở");
    assert!(cstd.ends_with("Cá nhân,,144,138,212,208,30"), "{cstd}");
    let text = paper(&mut person, "txt").content;
    let cstd = row(&text, "Chiến sĩ thi đua cơ sở");
    let words: Vec<&str> = cstd.split_whitespace().rev().take(6).collect();
    assert_eq!(words, ["30", "208", "212", "138", "144", "—"]);
    assert!(text.contains("1.198") && csv.contains(",1198,"), "{text}{csv}");
    // The comparison as it is turned: the percents.
    let csv = paper(person.types("<tab>mm"), "csv").content;
    assert!(row(&csv, "Chiến sĩ thi đua cơ sở").ends_with(",-4.17,53.62,-1.89,"), "{csv}");
    assert!(csv.lines().last().unwrap().starts_with("Tổng cộng") || csv.contains("Tổng cộng"));
}

#[test]
fn every_table_can_be_copied_and_saved() {
    for (keys, wanted) in [
        ("<c-o>", "Kiểm tra\t\t2 cảnh báo"),
        ("", "Đối tượng\t2015"),
        ("<tab>", "Đối tượng\t2015"),
        ("<tab>2", "Tên\tLĩnh vực"),
        ("<tab>6", "Giá trị\tĐơn vị tính"),
        ("s", "Giá trị\t208 cá nhân"),
        ("v", "huyện Hồng Ngự\tHuyện\ttỉnh Đồng Tháp\t30/6/2025\t2015–2020"),
    ] {
        let mut person = Person::at(80, 24);
        let copied = person.types(keys).types("<f8>").copied.clone();
        let copied = copied.unwrap_or_else(|| panic!("{keys}: {}", person.sees()));
        assert!(copied.to_lowercase().contains(&wanted.to_lowercase()), "{keys}: {copied}");
        let saved = paper(&mut person, "tsv");
        assert_eq!(saved.content, copied);
        assert_eq!(saved.rows + 1, copied.lines().count());
    }
    // A page copies what is under the cursor, and is saved whole.
    let saved = paper(Person::at(80, 24).types("<tab>2<enter>"), "tsv").content;
    assert!(saved.contains("Tên\tĐan ghế nhựa"), "{saved}");
    // The answer box copies its sentence, and saves its figures or what it found.
    let saved = paper(Person::at(80, 24).types("/cstd 2019"), "csv").content;
    let wanted = "huyện Hồng Ngự,Chiến sĩ thi đua cơ sở,Cá nhân,,144,138,212,208,30";
    assert!(saved.contains(wanted), "{saved}");
    let saved = paper(Person::at(80, 24).types("/ho ngheo 2019<down>"), "tsv").content;
    assert!(saved.contains("Tỷ lệ hộ nghèo\t2019: 4,97 %\thuyện Hồng Ngự"), "{saved}");
    let mut person = Person::at(80, 24);
    assert!(person.types("?<esc>/<c-e>").sees().contains("không có bảng nào"), "{}", person.sees());
}

#[test]
fn in_a_meeting_tables_are_copied_and_saved_and_nothing_else() {
    let mut person = models();
    let kept = person.book.clone();
    person.types("<f9>  ");
    assert_eq!(person.types("y").copied.as_ref().unwrap().lines().count(), 3);
    assert_eq!(paper(&mut person, "csv").rows, 2);
    for key in ["<del>", "s"] {
        let seen = person.types(key).sees();
        assert!(seen.contains("không sửa được"), "{key}\n{seen}");
    }
    assert_eq!(person.book, kept);
}

#[test]
fn moving_or_marking_a_row_costs_few_bytes() {
    let mut counter = Counter::at(80, 24);
    let mut person = models();
    let mut costs = Vec::new();
    for key in ["", "<down>", "<down>", " ", " ", "<up>", "<c-b>", "<down>"] {
        costs.push(counter.draws(person.types(key)));
    }
    // The title of the record in the status line is most of it.
    assert!(costs[1..].iter().all(|bytes| (1..=BYTES).contains(bytes)), "{costs:?}");
}

/// What moving one row may cost, with the titles of the longest kind in the status line.
const BYTES: usize = 150;

#[test]
fn a_page_goes_to_the_record_that_comes_back_and_so_does_its_list() {
    let mut person = models();
    let front = person.types("<down><down><enter>").sees();
    let all = person.book.clone();
    assert!(front.contains("3/16"), "{front}");
    let seen = person.types("<del>").sees();
    assert!(seen.contains("3/15") && person.book != all, "the next one is in front\n{seen}");
    // Undone on the page of another one, too.
    let back = person.types("<right>u").sees();
    assert!(person.book == all);
    let body = |seen: &str| seen.lines().skip(2).take(18).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(body(&back), body(&front), "{back}");
    let seen = person.types("<esc>").sees();
    assert!(seen.contains("3/16 · "), "{seen}");
    // Somebody else's does not turn the page.
    let seen = person.types("<enter><right>").sees();
    assert!(seen.contains("4/16"), "{seen}");
    let gone = person.book.record(Kind::Exemplar, "hong-ngu-dan-ghe-nhua").unwrap().clone();
    let is_later = |seen: &str| seen.contains("4/16");
    person.colleague(|book| _ = book.take(&gone.key()));
    assert!(!is_later(&person.sees()));
    person.colleague(|book| book.put(Stored::Record(gone.clone())));
    assert!(is_later(&person.sees()), "{}", person.sees());
}

#[test]
fn nothing_to_be_added_is_offered_where_nothing_can_be() {
    let mut book = sample_book();
    let ids: Vec<Key> = book.all().map(|stored| stored.key()).collect();
    let is_kept = |key: &Key| matches!(key, Key::Record(Kind::Unit, _));
    ids.iter().filter(|key| !is_kept(key)).for_each(|key| _ = book.take(key));
    for (lang, add, seen_only) in
        [(Lang::Vi, "để thêm", "Nhấn v để đổi"), (Lang::En, "to add", "Press v for another")]
    {
        for keys in ["2", "3", "5", "6", "7"] {
            let mut person = Person::with(book.clone(), 80, 24, lang);
            let seen = person.types("<tab>").types(keys).sees();
            assert!(seen.contains(add), "{keys}\n{seen}");
            let seen = person.types("<f9>").sees();
            assert!(!seen.contains(add) && seen.contains(seen_only), "{keys}\n{seen}");
        }
        let mut person = Person::with(book.clone(), 80, 24, lang);
        assert!(person.types("<f9>4").sees().contains(seen_only));
        assert!(person.types("3s").sees().contains(seen_only));
    }
}
