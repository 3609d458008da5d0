//! Having a plan written. It only reads.

use super::draft::{Bound, Draft, Drafting, LineState, draft};
use super::{OfPlan, Order, Said, closed};
use crate::caller::Caller;
use crate::channels::executor_config;
use crate::job::{JobKind, Outcome, enqueue};
use crate::problem::{Problem, retrying};
use crate::reconcile::{Cloud, all_clouds, mapped};
use crate::rules::{effective_rules, today};
use crate::service::App;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::Permission;
use yunheng_api::platform::{OrderExecutionJson, OrderOperationJson};
use yunheng_connectors::openstack::{Hand, Survey, Tag};
use yunheng_ledger::reconcile::Mapping;
use yunheng_store::execution::{self, NewStep, PlanRow, Written};
use yunheng_store::{Db, StoreError, ledger, reconcile};
use yunheng_values::{ItemId, Quantity, Text};

/// Has a plan of an order written, soon.
///
/// # Errors
/// Not allowed; no such order; one that is closed, or not the caller's provider's; another plan is being written or carried out.
pub async fn plan_order(app: &App, caller: &Caller, id: i64) -> Result<OrderExecutionJson, Problem> {
    let act = app.act(caller, Permission::CaseWork, "order.plan").await?.on("work_order", id);
    let order = Order::of_caller(act.db(), act.scope(), caller, id).await?;
    if !order.is_reached(act.scope()) {
        return Err(Problem::not_found());
    }
    if !order.is_open() {
        return Err(closed());
    }
    let plan = execution::insert_plan(act.db(), id, act.account(), act.now_ms()).await.map_err(under_way)?;
    enqueue(&act, JobKind::OrderPlan, &OfPlan { plan }, act.now_ms(), None).await?;
    act.fact("plan", &plan.to_string()).commit().await?;
    super::order_execution(app, caller, id).await
}

pub(super) fn under_way(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => Problem::conflict(
            "plan_under_way",
            "这个工单已有方案正在试算或者执行",
            "a plan of this order is being written or carried out",
        ),
        error => error.into(),
    }
}

/// Where an order is carried out.
struct Target {
    cloud: Cloud,
    project: String,
}

/// What a plan comes to.
struct PlanResult {
    state: &'static str,
    target: Option<Target>,
    draft: Draft,
    why: Option<Text>,
}

impl PlanResult {
    fn failed(target: Option<Target>, why: Text) -> Self {
        Self { state: "failed", target, draft: Draft::default(), why: Some(why) }
    }
}

/// Writes a plan, which is a job.
///
/// # Errors
/// What the database says; a pack that cannot be read.
pub(crate) async fn plan_by_job(app: &App, payload: &str) -> Result<Outcome, Problem> {
    let OfPlan { plan } = serde_json::from_str(payload).map_err(|error| Problem::bug(&error))?;
    let row = execution::find_plan(app.store().reader(), plan).await?.ok_or_else(Problem::not_found)?;
    if row.state != "planning" {
        return Ok(Outcome::Done { result: String::new() });
    }
    let result = match write(app, &row).await {
        Ok(result) => result,
        // A plan that cannot be written must not keep the next one from being.
        Err(problem) if !problem.retryable => PlanResult::failed(None, problem.message),
        Err(problem) => return Err(problem),
    };
    retrying(|| keep(app, &row, &result)).await?;
    Ok(Outcome::Done { result: result.draft.steps.len().to_string() })
}

async fn write(app: &App, plan: &PlanRow) -> Result<PlanResult, Problem> {
    let db = app.store().reader();
    let order = Order::of(db, plan.listed_id).await?;
    let operations: Vec<OrderOperationJson> =
        serde_json::from_str(&order.row.contents).map_err(|error| Problem::bug(&error))?;
    let found = Places::of(db, &order, &operations).await?;
    let Some(target) = found.target else {
        let why = Text::new(
            "订单的项目没有对应到有执行账号的云平台：先在对账里写明云项目是哪个项目，并由系统管理员设置执行账号",
            "no project of the order is mapped to a cloud with an executor: map it under reconciliation, and have the executor set",
        );
        return Ok(PlanResult::failed(None, why));
    };
    let survey = match survey(app, &target).await? {
        Ok(survey) => survey,
        Err(why) => return Ok(PlanResult::failed(Some(target), why)),
    };
    let effective = effective_rules(app, &target.cloud.settings.pack, today(app)).await?;
    let mapped = mapped(db, &target.cloud.settings.key, &effective.rules()?).await?;
    let draft = draft(&Drafting {
        operations: &operations,
        mapping: &Mapping { projects: BTreeMap::new(), rules: mapped.rules },
        words: &mapped.words,
        survey: &survey,
        tag: &Tag { platform: app.database_id().to_owned(), order: order.tag(), line: String::new() },
        bound: &found.bound,
        barred: &found.barred,
    });
    let is_hindered = draft.lines.iter().any(|line| line.state == LineState::Hindered);
    let (state, why) = match (is_hindered, draft.steps.is_empty()) {
        (true, _) => ("hindered", None),
        (false, true) => (
            "hindered",
            Some(Text::new("没有要由平台执行的内容", "there is nothing for the platform to carry out")),
        ),
        (false, false) => ("ready", None),
    };
    Ok(PlanResult { state, target: Some(target), draft, why })
}

async fn survey(app: &App, target: &Target) -> Result<Result<Survey, Text>, Problem> {
    let Some(config) = executor_config(app, &target.cloud.settings.key).await? else {
        return Ok(Err(Text::new("设置里已没有这个云平台的执行账号", "the cloud has no executor any more")));
    };
    Ok(match Hand::open(&config, &target.project).await {
        Ok(mut hand) => hand.survey().await,
        Err(refusal) => Err(refusal.advice),
    })
}

