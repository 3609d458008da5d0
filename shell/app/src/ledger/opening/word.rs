//! What a side says of a list: yes, a remark, an objection, or that an objection is taken back.

use super::begin::tell;
use super::list::opening;
use super::said::{Said, restand};
use crate::act::Act;
use crate::caller::Caller;
use crate::notice::NoticeKind;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{OpeningConfirmJson, OpeningDetailJson, OpeningRemarkInJson, ReasonJson};
use yunheng_ledger::OpeningSide;
use yunheng_store::ledger::{self, NewOpeningRemark, OpeningRow};
use yunheng_store::{Db, case};
use yunheng_values::{Finding, Text};

/// Longest text, characters.
const LONGEST: usize = 500;

/// The side for which a person speaks: that of their own party, and of no other.
pub(super) async fn side_of(
    db: Db<'_>,
    caller: &Caller,
    row: &OpeningRow,
) -> Result<Option<OpeningSide>, Problem> {
    let Some(party) = caller.party else { return Ok(None) };
    let found = case::named_parties(db, &[party]).await?;
    let Some(party) = found.first() else { return Ok(None) };
    let speaks = |side: &OpeningSide| match side {
        // A bureau speaks for the units below it too.
        OpeningSide::Unit => row.unit_path.starts_with(&party.path),
        OpeningSide::Provider => party.id == row.provider_id,
        OpeningSide::Authority => true,
    };
    Ok(OpeningSide::of_kind(&party.kind).filter(speaks))
}

/// The list of an act, and the side for which the caller speaks.
async fn listed(act: &Act<'_>, caller: &Caller, id: i64) -> Result<(OpeningRow, OpeningSide), Problem> {
    let row = ledger::find_opening(act.db(), act.scope(), id).await?.ok_or_else(Problem::not_found)?;
    let side = side_of(act.db(), caller, &row).await?.ok_or_else(|| {
        Problem::new(
            ProblemKind::Forbidden,
            "no_side",
            "期初清单由使用单位、云服务商和主管部门各自的人员确认，您不属于其中任何一方",
            "the unit, the provider and the authority speak for themselves; you are of none of them",
        )
    })?;
    Ok((row, side))
}

fn words<'t>(text: &'t str, place: &str, is_needed: bool) -> Result<&'t str, Problem> {
    let text = text.trim();
    let is_plain = !text.chars().any(|c| c.is_control() && c != '\n');
    if is_plain && text.chars().count() <= LONGEST && !(is_needed && text.is_empty()) {
        return Ok(text);
    }
    let message = Text::new("应为1至500个字符", "1 to 500 characters");
    Err(Problem::unusable(vec![Finding::error("malformed", place, message)]))
}

/// Confirms a list for the caller's side.
///
/// # Errors
/// Not allowed; no such list; of none of the sides; it was corrected since it was read; the side objects, or has confirmed it already.
pub async fn confirm_opening(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &OpeningConfirmJson,
) -> Result<OpeningDetailJson, Problem> {
    let act = app.act(caller, Permission::OpeningConfirm, "opening.confirm").await?.on("opening", id);
    let (row, side) = listed(&act, caller, id).await?;
    let note = words(&given.note, "/note", false)?;
    if given.known < row.corrected {
        return Err(Problem::stale());
    }
    let said = Said::of(act.db(), &row).await?;
    if said.is_objecting(side) {
        return Err(Problem::conflict(
            "objection_open",
            "本方还有未处理的异议：更正之后，或撤回异议之后再确认",
            "your side still objects to something: it is corrected or taken back first",
        ));
    }
    if said.word(side).is_some() {
        return Err(Problem::conflict(
            "opening_confirmed",
            "本方已经确认过这份清单",
            "your side has confirmed this list already",
        ));
    }
    let known = ledger::last_position(act.db()).await?;
    ledger::say_opening(act.db(), &row, (side.as_str(), caller.account, note), known, act.now_ms()).await?;
    let standing = restand(&act, &row).await?;
    let firm = standing.firm.map(|firm| firm.from.to_string());
    if let Some(from) = &firm {
        let (unit, provider) = (&row.unit_name, &row.provider_name);
        let title = Text::new(
            format!("期初清单三方已确认：{unit}（{provider}）"),
            format!("an opening list is confirmed by all sides: {unit} ({provider})"),
        );
        let body = Text::new(
            format!("自{from}起，清单中的资源不再标为暂估。"),
            format!("From {from} on nothing of it is provisional."),
        );
        tell(&act, &row, &OpeningSide::ALL, (NoticeKind::Result, title, body)).await?;
    }
    let position = known.to_string();
    act.fact("side", side.as_str())
        .fact("known", &position)
        .fact("firm_from", firm.as_deref().unwrap_or_default())
        .because(note)
        .commit()
        .await?;
    opening(app, caller, id).await
}

