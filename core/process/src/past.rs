//! Past cases through another definition: what would have become of them.
//!
//! The timeline of a case is stepped through the definition that it ran on and, side by side, through the other one. What the other one
//! does not have is left out, what only it has is taken as consented to; both are said. Nobody's case is changed by it.

use crate::definition::{DONE, Definition};
use crate::event::{Event, Facts};
use crate::model::ElementId;
use crate::state::{Ending, PersonId, Seat, State, TaskId, TimerId, Waits};
use crate::step::{Answer, step};
use yunheng_values::{Moment, Text};

/// An act of a past case: what happened, when, and what was known then.
pub type Told<'f> = (&'f Event, Moment, &'f dyn Facts);

/// What would have become of a past case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retold {
    /// How it ends.
    pub end: RetoldEnd,
    /// Elements that only the other definition has, each taken as consented to.
    pub assumed: Vec<ElementId>,
    /// Elements that the other definition does not have, whose acts were left out.
    pub left_out: Vec<ElementId>,
}

/// How a past case ends on another definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RetoldEnd {
    /// As it did, or it is under way as it is.
    Same,
    /// Otherwise; none is a case that is under way.
    Other {
        /// How it ended.
        was: Option<Ending>,
        /// How it would.
        would: Option<Ending>,
    },
    /// It comes no further than this act.
    Unfit {
        /// Position of the act in the timeline, from 0.
        position: usize,
        /// The element of the act.
        element: Option<ElementId>,
        /// Why.
        why: Text,
    },
    /// Its timeline does not fit the definition that it is said to have run on.
    Unknown {
        /// Position of the act in the timeline, from 0.
        position: usize,
        /// Why.
        why: Text,
    },
}

/// More acts than this that nobody did are a circle.
const ASSUMED_MAX: usize = 200;

/// Steps a past case through another definition.
pub fn retell(from: &Definition, to: &Definition, timeline: &[Told<'_>]) -> Retold {
    let mut telling = Telling {
        from,
        to,
        old: State::new(&from.process().id, from.version()),
        new: State::new(&to.process().id, to.version()),
        assumed: Vec::new(),
        left_out: Vec::new(),
    };
    let mut end = None;
    for (position, told) in timeline.iter().enumerate() {
        end = telling.tell(position, told);
        if end.is_some() {
            break;
        }
    }
    let end = end.unwrap_or_else(|| telling.end(timeline));
    Retold { end, assumed: telling.assumed, left_out: telling.left_out }
}

struct Telling<'d> {
    from: &'d Definition,
    to: &'d Definition,
    old: State,
    new: State,
    assumed: Vec<ElementId>,
    left_out: Vec<ElementId>,
}

