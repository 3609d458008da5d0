//! The resource table: sizes and state of machines on one day.

use crate::cell::Cells;
use crate::collect::Problem;
use crate::header::{optional, required};
use crate::input::Input;
use crate::problems;
use crate::rows::{LARGE, ReadReport, Table, read};
use std::collections::HashMap;
use yunheng_usage::{Power, Resize, StopCause};
use yunheng_values::{Date, Findings, Quantity};

/// A row of the resource table; what is `None` is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResourceRow<'a> {
    /// Where it stands.
    pub line: u64,
    /// The resource.
    pub resource_id: &'a str,
    /// The using unit.
    pub unit_id: &'a str,
    /// Virtual processors.
    pub vcpu: u32,
    /// Memory, GB.
    pub memory_gb: Quantity,
    /// Disk, GB.
    pub disk_gb: Option<Quantity>,
    /// Whether it runs.
    pub power: Option<Power>,
    /// Since when; the date of an instant.
    pub power_since: Option<Date>,
    /// Who stopped it.
    pub stopped_by: Option<StopCause>,
    /// First day of the present size; the date of an instant.
    pub resized_on: Option<Date>,
    /// Direction of that resize.
    pub resize: Option<Resize>,
    /// Whether a unit claims it.
    pub claimed: Option<bool>,
    /// The information system that it belongs to.
    pub system_id: Option<&'a str>,
    /// Why it is left as it is.
    pub exempt: Option<&'a str>,
}

static RESOURCES: Table = Table {
    name: "resources",
    columns: &[
        required("resource_id"),
        required("unit_id"),
        required("vcpu"),
        required("memory_gb"),
        optional("disk_gb"),
        optional("power"),
        optional("power_since"),
        optional("stopped_by"),
        optional("resized_on"),
        optional("resize"),
        optional("claimed"),
        optional("system_id"),
        optional("exempt"),
    ],
    unpacked: LARGE,
};

/// No machine has more processors; a larger number is a column in the wrong place.
const MOST_VCPU: u32 = 100_000;
const POWER: &[(&str, Power)] = &[("on", Power::On), ("off", Power::Off)];
const STOPPED_BY: &[(&str, StopCause)] = &[("unit", StopCause::Unit), ("security", StopCause::Security)];
const RESIZE: &[(&str, Resize)] = &[("up", Resize::Up), ("down", Resize::Down)];
const CLAIMED: &[(&str, bool)] = &[("true", true), ("false", false), ("是", true), ("否", false)];

/// Reads resources; each stands once.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_resources(input: &Input, mut sink: impl FnMut(ResourceRow<'_>)) -> Result<ReadReport, Findings> {
    let mut seen: HashMap<String, u64> = HashMap::new();
    read(input, &RESOURCES, |cells| {
        let Some(row) = resource(cells) else { return };
        if let Some(first) = seen.get(row.resource_id).copied() {
            cells.report(0, || problems::doubled(row.resource_id, first));
            return;
        }
        seen.insert(row.resource_id.to_owned(), row.line);
        sink(row);
    })
}

fn resource<'a>(cells: &mut Cells<'a, '_>) -> Option<ResourceRow<'a>> {
    let line = cells.row.line;
    // All cells are read before the first that failed ends the row, so that each has its finding.
    let (resource_id, unit_id) = (cells.id(0), cells.id(1));
    let (vcpu, memory_gb, disk_gb) = (cells.count(2, MOST_VCPU), memory(cells), cells.may_quantity(4));
    let (power, power_since) = (cells.may_word(5, "bad_word", POWER), cells.may_moment(6));
    let (stopped_by, resized_on) = (cells.may_word(7, "bad_word", STOPPED_BY), cells.may_moment(8));
    let (resize, claimed) = (cells.may_word(9, "bad_word", RESIZE), cells.may_word(10, "bad_word", CLAIMED));
    let (system_id, exempt) = (cells.may_id(11), cells.may_text(12));
    Some(ResourceRow {
        line,
        resource_id: resource_id?,
        unit_id: unit_id?,
        vcpu: vcpu?,
        memory_gb: memory_gb?,
        disk_gb: disk_gb?,
        power: power?,
        power_since: power_since?.map(|moment| moment.date()),
        stopped_by: stopped_by?,
        resized_on: resized_on?.map(|moment| moment.date()),
        resize: resize?,
        claimed: claimed?,
        system_id: system_id?,
        exempt: exempt?,
    })
}

/// A machine without memory is a typing error.
fn memory(cells: &mut Cells<'_, '_>) -> Option<Quantity> {
    let value = cells.quantity(3)?;
    if value == Quantity::ZERO {
        cells.report(3, || {
            Problem::new("out_of_range", "0超出范围，应大于0", "0 is out of range; expected more than 0")
        });
        return None;
    }
    Some(value)
}
