//! One act of one person: authorized, decided, committed with its audit entry, or not at all.

use crate::caller::{Caller, Pending};
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use yunheng_access::{Permission, Scope};
use yunheng_audit::{Change, Channel, Digest, Entry, Object, Origin, Outcome, Shown, Who};
use yunheng_store::{Db, Tx, audit, authority, idempotency};

/// A transaction with the person, the scope and the audit entry of what is done in it. Dropping it takes everything back.
#[derive(Debug)]
pub struct Act<'a> {
    app: &'a App,
    tx: Tx,
    scope: Scope,
    now_ms: i64,
    account: Option<i64>,
    entry: Entry,
    /// Shared, because what a case does follows from its steps, which only borrow the act.
    extra: Mutex<Vec<Entry>>,
    wakes_workers: AtomicBool,
}

/// A creation that may be sent twice.
#[derive(Debug, Clone)]
pub struct Once {
    /// What the caller calls it.
    pub key: String,
    /// Digest of what was asked.
    pub request_digest: Vec<u8>,
}

/// A read by a person, authorized.
#[derive(Debug)]
pub struct Reading<'a> {
    /// Where to read.
    pub db: Db<'a>,
    /// What may be read.
    pub scope: Scope,
    /// Now.
    pub now_ms: i64,
}

impl App {
    /// The only place where a person gets a [`Scope`].
    fn authorize(&self, caller: &Caller, permission: Permission, now_ms: i64) -> Result<Scope, Problem> {
        must_be_free(caller)?;
        if caller.narrowed.is_some_and(|narrowed| !narrowed.has(permission)) {
            return Err(denied(permission));
        }
        caller.authority.scope(permission, now_ms).map_err(|_| denied(permission))
    }

