//! Networks such as `10.1.2.0/24`.

use std::net::IpAddr;

/// A network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: u128,
    bits: u32,
    is_v6: bool,
}

impl Network {
    /// Reads `10.1.2.0/24`, `fd00::/8` or a single address.
    ///
    /// ```
    /// use yunheng_server::http::Network;
    /// let office = Network::parse("10.1.2.0/24").expect("a network");
    /// assert!(office.holds("10.1.2.77".parse().expect("an address")));
    /// assert!(!office.holds("10.1.3.1".parse().expect("an address")));
    /// assert!(Network::parse("10.1.2.0/33").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u32>().ok()?)),
            None => (text, None),
        };
        let (number, is_v6) = number(address.parse().ok()?);
        let length = if is_v6 { 128 } else { 32 };
        let bits = bits.unwrap_or(length);
        (bits <= length).then_some(Self { address: number, bits, is_v6 })
    }

    /// Whether an address is in it.
    pub fn holds(&self, address: IpAddr) -> bool {
        let (number, is_v6) = number(address);
        let length = if self.is_v6 { 128 } else { 32 };
        let shift = length - self.bits;
        is_v6 == self.is_v6 && (shift >= 128 || (number >> shift) == (self.address >> shift))
    }
}

fn number(address: IpAddr) -> (u128, bool) {
    match address.to_canonical() {
        IpAddr::V4(address) => (u128::from(u32::from(address)), false),
        IpAddr::V6(address) => (u128::from(address), true),
    }
}
