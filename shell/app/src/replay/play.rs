//! Doing again what the log says was done, by the use cases that the page calls.

use super::log::{Dated, Step, Ticket};
use super::stage::Stage;
use crate::caller::Acting;
use crate::cases;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use serde_json::{Value, json};
use std::collections::HashMap;
use yunheng_api::platform::{AssignTaskJson, CaseCommentJson, CompleteTaskJson, DeskInJson, ReturnTaskJson};
use yunheng_store::case::{self, TaskRow};

/// The kind of work that a ticket is told again as, and the pack whose limits it has.
pub(super) const KIND: &str = "incident";
pub(super) const PACK: &str = "xuchang";
/// The task of answering, of doing it, and of whoever says that it is done.
pub(super) const RESPOND: &str = "respond";
pub(super) const HANDLE: &str = "handle";
const CONFIRM: &str = "confirm";
const PROPOSE: &str = "propose";

/// A log that is being told again.
#[derive(Debug)]
pub(super) struct Player<'p> {
    app: &'p App,
    stage: &'p Stage,
    pub(super) tickets: &'p [Ticket],
    /// Cases by ticket.
    pub(super) cases: HashMap<usize, i64>,
    /// How often a ticket was passed on here.
    pub(super) passed: HashMap<usize, u32>,
    /// How often one was opened again here.
    pub(super) reopened: HashMap<usize, u32>,
    /// Steps of the log for which the process has no place.
    pub(super) without_place: u64,
}

impl<'p> Player<'p> {
    pub(super) fn new(app: &'p App, stage: &'p Stage, tickets: &'p [Ticket]) -> Self {
        Self {
            app,
            stage,
            tickets,
            cases: HashMap::new(),
            passed: HashMap::new(),
            reopened: HashMap::new(),
            without_place: 0,
        }
    }

    /// Does one step, now.
    pub(super) async fn play(&mut self, event: &Dated) -> Result<(), Problem> {
        let at = event.ticket;
        if event.step == Step::Take {
            return self.take(at).await;
        }
        let open = self.open(at).await?;
        let is_done = match (&event.step, open.as_ref().map(|task| task.element.as_str())) {
            (Step::Respond(name), Some(RESPOND)) => self.complete(open, name, "响应", None).await?,
            (Step::Pass(name), Some(RESPOND | HANDLE)) => self.pass(at, open, name).await?,
            (Step::Wait, Some(_)) => self.wait(at).await?,
            (Step::Resolve, Some(HANDLE)) => {
                let done = json!({ "found_cause": "按原记录重演", "diagnosis": "按原记录重演", "repair": "按原记录重演",
                    "recovered_at": instant(self.app.now_ms()) });
                self.complete(open, "?", "done", Some(done)).await?
            }
            (Step::Reopen, Some(CONFIRM | PROPOSE)) => self.reopen(at, open).await?,
            (Step::Close, Some(CONFIRM | PROPOSE)) => self.close(at, open).await?,
            _ => false,
        };
        self.without_place += u64::from(!is_done);
        Ok(())
    }

    /// The task of a ticket that waits.
    async fn open(&self, at: usize) -> Result<Option<TaskRow>, Problem> {
        let Some(id) = self.cases.get(&at) else { return Ok(None) };
        Ok(case::open_tasks(self.app.store().reader(), *id).await?.into_iter().next())
    }

    /// What somebody told the desk.
    async fn take(&mut self, at: usize) -> Result<(), Problem> {
        let ticket = &self.tickets[at];
        let level = match ticket.priority {
            1 => "重大",
            2 => "严重",
            _ => "一般",
        };
        let given = DeskInJson {
            pack: PACK.to_owned(),
            kind: KIND.to_owned(),
            unit_id: self.stage.unit,
            channel: if ticket.is_mail { "mail" } else { "telephone" }.to_owned(),
            category: None,
            caller_id: Some(self.stage.clerk.account),
            caller_name: String::new(),
            is_urgent: false,
            form: json!({ "title": format!("{} {}", ticket.number, ticket.category), "level": level,
                "provider_id": self.stage.provider, "happened_at": instant(self.app.now_ms()), "scope": ticket.location }),
        };
        let desk = self.stage.at_work(self.app, &self.stage.engineers[0]).await?;
        let taken = cases::take(self.app, &desk, None, &given).await?;
        self.cases.insert(at, taken.id);
        Ok(())
    }

