//! One step: (definition, state, event, now, facts) → state, acts, or a refusal. Nothing else is read.

mod flow;
mod people;
mod settled;
mod takeback;
mod token;

pub use settled::is_settled;

use crate::definition::Definition;
use crate::event::{Act, Event, Facts, Refusal};
use crate::model::ElementId;
use crate::state::{CallId, Ending, Phase, STATE_FORMAT, State, TaskEnd, TimerId, Waits};
use std::collections::VecDeque;
use yunheng_values::Moment;

/// What came of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It was done.
    Done(Step),
    /// It was refused, and nothing changed.
    Refused(Refusal),
}

/// The state after an event, and what the shell must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The state now.
    pub state: State,
    /// In order.
    pub acts: Vec<Act>,
}

/// Steps a case.
pub fn step(definition: &Definition, state: &State, event: &Event, now: Moment, facts: &dyn Facts) -> Answer {
    let mut stepping = Stepping::new(definition, state.clone(), now, facts);
    match stepping.run(event) {
        Ok(()) => Answer::Done(Step { state: stepping.state, acts: stepping.acts }),
        Err(refusal) => Answer::Refused(refusal),
    }
}

/// Steps a new case through its timeline.
///
/// # Errors
/// The position of the first event that is refused, and why.
pub fn replay<'f>(
    definition: &Definition,
    timeline: impl IntoIterator<Item = (&'f Event, Moment, &'f dyn Facts)>,
) -> Result<State, (usize, Refusal)> {
    let mut state = State::new(&definition.process().id, definition.version());
    for (position, (event, now, facts)) in timeline.into_iter().enumerate() {
        match step(definition, &state, event, now, facts) {
            Answer::Done(done) => state = done.state,
            Answer::Refused(refusal) => return Err((position, refusal)),
        }
    }
    Ok(state)
}

/// More moves than this in one step are a circle.
const MOVES_MAX: usize = 10_000;

/// A step under way.
pub(crate) struct Stepping<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) state: State,
    pub(crate) acts: Vec<Act>,
    facts: &'a dyn Facts,
    at: i64,
    /// Nodes that a token comes to, with the flow that it comes by.
    moves: VecDeque<(usize, Option<usize>)>,
    moved: usize,
}

impl<'a> Stepping<'a> {
    pub(crate) fn new(definition: &'a Definition, state: State, now: Moment, facts: &'a dyn Facts) -> Self {
        let at = now.epoch_seconds();
        Self { definition, state, acts: Vec::new(), facts, at, moves: VecDeque::new(), moved: 0 }
    }

    fn run(&mut self, event: &Event) -> Result<(), Refusal> {
        let (state, definition) = (&self.state, self.definition);
        let is_ours = state.format == STATE_FORMAT
            && state.process == definition.process().id
            && state.version == definition.version();
        if !is_ours {
            return Err(Refusal::OtherDefinition);
        }
        match (&self.state.phase, event) {
            (Phase::New, Event::Start { .. }) => {}
            (Phase::New, _) => return Err(Refusal::NotStarted),
            (Phase::Ended { how, .. }, _) => return Err(Refusal::Ended(*how)),
            (Phase::Running { .. }, Event::Start { .. }) => return Err(Refusal::AlreadyStarted),
            (Phase::Running { .. }, _) => {}
        }
        match event {
            Event::Start { by } => {
                self.state.phase = Phase::Running { opener: *by };
                self.moves.push_back((self.definition.start, None));
            }
            Event::Claim { task, by } => self.claim(*task, *by)?,
            Event::Release { task, by } => self.release(*task, *by)?,
            Event::Delegate { task, by, to } => self.delegate(*task, *by, *to)?,
            Event::AddReviewer { task, by, reviewer } => self.add_reviewer(*task, *by, *reviewer)?,
            Event::Complete { task, by, outcome } => self.complete(*task, *by, outcome)?,
            Event::Return { task, by, to } => self.take_back(*task, *by, to)?,
            Event::Reject { task, by } => self.reject(*task, *by)?,
            Event::Withdraw { by } if self.state.opener() == Some(*by) => self.end_all(Ending::Withdrawn),
            Event::Withdraw { .. } => return Err(Refusal::NotOpener),
            Event::TimerDue { timer } => self.timer_due(*timer)?,
            Event::ServiceDone { call } => self.answered(*call, &Waits::Service(*call))?,
            Event::CalledEnded { call } => self.answered(*call, &Waits::Called(*call))?,
        }
        self.go_on()
    }

