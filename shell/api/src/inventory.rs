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

/// A ledger and an inventory, compared from files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReconciledJson {
    /// The pack by which things count and cost.
    pub pack: String,
    /// The day, YYYY-MM-DD.
    pub on: String,
    /// Resources of the ledger.
    pub resources: usize,
    /// Things of the inventory.
    pub things: usize,
    /// Resources whose thing was found.
    pub matched: usize,
    /// Leased resources of a kind that an inventory does not hold, such as services.
    pub beside: usize,
    /// Leased resources that were not found in what could not be read whole.
    pub unproven: Vec<String>,
    /// Leased resources of projects that belong to no project of the cloud.
    pub unmapped: Vec<String>,
    /// What does not agree.
    pub differences: Vec<ReconciledDifferenceJson>,
    /// What was not read: nothing of it is called missing.
    pub gaps: Vec<InventoryGapJson>,
}

/// A difference between a ledger and an inventory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReconciledDifferenceJson {
    /// `unordered`, `unregistered`, `missing`, `other_size`, `other_owner`, `after_exit` or `unlinked`.
    pub kind: &'static str,
    /// The kind in words.
    pub title: String,
    /// `server`, `volume`, `floating_ip` or `load_balancer`.
    pub thing_kind: Option<&'static str>,
    /// The cloud's id of the thing.
    pub cloud_id: Option<String>,
    /// Its name there.
    pub cloud_name: Option<String>,
    /// The resource.
    pub resource_id: Option<String>,
    /// The project.
    pub project_id: Option<String>,
    /// Yuan a month: above nought what is charged too much, below what is charged too little; null when something has no price.
    pub monthly: Option<String>,
    /// What is charged.
    pub charged: Vec<ReconciledItemJson>,
    /// What would be charged if both agreed.
    pub right: Vec<ReconciledItemJson>,
    /// How it comes about.
    pub why: String,
    /// Clauses of the items and prices.
    pub clauses: Vec<String>,
}

/// A quantity of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReconciledItemJson {
    /// The item.
    pub item: String,
    /// How much of it, a decimal.
    pub quantity: String,
}
