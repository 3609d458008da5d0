//! Signed checkpoints, one a day and one at every stop.

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
/// folder, beside the database: whoever puts an old copy back would have to put back that file too.
///
/// # Errors
/// What the database or the keys say.
pub async fn make_checkpoint(app: &App) -> Result<Option<SignedCheckpoint>, Problem> {
    super::seal(app).await?;
    let act = app.system_act("checkpoint", "audit.checkpoint").await?;
    let chain = end_of_chain(act.db(), app.database_id()).await?;
    let previous = last(act.db()).await?;
    if previous.as_ref().is_some_and(|previous| previous.checkpoint.position >= chain.position()) {
        return Ok(None);
    }
    let date = Moment::from_epoch_seconds(act.now_ms().div_euclid(1000)).map_or(Date::MIN, Moment::date);
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
    keep_outside(app, &signed)?;
    Ok(Some(signed))
}

/// Signs the end of the chain when no signature of this day is there yet.
///
/// # Errors
/// What the database or the keys say.
pub async fn daily_checkpoint(app: &App) -> Result<(), Problem> {
    let today = Moment::from_epoch_seconds(app.now_ms().div_euclid(1000)).map_or(Date::MIN, Moment::date);
    let last = audit::last_checkpoint(app.store().reader()).await?;
    if last.is_none_or(|last| last.on_date < today.to_string()) {
        make_checkpoint(app).await?;
    }
    Ok(())
}

/// Name of the file of checkpoints in the data folder.
pub(crate) const OUTSIDE: &str = "audit-checkpoints.jsonl";

fn keep_outside(app: &App, signed: &SignedCheckpoint) -> Result<(), Problem> {
    use std::io::Write;
    let path = app.data().join(OUTSIDE);
    let mut line = signed.canonical();
    line.push(b'\n');
    let written = std::fs::OpenOptions::new().append(true).create(true).open(path).and_then(|mut file| {
        file.write_all(&line)?;
        file.sync_data()
    });
    written.map_err(|error| Problem::bug(&error))
}

/// The last checkpoint of the database.
pub(super) async fn last(db: Db<'_>) -> Result<Option<SignedCheckpoint>, Problem> {
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
