//! A person as somebody wants to enter them.

use super::FirstPassword;
use super::check::{check_end, check_login, check_name, check_post, instant_ms, mail_address, telephone};
use super::shown::{EMAIL, PHONE};
use crate::problem::Problem;
use crate::secret::{hex, unhex};
use crate::service::App;
use serde::{Deserialize, Serialize};
use yunheng_access::World;
use yunheng_api::platform::AccountInJson;
use yunheng_store::account::{self, NewAccount};
use yunheng_store::{Db, people};
use yunheng_values::{Finding, Findings, Text};

/// A person to be entered: of the right form, personal values sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PersonDraft {
    pub login: String,
    pub name: String,
    pub world: String,
    pub party_id: Option<i64>,
    pub post: Option<String>,
    pub is_external: bool,
    /// Sealed, in hexadecimal digits.
    pub phone: Option<String>,
    /// Sealed, in hexadecimal digits.
    pub email: Option<String>,
    pub expires_at_ms: Option<i64>,
}

impl PersonDraft {
    /// Reads what somebody wrote; says everything that has no form.
    pub(super) fn read(app: &App, input: &AccountInJson) -> Result<Self, Problem> {
        let post = filled(input.post.as_deref());
        let mut findings = check_login(&input.login);
        findings.extend(check_name(&input.name));
        findings.extend(post.as_deref().map(check_post).unwrap_or_default());
        findings.extend(check_world(&input.world));
        let phone = kept(filled(input.phone.as_deref()).map(|text| telephone(&text)), &mut findings);
        let email = kept(filled(input.email.as_deref()).map(|text| mail_address(&text)), &mut findings);
        let end = filled(input.expires_at.as_deref()).map(|text| instant_ms(&text, "/expires_at"));
        let expires_at_ms = kept(end, &mut findings);
        if !findings.is_empty() {
            return Err(Problem::unusable(findings));
        }
        Ok(Self {
            login: input.login.trim().to_lowercase(),
            name: input.name.trim().to_owned(),
            world: input.world.clone(),
            party_id: input.party_id,
            post,
            is_external: input.is_external,
            phone: sealed(app, PHONE, phone.as_deref())?.map(|bytes| hex(&bytes)),
            email: sealed(app, EMAIL, email.as_deref())?.map(|bytes| hex(&bytes)),
            expires_at_ms,
        })
    }

    /// Looks whether the account can be made now.
    pub(crate) async fn check(&self, db: Db<'_>, now_ms: i64) -> Result<(), Problem> {
        let mut findings = check_end(self.is_external, self.expires_at_ms, now_ms);
        if account::by_login(db, &self.login).await?.is_some() {
            let message = Text::new("登录名已被使用", "this login is taken");
            findings.push(Finding::error("login_taken", "/login", message));
        }
        findings.extend(check_party(db, self.world()?, self.party_id).await?);
        if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
    }

    /// World of the account.
    pub(crate) fn world(&self) -> Result<World, Problem> {
        World::parse(&self.world).ok_or_else(|| Problem::bug(&format!("unknown world {}", self.world)))
    }

    /// The account, with a password that the person must change.
    pub(crate) fn new_account(&self, password: &FirstPassword) -> Result<NewAccount, Problem> {
        let bytes = |text: &Option<String>| text.as_deref().and_then(unhex);
        Ok(NewAccount {
            login: self.login.clone(),
            name: self.name.clone(),
            world: self.world()?.as_str(),
            party_id: self.party_id,
            post: self.post.clone(),
            is_external: self.is_external,
            phone_sealed: bytes(&self.phone),
            email_sealed: bytes(&self.email),
            expires_at_ms: self.expires_at_ms,
            password_set_at_ms: None,
            password_hash: Some(password.hash.clone()),
            must_change_password: true,
            totp_sealed: None,
        })
    }
}

fn check_world(world: &str) -> Option<Finding> {
    let message = Text::new(
        "类别应为 business、system、security 或 audit",
        "a world is business, system, security or audit",
    );
    World::parse(world).is_none().then(|| Finding::error("world", "/world", message))
}

/// What was read; what could not be is a finding.
fn kept<T>(read: Option<Result<T, Finding>>, findings: &mut Findings) -> Option<T> {
    read?.map_err(|finding| findings.push(finding)).ok()
}

/// A text with something in it.
pub(super) fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A personal value, sealed for its place.
pub(super) fn sealed(app: &App, place: &str, clear: Option<&str>) -> Result<Option<Vec<u8>>, Problem> {
    clear
        .map(|clear| app.keys().seal(place, clear.as_bytes()))
        .transpose()
        .map_err(|error| Problem::bug(&error))
}

/// People of business belong to a party that exists; an administrator may.
pub(super) async fn check_party(
    db: Db<'_>,
    world: World,
    party_id: Option<i64>,
) -> Result<Findings, Problem> {
    let found = match party_id {
        Some(id) => people::party(db, id).await?.filter(|party| party.status == "active"),
        None => None,
    };
    let message = match (party_id, found) {
        (Some(_), None) => Text::new("没有这个单位，或已停用", "no such party, or it is closed"),
        (None, _) if world == World::Business => {
            Text::new("业务人员须有所属单位", "people of business belong to a party")
        }
        _ => return Ok(Findings::new()),
    };
    Ok(vec![Finding::error("party", "/party_id", message)])
}