    /// Begins an act that needs a permission.
    ///
    /// # Errors
    /// [`ProblemKind::Forbidden`] when nothing grants it.
    pub async fn act(
        &self,
        caller: &Caller,
        permission: Permission,
        action: &'static str,
    ) -> Result<Act<'_>, Problem> {
        self.authorize(caller, permission, self.now_ms())?;
        self.act_in(self.store().begin().await?, caller, permission, action).await
    }

    /// Begins an act on something that it locks before it reads it, such as a case: others that want it wait, and are not made to
    /// begin again by acts on other things.
    ///
    /// # Errors
    /// [`ProblemKind::Forbidden`] when nothing grants it.
    pub(crate) async fn locking_act(
        &self,
        caller: &Caller,
        permission: Permission,
        action: &'static str,
    ) -> Result<Act<'_>, Problem> {
        self.authorize(caller, permission, self.now_ms())?;
        self.act_in(self.store().begin_ordered_by_keys().await?, caller, permission, action).await
    }

    async fn act_in(
        &self,
        tx: Tx,
        caller: &Caller,
        permission: Permission,
        action: &'static str,
    ) -> Result<Act<'_>, Problem> {
        let now_ms = self.now_ms();
        // What the account may do is read again inside the transaction if anybody changed anything since.
        let scope = if authority::epoch(tx.db()).await? == caller.epoch {
            self.authorize(caller, permission, now_ms)?
        } else {
            let fresh = authority::load(tx.db(), caller.account, caller.world).await?;
            let scope = fresh.scope(permission, now_ms).map_err(|_| denied(permission))?;
            // Which tasks are theirs is told by their roles, which the caller still has as they were.
            if fresh != *caller.authority {
                return Err(Problem::conflict(
                    "rights_changed",
                    "您的权限刚刚有变更，请重试",
                    "your rights have just changed; try again",
                ));
            }
            scope
        };
        Ok(self.begun(tx, scope, By::Person(caller), action, now_ms))
    }

    /// Begins an act that is dangerous: the person must have confirmed who they are a moment ago.
    ///
    /// # Errors
    /// [`ProblemKind::ConfirmIdentity`] when they have not.
    pub async fn dangerous_act(
        &self,
        caller: &Caller,
        permission: Permission,
        action: &'static str,
    ) -> Result<Act<'_>, Problem> {
        self.authorize(caller, permission, self.now_ms())?;
        self.must_be_confirmed(caller).await?;
        self.act(caller, permission, action).await
    }

    /// Refuses whoever has not confirmed who they are a moment ago. An API token never has.
    ///
    /// # Errors
    /// [`ProblemKind::ConfirmIdentity`].
    pub async fn must_be_confirmed(&self, caller: &Caller) -> Result<(), Problem> {
        let fresh_ms = i64::from(self.sign_in_policy().await?.confirm_minutes) * 60_000;
        let now_ms = self.now_ms();
        let is_fresh = caller.confirmed_at_ms.is_some_and(|at| (0..fresh_ms).contains(&(now_ms - at)));
        if is_fresh {
            return Ok(());
        }
        Err(Problem::new(
            ProblemKind::ConfirmIdentity,
            "confirm_identity",
            "此操作需要再次确认身份：请输入密码或动态口令",
            "confirm who you are first: password or one-time code",
        ))
    }

    /// Begins an act on what belongs to the person alone, such as their own sessions. It needs no permission and has no scope.
    ///
    /// # Errors
    /// What the database says.
    pub async fn own_act(&self, caller: &Caller, action: &'static str) -> Result<Act<'_>, Problem> {
        let tx = self.store().begin().await?;
        let act = self.begun(tx, Scope::none(), By::Person(caller), action, self.now_ms());
        Ok(act.on("account", caller.account))
    }

    /// Begins an act of the platform itself.
    ///
    /// # Errors
    /// What the database says.
    pub async fn system_act(&self, job: &'static str, action: &'static str) -> Result<Act<'_>, Problem> {
        let tx = self.store().begin().await?;
        Ok(self.begun(tx, Scope::system(job), By::Other(Who::System(job.to_owned())), action, self.now_ms()))
    }

    /// Begins an act of somebody who is not signed in yet: signing in.
    pub(crate) async fn stranger_act(
        &self,
        place: &crate::caller::Place,
        who: Who,
        action: &'static str,
    ) -> Result<Act<'_>, Problem> {
        let tx = self.store().begin().await?;
        let mut act = self.begun(tx, Scope::none(), By::Other(who), action, self.now_ms());
        act.entry.from = Origin { ip: place.ip.clone(), channel: Channel::Web };
        act.entry.request_id.clone_from(&place.request_id);
        if let Who::Account { id, .. } = &act.entry.who {
            act.account = Some(*id);
        }
        Ok(act)
    }

    /// Begins an act of whoever works on the machine itself, by the command line. The entry names the user of the operating system.
    ///
    /// # Errors
    /// What the database says.
    pub async fn command_act(&self, action: &'static str) -> Result<Act<'_>, Problem> {
        let tx = self.store().begin().await?;
        let who = Who::System(COMMAND_LINE.to_owned());
        let mut act = self.begun(tx, Scope::system(COMMAND_LINE), By::Other(who), action, self.now_ms());
        act.entry.from.channel = Channel::Cli;
        Ok(act.fact("os_user", &os_user()))
    }

    /// Begins an act of the platform itself on something that it locks before it reads it.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn locking_system_act(
        &self,
        job: &'static str,
        action: &'static str,
    ) -> Result<Act<'_>, Problem> {
        let tx = self.store().begin_ordered_by_keys().await?;
        Ok(self.begun(tx, Scope::system(job), By::Other(Who::System(job.to_owned())), action, self.now_ms()))
    }

    /// Reads with a permission.
    ///
    /// # Errors
    /// [`ProblemKind::Forbidden`] when nothing grants it.
    pub fn read(&self, caller: &Caller, permission: Permission) -> Result<Reading<'_>, Problem> {
        let now_ms = self.now_ms();
        let scope = self.authorize(caller, permission, now_ms)?;
        Ok(Reading { db: self.store().reader(), scope, now_ms })
    }

    fn begun(&self, tx: Tx, scope: Scope, by: By<'_>, action: &'static str, now_ms: i64) -> Act<'_> {
        let (caller, who, from) = match by {
            By::Person(caller) => {
                let from = Origin { ip: caller.place.ip.clone(), channel: caller.channel };
                (Some(caller), caller.who(), from)
            }
            By::Other(who) => (None, who, Origin { ip: String::new(), channel: Channel::Job }),
        };
        let entry = Entry {
            who,
            from,
            request_id: caller.map(|caller| caller.place.request_id.clone()).unwrap_or_default(),
            at_ms: now_ms,
            action: action.to_owned(),
            object: Object { kind: String::new(), id: String::new() },
            outcome: Outcome::Done,
            before: None,
            after: None,
            changes: Vec::new(),
            reason: String::new(),
            facts: BTreeMap::new(),
        };
        Act {
            app: self,
            tx,
            scope,
            now_ms,
            account: caller.map(|caller| caller.account),
            entry,
            extra: Mutex::default(),
            wakes_workers: AtomicBool::new(false),
        }
    }

    /// Writes down that a signed-in person was refused.
    ///
    /// # Errors
    /// What the database says; the answer must then say that the service is not available.
    pub async fn record_refusal(
        &self,
        caller: &Caller,
        route: &str,
        problem: &Problem,
    ) -> Result<(), Problem> {
        let tx = self.store().begin().await?;
        let mut act = self.begun(tx, Scope::none(), By::Person(caller), "request.refuse", self.now_ms());
        act = act.on("route", route).fact("detail", &problem.message.en);
        act.entry.outcome =
            Outcome::Refused { code: problem.code.to_owned(), clauses: problem.clauses.clone() };
        act.commit().await
    }
}

