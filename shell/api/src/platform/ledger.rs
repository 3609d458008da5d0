//! The ledger of resources, and the projects for which they were approved.

use super::{CasePartyJson, FindingBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A project.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ProjectJson {
    /// Its id.
    pub id: i64,
    /// The pack whose rules it follows.
    pub pack: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The unit.
    pub unit: CasePartyJson,
    /// The provider that serves it.
    pub provider: CasePartyJson,
    /// Who pays; null when it is the unit's own payer of the day.
    pub payer: Option<CasePartyJson>,
    /// The paper that approved it.
    pub approval: Option<String>,
    /// The day of that paper, YYYY-MM-DD.
    pub approved_on: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// `active` or `closed`.
    pub state: String,
    /// Goes up with every change.
    pub version: i64,
}

/// A project with its systems and what it uses.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ProjectDetailJson {
    /// The project.
    #[serde(flatten)]
    pub project: ProjectJson,
    /// Its information systems, by name.
    pub systems: Vec<SystemJson>,
    /// What it has and uses of which item, by item.
    pub quotas: Vec<QuotaUseJson>,
    /// Whether the city's rules limit what is used by an approved quota.
    pub has_quota: bool,
    /// Clauses that say so.
    pub quota_clauses: Vec<String>,
    /// Resources behind these figures that came by an opening list which not every side has confirmed.
    pub provisional: i64,
}

/// What a project has and uses of an item.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct QuotaUseJson {
    /// The item of the catalog.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// Its unit.
    pub unit: String,
    /// The approved quota that counts; null when there is none.
    pub approved: Option<String>,
    /// What may be allocated at most; null where no rule limits it.
    pub limit: Option<String>,
    /// What formal resources take.
    pub allocated: String,
    /// What running cases keep.
    pub held: String,
    /// What is left; null where no rule limits it.
    pub left: Option<String>,
}

/// A project as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectInJson {
    /// The pack whose rules it follows.
    #[schema(max_length = 40)]
    pub pack: String,
    /// Its number, of the project's approval or of the city's own register.
    #[schema(max_length = 60)]
    pub number: String,
    /// Its name.
    #[schema(max_length = 200)]
    pub name: String,
    /// The unit.
    pub unit_id: i64,
    /// The provider that serves it.
    pub provider_id: i64,
    /// Who pays, where it is not the unit's own payer.
    #[serde(default)]
    pub payer_id: Option<i64>,
    /// The paper that approved it.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub approval: Option<String>,
    /// The day of that paper, YYYY-MM-DD.
    #[serde(default)]
    #[schema(max_length = 10)]
    pub approved_on: Option<String>,
    /// For people.
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// `active` or `closed`; active when absent.
    #[serde(default)]
    #[schema(max_length = 10)]
    pub state: Option<String>,
}

/// An information system of a project.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its level of classified protection, 1 to 3.
    pub protection_level: i64,
    /// `planned`, `migrating`, `testing`, `online` or `retired`.
    pub stage: String,
    /// Goes up with every change.
    pub version: i64,
}

/// An information system as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SystemInJson {
    /// Its name.
    #[schema(max_length = 100)]
    pub name: String,
    /// Its level of classified protection, 1 to 3.
    #[schema(minimum = 1, maximum = 3)]
    pub protection_level: i64,
    /// `planned`, `migrating`, `testing`, `online` or `retired`.
    #[schema(max_length = 10)]
    pub stage: String,
}

/// How much of an item of the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemQuantityJson {
    /// The item.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// Its unit.
    pub unit: String,
    /// How much.
    pub quantity: String,
}

