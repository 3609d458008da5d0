//! 统一社会信用代码 (GB 32100-2015): which legal person or organization is meant, whatever it is called.
//!
//! Eighteen characters: registration authority, kind, six digits of division, nine characters of organization code
//! (GB 11714, with a check character of its own) and the check character.

use crate::{DivisionCode, Text};
use std::fmt;

/// Digits, and letters without I, O, S, V, Z, which look like something else.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH: usize = 18;
/// The check character's place, from 0.
const CHECK: usize = LENGTH - 1;
/// The division's places, from 0.
const DIVISION: std::ops::Range<usize> = 2..8;
/// The organization code's places, from 0.
const ORGANIZATION: std::ops::Range<usize> = 8..17;
/// Powers of 3 modulo 31.
const WEIGHTS: [u32; CHECK] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of an organization code.
const ORGANIZATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A code whose check character is right. Letters are kept large.
///
/// ```
/// use yunheng_values::Uscc;
/// assert!(Uscc::parse("91350100M000100Y43").is_ok());
/// let error = Uscc::parse("91350100M000100Y44").unwrap_err();
/// assert!(error.text().en.contains("`3` was expected"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uscc([u8; LENGTH]);

/// Why a text is no such code. Places are counted from 1, as people count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsccError {
    /// Not 18 characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that is not used.
    Character {
        /// Its place.
        at: usize,
        /// What stands there.
        found: char,
        /// What makes the code right in its place: `0` for `O`, say.
        perhaps: Option<char>,
    },
    /// A letter among the six digits of the division.
    Division {
        /// Its place.
        at: usize,
        /// What stands there.
        found: char,
    },
    /// The check character does not fit the others: one of the 18 is wrong.
    Check {
        /// What stands there.
        found: char,
        /// What the others ask for.
        expected: char,
    },
}

/// Who registers an organization: the first character. The standard leaves room for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Registration {
    /// 机构编制: government bodies and public institutions.
    Establishment,
    /// 民政: social organizations.
    CivilAffairs,
    /// 市场监管: companies.
    Market,
    /// Another authority.
    Other,
}

impl Uscc {
    /// Reads a code; small letters are taken for large ones, nothing else is mended.
    ///
    /// # Errors
    /// [`UsccError`] names the character, and the check character that was expected.
    pub fn parse(text: &str) -> Result<Self, UsccError> {
        let found = text.chars().count();
        if found != LENGTH {
            return Err(UsccError::Length { found });
        }
        let mut code = [b'0'; LENGTH];
        for (at, (place, found)) in code.iter_mut().zip(text.chars()).enumerate() {
            match u8::try_from(found.to_ascii_uppercase()).ok().filter(|byte| value(*byte).is_some()) {
                Some(byte) => *place = byte,
                None => return Err(character(text, at, found)),
            }
            if DIVISION.contains(&at) && !place.is_ascii_digit() {
                return Err(UsccError::Division { at: at + 1, found });
            }
        }
        let (found, expected) = (char::from(code[CHECK]), char::from(check(&code)));
        if found == expected { Ok(Self(code)) } else { Err(UsccError::Check { found, expected }) }
    }