    /// Moves tokens until every one of them waits.
    pub(crate) fn go_on(&mut self) -> Result<(), Refusal> {
        loop {
            while let Some((node, flow)) = self.moves.pop_front() {
                self.moved += 1;
                if self.moved > MOVES_MAX {
                    return Err(Refusal::RunsForEver);
                }
                self.arrive(node, flow)?;
            }
            if !self.open_inclusive()? {
                break;
            }
        }
        let Phase::Running { opener } = self.state.phase else { return Ok(()) };
        if self.state.tokens.is_empty() {
            self.state.phase = Phase::Ended { opener, how: Ending::Completed };
            self.acts.push(Act::Ended { how: Ending::Completed });
        } else if self.state.tokens.iter().all(|token| matches!(token.waits, Waits::Join(_))) {
            return Err(Refusal::Stuck);
        }
        Ok(())
    }

    /// Ends the case with everything that is open.
    fn end_all(&mut self, how: Ending) {
        while !self.state.tokens.is_empty() {
            self.drop_token(self.state.tokens.len() - 1);
        }
        if let Phase::Running { opener } = self.state.phase {
            self.state.phase = Phase::Ended { opener, how };
            self.acts.push(Act::Ended { how });
        }
    }

    fn timer_due(&mut self, timer: TimerId) -> Result<(), Refusal> {
        let has = |token: &crate::state::Token| token.timers.iter().any(|set| set.timer == timer);
        let Some(index) = self.state.tokens.iter().position(has) else { return Err(self.gone(timer.0)) };
        let token = &mut self.state.tokens[index];
        let position = token.timers.iter().position(|set| set.timer == timer).unwrap_or(0);
        let element = token.timers.remove(position).element;
        let node = self.definition.find(&element).ok_or(Refusal::OtherDefinition)?;
        let goes_beside = matches!(
            self.definition.node(node).kind,
            crate::model::Kind::Boundary { interrupting: false, .. }
        );
        if !goes_beside {
            self.drop_token(index);
        }
        self.leave(node)
    }

    fn answered(&mut self, call: CallId, waits: &Waits) -> Result<(), Refusal> {
        let Some(index) = self.state.tokens.iter().position(|token| token.waits == *waits) else {
            return Err(self.gone(call.0));
        };
        let node = self.definition.find(&self.state.tokens[index].element).ok_or(Refusal::OtherDefinition)?;
        self.remove_token(index);
        self.effects(node);
        self.leave(node)
    }

    /// Why a number is not there: it was given out once, or never.
    fn gone(&self, number: u64) -> Refusal {
        if number != 0 && number < self.state.next { Refusal::AlreadyDone } else { Refusal::Unknown }
    }

    fn number(&mut self) -> u64 {
        let number = self.state.next;
        self.state.next += 1;
        number
    }

    fn effects(&mut self, node: usize) {
        let node = self.definition.node(node);
        let effect = |name: &String| Act::Effect { element: node.id.clone(), name: name.clone() };
        self.acts.extend(node.settings.effects.iter().map(effect));
    }

    fn record(&mut self, seat: &crate::state::Seat, element: &ElementId, end: TaskEnd) {
        let (task, person, at) = (seat.task, seat.person, self.at);
        self.state.history.push(crate::state::Past { task, element: element.clone(), person, end, at });
        self.acts.push(Act::TaskClosed { task });
    }
}
