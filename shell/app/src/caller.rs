//! Who is asking: the session or token of a request, and what its account may do.

use crate::clock::Clock;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use crate::settings::{PolicyRules, SignInPolicy};
use std::sync::Arc;
use yunheng_access::{Authority, Permission, PermissionSet, Scope, World};
use yunheng_audit::{Channel, Who};
use yunheng_store::session::{self, Presented};
use yunheng_store::{authority, setting};
use yunheng_values::Lang;

/// From where a request comes.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Address of the caller.
    pub ip: String,
    /// Program of the caller.
    pub user_agent: String,
    /// Name of the request, in every answer, log line and audit entry.
    pub request_id: String,
    /// Language of the caller.
    pub lang: Lang,
}

/// What a request brings to say who is asking.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A cookie.
    Cookie(String),
    /// An API token.
    Token(String),
}

/// A signed-in person.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The account.
    pub account: i64,
    /// Its login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Its world.
    pub world: World,
    /// The person's party.
    pub party: Option<i64>,
    /// Session or token.
    pub session: i64,
    /// Way in.
    pub channel: Channel,
    /// How the person signed in.
    pub method: String,
    /// From where.
    pub place: Place,
    /// When the person last confirmed who they are.
    pub confirmed_at_ms: Option<i64>,
    /// What must be done before anything else.
    pub pending: Option<Pending>,
    pub(crate) authority: Arc<Authority>,
    pub(crate) narrowed: Option<PermissionSet>,
    pub(crate) epoch: i64,
}

/// A person for whom the platform acts: who wrote a mail, or who lives in an invented city.
#[derive(Debug, Clone)]
pub(crate) struct Acting {
    /// The account.
    pub(crate) account: i64,
    /// Its login.
    pub(crate) login: String,
    /// The person's name.
    pub(crate) name: String,
    /// The person's party.
    pub(crate) party: Option<i64>,
}

/// What a person must do before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// Choose a password: it was given, or it is too old.
    Password,
    /// Set up one-time codes.
    SecondFactor,
}

impl Pending {
    /// Stable name, as on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::SecondFactor => "totp",
        }
    }
}

impl Caller {
    /// As an audit entry names the person.
    pub fn who(&self) -> Who {
        Who::Account { id: self.account, login: self.login.clone(), name: self.name.clone() }
    }

    /// What the person may do at a moment; a token may be narrower than its account.
    pub fn permissions(&self, now_ms: i64) -> PermissionSet {
        let all = self.authority.permissions(now_ms);
        match self.narrowed {
            Some(narrowed) => all.iter().filter(|permission| narrowed.has(*permission)).collect(),
            None => all,
        }
    }

    /// What the person reaches with a permission at a moment, if they have it.
    pub(crate) fn reaches(&self, permission: Permission, now_ms: i64) -> Option<Scope> {
        let may = self.permissions(now_ms).has(permission);
        self.authority.scope(permission, now_ms).ok().filter(|_| may)
    }

    /// The grants behind it.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }
}

/// A session is marked as seen at most this often, so that reading costs no writing.
const TOUCH_EVERY_MS: i64 = 60_000;

impl App {
    /// Who presents a credential. The answer to every failure is the same: sign in.
    ///
    /// # Errors
    /// [`ProblemKind::SignIn`]; or the database is not available.
    pub async fn caller(&self, credential: &Credential, place: Place) -> Result<Caller, Problem> {
        let now_ms = self.now_ms();
        let found = self.presented(credential, now_ms).await?;
        let policy = self.sign_in_policy().await?;
        let presented = found.filter(|found| is_live(found, &policy, now_ms)).ok_or_else(sign_in_again)?;
        let world = World::parse(&presented.world).ok_or_else(sign_in_again)?;
        if now_ms - presented.last_seen_ms >= TOUCH_EVERY_MS {
            self.touch(&presented, now_ms).await?;
        }
        let authority = self.authority_of(presented.account_id, world, presented.epoch).await?;
        Ok(caller_of(presented, world, authority, place, &policy, now_ms))
    }

    /// A person for whom the platform acts although nobody has signed in: it may do what their account may.
    pub(crate) async fn acting(
        &self,
        who: &Acting,
        channel: Channel,
        request_id: &str,
    ) -> Result<Caller, Problem> {
        let epoch = authority::epoch(self.store().reader()).await?;
        Ok(Caller {
            account: who.account,
            login: who.login.clone(),
            name: who.name.clone(),
            world: World::Business,
            party: who.party,
            session: 0,
            channel,
            method: channel.as_str().to_owned(),
            place: Place { request_id: request_id.to_owned(), ..Place::default() },
            confirmed_at_ms: None,
            pending: None,
            authority: self.authority_of(who.account, World::Business, epoch).await?,
            narrowed: None,
            epoch,
        })
    }

