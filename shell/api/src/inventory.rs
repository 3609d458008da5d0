//! `yunheng inventory` on the wire.

use serde::Serialize;

/// What a cloud says that it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InventoryJson {
    /// Everything, ordered by kind and id.
    pub entries: Vec<InventoryEntryJson>,
    /// What could not be read: what is missing there proves nothing.
    pub gaps: Vec<InventoryGapJson>,
}

/// A thing in a cloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InventoryEntryJson {
    /// `server`, `volume`, `floating_ip` or `load_balancer`.
    pub kind: &'static str,
    /// The cloud's id.
    pub id: String,
    /// Its name there, or its address.
    pub name: String,
    /// The cloud's id of whose it is.
    pub project_id: String,
    /// Name of that project, when the reader sees it.
    pub project: Option<String>,
    /// The cloud's word for its state.
    pub status: String,
    /// RFC 3339.
    pub created_at: Option<String>,
    /// Flavor of a server, type of a volume.
    pub specification: Option<String>,
    /// Processors of a server.
    pub vcpus: Option<u32>,
    /// Memory of a server, MiB.
    pub memory_mib: Option<u64>,
    /// Size of a volume, or of a server's own disk, GiB.
    pub disk_gib: Option<u64>,
    /// Addresses.
    pub addresses: Vec<String>,
    /// Servers that a volume is attached to.
    pub server_ids: Vec<String>,
}

/// A part that was not read, or not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InventoryGapJson {
    /// `projects`, `flavors`, `servers`, `volumes`, `floating_ips` or `load_balancers`.
    pub part: &'static str,
    /// Of which project only, when projects are read one by one.
    pub project_id: Option<String>,
    /// What happened and what to do.
    pub message: String,
}