    /// The code with these 17 characters and the check character that they ask for.
    ///
    /// # Errors
    /// [`UsccError`] for another length or a character that is not used.
    pub fn complete(first_17: &str) -> Result<Self, UsccError> {
        match Self::parse(&format!("{first_17}0")) {
            Err(UsccError::Check { expected, .. }) => Self::parse(&format!("{first_17}{expected}")),
            other => other,
        }
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Who registered it.
    pub fn registration(&self) -> Registration {
        match self.0[0] {
            b'1' => Registration::Establishment,
            b'5' => Registration::CivilAffairs,
            b'9' => Registration::Market,
            _ => Registration::Other,
        }
    }

    /// Where it was registered, by the codes of that year: the division may have another code or name today.
    pub fn division(&self) -> Option<DivisionCode> {
        DivisionCode::parse(self.as_str().get(DIVISION)?).ok()
    }

    /// The nine characters of the organization code.
    pub fn organization(&self) -> &str {
        self.as_str().get(ORGANIZATION).unwrap_or_default()
    }

    /// Whether the organization code's own check character fits, as it does in codes that were really given out.
    pub fn organization_fits(&self) -> bool {
        let code = &self.0[ORGANIZATION];
        let sum: u32 =
            code.iter().zip(ORGANIZATION_WEIGHTS).map(|(byte, weight)| letter(*byte) * weight).sum();
        let expected = match 11 - sum % 11 {
            10 => b'X',
            11 => b'0',
            // 1 to 9.
            digit => b'0' + digit as u8,
        };
        code.last() == Some(&expected)
    }
}

/// Place in the alphabet.
fn value(byte: u8) -> Option<u32> {
    (0..).zip(ALPHABET).find(|(_, letter)| **letter == byte).map(|(value, _)| value)
}

/// Value in an organization code: all letters count, A is 10.
fn letter(byte: u8) -> u32 {
    char::from(byte).to_digit(36).unwrap_or(0)
}

/// The check character that the first 17 ask for.
fn check(code: &[u8; LENGTH]) -> u8 {
    let sum: u32 = code.iter().zip(WEIGHTS).map(|(byte, weight)| value(*byte).unwrap_or(0) * weight).sum();
    ALPHABET[((31 - sum % 31) % 31) as usize]
}

fn character(text: &str, at: usize, found: char) -> UsccError {
    let perhaps = looks_like(found).filter(|other| {
        let mended: String =
            text.chars().enumerate().map(|(place, c)| if place == at { *other } else { c }).collect();
        Uscc::parse(&mended).is_ok()
    });
    UsccError::Character { at: at + 1, found, perhaps }
}

/// What is meant by a letter that is not used, or by a full-width character.
fn looks_like(found: char) -> Option<char> {
    match found.to_ascii_uppercase() {
        'O' => Some('0'),
        'I' => Some('1'),
        'Z' => Some('2'),
        'S' => Some('5'),
        'V' => Some('U'),
        wide @ '！'..='～' => char::from_u32(u32::from(wide) - 0xfee0).map(|c| c.to_ascii_uppercase()),
        _ => None,
    }
}

impl UsccError {
    /// What is wrong and what was expected.
    pub fn text(&self) -> Text {
        match self {
            Self::Length { found } => Text::new(
                format!("统一社会信用代码应为18个字符，这里有{found}个"),
                format!("a unified social credit code has 18 characters, here are {found}"),
            ),
            Self::Character { at, found, perhaps } => {
                let shown = shown(*found);
                let (zh, en) = perhaps.map_or_else(Default::default, |c| {
                    (format!("，换成“{c}”即正确"), format!("; with `{c}` in its place the code is right"))
                });
                Text::new(
                    format!(
                        "第{at}位“{shown}”不是统一社会信用代码的字符（数字和除I、O、S、V、Z外的大写字母）{zh}"
                    ),
                    format!(
                        "character {at}, `{shown}`, is none of a unified social credit code (digits, and letters but I, O, S, V, Z){en}"
                    ),
                )
            }
            Self::Division { at, found } => Text::new(
                format!("第{at}位“{found}”应为数字：第3至8位是登记管理机关行政区划码"),
                format!(
                    "character {at}, `{found}`, should be a digit: characters 3 to 8 are a division code"
                ),
            ),
            Self::Check { found, expected } => Text::new(
                format!("校验码（第18位）是“{found}”，按前17位应为“{expected}”：18位中至少有一位有误"),
                format!(
                    "the check character is `{found}`, by the first 17 characters `{expected}` was expected: at least one of the 18 is wrong"
                ),
            ),
        }
    }
}

/// A character for a message; one that cannot be seen is written out.
fn shown(found: char) -> String {
    if found.is_control() || found.is_whitespace() {
        found.escape_unicode().to_string()
    } else {
        found.to_string()
    }
}

impl fmt::Display for UsccError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for UsccError {}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uscc({})", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Real codes, `code,check_digit_valid,registration_authority,division_code`; see data/PROVENANCE.md.
    const REAL: &str = include_str!("../data/uscc-codes.csv");

