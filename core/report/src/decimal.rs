//! Decimals as text: shown, measured and added without ever becoming binary fractions.

/// Fen as yuan with two places.
#[must_use]
pub fn fen_to_decimal(fen: i128) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let magnitude = fen.unsigned_abs();
    format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100)
}

/// The same decimal with a comma between groups of three digits.
#[must_use]
pub fn group_thousands(decimal: &str) -> String {
    let (sign, rest) = match decimal.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", decimal),
    };
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
    let mut shown = String::from(sign);
    for (index, figure) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(figure);
    }
    if let Some(fraction) = fraction {
        shown.push('.');
        shown.push_str(fraction);
    }
    shown
}

/// The number of digits after the point.
#[must_use]
pub fn decimal_places(decimal: &str) -> usize {
    decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// The number of digits that count, leading zeros aside.
#[must_use]
pub fn significant_digits(decimal: &str) -> usize {
    let digits = decimal.chars().filter(char::is_ascii_digit).collect::<String>();
    digits.trim_start_matches('0').len()
}

/// The exact sum with the places of the most precise part; `None` when a part is not a decimal or the sum is too large.
#[must_use]
pub fn sum_decimals<'a>(parts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut sum = Sum::default();
    parts.into_iter().for_each(|part| sum.add(part));
    sum.decimal()
}

/// An exact sum of decimals that come one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    scaled: Option<(i128, u32)>,
}

impl Default for Sum {
    fn default() -> Self {
        Self { scaled: Some((0, 0)) }
    }
}

impl Sum {
    /// Adds a decimal. From one that is none, or beyond the range, the sum is unknown.
    pub fn add(&mut self, decimal: &str) {
        self.scaled = self.scaled.zip(scaled(decimal)).and_then(|(sum, part)| add(sum, part));
    }

    /// The sum, where it is known.
    #[must_use]
    pub fn decimal(&self) -> Option<String> {
        self.scaled.map(unscaled)
    }
}

fn scaled(decimal: &str) -> Option<(i128, u32)> {
    let places = u32::try_from(decimal_places(decimal)).ok()?;
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    let figures = |part: &str| part.bytes().all(|figure| figure.is_ascii_digit());
    if unsigned.is_empty() || !figures(unsigned) || !figures(fraction) {
        return None;
    }
    let mut value = 0_i128;
    for figure in unsigned.bytes().chain(fraction.bytes()) {
        value = value.checked_mul(10)?.checked_add(i128::from(figure - b'0'))?;
    }
    Some((if decimal.starts_with('-') { -value } else { value }, places))
}

fn add(left: (i128, u32), right: (i128, u32)) -> Option<(i128, u32)> {
    let places = left.1.max(right.1);
    let stretch = |(value, own): (i128, u32)| value.checked_mul(10_i128.checked_pow(places - own)?);
    stretch(left)?.checked_add(stretch(right)?).map(|sum| (sum, places))
}

fn unscaled((value, places): (i128, u32)) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let width = places as usize + 1;
    let digits = format!("{:0width$}", value.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len() - places as usize);
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fen_become_yuan() {
        assert_eq!(fen_to_decimal(0), "0.00");
        assert_eq!(fen_to_decimal(-5), "-0.05");
        assert_eq!(fen_to_decimal(312_045_678), "3120456.78");
    }

    #[test]
    fn groups_are_of_three() {
        for (plain, grouped) in [("1", "1"), ("1234", "1,234"), ("-123456.5", "-123,456.5"), ("-123", "-123")]
        {
            assert_eq!(group_thousands(plain), grouped);
        }
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(sum_decimals(["0.1", "0.2", "-0.35"]).as_deref(), Some("-0.05"));
        assert_eq!(sum_decimals(["9999999999999999.99", "0.01"]).as_deref(), Some("10000000000000000.00"));
        assert_eq!(sum_decimals([]).as_deref(), Some("0"));
        for text in ["1e3", "", "+1", "1,000", "-"] {
            assert_eq!(sum_decimals([text]), None);
        }
    }

    #[test]
    fn digits_that_count() {
        assert_eq!(significant_digits("-0.0120"), 3);
        assert_eq!(significant_digits("1234567890123456.78"), 18);
    }
}
