//! Random processes that nest, and any order of completions, timers, returns and withdrawals: no token is lost, every case
//! ends, and the timeline stepped again gives the same state.

mod common;

use common::walk::walked;
use common::{OPENER, Told, now, process};
use proptest::prelude::*;
use yunheng_process::*;

/// A piece of a process.
#[derive(Debug, Clone)]
enum Piece {
    Task,
    Countersign,
    Reminded,
    Late(Box<Piece>),
    Row(Vec<Piece>),
    Branches(&'static str, Vec<Piece>),
    Circle(Box<Piece>),
}

fn piece() -> impl Strategy<Value = Piece> {
    let leaf = prop_oneof![3 => Just(Piece::Task), 1 => Just(Piece::Countersign), 1 => Just(Piece::Reminded)];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let kinds = prop_oneof![Just("exclusiveGateway"), Just("parallelGateway"), Just("inclusiveGateway")];
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 1..4).prop_map(Piece::Row),
            3 => (kinds, prop::collection::vec(inner.clone(), 2..4)).prop_map(|(kind, all)| Piece::Branches(kind, all)),
            1 => inner.clone().prop_map(|one| Piece::Circle(Box::new(one))),
            1 => inner.prop_map(|one| Piece::Late(Box::new(one))),
        ]
    })
}

#[derive(Debug, Default)]
struct Drawing {
    nodes: Vec<String>,
    flows: Vec<String>,
}

impl Drawing {
    fn node(&mut self, what: &str) -> String {
        let id = format!("n{}", self.nodes.len());
        let (element, rest) = what.split_once(' ').unwrap_or((what, ""));
        self.nodes.push(format!("{element} {id} {rest}"));
        id
    }

    fn flow(&mut self, from: &str, to: &str, how: &str) {
        self.flows.push(format!("{from} {to} {how}").trim_end().to_owned());
    }

    fn boundary(&mut self, host: &str, rest: &str) -> String {
        self.node(&format!(
            "boundaryEvent attachedToRef=\"{host}\" yh:limit=\"1wd\" {rest}|<timerEventDefinition/>"
        ))
    }

    /// Draws a piece after a node, and gives its last node.
    fn draw(&mut self, piece: &Piece, from: &str, how: &str) -> String {
        const WORDS: &str = "userTask yh:outcomes=\"approve object return\"";
        match piece {
            Piece::Task => {
                let task = self.node(WORDS);
                self.flow(from, &task, how);
                task
            }
            Piece::Countersign => {
                let task =
                    self.node(&format!("{WORDS}|<multiInstanceLoopCharacteristics yh:countersign=\"2/3\"/>"));
                self.flow(from, &task, how);
                task
            }
            Piece::Reminded => {
                let task = self.draw(&Piece::Task, from, how);
                let event = self.boundary(&task, "cancelActivity=\"false\"");
                let (tell, end) = (self.node(WORDS), self.node("endEvent"));
                self.flow(&event, &tell, "");
                self.flow(&tell, &end, "");
                task
            }
            Piece::Late(other) => {
                let task = self.draw(&Piece::Task, from, how);
                let event = self.boundary(&task, "");
                let last = self.draw(other, &event, "");
                let merge = self.node("exclusiveGateway");
                self.flow(&task, &merge, "");
                self.flow(&last, &merge, "");
                merge
            }
            Piece::Row(all) => {
                let mut last = from.to_owned();
                for (position, one) in all.iter().enumerate() {
                    last = self.draw(one, &last, if position == 0 { how } else { "" });
                }
                last
            }
            Piece::Branches(kind, all) => {
                let (split, join) = (self.node(kind), self.node(kind));
                self.flow(from, &split, how);
                for (position, one) in all.iter().enumerate() {
                    let word = format!("w{position}");
                    let how = if *kind == "parallelGateway" {
                        ""
                    } else if position == 0 {
                        "default"
                    } else {
                        &word
                    };
                    let last = self.draw(one, &split, how);
                    self.flow(&last, &join, "");
                }
                join
            }
            Piece::Circle(inner) => {
                let (enter, leave) = (self.node("exclusiveGateway"), self.node("exclusiveGateway"));
                self.flow(from, &enter, how);
                let last = self.draw(inner, &enter, "");
                self.flow(&last, &leave, "");
                self.flow(&leave, &enter, "again");
                let after = self.node("exclusiveGateway");
                self.flow(&leave, &after, "default");
                after
            }
        }
    }
}

fn drawing(piece: &Piece) -> Drawing {
    let mut drawing = Drawing::default();
    let (start, end) = (drawing.node("startEvent"), drawing.node("endEvent"));
    let last = drawing.draw(piece, &start, "");
    drawing.flow(&last, &end, "");
    drawing
}

fn definition_of(drawing: &Drawing) -> Result<Definition, yunheng_values::Findings> {
    let nodes: Vec<&str> = drawing.nodes.iter().map(String::as_str).collect();
    let flows: Vec<&str> = drawing.flows.iter().map(String::as_str).collect();
    Definition::new(&process(&nodes, &flows), 1)
}

