//! Work that happens later or outside: who may take it, who has it, how it ended.
//!
//! A job is taken by one statement of its own, outside any other transaction, so that two processes never take the same one:
//! on SQLite there is one writer, on PostgreSQL a row that another is taking is passed over. Whoever has taken it is named with
//! the number of the attempt; what an owner writes after its lease has ended and somebody else has taken the job changes nothing.

use crate::{Db, Engine, Store, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A job to be done.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// What is to be done.
    pub kind: &'a str,
    /// What it is done with, JSON.
    pub payload: &'a str,
    /// Not before.
    pub run_at_ms: i64,
    /// Attempts after which it has failed.
    pub max_attempts: i64,
    /// At most one job ever has it.
    pub unique_key: Option<&'a str>,
    /// Who wanted it; none for the platform itself.
    pub created_by: Option<i64>,
}

/// Puts a job into the queue, in the transaction that wants it done; none when its key was used before.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, job: NewJob<'_>, now_ms: i64) -> Result<Option<i64>, StoreError> {
    let sql = "INSERT INTO job (kind, payload, state, run_at_ms, attempts, max_attempts, unsure, unique_key, created_by, created_at_ms) \
        VALUES ($1, $2, 'waiting', $3, 0, $4, 0, $5, $6, $7) ON CONFLICT (unique_key) DO NOTHING RETURNING id";
    let values: [Value; 7] = [
        job.kind.into(),
        job.payload.into(),
        job.run_at_ms.into(),
        job.max_attempts.into(),
        job.unique_key.into(),
        job.created_by.into(),
        now_ms.into(),
    ];
    db.scalar(sql, values).await
}

/// Puts jobs that have no key into the queue, in the transaction that wants them done.
///
/// # Errors
/// What the database says.
pub async fn insert_all(db: Db<'_>, jobs: &[NewJob<'_>], now_ms: i64) -> Result<(), StoreError> {
    // A statement binds a limited number of values.
    for some in jobs.chunks(100) {
        let mut values: Vec<Value> = vec![now_ms.into()];
        let row = |job: &NewJob<'_>| {
            let own: [Value; 5] = [
                job.kind.into(),
                job.payload.into(),
                job.run_at_ms.into(),
                job.max_attempts.into(),
                job.created_by.into(),
            ];
            let first = values.len() + 1;
            values.extend(own);
            format!(
                "(${first}, ${}, 'waiting', ${}, 0, ${}, 0, ${}, $1)",
                first + 1,
                first + 2,
                first + 3,
                first + 4
            )
        };
        let rows: Vec<String> = some.iter().map(row).collect();
        let sql = format!(
            "INSERT INTO job (kind, payload, state, run_at_ms, attempts, max_attempts, unsure, created_by, created_at_ms) VALUES {}",
            rows.join(", ")
        );
        db.execute(&sql, values).await?;
    }
    Ok(())
}

/// Whether anything may be taken: a read, so that looking costs the writer nothing.
///
/// # Errors
/// What the database says.
pub async fn is_due(db: Db<'_>, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM job WHERE state IN ('waiting', 'running') AND run_at_ms <= $1 ORDER BY run_at_ms, id LIMIT 1";
    Ok(db.scalar::<i64>(sql, [now_ms.into()]).await?.is_some())
}

/// A job that somebody has taken.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Taken {
    /// Its id.
    pub id: i64,
    /// What is to be done.
    pub kind: String,
    /// JSON.
    pub payload: String,
    /// The number of this attempt; with the owner it names the lease.
    pub attempts: i64,
    /// Attempts after which it has failed.
    pub max_attempts: i64,
    /// Attempts before this one that nobody saw end.
    pub unsure: i64,
    /// Who has it.
    pub lease_owner: String,
}

