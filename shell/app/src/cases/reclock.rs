//! Clocks of a case: how the clock of a task or timer begins, and how it is counted again.

use super::clock::{Clock, Clocked, LeftOut, Started, began, by_field, count, returned_clock};
use super::due::instant_ms;
use super::force;
use super::kinds::Named;
use super::timer;
use super::work::{Work, limit_of};
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use serde_json::{Value, json};
use yunheng_process::{ElementId, Kind, LimitRule, Node, RETURN, ReturnedClock, TimerId};
use yunheng_store::Db;
use yunheng_store::case::{self, CaseRow, PartyPart, TaskRow, TimerRow};

/// A case as far as its clocks are counted by it.
#[derive(Clone, Copy)]
pub(super) struct Counting<'c> {
    pub(super) app: &'c App,
    pub(super) db: Db<'c>,
    pub(super) row: &'c CaseRow,
    pub(super) named: &'c Named,
    pub(super) parts: &'c [PartyPart],
    pub(super) form: &'c Value,
}

impl Counting<'_> {
    /// A clock that began at some time, counted now.
    pub(super) async fn clock(&self, node: &Node, started: Started) -> Result<Option<Clocked>, Problem> {
        let (own, form) = (&node.settings, &self.named.is.form);
        if let Some(field) = &own.due_field {
            let value = self.form[field.as_str()].as_str();
            return value
                .map(|value| by_field(self.app, &form.title(field), value, started.from_ms))
                .transpose();
        }
        let Some(limit) = limit_of(node, started.is_urgent, self.form) else { return Ok(None) };
        let of_form = own.limit_from.as_deref().and_then(|field| {
            let from_ms = self.form[field].as_str().and_then(instant_ms)?;
            Some((from_ms, form.title(field)))
        });
        let clock = Clock {
            pack: &self.row.pack,
            limit,
            from_ms: of_form.as_ref().map_or(started.from_ms, |(from_ms, _)| *from_ms),
            left_out: self.with_force(limit, started.left_out).await?,
            field: of_form.as_ref().map(|(_, title)| title.as_str()),
            is_urgent: started.is_urgent && own.urgent_limit.is_some(),
        };
        count(self.app, clock).await.map(Some)
    }

    /// What a clock has left out, and the force majeure that its limit is named by.
    pub(super) async fn with_force(
        &self,
        limit: &LimitRule,
        left_out: Vec<LeftOut>,
    ) -> Result<Vec<LeftOut>, Problem> {
        let mut all = left_out;
        let pack = self.row.pack.as_str();
        let load = async |db: Db<'_>| Ok(case::forces(db, Some(pack)).await?);
        for record in self.app.known(self.db, ("force_majeure", pack), load).await?.iter() {
            let is_about = record.party_id.is_none_or(|party| {
                party == self.row.unit_id || self.parts.iter().any(|part| part.party_id == party)
            });
            if is_about && force::names(record, limit) {
                let why = format!("不可抗力：{}", record.event);
                all.push(LeftOut::new("force_majeure", record.began_at_ms, record.until_at_ms, why)?);
            }
        }
        Ok(all)
    }

    /// An open task's clock, counted again from where it began; none when it has none, or is due when it was.
    pub(super) async fn recounted(&self, task: &TaskRow) -> Result<Option<Recounted>, Problem> {
        let kept = task.due_basis.as_deref().and_then(began);
        let (Some(started), None) = (kept, task.review_of) else { return Ok(None) };
        let node = self.named.is.definition.process().node(&task.element);
        let node = node.ok_or_else(|| Problem::bug(&"an element that is not there"))?;
        let now = self.clock(node, started).await?;
        let changed = now.filter(|now| now.at_ms != task.due_at_ms);
        Ok(changed.map(|now| Recounted { task: task.clone(), now }))
    }

    /// The task that a timer stands on, else the node itself.
    fn host_of<'n>(&self, node: &'n Node) -> Option<&'n Node>
    where
        Self: 'n,
    {
        match node.kind {
            Kind::Boundary { host, .. } => self.named.is.definition.process().nodes.get(host),
            _ => Some(node),
        }
    }

    /// The open task that a timer stands on; none of one between tasks.
    fn task_of<'t>(&self, node: &Node, open: &'t [TaskRow]) -> Option<&'t TaskRow> {
        let host = self.host_of(node).filter(|host| host.id != node.id)?;
        open.iter().find(|task| task.element == host.id.as_str())
    }

    /// Timers of the process that are due at another time when they are counted now.
    pub(super) async fn timers(
        &self,
        set: Vec<(TimerId, ElementId)>,
        open: &[TaskRow],
        which: Which<'_>,
    ) -> Result<Vec<RecountedTimer>, Problem> {
        let kept = case::timers_of(self.db, self.row.id).await?;
        let mut changed = Vec::new();
        for (timer, element) in set {
            let node = self.named.is.definition.process().node(element.as_str());
            let node = node.ok_or_else(|| Problem::bug(&"an element that is not there"))?;
            let number = i64::try_from(timer.0).map_err(|error| Problem::bug(&error))?;
            let on_task = self.task_of(node, open);
            if !which.takes_timer(number, on_task) {
                continue;
            }
            let before = kept.iter().find(|kept| kept.kind == timer::PROCESS && kept.number == number);
            let Some(started) = self.timer_started(node, before, on_task) else { continue };
            let now = self.clock(node, started).await?;
            let due_ms = before.map(|before| before.due_at_ms);
            if now.as_ref().is_some_and(|now| now.at_ms.is_some() && now.at_ms != due_ms)
                || now.as_ref().is_none_or(|now| now.at_ms.is_none() && due_ms.is_some_and(timer::runs))
            {
                let (title, on_task) = (node.title(), on_task.map(|task| task.id));
                changed.push(RecountedTimer { number, title, on_task, before: before.cloned(), now });
            }
        }
        Ok(changed)
    }

    /// Since when a timer counts: one on a task as its task does, one between tasks as it was kept.
    fn timer_started(
        &self,
        node: &Node,
        before: Option<&TimerRow>,
        on_task: Option<&TaskRow>,
    ) -> Option<Started> {
        if self.host_of(node).is_some_and(|host| host.id == node.id) {
            return before.and_then(|before| before.basis.as_deref()).and_then(began);
        }
        let task = on_task?;
        let plain =
            Started { from_ms: task.opened_at_ms, left_out: Vec::new(), is_urgent: self.row.is_urgent == 1 };
        Some(task.due_basis.as_deref().and_then(began).unwrap_or(plain))
    }
}

