//! Puts rows that stand together into groups, across the borders of parts.

use super::{Samples, Source, UsageSamples, spill};
use crate::collect::Collector;
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};

/// What to do with a group, and with what.
pub(crate) struct Work<'w, N, E> {
    pub(crate) new_state: &'w N,
    pub(crate) each: &'w E,
}

/// What came out.
pub(crate) struct Outcome<S> {
    pub(crate) out: Collector,
    pub(crate) rows: u64,
    pub(crate) states: Vec<S>,
}

impl<S> Outcome<S> {
    pub(crate) fn nothing(out: Collector) -> Self {
        Self { out, rows: 0, states: Vec::new() }
    }
}

/// A resource with some of its samples.
#[derive(Debug, Default)]
pub(crate) struct Fragment {
    pub(crate) id: String,
    pub(crate) samples: UsageSamples,
}

impl Fragment {
    fn new(id: &str, samples: &Samples<'_>) -> Self {
        let mut fragment = Self { id: id.to_owned(), samples: UsageSamples::default() };
        fragment.samples.extend(samples);
        fragment
    }
}

/// The hash by which resources are told apart in [`Part::seen`] and sent to temporary files. Two resources with the
/// same hash only make a table pass for unsorted, which costs time and changes nothing.
pub(crate) fn hash(id: &str) -> u64 {
    let mut hasher = BuildHasherDefault::<DefaultHasher>::default().build_hasher();
    hasher.write(id.as_bytes());
    hasher.finish()
}

/// One part while it is read.
struct Part<S> {
    out: Collector,
    state: S,
    rows: u64,
    seen: HashSet<u64>,
    /// The first resource, when others follow: its beginning may stand in the part before.
    head: Option<Fragment>,
    /// The resource that is being read, at the end the last: its rest may stand in the part after.
    tail: Option<Fragment>,
}

/// Reads a source, and again by way of temporary files when its rows are not sorted by resource.
pub(crate) fn all<S, N, E>(source: &impl Source, work: &Work<'_, N, E>, out: Collector) -> Outcome<S>
where
    S: Send,
    N: Fn() -> S + Sync,
    E: Fn(&mut S, &str, &mut UsageSamples) + Sync,
{
    let unsorted = AtomicBool::new(false);
    let parts = in_parallel(source.parts(), |part| read_part(source, part, work, &out.sibling(), &unsorted));
    let joined = if unsorted.into_inner() { None } else { join(parts, work, out.sibling()) };
    let mut outcome = joined.unwrap_or_else(|| spill::all(source, work, &out));
    let found = std::mem::replace(&mut outcome.out, out);
    outcome.out.absorb(found);
    outcome
}

/// Runs `work` for each number below `count`, each in a thread of its own; results in order.
pub(crate) fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..count).map(|number| scope.spawn(move || work(number))).collect();
        let mut results = Vec::with_capacity(count);
        results.extend((count > 0).then(|| work(0)));
        for other in others {
            // A panic can only be the caller's: it goes on in the caller's thread.
            results.push(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        results
    })
}

fn read_part<S, N, E>(
    source: &impl Source,
    number: usize,
    work: &Work<'_, N, E>,
    out: &Collector,
    unsorted: &AtomicBool,
) -> Part<S>
where
    N: Fn() -> S,
    E: Fn(&mut S, &str, &mut UsageSamples),
{
    let state = (work.new_state)();
    let mut part = Part { out: out.sibling(), state, rows: 0, seen: HashSet::new(), head: None, tail: None };
    let mut found = out.sibling();
    part.rows = source.read(number, &mut found, &mut |id, samples| {
        if part.take(id, samples, work.each) {
            return true;
        }
        unsorted.store(true, Ordering::Relaxed);
        false
    });
    part.out.absorb(found);
    part
}

impl<S> Part<S> {
    /// Takes consecutive rows of a resource; false when it was finished before.
    fn take(
        &mut self,
        id: &str,
        samples: &Samples<'_>,
        each: &impl Fn(&mut S, &str, &mut UsageSamples),
    ) -> bool {
        match &mut self.tail {
            Some(tail) if tail.id == id => {
                tail.samples.extend(samples);
                return true;
            }
            Some(tail) if self.head.is_some() => {
                each(&mut self.state, &tail.id, &mut tail.samples);
                tail.id.clear();
                tail.id.push_str(id);
                tail.samples.clear();
                tail.samples.extend(samples);
            }
            tail => {
                self.head = tail.take();
                self.tail = Some(Fragment::new(id, samples));
            }
        }
        self.seen.insert(hash(id))
    }
}

/// Joins parts at their borders; `None` when a resource stands in several parts without reaching over a border.
fn join<S, N, E>(parts: Vec<Part<S>>, work: &Work<'_, N, E>, out: Collector) -> Option<Outcome<S>>
where
    N: Fn() -> S,
    E: Fn(&mut S, &str, &mut UsageSamples),
{
    let mut outcome = Outcome::nothing(out);
    let mut seen: HashSet<u64> = HashSet::new();
    let mut open: Option<Fragment> = None;
    let mut ends = (work.new_state)();
    for part in parts {
        outcome.out.absorb(part.out);
        outcome.rows += part.rows;
        outcome.states.push(part.state);
        let first = part.head.as_ref().or(part.tail.as_ref()).map(|fragment| hash(&fragment.id));
        let continued = open.as_ref().map(|fragment| hash(&fragment.id)).filter(|end| first == Some(*end));
        if part.seen.iter().any(|id| seen.contains(id) && continued != Some(*id)) {
            return None;
        }
        seen.extend(part.seen);
        for fragment in [part.head, part.tail].into_iter().flatten() {
            open = Some(append(open, fragment, &mut ends, work.each));
        }
    }
    if let Some(mut last) = open {
        (work.each)(&mut ends, &last.id, &mut last.samples);
    }
    outcome.states.push(ends);
    Some(outcome)
}

/// The open resource with a fragment added, or the fragment when it is another's and the open one is finished.
fn append<S>(
    open: Option<Fragment>,
    fragment: Fragment,
    state: &mut S,
    each: &impl Fn(&mut S, &str, &mut UsageSamples),
) -> Fragment {
    match open {
        Some(mut open) if open.id == fragment.id => {
            open.samples.extend(&fragment.samples.view());
            open
        }
        Some(mut open) => {
            each(state, &open.id, &mut open.samples);
            fragment
        }
        None => fragment,
    }
}