/// A resource in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResourceJson {
    /// Its id.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// The pack.
    pub pack: String,
    /// Its name.
    pub name: String,
    /// How far its life is: `opened`, `test`, `formal`, `ended` or `reclaimed`.
    pub life: String,
    /// Id of its project.
    pub project_id: i64,
    /// The project's number.
    pub project_number: String,
    /// The project's name.
    pub project_name: String,
    /// The unit.
    pub unit: CasePartyJson,
    /// The provider.
    pub provider: CasePartyJson,
    /// Its architecture, as the form said it.
    pub architecture: String,
    /// Its network region.
    pub region: String,
    /// First day of the present or last lease.
    pub started_on: Option<String>,
    /// The day on which a test ends as agreed.
    pub test_until: Option<String>,
    /// The day since which its service is stopped by order.
    #[serde(default)]
    pub stopped_on: Option<String>,
    /// The day on which the lease ended.
    pub ended_on: Option<String>,
    /// What is leased.
    pub items: Vec<ItemQuantityJson>,
    /// Whether it came by an opening list that not every side has confirmed.
    pub is_provisional: bool,
    /// The opening list by which it came.
    pub opening_id: Option<i64>,
}

/// A page of resources, and as known at which position.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResourcesJson {
    /// The rows.
    pub items: Vec<ResourceJson>,
    /// Give it as `after` for the next page; null on the last.
    pub next: Option<String>,
    /// The position of the ledger as known at which they are shown.
    pub known: i64,
    /// The day of which they are shown, YYYY-MM-DD; null when it is all that is known.
    pub as_of: Option<String>,
}

/// A resource with everything that happened to it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResourceDetailJson {
    /// The resource on the day that was asked for; as it is known now when none was.
    #[serde(flatten)]
    pub resource: ResourceJson,
    /// What else is known of it: `specification`, `address`, `system`.
    pub traits: std::collections::BTreeMap<String, String>,
    /// Whether it was in the ledger on the day.
    pub was_there: bool,
    /// When charging starts and ends as the parties confirmed it, where the pack asks for their word.
    pub charging: Vec<ChargingJson>,
    /// What happened to it, in the order in which it was so; what was corrected stands there too.
    pub timeline: Vec<LedgerEventJson>,
    /// Intervals of constant quantity, by item and first day.
    pub leases: Vec<LeaseJson>,
    /// The position of the ledger as known at which all of this is shown.
    pub known: i64,
}

/// The start or the end of charging, with who confirmed it in writing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ChargingJson {
    /// `start` or `end`.
    pub of: String,
    /// The day.
    pub on: String,
    /// Whether every party has confirmed it.
    pub is_confirmed: bool,
    /// The parties with who confirmed when; none where nobody was asked.
    pub parties: Vec<ConfirmingPartyJson>,
    /// The documents and papers behind it.
    pub documents: Vec<String>,
    /// What the pack says of it while a confirmation is missing.
    pub rule: Option<String>,
    /// Clauses that ask for it.
    pub clauses: Vec<String>,
}

/// A party whose confirmation is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ConfirmingPartyJson {
    /// What it is called.
    pub party: String,
    /// The person who confirmed; null while nobody has.
    pub person_name: Option<String>,
    /// When.
    pub confirmed_at: Option<String>,
}

/// Something that happened to a resource.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LedgerEventJson {
    /// When it became known: its place in the ledger.
    pub position: i64,
    /// When it was so.
    pub at: String,
    /// What happened, in a stable word.
    pub what: String,
    /// The same in words.
    pub title: String,
    /// What changed by it, in words.
    pub says: Vec<LedgerFactJson>,
    /// The event in whose place it stands.
    pub corrects: Option<i64>,
    /// The event that stands in its place.
    pub corrected_by: Option<i64>,
    /// Why it was corrected.
    pub reason: String,
    /// The case behind it.
    pub case_id: Option<i64>,
    /// Its number.
    pub case_number: Option<String>,
    /// Its headline.
    pub case_headline: Option<String>,
    /// Documents that were issued from the case.
    pub documents: Vec<LedgerDocumentJson>,
    /// Whose act wrote it.
    pub account_name: Option<String>,
    /// When it was written.
    pub recorded_at: String,
}

/// A document behind an event.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LedgerDocumentJson {
    /// Its id.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// Something that an event says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LedgerFactJson {
    /// Of what.
    pub name: String,
    /// What.
    pub value: String,
}

/// An interval of constant quantity.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LeaseJson {
    /// The item.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// `test` or `formal`.
    pub stage: String,
    /// How much.
    pub quantity: String,
    /// First day.
    pub from: String,
    /// First day after; null while it runs.
    pub to: Option<String>,
}

