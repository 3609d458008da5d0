//! How punctually orders were done: by provider, of those that were due in a time.

use super::ORDERS;
use super::show::OrderFilter;
use crate::caller::Caller;
use crate::cases::who;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{CasePartyJson, OnTimeJson, OnTimeRowJson};
use yunheng_store::Db;
use yunheng_store::case::{self, OnTimeRow};
use yunheng_values::Exact;

/// What stands above the columns of the table.
pub const ON_TIME_HEADER: [&str; 6] = ["云服务商", "应办结", "按时", "超时办结", "超时未办结", "按时率（%）"];

/// How many orders that were due in a time were done in it, of the cases that the caller sees. What was given back or taken back counts for
/// nobody, and what is not due yet is left out.
///
/// # Errors
/// A day that cannot be read.
pub async fn orders_on_time(app: &App, caller: &Caller, filter: &OrderFilter) -> Result<OnTimeJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    counted(reading.db, (caller, &reading.scope), filter, reading.now_ms).await
}

/// The same as rows of a table, the last of them all together; that somebody took them along is on the record.
///
/// # Errors
/// A day that cannot be read.
pub async fn export_orders_on_time(
    app: &App,
    caller: &Caller,
    filter: &OrderFilter,
) -> Result<Vec<[String; 6]>, Problem> {
    let act = app.act(caller, Permission::CaseExport, "order.export").await?.on("work_order", "on_time");
    let found = counted(act.db(), (caller, act.scope()), filter, act.now_ms()).await?;
    act.fact("rows", &found.providers.len().to_string()).commit().await?;
    let row = |one: OnTimeRowJson| {
        [
            one.provider.map_or_else(|| "合计".to_owned(), |provider| provider.name),
            one.due.to_string(),
            one.in_time.to_string(),
            one.late.to_string(),
            one.open_late.to_string(),
            one.rate.unwrap_or_default(),
        ]
    };
    Ok(found.providers.into_iter().chain([found.all]).map(row).collect())
}

async fn counted(
    db: Db<'_>,
    (caller, scope): (&Caller, &Scope),
    filter: &OrderFilter,
    now_ms: i64,
) -> Result<OnTimeJson, Problem> {
    let wanted = filter.wanted(ORDERS, now_ms)?;
    let rows = case::on_time(db, who::viewer(caller, scope), &wanted).await?;
    let sum = |of: fn(&OnTimeRow) -> i64| rows.iter().map(of).sum::<i64>();
    let all = shown(None, (sum(|row| row.in_time), sum(|row| row.late), sum(|row| row.open_late)));
    let of = |row: OnTimeRow| {
        let provider = CasePartyJson { id: row.party_id, name: row.party_name };
        shown(Some(provider), (row.in_time, row.late, row.open_late))
    };
    let providers: Vec<OnTimeRowJson> = rows.into_iter().map(of).filter(|row| row.due > 0).collect();
    Ok(OnTimeJson { providers, all, at: instant(now_ms) })
}

fn shown(provider: Option<CasePartyJson>, (in_time, late, open_late): (i64, i64, i64)) -> OnTimeRowJson {
    let due = in_time + late + open_late;
    // Nothing due is no rate, not nought.
    let rate = (due > 0).then(|| Exact::ratio(i128::from(in_time) * 100, i128::from(due)).to_places(2));
    OnTimeRowJson { provider, due, in_time, late, open_late, rate }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_rate_is_of_what_was_due_and_of_nothing_there_is_none() {
        assert_eq!(shown(None, (2, 1, 0)).rate.as_deref(), Some("66.67"));
        assert_eq!((shown(None, (0, 0, 1)).rate.as_deref(), shown(None, (3, 0, 0)).due), (Some("0"), 3));
        assert_eq!(shown(None, (0, 0, 0)).rate, None);
    }
}
