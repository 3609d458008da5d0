//! What an address is: public, inside, or where a cloud hands out credentials.

use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Public,
    /// This machine, its neighbours, private and reserved networks: open when the host or the network is listed.
    Inside,
    /// Where clouds hand out credentials: open only when this very address is listed. A name is not enough, because
    /// whoever runs the name could point it there.
    Metadata,
}

const METADATA_V4: [Ipv4Addr; 4] = [
    Ipv4Addr::new(169, 254, 169, 254),
    Ipv4Addr::new(100, 100, 100, 200),
    Ipv4Addr::new(168, 63, 129, 16),
    Ipv4Addr::new(192, 0, 0, 192),
];
const METADATA_V6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);

/// Networks that are not the public internet: the special-purpose registries of IANA, and multicast.
const INSIDE: [&str; 26] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
];

/// What an address is.
pub(super) fn kind(address: IpAddr) -> Kind {
    let metadata = match address {
        IpAddr::V4(v4) => METADATA_V4.contains(&v4),
        IpAddr::V6(v6) => v6 == METADATA_V6,
    };
    // A network that did not parse would be open, so the test below reads every line of the table.
    let inside =
        || INSIDE.iter().filter_map(|net| net.parse::<IpNet>().ok()).any(|net| net.contains(&address));
    match metadata {
        true => Kind::Metadata,
        false if inside() => Kind::Inside,
        false => Kind::Public,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_of_the_table_is_one() {
        assert_eq!(INSIDE.iter().filter(|net| net.parse::<IpNet>().is_ok()).count(), INSIDE.len());
    }
}
