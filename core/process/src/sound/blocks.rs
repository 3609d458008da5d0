//! Proof by nesting: every edge gets the branches that it lies in, as brackets would.
//!
//! A split opens a bracket for each branch, a join closes the brackets of branches of one split, a merge must find the
//! same brackets on every edge. When that works out, each branch holds one token at a time, so a join finds what it waits
//! for; what is left to check is that no branch ends before a join that needs it. Every edge is labelled once.

use super::graph::{Graph, GraphNode, Join, Split};
use super::label::{Label, LabelId, Labels, ROOT};
use std::collections::BTreeMap;

/// What nests, by the process's own numbers.
#[derive(Debug, Clone)]
pub(crate) struct Blocks {
    labels: Labels,
    /// For each node, the label of a token that waits there.
    pub(crate) node: Vec<LabelId>,
    /// For each flow, the label of a token on it.
    pub(crate) flow: Vec<LabelId>,
    /// For each node that joins branches, the label after it and all branches that it joins.
    pub(crate) joins: Vec<Option<Joined>>,
    /// For each node of the graph, the branches that must come together again.
    together: Vec<u64>,
    /// For each node of the graph, whether a join waits for every branch that begins there.
    needs_all: Vec<bool>,
    /// For each node of the graph, whether branches run beside an activity.
    beside: Vec<bool>,
}

/// What a join brings together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) split: usize,
    /// The label around the split.
    pub(crate) parent: LabelId,
    pub(crate) parts: u64,
}

/// More branches of one split than there are bits are explored instead.
const BRANCHES_MAX: usize = 64;

struct Labelling<'g> {
    graph: &'g Graph,
    labels: Labels,
    edge: Vec<Option<LabelId>>,
    entered: Vec<Option<LabelId>>,
    joins: Vec<Option<Joined>>,
    /// Which join takes the tokens of each label.
    taken_by: BTreeMap<LabelId, usize>,
    together: Vec<u64>,
    /// Labels under which an end was reached.
    ended: Vec<LabelId>,
    open: Vec<usize>,
}

/// The blocks, when everything nests; every node must be reachable and able to end.
pub(crate) fn blocks(graph: &Graph) -> Option<Blocks> {
    let (nodes, edges) = (graph.nodes.len(), graph.edges.len());
    let mut labelling = Labelling {
        graph,
        labels: Labels::default(),
        edge: vec![None; edges],
        entered: vec![None; nodes],
        joins: vec![None; nodes],
        taken_by: BTreeMap::new(),
        together: vec![0; nodes],
        ended: Vec::new(),
        open: vec![0],
    };
    labelling.entered[0] = Some(ROOT);
    while let Some(node) = labelling.open.pop() {
        let label = labelling.entered[node]?;
        labelling.leave(node, label)?;
    }
    let complete = labelling.edge.iter().all(Option::is_some)
        && labelling.everything_can_end()
        && labelling.nothing_ends_before_its_join();
    complete.then(|| labelling.finish())?
}

