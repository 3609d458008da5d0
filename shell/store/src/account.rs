//! Accounts: who may sign in, and with what.

use crate::{Db, StoreError, people, search};
use sea_orm::FromQueryResult;

/// An account as stored.
#[derive(Debug, Clone, FromQueryResult)]
pub struct AccountRow {
    /// Its id.
    pub id: i64,
    /// What the person types to sign in; lower case, unique.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Its world.
    pub world: String,
    /// The party that the person belongs to.
    pub party_id: Option<i64>,
    /// Name of that party.
    pub party_name: Option<String>,
    /// Its kind.
    pub party_kind: Option<String>,
    /// Post there.
    pub post: Option<String>,
    /// 1 for a person from outside the parties' own staff.
    pub is_external: i64,
    /// Telephone number, encrypted.
    pub phone_sealed: Option<Vec<u8>>,
    /// Mail address, encrypted.
    pub email_sealed: Option<Vec<u8>>,
    /// `active` or `disabled`.
    pub status: String,
    /// First instant at which it is of no use any more.
    pub expires_at_ms: Option<i64>,
    /// Argon2id, in PHC form.
    pub password_hash: Option<String>,
    /// When the password was set.
    pub password_set_at_ms: Option<i64>,
    /// 1 until the person has chosen a password.
    pub must_change_password: i64,
    /// Secret of the one-time codes, encrypted.
    pub totp_sealed: Option<Vec<u8>>,
    /// Step of the last code that was used.
    pub totp_last_step: Option<i64>,
    /// Directory that vouches for the person, such as the key of an OIDC provider.
    pub directory: Option<String>,
    /// As whom it knows the person; none until they signed in with it.
    pub directory_subject: Option<String>,
    /// Failures in the present window.
    pub failures: i64,
    /// Begin of the window.
    pub window_from_ms: i64,
    /// Until when it is locked.
    pub locked_until_ms: Option<i64>,
    /// Last successful sign-in.
    pub last_sign_in_ms: Option<i64>,
    /// From where.
    pub last_sign_in_ip: Option<String>,
    /// The one before.
    pub previous_sign_in_ms: Option<i64>,
    /// From where.
    pub previous_sign_in_ip: Option<String>,
    /// Counts edits.
    pub version: i64,
    /// When it was made.
    pub created_at_ms: i64,
}

pub(crate) const COLUMNS: &str = "a.id, a.login, a.name, a.world, a.party_id, p.name AS party_name, p.kind AS party_kind, a.post, a.is_external, \
    a.phone_sealed, a.email_sealed, a.status, a.expires_at_ms, a.password_hash, a.password_set_at_ms, \
    a.must_change_password, a.totp_sealed, a.totp_last_step, a.directory, a.directory_subject, a.failures, a.window_from_ms, \
    a.locked_until_ms, a.last_sign_in_ms, a.last_sign_in_ip, a.previous_sign_in_ms, a.previous_sign_in_ip, a.version, a.created_at_ms";

/// What a new account begins with.
#[derive(Debug, Clone, Default)]
pub struct NewAccount {
    /// Lower case, unique.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// World of the account; it never changes.
    pub world: &'static str,
    /// The party.
    pub party_id: Option<i64>,
    /// Post there.
    pub post: Option<String>,
    /// From outside the parties' own staff.
    pub is_external: bool,
    /// Encrypted.
    pub phone_sealed: Option<Vec<u8>>,
    /// Encrypted.
    pub email_sealed: Option<Vec<u8>>,
    /// First instant without it.
    pub expires_at_ms: Option<i64>,
    /// PHC form.
    pub password_hash: Option<String>,
    /// When it was set; when the account is made, where nothing is said.
    pub password_set_at_ms: Option<i64>,
    /// Until the person has chosen one.
    pub must_change_password: bool,
    /// Encrypted secret of the one-time codes.
    pub totp_sealed: Option<Vec<u8>>,
}

/// Makes an account.
///
/// # Errors
/// [`StoreError::Unique`] when the login is taken.
pub async fn insert(db: Db<'_>, account: NewAccount, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO account (login, name, world, party_id, post, is_external, phone_sealed, email_sealed, status, \
        expires_at_ms, password_hash, password_set_at_ms, must_change_password, totp_sealed, failures, window_from_ms, \
        version, created_at_ms, updated_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'active', $9, $10, $11, $12, $13, 0, 0, 1, $14, $14) RETURNING id";
    let set_at = account.password_hash.is_some().then(|| account.password_set_at_ms.unwrap_or(now_ms));
    let id = db
        .returning(
            sql,
            [
                account.login.into(),
                account.name.into(),
                account.world.into(),
                account.party_id.into(),
                account.post.into(),
                i64::from(account.is_external).into(),
                account.phone_sealed.into(),
                account.email_sealed.into(),
                account.expires_at_ms.into(),
                account.password_hash.into(),
                set_at.into(),
                i64::from(account.must_change_password).into(),
                account.totp_sealed.into(),
                now_ms.into(),
            ],
        )
        .await?;
    index(db, id).await?;
    Ok(id)
}

