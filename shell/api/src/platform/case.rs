//! Cases: work that people do together.

use super::{
    CaseIntakeJson, CaseKnowledgeJson, CaseLinkJson, CaseRatingJson, CaseUrgencyJson, IssuableJson,
    IssuedDocumentJson,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// A kind of work that somebody may begin or has seen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseKindJson {
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub about: String,
    /// Where it stands among others.
    pub group: String,
    /// Clauses that ask for it.
    pub clauses: Vec<String>,
    /// Whether its opener may mark a case as urgent.
    pub may_be_urgent: bool,
    /// Whether the person who asks may begin one.
    pub may_open: bool,
    /// What happens, in order: who does what, and within which limit.
    pub steps: Vec<CaseStepJson>,
}

/// A step of a kind of work.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseStepJson {
    /// Element of the process.
    pub element: String,
    /// What is done.
    pub title: String,
    /// Role of who does it; null when it is the opener.
    pub role: Option<String>,
    /// The role in words.
    pub role_title: String,
    /// Within which limit, in words; null when there is none.
    pub limit: Option<String>,
}

/// A kind of work with its form.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseKindDetailJson {
    /// The kind.
    #[serde(flatten)]
    pub kind: CaseKindJson,
    /// The form: JSON Schema 2020-12 with layout hints under `x-yh`.
    #[schema(value_type = Object)]
    pub form: Value,
    /// The process, BPMN 2.0 with its diagram.
    pub process: String,
}

/// A case to be begun.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseInJson {
    /// The pack.
    #[schema(max_length = 40)]
    pub pack: String,
    /// Name of the kind.
    #[schema(max_length = 60)]
    pub kind: String,
    /// The unit whose case it is; the opener's own when absent.
    #[serde(default)]
    pub unit_id: Option<i64>,
    /// The form as far as it is filled in.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub form: Value,
    /// Whether it is urgent.
    #[serde(default)]
    pub is_urgent: bool,
}

/// A draft as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseDraftJson {
    /// The form as far as it is filled in.
    #[schema(value_type = Object)]
    pub form: Value,
    /// Whether it is urgent.
    #[serde(default)]
    pub is_urgent: bool,
}

/// A case in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseRowJson {
    /// Its id.
    pub id: i64,
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// The kind in words.
    pub kind_title: String,
    /// Its number; null while it is a draft.
    pub number: Option<String>,
    /// The line by which it is known.
    pub headline: String,
    /// The unit whose case it is.
    pub unit: CasePartyJson,
    /// Name of who opened it.
    pub opener_name: String,
    /// `draft`, `running` or `ended`.
    pub state: String,
    /// `done`, `rejected`, `withdrawn`, or `merged` into another.
    pub outcome: Option<String>,
    /// Whether it is urgent.
    pub is_urgent: bool,
    /// When the draft was begun.
    pub created_at: String,
    /// When it was sent.
    pub sent_at: Option<String>,
    /// When it ended.
    pub ended_at: Option<String>,
}

/// A party of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CasePartyJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// A party that takes part.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CasePartJson {
    /// The part, such as `provider`.
    pub part: String,
    /// The party.
    pub party: CasePartyJson,
}

/// A case with all that the person who asks may see of it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseJson {
    /// What a list shows of it.
    #[serde(flatten)]
    pub row: CaseRowJson,
    /// Digest of the rules that it began with.
    pub rules_digest: String,
    /// The form's schema.
    #[schema(value_type = Object)]
    pub schema: Value,
    /// The form as it is.
    #[schema(value_type = Object)]
    pub form: Value,
    /// The form as it was sent first; null while it is a draft.
    #[schema(value_type = Option<Object>)]
    pub asked: Option<Value>,
    /// Clauses that ask for this kind of work.
    pub clauses: Vec<String>,
    /// Parties that take part beside the unit.
    pub parts: Vec<CasePartJson>,
    /// How it came in; null when it came by the portal and is not classified.
    pub intake: Option<CaseIntakeJson>,
    /// The field of the form that names whose projects and resources it names; null when they are the unit's own.
    pub things_field: Option<String>,
    /// Links with other cases, in the order in which they were made.
    pub links: Vec<CaseLinkJson>,
    /// Entries of the knowledge base with which it was answered.
    pub knowledge: Vec<CaseKnowledgeJson>,
    /// What was said after it had ended.
    pub rating: Option<CaseRatingJson>,
    /// Names of parties that the form points at, by id.
    pub names: std::collections::BTreeMap<String, String>,
    /// Its tasks, in the order in which they came.
    pub tasks: Vec<CaseTaskJson>,
    /// What was done, in order.
    pub timeline: Vec<CaseEventJson>,
    /// What must be attached before some steps are completed.
    pub papers: Vec<CasePaperJson>,
    /// Its files.
    pub files: Vec<CaseFileJson>,
    /// Documents that were issued, oldest first.
    pub documents: Vec<IssuedDocumentJson>,
    /// Documents that the person who asks may issue by hand now.
    pub issuable: Vec<IssuableJson>,
    /// The process, BPMN 2.0 with its diagram.
    pub process: String,
    /// Elements of the process where something waits.
    pub active: Vec<String>,
    /// The last request that it be urgent.
    pub urgency: Option<CaseUrgencyJson>,
    /// What the person who asks may do with the case: `edit`, `send`, `discard`, `withdraw`, `comment`, `attach`, `link`,
    /// `merge`, `cite`, `rate`, `ask_urgency`, `decide_urgency`.
    pub may: Vec<String>,
    /// For `If-Match` of an edit.
    pub version: i64,
}

