//! Proof by walking: every marking that can occur, up to a limit. Exact where it ends.

use super::graph::{Graph, GraphNode, Join, Split};
use std::collections::BTreeMap;

/// Markings that are looked at before the answer is that there is none.
pub(crate) const MARKINGS_MAX: usize = 20_000;
/// A split of this many free branches has more subsets than the walk has markings.
const FREE_BRANCHES_MAX: usize = 12;

/// What the walk found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Every marking can end, and every node is used.
    Sound(usize),
    /// Tokens wait for ever; nodes passed on the way there, and where they wait.
    Deadlock(Vec<usize>, Vec<usize>),
    /// Two tokens on one edge; nodes passed on the way there.
    Double(Vec<usize>),
    /// From here no end can be reached; nodes passed on the way there.
    Trap(Vec<usize>),
    /// Nodes that no walk uses.
    Unused(Vec<usize>),
    /// What an inclusive join waits for is only clear where splits and joins nest; the join.
    Inclusive(usize),
    /// There are more markings than the limit.
    TooMany,
}

/// Edges with a token, a bit each.
type Marking = Vec<u64>;

struct Walk<'g> {
    graph: &'g Graph,
    /// For each edge, the edge where a token on it comes to rest; none when it ends.
    rest: Vec<Option<usize>>,
    /// For each edge, the nodes that a token passes until it rests.
    passed: Vec<Vec<usize>>,
    seen: BTreeMap<Marking, usize>,
    markings: Vec<Marking>,
    /// The marking before, and the node that fired.
    came: Vec<Option<(usize, usize)>>,
    before: Vec<Vec<usize>>,
    used: Vec<bool>,
}

/// Walks every marking of a graph in which every node is reachable.
pub(crate) fn explore(graph: &Graph) -> Found {
    let joins_some = |node: &GraphNode| node.join == Join::Inclusive && node.ins.len() > 1;
    if let Some(join) = graph.nodes.iter().position(joins_some) {
        return Found::Inclusive(join);
    }
    let (rest, passed) = (0..graph.edges.len()).map(|edge| rest(graph, edge)).unzip();
    let mut walk = Walk {
        graph,
        rest,
        passed,
        seen: BTreeMap::new(),
        markings: Vec::new(),
        came: Vec::new(),
        before: Vec::new(),
        used: vec![false; graph.nodes.len()],
    };
    walk.run()
}

/// Where a token that is put on an edge comes to rest, and the nodes that it passes until then.
///
/// Nodes that it only passes are no states. Of a row of tasks without other ways in, the first stands for all: a second
/// token could meet the first one anywhere in the row.
fn rest(graph: &Graph, edge: usize) -> (Option<usize>, Vec<usize>) {
    let mut at = edge;
    let mut passed = Vec::new();
    let mut in_row = graph.nodes[graph.edges[edge].from].waits && graph.only_passes(graph.edges[edge].from);
    // A circle of nodes that only pass cannot end, which was found before; the bound is for its own sake.
    for _ in 0..graph.nodes.len() {
        let to = graph.edges[at].to;
        let node = &graph.nodes[to];
        in_row &= node.ins.len() == 1;
        if node.waits && !in_row {
            return (Some(at), passed);
        }
        // A join that nothing follows still waits for its flows.
        if node.outs.is_empty() && (node.join == Join::Any || node.ins.len() < 2) {
            passed.push(to);
            return (None, passed);
        }
        if !graph.only_passes(to) {
            return (Some(at), passed);
        }
        passed.push(to);
        at = node.outs[0];
    }
    (Some(at), passed)
}

