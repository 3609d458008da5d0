//! What keeps the tables small.

use super::{JobKind, Outcome};
use crate::problem::Problem;
use crate::service::App;
use yunheng_store::{idempotency, job, sign_in};

/// Tickets are dead when their time is over; a day more lets somebody look at what happened.
const TICKETS_MS: i64 = 86_400_000;
/// Whoever sends a creation again does so within minutes; a week covers every queue in between.
const ANSWERS_MS: i64 = 7 * 86_400_000;
/// A quarter of a year of finished work.
const JOBS_MS: i64 = 92 * 86_400_000;
/// Rows of one transaction: others wait for the writer.
const AT_ONCE: i64 = 2_000;

/// Does what a kind of housekeeping does.
pub(super) async fn keep_house(app: &App, kind: JobKind) -> Result<Outcome, Problem> {
    if kind == JobKind::RemoveResults {
        let gone = crate::calculate::clean_expired(app).await?;
        return Ok(Outcome::Done { result: gone.to_string() });
    }
    if kind == JobKind::ForgetUploads {
        let gone = crate::cases::forget_uploads(app).await?;
        return Ok(Outcome::Done { result: gone.to_string() });
    }
    if kind == JobKind::ReconcileMonthly {
        return crate::reconcile::reconcile_monthly(app).await;
    }
    if kind == JobKind::WarnOfPapers {
        return crate::ledger::warn_of_papers(app).await;
    }
    let now_ms = app.now_ms();
    let mut all = 0;
    loop {
        let tx = app.store().begin().await?;
        let (gone, is_all) = match kind {
            JobKind::ForgetTickets => (sign_in::forget_tickets(tx.db(), now_ms - TICKETS_MS).await?, true),
            JobKind::ForgetAnswers => (idempotency::forget(tx.db(), now_ms - ANSWERS_MS).await?, true),
            JobKind::ForgetJobs => {
                let gone = job::forget(tx.db(), now_ms - JOBS_MS, AT_ONCE).await?;
                (gone, gone < AT_ONCE as u64)
            }
            JobKind::SendDelivery
            | JobKind::RemoveResults
            | JobKind::ForgetUploads
            | JobKind::CaseTimer
            | JobKind::MakeDocument
            | JobKind::CaseRecount
            | JobKind::Reconcile
            | JobKind::ReconcileMonthly
            | JobKind::WarnOfPapers
            | JobKind::OrderPlan
            | JobKind::OrderExecute => {
                return Err(Problem::bug(&"no rows of a table"));
            }
        };
        tx.commit().await?;
        all += gone;
        if is_all {
            return Ok(Outcome::Done { result: all.to_string() });
        }
    }
}
