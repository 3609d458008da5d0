//! A process that can be stepped: nothing outside the subset, everything settled that a step needs.

use crate::faults::faults;
use crate::model::{ElementId, Flow, Kind, Node, Process};
use crate::sound::{Blocks, Graph, Verdict, blocks, graph, judge, reach_of};
use std::collections::BTreeMap;
use yunheng_values::Findings;

/// The outcome of a task that names none.
pub const DONE: &str = "done";
/// The word that allows returning for correction.
pub const RETURN: &str = "return";
/// The word that allows rejecting the case.
pub const REJECT: &str = "reject";

/// A process of one version, ready to be stepped.
#[derive(Debug, Clone)]
pub struct Definition {
    process: Process,
    version: u32,
    verdict: Verdict,
    index_of: BTreeMap<ElementId, usize>,
    flow_of: BTreeMap<ElementId, usize>,
    pub(crate) blocks: Option<Blocks>,
    pub(crate) unstructured: Unstructured,
    pub(crate) start: usize,
}

/// What inclusive joins need to know where splits and joins do not nest.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unstructured {
    /// For each inclusive join, per flow, its incoming flows that a token on that flow may come to (a bit each).
    pub(crate) of_flow: BTreeMap<usize, Vec<u64>>,
    /// The same per node where a token waits.
    pub(crate) of_node: BTreeMap<usize, Vec<u64>>,
}

impl Definition {
    /// A definition of a process; `version` is the number under which the shell keeps it.
    ///
    /// It is not asked here whether the process is sound: see [`Self::deployable`].
    ///
    /// # Errors
    /// Everything that a step would stumble over.
    pub fn new(process: &Process, version: u32) -> Result<Self, Findings> {
        let findings = faults(process);
        let starts: Vec<usize> =
            (0..process.nodes.len()).filter(|index| process.nodes[*index].kind == Kind::Start).collect();
        let (true, [start]) = (findings.is_empty(), starts.as_slice()) else { return Err(findings) };
        let graph = graph(process);
        let verdict = judge(process);
        let blocks = blocks(&graph).filter(|_| verdict.is_sound());
        let unstructured =
            if blocks.is_none() { Unstructured::of(process, &graph) } else { Unstructured::default() };
        let node_ids = process.nodes.iter().enumerate().map(|(index, node)| (node.id.clone(), index));
        let flow_ids = process.flows.iter().enumerate().map(|(index, flow)| (flow.id.clone(), index));
        Ok(Self {
            version,
            verdict,
            index_of: node_ids.collect(),
            flow_of: flow_ids.collect(),
            blocks,
            unstructured,
            start: *start,
            process: process.clone(),
        })
    }

    /// Nothing, when cases may run on it; otherwise why it is not sound.
    ///
    /// # Errors
    /// The reasons of the verdict.
    pub fn deployable(&self) -> Result<(), Findings> {
        let reasons: Findings = self.verdict.reasons().iter().map(|reason| reason.finding.clone()).collect();
        if reasons.is_empty() { Ok(()) } else { Err(reasons) }
    }

    /// The process.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// The number under which the shell keeps it.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Whether it is sound.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Words that a task can be completed with, the consenting one first.
    pub fn outcomes<'d>(&'d self, node: &'d Node) -> impl Iterator<Item = &'d str> {
        let words =
            node.settings.outcomes.iter().map(String::as_str).filter(|word| ![RETURN, REJECT].contains(word));
        let none = words.clone().next().is_none();
        words.chain(none.then_some(DONE))
    }

    pub(crate) fn find(&self, id: &ElementId) -> Option<usize> {
        self.index_of.get(id).copied()
    }

    pub(crate) fn find_flow(&self, id: &ElementId) -> Option<usize> {
        self.flow_of.get(id).copied()
    }

    pub(crate) fn node(&self, index: usize) -> &Node {
        &self.process.nodes[index]
    }

    pub(crate) fn flow(&self, index: usize) -> &Flow {
        &self.process.flows[index]
    }

    /// Whether a walk along the flows, boundary events included, comes from one node to another.
    pub(crate) fn leads_to(&self, from: usize, to: usize) -> bool {
        let mut seen = vec![false; self.process.nodes.len()];
        let mut open = vec![from];
        while let Some(index) = open.pop() {
            let node = self.node(index);
            let next =
                node.outgoing.iter().map(|flow| self.flow(*flow).to).chain(node.attached.iter().copied());
            for next in next {
                if !std::mem::replace(&mut seen[next], true) {
                    open.push(next);
                }
            }
        }
        seen[to]
    }
}

impl Unstructured {
    fn of(process: &Process, graph: &Graph) -> Self {
        let mut found = Self::default();
        let joins = (0..process.nodes.len()).filter(|index| process.nodes[*index].kind == Kind::Inclusive);
        for join in joins {
            let reach = reach_of(graph, graph.entry[join]);
            let mut of_flow = vec![0; process.flows.len()];
            for (edge, of_edge) in graph.edges.iter().zip(&reach) {
                edge.flow.into_iter().for_each(|flow| of_flow[flow] = *of_edge);
            }
            let behind =
                |entry: &usize| graph.nodes[*entry].outs.iter().fold(0, |bits, edge| bits | reach[*edge]);
            found.of_node.insert(join, graph.entry.iter().map(behind).collect());
            found.of_flow.insert(join, of_flow);
        }
        found
    }
}
