//! Having the ledger reconciled: by hand, by a file, each month.

use super::cloud::{self, Cloud};
use super::inventory::{of_cloud, of_file};
use super::list::run_json;
use super::take::{Decided, decide};
use crate::caller::Caller;
use crate::channels::cloud_config;
use crate::job::{JobKind, Outcome, enqueue};
use crate::problem::{Problem, ProblemKind, retrying};
use crate::rules::{date_of, today};
use crate::service::App;
use crate::upload::Upload;
use serde::{Deserialize, Serialize};
use yunheng_access::Permission;
use yunheng_api::platform::{Created, ReconcileInJson, ReconciliationJson};
use yunheng_store::reconcile;
use yunheng_values::{Date, Finding, Text, parse_date};

/// What the job is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Reading {
    cloud: String,
}

/// Has a cloud read and compared, soon; says the id of the job.
///
/// # Errors
/// Not allowed; no such cloud, or one that cannot be read by itself.
pub async fn reconcile_now(app: &App, caller: &Caller, given: &ReconcileInJson) -> Result<Created, Problem> {
    let act = app.act(caller, Permission::LedgerReconcile, "reconciliation.ask").await?;
    let cloud = cloud::reached(act.db(), act.scope(), &given.cloud).await?;
    if cloud.settings.auth_url.is_empty() {
        return Err(Problem::conflict(
            "no_interface",
            "这个云平台没有配置接口，请上传资源清单",
            "this cloud is not read by itself: send its inventory as a file",
        ));
    }
    let reading = Reading { cloud: given.cloud.clone() };
    let id = enqueue(&act, JobKind::Reconcile, &reading, act.now_ms(), None).await?;
    act.on("cloud", &given.cloud).commit().await?;
    Ok(Created { id: id.unwrap_or_default() })
}

/// Whether a person may reconcile at all, asked before a file is taken.
///
/// # Errors
/// Not allowed.
pub fn may_reconcile(app: &App, caller: &Caller) -> Result<(), Problem> {
    app.read(caller, Permission::LedgerReconcile).map(|_| ())
}

/// Compares a file with the ledger of its day; today's when it names none.
///
/// # Errors
/// Not allowed; no such cloud; a day that has not come; everything that is wrong with the file.
pub async fn reconcile_file(
    app: &App,
    caller: &Caller,
    key: &str,
    on: Option<&str>,
    upload: Upload,
) -> Result<ReconciliationJson, Problem> {
    let reading = app.read(caller, Permission::LedgerReconcile)?;
    let cloud = cloud::reached(reading.db, &reading.scope, key).await?;
    let on = day_of_file(on, date_of(reading.now_ms))?;
    let read = tokio::task::spawn_blocking(move || of_file(upload)).await;
    let taken = read.map_err(|error| Problem::bug(&error))?.map_err(Problem::unusable)?;
    let decided = decide(app, cloud, taken, on).await?;
    let id = retrying(|| keep(app, caller, &decided)).await?;
    let row = reconcile::find_run(app.store().reader(), &reading.scope, id).await?;
    run_json(row.ok_or_else(Problem::not_found)?, caller.place.lang)
}

fn day_of_file(given: Option<&str>, today: Date) -> Result<Date, Problem> {
    let Some(text) = given.filter(|text| !text.is_empty()) else { return Ok(today) };
    let day = parse_date(text).ok().filter(|day| *day <= today);
    day.ok_or_else(|| {
        let message = Text::new(
            format!("清单日期应为YYYY-MM-DD，且不晚于今天{today}"),
            format!("the day of the inventory is YYYY-MM-DD, and today {today} at the latest"),
        );
        Problem::unusable(vec![Finding::error("out_of_range", "/on", message)])
    })
}

async fn keep(app: &App, caller: &Caller, decided: &Decided) -> Result<i64, Problem> {
    let mut act = app.act(caller, Permission::LedgerReconcile, "reconciliation.run").await?;
    let id = decided.keep(&mut act).await?;
    act.commit().await?;
    Ok(id)
}

/// Reads a cloud and compares it, which is a job. A cloud that does not answer is tried again.
///
/// # Errors
/// What the database says; a pack that cannot be read.
pub(crate) async fn reconcile_by_job(app: &App, payload: &str) -> Result<Outcome, Problem> {
    let reading: Reading = serde_json::from_str(payload).map_err(|error| Problem::bug(&error))?;
    let known = cloud::all(app.store().reader()).await?;
    let found = known.into_iter().find(|cloud| cloud.settings.key == reading.cloud);
    let (Some(cloud), Some(config)) = (found, cloud_config(app, &reading.cloud).await?) else {
        let why = Text::new("设置里已没有这个云平台", "the settings have this cloud no more");
        return Ok(Outcome::Never { why });
    };
    let taken = match of_cloud(&config).await {
        Ok(taken) => taken,
        Err(why) => return Ok(Outcome::Later { why, maybe: false }),
    };
    let decided = match decide(app, cloud, taken, today(app)).await {
        Ok(decided) => decided,
        // A pack with a defect is the same the next time.
        Err(problem) if problem.kind == ProblemKind::Refused => {
            return Ok(Outcome::Never { why: problem.message });
        }
        Err(problem) => return Err(problem),
    };
    let id = retrying(|| keep_by_job(app, &decided)).await?;
    Ok(Outcome::Done { result: id.to_string() })
}

async fn keep_by_job(app: &App, decided: &Decided) -> Result<i64, Problem> {
    let mut act = app.system_act("reconcile", "reconciliation.run").await?;
    let id = decided.keep(&mut act).await?;
    act.commit().await?;
    Ok(id)
}

/// Puts every cloud into the queue that was not read in the present month yet; says how many.
///
/// # Errors
/// What the database says.
pub(crate) async fn reconcile_monthly(app: &App) -> Result<Outcome, Problem> {
    let day = today(app);
    let month = yunheng_values::Month::of(day);
    // Days of Shanghai begin eight hours before those of UTC.
    let since_ms =
        month.first_day().and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() - 8 * 3_600_000;
    let mut asked = 0;
    for Cloud { settings, .. } in cloud::all(app.store().reader()).await? {
        if settings.auth_url.is_empty()
            || reconcile::last_run_since(app.store().reader(), &settings.key, since_ms).await?
        {
            continue;
        }
        let act = app.system_act("reconcile", "reconciliation.ask").await?.on("cloud", &settings.key);
        let key = format!("{}:{}:{month}", JobKind::Reconcile.as_str(), settings.key);
        let reading = Reading { cloud: settings.key };
        if enqueue(&act, JobKind::Reconcile, &reading, act.now_ms(), Some(&key)).await?.is_some() {
            act.commit().await?;
            asked += 1;
        }
    }
    Ok(Outcome::Done { result: asked.to_string() })
}
