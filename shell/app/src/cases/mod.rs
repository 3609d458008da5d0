//! Cases: work that people do together.
//!
//! A kind of work is data in a pack; a case keeps the version that it began with. Every act is one transaction: the case is locked,
//! its process stepped (`work.rs`), and what follows is written with it: tasks, timers, notices, the timeline, the audit entry.
//!
//! | file | what |
//! |---|---|
//! | `kinds.rs` | kinds of work, from the pack and as kept |
//! | `open.rs` | drafts and sending them |
//! | `tasks.rs` | what people do with tasks |
//! | `work.rs` | a step of a case and what follows from it |
//! | `due.rs`, `timer.rs` | limits on the calendar; what becomes due |
//! | `tell.rs` | who is told what |
//! | `who.rs` | who sees a case and may do a task |
//! | `form.rs`, `facts.rs` | forms against their schema; conditions |
//! | `show.rs`, `list.rs` | a case, lists of them |
//! | `check.rs`, `condition.rs` | what `policy check` says of kinds of work |
//! | `design/` | processes that the authority redraws |

use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;

mod check;
mod condition;
pub mod design;
mod due;
mod facts;
mod file;
mod form;
mod index;
mod kinds;
mod list;
mod open;
mod parties;
mod show;
mod tasks;
mod tell;
mod timer;
mod who;
mod words;
mod work;

pub use file::{CaseFile, attach, detach, download};
pub use list::{CaseFilter, case_counts, case_kind, case_kinds, cases, pickable, workbench};
pub use open::{begin, discard, edit, send};
pub use show::case;
pub use tasks::{assign, claim, comment, complete, give_back, reject, release, withdraw};

pub(crate) use check::check;
pub(crate) use design::Deploying;
pub(crate) use timer::fire;

/// Refuses whoever may not work on cases, or does not see this one, before anything large is read.
///
/// # Errors
/// The refusal.
pub async fn may_work(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    app.read(caller, Permission::CaseWork)?;
    show::case(app, caller, id).await.map(drop)
}

/// The first instant of a day, YYYY-MM-DD, in Shanghai.
pub fn midnight_ms(day: &str) -> Option<i64> {
    due::instant_ms(day)
}
