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

    // Reports.
    ReportAward: "Danh hiệu, hình thức" | "Award";
    ReportRecipient: "Đối tượng" | "Recipient";
    ReportOccasion: "Loại hình khen thưởng" | "Occasion";
    ReportNoField: "không nêu lĩnh vực" | "no field given";
    ReportNoOccasion: "không nêu loại hình" | "no occasion given";
    ReportTotal: "Tổng cộng" | "Total";
    ReportMeasureCount: "số lượng" | "count";
    ReportMeasureDelta: "tăng/giảm" | "change";
    ReportMeasurePercent: "%" | "%";

    // Files.
    FileField: "Trường" | "Field";
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
