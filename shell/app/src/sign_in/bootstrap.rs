//! The first start: one link, three people, each with a password and one-time codes of their own. Then the link is dead.

use crate::caller::Place;
use crate::clock::instant;
use crate::problem::{Problem, ProblemKind};
use crate::secret::{self, unhex};
use crate::service::App;
use crate::settings::PolicyRules;
use yunheng_access::{PersonalWords, Reach, World, check_password};
use yunheng_api::platform::{AdministratorJson, BootstrapJson, BootstrapSeatJson};
use yunheng_audit::Who;
use yunheng_store::Db;
use yunheng_store::account::{self, NewAccount};
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::sign_in::{self, Ticket};
use yunheng_values::Lang;

const PURPOSE: &str = "bootstrap";
/// A link that nobody used is dead after a day; the next start prints a new one.
const LINK_MS: i64 = 24 * 3_600_000;

/// Whether one of the three administrators is missing, or the door for it is still open.
///
/// # Errors
/// What the database says.
pub async fn needs_bootstrap(app: &App) -> Result<bool, Problem> {
    Ok(!open_seats(app.store().reader()).await?.is_empty())
}

async fn open_seats(db: Db<'_>) -> Result<Vec<World>, Problem> {
    let mut open = Vec::new();
    for world in World::ADMINISTRATORS {
        if account::count_of_world(db, world.as_str()).await? == 0 {
            open.push(world);
        }
    }
    Ok(open)
}

/// Makes the one-time link of the first start; links made before are dead. None when the three administrators are there.
///
/// # Errors
/// What the database says.
pub async fn bootstrap_link(app: &App) -> Result<Option<String>, Problem> {
    if !needs_bootstrap(app).await? {
        return Ok(None);
    }
    let token = secret::random_token();
    let act = app.system_act("start", "bootstrap.open").await?.on("bootstrap", "");
    sign_in::cancel_tickets(act.db(), PURPOSE, act.now_ms()).await?;
    // Secrets of the three posts, so that each can be shown as a picture before its person exists.
    let secrets: Vec<String> =
        World::ADMINISTRATORS.iter().map(|_| secret::hex(&secret::new_totp_secret())).collect();
    let sealed =
        app.keys().seal("bootstrap", secrets.join(" ").as_bytes()).map_err(|error| Problem::bug(&error))?;
    let until = act.now_ms() + LINK_MS;
    sign_in::insert_ticket(act.db(), &secret::digest(&token), PURPOSE, None, &secret::hex(&sealed), until)
        .await?;
    act.commit().await?;
    Ok(Some(token))
}

/// How far the first start has come, for whoever has the link.
///
/// # Errors
/// [`ProblemKind::NotFound`] when the link is dead or was never alive.
pub async fn bootstrap_state(app: &App, token: &str, lang: Lang) -> Result<BootstrapJson, Problem> {
    let db = app.store().reader();
    let (ticket, secrets) = opened(app, db, token).await?;
    let open = open_seats(db).await?;
    let seats = World::ADMINISTRATORS.iter().zip(&secrets).map(|(world, secret)| {
        let is_open = open.contains(world);
        BootstrapSeatJson {
            post: world.as_str().to_owned(),
            title: world.title().in_lang(lang).to_owned(),
            taken: !is_open,
            totp_secret: is_open.then(|| secret::base32(secret)),
            totp_address: is_open.then(|| secret::totp_address(world.as_str(), secret)),
        }
    });
    Ok(BootstrapJson { seats: seats.collect(), expires_at: instant(ticket.expires_at_ms) })
}

async fn opened(app: &App, db: Db<'_>, token: &str) -> Result<(Ticket, Vec<Vec<u8>>), Problem> {
    let dead = || {
        Problem::new(
            ProblemKind::NotFound,
            "link_dead",
            "链接已失效；重新启动服务会打印新的链接",
            "the link is dead; starting the service again prints a new one",
        )
    };
    let found =
        sign_in::find_ticket(db, &secret::digest(token), PURPOSE, app.now_ms()).await?.ok_or_else(dead)?;
    let sealed = unhex(&found.payload).ok_or_else(dead)?;
    let clear = app.keys().open("bootstrap", &sealed).map_err(|error| Problem::bug(&error))?;
    let secrets = String::from_utf8_lossy(&clear).split(' ').filter_map(unhex).collect();
    Ok((found, secrets))
}

