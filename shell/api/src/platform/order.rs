//! Work orders to providers, and what is to be entered into another platform.

use super::CasePartyJson;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A work order in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WorkOrderRowJson {
    /// Its id.
    pub id: i64,
    /// The task whose completion is its completion.
    pub task_id: i64,
    /// Its case.
    pub case_id: i64,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The line by which the case is known.
    pub headline: String,
    /// The pack.
    pub pack: String,
    /// Name of the case's kind.
    pub kind: String,
    /// What is to be done.
    pub title: String,
    /// The unit for which it is.
    pub unit_name: String,
    /// The provider.
    pub provider_name: Option<String>,
    /// `open`, `received`, `done`, `returned` or `cancelled`.
    pub state: String,
    /// When it was given.
    pub opened_at: String,
    /// When it is due.
    pub due_at: Option<String>,
    /// When it was received.
    pub received_at: Option<String>,
    /// Who received it.
    pub receiver_name: Option<String>,
    /// When it was done, or taken back.
    pub closed_at: Option<String>,
    /// Who did it.
    pub closer_name: Option<String>,
    /// Whether it was, or is still, within its limit; null without one, or where it was taken back.
    pub on_time: Option<bool>,
    /// By how many working days it was late, or is by now; null when it is not.
    #[serde(default)]
    pub late_working_days: Option<u32>,
    /// Why its limit left out some time, such as force majeure.
    #[serde(default)]
    pub extensions: Vec<String>,
    /// What was said when it was done.
    #[serde(default)]
    pub said: Option<String>,
}

/// How many orders of a provider that were due in a time were done in time.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OnTimeRowJson {
    /// The provider; null for all of them.
    pub provider: Option<CasePartyJson>,
    /// Orders that were due: the three below together.
    pub due: i64,
    /// Done in time.
    pub in_time: i64,
    /// Done late.
    pub late: i64,
    /// Late, and not done.
    pub open_late: i64,
    /// Those in time of those that were due, percent; null when none was due.
    pub rate: Option<String>,
}

/// How punctually orders were done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OnTimeJson {
    /// By provider.
    pub providers: Vec<OnTimeRowJson>,
    /// All of them.
    pub all: OnTimeRowJson,
    /// As counted at this instant.
    pub at: String,
}

/// A work order with what is to be done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WorkOrderJson {
    /// What the list shows of it.
    #[serde(flatten)]
    pub row: WorkOrderRowJson,
    /// What is to be done, each a step that a machine can carry out. It stays as it was when the order was given.
    pub operations: Vec<OrderOperationJson>,
    /// Words with which it can be completed, the consenting one first.
    pub outcomes: Vec<String>,
    /// Fields of the form that are filled in with its completion, as JSON Schema by name.
    #[schema(value_type = Object)]
    pub fields: BTreeMap<String, Value>,
    /// Which of them must be.
    pub required: Vec<String>,
    /// What shows that it was done.
    pub evidence: Option<OrderEvidenceJson>,
}

/// A step of a work order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderOperationJson {
    /// `lease.start`, `lease.promote`, `resource.resize`, `resource.stop`, `resource.resume`, `lease.end` or `resource.reclaim`.
    pub run: String,
    /// `test` or `formal`, where a lease starts.
    pub stage: Option<String>,
    /// How many resources of this kind.
    pub count: usize,
    /// Number of the project.
    pub project: Option<String>,
    /// Number of the resource, of one that is there.
    pub resource: Option<String>,
    /// What is known of the resource: name, architecture, region, specification, address, system.
    pub traits: BTreeMap<String, String>,
    /// Quantities of each of the resources, in units of the catalog.
    pub items: Vec<OrderItemJson>,
}

/// A quantity of a work order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderItemJson {
    /// The item of the catalog.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How much of it, a decimal.
    pub quantity: String,
}

/// What shows that a work order was done.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderEvidenceJson {
    /// The reference in the provider's own system.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub reference: Option<String>,
    /// What is to be said.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// The machines as they stand in the cloud.
    #[serde(default)]
    pub resources: Vec<OrderResourceJson>,
}

/// A machine as it stands in the cloud.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderResourceJson {
    /// Its id in the cloud.
    #[schema(max_length = 100)]
    pub id: String,
    /// Its name there.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// Its addresses.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub address: Option<String>,
}

/// That a work order was done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteOrderJson {
    /// One of its outcomes; the first when absent.
    #[serde(default)]
    #[schema(max_length = 60)]
    pub outcome: Option<String>,
    /// Fields that are filled in with it.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub form: Option<Value>,
    /// What is said with it.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub said: Option<String>,
    /// What shows that it was done.
    #[serde(default)]
    pub evidence: Option<OrderEvidenceJson>,
}

/// Something that is to be entered into another platform, or was.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PlatformEntryJson {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The line by which the case is known.
    pub headline: String,
    /// The kind in words.
    pub kind_title: String,
    /// The unit.
    pub unit_name: String,
    /// Since when it waits.
    pub opened_at: String,
    /// Whether it was entered.
    pub is_entered: bool,
    /// Who entered it.
    pub entered_by: Option<String>,
    /// The day on which it was entered.
    pub entered_on: Option<String>,
    /// The reference that it got there.
    pub reference: Option<String>,
}
