//! Designs: processes of kinds of work that the authority redraws, and versions that two people put into use.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// A kind of work with the version of its process that new cases take.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignRowJson {
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Where it stands among others.
    pub group: String,
    /// Number of the version in use; 0 is the pack's own.
    pub present: i64,
    /// What the version is called; null for the pack's own.
    pub present_name: Option<String>,
    /// Since when it is in use; null for the pack's own.
    pub since: Option<String>,
    /// Whether the pack's form or settings are newer than those of the version in use.
    pub pack_changed: bool,
    /// Drafts, the newest first.
    pub drafts: Vec<DesignDraftRowJson>,
}

/// A draft in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignDraftRowJson {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// The version that it was drawn from; 0 is the pack's own.
    pub based_on: i64,
    /// Name of who began it.
    pub created_by: String,
    /// Name of who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: String,
    /// The proposal to put it into use that waits for a second person.
    pub proposal: Option<i64>,
}

/// A kind of work with every version of its process, and what a process of it may name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignJson {
    /// The kind, its version in use and its drafts.
    #[serde(flatten)]
    pub row: DesignRowJson,
    /// Versions, the newest first; the pack's own is the last.
    pub versions: Vec<DesignVersionJson>,
    /// Running cases that began with files which are none of these versions.
    pub running_on_others: i64,
    /// What a process may name.
    pub offers: DesignOffersJson,
}

/// A version of a process.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignVersionJson {
    /// Its number; 0 is the pack's own.
    pub number: i64,
    /// What it is called; empty for the pack's own.
    pub name: String,
    /// The version that it was drawn from; null for the pack's own.
    pub based_on: Option<i64>,
    /// Since when it was in use; null for the pack's own.
    pub since: Option<String>,
    /// Who proposed it.
    pub proposed_by: Option<String>,
    /// Who confirmed it.
    pub confirmed_by: Option<String>,
    /// Cases that run on it.
    pub running: i64,
}

/// A version with its drawing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignVersionDetailJson {
    /// Its number; 0 is the pack's own.
    pub number: i64,
    /// The process, BPMN 2.0 with its diagram.
    pub process: String,
    /// The form, JSON Schema with layout hints; null when that of an old version cannot be read.
    #[schema(value_type = Object)]
    pub form: Value,
    /// Whether the form was drawn with it, or is the pack's own.
    pub has_own_form: bool,
}

/// What a process of this kind of work may name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignOffersJson {
    /// Roles.
    pub roles: Vec<DesignOfferJson>,
    /// Relations: whose people of a role do a task.
    pub relations: Vec<DesignOfferJson>,
    /// Limits of the pack.
    pub limits: Vec<DesignOfferJson>,
    /// What people can be told.
    pub effects: Vec<DesignOfferJson>,
    /// Words that a task can be completed with.
    pub outcomes: Vec<DesignOfferJson>,
    /// Fields of the form, which conditions can read.
    pub fields: Vec<DesignFieldJson>,
    /// Sections of the form that are filled in with a task, by its element.
    pub sections: Vec<DesignSectionJson>,
    /// The form, to fill in for a test run.
    #[schema(value_type = Object)]
    pub form: Value,
}

/// Something that a process may name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignOfferJson {
    /// As it stands in the process.
    pub key: String,
    /// In words.
    pub title: String,
}

/// A field of the form.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignFieldJson {
    /// Its name.
    pub name: String,
    /// Its label.
    pub title: String,
    /// `string`, `number`, `integer`, `boolean`, `array` or `object`.
    pub holds: String,
    /// What its text is, such as `date` or `date-time`.
    pub format: Option<String>,
    /// Values that it may have, when these are few.
    pub values: Vec<String>,
    /// Whether it is always filled in.
    pub is_required: bool,
}

/// A section of the form that is filled in with a task.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignSectionJson {
    /// Element of the process.
    pub element: String,
    /// Labels of its fields.
    pub fields: Vec<String>,
}

/// A draft to be begun.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignDraftInJson {
    /// The pack.
    #[schema(max_length = 40)]
    pub pack: String,
    /// Name of the kind.
    #[schema(max_length = 60)]
    pub kind: String,
    /// The version to begin from; 0 is the pack's own.
    pub based_on: i64,
    /// What it is called.
    #[schema(max_length = 60)]
    pub name: String,
}

/// A draft as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignDraftEditJson {
    /// What it is called.
    #[schema(max_length = 60)]
    pub name: String,
    /// The process, BPMN 2.0 with its diagram.
    #[schema(max_length = 524_288)]
    pub process: String,
    /// The form, JSON Schema with layout hints; the pack's own when absent.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub form: Option<Value>,
}

