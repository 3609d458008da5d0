//! The table of what a cloud holds, for clouds that have no interface that can be asked.

use crate::cell::Cells;
use crate::collect::Problem;
use crate::header::{Column, optional, required};
use crate::input::Input;
use crate::problems;
use crate::rows::{LARGE, ReadReport, Table, read};
use std::collections::HashMap;
use yunheng_values::{Findings, Quantity};

/// A row of the inventory; what is `None` is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InventoryRow<'a> {
    /// Where it stands.
    pub line: u64,
    /// `server`, `volume`, `floating_ip` or `load_balancer`.
    pub kind: &'static str,
    /// The cloud's id.
    pub id: &'a str,
    /// Its name there.
    pub name: Option<&'a str>,
    /// The cloud's id of whose it is.
    pub project_id: &'a str,
    /// Name of that project there.
    pub project: Option<&'a str>,
    /// The cloud's word for its state.
    pub status: Option<&'a str>,
    /// Flavor of a server, type of a volume.
    pub specification: Option<&'a str>,
    /// Processors of a server.
    pub vcpus: Option<u32>,
    /// Memory of a server, GB.
    pub memory_gb: Option<Quantity>,
    /// Size of a volume, or of a server's own disk, GB.
    pub disk_gb: Option<u32>,
    /// Addresses, with blanks or commas between them.
    pub addresses: Option<&'a str>,
    /// The server that a volume is attached to.
    pub server_id: Option<&'a str>,
}

/// Columns in the order of the template: the name, and the one that people read.
pub const INVENTORY_COLUMNS: [(&str, &str); 12] = [
    ("kind", "类别"),
    ("id", "云平台编号"),
    ("name", "名称"),
    ("project_id", "云项目编号"),
    ("project", "云项目"),
    ("status", "状态"),
    ("specification", "规格"),
    ("vcpus", "核数"),
    ("memory_gb", "内存GB"),
    ("disk_gb", "磁盘GB"),
    ("addresses", "地址"),
    ("server_id", "挂载的云主机编号"),
];

const COLUMNS: [Column; 12] = [
    required("kind").also("类别"),
    required("id").also("云平台编号"),
    optional("name").also("名称"),
    required("project_id").also("云项目编号"),
    optional("project").also("云项目"),
    optional("status").also("状态"),
    optional("specification").also("规格"),
    optional("vcpus").also("核数"),
    optional("memory_gb").also("内存GB"),
    optional("disk_gb").also("磁盘GB"),
    optional("addresses").also("地址"),
    optional("server_id").also("挂载的云主机编号"),
];

static INVENTORY: Table = Table { name: "inventory", columns: &COLUMNS, unpacked: LARGE };

const KINDS: &[(&str, &str)] = &[
    ("server", "server"),
    ("volume", "volume"),
    ("floating_ip", "floating_ip"),
    ("load_balancer", "load_balancer"),
    ("云主机", "server"),
    ("云硬盘", "volume"),
    ("公网IP", "floating_ip"),
    ("负载均衡", "load_balancer"),
];
/// No machine has more processors, and no disk more gigabytes; a larger number is a column in the wrong place.
const MOST_VCPU: u32 = 100_000;
const MOST_DISK: u32 = 10_000_000;

/// Reads an inventory; each thing stands once.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_inventory(input: &Input, mut sink: impl FnMut(InventoryRow<'_>)) -> Result<ReadReport, Findings> {
    let mut seen: HashMap<String, u64> = HashMap::new();
    read(input, &INVENTORY, |cells| {
        let Some(row) = row(cells) else { return };
        if let Some(first) = seen.get(row.id).copied() {
            cells.report(1, || problems::doubled(row.id, first));
            return;
        }
        seen.insert(row.id.to_owned(), row.line);
        sink(row);
    })
}

fn row<'a>(cells: &mut Cells<'a, '_>) -> Option<InventoryRow<'a>> {
    let line = cells.row.line;
    // All cells are read before the first that failed ends the row, so that each has its finding.
    let (kind, id, name) = (cells.word(0, "bad_word", KINDS), cells.id(1), cells.may_text(2));
    let (project_id, project, status) = (cells.id(3), cells.may_text(4), cells.may_text(5));
    let (specification, vcpus) = (cells.may_text(6), cells.may_count(7, MOST_VCPU));
    let (memory_gb, disk_gb) = (cells.may_quantity(8), cells.may_count(9, MOST_DISK));
    let (addresses, server_id) = (cells.may_text(10), cells.may_id(11));
    if kind == Some("server") && vcpus == Some(None) {
        cells.report(7, no_size);
        return None;
    }
    Some(InventoryRow {
        line,
        kind: kind?,
        id: id?,
        name: name?,
        project_id: project_id?,
        project: project?,
        status: status?,
        specification: specification?,
        vcpus: vcpus?,
        memory_gb: memory_gb?,
        disk_gb: disk_gb?,
        addresses: addresses?,
        server_id: server_id?,
    })
}

fn no_size() -> Problem {
    Problem::new("missing_value", "云主机应填核数", "a server has processors")
}
