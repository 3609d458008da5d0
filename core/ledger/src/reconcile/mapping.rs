//! Whose a thing is and what it counts as.

use super::thing::{Thing, ThingKind};
use crate::event::Quantities;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_values::{ItemId, ProjectId, Quantity};

/// What joins a cloud with projects and the catalog. It is data: the cloud's project ids, flavors and types of volumes say nothing by
/// themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Projects by the cloud's ids of theirs.
    pub projects: BTreeMap<String, ProjectId>,
    /// What things count as; the first rule that fits holds.
    pub rules: Vec<ItemsRule>,
}

/// What things of a kind count as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemsRule {
    /// The kind.
    pub kind: ThingKind,
    /// Only of this flavor or type; one that ends with `*` is a beginning.
    pub specification: Option<String>,
    /// Each processor.
    pub vcpu: Option<ItemId>,
    /// Each GB of memory.
    pub memory_gb: Option<ItemId>,
    /// Each GB of disk.
    pub disk_gb: Option<ItemId>,
    /// The thing itself.
    pub each: Option<ItemId>,
}

impl ItemsRule {
    fn fits(&self, thing: &Thing) -> bool {
        let named = thing.specification.as_deref().unwrap_or_default();
        self.kind == thing.kind
            && self.specification.as_deref().is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(beginning) => named.starts_with(beginning),
                None => named == wanted,
            })
    }

    /// Every item that it names.
    pub fn items(&self) -> impl Iterator<Item = &ItemId> {
        [&self.vcpu, &self.memory_gb, &self.disk_gb, &self.each].into_iter().flatten()
    }
}

/// What a thing counts as.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) items: Quantities,
    /// Items whose quantity is not known, such as those of a server whose flavor is gone.
    pub(super) unknown: BTreeSet<ItemId>,
}

impl Counted {
    fn add(&mut self, item: Option<&ItemId>, quantity: Option<i64>) {
        let Some(item) = item else { return };
        match quantity.map(Quantity::from_scaled) {
            None => {
                self.unknown.insert(item.clone());
            }
            Some(Quantity::ZERO) => {}
            Some(quantity) => {
                let sum = self.items.get(item).copied().unwrap_or(Quantity::ZERO).checked_add(quantity);
                match sum {
                    Ok(sum) => drop(self.items.insert(item.clone(), sum)),
                    Err(_) => drop(self.unknown.insert(item.clone())),
                }
            }
        }
    }

    /// Takes what another thing counts as, such as a disk of a server.
    pub(super) fn take(&mut self, other: &Self) {
        self.unknown.extend(other.unknown.iter().cloned());
        for (item, quantity) in &other.items {
            self.add(Some(item), Some(quantity.scaled()));
        }
    }
}

/// So many whole units, ten-thousandths.
fn units(count: u64) -> Option<i64> {
    i64::try_from(count).ok()?.checked_mul(10_000)
}

impl Mapping {
    /// Which project a thing belongs to.
    pub(super) fn project(&self, thing: &Thing) -> Option<&ProjectId> {
        self.projects.get(&thing.project)
    }

    /// What a thing counts as by itself.
    pub(super) fn count(&self, thing: &Thing) -> Counted {
        let mut counted = Counted::default();
        let Some(rule) = self.rules.iter().find(|rule| rule.fits(thing)) else { return counted };
        counted.add(rule.vcpu.as_ref(), thing.vcpus.and_then(|count| units(u64::from(count))));
        // Clouds count memory in MiB; four decimals of a GB are kept, as everywhere.
        let memory = thing.memory_mib.and_then(units).map(|scaled| scaled / 1024);
        counted.add(rule.memory_gb.as_ref(), memory);
        // A server that starts from a volume has no disk of its own.
        let disk = match thing.kind {
            ThingKind::Server if thing.vcpus.is_some() => units(thing.disk_gib.unwrap_or(0)),
            _ => thing.disk_gib.and_then(units),
        };
        counted.add(rule.disk_gb.as_ref(), disk);
        counted.add(rule.each.as_ref(), units(1));
        counted
    }

    /// The kind of thing that quantities are of: of the first kind that names one of the items. A machine has disks too, so servers
    /// come before volumes.
    pub(super) fn kind_of(&self, items: &Quantities) -> Option<ThingKind> {
        let names = |kind: &ThingKind| {
            let of_kind = self.rules.iter().filter(|rule| rule.kind == *kind);
            let own =
                of_kind.flat_map(|rule| [&rule.vcpu, &rule.memory_gb, &rule.each].into_iter().flatten());
            own.chain(self.disks(*kind)).any(|item| items.contains_key(item))
        };
        ThingKind::ALL.into_iter().find(names)
    }

    /// Disks make a volume, not a machine.
    fn disks(&self, kind: ThingKind) -> impl Iterator<Item = &ItemId> {
        let is_wanted = move |rule: &&ItemsRule| kind == ThingKind::Volume && rule.kind == kind;
        self.rules.iter().filter(is_wanted).filter_map(|rule| rule.disk_gb.as_ref())
    }

    /// Items that things of a kind may count as.
    pub(super) fn items_of(&self, kind: ThingKind) -> BTreeSet<&ItemId> {
        self.rules.iter().filter(|rule| rule.kind == kind).flat_map(ItemsRule::items).collect()
    }
}
