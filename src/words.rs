//! Every sentence and label a person reads, in Vietnamese and in English, side by side.
//!
//! A row is `Name: "Vietnamese" | "English";`. Because both columns stand in one row, a missing
//! translation does not compile. Words in braces are filled in by [`Lang::fill`]; a test proves that
//! both columns of a row have the same ones.

/// The language of the screen and of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, the language of the people the program is for.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Reads `vi` or `en`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Lang> {
        match code {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The text of a word in this language.
    #[must_use]
    pub const fn say(self, word: Word) -> &'static str {
        match self {
            Lang::Vi => word.vi(),
            Lang::En => word.en(),
        }
    }

    /// The text of a word with its `{names}` replaced by values.
    #[must_use]
    pub fn fill(self, word: Word, values: &[(&str, &str)]) -> String {
        let mut rest = self.say(word);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(key, _)| *key == name) {
                Some((_, value)) => out.push_str(value),
                None => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

/// Builds the enum and both columns from one table.
macro_rules! words {
    ($($name:ident : $vi:literal | $en:literal ;)*) => {
        /// One sentence or label of the screen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $(#[doc = $en] $name),* }

        impl Word {
            /// Every word, in the order of the table.
            pub const ALL: &[Word] = &[$(Word::$name),*];

            /// The Vietnamese column.
            #[must_use]
            pub const fn vi(self) -> &'static str {
                match self { $(Word::$name => $vi),* }
            }

            /// The English column.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $(Word::$name => $en),* }
            }
        }
    };
}

