//! Ids that are there once, and references that lead somewhere.

use super::MODEL;
use super::unsupported::is_flow_node;
use crate::xml::{Document, Element};
use std::collections::BTreeMap;
use yunheng_values::{Finding, Findings, Text};

/// A file with more than this many faults needs no longer list.
const FAULTS_MAX: usize = 100;

/// Ids of the model that stand twice, and flow nodes, flows and processes without one.
pub(super) fn bad_ids(document: &Document) -> Findings {
    let mut seen: BTreeMap<&str, &Element> = BTreeMap::new();
    let mut findings = Findings::new();
    for element in document.elements().iter().filter(|element| &*element.namespace == MODEL) {
        let Some(id) = element.id() else {
            if needs_id(&element.local) {
                let name = &element.local;
                let text = Text::new(format!("{name}没有id"), format!("a {name} without an id"));
                findings.push(Finding::error("missing_id", document.place(element), text));
            }
            continue;
        };
        if let Some(first) = seen.insert(id, element) {
            let place = document.place(first);
            let text = Text::new(
                format!("id“{id}”在{place}已用过"),
                format!("the id `{id}` stands at {place} already"),
            );
            findings.push(Finding::error("duplicate_id", document.place(element), text));
        }
        if findings.len() >= FAULTS_MAX {
            break;
        }
    }
    findings
}

fn needs_id(local: &str) -> bool {
    is_flow_node(local) || matches!(local, "process" | "sequenceFlow")
}

/// A reference that leads to nothing it may lead to.
pub(super) fn dangling(document: &Document, element: &Element, attribute: &str) -> Finding {
    let (name, id) = (&element.local, element.id().unwrap_or_default());
    let found = element.attribute(attribute).unwrap_or_default();
    let text = Text::new(
        format!("{name}“{id}”的{attribute}指向“{found}”，这里没有可指向的元素"),
        format!("{attribute} of {name} `{id}` is `{found}`, and nothing here may be meant"),
    );
    Finding::error("dangling_reference", document.place(element), text)
}
