//! A file to its processes.

use super::MODEL;
use super::check::{bad_ids, dangling};
use super::node::{is_aside, node};
use super::unsupported::{Unsupported, is_event_definition, is_flow_node, unsupported};
use crate::model::{ElementId, Flow, Kind, Process};
use crate::xml::{Document, Element, read};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_values::{Finding, Findings, Text};

/// A BPMN file that was read.
#[derive(Debug, Clone)]
pub struct Bpmn {
    /// The file itself, for changes and for giving it back.
    pub document: Document,
    /// In the order of the file.
    pub processes: Vec<Process>,
    /// What is not executed.
    pub unsupported: Vec<Unsupported>,
}

impl Bpmn {
    /// The process with this id.
    pub fn process(&self, id: &str) -> Option<&Process> {
        self.processes.iter().find(|process| process.id.as_str() == id)
    }
}

/// Reads a BPMN 2.0 file; `file` is its name in findings.
///
/// # Errors
/// Every finding that makes it unreadable: no XML, hostile XML, no BPMN, ids that are missing or double, references that
/// lead nowhere, settings of our own that cannot be read.
pub fn read_bpmn(bytes: &[u8], file: &str) -> Result<Bpmn, Findings> {
    let document = read(bytes, file)?;
    let root = document.root();
    if !root.is(MODEL, "definitions") {
        let (name, uri) = (&root.local, &root.namespace);
        let text = Text::new(
            format!("不是BPMN 2.0文件：根元素是{{{uri}}}{name}"),
            format!("this is no BPMN 2.0 file: its root element is {{{uri}}}{name}"),
        );
        return Err(vec![Finding::error("not_bpmn", document.place(root), text)]);
    }
    let mut findings = bad_ids(&document);
    let of_file = document.children(root).filter(|child| child.is(MODEL, "process"));
    let processes = of_file.map(|element| process(&document, element, &mut findings)).collect();
    if findings.is_empty() {
        let unsupported = unsupported(&document);
        Ok(Bpmn { processes, unsupported, document })
    } else {
        Err(findings)
    }
}

fn process(document: &Document, element: &Element, findings: &mut Findings) -> Process {
    let mut process = Process {
        id: ElementId::from(element.id().unwrap_or_default()),
        name: element.attribute("name").unwrap_or_default().to_owned(),
        executable: element.attribute("isExecutable") == Some("true"),
        place: document.place(element),
        nodes: Vec::new(),
        flows: Vec::new(),
        embedded: Vec::new(),
    };
    let inner: Vec<&Element> =
        document.children(element).filter(|child| &*child.namespace == MODEL).collect();
    let mut index_of = BTreeMap::new();
    for child in inner.iter().filter(|child| is_flow_node(&child.local)) {
        if !is_aside(document, child) {
            index_of.insert(child.id().unwrap_or_default(), process.nodes.len());
            process.nodes.push(node(document, child, findings));
        }
        if matches!(child.local.as_str(), "subProcess" | "transaction") {
            process.embedded.push(self::process(document, child, findings));
        }
    }
    let aside: BTreeSet<&str> =
        inner.iter().filter(|child| is_aside(document, child)).filter_map(|child| child.id()).collect();
    attach(document, &inner, &index_of, &mut process, findings);
    for child in inner.iter().filter(|child| child.local == "sequenceFlow") {
        let end = |name: &str| child.attribute(name).unwrap_or_default();
        if aside.contains(&end("sourceRef")) || aside.contains(&end("targetRef")) {
            continue;
        }
        let (from, to) = (index_of.get(end("sourceRef")), index_of.get(end("targetRef")));
        match (from, to) {
            (Some(from), Some(to)) => add_flow(document, child, (*from, *to), &mut process),
            (None, _) => findings.push(dangling(document, child, "sourceRef")),
            (_, None) => findings.push(dangling(document, child, "targetRef")),
        }
    }
    link(document, &inner, &index_of, &mut process);
    defaults(document, &inner, &index_of, &mut process, findings);
    process
}

fn add_flow(document: &Document, element: &Element, (from, to): (usize, usize), process: &mut Process) {
    let index = process.flows.len();
    process.nodes[from].outgoing.push(index);
    process.nodes[to].incoming.push(index);
    let condition = document.children(element).find(|child| child.is(MODEL, "conditionExpression"));
    process.flows.push(Flow {
        id: ElementId::from(element.id().unwrap_or_default()),
        name: element.attribute("name").unwrap_or_default().to_owned(),
        place: document.place(element),
        from,
        to,
        condition: condition
            .map(|condition| condition.text.trim().to_owned())
            .filter(|text| !text.is_empty()),
        is_default: false,
    });
}

/// Boundary events find their activity.
fn attach(
    document: &Document,
    inner: &[&Element],
    index_of: &BTreeMap<&str, usize>,
    process: &mut Process,
    findings: &mut Findings,
) {
    for child in inner.iter().filter(|child| child.local == "boundaryEvent" && !is_aside(document, child)) {
        let host = child.attribute("attachedToRef").and_then(|id| index_of.get(id)).copied();
        let own = index_of.get(child.id().unwrap_or_default()).copied();
        match (host.filter(|host| process.nodes[*host].is_activity()), own) {
            (Some(found), Some(own)) => {
                process.nodes[found].attached.push(own);
                if let Kind::Boundary { host, .. } = &mut process.nodes[own].kind {
                    *host = found;
                }
            }
            _ => findings.push(dangling(document, child, "attachedToRef")),
        }
    }
}

/// A throwing link event goes on at the catching one of the same name.
fn link(document: &Document, inner: &[&Element], index_of: &BTreeMap<&str, usize>, process: &mut Process) {
    let links = |event: &'static str| {
        let events = inner.iter().filter(move |child| child.local == event);
        events.filter_map(move |child| {
            let link = document
                .children(child)
                .find(|one| is_event_definition(one) && one.local == "linkEventDefinition")?;
            Some((link.attribute("name").unwrap_or_default(), *index_of.get(child.id()?)?, *child))
        })
    };
    let catching: BTreeMap<&str, usize> =
        links("intermediateCatchEvent").map(|(name, index, _)| (name, index)).collect();
    for (name, from, element) in links("intermediateThrowEvent") {
        if let Some(to) = catching.get(name) {
            add_flow(document, element, (from, *to), process);
        }
    }
}

fn defaults(
    document: &Document,
    inner: &[&Element],
    index_of: &BTreeMap<&str, usize>,
    process: &mut Process,
    findings: &mut Findings,
) {
    for child in inner {
        let Some(default) = child.attribute("default").filter(|id| !id.is_empty()) else { continue };
        let Some(own) = child.id().and_then(|id| index_of.get(id)) else { continue };
        let flows = &process.flows;
        let named = process.nodes[*own].outgoing.iter().find(|flow| flows[**flow].id.as_str() == default);
        match named.copied() {
            Some(flow) => process.flows[flow].is_default = true,
            None => findings.push(dangling(document, child, "default")),
        }
    }
}
