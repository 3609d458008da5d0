//! Roles and grants: what there is, and what is proposed to change.

use super::check::instant_ms;
use super::cursor::one_of;
use crate::act::{Once, must_be_free};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::proposal::{Granting, Retiring, Revoking, RoleWriting, propose};
use crate::service::App;
use yunheng_access::{Permission, World};
use yunheng_api::platform::{
    All, Created, GrantInJson, GrantJson, Page, PermissionJson, RoleInJson, RoleJson,
};
use yunheng_store::grant::{self, GrantRow, Wanted};
use yunheng_store::role::{self, RoleRow};
use yunheng_values::{Lang, Text};

/// Every permission that the program knows.
///
/// # Errors
/// Not allowed.
pub fn permissions(app: &App, caller: &Caller) -> Result<All<PermissionJson>, Problem> {
    app.read(caller, Permission::RoleRead)?;
    let items = Permission::ALL.iter().map(|permission| {
        let title = permission.title();
        PermissionJson {
            key: permission.as_str().to_owned(),
            title_zh: title.zh,
            title_en: title.en,
            worlds: permission.worlds().iter().map(|world| world.as_str().to_owned()).collect(),
        }
    });
    Ok(All { items: items.collect() })
}

/// Every role, retired ones too.
///
/// # Errors
/// Not allowed.
pub async fn roles(app: &App, caller: &Caller) -> Result<All<RoleJson>, Problem> {
    let reading = app.read(caller, Permission::RoleRead)?;
    let rows = role::list(reading.db).await?;
    Ok(All { items: rows.into_iter().map(|row| shown_role(row, caller.place.lang)).collect() })
}

/// One role.
///
/// # Errors
/// Not allowed; no such role.
pub async fn role(app: &App, caller: &Caller, id: i64) -> Result<RoleJson, Problem> {
    let reading = app.read(caller, Permission::RoleRead)?;
    let row = role::find(reading.db, id).await?.ok_or_else(Problem::not_found)?;
    Ok(shown_role(row, caller.place.lang))
}

fn shown_role(row: RoleRow, lang: Lang) -> RoleJson {
    let name = Text::new(row.name_zh.as_str(), row.name_en.as_str()).in_lang(lang).to_owned();
    RoleJson {
        id: row.id,
        key: row.key,
        name,
        name_zh: row.name_zh,
        name_en: row.name_en,
        world: row.world,
        permissions: row.permissions.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        status: row.status,
        version: row.version,
    }
}

/// Proposes a new role, or another content of one whose version was read.
///
/// # Errors
/// Not allowed; values that are not right; a permission of another world.
pub async fn propose_role(
    app: &App,
    caller: &Caller,
    role: Option<(i64, i64)>,
    input: &RoleInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let name_zh = input.name_zh.trim().to_owned();
    let name_en = match input.name_en.trim() {
        "" => name_zh.clone(),
        name => name.to_owned(),
    };
    let (world, permissions) = (input.world.clone(), input.permissions.clone());
    let payload = RoleWriting { role, name_zh, name_en, world, permissions };
    propose(app, caller, &payload, &input.reason, once).await
}

/// Proposes to retire a role whose version was read.
///
/// # Errors
/// Not allowed; it is retired; the last administrator of a world holds it.
pub async fn propose_retirement(
    app: &App,
    caller: &Caller,
    (id, version): (i64, i64),
    reason: &str,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    propose(app, caller, &Retiring { role_id: id, version }, reason, once).await
}

/// Which grants are wanted.
#[derive(Debug, Clone, Default)]
pub struct GrantFilter {
    /// Of this account.
    pub account: Option<i64>,
    /// Of this role.
    pub role: Option<i64>,
    /// `holds`, `later`, `over` or `revoked`.
    pub state: Option<String>,
    /// Of people found by this.
    pub query: Option<String>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// Rows of a page.
    pub limit: i64,
}

/// Grants of people in the person's scope, newest first. Everybody sees their own.
///
/// # Errors
/// Not allowed.
pub async fn grants(app: &App, caller: &Caller, filter: &GrantFilter) -> Result<Page<GrantJson>, Problem> {
    let now_ms = app.now_ms();
    let (db, scope) = if filter.account == Some(caller.account) {
        must_be_free(caller)?;
        (app.store().reader(), None)
    } else {
        let reading = app.read(caller, Permission::RoleRead)?;
        (reading.db, Some(reading.scope))
    };
    one_of("state", filter.state.as_deref(), &["holds", "later", "over", "revoked"])?;
    let wanted = Wanted {
        account_id: filter.account,
        role_id: filter.role,
        world: (caller.world == World::Business).then_some(World::Business.as_str()),
        state: filter.state.as_deref(),
        query: filter.query.as_deref(),
        below_id: filter.below_id,
        now_ms,
        limit: filter.limit + 1,
    };
    let mut rows = match &scope {
        Some(scope) => grant::list(db, scope, &wanted).await?,
        None => grant::own_list(db, &wanted).await?,
    };
    let more = rows.len() as i64 > filter.limit;
    rows.truncate(usize::try_from(filter.limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let lang = caller.place.lang;
    Ok(Page { items: rows.into_iter().map(|row| shown_grant(row, lang, now_ms)).collect(), next })
}

pub(super) fn shown_grant(row: GrantRow, lang: Lang, now_ms: i64) -> GrantJson {
    let state = if row.revoked_at_ms.is_some() {
        "revoked"
    } else if row.until_ms.is_some_and(|until| until <= now_ms) {
        "over"
    } else if row.from_ms > now_ms {
        "later"
    } else {
        "holds"
    };
    GrantJson {
        id: row.id,
        account_id: row.account_id,
        account_name: row.account_name,
        account_login: row.account_login,
        role_id: row.role_id,
        role_name: Text::new(row.role_zh, row.role_en).in_lang(lang).to_owned(),
        world: row.world,
        reach: row.reach,
        level: row.level,
        party_id: row.party_id,
        party_name: row.party_name,
        from: instant(row.from_ms),
        until: row.until_ms.map(instant),
        revoked_at: row.revoked_at_ms.map(instant),
        state: state.to_owned(),
        proposal_id: row.proposal_id,
    }
}

/// Proposes a role for a person.
///
/// # Errors
/// Not allowed; values that are not right; another world.
pub async fn propose_grant(
    app: &App,
    caller: &Caller,
    input: &GrantInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    app.read(caller, Permission::GrantPropose)?;
    let read = |text: &Option<String>, place| text.as_deref().map(|text| instant_ms(text, place)).transpose();
    let (from, until) = (read(&input.from, "/from"), read(&input.until, "/until"));
    let (from_ms, until_ms) = match (from, until) {
        (Ok(from), Ok(until)) => (from, until),
        (from, until) => {
            return Err(Problem::unusable(from.err().into_iter().chain(until.err()).collect()));
        }
    };
    let payload = Granting {
        account_id: input.account_id,
        role_id: input.role_id,
        reach: input.reach.clone(),
        level: input.level.clone().filter(|_| input.reach == "level"),
        party_id: input.party_id,
        from_ms,
        until_ms,
    };
    propose(app, caller, &payload, &input.reason, once).await
}

/// Proposes to take a grant back.
///
/// # Errors
/// Not allowed; no such grant, or it is over; the last administrator of a world holds it.
pub async fn propose_revocation(
    app: &App,
    caller: &Caller,
    id: i64,
    reason: &str,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    propose(app, caller, &Revoking { grant_id: id }, reason, once).await
}
