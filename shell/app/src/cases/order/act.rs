//! Receipt and completion of an order.

use super::ORDERS;
use super::show::{order, outcomes};
use crate::caller::Caller;
use crate::cases::kinds::as_kept;
use crate::cases::tasks::{claim, complete_with};
use crate::cases::who;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{CompleteOrderJson, CompleteTaskJson, OrderEvidenceJson, WorkOrderJson};
use yunheng_store::case::{self, ListedRow};
use yunheng_values::{Finding, Findings, Text};

/// Most machines that one order's evidence names.
const MOST_RESOURCES: usize = 1_000;

/// Receives an order: whoever does so has it from then on. A second time by the same person changes nothing.
///
/// # Errors
/// None that the caller sees; somebody else's; one that was done or taken back.
pub async fn receive_order(app: &App, caller: &Caller, id: i64) -> Result<WorkOrderJson, Problem> {
    let row = find(app, caller, id).await?;
    if row.state != "open" {
        return Err(closed(&row));
    }
    match row.receiver_id {
        Some(by) if by == caller.account => return order(app, caller, id).await,
        Some(_) => return Err(taken(&row)),
        None => {}
    }
    // To receive it is to take the task: one act, on the record of the case.
    claim(app, caller, row.task_id).await?;
    order(app, caller, id).await
}

/// Completes an order, with what shows that it was done.
///
/// # Errors
/// None that the caller sees; one that was completed before, with when and by whom; what the task refuses.
pub async fn complete_order(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CompleteOrderJson,
) -> Result<WorkOrderJson, Problem> {
    let row = find(app, caller, id).await?;
    if row.state != "open" {
        return Err(closed(&row));
    }
    let evidence = given.evidence.as_ref();
    if evidence.is_some_and(|evidence| evidence.resources.len() > MOST_RESOURCES) {
        return Err(Problem::unusable(too_many()));
    }
    let outcome = match &given.outcome {
        Some(word) => word.clone(),
        None => {
            let named = as_kept(app.read(caller, Permission::CaseRead)?.db, row.case_type_id).await?;
            outcomes(&named, &row.element)
                .into_iter()
                .next()
                .unwrap_or_else(|| yunheng_process::DONE.to_owned())
        }
    };
    let task = CompleteTaskJson { outcome, said: given.said.clone(), form: given.form.clone() };
    let done = complete_with(app, caller, row.task_id, &task, evidence).await;
    if let Err(problem) = done {
        // Another machine may have been first since it was looked at.
        let now = find(app, caller, id).await?;
        return Err(if now.state == "open" { problem } else { closed(&now) });
    }
    order(app, caller, id).await
}

async fn find(app: &App, caller: &Caller, id: i64) -> Result<ListedRow, Problem> {
    // Whoever may not work is told so before anything is looked at.
    app.read(caller, Permission::CaseWork)?;
    let reading = app.read(caller, Permission::CaseRead)?;
    let viewer = who::viewer(caller, &reading.scope);
    case::find_listed(reading.db, viewer, ORDERS, id).await?.ok_or_else(Problem::not_found)
}

/// What evidence says, as it is kept.
pub(in crate::cases) fn kept(evidence: &OrderEvidenceJson) -> Result<String, Problem> {
    serde_json::to_string(evidence).map_err(|error| Problem::bug(&error))
}

fn taken(row: &ListedRow) -> Problem {
    let name = row.receiver_name.as_deref().unwrap_or_default();
    Problem::conflict(
        "order_taken",
        format!("工单已由{name}签收；需要换人的，请由其退回待办"),
        format!("{name} has received the order; they can give it back for somebody else"),
    )
}

fn closed(row: &ListedRow) -> Problem {
    let at = row.closed_at_ms.map(instant).unwrap_or_default();
    let by = row.closer_name.as_deref().unwrap_or("—");
    if row.state == "done" {
        return Problem::conflict(
            "order_completed",
            format!("工单已于{at}由{by}办结，不必再次提交，内容没有改变"),
            format!("{by} completed the order at {at}; it need not be sent again, and nothing was changed"),
        );
    }
    Problem::conflict(
        "order_cancelled",
        format!("工单已于{at}撤回，不再需要办理"),
        format!("the order was taken back at {at} and is not needed any more"),
    )
}

fn too_many() -> Findings {
    let message = Text::new(format!("最多{MOST_RESOURCES}台"), format!("{MOST_RESOURCES} machines at most"));
    vec![Finding::error("too_many", "/evidence/resources", message)]
}
