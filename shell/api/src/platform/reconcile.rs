//! Reconciliation of the ledger with clouds.

use super::{CasePartyJson, CloudExecutorJson, ItemQuantityJson, SecretJson};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Clouds whose inventories are compared with the ledger.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CloudsSettingsJson {
    /// They.
    pub clouds: Vec<CloudSettingsJson>,
}

/// A cloud, and how it is read. Nothing is ever changed there but by released work orders, as its executor.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloudSettingsJson {
    /// Names it in addresses and for good: 1 to 40 small letters, digits and dashes.
    #[schema(max_length = 40)]
    pub key: String,
    /// What people call it.
    #[schema(max_length = 60)]
    pub name: String,
    /// Whether it is read each month and by hand.
    pub enabled: bool,
    /// Id of the provider whose cloud it is.
    pub provider_id: i64,
    /// The pack by which what it holds is priced.
    #[schema(max_length = 40)]
    pub pack: String,
    /// Keystone's address; empty for a cloud whose inventory comes as a file.
    #[serde(default)]
    #[schema(max_length = 300)]
    pub auth_url: String,
    /// Region of its catalog; absent when there is one.
    #[serde(default)]
    pub region: Option<String>,
    /// Which of the catalog's addresses are called.
    #[serde(default)]
    pub interface: CloudInterfaceJson,
    /// Whether one token sees every project.
    #[serde(default)]
    pub reach: CloudReachJson,
    /// Id of an application credential; absent for a user with a password.
    #[serde(default)]
    pub application_id: Option<String>,
    /// The user that may only read.
    #[serde(default)]
    pub user: Option<String>,
    /// Domain of the user; `Default` when absent.
    #[serde(default)]
    pub user_domain: Option<String>,
    /// Password or secret. Absent keeps the one there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretJson>,
    /// Project to begin in; absent for a reader of the whole system.
    #[serde(default)]
    pub project: Option<String>,
    /// Domain of that project; `Default` when absent.
    #[serde(default)]
    pub project_domain: Option<String>,
    /// Who carries out work orders there; nobody when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executor: Option<CloudExecutorJson>,
}

/// Which of the addresses that a cloud's catalog gives for a service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CloudInterfaceJson {
    /// For users.
    #[default]
    Public,
    /// For the cloud's own network.
    Internal,
    /// For administrators, in old clouds.
    Admin,
}

/// How everything in a cloud is reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CloudReachJson {
    /// The reader's role sees all projects at once.
    #[default]
    AllProjects,
    /// The reader is a member of each project and asks them one by one.
    EachProject,
}

/// A cloud, for whoever reconciles.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudJson {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub provider: CasePartyJson,
    /// The pack by which what it holds is priced.
    pub pack: String,
    /// Whether it can be read by itself; else its inventory comes as a file.
    pub is_connected: bool,
    /// Whether the caller may reconcile it.
    pub may_run: bool,
    /// Its projects that belong to no project here.
    pub unmapped: i64,
    /// The last reconciliation.
    pub last: Option<ReconciliationJson>,
}

/// A project of a cloud.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudProjectJson {
    /// Its id here.
    pub id: i64,
    /// The cloud's id.
    pub external_id: String,
    /// Its name there.
    pub external_name: String,
    /// How many things the last inventory had of it.
    pub things: i64,
    /// Whose it is; null when nobody has said.
    pub project_id: Option<i64>,
    /// Number of that project.
    pub project_number: Option<String>,
    /// Its name.
    pub project_name: Option<String>,
    /// Goes up with every change.
    pub version: i64,
}

/// Whose a project of a cloud is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloudProjectInJson {
    /// The project; null takes the answer back.
    pub project_id: Option<i64>,
}

/// A reconciliation.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ReconciliationJson {
    /// Its id.
    pub id: i64,
    /// Key of the cloud.
    pub cloud: String,
    /// Its name then.
    pub cloud_name: String,
    /// Whose cloud it is.
    pub provider: CasePartyJson,
    /// `openstack` or `file`.
    pub source: String,
    /// Name of the file; empty when the cloud itself was read.
    pub file_name: String,
    /// SM3 of the inventory.
    pub digest: String,
    /// The day that was compared, YYYY-MM-DD.
    pub on_day: String,
    /// The position up to which the ledger was known.
    pub position: i64,
    /// How many of what.
    pub figures: ReconciliationFiguresJson,
    /// What could not be read; nothing of it is called missing.
    pub gaps: Vec<InventoryGapShownJson>,
    /// Who had it made; null for the monthly one.
    pub started_by: Option<String>,
    /// When, RFC 3339.
    pub created_at: String,
    /// Whether a later day of the cloud had been compared before: it is kept, and the differences are those of the later day.
    #[serde(default)]
    pub is_late: bool,
}

/// How many of what a reconciliation had before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReconciliationFiguresJson {
    /// Resources of the ledger.
    pub resources: i64,
    /// Servers that the cloud holds.
    pub servers: i64,
    /// Volumes.
    pub volumes: i64,
    /// Public addresses.
    pub floating_ips: i64,
    /// Load balancers.
    pub load_balancers: i64,
    /// Resources whose thing was found.
    pub matched: i64,
    /// Things that an order under way asks for.
    pub ordered: i64,
    /// Leased resources that were not found in what could not be read whole.
    pub unproven: i64,
    /// Leased resources of projects that belong to no project of the cloud.
    pub unmapped: i64,
    /// Leased resources of a kind that an inventory does not hold, such as services.
    pub beside: i64,
    /// Differences.
    pub differences: i64,
}

