//! Limits and clocks.

use crate::read;
use serde::Deserialize;
use yunheng_calendar::{Direction, Limit, LimitKind};
use yunheng_values::Exact;

/// A time limit (时限).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// How long.
    #[serde(deserialize_with = "read::limit")]
    pub limit: Limit,
    /// Event that starts the clock.
    pub starts: String,
    /// Who must act.
    pub actor: String,
    /// Counted back from the event.
    #[serde(default)]
    direction: DirectionWord,
    /// An act rolls off a day off, a duration does not.
    #[serde(default)]
    kind: KindWord,
    /// Shortest length of a range whose longest is `limit`.
    #[serde(default, deserialize_with = "read::limit_option")]
    pub minimum: Option<Limit>,
    /// Before the limit, not at it.
    #[serde(default)]
    pub strict: bool,
    /// False for a watch limit that no text sets (监看时限，非法定).
    #[serde(default = "yes")]
    pub statutory: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DirectionWord {
    #[default]
    Forward,
    Backward,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindWord {
    #[default]
    Act,
    Duration,
}

fn yes() -> bool {
    true
}

impl Deadline {
    /// Which way it is counted.
    pub fn direction(&self) -> Direction {
        match self.direction {
            DirectionWord::Forward => Direction::Forward,
            DirectionWord::Backward => Direction::Backward,
        }
    }

    /// Whether it rolls.
    pub fn kind(&self) -> LimitKind {
        match self.kind {
            KindWord::Act => LimitKind::Act,
            KindWord::Duration => LimitKind::Duration,
        }
    }
}

/// A class of incidents with its response clock (故障事件等级).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventClass {
    /// What belongs to it.
    pub definition: String,
    /// How soon somebody must respond.
    #[serde(deserialize_with = "read::limit")]
    pub response: Limit,
    /// Points that an overrun costs.
    #[serde(deserialize_with = "read::exact")]
    pub deduct: Exact,
    /// What `immediately` tolerates.
    #[serde(default, deserialize_with = "read::limit_option")]
    pub immediate_tolerance: Option<Limit>,
}