/// Remarks on a list or a row of it, or objects to it.
///
/// # Errors
/// Not allowed; no such list; of none of the sides; no such row; nothing said; an objection to what everybody has confirmed.
pub async fn remark_opening(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &OpeningRemarkInJson,
) -> Result<OpeningDetailJson, Problem> {
    let act = app.act(caller, Permission::LedgerRead, "opening.remark").await?.on("opening", id);
    let (row, side) = listed(&act, caller, id).await?;
    let says = words(&given.says, "/says", true)?;
    if let Some(resource) = given.resource_id {
        let marks = ledger::opening_marks(act.db(), &[resource]).await?;
        if !marks.iter().any(|mark| mark.opening_id == id) {
            let message = Text::new("清单里没有这台资源", "the list has no such resource");
            return Err(Problem::unusable(vec![Finding::error("unknown_row", "/resource_id", message)]));
        }
    }
    if given.is_objection && row.firm_from.is_some() {
        return Err(Problem::conflict(
            "opening_firm",
            "三方都已确认；发现差错请办理台账更正，更正后各方重新确认",
            "everybody has confirmed it; a mistake is corrected by two people, and then confirmed again",
        ));
    }
    let new = NewOpeningRemark {
        opening: &row,
        resource_id: given.resource_id,
        side: side.as_str(),
        is_objection: given.is_objection,
        says,
        account_id: caller.account,
        known: ledger::last_position(act.db()).await?,
    };
    let remark = ledger::insert_opening_remark(act.db(), &new, act.now_ms()).await?;
    restand(&act, &row).await?;
    if given.is_objection {
        let (unit, provider, who) = (&row.unit_name, &row.provider_name, side.title());
        let title = Text::new(
            format!("期初清单有异议：{unit}（{provider}）"),
            format!("an objection to an opening list: {unit} ({provider})"),
        );
        let body = Text::new(format!("{}：{says}", who.zh), format!("{}: {says}", who.en));
        tell(&act, &row, &OpeningSide::ALL, (NoticeKind::Task, title, body)).await?;
    }
    let (remark, resource) = (remark.to_string(), given.resource_id.map(|id| id.to_string()));
    act.fact("side", side.as_str())
        .fact("remark", &remark)
        .fact("resource", resource.as_deref().unwrap_or_default())
        .fact("objection", if given.is_objection { "true" } else { "false" })
        .because(says)
        .commit()
        .await?;
    opening(app, caller, id).await
}

/// Takes an objection of the caller's side back.
///
/// # Errors
/// Not allowed; no such list or objection; it is another side's; it does not stand any more; no reason.
pub async fn withdraw_opening_remark(
    app: &App,
    caller: &Caller,
    (id, remark): (i64, i64),
    given: &ReasonJson,
) -> Result<OpeningDetailJson, Problem> {
    let act = app.act(caller, Permission::LedgerRead, "opening.withdraw").await?.on("opening", id);
    let (row, side) = listed(&act, caller, id).await?;
    let reason = words(&given.reason, "/reason", true)?;
    let said = Said::of(act.db(), &row).await?;
    let found = said.remarks.iter().find(|(_, one)| one.id == remark && one.is_objection == 1);
    let (own, one) = found.ok_or_else(Problem::not_found)?;
    if *own != side {
        return Err(Problem::conflict(
            "other_side",
            "异议由提出的一方撤回",
            "an objection is taken back by the side that made it",
        ));
    }
    let by = (caller.account, reason);
    if !one.stands() || !ledger::withdraw_opening_remark(act.db(), remark, by, act.now_ms()).await? {
        return Err(Problem::conflict(
            "objection_settled",
            "这条异议已经更正或者撤回",
            "it was corrected or taken back already",
        ));
    }
    restand(&act, &row).await?;
    act.fact("side", side.as_str()).fact("remark", &remark.to_string()).because(reason).commit().await?;
    opening(app, caller, id).await
}
