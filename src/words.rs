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
