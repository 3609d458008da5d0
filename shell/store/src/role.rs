//! Roles: named sets of permissions of one world.

use crate::{Db, StoreError, authority};
use sea_orm::FromQueryResult;

/// A role as stored.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RoleRow {
    /// Its id.
    pub id: i64,
    /// Stable key.
    pub key: String,
    /// 名称.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Its world.
    pub world: String,
    /// Names of its permissions with a space between.
    pub permissions: String,
    /// `active` or `retired`.
    pub status: String,
    /// Counts edits.
    pub version: i64,
}

const ROLE: &str = "SELECT id, key, name_zh, name_en, world, permissions, status, version FROM role";

/// Every role, retired ones too. There are few.
///
/// # Errors
/// What the database says.
pub async fn list(db: Db<'_>) -> Result<Vec<RoleRow>, StoreError> {
    db.all(&format!("{ROLE} ORDER BY id"), []).await
}

/// One role.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, id: i64) -> Result<Option<RoleRow>, StoreError> {
    db.one(&format!("{ROLE} WHERE id = $1"), [id.into()]).await
}

/// A role's words and rights.
#[derive(Debug, Clone)]
pub struct RoleDraft<'a> {
    /// 名称.
    pub name_zh: &'a str,
    /// English name.
    pub name_en: &'a str,
    /// Names of its permissions with a space between.
    pub permissions: &'a str,
}

/// Makes a role and counts the change.
///
/// # Errors
/// [`StoreError::Unique`] when the key is taken.
pub async fn insert(
    db: Db<'_>,
    key: &str,
    world: &str,
    draft: &RoleDraft<'_>,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO role (key, name_zh, name_en, world, permissions, status, version, created_at_ms, updated_at_ms) \
        VALUES ($1, $2, $3, $4, $5, 'active', 1, $6, $6) RETURNING id";
    let values = [
        key.into(),
        draft.name_zh.into(),
        draft.name_en.into(),
        world.into(),
        draft.permissions.into(),
        now_ms.into(),
    ];
    let id = db.returning(sql, values).await?;
    authority::bump_epoch(db).await?;
    Ok(id)
}

/// Changes an active role that still has the version, and counts the change; says whether it had.
///
/// # Errors
/// What the database says.
pub async fn update(
    db: Db<'_>,
    id: i64,
    version: i64,
    draft: &RoleDraft<'_>,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE role SET name_zh = $3, name_en = $4, permissions = $5, version = version + 1, updated_at_ms = $6 \
        WHERE id = $1 AND version = $2 AND status = 'active'";
    let values = [
        id.into(),
        version.into(),
        draft.name_zh.into(),
        draft.name_en.into(),
        draft.permissions.into(),
        now_ms.into(),
    ];
    let done = db.execute(sql, values).await? == 1;
    authority::bump_epoch(db).await?;
    Ok(done)
}

/// Retires an active role that still has the version, and counts the change; its grants give nothing any more. Says whether it had.
///
/// # Errors
/// What the database says.
pub async fn retire(db: Db<'_>, id: i64, version: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE role SET status = 'retired', version = version + 1, updated_at_ms = $3 \
        WHERE id = $1 AND version = $2 AND status = 'active'";
    let done = db.execute(sql, [id.into(), version.into(), now_ms.into()]).await? == 1;
    authority::bump_epoch(db).await?;
    Ok(done)
}

/// Accounts that hold a role now.
///
/// # Errors
/// What the database says.
pub async fn holders(db: Db<'_>, role_id: i64, now_ms: i64) -> Result<Vec<i64>, StoreError> {
    #[derive(FromQueryResult)]
    struct Holder {
        account_id: i64,
    }
    let sql = "SELECT DISTINCT g.account_id FROM role_grant g WHERE g.role_id = $1 AND g.revoked_at_ms IS NULL \
        AND (g.until_ms IS NULL OR g.until_ms > $2) ORDER BY g.account_id";
    let rows: Vec<Holder> = db.all(sql, [role_id.into(), now_ms.into()]).await?;
    Ok(rows.into_iter().map(|row| row.account_id).collect())
}
