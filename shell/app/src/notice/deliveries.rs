//! Delivery records: what went where, and what it started.

use super::clock;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{DeliveryDetailJson, DeliveryJson, Page};
use yunheng_store::delivery::{self, DeliveryFilter, DeliveryRow};
use yunheng_values::{Lang, Text};

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct DeliveriesWanted {
    /// In this state.
    pub state: Option<String>,
    /// By this way.
    pub channel: Option<String>,
    /// Of the notices that were sent together.
    pub batch: Option<String>,
    /// To this account.
    pub account_id: Option<i64>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// Rows of a page.
    pub limit: i64,
}

/// Ways of one notice: a person has few.
const WAYS: i64 = 100;

/// Deliveries to people in the scope, newest first.
///
/// # Errors
/// Not allowed.
pub async fn deliveries(
    app: &App,
    caller: &Caller,
    wanted: &DeliveriesWanted,
) -> Result<Page<DeliveryJson>, Problem> {
    let reading = app.read(caller, Permission::DeliveryRead)?;
    let filter = DeliveryFilter {
        state: wanted.state.clone(),
        channel: wanted.channel.clone(),
        batch: wanted.batch.clone(),
        notice_id: None,
        account_id: wanted.account_id,
        below_id: wanted.below_id,
        limit: wanted.limit + 1,
    };
    let mut rows = delivery::list(reading.db, &reading.scope, &filter).await?;
    let next = crate::page::cut(&mut rows, wanted.limit, |row| row.id);
    Ok(Page { items: rows.iter().map(|row| shown(row, caller.place.lang)).collect(), next })
}

/// Every way of a notice to a person in the scope, first to last.
///
/// # Errors
/// Not allowed; no such notice.
pub async fn deliveries_of_notice(
    app: &App,
    caller: &Caller,
    notice_id: i64,
) -> Result<Page<DeliveryJson>, Problem> {
    let rows = ways(app, caller, notice_id).await?;
    if rows.is_empty() {
        return Err(Problem::not_found());
    }
    Ok(Page { items: rows.iter().map(|row| shown(row, caller.place.lang)).collect(), next: None })
}

/// A delivery with the other ways of its notice, and the clock that the notice starts.
///
/// # Errors
/// Not allowed; no such delivery.
pub async fn delivery(app: &App, caller: &Caller, id: i64) -> Result<DeliveryDetailJson, Problem> {
    let reading = app.read(caller, Permission::DeliveryRead)?;
    let row = delivery::find(reading.db, &reading.scope, id).await?.ok_or_else(Problem::not_found)?;
    let (ways, lang) = (ways(app, caller, row.notice_id).await?, caller.place.lang);
    let clock = match (&row.clock_pack, &row.clock_key) {
        (Some(pack), Some(key)) => clock::start(app, pack, key, &ways, lang).await?,
        _ => None,
    };
    let all = ways.iter().map(|way| shown(way, lang)).collect();
    Ok(DeliveryDetailJson { delivery: shown(&row, lang), ways: all, clock })
}

async fn ways(app: &App, caller: &Caller, notice_id: i64) -> Result<Vec<DeliveryRow>, Problem> {
    let reading = app.read(caller, Permission::DeliveryRead)?;
    let filter = DeliveryFilter { notice_id: Some(notice_id), limit: WAYS, ..DeliveryFilter::default() };
    let mut rows = delivery::list(reading.db, &reading.scope, &filter).await?;
    rows.reverse();
    Ok(rows)
}

fn shown(row: &DeliveryRow, lang: Lang) -> DeliveryJson {
    let one = |zh: &str, en: &str| Text::new(zh, en).in_lang(lang).to_owned();
    DeliveryJson {
        id: row.id,
        notice_id: row.notice_id,
        batch: row.batch.clone(),
        kind: row.kind.clone(),
        title: one(&row.title_zh, &row.title_en),
        account_id: row.account_id,
        account_name: row.account_name.clone(),
        party_name: row.party_name.clone(),
        channel: row.channel.clone(),
        target_shown: row.target_shown.clone(),
        state: row.state.clone(),
        maybe_twice: row.maybe_twice == 1,
        attempts: row.attempts,
        job_id: row.job_id,
        last_error: row.error_zh.as_deref().zip(row.error_en.as_deref()).map(|(zh, en)| one(zh, en)),
        receipt: row.receipt.clone(),
        created_at: instant(row.created_at_ms),
        sent_at: row.sent_at_ms.map(instant),
        delivered_at: row.delivered_at_ms.map(instant),
        opened_at: row.opened_at_ms.map(instant),
        signed_at: row.signed_at_ms.map(instant),
    }
}
