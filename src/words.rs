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
        pub enum Word { $(#[doc = concat!("`", stringify!($name), "`")] $name),* }

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
    KindStep: "bước phát triển" | "step";
    KindAssessment: "đánh giá" | "assessment";
    KindPublicity: "tuyên truyền" | "publicity";
    KindReplication: "nơi nhân rộng" | "replication";
    KindOutcome: "kết quả" | "result";
    KindDecision: "quyết định khen thưởng" | "award decision";
    KindHonour: "đối tượng được khen thưởng" | "recipient of an award";
    KindSuccession: "kế thừa" | "succession";
    KindPhase: "thời kỳ của đơn vị" | "phase of a unit";
    KindWaiver: "phát hiện được chấp nhận" | "accepted finding";

    // Labels of fields.
    FieldId: "Mã" | "Id";
    FieldName: "Tên" | "Name";
    FieldLevel: "Cấp" | "Level";
    FieldParent: "Trực thuộc" | "Belongs to";
    FieldAliases: "Tên gọi khác" | "Other names";
    FieldFrom: "Từ ngày" | "From";
    FieldUntil: "Đến ngày" | "Until";
    FieldExemplar: "Mô hình, điển hình" | "Model or exemplar";
    FieldDecidedBy: "Người quyết định" | "Decided by";
    FieldEffect: "Tác dụng" | "Effect";
    FieldEffectiveness: "Hiệu quả" | "Effectiveness";
    FieldPotential: "Khả năng phát triển" | "Potential";
    FieldDifficulties: "Khó khăn" | "Difficulties";
    FieldVerdict: "Quyết định tiếp theo" | "Verdict";
    FieldForm: "Hình thức" | "Form";
    FieldOutlet: "Nơi đăng, phát" | "Outlet";
    FieldLink: "Liên kết" | "Link";
    FieldThrough: "Nhân rộng qua" | "Through";
    FieldCopy: "Mô hình tại nơi đó" | "Model at that place";
    FieldMovement: "Phong trào" | "Movement";
    FieldBefore: "Trước" | "Before";
    FieldTarget: "Mục tiêu" | "Target";
    FieldAfter: "Sau" | "After";
    FieldAuthority: "Đơn vị quyết định" | "Deciding unit";
    FieldOccasion: "Loại hình" | "Occasion";
    FieldDecision: "Quyết định" | "Decision";
    FieldRecipient: "Đối tượng" | "Recipient";
    FieldAward: "Danh hiệu, hình thức" | "Award";
    FieldWorkplace: "Nơi công tác" | "Workplace";
    FieldRole: "Vị trí công tác" | "Position";
    FieldPredecessor: "Đơn vị cũ" | "Former unit";
    FieldSuccessor: "Đơn vị kế thừa" | "Successor";
    FieldExtent: "Phạm vi kế thừa" | "Extent";
    FieldFinding: "Phát hiện" | "Finding";
    FieldReason: "Lý do" | "Reason";
    FieldFound: "Ngày phát hiện" | "Found on";
    FieldUpkeep: "Tình trạng" | "Upkeep";
    FieldCriteria: "Tiêu chuẩn đạt" | "Criteria met";
    FieldCoordinators: "Phối hợp" | "Working together";
    FieldAgency: "Cơ quan thường trực" | "Standing agency";
    FieldMovementLevel: "Cấp phát động" | "Launching level";
    FieldMethod: "Phương thức" | "Method";
    FieldReviewDue: "Hạn sơ kết" | "Review due";
    FieldReviewed: "Đã sơ kết ngày" | "Reviewed on";
    FieldClosingDue: "Hạn tổng kết" | "Closing due";
    FieldClosed: "Đã tổng kết ngày" | "Closed on";
    FieldAim: "Mục tiêu" | "Aim";
    FieldDirection: "Chiều tốt" | "Better when";
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
    FieldStage: "Bước" | "Stage";
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
    RecipientCollectives: "Tập thể" | "Collectives";
    RecipientIndividuals: "Cá nhân" | "Individuals";
    RecipientHouseholds: "Hộ gia đình" | "Households";

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
    PlacePage: "Trang giải thích" | "Explanation";
    PlaceUnits: "Chọn đơn vị" | "Choosing a unit";
    PlaceHelp: "Trợ giúp" | "Help";
    TooSmall: "Cửa sổ nhỏ quá: cần ít nhất {columns}×{rows}" | "Window too small: needs {columns}×{rows}";
    UnitUntil: "{unit} (đến {date})" | "{unit} (until {date})";
    ReadOnly: "CHỈ XEM" | "READ-ONLY";
    NoSuchKey: "Phím này chưa có lệnh ở đây. Nhấn F1 để xem các phím." | "This key does nothing here. Press F1 for the keys.";
    InputMethodIsOn: "Bộ gõ tiếng Việt đang bật: dùng phím mũi tên, Enter, F1–F10, hoặc tắt bộ gõ." | "A Vietnamese input method is on: use arrows, Enter, F1–F10, or switch it off.";
    PasteNeedsField: "Không có ô nhập nào đang mở để dán vào." | "There is no open field to paste into.";

    // Keys.
    KeyUp: "lên một dòng" | "one row up";
    KeyDown: "xuống một dòng" | "one row down";
    KeyLeft: "sang trái một năm" | "one year left";
    KeyRight: "sang phải một năm" | "one year right";
    KeyBefore: "bản ghi trước" | "the record before";
    KeyAfter: "bản ghi sau" | "the record after";
    HintBefore: "trước" | "before";
    HintAfter: "sau" | "after";
    HintBack: "quay lại" | "back";
    RowNumber: "TT" | "No";
    KeyHome: "đầu dòng hoặc đầu danh sách" | "start of row or list";
    KeyEnd: "cuối dòng hoặc cuối danh sách" | "end of row or list";
    KeyPageUp: "lên một trang" | "one page up";
    KeyPageDown: "xuống một trang" | "one page down";
    KeyTop: "về dòng đầu" | "first row";
    KeyBottom: "về dòng cuối" | "last row";
    KeyOpen: "mở số liệu hoặc bản ghi dưới con trỏ" | "open what the cursor is on";
    KeyBack: "quay lại, đóng, bỏ dấu, xóa lọc" | "back, close, clear marks, clear the filter";
    KeyCompareRow: "so sánh dòng này qua các năm" | "compare this row over the years";
    KeyRows: "đổi chiều của dòng: hình thức, đối tượng, lĩnh vực, loại hình, đơn vị" | "turn the rows: award, recipient, field, occasion, unit";
    KeyMeasure: "đổi số trong ô: số lượng, tăng giảm, %, tỷ trọng" | "cells show count, difference, %, share";
    KeyPartYear: "tính hay không tính năm chưa đủ vào tăng giảm" | "count part-years in the differences or not";
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

    // Editing.
    KeyEdit: "sửa số dưới con trỏ; khi đang gõ: lưu và xuống dòng" | "edit the count; while typing: save and go down";
    KeyAddRow: "thêm dòng: danh hiệu, hình thức, đối tượng; cả lĩnh vực, loại hình" | "add a row: award and recipient, also field or occasion";
    KeyAddYear: "thêm năm sau" | "add the next year";
    HintAddRow: "thêm dòng" | "add a row";
    PlaceRows: "Thêm dòng" | "Adding a row";
    RowsTitle: "Thêm dòng: gõ danh hiệu, đối tượng, cả lĩnh vực hay loại hình; Enter chọn" | "Add a row: type award, recipient, also field or occasion; Enter chooses";
    KeyClear: "để trống số dưới con trỏ (không phải là 0)" | "make the count absent (which is not 0)";
    KeySource: "nguồn của số dưới con trỏ" | "where the figure comes from";
    KeyUndo: "hoàn tác thay đổi cuối" | "undo the last change";
    KeyRedo: "làm lại thay đổi vừa hoàn tác" | "redo what was undone";
    KeyMeeting: "chế độ họp: chỉ xem, không sửa được; nhấn lần nữa để thôi" | "meeting mode: nothing can change; again to end it";
    HintEdit: "sửa" | "edit";
    HintSource: "nguồn" | "source";
    HintUndo: "hoàn tác" | "undo";
    EditHint: "Enter lưu, xuống · Tab lưu, sang phải · Esc bỏ · để trống = chưa có số liệu" | "Enter saves, down · Tab saves, right · Esc drops · empty = absent";
    PasteBadCell: "Không dán được: dòng {line}, cột {column} của khối dán, «{value}» không phải là số lượng. Hãy chép riêng các ô số." | "Nothing pasted: line {line}, column {column} of the block, “{value}” is no count. Copy the cells with figures only.";
    PasteTooLarge: "Không dán được: khối dán lớn hơn phần bảng từ ô này trở đi." | "Nothing pasted: the block is larger than the table from this cell on.";
    PasteSame: "Khối dán giống hệt số liệu đang có." | "The block is the same as the figures that stand here.";
    PasteAsked: "Dán {cells} ô, {changed} số thay đổi. Enter dán · Esc bỏ" | "Paste: cells {cells}, figures that change {changed}. Enter pastes · Esc drops";
    NotACount: "«{value}» {why}" | "“{value}” {why}";
    ReasonAsked: "Số năm {year} đã chính thức. Lý do sửa (Enter lưu, Esc bỏ):" | "{year} is final. Reason (Enter saves, Esc drops):";
    CannotWrite: "Đang ở chế độ họp: chỉ xem, không sửa được. F9 để thôi." | "Meeting mode: nothing can be changed. F9 ends it.";
    Saved: "Đã lưu {position}: {what}" | "Saved {position}: {what}";
    NotSaved: "CHƯA LƯU: {why}" | "NOT SAVED: {why}";
    Undone: "Đã hoàn tác {position}: {what}" | "Undone {position}: {what}";
    Redone: "Đã làm lại {position}: {what}" | "Redone {position}: {what}";
    NothingToUndo: "Không có thay đổi nào của bạn để hoàn tác." | "There is no change of yours to undo.";
    NothingToRedo: "Không có gì để làm lại." | "There is nothing to redo.";

    // Forms.
    KeyTyping: "bộ gõ có sẵn: tắt, Telex, VNI" | "built-in typing of Vietnamese: off, Telex, VNI";
    TypingOn: "Bộ gõ có sẵn: {method}. F12 để đổi." | "Built-in typing: {method}. F12 changes it.";
    TypingOff: "Bộ gõ có sẵn: tắt. F12 để đổi." | "Built-in typing: off. F12 changes it.";
    PlaceForm: "Nhập bản ghi" | "Typing a record";
    KeyNew: "thêm bản ghi" | "add a record";
    KeyEditRecord: "sửa bản ghi dưới con trỏ" | "change the record";
    KeyEditSheet: "sửa thông tin của biểu năm này: trạng thái, nguồn" | "change the sheet of the year: state, source";
    KeyDuplicate: "thêm bản ghi, bắt đầu bằng bản sao" | "add a record that begins as a copy";
    KeyDelete: "xóa bản ghi (hoàn tác được)" | "remove the record (can be undone)";
    KeySave: "lưu" | "save";
    KeyNextField: "ô sau" | "next field";
    KeyPreviousField: "ô trước" | "field before";
    KeyConfirm: "nhận và sang ô sau; trong ô nhiều dòng: xuống dòng" | "take it and go on; in a field of several lines: new line";
    HintNew: "thêm" | "add";
    HintSave: "lưu" | "save";
    HintNextField: "ô sau" | "next field";
    FormNew: "Thêm {what}" | "New {what}";
    FormEdit: "Sửa {what}" | "Change {what}";
    FormAsk: "Bỏ những gì đã gõ? Enter bỏ · Esc tiếp tục sửa" | "Drop what was typed? Enter drops it · Esc goes on";
    FormSaving: "Đang lưu…" | "Saving…";
    FormWrong: "Chưa lưu. {field}: {why}" | "Not saved. {field}: {why}";
    FormNoMatch: "không có mục nào khớp «{text}»" | "nothing matches “{text}”";
    FormNotInList: "không có trong danh sách" | "is not in the list";
    FormIsOpen: "Bản ghi đang nhập chưa lưu: Ctrl-S để lưu, hoặc Esc để bỏ." | "The record is not saved yet: Ctrl-S saves it, Esc drops it.";
    FormNoRecord: "Không có bản ghi nào dưới con trỏ." | "There is no record under the cursor.";
    FormReferred: "Chưa xóa được {what}: còn {count} nơi dẫn đến, hãy sửa hoặc xóa các nơi ấy trước: {list}" | "{what} cannot be removed; first change or remove what refers to it ({count}): {list}";
    FormHint: "* bắt buộc · để trống khi chưa biết" | "* required · leave empty what is not known";
    FormHintFixed: "không sửa được: đây là chỗ của biểu trong sổ" | "cannot be changed: this is where the sheet stands";
    FormHintPick: "Gõ vài chữ để tìm, không cần dấu · Enter chọn · Delete để trống" | "Type a few letters · Enter chooses · Delete empties";
    FormHintPickMany: "Gõ vài chữ để tìm · Enter thêm một mục · Delete bỏ một mục" | "Type a few letters · Enter adds one · Delete takes one away";
    FormHintStory: "Enter xuống dòng · Tab sang ô sau" | "Enter makes a new line · Tab goes on";
    FormHintLines: "Mỗi dòng một mục · Enter xuống dòng · Tab sang ô sau" | "One a line · Enter makes a new line · Tab goes on";
    FormHintDate: "ngày/tháng/năm, tháng/năm hoặc năm, ví dụ 07/4/2014" | "day/month/year, month/year or year, such as 07/4/2014";
    FormHintNumber: "dấu chấm ngăn hàng nghìn, dấu phẩy trước phần lẻ: 1.093 hoặc 17,36" | "dots between thousands, a comma before decimals: 1.093 or 17,36";
    FormHintPeriod: "năm đầu-năm cuối, ví dụ 2016-2020, hoặc một năm" | "first-last year such as 2016-2020, or one year";
    MadeAdd: "thêm {name}" | "added {name}";
    MadeRemove: "xóa {name}" | "removed {name}";
    MadeEdit: "sửa {fields} của {name}" | "changed {fields} of {name}";
    Became: "{before} thành {after}" | "{before} to {after}";
    MadeFields: "{fields} của {name}" | "{fields} of {name}";
    MadeBack: "{what}: {from} trở lại {to}" | "{what}: {from} back to {to}";
    ExtentRecords: "{count} bản ghi" | "records {count}";
    ExtentSheets: "{count} biểu" | "sheets {count}";
    ExtentCounts: "{count} số liệu" | "counts {count}";
    MadeQuoted: "{what} «{name}»" | "{what} “{name}”";

    // Lists and details.
    ListCount: "{shown} trên {all}" | "{shown} of {all}";
    ListEmpty: "{unit} chưa có {what} nào. Nhấn n để thêm, v để đổi đơn vị." | "{unit} has no {what} yet. Press n to add one, v for another unit.";
    ListNoHit: "Không có {what} nào khớp «{filter}». Esc để bỏ lọc." | "No {what} matches “{filter}”. Esc clears the filter.";
    FilterLabel: "Lọc:" | "Filter:";
    UnitsTitle: "Chọn đơn vị (gõ để lọc, Enter để chọn)" | "Choose a unit (type to filter, Enter to choose)";
    // Tables.
    DimensionAward: "Danh hiệu, hình thức" | "Award";
    DimensionRecipient: "Đối tượng" | "Recipient";
    DimensionOccasion: "Loại hình" | "Occasion";
    MeasureValue: "số lượng" | "count";
    MeasureDelta: "tăng giảm" | "difference";
    MeasurePercent: "tăng giảm %" | "difference in %";
    MeasureShare: "tỷ trọng trong năm" | "share of the year";
    Total: "Tổng cộng" | "Total";
    CompareTitle: "{measure} theo {rows}" | "{measure} by {rows}";
    PartYearsIn: " · tính cả năm chưa đủ" | " · part-years counted in";
    GridEmpty: "Đơn vị chưa có số liệu khen thưởng. Nhấn n để thêm dòng, v để đổi đơn vị." | "This unit has no award counts yet. Press n to add a row, v for another unit.";
    CellAbsent: "— năm {year} chưa có số liệu (không phải là 0)" | "— no figure for {year} (which is not 0)";
    CellPartYear: "chưa đủ năm" | "part-year";
    CellBehind: "{count} số liệu, Enter để xem" | "figures: {count}, Enter to see";
    NoSource: "chưa ghi nguồn" | "no source given";
    StoreLookedAt: "sổ đang do người khác mở, ở đây chỉ xem" | "somebody else has the book open, here it is only looked at";
    MoreBelow: "còn nữa " | "more ";
    Opening: " Đang mở sổ…" | " Opening the book…";
    BookHasNoUnit: "Sổ chưa có đơn vị nào. Chạy `thidua init --unit TÊN --level CẤP`, hoặc `thidua --demo` để xem sổ mẫu." | "The book has no unit yet. Run `thidua init --unit NAME --level LEVEL`, or `thidua --demo` for the sample book.";
    InferredMark: "suy ra, nguồn không nêu rõ" | "inferred, not stated by the source";

    // Reports.

    // Answers.
    AskPartYearNote: "chưa đủ năm, không tính vào tăng giảm" | "part-year, not counted in differences";

    // Files.

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
    StoreNoSpace: "đĩa sắp đầy (còn {free} MiB, cần ít nhất {need} MiB), nên không ghi; hãy dọn bớt đĩa rồi lưu lại" | "the disk is nearly full ({free} MiB left, {need} MiB needed), so nothing was written; make room, then save again";
    StoreStopped: "lần ghi trước bị lỗi, nên không ghi tiếp; hãy thoát rồi mở lại sổ" | "an earlier write failed, so nothing more is written; quit and open the book again";
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

    // The command line.
    CliAbout: "Sổ thi đua, khen thưởng trong terminal. Không kèm lệnh thì mở ứng dụng." | "Emulation-and-commendation records in the terminal. Without a command the app opens.";
    CliUsage: "thidua [tùy chọn] [lệnh]" | "thidua [options] [command]";
    CliHeadUsage: "Cách dùng:" | "Usage:";
    CliHeadCommands: "Lệnh" | "Commands";
    CliHeadArguments: "Tham số" | "Arguments";
    CliHeadOptions: "Tùy chọn" | "Options";
    CliHeadCommon: "Tùy chọn chung" | "Common options";
    CliInit: "tạo sổ mới (tao)" | "make a new book (also: tao)";
    CliCompare: "so sánh số lượng khen thưởng qua các năm (so-sanh)" | "compare award counts over years (also: so-sanh)";
    CliAsk: "trả lời câu hỏi ngắn, ví dụ «cstd 2019» (hoi)" | "answer short words such as “cstd 2019” (also: hoi)";
    CliList: "liệt kê đơn vị, văn bản, phong trào… (danh-sach)" | "list units, documents, movements… (also: danh-sach)";
    CliShow: "xem một bản ghi hoặc một biểu (xem)" | "show one record or sheet (also: xem)";
    CliSetCount: "ghi một số lượng khen thưởng (ghi)" | "set one award count (also: ghi)";
    CliVerify: "đối chiếu toàn bộ sổ gốc với trạng thái (doi-chieu)" | "check the whole journal and state (also: doi-chieu)";
    CliHelp: "trợ giúp về một lệnh (tro-giup)" | "help on a command (also: tro-giup)";
    CliUsageInit: "thidua init --sample\n           thidua init --unit TÊN --level CẤP" | "thidua init --sample\n       thidua init --unit NAME --level LEVEL";
    CliUsageCompare: "thidua compare --unit ĐƠN_VỊ --years NĂM [tùy chọn]" | "thidua compare --unit UNIT --years YEARS [options]";
    CliUsageAsk: "thidua ask TỪ… [tùy chọn]" | "thidua ask WORDS… [options]";
    CliUsageList: "thidua list LOẠI [tùy chọn]" | "thidua list KIND [options]";
    CliUsageShow: "thidua show LOẠI MÃ [tùy chọn]" | "thidua show KIND ID [options]";
    CliUsageSetCount: "thidua set-count --unit ĐƠN_VỊ --year NĂM --award HÌNH_THỨC\n           --recipient ĐỐI_TƯỢNG SỐ|- [tùy chọn]" | "thidua set-count --unit UNIT --year YEAR --award AWARD\n       --recipient RECIPIENT VALUE|- [options]";
    CliUsageVerify: "thidua verify [tùy chọn]" | "thidua verify [options]";
    CliUsageHelp: "thidua help [LỆNH]" | "thidua help [COMMAND]";
    CliValueDir: "THƯ_MỤC" | "DIR";
    CliValueUnit: "ĐƠN_VỊ" | "UNIT";
    CliValueName: "TÊN" | "NAME";
    CliValueLevel: "CẤP" | "LEVEL";
    CliValueYear: "NĂM" | "YEAR";
    CliValueYears: "NĂM" | "YEARS";
    CliValueRows: "CHIỀU" | "ROWS";
    CliValueAward: "HÌNH_THỨC" | "AWARD";
    CliValueRecipient: "ĐỐI_TƯỢNG" | "RECIPIENT";
    CliValueField: "LĨNH_VỰC" | "FIELD";
    CliValueOccasion: "LOẠI_HÌNH" | "OCCASION";
    CliValueFormat: "DẠNG" | "FORMAT";
    CliValueKind: "LOẠI" | "KIND";
    CliValueId: "MÃ" | "ID";
    CliValueWords: "TỪ" | "WORDS";
    CliValueCount: "SỐ" | "VALUE";
    CliValueDocument: "VĂN_BẢN" | "DOCUMENT";
    CliValueText: "VỊ_TRÍ" | "TEXT";
    CliValueCommand: "LỆNH" | "COMMAND";
    CliOptDemo: "dùng sổ mẫu, nằm riêng, không đụng đến sổ của bạn" | "use the sample book, kept apart from yours";
    CliOptReadOnly: "chế độ họp: chỉ xem, không sửa được gì trong sổ" | "meeting mode: nothing in the book can be changed";
    CliOptDataDir: "thư mục của sổ (hoặc biến THIDUA_DATA)" | "directory of the book (or THIDUA_DATA)";
    CliOptLang: "ngôn ngữ (mặc định: vi)" | "language (default: vi)";
    CliOptHelp: "in trợ giúp này" | "print this help";
    CliOptVersion: "in phiên bản" | "print the version";
    CliOptSample: "sổ có sẵn số liệu mẫu của ba huyện" | "a book with the sample records of three districts";
    CliOptUnitName: "sổ trống cho đơn vị của bạn, ví dụ «xã Mỹ An Hưng A»" | "an empty book for your unit, such as “xã Mỹ An Hưng A”";
    CliOptLevel: "cấp của đơn vị: mã hoặc tên" | "level of the unit: id or name";
    CliLevels: "Các cấp:" | "Levels:";
    CliOptUnit: "đơn vị: mã, tên hoặc phần đầu của tên" | "unit: id, name or beginning of the name";
    CliOptUnitAll: "đơn vị: mã, tên; «all» hay «tất cả» là mọi đơn vị" | "unit: id or name; “all” means every unit";
    CliOptUnitOnly: "chỉ những bản ghi của đơn vị này" | "only the records of this unit";
    CliOptUnitBelow: "chỉ của đơn vị này và các đơn vị trực thuộc" | "only of this unit and the units below it";
    CliOptYear: "năm, ví dụ 2019" | "year, such as 2019";
    CliOptYears: "năm hoặc giai đoạn, ví dụ 2019, 2016-2020" | "year or years, such as 2019, 2016-2020";
    CliOptRows: "các chiều, cách nhau dấu phẩy: hinh-thuc, doi-tuong, linh-vuc,\nloai-hinh, don-vi (mặc định: hinh-thuc,doi-tuong)" | "comma list of award, recipient, field, occasion, unit\n(default: award,recipient)";
    CliOptAward: "chỉ hình thức, danh hiệu này" | "only this award";
    CliOptAwardSet: "hình thức, danh hiệu: mã, tên, viết tắt" | "award: id, name, abbreviation";
    CliOptRecipient: "chỉ đối tượng này: tt, cn, hộ" | "only: collective, individual, household";
    CliOptRecipientSet: "đối tượng: tt, cn, hộ" | "collective, individual or household";
    CliOptField: "lĩnh vực" | "field";
    CliOptOccasion: "loại hình khen thưởng" | "occasion";
    CliOptPartYear: "tính cả năm chưa đủ số liệu vào tăng giảm" | "count part-years in the differences";
    CliOptTable: "table (mặc định), csv, json, markdown" | "table (default), csv, json, markdown";
    CliOptText: "text (mặc định), json" | "text (default), json";
    CliOptKind: "don-vi, van-ban, phong-trao, mo-hinh, chi-tieu, bieu,\nbuoc, danh-gia, tuyen-truyen, nhan-rong, ket-qua,\nquyet-dinh, nguoi-duoc-khen, ke-thua, thoi-ky, chap-nhan,\nmuc-tran, hinh-thuc, linh-vuc, loai-hinh" | "unit, document, movement, exemplar, indicator, sheet,\nstep, assessment, publicity, replication, outcome,\ndecision, honour, succession, phase, waiver,\ncap, award, field, occasion";
    CliOptId: "mã hoặc tên; của biểu là đơn vị và năm" | "id or name; of a sheet its unit and year";
    CliOptWords: "hình thức, đối tượng, đơn vị, năm; thứ tự nào cũng được" | "award, recipient, unit, years, in any order";
    CliOptValue: "số lượng từ 0; dấu - xóa số (trống không phải là 0)" | "count from 0; - makes it absent (which is not 0)";
    CliOptSource: "văn bản làm nguồn, đã có trong sổ" | "source document, one of the book";
    CliOptSection: "vị trí trong nguồn, ví dụ «mục III, dòng 04»" | "place in the source, such as “mục III, dòng 04”";
    CliOptCommand: "lệnh cần xem" | "the command";
    CliAfterHelp: "Biến môi trường:\n  THIDUA_DATA      thư mục của sổ, khi không có --data-dir\n  XDG_DATA_HOME    nơi chứa thư mục thidua, mặc định ~/.local/share\n  NO_COLOR         có giá trị thì không dùng màu\n\nMã thoát:\n  0  ổn\n  1  không làm được: không tìm thấy, chưa rõ là gì, không có trong sổ\n  2  dòng lệnh sai, hoặc không có terminal để mở ứng dụng\n  3  dữ liệu bị hỏng, hoặc do bản mới hơn ghi\n  4  sổ đang được tiến trình khác dùng\n  5  check: có cảnh báo\n  6  check: có lỗi\n\nVí dụ:\n  thidua --demo\n  thidua --demo ask cstd 2019\n  thidua --demo compare --unit hong-ngu --years 2016-2020" | "Environment:\n  THIDUA_DATA      directory of the book, without --data-dir\n  XDG_DATA_HOME    where the directory thidua is, by default ~/.local/share\n  NO_COLOR         any value: no colours\n\nExit codes:\n  0  fine\n  1  cannot be done: not found, ambiguous, not in the book\n  2  wrong command line, or no terminal to open the app in\n  3  the data is damaged, or written by a newer version\n  4  another process holds the book\n  5  check: there are warnings\n  6  check: there are errors\n\nExamples:\n  thidua --demo\n  thidua --demo ask cstd 2019\n  thidua --demo compare --unit hong-ngu --years 2016-2020";
    CliExampleCompare: "Ví dụ:\n  thidua --demo compare --unit hong-ngu --years 2015-2020 --award cstdcs\n  thidua --demo so-sanh --unit binh-son --years 2020-2023 --rows linh-vuc,doi-tuong" | "Examples:\n  thidua --demo compare --unit hong-ngu --years 2015-2020 --award cstdcs\n  thidua --demo compare --unit binh-son --years 2020-2023 --rows field,recipient";
    CliExampleAsk: "Ví dụ:\n  thidua --demo ask cstd 2019\n  thidua --demo hoi \"giấy khen cá nhân 2016-2019\" --unit hong-ngu" | "Examples:\n  thidua --demo ask cstd 2019\n  thidua --demo ask \"giay khen ca nhan 2016-2019\" --unit hong-ngu";
    CliExampleSetCount: "Ví dụ:\n  thidua set-count --unit hong-ngu --year 2019 --award cstdcs --recipient cn 208 --reason \"đính chính\"" | "Example:\n  thidua set-count --unit hong-ngu --year 2019 --award cstdcs --recipient cn 208 --reason \"corrected\"";
    CliPointer: "Xem `thidua{command} --help`." | "See `thidua{command} --help`.";
    CliBadLine: "dòng lệnh không hợp lệ" | "the command line cannot be understood";
    CliNotText: "«{value}» không phải là văn bản UTF-8" | "“{value}” is not UTF-8 text";
    CliNoValue: "{argument} cần có giá trị" | "{argument} needs a value";
    CliNotInList: "{argument}: «{value}» không phải là một trong: {list}" | "{argument}: “{value}” is not one of: {list}";
    CliBadValue: "{argument} «{value}»: {why}" | "{argument} “{value}”: {why}";
    CliTooMany: "{argument} không nhận giá trị «{value}»" | "{argument} takes no value “{value}”";
    CliUnknownOption: "không hiểu «{argument}»" | "“{argument}” is not understood";
    CliUnknownCommand: "không có lệnh «{command}»" | "there is no command “{command}”";
    CliMissing: "thiếu {argument}" | "missing: {argument}";
    CliConflict: "{argument} không dùng cùng với {other} được" | "{argument} cannot be used with {other}";
    CliTwice: "{argument} chỉ viết được một lần" | "{argument} can be given only once";
    CliPerhaps: "Có phải là {near}?" | "Did you mean {near}?";
    CliRowTwice: "chiều này có hai lần" | "stands twice";
    CliBadYears: "không phải là năm hay giai đoạn trong khoảng 1900–2199, ví dụ 2019 hoặc 2016-2020" | "is no year or years within 1900–2199, such as 2019 or 2016-2020";
    CliRecipients: "tt (tập thể), cn (cá nhân), hộ (hộ gia đình)" | "collective (tt), individual (cn), household (ho)";
    CliRecipientMissing: "thiếu --recipient: tt (tập thể), cn (cá nhân) hoặc hộ (hộ gia đình)" | "missing: --recipient, one of collective (tt), individual (cn), household (ho)";
    CliRecipientOther: "--award «{award}» nói về {said}, --recipient nói về {typed}" | "--award “{award}” says {said}, --recipient says {typed}";
    CliInitWhat: "cần nói tạo sổ nào: --sample, hoặc --unit TÊN --level CẤP" | "say which book: --sample, or --unit NAME --level LEVEL";
    CliDemoAndDir: "--demo không dùng cùng với --data-dir được" | "--demo cannot be used with --data-dir";
    CliNoHome: "không biết để sổ ở đâu: hãy đặt HOME, hoặc dùng --data-dir" | "no place for the book: set HOME, or use --data-dir";
    CliCannotWrite: "không ghi được kết quả: {why}" | "cannot write the output: {why}";
    CliHintNoBook: "Tạo sổ: `thidua init --unit TÊN --level CẤP`. Xem sổ mẫu: thêm --demo." | "Make one: `thidua init --unit NAME --level LEVEL`. For the sample book add --demo.";
    CliHintExists: "Sổ cũ được giữ nguyên. Dùng --data-dir để tạo sổ ở thư mục khác." | "The book is left as it is. Use --data-dir to make one elsewhere.";
    CliHintHeld: "Chưa ghi gì. Hãy thử lại khi tiến trình đó kết thúc." | "Nothing was written. Try again when that process has ended.";
    CliManyMeant: "«{text}» chưa rõ là {what} nào:" | "“{text}” could be any of these ({what}):";
    CliManyMore: "  … và {count} mục khác" | "  … and {count} more";
    CliNoneMeant: "không có {what} «{text}»" | "there is no {what} “{text}”";
    CliNearest: "Gần nhất:" | "Nearest:";
    CliSeeList: "Xem `thidua list {kind}`." | "See `thidua list {kind}`.";
    CliWhatAward: "hình thức, danh hiệu" | "award";
    CliWhatField: "lĩnh vực" | "field";
    CliWhatOccasion: "loại hình khen thưởng" | "occasion";
    CliWhatLevel: "cấp" | "level";
    CliWarning: "chú ý: {what}" | "note: {what}";
    CliDamaged: "sổ bị hỏng hoặc do bản mới hơn ghi, chỉ đọc được đến chỗ đó. {why}" | "the book is damaged or written by a newer version; it was read up to there. {why}";
    CliNothingFound: "không có số liệu nào" | "there are no figures";
    CliPartYearNote: "* {years}: năm chưa đủ số liệu, không tính vào tăng giảm." | "* {years}: part-year, not counted in the differences.";
    CliPartYearNoteIn: "* {years}: năm chưa đủ số liệu, có tính vào tăng giảm." | "* {years}: part-year, counted in the differences.";
    CliMadeSample: "Đã tạo sổ mẫu trong {dir}" | "Made the sample book in {dir}";
    CliMadeUnit: "Đã tạo sổ của {unit} (mã {id}) trong {dir}" | "Made the book of {unit} (id {id}) in {dir}";
    CliHolds: "{units} đơn vị, {documents} văn bản, {movements} phong trào, {exemplars} mô hình và điển hình, {indicators} chỉ tiêu, {sheets} biểu, {counts} số liệu" | "units {units}, documents {documents}, movements {movements}, models and exemplars {exemplars}, indicators {indicators}, sheets {sheets}, counts {counts}";
    CliSaved: "Đã lưu, sổ gốc {position}" | "Saved, journal {position}";
    CliNextSample: "Tiếp theo: chạy `thidua{dir}` để mở, hoặc `thidua{dir} ask cstd 2019`." | "Next: run `thidua{dir}` to open it, or `thidua{dir} ask cstd 2019`.";
    CliNextUnit: "Tiếp theo: chạy `thidua{dir}` để mở, hoặc `thidua{dir} set-count --unit {id} …` để ghi số liệu." | "Next: run `thidua{dir}` to open it, or `thidua{dir} set-count --unit {id} …` to enter counts.";
    CliSheetMade: "Đã tạo biểu {unit} {year} (nháp)" | "Made the sheet {unit} {year} (draft)";
    CliUnchanged: "Không có gì thay đổi." | "Nothing has changed.";
    CliSourceKept: "số đã đổi mà nguồn vẫn ghi như cũ; thêm --source, --section nếu số mới lấy từ chỗ khác" | "the count has changed and its source is the old one; add --source, --section when it comes from elsewhere";
    CliSourceForAbsent: "--source và --section chỉ đi cùng một số, không đi cùng dấu -" | "--source and --section go with a number, not with -";
    CliNotForRecipient: "{award} không dành cho {recipient} theo danh mục; vẫn ghi" | "{award} is not for {recipient} by the catalogue; saved all the same";
    CliVerifyJournal: "Sổ gốc: {segments} tệp, {changes} thay đổi, đến {position}" | "Journal: files {segments}, changes {changes}, up to {position}";
    CliVerifyBook: "Sổ: {records} bản ghi, {sheets} biểu, {counts} số liệu" | "Book: records {records}, sheets {sheets}, counts {counts}";
    CliVerifyFine: "Không thấy hư hỏng." | "No damage found.";
    CliVerifyDamaged: "SỔ BỊ HỎNG: {count} chỗ" | "THE BOOK IS DAMAGED: findings {count}";
    CliFinding: "- {what}" | "- {what}";
    CliNoTerminal: "ứng dụng cần terminal ở cả đầu vào và đầu ra.\nKhông có terminal thì dùng lệnh: compare, ask, check, list, show, set-count, verify (xem `thidua --help`).\nXem thử với sổ mẫu: `thidua --demo ask cstd 2019`. Tạo sổ: `thidua init --unit TÊN --level CẤP`." | "the app needs a terminal for input and output.\nWithout one use the commands compare, ask, check, list, show, set-count, verify (see `thidua --help`).\nTo try the sample book: `thidua --demo ask cstd 2019`. To make a book: `thidua init --unit NAME --level LEVEL`.";
    CliDumbTerminal: "TERM=dumb: terminal này không vẽ được màn hình.\nDùng các lệnh compare, ask, check, list, show, set-count, verify (xem `thidua --help`)." | "TERM=dumb: this terminal cannot show screens.\nUse the commands compare, ask, check, list, show, set-count, verify (see `thidua --help`).";
    CliWelcome: "Thi Đua: sổ thi đua, khen thưởng.\nChưa có sổ trong {dir}.\n\n  1  mở sổ mẫu (nằm riêng, số liệu của ba huyện) để xem thử\n  2  tạo sổ trống cho đơn vị của tôi\n  q  thoát\n" | "Thi Đua: emulation-and-commendation records.\nThere is no book in {dir} yet.\n\n  1  open the sample book (kept apart, records of three districts)\n  2  make an empty book for my unit\n  q  quit\n";
    CliAskChoice: "Chọn 1, 2 hoặc q rồi Enter: " | "Choose 1, 2 or q, then Enter: ";
    CliAskName: "Tên đơn vị, kèm cấp (ví dụ: xã Mỹ An Hưng A): " | "Name of the unit with its level (such as xã Mỹ An Hưng A): ";
    CliAskLevel: "Cấp (số hoặc tên): " | "Level (number or name): ";
    CliBadChoice: "Chưa hiểu «{text}»." | "“{text}” is not understood.";
    CliPanic: "Chương trình gặp lỗi và phải dừng. Những gì đã lưu vẫn còn; những gì đang gõ được giữ thành bản nháp.\nGhi chép về lỗi: {log}" | "The program failed and must stop. What was saved is safe; what was being typed is kept as a draft.\nA record of the failure: {log}";
    CliPanicNoLog: "Chương trình gặp lỗi và phải dừng. Những gì đã lưu vẫn còn.\n{panic}" | "The program failed and must stop. What was saved is safe.\n{panic}";
    CliTitle: "danh hiệu thi đua" | "title";
    CliCommendation: "hình thức khen thưởng" | "commendation";
    CliAbbreviations: "Viết tắt" | "Short";

    // Reports.
    ReportNoField: "không nêu lĩnh vực" | "no field given";
    ReportNoOccasion: "không nêu loại hình" | "no occasion given";

    // The answer box.
    PlaceAnswer: "Hỏi" | "Ask";
    AskPrompt: "Hỏi:" | "Ask:";
    AskMost: "năm nhiều nhất" | "the year with most";
    AskLeast: "năm ít nhất" | "the year with fewest";
    AskTotal: "Tổng số lượt khen thưởng" | "All awards together";
    AskExamples: "Ví dụ: cstd 2019 · ldtt tập thể 2016-2019 · hộ nghèo · mô hình chưa tuyên truyền · gk {unit}" | "For example: cstd 2019 · ldtt tập thể 2016-2019 · hộ nghèo · mô hình chưa tuyên truyền · gk {unit}";
    AskMaybe: "Có thể là:" | "This may be meant:";
    AskMoreHits: "… và {count} mục nữa" | "… and {count} more";
    KeyAsk: "hỏi: số liệu, mô hình, phong trào, chỉ tiêu, văn bản" | "ask: figures, models, movements, indicators, documents";
    KeyAskAgain: "hỏi câu khác" | "ask something else";
    KeyCopy: "chép câu trả lời vào bộ nhớ tạm (y khi con trỏ ở dưới ô hỏi)" | "copy the answer to the clipboard (y below the field)";
    KeyPlain: "câu trả lời không khung, để bôi đen và chép (p khi con trỏ ở dưới ô hỏi)" | "the answer without frames, to be marked (p below the field)";
    HintAsk: "hỏi" | "ask";
    HintAskAgain: "hỏi lại" | "ask again";
    HintCopy: "chép" | "copy";
    HintPlain: "chữ trần" | "plain text";
    Copied: "Đã gửi vào bộ nhớ tạm; nếu không dán được, nhấn F9 để xem chữ trần mà bôi đen." | "Sent to the clipboard; if it cannot be pasted, press F9 for plain text to mark.";
    NothingToCopy: "Chưa có câu trả lời để chép." | "There is no answer to copy yet.";
    PlainBack: "Esc: quay lại" | "Esc: back";
    TallyUnits: "đơn vị" | "units";
    TallyDocuments: "văn bản" | "documents";
    TallyMovements: "phong trào, cuộc vận động" | "movements and campaigns";
    TallyExemplars: "mô hình, điển hình" | "models and exemplars";
    TallyIndicators: "số liệu chỉ tiêu" | "indicator figures";
    TallyCount: "{count} {what}" | "{what}: {count}";
    TallyLacking: "{count} trong {all} {what}: {lack}" | "{count} of {all} {what}: {lack}";
    TallyBook: "toàn sổ" | "the whole book";
    TallyUndated: "{count} mục khác chưa ghi thời gian" | "{count} more without years";
    TallyFormer: "đơn vị cũ có {count}" | "former units have {count}";
    AskHits: "Tìm thấy {count}:" | "Found {count}:";
    AskSince: "So với năm {year} ({first}): {change}." | "Since {year} ({first}): {change}.";
    AskTakenFor: "«{typed}» hiểu là «{meant}»" | "“{typed}” taken for “{meant}”";
    AskRatioCap: "Tỷ lệ trên {among}: {part}/{whole} = {percent}; mức trần {cap} % ({law}, {time})" | "Share of {among}: {part}/{whole} = {percent}; cap {cap} % ({law}, {time})";
    AskRatioEachUnit: "Tỷ lệ trên {among}: {part}/{whole} = {percent}; mức trần {cap} % tính cho từng đơn vị ({law}, {time}), số tổng hợp chỉ để tham khảo" | "Share of {among}: {part}/{whole} = {percent}; the cap of {cap} % holds for every single unit ({law}, {time}), a sum only indicates";
    AskRatioNoCap: "Tỷ lệ trên {among}: {part}/{whole} = {percent}; mức trần {cap} % ({law}) chỉ áp dụng cho {time}" | "Share of {among}: {part}/{whole} = {percent}; the cap of {cap} % ({law}) is valid for {time} only";

    // Answers.
    AskFigure: "Năm {year}: {figure}." | "{year}: {figure}.";
    AskChanged: "Năm {year}: {figure}; năm {before}: {previous}; {change}." | "{year}: {figure}; {before}: {previous}; {change}.";
    AskPartYear: "Năm {year}: {figure} (chưa đủ năm, không so sánh)." | "{year}: {figure} (part-year, not compared).";
    AskMore: "tăng {size}" | "{size} more";
    AskLess: "giảm {size}" | "{size} fewer";
    AskSame: "không tăng, không giảm" | "unchanged";
    AskWords: "Không hiểu «{words}»." | "“{words}” is not understood.";
    AskSeveral: "«{words}» có thể là nhiều thứ." | "“{words}” can mean several things.";
    AskNoAward: "Câu hỏi chưa nêu danh hiệu hoặc hình thức khen thưởng." | "The question names no award.";
    AskNoUnit: "Câu hỏi chưa nêu đơn vị." | "The question names no unit.";
    AskPerhaps: "Có phải: {list}?" | "Perhaps: {list}?";
    AskChoose: "Hãy chọn: {list}." | "Choose: {list}.";

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

    // Units through time.
    BesideFormer: "số liệu của {unit}, không chia lại" | "figures of {unit}, not divided";
    BesideWithin: "trong đó: các đơn vị trực thuộc, đã nằm trong số trên" | "of which: units below, contained in the figures above";
    RolledUp: " · gồm đơn vị trực thuộc" | " · with the units below";
    BreakTitle: " · │ {date}: không so sánh" | " · │ {date}: not compared";
    CoverageSaid: "{with}/{of} đơn vị có số liệu" | "units with figures: {with}/{of}";
    BreakNote: "│ {date}: đơn vị thay đổi, không tính tăng giảm qua mốc này." | "│ {date}: another unit from here on, differences are not counted across.";
    AskBeside: "Đơn vị cũ khác cũng có số liệu: {list}." | "Other former units have figures too: {list}.";
    CliOptRollUp: "cộng các đơn vị trực thuộc trong năm đơn vị không có biểu của mình" | "add up the units below in years without a sheet of its own";
    CliOptReason: "lý do, ghi vào sổ gốc" | "the reason, kept in the journal";
    CliAllTheSame: "{what} Vẫn ghi." | "{what} Saved all the same.";
    FormerMark: "[cũ]" | "[former]";
    CoverageNote: "{years}. Chỉ tính tăng giảm giữa những năm có cùng các đơn vị." | "{years}. Differences are counted only between years of the same units.";
    KeyRollUp: "gồm số liệu của các đơn vị trực thuộc; nhấn lần nữa: không gồm" | "with the figures of the units below; again: without";
    HintRollUp: "trực thuộc" | "units below";
    KeyLineage: "đến đơn vị cũ hoặc đơn vị kế thừa" | "to the former unit or the successor";
    LineageTitle: "Đơn vị cũ và đơn vị kế thừa: Enter để mở" | "Former units and successors: Enter opens one";
    LineageNone: "Đơn vị này không có đơn vị cũ hay đơn vị kế thừa." | "This unit has no former unit and no successor.";
    FormerTitle: "Số liệu của đơn vị cũ, không chia lại · {key} để mở" | "Figures of former units, not divided · {key} opens them";
    EndedOn: "{unit} đã kết thúc ngày {date}, trước năm {year}." | "{unit} ended on {date}, before {year}.";
    EndedLaw: "Không khen thưởng đơn vị đã giải thể ({law})." | "A dissolved unit receives no award ({law}).";
    EndedHeirs: "Đơn vị kế thừa: {list}." | "Successors: {list}.";
    ReasonAskedEnded: "{unit} đã kết thúc {date}. Lý do ghi năm {year} (Enter lưu, Esc bỏ):" | "{unit} ended {date}. Reason for {year} (Enter saves, Esc drops):";

    // Commands.
    PlacePalette: "Lệnh" | "Commands";
    PaletteTitle: "Lệnh: gõ để tìm, Enter để làm" | "Commands: type to find, Enter to run";
    KeyPalette: "mọi lệnh, tìm theo tên; lệnh chưa dùng được thì nói vì sao" | "all commands, found by name; those that are off say why";
    KeyRun: "làm lệnh dưới con trỏ" | "run the command";
    HintPalette: "lệnh" | "commands";
    HintRun: "làm" | "run";
    OffElsewhere: "chỉ trong {places}" | "only in {places}";
    OffUnfinished: "đang gõ dở, nhấn Enter hoặc Esc trước" | "something is half typed, Enter or Esc first";
    OffReadOnly: "chỉ xem: không sửa được" | "read-only: nothing can be changed";
    OffNoStages: "chỉ mô hình, điển hình mới có các bước" | "only models and exemplars have stages";
    OffNow: "Chưa làm được: {why}." | "Not possible now: {why}.";
    // Drafts.
    PlaceDrafts: "Bản nháp" | "Drafts";
    KeyDrafts: "bản nháp: những gì đã gõ mà chưa lưu" | "drafts: what was typed and not saved";
    KeyContinue: "gõ tiếp bản nháp" | "go on typing the draft";
    KeyDiscard: "bỏ bản nháp (hỏi lại trước khi bỏ)" | "discard the draft (asks first)";
    HintContinue: "gõ tiếp" | "go on";
    HintDiscard: "bỏ" | "discard";
    DraftsTitle: "Bản nháp: đã gõ mà chưa lưu" | "Drafts: typed and not saved";
    DraftsNone: "Không có bản nháp nào." | "There are no drafts.";
    DraftsWait: "Có {count} bản nháp chưa lưu: Ctrl-D để xem." | "Drafts not saved yet: {count}. Ctrl-D shows them.";
    DraftsUnread: "Có bản nháp không đọc được, vẫn giữ trong thư mục của sổ: {list}" | "Drafts that cannot be read, kept in the directory of the book: {list}";
    DraftTyped: "Đã gõ" | "Typed";
    DraftNow: "Đang có trong sổ" | "In the book now";
    DraftNewer: "đã đổi từ lúc gõ" | "changed since it was typed";
    DraftNamed: " «{name}»" | " “{name}”";
    DraftGone: " (bản ghi cũ đã bị xóa)" | " (the record was removed)";
    DraftCells: "khối {count} số" | "a block of counts: {count}";
    DraftReason: "Lý do sửa" | "Reason";
    DraftHint: "Enter gõ tiếp · Delete bỏ · Esc để sau (mở lại bằng Ctrl-D)" | "Enter goes on · Delete discards · Esc leaves it for later (Ctrl-D)";
    DraftAsk: "Bỏ hẳn bản nháp này? Không hoàn tác được. Enter bỏ · Esc giữ" | "Discard this draft? It cannot be undone. Enter discards · Esc keeps it";
    DraftNoPlace: "Đơn vị hoặc năm của bản nháp không còn trong sổ; bản nháp vẫn được giữ." | "The unit or year of the draft is no longer in the book; the draft is kept.";
    DraftNotKept: "CHƯA GIỮ ĐƯỢC BẢN NHÁP: {why}" | "THE DRAFT IS NOT KEPT: {why}";
    FormNewer: "trong sổ đã đổi từ lúc gõ: «{now}». Lưu sẽ thay bằng chữ đang gõ." | "the book has changed meanwhile: “{now}”. Saving replaces it.";
    FaultDraft: "không phải là bản nháp" | "is no draft";
    FaultDraftOfOther: "bản nháp của sổ khác" | "a draft of another book";
    FaultDraftNewer: "bản nháp do bản chương trình mới hơn ghi" | "a draft written by a newer program";
    // The journal.
    PlaceJournal: "Nhật ký" | "Journal";
    PlaceEntry: "Một thay đổi" | "One change";
    JournalAll: "Nhật ký: mọi thay đổi" | "Journal: every change";
    JournalAbout: "Nhật ký của {what}" | "Journal of {what}";
    JournalWiden: "{key}: mọi thay đổi" | "{key}: every change";
    JournalNarrow: "{key}: chỉ {what}" | "{key}: only {what}";
    JournalWhen: "Thời điểm" | "When";
    JournalWho: "Người" | "Who";
    JournalDone: "Việc" | "Done";
    JournalWhat: "Nội dung" | "What";
    JournalReading: "đang đọc…" | "reading…";
    JournalFailed: "Chưa đọc được nhật ký: {why}" | "The journal could not be read: {why}";
    JournalUnread: "Chưa đọc được nhật ký." | "The journal could not be read.";
    JournalEmpty: "Chưa có thay đổi nào." | "There is no change yet.";
    JournalNoHit: "Không có thay đổi nào khớp «{filter}». Esc để bỏ lọc." | "No change matches “{filter}”. Esc clears the filter.";
    JournalFilterHint: "Gõ người, ngày (5/3/2026), tên bản ghi hoặc việc" | "Type who, a day (5/3/2026), a name or what was done";
    DoneInit: "lập sổ" | "made the book";
    DoneImport: "nhập tệp" | "imported";
    DoneSetCount: "ghi số" | "set counts";
    DoneAdd: "thêm" | "added";
    DoneEdit: "sửa" | "changed";
    DoneRemove: "xóa" | "removed";
    DoneUndo: "hoàn tác #{seq}" | "undid #{seq}";
    DoneRedo: "làm lại #{seq}" | "redid #{seq}";
    DoneRestore: "khôi phục #{seq}" | "restored #{seq}";
    EntryTitle: "Thay đổi #{seq}: {done}" | "Change #{seq}: {done}";
    EntryReason: "Lý do: {reason}" | "Reason: {reason}";
    EntryBefore: "Trước" | "Before";
    EntryAfter: "Sau" | "After";
    EntryPart: "Chỉ hiện {shown} trên {all} sửa đổi của lần này." | "Edits of this change shown: {shown} of {all}, no more.";
    EntryTooLong: "Lần này quá dài để hiện từng sửa đổi. Mở nhật ký từ một bản ghi hoặc một số liệu để xem riêng nó." | "This change is too long to be shown edit by edit. Open the journal from a record or a count to see that alone.";
    EntryNow: "Đang là: {now}" | "Now: {now}";
    RestoreBefore: "Enter: lấy lại giá trị trước" | "Enter: put the value before in again";
    RestoreAfter: "Enter: lấy lại giá trị sau" | "Enter: put the value after in again";
    RestoreRecord: "Enter: thêm lại bản ghi này" | "Enter: add this record again";
    RestoreSame: "Giá trị này đang có trong sổ." | "This value stands in the book already.";
    RestoreNothing: "Bên này không có giá trị để lấy lại." | "This side has no value to be put in again.";
    RestoreReason: "khôi phục từ nhật ký #{seq}" | "restored from the journal #{seq}";
    Restored: "Đã khôi phục {position}: {what}" | "Restored {position}: {what}";
    KeyJournal: "nhật ký: ai đã sửa gì, lúc nào" | "journal: who changed what, and when";
    KeyScope: "nhật ký của bản ghi này hoặc của cả sổ" | "journal of this record or of the whole book";
    KeyRestore: "lấy lại giá trị dưới con trỏ (hoàn tác được)" | "put the value under the cursor in again (can be undone)";
    KeyRestoreAll: "lấy lại cả bên này của mọi sửa đổi (hoàn tác được)" | "put this side of all edits in again (can be undone)";
    RestoreAll: "t: lấy lại cả {count} sửa đổi" | "t: all edits ({count})";
    RestoreAllNot: "Chưa lấy lại gì: {what}: {why}" | "Nothing was put in again: {what}: {why}";
    RestoreAllPart: "Lần này không hiện đủ mọi sửa đổi, chỉ lấy lại được từng giá trị." | "Not every edit of this change is shown: values come back one at a time.";
    KeySideBefore: "giá trị trước" | "the value before";
    KeySideAfter: "giá trị sau" | "the value after";
    HintJournal: "nhật ký" | "journal";
    HintScope: "phạm vi" | "scope";
    HintRestore: "lấy lại" | "restore";
    CliJournal: "nhật ký: ai đã sửa gì, lúc nào (nhat-ky)" | "who changed what, and when (also: nhat-ky)";
    CliUsageJournal: "thidua journal [tùy chọn]" | "thidua journal [options]";
    CliValueUser: "NGƯỜI" | "USER";
    CliValueDay: "NGÀY" | "DAY";
    CliOptRecord: "chỉ những thay đổi của bản ghi này; biểu: \"hong-ngu 2019\"" | "only the changes of this record; a sheet: \"hong-ngu 2019\"";
    CliOptUser: "chỉ những thay đổi của người này" | "only the changes of this user";
    CliOptDay: "chỉ những thay đổi của ngày, tháng hoặc năm này, ví dụ 5/3/2026" | "only the changes of this day, month or year, such as 5/3/2026";
    CliOptLimit: "nhiều nhất bấy nhiêu thay đổi, mới nhất trước; mặc định 50" | "at most so many changes, the newest first; 50 by default";
    CliExampleJournal: "Ví dụ:\n  thidua journal --record hong-ngu\n  thidua nhat-ky --day 5/3/2026 --format csv" | "Examples:\n  thidua journal --record hong-ngu\n  thidua journal --day 5/3/2026 --format csv";
    CliNoSuchRecord: "sổ gốc không có bản ghi nào mang mã «{id}»" | "the journal knows no record with the id “{id}”";
    CliNoEntry: "không có thay đổi nào như vậy" | "there is no such change";
    CliReason: "Lý do" | "Reason";
    // Lists: order, marks, copying, saving.
    KeySortLeft: "sắp xếp theo cột bên trái" | "order by the column to the left";
    KeySortRight: "sắp xếp theo cột bên phải" | "order by the column to the right";
    KeyTurn: "đảo thứ tự sắp xếp" | "turn the order round";
    KeyMark: "đánh dấu dòng, hoặc bỏ dấu (để xóa, sửa, chép, lưu nhiều dòng)" | "mark the row, or not (to remove, change, copy, save several)";
    KeyMarkAll: "đánh dấu mọi dòng đang hiện, hoặc bỏ dấu" | "mark all rows that show, or none";
    HintMark: "đánh dấu" | "mark";
    HintSort: "xếp" | "order";
    ListMarked: "đã đánh dấu {count}" | "{count} marked";
    ListMarkedHidden: "đã đánh dấu {count}, {hidden} không hiện: để yên" | "{count} marked, {hidden} not shown: left alone";
    FormDiffer: "(nhiều giá trị khác nhau)" | "(different values)";
    FormHintDiffer: "Để nguyên: giữ giá trị riêng · Gõ: đặt chung · Delete: để trống tất cả" | "Left alone: each keeps its own · Typed: all get it · Delete: empty in all";
    FormEmptied: "(để trống ở mọi bản ghi)" | "(empty in all)";
    FormHintEmptied: "mọi bản ghi để trống ô này · Delete: giữ giá trị riêng" | "empty in all · Delete: each keeps its own";
    KeyCopyTable: "chép bảng (để dán vào bảng tính hay văn bản)" | "copy the table (for a spreadsheet or a document)";
    KeySaveTable: "xuất bảng ra tệp CSV, TSV hoặc văn bản" | "save the table as a file: CSV, TSV or text";
    HintSaveTable: "xuất" | "save";
    CopiedTable: "Đã gửi {rows} dòng vào bộ nhớ tạm; nếu không dán được, nhấn Ctrl-E để xuất ra tệp." | "Sent to the clipboard, rows: {rows}; if they cannot be pasted, press Ctrl-E to save a file.";
    CopyTooLong: "Bảng quá dài, bộ nhớ tạm của terminal không nhận: nhấn Ctrl-E để xuất ra tệp." | "Too long for the clipboard of a terminal: press Ctrl-E to save a file.";
    NoTable: "Ở đây không có bảng nào để chép hoặc xuất." | "There is no table here to copy or save.";
    TableItem: "Mục" | "Item";
    TableContent: "Nội dung" | "Content";
    TableYears: "Các năm có số liệu" | "Years with figures";
    PlaceSave: "Xuất ra tệp" | "Saving a file";
    KeySaveFile: "ghi tệp" | "write the file";
    KeyFormat: "đổi dạng tệp: CSV, TSV, văn bản" | "another format: CSV, TSV, text";
    HintFormat: "đổi dạng" | "format";
    SaveTitle: "Xuất «{what}», {rows} dòng, ra tệp" | "Save “{what}” as a file, rows: {rows}";
    SaveName: "Tên tệp:" | "File name:";
    SaveFolder: "Thư mục:" | "Folder:";
    SaveCsv: ".csv: mở bằng Excel, LibreOffice; danh sách có đủ mọi trường, nhập lại được" | ".csv: for Excel, LibreOffice; lists have every field and can be imported again";
    SaveTsv: ".tsv: các cột như trên màn hình, để dán vào bảng tính" | ".tsv: the columns as on screen, for spreadsheets";
    SaveText: ".txt: các cột như trên màn hình, để đọc và in" | ".txt: the columns as on screen, to be read and printed";
    SaveWhose: "Chỉ bạn đọc được tệp này. Tệp đã có không bị ghi đè." | "Only you can read the file. A file that exists is never overwritten.";
    SaveBadName: "Tên tệp phải có đuôi .csv, .tsv hoặc .txt." | "The name must end in .csv, .tsv or .txt.";
    SaveDone: "Đã xuất {rows} dòng ra {path} (dạng {format})." | "Saved as {path} ({format}), rows: {rows}.";
    SaveExists: "{path} đã có, không ghi đè. Enter để ghi thành «{next}», hoặc gõ tên khác." | "{path} exists and is not overwritten. Enter saves as “{next}”, or type another name.";
    SaveFailed: "Chưa ghi được {path}: {why}" | "{path} was not written: {why}";
    SaveNoFolder: "không có thư mục này; hãy ghi vào thư mục khác." | "there is no such folder; choose another one.";
    SaveNoRight: "không có quyền ghi vào thư mục này; hãy ghi vào thư mục khác, ví dụ ~/." | "you may not write to this folder; choose another one, such as ~/.";
    SaveFull: "đĩa đầy hoặc hết hạn mức; hãy xóa bớt tệp hoặc ghi vào nơi khác." | "the disk or your quota is full; remove files or choose another place.";
    // Answers that wait, and years that are not there.
    AskIndexing: "Đang lập chỉ mục… {percent} %" | "Indexing… {percent} %";
    UnitsLast: "Sổ phải còn ít nhất một đơn vị." | "A book needs at least one unit.";
    AskNoField: "Đơn vị chưa ghi số khen thưởng nào theo lĩnh vực «{words}»." | "The unit has no award counts in the field “{words}”.";
    AskNoSheet: "Chưa có biểu năm {year}; biểu mới nhất của đơn vị là năm {latest}." | "There is no sheet for {year}; the unit's latest is of {latest}.";
    // Findings.
    SeverityError: "Lỗi" | "Error";
    SeverityWarning: "Cảnh báo" | "Warning";
    SeverityNotice: "Lưu ý" | "Notice";
    RuleSince: "từ {date}" | "since {date}";
    RuleUntil: "đến {date}" | "until {date}";
    FoundShare: "{part}/{whole} ({among}) = {percent}, vượt mức trần {cap} %." | "{part}/{whole} ({among}) = {percent}, above the cap of {cap} %.";
    FoundShareOfSum: "{part}/{whole} ({among}) = {percent}, trên {cap} %. Mức trần tính cho từng đơn vị, số tổng hợp chỉ để tham khảo." | "{part}/{whole} ({among}) = {percent}, above {cap} %. The cap holds for every single unit, a sum only indicates.";
    FoundPartAboveWhole: "Tử số {part} lớn hơn mẫu số {whole}." | "The part {part} is larger than the whole {whole}.";
    FoundShareDiffers: "Ghi {value} %, nhưng {part}/{whole} = {exact}." | "{value} % is stated, but {part}/{whole} = {exact}.";
    FoundDifference: "Nguồn ghi {way} {stated} so với năm {year}, nhưng {value} so với {before} là {way} {real}." | "The source says {way} {stated} since {year}, but from {before} to {value} it is {way} {real}.";
    FoundRise: "tăng" | "up";
    FoundFall: "giảm" | "down";
    FoundTotalPerhaps: "Dòng không nêu lĩnh vực, loại hình có {total}, {parts} dòng có nêu cộng lại {sum}: nếu đó là số tổng thì phần ấy đang được cộng hai lần." | "The line without field and occasion has {total}, the lines with them ({parts}) have {sum}: if it is their total, they are counted twice.";
    FoundTotalTwice: "Dòng không nêu lĩnh vực, loại hình có {total}, đúng bằng tổng của {parts} dòng có nêu: tổng đang được cộng hai lần." | "The line without field and occasion has {total}, just the sum of the {parts} lines with them: the total is counted twice.";
    FoundNoMeasure: "Số {value} không có đơn vị tính." | "The figure {value} has no unit of measure.";
    FoundMeasureInferred: "Nguồn ghi «{value}»; đơn vị tính «{measure}» là suy ra." | "The source says “{value}”; the unit of measure “{measure}” is inferred.";
    FoundNoSource: "{count} số liệu không có văn bản nguồn." | "Counts without a source document: {count}.";
    FoundDangling: "Nêu {what} «{id}», trong sổ không có." | "Names the {what} “{id}”, which the book does not have.";
    FoundTwoSources: "«{source}» ghi {one}, «{other}» ghi {two}." | "“{source}” says {one}, “{other}” says {two}.";
    FoundYearsMissing: "Đơn vị có số liệu từ {from} đến {to}; chưa có số của {years}." | "The unit has figures from {from} to {to}; those of {years} are missing.";
    FoundYearsPromised: "Báo cáo nguồn của giai đoạn {period}; số liệu từ {from} đến {to}, chưa có số của {years}." | "The source report covers {period}; there are figures from {from} to {to}, those of {years} are missing.";
    FoundPartSuspected: "Số liệu năm này được đánh dấu nghi chưa đủ năm, chưa xác nhận." | "The figures of this year are suspected to be part-year; nobody has confirmed it.";
    FoundPartUntil: "Số liệu chưa đủ năm nhưng chưa ghi chốt đến ngày nào." | "The figures are part-year, but until which day is not said.";
    FoundFalls: "{fallen}/{rows} dòng giảm so với năm {year}, tổng từ {was} còn {is}: số liệu có thể chưa đủ năm." | "Rows that fall since {year}: {fallen} of {rows}, their sum from {was} to {is}: the year may not be complete.";
    FoundRepeated: "{what}: {counts} ở cả năm {before} và năm {year}." | "{what}: {counts} in both {before} and {year}.";
    FoundTooEarly: "Số liệu của năm trước ngày đầu {date} của {unit}." | "Figures of a year before the first day {date} of {unit}.";
    FoundTooLate: "Số liệu của năm sau ngày kết thúc {date} của {unit}." | "Figures of a year after the last day {date} of {unit}.";
    FoundFuture: "Năm {year} chưa tới." | "The year {year} has not come yet.";
    FoundIncomplete: "Chưa đủ: {what}." | "Incomplete: {what}.";
    FoundOrder: "Số {number} ngày {date}, nhưng cùng nơi ban hành có số {others}." | "Number {number} is of {date}, but the same issuer has number {others}.";
    FoundTwice: "«{what}» và «{other}» cùng nơi ban hành, số, ký hiệu và năm." | "“{what}” and “{other}” have the same issuer, number, symbol and year.";
    FoundIssuer: "Ký hiệu {symbol}, nhưng nơi ban hành ghi «{issuer}»." | "The symbol is {symbol}, but the issuer “{issuer}”.";
    FoundFormerIssuer: "{issuer} không còn từ sau ngày {last}, văn bản ghi ngày {date}." | "{issuer} no longer exists after {last}, the document is of {date}.";
    FoundCitedBefore: "Ban hành ngày {date}, nhưng đã được viện dẫn trong «{report}» ({before})." | "Issued on {date}, but cited in “{report}” ({before}) already.";
    FoundEndBeforeStart: "Kết thúc {until} trước khi bắt đầu {from}." | "Ends on {until}, before it begins on {from}.";
    FoundNoSuccessor: "Kết thúc ngày {date}, chưa ghi đơn vị nào kế thừa." | "Ended on {date}; no successor is entered.";
    FoundOrphan: "Đơn vị cấp trên {unit} đã kết thúc ngày {date}; chưa ghi nay thuộc đơn vị nào." | "Its higher unit {unit} ended on {date}; where it belongs now is not entered.";
    FoundPhases: "Thời kỳ «{one}» và «{two}» chồng lên nhau." | "The phases “{one}” and “{two}” overlap.";
    FoundSuccessionEarly: "Kế thừa từ {date}, khi {unit} chưa kết thúc ({until})." | "Taken over since {date}, when {unit} had not ended ({until}).";
    FoundStillThere: "{successor} đã kế thừa toàn bộ, nhưng đơn vị này chưa có ngày kết thúc." | "{successor} took over the whole of it, but this unit has no last day.";
    FoundStage: "Giai đoạn ghi «{stage}», bước cuối là «{last}» ({step})." | "The stage is “{stage}”, the last step “{last}” ({step}).";
    FoundBeforeModel: "«{what}» ngày {date}, trước khi phát hiện mô hình «{model}» ({found})." | "“{what}” on {date}, before the model “{model}” was found ({found}).";
    FoundAssessedTwice: "«{model}»: năm {year} có hai đánh giá (bản kia: {other})." | "“{model}”: {year} has two assessments (the other one: {other}).";
    FoundBeforeStart: "{what}: {date}, trước khi phong trào bắt đầu ({start})." | "{what}: {date}, before the movement began ({start}).";
    FoundAuthority: "{authority} kết thúc ngày {last}, quyết định ghi ngày {date}." | "{authority} ended on {last}, the decision is of {date}.";
    FoundDissolved: "{name}: {award} ngày {date}, sau khi kết thúc ({until})." | "{name}: {award} on {date}, after it had ended ({until}).";
    FoundAwardedTwice: "{name}: {award} hai lần trong năm {year} ({one}; {two}; dòng kia: {other})." | "{name}: {award} twice in {year} ({one}; {two}; the other entry: {other}).";
    FoundStateLevel: "{name}: năm {year} có {awards}, đều là cấp Nhà nước (đang xem: {award})." | "{name}: {awards} in {year}, all of the State (shown: {award}).";
    FoundChain: "{name}: {award} năm {year} cần {times} lần {needs}; sổ ghi các năm: {years}." | "{name}: {award} of {year} needs {needs} {times} times; the register has the years: {years}.";
    FoundRegister: "Các quyết định nêu {names}, biểu của năm ghi {reported}." | "The decisions name {names}, the sheet of the year says {reported}.";
    SeverityErrors: "Lỗi" | "Errors";
    SeverityWarnings: "Cảnh báo" | "Warnings";
    SeverityNotices: "Lưu ý" | "Notices";
    PlaceFindings: "Kiểm tra" | "Findings";
    KeyFindings: "kiểm tra: những gì trái quy tắc hoặc không thể đúng" | "findings: what is against a rule or cannot be right";
    KeyAccept: "chấp nhận phát hiện, có lý do; nhấn lần nữa để thôi" | "accept the finding with a reason; again to take it back";
    KeyWhole: "đọc toàn bộ phát hiện" | "read the whole finding";
    KeyRules: "các quy tắc, cả quy tắc không tính được từ sổ" | "the rules, those too that a book cannot tell";
    HintAccept: "chấp nhận" | "accept";
    HintWhole: "toàn văn" | "whole";
    RulesTitle: "Các quy tắc" | "The rules";
    HintRules: "quy tắc" | "rules";
    AcceptAsks: "Vì sao chấp nhận (Enter: lưu, Esc: thôi):" | "Why it may stand (Enter: save, Esc: back):";
    AcceptNeedsReason: "Chấp nhận một phát hiện cần có lý do." | "A finding is accepted only with a reason.";
    AcceptedMark: "Chấp nhận" | "Accepted";
    FindingsNoHit: "Không có phát hiện nào khớp với bộ lọc." | "No finding matches the filter.";
    FindingMore: "… s: đọc hết" | "… s: read all";
    FindingPrint: "Nhận dạng" | "Fingerprint";
    FindingRule: "Quy tắc" | "Rule";
    FindingSeverity: "Mức" | "Severity";
    FindingPlace: "Ở đâu" | "Where";
    FindingSentence: "Phát hiện" | "Finding";
    FindingValidity: "Hiệu lực" | "Validity";
    FindingCitation: "Căn cứ" | "Basis";
    FindingNotComputed: "Vì sao không tính được" | "Why not computed";
    FindingAccepted: "{count} đã chấp nhận" | "{count} accepted";
    FindingReason: "Đã chấp nhận: {reason}" | "Accepted: {reason}";
    FindingAdvice: "Nên làm: {advice}" | "What to do: {advice}";
    FindingWhyNot: "Không tính được từ sổ: {why}" | "Not computed from a book: {why}";
    FindingLaw: "Căn cứ: {law}" | "Basis: {law}";
    FindingUnverified: ", chưa đối chiếu với văn bản" | ", not yet checked against the text";
    FindingsNone: "Không phát hiện gì." | "Nothing was found.";
    CliCheck: "kiểm tra sổ theo quy tắc của luật và số học (kiem-tra)" | "check the records against law and arithmetic (also: kiem-tra)";
    CliUsageCheck: "thidua check [ĐƠN_VỊ] [tùy chọn]" | "thidua check [UNIT] [options]";
    CliValueSeverity: "MỨC" | "SEVERITY";
    CliValueRule: "QUY_TẮC" | "RULE";
    CliOptUnitCheck: "chỉ đơn vị này và các đơn vị trực thuộc" | "only this unit and the units below it";
    CliOptSeverity: "từ mức này trở lên: error (lỗi), warning (cảnh báo),\nnotice (lưu ý)" | "this and graver: error, warning, notice";
    CliOptRule: "chỉ quy tắc này, ví dụ R1, S10" | "only this rule, such as R1, S10";
    CliOptAccepted: "cả những phát hiện đã chấp nhận" | "accepted findings too";
    CliOptRules: "liệt kê các quy tắc, cả quy tắc không tính được" | "list the rules, those not computed too";
    CliOptTextCsv: "text (mặc định), json, csv" | "text (default), json, csv";
    CliExampleCheck: "Mã thoát: 0 không có gì trên mức lưu ý, 5 có cảnh báo, 6 có lỗi.\n\nVí dụ:\n  thidua --demo check hong-ngu\n  thidua --demo check --severity warning --format csv" | "Exit codes: 0 nothing above a notice, 5 warnings, 6 errors.\n\nExamples:\n  thidua --demo check hong-ngu\n  thidua --demo check --severity warning --format csv";

    // Data of reports, statistical forms.
    DataCounts: "Số liệu khen thưởng" | "Award counts";
    DataCited: "văn bản được viện dẫn" | "documents cited";
    FileLink: "đường dẫn còn sót trong văn bản, đã bỏ khi nhập" | "a link left over in the text; it was left out";
    PasteLink: "Đã dán, bỏ đường dẫn còn sót: {links}" | "Pasted without the link left over in it: {links}";
    PlaceStatistics: "Biểu thống kê" | "Statistical forms";
    KeyStatistics: "biểu thống kê của đơn vị" | "the statistical forms of the unit";
    KeyNextForm: "biểu khác" | "another form";
    KeyYearBefore: "năm trước" | "the year before";
    KeyYearAfter: "năm sau" | "the next year";
    KeyBelow: "tính hay không tính các đơn vị trực thuộc" | "with the units below or without";
    KeyColumnLeft: "sang trái một cột" | "one column left";
    KeyColumnRight: "sang phải một cột" | "one column right";
    HintStatistics: "biểu" | "forms";
    HintNextForm: "biểu khác" | "other form";
    HintYearBefore: "năm trước" | "year before";
    HintYearAfter: "năm sau" | "year after";
    HintBelow: "trực thuộc" | "units below";
    FormWithBelow: ", cả đơn vị trực thuộc" | ", with units below";
    FormBelowOnlyMovements: "Chỉ biểu đếm phong trào tính cả đơn vị trực thuộc được." | "Only the form of movements can count the units below.";
    FormNothing: "Không có số liệu ở ô này." | "There are no figures in this cell.";
    FormUnknown: "Chưa xếp được" | "Could not be placed";
    FormCode: "Mã số" | "Code";
    FormGroup: "Chia theo" | "By";
    FormRow: "Nội dung" | "Row";
    FormIncomplete: "Chưa đủ thông tin: {count} {measure}" | "Not enough is known: {count} ({measure})";
    FormMissing: "chưa rõ: {what}" | "not known: {what}";
    FormTime: "thời gian" | "time";
    FormLeftOut: "Không tính, vì không phải phong trào thi đua: {count}" | "Not counted, no emulation movements: {count}";
    FormOtherYear: "Số theo năm của biểu khen thưởng, có thể khác năm thống kê (01/12–30/11)." | "Years of the award sheets, perhaps not statistical ones (1 Dec–30 Nov).";
    FormPartYear: "Số liệu năm {year} chưa đủ năm." | "The figures of {year} are of a part of the year.";
    FormUnverified: "(chưa kiểm chứng)" | "(unverified)";
    CliForm: "biểu thống kê của một đơn vị trong một năm: 0601, 0602, 0603, nam (bieu)" | "a statistical form of a unit and a year: 0601, 0602, 0603, nam (also: bieu)";
    CliUsageForm: "thidua form [BIỂU [ĐƠN_VỊ] NĂM] [tùy chọn]" | "thidua form [FORM [UNIT] YEAR] [options]";
    CliValueForm: "BIỂU" | "FORM";
    CliValueUnitYear: "ĐƠN_VỊ NĂM" | "UNIT YEAR";
    CliOptForm: "mã biểu; không nêu thì liệt kê các biểu" | "id of the form; without it the forms are listed";
    CliOptUnitYear: "đơn vị (không nêu: đơn vị đầu tiên) và năm thống kê" | "the unit (the first one when left out) and the statistical year";
    CliOptBelow: "tính cả các đơn vị trực thuộc (chỉ biểu đếm phong trào)" | "with the units below (only for the form that counts movements)";
    CliBelowOnlyMovements: "--below chỉ dùng cho biểu đếm phong trào: số liệu khen thưởng của một đơn vị có thể đã gồm các đơn vị trực thuộc" | "--below is for the form that counts movements: the award counts of a unit may hold those of the units below already";
    CliExampleForm: "Ví dụ:\n  thidua --demo form 0601 hong-ngu 2019\n  thidua --demo bieu nam \"huyện Lấp Vò\" 2023 --format csv" | "Examples:\n  thidua --demo form 0601 hong-ngu 2019\n  thidua --demo form nam lap-vo 2023 --format csv";
    CliReportData: "số liệu của từng báo cáo, kèm vị trí trong báo cáo (so-lieu-bao-cao)" | "the data of a report, each with its place in it (also: so-lieu-bao-cao)";
    CliUsageReportData: "thidua report-data [VĂN_BẢN] [tùy chọn]" | "thidua report-data [DOCUMENT] [options]";
    CliValueNumber: "SỐ" | "NUMBER";
    CliOptReport: "báo cáo: mã, số ký hiệu hoặc trích yếu; không nêu thì liệt kê các báo cáo" | "the report: id, number with symbol, or subject; without it the reports are listed";
    CliOptSampleReport: "báo cáo thứ 1 đến 4 của sổ mẫu, không cần có sổ" | "report 1 to 4 of the sample book; needs no book";
    CliOptData: "text (mặc định), json, csv, markdown" | "text (default), json, csv, markdown";
    CliExampleReportData: "Ví dụ:\n  thidua --demo report-data\n  thidua report-data --sample 3 --format json" | "Examples:\n  thidua --demo report-data\n  thidua report-data --sample 3 --format json";
    // What belongs to a record.
    PartSteps: "Bước phát triển" | "Steps";
    PartAssessments: "Đánh giá hằng năm" | "Yearly assessments";
    PartPublicity: "Tuyên truyền" | "Publicity";
    PartReplications: "Nơi nhân rộng" | "Replicated at";
    PartOutcomes: "Kết quả" | "Results";
    PartAwards: "Được khen thưởng" | "Awards received";
    PartHonours: "Đối tượng được khen" | "Recipients";
    PartDecisions: "Quyết định khen" | "Award decisions";
    PartExemplars: "Mô hình, điển hình" | "Models, exemplars";
    PartPhases: "Các thời kỳ" | "Phases";
    PartSuccessors: "Đơn vị kế thừa" | "Successors";
    PartPredecessors: "Kế thừa từ" | "Succeeds";
    PartUnits: "Đơn vị trực thuộc" | "Units below";
    PartReferred: "Nơi dẫn đến" | "Referred to by";
    PartCounts: "số liệu" | "counts";
    PartHonourCount: "{count} được khen" | "{count} honoured";
    PartTarget: "mục tiêu {target}" | "target {target}";
    PercentPoints: "điểm %" | "points";
    PartNone: "chưa có" | "none yet";
    PartNoneAdd: "chưa có — n thêm" | "none yet — n adds";
    PartsTitle: "Thêm gì vào bản ghi này? (gõ để lọc, Enter để chọn)" | "Add what to this record? (type to filter, Enter to choose)";
    PartsNew: "Bản ghi mới: {what}" | "A new record: {what}";
    KeyOpenLine: "mở phần hoặc bản ghi dưới con trỏ" | "open the part or record under the cursor";
    KeyAdvance: "đưa mô hình sang bước sau: phát hiện, bồi dưỡng, tổng kết, nhân rộng" | "move the model to its next stage";
    HintAdvance: "bước" | "stage";
    LackAssessment: "Chưa đánh giá trong 12 tháng" | "Not assessed for 12 months";
    LackPublicity: "Chưa tuyên truyền" | "Never publicised";
    LackReplication: "Chưa nhân rộng" | "Replicated nowhere";
    LackAwardedResult: "Được khen, chưa ghi kết quả" | "Awarded, no result on record";
    LackModel: "Chưa có mô hình" | "Without a model";
    LackResult: "Chưa ghi kết quả" | "Without a result";
    LackReview: "Quá hạn sơ kết, tổng kết" | "Review overdue";
    LackShown: "{lack}: {shown}/{all}" | "{lack}: {shown}/{all}";
    LackNone: "Danh sách này không có bộ lọc nào theo việc còn thiếu." | "This list has no filter by what is lacking.";
    LackNobody: "Không có {what} nào thuộc diện «{lack}». Esc để xem cả danh sách." | "No {what} is in “{lack}”. Esc shows the whole list.";
    KeyLacking: "chỉ hiện bản ghi còn thiếu: đánh giá, tuyên truyền, nhân rộng, kết quả, sơ kết" | "show only what lacks: assessment, publicity, replication, result, review";
    HintLacking: "còn thiếu" | "lacking";
    CliOptOnly: "chỉ những bản ghi còn thiếu: chua-danh-gia, chua-tuyen-truyen, chua-nhan-rong, duoc-khen-chua-co-ket-qua (mô hình); chua-co-mo-hinh (đơn vị); chua-co-ket-qua, qua-han (phong trào)" | "only records that lack something: not-assessed, not-publicised, not-replicated, awarded-without-result (models); without-model (units); without-result, overdue (movements)";
    CliValueLack: "DIỆN" | "LACK";
    RegisterLabel: "Theo sổ quyết định" | "By the decisions";
    RegisterSame: "{count}, khớp với báo cáo" | "{count}, as reported";
    RegisterOther: "{count}; báo cáo: {reported}" | "{count}; reported: {reported}";
    RegisterOnly: "{count}; báo cáo chưa có số liệu" | "{count}; nothing reported";
    RegisterNote: "theo sổ quyết định" | "by the register of decisions";
    RegisterAsked: "Điền {cells} ô trống theo sổ quyết định? Enter điền · Esc bỏ" | "Fill empty cells from the decisions ({cells})? Enter fills · Esc drops";
    RegisterNothing: "Sổ quyết định không có số nào để điền vào ô trống của năm {year}." | "The decisions have no figure for the empty cells of {year}.";
    KeyFill: "điền ô trống theo sổ quyết định (xem trước rồi Enter)" | "fill empty cells from the decisions (after a look)";
    KeyDecisions: "quyết định khen thưởng: ai được khen, theo quyết định nào" | "award decisions: who was honoured, by which decision";
    KeySaveNext: "lưu, gõ tiếp bản ghi cùng loại" | "save and type another one of the kind";
    HintSaveNext: "lưu, thêm tiếp" | "save, add";
    DateDay: "ngày {day} tháng {month} năm {year}" | "of {day}/{month}/{year}";
    DateMonth: "tháng {month} năm {year}" | "of {month}/{year}";
    DateYear: "năm {year}" | "of {year}";
    CiteNumber: "{kind} số {number}" | "{kind} No {number}";
    CiteIssuer: "của {issuer}" | "by {issuer}";
    CiteAbout: "về {subject}" | "on {subject}";
    CiteFirst: "Viện dẫn lần đầu" | "Cited first as";
    CiteLater: "Viện dẫn lần sau" | "Cited later as";
    KeyCopyLine: "chép: viện dẫn của văn bản, tên và nguồn của bản ghi khác" | "copy: the citation of a document, name and source of other records";
    KeyPlainLine: "chữ trần không khung, để bôi đen và chép" | "plain text without frames, to be marked";
    FormKnown: "đã có trong sổ: {document}" | "is in the book already: {document}";
    PlaceSeries: "Chỉ tiêu qua các năm" | "Indicators over years";
    SeriesTitle: "Chỉ tiêu (đơn vị tính)" | "Indicator (measure)";
    SeriesDelta: "Tăng, giảm so với lần trước" | "Difference to the year before";
    SeriesEmpty: "Đơn vị này chưa có chỉ tiêu theo năm. Esc để quay lại." | "This unit has no yearly indicators. Esc goes back.";
    SeriesBetter: "tốt" | "better";
    SeriesWorse: "xấu" | "worse";
    SeriesLast: "Tăng giảm" | "Difference";
    SeriesSince: "So với năm" | "Since";
    SeriesOnly: "Chỉ danh sách chỉ tiêu mới so sánh được qua các năm." | "Only indicators can be compared over years here.";
    KeySeries: "so sánh các chỉ tiêu qua các năm" | "compare the indicators over the years";
    KeySeriesDelta: "ô ghi số liệu hay tăng giảm (so với năm trước đó có số liệu)" | "cells show the figure or the difference (to the year before)";
    CliOptIndicators: "các chỉ tiêu của đơn vị thay cho số lượng khen thưởng" | "the unit's indicators instead of award counts";
    UnitsLacking: "Đơn vị chưa có mô hình nào (Ctrl-F: tất cả đơn vị)" | "Units without a model (Ctrl-F: all units)";
    KeyUnitsLacking: "chỉ những đơn vị chưa có mô hình nào; nhấn lần nữa: tất cả" | "only units without a model; again: all of them";
    FormHintStage: "theo bước cuối cùng đã ghi; đổi bằng m ở trang của mô hình" | "follows the last step; m on the model's page changes it";
    PlaceOverview: "Tổng quan" | "Overview";
    KeyOverview: "tổng quan: việc đến hạn, năm nay, thay đổi, số liệu còn thiếu" | "overview: what is due, this year, what is new, what is missing";
    OverviewTitle: "Tổng quan ngày {date}" | "Overview of {date}";
    OverviewDue: "Quá hạn, đến hạn" | "Overdue and due";
    OverviewYear: "Năm nay" | "This year";
    OverviewMissing: "Số liệu còn thiếu" | "Figures still missing";
    OverviewChanges: "Thay đổi từ lần trước bạn vào" | "Changes since you were here";
    OverviewReviews: "{count} phong trào quá hạn sơ kết, tổng kết" | "movements with an overdue review: {count}";
    OverviewModels: "{count} mô hình, điển hình chưa đánh giá trong 12 tháng" | "models and exemplars not assessed for 12 months: {count}";
    OverviewReview: "Sơ kết" | "Review";
    OverviewClosing: "Tổng kết" | "Closing";
    OverviewHeld: "{what} «{name}»: {date}, {left}" | "{what} of “{name}”: {date}, {left}";
    OverviewDay: "{date}: {what}, {left}" | "{date}: {what}, {left}";
    OverviewOver: "quá {days} ngày" | "days over: {days}";
    OverviewToday: "hôm nay" | "today";
    OverviewLeft: "còn {days} ngày" | "days left: {days}";
    OverviewEnded: "Đơn vị đã kết thúc ngày {date}; không còn biểu của năm nay." | "The unit ended on {date}; there is no sheet of this year.";
    OverviewNoState: "chưa ghi trạng thái" | "no state given";
    OverviewNoSheet: "Biểu {year}: chưa có số liệu nào." | "Sheet of {year}: no figure yet.";
    OverviewSheet: "Biểu {year} ({state}): {filled}/{all} dòng của năm {before} đã có số" | "Sheet of {year} ({state}): of the lines of {before} with a figure {filled}/{all}";
    OverviewSheetAlone: "Biểu {year} ({state}): {lines} dòng đã có số" | "Sheet of {year} ({state}): lines with a figure {lines}";
    OverviewTotals: "{year}: {figures}" | "{year}: {figures}";
    Times: "{count} lượt {who}" | "{count} × {who}";
    OverviewNotComparable: "chưa so sánh được" | "not comparable yet";
    OverviewLines: "{count} dòng có số năm {before}, chưa có năm {year}: {list}" | "lines with a figure in {before} and none in {year}: {count}: {list}";
    OverviewNews: "{count} thay đổi của người khác: {by}" | "changes by others: {count}: {by}";
    OverviewLaw: "Căn cứ" | "Basis";
    OverviewVerified: "đã đối chiếu với văn bản" | "checked against the text";
    CliOverview: "việc đến hạn, năm nay, số liệu còn thiếu của một đơn vị (tong-quan)" | "what is due, this year, what is missing (also: tong-quan)";
    CliUsageOverview: "thidua overview [ĐƠN_VỊ] [tùy chọn]" | "thidua overview [UNIT] [options]";
    CliOptUnitOverview: "đơn vị; mặc định là đơn vị nhiều số liệu nhất" | "unit; by default the one with most figures";
    CliOptTodayDate: "xem như hôm nay là ngày này" | "as if today were this day";
    OverviewPressing: "Gấp" | "Pressing";
    OverviewWholeBook: "toàn sổ: {count} phát hiện" | "whole book: findings {count}";
    FindingsPending: "đang kiểm tra…" | "checking…";
    OverviewUnverified: "chưa đối chiếu với văn bản đang có hiệu lực" | "not checked against the text in force";
    // Erasing by law.
    ErasedText: "(đã xóa tên theo quy định)" | "(erased as the law requires)";
    JournalErased: "tên đã xóa theo quy định" | "erased as the law requires";
    DoneErase: "xóa tên theo quy định" | "erased as the law requires";
    RestoreErased: "Tên đã xóa theo quy định, không còn gì để lấy lại." | "It was erased as the law requires; nothing is left to be put in again.";
    FaultNotNamed: "dòng này đã bị ghi lại mà không lần xóa tên nào nêu nó" | "the line was rewritten and no erasure names it so";
    FaultNotErased: "dòng #{seq} không đúng như lần xóa tên này đã ghi lại" | "line #{seq} is not as this erasure left it";
    FaultErasing: "việc xóa tên bị ngắt giữa chừng; lần mở sổ tới sẽ làm nốt" | "an erasure was cut short; the next opening finishes it";
    FaultErasureFinished: "đã làm nốt việc xóa tên bị ngắt giữa chừng; hãy xem lại backup, drafts, quarantine" | "an erasure that was cut short is finished; look through backup, drafts, quarantine";
    StoreReasonTells: "Lý do có chính tên cần xóa, mà lý do thì giữ mãi. Hãy viết lý do không nêu tên." | "The reason holds the very text to be erased, and a reason stays for ever. Give one without it.";
    CliVerifyErased: "Đã xóa tên theo quy định ở {count} dòng của sổ gốc; chuỗi băm vẫn nguyên vẹn." | "Lines of the journal from which texts were erased as the law requires: {count}; the chain holds.";
    CliErase: "xóa tên người theo quy định, khỏi sổ và mọi dòng sổ gốc (xoa-ten)" | "erase a person's name by law, from book and journal (also: xoa-ten)";
    CliUsageErase: "thidua erase --name TÊN | --record MÃ [--field TRƯỜNG] --reason LÝ_DO" | "thidua erase --name NAME | --record ID [--field FIELD] --reason TEXT";
    CliOptEraseRecord: "bản ghi có tên cần xóa, kể cả bản ghi đã xóa; biểu: \"hong-ngu 2019\"" | "the record, be it removed; a sheet: \"hong-ngu 2019\"";
    CliOptEraseKind: "loại bản ghi, khi nhiều loại có cùng mã" | "kind of the record, where several have the id";
    CliOptEraseField: "trường chữ cần xóa; mặc định name" | "the text field to be erased; name by default";
    CliOptEraseReason: "lý do, giữ mãi trong sổ gốc; đừng nêu tên" | "the reason, kept in the journal for ever; without the name";
    CliValueTextField: "TRƯỜNG" | "FIELD";
    CliValueReason: "LÝ_DO" | "TEXT";
    CliOptYes: "không hỏi lại" | "do not ask";
    CliExampleErase: "--name thay tên ấy ở mọi chỗ trong sổ và sổ gốc, cả ghi chú và lý do; kèm --record thì chỉ trong bản ghi đó.\nKhông có --name: xóa mọi chữ mà trường ấy của bản ghi từng có.\nKhông hoàn tác được; chuỗi băm của sổ gốc vẫn khớp. Hãy xem trước bằng --dry-run: người khác có thể trùng tên.\nVí dụ:\n  thidua erase --name \"Họ Và Tên\" --dry-run\n  thidua erase --record nguoi-12 --reason \"đơn đề nghị số 7\"" | "--name replaces the name wherever it stands in book and journal, notes and reasons too; with --record only there.\nWithout --name all that the field of the record ever held is erased.\nIt cannot be undone; the chain of the journal still holds. Look first with --dry-run: others may have the name.\nExamples:\n  thidua erase --name \"Full Name\" --dry-run\n  thidua erase --record person-12 --reason \"request no. 7\"";
    CliEraseNoText: "«{field}» không phải là trường chữ của {what}" | "“{field}” is no text field of {what}";
    CliEraseKinds: "nhiều loại bản ghi có mã «{id}»; hãy thêm --kind: {list}" | "several kinds have the id “{id}”; add --kind: {list}";
    CliEraseAsk: "Xóa hẳn «{field}» của {what}, ở sổ và ở mọi dòng sổ gốc? Không hoàn tác được.\nGõ «xóa» rồi Enter để xóa: " | "Erase “{field}” of {what} for good, from the book and every line of the journal? It cannot be undone.\nType “erase”, then Enter: ";
    CliEraseWord: "xóa" | "erase";
    CliEraseYes: "không hoàn tác được: hãy thêm --yes để xóa mà không hỏi lại" | "it cannot be undone: add --yes to erase without being asked";
    CliEraseNot: "Chưa xóa gì." | "Nothing was erased.";
    CliEraseNothing: "Không có gì để xóa: trường này chưa từng có chữ, hoặc đã xóa rồi." | "Nothing to erase: the field never held a text, or it is erased already.";
    CliErased: "Đã xóa tên theo quy định: {what}, trường «{field}», {lines} dòng sổ gốc" | "Erased as the law requires: {what}, field “{field}”, lines of the journal: {lines}";
    CliEraseCopies: "tên vẫn còn trong các tệp sau, chương trình không tự xóa; hãy xem và xóa chúng:" | "the text still stands in these files, which the program never deletes; look at them and remove them:";
    // Said where something cannot be done.
    BookOnlySeen: "Sổ chỉ mở để xem: không sửa được. Nhấn d để đọc lại số liệu mới; thoát rồi mở lại để biết vì sao." | "The book is open for looking only. Press d to read what is new; quit and open it again to see why.";
    PickerNone: "Không có mục nào khớp «{text}». Xóa bớt chữ để tìm lại." | "Nothing matches “{text}”. Take letters away to look again.";
    StartOnlySeen: "Chỉ xem, không sửa được: {why}. Nhấn d để đọc lại số liệu mới." | "For looking only: {why}. Press d to read what is new.";
    AskSinceNothing: "Năm {year} không có số liệu đủ năm để so sánh." | "{year} has no figure of a whole year to compare with.";
    KeyAddYearBefore: "thêm năm trước" | "add the year before";
    CompareEmpty: "Đơn vị chưa có số liệu khen thưởng. Nhấn 3 để nhập, v để đổi đơn vị." | "This unit has no award counts yet. Press 3 to enter some, v for another unit.";
    // Caps that a province or a ministry sets.
    KindCap: "mức trần của tỉnh, bộ" | "cap of a province or ministry";
    FieldRule: "Quy tắc" | "Rule";
    FieldPercent: "Mức trần, %" | "Cap, %";
    PartCaps: "Mức trần đã đặt" | "Caps set";
    KeyCaps: "mức trần của tỉnh, bộ: tỷ lệ danh hiệu theo quy chế, áp dụng từ năm 2024" | "caps of province or ministry: shares of titles, since 2024";
    FoundShareSet: "{part}/{whole} ({among}) = {percent}, vượt mức trần {cap} % ({law})." | "{part}/{whole} ({among}) = {percent}, above the cap of {cap} % ({law}).";
    FoundShareSetOfSum: "{part}/{whole} ({among}) = {percent}, trên {cap} % ({law}). Mức trần tính cho từng đơn vị, số tổng hợp chỉ để tham khảo." | "{part}/{whole} ({among}) = {percent}, above {cap} % ({law}). The cap holds for every single unit, a sum only indicates.";
    FoundYearInferred: "Năm của biểu là suy ra, nguồn không nêu năm." | "The year of the sheet is inferred, the source does not say it.";
    FoundSuccessionInferred: "Việc {to} kế thừa {from} là suy ra, chưa kiểm chứng." | "That {to} took over from {from} is inferred and not verified.";
    FoundBasis: "{name}: {award} theo công trạng ({two}) cho cùng mô hình hoặc phong trào đã được {before} ({one}; dòng kia: {other})." | "{name}: {award} for merit ({two}) for the same model or movement that had {before} before ({one}; the other entry: {other}).";
    FormCell: "{cell}: {count} {measure}" | "{cell} ({measure}): {count}";
    FoundCapRange: "Mức trần {cap} % không nằm trong khoảng trên 0 đến 100 %." | "A cap of {cap} % is not above 0 and up to 100 %.";
    // Restoring, pasting, counting: what was not said before.
    PasteNoTitle: "Không dán được: không nhận ra danh hiệu, hình thức và đối tượng ở dòng nào ({list})." | "Nothing pasted: no row names an award and who receives it ({list}).";
    PasteLeftOut: "Bỏ qua {count} dòng chưa hiểu: {list}." | "{count} rows are left out: {list}.";
    ReadOnlySince: "CHỈ XEM, sổ lúc {time}" | "READ-ONLY, as of {time}";
    FindingCaps: "Sổ đang có {count} mức trần như vậy: quy tắc này được tính." | "The book has {count} of these caps: the rule is computed.";
    FormTooLong: "dài quá mức lưu được, còn phải bớt {count} ký tự" | "is longer than can be saved, by {count} letters";
    PasteOver: "Đã dán đủ, nhưng chưa lưu được: {why}." | "Pasted as a whole, but it cannot be saved: the text {why}.";
    PasteTooLong: "Không dán được: đoạn chữ dài quá mức của một trường; hãy dán từng phần." | "Nothing pasted: the text is too much for one field; paste parts of it.";
    RestoreLed: "Bước của mô hình theo các bước phát triển đã ghi; hãy khôi phục hoặc sửa ở đó." | "The stage of a model is that of its steps; restore or edit those.";
    // What a table leaves out.
    StarUnits: "{count} đơn vị" | "{count} units";
    CompareNotWritten: " · số liệu không ghi {what}" | " · figures do not say {what}";
    // Said of keys.
    HintAcceptNot: "bỏ chấp nhận" | "take back";
    HintChoose: "chọn" | "choose";
    KeyDropRow: "bỏ dòng: để trống mọi số của dòng (xem trước rồi Enter)" | "drop the row: all its counts become absent (after a look)";
    KeyDropYear: "bỏ biểu của năm dưới con trỏ, cả số liệu (xem trước rồi Enter)" | "remove the sheet of the year with its counts (after a look)";
    DropYearAsked: "Bỏ cả biểu của năm này: {changed} số (hoàn tác được). Enter bỏ biểu · Esc thôi" | "Remove the whole sheet of this year: {changed} counts (can be undone). Enter removes it · Esc keeps it";
    DropRowAsked: "Bỏ dòng: {changed} số sẽ để trống (hoàn tác được). Enter bỏ dòng · Esc thôi" | "Drop the row: {changed} counts become absent (can be undone). Enter drops it · Esc keeps it";
    StartedReadOnly: "Chương trình mở bằng --read-only: chỉ xem, không sửa được. Thoát, mở lại không có --read-only để sửa." | "Started with --read-only: nothing can be changed. Quit and start without it to change something.";
    CliReasonMissing: "số năm {year} đã chính thức: hãy thêm --reason \"lý do sửa\"" | "{year} is final: add --reason \"why it changes\"";
    CliReadOnly: "lệnh này sửa sổ; --read-only chỉ cho xem: hãy bỏ --read-only" | "this command changes the book and --read-only forbids that: leave it out";
    CompareUnlike: "{years}: tổng không so với năm trước đó, vì hai năm không có cùng các danh hiệu, hình thức." | "{years}: sums are not compared with the year before, which has not the same awards.";
    CellUnlike: "không so với {year}: hai năm không có cùng các danh hiệu, hình thức" | "not compared with {year}: the two years have not the same awards";
    TallyOthers: "{count} mục khác có những chữ này" | "{count} others have these words";
    AskRise: "năm tăng nhiều nhất" | "the year that rose most";
    AskFall: "năm giảm nhiều nhất" | "the year that fell most";
    MadeSheetRemoved: "bỏ biểu {year} ({unit}), {count} số liệu" | "removed the sheet of {year} ({unit}), counts: {count}";
    AskAbsentYears: "— các năm {years} chưa có số liệu (không phải là 0)" | "— no figure for any of {years} (which is not 0)";
    AskNoneSuch: "Không có {what} nào có «{words}»." | "Of the {what} none has “{words}”.";
    AskSum: "Cộng {years}: {total}{lacks}." | "{years} together: {total}{lacks}.";
    AskSumMean: "Cộng {years}: {total}{lacks}; bình quân {mean} một năm." | "{years} together: {total}{lacks}; {mean} a year.";
    AskSumMeanWhole: "Cộng {years}: {total}{lacks}; bình quân {mean} một năm đủ số liệu." | "{years} together: {total}{lacks}; {mean} a whole year.";
    AskSumAbsent: "{years} không có số liệu" | "no figure for {years}";
    AskSumPart: "{years} chưa đủ năm" | "{years} not the whole year";
    AskSumUnlike: "{years} không cùng các danh hiệu, hình thức với năm trước đó" | "{years} not the awards of the year before";
    KeyChoose: "chọn mục dưới con trỏ" | "choose what the cursor is on";
    // Said where nothing is there, or nothing is due any more.
    FormNothingThere: "Chưa có {what} nào để chọn." | "There is no {what} to choose.";
    OverviewModelsFormer: "{count} mô hình, điển hình của đơn vị cũ chưa đánh giá trong 12 tháng" | "models and exemplars of former units not assessed for 12 months: {count}";
    OverviewModelsBoth: "{count} mô hình, điển hình chưa đánh giá trong 12 tháng, {former} của đơn vị cũ" | "models and exemplars not assessed for 12 months: {count}, of former units {former}";
    OffNoLacks: "danh sách này không có bộ lọc đó" | "this list has no such filter";
    FormMakeOne: "Hãy thêm trước: Esc về danh sách, {list}, rồi {new}." | "Make one first: Esc to a list, {list}, then {new}.";
    // Reading a book again that somebody else has open.
    KeyReread: "sổ chỉ xem: đọc lại, lấy số liệu mới nhất" | "a book only seen: read it again, for the newest figures";
    Rereading: "Đang đọc lại sổ…" | "Reading the book again…";
    Reread: "Đã đọc lại sổ lúc {time}: {count} thay đổi mới." | "Read again at {time}; new changes: {count}.";
    RereadSame: "Đã đọc lại sổ lúc {time}: không có gì mới." | "Read again at {time}: nothing is new.";
    RereadOwn: "Không cần đọc lại: sổ đang mở ở đây, số liệu luôn mới nhất." | "The book is open here: its figures are always the newest.";
    RereadFailed: "Chưa đọc lại được sổ: {why}" | "The book could not be read again: {why}";
    // Where a name stands that is to be erased.
    CliOptEraseName: "tên người, đủ họ và tên, cần thay ở mọi chỗ" | "the full name of a person, to be replaced wherever it stands";
    CliOptEraseDry: "chỉ liệt kê các chỗ có tên, không xóa gì" | "only list where the name stands, erase nothing";
    CliEraseWhat: "xóa gì? hãy thêm --name hoặc --record" | "erase what? add --name or --record";
    CliEraseFullName: "cần đủ họ và tên: một từ thì nhiều chữ khác cũng có" | "the full name is needed: other texts have a single word too";
    CliEraseAskName: "Xóa hẳn tên «{name}» ở {count} chỗ xóa được, trong sổ và mọi dòng sổ gốc? Không hoàn tác được.\nGõ «xóa» rồi Enter để xóa: " | "Erase the name “{name}” for good in {count} places, in the book and every line of the journal? It cannot be undone.\nType “erase”, then Enter: ";
    CliErasedName: "Đã xóa tên theo quy định ở {count} chỗ, {lines} dòng sổ gốc" | "Erased as the law requires: places {count}, lines of the journal {lines}";
    TracesGo: "Tên ở các chỗ sau, lệnh này xóa được (số thay đổi trong sổ gốc):" | "The name stands here and is erased by this command (changes of the journal):";
    TracesOther: "Tên ở các chỗ sau, lệnh này không đụng đến; hãy dùng --name, hoặc --record của từng bản ghi:" | "The name stands here too, which this command leaves alone; use --name, or --record for each:";
    TracesStay: "Tên ở các chỗ sau, không xóa được:" | "The name stands here and cannot be erased:";
    TracesNone: "Không thấy tên này trong sổ, sổ gốc và các tệp bên cạnh." | "The name is not in the book, nor in its journal and the files beside it.";
    TraceField: "{what} «{id}», {field}" | "{what} “{id}”, {field}";
    TraceRemark: "{what} «{id}», ghi chú của số liệu" | "{what} “{id}”, remark on a count";
    TraceId: "{what} «{id}»: mã đọc ra tên" | "{what} “{id}”: the id tells the name";
    TraceReason: "lý do của thay đổi" | "the reason of a change";
    TraceUser: "tên đăng nhập «{user}» của người sửa" | "the login name “{user}” of who made the change";
    FoundUntilOutside: "Số liệu chốt đến {until}, ngoài năm {year}." | "The figures reach to {until}, which lies outside {year}.";
    FoundSuccessionTwice: "{from} sang {to}: kế thừa ghi hai lần (bản kia: {other})." | "{from} to {to}: the succession is entered twice (the other one: {other}).";

    // Chỉ xem
    CannotWriteFromHere: "Đang ở chế độ họp: chỉ xem, không sửa được. Để thôi: Ctrl-K rồi gõ «họp»." | "Meeting mode: nothing can be changed. To end it: Ctrl-K, then “meeting”.";
    ListEmptySeen: "{unit} chưa có {what} nào. Nhấn v để đổi đơn vị." | "{unit} has no {what} yet. Press v for another unit.";
    CountsEmptySeen: "Đơn vị chưa có số liệu khen thưởng. Nhấn v để đổi đơn vị." | "This unit has no award counts yet. Press v for another unit.";
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
