//! Doing to the ledger what a kind of work says.

use super::offered::{leases, not_offered};
use super::operation::operations;
use super::read::{Asked, asked, asked_of};
use crate::act::Act;
use crate::cases::due::due;
use crate::cases::whose::Whose;
use crate::cases::work::Work;
use crate::execution::link_started;
use crate::ledger::{Growth, Pen, Told, day_of, keep_room, moment_of, quota_rule};
use crate::problem::Problem;
use crate::rules::{effective_pack, effective_rules};
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_calendar::Limit;
use yunheng_case::{EffectRule, LedgerAct, ListedRule, TaskList};
use yunheng_ledger::{Happening, Holder, Life, Stage, Trait};
use yunheng_policy::shape::{MeteringMoment, StoppedService, TestStage};
use yunheng_process::LimitRule;
use yunheng_store::ledger::{self, ProjectRow, ResourceRow};
use yunheng_values::{Date, Finding, Findings, Moment, PayerId, ProjectId, Text, UnitId, add_months};

/// Does what an effect of the process does to the ledger.
///
/// # Errors
/// Everything that cannot be done; then nothing of it is.
pub(in crate::cases) async fn run(work: &mut Work<'_, '_>, effect: &str) -> Result<(), Problem> {
    let named = work.named.clone();
    let rules: Vec<&EffectRule> = named.is.kind.effects.iter().filter(|rule| rule.effect == effect).collect();
    let mut asks: Vec<(&EffectRule, Vec<Asked>)> = Vec::new();
    for rule in rules {
        let (rows, findings) = asked_of(work, rule).await?;
        if !findings.is_empty() {
            return Err(Problem::unusable(findings));
        }
        let is_quota = matches!(rule.run, LedgerAct::QuotaReserve | LedgerAct::QuotaGrant);
        // What several tables of a form ask of a quota is one request.
        match asks.iter_mut().find(|(first, _)| is_quota && first.run == rule.run) {
            Some((_, all)) => all.extend(rows),
            None => asks.push((rule, rows)),
        }
    }
    for (index, (rule, rows)) in asks.into_iter().enumerate() {
        // Nobody but the step that is being done can have come to the same place of the same case.
        let cause = format!("case:{}:{}:{effect}:{index}", work.row.id, work.closed_tasks());
        let pen = Pen::take(work.act, Some(work.row.id)).await?;
        let whose = Whose::of_form(&named, &work.form, work.row.unit_id);
        let running = Running { work, rule, pen, cause, whose };
        record(work.act, &running.by_act(rows).await?);
    }
    Ok(())
}

/// A case that ended keeps no room in a quota any more.
pub(in crate::cases) async fn ended(work: &Work<'_, '_>) -> Result<(), Problem> {
    ledger::release(work.act.db(), work.row.id).await?;
    Ok(())
}

/// Writes into the audit trail what a case did to the ledger.
fn record(act: &Act<'_>, did: &[Did]) {
    for one in did {
        let (kind, id) = one.on;
        act.also(one.act.as_str(), kind, id, &[("number", &one.number)]);
    }
}

/// What was done to which resource or project, for the audit trail.
#[derive(Debug, Clone)]
struct Did {
    act: LedgerAct,
    on: (&'static str, i64),
    number: String,
}

/// The reading of the pack that lets an end count at the latest when the limit of writing off is over.
const EARLIER_OF_BOTH: &str = "earlier_of_confirmed_and_filing_limit";

struct Running<'r, 'w, 'a> {
    work: &'r Work<'w, 'a>,
    rule: &'r EffectRule,
    pen: Pen<'w, 'a>,
    cause: String,
    whose: Whose<'r>,
}

