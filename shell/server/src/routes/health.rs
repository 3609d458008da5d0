//! Whether the service lives, is ready, and what it counted.

use crate::http::{Answer, Signed};
use crate::state::ServerState;
use axum::extract::State;
use yunheng_access::Permission;
use yunheng_app::Problem;

/// Whether the process answers.
#[utoipa::path(get, path = "/healthz", tag = "operation", extensions(("x-permission" = json!("public")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain")))]
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// Whether the service can work: its database answers.
#[utoipa::path(get, path = "/readyz", tag = "operation", extensions(("x-permission" = json!("public")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It can.", body = String, content_type = "text/plain")))]
pub(crate) async fn readyz(State(state): State<ServerState>) -> Answer<&'static str> {
    state.app.ping().await?;
    Ok("ready\n")
}

/// Counts of this process, in the text format of Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "operation",
    extensions(("x-permission" = json!("operation.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The counts.", body = String, content_type = "text/plain")))]
pub(crate) async fn metrics(State(state): State<ServerState>, signed: Signed) -> Answer<String> {
    state.app.read(&signed.caller, Permission::OperationRead)?;
    let gauges = state.app.gauges().await.map_err(|error: Problem| error)?;
    let mut text = String::new();
    for (name, value) in gauges {
        text.push_str(&format!("# TYPE yunheng_{name} gauge\nyunheng_{name} {value}\n"));
    }
    for (name, count) in yunheng_app::metrics::counts() {
        text.push_str(&format!("# TYPE yunheng_{name}_total counter\nyunheng_{name}_total {count}\n"));
    }
    Ok(text)
}