/// Makes an account searchable by its login and name.
pub(crate) async fn index(db: Db<'_>, id: i64) -> Result<(), StoreError> {
    if let Some(person) = own(db, id).await? {
        search::index(db, people::SEARCH, id, &[&person.login, &person.name]).await?;
    }
    Ok(())
}

/// The account of a login, for signing in: nobody is signed in yet, so there is no scope.
///
/// # Errors
/// What the database says.
pub async fn by_login(db: Db<'_>, login: &str) -> Result<Option<AccountRow>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM account a LEFT JOIN party p ON p.id = a.party_id WHERE a.login = $1");
    db.one(&sql, [login.into()]).await
}

/// The account that a directory vouches for.
///
/// # Errors
/// What the database says.
pub async fn by_directory(
    db: Db<'_>,
    directory: &str,
    subject: &str,
) -> Result<Option<AccountRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM account a LEFT JOIN party p ON p.id = a.party_id \
         WHERE a.directory = $1 AND a.directory_subject = $2"
    );
    db.one(&sql, [directory.into(), subject.into()]).await
}

/// The account itself, for its own person.
///
/// # Errors
/// What the database says.
pub async fn own(db: Db<'_>, id: i64) -> Result<Option<AccountRow>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM account a LEFT JOIN party p ON p.id = a.party_id WHERE a.id = $1");
    db.one(&sql, [id.into()]).await
}

/// How many accounts there are of a world, disabled ones too.
///
/// # Errors
/// What the database says.
pub async fn count_of_world(db: Db<'_>, world: &str) -> Result<i64, StoreError> {
    Ok(db.scalar("SELECT COUNT(*) FROM account WHERE world = $1", [world.into()]).await?.unwrap_or(0))
}

/// Keeps the failures of an account.
///
/// # Errors
/// What the database says.
pub async fn set_attempts(
    db: Db<'_>,
    id: i64,
    failures: i64,
    window_from_ms: i64,
    locked_until_ms: Option<i64>,
) -> Result<(), StoreError> {
    let sql = "UPDATE account SET failures = $2, window_from_ms = $3, locked_until_ms = $4 WHERE id = $1";
    db.execute(sql, [id.into(), failures.into(), window_from_ms.into(), locked_until_ms.into()]).await?;
    Ok(())
}

/// Keeps a successful sign-in.
///
/// # Errors
/// What the database says.
pub async fn set_signed_in(db: Db<'_>, id: i64, ip: &str, now_ms: i64) -> Result<(), StoreError> {
    let sql = "UPDATE account SET failures = 0, locked_until_ms = NULL, previous_sign_in_ms = last_sign_in_ms, \
        previous_sign_in_ip = last_sign_in_ip, last_sign_in_ms = $2, last_sign_in_ip = $3 WHERE id = $1";
    db.execute(sql, [id.into(), now_ms.into(), ip.into()]).await?;
    Ok(())
}

/// Sets a password; the old one goes into the history.
///
/// # Errors
/// What the database says.
pub async fn set_password(
    db: Db<'_>,
    id: i64,
    hash: &str,
    must_change: bool,
    now_ms: i64,
) -> Result<(), StoreError> {
    let keep = "INSERT INTO password_history (account_id, password_hash, set_at_ms) \
        SELECT id, password_hash, COALESCE(password_set_at_ms, $2) FROM account WHERE id = $1 AND password_hash IS NOT NULL";
    db.execute(keep, [id.into(), now_ms.into()]).await?;
    let sql = "UPDATE account SET password_hash = $2, password_set_at_ms = $3, must_change_password = $4, \
        version = version + 1, updated_at_ms = $3 WHERE id = $1";
    db.execute(sql, [id.into(), hash.into(), now_ms.into(), i64::from(must_change).into()]).await?;
    Ok(())
}

/// The present and the latest earlier password hashes, newest first.
///
/// # Errors
/// What the database says.
pub async fn password_hashes(db: Db<'_>, id: i64, earlier: i64) -> Result<Vec<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Hash {
        password_hash: String,
    }
    let present = db
        .all::<Hash>(
            "SELECT password_hash FROM account WHERE id = $1 AND password_hash IS NOT NULL",
            [id.into()],
        )
        .await?;
    let sql = "SELECT password_hash FROM password_history WHERE account_id = $1 ORDER BY id DESC LIMIT $2";
    let past = db.all::<Hash>(sql, [id.into(), earlier.into()]).await?;
    Ok(present.into_iter().chain(past).map(|row| row.password_hash).collect())
}

/// Sets or clears the secret of the one-time codes.
///
/// # Errors
/// What the database says.
pub async fn set_totp(db: Db<'_>, id: i64, sealed: Option<Vec<u8>>, now_ms: i64) -> Result<(), StoreError> {
    let sql = "UPDATE account SET totp_sealed = $2, totp_last_step = NULL, version = version + 1, updated_at_ms = $3 \
        WHERE id = $1";
    db.execute(sql, [id.into(), sealed.into(), now_ms.into()]).await?;
    Ok(())
}

/// Spends a one-time code: says whether its step was later than every step used before.
///
/// # Errors
/// What the database says.
pub async fn spend_totp_step(db: Db<'_>, id: i64, step: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE account SET totp_last_step = $2 WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)";
    Ok(db.execute(sql, [id.into(), step.into()]).await? == 1)
}
