//! What each step leaves on the record, and the evidence of the order.

use super::{Order, Said};
use crate::problem::{Problem, retrying};
use crate::service::App;
use yunheng_api::platform::{OrderEvidenceJson, OrderResourceJson};
use yunheng_connectors::openstack::{Deed, Made, Which};
use yunheng_store::execution::{self, MadeRow, PlanRow, StepNow, StepRow};
use yunheng_store::{Db, case};
use yunheng_values::Text;

/// How a plan ends.
pub(super) enum Ended {
    /// Every step is done.
    Done,
    /// It goes no further.
    Stopped(Text),
}

type Of<'o> = (&'o PlanRow, &'o Order);

/// Writes down that a step is asked for now; false when somebody else does.
pub(super) async fn asked(app: &App, (plan, _): Of<'_>, step: &StepRow) -> Result<bool, Problem> {
    retrying(|| async {
        let act = entry(app, plan, step, "asked").await?;
        // What a person stopped between is not asked for.
        let now = execution::find_plan(act.db(), plan.id).await?;
        if now.is_none_or(|now| now.state != "released")
            || !execution::ask_step(act.db(), step.id, act.now_ms()).await?
        {
            return Ok(false);
        }
        act.commit().await?;
        Ok(true)
    })
    .await
}

/// Writes down that a step is done, and what it made.
pub(super) async fn done(
    app: &App,
    (plan, order): Of<'_>,
    step: &StepRow,
    deed: &Deed,
    made: &Made,
) -> Result<(), Problem> {
    retrying(|| async {
        let act = entry(app, plan, step, "done").await?.fact("external_id", &made.id);
        let ended_at_ms = Some(act.now_ms());
        let now = StepNow { state: "done", external_id: Some(&made.id), said: None, ended_at_ms };
        if !execution::set_step(act.db(), step.id, &step.state, &now).await? {
            return Ok(());
        }
        remember(act.db(), (plan, order), step, deed, made).await?;
        act.commit().await
    })
    .await
}

/// Keeps by its id what was made, and of which server a disk is.
async fn remember(
    db: Db<'_>,
    (plan, order): Of<'_>,
    step: &StepRow,
    deed: &Deed,
    made: &Made,
) -> Result<(), Problem> {
    let kind = match deed {
        Deed::CreateServer { .. } => "server",
        Deed::CreateVolume { .. } => "volume",
        Deed::Attach { server, volume } => {
            execution::set_server_of(db, &plan.cloud, volume.id(), server.id()).await?;
            return Ok(());
        }
        _ => return Ok(()),
    };
    let row = MadeRow {
        cloud: plan.cloud.clone(),
        external_id: made.id.clone(),
        kind: kind.to_owned(),
        case_id: order.row.case_id,
        line: step.line.clone(),
        name: made.name.clone(),
        addresses: made.addresses.join(" "),
        of_server: None,
    };
    execution::put_made(db, &row).await?;
    if let Deed::CreateServer { boot: Some(Which::Id(volume)), .. } = deed {
        execution::set_server_of(db, &plan.cloud, volume, &made.id).await?;
    }
    Ok(())
}

/// Writes down that a step failed or that nobody knows, which stops the plan. The order stays open.
pub(super) async fn broken(
    app: &App,
    (plan, order): Of<'_>,
    step: &StepRow,
    (state, why): (&str, &Text),
) -> Result<(), Problem> {
    let said = Said::text(why)?;
    retrying(|| async {
        let act = entry(app, plan, step, state).await?.fact("said", &why.en);
        // It may have been asked for since it was read.
        let ended_at_ms = Some(act.now_ms());
        let now = StepNow { state, external_id: None, said: Some(&said), ended_at_ms };
        for was in ["waiting", "asked", "taken"] {
            execution::set_step(act.db(), step.id, was, &now).await?;
        }
        act.commit().await
    })
    .await?;
    let shown = Said::read(&step.shown)?;
    let why = Text::new(
        format!("第{}步“{}”：{}", step.place, shown.zh, why.zh),
        format!("step {} ({}): {}", step.place, shown.en, why.en),
    );
    end(app, plan, order, Ended::Stopped(why)).await
}

async fn entry<'a>(
    app: &'a App,
    plan: &PlanRow,
    step: &StepRow,
    state: &str,
) -> Result<crate::act::Act<'a>, Problem> {
    let deed: Deed = serde_json::from_str(&step.deed).map_err(|error| Problem::bug(&error))?;
    let act = app.system_act("execution", "order.step").await?.on("work_order", plan.listed_id);
    let (id, place) = (plan.id.to_string(), step.place.to_string());
    let act = act.fact("plan", &id).fact("step", &place).fact("line", &step.line);
    Ok(act.fact("call", deed.call()).fact("state", state))
}

/// Ends a plan, and fills the evidence of its order with what was done and what was not.
pub(super) async fn end(app: &App, plan: &PlanRow, order: &Order, ended: Ended) -> Result<(), Problem> {
    let (state, why) = match &ended {
        Ended::Done => ("done", None),
        Ended::Stopped(why) => ("stopped", Some(Said::text(why)?)),
    };
    retrying(|| async {
        let act = app.system_act("execution", "order.ended").await?.on("work_order", plan.listed_id);
        if !execution::end_plan(act.db(), plan.id, (state, why.as_deref()), act.now_ms()).await? {
            return Ok(());
        }
        if order.is_open() {
            let evidence = evidence(act.db(), plan, order, &ended).await?;
            let text = serde_json::to_string(&evidence).map_err(|error| Problem::bug(&error))?;
            case::set_evidence(act.db(), order.row.task_id, &text).await?;
        }
        act.fact("plan", &plan.id.to_string()).fact("state", state).commit().await
    })
    .await
}

/// Longest note of evidence.
const LONGEST: usize = 2_000;

async fn evidence(
    db: Db<'_>,
    plan: &PlanRow,
    order: &Order,
    ended: &Ended,
) -> Result<OrderEvidenceJson, Problem> {
    let steps = execution::steps(db, plan.id).await?;
    let (done, left): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.state == "done");
    let mut note = format!("云平台执行方案{}：共{}步，完成{}步。", plan.id, steps.len(), done.len());
    if let Ended::Stopped(why) = ended {
        note.push_str(&format!("\n已停止：{}", why.zh));
    }
    for (title, steps) in [("已完成", done), ("未完成", left)] {
        for step in steps {
            let id = step.external_id.as_deref().unwrap_or_default();
            note.push_str(&format!("\n{title}：{} {id}", Said::read(&step.shown)?.zh));
        }
    }
    let made = execution::made_of_case(db, order.row.case_id).await?.into_iter();
    let resources = made.filter(|one| one.of_server.is_none()).map(|one| OrderResourceJson {
        id: one.external_id,
        name: Some(one.name).filter(|name| !name.is_empty()),
        address: Some(one.addresses).filter(|addresses| !addresses.is_empty()),
    });
    Ok(OrderEvidenceJson {
        reference: Some(format!("{} {}", plan.cloud_name, plan.id)),
        note: Some(note.chars().take(LONGEST).collect()),
        resources: resources.collect(),
    })
}