fn drawn(piece: &Piece) -> Definition {
    definition_of(&drawing(piece)).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// What a choice of two numbers makes happen.
fn event(state: &State, definition: &Definition, (what, which): (u8, usize)) -> Option<Event> {
    let tasks: Vec<(TaskId, PersonId, &ElementId)> =
        state.open_tasks().map(|(id, seat)| (seat.task, seat.person.unwrap_or(PersonId(7)), id)).collect();
    let timers: Vec<TimerId> = state.timers().map(|set| set.timer).collect();
    let pick = |count: usize| which.checked_rem(count);
    if what < 2 && !timers.is_empty() {
        return Some(Event::TimerDue { timer: timers[pick(timers.len())?] });
    }
    let (task, by, _) = tasks[pick(tasks.len())?];
    let nodes = &definition.process().nodes;
    Some(match what {
        2 | 3 => {
            let decided =
                state.history.iter().filter(|past| past.decision().is_some()).map(|past| &past.element);
            let decided: Vec<&ElementId> = decided.collect();
            let to = pick(decided.len()).map_or(&nodes[0].id, |at| decided[at]);
            Event::Return { task, by, to: to.clone() }
        }
        4 => Event::AddReviewer { task, by, reviewer: PersonId(50) },
        5 => Event::Delegate { task, by, to: PersonId(60) },
        6 => Event::Complete { task, by, outcome: "object".to_owned() },
        _ => Event::Complete { task, by, outcome: "approve".to_owned() },
    })
}

fn told(bits: u8) -> Told {
    let words = ["w1", "w2", "again"].iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
    Told {
        words: words.map(|(_, word)| (*word).to_owned()).collect::<Vec<_>>().into(),
        people: vec![1, 2, 3],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_loses_a_token(piece in piece(), choices in prop::collection::vec((0_u8..12, 0_usize..64, 0_u8..8), 0..60)) {
        let definition = drawn(&piece);
        prop_assert_eq!(definition.verdict(), &Verdict::Sound(Proof::Blocks));
        let mut state = State::new(&definition.process().id, 1);
        let mut timeline: Vec<(Event, Told)> = vec![(Event::Start { by: OPENER }, told(0))];
        let Answer::Done(first) = step(&definition, &state, &timeline[0].0, now(), &timeline[0].1) else { panic!("a start") };
        state = first.state;
        for (what, which, bits) in choices {
            let Some(event) = event(&state, &definition, (what, which)) else { break };
            let facts = told(bits);
            if let Answer::Done(done) = step(&definition, &state, &event, now(), &facts) {
                state = done.state;
                timeline.push((event, facts));
            }
            prop_assert!(is_settled(&definition, &state), "{:#?}", state);
        }
        let again = replay(&definition, timeline.iter().map(|(event, facts)| (event, now(), facts as &dyn Facts)));
        prop_assert_eq!(again.as_ref(), Ok(&state));
        let written = serde_json::to_string(&state).expect("of a test");
        prop_assert_eq!(&serde_json::from_str::<State>(&written).expect("of a test"), &state);
        // Whatever happened, consenting everywhere ends the case.
        for _ in 0..2_000 {
            let Some((_, seat)) = state.open_tasks().last() else { break };
            let event = Event::Complete { task: seat.task, by: seat.person.unwrap_or(PersonId(7)), outcome: "approve".to_owned() };
            match step(&definition, &state, &event, now(), &told(0)) {
                Answer::Done(done) => state = done.state,
                Answer::Refused(refusal) => prop_assert!(false, "{refusal:?} {state:#?}"),
            }
            prop_assert!(is_settled(&definition, &state), "{:#?}", state);
        }
        prop_assert_eq!(state.ending(), Some(Ending::Completed));
    }

    #[test]
    fn the_verdict_on_a_process_that_was_rewired_is_what_walking_finds(
        piece in piece(),
        moved in prop::collection::vec((0_usize..64, 0_usize..64, any::<bool>()), 1..4),
    ) {
        let mut drawing = drawing(&piece);
        for (which, to, is_source) in moved {
            let (flow, node) = (which % drawing.flows.len(), to % drawing.nodes.len());
            let id = drawing.nodes[node].split(' ').nth(1).expect("an id").to_owned();
            let mut words: Vec<String> = drawing.flows[flow].splitn(3, ' ').map(str::to_owned).collect();
            if is_source && words.len() == 2 {
                words[0] = id;
            } else if node > 0 && !drawing.nodes[node].starts_with("boundaryEvent") {
                words[1] = id;
            }
            drawing.flows[flow] = words.join(" ");
        }
        let Ok(definition) = definition_of(&drawing) else { return Ok(()) };
        let codes: Vec<&str> = definition.verdict().reasons().iter().map(|reason| reason.finding.code).collect();
        // What is not proved is not compared.
        let judged = !matches!(definition.verdict(), Verdict::NotProved(_));
        if let Some(found) = Some(&definition).filter(|_| judged).and_then(walked) {
            let told = definition.verdict().is_sound();
            prop_assert!(!told || found, "{:?} {drawing:#?}", definition.verdict());
            prop_assert!(!found || !codes.contains(&"deadlock"), "{:?} {drawing:#?}", definition.verdict());
        }
    }

    #[test]
    fn withdrawing_ends_everything(piece in piece()) {
        let definition = drawn(&piece);
        let timeline = [Event::Start { by: OPENER }, Event::Withdraw { by: OPENER }];
        let facts = told(0);
        let ended = replay(&definition, timeline.iter().map(|event| (event, now(), &facts as &dyn Facts))).expect("of a test");
        prop_assert_eq!((ended.ending(), ended.tokens.len()), (Some(Ending::Withdrawn), 0));
    }
}
