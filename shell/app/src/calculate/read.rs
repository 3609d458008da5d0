//! Kept runs: a person's own, and nobody else's.

use super::folder::{Folder, read_json};
use super::lines::page;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use serde_json::{Value, json};
use yunheng_access::Permission;
use yunheng_api::platform::{
    CalculationLineJson, CalculationRowJson, Page, PageQuery, RateLineJson, SizeLineJson,
};
use yunheng_store::calculation::{self, CalculationRow};

/// Lines in the answer itself.
const FIRST_LINES: u64 = 200;

/// Runs of the person, newest first.
///
/// # Errors
/// Not allowed; a cursor that is none.
pub async fn calculations(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<CalculationRowJson>, Problem> {
    let reading = app.read(caller, Permission::Calculate)?;
    let below = query.after.as_deref().map_or(Ok(i64::MAX), number)?;
    let limit = i64::from(query.limit.unwrap_or(50).clamp(1, 200));
    let mut rows =
        calculation::of_account(reading.db, caller.account, below, limit + 1, reading.now_ms).await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(Page { items: rows.into_iter().map(shown).collect::<Result<_, _>>()?, next })
}

fn shown(row: CalculationRow) -> Result<CalculationRowJson, Problem> {
    Ok(CalculationRowJson {
        id: row.id,
        kind: row.kind,
        pack: row.pack,
        created_at: instant(row.created_at_ms),
        expires_at: instant(row.expires_at_ms),
        summary: serde_json::from_str(&row.summary).map_err(|error| Problem::bug(&error))?,
    })
}

/// A run of the person, as it was answered.
///
/// # Errors
/// Not allowed; none of the person's.
pub async fn calculation(app: &App, caller: &Caller, id: i64) -> Result<Value, Problem> {
    let (row, folder) = own(app, caller, id).await?;
    blocking(move || {
        let mut answer: Value = read_json(&folder.path().join("summary.json"))?;
        answer["id"] = json!(row.id);
        answer["created_at"] = json!(instant(row.created_at_ms));
        answer["expires_at"] = json!(instant(row.expires_at_ms));
        if let Some(all) = line_count(&answer) {
            let lines: Vec<Value> = page(folder.path(), 0, FIRST_LINES, all)?;
            answer["first_lines"] = json!(lines);
        }
        Ok(answer)
    })
    .await
}

/// How many lines a run has; none for a kind without lines.
fn line_count(answer: &Value) -> Option<u64> {
    match answer["kind"].as_str() {
        Some("rate") => answer["lines"].as_u64(),
        Some("size") => answer["rows"].as_u64(),
        _ => None,
    }
}

/// Lines of a rating, or rows of advice.
///
/// # Errors
/// Not allowed; none of the person's; a run without lines; a cursor that is none.
pub async fn lines(
    app: &App,
    caller: &Caller,
    id: i64,
    query: &PageQuery,
) -> Result<Page<CalculationLineJson>, Problem> {
    let (row, folder) = own(app, caller, id).await?;
    let first = query.after.as_deref().map_or(Ok(0), number)?;
    let first = u64::try_from(first).map_err(|_| malformed())?;
    let limit = u64::from(query.limit.unwrap_or(50).clamp(1, 200));
    blocking(move || {
        let answer: Value = read_json(&folder.path().join("summary.json"))?;
        let all = line_count(&answer).ok_or_else(Problem::not_found)?;
        let items: Vec<CalculationLineJson> = if row.kind == "rate" {
            let lines: Vec<RateLineJson> = page(folder.path(), first, limit, all)?;
            lines.into_iter().map(CalculationLineJson::Rate).collect()
        } else {
            let lines: Vec<SizeLineJson> = page(folder.path(), first, limit, all)?;
            lines.into_iter().map(CalculationLineJson::Size).collect()
        };
        let next = (first + limit < all).then(|| (first + limit).to_string());
        Ok(Page { items, next })
    })
    .await
}

/// Forgets a run with everything that was kept of it.
///
/// # Errors
/// Not allowed; none of the person's.
pub async fn delete(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let act = app.act(caller, Permission::Calculate, "calculation.delete").await?.on("calculation", id);
    let folder = calculation::delete(act.db(), caller.account, id).await?.ok_or_else(Problem::not_found)?;
    act.commit().await?;
    Folder::remove(app, &folder);
    Ok(())
}

/// A run of the person with its folder; another person's is not there.
pub(super) async fn own(app: &App, caller: &Caller, id: i64) -> Result<(CalculationRow, Folder), Problem> {
    let reading = app.read(caller, Permission::Calculate)?;
    let row = calculation::find(reading.db, caller.account, id, reading.now_ms).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let folder = Folder::open(app, &row.folder)?;
    Ok((row, folder))
}

/// Reading files keeps a thread, not the runtime.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Problem::bug(&error))?
}

fn number(text: &str) -> Result<i64, Problem> {
    text.parse().map_err(|_| malformed())
}

fn malformed() -> Problem {
    Problem::new(ProblemKind::Malformed, "malformed", "参数 after 无法读取", "parameter after cannot be read")
}