/// A part of an inventory that was not read, or not whole.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct InventoryGapShownJson {
    /// `projects`, `flavors`, `servers`, `volumes`, `floating_ips` or `load_balancers`.
    pub part: String,
    /// Of which project of the cloud only.
    pub project_id: Option<String>,
    /// What happened and what to do.
    pub message: String,
}

/// Which cloud is to be read.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReconcileInJson {
    /// Key of the cloud.
    #[schema(max_length = 40)]
    pub cloud: String,
}

/// A difference between ledger and cloud.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudDifferenceJson {
    /// Its id.
    pub id: i64,
    /// Key of the cloud.
    pub cloud: String,
    /// Its name.
    pub cloud_name: String,
    /// `unordered`, `unregistered`, `missing`, `other_size`, `other_owner`, `test_overdue`, `after_exit` or `unlinked`.
    pub kind: String,
    /// `server`, `volume`, `floating_ip` or `load_balancer`; empty when it is not known.
    pub thing_kind: String,
    /// The cloud's id of the thing.
    pub external_id: String,
    /// Its name there.
    pub external_name: String,
    /// The resource.
    pub resource_id: Option<i64>,
    /// Its number.
    pub resource_number: Option<String>,
    /// Its name.
    pub resource_name: Option<String>,
    /// The project.
    pub project_id: Option<i64>,
    /// Its number.
    pub project_number: Option<String>,
    /// Its name.
    pub project_name: Option<String>,
    /// The unit.
    pub unit: Option<CasePartyJson>,
    /// Whose cloud it is.
    pub provider: CasePartyJson,
    /// Yuan a month: above nought what is charged too much, below what is charged too little; of another owner what the wrong one is
    /// charged. Null when something has no price.
    pub monthly: Option<String>,
    /// What is charged.
    pub charged: Vec<ItemQuantityJson>,
    /// What would be charged if ledger and cloud agreed.
    pub right: Vec<ItemQuantityJson>,
    /// How it comes about.
    pub why: String,
    /// Clauses of the items and prices.
    pub clauses: Vec<String>,
    /// `open`, `settled` or `gone`.
    pub state: String,
    /// Whether the last reconciliation of the cloud found it for the first time.
    pub is_new: bool,
    /// Whether the last reconciliation of the cloud found it.
    pub is_there: bool,
    /// The reconciliation that found it first.
    pub first_id: i64,
    /// The day of it.
    pub first_on: String,
    /// The day on which it was found last.
    pub last_on: String,
    /// The day on which it was not found any more.
    pub gone_on: Option<String>,
    /// The case that follows it.
    pub case_id: Option<i64>,
    /// Its number; null while it is a draft.
    pub case_number: Option<String>,
    /// Its headline.
    pub case_headline: Option<String>,
    /// `draft`, `running` or `ended`.
    pub case_state: Option<String>,
    /// Who settled it.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<String>,
    /// By what.
    pub settled_note: Option<String>,
    /// Goes up with every change.
    pub version: i64,
}

/// Differences that a case shall follow.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DifferenceCaseInJson {
    /// Their ids, of one provider.
    #[schema(max_items = 100)]
    pub differences: Vec<i64>,
}

/// By what a difference is settled: a correction of the ledger, or a case that has ended.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleDifferenceJson {
    /// Position of the correction.
    #[serde(default)]
    pub position: Option<i64>,
    /// Number of the case.
    #[serde(default)]
    #[schema(max_length = 60)]
    pub case_number: Option<String>,
    /// What was found.
    #[schema(max_length = 500)]
    pub note: String,
}

/// Which thing of the cloud a resource is; what is absent the difference says.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkThingJson {
    /// The cloud's id of the thing.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub external_id: Option<String>,
    /// Number of the resource.
    #[serde(default)]
    #[schema(max_length = 60)]
    pub resource_number: Option<String>,
}

/// Which thing of a cloud a resource is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudLinkJson {
    /// Key of the cloud.
    pub cloud: String,
    /// The cloud's id.
    pub external_id: String,
    /// Who said so.
    pub linked_by: Option<String>,
    /// When, RFC 3339.
    pub linked_at: String,
}

/// What the reconciliations of a cloud came to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ReconciliationTrendJson {
    /// The reconciliation.
    pub id: i64,
    /// The day that was compared, YYYY-MM-DD.
    pub on_day: String,
    /// By kind of difference.
    pub kinds: Vec<TrendKindJson>,
}

/// What a reconciliation found of a kind.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TrendKindJson {
    /// The kind.
    pub kind: String,
    /// How many.
    pub count: i64,
    /// How many of them for the first time.
    pub fresh: i64,
    /// Yuan a month, of those that have a price, whatever the side.
    pub monthly: String,
    /// How many have no price.
    pub unpriced: i64,
}
