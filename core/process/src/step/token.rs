//! Tokens come to nodes, wait there, and are taken away.

use super::Stepping;
use crate::event::{Act, Refusal};
use crate::model::Kind;
use crate::state::{CallId, PersonId, Seat, TaskEnd, TaskId, TimerId, TimerSet, Token, Waits};

impl Stepping<'_> {
    /// A token comes to a node.
    pub(super) fn arrive(&mut self, node: usize, flow: Option<usize>) -> Result<(), Refusal> {
        let known = self.definition.node(node);
        match known.kind {
            Kind::UserTask => self.open_task(node),
            Kind::ServiceTask if known.settings.waits => {
                let call = CallId(self.number());
                self.acts.push(Act::ServiceCalled { call, element: known.id.clone() });
                self.wait(node, Waits::Service(call), Vec::new());
                Ok(())
            }
            Kind::CallActivity => {
                let call = CallId(self.number());
                self.acts.push(Act::ProcessCalled { call, element: known.id.clone() });
                self.wait(node, Waits::Called(call), Vec::new());
                Ok(())
            }
            Kind::Timer => {
                let timer = self.set_timer(node);
                self.wait(node, Waits::Time, vec![timer]);
                Ok(())
            }
            Kind::Parallel | Kind::Inclusive if known.incoming.len() > 1 => self.meet(node, flow),
            Kind::End | Kind::ServiceTask => {
                self.effects(node);
                self.leave(node)
            }
            Kind::Start | Kind::Boundary { .. } | Kind::Exclusive => self.leave(node),
            Kind::Parallel | Kind::Inclusive | Kind::Pass => self.leave(node),
        }
    }

    fn open_task(&mut self, node: usize) -> Result<(), Refusal> {
        let known = self.definition.node(node);
        let mut people: Vec<Option<PersonId>> = vec![None];
        if known.settings.countersign.is_some() {
            people = self.facts.countersigners(&known.id).into_iter().map(Some).collect();
            people.sort_unstable();
            people.dedup();
        }
        if people.is_empty() {
            return Err(Refusal::Nobody);
        }
        let mut seats = Vec::with_capacity(people.len());
        for person in people {
            let task = TaskId(self.number());
            self.acts.push(Act::TaskOpened { task, element: known.id.clone(), person });
            seats.push(Seat { task, person, asked_by: None, outcome: None });
        }
        self.wait(node, Waits::People(seats), Vec::new());
        Ok(())
    }

    /// A token waits at a node, and the node's timers begin to count.
    fn wait(&mut self, node: usize, waits: Waits, mut timers: Vec<TimerSet>) {
        let known = self.definition.node(node);
        for attached in &known.attached {
            timers.push(self.set_timer(*attached));
        }
        self.state.tokens.push(Token { element: known.id.clone(), waits, timers });
    }

    pub(super) fn set_timer(&mut self, node: usize) -> TimerSet {
        let timer = TimerId(self.number());
        let element = self.definition.node(node).id.clone();
        self.acts.push(Act::TimerSet { timer, element: element.clone() });
        TimerSet { timer, element }
    }

    /// Takes away a token whose work is done.
    pub(super) fn remove_token(&mut self, index: usize) -> Token {
        let token = self.state.tokens.remove(index);
        self.acts.extend(token.timers.iter().map(|set| Act::TimerCleared { timer: set.timer }));
        token
    }

    /// Takes away a token whose work is not needed any more.
    pub(super) fn drop_token(&mut self, index: usize) {
        let token = self.remove_token(index);
        match &token.waits {
            Waits::People(seats) => self.drop_seats(&token, seats),
            Waits::Service(call) | Waits::Called(call) => self.acts.push(Act::CallDropped { call: *call }),
            Waits::Time | Waits::Join(_) => {}
        }
    }

    pub(super) fn drop_seats(&mut self, token: &Token, seats: &[Seat]) {
        for seat in seats.iter().filter(|seat| seat.outcome.is_none()) {
            self.record(seat, &token.element, TaskEnd::Dropped);
        }
    }
}