impl Walk<'_> {
    fn run(&mut self) -> Found {
        let empty: Marking = vec![0; self.graph.edges.len().div_ceil(64)];
        let mut begin = Vec::new();
        if self.fire(&empty, 0, &mut begin).is_err() {
            return Found::Double(Vec::new());
        }
        begin.into_iter().for_each(|marking| self.visit(marking, None));
        let mut next = 0;
        while next < self.markings.len() {
            if self.markings.len() > MARKINGS_MAX {
                return Found::TooMany;
            }
            if let Some(found) = self.step(next) {
                return found;
            }
            next += 1;
        }
        self.sum_up(&empty)
    }

    fn visit(&mut self, marking: Marking, from: Option<(usize, usize)>) {
        let next = self.markings.len();
        let index = *self.seen.entry(marking.clone()).or_insert(next);
        if index == next {
            self.markings.push(marking);
            self.came.push(from);
            self.before.push(Vec::new());
        }
        self.before[index].extend(from.map(|(before, _)| before));
    }

    /// Every marking after one; or what is wrong with it.
    fn step(&mut self, index: usize) -> Option<Found> {
        let marking = self.markings[index].clone();
        let mut fired = false;
        for node in 0..self.graph.nodes.len() {
            let mut after = Vec::new();
            match self.take(&marking, node, &mut after) {
                Err(Stop::Double) => return Some(Found::Double(self.path(index, Some(node)))),
                Err(Stop::TooMany) => return Some(Found::TooMany),
                Ok(()) => {}
            }
            fired |= !after.is_empty();
            after.into_iter().for_each(|marking| self.visit(marking, Some((index, node))));
        }
        let waiting = edges_of(&marking);
        if fired || waiting.is_empty() {
            return None;
        }
        let at = waiting.into_iter().map(|edge| self.graph.edges[edge].to).collect();
        Some(Found::Deadlock(self.path(index, None), at))
    }

    /// The markings after a node took its tokens, in every way that it can take them.
    fn take(&mut self, marking: &Marking, node: usize, after: &mut Vec<Marking>) -> Result<(), Stop> {
        let graph = self.graph;
        let ins = &graph.nodes[node].ins;
        let held: Vec<usize> = ins.iter().copied().filter(|edge| has(marking, *edge)).collect();
        if held.is_empty() {
            return Ok(());
        }
        let together = match graph.nodes[node].join {
            Join::All if ins.len() > 1 => held.len() == ins.len(),
            Join::Any | Join::All | Join::Inclusive => {
                for edge in held {
                    self.fire(&without(marking, &[edge]), node, after)?;
                }
                return Ok(());
            }
        };
        if together { self.fire(&without(marking, &held), node, after) } else { Ok(()) }
    }

    /// Puts tokens behind a node, in every way that it can put them.
    fn fire(&mut self, rest: &Marking, node: usize, after: &mut Vec<Marking>) -> Result<(), Stop> {
        let graph = self.graph;
        let (split, outs) = (graph.nodes[node].split, &graph.nodes[node].outs);
        let ways: Vec<Vec<usize>> = match split {
            // A task that nothing follows ends its token.
            _ if outs.is_empty() => vec![Vec::new()],
            Split::Choice => outs.iter().map(|edge| vec![*edge]).collect(),
            Split::All => vec![outs.clone()],
            Split::Some | Split::Beside if outs.len() > FREE_BRANCHES_MAX => return Err(Stop::TooMany),
            Split::Some => {
                let default = graph.nodes[node].default;
                let free: Vec<usize> = outs.iter().copied().filter(|edge| Some(*edge) != default).collect();
                subsets(&free).into_iter().chain(default.map(|edge| vec![edge])).collect()
            }
            Split::Beside => subsets(outs).into_iter().filter(|way| way.first() == outs.first()).collect(),
        };
        for way in ways {
            let mut marking = rest.clone();
            for edge in way {
                self.passed[edge].iter().for_each(|node| self.used[*node] = true);
                let Some(edge) = self.rest[edge] else { continue };
                if self.is_met(&marking, edge) {
                    return Err(Stop::Double);
                }
                marking[edge / 64] |= 1 << (edge % 64);
            }
            after.push(marking);
        }
        self.used[node] = true;
        Ok(())
    }

    /// Whether a token is there already: on the edge, or at the task that it leads to.
    fn is_met(&self, marking: &Marking, edge: usize) -> bool {
        let to = &self.graph.nodes[self.graph.edges[edge].to];
        has(marking, edge) || (to.waits && to.ins.iter().any(|other| has(marking, *other)))
    }

    /// Nodes that fired on the way to a marking, from the beginning.
    fn path(&self, index: usize, last: Option<usize>) -> Vec<usize> {
        let mut path: Vec<usize> = last.into_iter().collect();
        let mut at = index;
        while let Some((before, node)) = self.came[at] {
            path.push(node);
            at = before;
        }
        path.reverse();
        path
    }

    /// The walk is complete: does every marking come to the end, and is every node used?
    fn sum_up(&self, empty: &Marking) -> Found {
        let mut ends = vec![false; self.markings.len()];
        let mut open: Vec<usize> = self.seen.get(empty).copied().into_iter().collect();
        while let Some(index) = open.pop() {
            if !std::mem::replace(&mut ends[index], true) {
                open.extend(&self.before[index]);
            }
        }
        if let Some(trap) = ends.iter().position(|ends| !ends) {
            return Found::Trap(self.path(trap, None));
        }
        let unused: Vec<usize> = (0..self.used.len()).filter(|node| !self.used[*node]).collect();
        if unused.is_empty() { Found::Sound(self.markings.len()) } else { Found::Unused(unused) }
    }
}

enum Stop {
    Double,
    TooMany,
}

fn has(marking: &Marking, edge: usize) -> bool {
    marking[edge / 64] & (1 << (edge % 64)) != 0
}

fn without(marking: &Marking, edges: &[usize]) -> Marking {
    let mut marking = marking.clone();
    edges.iter().for_each(|edge| marking[edge / 64] &= !(1 << (edge % 64)));
    marking
}

fn edges_of(marking: &Marking) -> Vec<usize> {
    let bits = |(word, bits): (usize, &u64)| {
        let bits = *bits;
        (0..64).filter(move |bit| bits & (1 << bit) != 0).map(move |bit| word * 64 + bit)
    };
    marking.iter().enumerate().flat_map(bits).collect()
}

/// Every set of edges but the empty one.
fn subsets(edges: &[usize]) -> Vec<Vec<usize>> {
    let of_mask =
        |mask: u32| (0..edges.len()).filter(|at| mask & (1 << at) != 0).map(|at| edges[at]).collect();
    (1..1_u32 << edges.len()).map(of_mask).collect()
}
