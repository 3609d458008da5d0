//! Processes for tests, written as lines, and facts that a test decides.

#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]

pub mod walk;

use std::cell::{Cell, RefCell};
use yunheng_process::*;
use yunheng_values::Moment;

pub const NOW: i64 = 1_796_083_200;

pub fn now() -> Moment {
    Moment::from_epoch_seconds(NOW).expect("a moment")
}

/// A file of one process, whose inside is given.
pub fn file(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"{MODEL}\" xmlns:yh=\"{YUNHENG}\" id=\"d\">\n<process id=\"p\" isExecutable=\"true\">\n{inside}\n</process>\n</definitions>\n"
    )
}

/// A process of nodes (`element id attributes…`) and flows (`from to [condition|default]`).
pub fn drawn(nodes: &[&str], flows: &[&str]) -> String {
    let mut inside = String::new();
    let mut defaults = Vec::new();
    for (index, flow) in flows.iter().enumerate() {
        let mut words = flow.splitn(3, ' ');
        let (from, to, how) =
            (words.next().expect("of a test"), words.next().expect("of a test"), words.next());
        let condition = how.filter(|how| *how != "default");
        if how == Some("default") {
            defaults.push((from.to_owned(), format!("f{index}")));
        }
        let inner = condition.map_or(String::new(), |text| {
            format!(
                "<conditionExpression>{}</conditionExpression>",
                text.replace('&', "&amp;").replace('<', "&lt;")
            )
        });
        inside += &format!(
            "<sequenceFlow id=\"f{index}\" sourceRef=\"{from}\" targetRef=\"{to}\">{inner}</sequenceFlow>\n"
        );
    }
    for node in nodes {
        let (element, rest) = node.split_once(' ').expect("of a test");
        let (id, attributes) = rest.split_once(' ').unwrap_or((rest, ""));
        let (attributes, inner) = attributes.split_once('|').unwrap_or((attributes, ""));
        let default = defaults.iter().find(|(from, _)| from == id);
        let default = default.map_or(String::new(), |(_, flow)| format!(" default=\"{flow}\""));
        let role = if element == "userTask" { " yh:role=\"r\"" } else { "" };
        inside += &format!("<{element} id=\"{id}\"{role}{default} {attributes}>{inner}</{element}>\n");
    }
    file(&inside)
}

pub fn process(nodes: &[&str], flows: &[&str]) -> Process {
    let text = drawn(nodes, flows);
    read_bpmn(text.as_bytes(), "t.bpmn")
        .unwrap_or_else(|findings| panic!("{findings:#?}\n{text}"))
        .processes
        .remove(0)
}

pub fn definition(nodes: &[&str], flows: &[&str]) -> Definition {
    Definition::new(&process(nodes, flows), 1).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// Conditions are words: an outcome of the last decision, or a word that is set.
#[derive(Default)]
pub struct Told {
    pub words: RefCell<Vec<String>>,
    pub people: Vec<i64>,
}

impl Facts for Told {
    fn holds(&self, condition: &str, state: &State) -> Result<bool, String> {
        if condition == "broken" {
            return Err("no such name".to_owned());
        }
        Ok(state.last_outcome() == Some(condition)
            || self.words.borrow().iter().any(|word| word == condition))
    }

    fn countersigners(&self, _: &ElementId) -> Vec<PersonId> {
        self.people.iter().map(|person| PersonId(*person)).collect()
    }
}

/// Conditions hold as a script says; what is asked beyond it does not hold, and is counted.
#[derive(Default)]
pub struct Script {
    pub script: Vec<bool>,
    pub asked: Cell<usize>,
}

impl Facts for Script {
    fn holds(&self, _: &str, _: &State) -> Result<bool, String> {
        let position = self.asked.get();
        self.asked.set(position + 1);
        Ok(self.script.get(position).copied().unwrap_or(false))
    }

    fn countersigners(&self, _: &ElementId) -> Vec<PersonId> {
        vec![PersonId(1), PersonId(2)]
    }
}

/// A case under way.
pub struct Case<'d> {
    pub definition: &'d Definition,
    pub state: State,
    pub told: Told,
    pub acts: Vec<Act>,
    pub timeline: Vec<Event>,
}

pub const OPENER: PersonId = PersonId(100);

impl<'d> Case<'d> {
    pub fn new(definition: &'d Definition) -> Self {
        let state = State::new(&definition.process().id, definition.version());
        Self { definition, state, told: Told::default(), acts: Vec::new(), timeline: Vec::new() }
    }

    pub fn opened(definition: &'d Definition, people: &[i64]) -> Self {
        let mut case = Self::new(definition);
        case.told.people = people.to_vec();
        case.does(Event::Start { by: OPENER });
        case
    }

    pub fn does(&mut self, event: Event) {
        match step(self.definition, &self.state, &event, now(), &self.told) {
            Answer::Done(done) => {
                self.state = done.state;
                self.acts = done.acts;
                self.timeline.push(event);
                assert!(is_settled(self.definition, &self.state), "{:#?}", self.state);
            }
            Answer::Refused(refusal) => panic!("{event:?}: {refusal:?}\n{:#?}", self.state),
        }
    }

    pub fn refuses(&self, event: Event) -> Refusal {
        match step(self.definition, &self.state, &event, now(), &self.told) {
            Answer::Refused(refusal) => refusal,
            Answer::Done(done) => panic!("{event:?} was done: {:#?}", done.acts),
        }
    }

    /// The open tasks at an element.
    pub fn tasks(&self, element: &str) -> Vec<TaskId> {
        let open = self.state.open_tasks().filter(|(id, _)| id.as_str() == element);
        open.map(|(_, seat)| seat.task).collect()
    }

    /// The elements of the open tasks, in order.
    pub fn open(&self) -> String {
        let mut open: Vec<&str> = self.state.open_tasks().map(|(id, _)| id.as_str()).collect();
        open.sort_unstable();
        open.join(" ")
    }

    pub fn complete(&mut self, element: &str, outcome: &str) {
        let (task, by) = self.seat(element);
        self.does(Event::Complete { task, by, outcome: outcome.to_owned() });
    }

    pub fn seat(&self, element: &str) -> (TaskId, PersonId) {
        let mut open = self.state.open_tasks().filter(|(id, _)| id.as_str() == element);
        let (_, seat) = open.next().unwrap_or_else(|| panic!("{element} is not open: {}", self.open()));
        (seat.task, seat.person.unwrap_or(PersonId(7)))
    }

    pub fn timer(&self, element: &str) -> TimerId {
        self.state.timers().find(|set| set.element.as_str() == element).expect("a timer").timer
    }
}
