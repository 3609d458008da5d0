//! Finding the differences.

use super::difference::{Difference, DifferenceKind, Why};
use super::mapping::{Counted, Mapping};
use super::pool;
use super::thing::{Inventory, Thing, ThingKind};
use crate::apply::Life;
use crate::event::Quantities;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_values::{Date, ItemId, ProjectId, Quantity, ResourceId};

/// A resource as the ledger has it on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    /// Its number.
    pub resource: ResourceId,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its project.
    pub project: ProjectId,
    /// How far its life is.
    pub life: Life,
    /// What is leased; of an ended lease what was.
    pub items: Quantities,
    /// The day on which a test ends as agreed.
    pub test_until: Option<Date>,
    /// The day of the end of the lease.
    pub ended_on: Option<Date>,
    /// The thing of the cloud that somebody said it is.
    pub linked: Option<String>,
}

impl Booked {
    pub(super) fn is_leased(&self) -> bool {
        self.life.stage().is_some()
    }

    /// What is charged each month: nothing of a test.
    pub(super) fn charged(&self) -> Quantities {
        if self.life == Life::Formal { self.items.clone() } else { Quantities::new() }
    }
}

/// Resources that an order under way asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    /// For this project.
    pub project: ProjectId,
    /// Each with these quantities.
    pub items: Quantities,
    /// So many.
    pub count: usize,
}

/// What a reconciliation comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// What does not agree, by kind, resource and thing.
    pub differences: Vec<Difference>,
    /// Resources whose thing was found.
    pub matched: usize,
    /// Things that an order under way asks for.
    pub ordered: usize,
    /// Leased resources that were not found in what could not be read whole.
    pub unproven: Vec<ResourceId>,
    /// Leased resources of projects that belong to no project of the cloud.
    pub unmapped: Vec<ResourceId>,
    /// Leased resources of a kind that an inventory does not hold.
    pub beside: usize,
}

/// Sets ledger, inventory and orders side by side, as they are at the end of a day.
pub fn reconcile(
    booked: &[Booked],
    inventory: &Inventory,
    orders: &[Ordered],
    mapping: &Mapping,
    on: Date,
) -> Reconciliation {
    let mut work = Work::new(inventory, mapping, on, booked);
    let mains = mains(booked);
    for one in booked {
        match one.linked.as_deref() {
            Some(id) => match mains.get(id).filter(|main| main.resource != one.resource) {
                None => work.linked(one, id),
                Some(main) => work.linked_twice(one, main),
            },
            None => {
                if one.is_leased() {
                    work.overdue(one, None);
                }
            }
        }
    }
    pool::compare(&mut work, booked, orders);
    let mut out = work.out;
    out.differences.sort_by(|a, b| (a.kind, &a.resource, a.thing).cmp(&(b.kind, &b.resource, b.thing)));
    out
}

/// Of the resources that are linked with one thing the one that counts: one that is leased, and of those the first.
fn mains(booked: &[Booked]) -> BTreeMap<&str, &Booked> {
    let mut mains: BTreeMap<&str, &Booked> = BTreeMap::new();
    for one in booked {
        let Some(id) = one.linked.as_deref() else { continue };
        let main = mains.entry(id).or_insert(one);
        if one.is_leased() && !main.is_leased() {
            *main = one;
        }
    }
    mains
}

pub(super) struct Work<'w> {
    pub(super) things: &'w [Thing],
    pub(super) mapping: &'w Mapping,
    pub(super) whole: BTreeSet<ThingKind>,
    /// Things that are not resources of their own: linked ones and disks of servers.
    pub(super) taken: BTreeSet<usize>,
    pub(super) out: Reconciliation,
    by_id: BTreeMap<&'w str, usize>,
    /// Disks of servers that nobody linked by themselves, by server.
    disks: BTreeMap<usize, Vec<usize>>,
    /// The cloud's projects of each project.
    mapped: BTreeSet<&'w ProjectId>,
    on: Date,
}