impl Running<'_, '_, '_> {
    async fn by_act(&self, rows: Vec<Asked>) -> Result<Vec<Did>, Problem> {
        self.must_be_offered(&rows).await?;
        match self.rule.run {
            LedgerAct::QuotaReserve => self.reserve(rows).await,
            LedgerAct::QuotaGrant => self.grant(rows).await,
            LedgerAct::QuotaRelease => {
                ledger::release(self.work.act.db(), self.work.row.id).await?;
                Ok(Vec::new())
            }
            LedgerAct::LeaseStart => self.start(rows).await,
            LedgerAct::TestSettled => self.refuse(self.still_tests(&rows)).map(|()| Vec::new()),
            _ => self.change(rows).await,
        }
    }

    fn refuse(&self, findings: Findings) -> Result<(), Problem> {
        if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
    }

    /// What is a test still, although it shall have become formal or have ended.
    fn still_tests(&self, rows: &[Asked]) -> Findings {
        let told = |row: &Asked| {
            let number = row.resource.as_deref().unwrap_or_default();
            let message = Text::new(
                format!("资源“{number}”仍是测试资源，请先转为正式或者释放"),
                format!("`{number}` is a test still: make it formal or release it first"),
            );
            Finding::error("still_a_test", "/outcome", message)
        };
        rows.iter().map(told).collect()
    }

    /// Nothing more is leased of an item on a day on which the catalog does not offer it.
    async fn must_be_offered(&self, rows: &[Asked]) -> Result<(), Problem> {
        if !leases(self.rule.run) {
            return Ok(());
        }
        let act = self.work.act;
        let effective = effective_pack(act.app(), act.db(), &self.work.row.pack).await?;
        let today = day_of(act.now_ms())?;
        self.refuse(not_offered(act.db(), effective.pack(), rows, today).await?)
    }

    /// The project of a row: of the case's own unit and its provider, and not closed.
    async fn project(&self, row: &Asked) -> Result<ProjectRow, Problem> {
        self.project_named(row.project.as_deref().unwrap_or_default()).await
    }

    async fn project_named(&self, number: &str) -> Result<ProjectRow, Problem> {
        let found = self.whose.project(self.work.act.db(), number).await?;
        found.filter(|project| project.state == "active").ok_or_else(|| {
            let field = self.rule.project.as_deref().unwrap_or_default();
            let message = Text::new(
                format!("没有项目“{number}”，或不是本单位在用、由所选云服务商服务的项目"),
                format!(
                    "there is no project `{number}`, or it is none of this unit that is open and that the chosen provider serves"
                ),
            );
            Problem::unusable(vec![Finding::error("unknown_project", format!("/form/{field}"), message)])
        })
    }

    /// The resource of a row: one of the case's own unit, which its provider serves.
    async fn resource(&self, row: &Asked) -> Result<ResourceRow, Problem> {
        let number = row.resource.as_deref().unwrap_or_default();
        let found = self.whose.resource(self.work.act.db(), number).await?;
        found.ok_or_else(|| {
            let message = Text::new(
                format!("没有资源“{number}”，或不是本单位、由所选云服务商提供的资源"),
                format!(
                    "there is no resource `{number}`, or it is none of this unit that the chosen provider serves"
                ),
            );
            Problem::unusable(vec![Finding::error("unknown_resource", row.place.as_str(), message)])
        })
    }

    fn at(&self, row: &Asked) -> Result<Moment, Problem> {
        row.at.ok_or_else(|| {
            let field = self.rule.on.as_deref().unwrap_or_default();
            let message = Text::new(
                format!("“{}”未填写", self.work.named.is.form.title(field)),
                format!("`{field}` is not filled in"),
            );
            Problem::unusable(vec![Finding::error("missing_field", format!("/form/{field}"), message)])
        })
    }

    /// Opens resources and starts their leases.
    async fn start(&self, rows: Vec<Asked>) -> Result<Vec<Did>, Problem> {
        let (mut told, mut did, mut projects) = (Vec::new(), Vec::new(), BTreeMap::new());
        let many: usize = rows.iter().map(|row| row.count).sum();
        let made = self.pen.resources(&self.work.row.pack, many).await?;
        let mut left = &made[..];
        let mut by_row = Vec::new();
        for row in &rows {
            let (project, at) = (self.project(row).await?, self.at(row)?);
            self.must_be_short(row, at).await?;
            let (own, others) = left.split_at(row.count.min(left.len()));
            left = others;
            by_row.push(own.to_vec());
            for (place, resource) in own.iter().copied().enumerate() {
                let cause = format!("{}:{}", self.cause, told.len());
                let one = |what, cause: String| Told {
                    resource,
                    at,
                    corrects: None,
                    what,
                    cause,
                    place: row.place.clone(),
                    reason: String::new(),
                };
                told.push(one(opened(row, &project, place), format!("{cause}:o")));
                told.push(one(self.started(row), format!("{cause}:s")));
                did.push(Did {
                    act: self.rule.run,
                    on: ("resource", resource),
                    number: project.number.clone(),
                });
            }
            projects.insert(project.id, project);
        }
        self.write(told, projects).await?;
        self.link(&by_row).await?;
        Ok(did)
    }

    /// Resources that an order made in a cloud are the machines that were made for them.
    async fn link(&self, by_row: &[Vec<i64>]) -> Result<(), Problem> {
        let kind = &self.work.named.is.kind;
        let is_own = |listed: &&ListedRule| {
            listed.list == TaskList::Order && listed.effects.contains(&self.rule.effect)
        };
        let Some(order) = kind.listed.iter().find(is_own) else { return Ok(()) };
        let before = kind.effects.iter().take_while(|rule| !std::ptr::eq(*rule, self.rule));
        let before = before.filter(|rule| order.effects.contains(&rule.effect));
        let first = before.map(|rule| asked(rule, &self.work.named.is.form, &self.work.form).0.len()).sum();
        let now = operations(self.work, &order.effects).await?;
        link_started(self.work.act, self.work.row.id, (&now, first), by_row).await
    }

    /// A test lasts as long as the pack lets it, from the day on which it starts.
    async fn must_be_short(&self, row: &Asked, at: Moment) -> Result<(), Problem> {
        let act = self.work.act;
        if self.rule.is_formal {
            return Ok(());
        }
        let effective = effective_rules(act.app(), &self.work.row.pack, day_of(act.now_ms())?).await?;
        let found = effective.rules()?.find::<TestStage>("metering.test_stage");
        let found = found.map_err(|error| Problem::unusable(vec![error.finding(&self.work.row.pack)]))?;
        let Some(found) = found else { return Ok(()) };
        let field = self.rule.until.as_deref().unwrap_or_default();
        let ends = |limit: Option<Limit>| limit.and_then(|limit| later(at.date(), limit));
        let (least, most) = (ends(found.value.minimum), ends(found.value.maximum));
        let fits = row.until.is_some_and(|until| {
            least.is_none_or(|least| until >= least) && most.is_none_or(|most| until <= most)
        });
        if fits || (least.is_none() && most.is_none()) {
            return Ok(());
        }
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let message = Text::new(
            format!("测试截止日应在{}至{}之间", day(least), day(most)),
            format!("a test from then on ends between {} and {}", day(least), day(most)),
        );
        let finding = Finding::error("test_period", format!("/form/{field}"), message).cite(found.clauses);
        Err(Problem::unusable(vec![finding]))
    }

    fn started(&self, row: &Asked) -> Happening {
        let stage = if self.rule.is_formal { Stage::Formal } else { Stage::Test };
        Happening::LeaseStarted {
            stage,
            items: row.items.clone().into_iter().filter(|(_, quantity)| quantity.scaled() > 0).collect(),
            agreed_on: row.agreed_on,
            until: row.until.filter(|_| stage == Stage::Test),
        }
    }

    /// Does something to resources that are there.
    async fn change(&self, rows: Vec<Asked>) -> Result<Vec<Did>, Problem> {
        let (mut told, mut did, mut projects) = (Vec::new(), Vec::new(), BTreeMap::new());
        let (mut seen, mut findings) = (BTreeSet::new(), Findings::new());
        let latest = self.latest().await?;
        self.stop_must_be_ruled().await?;
        for row in self.merged(rows, &mut findings) {
            let (resource, at) = (self.resource(&row).await?, self.at(&row)?);
            let at = latest.map_or(at, |latest| at.min(latest));
            if !seen.insert(resource.id) {
                let number = &resource.number;
                let message =
                    Text::new(format!("资源“{number}”写了两次"), format!("`{number}` is there twice"));
                findings.push(Finding::error("resource_twice", row.place.as_str(), message));
                continue;
            }
            if let Some(project) =
                ledger::project_by_number(self.work.act.db(), &resource.project_number).await?
            {
                projects.insert(project.id, project);
            }
            told.push(Told {
                resource: resource.id,
                at,
                corrects: None,
                what: self.what(&row),
                cause: format!("{}:{}", self.cause, told.len()),
                place: row.place,
                reason: String::new(),
            });
            did.push(Did { act: self.rule.run, on: ("resource", resource.id), number: resource.number });
        }
        self.refuse(findings)?;
        self.write(told, projects).await?;
        Ok(did)
    }

    /// Rows of one resource as one, where each says another of its quantities.
    fn merged(&self, rows: Vec<Asked>, findings: &mut Findings) -> Vec<Asked> {
        let mut merged: Vec<Asked> = Vec::new();
        for row in rows {
            let same =
                merged.iter_mut().find(|known| known.resource.is_some() && known.resource == row.resource);
            let Some(known) = same.filter(|_| !row.items.is_empty()) else {
                merged.push(row);
                continue;
            };
            for (item, quantity) in row.items {
                if known.items.contains_key(&item) {
                    let message = Text::new(
                        format!("这台资源的“{item}”写了两次"),
                        format!("`{item}` of this resource is there twice"),
                    );
                    findings.push(Finding::error("item_twice", row.place.as_str(), message));
                }
                known.items.insert(item, quantity);
            }
        }
        merged
    }

    /// When an end counts at the latest, where the kind of work and the pack's rule of stopping say so (AMB-24).
    async fn latest(&self) -> Result<Option<Moment>, Problem> {
        let Some(latest) = &self.rule.latest else { return Ok(None) };
        let work = self.work;
        let effective = effective_rules(work.act.app(), &work.row.pack, day_of(work.act.now_ms())?).await?;
        let stop = effective.rules()?.find::<MeteringMoment>("metering.stop");
        let stop = stop.map_err(|error| Problem::unusable(vec![error.finding(&work.row.pack)]))?;
        if stop.is_none_or(|stop| stop.value.rule != EARLIER_OF_BOTH) {
            return Ok(None);
        }
        let Some(from_ms) = work.completed_ms(&latest.after) else { return Ok(None) };
        let limit = LimitRule::Key(latest.limit.clone());
        let due = due(work.act.app(), &work.row.pack, &limit, from_ms).await?;
        // The first instant that is late is the midnight after the last day; from then on nothing is charged.
        moment_of(due.at_ms).map(Some)
    }

    /// What is stopped is charged as the pack says; without a rule nothing is stopped.
    async fn stop_must_be_ruled(&self) -> Result<(), Problem> {
        if self.rule.run != LedgerAct::ResourceStop {
            return Ok(());
        }
        let work = self.work;
        let effective = effective_rules(work.act.app(), &work.row.pack, day_of(work.act.now_ms())?).await?;
        let found = effective.rules()?.get::<StoppedService>("metering.stopped");
        found.map(|_| ()).map_err(|error| Problem::unusable(vec![error.finding(&work.row.pack)]))
    }

    fn what(&self, row: &Asked) -> Happening {
        match self.rule.run {
            LedgerAct::LeasePromote => {
                Happening::Promoted { items: row.items.clone(), agreed_on: row.agreed_on }
            }
            LedgerAct::LeaseEnd => Happening::Ended,
            LedgerAct::ResourceReclaim => Happening::Reclaimed,
            LedgerAct::ResourceStop => Happening::Stopped,
            LedgerAct::ResourceResume => Happening::Resumed,
            _ => Happening::Resized { items: row.items.clone() },
        }
    }

    /// Writes, and looks that no project took more than its quota lets it; what this case kept is used by it.
    async fn write(&self, told: Vec<Told>, projects: BTreeMap<i64, ProjectRow>) -> Result<(), Problem> {
        let (db, case) = (self.work.act.db(), self.work.row.id);
        let rule = quota_rule(self.work.act.app(), &self.work.row.pack, self.work.act.now_ms()).await?;
        let counts_tests = rule.is_some_and(|rule| rule.counts_tests);
        let mut before: BTreeMap<i64, BTreeMap<String, i64>> = BTreeMap::new();
        for id in projects.keys() {
            before.insert(*id, ledger::allocated(db, *id, counts_tests).await?.into_iter().collect());
        }
        self.pen.write(told).await?;
        for (id, project) in &projects {
            let had = |item: &str| before.get(id).and_then(|items| items.get(item)).copied().unwrap_or(0);
            let now = ledger::allocated(db, *id, counts_tests).await?;
            let grew: Vec<(String, i64)> = now
                .into_iter()
                .map(|(item, quantity)| (quantity - had(&item), item))
                .filter(|(grew, _)| *grew > 0)
                .map(|(grew, item)| (item, grew))
                .collect();
            keep_room(self.work.act, project, Some(case), &Growth::new(), &grew).await?;
            for (item, grew) in &grew {
                ledger::release_part(db, case, *id, item, *grew).await?;
            }
        }
        Ok(())
    }

    /// What a form asks more than there is, by project and item. A test that becomes formal takes all that it then has, unless tests count
    /// already.
    async fn growth(&self, rows: Vec<Asked>) -> Result<BTreeMap<i64, (ProjectRow, Growth)>, Problem> {
        let act = self.work.act;
        let rule = quota_rule(act.app(), &self.work.row.pack, act.now_ms()).await?;
        let counts_tests = rule.is_some_and(|rule| rule.counts_tests);
        let mut all: BTreeMap<i64, (ProjectRow, Growth)> = BTreeMap::new();
        // Several rows may each adjust another item of one test, so it is counted when all are read.
        let mut tests: BTreeMap<i64, (i64, Growth)> = BTreeMap::new();
        for row in rows {
            let resource = if row.resource.is_some() { Some(self.resource(&row).await?) } else { None };
            let project = match &resource {
                Some(resource) => self.project_named(&resource.project_number).await?,
                None => self.project(&row).await?,
            };
            let mut have = Growth::new();
            if let Some(resource) = &resource {
                let items = ledger::items_of(act.db(), &[resource.id]).await?;
                have.extend(items.into_iter().map(|item| (item.item, item.quantity)));
            }
            let (_, growth) = all.entry(project.id).or_insert_with(|| (project, Growth::new()));
            let asked =
                row.items.iter().map(|(item, quantity)| (item.as_str().to_owned(), quantity.scaled()));
            match resource.filter(|resource| resource.life == Life::Test.as_str() && !counts_tests) {
                Some(test) if self.becomes_formal(&row) => {
                    let (_, whole) = tests.entry(test.id).or_insert_with(|| (test.project_id, have));
                    whole.extend(asked);
                }
                _ => {
                    let count = i64::try_from(row.count).map_err(|error| Problem::bug(&error))?;
                    for (item, quantity) in asked {
                        let more = quantity - have.get(&item).copied().unwrap_or(0);
                        *growth.entry(item).or_default() += more.max(0).saturating_mul(count);
                    }
                }
            }
        }
        for (project, whole) in tests.into_values() {
            let Some((_, growth)) = all.get_mut(&project) else { continue };
            for (item, quantity) in whole {
                *growth.entry(item).or_default() += quantity;
            }
        }
        Ok(all)
    }

    /// Whether a row is one of those whose tests the kind of work makes formal.
    fn becomes_formal(&self, row: &Asked) -> bool {
        let mut rules = self.work.named.is.kind.effects.iter();
        rules.any(|rule| {
            let rows = rule.rows.as_ref().filter(|_| rule.run == LedgerAct::LeasePromote);
            rows.is_some_and(|rows| row.place.starts_with(&format!("/form/{rows}/")))
        })
    }

    async fn reserve(&self, rows: Vec<Asked>) -> Result<Vec<Did>, Problem> {
        let (db, case) = (self.work.act.db(), self.work.row.id);
        // What the form asked for before it was returned is kept no more.
        ledger::release(db, case).await?;
        let mut did = Vec::new();
        for (id, (project, growth)) in self.growth(rows).await? {
            keep_room(self.work.act, &project, Some(case), &growth, &[]).await?;
            for (item, quantity) in growth.iter().filter(|(_, quantity)| **quantity > 0) {
                ledger::hold(db, case, id, item, *quantity).await?;
            }
            did.push(Did { act: self.rule.run, on: ("project", id), number: project.number });
        }
        Ok(did)
    }

    async fn grant(&self, rows: Vec<Asked>) -> Result<Vec<Did>, Problem> {
        let (db, case) = (self.work.act.db(), self.work.row.id);
        let mut all: BTreeMap<i64, (ProjectRow, Growth)> = BTreeMap::new();
        for row in rows {
            let project = self.project(&row).await?;
            let count = i64::try_from(row.count).map_err(|error| Problem::bug(&error))?;
            let (_, quota) = all.entry(project.id).or_insert_with(|| (project, Growth::new()));
            for (item, quantity) in row.items {
                *quota.entry(item.as_str().to_owned()).or_default() +=
                    quantity.scaled().saturating_mul(count);
            }
        }
        let mut did = Vec::new();
        for (id, (project, quota)) in all {
            for (item, quantity) in &quota {
                let cause = format!("{}:{id}", self.cause);
                ledger::grant(db, id, (item, *quantity), (Some(case), &cause), self.work.act.now_ms())
                    .await?;
            }
            did.push(Did { act: self.rule.run, on: ("project", id), number: project.number });
        }
        Ok(did)
    }
}

/// The day so much later. A test is never limited in working days or minutes.
fn later(day: Date, limit: Limit) -> Option<Date> {
    let months = |count: u32| add_months(day, i32::try_from(count).ok()?);
    match limit {
        Limit::Months(count) => months(count),
        Limit::Years(count) => months(count.checked_mul(12)?),
        Limit::Days(count) => day.checked_add_days(Days::new(u64::from(count))),
        Limit::WorkingDays(_) | Limit::Minutes(_) => None,
    }
}

/// A resource of a row; of several each has a name of its own.
fn opened(row: &Asked, project: &ProjectRow, place: usize) -> Happening {
    let mut traits = row.traits.clone();
    if row.count > 1
        && let Some(name) = traits.get_mut(&Trait::Name)
    {
        *name = format!("{name}-{:02}", place + 1);
    }
    let holder = Holder {
        unit: UnitId::new(project.unit_id.to_string()),
        user: None,
        project: ProjectId::new(project.id.to_string()),
        payer: project.payer_id.map(|payer| PayerId::new(payer.to_string())),
    };
    Happening::Opened { holder, traits }
}