/// A correction to be proposed: what an event said was not so, or was so at another time or in another way.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionInJson {
    /// Position of the event that is corrected.
    pub position: i64,
    /// Whether it never happened; nothing else is given then but the reason.
    #[serde(default)]
    pub is_void: bool,
    /// When it was so instead: a day or an instant.
    #[serde(default)]
    #[schema(max_length = 40)]
    pub at: Option<String>,
    /// The quantities that it gave instead, by item.
    #[serde(default)]
    pub items: Option<std::collections::BTreeMap<String, String>>,
    /// Why.
    #[schema(max_length = 500)]
    pub reason: String,
}

/// Something that a form may name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ThingJson {
    /// What stands in the form: a number or an id.
    pub value: String,
    /// Its name.
    pub name: String,
    /// What tells it from others.
    pub help: String,
}

/// A form to be reckoned.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EstimateInJson {
    /// The pack.
    #[schema(max_length = 40)]
    pub pack: String,
    /// Name of the kind of work.
    #[schema(max_length = 60)]
    pub kind: String,
    /// The case, once it is sent: what it keeps of a quota is not counted against it.
    #[serde(default)]
    pub case_id: Option<i64>,
    /// The form as far as it is filled in.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub form: serde_json::Value,
}

/// What an application would cost, and what quota it would leave.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct EstimateJson {
    /// The month whose prices and days are taken, YYYY-MM; null when the kind of work changes nothing that is charged.
    pub month: Option<String>,
    /// More or less in that month, yuan; null when something has no price.
    pub monthly: Option<String>,
    /// More or less in twelve months from then on, yuan; null when something has no price.
    pub yearly: Option<String>,
    /// By item.
    pub items: Vec<EstimateItemJson>,
    /// Who would pay; none when nobody is registered as payer.
    pub payers: Vec<CasePartyJson>,
    /// What it would take of the projects' quotas.
    pub quotas: Vec<EstimateQuotaJson>,
    /// Whether the city's rules limit what is used by an approved quota.
    pub has_quota: bool,
}

/// What would change of an item, and what that costs.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EstimateItemJson {
    /// The item.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// Its unit.
    pub unit: String,
    /// How much there is.
    pub before: String,
    /// How much there would be.
    pub after: String,
    /// More or less in a month, yuan; null without a price.
    pub monthly: Option<String>,
    /// More or less in twelve months, yuan; null without a price.
    pub yearly: Option<String>,
}

/// What an application would take of a project's quota.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EstimateQuotaJson {
    /// Number of the project.
    pub project: String,
    /// The item.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// The approved quota.
    pub approved: String,
    /// What may be allocated at most.
    pub limit: String,
    /// What is used, and kept by running cases.
    pub taken: String,
    /// What is asked for more.
    pub asked: String,
    /// What would be left; below nought when it does not fit.
    pub left: String,
    /// Whether it fits.
    pub fits: bool,
}

/// A list of resources that was checked, to be brought into the ledger.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LedgerImportJson {
    /// Its id.
    pub id: i64,
    /// What the file is called.
    pub file_name: String,
    /// The paper that it follows.
    pub document: String,
    /// First day of the contract, where the list is what runs then, YYYY-MM-DD.
    pub opening_on: Option<String>,
    /// The pack whose rules the resources follow.
    pub pack: String,
    /// Key of the cloud whose ids it has; empty when it has none.
    pub cloud: String,
    /// SM3 of the file.
    pub digest: String,
    /// When it was checked, RFC 3339.
    pub created_at: String,
    /// Whether it can be written.
    pub is_usable: bool,
    /// How many rows it has; nought when it cannot be written, or is.
    pub rows: i64,
    /// `checked` or `committed`.
    pub state: String,
    /// How many resources it would bring.
    pub resources: i64,
    /// How many of which unit.
    pub units: Vec<ImportUnitJson>,
    /// Everything that is wrong with it.
    pub findings: Vec<FindingBody>,
}

/// How many resources a list has of a unit.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ImportUnitJson {
    /// Name of the unit.
    pub name: String,
    /// How many.
    pub resources: i64,
}
