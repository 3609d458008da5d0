//! The graph that tokens run on: what an activity with boundary events does is drawn out, and a case begins at one root.

use crate::model::{Kind, Node, Process};

/// When a node takes tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// Each token by itself.
    Any,
    /// One from every edge.
    All,
    /// Those that are there, when no other can still come.
    Inclusive,
}

/// Where a node puts tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Split {
    /// On one edge.
    Choice,
    /// On every edge.
    All,
    /// On at least one edge.
    Some,
    /// On the first edge, and perhaps on others.
    Beside,
}

/// A node of the graph.
#[derive(Debug, Clone)]
pub(crate) struct GraphNode {
    /// Index of the process's node; none for the root.
    pub(crate) element: Option<usize>,
    pub(crate) join: Join,
    pub(crate) split: Split,
    pub(crate) ins: Vec<usize>,
    pub(crate) outs: Vec<usize>,
    /// The edge that is taken when no other is.
    pub(crate) default: Option<usize>,
    /// A token stays here for some time.
    pub(crate) waits: bool,
    /// An end event: it takes every token, from wherever.
    pub(crate) is_end: bool,
}

/// An edge of the graph.
#[derive(Debug, Clone)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Index of the process's flow; none inside an activity and after the root.
    pub(crate) flow: Option<usize>,
}

/// The graph of a process.
#[derive(Debug, Clone)]
pub(crate) struct Graph {
    /// The root is the first.
    pub(crate) nodes: Vec<GraphNode>,
    pub(crate) edges: Vec<Edge>,
    /// For each node of the process, where a token enters it.
    pub(crate) entry: Vec<usize>,
}

/// Draws the graph.
pub(crate) fn graph(process: &Process) -> Graph {
    let mut graph = Graph { nodes: Vec::new(), edges: Vec::new(), entry: Vec::new() };
    let starts = starts(process);
    let split = if starts.iter().all(|node| process.nodes[*node].kind == Kind::Start) {
        Split::Choice
    } else {
        Split::All
    };
    let root = graph.add(None, Join::Any, split);
    let entries: Vec<usize> = (0..process.nodes.len())
        .map(|index| {
            let join = match process.nodes[index].kind {
                Kind::Parallel => Join::All,
                Kind::Inclusive => Join::Inclusive,
                Kind::Start | Kind::End | Kind::UserTask | Kind::ServiceTask | Kind::CallActivity => {
                    Join::Any
                }
                Kind::Timer | Kind::Boundary { .. } | Kind::Exclusive | Kind::Pass => Join::Any,
            };
            let node = graph.add(Some(index), join, Split::Choice);
            graph.nodes[node].waits = waits(&process.nodes[index]);
            node
        })
        .collect();
    let exits: Vec<usize> =
        (0..process.nodes.len()).map(|index| graph.exit(process, &entries, index)).collect();
    starts.iter().for_each(|node| graph.connect(root, entries[*node], None));
    for (index, flow) in process.flows.iter().enumerate() {
        graph.connect(exits[flow.from], entries[flow.to], Some(index));
        if flow.is_default {
            graph.nodes[exits[flow.from]].default = graph.edges.len().checked_sub(1);
        }
    }
    graph.entry = entries;
    graph
}

/// Start events, of which one begins the case; without any, every node that nothing leads to, all at once.
fn starts(process: &Process) -> Vec<usize> {
    let of_kind = |index: &usize| process.nodes[*index].kind == Kind::Start;
    let events: Vec<usize> = (0..process.nodes.len()).filter(of_kind).collect();
    if !events.is_empty() {
        return events;
    }
    let begins = |index: &usize| {
        let node = &process.nodes[*index];
        node.incoming.is_empty() && !matches!(node.kind, Kind::Boundary { .. })
    };
    (0..process.nodes.len()).filter(begins).collect()
}

