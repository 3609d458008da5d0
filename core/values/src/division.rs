//! Division codes 行政区划代码 (GB/T 2260, with the statistical codes of towns and villages below them).
//!
//! The shipped names are those of one year and of the places that the shipped packs need (data/PROVENANCE.md), so a code
//! can be unknown because it is wrong, or because nobody looked: [`Standing`] keeps the two apart.

use crate::Text;
use std::fmt;
use std::sync::LazyLock;

/// A code of 6, 9 or 12 digits; trailing groups of zeros say nothing and are left out, so `411002000000` is `411002`.
///
/// ```
/// use yunheng_values::{DivisionCode, DivisionLevel};
/// let code = DivisionCode::parse("411002")?;
/// assert_eq!(code.level(), DivisionLevel::County);
/// assert_eq!(code.parent().map(|city| city.to_string()).as_deref(), Some("411000"));
/// assert_eq!(code.name(), Some("魏都区"));
/// # Ok::<(), yunheng_values::DivisionError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode(u64);

/// How far down a division is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DivisionLevel {
    /// 省级: provinces, autonomous regions, the four municipalities.
    Province,
    /// 地级: cities, prefectures.
    City,
    /// 县级: counties, districts, county-level cities.
    County,
    /// 乡级: towns, streets.
    Town,
    /// 村级: villages, communities.
    Village,
}

/// Why a text is no such code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DivisionError {
    /// Not 6, 9 or 12 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// Not a digit.
    Character {
        /// Its place, from 1.
        at: usize,
        /// What stands there.
        found: char,
    },
    /// A county without a city, or a village without a town: zeros where a number must be.
    Gap,
}

/// What the shipped table says of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has this name.
    Named(&'static str),
    /// The table holds its neighbours and not it.
    Absent,
    /// The table does not go down to that place.
    NotCovered,
}

/// The code as 12 digits, cut below each level.
const BELOW: [(DivisionLevel, u64); 5] = [
    (DivisionLevel::Province, 10_000_000_000),
    (DivisionLevel::City, 100_000_000),
    (DivisionLevel::County, 1_000_000),
    (DivisionLevel::Town, 1_000),
    (DivisionLevel::Village, 1),
];

impl DivisionCode {
    /// Reads 6, 9 or 12 digits.
    ///
    /// # Errors
    /// [`DivisionError`] names the character, or the gap.
    pub fn parse(text: &str) -> Result<Self, DivisionError> {
        let found = text.chars().count();
        if ![6, 9, 12].contains(&found) {
            return Err(DivisionError::Length { found });
        }
        let wrong = (1..).zip(text.chars()).find(|(_, c)| !c.is_ascii_digit());
        if let Some((at, found)) = wrong {
            return Err(DivisionError::Character { at, found });
        }
        let number = text.bytes().fold(0_u64, |number, byte| number * 10 + u64::from(byte - b'0'));
        let code = Self(number * 10_u64.pow(12 - found as u32));
        let whole = std::iter::successors(Some(code), |above| above.parent()).all(Self::follows_its_parent);
        if whole && code.0 > 0 { Ok(code) } else { Err(DivisionError::Gap) }
    }

    /// Whether the level above has a number too. Cities without counties have towns all the same.
    fn follows_its_parent(self) -> bool {
        let above = self.parent().map(Self::level);
        match self.level() {
            DivisionLevel::Province => above.is_none(),
            DivisionLevel::City => above == Some(DivisionLevel::Province),
            DivisionLevel::County => above == Some(DivisionLevel::City),
            DivisionLevel::Town => matches!(above, Some(DivisionLevel::County | DivisionLevel::City)),
            DivisionLevel::Village => above == Some(DivisionLevel::Town),
        }
    }

    /// How far down it is.
    pub fn level(self) -> DivisionLevel {
        let fits = BELOW.iter().find(|(_, below)| self.0.is_multiple_of(*below));
        fits.map_or(DivisionLevel::Village, |(level, _)| *level)
    }

    /// The division that it is part of. A town of a city without counties belongs to the city.
    pub fn parent(self) -> Option<Self> {
        let own = BELOW.iter().position(|(level, _)| *level == self.level())?;
        let (_, above) = BELOW.get(own.checked_sub(1)?)?;
        Some(Self(self.0 - self.0 % above))
    }

    /// Whether it is `other` or a part of it.
    pub fn is_within(self, other: Self) -> bool {
        let below = BELOW.iter().find(|(level, _)| *level == other.level()).map_or(1, |(_, below)| *below);
        self.0 - self.0 % below == other.0
    }

    /// Its name, without the names above it.
    pub fn name(self) -> Option<&'static str> {
        let at = NAMES.binary_search_by_key(&self, |(code, _)| *code).ok()?;
        NAMES.get(at).map(|(_, name)| *name)
    }

    /// Its name after the names above it: 上海市松江区.
    pub fn full_name(self) -> Option<String> {
        let own = self.name()?;
        let above = self.parent().and_then(Self::full_name).unwrap_or_default();
        // 市辖区 and 省直辖县级行政区划 are lines of the table, not places.
        let is_place = !own.starts_with("市辖区") && own != "县" && !own.contains("直辖县级");
        Some(if is_place { above + own } else { above })
    }

    /// What the shipped table says of it.
    pub fn standing(self) -> Standing {
        match self.name() {
            Some(name) => Standing::Named(name),
            None if self.is_covered() => Standing::Absent,
            None => Standing::NotCovered,
        }
    }

    /// Whether the table holds divisions of this level in the same place: counties of the province, towns of the county.
    fn is_covered(self) -> bool {
        let around = match self.level() {
            DivisionLevel::Province | DivisionLevel::City => return true,
            DivisionLevel::County => self.parent().and_then(Self::parent),
            DivisionLevel::Town => self.parent(),
            DivisionLevel::Village => return false,
        };
        let Some(around) = around else { return false };
        let from = NAMES.partition_point(|(code, _)| *code < around);
        let inside = NAMES.iter().skip(from).take_while(|(code, _)| code.is_within(around));
        inside.into_iter().any(|(code, _)| code.level() == self.level())
    }
}