/// A task of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseTaskJson {
    /// Its id.
    pub id: i64,
    /// Its number in the case.
    pub number: i64,
    /// The element of the process.
    pub element: String,
    /// What is to be done.
    pub title: String,
    /// Role of those who may do it.
    pub role: Option<String>,
    /// The role in words.
    pub role_title: Option<String>,
    /// The party whose people may do it.
    pub party: Option<CasePartyJson>,
    /// Who took it.
    pub assignee_name: Option<String>,
    /// `open`, `done` or `cancelled`.
    pub state: String,
    /// How it was done.
    pub outcome: Option<String>,
    /// The outcome in words.
    pub outcome_title: Option<String>,
    /// When it came.
    pub opened_at: String,
    /// First instant at which it is late.
    pub due_at: Option<String>,
    /// Limit, clauses, days passed over: how the due date was found.
    #[schema(value_type = Option<Object>)]
    pub due_basis: Option<Value>,
    /// Whether it is or was late.
    pub is_late: bool,
    /// Name of who closed it.
    pub closer_name: Option<String>,
    /// When it was closed.
    pub closed_at: Option<String>,
    /// What it can be completed with, for those who may complete it.
    pub outcomes: Vec<OutcomeJson>,
    /// Tasks to which it can be returned, the last first.
    pub returns_to: Vec<CaseStepRefJson>,
    /// Whether somebody is only heard before another task (加签).
    pub is_review: bool,
    /// Sections of the form that are filled in with it.
    pub fills: Vec<String>,
    /// What the person who asks may do with it: `complete`, `claim`, `release`, `assign`, `review`, `return`, `reject`, `stand_in`.
    pub may: Vec<String>,
}

/// Something that a task can be completed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OutcomeJson {
    /// Its name.
    pub outcome: String,
    /// In words.
    pub title: String,
}

/// A step, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseStepRefJson {
    /// Element of the process.
    pub element: String,
    /// What is done there.
    pub title: String,
}

/// Something that was done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseEventJson {
    /// Its place in the timeline.
    pub position: i64,
    /// When.
    pub at: String,
    /// Whose act; null for the platform's own.
    pub by: Option<String>,
    /// `open`, `take`, `send`, `complete`, `return`, `reject`, `withdraw`, `claim`, `release`, `assign`, `comment`, `attach`, `detach`,
    /// `tell`, `issue`, `sign`, `remind`, `overdue`, `escalate`, `timer`, `ask_urgency`, `grant_urgency`, `refuse_urgency`, `end`.
    pub act: String,
    /// The act in words.
    pub act_title: String,
    /// Title of the task on which it was done.
    pub task_title: Option<String>,
    /// What was said.
    pub said: String,
    /// What else is to be known.
    #[schema(value_type = Object)]
    pub detail: Value,
}

/// A file of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseFileJson {
    /// Its id.
    pub id: i64,
    /// The field of the form that it belongs to.
    pub field: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// SM3 of its bytes.
    pub sm3: String,
    /// Who uploaded it.
    pub uploader_name: String,
    /// When.
    pub uploaded_at: String,
}

/// Something that is said about a case, and whom it is for in particular.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseCommentJson {
    /// What is said.
    #[schema(max_length = 2000)]
    pub said: String,
    /// Accounts that are told of it.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub mentions: Vec<i64>,
}

/// A paper that some steps need.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CasePaperJson {
    /// Its name, which a file gives as its field.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Clauses that ask for it.
    pub clauses: Vec<String>,
    /// Elements of the process that need it.
    pub at: Vec<String>,
    /// Words with which they need it; any when there are none.
    pub outcomes: Vec<String>,
    /// Whether a file is there for it.
    pub is_there: bool,
    /// Whether a step that needs it is open now.
    pub is_needed_now: bool,
}

/// How a task is completed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteTaskJson {
    /// One of the task's outcomes.
    #[schema(max_length = 60)]
    pub outcome: String,
    /// What is said with it.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub said: Option<String>,
    /// Fields that are filled in with it.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub form: Option<Value>,
}

