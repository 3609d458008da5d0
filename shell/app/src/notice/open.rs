//! Opening a notice, and signing for it (签收).

use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_store::notice;

/// Keeps that the person opened a notice. Opening it again changes nothing.
///
/// # Errors
/// No such notice of this person.
pub async fn open(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let act = app.own_act(caller, "notice.open").await?.on("notice", id);
    let found = notice::own(act.db(), caller.account, id).await?.ok_or_else(Problem::not_found)?;
    if found.opened_at_ms.is_some() || !notice::open(act.db(), caller.account, id, act.now_ms()).await? {
        return Ok(());
    }
    act.commit().await
}

/// Signs for a notice that asks for it. The person must have confirmed who they are; signing again changes nothing.
///
/// # Errors
/// No such notice of this person; none that asks for a signature; identity not confirmed.
pub async fn sign(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let found =
        notice::own(app.store().reader(), caller.account, id).await?.ok_or_else(Problem::not_found)?;
    if found.needs_signature == 0 {
        return Err(Problem::conflict(
            "no_signature_needed",
            "此通知不需要签收",
            "this notice asks for no signature",
        ));
    }
    if found.signed_at_ms.is_some() {
        return Ok(());
    }
    app.must_be_confirmed(caller).await?;
    let act = app.own_act(caller, "notice.sign").await?.on("notice", id);
    if !notice::sign(act.db(), caller.account, id, act.now_ms()).await? {
        return Ok(());
    }
    act.commit().await
}