/// Where the operations of an order belong in clouds.
#[derive(Default)]
struct Places {
    target: Option<Target>,
    bound: BTreeMap<usize, Bound>,
    barred: BTreeMap<usize, Text>,
}

impl Places {
    async fn of(db: Db<'_>, order: &Order, operations: &[OrderOperationJson]) -> Result<Self, Problem> {
        let all = all_clouds(db).await?.into_iter();
        let clouds: Vec<Cloud> = all
            .filter(|cloud| {
                Some(cloud.provider.id) == order.task.party_id && cloud.settings.executor.is_some()
            })
            .collect();
        let mut places = Self::default();
        for (at, operation) in operations.iter().enumerate() {
            if let Err(why) = places.place(db, &clouds, at, operation).await? {
                places.barred.insert(at, why);
            }
        }
        Ok(places)
    }

    async fn place(
        &mut self,
        db: Db<'_>,
        clouds: &[Cloud],
        at: usize,
        operation: &OrderOperationJson,
    ) -> Result<Result<(), Text>, Problem> {
        let (project, linked) = match operation.resource.as_deref() {
            None => {
                let number = operation.project.as_deref().unwrap_or_default();
                (ledger::project_by_number(db, number).await?.map(|project| project.id), None)
            }
            Some(number) => {
                let Some(resource) = ledger::resource_by_number(db, number).await? else {
                    return Ok(Err(Text::new(
                        format!("没有资源{number}"),
                        format!("there is no resource {number}"),
                    )));
                };
                let Some(link) = reconcile::link_of(db, resource.id).await? else {
                    return Ok(Err(Text::new(
                        format!("{number}还没有对应到云平台上的资源：先在对账里对应"),
                        format!("{number} is linked with nothing in a cloud: link it under reconciliation"),
                    )));
                };
                let items = ledger::items_of(db, &[resource.id]).await?.into_iter();
                let made = execution::made_for_server(db, &link.cloud, &link.external_id).await?;
                let bound = Bound {
                    external_id: link.external_id,
                    items: items
                        .map(|one| (ItemId::new(one.item), Quantity::from_scaled(one.quantity)))
                        .collect(),
                    volumes: made.into_iter().map(|one| one.external_id).collect::<BTreeSet<_>>(),
                };
                self.bound.insert(at, bound);
                (Some(resource.project_id), Some(link.cloud))
            }
        };
        let mapped = match project {
            Some(project) => execution::mapped_projects(db, project).await?,
            None => Vec::new(),
        };
        let is_served = |key: &str| clouds.iter().any(|cloud| cloud.settings.key == key);
        let mut fitting = mapped
            .into_iter()
            .filter(|(key, _)| is_served(key) && linked.as_deref().is_none_or(|linked| linked == key));
        Ok(match (fitting.next(), fitting.next()) {
            (Some(found), None) => self.aim(clouds, found),
            (None, _) => Err(Text::new(
                "项目没有对应到有执行账号的云平台的项目",
                "its project is mapped to none of a cloud with an executor",
            )),
            (Some(_), Some(_)) => Err(Text::new(
                "项目对应了几个云项目，不知道在哪一个里办理",
                "its project is mapped to several of the cloud",
            )),
        })
    }

    fn aim(&mut self, clouds: &[Cloud], (key, project): (String, String)) -> Result<(), Text> {
        match &self.target {
            Some(target) if target.cloud.settings.key != key || target.project != project => Err(Text::new(
                "在另一个云项目里：一个方案只在一个云项目里执行，这一项由人办理",
                "in another project of a cloud: a plan is for one of them, people do this one",
            )),
            Some(_) => Ok(()),
            None => {
                let cloud = clouds.iter().find(|cloud| cloud.settings.key == key).cloned();
                self.target = cloud.map(|cloud| Target { cloud, project });
                Ok(())
            }
        }
    }
}

async fn keep(app: &App, plan: &PlanRow, result: &PlanResult) -> Result<(), Problem> {
    let act = app.system_act("execution", "order.planned").await?.on("work_order", plan.listed_id);
    let json = |error: serde_json::Error| Problem::bug(&error);
    let (contents, why) = (
        serde_json::to_string(&result.draft.lines).map_err(json)?,
        result.why.as_ref().map(Said::text).transpose()?,
    );
    let settings = result.target.as_ref().map(|target| &target.cloud.settings);
    let written = Written {
        state: result.state,
        cloud: settings.map(|settings| settings.key.as_str()).unwrap_or_default(),
        cloud_name: settings.map(|settings| settings.name.as_str()).unwrap_or_default(),
        external_project: result.target.as_ref().map(|target| target.project.as_str()).unwrap_or_default(),
        contents: &contents,
        why: why.as_deref(),
    };
    if !execution::write_plan(act.db(), plan.id, &written).await? {
        return Ok(());
    }
    execution::insert_steps(act.db(), plan.id, &steps(result)?).await?;
    let count = result.draft.steps.len().to_string();
    act.fact("plan", &plan.id.to_string()).fact("state", result.state).fact("steps", &count).commit().await
}

fn steps(result: &PlanResult) -> Result<Vec<NewStep>, Problem> {
    let step = |(at, step): (usize, &super::draft::Step)| {
        Ok(NewStep {
            place: i64::try_from(at + 1).map_err(|error| Problem::bug(&error))?,
            line: step.line.clone(),
            deed: serde_json::to_string(&step.deed).map_err(|error| Problem::bug(&error))?,
            shown: Said::text(&step.shown)?,
            external_id: step.there.clone(),
        })
    };
    result.draft.steps.iter().enumerate().map(step).collect()
}