/// Whether a token stays at a node: people, other processes and time take their time, and so may what is not known.
fn waits(node: &Node) -> bool {
    match node.kind {
        Kind::UserTask | Kind::CallActivity | Kind::Timer | Kind::Pass => true,
        Kind::ServiceTask => node.settings.waits,
        Kind::Start | Kind::End | Kind::Boundary { .. } | Kind::Exclusive => false,
        Kind::Parallel | Kind::Inclusive => false,
    }
}

/// How a node splits what leaves it by its flows.
fn split_of(process: &Process, index: usize) -> Split {
    let node = &process.nodes[index];
    let conditional = |flow: &usize| process.flows[*flow].condition.is_some();
    match node.kind {
        Kind::Exclusive => Split::Choice,
        Kind::Parallel => Split::All,
        Kind::Inclusive
            if node.outgoing.iter().filter(|flow| !process.flows[**flow].is_default).count() < 2 =>
        {
            Split::Choice
        }
        Kind::Inclusive => Split::Some,
        _ if node.outgoing.len() < 2 => Split::Choice,
        _ if node.outgoing.iter().any(conditional) => Split::Some,
        _ => Split::All,
    }
}

impl Graph {
    fn add(&mut self, element: Option<usize>, join: Join, split: Split) -> usize {
        self.nodes.push(GraphNode {
            element,
            join,
            split,
            ins: Vec::new(),
            outs: Vec::new(),
            default: None,
            waits: false,
            is_end: false,
        });
        self.nodes.len() - 1
    }

    fn connect(&mut self, from: usize, to: usize, flow: Option<usize>) {
        let edge = self.edges.len();
        self.edges.push(Edge { from, to, flow });
        self.nodes[from].outs.push(edge);
        self.nodes[to].ins.push(edge);
    }

    /// Draws what an activity with boundary events does, and gives the graph's node that its flows leave.
    ///
    /// A timer that does not interrupt is a branch beside the activity; one that interrupts is a choice against it.
    fn exit(&mut self, process: &Process, entries: &[usize], index: usize) -> usize {
        let node = &process.nodes[index];
        let mut exit = entries[index];
        let boundary = |wanted: bool| {
            let of_kind = move |one: &&usize| matches!(process.nodes[**one].kind, Kind::Boundary { interrupting, .. } if interrupting == wanted);
            node.attached.iter().filter(of_kind).map(|one| entries[*one]).collect::<Vec<usize>>()
        };
        for (events, split) in [(boundary(false), Split::Beside), (boundary(true), Split::Choice)] {
            if !events.is_empty() {
                let inner = self.add(Some(index), Join::Any, Split::Choice);
                self.nodes[exit].split = split;
                if split == Split::Beside {
                    // The activity goes on while what began beside it runs.
                    self.nodes[inner].waits = std::mem::take(&mut self.nodes[exit].waits);
                }
                self.connect(exit, inner, None);
                events.into_iter().for_each(|event| self.connect(exit, event, None));
                exit = inner;
            }
        }
        self.nodes[exit].split = split_of(process, index);
        self.nodes[exit].is_end = node.kind == Kind::End && node.outgoing.is_empty();
        exit
    }

    /// Whether a token only passes here: it comes by itself and has one way on.
    pub(crate) fn only_passes(&self, node: usize) -> bool {
        let node = &self.nodes[node];
        node.outs.len() == 1 && (node.join == Join::Any || node.ins.len() < 2)
    }

    /// Nodes that a walk from `from` comes to, `from` included; `forward` along the edges, else against them.
    pub(crate) fn reach(&self, from: impl IntoIterator<Item = usize>, forward: bool) -> Vec<bool> {
        let mut seen = vec![false; self.nodes.len()];
        let mut open: Vec<usize> = from.into_iter().collect();
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            let edges = if forward { &self.nodes[node].outs } else { &self.nodes[node].ins };
            open.extend(
                edges.iter().map(|edge| if forward { self.edges[*edge].to } else { self.edges[*edge].from }),
            );
        }
        seen
    }
}