/// Takes the job that has been due for longest, of the kinds that the caller knows. A job whose owner let its lease end is due again,
/// and nobody saw how that attempt ended.
///
/// # Errors
/// What the database says.
pub async fn take(
    store: &Store,
    kinds: &[&str],
    owner: &str,
    now_ms: i64,
    lease_until_ms: i64,
) -> Result<Option<Taken>, StoreError> {
    let mut values: Vec<Value> = vec![owner.into(), lease_until_ms.into(), now_ms.into()];
    let marks: Vec<String> = kinds
        .iter()
        .map(|kind| {
            values.push((*kind).into());
            format!("${}", values.len())
        })
        .collect();
    let pass_over = match store.engine() {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "UPDATE job SET unsure = unsure + CASE WHEN state = 'running' THEN 1 ELSE 0 END, \
            state = 'running', lease_owner = $1, run_at_ms = $2, attempts = attempts + 1 \
         WHERE id = (SELECT id FROM job WHERE state IN ('waiting', 'running') AND run_at_ms <= $3 AND kind IN ({}) \
            ORDER BY run_at_ms, id LIMIT 1 {pass_over}) \
         RETURNING id, kind, payload, attempts, max_attempts, unsure, lease_owner",
        marks.join(", ")
    );
    store.writer().one(&sql, values).await
}

/// Only whoever has the lease may write.
const MINE: &str = "id = $1 AND state = 'running' AND lease_owner = $2 AND attempts = $3";

fn lease(taken: &Taken) -> Vec<Value> {
    vec![taken.id.into(), taken.lease_owner.as_str().into(), taken.attempts.into()]
}

/// Puts the end of a lease off; false when it is lost.
///
/// # Errors
/// What the database says.
pub async fn renew(store: &Store, taken: &Taken, lease_until_ms: i64) -> Result<bool, StoreError> {
    let sql = format!("UPDATE job SET run_at_ms = $4 WHERE {MINE}");
    let values = lease(taken).into_iter().chain([lease_until_ms.into()]);
    Ok(store.writer().execute(&sql, values).await? == 1)
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending<'a> {
    /// Done.
    Done {
        /// What came of it.
        result: &'a str,
    },
    /// To be tried again.
    Later {
        /// When.
        run_at_ms: i64,
        /// Whether the attempt may have reached somebody nevertheless.
        is_unsure: bool,
        /// Why.
        why: Why<'a>,
    },
    /// It will not be tried again by itself.
    Failed {
        /// Whether the attempt may have reached somebody nevertheless.
        is_unsure: bool,
        /// Why.
        why: Why<'a>,
    },
}

/// Why something did not work, in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why<'a> {
    /// 中文.
    pub zh: &'a str,
    /// English.
    pub en: &'a str,
}

/// Keeps how an attempt ended; false when the lease was lost and nothing was written.
///
/// # Errors
/// What the database says.
pub async fn end(db: Db<'_>, taken: &Taken, ending: &Ending<'_>, now_ms: i64) -> Result<bool, StoreError> {
    let mut values = lease(taken);
    let set = match ending {
        Ending::Done { result } => {
            values.extend([now_ms.into(), (*result).into()]);
            "state = 'done', finished_at_ms = $4, result = $5, error_zh = NULL, error_en = NULL"
        }
        Ending::Later { run_at_ms, is_unsure, why } => {
            values.extend([(*run_at_ms).into(), i64::from(*is_unsure).into(), why.zh.into(), why.en.into()]);
            "state = 'waiting', run_at_ms = $4, unsure = unsure + $5, error_zh = $6, error_en = $7"
        }
        Ending::Failed { is_unsure, why } => {
            values.extend([now_ms.into(), i64::from(*is_unsure).into(), why.zh.into(), why.en.into()]);
            "state = 'failed', finished_at_ms = $4, unsure = unsure + $5, error_zh = $6, error_en = $7"
        }
    };
    let sql = format!("UPDATE job SET {set}, lease_owner = NULL WHERE {MINE}");
    Ok(db.execute(&sql, values).await? == 1)
}

/// Lets a job that failed or was cancelled run again; false when it is in another state.
///
/// # Errors
/// What the database says.
pub async fn rerun(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE job SET state = 'waiting', run_at_ms = $2, attempts = 0, finished_at_ms = NULL \
        WHERE id = $1 AND state IN ('failed', 'cancelled')";
    Ok(db.execute(sql, [id.into(), now_ms.into()]).await? == 1)
}

