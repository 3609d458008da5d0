//! Exact sums of a month and the one rounding that they take.
//!
//! **No overflow.** A quantity is below 10¹³ and a price at most 10¹³ in their stored units (`LeaseTable::push` and
//! `PriceBook` hold them to it), so a product is below 10²⁶. By time, the days of a month belong to one row each: the shares of
//! a month add up to at most 31 (prices of a day), and the common denominator divides 31·30·366 = 340,380 at worst, so
//! the numerator stays below 10²⁶ · 31 · 340,380 < 2·10³³. By service the denominator is 1 and a month holds at most 2³² rows:
//! below 5·10³⁵. Twice either, plus the divisor, is far below 2¹²⁸ ≈ 3.4·10³⁸. Only the result may exceed `i64` fen, which
//! [`Running::add`] reports.

use crate::method::Share;
use yunheng_values::{Money, Quantity, UnitPrice};

/// Stored units of quantity × price (10⁻¹⁰ yuan) in a fen.
const UNITS_PER_FEN: u64 = 100_000_000;

/// A quantity × a price in 10⁻¹⁰ yuan, before any share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Product(u128);

impl Product {
    pub(crate) fn of(quantity: Quantity, price: UnitPrice) -> Self {
        let (quantity, price) = (quantity.scaled().unsigned_abs(), price.scaled().unsigned_abs());
        Self(u128::from(quantity) * u128::from(price))
    }
}

/// The exact running sum of a resource, item and month, with what of it is already charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Running {
    numerator: u128,
    denominator: u32,
    /// The sum rounded half up, in fen.
    fen: u128,
}

impl Running {
    pub(crate) const START: Self = Self { numerator: 0, denominator: 1, fen: 0 };

    /// Adds a share of a product and gives what the rounded sum grows by, which is the charge of the line.
    ///
    /// Nothing when that exceeds the range of money; the sum is then as before.
    #[inline]
    pub(crate) fn add(&mut self, product: Product, share: Share) -> Option<Money> {
        let next = self.plus(product.0 * u128::from(share.parts), share.of);
        let charge = i128::try_from(next.fen - self.fen).ok()?;
        let charge = Money::from_wide(charge).ok()?;
        *self = next;
        Some(charge)
    }

    #[inline]
    fn plus(self, numerator: u128, denominator: u32) -> Self {
        let (numerator, denominator) = if self.denominator == denominator {
            (self.numerator + numerator, denominator)
        } else if self.numerator == 0 {
            (numerator, denominator)
        } else {
            let common = lcm(self.denominator, denominator);
            let own = self.numerator * u128::from(common / self.denominator);
            (own + numerator * u128::from(common / denominator), common)
        };
        Self { numerator, denominator, fen: round_half_up(numerator, denominator) }
    }

    /// Numerator in 10⁻¹⁰ yuan and denominator, for people.
    pub(crate) fn fraction(&self) -> (u128, u32) {
        (self.numerator, self.denominator)
    }

    /// The rounded sum in fen.
    pub(crate) fn fen(&self) -> u128 {
        self.fen
    }
}

/// Fen of `numerator ÷ denominator` units, halves up. Nothing here is negative.
#[inline]
fn round_half_up(numerator: u128, denominator: u32) -> u128 {
    let divisor = u64::from(denominator) * UNITS_PER_FEN;
    // The divisor is even, since a fen holds an even number of units: half of it is exact.
    match u64::try_from(numerator + u128::from(divisor / 2)) {
        Ok(small) => u128::from(small / divisor),
        Err(_) => (numerator + u128::from(divisor / 2)) / u128::from(divisor),
    }
}

fn lcm(a: u32, b: u32) -> u32 {
    a / gcd(a, b) * b
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(quantity: &str, price: &str) -> Product {
        Product::of(Quantity::parse(quantity).unwrap(), UnitPrice::parse(price).unwrap())
    }

    fn add(running: &mut Running, product: Product, parts: u32, of: u32) -> String {
        running
            .add(product, Share { parts, of })
            .map_or_else(|| "too large".to_owned(), |money| money.to_string())
    }

    #[test]
    fn lines_take_the_difference_of_rounded_sums() {
        let mut running = Running::START;
        assert_eq!(add(&mut running, product("3", "46"), 10, 31), "44.52");
        assert_eq!(add(&mut running, product("5", "46"), 21, 31), "155.80");
        assert_eq!(running.fen(), 20_032);
    }

    #[test]
    fn halves_go_up() {
        for (price, charge) in [("0.005", "0.01"), ("0.004999", "0.00")] {
            let mut running = Running::START;
            assert_eq!(add(&mut running, product("1", price), 1, 1), charge);
        }
        let mut running = Running::START;
        let lines = [0; 4].map(|_| add(&mut running, product("1", "0.0025"), 1, 1));
        assert_eq!(lines, ["0.00", "0.01", "0.00", "0.00"]);
    }

    #[test]
    fn different_denominators_meet_exactly() {
        let mut running = Running::START;
        add(&mut running, product("1", "1"), 1, 31);
        add(&mut running, product("1", "1"), 1, 30);
        add(&mut running, product("1", "1"), 1, 366);
        add(&mut running, product("1", "1"), 1, 2);
        assert_eq!(running.fraction().1, 56_730);
        assert_eq!(running.fen(), 57);
    }

    #[test]
    fn the_largest_numbers_are_held_or_refused() {
        let largest = product("999999999.9999", "9999999.999999");
        let mut running = Running::START;
        assert_eq!(add(&mut running, largest, 1, 1), "9999999999998000.00");
        assert_eq!(add(&mut running, largest, 31, 1), "too large");
        for of in [31, 30, 366, 365, 2] {
            assert_ne!(add(&mut running, largest, 1, of), "too large");
        }
    }
}