    async fn touch(&self, presented: &Presented, now_ms: i64) -> Result<(), Problem> {
        let tx = self.store().begin().await?;
        let marked = match presented.token_permissions {
            Some(_) => session::touch_token(tx.db(), presented.id, now_ms).await,
            None => session::touch(tx.db(), presented.id, now_ms).await,
        };
        let done = match marked {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        match done {
            // Another request marked it at the same moment.
            Err(error) if error.is_retryable() => Ok(()),
            done => Ok(done?),
        }
    }

    /// The grants of an account, from memory while nobody changed any.
    pub(crate) async fn authority_of(
        &self,
        account: i64,
        world: World,
        epoch: i64,
    ) -> Result<Arc<Authority>, Problem> {
        if let Some(known) = self.remembered(account, epoch) {
            return Ok(known);
        }
        let loaded = Arc::new(authority::load(self.store().reader(), account, world).await?);
        self.remember(account, epoch, Arc::clone(&loaded));
        Ok(loaded)
    }

    /// The rules of signing in, from memory for a few seconds.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sign_in_policy(&self) -> Result<SignInPolicy, Problem> {
        let now_ms = self.now_ms();
        if let Some(policy) = self.remembered_policy(now_ms) {
            return Ok(policy);
        }
        let row = setting::find(self.store().reader(), SignInPolicy::SECTION).await?;
        let policy = row.and_then(|row| serde_json::from_str(&row.value).ok()).unwrap_or_default();
        self.remember_policy(now_ms, policy);
        Ok(policy)
    }
}

fn is_live(found: &Presented, policy: &SignInPolicy, now_ms: i64) -> bool {
    let is_administrator = World::parse(&found.world).is_some_and(World::is_administrator);
    let ends_ms = found.token_expires_at_ms.unwrap_or_else(|| {
        policy.sign_in().session_ends_ms(is_administrator, found.began_at_ms, found.last_seen_ms)
    });
    let account_ends_ms = found.account_expires_at_ms.unwrap_or(i64::MAX);
    found.status == "active" && now_ms < ends_ms && now_ms < account_ends_ms
}

fn caller_of(
    found: Presented,
    world: World,
    authority: Arc<Authority>,
    place: Place,
    policy: &SignInPolicy,
    now_ms: i64,
) -> Caller {
    let channel = if found.token_permissions.is_some() { Channel::ApiToken } else { Channel::Web };
    let pending = pending(&found, policy, now_ms);
    Caller {
        account: found.account_id,
        login: found.login,
        name: found.name,
        world,
        party: found.party_id,
        session: found.id,
        channel,
        method: found.method,
        place,
        confirmed_at_ms: found.confirmed_at_ms,
        pending,
        authority,
        narrowed: found.token_permissions.as_deref().map(authority::permissions),
        epoch: found.epoch,
    }
}

/// A token was made by somebody who had done it all. A directory answers for its own passwords; for a second factor it does only
/// where the settings believe it, and never for administrators.
fn pending(found: &Presented, policy: &SignInPolicy, now_ms: i64) -> Option<Pending> {
    if found.token_permissions.is_some() {
        return None;
    }
    let max_age_ms = i64::from(policy.max_age_days) * 86_400_000;
    let too_old =
        max_age_ms > 0 && found.password_set_at_ms.is_some_and(|set| now_ms.saturating_sub(set) > max_age_ms);
    if found.method == "password" && (found.must_change_password == 1 || too_old) {
        return Some(Pending::Password);
    }
    let is_administrator = World::parse(&found.world).is_some_and(World::is_administrator);
    let is_believed = found.method.ends_with(crate::sign_in::VOUCHED) && !is_administrator;
    let wants_codes = is_administrator || policy.require_totp;
    (found.has_totp == 0 && wants_codes && !is_believed).then_some(Pending::SecondFactor)
}

/// The one answer to whoever is not signed in.
pub fn sign_in_again() -> Problem {
    Problem::new(ProblemKind::SignIn, "sign_in", "请登录", "sign in")
}

impl App {
    /// Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        Clock::now_ms(self.clock())
    }
}
