//! Who pays for a party from a day on (AMB-37). Records are only added: one for a day that has one corrects it.

use super::around::{Around, payer_of};
use super::form::pointer;
use super::funding::funding;
use super::reach::covers;
use super::shown::{bodies, history, records_of};
use super::{LONGEST_REASON, day, read_day, said};
use crate::act::Once;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{Page, PayerInJson, PayerMadeJson, PayerRecordJson};
use yunheng_party::{FundingRules, PartyRef, Payer, PayerAct, PayerStep, check_party};
use yunheng_store::party::{self, Asked, NewPayer, PayerRow};
use yunheng_values::{Date, Finding, Findings, Severity, Text};

/// Who pays for a party from which days on, by the records that stand; the party itself where it pays for itself.
pub(crate) async fn payers_of(db: yunheng_store::Db<'_>, id: i64) -> Result<Vec<(Date, i64)>, Problem> {
    let history = history(id, &party::payers(db, id).await?)?;
    let payer = |payer: Payer| match payer {
        Payer::Other(PartyRef::Stored(payer)) => payer,
        Payer::Own | Payer::Other(PartyRef::Row(_)) => id,
    };
    Ok(history.periods().iter().map(|period| (period.from, payer(period.payer))).collect())
}

/// All records of a party, those that were corrected as well.
///
/// # Errors
/// No such party in the scope.
pub async fn payers(app: &App, caller: &Caller, id: i64) -> Result<Page<PayerRecordJson>, Problem> {
    let reading = app.read(caller, Permission::PartyRead)?;
    let today = day(reading.now_ms)?.to_string();
    party::find(reading.db, &reading.scope, id, &today).await?.ok_or_else(Problem::not_found)?;
    let rows = party::payers(reading.db, id).await?;
    let records = records_of(id, &rows)?;
    let corrected = |id: i64| records.iter().any(|record| record.corrects == Some(id));
    let items = rows.iter().zip(&records).map(|(row, record)| PayerRecordJson {
        id: row.id,
        from_on: row.from_on.clone(),
        payer_id: row.payer_id,
        payer_name: row.payer_name.clone(),
        reason: row.reason.clone(),
        recorded_at: instant(row.recorded_at_ms),
        recorded_by_name: row.recorded_by_name.clone(),
        corrects_id: record.corrects,
        stands: record.act != PayerAct::Withdrawn && !corrected(row.id),
    });
    Ok(Page { items: items.collect(), next: None })
}

/// Records who pays from a day on, or takes back what was recorded for that day.
///
/// # Errors
/// No such party in the scope; that payer pays then already; every value that is not right.
pub async fn add_payer(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &PayerInJson,
    once: Option<&Once>,
) -> Result<PayerMadeJson, Problem> {
    let act = app.act(caller, Permission::PartyEdit, "party.payer.record").await?.on("party", id);
    if let Some(made) = act.answered(once).await? {
        return Ok(made);
    }
    let today = day(act.now_ms())?;
    let row = party::find(act.db(), act.scope(), id, &today.to_string()).await?;
    row.ok_or_else(Problem::not_found)?;
    let mut findings = Findings::new();
    let reason = said(&given.reason, "/reason", LONGEST_REASON, &mut findings);
    let from = read_day(&given.from_on, "/from_on", &mut findings);
    let mut asked = Asked { ids: [id].into(), ..Asked::default() };
    asked.ids.extend(given.payer_id);
    let around = Around::load(act.db(), &asked, today).await?;
    let funding = funding(act.app(), act.db(), today).await?;
    if let Some(payer) = given.payer_id {
        findings.extend(about_payer(&around, &funding, act.scope(), id, payer));
    }
    let rows = party::payers(act.db(), id).await?;
    let step = from.map(|from| step(id, &rows, from, given.payer_id)).transpose()?;
    let corrects = match step {
        Some(Ok(corrects)) => corrects,
        Some(Err(finding)) => {
            findings.push(finding);
            None
        }
        None => None,
    };
    let Some(from) = from.filter(|_| !findings.iter().any(|one| one.severity == Severity::Error)) else {
        return Err(Problem::unusable(findings));
    };
    let from = from.to_string();
    let new = NewPayer { party_id: id, from_on: &from, payer_id: given.payer_id, reason, by: act.account() };
    let record = party::insert_payer(act.db(), new, act.now_ms()).await?;
    party::touch(act.db(), id, act.now_ms()).await?;
    let findings = bodies(&findings, caller.place.lang);
    let made = PayerMadeJson { id: record, corrects_id: corrects, findings };
    let old = rows.iter().find(|row| Some(row.id) == corrects).and_then(|row| row.payer_id);
    let mut act = act.because(reason).fact("from_on", &from).fact("record_id", &record.to_string());
    let text = |id: Option<i64>| id.map(|id| id.to_string());
    act.changed("payer_id", text(old).as_deref(), text(given.payer_id).as_deref());
    act.remember(once, &made).await?;
    act.commit().await?;
    Ok(made)
}

