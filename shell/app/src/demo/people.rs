//! People of the demo city: accounts with random passwords, and what they may do.

use super::parties::Written;
use crate::act::Act;
use crate::people::EMAIL;
use crate::problem::Problem;
use crate::secret;
use crate::sign_in::TOTP_PLACE;
use std::num::NonZero;
use yunheng_access::{RoleShape, SHIPPED_ROLES};
use yunheng_demo::{DemoCity, DemoPerson};
use yunheng_store::account::{self, NewAccount};
use yunheng_store::authority::{self, NewGrant};
use yunheng_values::{Date, Moment};

/// What a person signs in with.
#[derive(Clone)]
pub(super) struct Secrets {
    /// In clear, to be shown once.
    pub(super) password: String,
    hash: String,
    /// Secret of one-time codes, for administrators.
    pub(super) totp: Option<Vec<u8>>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(not shown)")
    }
}

/// A person who has an account.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub(super) account: i64,
    pub(super) grant: i64,
    pub(super) drawn: &'a DemoPerson,
    pub(super) role: &'static RoleShape,
    pub(super) secrets: &'a Secrets,
}

/// Draws secrets for everybody. Argon2 takes most of the time that the city takes, so each processor has a share of the people.
pub(super) async fn draw(city: &DemoCity) -> Result<Vec<Secrets>, Problem> {
    let administrators: Vec<bool> = city
        .people
        .iter()
        .map(|person| Ok(role_of(person)?.world.is_administrator()))
        .collect::<Result<_, Problem>>()?;
    tokio::task::spawn_blocking(move || {
        let share =
            administrators.len().div_ceil(std::thread::available_parallelism().map_or(1, NonZero::get));
        std::thread::scope(|scope| {
            let shares: Vec<_> = administrators
                .chunks(share.max(1))
                .map(|some| {
                    scope.spawn(move || some.iter().map(|is_administrator| one(*is_administrator)).collect())
                })
                .collect();
            let mut all = Vec::new();
            for share in shares {
                let drawn: Result<Vec<Secrets>, String> =
                    share.join().map_err(|_| "a thread that hashes ended early")?;
                all.extend(drawn?);
            }
            Ok::<_, String>(all)
        })
    })
    .await
    .map_err(|error| Problem::bug(&error))?
    .map_err(|error| Problem::bug(&error))
}

fn one(is_administrator: bool) -> Result<Secrets, String> {
    let password = secret::random_password();
    let hash = secret::hash_password(&password)?;
    Ok(Secrets { password, hash, totp: is_administrator.then(secret::new_totp_secret) })
}

/// Writes accounts and grants, with passwords as they are set today.
pub(super) async fn write<'a>(
    act: &mut Act<'_>,
    city: &'a DemoCity,
    secrets: &'a [Secrets],
    (parties, today_ms): (&Written, i64),
) -> Result<Vec<Person<'a>>, Problem> {
    let mut people = Vec::with_capacity(city.people.len());
    for (drawn, secrets) in city.people.iter().zip(secrets) {
        let (role, party) = (role_of(drawn)?, parties.id(drawn.party)?);
        let account = account::insert(
            act.db(),
            account_of(act, (drawn, role, secrets, party), today_ms)?,
            act.now_ms(),
        )
        .await?;
        let (role_id, world) = authority::role_by_key(act.db(), role.key)
            .await?
            .ok_or_else(|| Problem::bug(&"a shipped role is missing"))?;
        let grant = NewGrant {
            account_id: account,
            role_id,
            world,
            reach: drawn.reach.clone(),
            party_id: drawn.reach.needs_anchor().then_some(party),
            from_ms: act.now_ms(),
            until_ms: None,
            proposal_id: None,
        };
        let grant = authority::insert_grant(act.db(), grant, act.now_ms()).await?;
        act.also(
            "account.make",
            "account",
            account,
            &[("login", &drawn.login), ("world", role.world.as_str())],
        );
        act.also("grant.make", "grant", grant, &[("role", role.key), ("reach", drawn.reach.as_str())]);
        people.push(Person { account, grant, drawn, role, secrets });
    }
    Ok(people)
}

fn account_of(
    act: &Act<'_>,
    (drawn, role, secrets, party): (&DemoPerson, &RoleShape, &Secrets, i64),
    today_ms: i64,
) -> Result<NewAccount, Problem> {
    let keys = act.app().keys();
    let seal = |place: &str, clear: &[u8]| keys.seal(place, clear).map_err(|error| Problem::bug(&error));
    // Nobody has an address that ends so (RFC 2606).
    let email = format!("{}@example.invalid", drawn.login);
    Ok(NewAccount {
        login: drawn.login.clone(),
        name: drawn.name.clone(),
        world: role.world.as_str(),
        party_id: Some(party),
        post: Some(drawn.post.to_owned()),
        is_external: drawn.expires_on.is_some(),
        expires_at_ms: drawn.expires_on.map(midnight_ms),
        password_hash: Some(secrets.hash.clone()),
        // The accounts are as old as the city's work; a password as old would have to be changed first.
        password_set_at_ms: Some(today_ms),
        // Whoever tries the city looks around at once; the passwords are random already.
        must_change_password: false,
        totp_sealed: secrets.totp.as_deref().map(|secret| seal(TOTP_PLACE, secret)).transpose()?,
        email_sealed: Some(seal(EMAIL, email.as_bytes())?),
        ..NewAccount::default()
    })
}

fn midnight_ms(day: Date) -> i64 {
    Moment::midnight(day).epoch_seconds() * 1000
}

fn role_of(person: &DemoPerson) -> Result<&'static RoleShape, Problem> {
    let found = SHIPPED_ROLES.iter().find(|role| role.key == person.role);
    found.ok_or_else(|| Problem::bug(&format!("{} has no shipped role", person.login)))
}