/// What an entry of the command line calls who did it.
pub(crate) const COMMAND_LINE: &str = "command_line";

/// Who works on the machine, as far as the environment says; whoever can run the program there could also change that.
pub(crate) fn os_user() -> String {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    named("SUDO_USER").or_else(|| named("USER")).or_else(|| named("LOGNAME")).unwrap_or_default()
}

/// On whose behalf an act is done.
enum By<'a> {
    /// A signed-in person.
    Person(&'a Caller),
    /// The platform, or somebody who is not signed in yet.
    Other(Who),
}

/// A person with something left to do may do nothing else.
pub(crate) fn must_be_free(caller: &Caller) -> Result<(), Problem> {
    let (code, zh, en) = match caller.pending {
        None => return Ok(()),
        Some(Pending::Password) => ("change_password", "请先修改密码", "choose a new password first"),
        Some(Pending::SecondFactor) => ("set_up_totp", "请先设置动态口令", "set up one-time codes first"),
    };
    Err(Problem::new(ProblemKind::Forbidden, code, zh, en))
}

fn denied(permission: Permission) -> Problem {
    let title = permission.title();
    Problem::new(
        ProblemKind::Forbidden,
        "forbidden",
        format!("您没有“{}”的权限；需要时请向安全管理员申请", title.zh),
        format!("you may not {}; ask a security administrator", title.en),
    )
}

