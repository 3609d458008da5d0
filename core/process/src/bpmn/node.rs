//! One element to one node: what it does with a token, and whether the subset has it.

use super::MODEL;
use super::settings::settings;
use super::unsupported::is_event_definition;
use crate::model::{ElementId, Kind, Node};
use crate::xml::{Document, Element};
use yunheng_values::Findings;

/// The node; the host of a boundary event is filled in when all nodes are known.
pub(super) fn node(document: &Document, element: &Element, findings: &mut Findings) -> Node {
    let (kind, supported) = kind(document, element);
    Node {
        id: ElementId::from(element.id().unwrap_or_default()),
        name: element.attribute("name").unwrap_or_default().to_owned(),
        place: document.place(element),
        kind,
        supported,
        settings: settings(document, element, findings),
        incoming: Vec::new(),
        outgoing: Vec::new(),
        attached: Vec::new(),
    }
}

/// Compensation is started by nobody's token, so it is no part of the flow.
pub(super) fn is_aside(document: &Document, element: &Element) -> bool {
    element.attribute("isForCompensation") == Some("true")
        || element.attribute("triggeredByEvent") == Some("true")
        || (element.local == "boundaryEvent" && has(document, element, "compensateEventDefinition"))
}

fn kind(document: &Document, element: &Element) -> (Kind, bool) {
    let definitions = document.children(element).filter(|child| is_event_definition(child)).count();
    let timer = definitions == 1 && has(document, element, "timerEventDefinition");
    let loops = has(document, element, "standardLoopCharacteristics");
    let many = document.children(element).find(|child| child.is(MODEL, "multiInstanceLoopCharacteristics"));
    let in_turn = many.is_some_and(|many| many.attribute("isSequential") == Some("true"));
    match element.local.as_str() {
        "startEvent" => (Kind::Start, definitions == 0),
        "endEvent" => (Kind::End, definitions == 0),
        "userTask" => (Kind::UserTask, !loops && !in_turn),
        "serviceTask" => (Kind::ServiceTask, !loops && many.is_none()),
        "callActivity" => (Kind::CallActivity, !loops && many.is_none()),
        "exclusiveGateway" => (Kind::Exclusive, true),
        "parallelGateway" => (Kind::Parallel, true),
        "inclusiveGateway" => (Kind::Inclusive, true),
        "intermediateCatchEvent" if timer => (Kind::Timer, true),
        "boundaryEvent" => {
            let interrupting = element.attribute("cancelActivity") != Some("false");
            (Kind::Boundary { host: usize::MAX, interrupting }, timer)
        }
        "eventBasedGateway" => (Kind::Exclusive, false),
        "complexGateway" => (Kind::Inclusive, false),
        _ => (Kind::Pass, false),
    }
}

fn has(document: &Document, element: &Element, local: &str) -> bool {
    document.children(element).any(|child| child.is(MODEL, local))
}
