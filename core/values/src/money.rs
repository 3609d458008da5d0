//! Money, unit prices, quantities and percentages as scaled integers.

use crate::decimal::{DecimalError, format_scaled, parse_scaled, parse_scaled_bytes};
use std::fmt;

/// A sum or product left the range that the type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueError;

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the amount is larger than can be held exactly")
    }
}

impl std::error::Error for ValueError {}

macro_rules! scaled {
    ($(#[$meta:meta])* $name:ident, $scale:literal, $min_places:literal, $max:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            /// Decimal places that are stored.
            pub const SCALE: u32 = $scale;
            /// The largest magnitude accepted from a file, in stored units; more is a typing error, not a cloud.
            pub const MAX_INPUT: i64 = $max;
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// From stored units.
            pub const fn from_scaled(scaled: i64) -> Self {
                Self(scaled)
            }

            /// The stored units.
            pub const fn scaled(self) -> i64 {
                self.0
            }

            /// Reads a plain decimal.
            ///
            /// # Errors
            /// [`DecimalError`] says which rule of plain decimals is broken.
            pub fn parse(text: &str) -> Result<Self, DecimalError> {
                Self::within(parse_scaled(text, $scale)?)
            }

            /// Reads a plain decimal from bytes that need not be UTF-8.
            ///
            /// # Errors
            /// As [`Self::parse`].
            pub fn parse_bytes(text: &[u8]) -> Result<Self, DecimalError> {
                Self::within(parse_scaled_bytes(text, $scale)?)
            }

            fn within(scaled: i64) -> Result<Self, DecimalError> {
                if scaled.abs() > Self::MAX_INPUT { Err(DecimalError::OutOfRange) } else { Ok(Self(scaled)) }
            }

            /// True below zero.
            pub const fn is_negative(self) -> bool {
                self.0 < 0
            }

            /// The sum, or an error when it cannot be held.
            ///
            /// # Errors
            /// [`ValueError`] on overflow.
            pub fn checked_add(self, other: Self) -> Result<Self, ValueError> {
                self.0.checked_add(other.0).map(Self).ok_or(ValueError)
            }

            /// The difference, or an error when it cannot be held.
            ///
            /// # Errors
            /// [`ValueError`] on overflow.
            pub fn checked_sub(self, other: Self) -> Result<Self, ValueError> {
                self.0.checked_sub(other.0).map(Self).ok_or(ValueError)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&format_scaled(i128::from(self.0), $scale, $min_places))
            }
        }
    };
}

scaled! {
    /// Money in fen; always printed with two places.
    ///
    /// ```
    /// use yunheng_values::Money;
    /// assert_eq!(Money::parse("6000")?.to_string(), "6000.00");
    /// # Ok::<(), yunheng_values::DecimalError>(())
    /// ```
    Money, 2, 2, 9_000_000_000_000_000_000
}
scaled! {
    /// A unit price in millionths of a yuan; printed with two to six places. Tax included (服务单元价).
    #[doc(alias = "单价")]
    UnitPrice, 6, 2, 9_999_999_999_999
}
scaled! {
    /// A quantity in ten-thousandths of the catalog unit.
    #[doc(alias = "用量")]
    Quantity, 4, 0, 9_999_999_999_999
}
scaled! {
    /// A percentage, `100` being the whole, in millionths of a percentage point.
    Percent, 6, 0, 9_000_000_000_000_000_000
}

impl Money {
    /// From a wide sum of fen.
    ///
    /// # Errors
    /// [`ValueError`] when it is more than `i64` fen.
    pub fn from_wide(fen: i128) -> Result<Self, ValueError> {
        i64::try_from(fen).map(Self).map_err(|_| ValueError)
    }
}

impl Percent {
    /// The percentage rounded half up to `places` and printed without trailing zeros.
    pub fn rounded(self, places: u32) -> String {
        let unit = 10_i128.pow(Self::SCALE - places);
        let value = i128::from(self.0);
        format_scaled((2 * value + unit).div_euclid(2 * unit), places, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_two_places_and_prices_two_to_six() {
        assert_eq!(Money::parse("3120456.78").map(|m| m.to_string()), Ok("3120456.78".to_owned()));
        assert_eq!(Money::parse("1.001"), Err(DecimalError::TooManyPlaces { allowed: 2 }));
        assert_eq!(UnitPrice::parse("46").map(|p| p.to_string()), Ok("46.00".to_owned()));
        assert_eq!(UnitPrice::parse("0.123456").map(|p| p.to_string()), Ok("0.123456".to_owned()));
        assert_eq!(Quantity::parse("2.5000").map(|q| q.to_string()), Ok("2.5".to_owned()));
        assert_eq!(Quantity::parse("1000000000"), Err(DecimalError::OutOfRange));
    }

    #[test]
    fn percentages_round_half_up() {
        assert_eq!(Percent::parse("12.34565").map(|p| p.rounded(4)), Ok("12.3457".to_owned()));
        assert_eq!(Percent::parse("100").map(|p| p.rounded(4)), Ok("100".to_owned()));
    }
}