    /// Completes a task by whoever has it, or else by whoever stands for a name.
    async fn complete(
        &self,
        task: Option<TaskRow>,
        name: &str,
        outcome: &str,
        form: Option<Value>,
    ) -> Result<bool, Problem> {
        let Some(task) = task else { return Ok(false) };
        let by = self.holder(&task).unwrap_or(&self.stage.engineers[self.stage.engineer(name)]);
        self.completed_by(&task, by, outcome, form).await
    }

    async fn completed_by(
        &self,
        task: &TaskRow,
        by: &Acting,
        outcome: &str,
        form: Option<Value>,
    ) -> Result<bool, Problem> {
        let caller = self.stage.at_work(self.app, by).await?;
        let given = CompleteTaskJson { outcome: outcome.to_owned(), said: None, form };
        cases::complete(self.app, &caller, task.id, &given).await.map(|_| true)
    }

    fn holder(&self, task: &TaskRow) -> Option<&'p Acting> {
        self.stage.engineers.iter().find(|one| Some(one.account) == task.assignee_id)
    }

    /// Passes a task on, to somebody other than who has it.
    async fn pass(&mut self, at: usize, task: Option<TaskRow>, name: &str) -> Result<bool, Problem> {
        let Some(task) = task else { return Ok(false) };
        let engineers = &self.stage.engineers;
        let by = self.holder(&task).unwrap_or(&engineers[0]);
        let wanted = self.stage.engineer(name);
        let others = (wanted..wanted + engineers.len()).map(|at| &engineers[at % engineers.len()]);
        let Some(to) = others.into_iter().find(|one| one.account != by.account) else { return Ok(false) };
        let caller = self.stage.at_work(self.app, by).await?;
        let given = AssignTaskJson { account_id: to.account, said: None };
        cases::assign(self.app, &caller, task.id, &given).await?;
        *self.passed.entry(at).or_default() += 1;
        Ok(true)
    }

    /// Says that it waits for others. No clock stands still for that here.
    async fn wait(&self, at: usize) -> Result<bool, Problem> {
        let Some(id) = self.cases.get(&at) else { return Ok(false) };
        let caller = self.stage.at_work(self.app, &self.stage.clerk).await?;
        let given = CaseCommentJson { said: "等待其他人".to_owned(), mentions: Vec::new() };
        cases::comment(self.app, &caller, *id, &given).await.map(|_| true)
    }

    async fn reopen(&mut self, at: usize, task: Option<TaskRow>) -> Result<bool, Problem> {
        let Some(task) = task else { return Ok(false) };
        let by = if task.element == CONFIRM { &self.stage.clerk } else { &self.stage.officer };
        let caller = self.stage.at_work(self.app, by).await?;
        let given = ReturnTaskJson { to: HANDLE.to_owned(), said: "问题仍在".to_owned() };
        cases::give_back(self.app, &caller, task.id, &given).await?;
        *self.reopened.entry(at).or_default() += 1;
        Ok(true)
    }

    /// Whoever told it agrees, and the authority says how grave it was.
    async fn close(&self, at: usize, task: Option<TaskRow>) -> Result<bool, Problem> {
        let mut open = task;
        if let Some(task) = open.as_ref().filter(|task| task.element == CONFIRM) {
            self.completed_by(task, &self.stage.clerk, "confirm", None).await?;
            open = self.open(at).await?;
        }
        let Some(task) = open.filter(|task| task.element == PROPOSE) else { return Ok(false) };
        let form = json!({ "final_level": "一般", "needs_decision": false });
        self.completed_by(&task, &self.stage.officer, "done", Some(form)).await
    }
}
