//! Directories as administrators see and send them: secrets go in and do not come out.

use super::check;
use super::stored::{Directories, Directory, Door, LdapDoor, OidcDoor, redirect_url, seal};
use crate::problem::Problem;
use crate::service::App;
use yunheng_api::platform::{
    DirectoriesJson, DirectoryJson, DirectoryKindJson, LdapSettingsJson, OidcSettingsJson, SecretJson,
};
use yunheng_values::{Finding, Findings, Text};

pub(super) fn shown(stored: &Directories, base: &str) -> DirectoriesJson {
    DirectoriesJson { directories: stored.directories.iter().map(|each| shown_one(each, base)).collect() }
}

fn shown_one(directory: &Directory, base: &str) -> DirectoryJson {
    let secret = Some(SecretJson { is_set: directory.door.secret_sealed().is_some(), new: None });
    let (kind, oidc, ldap) = match &directory.door {
        Door::Oidc(door) => {
            let redirect = redirect_url(base, &directory.key);
            (DirectoryKindJson::Oidc, Some(shown_oidc(door, secret, redirect)), None)
        }
        Door::Ldap(door) => (DirectoryKindJson::Ldap, None, Some(shown_ldap(door, secret))),
    };
    DirectoryJson {
        key: directory.key.clone(),
        kind,
        title: directory.title.clone(),
        enabled: directory.enabled,
        administrators: directory.administrators,
        oidc,
        ldap,
    }
}

fn shown_oidc(door: &OidcDoor, secret: Option<SecretJson>, redirect_url: String) -> OidcSettingsJson {
    OidcSettingsJson {
        issuer: door.issuer.clone(),
        client_id: door.client_id.clone(),
        client_secret: secret,
        redirect_url: Some(redirect_url),
        scopes: door.scopes.clone(),
        acr_values: door.acr_values.clone(),
        second_factor_acr: door.second_factor_acr.clone(),
        second_factor_amr: door.second_factor_amr.clone(),
        allow: door.allow.clone(),
        ca_file: door.ca_file.clone(),
        timeout_seconds: door.timeout_seconds,
    }
}

fn shown_ldap(door: &LdapDoor, secret: Option<SecretJson>) -> LdapSettingsJson {
    LdapSettingsJson {
        url: door.url.clone(),
        start_tls: door.start_tls,
        bind_dn: door.bind_dn.clone(),
        bind_password: secret,
        base_dn: door.base_dn.clone(),
        filter: door.filter.clone(),
        uid_attribute: door.uid_attribute.clone(),
        ca_file: door.ca_file.clone(),
        timeout_seconds: door.timeout_seconds,
    }
}

/// What is stored after an edit. Every value that is not right is a finding.
pub(super) fn taken(
    app: &App,
    before: &Directories,
    given: &DirectoriesJson,
) -> Result<Directories, Problem> {
    let mut findings = Findings::new();
    let mut after = Directories::default();
    for (number, each) in given.directories.iter().enumerate() {
        match taken_one(app, before, each, &format!("/directories/{number}"))? {
            Ok(directory) => after.directories.push(directory),
            Err(finding) => findings.push(*finding),
        }
    }
    if findings.is_empty() {
        findings = check::check(&after);
    }
    if findings.is_empty() {
        findings = check::with_connectors(app, &after)?;
    }
    if findings.is_empty() { Ok(after) } else { Err(Problem::unusable(findings)) }
}

fn taken_one(
    app: &App,
    before: &Directories,
    each: &DirectoryJson,
    place: &str,
) -> Result<Result<Directory, Box<Finding>>, Problem> {
    let Some(mut door) = door_of(each) else {
        return Ok(Err(Box::new(check::settings_missing(place, each.kind))));
    };
    let (secret, at) = match each.kind {
        DirectoryKindJson::Oidc => {
            (each.oidc.as_ref().and_then(|oidc| oidc.client_secret.as_ref()), "oidc/client_secret")
        }
        DirectoryKindJson::Ldap => {
            (each.ldap.as_ref().and_then(|ldap| ldap.bind_password.as_ref()), "ldap/bind_password")
        }
    };
    let old = before.find(&each.key).map(|directory| &directory.door);
    match kept_secret(app, &each.key, secret, old, &door)? {
        Ok(sealed) => set_secret(&mut door, sealed),
        Err(message) => {
            return Ok(Err(Box::new(Finding::error("secret_needed", format!("{place}/{at}"), message))));
        }
    }
    Ok(Ok(Directory {
        key: each.key.clone(),
        title: each.title.trim().to_owned(),
        enabled: each.enabled,
        administrators: each.administrators,
        door,
    }))
}

fn door_of(each: &DirectoryJson) -> Option<Door> {
    Some(match each.kind {
        DirectoryKindJson::Oidc => Door::Oidc(oidc_door(each.oidc.as_ref()?)),
        DirectoryKindJson::Ldap => Door::Ldap(ldap_door(each.ldap.as_ref()?)),
    })
}

fn oidc_door(given: &OidcSettingsJson) -> OidcDoor {
    OidcDoor {
        issuer: given.issuer.trim().to_owned(),
        client_id: given.client_id.trim().to_owned(),
        secret_sealed: None,
        scopes: trimmed(&given.scopes),
        acr_values: trimmed(&given.acr_values),
        second_factor_acr: trimmed(&given.second_factor_acr),
        second_factor_amr: trimmed(&given.second_factor_amr),
        allow: trimmed(&given.allow),
        ca_file: named(given.ca_file.as_deref()),
        timeout_seconds: given.timeout_seconds,
    }
}

fn ldap_door(given: &LdapSettingsJson) -> LdapDoor {
    LdapDoor {
        url: given.url.trim().to_owned(),
        start_tls: given.start_tls,
        bind_dn: given.bind_dn.trim().to_owned(),
        secret_sealed: None,
        base_dn: given.base_dn.trim().to_owned(),
        filter: given.filter.trim().to_owned(),
        uid_attribute: given.uid_attribute.trim().to_owned(),
        ca_file: named(given.ca_file.as_deref()),
        timeout_seconds: given.timeout_seconds,
    }
}

fn trimmed(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

fn named(file: Option<&str>) -> Option<String> {
    file.map(str::trim).filter(|file| !file.is_empty()).map(str::to_owned)
}

/// The sealed secret after an edit: a new one, the old one, or none. A door that moved does not take its secret along.
fn kept_secret(
    app: &App,
    key: &str,
    given: Option<&SecretJson>,
    old: Option<&Door>,
    new: &Door,
) -> Result<Result<Option<String>, Text>, Problem> {
    let fresh = given.and_then(|secret| secret.new.as_deref()).filter(|text| !text.is_empty());
    if let Some(fresh) = fresh {
        return Ok(Ok(Some(seal(app, key, fresh)?)));
    }
    if given.is_some_and(|secret| !secret.is_set) {
        return Ok(Ok(None));
    }
    let kept = old.and_then(Door::secret_sealed);
    let has_moved = old.is_some_and(|old| old.kind() != new.kind() || old.place() != new.place());
    if kept.is_some() && has_moved {
        return Ok(Err(Text::new(
            "地址或加密方式改了，请重新填写密码：原密码不会自动发往新地址",
            "the address changed: give the secret again, the kept one is not sent to another place",
        )));
    }
    Ok(Ok(kept.map(str::to_owned)))
}

fn set_secret(door: &mut Door, sealed: Option<String>) {
    match door {
        Door::Oidc(door) => door.secret_sealed = sealed,
        Door::Ldap(door) => door.secret_sealed = sealed,
    }
}
