//! What a file has that the platform does not execute. It is listed once, with the nearest id, and stays in the file.

use super::MODEL;
use crate::xml::{Document, Element};

/// An element outside the subset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// Its name in BPMN, for example `messageEventDefinition`.
    pub element: String,
    /// Its id, or that of the nearest element around it that has one.
    pub id: String,
    /// `file:line:column`.
    pub place: String,
}

/// In the subset, whatever stands in them.
const SUBSET: [&str; 14] = [
    "boundaryEvent",
    "callActivity",
    "conditionExpression",
    "definitions",
    "endEvent",
    "exclusiveGateway",
    "inclusiveGateway",
    "parallelGateway",
    "process",
    "sequenceFlow",
    "serviceTask",
    "startEvent",
    "timeDuration",
    "userTask",
];

/// Said to readers, never executed by anybody.
const DESCRIPTIVE: [&str; 17] = [
    "association",
    "category",
    "categoryValue",
    "childLaneSet",
    "collaboration",
    "documentation",
    "extensionElements",
    "flowNodeRef",
    "group",
    "import",
    "incoming",
    "lane",
    "laneSet",
    "outgoing",
    "participant",
    "text",
    "textAnnotation",
];

/// Every element of the model that is not executed, in the order of the file.
pub(super) fn unsupported(document: &Document) -> Vec<Unsupported> {
    let mut found = Vec::new();
    walk(document, document.root(), "", &mut found);
    found
}

fn walk(document: &Document, element: &Element, around: &str, found: &mut Vec<Unsupported>) {
    if &*element.namespace != MODEL || element.local == "extensionElements" {
        return;
    }
    let id = element.id().unwrap_or(around);
    let is_supported = is_supported(document, element);
    if !is_supported {
        let (element_name, place) = (element.local.clone(), document.place(element));
        found.push(Unsupported { element: element_name, id: id.to_owned(), place });
    }
    // Inside data or interfaces nothing more is to be said; inside events and processes there is.
    if is_supported || is_flow_node(&element.local) {
        document.children(element).for_each(|child| walk(document, child, id, found));
    }
}

fn is_supported(document: &Document, element: &Element) -> bool {
    let has = |local: &str| document.children(element).any(|child| child.is(MODEL, local));
    let parent = element.parent.map(|index| document.elements()[index].local.as_str()).unwrap_or("");
    match element.local.as_str() {
        "intermediateCatchEvent" => document.children(element).any(is_event_definition),
        "timerEventDefinition" => {
            matches!(parent, "boundaryEvent" | "intermediateCatchEvent")
                && !has("timeDate")
                && !has("timeCycle")
        }
        "multiInstanceLoopCharacteristics" => {
            parent == "userTask"
                && element.attribute("isSequential") != Some("true")
                && !has("completionCondition")
        }
        local => SUBSET.contains(&local) || DESCRIPTIVE.contains(&local),
    }
}

/// Whether it says what an event waits for or does.
pub(super) fn is_event_definition(element: &Element) -> bool {
    &*element.namespace == MODEL
        && (element.local.ends_with("EventDefinition") || element.local == "eventDefinitionRef")
}

/// Whether a token can come to it.
pub(super) fn is_flow_node(local: &str) -> bool {
    let endings = ["Event", "Task", "Gateway", "Activity", "SubProcess"];
    matches!(local, "task" | "subProcess" | "transaction")
        || endings.iter().any(|ending| local.ends_with(ending))
}
