//! Signed checkpoints, one a day and one at every stop.

use super::outside;
use super::seal::end_of_chain;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::CheckpointJson;
use yunheng_audit::{Checkpoint, SignedCheckpoint};
use yunheng_store::Db;
use yunheng_store::audit::{self, CheckpointRow};
use yunheng_values::{Date, Moment};

/// Signs the end of the chain, unless nothing was sealed since the last signature. Its line is also appended to a file in the data
/// folder, beside the database.
///
/// # Errors
/// What the database or the keys say.
pub async fn make_checkpoint(app: &App) -> Result<Option<SignedCheckpoint>, Problem> {
    super::seal_all(app).await?;
    let signed = sign(app).await?;
    outside::catch_up(app).await?;
    Ok(signed)
}

async fn sign(app: &App) -> Result<Option<SignedCheckpoint>, Problem> {
    let act = app.system_act("checkpoint", "audit.checkpoint").await?;
    let chain = end_of_chain(act.db(), app.database_id()).await?;
    let previous = last(act.db()).await?;
    if previous.as_ref().is_some_and(|previous| previous.checkpoint.position >= chain.position()) {
        return Ok(None);
    }
    let date = today(act.now_ms())?;
    let before = previous.as_ref().map(|previous| &previous.checkpoint);
    let checkpoint = Checkpoint::next(&chain, before, date, act.now_ms(), &app.keys().public_key());
    let signed = app.keys().sign_checkpoint(checkpoint).map_err(|error| Problem::bug(&error))?;
    let row = CheckpointRow {
        on_date: date.to_string(),
        position: i64::try_from(chain.position()).map_err(|error| Problem::bug(&error))?,
        body: signed.canonical(),
        signature: signed.signature.to_vec(),
        made_at_ms: act.now_ms(),
    };
    audit::insert_checkpoint(act.db(), row).await?;
    act.on("checkpoint", chain.position()).commit().await?;
    Ok(Some(signed))
}

/// Signs the end of the chain when the last signature is of another day; of a later one too, which is what a clock leaves that ran ahead
/// and was set back. Also brings the file beside the database up to date.
///
/// # Errors
/// What the database or the keys say.
pub async fn daily_checkpoint(app: &App) -> Result<(), Problem> {
    let last = audit::last_checkpoint(app.store().reader()).await?;
    let today = today(app.now_ms())?.to_string();
    if last.is_none_or(|last| last.on_date != today) {
        make_checkpoint(app).await?;
    }
    outside::catch_up(app).await?;
    Ok(())
}

fn today(now_ms: i64) -> Result<Date, Problem> {
    let now = Moment::from_epoch_seconds(now_ms.div_euclid(1000));
    now.map(Moment::date).ok_or_else(|| Problem::bug(&"the clock stands outside the calendar"))
}

/// The last checkpoint of the database.
async fn last(db: Db<'_>) -> Result<Option<SignedCheckpoint>, Problem> {
    let Some(row) = audit::last_checkpoint(db).await? else { return Ok(None) };
    SignedCheckpoint::parse(&row.body).map(Some).map_err(|error| Problem::bug(&error))
}

/// Checkpoints, newest first.
///
/// # Errors
/// Not allowed.
pub async fn checkpoints(app: &App, caller: &Caller) -> Result<Vec<CheckpointJson>, Problem> {
    let reading = app.read(caller, Permission::AuditRead)?;
    let rows = audit::checkpoints(reading.db).await?;
    let shown = rows.into_iter().rev().map(|row| CheckpointJson {
        on_date: row.on_date,
        position: row.position,
        made_at: instant(row.made_at_ms),
        line: String::from_utf8_lossy(&row.body).into_owned(),
    });
    Ok(shown.collect())
}
