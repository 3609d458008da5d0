//! Exact fractions for scores and ratios: nothing is rounded before the clause that rounds.

use crate::decimal::{DecimalError, format_scaled};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// An exact fraction.
///
/// ```
/// use yunheng_values::Exact;
/// let third = Exact::from(1) / Exact::from(3);
/// assert_eq!((third * Exact::from(3)).to_string(), "1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

/// Places of a decimal read from a sheet or a pack; more is refused rather than cut.
const INPUT_PLACES: usize = 6;
/// Digits before the point that any score, share or count could have.
const INPUT_DIGITS: usize = 15;

impl Exact {
    /// Zero.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// Reads a plain decimal with up to six places.
    ///
    /// # Errors
    /// [`DecimalError`] says which rule of plain decimals is broken.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let scaled = crate::parse_scaled(text, INPUT_PLACES as u32)?;
        if text.trim_start_matches('-').split('.').next().map_or(0, str::len) > INPUT_DIGITS {
            return Err(DecimalError::OutOfRange);
        }
        Ok(Self::from_scaled(i128::from(scaled), INPUT_PLACES as u32))
    }

    /// `value` × 10^-`scale`.
    pub fn from_scaled(value: i128, scale: u32) -> Self {
        Self(BigRational::new(BigInt::from(value), BigInt::from(10).pow(scale)))
    }

    /// The fraction `numerator` / `denominator`; the denominator is never zero by the callers' checks.
    pub fn ratio(numerator: i128, denominator: i128) -> Self {
        Self(BigRational::new(BigInt::from(numerator), BigInt::from(denominator)))
    }

    /// Rounds half up (away from zero for halves) to `places`, as an integer count of 10^-`places`.
    pub fn round_scaled(&self, places: u32) -> Option<i128> {
        let scaled = &self.0 * BigRational::from(BigInt::from(10).pow(places));
        let two = BigInt::from(2);
        let doubled = scaled.numer().abs() * &two + scaled.denom();
        let rounded = doubled.div_floor(&(scaled.denom() * &two));
        if scaled.is_negative() { (-rounded).to_i128() } else { rounded.to_i128() }
    }

    /// The value rounded half up to `places`.
    pub fn rounded(&self, places: u32) -> Self {
        self.round_scaled(places).map_or_else(|| self.clone(), |scaled| Self::from_scaled(scaled, places))
    }

    /// Printed with at most `places`, rounded half up, no trailing zeros.
    pub fn to_places(&self, places: u32) -> String {
        self.round_scaled(places)
            .map_or_else(|| self.0.to_string(), |scaled| format_scaled(scaled, places, 0))
    }

    /// Rounds up to a whole number.
    pub fn ceil(&self) -> Self {
        Self(self.0.ceil())
    }

    /// Rounds down to a whole number.
    pub fn floor(&self) -> Self {
        Self(self.0.floor())
    }

    /// The whole number, when it is one that fits.
    pub fn to_integer(&self) -> Option<i128> {
        if self.0.is_integer() { self.0.to_integer().to_i128() } else { None }
    }

    /// True for zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// True below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self(BigRational::from(BigInt::from(value)))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_places(INPUT_PLACES as u32))
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl $trait for Exact {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                Self(self.0.$method(other.0))
            }
        }
        impl $trait<&Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                Exact((&self.0).$method(&other.0))
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::zero(), |sum, value| sum + value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn rounds_half_up_once() {
        assert_eq!(exact("89.995").to_places(2), "90");
        assert_eq!(exact("89.994").to_places(2), "89.99");
        assert_eq!((exact("83.6") / exact("90") * exact("100")).to_places(2), "92.89");
        assert_eq!(exact("-0.005").to_places(2), "-0.01");
    }

    #[test]
    fn whole_numbers_up_and_down() {
        assert_eq!(exact("0.1").ceil(), exact("1"));
        assert_eq!(exact("4.9").floor(), exact("4"));
        assert_eq!(exact("3").to_integer(), Some(3));
        assert_eq!(exact("3.5").to_integer(), None);
    }
}
