//! What a party is, and on which level of government.

use crate::name::normalize_name;
use std::fmt;
use yunheng_values::Text;

/// What a party does in the cloud.
#[doc(alias = "主体类别")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyKind {
    /// 主管部门: manages the cloud of its level.
    Authority,
    /// 云服务商: builds and runs it.
    Provider,
    /// 使用单位: uses it.
    UsingUnit,
    /// 财政部门: pays for units that it funds.
    Finance,
    /// 计量核验第三方: verifies meters and scores.
    Verifier,
    /// 审计机构: looks at everything afterwards.
    Auditor,
}

/// The level of government that a party belongs to. In a pack of a district, `City` is the municipality above.
#[doc(alias = "层级")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 市级.
    City,
    /// 县（市、区）级.
    County,
    /// 乡镇（街道）级.
    Town,
}

type Words<T> = (T, &'static str, &'static str, &'static [&'static str]);

const KINDS: [Words<PartyKind>; 6] = [
    (PartyKind::Authority, "authority", "主管部门", &["管理方", "主管单位"]),
    (PartyKind::Provider, "provider", "云服务商", &["服务商", "服务方"]),
    (PartyKind::UsingUnit, "using_unit", "使用单位", &["unit", "使用方"]),
    (PartyKind::Finance, "finance", "财政部门", &["财政"]),
    (PartyKind::Verifier, "verifier", "第三方核验机构", &["第三方", "第三方机构"]),
    (PartyKind::Auditor, "auditor", "审计机构", &["审计", "审计部门"]),
];

const LEVELS: [Words<Level>; 3] = [
    (Level::City, "city", "市级", &["市", "市直"]),
    (Level::County, "county", "县（市、区）级", &["县级", "区级", "district", "县（市、区）", "县", "区"]),
    (Level::Town, "town", "乡镇（街道）级", &["街镇", "乡镇", "街道", "street", "乡级"]),
];

fn of_word<T: Copy>(words: &[Words<T>], text: &str) -> Option<T> {
    let wanted = normalize_name(text);
    let fits = |word: &str| normalize_name(word) == wanted;
    let hit = words.iter().find(|(_, key, zh, also)| fits(key) || fits(zh) || also.iter().any(|w| fits(w)));
    hit.map(|(value, ..)| *value)
}

fn row_of<T: Copy + PartialEq>(words: &'static [Words<T>], value: T) -> (&'static str, &'static str) {
    words.iter().find(|(of, ..)| *of == value).map_or(("", ""), |(_, key, zh, _)| (key, zh))
}

impl PartyKind {
    /// All of them, in the order of forms.
    pub const ALL: [Self; 6] =
        [Self::Authority, Self::Provider, Self::UsingUnit, Self::Finance, Self::Verifier, Self::Auditor];

    /// The stable word of the wire and the database.
    pub fn as_str(self) -> &'static str {
        row_of(&KINDS, self).0
    }

    /// What people call it.
    pub fn text(self) -> Text {
        Text::new(row_of(&KINDS, self).1, self.as_str().replace('_', " "))
    }

    /// Reads the stable word or a Chinese one.
    pub fn parse(text: &str) -> Option<Self> {
        of_word(&KINDS, text)
    }
}

impl Level {
    /// All of them, from above.
    pub const ALL: [Self; 3] = [Self::City, Self::County, Self::Town];

    /// The stable word of the wire and the database.
    pub fn as_str(self) -> &'static str {
        row_of(&LEVELS, self).0
    }

    /// What people call it.
    pub fn text(self) -> Text {
        Text::new(row_of(&LEVELS, self).1, self.as_str())
    }

    /// Reads the stable word or a Chinese one.
    pub fn parse(text: &str) -> Option<Self> {
        of_word(&LEVELS, text)
    }
}

impl fmt::Display for PartyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back() {
        for kind in PartyKind::ALL {
            assert_eq!(PartyKind::parse(kind.as_str()), Some(kind));
            assert_eq!(PartyKind::parse(&kind.text().zh), Some(kind));
        }
        for level in Level::ALL {
            assert_eq!(Level::parse(level.as_str()), Some(level));
            assert_eq!(Level::parse(&level.text().zh), Some(level));
        }
        assert_eq!(Level::parse("县(市、区)级"), Some(Level::County));
        assert_eq!(Level::parse("区级"), Some(Level::County));
        assert_eq!(PartyKind::parse("其他"), None);
    }

    #[test]
    fn no_word_means_two() {
        let words: Vec<String> = KINDS
            .iter()
            .flat_map(|(_, key, zh, also)| [*key, *zh].into_iter().chain(also.iter().copied()))
            .chain(
                LEVELS
                    .iter()
                    .flat_map(|(_, key, zh, also)| [*key, *zh].into_iter().chain(also.iter().copied())),
            )
            .map(normalize_name)
            .collect();
        let mut once = words.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), words.len());
    }
}