/// Takes a job that waits or failed off the queue; false when it is in another state.
///
/// # Errors
/// What the database says.
pub async fn cancel(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE job SET state = 'cancelled', finished_at_ms = $2 WHERE id = $1 AND state = 'waiting'";
    Ok(db.execute(sql, [id.into(), now_ms.into()]).await? == 1)
}

/// A job as stored.
#[derive(Debug, Clone, FromQueryResult)]
pub struct JobRow {
    /// Its id.
    pub id: i64,
    /// What is to be done.
    pub kind: String,
    /// JSON.
    pub payload: String,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// When somebody may take it; while it runs, the end of the lease.
    pub run_at_ms: i64,
    /// Attempts so far.
    pub attempts: i64,
    /// Attempts after which it has failed.
    pub max_attempts: i64,
    /// Attempts that nobody saw end.
    pub unsure: i64,
    /// Who has it.
    pub lease_owner: Option<String>,
    /// Why the last attempt did not work, 中文.
    pub error_zh: Option<String>,
    /// The same in English.
    pub error_en: Option<String>,
    /// What came of it.
    pub result: Option<String>,
    /// Who wanted it.
    pub created_by: Option<i64>,
    /// When.
    pub created_at_ms: i64,
    /// When it ended.
    pub finished_at_ms: Option<i64>,
}

const COLUMNS: &str = "id, kind, payload, state, run_at_ms, attempts, max_attempts, unsure, lease_owner, error_zh, error_en, result, \
    created_by, created_at_ms, finished_at_ms";

/// What a list of jobs asks for.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Of this kind.
    pub kind: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Below this id, for the next page.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Jobs, newest first. They belong to the platform and to no party, so there is no scope.
///
/// # Errors
/// What the database says.
pub async fn list(db: Db<'_>, filter: &JobFilter) -> Result<Vec<JobRow>, StoreError> {
    let (mut conditions, mut values) = (vec!["1 = 1".to_owned()], Vec::<Value>::new());
    let wanted: [(&str, Option<Value>); 3] = [
        ("kind =", filter.kind.as_deref().map(Into::into)),
        ("state =", filter.state.as_deref().map(Into::into)),
        ("id <", filter.below_id.map(Into::into)),
    ];
    for (condition, value) in wanted.into_iter().filter_map(|(condition, value)| Some((condition, value?))) {
        values.push(value);
        conditions.push(format!("{condition} ${}", values.len()));
    }
    values.push(filter.limit.into());
    let sql = format!(
        "SELECT {COLUMNS} FROM job WHERE {} ORDER BY id DESC LIMIT ${}",
        conditions.join(" AND "),
        values.len()
    );
    db.all(&sql, values).await
}

/// One job.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, id: i64) -> Result<Option<JobRow>, StoreError> {
    db.one(&format!("SELECT {COLUMNS} FROM job WHERE id = $1"), [id.into()]).await
}

/// How many jobs are in a state.
///
/// # Errors
/// What the database says.
pub async fn count(db: Db<'_>, state: &str) -> Result<i64, StoreError> {
    Ok(db.scalar("SELECT COUNT(*) FROM job WHERE state = $1", [state.into()]).await?.unwrap_or(0))
}

/// Forgets jobs that ended before a moment, but not those that failed: somebody should look at them. Deliveries keep what came of
/// theirs.
///
/// # Errors
/// What the database says.
pub async fn forget(db: Db<'_>, before_ms: i64, limit: i64) -> Result<u64, StoreError> {
    const OLD: &str = "SELECT id FROM job WHERE finished_at_ms < $1 AND state IN ('done', 'cancelled') ORDER BY finished_at_ms, id LIMIT $2";
    let values = || [before_ms.into(), limit.into()];
    db.execute(&format!("UPDATE delivery SET job_id = NULL WHERE job_id IN ({OLD})"), values()).await?;
    db.execute(&format!("DELETE FROM job WHERE id IN ({OLD})"), values()).await
}
