//! The running platform: database, keys, clock, and what is remembered between requests.

use crate::cases::Press;
use crate::clock::Clock;
use crate::directories::Doors;
use crate::keys::KeyProvider;
use crate::memory::Memory;
use crate::presence::Presence;
use crate::settings::SignInPolicy;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use yunheng_access::Authority;
use yunheng_store::{Store, StoreError, authority, meta, migrate};

/// The running platform. Cloning shares it.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    keys: Arc<dyn KeyProvider>,
    clock: Arc<dyn Clock>,
    data: PathBuf,
    database_id: String,
    authorities: Mutex<HashMap<i64, (i64, Arc<Authority>)>>,
    policy: Mutex<Option<(i64, SignInPolicy)>>,
    presence: Presence,
    memory: Memory,
    work: tokio::sync::Notify,
    doors: Doors,
    press: OnceLock<Arc<dyn Press>>,
    changes_clouds: AtomicBool,
}

/// Accounts whose grants are remembered at once.
const REMEMBERED_ACCOUNTS: usize = 10_000;
/// How long the rules of signing in are remembered; another process may have changed them.
const POLICY_FRESH_MS: i64 = 5_000;

/// Why the platform does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error("{}", .0.chain())]
    Store(#[from] StoreError),
    /// The keys are not those with which this database was written.
    #[error(
        "the keys in the data folder ({found}) are not those of this database ({expected}). \
         Put the right keys folder in place; with other keys personal fields cannot be read."
    )]
    OtherKeys {
        /// Of the folder.
        found: String,
        /// Of the database.
        expected: String,
    },
    /// There is no platform in the database.
    #[error("the database holds no platform; `yunheng serve` makes one")]
    Missing,
    /// The schema is older than this program.
    #[error(
        "the database has schema {found}; this program has {known}. Start the service once: it brings the schema up."
    )]
    OlderSchema {
        /// In the database.
        found: i64,
        /// In this program.
        known: i64,
    },
}

impl App {
    /// Brings the schema up to date and makes the platform ready.
    ///
    /// # Errors
    /// When the database is newer, cannot be reached, or was written with other keys.
    pub async fn start(
        store: Store,
        keys: Box<dyn KeyProvider>,
        clock: Arc<dyn Clock>,
        data: PathBuf,
    ) -> Result<Self, StartError> {
        let now_ms = clock.now_ms();
        migrate::run(&store, now_ms).await?;
        let (known, id) =
            (meta::find(store.reader(), "keys").await?, meta::find(store.reader(), "database_id").await?);
        if known.is_none() || id.is_none() {
            let proposed_id = crate::secret::hex(&crate::secret::random_bytes::<16>());
            let tx = store.begin().await?;
            meta::find_or_set(tx.db(), "keys", &keys.fingerprint()).await?;
            meta::find_or_set(tx.db(), "database_id", &proposed_id).await?;
            authority::seed_roles(tx.db(), now_ms).await?;
            tx.commit().await?;
        }
        Self::attach(store, keys, clock, data).await
    }

    /// Whether a database was written with keys already. Then none may be made: others would not open what it holds.
    ///
    /// # Errors
    /// What the database says.
    pub async fn has_keys(store: &Store) -> Result<bool, StartError> {
        if migrate::current(store.reader()).await? == 0 {
            return Ok(false);
        }
        Ok(meta::find(store.reader(), "keys").await?.is_some())
    }

    /// Opens a platform that is there already, and changes nothing of it.
    ///
    /// # Errors
    /// When there is none, its schema is not this program's, or it was written with other keys.
    pub async fn attach(
        store: Store,
        keys: Box<dyn KeyProvider>,
        clock: Arc<dyn Clock>,
        data: PathBuf,
    ) -> Result<Self, StartError> {
        let found = migrate::current(store.reader()).await?;
        if found == 0 {
            return Err(StartError::Missing);
        }
        migrate::check(store.reader()).await?;
        if found < migrate::known() {
            return Err(StartError::OlderSchema { found, known: migrate::known() });
        }
        let fingerprint = keys.fingerprint();
        let expected = meta::find(store.reader(), "keys").await?.ok_or(StartError::Missing)?;
        let database_id = meta::find(store.reader(), "database_id").await?.ok_or(StartError::Missing)?;
        if expected != fingerprint {
            return Err(StartError::OtherKeys { found: fingerprint, expected });
        }
        Ok(Self(Arc::new(Inner {
            store,
            keys: Arc::from(keys),
            clock,
            data,
            database_id,
            authorities: Mutex::default(),
            policy: Mutex::default(),
            presence: Presence::default(),
            memory: Memory::default(),
            work: tokio::sync::Notify::new(),
            doors: Doors::default(),
            press: OnceLock::new(),
            changes_clouds: AtomicBool::new(false),
        })))
    }

