//! The end of a party, and taking it back.

use super::around::Around;
use super::form::pointer;
use super::funding::funding;
use super::shown::detail;
use super::{LONGEST_REASON, day, read_day, said};
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{PartyCloseJson, PartyDetailJson, PartyReopenJson};
use yunheng_party::{PartyRef, check_party, normalize_name};
use yunheng_store::party::{self, Asked, PartyRow, Uses};
use yunheng_values::{Date, Finding, Findings, Severity, Text};

/// Closes a party that nobody needs any more.
///
/// # Errors
/// No such party in the scope; it is closed already; parties below it, people, or parties that it pays for need it.
pub async fn close(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &PartyCloseJson,
) -> Result<PartyDetailJson, Problem> {
    let act = app.act(caller, Permission::PartyEdit, "party.close").await?.on("party", id);
    let today = day(act.now_ms())?;
    let row = found(&act, id, today).await?;
    let mut findings = Findings::new();
    let reason = said(&given.reason, "/reason", LONGEST_REASON, &mut findings);
    let on = read_day(&given.closed_on, "/closed_on", &mut findings);
    if let Some(on) = on.filter(|on| *on > today) {
        let message = Text::new(
            format!("{on}尚未到来，最晚为今天{today}"),
            format!("{on} has not come yet; today, {today}, is the latest day"),
        );
        findings.push(Finding::error("out_of_range", "/closed_on", message));
    }
    let Some(on) = on.filter(|_| findings.is_empty()) else { return Err(Problem::unusable(findings)) };
    let used = needed_by(party::uses_of(act.db(), id, &today.to_string()).await?);
    if !used.is_empty() {
        let problem = Problem::conflict("party_in_use", "仍有以下事项，不能注销", "it is still needed");
        return Err(Problem { findings: used, ..problem });
    }
    let on = on.to_string();
    if !row.is_active() || !party::close(act.db(), id, &on, act.now_ms()).await? {
        return Err(super::edit::closed());
    }
    let mut act = act.because(reason);
    act.changed("status", Some("active"), Some("closed"));
    act.changed("closed_on", None, Some(&on));
    let shown = detail(act.db(), act.scope(), id, act.now_ms()).await?;
    act.commit().await?;
    Ok(shown)
}

async fn found(act: &Act<'_>, id: i64, today: Date) -> Result<PartyRow, Problem> {
    let row = party::find(act.db(), act.scope(), id, &today.to_string()).await?;
    row.ok_or_else(Problem::not_found)
}

/// Everything that keeps a party from being closed.
fn needed_by(uses: Uses) -> Findings {
    let all = [
        (
            "active_children",
            uses.children,
            "个下级单位未注销，请先注销或改上级",
            "parties below it are active: close or move them first",
        ),
        (
            "active_accounts",
            uses.accounts,
            "个账号未停用，请先停用或改单位",
            "accounts of its people are active: disable or move them first",
        ),
        (
            "active_payees",
            uses.payees,
            "个单位由它付款，请先改付款单位",
            "parties are paid for by it: give them another payer first",
        ),
    ];
    let needed = all.into_iter().filter(|(_, count, ..)| *count > 0);
    needed
        .map(|(code, count, zh, en)| {
            Finding::error(code, "", Text::new(format!("有{count}{zh}"), format!("{count} {en}")))
        })
        .collect()
}

/// Opens a party that was closed by mistake.
///
/// # Errors
/// No such party in the scope; it is open; another party has its name now, or its parent is closed.
pub async fn reopen(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &PartyReopenJson,
) -> Result<PartyDetailJson, Problem> {
    let act = app.act(caller, Permission::PartyEdit, "party.reopen").await?.on("party", id);
    let today = day(act.now_ms())?;
    let row = found(&act, id, today).await?;
    let mut findings = Findings::new();
    let reason = said(&given.reason, "/reason", LONGEST_REASON, &mut findings);
    if row.is_active() {
        return Err(Problem::conflict("party_open", "该单位没有注销", "this party is not closed"));
    }
    findings.extend(in_the_way(&act, &row, today).await?);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Problem::unusable(findings));
    }
    if !party::reopen(act.db(), id, act.now_ms()).await? {
        return Err(Problem::stale());
    }
    let mut act = act.because(reason);
    act.changed("status", Some("closed"), Some("active"));
    act.changed("closed_on", row.closed_on.as_deref(), None);
    let shown = detail(act.db(), act.scope(), id, act.now_ms()).await?;
    act.commit().await?;
    Ok(shown)
}

/// What the rules say to a party that was away for a while.
async fn in_the_way(act: &Act<'_>, row: &PartyRow, today: Date) -> Result<Findings, Problem> {
    let funding = funding(act.app(), act.db(), today).await?;
    let mut asked = Asked { ids: [row.id].into(), ..Asked::default() };
    asked.ids.extend(row.parent_id);
    asked.names.insert(normalize_name(&row.name));
    let around = Around::load(act.db(), &asked, today).await?;
    let own = PartyRef::Stored(row.id);
    let Some(facts) = around.register.get(own) else { return Ok(Findings::new()) };
    let mut findings = check_party(&around.register, &funding, Some(own), facts);
    for finding in &mut findings {
        finding.place = pointer(&finding.place);
    }
    let parent = row.parent_id.and_then(|id| around.rows.get(&id)).filter(|parent| !parent.is_active());
    findings.extend(parent.map(|parent| {
        let name = &parent.name;
        let message = Text::new(
            format!("上级单位“{name}”已注销，请先恢复上级单位"),
            format!("its parent `{name}` is closed: open that one first"),
        );
        Finding::error("parent_closed", "/parent_id", message)
    }));
    Ok(findings)
}
