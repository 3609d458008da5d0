//! Cases: work that people do together.
//!
//! A kind of work is data in a pack; a case keeps the version that it began with. Every act is one transaction: the case is locked,
//! its process stepped (`work.rs`), and what follows is written with it: tasks, timers, notices, the timeline, the audit entry.
//!
//! | file | what |
//! |---|---|
//! | `kinds.rs` | kinds of work, from the pack and as kept |
//! | `last_day.rs` | last days of limits that fields of a form hold |
//! | `confirmed.rs` | who has confirmed that charging starts or ends |
//! | `open.rs` | drafts and sending them |
//! | `order/` | work orders to providers, and what is to be entered into another platform |
//! | `tasks.rs` | what people do with tasks |
//! | `people.rs` | passing on, being heard, standing in |
//! | `work.rs` | a step of a case and what follows from it |
//! | `due.rs`, `timer.rs` | limits on the calendar; what becomes due |
//! | `clock.rs`, `reclock.rs` | clocks of tasks: from when, what they leave out, how that is kept |
//! | `urgency.rs` | asking that a case be urgent, and deciding it |
//! | `batch.rs` | tasks of several cases completed together |
//! | `force.rs`, `recount.rs` | force majeure; due dates counted again while cases run |
//! | `tell.rs` | who is told what |
//! | `who.rs` | who sees a case and may do a task |
//! | `effect/` | what a case does to the ledger, and what it would cost |
//! | `thing.rs` | projects, resources and items that a form names |
//! | `file.rs`, `upload.rs` | files; those that arrive in parts |
//! | `form.rs`, `facts.rs` | forms against their schema; conditions |
//! | `issued/` | documents that are issued |
//! | `show.rs`, `list.rs` | a case, lists of them |
//! | `statistic.rs` | what they come to, and lists as tables |
//! | `record.rs`, `written.rs` | a whole case to be taken along |
//! | `check.rs`, `condition.rs` | what `policy check` says of kinds of work |
//! | `design/` | processes that the authority redraws |
//! | `desk/` | the service desk |
//! | `mail/` | mail that people write to the service desk |
//! | `link.rs` | how cases hang together |

use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;

mod batch;
mod check;
mod clock;
mod condition;
mod confirmed;
pub mod design;
mod desk;
mod due;
mod effect;
mod facts;
mod file;
mod force;
mod form;
mod index;
mod issued;
mod kinds;
mod last_day;
mod link;
mod list;
mod mail;
mod open;
mod order;
mod parties;
mod people;
mod reclock;
mod record;
mod recount;
mod show;
mod statistic;
mod tasks;
mod tell;
mod thing;
mod timer;
mod upload;
mod urgency;
mod who;
mod whose;
mod words;
mod work;
mod written;

pub use batch::complete_together;
pub(crate) use confirmed::{ConfirmedBy, confirmed_by};
pub use desk::{
    DESK_HEADER, DeskStatisticsFilter, DutyFilter, KnowledgeFilter, add_shift, callers, desk_categories,
    desk_statistics, duty, edit_knowledge, export_desk_statistics, knowledge_entries, knowledge_entry,
    publish_knowledge, rate, remove_shift, retire_knowledge, suggested, take, use_knowledge, write_knowledge,
};
pub use effect::estimate;
pub use file::{CaseFile, attach, detach, download};
pub use force::{declare_force, end_force, forces};
pub use issued::{
    IssuedFilter, Press, REGISTER_HEADER, add_copy, compare, copy_file, document_file, documents,
    end_template, export_documents, issue, template_file, templates, upload_template, verify,
};
pub use kinds::read_kinds;
pub use link::{link, merge, unlink};
pub use list::{CaseFilter, case_counts, case_kind, case_kinds, cases, pickable, workbench};
pub use mail::{MailsWanted, collect_mail, edit_mail_intake, mail_intake, mails, take_mail_again};
pub use open::{begin, discard, edit, send};
pub use order::{
    ENTRIES_HEADER, ON_TIME_HEADER, ORDERS_HEADER, OrderFilter, complete_order, entries, export_entries,
    export_orders, export_orders_on_time, order, orders, orders_on_time, receive_order,
};
pub use people::{ask_review, assign, mentionable, people, stand_in};
pub use record::{RecordFile, RecordFormat, export_case};
pub use recount::{due_differences, recount};
pub use show::case;
pub use statistic::{
    CASES_HEADER, STATISTICS_HEADER, StatisticsFilter, case_statistics, export_cases, export_statistics,
};
pub use tasks::{claim, comment, complete, give_back, reject, release, withdraw};
pub use thing::{ThingFilter, things};
pub use upload::{PART_BYTES, begin_upload, discard_upload, finish_upload, take_part, upload, uploads};
pub use urgency::{ask_urgency, decide_urgency, urgency_requests};

pub(crate) use check::check;
pub(crate) use design::Deploying;
pub(crate) use effect::ordered;
pub(crate) use force::{Declaring, EndingForce};
pub(crate) use issued::make_by_job;
pub(crate) use open::drafted;
pub(crate) use recount::recount_by_job;
pub(crate) use timer::fire;
pub(crate) use upload::forget_uploads;

/// Refuses whoever may not work on cases, or does not see this one, before anything large is read.
///
/// # Errors
/// The refusal.
pub async fn may_work(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    app.read(caller, Permission::CaseWork)?;
    show::case(app, caller, id).await.map(drop)
}

/// Refuses whoever may not add a signed copy to a document, before anything large is read.
///
/// # Errors
/// The refusal.
pub async fn may_sign(app: &App, caller: &Caller, document: i64) -> Result<(), Problem> {
    issued::may_add(app, caller, document).await.map(drop)
}

/// The first instant of a day, YYYY-MM-DD, in Shanghai.
pub fn midnight_ms(day: &str) -> Option<i64> {
    due::instant_ms(day)
}