    /// The same platform seen by another clock: for an invented past. What it remembers, it remembers apart.
    pub(crate) fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Inner {
            store: self.0.store.clone(),
            keys: Arc::clone(&self.0.keys),
            clock,
            data: self.0.data.clone(),
            database_id: self.0.database_id.clone(),
            authorities: Mutex::default(),
            policy: Mutex::default(),
            presence: Presence::default(),
            memory: Memory::default(),
            work: tokio::sync::Notify::new(),
            doors: Doors::default(),
            press: self.0.press.clone(),
            // The past of an invented city changes no cloud.
            changes_clouds: AtomicBool::new(false),
        }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The keys.
    pub fn keys(&self) -> &dyn KeyProvider {
        &*self.0.keys
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// Folder of everything that is kept beside the database.
    pub fn data(&self) -> &Path {
        &self.0.data
    }

    /// Says who makes the bytes of issued documents; the first who was named does.
    pub fn use_press(&self, press: Arc<dyn Press>) {
        // A second service over the same platform sets the same type.
        let _ = self.0.press.set(press);
    }

    pub(crate) fn press(&self) -> Option<Arc<dyn Press>> {
        self.0.press.get().cloned()
    }

    /// Lets this process carry out released work orders in clouds; without it nothing is ever changed there.
    pub fn let_change_clouds(&self) {
        self.0.changes_clouds.store(true, Ordering::Relaxed);
    }

    /// Whether this process may carry out work orders in clouds.
    pub(crate) fn may_change_clouds(&self) -> bool {
        self.0.changes_clouds.load(Ordering::Relaxed)
    }

    /// Tells the workers of this process that something is in the queue.
    pub(crate) fn wake_workers(&self) {
        self.0.work.notify_waiters();
    }

    /// Waits until something is in the queue.
    pub(crate) async fn work_wanted(&self) {
        self.0.work.notified().await;
    }

    /// Random name of the database, in every link of its audit chain.
    pub fn database_id(&self) -> &str {
        &self.0.database_id
    }

    /// Ways to the directories that people sign in with.
    pub(crate) fn doors(&self) -> &Doors {
        &self.0.doors
    }

    /// What every act asks for and few people ever change.
    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    /// Credentials that were looked up a moment ago.
    pub(crate) fn presence(&self) -> &Presence {
        &self.0.presence
    }

    pub(crate) fn remembered(&self, account: i64, epoch: i64) -> Option<Arc<Authority>> {
        let known = self.0.authorities.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&account).filter(|(at, _)| *at == epoch).map(|(_, authority)| Arc::clone(authority))
    }

    pub(crate) fn remember(&self, account: i64, epoch: i64, authority: Arc<Authority>) {
        let mut known = self.0.authorities.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED_ACCOUNTS {
            known.clear();
        }
        known.insert(account, (epoch, authority));
    }

    pub(crate) fn remembered_policy(&self, now_ms: i64) -> Option<SignInPolicy> {
        let known = self.0.policy.lock().unwrap_or_else(PoisonError::into_inner);
        known.filter(|(at, _)| (0..POLICY_FRESH_MS).contains(&(now_ms - at))).map(|(_, policy)| policy)
    }

    pub(crate) fn remember_policy(&self, now_ms: i64, policy: SignInPolicy) {
        *self.0.policy.lock().unwrap_or_else(PoisonError::into_inner) = Some((now_ms, policy));
    }

    /// Forgets the rules of signing in, after this process changed them.
    pub(crate) fn forget_policy(&self) {
        *self.0.policy.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl App {
    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), crate::Problem> {
        Ok(meta::ping(self.store().reader()).await?)
    }

    /// Figures of the moment, for `/metrics`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn gauges(&self) -> Result<Vec<(&'static str, i64)>, crate::Problem> {
        let db = self.store().reader();
        let sealed = yunheng_store::audit::last_link(db).await?.map_or(0, |link| link.position);
        Ok(vec![
            ("audit_sealed", sealed),
            ("audit_unsealed", yunheng_store::audit::count_unsealed(db).await?),
            ("jobs_waiting", yunheng_store::job::count(db, "waiting").await?),
            ("jobs_failed", yunheng_store::job::count(db, "failed").await?),
            ("schema_version", migrate::current(db).await?),
        ])
    }

    /// A file that waits for its reader and goes with it.
    ///
    /// # Errors
    /// When the data folder is full.
    pub fn spool(&self) -> Result<Spool, crate::Problem> {
        tempfile::tempfile_in(self.data()).map(|file| Spool(std::io::BufWriter::new(file))).map_err(|error| {
            crate::Problem::new(
                crate::ProblemKind::Unavailable,
                "disk",
                format!("数据目录写不进文件：{error}"),
                format!("the data folder takes no file: {error}"),
            )
        })
    }
}

/// A file that waits for its reader and goes with it.
#[derive(Debug)]
pub struct Spool(std::io::BufWriter<std::fs::File>);

impl Spool {
    /// The file, from its beginning.
    ///
    /// # Errors
    /// What the file system says.
    pub fn into_file(self) -> std::io::Result<std::fs::File> {
        use std::io::Seek;
        let mut file = self.0.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(file)
    }
}

impl std::io::Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}