/// To which earlier step a case is returned, and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnTaskJson {
    /// Element of the process.
    #[schema(max_length = 200)]
    pub to: String,
    /// What is to be corrected.
    #[schema(max_length = 2000)]
    pub said: String,
}

/// Why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseReasonJson {
    /// Why.
    #[schema(max_length = 2000)]
    pub said: String,
}

/// To whom a task is given.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignTaskJson {
    /// The account; it must be one that could do the task.
    pub account_id: i64,
    /// What is said with it.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub said: Option<String>,
}

/// Somebody who may be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseColleagueJson {
    /// The account.
    pub account_id: i64,
    /// The person's name.
    pub name: String,
}

/// People beside whoever has a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TaskPeopleJson {
    /// Those to whom it may be passed on.
    pub colleagues: Vec<CaseColleagueJson>,
    /// Those who may be heard before it is completed.
    pub reviewers: Vec<CaseColleagueJson>,
}

/// A task in a person's list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WorkbenchTaskJson {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The kind of the case in words.
    pub kind_title: String,
    /// The line by which the case is known.
    pub headline: String,
    /// Name of the unit.
    pub unit_name: String,
    /// Whether the case is urgent.
    pub is_urgent: bool,
    /// What is to be done.
    pub title: String,
    /// Whether the person took it.
    pub is_mine: bool,
    /// When it came.
    pub opened_at: String,
    /// First instant at which it is late.
    pub due_at: Option<String>,
    /// Whether it is late.
    pub is_late: bool,
    /// Words with which it may be completed together with those of other cases.
    pub batch: Vec<OutcomeJson>,
}

/// Which cases.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CasesQuery {
    /// `draft`, `running` or `ended`.
    pub state: Option<String>,
    /// Name of a kind.
    pub kind: Option<String>,
    /// Id of a pack.
    #[param(max_length = 40)]
    pub pack: Option<String>,
    /// Id of a unit.
    pub unit_id: Option<i64>,
    /// `done`, `rejected`, `withdrawn` or `merged`.
    #[param(max_length = 12)]
    pub outcome: Option<String>,
    /// Sent on this day, YYYY-MM-DD, or later.
    #[param(max_length = 10)]
    pub from: Option<String>,
    /// Sent before this day, YYYY-MM-DD.
    #[param(max_length = 10)]
    pub until: Option<String>,
    /// Come in by `portal`, `telephone`, `counter` or `mail`.
    #[param(max_length = 12)]
    pub channel: Option<String>,
    /// Path of a category.
    #[param(max_length = 200)]
    pub category: Option<String>,
    /// Only those that the person who asks opened.
    pub own: Option<bool>,
    /// Words of number, headline, unit or form.
    pub q: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// Counts of cases of a kind.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseCountJson {
    /// Name of the kind.
    pub kind: String,
    /// In words.
    pub title: String,
    /// Cases that run.
    pub running: i64,
    /// Cases that ended as they should.
    pub done: i64,
    /// Cases that were rejected.
    pub rejected: i64,
    /// Cases that were withdrawn.
    pub withdrawn: i64,
    /// Mean time from sending to the end, hours with one decimal; null when none ended.
    pub mean_hours: Option<String>,
    /// Tasks that were done late, or are open and late.
    pub late_tasks: i64,
}

/// What the cases of a time come to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseStatisticsJson {
    /// Cases by kind, unit or month.
    pub groups: Vec<CaseGroupJson>,
    /// Tasks that were done, by kind and step.
    pub steps: Vec<TasksDoneJson>,
    /// Tasks that were done, by person, of the people whose party the person who asks reaches; the busiest 500.
    pub people: Vec<TasksDoneJson>,
}

/// Cases that have kind, unit or month in common.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseGroupJson {
    /// What they have in common, stable.
    pub key: String,
    /// In words; of a month `YYYY-MM`.
    pub title: String,
    /// Cases that run.
    pub running: i64,
    /// Cases that ended as they should.
    pub done: i64,
    /// Cases that were rejected.
    pub rejected: i64,
    /// Cases that were withdrawn.
    pub withdrawn: i64,
    /// Cases that were merged into others.
    pub merged: i64,
    /// How often one was returned for correction.
    pub returned: i64,
    /// Tasks that were done late, or are open and late.
    pub late_tasks: i64,
    /// Mean time from sending to the end, hours with one decimal; null when none ended.
    pub mean_hours: Option<String>,
}

/// Tasks of a step or of a person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TasksDoneJson {
    /// Pack and kind of the step, or the person's account.
    pub key: String,
    /// Of a step the kind in words, of a person their party.
    pub of: String,
    /// Element of the step; empty for a person.
    pub element: String,
    /// The step or the person.
    pub title: String,
    /// How many were done.
    pub done: i64,
    /// How many of them returned the case for correction.
    pub returned: i64,
    /// How many were late.
    pub late: i64,
    /// Mean time from coming to closing, hours with one decimal.
    pub mean_hours: Option<String>,
}
