//! Which flavor and which volumes of a cloud make what was ordered: the counting of `mapping.rs` the other way round, so that what is made
//! is found by the next reconciliation to be just what was ordered.

use super::mapping::{Counted, Mapping};
use super::thing::{Thing, ThingKind};
use crate::event::Quantities;
use yunheng_values::{ItemId, Quantity};

/// A size of servers that a cloud offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flavor {
    /// The cloud's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Processors.
    pub vcpus: u32,
    /// Memory, MiB.
    pub memory_mib: u64,
    /// Disk of its own, GiB; none starts from a volume.
    pub disk_gib: u64,
}

/// What a cloud offers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// Sizes of servers.
    pub flavors: Vec<Flavor>,
    /// Kinds of volumes.
    pub volume_types: Vec<String>,
}

/// What stands already of the resource that is to become what was ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Present {
    /// Id of the flavor of its server.
    pub flavor: Option<String>,
    /// Its volumes.
    pub volumes: Vec<Thing>,
}

/// A volume that is to be there besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// Its kind.
    pub volume_type: String,
    /// Its size, GiB.
    pub size_gib: u64,
}

/// What makes what was ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supply {
    /// The flavor of the server, by its place in the offer; none for a volume.
    pub flavor: Option<usize>,
    /// Volumes besides those that are there; of a resource that is a volume the volume itself.
    pub disks: Vec<Disk>,
}

/// Why a cloud cannot make what was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Short {
    /// Neither a server nor a volume: people do it.
    ByHand,
    /// An item that servers and volumes do not count as.
    Beside(ItemId),
    /// No flavor counts as this.
    NoFlavor,
    /// There is more disk than was ordered, and disks are not made smaller.
    Shrinks,
    /// No kind of volume counts as this item.
    NoVolumeType(ItemId),
    /// A disk of a part of a GB.
    NotWhole(ItemId),
    /// The flavor has no disk and no disk was ordered: nothing to start from.
    NoDisk,
}

/// What of an offer makes these quantities, given what stands already.
///
/// # Errors
/// Why nothing does.
pub fn supply(
    items: &Quantities,
    mapping: &Mapping,
    offer: &Offer,
    present: Option<&Present>,
) -> Result<Supply, Short> {
    match mapping.kind_of(items) {
        Some(ThingKind::Server) => server(items, mapping, offer, present),
        Some(ThingKind::Volume) if items.len() == 1 => {
            Ok(Supply { flavor: None, disks: disks(items, mapping, offer)? })
        }
        _ => Err(Short::ByHand),
    }
}

fn server(
    items: &Quantities,
    mapping: &Mapping,
    offer: &Offer,
    present: Option<&Present>,
) -> Result<Supply, Short> {
    let own = mapping.items_of(ThingKind::Server);
    let of_volumes = mapping.items_of(ThingKind::Volume);
    if let Some(other) = items.keys().find(|item| !own.contains(item) && !of_volumes.contains(item)) {
        return Err(Short::Beside(other.clone()));
    }
    let mut there = Counted::default();
    for volume in present.map(|present| &present.volumes[..]).unwrap_or_default() {
        there.take(&mapping.count(volume));
    }
    let is_more = |(item, had): (&ItemId, &Quantity)| *had > quantity(items, item);
    if there.items.iter().any(is_more) {
        return Err(Short::Shrinks);
    }
    let now = present.and_then(|present| present.flavor.as_deref());
    let disk_now =
        offer.flavors.iter().find(|one| Some(one.id.as_str()) == now).map_or(0, |one| one.disk_gib);
    let fits = |(at, flavor): (usize, &Flavor)| {
        let mut counted = mapping.count(&as_thing(flavor));
        counted.take(&there);
        let rest = rest(items, &counted, |item| of_volumes.contains(item))?;
        (flavor.disk_gib >= disk_now).then_some((at, rest))
    };
    let all = offer.flavors.iter().enumerate().filter_map(fits);
    // What stands is not changed without need; then what needs the fewest volumes, then the smallest disk.
    let best = all.min_by_key(|(at, rest)| {
        let flavor = &offer.flavors[*at];
        (Some(flavor.id.as_str()) != now, rest.len(), flavor.disk_gib, flavor.name.clone(), flavor.id.clone())
    });
    let (at, rest) = best.ok_or(Short::NoFlavor)?;
    if present.is_none() && rest.is_empty() && offer.flavors[at].disk_gib == 0 {
        return Err(Short::NoDisk);
    }
    Ok(Supply { flavor: Some(at), disks: disks(&rest, mapping, offer)? })
}

fn quantity(items: &Quantities, item: &ItemId) -> Quantity {
    items.get(item).copied().unwrap_or(Quantity::ZERO)
}

/// What was ordered beyond what is counted, if volumes can make it up; none when something is too much or cannot be added.
fn rest(items: &Quantities, counted: &Counted, is_disk: impl Fn(&ItemId) -> bool) -> Option<Quantities> {
    if !counted.unknown.is_empty() || counted.items.keys().any(|item| !items.contains_key(item)) {
        return None;
    }
    let mut rest = Quantities::new();
    for (item, wanted) in items {
        let missing = wanted.scaled() - quantity(&counted.items, item).scaled();
        match missing {
            0 => {}
            1.. if is_disk(item) => drop(rest.insert(item.clone(), Quantity::from_scaled(missing))),
            _ => return None,
        }
    }
    Some(rest)
}

/// A volume for each item.
fn disks(items: &Quantities, mapping: &Mapping, offer: &Offer) -> Result<Vec<Disk>, Short> {
    let disk = |(item, wanted): (&ItemId, &Quantity)| {
        let size = u64::try_from(wanted.scaled()).ok().filter(|scaled| scaled % UNIT == 0);
        let size_gib = size.ok_or_else(|| Short::NotWhole(item.clone()))? / UNIT;
        let one = Quantity::from_scaled(10_000);
        let counts = |kind: &&String| {
            let counted = mapping.count(&volume(kind, 1));
            counted.items.len() == 1 && counted.items.get(item) == Some(&one)
        };
        let found = offer.volume_types.iter().find(counts);
        let volume_type = found.cloned().ok_or_else(|| Short::NoVolumeType(item.clone()))?;
        Ok(Disk { volume_type, size_gib })
    };
    items.iter().map(disk).collect()
}

/// Ten-thousandths of a whole unit.
const UNIT: u64 = 10_000;

fn as_thing(flavor: &Flavor) -> Thing {
    Thing {
        kind: ThingKind::Server,
        specification: Some(flavor.name.clone()),
        vcpus: Some(flavor.vcpus),
        memory_mib: Some(flavor.memory_mib),
        ..volume("", flavor.disk_gib)
    }
}

fn volume(kind: &str, size_gib: u64) -> Thing {
    Thing {
        kind: ThingKind::Volume,
        id: String::new(),
        name: String::new(),
        project: String::new(),
        status: String::new(),
        specification: Some(kind.to_owned()),
        vcpus: None,
        memory_mib: None,
        disk_gib: Some(size_gib),
        addresses: Vec::new(),
        servers: Vec::new(),
    }
}