/// A person takes one of the three posts. With the third the link dies.
///
/// # Errors
/// A dead link, a post that is taken, or values that are not right.
pub async fn take_seat(
    app: &App,
    place: &Place,
    post: &str,
    person: &AdministratorJson,
) -> Result<(), Problem> {
    let world = World::parse(post).filter(|world| world.is_administrator()).ok_or_else(Problem::not_found)?;
    check(app, person).await?;
    let hash = hashed(person.password.clone()).await?;
    let who = Who::Stranger(person.login.clone());
    let mut act = app.stranger_act(place, who, "bootstrap.take").await?;
    let (ticket, secrets) = opened(app, act.db(), &person.token).await?;
    let open = open_seats(act.db()).await?;
    if !open.contains(&world) {
        return Err(Problem::conflict("seat_taken", "此岗位已有人", "somebody has this post already"));
    }
    let nth = World::ADMINISTRATORS.iter().position(|each| *each == world).unwrap_or_default();
    let secret = secrets.get(nth).ok_or_else(Problem::not_found)?;
    let step = secret::totp_step(secret, &person.code, act.now_ms()).ok_or_else(wrong_code)?;
    let sealed =
        app.keys().seal(super::second_factor::TOTP_PLACE, secret).map_err(|error| Problem::bug(&error))?;
    let id = make_administrator(&act, world, person, hash, sealed).await?;
    account::spend_totp_step(act.db(), id, step).await?;
    act.set_object("account", id);
    act.changed("world", None, Some(world.as_str()));
    if open.len() == 1 {
        sign_in::use_ticket(act.db(), ticket.id, act.now_ms()).await?;
    }
    act.commit().await
}

async fn make_administrator(
    act: &crate::act::Act<'_>,
    world: World,
    person: &AdministratorJson,
    hash: String,
    totp_sealed: Vec<u8>,
) -> Result<i64, Problem> {
    let new = NewAccount {
        login: person.login.trim().to_lowercase(),
        name: person.name.trim().to_owned(),
        world: world.as_str(),
        password_hash: Some(hash),
        totp_sealed: Some(totp_sealed),
        ..NewAccount::default()
    };
    let id = account::insert(act.db(), new, act.now_ms()).await?;
    let key = format!("{}_admin", world.as_str());
    let (role_id, world) = authority::role_by_key(act.db(), &key)
        .await?
        .ok_or_else(|| Problem::bug(&"a shipped role is missing"))?;
    let grant = NewGrant {
        account_id: id,
        role_id,
        world,
        reach: Reach::All,
        party_id: None,
        from_ms: act.now_ms(),
        until_ms: None,
        proposal_id: None,
    };
    authority::insert_grant(act.db(), grant, act.now_ms()).await?;
    Ok(id)
}

async fn check(app: &App, person: &AdministratorJson) -> Result<(), Problem> {
    let mut findings = crate::people::check_login(&person.login);
    findings.extend(crate::people::check_name(&person.name));
    let rules = app.sign_in_policy().await?.passwords();
    let words = [person.login.as_str(), person.name.as_str()];
    let common = &secret::is_common_password;
    findings.extend(check_password(&rules, true, &person.password, PersonalWords(&words), common));
    if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
}

/// Argon2 on a thread that may block.
pub(crate) async fn hashed(password: String) -> Result<String, Problem> {
    tokio::task::spawn_blocking(move || secret::hash_password(&password))
        .await
        .map_err(|error| Problem::bug(&error))?
        .map_err(|error| Problem::bug(&error))
}

fn wrong_code() -> Problem {
    Problem::refused(
        "wrong_code",
        "动态口令不正确：请核对手机时间，用此岗位的二维码重新添加",
        "the one-time code is not right: check the telephone's clock and scan this post's picture again",
    )
}
