//! Work orders carried out in a cloud (云平台执行). A plan is written first, which only reads; a person of the provider releases it; then it
//! is carried out step by step. The person still completes the order.
//!
//! Nothing is changed unless the service was started with `--openstack-execute`. What is made carries platform, order and line, and is looked
//! for before it is asked for; that it is asked for is written down before the call. What is deleted is known by the ids of the ledger.
//!
//! | file | what |
//! |---|---|
//! | `draft.rs` | writing a plan: pure |
//! | `change.rs` | the part of it about resources that are there |
//! | `words.rs` | what people read of it |
//! | `plan.rs` | having one written: the order, the resources and the cloud set side by side |
//! | `release.rs` | releasing and stopping it |
//! | `advance.rs` | carrying it out, as far as it goes at once |
//! | `keep.rs` | what each step leaves on the record, and the evidence of the order |
//! | `show.rs` | how far it is |
//! | `link.rs` | resources that start are the machines that were made for them |

mod advance;
mod change;
mod draft;
mod keep;
mod link;
mod plan;
mod release;
mod show;
mod words;

pub use plan::plan_order;
pub use release::{halt_plan, release_plan};
pub use show::order_execution;

pub(crate) use advance::execute_by_job;
pub(crate) use link::link_started;
pub(crate) use plan::plan_by_job;

use crate::caller::Caller;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use yunheng_access::Scope;
use yunheng_store::Db;
use yunheng_store::case::{self, ListedRow, TaskRow, Viewer};
use yunheng_values::Text;

/// What the jobs are told.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct OfPlan {
    plan: i64,
}

/// Words as they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Said {
    zh: String,
    en: String,
}

impl Said {
    fn text(text: &Text) -> Result<String, Problem> {
        let said = Self { zh: text.zh.clone(), en: text.en.clone() };
        serde_json::to_string(&said).map_err(|error| Problem::bug(&error))
    }

    fn read(kept: &str) -> Result<Text, Problem> {
        let said: Self = serde_json::from_str(kept).map_err(|error| Problem::bug(&error))?;
        Ok(Text::new(said.zh, said.en))
    }
}

/// An order with its task.
struct Order {
    row: ListedRow,
    task: TaskRow,
}

impl Order {
    /// An order, for the platform itself.
    async fn of(db: Db<'_>, listed: i64) -> Result<Self, Problem> {
        let scope = Scope::system("execution");
        Self::seen(db, Viewer { scope: &scope, account: 0 }, listed).await
    }

    /// An order of a case that the caller sees.
    async fn of_caller(db: Db<'_>, scope: &Scope, caller: &Caller, listed: i64) -> Result<Self, Problem> {
        Self::seen(db, Viewer { scope, account: caller.account }, listed).await
    }

    async fn seen(db: Db<'_>, viewer: Viewer<'_>, listed: i64) -> Result<Self, Problem> {
        let row = case::find_listed(db, viewer, "order", listed).await?.ok_or_else(Problem::not_found)?;
        let task = case::task(db, row.task_id).await?.ok_or_else(Problem::not_found)?;
        Ok(Self { row, task })
    }

    fn is_open(&self) -> bool {
        self.row.state == "open"
    }

    /// Whether a scope reaches the provider whose order it is.
    fn is_reached(&self, scope: &Scope) -> bool {
        match (self.task.party_id, &self.task.party_path, &self.task.party_level) {
            (Some(id), Some(path), Some(level)) => scope.covers(id, path, level),
            _ => false,
        }
    }

    /// What things that are made for it carry. It is that of the case's step: a step that is returned and opened again is the same order.
    fn tag(&self) -> String {
        format!("{}-{}", self.row.case_id, self.task.element)
    }
}

fn closed() -> Problem {
    Problem::conflict("order_closed", "工单已经办结或者撤回", "the order is done or was taken back")
}
