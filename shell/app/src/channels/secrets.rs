//! Reading and writing sections that hold secrets.

use crate::act::Act;
use crate::caller::Caller;
use crate::keys::KeyProvider;
use crate::problem::Problem;
use crate::secret::{hex, unhex};
use crate::service::App;
use crate::settings::{Section, Versioned, flat, load};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use yunheng_api::platform::{OutboundSettingsJson, SecretJson};
use yunheng_store::setting;
use yunheng_values::{Finding, Findings, Text};

/// A section that may hold secrets. Where it is stored they are encrypted; where it is shown they are only said to be set.
pub trait Outlet: Section + Clone + Sync + 'static {
    /// Its secrets.
    fn secrets(&mut self) -> Vec<Secret<'_>> {
        Vec::new()
    }

    /// Whether what it describes could be used, its secrets in clear. Nothing is sent; files may be read.
    ///
    /// # Errors
    /// What stands in the way.
    fn try_out(&self, around: &Around) -> Result<(), Text> {
        let _ = around;
        Ok(())
    }
}

/// A secret of a section.
pub struct Secret<'a> {
    /// A name that stays when others come and go.
    pub name: String,
    /// To whom it is told. One that goes elsewhere from now on must be given again, so that nobody sends it to a place of their own.
    pub goes_to: String,
    /// Where it lies.
    pub slot: &'a mut Option<SecretJson>,
}

/// What a section is used with.
#[derive(Debug, Clone)]
pub struct Around {
    /// How the program calls out.
    pub outbound: OutboundSettingsJson,
    /// Folder of certificates.
    pub trust: PathBuf,
}

impl Around {
    pub(super) async fn load(app: &App) -> Result<Self, Problem> {
        let outbound: Versioned<OutboundSettingsJson> = load(app.store().reader()).await?;
        Ok(Self { outbound: outbound.value, trust: trust(app) })
    }
}

/// Folder of certificates that are believed besides those of the machine.
pub(super) fn trust(app: &App) -> PathBuf {
    app.data().join("trust")
}

/// A file of that folder.
pub(super) fn trusted(trust: &Path, name: Option<&String>) -> Option<PathBuf> {
    name.map(|name| trust.join(name))
}

/// Reads a section for its administrator, without its secrets.
///
/// # Errors
/// Not allowed.
pub async fn read<S: Outlet>(app: &App, caller: &Caller) -> Result<Versioned<S>, Problem> {
    let reading = app.read(caller, S::PERMISSION)?;
    let found: Versioned<S> = load(reading.db).await?;
    Ok(Versioned { value: shown(&found.value), version: found.version })
}

/// Writes a section; a secret that reads `set` stays. It is dangerous: the person must have confirmed who they are.
///
/// # Errors
/// Values that are not right, or that cannot be used; another edit came between.
pub async fn write<S: Outlet>(
    app: &App,
    caller: &Caller,
    version: i64,
    value: &S,
) -> Result<Versioned<S>, Problem> {
    app.read(caller, S::PERMISSION)?;
    let findings = value.check();
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let before: Versioned<S> = load(app.store().reader()).await?;
    if before.version != version {
        return Err(Problem::stale());
    }
    let sealed = sealed(app, value, &before.value)?;
    usable(app, &sealed).await?;
    let mut act = app.dangerous_act(caller, S::PERMISSION, "setting.edit").await?.on("setting", S::NAME);
    let text = serde_json::to_string(&sealed).map_err(|error| Problem::bug(&error))?;
    // The version is that of what the secrets were taken from.
    if !setting::set(act.db(), S::NAME, version, &text, act.account(), act.now_ms()).await? {
        return Err(Problem::stale());
    }
    note_changes(&mut act, &before.value, &sealed)?;
    act.commit().await?;
    Ok(Versioned { value: shown(&sealed), version: version + 1 })
}

/// Tries what a section describes on a thread that may read files.
async fn usable<S: Outlet>(app: &App, sealed: &S) -> Result<(), Problem> {
    let clear = opened(app, sealed)?;
    let around = Around::load(app).await?;
    let tried = tokio::task::spawn_blocking(move || clear.try_out(&around)).await;
    tried
        .map_err(|error| Problem::bug(&error))?
        .map_err(|why| Problem::unusable(vec![Finding::error("unusable", "/", why)]))
}

