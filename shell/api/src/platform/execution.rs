//! Work orders that are carried out in a cloud, and what of a cloud makes what is ordered.

use super::SecretJson;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who may change things in a cloud for released work orders: an account of its own, beside the one that reads.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CloudExecutorJson {
    /// Id of an application credential, which belongs to one project; absent for a user with a password.
    pub application_id: Option<String>,
    /// The user, a member of every project in which orders are carried out.
    pub user: Option<String>,
    /// Domain of the user; `Default` when absent.
    pub user_domain: Option<String>,
    /// Password or secret. Absent keeps the one there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretJson>,
}

/// What of a cloud counts as which items, and what words of an order mean there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CloudMappingJson {
    /// What things count as: the first that fits holds, and those of the pack come after them.
    #[schema(max_items = 200)]
    pub rules: Vec<CloudRuleJson>,
    /// Images of specifications, the first that fits.
    #[schema(max_items = 200)]
    pub images: Vec<CloudImageJson>,
    /// Networks of network regions, the first that fits.
    #[schema(max_items = 200)]
    pub networks: Vec<CloudNetworkJson>,
}

/// What things of a kind count as.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CloudRuleJson {
    /// `server`, `volume`, `floating_ip` or `load_balancer`.
    #[schema(max_length = 20)]
    pub kind: String,
    /// Only of this flavor or type; one that ends with `*` is a beginning.
    #[schema(max_length = 120)]
    pub specification: Option<String>,
    /// The item that each processor is.
    #[schema(max_length = 60)]
    pub vcpu: Option<String>,
    /// The item that each GB of memory is.
    #[schema(max_length = 60)]
    pub memory_gb: Option<String>,
    /// The item that each GB of disk is.
    #[schema(max_length = 60)]
    pub disk_gb: Option<String>,
    /// The item that the thing itself is.
    #[schema(max_length = 60)]
    pub each: Option<String>,
}

/// The image of a specification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CloudImageJson {
    /// The specification as orders say it; one that ends with `*` is a beginning, `*` alone is any.
    #[schema(max_length = 120)]
    pub specification: String,
    /// Id or name of the image.
    #[schema(max_length = 200)]
    pub image: String,
}

/// The network of a network region.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CloudNetworkJson {
    /// The region as orders say it; one that ends with `*` is a beginning, `*` alone is any.
    #[schema(max_length = 120)]
    pub region: String,
    /// Id or name of the network.
    #[schema(max_length = 200)]
    pub network: String,
    /// Availability zone; the cloud chooses when absent.
    #[schema(max_length = 120)]
    pub zone: Option<String>,
}

/// The mapping of a cloud as it is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudMappingShownJson {
    /// The cloud's own.
    pub mapping: CloudMappingJson,
    /// What the pack says after it.
    pub pack_rules: Vec<CloudRuleJson>,
    /// Items of the pack that may be named.
    pub items: Vec<CloudItemJson>,
    /// Goes up with every change; 0 before the first.
    pub version: i64,
}

/// An item of the catalog that a mapping may name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudItemJson {
    /// The item.
    pub item: String,
    /// Its name and unit.
    pub name: String,
}

/// How an order can be carried out in a cloud, and how far that is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OrderExecutionJson {
    /// Whether this service was started so that it may change clouds.
    pub is_on: bool,
    /// Whether the caller may have a plan written.
    pub may_plan: bool,
    /// Whether the caller may release it.
    pub may_release: bool,
    /// The last plan.
    pub plan: Option<CloudPlanJson>,
}

/// A plan of what an order changes in a cloud.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudPlanJson {
    /// Its id.
    pub id: i64,
    /// `planning`, `ready`, `hindered`, `released`, `done`, `stopped` or `failed`.
    pub state: String,
    /// Key of the cloud; empty when there is none.
    pub cloud: String,
    /// Its name.
    pub cloud_name: String,
    /// The cloud's id of the project.
    pub external_project: String,
    /// What becomes of each operation of the order.
    pub lines: Vec<CloudPlanLineJson>,
    /// Each call, in order.
    pub steps: Vec<CloudStepJson>,
    /// Why it came to nothing or stopped.
    pub why: Option<String>,
    /// Who had it written.
    pub made_by: Option<String>,
    /// When, RFC 3339.
    pub made_at: String,
    /// Who released it.
    pub released_by: Option<String>,
    /// When.
    pub released_at: Option<String>,
    /// When it ended.
    pub ended_at: Option<String>,
    /// Goes up with every change.
    pub version: i64,
}

/// What becomes of an operation of an order.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudPlanLineJson {
    /// Its place in the order, from 1 on.
    pub operation: i64,
    /// `steps`, `nothing` where the cloud agrees already, `by_hand` or `hindered`.
    pub state: String,
    /// What it is made of, or what stands in the way.
    pub says: String,
}

/// A call of a plan.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CloudStepJson {
    /// Its place, from 1 on.
    pub place: i64,
    /// The line of the order for which it is.
    pub line: String,
    /// `create_volume`, `create_server`, `attach`, `resize`, `confirm_resize`, `extend`, `start`, `stop`, `delete_server` or
    /// `delete_volume`.
    pub call: String,
    /// What it makes or changes.
    pub says: String,
    /// `waiting`, `asked`, `taken`, `done`, `failed` or `unsure`.
    pub state: String,
    /// The cloud's id of what it made or changed.
    pub external_id: Option<String>,
    /// What the cloud said.
    pub said: Option<String>,
    /// When it was asked for, RFC 3339.
    pub asked_at: Option<String>,
    /// When it ended.
    pub ended_at: Option<String>,
}
