//! The demo city at work: what its people do, each act as their own, by the use cases that the page calls.

use super::parties::Written;
use super::people::Person;
use crate::act::must_be_free;
use crate::caller::{Acting, Caller};
use crate::cases;
use crate::problem::Problem;
use crate::service::App;
use serde_json::Value;
use yunheng_api::platform::{CaseCommentJson, CaseInJson, CaseReasonJson, CompleteTaskJson, ReturnTaskJson};
use yunheng_audit::Channel;
use yunheng_demo::PACK;
use yunheng_store::case;

/// What somebody does with the task of a case that is open, or with the case.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Completes the task with a word, and says something or fills in a form.
    Complete { by: &'static str, outcome: &'static str, said: &'static str, form: Option<Value> },
    /// Gives the task back to the first one.
    Return { by: &'static str, said: &'static str },
    /// Refuses what was asked.
    Reject { by: &'static str, said: &'static str },
    /// Says something.
    Comment { by: &'static str, said: &'static str },
    /// Takes back what was asked.
    Withdraw { by: &'static str, said: &'static str },
}

/// The platform with the people of the city.
#[derive(Debug, Clone, Copy)]
pub(super) struct City<'a> {
    pub(super) app: &'a App,
    pub(super) people: &'a [Person<'a>],
    pub(super) parties: &'a Written,
}

impl City<'_> {
    pub(super) fn person(&self, login: &str) -> Result<&Person<'_>, Problem> {
        let found = self.people.iter().find(|person| person.drawn.login == login);
        found.ok_or_else(|| Problem::bug(&format!("the demo city has no {login}")))
    }

    /// The party of a person.
    pub(super) fn party(&self, login: &str) -> Result<i64, Problem> {
        self.parties.id(self.person(login)?.drawn.party)
    }

    /// A person at work; the record says that the demo was made by the command line.
    pub(super) async fn caller(&self, login: &str) -> Result<Caller, Problem> {
        let person = self.person(login)?;
        let who = Acting {
            account: person.account,
            login: login.to_owned(),
            name: person.drawn.name.clone(),
            party: Some(self.parties.id(person.drawn.party)?),
        };
        let caller = self.app.acting(&who, Channel::Cli, "").await?;
        must_be_free(&caller).map(|()| caller)
    }

    /// Begins a draft; says its id.
    pub(super) async fn begin(&self, login: &str, kind: &str, form: Value) -> Result<i64, Problem> {
        let given = CaseInJson {
            pack: PACK.to_owned(),
            kind: kind.to_owned(),
            unit_id: None,
            form,
            is_urgent: false,
        };
        Ok(cases::begin(self.app, &self.caller(login).await?, None, &given).await?.id)
    }

    /// Attaches a paper to a case.
    pub(super) async fn attach(
        &self,
        login: &str,
        id: i64,
        (field, title): (&str, &str),
    ) -> Result<(), Problem> {
        let mut arriving = self.app.take_file(&format!("{title}.txt"))?;
        arriving.write(format!("{title}\n\n演示材料，内容从略。\n").as_bytes())?;
        let caller = self.caller(login).await?;
        cases::attach(self.app, &caller, id, Some(field), arriving.arrived()?).await.map(drop)
    }

    /// Sends a draft of somebody's.
    pub(super) async fn send(&self, login: &str, id: i64) -> Result<(), Problem> {
        let row = case::case(self.app.store().reader(), id).await?;
        let row = row.ok_or_else(|| Problem::bug(&"a draft of the demo city that is gone"))?;
        cases::send(self.app, &self.caller(login).await?, id, row.version).await.map(drop)
    }

    /// Does something with a case.
    pub(super) async fn step(&self, id: i64, step: &Step) -> Result<(), Problem> {
        let app = self.app;
        let said = |text: &str| CaseReasonJson { said: text.to_owned() };
        match step {
            Step::Complete { by, outcome, said, form } => {
                let given = CompleteTaskJson {
                    outcome: (*outcome).to_owned(),
                    said: Some((*said).to_owned()).filter(|said| !said.is_empty()),
                    form: form.clone(),
                };
                cases::complete(app, &self.caller(by).await?, self.open(id).await?, &given).await?;
            }
            Step::Return { by, said } => {
                let first = case::tasks_of(app.store().reader(), id).await?.into_iter().next();
                let to = first.map(|task| task.element).unwrap_or_default();
                let given = ReturnTaskJson { to, said: (*said).to_owned() };
                cases::give_back(app, &self.caller(by).await?, self.open(id).await?, &given).await?;
            }
            Step::Reject { by, said: words } => {
                cases::reject(app, &self.caller(by).await?, self.open(id).await?, &said(words)).await?;
            }
            Step::Comment { by, said } => {
                let given = CaseCommentJson { said: (*said).to_owned(), mentions: Vec::new() };
                cases::comment(app, &self.caller(by).await?, id, &given).await?;
            }
            Step::Withdraw { by, said: words } => {
                cases::withdraw(app, &self.caller(by).await?, id, &said(words)).await?;
            }
        }
        Ok(())
    }

    /// The task of a case that waits.
    async fn open(&self, id: i64) -> Result<i64, Problem> {
        let open = case::open_tasks(self.app.store().reader(), id).await?.into_iter().next();
        open.map(|task| task.id)
            .ok_or_else(|| Problem::bug(&"a case of the demo city that has ended goes on"))
    }
}
