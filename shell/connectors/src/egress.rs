//! Where the program may call when a person typed the address.
//!
//! The server stands inside the network, the person may not: an address that leads back to the machine, to its
//! neighbours or to the cloud's metadata service would lend the person the server's place (server-side request
//! forgery). So only public addresses over https are open by themselves. A government cloud lives on private
//! addresses, so the administrator lists what is meant: a host name, an address or a network.

mod kind;

use crate::said::short;
use ipnet::IpNet;
use kind::{Kind, kind};
use std::fmt;
use std::net::IpAddr;
use url::{Host, Url};
use yunheng_values::Text;

/// What may be called besides public addresses over https.
#[derive(Debug, Clone, Default)]
pub(crate) struct Egress {
    hosts: Vec<String>,
    networks: Vec<IpNet>,
}

/// A target that may not be called.
#[derive(Debug, Clone)]
pub(crate) struct Barred(pub(crate) Text);

impl fmt::Display for Barred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.zh, self.0.en)
    }
}

impl std::error::Error for Barred {}

fn barred(zh: impl Into<String>, en: impl Into<String>) -> Barred {
    Barred(Text::new(zh, en))
}

impl Egress {
    /// Reads the list: host names, addresses, networks such as `10.0.0.0/8`.
    pub(crate) fn parse(allow: &[String]) -> Result<Self, Text> {
        let mut egress = Self::default();
        for entry in allow.iter().map(|entry| entry.trim()) {
            if let Ok(network) = entry.parse::<IpNet>() {
                egress.networks.push(network.trunc());
            } else if let Ok(address) = entry.trim_matches(['[', ']']).parse::<IpAddr>() {
                egress.networks.push(IpNet::from(address.to_canonical()));
            } else {
                egress.hosts.push(host_name(entry)?);
            }
        }
        Ok(egress)
    }

    /// The same list with the host of one address that the administrator set on purpose.
    pub(crate) fn with_host_of(mut self, url: &Url) -> Self {
        match url.host() {
            Some(Host::Domain(name)) => self.hosts.push(plain(name)),
            Some(Host::Ipv4(address)) => self.networks.push(IpNet::from(IpAddr::V4(address))),
            Some(Host::Ipv6(address)) => self.networks.push(IpNet::from(IpAddr::V6(address).to_canonical())),
            None => {}
        }
        self
    }

    /// What can be judged before anything is resolved: scheme, credentials, an address instead of a name.
    pub(crate) fn check_url(&self, url: &Url) -> Result<(), Barred> {
        let listed = match url.host() {
            Some(Host::Domain(name)) => self.lists(name),
            Some(Host::Ipv4(address)) => self.check_literal(IpAddr::V4(address))?,
            Some(Host::Ipv6(address)) => self.check_literal(IpAddr::V6(address))?,
            None => return Err(barred("地址没有主机名", "the address has no host")),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(barred(
                "地址中不得含用户名或密码",
                "the address must not carry a user name or password",
            ));
        }
        match url.scheme() {
            "https" => Ok(()),
            "http" if listed => Ok(()),
            "http" => Err(barred(
                "未列入允许名单的主机只能用 https 地址",
                "a host that is not on the allow-list must be called over https",
            )),
            other => Err(barred(
                format!("地址应以 https:// 开头，实为 {}", short(other)),
                format!("the address must begin with https://, found {}", short(other)),
            )),
        }
    }

    /// May a connection to `address`, which `host` stands for, be opened?
    pub(crate) fn check(&self, host: &str, address: IpAddr) -> Result<(), Barred> {
        let address = address.to_canonical();
        let open = match kind(address) {
            Kind::Public => true,
            Kind::Inside => self.lists(host) || self.networks.iter().any(|net| net.contains(&address)),
            Kind::Metadata => self.networks.contains(&IpNet::from(address)),
        };
        if open {
            return Ok(());
        }
        let host = short(host);
        Err(barred(
            format!(
                "{host} 的地址 {address} 属本机、内网或云元数据服务，默认不得访问；确需访问的，请系统管理员把该主机或网段列入出站允许名单"
            ),
            format!(
                "{host} has the address {address} (this machine, a private network or cloud metadata), which is not called by default; if it is meant, the system administrator lists the host or network in the outbound allow-list"
            ),
        ))
    }