/// What is wrong with a payer, and what a person should look at; one outside the scope is not there, for nobody sends their bills
/// to whom they do not answer for.
fn about_payer(around: &Around, funding: &FundingRules, scope: &Scope, id: i64, payer: i64) -> Findings {
    let row = around.rows.get(&payer).filter(|row| payer == id || covers(scope, row));
    let (code, message) = match row {
        Some(row) if row.is_active() => {
            let Some(facts) = around.facts(id) else { return Findings::new() };
            let facts = yunheng_party::PartyDraft { payer: Some(payer_of(id, payer)), ..facts.clone() };
            let findings = check_party(&around.register, funding, Some(PartyRef::Stored(id)), &facts);
            let about = findings.into_iter().filter(|finding| finding.place == "#/payer");
            return about.map(|finding| Finding { place: pointer(&finding.place), ..finding }).collect();
        }
        Some(row) => ("payer_closed", closed_payer(&row.name)),
        None => ("payer_unknown", Text::new("付款单位不存在", "the payer does not exist")),
    };
    vec![Finding::error(code, "/payer_id", message)]
}

pub(super) fn closed_payer(name: &str) -> Text {
    Text::new(format!("“{name}”已注销，不能作付款单位"), format!("`{name}` is closed and cannot pay"))
}

/// The record that a new one takes the place of, if any; or why there is nothing to record.
fn step(
    party: i64,
    rows: &[PayerRow],
    from: Date,
    payer: Option<i64>,
) -> Result<Result<Option<i64>, Finding>, Problem> {
    let history = history(party, rows)?;
    let last_of_day = rows.iter().rev().find(|row| row.from_on == from.to_string()).map(|row| row.id);
    let Some(payer) = payer else {
        let stands = history.on(from).filter(|period| period.from == from).map(|period| period.number);
        return Ok(stands.map(Some).ok_or_else(|| {
            let message = Text::new(
                format!("没有自{from}起的付款记录，无可撤回"),
                format!("no record begins on {from}: there is nothing to take back"),
            );
            Finding::error("corrects_nothing", "/from_on", message)
        }));
    };
    Ok(match history.step(from, payer_of(party, payer)) {
        PayerStep::Nothing => {
            let since = history.on(from).map_or(from, |period| period.from);
            let message =
                Text::new(format!("该单位自{since}起已由它付款"), format!("it pays since {since} already"));
            Err(Finding::error("payer_same", "/payer_id", message))
        }
        PayerStep::Correct(number) => Ok(Some(number)),
        // A day whose record was taken back gets another one in its place.
        PayerStep::Add => Ok(last_of_day),
    })
}

/// What it takes that somebody pays from a day on, for a file: whether a record must be added. A later one that begins by today is in
/// the way.
pub(super) fn step_of_file(
    party: i64,
    rows: &[PayerRow],
    from: Date,
    today: Date,
    payer: Payer,
) -> Result<Result<bool, Text>, Problem> {
    let history = history(party, rows)?;
    if let Some(later) = history.periods().iter().find(|period| period.from > from && period.from <= today) {
        let later = later.from;
        return Ok(Err(Text::new(
            format!("已有自{later}起的付款记录，自{from}起的付款单位只能在单位页面逐条更正"),
            format!(
                "a record begins on {later}: who pays from {from} on can only be corrected at the party itself"
            ),
        )));
    }
    Ok(Ok(history.step(from, payer) != PayerStep::Nothing))
}