/// Which clocks of a case are counted again.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which<'w> {
    /// All of them.
    All,
    /// Those of tasks, by id, and of the timers on them.
    Tasks(&'w [i64]),
    /// That of a timer of the process, by its number.
    Timer(i64),
}

impl Which<'_> {
    fn takes_task(self, task: &TaskRow) -> bool {
        match self {
            Self::All => true,
            Self::Tasks(tasks) => tasks.contains(&task.id),
            Self::Timer(_) => false,
        }
    }

    fn takes_timer(self, number: i64, on_task: Option<&TaskRow>) -> bool {
        match self {
            Self::All => true,
            Self::Tasks(tasks) => on_task.is_some_and(|task| tasks.contains(&task.id)),
            Self::Timer(wanted) => wanted == number,
        }
    }
}

/// A timer of the process that another count changed.
#[derive(Debug)]
pub(super) struct RecountedTimer {
    /// Its number.
    pub(super) number: i64,
    /// What the process calls it.
    pub(super) title: String,
    /// The open task that it stands on.
    pub(super) on_task: Option<i64>,
    /// As it was kept.
    pub(super) before: Option<TimerRow>,
    /// As it is found now; none when it has no limit any more.
    pub(super) now: Option<Clocked>,
}

/// What another count changed in a case.
#[derive(Debug)]
pub(super) struct Moved {
    /// Tasks that are due at another time.
    pub(super) tasks: Vec<Recounted>,
    /// How many timers of its process are.
    pub(super) timers: usize,
}

impl Moved {
    /// Whether nothing is due at another time.
    pub(super) fn is_empty(&self) -> bool {
        self.tasks.is_empty() && self.timers == 0
    }
}

/// A due date that another count changed.
#[derive(Debug, Clone)]
pub(super) struct Recounted {
    /// The task.
    pub(super) task: TaskRow,
    /// As it is found now.
    pub(super) now: Clocked,
}

impl Recounted {
    /// How it is found now, as kept beside the task.
    pub(super) fn basis(&self) -> Value {
        serde_json::from_str(&self.now.basis).unwrap_or_default()
    }

    /// What the timeline says of it.
    pub(super) fn told(&self) -> Value {
        let basis = self.basis();
        json!({
            "task": self.task.title, "before": self.task.due_at_ms.map(instant), "after": self.now.at_ms.map(instant),
            "limit": basis["limit"], "clauses": basis["clauses"],
        })
    }
}

