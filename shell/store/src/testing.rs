//! Databases for tests: a fresh SQLite file, and a fresh PostgreSQL database on a cluster that the tests start themselves.

mod parties;

pub use parties::many_parties;

use crate::{Location, Store, StoreError, migrate};
use sea_orm::FromQueryResult;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// A database that goes with the value.
#[derive(Debug)]
pub struct TestStore {
    /// The database, its schema up to date.
    pub store: Store,
    /// Where it is, for a second process.
    pub location: Location,
    /// A folder that goes with it.
    pub folder: TempDir,
}

/// A fresh SQLite database.
///
/// # Errors
/// What the database says.
pub async fn sqlite() -> Result<TestStore, StoreError> {
    let folder = tempfile::tempdir().map_err(refused)?;
    let place = folder.path().join("yunheng.db");
    std::fs::copy(sqlite_template().await?, &place).map_err(refused)?;
    at(Location::Sqlite(place), folder).await
}

/// A fresh PostgreSQL database on the cluster of `TESTS_POSTGRES`, else on one that is started for this checkout and left
/// running for the tests that follow.
///
/// # Errors
/// What the database says; a message how to install PostgreSQL when it is missing.
pub async fn postgres() -> Result<TestStore, StoreError> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = tempfile::tempdir().map_err(refused)?;
    let base = match std::env::var("TESTS_POSTGRES") {
        Ok(address) => address,
        Err(_) => start_cluster().map_err(StoreError::Refused)?,
    };
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("t_{}_{number}", std::process::id());
    let server = Store::open(&Location::Postgres(format!("{base}/postgres"))).await?;
    if number == 0 {
        drop_left_behind(&server).await?;
    }
    server.writer().script(&format!("DROP DATABASE IF EXISTS {name}")).await?;
    let template = postgres_template(&server, &base).await?;
    server.writer().script(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await?;
    server.close().await?;
    at(Location::Postgres(format!("{base}/{name}")), folder).await
}

fn refused(error: std::io::Error) -> StoreError {
    StoreError::Refused(error.to_string())
}

/// What an empty database of this schema is called. Tests take copies of it: to apply every migration again for each is most of what a
/// small test costs.
fn template() -> String {
    let digest = migrate::digest_of(migrate::known()).unwrap_or_default();
    format!("schema_{}", &digest[..16])
}

/// Tests are processes of their own; one makes the template and the others wait.
fn alone() -> Result<File, StoreError> {
    let lock = File::create(std::env::temp_dir().join("yunheng-tests.lock")).map_err(refused)?;
    lock.lock().map_err(refused)?;
    Ok(lock)
}

async fn sqlite_template() -> Result<PathBuf, StoreError> {
    let place = std::env::temp_dir().join(format!("yunheng-tests-{}.db", template()));
    let _alone = alone()?;
    if !place.exists() {
        let draft = place.with_extension("draft");
        let _ = std::fs::remove_file(&draft);
        migrated(&Location::Sqlite(draft.clone())).await?;
        std::fs::rename(draft, &place).map_err(refused)?;
    }
    Ok(place)
}

async fn postgres_template(server: &Store, base: &str) -> Result<String, StoreError> {
    let name = template();
    let _alone = alone()?;
    let there = "SELECT datname::text FROM pg_database WHERE datname = $1";
    if server.reader().scalar::<String>(there, [name.as_str().into()]).await?.is_none() {
        let draft = format!("{name}_draft");
        server.writer().script(&format!("DROP DATABASE IF EXISTS {draft}")).await?;
        server
            .writer()
            .script(&format!("CREATE DATABASE {draft} TEMPLATE template0 ENCODING 'UTF8'"))
            .await?;
        migrated(&Location::Postgres(format!("{base}/{draft}"))).await?;
        server.writer().script(&format!("ALTER DATABASE {draft} RENAME TO {name}")).await?;
    }
    Ok(name)
}

async fn migrated(location: &Location) -> Result<(), StoreError> {
    let store = Store::open(location).await?;
    migrate::run(&store, 0).await?;
    store.close().await
}

/// Databases of test runs that have ended; each is some ten megabytes, and nobody else takes them away.
async fn drop_left_behind(server: &Store) -> Result<(), StoreError> {
    #[derive(FromQueryResult)]
    struct Named {
        name: String,
    }
    let sql = "SELECT datname::text AS name FROM pg_database WHERE datname LIKE 't~_%~_%' ESCAPE '~'";
    for Named { name } in server.reader().all::<Named>(sql, []).await? {
        let process = name.split('_').nth(1).unwrap_or_default();
        let is_over = Path::new("/proc/self").exists() && !Path::new("/proc").join(process).exists();
        if is_over {
            // Another run may be dropping it at the same moment.
            let _ = server.writer().script(&format!("DROP DATABASE IF EXISTS {name}")).await;
        }
    }
    Ok(())
}

async fn at(location: Location, folder: TempDir) -> Result<TestStore, StoreError> {
    let store = Store::open(&location).await?;
    migrate::run(&store, 0).await?;
    Ok(TestStore { store, location, folder })
}

/// The script that starts a cluster prints its address; it is the same script that `make test` uses.
fn start_cluster() -> Result<String, String> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let script = root.join("scripts/test-postgres.sh");
    let output = Command::new(&script).output().map_err(|error| format!("{}: {error}", script.display()))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Runs a statement as somebody with the database's password would; the store counts it as a change of its own.
///
/// # Errors
/// What the database says.
pub async fn execute(store: &Store, sql: &str) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    tx.db().script(sql).await?;
    tx.commit().await
}