impl Telling<'_> {
    fn tell(&mut self, position: usize, told: &Told<'_>) -> Option<RetoldEnd> {
        let (event, at, facts) = *told;
        let meant = meant(&self.old, event);
        match step(self.from, &self.old, event, at, facts) {
            Answer::Done(done) => self.old = done.state,
            Answer::Refused(refusal) => {
                return Some(RetoldEnd::Unknown { position, why: refusal.message() });
            }
        }
        let unfit = |element: Option<ElementId>, why| Some(RetoldEnd::Unfit { position, element, why });
        let element = match meant {
            Meant::Nothing => return None,
            Meant::Whole => None,
            Meant::At(element) => Some(element),
        };
        let is_gone = |element: &&ElementId| self.to.find(element).is_none();
        if let Some(gone) = element.as_ref().filter(is_gone) {
            self.left_out.push(gone.clone());
            return None;
        }
        if self.new.ending().is_some() {
            return None;
        }
        if let Some(element) = &element {
            if let Err(why) = self.come_to(Some(element), told) {
                return unfit(Some(element.clone()), why);
            }
            // It ended before it came to where the old one stood: what follows never happens.
            if self.new.ending().is_some() {
                return None;
            }
        }
        let Some(event) = self.translated(event, element.as_ref()) else {
            let title = element.as_ref().map(ToString::to_string).unwrap_or_default();
            let why = Text::new(
                format!("事项这时没有停在“{title}”"),
                format!("the case does not stand at `{title}` then"),
            );
            return unfit(element, why);
        };
        match step(self.to, &self.new, &event, at, facts) {
            Answer::Done(done) => {
                self.new = done.state;
                None
            }
            Answer::Refused(refusal) => unfit(element, refusal.message()),
        }
    }

    fn end(&mut self, timeline: &[Told<'_>]) -> RetoldEnd {
        let was = self.old.ending();
        if let (Some(_), Some(last)) = (was, timeline.last())
            && let Err(why) = self.come_to(None, last)
        {
            return RetoldEnd::Unfit { position: timeline.len(), element: None, why };
        }
        let would = self.new.ending();
        if was == would { RetoldEnd::Same } else { RetoldEnd::Other { was, would } }
    }

    /// Goes through what only the other definition has until the case stands at an element, or as far as that goes.
    fn come_to(&mut self, element: Option<&ElementId>, (_, at, facts): &Told<'_>) -> Result<(), Text> {
        for _ in 0..ASSUMED_MAX {
            let stands = element.is_some_and(|element| {
                self.new.open_tasks().any(|(open, _)| open == element)
                    || self.new.timers().any(|timer| timer.element == *element)
            });
            if stands || self.new.ending().is_some() {
                return Ok(());
            }
            let Some((element, event)) = self.assumption() else { return Ok(()) };
            match step(self.to, &self.new, &event, *at, *facts) {
                Answer::Done(done) => self.new = done.state,
                Answer::Refused(refusal) => return Err(refusal.message()),
            }
            self.assumed.push(element);
        }
        Err(Text::new("新增的环节会一直循环", "what was added goes round for ever"))
    }

    /// What is taken to have happened: the first task or wait that the old definition does not have.
    fn assumption(&self) -> Option<(ElementId, Event)> {
        let is_new = |element: &ElementId| self.from.find(element).is_none();
        let task = self.new.open_tasks().find(|(element, _)| is_new(element));
        if let Some((element, seat)) = task {
            let node = self.to.node(self.to.find(element)?);
            let outcome = self.to.outcomes(node).next().unwrap_or(DONE).to_owned();
            let by = seat.person.unwrap_or(PersonId(0));
            return Some((element.clone(), Event::Complete { task: seat.task, by, outcome }));
        }
        let waits =
            self.new.tokens.iter().filter(|token| token.waits == Waits::Time && is_new(&token.element));
        let timer = waits.flat_map(|token| &token.timers).next()?;
        Some((timer.element.clone(), Event::TimerDue { timer: timer.timer }))
    }

    /// The event with the numbers of the other definition; none when it does not stand there.
    fn translated(&self, event: &Event, element: Option<&ElementId>) -> Option<Event> {
        let seat = |by: PersonId| {
            let open = || {
                self.new.open_tasks().filter(|(open, seat)| Some(*open) == element && seat.asked_by.is_none())
            };
            let own = open().find(|(_, seat)| seat.person == Some(by));
            let (_, seat) = own.or_else(|| open().next())?;
            Some((seat.task, seat.person.unwrap_or(by)))
        };
        Some(match event {
            Event::Complete { by, outcome, .. } => {
                let (task, by) = seat(*by)?;
                Event::Complete { task, by, outcome: outcome.clone() }
            }
            Event::Return { by, to, .. } => {
                let (task, by) = seat(*by)?;
                Event::Return { task, by, to: to.clone() }
            }
            Event::Reject { by, .. } => {
                let (task, by) = seat(*by)?;
                Event::Reject { task, by }
            }
            Event::TimerDue { .. } => {
                let timer = self.new.timers().find(|timer| Some(&timer.element) == element)?.timer;
                Event::TimerDue { timer }
            }
            other => other.clone(),
        })
    }
}

/// What an event is about.
enum Meant {
    /// The case as a whole.
    Whole,
    /// An element.
    At(ElementId),
    /// Only who has a task, which another definition need not know.
    Nothing,
}

fn meant(state: &State, event: &Event) -> Meant {
    let of_task = |task: TaskId| {
        let found: Option<(&ElementId, &Seat)> = state.open_tasks().find(|(_, seat)| seat.task == task);
        match found {
            Some((element, seat)) if seat.asked_by.is_none() => Meant::At(element.clone()),
            _ => Meant::Nothing,
        }
    };
    let of_timer = |timer: TimerId| {
        let found = state.timers().find(|set| set.timer == timer);
        found.map_or(Meant::Nothing, |set| Meant::At(set.element.clone()))
    };
    match event {
        Event::Complete { task, .. } | Event::Return { task, .. } | Event::Reject { task, .. } => {
            of_task(*task)
        }
        Event::TimerDue { timer } => of_timer(*timer),
        Event::Start { .. } | Event::Withdraw { .. } => Meant::Whole,
        _ => Meant::Nothing,
    }
}
