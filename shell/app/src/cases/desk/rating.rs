//! What people say after a case has ended: in the portal, or by telephone when the desk calls back (回访).

use super::super::show;
use super::super::tasks::{said, seen_and_locked};
use super::super::work::{Saying, Work};
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use serde_json::{Value, json};
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{CaseJson, CaseRatingInJson};
use yunheng_store::Db;
use yunheng_store::case::{self, CaseRow, NewRating};
use yunheng_values::{Finding, Text};

/// Words of the scale, the best first; the forms of the general kinds have the same.
pub(in crate::cases) const SCALE: [&str; 4] = ["非常满意", "满意", "一般", "不满意"];
/// How many of them are content.
pub(super) const CONTENT: usize = 2;
/// The field in which an opener rates while confirming.
const FIELD: &str = "satisfaction";

/// Rates a case that has ended: its opener in the portal, or the desk for somebody whom it called.
///
/// # Errors
/// A case that has not ended as it should, or was rated; a caller who is neither.
pub async fn rate(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CaseRatingInJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.rate").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    if row.outcome.as_deref() != Some("done") {
        return Err(Problem::conflict(
            "not_done",
            "办结后才能评价和回访",
            "only what has ended as it should is rated",
        ));
    }
    if !SCALE.contains(&given.satisfaction.as_str()) {
        let words = SCALE.join("、");
        let message = Text::new(format!("满意度应为其中之一：{words}"), format!("one of {words}"));
        return Err(Problem::unusable(vec![Finding::error("rating", "/satisfaction", message)]));
    }
    let channel = channel_of(&act, caller, &row).await?;
    let said = said(given.said.as_deref(), false)?;
    let new = NewRating {
        case_id: id,
        satisfaction: &given.satisfaction,
        is_solved: given.is_solved,
        said,
        channel,
        given_by: caller.account,
    };
    if !case::insert_rating(act.db(), &new, act.now_ms()).await? {
        return Err(Problem::conflict("rated", "已经评价过", "it was rated already"));
    }
    let work = Work::on(&act, row).await?;
    let more = Some(json!({ "satisfaction": given.satisfaction, "solved": given.is_solved }));
    let name = if channel == "portal" { "rate" } else { "call_back" };
    work.note(Saying { act: name, said, more, ..Saying::default() }).await?;
    drop(work);
    act.fact("satisfaction", &given.satisfaction).fact("channel", channel).commit().await?;
    show::case(app, caller, id).await
}

/// By which way a rating comes: the opener's own, or the desk's telephone.
async fn channel_of(act: &Act<'_>, caller: &Caller, row: &CaseRow) -> Result<&'static str, Problem> {
    // What the desk opened for somebody without an account is not the desk's to rate, but to ask about.
    let is_taken = case::intake(act.db(), row.id).await?.is_some_and(|intake| intake.taker_name.is_some());
    let is_desks = match caller.reaches(Permission::DeskTake, act.now_ms()) {
        Some(scope) => is_of_desk(act, row).await? && reaches(act.db(), &scope, row).await?,
        None => false,
    };
    match (row.opened_by == caller.account, is_desks) {
        (true, true) if is_taken => Ok("telephone"),
        (true, _) => Ok("portal"),
        (false, true) => Ok("telephone"),
        (false, false) => Err(Problem::new(
            ProblemKind::Forbidden,
            "not_yours_to_rate",
            "只有发起人能评价，服务台能登记回访",
            "its opener rates it, or the desk that called them",
        )),
    }
}

/// Whether a case is of a kind that the desk takes.
pub(in crate::cases) async fn is_of_desk(act: &Act<'_>, row: &CaseRow) -> Result<bool, Problem> {
    let tree = super::tree(act.app(), act.db(), &row.pack).await?;
    Ok(tree.kinds().contains(row.kind.as_str()))
}

async fn reaches(db: Db<'_>, scope: &Scope, row: &CaseRow) -> Result<bool, Problem> {
    let parts = case::parts(db, row.id).await?;
    Ok(scope.covers(row.unit_id, &row.unit_path, &row.unit_level)
        || parts.iter().any(|part| scope.covers(part.party_id, &part.path, &part.level)))
}

/// Keeps what the opener said in the form while confirming.
pub(in crate::cases) async fn keep_rating(act: &Act<'_>, row: &CaseRow, form: &Value) -> Result<(), Problem> {
    let Some(satisfaction) = form[FIELD].as_str().filter(|word| SCALE.contains(word)) else { return Ok(()) };
    let new = NewRating {
        case_id: row.id,
        satisfaction,
        is_solved: None,
        said: form["feedback"].as_str().unwrap_or_default(),
        channel: "portal",
        given_by: row.opened_by,
    };
    case::insert_rating(act.db(), &new, act.now_ms()).await?;
    Ok(())
}
