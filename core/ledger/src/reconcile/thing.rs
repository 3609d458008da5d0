//! What a cloud says that it holds.

use std::collections::BTreeSet;

/// Kinds of things that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// 云主机.
    Server,
    /// 云硬盘.
    Volume,
    /// 公网地址.
    FloatingIp,
    /// 负载均衡.
    LoadBalancer,
}

impl ThingKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Server, Self::Volume, Self::FloatingIp, Self::LoadBalancer];

    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Volume => "volume",
            Self::FloatingIp => "floating_ip",
            Self::LoadBalancer => "load_balancer",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Something that a cloud holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// The cloud's id, which stays when it is renamed, rebuilt or resized.
    pub id: String,
    /// Its name, which anybody there may change.
    pub name: String,
    /// The cloud's id of whose it is.
    pub project: String,
    /// The cloud's word for its state.
    pub status: String,
    /// Flavor of a server, type of a volume.
    pub specification: Option<String>,
    /// Processors of a server, when they are known.
    pub vcpus: Option<u32>,
    /// Memory of a server, MiB, when it is known.
    pub memory_mib: Option<u64>,
    /// Size of a volume, or of a server's own disk, GiB.
    pub disk_gib: Option<u64>,
    /// Addresses.
    pub addresses: Vec<String>,
    /// Servers that a volume is attached to.
    pub servers: Vec<String>,
}

impl Thing {
    /// Whether its cloud keeps it only until it is purged: it is not there any more.
    pub(super) fn is_deleted(&self) -> bool {
        let status = self.status.as_str();
        status.eq_ignore_ascii_case("deleted") || status.eq_ignore_ascii_case("soft_deleted")
    }
}

/// A part that was not read, or not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Of this kind; of every kind when absent.
    pub kind: Option<ThingKind>,
}

/// What was read of a cloud.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// What it holds.
    pub things: Vec<Thing>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

impl Inventory {
    /// Kinds of which everything was read, in every project. What was moved from a project that was read into one that was not would
    /// look gone, so one project that was not read is enough to prove nothing.
    pub(super) fn whole(&self) -> BTreeSet<ThingKind> {
        let is_whole =
            |kind: &ThingKind| !self.unread.iter().any(|gap| gap.kind.is_none_or(|of| of == *kind));
        ThingKind::ALL.into_iter().filter(is_whole).collect()
    }
}
