//! The closed lists, their entries, and one entry as a record holds it.

use serde::Deserialize;

use super::Catalogue;
use crate::domain::id::Id;
use crate::words::Lang;

/// The closed lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum List {
    /// lĩnh vực: the 14 fields, then the words of other lists with what they cover
    Field,
    /// loại hình khen thưởng
    Occasion,
    /// hình thức tuyên truyền
    Publicity,
    /// giai đoạn nhân rộng
    Stage,
    /// cấp của đơn vị
    UnitLevel,
    /// loại điển hình
    ExemplarKind,
    /// loại phong trào
    MovementKind,
    /// phạm vi phong trào
    Scope,
    /// loại văn bản
    DocumentKind,
    /// năm tính theo
    YearNotion,
    /// trạng thái của biểu
    SheetState,
    /// mức độ của con số
    Qualifier,
    /// cấp khen thưởng
    AwardLevel,
    /// cấp của phong trào: the columns of form 0601
    MovementLevel,
    /// phương thức của phong trào
    Method,
    /// tăng hay giảm là tốt
    Direction,
    /// tình trạng của mô hình
    Upkeep,
    /// tiêu chuẩn của điển hình tiên tiến
    Criterion,
    /// quyết định sau đánh giá
    Verdict,
    /// kế thừa toàn bộ hay một phần
    Extent,
    /// trực tiếp hay lãnh đạo
    Role,
    /// đối tượng
    Recipient,
    /// danh hiệu, hình thức khen thưởng: the awards, highest first
    Award,
    /// quy tắc mà tỉnh, bộ đặt mức trần
    CapRule,
}

impl List {
    /// Every list.
    pub const ALL: [List; 24] = [
        List::Field,
        List::Occasion,
        List::Publicity,
        List::Stage,
        List::UnitLevel,
        List::ExemplarKind,
        List::MovementKind,
        List::Scope,
        List::DocumentKind,
        List::YearNotion,
        List::SheetState,
        List::Qualifier,
        List::AwardLevel,
        List::MovementLevel,
        List::Method,
        List::Direction,
        List::Upkeep,
        List::Criterion,
        List::Verdict,
        List::Extent,
        List::Role,
        List::Recipient,
        List::Award,
        List::CapRule,
    ];

    /// The entries of the list in its own order.
    pub fn entries(self) -> impl Iterator<Item = &'static Entry> {
        Catalogue::built_in().lists[self as usize].iter()
    }
}

/// One entry of a closed list.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    /// Slug.
    pub id: Id,
    /// Number, unique in its list.
    pub code: u16,
    /// Vietnamese name.
    pub name: String,
    /// English name.
    pub en: String,
    /// Other writings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Which list of the field's practice it comes from, where there are several.
    #[serde(default)]
    pub list: Option<String>,
    /// Ids of the entries of the main list that it stands for.
    #[serde(default)]
    pub covers: Vec<String>,
    /// Criterion of the field, "d.1" to "d.14".
    #[serde(default)]
    pub criterion: Option<String>,
    /// Legal basis.
    #[serde(default)]
    pub basis: Option<String>,
    /// True when the basis was read in its source.
    #[serde(default)]
    pub verified: bool,
    /// Anything else.
    #[serde(default)]
    pub note: Option<String>,
}

impl Entry {
    /// The name on screen.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.name,
            Lang::En => &self.en,
        }
    }

    /// Everything it is called: other writings, the Vietnamese name, the English one.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().chain([&self.name, &self.en]).map(String::as_str)
    }
}

/// One entry of a closed list, as a record holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice {
    pub(super) list: List,
    /// Position in the list of the built-in catalogue, never stored.
    pub(super) at: u16,
}

impl Choice {
    /// The entry.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        &Catalogue::built_in().lists[self.list as usize][usize::from(self.at)]
    }

    /// The slug.
    #[must_use]
    pub fn id(self) -> &'static Id {
        &self.entry().id
    }

    /// The name on screen.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        self.entry().name(lang)
    }

    /// True for the entry with this slug.
    #[must_use]
    pub fn is(self, id: &str) -> bool {
        self.id().as_str() == id
    }

    /// The list it belongs to.
    #[must_use]
    pub fn list(self) -> List {
        self.list
    }

    /// The number of the entry, for compact storage.
    #[must_use]
    pub fn code(self) -> u16 {
        self.entry().code
    }
}
