//! What is leased, added up.

use crate::http::{Answer, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use yunheng_api::platform::{EstateJson, GrowthJson};
use yunheng_app::ledger::{self, EstateFilter};

/// Which resources are added up, and by what.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct EstateQuery {
    /// The pack whose resources they are.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// `unit`, `project`, `provider`, `item`, `architecture` or `region`; by unit when absent.
    #[param(max_length = 20)]
    by: Option<String>,
    /// Id of their unit.
    unit_id: Option<i64>,
    /// Id of their project.
    project_id: Option<i64>,
    /// Id of their provider.
    provider_id: Option<i64>,
    /// An item that they lease.
    #[param(max_length = 60)]
    item: Option<String>,
}

/// Which resources' growth is asked for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrowthQuery {
    /// The pack whose resources they are.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// Id of their unit.
    unit_id: Option<i64>,
    /// Id of their project.
    project_id: Option<i64>,
    /// An item that they lease; its quantity is added up then.
    #[param(max_length = 60)]
    item: Option<String>,
}

/// What is leased of what the caller may see: how many resources, how much of what, what it costs; tests that end and quotas that fill.
#[utoipa::path(get, path = "/estate", tag = "ledger", params(EstateQuery), operation_id = "estate",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The sums.", body = EstateJson)))]
pub(crate) async fn estate(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<EstateQuery>,
) -> Answer<Json<EstateJson>> {
    let filter = EstateFilter {
        pack: query.pack.unwrap_or_default(),
        unit_id: query.unit_id,
        project_id: query.project_id,
        provider_id: query.provider_id,
        item: query.item,
    };
    let by = query.by.as_deref().unwrap_or("unit");
    Ok(Json(ledger::estate(&state.app, &signed.caller, by, &filter).await?))
}

/// How much was leased at the end of each of the last twelve months, of what the caller may see.
#[utoipa::path(get, path = "/estate/growth", tag = "ledger", params(GrowthQuery), operation_id = "estate_growth",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "Month by month.", body = GrowthJson)))]
pub(crate) async fn growth(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<GrowthQuery>,
) -> Answer<Json<GrowthJson>> {
    let filter = EstateFilter {
        pack: query.pack.unwrap_or_default(),
        unit_id: query.unit_id,
        project_id: query.project_id,
        provider_id: None,
        item: query.item,
    };
    Ok(Json(ledger::growth(&state.app, &signed.caller, &filter).await?))
}