    fn check_literal(&self, address: IpAddr) -> Result<bool, Barred> {
        self.check(&address.to_string(), address)?;
        Ok(self.networks.iter().any(|net| net.contains(&address.to_canonical())))
    }

    fn lists(&self, host: &str) -> bool {
        self.hosts.contains(&plain(host))
    }
}

fn plain(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// A host name as an address would carry it, so that Chinese names and capitals compare equal.
fn host_name(entry: &str) -> Result<String, Text> {
    match Host::parse(entry) {
        Ok(Host::Domain(name)) if !name.contains('*') => Ok(plain(&name)),
        _ => Err(Text::new(
            format!("出站允许名单中的 {} 不是主机名、IP 地址或网段（如 10.0.0.0/8）", short(entry)),
            format!(
                "outbound allow-list: {} is no host name, address or network such as 10.0.0.0/8",
                short(entry)
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn egress(allow: &[&str]) -> Egress {
        Egress::parse(&allow.iter().map(|&entry| entry.to_owned()).collect::<Vec<_>>()).unwrap()
    }

    fn open(egress: &Egress, host: &str, address: &str) -> bool {
        egress.check(host, address.parse().unwrap()).is_ok()
    }

    fn url_open(egress: &Egress, url: &str) -> bool {
        egress.check_url(&url.parse().unwrap()).is_ok()
    }

    #[test]
    fn only_public_addresses_are_open_by_themselves() {
        let none = egress(&[]);
        for address in ["114.114.114.114", "2400:3200::1"] {
            assert!(open(&none, "x.example", address), "{address}");
        }
        let closed = [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.100.100.200",
            "168.63.129.16",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fd00:ec2::254",
            "fc00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:0:1::",
        ];
        for address in closed {
            assert!(!open(&none, "x.example", address), "{address}");
        }
    }

    #[test]
    fn a_listed_name_opens_private_addresses_and_never_metadata() {
        let named = egress(&["Hooks.Gov.Local"]);
        assert!(open(&named, "hooks.gov.local.", "10.1.2.3"));
        assert!(open(&named, "HOOKS.gov.local", "127.0.0.1"));
        assert!(!open(&named, "other.gov.local", "10.1.2.3"));
        assert!(!open(&named, "hooks.gov.local", "169.254.169.254"));
    }

    #[test]
    fn a_listed_network_opens_itself_and_metadata_needs_its_own_line() {
        let wide = egress(&["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16"]);
        assert!(open(&wide, "x", "10.255.0.1") && open(&wide, "x", "::ffff:10.0.0.1"));
        assert!(!open(&wide, "x", "100.100.100.200") && !open(&wide, "x", "169.254.169.254"));
        assert!(open(&egress(&["169.254.169.254"]), "x", "169.254.169.254"));
    }

    #[test]
    fn addresses_in_every_spelling_are_judged() {
        let none = egress(&[]);
        let spellings =
            ["127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]"];
        for host in spellings {
            assert!(!url_open(&none, &format!("https://{host}/")), "{host}");
        }
        assert!(url_open(&egress(&["127.0.0.1"]), "http://2130706433/"));
    }

    #[test]
    fn http_needs_a_listed_host_and_nothing_carries_a_password() {
        let named = egress(&["hooks.gov.local", "政务云.cn"]);
        assert!(url_open(&named, "http://hooks.gov.local/x") && url_open(&named, "https://any.example/x"));
        assert!(url_open(&named, "http://政务云.cn/"));
        assert!(!url_open(&named, "http://any.example/x"));
        assert!(!url_open(&named, "https://user@any.example/x"));
        assert!(!url_open(&named, "ftp://hooks.gov.local/x"));
    }

    #[test]
    fn what_is_neither_a_name_nor_a_network_is_refused() {
        for entry in ["10.0.0.0/40", "https://x.example", "*.example", "", "a b"] {
            assert!(Egress::parse(&[entry.to_owned()]).is_err(), "{entry}");
        }
    }
}
