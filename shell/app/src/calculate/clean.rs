//! Old runs go.

use super::folder::{Folder, UNFINISHED, all_runs};
use crate::problem::Problem;
use crate::service::App;
use std::time::{Duration, SystemTime};
use yunheng_store::calculation;

/// Rows of a transaction.
const AT_ONCE: i64 = 200;
/// A folder without a row may be that of a run which is about to be recorded; a day later it is a leftover.
const LEFT_OVER: Duration = Duration::from_secs(86_400);

/// Removes runs that have expired, and folders that no run has. Says how many runs went.
///
/// # Errors
/// What the database says.
pub async fn clean_expired(app: &App) -> Result<u64, Problem> {
    let mut gone = 0;
    loop {
        let act = app.system_act("clean_calculations", "calculation.expire").await?;
        let folders = calculation::delete_expired(act.db(), act.now_ms(), AT_ONCE).await?;
        if folders.is_empty() {
            break;
        }
        act.on("calculation", "").fact("count", &folders.len().to_string()).commit().await?;
        folders.iter().for_each(|folder| Folder::remove(app, folder));
        gone += folders.len() as u64;
    }
    remove_leftovers(app).await?;
    Ok(gone)
}

async fn remove_leftovers(app: &App) -> Result<(), Problem> {
    let Ok(entries) = std::fs::read_dir(all_runs(app)) else { return Ok(()) };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let changed =
            entry.metadata().and_then(|metadata| metadata.modified()).unwrap_or_else(|_| SystemTime::now());
        let is_old = changed.elapsed().is_ok_and(|age| age > LEFT_OVER);
        let is_known =
            !name.starts_with(UNFINISHED) && calculation::has_folder(app.store().reader(), &name).await?;
        if is_old && !is_known {
            Folder::remove(app, &name);
        }
    }
    Ok(())
}