    fn rows() -> impl Iterator<Item = [&'static str; 4]> {
        REAL.lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            cells.try_into().expect("test data")
        })
    }

    #[test]
    fn real_codes() {
        assert_eq!(rows().count(), 23);
        for [code, valid, authority, division] in rows() {
            let read = Uscc::parse(code);
            assert_eq!(read.is_ok(), valid == "true", "{code}: {read:?}");
            let Ok(read) = read else { continue };
            assert_eq!(read.as_str(), code);
            assert_eq!(read.division().map(|d| d.to_string()).as_deref(), Some(division), "{code}");
            let expected = match authority {
                "机构编制" => Registration::Establishment,
                "民政" => Registration::CivilAffairs,
                _ => Registration::Market,
            };
            assert_eq!(read.registration(), expected, "{code}");
            // The counting code is the one that nobody was ever given.
            assert_eq!(read.organization_fits(), code != "123456789012345678", "{code}");
        }
    }

    #[test]
    fn errors_say_which_character() {
        let error = |text: &str| Uscc::parse(text).expect_err("test data");
        assert_eq!(error("91350200M000000510"), UsccError::Check { found: '0', expected: 'D' });
        assert_eq!(error(""), UsccError::Length { found: 0 });
        assert_eq!(error("91350100M000100Y4"), UsccError::Length { found: 17 });
        assert_eq!(
            error("9135O100M000100Y43"),
            UsccError::Character { at: 5, found: 'O', perhaps: Some('0') }
        );
        assert_eq!(error("91350100M00010ⅩY43"), UsccError::Character { at: 15, found: 'Ⅹ', perhaps: None });
        assert_eq!(
            error("９1350100M000100Y43"),
            UsccError::Character { at: 1, found: '９', perhaps: Some('9') }
        );
        assert_eq!(error("9135A100M000100Y43"), UsccError::Division { at: 5, found: 'A' });
        assert!(error("9135 100M000100Y43").text().zh.contains("u{20}"));
        assert_eq!(Uscc::parse("91350100m000100y43"), Uscc::parse("91350100M000100Y43"));
    }

    fn code() -> impl Strategy<Value = Uscc> {
        let letter = prop::sample::select(ALPHABET.to_vec()).prop_map(char::from);
        let letters = |count: usize| prop::collection::vec(letter.clone(), count);
        (letters(2), "[0-9]{6}", letters(9)).prop_map(|(head, division, tail)| {
            let text: String = head.into_iter().chain(division.chars()).chain(tail).collect();
            Uscc::complete(&text).expect("17 characters of the alphabet")
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(code in code()) {
            prop_assert_eq!(Uscc::parse(code.as_str()), Ok(code));
        }

        /// The check is made to find every wrong character and every two that changed places.
        #[test]
        fn one_wrong_character_is_found(code in code(), at in 0..LENGTH, other in 0..30_usize) {
            let mut bytes = code.0;
            let now = value(bytes[at]).unwrap_or(0) as usize;
            bytes[at] = ALPHABET[(now + 1 + other) % 31];
            let text = String::from_utf8(bytes.to_vec()).expect("ASCII");
            prop_assert!(Uscc::parse(&text).is_err());
        }

        #[test]
        fn two_that_changed_places_are_found(code in code(), at in 0..LENGTH - 1) {
            let mut bytes = code.0;
            bytes.swap(at, at + 1);
            let text = String::from_utf8(bytes.to_vec()).expect("ASCII");
            prop_assert_eq!(Uscc::parse(&text).is_ok(), bytes == code.0);
        }

        #[test]
        fn any_text_is_an_answer(text in ".{0,20}") {
            if let Err(error) = Uscc::parse(&text) {
                prop_assert!(!error.text().is_empty());
            }
        }
    }
}