impl<'a> Act<'a> {
    /// Where to read and write.
    pub fn db(&self) -> Db<'_> {
        self.tx.db()
    }

    /// The rows that may be touched.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The moment of the act.
    pub fn now_ms(&self) -> i64 {
        self.now_ms
    }

    /// The platform.
    pub fn app(&self) -> &'a App {
        self.app
    }

    /// Who acts; none for the platform itself.
    pub fn account(&self) -> Option<i64> {
        self.account
    }

    /// Something was put into the queue: workers look for it once it is durable.
    pub(crate) fn wakes_workers(&self) {
        self.wakes_workers.store(true, Ordering::Relaxed);
    }

    /// Names the object.
    #[must_use]
    pub fn on(mut self, kind: &str, id: impl std::fmt::Display) -> Self {
        self.entry.object = Object { kind: kind.to_owned(), id: id.to_string() };
        self
    }

    /// Names the object once its id is known.
    pub fn set_object(&mut self, kind: &str, id: impl std::fmt::Display) {
        self.entry.object = Object { kind: kind.to_owned(), id: id.to_string() };
    }

    /// Keeps a fact beside it; never personal data in clear.
    #[must_use]
    pub fn fact(mut self, name: &str, value: &str) -> Self {
        self.entry.facts.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Keeps the reason that the person gave.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        reason.clone_into(&mut self.entry.reason);
        self
    }

    /// Keeps a field that changed, in clear. Equal values are no change.
    pub fn changed(&mut self, field: &str, before: Option<&str>, after: Option<&str>) {
        if before != after {
            let shown = |value: Option<&str>| value.map(|value| Shown::Clear(value.to_owned()));
            self.push_change(field, shown(before), shown(after));
        }
    }

    /// Keeps that a personal field changed, without its values.
    pub fn changed_personal(&mut self, field: &str, before: Option<&str>, after: Option<&str>) {
        if before != after {
            let keys = self.app.keys();
            let shown =
                |value: Option<&str>| value.map(|value| Shown::Digest(keys.personal_digest(field, value)));
            let (before, after) = (shown(before), shown(after));
            self.push_change(field, before, after);
        }
    }

    fn push_change(&mut self, field: &str, before: Option<Shown>, after: Option<Shown>) {
        self.entry.changes.push(Change { field: field.to_owned(), before, after });
    }

    /// Keeps digests of the object's whole state.
    pub fn states(&mut self, before: Option<&[u8]>, after: Option<&[u8]>) {
        self.entry.before = before.map(Digest::of);
        self.entry.after = after.map(Digest::of);
    }

    /// The act is on the record as refused; what was written in the transaction, such as a count of failures, stays.
    #[must_use]
    pub fn as_refused(mut self, code: &str) -> Self {
        self.entry.outcome = Outcome::Refused { code: code.to_owned(), clauses: Vec::new() };
        self
    }

    /// Keeps a second entry of the same act, on another object.
    pub fn also(&self, action: &str, kind: &str, id: impl std::fmt::Display, facts: &[(&str, &str)]) {
        let mut entry = self.entry.clone();
        action.clone_into(&mut entry.action);
        entry.object = Object { kind: kind.to_owned(), id: id.to_string() };
        entry.changes.clear();
        (entry.before, entry.after) = (None, None);
        entry.facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.extra.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// What was answered when this creation was sent before.
    ///
    /// # Errors
    /// [`ProblemKind::Refused`] when the key was used for something else.
    pub async fn answered<T: DeserializeOwned>(&self, once: Option<&Once>) -> Result<Option<T>, Problem> {
        let (Some(once), Some(account)) = (once, self.account) else { return Ok(None) };
        let Some(found) = idempotency::find(self.db(), account, &once.key).await? else { return Ok(None) };
        if found.request_digest != once.request_digest {
            return Err(Problem::refused(
                "idempotency_key_reused",
                "同一个 Idempotency-Key 已用于另一项请求",
                "this Idempotency-Key was used for another request",
            ));
        }
        serde_json::from_str(&found.answer).map(Some).map_err(|error| Problem::bug(&error))
    }

    /// Keeps the answer of a creation.
    ///
    /// # Errors
    /// What the database says.
    pub async fn remember<T: Serialize>(&self, once: Option<&Once>, answer: &T) -> Result<(), Problem> {
        let (Some(once), Some(account)) = (once, self.account) else { return Ok(()) };
        let text = serde_json::to_string(answer).map_err(|error| Problem::bug(&error))?;
        let done =
            idempotency::insert(self.db(), account, &once.key, &once.request_digest, &text, self.now_ms)
                .await;
        match done {
            // The same request came twice at the same moment: run again, this time the answer is there.
            Err(yunheng_store::StoreError::Unique { .. }) => {
                Err(Problem { retryable: true, ..Problem::stale() })
            }
            done => Ok(done?),
        }
    }

    /// Writes the entries and makes everything durable.
    ///
    /// # Errors
    /// What the database says; nothing of it was then done.
    pub async fn commit(self) -> Result<(), Problem> {
        let Self { app, tx, entry, extra, wakes_workers, .. } = self;
        debug_assert!(!entry.object.kind.is_empty(), "{} names no object", entry.action);
        let extra = extra.into_inner().unwrap_or_else(PoisonError::into_inner);
        for entry in std::iter::once(&entry).chain(&extra) {
            audit::insert(tx.db(), row(entry)).await?;
        }
        tx.commit().await?;
        if wakes_workers.into_inner() {
            app.wake_workers();
        }
        Ok(())
    }
}

/// An entry as it is stored: its canonical bytes, and beside them what a search needs. The columns follow from the entry alone, so that a
/// verification can say when somebody changed one.
pub(crate) fn row(entry: &Entry) -> audit::NewEntry {
    let body = entry.canonical();
    let digest = Digest::of(&body).as_bytes().to_vec();
    audit::NewEntry {
        at_ms: entry.at_ms,
        account_id: account_of(entry),
        login: login_of(entry),
        ip: entry.from.ip.clone(),
        request_id: entry.request_id.clone(),
        action: entry.action.clone(),
        object_kind: entry.object.kind.clone(),
        object_id: entry.object.id.clone(),
        outcome: outcome_of(entry),
        body,
        digest,
    }
}

/// The account of an entry; none for a stranger or the platform.
pub(crate) fn account_of(entry: &Entry) -> Option<i64> {
    match &entry.who {
        Who::Account { id, .. } => Some(*id),
        Who::System(_) | Who::Stranger(_) => None,
    }
}

/// The login of an entry, or what stands for one.
pub(crate) fn login_of(entry: &Entry) -> String {
    match &entry.who {
        Who::Account { login, .. } => login.clone(),
        Who::System(job) => format!("job:{job}"),
        Who::Stranger(claimed) => claimed.clone(),
    }
}

/// The outcome of an entry in one word.
pub(crate) fn outcome_of(entry: &Entry) -> &'static str {
    match &entry.outcome {
        Outcome::Done => "done",
        Outcome::Refused { .. } => "refused",
        Outcome::Failed { .. } => "failed",
    }
}
