//! A process that can be stepped: nothing outside the subset, everything settled that a step needs.

use crate::faults::faults;
use crate::model::{ElementId, Flow, Kind, Node, Process};
use crate::sound::{Blocks, Verdict, blocks, graph, judge};
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
    pub(crate) start: usize,
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
        let node_ids = process.nodes.iter().enumerate().map(|(index, node)| (node.id.clone(), index));
        let flow_ids = process.flows.iter().enumerate().map(|(index, flow)| (flow.id.clone(), index));
        Ok(Self {
            version,
            verdict,
            index_of: node_ids.collect(),
            flow_of: flow_ids.collect(),
            blocks,
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
