//! Carrying a plan out, as far as it goes at once; what takes longer is looked at again later.
//!
//! A step is looked for before it is asked for. That it is asked for is written down first, so whoever comes after a crash looks and does
//! not ask: what makes something is asked for again only when the cloud has said that it did not take it.

use super::keep::{self, Ended};
use super::{OfPlan, Order, Said};
use crate::channels::executor_config;
use crate::job::{JobKind, Outcome};
use crate::problem::{Problem, retrying};
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_connectors::Cause;
use yunheng_connectors::openstack::{CloudConfig, Deed, Hand, Standing, Tag, Told};
use yunheng_store::execution::{self, PlanRow, StepNow, StepRow};
use yunheng_store::job::{self, NewJob};
use yunheng_values::Text;

/// How long until it is looked at again.
const AGAIN_MS: i64 = 5_000;
/// How long somebody waits to see what nobody knows to have been taken.
const UNSURE_MS: i64 = 60_000;
/// How long a cloud may take for one step.
const LONGEST_MS: i64 = 30 * 60_000;
/// How often a cloud that is busy is asked.
const MOST_TRIES: i64 = 5;
/// Steps of one job; the rest is another's.
const AT_ONCE: usize = 200;

/// What comes next.
enum Next {
    /// The next step, or the same once more.
    AtOnce,
    /// The same, later.
    Later,
    /// Nothing.
    Over,
}

/// Carries a released plan on, which is a job.
///
/// # Errors
/// What the database says.
pub(crate) async fn execute_by_job(app: &App, payload: &str) -> Result<Outcome, Problem> {
    let OfPlan { plan } = serde_json::from_str(payload).map_err(|error| Problem::bug(&error))?;
    let done = || Ok(Outcome::Done { result: String::new() });
    let Some((row, order)) = under_way(app, plan).await? else { return done() };
    let Some(config) = executor_config(app, &row.cloud).await? else {
        let why = Text::new("设置里已没有这个云平台的执行账号", "the cloud has no executor any more");
        keep::end(app, &row, &order, Ended::Stopped(why)).await?;
        return done();
    };
    let mut hand = match entered(app, &config, &row, &order).await? {
        Ok(hand) => hand,
        Err(Away) => return done(),
    };
    for _ in 0..AT_ONCE {
        let Some((row, order)) = under_way(app, plan).await? else { return done() };
        let mut run = Run { app, hand: &mut hand, row, order };
        match run.advance().await? {
            Next::AtOnce => {}
            Next::Later => {
                look_again(app, plan).await?;
                return done();
            }
            Next::Over => return done(),
        }
    }
    look_again(app, plan).await?;
    done()
}

/// The plan, if it is still to be carried out; one that may not be any more is stopped.
async fn under_way(app: &App, plan: i64) -> Result<Option<(PlanRow, Order)>, Problem> {
    let db = app.store().reader();
    let Some(row) = execution::find_plan(db, plan).await?.filter(|row| row.state == "released") else {
        return Ok(None);
    };
    let order = Order::of(db, row.listed_id).await?;
    let why = if !app.may_change_clouds() {
        Text::new("服务没有以--openstack-execute启动", "the service was not started with --openstack-execute")
    } else if !order.is_open() {
        Text::new("工单已经办结或者撤回", "the order is done or was taken back")
    } else {
        return Ok(Some((row, order)));
    };
    keep::end(app, &row, &order, Ended::Stopped(why)).await?;
    Ok(None)
}

/// The cloud was not entered, and what follows from that is on the record.
struct Away;

/// Enters the project; a cloud that does not answer is tried again for a while.
async fn entered<'c>(
    app: &App,
    config: &'c CloudConfig,
    row: &PlanRow,
    order: &Order,
) -> Result<Result<Hand<'c>, Away>, Problem> {
    let refusal = match Hand::open(config, &row.external_project).await {
        Ok(hand) => return Ok(Ok(hand)),
        Err(refusal) => refusal,
    };
    if refusal.cause == Cause::Unavailable && !is_over(app, quiet_since(app, row).await?) {
        look_again(app, row.id).await?;
        return Ok(Err(Away));
    }
    keep::end(app, row, order, Ended::Stopped(refusal.advice)).await?;
    Ok(Err(Away))
}

/// Since when nothing has happened.
async fn quiet_since(app: &App, row: &PlanRow) -> Result<i64, Problem> {
    let steps = execution::steps(app.store().reader(), row.id).await?;
    let moments = steps.iter().flat_map(|step| [step.asked_at_ms, step.ended_at_ms]).flatten();
    Ok(moments.chain(row.released_at_ms).max().unwrap_or(row.made_at_ms))
}

fn is_over(app: &App, since_ms: i64) -> bool {
    app.now_ms() - since_ms > LONGEST_MS
}

/// Has it looked at again. It is the platform's own clockwork and no act of anybody.
async fn look_again(app: &App, plan: i64) -> Result<(), Problem> {
    let payload = serde_json::to_string(&OfPlan { plan }).map_err(|error| Problem::bug(&error))?;
    let now_ms = app.now_ms();
    retrying(|| async {
        let kind = JobKind::OrderExecute;
        let job = NewJob {
            kind: kind.as_str(),
            payload: &payload,
            run_at_ms: now_ms + AGAIN_MS,
            max_attempts: kind.max_attempts(),
            unique_key: None,
            created_by: None,
        };
        let tx = app.store().begin().await?;
        job::insert(tx.db(), job, now_ms).await?;
        Ok(tx.commit().await?)
    })
    .await
}

struct Run<'r, 'c> {
    app: &'r App,
    hand: &'r mut Hand<'c>,
    row: PlanRow,
    order: Order,
}