words! {
    // Kinds of records.
    KindUnit: "đơn vị" | "unit";
    KindDocument: "văn bản" | "document";
    KindMovement: "phong trào" | "movement";
    KindExemplar: "mô hình, điển hình" | "model or exemplar";
    KindIndicator: "chỉ tiêu" | "indicator";
    KindSheet: "biểu" | "sheet";

    // Labels of fields.
    FieldId: "Mã" | "Id";
    FieldName: "Tên" | "Name";
    FieldLevel: "Cấp" | "Level";
    FieldParent: "Trực thuộc" | "Belongs to";
    FieldAliases: "Tên gọi khác" | "Other names";
    FieldFrom: "Từ ngày" | "From";
    FieldUntil: "Đến ngày" | "Until";
    FieldNote: "Ghi chú" | "Note";
    FieldKind: "Loại" | "Kind";
    FieldNumber: "Số" | "Number";
    FieldSymbol: "Ký hiệu" | "Symbol";
    FieldDate: "Ngày" | "Date";
    FieldIssuer: "Cơ quan ban hành" | "Issued by";
    FieldSubject: "Trích yếu" | "Subject";
    FieldWritten: "Cách ghi trong nguồn" | "As written in the source";
    FieldCitedIn: "Được dẫn trong" | "Cited in";
    FieldUnit: "Đơn vị" | "Unit";
    FieldField: "Lĩnh vực" | "Field";
    FieldLaunchedBy: "Phát động, thực hiện" | "Launched by";
    FieldScope: "Phạm vi" | "Scope";
    FieldPeriod: "Giai đoạn" | "Period";
    FieldBasis: "Căn cứ" | "Basis";
    FieldSource: "Nguồn" | "Source";
    FieldSection: "Vị trí trong nguồn" | "Place in the source";
    FieldInferred: "Phần suy ra" | "Inferred";
    FieldLocation: "Địa điểm" | "Location";
    FieldStage: "Giai đoạn nhân rộng" | "Stage";
    FieldYear: "Năm" | "Year";
    FieldTiming: "Thời điểm" | "Timing";
    FieldValue: "Giá trị" | "Value";
    FieldMeasure: "Đơn vị tính" | "Unit of measure";
    FieldNumerator: "Tử số" | "Numerator";
    FieldDenominator: "Mẫu số" | "Denominator";
    FieldQualifier: "Mức độ" | "Qualifier";
    FieldNotion: "Năm tính theo" | "Notion of year";
    FieldState: "Trạng thái" | "State";

    // Recipients.
    RecipientCollective: "Tập thể" | "Collective";
    RecipientIndividual: "Cá nhân" | "Individual";
    RecipientHousehold: "Hộ gia đình" | "Household";

    // What is wrong with a value.
    BadEmpty: "còn trống; trường này bắt buộc" | "is empty; this field is required";
    BadList: "chỉ nhận một giá trị" | "takes one value only";
    BadText: "quá dài (tối đa {max} byte)" | "is too long ({max} bytes at most)";
    BadId: "mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, tối đa 64 ký tự" | "an id has only lower-case letters, digits and hyphens, 64 at most";
    BadYear: "không phải là năm (1900–2199)" | "is not a year (1900–2199)";
    BadPeriod: "không phải là giai đoạn, ví dụ 2016-2020" | "is not a period such as 2016-2020";
    BadDate: "không phải là ngày, ví dụ 07/4/2014, 4/2014 hoặc 2014" | "is not a date such as 07/4/2014, 4/2014 or 2014";
    BadNumber: "không phải là số, ví dụ 1.093 hoặc 17,36" | "is not a number such as 1.093 or 17,36";
    BadCount: "không phải là số lượng nguyên từ 0 đến 4.294.967.294" | "is not a whole number from 0 to 4,294,967,294";
    BadChoice: "không có trong danh sách: {list}" | "is not in the list: {list}";
    BadField: "không có trường này" | "there is no such field";
    BadFieldMessage: "{field} «{value}»: {why}" | "{field} “{value}”: {why}";

    // What stops a change.
    ConflictExists: "{what} «{id}» đã có" | "{what} “{id}” exists already";
    ConflictGone: "{what} «{id}» không còn" | "{what} “{id}” is gone";
    ConflictChanged: "{what} «{id}», {field}: giá trị đã bị người khác đổi từ «{before}» thành «{now}»" | "{what} “{id}”, {field}: somebody changed “{before}” to “{now}” meanwhile";
    ConflictNotEmpty: "biểu «{id}» còn số liệu, chưa xóa được" | "sheet “{id}” still has figures and cannot be removed";
    ConflictBad: "{what} «{id}»: {why}" | "{what} “{id}”: {why}";
    Absent: "trống" | "absent";

    // The shell.
    ProgramName: "Thi Đua" | "Thi Đua";
    TabGrid: "Khen thưởng" | "Awards";
    TabCompare: "So sánh" | "Compare";
    TabExemplars: "Mô hình" | "Models";
    TabMovements: "Phong trào" | "Movements";
    TabIndicators: "Chỉ tiêu" | "Indicators";
    TabDocuments: "Văn bản" | "Documents";
    PlaceBrowse: "Danh sách" | "Lists";
    PlaceDetail: "Chi tiết" | "Details";
    PlaceUnits: "Chọn đơn vị" | "Choosing a unit";
    PlaceHelp: "Trợ giúp" | "Help";
    TooSmall: "Cửa sổ nhỏ quá: cần ít nhất {columns}×{rows}" | "Window too small: needs {columns}×{rows}";
    UnitUntil: "{unit} (đến {date})" | "{unit} (until {date})";
    ReadOnly: "CHỈ XEM" | "READ-ONLY";
    NoSuchKey: "Phím này chưa có lệnh ở đây. Nhấn ? để xem các phím." | "This key does nothing here. Press ? for the keys.";
    InputMethodIsOn: "Bộ gõ tiếng Việt đang bật: dùng phím mũi tên, Enter, F1–F10, hoặc tắt bộ gõ." | "A Vietnamese input method is on: use arrows, Enter, F1–F10, or switch it off.";
    PasteNeedsField: "Không có ô nhập nào đang mở để dán vào." | "There is no open field to paste into.";

    // Keys.
    KeyUp: "lên một dòng" | "one row up";
    KeyDown: "xuống một dòng" | "one row down";
    KeyLeft: "sang trái; bản ghi trước" | "left; the record before";
    KeyRight: "sang phải; bản ghi sau" | "right; the record after";
    KeyHome: "đầu dòng hoặc đầu danh sách" | "start of row or list";
    KeyEnd: "cuối dòng hoặc cuối danh sách" | "end of row or list";
    KeyPageUp: "lên một trang" | "one page up";
    KeyPageDown: "xuống một trang" | "one page down";
    KeyTop: "về dòng đầu" | "first row";
    KeyBottom: "về dòng cuối" | "last row";
    KeyOpen: "mở số liệu hoặc bản ghi dưới con trỏ" | "open what the cursor is on";
    KeyBack: "quay lại, đóng, xóa lọc" | "back, close, clear the filter";
    KeyCompareRow: "so sánh dòng này qua các năm" | "compare this row over the years";
    KeyRows: "đổi chiều của dòng: hình thức, đối tượng, lĩnh vực, loại hình, đơn vị" | "rows by award, recipient, field, occasion, unit";
    KeyMeasure: "đổi số trong ô: số lượng, tăng giảm, %, tỷ trọng" | "cells show count, difference, %, share";
    KeyPartYear: "tính hay không tính năm chưa đủ số liệu vào tăng giảm" | "count part-years in the differences or not";
    KeyFilter: "lọc danh sách" | "filter the list";
    KeyUnits: "chọn đơn vị" | "choose a unit";
    KeyNextTab: "thẻ sau" | "next tab";
    KeyPreviousTab: "thẻ trước" | "previous tab";
    KeyHelp: "trợ giúp" | "help";
    KeyQuit: "thoát" | "quit";
    HintOpen: "mở" | "open";
    HintCompareRow: "so sánh" | "compare";
    HintRows: "chiều" | "rows";
    HintMeasure: "số đo" | "measure";
    HintPartYear: "năm chưa đủ" | "part-years";
    HintFilter: "lọc" | "filter";
    HintUnits: "đơn vị" | "unit";
    HintNextTab: "thẻ sau" | "next tab";
    HintHelp: "trợ giúp" | "help";
    HintQuit: "thoát" | "quit";
    HelpTitle: "Các phím ở «{place}»" | "Keys in “{place}”";

    // Lists and details.
    ListCount: "{shown} trên {all}" | "{shown} of {all}";
    ListEmpty: "Chưa có {what} nào của {unit}. Nhấn v để chọn đơn vị khác." | "No {what} of {unit} yet. Press v for another unit.";
    ListNoHit: "Không có {what} nào khớp «{filter}». Esc để bỏ lọc." | "No {what} matches “{filter}”. Esc clears the filter.";
    FilterLabel: "Lọc:" | "Filter:";
    UnitsTitle: "Chọn đơn vị (gõ để lọc, Enter để chọn)" | "Choose a unit (type to filter, Enter to choose)";
    UnitsAll: "tất cả đơn vị" | "all units";
    // Tables.
    DimensionAward: "Danh hiệu, hình thức" | "Award";
    DimensionRecipient: "Đối tượng" | "Recipient";
    DimensionOccasion: "Loại hình" | "Occasion";
    MeasureValue: "số lượng" | "count";
    MeasureDelta: "tăng giảm" | "difference";
    MeasurePercent: "tăng giảm %" | "difference in %";
    MeasureShare: "tỷ trọng trong năm" | "share of the year";
    Total: "Tổng cộng" | "Total";
    CompareTitle: "{measure} theo {rows} · {part}" | "{measure} by {rows} · {part}";
    PartYearsIn: "năm chưa đủ CÓ tính vào tăng giảm" | "part-years ARE counted in differences";
    PartYearsOut: "năm chưa đủ không tính vào tăng giảm" | "part-years are not counted in differences";
    GridEmpty: "Đơn vị này chưa có số liệu khen thưởng. Nhấn v để chọn đơn vị khác." | "This unit has no award counts yet. Press v for another unit.";
    CellAbsent: "— năm {year} chưa có số liệu (không phải là 0)" | "— no figure for {year} (which is not 0)";
    CellPartYear: "năm chưa đủ, không so sánh" | "part-year, not compared";
    CellBehind: "{count} số liệu, Enter để xem" | "{count} figures, Enter to see";
    NoSource: "chưa ghi nguồn" | "no source given";
    MoreBelow: "còn nữa ↓ " | "more ↓ ";
    Opening: " Đang mở sổ…" | " Opening the book…";
    BookHasNoUnit: "Sổ chưa có đơn vị nào. Chạy `thidua init --unit TÊN --level CẤP`, hoặc `thidua --demo` để xem sổ mẫu." | "The book has no unit yet. Run `thidua init --unit NAME --level LEVEL`, or `thidua --demo` for the sample book.";
    InferredMark: "suy ra, nguồn không nêu rõ" | "inferred, not stated by the source";

    // The store.
    StoreNoBook: "chưa có sổ trong thư mục {path}" | "there is no book in {path}";
    StoreExists: "thư mục {path} đã có sổ" | "{path} holds a book already";
    StoreHeld: "sổ đang được dùng: {user} (tiến trình {pid}) tại {host}, {tty}, từ {since}" | "the book is in use: {user} (process {pid}) on {host}, {tty}, since {since}";
    StoreHeldByUnknown: "sổ đang được một tiến trình khác dùng" | "another process uses the book";
    StoreNetwork: "{path} nằm trên ổ mạng ({kind}), dữ liệu có thể hỏng; vẫn muốn dùng thì đặt THIDUA_ALLOW_NETWORK_FS=1" | "{path} lies on a network file system ({kind}), where data may be damaged; set THIDUA_ALLOW_NETWORK_FS=1 to use it all the same";
    StoreIo: "{doing} {path}: {why}" | "{doing} {path}: {why}";
    StoreReading: "không đọc được" | "cannot read";
    StoreWriting: "không ghi được" | "cannot write";
    StoreMaking: "không tạo được" | "cannot create";
    StoreLocking: "không khóa được" | "cannot lock";
    StoreReadOnly: "sổ chỉ mở để đọc. {why}" | "the book is open for reading only. {why}";
    StoreNoSpace: "đĩa sắp đầy (còn {free} MiB, cần ít nhất {need} MiB): CHƯA LƯU" | "the disk is nearly full ({free} MiB left, {need} MiB needed): NOT SAVED";
    StoreStopped: "lần ghi trước bị lỗi: CHƯA LƯU; hãy mở lại sổ" | "an earlier write failed: NOT SAVED; open the book again";
    StoreTooLarge: "thay đổi quá lớn ({size} MiB, tối đa {max} MiB): hãy chia nhỏ" | "the change is too large ({size} MiB, {max} MiB at most): split it";
    StoreWhyFull: "đĩa đầy" | "the disk is full";
    StoreWhyDenied: "không có quyền" | "permission denied";
    StoreWhyReadOnlyDisk: "đĩa chỉ đọc" | "the disk is read-only";
    StoreWhyMissing: "không tìm thấy" | "not found";
    StoreWhyTooBig: "vượt giới hạn kích thước tệp" | "over the limit of file sizes";
    FindingAt: "{file}, dòng {line}: {why}" | "{file}, line {line}: {why}";
    FindingIn: "{file}: {why}" | "{file}: {why}";
    FaultForm: "không phải là một dòng của sổ gốc" | "is no line of the journal";
    FaultPayload: "nội dung không khớp mã băm của nó" | "the content does not match its hash";
    FaultChain: "mã băm chuỗi không khớp" | "the chain hash does not match";
    FaultOrder: "sai số thứ tự hoặc sai chỗ" | "out of order or out of place";
    FaultContent: "chương trình này không hiểu nội dung: {why}" | "this program does not understand the content: {why}";
    FaultConflict: "không áp dụng được: {why}" | "cannot be applied: {why}";
    FaultAfterEnd: "có dòng nằm sau dòng kết thúc" | "there are lines after the closing line";
    FaultNotClosed: "thiếu dòng kết thúc" | "the closing line is missing";
    FaultMissing: "thiếu tệp này" | "this file is missing";
    FaultTorn: "dòng cuối ghi dở, chưa được lưu; đã giữ một bản trong quarantine/" | "the last line was not written whole and was never saved; a copy is kept in quarantine/";
    FaultLost: "thiếu thay đổi đến số {seq} mà sổ đã ghi nhận" | "changes up to number {seq}, which the book had, are missing";
    FaultFormat: "không phải là tệp nhận dạng sổ" | "is no format file of a book";
    FaultNewer: "sổ do bản chương trình mới hơn ghi (dạng {found}, bản này hiểu đến {known})" | "the book was written by a newer program (format {found}, this one knows up to {known})";
    FaultState: "trạng thái sai hoặc hỏng ({why}); được dựng lại từ sổ gốc" | "the state is wrong or damaged ({why}); it is rebuilt from the journal";
    FaultStateInMemory: "không mở được trạng thái ({why}); tạm giữ trong bộ nhớ" | "the state cannot be opened ({why}); it is kept in memory for now";
    FaultStateBehind: "trạng thái chậm hơn sổ gốc: {have}/{seq}" | "the state is behind the journal: {have}/{seq}";
    FaultStateDiffers: "«{id}» trong trạng thái khác với sổ gốc" | "“{id}” in the state differs from the journal";
    FaultStateUnread: "chưa so trạng thái: sổ đang được dùng" | "the state was not compared: the book is in use";

    // Reports.
    ReportNoField: "không nêu lĩnh vực" | "no field given";
    ReportNoOccasion: "không nêu loại hình" | "no occasion given";

    // Files.
    FileProblem: "{file}, dòng {line}, cột «{column}», giá trị «{value}»: {why}" | "{file}, line {line}, column “{column}”, value “{value}”: {why}";
    FileProblemLine: "{file}, dòng {line}: {why}" | "{file}, line {line}: {why}";
    FileProblemLineValue: "{file}, dòng {line}, «{value}»: {why}" | "{file}, line {line}, “{value}”: {why}";
    FileNotCsv: "không đọc được như CSV: {reason}" | "cannot be read as CSV: {reason}";
    FileCells: "có {found} ô, dòng tiêu đề có {expected} ô" | "has {found} cells, the header has {expected}";
    FileUnknownColumn: "không có trường nào tên như cột này" | "no field has the name of this column";
    FileColumnTwice: "cột này có hai lần" | "the column occurs twice";
    FileNoColumn: "thiếu cột bắt buộc này" | "this column is required and missing";
    FileNoAward: "không có trong danh mục khen thưởng" | "is not in the catalogue of awards";
    FileNoRecipient: "đối tượng là collective, individual hoặc household" | "a recipient is collective, individual or household";
    FileExists: "đã có trong sổ" | "is in the book already";
    FileTwice: "đã có ở dòng {first}" | "stands in line {first} already";
    FileDangling: "không có {what} nào có mã này" | "no {what} has this id";
    FileNoSheet: "chưa có biểu của đơn vị và năm này" | "there is no sheet for this unit and year";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holes(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(n, _)| n)
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn both_columns_have_text_and_the_same_holes() {
        for word in Word::ALL {
            assert!(!word.vi().is_empty() && !word.en().is_empty(), "{word:?}");
            assert_eq!(holes(word.vi()), holes(word.en()), "{word:?}");
        }
    }

    #[test]
    fn filling_replaces_names_and_keeps_unknown_ones() {
        let text = Lang::En.fill(Word::BadText, &[("max", "9")]);
        assert_eq!(text, "is too long (9 bytes at most)");
        assert_eq!(Lang::En.fill(Word::BadText, &[]), "is too long ({max} bytes at most)");
    }
}
