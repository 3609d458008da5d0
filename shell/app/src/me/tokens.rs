//! API tokens of the person.

use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::secret;
use crate::service::App;
use yunheng_access::{Permission, PermissionSet};
use yunheng_api::platform::{NewTokenJson, TokenJson, TokenMadeJson};
use yunheng_store::{authority, session};
use yunheng_values::{Finding, Findings, Text};

const DAY_MS: i64 = 86_400_000;
/// Longest life of a token, days.
const LONGEST_DAYS: u32 = 366;

/// Tokens that were not revoked.
///
/// # Errors
/// What the database says.
pub async fn tokens(app: &App, caller: &Caller) -> Result<Vec<TokenJson>, Problem> {
    let rows = session::tokens_of_account(app.store().reader(), caller.account).await?;
    Ok(rows
        .into_iter()
        .map(|row| TokenJson {
            id: row.id,
            name: row.name,
            shown_prefix: row.shown_prefix,
            permissions: row
                .permissions
                .split(' ')
                .filter(|each| !each.is_empty())
                .map(str::to_owned)
                .collect(),
            created_at: instant(row.created_at_ms),
            expires_at: instant(row.expires_at_ms),
            last_used_at: row.last_used_ms.map(instant),
        })
        .collect())
}

/// Makes a token. It is dangerous: whoever has the token acts for the person.
///
/// # Errors
/// Values that are not right; identity not confirmed.
pub async fn make_token(app: &App, caller: &Caller, wanted: &NewTokenJson) -> Result<TokenMadeJson, Problem> {
    app.must_be_confirmed(caller).await?;
    let permissions = check(caller, wanted, app.now_ms()).map_err(Problem::unusable)?;
    let secret = format!("yh_{}", secret::random_token());
    let mut act = app.own_act(caller, "token.make").await?;
    let expires_at_ms = act.now_ms() + i64::from(wanted.days) * DAY_MS;
    let text = authority::permission_text(permissions);
    let new = session::NewToken {
        account_id: caller.account,
        name: wanted.name.trim(),
        shown_prefix: &secret[..9],
        token_digest: &secret::digest(&secret),
        permissions: &text,
        expires_at_ms,
    };
    let id = session::insert_token(act.db(), new, act.now_ms()).await?;
    act.set_object("token", id);
    act.changed("permissions", None, Some(&text));
    act.changed("expires_at", None, Some(&instant(expires_at_ms)));
    act.commit().await?;
    Ok(TokenMadeJson { id, token: secret })
}

fn check(caller: &Caller, wanted: &NewTokenJson, now_ms: i64) -> Result<PermissionSet, Findings> {
    let mut findings = Findings::new();
    if !(1..=64).contains(&wanted.name.trim().chars().count()) {
        let message = Text::new("请说明令牌的用途，1至64个字符", "say what it is for, 1 to 64 characters");
        findings.push(Finding::error("name", "/name", message));
    }
    if !(1..=LONGEST_DAYS).contains(&wanted.days) {
        let message = Text::new("有效期应为1至366天", "a token lives 1 to 366 days");
        findings.push(Finding::error("out_of_range", "/days", message));
    }
    let own = caller.permissions(now_ms);
    let mut permissions = Vec::new();
    for (place, name) in wanted.permissions.iter().enumerate() {
        match Permission::parse(name).filter(|permission| own.has(*permission)) {
            Some(permission) => permissions.push(permission),
            None => {
                let message = Text::new(
                    format!("您没有权限“{name}”"),
                    format!("you do not have the permission `{name}`"),
                );
                findings.push(Finding::error("permission", format!("/permissions/{place}"), message));
            }
        }
    }
    if permissions.is_empty() && findings.is_empty() {
        let message = Text::new("令牌至少要有一项权限", "a token needs at least one permission");
        findings.push(Finding::error("no_permission", "/permissions", message));
    }
    if findings.is_empty() { Ok(permissions.into_iter().collect()) } else { Err(findings) }
}

/// Revokes a token of the person.
///
/// # Errors
/// No such token.
pub async fn revoke_token(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let act = app.own_act(caller, "token.revoke").await?.on("token", id);
    if !session::revoke_token(act.db(), caller.account, id, act.now_ms()).await? {
        return Err(Problem::not_found());
    }
    act.commit().await
}
