//! Resources and things that nobody linked, project by project.
//!
//! A name or an address that is the only one of its kind on both sides is proposed as a link. It never makes two differences one: as
//! long as nobody has confirmed it, the row says that it is not linked.

use super::compare::{Booked, Ordered, Work};
use super::difference::{Difference, DifferenceKind, Why};
use super::thing::{Thing, ThingKind};
use crate::event::Quantities;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_values::ProjectId;

/// What is left of a project and kind on both sides.
#[derive(Default)]
struct Pool<'p> {
    booked: Vec<&'p Booked>,
    things: Vec<usize>,
}

/// Words of a resource by which it may be known.
type OfBooked = fn(&Booked) -> Vec<&str>;
/// Words of a thing by which it may be known.
type OfThing = fn(&Thing) -> Vec<&str>;
type Pools<'p> = BTreeMap<(&'p ProjectId, ThingKind), Pool<'p>>;

pub(super) fn compare<'w>(work: &mut Work<'w>, booked: &'w [Booked], orders: &[Ordered]) {
    let mut pools = Pools::new();
    for one in booked.iter().filter(|one| one.linked.is_none() && one.is_leased()) {
        match work.mapping.kind_of(&one.items) {
            None => work.out.beside += 1,
            Some(_) if !work.is_mapped(&one.project) => work.out.unmapped.push(one.resource.clone()),
            Some(kind) => pools.entry((&one.project, kind)).or_default().booked.push(one),
        }
    }
    let mut left = Vec::new();
    for at in (0..work.things.len()).filter(|at| !work.taken.contains(at)) {
        match work.mapping.project(&work.things[at]) {
            Some(project) => pools.entry((project, work.things[at].kind)).or_default().things.push(at),
            None => left.push(at),
        }
    }
    for (_, pool) in pools {
        left.extend(of_pool(work, pool));
    }
    left.sort_unstable();
    strangers(work, left, orders);
}

/// Proposes links, says what is missing, and gives back things that are left.
fn of_pool(work: &mut Work<'_>, pool: Pool<'_>) -> Vec<usize> {
    let (mut booked, mut things) = (pool.booked, pool.things);
    for (why, of_booked, of_thing) in [
        (Why::SameName, name_of as OfBooked, thing_name as OfThing),
        (Why::SameAddress, address_of, thing_addresses),
    ] {
        let pairs = only_pairs(work, &booked, &things, (of_booked, of_thing));
        for (one, at) in &pairs {
            work.say(DifferenceKind::Unlinked, booked[*one], Some(*at), why.clone());
        }
        let (ones, ats): (BTreeSet<usize>, BTreeSet<usize>) = pairs.into_iter().unzip();
        let mut at = 0;
        booked.retain(|_| {
            at += 1;
            !ones.contains(&(at - 1))
        });
        things.retain(|at| !ats.contains(at));
    }
    for one in booked {
        if things.is_empty() {
            work.not_found(one, Why::NothingLeft);
        } else {
            work.say(DifferenceKind::Unlinked, one, None, Why::Candidates(things.len()));
        }
    }
    things
}

/// Pairs that share a word which nothing else in the pool has.
fn only_pairs(
    work: &Work<'_>,
    booked: &[&Booked],
    things: &[usize],
    (of_booked, of_thing): (OfBooked, OfThing),
) -> Vec<(usize, usize)> {
    let mut by_word: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, one) in booked.iter().enumerate() {
        for word in of_booked(one) {
            by_word.entry(word).or_default().0.push(at);
        }
    }
    for at in things {
        for word in of_thing(&work.things[*at]) {
            by_word.entry(word).or_default().1.push(*at);
        }
    }
    let (mut seen, mut used, mut pairs) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (ones, ats) in by_word.values() {
        if let ([one], [at]) = (&ones[..], &ats[..])
            && seen.insert(*one)
            && used.insert(*at)
        {
            pairs.push((*one, *at));
        }
    }
    pairs
}

fn name_of(one: &Booked) -> Vec<&str> {
    Some(one.name.trim()).filter(|name| !name.is_empty()).into_iter().collect()
}

fn thing_name(thing: &Thing) -> Vec<&str> {
    Some(thing.name.trim()).filter(|name| !name.is_empty()).into_iter().collect()
}

fn address_of(one: &Booked) -> Vec<&str> {
    let parts = one.address.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；' | '、'));
    let all: BTreeSet<&str> = parts.filter(|part| !part.is_empty()).collect();
    all.into_iter().collect()
}

fn thing_addresses(thing: &Thing) -> Vec<&str> {
    let all: BTreeSet<&str> = thing.addresses.iter().map(String::as_str).collect();
    all.into_iter().collect()
}

/// Things that are in no ledger: ordered, or not.
fn strangers(work: &mut Work<'_>, left: Vec<usize>, orders: &[Ordered]) {
    let mut room: BTreeMap<(ProjectId, Quantities), usize> = BTreeMap::new();
    for order in orders {
        *room.entry((order.project.clone(), order.items.clone())).or_default() += order.count;
    }
    for at in left {
        let thing = &work.things[at];
        let counted = work.count(at).items;
        let project = work.mapping.project(thing);
        if let Some(project) = project.filter(|_| !room.is_empty())
            && let Some(left) = room.get_mut(&(project.clone(), counted.clone()))
            && *left > 0
        {
            *left -= 1;
            work.out.ordered += 1;
            continue;
        }
        let (kind, why) = match project {
            Some(_) => (DifferenceKind::Unordered, Why::NobodyOrdered),
            None => (DifferenceKind::Unregistered, Why::ProjectUnknown(thing.project.clone())),
        };
        work.out.differences.push(Difference {
            kind,
            thing: Some(at),
            thing_kind: Some(thing.kind),
            resource: None,
            project: project.cloned(),
            charged: Quantities::new(),
            right: counted,
            why,
        });
    }
}