impl<'w> Work<'w> {
    fn new(inventory: &'w Inventory, mapping: &'w Mapping, on: Date, booked: &[Booked]) -> Self {
        let things = &inventory.things[..];
        let mut by_id = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (at, thing) in things.iter().enumerate() {
            if thing.is_deleted() || by_id.contains_key(thing.id.as_str()) {
                taken.insert(at);
            } else {
                by_id.insert(thing.id.as_str(), at);
            }
        }
        let links: BTreeSet<usize> =
            booked.iter().filter_map(|one| by_id.get(one.linked.as_deref()?).copied()).collect();
        taken.extend(&links);
        let mut disks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, thing) in things.iter().enumerate() {
            if thing.kind != ThingKind::Volume || taken.contains(&at) {
                continue;
            }
            if let Some(server) = thing.servers.iter().find_map(|id| by_id.get(id.as_str())) {
                disks.entry(*server).or_default().push(at);
                taken.insert(at);
            }
        }
        Self {
            things,
            mapping,
            whole: inventory.whole(),
            taken,
            out: Reconciliation::default(),
            by_id,
            disks,
            mapped: mapping.projects.values().collect(),
            on,
        }
    }

    pub(super) fn is_mapped(&self, project: &ProjectId) -> bool {
        self.mapped.contains(project)
    }

    /// What a thing counts as, with the disks of a server.
    pub(super) fn count(&self, at: usize) -> Counted {
        let mut counted = self.mapping.count(&self.things[at]);
        for disk in self.disks.get(&at).into_iter().flatten() {
            counted.take(&self.mapping.count(&self.things[*disk]));
        }
        counted
    }

    pub(super) fn say(&mut self, kind: DifferenceKind, one: &Booked, thing: Option<usize>, why: Why) {
        let known = thing.map(|at| self.things[at].kind);
        self.out.differences.push(Difference {
            kind,
            thing,
            thing_kind: known.or_else(|| self.mapping.kind_of(&one.items)),
            resource: Some(one.resource.clone()),
            project: Some(one.project.clone()),
            charged: Quantities::new(),
            right: Quantities::new(),
            why,
        });
    }

    fn amounts(&mut self, charged: Quantities, right: Quantities) {
        if let Some(last) = self.out.differences.last_mut() {
            (last.charged, last.right) = (charged, right);
        }
    }

    /// A test that should be over: what it uses would be charged, and a size of its own is not charged beside it.
    pub(super) fn overdue(&mut self, one: &Booked, thing: Option<usize>) {
        let until = one.test_until.filter(|until| one.life == Life::Test && *until <= self.on);
        if let Some(until) = until {
            self.say(DifferenceKind::TestOverdue, one, thing, Why::TestEnded(until));
            let used = thing.map_or_else(|| one.items.clone(), |at| self.used(one, at));
            self.amounts(Quantities::new(), used);
        }
    }

    /// What a resource uses: what its thing tells, and of the rest what is leased.
    fn used(&self, one: &Booked, at: usize) -> Quantities {
        let counted = self.count(at);
        let told = self.told(at, &counted);
        let of_ledger = one.items.iter().filter(|(item, _)| !told.contains(item));
        let of_cloud = counted.items.iter().filter(|(item, _)| told.contains(item));
        of_ledger.chain(of_cloud).map(|(item, quantity)| (item.clone(), *quantity)).collect()
    }

    fn linked(&mut self, one: &Booked, id: &str) {
        let thing = self.by_id.get(id).copied();
        if one.is_leased() {
            self.overdue(one, thing);
        }
        match thing {
            Some(at) => self.found(one, at),
            None if one.is_leased() => self.not_found(one, Why::Gone),
            None => {}
        }
    }

    /// A leased resource that the cloud does not show.
    pub(super) fn not_found(&mut self, one: &Booked, why: Why) {
        let is_proven = match self.mapping.kind_of(&one.items) {
            Some(kind) => self.whole.contains(&kind),
            None => self.whole.len() == ThingKind::ALL.len(),
        };
        if is_proven {
            self.say(DifferenceKind::Missing, one, None, why);
            self.amounts(one.charged(), Quantities::new());
        } else {
            self.out.unproven.push(one.resource.clone());
        }
    }

    fn linked_twice(&mut self, one: &Booked, main: &Booked) {
        if one.is_leased() {
            self.say(DifferenceKind::Missing, one, None, Why::Twice(main.resource.clone()));
            self.amounts(one.charged(), Quantities::new());
        }
    }

    fn found(&mut self, one: &Booked, at: usize) {
        self.out.matched += 1;
        match one.life {
            Life::Ended | Life::Reclaimed => {
                let counted = self.count(at).items;
                let right = if counted.is_empty() { one.items.clone() } else { counted };
                self.say(DifferenceKind::AfterExit, one, Some(at), Why::LeaseEnded(one.ended_on));
                self.amounts(Quantities::new(), right);
            }
            // It is in the ledger, and what is leased of it is not known before the lease starts.
            Life::Opened => {}
            Life::Test | Life::Formal => {
                self.owner(one, at);
                self.size(one, at);
            }
        }
    }

    fn owner(&mut self, one: &Booked, at: usize) {
        let thing = &self.things[at];
        let found = self.mapping.project(thing);
        // Of a project that belongs to none of the cloud's nothing can be said.
        if found == Some(&one.project) || (found.is_none() && !self.is_mapped(&one.project)) {
            return;
        }
        let why = Why::InProject(found.cloned(), thing.project.clone());
        self.say(DifferenceKind::OtherOwner, one, Some(at), why);
        self.amounts(one.charged(), one.charged());
    }

    /// Items whose quantities a thing tells; one that counts as nothing known tells none.
    fn told(&self, at: usize, counted: &Counted) -> BTreeSet<&'w ItemId> {
        if counted.items.is_empty() {
            return BTreeSet::new();
        }
        let kind = self.things[at].kind;
        let mut known: BTreeSet<&ItemId> = self.mapping.items_of(kind);
        if kind == ThingKind::Server {
            let disks = self.mapping.items_of(ThingKind::Volume);
            if self.whole.contains(&ThingKind::Volume) {
                known.extend(disks);
            } else {
                known.retain(|item| !disks.contains(item));
            }
        }
        known.retain(|item| !counted.unknown.contains(*item));
        known
    }

    /// Compares the quantities of items that an inventory can know. Those of a test are shown, and no money depends on them.
    fn size(&mut self, one: &Booked, at: usize) {
        let counted = self.count(at);
        let of = |items: &Quantities, item: &ItemId| items.get(item).copied().unwrap_or(Quantity::ZERO);
        let differs = |item: &&ItemId| of(&one.items, item) != of(&counted.items, item);
        let wrong: BTreeSet<&ItemId> = self.told(at, &counted).into_iter().filter(differs).collect();
        if wrong.is_empty() {
            return;
        }
        let only = |items: &Quantities| {
            let wanted = items.iter().filter(|(item, _)| wrong.contains(item));
            wanted.map(|(item, quantity)| (item.clone(), *quantity)).collect::<Quantities>()
        };
        let (charged, right) = (only(&one.items), only(&counted.items));
        let why = if one.life == Life::Test { Why::SizesOfTest } else { Why::Sizes };
        self.say(DifferenceKind::OtherSize, one, Some(at), why);
        self.amounts(charged, right);
    }
}
