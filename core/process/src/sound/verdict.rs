//! The verdict on a process, with the failing path in words.

use super::blocks::blocks;
use super::explore::{Found, MARKINGS_MAX, explore};
use super::graph::{Graph, graph};
use crate::model::{ElementId, Process};
use yunheng_values::{Finding, Text};

/// More nodes than this are no process that an office could read; they are not judged.
const NODES_MAX: usize = 2_000;
/// More flows than this likewise.
const FLOWS_MAX: usize = 4_000;

/// Whether a process is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Proved: everything is reachable, every path can end, no token is left behind.
    Sound(Proof),
    /// It is not, and this is why.
    Unsound(Vec<Reason>),
    /// Nobody knows, and this is why.
    NotProved(Vec<Reason>),
}

/// How soundness was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Splits and joins nest.
    Blocks,
    /// Every marking was looked at; how many there are.
    Explored(usize),
}

/// Why a process is not sound, or not proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What and where, in words.
    pub finding: Finding,
    /// The elements of the failing path from the start, or those that are meant.
    pub path: Vec<Passed>,
}

/// An element of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Its id.
    pub id: ElementId,
    /// Its name, or the id when it has none.
    pub name: String,
}

impl Verdict {
    /// Whether it was proved to be sound.
    pub fn is_sound(&self) -> bool {
        matches!(self, Self::Sound(_))
    }

    /// Why it is not; empty when it is sound.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::Sound(_) => &[],
            Self::Unsound(reasons) | Self::NotProved(reasons) => reasons,
        }
    }
}

/// Judges a process and the processes embedded in it.
pub fn judge(process: &Process) -> Verdict {
    let mut verdict = judge_alone(process);
    // One that is drawn closed has nothing to judge: a token passes it.
    for embedded in process.embedded.iter().filter(|embedded| !embedded.nodes.is_empty()) {
        let inner = judge(embedded);
        verdict = match (verdict, inner) {
            (verdict, Verdict::Sound(_)) => verdict,
            (Verdict::Sound(_), inner) => inner,
            (Verdict::NotProved(mut all), Verdict::NotProved(more)) => {
                all.extend(more);
                Verdict::NotProved(all)
            }
            (
                Verdict::Unsound(mut all) | Verdict::NotProved(mut all),
                Verdict::Unsound(more) | Verdict::NotProved(more),
            ) => {
                all.extend(more);
                Verdict::Unsound(all)
            }
        };
    }
    verdict
}

fn judge_alone(process: &Process) -> Verdict {
    let telling = Telling { process };
    if process.nodes.is_empty() {
        return Verdict::NotProved(vec![telling.reason(
            "empty_process",
            Vec::new(),
            ("没有任何环节", "nothing is in it"),
        )]);
    }
    if process.nodes.len() > NODES_MAX || process.flows.len() > FLOWS_MAX {
        let words = (
            format!("超过{NODES_MAX}个节点或{FLOWS_MAX}条连线，不予证明"),
            format!("more than {NODES_MAX} nodes or {FLOWS_MAX} flows are not judged"),
        );
        return Verdict::NotProved(vec![telling.reason("too_large", Vec::new(), (&words.0, &words.1))]);
    }
    let graph = graph(process);
    let lost = telling.lost(&graph);
    if !lost.is_empty() {
        return Verdict::Unsound(lost);
    }
    if blocks(&graph).is_some() {
        return Verdict::Sound(Proof::Blocks);
    }
    telling.explored(&graph, explore(&graph))
}

/// Puts what was found into words.
struct Telling<'p> {
    process: &'p Process,
}

