//! What moves the clocks of cases: urgency, force majeure, another calendar; and what is done to several tasks at once.

use super::{CasePartyJson, FindingBody};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// A request that a case be urgent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseUrgencyJson {
    /// Who asked.
    pub asker_name: String,
    /// When.
    pub asked_at: String,
    /// Why.
    pub reason: String,
    /// `open`, `granted`, `refused`, or `lapsed` when the case ended first.
    pub state: String,
    /// Who decided it.
    pub decider_name: Option<String>,
    /// When.
    pub decided_at: Option<String>,
    /// What they said.
    pub said: Option<String>,
}

/// A request that waits for whoever asks.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseUrgencyRowJson {
    /// The case.
    pub case_id: i64,
    /// Its number.
    pub case_number: Option<String>,
    /// The line by which it is known.
    pub headline: String,
    /// Name of its unit.
    pub unit_name: String,
    /// Who asked.
    pub asker_name: String,
    /// When.
    pub asked_at: String,
    /// Why.
    pub reason: String,
}

/// Whether a case becomes urgent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UrgencyDecisionJson {
    /// Whether it does.
    pub granted: bool,
    /// Why not, or what else is said.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub said: Option<String>,
}

/// Tasks of several cases that are completed with one word.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteTogetherJson {
    /// Ids of the tasks.
    #[schema(max_items = 100)]
    pub tasks: Vec<i64>,
    /// The word.
    #[schema(max_length = 60)]
    pub outcome: String,
    /// What is said with each.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub said: Option<String>,
}

/// What became of one of several tasks.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TaskAnswerJson {
    /// The task.
    pub task: i64,
    /// Whether it was done.
    pub is_done: bool,
    /// Stable code of the refusal.
    pub code: Option<String>,
    /// Why it was not, in the language of the request.
    pub refusal: Option<String>,
    /// Every value that stands against it.
    pub findings: Vec<FindingBody>,
}

/// Force majeure as two people have found it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ForceJson {
    /// Its id.
    pub id: i64,
    /// The pack whose limits it names.
    pub pack: String,
    /// What happened.
    pub event: String,
    /// What proves it.
    pub proof: String,
    /// Keys of the limits that do not count while it holds; `*` for all.
    pub limits: Vec<String>,
    /// The party whose cases it is about; all when null.
    pub party: Option<CasePartyJson>,
    /// First instant.
    pub began_at: String,
    /// First instant after it; null while it goes on.
    pub until_at: Option<String>,
    /// Who proposed it.
    pub proposer_name: String,
    /// Who confirmed it.
    pub confirmer_name: Option<String>,
    /// When it was confirmed.
    pub recorded_at: String,
}

/// Force majeure that somebody proposes to find.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForceInJson {
    /// The pack.
    #[schema(max_length = 40)]
    pub pack: String,
    /// What happened.
    #[schema(max_length = 200)]
    pub event: String,
    /// What proves it: which notice of which body.
    #[schema(max_length = 200)]
    pub proof: String,
    /// Keys of the limits; `*` for all.
    #[schema(max_items = 200)]
    pub limits: Vec<String>,
    /// The party whose cases it is about; all when absent.
    #[serde(default)]
    pub party_id: Option<i64>,
    /// First instant.
    #[schema(max_length = 40)]
    pub began_at: String,
    /// First instant after it; absent while it goes on.
    #[serde(default)]
    #[schema(max_length = 40)]
    pub until_at: Option<String>,
    /// Why it is proposed.
    #[schema(max_length = 500)]
    pub reason: String,
}

/// When force majeure has ended.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForceEndInJson {
    /// First instant after it.
    #[schema(max_length = 40)]
    pub until_at: String,
    /// Why it is proposed.
    #[schema(max_length = 500)]
    pub reason: String,
}

/// An open task, or a timer of the process, that would be due at another time if its clock were counted now.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DueDifferenceJson {
    /// The task; null when it is a timer alone.
    pub task_id: Option<i64>,
    /// Number of the timer in its case; null when it is a task.
    pub timer: Option<i64>,
    /// Its case.
    pub case_id: i64,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The line by which the case is known.
    pub headline: String,
    /// What is to be done, or what is waited for.
    pub title: String,
    /// When it is due.
    pub before: Option<String>,
    /// When it would be.
    pub after: Option<String>,
    /// Whether a day was counted whose calendar was not published.
    pub was_provisional: bool,
    /// How it is found now.
    #[schema(value_type = Object)]
    pub basis: Value,
}

/// A timer of a case's process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DueTimerJson {
    /// The case.
    pub case_id: i64,
    /// Number of the timer in it.
    pub timer: i64,
}

/// What became of a task or timer that was to be counted again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RecountAnswerJson {
    /// The task.
    pub task: Option<i64>,
    /// The timer.
    pub timer: Option<DueTimerJson>,
    /// Whether it was done.
    pub is_done: bool,
    /// Stable code of the refusal.
    pub code: Option<String>,
    /// Why it was not, in the language of the request.
    pub refusal: Option<String>,
    /// Every value that stands against it.
    pub findings: Vec<FindingBody>,
}

/// Tasks and timers whose clocks are counted again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecountJson {
    /// Ids of the tasks.
    #[schema(max_items = 500)]
    pub tasks: Vec<i64>,
    /// Timers that are due at another time without a task.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub timers: Vec<DueTimerJson>,
    /// Why.
    #[schema(max_length = 2000)]
    pub reason: String,
}