/// A draft, checked.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignDraftJson {
    /// The draft as in a list.
    #[serde(flatten)]
    pub row: DesignDraftRowJson,
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// Title of the kind.
    pub kind_title: String,
    /// Its version, which is also the ETag.
    pub version: i64,
    /// The process, BPMN 2.0 with its diagram.
    pub process: String,
    /// The form, JSON Schema with layout hints.
    #[schema(value_type = Object)]
    pub form: Value,
    /// Whether the form is drawn with the draft, or is the pack's own.
    pub has_own_form: bool,
    /// Who reads which fields of the form.
    pub uses: Vec<DesignFieldUseJson>,
    /// What keeps it from being put into use, and what else was found.
    pub findings: Vec<DesignFindingJson>,
    /// Whether it could be put into use.
    pub is_deployable: bool,
    /// Number of the version in use.
    pub present: i64,
    /// What is different from the version in use.
    pub differences: Vec<DesignDifferenceJson>,
}

/// A field of the form, and who reads it: it cannot go without them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignFieldUseJson {
    /// The field.
    pub field: String,
    /// Who reads it, in words.
    pub by: Vec<String>,
}

/// Something that was found in a process, with the elements that are meant.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignFindingJson {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// Stable code.
    pub code: String,
    /// The element that is meant; null when it is none of the process.
    pub element: Option<String>,
    /// The field of the form that is meant; empty when it is the form as a whole, null when it is none of the form.
    pub field: Option<String>,
    /// Elements of the failing path, from the start.
    pub path: Vec<String>,
    /// What was found and expected.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// An element of the process or a field of the form that is not the same in two versions.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignDifferenceJson {
    /// `process` or `form`.
    pub part: String,
    /// Its id or name; `sections` and `rules` for the layout and the other rules of the form.
    pub element: String,
    /// Its name, or the id when it has none.
    pub title: String,
    /// `added`, `removed` or `changed`.
    pub what: String,
    /// What changed.
    pub changes: Vec<DesignChangeJson>,
}

/// Something about an element that changed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignChangeJson {
    /// What.
    pub field: String,
    /// As it was; null when it was not set.
    pub before: Option<String>,
    /// As it is; null when it is not set.
    pub after: Option<String>,
}

/// Which versions are compared.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DesignDifferencesQuery {
    /// The earlier one; 0 is the pack's own.
    #[serde(default)]
    pub from: i64,
    /// The later one; 0 is the pack's own.
    #[serde(default)]
    pub to: i64,
}

/// A draft to be put into use.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignDeploymentInJson {
    /// The version of the draft that was looked at.
    pub version: i64,
    /// Number of the version in use that it takes the place of, as it was looked at.
    pub replaces: i64,
    /// Why.
    #[schema(max_length = 500)]
    pub reason: String,
}

/// What a test run of a draft begins with.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignTestRunInJson {
    /// The unit whose case it would be; without it nobody is named.
    #[serde(default)]
    pub unit_id: Option<i64>,
    /// The form as far as it matters.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub form: Value,
    /// Whether it would be urgent.
    #[serde(default)]
    pub is_urgent: bool,
    /// When it would be sent; RFC 3339.
    #[schema(max_length = 40)]
    pub starts_at: String,
    /// What people would do, in order where a task comes again; a task without an answer is consented to after an hour.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub answers: Vec<DesignAnswerJson>,
}

/// What somebody would do with a task of a test run.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignAnswerJson {
    /// Element of the task.
    #[schema(max_length = 100)]
    pub element: String,
    /// The word that it would be completed with.
    #[schema(max_length = 100)]
    pub outcome: String,
    /// How many hours after it came.
    #[schema(minimum = 0, maximum = 10_000)]
    pub after_hours: i64,
}

/// What would happen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignTestRunJson {
    /// In the order in which it would happen.
    pub steps: Vec<DesignTestStepJson>,
    /// `done` or `rejected`; null when it does not come to an end.
    pub outcome: Option<String>,
    /// When it would end.
    pub ended_at: Option<String>,
    /// Why it goes no further.
    pub stopped: Option<String>,
}

/// Something that would happen in a test run.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignTestStepJson {
    /// `task`, `timer`, `time_out` or `notice`.
    pub what: String,
    /// Element of the process; null for a notice of the end.
    pub element: Option<String>,
    /// The task, the timer, or what would be told.
    pub title: String,
    /// Who: the role or the part, in words.
    pub who: String,
    /// Names of the people who would get it, the first of them.
    pub names: Vec<String>,
    /// How many people would get it; null when no unit or party was chosen.
    pub people: Option<i64>,
    /// When it would come.
    pub at: String,
    /// When it would be due.
    pub due_at: Option<String>,
    /// The limit in words.
    pub limit: Option<String>,
    /// Whether the calendar of the year of the due date is not published yet.
    pub is_provisional: bool,
    /// When it would be done, or fire.
    pub closed_at: Option<String>,
    /// The word that it would be completed with.
    pub outcome: Option<String>,
    /// Whether it would be late.
    pub is_late: bool,
}
