//! The columns of a table of parties, which are also the fields of its form.

use yunheng_values::Text;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 单位名称.
    Name,
    /// 类别.
    Kind,
    /// 层级.
    Level,
    /// 上级单位.
    Parent,
    /// 统一社会信用代码.
    Uscc,
    /// 行政区划代码.
    DivisionCode,
    /// 供给方式.
    Funding,
    /// 付款单位.
    Payer,
    /// 别名, separated by `;`.
    Aliases,
    /// 简称.
    ShortName,
    /// 备注.
    Note,
}

const NAMES: [(&str, &str); Column::COUNT] = [
    ("name", "单位名称"),
    ("kind", "类别"),
    ("level", "层级"),
    ("parent", "上级单位"),
    ("uscc", "统一社会信用代码"),
    ("division_code", "行政区划代码"),
    ("funding", "供给方式"),
    ("payer", "付款单位"),
    ("aliases", "别名"),
    ("short_name", "简称"),
    ("note", "备注"),
];

impl Column {
    /// How many there are.
    pub const COUNT: usize = 11;

    /// All of them, in the order of an export.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Name,
        Self::Kind,
        Self::Level,
        Self::Parent,
        Self::Uscc,
        Self::DivisionCode,
        Self::Funding,
        Self::Payer,
        Self::Aliases,
        Self::ShortName,
        Self::Note,
    ];

    /// Its place in [`Self::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The stable name: header of a table, field of the wire.
    pub fn as_str(self) -> &'static str {
        NAMES[self.index()].0
    }

    /// What people call it.
    pub fn text(self) -> Text {
        let (key, zh) = NAMES[self.index()];
        Text::new(zh, key.replace('_', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree() {
        for (place, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column.index(), place);
        }
    }
}
