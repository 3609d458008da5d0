//! The state of a case: where its tokens are, who has done what. It is kept by the shell between steps.

use crate::model::ElementId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The form in which a state is written; a later form reads the earlier ones.
pub const STATE_FORMAT: u32 = 1;

/// Number of a person's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonId(pub i64);

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u64);
    };
}

number!(
    /// Number of a task within its case.
    TaskId
);
number!(
    /// Number of a timer within its case.
    TimerId
);
number!(
    /// Number of a call of a service or of another process within its case.
    CallId
);

/// A case's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// See [`STATE_FORMAT`].
    pub format: u32,
    /// Id of the process.
    pub process: ElementId,
    /// Version of the definition.
    pub version: u32,
    /// Whether it has begun or ended.
    pub phase: Phase,
    /// The next number of a task, timer or call.
    pub next: u64,
    /// Where it stands, in the order in which the tokens came.
    pub tokens: Vec<Token>,
    /// What was done, in order.
    pub history: Vec<Past>,
}

/// Whether a case has begun or ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nobody has opened it.
    New,
    /// It is under way.
    Running {
        /// Who opened it.
        opener: PersonId,
    },
    /// It has ended.
    Ended {
        /// Who opened it.
        opener: PersonId,
        /// How.
        how: Ending,
    },
}

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// 办结: no token is left.
    Completed,
    /// 驳回.
    Rejected,
    /// 撤回 by who opened it.
    Withdrawn,
}

/// A token: an element where the case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The element.
    pub element: ElementId,
    /// What it waits for.
    pub waits: Waits,
    /// Timers on the element that are not due yet.
    pub timers: Vec<TimerSet>,
}

/// What a token waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waits {
    /// People.
    People(Vec<Seat>),
    /// The result of a service.
    Service(CallId),
    /// The end of another process's case.
    Called(CallId),
    /// Time; the timer is in the token's list.
    Time,
    /// Tokens from the other flows of a join; this one came by that flow.
    Join(ElementId),
}

/// A timer that was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerSet {
    /// Its number.
    pub timer: TimerId,
    /// The timer's element.
    pub element: ElementId,
}

/// One person's place at a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The task.
    pub task: TaskId,
    /// Who it is given to; nobody yet when it waits for one of those who may claim it.
    pub person: Option<PersonId>,
    /// The task whose person asked for this review (加签).
    pub asked_by: Option<TaskId>,
    /// What was decided.
    pub outcome: Option<Word>,
}

/// A short text that is shared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Word(Arc<str>);

/// Something that was done or came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// The task.
    pub task: TaskId,
    /// The element.
    pub element: ElementId,
    /// Who did it, or had it.
    pub person: Option<PersonId>,
    /// What became of it.
    pub end: TaskEnd,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
}

/// What became of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskEnd {
    /// Completed with this word.
    Done(Word),
    /// Completed, and with it the whole element, with this word.
    Decided(Word),
    /// A review that somebody asked for was given, with this word.
    Reviewed(Word),
    /// Returned for correction to this element.
    Returned(ElementId),
    /// Not needed any more: others decided, a timer interrupted, or the case was returned or ended.
    Dropped,
}

impl State {
    /// Nobody's case yet.
    pub fn new(process: &ElementId, version: u32) -> Self {
        Self {
            format: STATE_FORMAT,
            process: process.clone(),
            version,
            phase: Phase::New,
            next: 1,
            tokens: Vec::new(),
            history: Vec::new(),
        }
    }

    /// Who opened it.
    pub fn opener(&self) -> Option<PersonId> {
        match self.phase {
            Phase::New => None,
            Phase::Running { opener } | Phase::Ended { opener, .. } => Some(opener),
        }
    }

    /// How it ended.
    pub fn ending(&self) -> Option<Ending> {
        match self.phase {
            Phase::Ended { how, .. } => Some(how),
            Phase::New | Phase::Running { .. } => None,
        }
    }

    /// The last word that an element was decided with.
    pub fn outcome_of(&self, element: &str) -> Option<&str> {
        let of_element = self.history.iter().rev().filter(|past| past.element.as_str() == element);
        of_element.filter_map(Past::decision).next()
    }

    /// The last word that anything was decided with.
    pub fn last_outcome(&self) -> Option<&str> {
        self.history.iter().rev().find_map(Past::decision)
    }

    /// Tasks that can be completed now, with their element.
    pub fn open_tasks(&self) -> impl Iterator<Item = (&ElementId, &Seat)> {
        let seats = self.tokens.iter().filter_map(|token| match &token.waits {
            Waits::People(seats) => Some(seats.iter().map(move |seat| (&token.element, seat))),
            Waits::Service(_) | Waits::Called(_) | Waits::Time | Waits::Join(_) => None,
        });
        seats.flatten().filter(|(_, seat)| seat.outcome.is_none())
    }

    /// Timers that may become due.
    pub fn timers(&self) -> impl Iterator<Item = &TimerSet> {
        self.tokens.iter().flat_map(|token| &token.timers)
    }

    /// Calls whose answer is waited for, with their element.
    pub fn calls(&self) -> impl Iterator<Item = (&ElementId, CallId)> {
        self.tokens.iter().filter_map(|token| match token.waits {
            Waits::Service(call) | Waits::Called(call) => Some((&token.element, call)),
            Waits::People(_) | Waits::Time | Waits::Join(_) => None,
        })
    }
}

impl Past {
    /// The word with which it decided its element.
    pub fn decision(&self) -> Option<&str> {
        match &self.end {
            TaskEnd::Decided(word) => Some(word.as_str()),
            TaskEnd::Done(_) | TaskEnd::Reviewed(_) | TaskEnd::Returned(_) | TaskEnd::Dropped => None,
        }
    }
}

impl Word {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl Serialize for Word {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Arc::from(text)))
    }
}
