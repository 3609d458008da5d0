//! Grants and delegations of an account, as the core's [`Authority`] wants them.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;
use yunheng_access::{Authority, Grant, Permission, PermissionSet, Reach, World};

#[derive(FromQueryResult)]
struct GrantRow {
    role: String,
    world: String,
    permissions: String,
    reach: String,
    level: Option<String>,
    party_id: Option<i64>,
    path: Option<String>,
    from_ms: i64,
    until_ms: Option<i64>,
    lent_from_ms: Option<i64>,
    lent_until_ms: Option<i64>,
    holder_until_ms: Option<i64>,
    on_behalf_of: Option<i64>,
}

/// Own grants, then those delegated by others: these hold no longer than the grant behind them, and no longer than the account
/// of the person whose grant it is. A disabled account has none.
const GRANTS: &str = "SELECT r.key AS role, g.world, r.permissions, g.reach, g.level, g.party_id, p.path, \
        g.from_ms, COALESCE(g.revoked_at_ms, g.until_ms) AS until_ms, CAST(NULL AS BIGINT) AS lent_from_ms, \
        CAST(NULL AS BIGINT) AS lent_until_ms, a.expires_at_ms AS holder_until_ms, CAST(NULL AS BIGINT) AS on_behalf_of, \
        g.id AS grant_id \
    FROM role_grant g JOIN role r ON r.id = g.role_id AND r.status = 'active' \
    JOIN account a ON a.id = g.account_id AND a.status = 'active' LEFT JOIN party p ON p.id = g.party_id \
    WHERE g.account_id = $1 \
    UNION ALL \
    SELECT r.key, d.world, r.permissions, g.reach, g.level, g.party_id, p.path, \
        g.from_ms, COALESCE(g.revoked_at_ms, g.until_ms), d.from_ms, COALESCE(d.ended_at_ms, d.until_ms), f.expires_at_ms, \
        d.from_account_id, g.id \
    FROM delegation d JOIN role_grant g ON g.id = d.grant_id AND g.account_id = d.from_account_id \
    JOIN role r ON r.id = g.role_id AND r.status = 'active' \
    JOIN account f ON f.id = d.from_account_id AND f.status = 'active' \
    JOIN account t ON t.id = d.to_account_id AND t.status = 'active' LEFT JOIN party p ON p.id = g.party_id \
    WHERE d.to_account_id = $1 ORDER BY grant_id";

/// Everything that an account was ever granted and that has not been taken back.
///
/// # Errors
/// What the database says.
pub async fn load(db: Db<'_>, account: i64, world: World) -> Result<Authority, StoreError> {
    let rows: Vec<GrantRow> = db.all(GRANTS, [account.into()]).await?;
    let grants = rows.into_iter().filter_map(grant).collect();
    Ok(Authority { account, world, grants })
}

/// A row whose words this program does not know gives no right, and neither does a permission of another world.
fn grant(row: GrantRow) -> Option<Grant> {
    let world = World::parse(&row.world)?;
    let all = permissions(&row.permissions);
    Some(Grant {
        role: row.role,
        world,
        permissions: all.iter().filter(|permission| permission.worlds().contains(&world)).collect(),
        reach: Reach::parse(&row.reach, row.level.as_deref())?,
        anchor: row.party_id.zip(row.path),
        from_ms: row.from_ms.max(row.lent_from_ms.unwrap_or(i64::MIN)),
        until_ms: [row.until_ms, row.lent_until_ms, row.holder_until_ms].into_iter().flatten().min(),
        on_behalf_of: row.on_behalf_of,
    })
}

/// Permissions as stored: their names with a space between.
pub fn permissions(stored: &str) -> PermissionSet {
    stored.split(' ').filter_map(Permission::parse).collect()
}

/// Permissions for storing.
pub fn permission_text(set: PermissionSet) -> String {
    set.iter().map(Permission::as_str).collect::<Vec<_>>().join(" ")
}

/// The count of changes of authorization.
///
/// # Errors
/// What the database says.
pub async fn epoch(db: Db<'_>) -> Result<i64, StoreError> {
    Ok(db.scalar("SELECT epoch FROM authority_epoch WHERE id = 1", []).await?.unwrap_or(0))
}

/// Counts a change of authorization. Whoever changes roles, grants, delegations, paths of parties or an account's status calls it in
/// the same transaction.
///
/// # Errors
/// What the database says.
pub async fn bump_epoch(db: Db<'_>) -> Result<(), StoreError> {
    db.execute("UPDATE authority_epoch SET epoch = epoch + 1 WHERE id = 1", []).await.map(|_| ())
}

/// Writes the shipped roles that are not there yet; those that are there may have been edited and stay.
///
/// # Errors
/// What the database says.
pub async fn seed_roles(db: Db<'_>, now_ms: i64) -> Result<(), StoreError> {
    for role in yunheng_access::SHIPPED_ROLES {
        let sql = "INSERT INTO role (key, name_zh, name_en, world, permissions, status, version, created_at_ms, updated_at_ms) \
            VALUES ($1, $2, $3, $4, $5, 'active', 1, $6, $6) ON CONFLICT (key) DO NOTHING";
        let permissions = permission_text(role.permission_set());
        db.execute(
            sql,
            [
                role.key.into(),
                role.zh.into(),
                role.en.into(),
                role.world.as_str().into(),
                permissions.into(),
                now_ms.into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// The role of a key with its world.
///
/// # Errors
/// What the database says.
pub async fn role_by_key(db: Db<'_>, key: &str) -> Result<Option<(i64, String)>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        id: i64,
        world: String,
    }
    let row = db
        .one::<Row>("SELECT id, world FROM role WHERE key = $1 AND status = 'active'", [key.into()])
        .await?;
    Ok(row.map(|row| (row.id, row.world)))
}

/// A grant to be written.
#[derive(Debug, Clone)]
pub struct NewGrant {
    /// To whom.
    pub account_id: i64,
    /// Which role.
    pub role_id: i64,
    /// World of both; the schema refuses a mixture.
    pub world: String,
    /// Over what.
    pub reach: Reach,
    /// From which party.
    pub party_id: Option<i64>,
    /// First instant.
    pub from_ms: i64,
    /// First instant after it.
    pub until_ms: Option<i64>,
    /// The proposal that two people decided.
    pub proposal_id: Option<i64>,
}

/// Writes a grant and counts the change.
///
/// # Errors
/// [`StoreError::Reference`] when account and role are of different worlds.
pub async fn insert_grant(db: Db<'_>, grant: NewGrant, now_ms: i64) -> Result<i64, StoreError> {
    let level = match &grant.reach {
        Reach::Level(level) => Some(level.clone()),
        _ => None,
    };
    let sql = "INSERT INTO role_grant (account_id, role_id, world, reach, level, party_id, from_ms, until_ms, proposal_id, \
        created_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id";
    let id = db
        .returning(
            sql,
            [
                grant.account_id.into(),
                grant.role_id.into(),
                grant.world.into(),
                grant.reach.as_str().into(),
                level.into(),
                grant.party_id.into(),
                grant.from_ms.into(),
                grant.until_ms.into(),
                grant.proposal_id.into(),
                now_ms.into(),
            ],
        )
        .await?;
    bump_epoch(db).await?;
    Ok(id)
}