/// The shipped table, in order of codes.
static NAMES: LazyLock<Vec<(DivisionCode, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../data/divisions.csv").lines().skip(1);
    let rows = lines.filter_map(|line| line.split_once(','));
    rows.filter_map(|(code, name)| Some((DivisionCode::parse(code).ok()?, name))).collect()
});

impl DivisionLevel {
    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Self::Province => Text::new("省级", "province"),
            Self::City => Text::new("地级", "city"),
            Self::County => Text::new("县级", "county"),
            Self::Town => Text::new("乡级", "town"),
            Self::Village => Text::new("村级", "village"),
        }
    }
}

impl DivisionError {
    /// What is wrong and what was expected.
    pub fn text(&self) -> Text {
        match self {
            Self::Length { found } => Text::new(
                format!("行政区划代码应为6、9或12位数字，这里有{found}个字符"),
                format!("a division code has 6, 9 or 12 digits, here are {found} characters"),
            ),
            Self::Character { at, found } => {
                let shown: String = found.escape_debug().collect();
                Text::new(
                    format!("行政区划代码第{at}位“{shown}”应为数字"),
                    format!("character {at} of the division code, `{shown}`, should be a digit"),
                )
            }
            Self::Gap => Text::new(
                "行政区划代码的上级部分为零：县级须有地级、乡级须有县级、村级须有乡级的代码",
                "the division code has zeros where a division above it should have its number",
            ),
        }
    }
}

impl fmt::Display for DivisionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for DivisionError {}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level() {
            DivisionLevel::Town => write!(f, "{}", self.0 / 1_000),
            DivisionLevel::Village => write!(f, "{}", self.0),
            _ => write!(f, "{}", self.0 / 1_000_000),
        }
    }
}

impl fmt::Debug for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DivisionCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> DivisionCode {
        DivisionCode::parse(text).expect("test data")
    }

    #[test]
    fn every_shipped_line_is_read() {
        let lines = include_str!("../data/divisions.csv").lines().count() - 1;
        assert_eq!(NAMES.len(), lines);
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let orphans: Vec<_> =
            NAMES.iter().filter(|(code, _)| code.parent().is_some_and(|p| p.name().is_none())).collect();
        assert!(orphans.is_empty(), "{orphans:?}");
    }

    #[test]
    fn levels_and_names() {
        for (text, level, parent, name) in [
            ("410000", DivisionLevel::Province, None, "河南省"),
            ("411000", DivisionLevel::City, Some("410000"), "河南省许昌市"),
            ("411002000000", DivisionLevel::County, Some("411000"), "河南省许昌市魏都区"),
            ("310117", DivisionLevel::County, Some("310100"), "上海市松江区"),
            ("310117001", DivisionLevel::Town, Some("310117"), "上海市松江区岳阳街道"),
        ] {
            let code = code(text);
            assert_eq!(code.level(), level, "{text}");
            assert_eq!(code.parent().map(|p| p.to_string()).as_deref(), parent, "{text}");
            assert_eq!(code.full_name().as_deref(), Some(name), "{text}");
        }
        assert!(code("310117001").is_within(code("310000")));
        assert!(!code("310117").is_within(code("310116")));
        assert!(!code("310000").is_within(code("310117")));
        // A city without counties has towns all the same.
        assert_eq!(code("441900003").parent(), Some(code("441900")));
    }

    #[test]
    fn what_is_not_known() {
        assert_eq!(code("411099").standing(), Standing::Absent);
        assert_eq!(code("345600").standing(), Standing::Absent);
        assert_eq!(code("990000").standing(), Standing::Absent);
        assert_eq!(code("411002999").standing(), Standing::Absent);
        assert_eq!(code("110105").standing(), Standing::NotCovered);
        assert_eq!(code("410102001").standing(), Standing::NotCovered);
        assert_eq!(code("411002001001").standing(), Standing::NotCovered);
    }

    #[test]
    fn errors() {
        let error = |text: &str| DivisionCode::parse(text).expect_err("test data");
        assert_eq!(error("4110"), DivisionError::Length { found: 4 });
        assert_eq!(error("41100O"), DivisionError::Character { at: 6, found: 'O' });
        for gap in ["000000", "410002", "000001", "411002000001", "000000001"] {
            assert_eq!(error(gap), DivisionError::Gap, "{gap}");
        }
        assert!(!error("41100٣").text().is_empty());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[1-8][0-9]{5}([0-9]{3}([0-9]{3})?)?") {
            if let Ok(code) = DivisionCode::parse(&text) {
                prop_assert_eq!(DivisionCode::parse(&code.to_string()), Ok(code));
                prop_assert!(code.is_within(code));
                for above in std::iter::successors(code.parent(), |c| c.parent()) {
                    prop_assert!(code.is_within(above) && above.level() < code.level());
                }
            }
        }
    }
}
