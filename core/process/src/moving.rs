//! Versions: what differs between two, and a running case that is moved deliberately from one to the other.
//!
//! Cases stay on their version unless somebody moves them. A move names what changes for the case; where an element is
//! gone, the person who moves it says which one takes its place. A move after which a token would be lost or wait for ever
//! is refused.

use crate::definition::Definition;
use crate::event::Act;
use crate::model::{ElementId, Node, Process};
use crate::state::{Phase, Seat, State, TimerId, TimerSet, Token, Waits};
use crate::step::{Step, is_settled};
use std::collections::BTreeMap;
use yunheng_values::{Finding, Findings, Text};

/// Something that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Only the later one has it.
    Added(ElementId),
    /// Only the earlier one has it.
    Removed(ElementId),
    /// Both have it; what is not the same.
    Changed(ElementId, Vec<&'static str>),
}

/// What moving a case to another version means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovePlan {
    /// What is different where the case stands, by the earlier version's ids.
    pub changes: Vec<Difference>,
    /// The case on the other version, with what the shell must do; or everything that stands against it.
    pub moved: Result<Step, Findings>,
}

/// What differs between two versions: nodes first, then flows, in the order of their ids.
pub fn compare(from: &Process, to: &Process) -> Vec<Difference> {
    let nodes =
        |process: &'_ Process| process.nodes.iter().map(|node| (node.id.clone(), node.clone())).collect();
    let (before, after): (BTreeMap<_, _>, BTreeMap<_, _>) = (nodes(from), nodes(to));
    let mut found = differences(&before, &after, |a: &Node, b: &Node| node_changes(a, b));
    let flows = |process: &'_ Process| {
        let ends = |index: usize| process.nodes[index].id.clone();
        let told = |flow: &crate::model::Flow| {
            (
                flow.id.clone(),
                (ends(flow.from), ends(flow.to), flow.condition.clone(), flow.is_default, flow.name.clone()),
            )
        };
        process.flows.iter().map(told).collect::<BTreeMap<_, _>>()
    };
    found.extend(differences(&flows(from), &flows(to), |a, b| {
        let same = [
            ("from", a.0 == b.0),
            ("to", a.1 == b.1),
            ("condition", a.2 == b.2),
            ("default", a.3 == b.3),
            ("name", a.4 == b.4),
        ];
        unequal(&same)
    }));
    found
}

fn differences<T>(
    before: &BTreeMap<ElementId, T>,
    after: &BTreeMap<ElementId, T>,
    changes: impl Fn(&T, &T) -> Vec<&'static str>,
) -> Vec<Difference> {
    let of_before = before.iter().filter_map(|(id, old)| match after.get(id) {
        None => Some(Difference::Removed(id.clone())),
        Some(new) => Some(changes(old, new))
            .filter(|what| !what.is_empty())
            .map(|what| Difference::Changed(id.clone(), what)),
    });
    let added = after.keys().filter(|id| !before.contains_key(*id)).map(|id| Difference::Added(id.clone()));
    of_before.chain(added).collect()
}

fn node_changes(a: &Node, b: &Node) -> Vec<&'static str> {
    let (x, y) = (&a.settings, &b.settings);
    let same_kind = std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind);
    unequal(&[
        ("kind", same_kind),
        ("name", a.name == b.name),
        ("role", x.role == y.role),
        ("relation", x.relation == y.relation),
        ("form", x.form == y.form),
        ("limit", x.limit == y.limit && x.urgent_limit == y.urgent_limit && x.limit_by == y.limit_by),
        ("clock", (&x.limit_from, &x.due_field, x.returned) == (&y.limit_from, &y.due_field, y.returned)),
        ("outcomes", x.outcomes == y.outcomes),
        ("effects", x.effects == y.effects),
        ("countersign", x.countersign == y.countersign),
        ("result", x.waits == y.waits),
    ])
}

