//! How far the execution of an order is.

use super::draft::Line;
use super::{Order, Said};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{CloudPlanJson, CloudPlanLineJson, CloudStepJson, OrderExecutionJson};
use yunheng_connectors::openstack::Deed;
use yunheng_store::Db;
use yunheng_store::execution::{self, PlanRow, StepRow};
use yunheng_values::{Lang, Text};

/// How an order can be carried out in a cloud, with its last plan.
///
/// # Errors
/// Not allowed; no such order.
pub async fn order_execution(app: &App, caller: &Caller, id: i64) -> Result<OrderExecutionJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let order = Order::of_caller(reading.db, &reading.scope, caller, id).await?;
    let may = |permission: Permission| {
        let reading = app.read(caller, permission);
        order.is_open() && reading.is_ok_and(|reading| order.is_reached(&reading.scope))
    };
    let plan = match execution::last_plan(reading.db, id).await? {
        Some(plan) => Some(plan_json(reading.db, plan, caller.place.lang).await?),
        None => None,
    };
    Ok(OrderExecutionJson {
        is_on: app.may_change_clouds(),
        may_plan: may(Permission::CaseWork),
        may_release: may(Permission::OrderExecute),
        plan,
    })
}

async fn plan_json(db: Db<'_>, plan: PlanRow, lang: Lang) -> Result<CloudPlanJson, Problem> {
    let steps = execution::steps(db, plan.id).await?;
    let lines: Vec<Line> = serde_json::from_str(&plan.contents).map_err(|error| Problem::bug(&error))?;
    let line = |line: Line| CloudPlanLineJson {
        operation: line.operation,
        state: line.state.as_str().to_owned(),
        says: Text::new(line.zh, line.en).in_lang(lang).to_owned(),
    };
    Ok(CloudPlanJson {
        id: plan.id,
        state: plan.state,
        cloud: plan.cloud,
        cloud_name: plan.cloud_name,
        external_project: plan.external_project,
        lines: lines.into_iter().map(line).collect(),
        steps: steps.into_iter().map(|step| step_json(step, lang)).collect::<Result<_, _>>()?,
        why: plan.why.map(|why| words(&why, lang)).transpose()?,
        made_by: plan.made_by_name,
        made_at: instant(plan.made_at_ms),
        released_by: plan.released_by_name,
        released_at: plan.released_at_ms.map(instant),
        ended_at: plan.ended_at_ms.map(instant),
        version: plan.version,
    })
}

fn words(kept: &str, lang: Lang) -> Result<String, Problem> {
    Ok(Said::read(kept)?.in_lang(lang).to_owned())
}

fn step_json(step: StepRow, lang: Lang) -> Result<CloudStepJson, Problem> {
    let deed: Deed = serde_json::from_str(&step.deed).map_err(|error| Problem::bug(&error))?;
    Ok(CloudStepJson {
        place: step.place,
        line: step.line,
        call: deed.call().to_owned(),
        says: words(&step.shown, lang)?,
        state: step.state,
        external_id: step.external_id,
        said: step.said.map(|said| words(&said, lang)).transpose()?,
        asked_at: step.asked_at_ms.map(instant),
        ended_at: step.ended_at_ms.map(instant),
    })
}
