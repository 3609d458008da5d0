//! Resources and things that nobody linked, project by project.
//!
//! A name or an address that is the only one of its kind on both sides is proposed as a link. It never makes two differences one: as
//! long as nobody has confirmed it, the row says that it is not linked. As many things as resources are not linked have no amount: each
//! may be one of these, and is then charged already.

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
/// Leased resources for which nothing is proposed, by project and kind.
type Open<'p> = BTreeMap<(&'p ProjectId, ThingKind), Vec<&'p Booked>>;

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
    let mut open = Open::new();
    for (key, pool) in pools {
        let (unlinked, things) = of_pool(work, pool);
        left.extend(things);
        open.insert(key, unlinked);
    }
    left.sort_unstable();
    let left = not_ordered(work, left, orders);
    strangers(work, &left, &open);
}

/// Proposes links, says what is missing, and gives back resources that are not linked and things that are left.
fn of_pool<'p>(work: &mut Work<'_>, pool: Pool<'p>) -> (Vec<&'p Booked>, Vec<usize>) {
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
    if things.is_empty() {
        booked.drain(..).for_each(|one| work.not_found(one, Why::NothingLeft));
    }
    for one in &booked {
        work.say(DifferenceKind::Unlinked, one, None, Why::Candidates(things.len()));
    }
    (booked, things)
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

/// Things that no order under way asks for.
fn not_ordered(work: &mut Work<'_>, mut left: Vec<usize>, orders: &[Ordered]) -> Vec<usize> {
    let mut room: BTreeMap<(ProjectId, Quantities), usize> = BTreeMap::new();
    for order in orders {
        *room.entry((order.project.clone(), order.items.clone())).or_default() += order.count;
    }
    left.retain(|at| {
        let Some(project) = work.mapping.project(&work.things[*at]).filter(|_| !room.is_empty()) else {
            return true;
        };
        let wanted = (project.clone(), work.count(*at).items);
        let Some(left) = room.get_mut(&wanted).filter(|left| **left > 0) else { return true };
        *left -= 1;
        work.out.ordered += 1;
        false
    });
    left
}

/// Things that may be one of the resources of their project and kind that are not linked, with how many these are: no more things than
/// resources, those of the size of a resource first.
fn perhaps(work: &Work<'_>, left: &[usize], open: &Open<'_>) -> BTreeMap<usize, usize> {
    let mut perhaps = BTreeMap::new();
    for ((project, kind), booked) in open.iter().filter(|(_, booked)| !booked.is_empty()) {
        let is_own = |at: &usize| {
            work.things[*at].kind == *kind && work.mapping.project(&work.things[*at]) == Some(*project)
        };
        let mut sizes: Vec<&Quantities> = booked.iter().map(|one| &one.items).collect();
        let (mut same, mut others) = (Vec::new(), Vec::new());
        for at in left.iter().copied().filter(is_own) {
            let counted = work.count(at).items;
            match sizes.iter().position(|size| **size == counted) {
                Some(place) => {
                    sizes.remove(place);
                    same.push(at);
                }
                None => others.push(at),
            }
        }
        let all = same.into_iter().chain(others).take(booked.len());
        perhaps.extend(all.map(|at| (at, booked.len())));
    }
    perhaps
}

/// Things that are in no ledger.
fn strangers(work: &mut Work<'_>, left: &[usize], open: &Open<'_>) {
    let perhaps = perhaps(work, left, open);
    for &at in left {
        let thing = &work.things[at];
        let project = work.mapping.project(thing);
        let (kind, why) = match (project, perhaps.get(&at)) {
            (Some(_), Some(count)) => (DifferenceKind::Unordered, Why::PerhapsOf(*count)),
            (Some(_), None) => (DifferenceKind::Unordered, Why::NobodyOrdered),
            (None, _) => (DifferenceKind::Unregistered, Why::ProjectUnknown(thing.project.clone())),
        };
        let right = work.count(at).items;
        work.out.differences.push(Difference {
            kind,
            thing: Some(at),
            thing_kind: Some(thing.kind),
            resource: None,
            project: project.cloned(),
            charged: Quantities::new(),
            right,
            why,
        });
    }
}