impl Telling<'_> {
    /// Nodes that nothing leads to, and nodes from which no end is reached.
    fn lost(&self, graph: &Graph) -> Vec<Reason> {
        let reached = graph.reach([0], true);
        let ends = (0..graph.nodes.len()).filter(|node| graph.nodes[*node].outs.is_empty());
        let ending = graph.reach(ends, false);
        let mut reasons = Vec::new();
        let unreachable: Vec<usize> = (0..reached.len()).filter(|node| !reached[*node]).collect();
        if !unreachable.is_empty() {
            let (list, path) = self.listed(graph, &unreachable);
            let words = (format!("从开始走不到：{list}"), format!("nothing leads from the start to: {list}"));
            reasons.push(self.reason("unreachable", path, (&words.0, &words.1)));
        }
        let stuck: Vec<usize> = (0..ending.len()).filter(|node| reached[*node] && !ending[*node]).collect();
        if let Some(first) = stuck.first() {
            let path = self.passed(graph, &way_to(graph, *first));
            let (list, _) = self.listed(graph, &stuck);
            let way = words_of(&path);
            let words = (
                format!("经{way}之后再也走不到结束：{list}"),
                format!("after {way} no end can be reached: {list}"),
            );
            reasons.push(self.reason("no_way_out", path, (&words.0, &words.1)));
        }
        reasons
    }

    fn explored(&self, graph: &Graph, found: Found) -> Verdict {
        let (code, nodes, zh, en) = match found {
            Found::Sound(markings) => return Verdict::Sound(Proof::Explored(markings)),
            Found::Inclusive(join) => {
                let (list, path) = self.listed(graph, &[join]);
                let zh = format!("分支与汇合不成对嵌套，包容汇合{list}该等哪些分支说不清，无法证明");
                let en = format!(
                    "splits and joins do not nest, so nobody can say what the inclusive join {list} waits for"
                );
                return Verdict::NotProved(vec![self.reason("inclusive_not_nested", path, (&zh, &en))]);
            }
            Found::TooMany => {
                let zh = format!("分支与汇合不成对嵌套，逐一推演又超过{MARKINGS_MAX}种状态，无法证明");
                let en = format!(
                    "splits and joins do not nest, and there are more than {MARKINGS_MAX} states to look at"
                );
                return Verdict::NotProved(vec![self.reason("too_many_states", Vec::new(), (&zh, &en))]);
            }
            Found::Deadlock(path, waiting) => {
                let (list, _) = self.listed(graph, &waiting);
                ("deadlock", path, format!("停在{list}，永远等不齐"), format!("it waits for ever at {list}"))
            }
            Found::Double(path) => (
                "double_token",
                path,
                "同一条连线上走了两次：并行的分支没有汇合".to_owned(),
                "the same flow is taken twice at a time: branches side by side were not joined".to_owned(),
            ),
            Found::Trap(path) => (
                "no_way_out",
                path,
                "之后再也走不到结束".to_owned(),
                "no end can be reached from here".to_owned(),
            ),
            Found::Unused(nodes) => {
                let (list, path) = self.listed(graph, &nodes);
                let (zh, en) =
                    (format!("怎样走都轮不到：{list}"), format!("no way through ever uses: {list}"));
                return Verdict::Unsound(vec![self.reason("never_used", path, (&zh, &en))]);
            }
        };
        let path = self.passed(graph, &nodes);
        let way = words_of(&path);
        let (zh, en) = (format!("经{way}，{zh}"), format!("by way of {way}: {en}"));
        Verdict::Unsound(vec![self.reason(code, path, (&zh, &en))])
    }

    fn reason(&self, code: &'static str, path: Vec<Passed>, (zh, en): (&str, &str)) -> Reason {
        let last = path.last().and_then(|passed| self.process.node(passed.id.as_str()));
        let place = last.map_or(&self.process.place, |node| &node.place);
        Reason { finding: Finding::error(code, place.clone(), Text::new(zh, en)), path }
    }

    fn listed(&self, graph: &Graph, nodes: &[usize]) -> (String, Vec<Passed>) {
        let path = self.passed(graph, nodes);
        (words_of(&path), path)
    }

    /// The elements of graph nodes, each once in a row.
    fn passed(&self, graph: &Graph, nodes: &[usize]) -> Vec<Passed> {
        let mut elements: Vec<usize> = nodes.iter().filter_map(|node| graph.nodes[*node].element).collect();
        elements.dedup();
        let told = |index: &usize| {
            let node = &self.process.nodes[*index];
            Passed { id: node.id.clone(), name: node.title() }
        };
        elements.iter().map(told).collect()
    }
}

/// More elements than this are not read out.
const NAMED_MAX: usize = 12;

fn words_of(path: &[Passed]) -> String {
    let word = |passed: &Passed| {
        if passed.id.as_str() == passed.name {
            format!("“{}”", passed.id)
        } else {
            format!("“{}”({})", passed.name, passed.id)
        }
    };
    let words: Vec<String> = path.iter().take(NAMED_MAX).map(word).collect();
    let rest = if path.len() > NAMED_MAX { format!(" … ({})", path.len()) } else { String::new() };
    words.join(" → ") + &rest
}

/// The shortest way from the root to a node, the node included.
fn way_to(graph: &Graph, target: usize) -> Vec<usize> {
    let mut came: Vec<Option<usize>> = vec![None; graph.nodes.len()];
    let mut open = std::collections::VecDeque::from([0]);
    while let Some(node) = open.pop_front() {
        for edge in &graph.nodes[node].outs {
            let to = graph.edges[*edge].to;
            if to != 0 && came[to].is_none() {
                came[to] = Some(node);
                open.push_back(to);
            }
        }
    }
    let mut way = vec![target];
    while let Some(before) = came[way[way.len() - 1]].filter(|_| way.len() <= came.len()) {
        way.push(before);
    }
    way.reverse();
    way
}
