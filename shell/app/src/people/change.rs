//! Changing what is known of a person. World and login stay for ever.

use super::check::{check_end, check_name, check_post, instant_ms, mail_address, telephone};
use super::draft::{check_party, filled, sealed};
use super::list::visible;
use super::mask;
use super::shown::{EMAIL, PHONE, open, shown};
use crate::act::Act;
use crate::caller::Caller;
use crate::clock::instant;
use crate::directories::assign;
use crate::problem::{Problem, ProblemKind};
use crate::proposal::must_leave_somebody;
use crate::service::App;
use yunheng_access::{Loss, Permission, World};
use yunheng_api::platform::{AccountJson, AccountPatchJson};
use yunheng_store::account::AccountRow;
use yunheng_store::people::{self, Edit};
use yunheng_values::{Finding, Findings, Text};

/// Nobody looks after their own account.
pub(super) fn must_be_anothers(caller: &Caller, id: i64) -> Result<(), Problem> {
    if caller.account != id {
        return Ok(());
    }
    Err(Problem::new(
        ProblemKind::Forbidden,
        "own_account",
        "不能改动自己的账号，请由另一名系统管理员办理",
        "nobody changes their own account; another system administrator does",
    ))
}

/// What is known of a person, in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    name: String,
    party_id: Option<i64>,
    post: Option<String>,
    is_external: bool,
    phone: Option<String>,
    email: Option<String>,
    expires_at_ms: Option<i64>,
}

impl Known {
    fn of(app: &App, row: &AccountRow) -> Result<Self, Problem> {
        Ok(Self {
            name: row.name.clone(),
            party_id: row.party_id,
            post: row.post.clone(),
            is_external: row.is_external == 1,
            phone: open(app, PHONE, row.phone_sealed.as_deref())?,
            email: open(app, EMAIL, row.email_sealed.as_deref())?,
            expires_at_ms: row.expires_at_ms,
        })
    }
}

/// Changes an account that still has the version.
///
/// # Errors
/// Not allowed; none in the scope; values that are not right; another edit came between.
pub async fn change_account(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    patch: &AccountPatchJson,
) -> Result<AccountJson, Problem> {
    let mut act = app.act(caller, Permission::PersonEdit, "account.change").await?.on("account", id);
    if patch.directory.is_some() {
        app.must_be_confirmed(caller).await?;
    }
    must_be_anothers(caller, id)?;
    let row = visible(caller, act.db(), act.scope(), id).await?;
    if row.version != version {
        return Err(Problem::stale());
    }
    let before = Known::of(app, &row)?;
    let after = patched(&before, patch).map_err(Problem::unusable)?;
    check(&act, &row, &before, &after).await?;
    let edit = Edit {
        name: after.name.clone(),
        party_id: after.party_id,
        post: after.post.clone(),
        is_external: after.is_external,
        phone_sealed: sealed(app, PHONE, after.phone.as_deref())?,
        email_sealed: sealed(app, EMAIL, after.email.as_deref())?,
        expires_at_ms: after.expires_at_ms,
    };
    if !people::update(act.db(), id, version, edit, act.now_ms()).await? {
        return Err(Problem::stale());
    }
    record(&mut act, &before, &after);
    if let Some(directory) = &patch.directory {
        assign(&mut act, &row, directory.as_deref()).await?;
    }
    let row = visible(caller, act.db(), act.scope(), id).await?;
    let answer = shown(app, caller, &row)?;
    act.commit().await?;
    Ok(answer)
}

fn patched(before: &Known, patch: &AccountPatchJson) -> Result<Known, Findings> {
    let mut findings = Findings::new();
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        findings.extend(check_name(name));
        name.trim().clone_into(&mut after.name);
    }
    after.party_id = patch.party_id.unwrap_or(before.party_id);
    after.is_external = patch.is_external.unwrap_or(before.is_external);
    if let Some(post) = &patch.post {
        after.post = filled(post.as_deref());
        findings.extend(after.post.as_deref().map(check_post).unwrap_or_default());
    }
    let mut kept = |read: Result<Option<String>, Finding>| {
        read.unwrap_or_else(|finding| {
            findings.push(finding);
            None
        })
    };
    if let Some(phone) = &patch.phone {
        after.phone = kept(personal(phone.as_deref(), before.phone.as_deref(), mask::telephone, telephone));
    }
    if let Some(email) = &patch.email {
        after.email =
            kept(personal(email.as_deref(), before.email.as_deref(), mask::mail_address, mail_address));
    }
    if let Some(end) = &patch.expires_at {
        match filled(end.as_deref()).map(|text| instant_ms(&text, "/expires_at")).transpose() {
            Ok(end) => after.expires_at_ms = end,
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() { Ok(after) } else { Err(findings) }
}

/// A personal value; the masked one that the person was shown means that it stays.
fn personal(
    given: Option<&str>,
    known: Option<&str>,
    mask: fn(&str) -> String,
    read: fn(&str) -> Result<String, Finding>,
) -> Result<Option<String>, Finding> {
    let Some(given) = filled(given) else { return Ok(None) };
    if known.is_some_and(|known| mask(known) == given) {
        return Ok(known.map(str::to_owned));
    }
    read(&given).map(Some)
}

async fn check(act: &Act<'_>, row: &AccountRow, before: &Known, after: &Known) -> Result<(), Problem> {
    let world = World::parse(&row.world).ok_or_else(Problem::not_found)?;
    let mut findings = Findings::new();
    // What was there before the edit, such as an end in the past, is not this person's mistake.
    if (before.is_external, before.expires_at_ms) != (after.is_external, after.expires_at_ms) {
        findings.extend(check_end(after.is_external, after.expires_at_ms, act.now_ms()));
    }
    if before.party_id != after.party_id {
        findings.extend(check_party(act.db(), world, after.party_id).await?);
    }
    let never = i64::MAX;
    let (had, has) = (before.expires_at_ms.unwrap_or(never), after.expires_at_ms.unwrap_or(never));
    if world.is_administrator() && has > had {
        let message = Text::new(
            "管理员账号的期限不能由一个人延长；请另提新账号，由另一人复核",
            "one person alone does not make an administrator's account last longer; propose a new one",
        );
        findings.push(Finding::error("administrator_end", "/expires_at", message));
    }
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    if has < had {
        must_leave_somebody(act.db(), world, Loss::Account(row.id), act.now_ms()).await?;
    }
    Ok(())
}

fn record(act: &mut Act<'_>, before: &Known, after: &Known) {
    let text = |id: Option<i64>| id.map(|id| id.to_string());
    let truth = |is: bool| if is { "true" } else { "false" };
    act.changed("name", Some(&before.name), Some(&after.name));
    act.changed("party_id", text(before.party_id).as_deref(), text(after.party_id).as_deref());
    act.changed("post", before.post.as_deref(), after.post.as_deref());
    act.changed("is_external", Some(truth(before.is_external)), Some(truth(after.is_external)));
    act.changed_personal("phone", before.phone.as_deref(), after.phone.as_deref());
    act.changed_personal("email", before.email.as_deref(), after.email.as_deref());
    let end = |ms: Option<i64>| ms.map(instant);
    act.changed("expires_at", end(before.expires_at_ms).as_deref(), end(after.expires_at_ms).as_deref());
}