impl Labelling<'_> {
    /// Labels the edges out of a node.
    fn leave(&mut self, node: usize, label: LabelId) -> Option<()> {
        let graph = self.graph;
        let GraphNode { split, outs, .. } = &graph.nodes[node];
        if *split == Split::Choice || outs.len() < 2 {
            return outs.iter().try_for_each(|edge| self.put(*edge, label));
        }
        if outs.len() > BRANCHES_MAX {
            return None;
        }
        let alone = |position: usize, edge: usize| {
            !(*split == Split::Beside && position == 0) && self.is_detached(edge)
        };
        let detached: Vec<bool> = outs.iter().enumerate().map(|(at, edge)| alone(at, *edge)).collect();
        let bit = |position: usize| 1_u64 << position;
        let together = (0..outs.len()).filter(|at| !detached[*at]).fold(0, |bits, at| bits | bit(at));
        self.together[node] = together;
        // With `Some` it may be that only branches are taken that end by themselves, so nothing goes on for certain.
        let is_certain = *split != Split::Some;
        for (at, edge) in outs.iter().enumerate() {
            let goes_on_alone = is_certain && together == bit(at);
            let is_side = is_certain && detached[at] && together != 0;
            let inner = Label { parent: label, split: node, parts: bit(at), is_side };
            let next = if goes_on_alone { label } else { self.labels.intern(inner) };
            self.put(*edge, next)?;
        }
        Some(())
    }

    /// Labels an edge, and enters the node behind it when that is possible now.
    fn put(&mut self, edge: usize, label: LabelId) -> Option<()> {
        let graph = self.graph;
        let to = graph.edges[edge].to;
        self.edge[edge] = Some(label);
        let node = &graph.nodes[to];
        if node.is_end {
            self.ended.push(label);
            return Some(());
        }
        if node.outs.is_empty() {
            self.ended.push(label);
        }
        if node.join == Join::Any || node.ins.len() < 2 {
            return self.enter(to, label);
        }
        let labels: Option<Vec<LabelId>> = node.ins.iter().map(|edge| self.edge[*edge]).collect();
        match labels {
            None => Some(()),
            Some(labels) => {
                let after = self.join(to, node.join, &labels)?;
                self.enter(to, after)
            }
        }
    }

    fn enter(&mut self, node: usize, label: LabelId) -> Option<()> {
        match self.entered[node] {
            Some(before) => (before == label).then_some(()),
            None => {
                self.entered[node] = Some(label);
                self.open.push(node);
                Some(())
            }
        }
    }

    /// The label after a join, when what it joins are branches of one split.
    fn join(&mut self, node: usize, join: Join, labels: &[LabelId]) -> Option<LabelId> {
        let first = *labels.first()?;
        if join == Join::Inclusive && labels.iter().all(|label| *label == first) {
            return Some(first);
        }
        let Label { parent, split, .. } = self.labels.get(first)?;
        let mut parts = 0;
        for label in labels {
            let step = self.labels.get(*label)?;
            let belongs = step.parent == parent && step.split == split && !step.is_side;
            let is_twice = parts & step.parts != 0;
            // Two joins that wait for one branch would wait for each other.
            let is_alone = *self.taken_by.entry(*label).or_insert(node) == node;
            if !belongs || !is_alone || (join == Join::All && is_twice) {
                return None;
            }
            parts |= step.parts;
        }
        if join == Join::All && self.graph.nodes[split].split != Split::All {
            return None;
        }
        self.joins[node] = Some(Joined { split, parent, parts });
        let all = parts == self.together[split];
        Some(if all { parent } else { self.labels.intern(Label { parent, split, parts, is_side: false }) })
    }

    /// Whether what an edge leads to is led to by nothing else, and so ends by itself. Ends belong to nobody.
    fn is_detached(&self, edge: usize) -> bool {
        let graph = self.graph;
        let mut seen = vec![false; graph.nodes.len()];
        let mut open = vec![graph.edges[edge].to];
        let mut inside = Vec::new();
        while let Some(node) = open.pop() {
            if graph.nodes[node].is_end || std::mem::replace(&mut seen[node], true) {
                continue;
            }
            inside.push(node);
            open.extend(graph.nodes[node].outs.iter().map(|out| graph.edges[*out].to));
        }
        let comes_from_inside = |other: &usize| *other == edge || seen[graph.edges[*other].from];
        inside.iter().all(|node| graph.nodes[*node].ins.iter().all(comes_from_inside))
    }

    /// From every node the token can end, and with it every branch that it is split into for certain.
    ///
    /// A branch beside it that ends by itself does not count: what goes on must come to an end of its own.
    fn everything_can_end(&self) -> bool {
        let graph = self.graph;
        let counts = |edge: &usize| {
            let label = self.edge[*edge].and_then(|label| self.labels.get(label));
            !label.is_some_and(|label| label.is_side && label.split == graph.edges[*edge].from)
        };
        let needs = |node: &GraphNode| match node.split {
            Split::Choice | Split::Some => 1,
            Split::All | Split::Beside => node.outs.iter().filter(|edge| counts(edge)).count(),
        };
        let mut missing: Vec<usize> = graph.nodes.iter().map(needs).collect();
        let mut open: Vec<usize> =
            (0..graph.nodes.len()).filter(|node| graph.nodes[*node].outs.is_empty()).collect();
        open.iter().for_each(|node| missing[*node] = 0);
        while let Some(node) = open.pop() {
            for edge in graph.nodes[node].ins.iter().filter(|edge| counts(edge)) {
                let from = graph.edges[*edge].from;
                if missing[from] > 0 {
                    missing[from] -= 1;
                    open.extend(Some(from).filter(|from| missing[*from] == 0));
                }
            }
        }
        missing.into_iter().all(|missing| missing == 0)
    }

    /// A branch that can end must not be waited for by a join of all.
    fn nothing_ends_before_its_join(&self) -> bool {
        let needed = self.needed();
        self.ended.iter().all(|label| {
            let steps = self.labels.steps(*label);
            // Outside of a side branch the token goes on.
            let inner = steps.iter().rposition(|step| step.is_side).unwrap_or(0);
            steps[inner..].iter().all(|step| step.is_side || needed[step.split] & step.parts == 0)
        })
    }

    /// For each node of the graph, the branches beginning there that joins of all wait for.
    fn needed(&self) -> Vec<u64> {
        let mut needed: Vec<u64> = vec![0; self.graph.nodes.len()];
        for (node, joined) in self.joins.iter().enumerate() {
            if let Some(joined) = joined.filter(|_| self.graph.nodes[node].join == Join::All) {
                needed[joined.split] |= joined.parts;
            }
        }
        needed
    }

    /// By the process's own numbers.
    fn finish(self) -> Option<Blocks> {
        let graph = self.graph;
        let elements = graph.entry.len();
        let flows = graph.edges.iter().filter_map(|edge| edge.flow).max().map_or(0, |last| last + 1);
        let mut blocks = Blocks {
            needs_all: self
                .needed()
                .iter()
                .zip(&self.together)
                .map(|(needed, all)| *needed != 0 && needed == all)
                .collect(),
            node: Vec::with_capacity(elements),
            flow: vec![ROOT; flows],
            joins: graph.entry.iter().map(|entry| self.joins[*entry]).collect(),
            beside: graph.nodes.iter().map(|node| node.split == Split::Beside).collect(),
            labels: self.labels,
            together: self.together,
        };
        for entry in &graph.entry {
            let node = &graph.nodes[*entry];
            let inside = node.outs.first().filter(|_| node.split == Split::Beside);
            let end = || node.ins.first().and_then(|edge| self.edge[*edge]);
            blocks.node.push(inside.and_then(|edge| self.edge[*edge]).or(self.entered[*entry]).or_else(end)?);
        }
        for (index, edge) in graph.edges.iter().enumerate() {
            if let Some(flow) = edge.flow {
                blocks.flow[flow] = self.edge[index]?;
            }
        }
        Some(blocks)
    }
}

impl Blocks {
    /// The steps of a label from the outside in.
    pub(crate) fn steps(&self, id: LabelId) -> Vec<Label> {
        self.labels.steps(id)
    }

    /// The label with this number; none for the root.
    pub(crate) fn label(&self, id: LabelId) -> Option<Label> {
        self.labels.get(id)
    }

    /// The branches of a split that must come together again.
    pub(crate) fn together(&self, split: usize) -> u64 {
        self.together[split]
    }

    /// Whether a join waits for every branch of a split.
    pub(crate) fn needs_all(&self, split: usize) -> bool {
        self.needs_all[split]
    }

    /// Whether a step is the branch of a timer beside its activity, not the activity's own.
    pub(crate) fn is_beside(&self, step: &Label) -> bool {
        self.beside[step.split] && step.parts & 1 == 0
    }
}
