//! People from the command line of the machine itself: for the hour in which nobody can sign in.
//!
//! It makes and resets accounts of business. Once the three administrators are there it touches none of them, unless it is told
//! that this is an emergency; then the entry in the trail has a name of its own, and the log warns.

use super::FirstPassword;
use super::draft::PersonDraft;
use super::make::insert;
use super::reset::{begin_anew, must_have_password};
use crate::act::Act;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::{Reach, World, heart_of};
use yunheng_api::platform::AccountInJson;
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::{account, grant, people};
use yunheng_values::{Finding, Text};

/// A person to be added.
#[derive(Debug, Clone)]
pub struct CommandLinePerson {
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Business, or in an emergency one of the three administrators.
    pub world: World,
    /// Name, short name or code of the party.
    pub party: Option<String>,
    /// Post there.
    pub post: Option<String>,
    /// Whether the person is from outside.
    pub is_external: bool,
    /// End of the account, an instant or a day.
    pub expires_at: Option<String>,
}

/// Adds an account and gives its one-time password. An administrator also gets the shipped role of the world: there is nobody who
/// could grant it.
///
/// # Errors
/// Values that are not right; an administrator while the three are there and this is no emergency.
pub async fn cli_add(
    app: &App,
    person: &CommandLinePerson,
    emergency: bool,
) -> Result<FirstPassword, Problem> {
    let is_administrator = person.world.is_administrator();
    let password = FirstPassword::make().await?;
    let action = if is_administrator { "emergency.account_make" } else { "account.make" };
    let mut act = app.command_act(action).await?;
    if is_administrator {
        must_be_emergency(&act, emergency).await?;
    }
    let party = match &person.party {
        Some(name) => Some(people::party_named(act.db(), name).await?.ok_or_else(no_party)?),
        None => None,
    };
    let input = AccountInJson {
        login: person.login.clone(),
        name: person.name.clone(),
        world: person.world.as_str().to_owned(),
        party_id: party.map(|party| party.id),
        post: person.post.clone(),
        is_external: person.is_external,
        phone: None,
        email: None,
        expires_at: person.expires_at.clone(),
        reason: None,
    };
    let draft = PersonDraft::read(app, &input)?;
    let id = insert(&mut act, &draft, &password).await?;
    if is_administrator {
        grant_shipped(&mut act, id, person.world).await?;
        warn(&person.login, action);
    }
    let act = if emergency { act.fact("emergency", "true") } else { act };
    act.because("command line").commit().await?;
    Ok(password)
}

/// Gives an account a one-time password, as a reset does.
///
/// # Errors
/// No such account; an administrator while the three are there and this is no emergency.
pub async fn cli_reset(app: &App, login: &str, emergency: bool) -> Result<FirstPassword, Problem> {
    let login = login.trim().to_lowercase();
    let found = account::by_login(app.store().reader(), &login).await?.ok_or_else(no_account)?;
    let world = World::parse(&found.world).ok_or_else(Problem::not_found)?;
    let password = FirstPassword::make().await?;
    let action = if world.is_administrator() { "emergency.account_reset" } else { "account.reset" };
    let act = app.command_act(action).await?.on("account", found.id).fact("login", &login);
    if world.is_administrator() {
        must_be_emergency(&act, emergency).await?;
    }
    let person = account::own(act.db(), found.id).await?.ok_or_else(no_account)?;
    must_have_password(&person)?;
    if person.status != "active" {
        return Err(Problem::conflict(
            "disabled",
            "账号已停用，须先恢复",
            "the account is disabled; enable it first",
        ));
    }
    begin_anew(&act, found.id, &password).await?;
    if world.is_administrator() {
        warn(&login, action);
    }
    let act = if emergency { act.fact("emergency", "true") } else { act };
    act.because("command line").commit().await?;
    Ok(password)
}

async fn must_be_emergency(act: &Act<'_>, emergency: bool) -> Result<(), Problem> {
    if emergency || !three_are_there(act).await? {
        return Ok(());
    }
    Err(Problem::refused(
        "emergency_only",
        "三员已就位：管理员账号由系统管理员提出、另一人复核。确属紧急时加 --emergency，将特别留痕",
        "the three administrators are there: one proposes, another confirms. In an emergency give --emergency; it is written down loudly",
    ))
}

/// Whether each of the three worlds has somebody who can act in it.
async fn three_are_there(act: &Act<'_>) -> Result<bool, Problem> {
    for world in World::ADMINISTRATORS {
        let Some(heart) = heart_of(world) else { continue };
        let holds = grant::holds(act.db(), world, act.now_ms()).await?;
        if !holds.iter().any(|hold| hold.permissions.has(heart)) {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn grant_shipped(act: &mut Act<'_>, account_id: i64, world: World) -> Result<(), Problem> {
    let key = format!("{}_admin", world.as_str());
    let missing = || {
        Problem::conflict(
            "role_retired",
            "预置的管理员角色已停用",
            "the shipped role of this administrator is retired",
        )
    };
    let (role_id, world) = authority::role_by_key(act.db(), &key).await?.ok_or_else(missing)?;
    let grant = NewGrant {
        account_id,
        role_id,
        world,
        reach: Reach::All,
        party_id: None,
        from_ms: act.now_ms(),
        until_ms: None,
        proposal_id: None,
    };
    let id = authority::insert_grant(act.db(), grant, act.now_ms()).await?;
    act.also("emergency.grant_make", "grant", id, &[("account", &account_id.to_string()), ("role", &key)]);
    Ok(())
}

fn warn(login: &str, action: &str) {
    crate::metrics::counter("emergency_administrator");
    tracing::warn!(
        login,
        action,
        "an administrator's account was touched from the command line, in an emergency"
    );
}

fn no_account() -> Problem {
    Problem::refused("no_account", "没有这个登录名", "there is no such login")
}

fn no_party() -> Problem {
    let message = Text::new("没有这个单位，或已停用", "no such party, or it is closed");
    Problem::unusable(vec![Finding::error("party", "/party_id", message)])
}