impl Work<'_, '_> {
    /// The case as its clocks are counted by it.
    pub(super) fn counting(&self) -> Counting<'_> {
        Counting {
            app: self.act.app(),
            db: self.act.db(),
            row: &self.row,
            named: &self.named,
            parts: &self.parts,
            form: &self.form,
        }
    }

    /// The clock of a task or timer that begins now; none when it has no limit.
    pub(super) async fn clock_of_new(&self, node: &Node) -> Result<Option<Clocked>, Problem> {
        let started = self.started(node).await?;
        self.counting().clock(node, started).await
    }

    /// From when a new clock counts: now, or since it first came when its person returned it and the rules let that clock go on.
    async fn started(&self, node: &Node) -> Result<Started, Problem> {
        let anew = self.anew();
        let host = self.counting().host_of(node);
        let Some(host) = host.filter(|host| host.settings.outcomes.iter().any(|word| word == RETURN)) else {
            return Ok(anew);
        };
        let tasks = case::tasks_of(self.act.db(), self.row.id).await?;
        let is_earlier = |task: &&TaskRow| {
            task.element == host.id.as_str() && task.review_of.is_none() && task.state != "open"
        };
        let Some(earlier) = tasks.iter().rfind(is_earlier) else { return Ok(anew) };
        let kept = earlier.due_basis.as_deref().and_then(began);
        let (Some(mut kept), Some(closed_ms)) = (kept, earlier.closed_at_ms) else { return Ok(anew) };
        if earlier.outcome.as_deref() != Some(RETURN) {
            return Ok(anew);
        }
        let reading = match host.settings.returned {
            Some(reading) => reading,
            None => returned_clock(self.act.app(), &self.row.pack).await?,
        };
        match reading {
            ReturnedClock::Anew => return Ok(anew),
            ReturnedClock::Kept => {}
            ReturnedClock::Paused => {
                let why = "退回补正期间".to_owned();
                kept.left_out.push(LeftOut::new("returned", closed_ms, Some(self.counts_from_ms), why)?);
            }
        }
        Ok(Started { is_urgent: self.row.is_urgent == 1, ..kept })
    }

    fn anew(&self) -> Started {
        Started { from_ms: self.counts_from_ms, left_out: Vec::new(), is_urgent: self.row.is_urgent == 1 }
    }

    /// Keeps a due date that was counted again, with its reminders.
    pub(super) async fn keep_recounted(&self, found: &Recounted) -> Result<(), Problem> {
        let (db, number) = (self.act.db(), found.task.number);
        case::set_due(db, found.task.id, found.now.at_ms, &found.now.basis).await?;
        case::delete_reminders(db, self.row.id, number).await?;
        self.set_reminders(number, found.now.at_ms).await
    }

    /// Counts clocks of open tasks again, and those of the timers on them and between them; says what is due at another time.
    pub(super) async fn recount(&self, which: Which<'_>) -> Result<Moved, Problem> {
        let open = case::open_tasks(self.act.db(), self.row.id).await?;
        let mut moved = Moved { tasks: Vec::new(), timers: 0 };
        // Timers on a task count as it does, so they are looked at before it is moved; afterwards it would begin the same.
        let timers = self.counting().timers(self.timers(), &open, which).await?;
        for task in open.iter().filter(|task| which.takes_task(task)) {
            if let Some(found) = self.counting().recounted(task).await? {
                self.keep_recounted(&found).await?;
                moved.tasks.push(found);
            }
        }
        for timer in timers {
            self.move_timer(timer.number, timer.now.as_ref()).await?;
            moved.timers += 1;
        }
        Ok(moved)
    }

    async fn move_timer(&self, number: i64, now: Option<&Clocked>) -> Result<(), Problem> {
        match now {
            Some(now) => timer::set_clocked(self, number, now).await,
            None => case::delete_timer(self.act.db(), self.row.id, timer::PROCESS, number)
                .await
                .map(drop)
                .map_err(Problem::from),
        }
    }

    /// Makes the case urgent. Open tasks with a limit of urgent cases have it from now on, where it ends before the other; the timers on
    /// them go with them.
    pub(super) async fn become_urgent(&mut self) -> Result<Vec<Value>, Problem> {
        self.row.is_urgent = 1;
        let mut told = Vec::new();
        for task in case::open_tasks(self.act.db(), self.row.id).await? {
            let node = self.node(&ElementId::from(task.element.as_str()))?;
            if node.settings.urgent_limit.is_none() || task.review_of.is_some() {
                continue;
            }
            let Some(now) = self.counting().clock(node, self.anew()).await? else { continue };
            if is_sooner(now.at_ms, task.due_at_ms) {
                let found = Recounted { task, now };
                self.keep_recounted(&found).await?;
                told.push(found.told());
            }
        }
        let kept = case::timers_of(self.act.db(), self.row.id).await?;
        for (timer, element) in self.timers() {
            let node = self.node(&element)?;
            if node.settings.urgent_limit.is_none() {
                continue;
            }
            let number = i64::try_from(timer.0).map_err(|error| Problem::bug(&error))?;
            let before = kept.iter().find(|kept| kept.kind == timer::PROCESS && kept.number == number);
            let now = self.counting().clock(node, self.anew()).await?;
            let at_ms = now.as_ref().and_then(|now| now.at_ms);
            if is_sooner(at_ms, before.map(|before| before.due_at_ms)) {
                self.move_timer(number, now.as_ref()).await?;
            }
        }
        Ok(told)
    }
}

/// Whether one instant comes before another, which may be no instant at all.
fn is_sooner(one: Option<i64>, other: Option<i64>) -> bool {
    one.is_some_and(|one| other.is_none_or(|other| one < other))
}
