//! Plain decimals: what a file may hold and what we print. No exponent, no thousands separator, no sign but `-`.

use std::fmt;

/// Why a text is not the plain decimal that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// The text is empty.
    Empty,
    /// `1e5`: the meaning is clear to a program and easily misread by a person.
    Exponent,
    /// `1,000` or `1 000`.
    Separator,
    /// `１２`: full-width digits from an input method.
    FullWidth,
    /// More decimal places than the value can hold exactly.
    TooManyPlaces {
        /// How many places are allowed.
        allowed: u32,
    },
    /// The number is larger than any real bill.
    OutOfRange,
    /// A minus sign where nothing negative makes sense.
    Negative,
    /// Anything else.
    NotADecimal,
}

impl DecimalError {
    /// What to tell the person, Chinese first.
    pub fn text(self) -> crate::Text {
        match self {
            Self::Empty => crate::Text::new("单元格为空", "the cell is empty"),
            Self::Exponent => crate::Text::new("不接受科学计数法", "an exponent is not accepted"),
            Self::Separator => crate::Text::new(
                "不接受千分位分隔符或空格",
                "thousands separators and blanks are not accepted",
            ),
            Self::FullWidth => {
                crate::Text::new("含全角字符，请改用半角数字", "full-width characters; use ASCII digits")
            }
            Self::TooManyPlaces { allowed } => crate::Text::new(
                format!("小数位超过{allowed}位"),
                format!("more than {allowed} decimal places"),
            ),
            Self::OutOfRange => crate::Text::new("数值超出允许范围", "the number is out of range"),
            Self::Negative => crate::Text::new("不得为负数", "must not be negative"),
            Self::NotADecimal => crate::Text::new("不是十进制数", "not a plain decimal"),
        }
    }
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for DecimalError {}

/// Reads a plain decimal as an integer count of 10^-`scale`.
///
/// ```
/// assert_eq!(yunheng_values::parse_scaled("12.5", 4), Ok(125_000));
/// assert!(yunheng_values::parse_scaled("1e5", 4).is_err());
/// ```
pub fn parse_scaled(text: &str, scale: u32) -> Result<i64, DecimalError> {
    parse_scaled_bytes(text.as_bytes(), scale)
}

/// [`parse_scaled`] for bytes straight from a file; every accepted byte is ASCII.
pub fn parse_scaled_bytes(text: &[u8], scale: u32) -> Result<i64, DecimalError> {
    let (negative, digits) = match text.split_first() {
        None => return Err(DecimalError::Empty),
        Some((b'-', rest)) => (true, rest),
        Some(_) => (false, text),
    };
    let mut value: i64 = 0;
    let mut places: Option<u32> = None;
    let mut last_was_digit = false;
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                if let Some(seen) = places.as_mut() {
                    *seen += 1;
                    if *seen > scale {
                        return Err(too_many_or_junk(text, scale));
                    }
                }
                let next = value.checked_mul(10).and_then(|v| v.checked_add(i64::from(byte - b'0')));
                value = next.ok_or_else(|| too_large_or_junk(text))?;
                last_was_digit = true;
            }
            b'.' if places.is_none() && last_was_digit => {
                places = Some(0);
                last_was_digit = false;
            }
            _ => return Err(diagnose(text)),
        }
    }
    if !last_was_digit {
        return Err(diagnose(text));
    }
    let missing = scale - places.unwrap_or(0);
    let scaled =
        10_i64.checked_pow(missing).and_then(|p| value.checked_mul(p)).ok_or(DecimalError::OutOfRange)?;
    Ok(if negative { -scaled } else { scaled })
}

fn is_plain(text: &[u8]) -> bool {
    text.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'))
}

fn too_many_or_junk(text: &[u8], allowed: u32) -> DecimalError {
    if is_plain(text) { DecimalError::TooManyPlaces { allowed } } else { diagnose(text) }
}

fn too_large_or_junk(text: &[u8]) -> DecimalError {
    if is_plain(text) { DecimalError::OutOfRange } else { diagnose(text) }
}

fn diagnose(text: &[u8]) -> DecimalError {
    let shown = String::from_utf8_lossy(text);
    let is_wide = |c: char| ('０'..='９').contains(&c) || matches!(c, '．' | '，' | '－' | '。');
    if shown.chars().any(is_wide) {
        DecimalError::FullWidth
    } else if shown.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ',' | ' ' | '_' | '\''))
        && shown.chars().any(|c| matches!(c, ',' | ' ' | '_' | '\''))
        && shown.chars().any(|c| c.is_ascii_digit())
    {
        DecimalError::Separator
    } else if shown.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
        && shown.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'))
        && shown.contains(['e', 'E'])
    {
        DecimalError::Exponent
    } else {
        DecimalError::NotADecimal
    }
}

/// Prints an integer count of 10^-`scale` with at least `min_places` and no trailing zeros beyond them.
///
/// ```
/// assert_eq!(yunheng_values::format_scaled(460_000_000, 6, 2), "460.00");
/// assert_eq!(yunheng_values::format_scaled(-5, 2, 2), "-0.05");
/// ```
pub fn format_scaled(value: i128, scale: u32, min_places: u32) -> String {
    let unit = 10_i128.pow(scale);
    let sign = if value < 0 { "-" } else { "" };
    let magnitude = value.unsigned_abs();
    let (whole, mut fraction) = (magnitude / unit.unsigned_abs(), magnitude % unit.unsigned_abs());
    let mut places = scale;
    while places > min_places && fraction.is_multiple_of(10) {
        fraction /= 10;
        places -= 1;
    }
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction:0width$}", width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_plain_decimals_only() {
        let good =
            [("0", 0), ("1", 10_000), ("1.5", 15_000), ("0.0001", 1), ("-2.25", -22_500), ("007", 70_000)];
        for (text, value) in good {
            assert_eq!(parse_scaled(text, 4), Ok(value), "{text}");
        }
        let bad = [
            ("", DecimalError::Empty),
            ("1e5", DecimalError::Exponent),
            ("1.5E3", DecimalError::Exponent),
            ("1,000", DecimalError::Separator),
            ("1 000", DecimalError::Separator),
            ("１２", DecimalError::FullWidth),
            ("1．5", DecimalError::FullWidth),
            ("0.00001", DecimalError::TooManyPlaces { allowed: 4 }),
            (".5", DecimalError::NotADecimal),
            ("5.", DecimalError::NotADecimal),
            ("1.2.3", DecimalError::NotADecimal),
            ("+1", DecimalError::NotADecimal),
            ("--1", DecimalError::NotADecimal),
            ("-", DecimalError::NotADecimal),
            ("NaN", DecimalError::NotADecimal),
            ("99999999999999999999", DecimalError::OutOfRange),
        ];
        for (text, error) in bad {
            assert_eq!(parse_scaled(text, 4), Err(error), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn printing_and_reading_agree(value in -1_000_000_000_000_000_i64..1_000_000_000_000_000) {
            let text = format_scaled(i128::from(value), 4, 0);
            proptest::prop_assert_eq!(parse_scaled(&text, 4), Ok(value));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,30}") {
            let _ = parse_scaled(&text, 6);
        }
    }
}
