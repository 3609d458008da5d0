//! Releasing a plan, and stopping it.

use super::plan::under_way;
use super::{OfPlan, Order, Said, closed};
use crate::caller::Caller;
use crate::job::{JobKind, enqueue};
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::OrderExecutionJson;
use yunheng_store::execution;
use yunheng_values::Text;

/// How long a plan may wait for its release: a cloud changes meanwhile.
const FRESH_MS: i64 = 24 * 3_600_000;

/// Releases the plan of an order; from then on the platform carries it out. The person must have confirmed who they are.
///
/// # Errors
/// Not allowed; a service that may not change clouds; not the caller's provider's; closed; a plan that is not ready, too old, or not the
/// one that was read.
pub async fn release_plan(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
) -> Result<OrderExecutionJson, Problem> {
    let act = app.dangerous_act(caller, Permission::OrderExecute, "order.release").await?;
    let act = act.on("work_order", id);
    let order = Order::of_caller(act.db(), act.scope(), caller, id).await?;
    if !order.is_reached(act.scope()) {
        return Err(Problem::not_found());
    }
    if !app.may_change_clouds() {
        return Err(Problem::conflict(
            "execution_off",
            "服务没有以--openstack-execute启动，不会改动云平台",
            "the service was not started with --openstack-execute and changes no cloud",
        ));
    }
    if !order.is_open() {
        return Err(closed());
    }
    let plan = execution::last_plan(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    if plan.version != version {
        return Err(Problem::stale());
    }
    if plan.state != "ready" {
        return Err(Problem::conflict(
            "plan_not_ready",
            "方案有障碍、正在执行或者已经结束，不能放行",
            "the plan is hindered, under way or over: it cannot be released",
        ));
    }
    if act.now_ms() - plan.made_at_ms > FRESH_MS {
        return Err(Problem::conflict(
            "plan_too_old",
            "方案已超过24小时，云平台可能有变化：请重新试算",
            "the plan is older than 24 hours and the cloud may have changed: write it anew",
        ));
    }
    let of = (plan.id, version);
    if !execution::release_plan(act.db(), of, act.account(), act.now_ms()).await.map_err(under_way)? {
        return Err(Problem::stale());
    }
    enqueue(&act, JobKind::OrderExecute, &OfPlan { plan: plan.id }, act.now_ms(), None).await?;
    act.fact("plan", &plan.id.to_string()).commit().await?;
    super::order_execution(app, caller, id).await
}

/// Stops the plan of an order. What the cloud was asked for already it may still do; nothing more is asked for.
///
/// # Errors
/// Not allowed; not the caller's provider's; nothing to stop.
pub async fn halt_plan(app: &App, caller: &Caller, id: i64) -> Result<OrderExecutionJson, Problem> {
    let act = app.act(caller, Permission::CaseWork, "order.halt").await?.on("work_order", id);
    let order = Order::of_caller(act.db(), act.scope(), caller, id).await?;
    if !order.is_reached(act.scope()) {
        return Err(Problem::not_found());
    }
    let plan = execution::last_plan(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    let why = Said::text(&Text::new("由人停止", "stopped by a person"))?;
    if !execution::end_plan(act.db(), plan.id, ("stopped", Some(&why)), act.now_ms()).await? {
        return Err(Problem::conflict("plan_over", "没有正在执行的方案", "no plan is under way"));
    }
    act.fact("plan", &plan.id.to_string()).commit().await?;
    super::order_execution(app, caller, id).await
}