impl Run<'_, '_> {
    async fn advance(&mut self) -> Result<Next, Problem> {
        let steps = execution::steps(self.app.store().reader(), self.row.id).await?;
        let Some(step) = steps.iter().find(|step| step.state != "done") else {
            keep::end(self.app, &self.row, &self.order, Ended::Done).await?;
            return Ok(Next::Over);
        };
        let done = steps.iter().filter(|step| step.state == "done");
        let made: BTreeMap<i64, String> =
            done.filter_map(|step| Some((step.place, step.external_id.clone()?))).collect();
        let deed: Deed = serde_json::from_str(&step.deed).map_err(|error| Problem::bug(&error))?;
        let Some(deed) = deed.resolved(&made) else {
            return self.fail(step, &Text::new("前面的步骤没有完成", "an earlier step is not done")).await;
        };
        let tag = Tag {
            platform: self.app.database_id().to_owned(),
            order: self.order.tag(),
            line: step.line.clone(),
        };
        let known = step.external_id.as_deref().filter(|_| deed.makes());
        let standing = match self.hand.look(&deed, &tag, known).await {
            Ok(standing) => standing,
            Err(why) if self.waited(step) > LONGEST_MS => return self.fail(step, &why).await,
            Err(_) => return Ok(Next::Later),
        };
        match (step.state.as_str(), standing) {
            (_, Standing::Done(made)) => {
                keep::done(self.app, (&self.row, &self.order), step, &deed, &made).await?;
                Ok(Next::AtOnce)
            }
            (_, Standing::Broken(why)) => self.fail(step, &why).await,
            ("waiting", Standing::NotThere) => self.ask(step, &deed, &tag).await,
            ("asked", Standing::NotThere) => self.unheard(step, &deed).await,
            ("taken", Standing::UnderWay(_) | Standing::NotThere) => self.wait(step).await,
            (_, Standing::UnderWay(made)) => {
                let id = Some(made.id.as_str()).filter(|id| !id.is_empty());
                self.stand(
                    step,
                    &step.state,
                    StepNow { state: "taken", external_id: id, ..StepNow::default() },
                )
                .await?;
                Ok(Next::Later)
            }
            _ => Err(Problem::bug(&"a step of no known state")),
        }
    }

    /// For how long the step has been under way.
    fn waited(&self, step: &StepRow) -> i64 {
        self.app.now_ms() - step.asked_at_ms.or(self.row.released_at_ms).unwrap_or(self.row.made_at_ms)
    }

    async fn ask(&mut self, step: &StepRow, deed: &Deed, tag: &Tag) -> Result<Next, Problem> {
        if step.tries >= MOST_TRIES {
            let said = step.said.as_deref().map(Said::read).transpose()?;
            let why = said.unwrap_or_else(|| Text::new("云平台一直没有接受", "the cloud never took it"));
            return self.fail(step, &why).await;
        }
        if !keep::asked(self.app, (&self.row, &self.order), step).await? {
            // Somebody else is at it.
            return Ok(Next::Later);
        }
        match self.hand.ask(deed, tag).await {
            Told::Taken(id) => {
                let now = StepNow { state: "taken", external_id: id.as_deref(), ..StepNow::default() };
                self.stand(step, "asked", now).await?;
                Ok(Next::AtOnce)
            }
            Told::Busy(why) => {
                let said = Said::text(&why)?;
                let now = StepNow { state: "waiting", said: Some(&said), ..StepNow::default() };
                self.stand(step, "asked", now).await?;
                Ok(Next::Later)
            }
            Told::Unsure(why) => {
                let said = Said::text(&why)?;
                let now = StepNow { state: "asked", said: Some(&said), ..StepNow::default() };
                self.stand(step, "asked", now).await?;
                Ok(Next::Later)
            }
            Told::Refused(why) => self.fail(step, &why).await,
        }
    }

    /// It was asked for, nobody heard an answer, and nothing of it is seen.
    async fn unheard(&mut self, step: &StepRow, deed: &Deed) -> Result<Next, Problem> {
        if self.waited(step) <= UNSURE_MS {
            return Ok(Next::Later);
        }
        if !deed.makes() {
            let now = StepNow { state: "waiting", said: step.said.as_deref(), ..StepNow::default() };
            self.stand(step, "asked", now).await?;
            return Ok(Next::AtOnce);
        }
        let why = Text::new(
            "云平台没有答复，也没有看到建成的资源：不会重复建。请在云平台核实后重新试算，已建成的会被认出来",
            "the cloud did not answer and nothing is seen of it: it is not made again. Look there, then write a new plan, which finds what was made",
        );
        keep::broken(self.app, (&self.row, &self.order), step, ("unsure", &why)).await?;
        Ok(Next::Over)
    }

    async fn wait(&mut self, step: &StepRow) -> Result<Next, Problem> {
        if self.waited(step) <= LONGEST_MS {
            return Ok(Next::Later);
        }
        let minutes = LONGEST_MS / 60_000;
        let why = Text::new(
            format!("云平台{minutes}分钟内没有做完"),
            format!("the cloud did not finish within {minutes} minutes"),
        );
        self.fail(step, &why).await
    }

    async fn fail(&mut self, step: &StepRow, why: &Text) -> Result<Next, Problem> {
        keep::broken(self.app, (&self.row, &self.order), step, ("failed", why)).await?;
        Ok(Next::Over)
    }

    /// Writes down how a step stands between asking and its end; both of these are on the record.
    async fn stand(&self, step: &StepRow, was: &str, now: StepNow<'_>) -> Result<(), Problem> {
        retrying(|| async {
            let tx = self.app.store().begin().await?;
            execution::set_step(tx.db(), step.id, was, &now).await?;
            Ok(tx.commit().await?)
        })
        .await
    }
}
