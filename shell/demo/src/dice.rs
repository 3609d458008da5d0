//! Numbers from a seed: SplitMix64 (Steele, Lea, Flood 2014), which is enough for an invented city and needs no library.
//! Whole numbers only, so every machine draws the same.

/// A stream of numbers. Streams with different names are independent of each other.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

/// Chances and places in a distribution are counted in millionths.
pub(crate) const MILLION: u64 = 1_000_000;

impl Dice {
    /// The stream of a seed with a name.
    pub(crate) fn new(seed: u64, stream: &str) -> Self {
        // FNV-1a, so that streams begin far from each other.
        let start = stream.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut dice = Self(seed ^ start);
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, 0 for 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        // The high half of the product; the bias is below one in 2^40 for any bound used here.
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    /// A number of a range, both ends included.
    pub(crate) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most + 1 - least)
    }

    /// A place in a distribution.
    pub(crate) fn place(&mut self) -> u64 {
        self.below(MILLION)
    }

    /// True so many times in a thousand.
    pub(crate) fn permille(&mut self, chance: u64) -> bool {
        self.below(1000) < chance
    }

    /// One of a list that is not empty, by weight.
    pub(crate) fn weighted<'a, T>(&mut self, list: &'a [(T, u64)]) -> &'a T {
        let mut left = self.below(list.iter().map(|(_, weight)| weight).sum());
        let hit = list.iter().find(|(_, weight)| match left.checked_sub(*weight) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        });
        &hit.unwrap_or(&list[0]).0
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_and_differ() {
        let draw = |seed, stream: &str| {
            let mut dice = Dice::new(seed, stream);
            [dice.place(), dice.place(), dice.place()]
        };
        assert_eq!(draw(7, "a"), draw(7, "a"));
        assert_ne!(draw(7, "a"), draw(7, "b"));
        assert_ne!(draw(7, "a"), draw(8, "a"));
    }

    #[test]
    fn weights_are_shares() {
        let mut dice = Dice::new(1, "weights");
        let list = [("never", 0), ("often", 900), ("seldom", 100)];
        let seldom = (0..10_000).filter(|_| *dice.weighted(&list) == "seldom").count();
        assert!((850..1150).contains(&seldom), "{seldom}");
        assert!((0..1000).all(|_| *dice.weighted(&list) != "never"));
        assert!((0..1000).all(|_| (3..=5).contains(&dice.between(3, 5))));
    }
}