fn note_changes<S: Outlet>(act: &mut Act<'_>, before: &S, after: &S) -> Result<(), Problem> {
    let (old, new) = (flat(&shown(before))?, flat(&shown(after))?);
    for (field, value) in &new {
        let was = old.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str());
        act.changed(field, was, Some(value));
    }
    let (old, new) = (kept(before), kept(after));
    for (name, (_, sealed)) in &new {
        if old.get(name).is_some_and(|(_, was)| was != sealed) {
            act.changed(name, Some("set"), Some("set anew"));
        }
    }
    Ok(())
}

/// Secrets that are set, each with where it goes and what is kept of it.
fn kept<S: Outlet>(value: &S) -> BTreeMap<String, (String, String)> {
    let mut value = value.clone();
    let all = value.secrets().into_iter();
    all.filter_map(|secret| Some((secret.name, (secret.goes_to, secret.slot.take()?.new?)))).collect()
}

fn shown<S: Outlet>(value: &S) -> S {
    let mut shown = value.clone();
    for Secret { slot, .. } in shown.secrets() {
        let is_set = slot.as_ref().is_some_and(|secret| secret.new.is_some());
        *slot = Some(SecretJson { is_set, new: None });
    }
    shown
}

/// Names section and secret, so that a sealed value cannot be moved to another.
fn place<S: Outlet>(name: &str) -> String {
    format!("setting.{}.{name}", S::NAME)
}

fn sealed<S: Outlet>(app: &App, value: &S, before: &S) -> Result<S, Problem> {
    let (mut sealed, old) = (value.clone(), kept(before));
    let mut findings = Findings::new();
    for Secret { name, goes_to, slot } in sealed.secrets() {
        let given = slot.take().unwrap_or(SecretJson { is_set: true, new: None });
        let fresh = given.new.filter(|text| !text.is_empty());
        let new = match (fresh, old.get(&name)) {
            (Some(fresh), _) => Some(sealed_secret::<S>(app, &name, &fresh)?),
            (None, Some((went_to, _))) if given.is_set && *went_to != goes_to => {
                findings.push(moved(&name));
                None
            }
            (None, Some((_, kept))) if given.is_set => Some(kept.clone()),
            (None, _) => None,
        };
        *slot = new.map(|new| SecretJson { is_set: true, new: Some(new) });
    }
    if findings.is_empty() { Ok(sealed) } else { Err(Problem::unusable(findings)) }
}

fn sealed_secret<S: Outlet>(app: &App, name: &str, clear: &str) -> Result<String, Problem> {
    let bytes = KeyProvider::seal(app.keys(), &place::<S>(name), clear.as_bytes());
    Ok(hex(&bytes.map_err(|error| Problem::bug(&error))?))
}

fn moved(name: &str) -> Finding {
    let message = Text::new(
        "地址或加密方式改了，请重新填写密钥：原密钥不会自动发往新地址",
        "the address changed: give the secret again, the kept one is not sent to another place",
    );
    Finding::error("secret_moved", format!("/{}", name.replace('.', "/")), message)
}

/// A section with its secrets in clear, for the connection that it describes.
pub(super) fn opened<S: Outlet>(app: &App, sealed: &S) -> Result<S, Problem> {
    let mut clear = sealed.clone();
    for Secret { name, slot, .. } in clear.secrets() {
        let Some(text) = slot.take().and_then(|secret| secret.new) else { continue };
        let bytes = unhex(&text).ok_or_else(|| Problem::bug(&"a sealed secret is not hexadecimal"))?;
        let opened = KeyProvider::open(app.keys(), &place::<S>(&name), &bytes);
        let opened = opened.map_err(|error| Problem::bug(&error))?;
        let text = String::from_utf8(opened).map_err(|error| Problem::bug(&error))?;
        *slot = Some(SecretJson { is_set: true, new: Some(text) });
    }
    Ok(clear)
}

/// A secret in clear, of an opened section.
pub(super) fn clear_of(slot: Option<&SecretJson>) -> Option<String> {
    slot.and_then(|secret| secret.new.clone())
}