fn unequal(same: &[(&'static str, bool)]) -> Vec<&'static str> {
    same.iter().filter(|(_, is_same)| !is_same).map(|(what, _)| *what).collect()
}

/// Plans to move a case; `mapping` names the element or flow that takes the place of one that is gone.
pub fn plan_move(
    from: &Definition,
    to: &Definition,
    state: &State,
    mapping: &BTreeMap<ElementId, ElementId>,
) -> MovePlan {
    let mut moving = Moving { from, to, mapping, next: state.next, acts: Vec::new(), against: Vec::new() };
    let place = &to.process().place;
    if to.process().id != state.process
        || from.process().id != state.process
        || from.version() != state.version
    {
        moving.oppose(
            "move_other_process",
            place,
            "不是同一流程的两个版本",
            "these are not two versions of the case's process",
        );
    }
    if !matches!(state.phase, Phase::Running { .. }) {
        moving.oppose("move_not_running", place, "事项不在办理中", "the case is not under way");
    }
    let tokens: Vec<Token> = state.tokens.iter().filter_map(|token| moving.token(token)).collect();
    let stands: Vec<&ElementId> = state.tokens.iter().map(|token| &token.element).collect();
    let is_here = |difference: &Difference| match difference {
        Difference::Removed(id) | Difference::Changed(id, _) => stands.contains(&id),
        Difference::Added(_) => false,
    };
    let changes = compare(from.process(), to.process()).into_iter().filter(is_here).collect();
    let next = State { version: to.version(), next: moving.next, tokens, ..state.clone() };
    if moving.against.is_empty() && !is_settled(to, &next) {
        moving.oppose(
            "move_tokens",
            place,
            "各分支的位置与新版的分支汇合对不上，会有分支丢失或永远等待",
            "the branches do not fit the splits and joins of the other version: one would be lost or wait for ever",
        );
    }
    let moved = if moving.against.is_empty() {
        Ok(Step { state: next, acts: moving.acts })
    } else {
        Err(moving.against)
    };
    MovePlan { changes, moved }
}

struct Moving<'a> {
    from: &'a Definition,
    to: &'a Definition,
    mapping: &'a BTreeMap<ElementId, ElementId>,
    next: u64,
    acts: Vec<Act>,
    against: Findings,
}

impl Moving<'_> {
    fn oppose(&mut self, code: &'static str, place: &str, zh: &str, en: &str) {
        self.against.push(Finding::error(code, place, Text::new(zh, en)));
    }

    fn target<'i>(&'i self, id: &'i ElementId) -> &'i ElementId {
        self.mapping.get(id).unwrap_or(id)
    }

    /// The token on the other version; none when something stands against it.
    fn token(&mut self, token: &Token) -> Option<Token> {
        let id = self.target(&token.element).clone();
        let (to, from) = (self.to, self.from);
        let (Some(new), Some(old)) = (to.find(&id), from.find(&token.element)) else {
            let (zh, en) = (
                format!("环节“{id}”在新版中没有，须指定由哪一个接替"),
                format!("`{id}` is gone: name the element that takes its place"),
            );
            self.oppose("move_missing", &to.process().place, &zh, &en);
            return None;
        };
        let (new, old) = (to.node(new), from.node(old));
        let same_kind = std::mem::discriminant(&new.kind) == std::mem::discriminant(&old.kind);
        let same_way = new.settings.countersign.is_some() == old.settings.countersign.is_some()
            && new.settings.waits == old.settings.waits;
        if !same_kind || !same_way {
            let (zh, en) = (
                format!("环节“{id}”与原来的办理方式不同"),
                format!("`{id}` is another kind of element than before"),
            );
            self.oppose("move_kind", &new.place, &zh, &en);
            return None;
        }
        let waits = match &token.waits {
            Waits::Join(flow) => Waits::Join(self.flow(flow, &id)?),
            Waits::People(seats) => Waits::People(self.seats(seats, old, new)),
            other => other.clone(),
        };
        let timers = self.timers(token, old, new);
        Some(Token { element: id, waits, timers })
    }

    /// The seats of a task. Where others do it now, nobody has it until one of them takes it; a countersign keeps its people, and so does
    /// somebody who is heard.
    fn seats(&mut self, seats: &[Seat], old: &Node, new: &Node) -> Vec<Seat> {
        let (x, y) = (&old.settings, &new.settings);
        let is_others = (&x.role, &x.relation) != (&y.role, &y.relation) && x.countersign.is_none();
        let seat = |seat: &Seat| {
            let is_freed =
                is_others && seat.person.is_some() && seat.asked_by.is_none() && seat.outcome.is_none();
            if is_freed {
                self.acts.push(Act::TaskGiven { task: seat.task, person: None });
            }
            Seat { person: seat.person.filter(|_| !is_freed), ..seat.clone() }
        };
        seats.iter().map(seat).collect()
    }

    /// The flow by which a token came to a join.
    fn flow(&mut self, flow: &ElementId, join: &ElementId) -> Option<ElementId> {
        let id = self.target(flow).clone();
        let to = self.to;
        let leads = to.find_flow(&id).is_some_and(|flow| to.node(to.flow(flow).to).id == *join);
        if !leads {
            let (zh, en) = (
                format!("通往“{join}”的连线“{id}”在新版中没有"),
                format!("the flow `{id}` into `{join}` is gone"),
            );
            self.oppose("move_missing", &to.process().place, &zh, &en);
        }
        leads.then_some(id)
    }

    /// Timers that stay, without those that are gone, and with those that are new.
    fn timers(&mut self, token: &Token, old: &Node, new: &Node) -> Vec<TimerSet> {
        let (to, from) = (self.to, self.from);
        let is_on = |id: &ElementId, node: &Node| {
            node.id == *id || node.attached.iter().any(|one| to.node(*one).id == *id)
        };
        let mut timers = Vec::new();
        for set in &token.timers {
            let element = self.target(&set.element).clone();
            if is_on(&element, new) {
                timers.push(TimerSet { timer: set.timer, element });
            } else {
                self.acts.push(Act::TimerCleared { timer: set.timer });
            }
        }
        // One that was due already is on the old node and not among the token's timers: it is not set again.
        let before: Vec<ElementId> =
            old.attached.iter().map(|one| self.target(&from.node(*one).id).clone()).collect();
        for id in new.attached.iter().map(|one| &to.node(*one).id).filter(|id| !before.contains(id)) {
            let timer = TimerId(self.next);
            self.next += 1;
            self.acts.push(Act::TimerSet { timer, element: id.clone() });
            timers.push(TimerSet { timer, element: id.clone() });
        }
        timers
    }
}
