//! Settings of the platform: sections of JSON with defaults, edited by the administrator whose section it is.

use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use serde::Serialize;
use serde::de::DeserializeOwned;
use yunheng_access::{PasswordRules, Permission, SignInRules};
use yunheng_api::platform::SignInPolicyJson;
use yunheng_store::setting;
use yunheng_values::{Finding, Findings, Text};

/// A section of the settings.
pub trait Section: Serialize + DeserializeOwned + Default + Send {
    /// Its name.
    const NAME: &'static str;
    /// Who may edit it.
    const PERMISSION: Permission;

    /// Values that are not right.
    fn check(&self) -> Findings;
}

/// Rules of passwords and of signing in, as stored.
pub type SignInPolicy = SignInPolicyJson;

/// What the stored policy means to the core.
pub trait PolicyRules {
    /// Name of the section.
    const SECTION: &'static str = "sign_in";

    /// Rules of passwords.
    fn passwords(&self) -> PasswordRules;

    /// Rules of signing in.
    fn sign_in(&self) -> SignInRules;
}

impl PolicyRules for SignInPolicyJson {
    fn passwords(&self) -> PasswordRules {
        PasswordRules {
            min_length: self.min_length,
            admin_min_length: self.admin_min_length,
            min_classes: self.min_classes,
            history: self.history,
            max_age_days: self.max_age_days,
        }
    }

    fn sign_in(&self) -> SignInRules {
        SignInRules {
            failures: self.failures,
            window_minutes: self.window_minutes,
            lock_minutes: self.lock_minutes,
            idle_minutes: self.idle_minutes,
            admin_idle_minutes: self.admin_idle_minutes,
            absolute_minutes: self.absolute_minutes,
            confirm_minutes: self.confirm_minutes,
        }
    }
}

impl Section for SignInPolicyJson {
    const NAME: &'static str = <Self as PolicyRules>::SECTION;
    const PERMISSION: Permission = Permission::SettingsSecurity;

    fn check(&self) -> Findings {
        let bounds: [(&str, u32, u32, u32); 12] = [
            ("/min_length", self.min_length, 8, 64),
            ("/admin_min_length", self.admin_min_length, 8, 64),
            ("/min_classes", self.min_classes, 1, 4),
            ("/history", self.history, 0, 24),
            ("/max_age_days", self.max_age_days, 0, 365),
            ("/failures", self.failures, 3, 10),
            ("/window_minutes", self.window_minutes, 1, 1440),
            ("/lock_minutes", self.lock_minutes, 1, 1440),
            ("/idle_minutes", self.idle_minutes, 1, 240),
            ("/admin_idle_minutes", self.admin_idle_minutes, 1, 120),
            ("/absolute_minutes", self.absolute_minutes, 10, 1440),
            ("/confirm_minutes", self.confirm_minutes, 1, 60),
        ];
        bounds
            .into_iter()
            .filter(|(_, value, low, high)| !(low..=high).contains(&value))
            .map(|(place, value, low, high)| {
                let message = Text::new(
                    format!("{value}超出范围，应在{low}至{high}之间"),
                    format!("{value} is outside {low} to {high}"),
                );
                Finding::error("out_of_range", place, message)
            })
            .collect()
    }
}

/// A section with the version of its last edit; 0 when it has its defaults.
#[derive(Debug, Clone)]
pub struct Versioned<T> {
    /// The section.
    pub value: T,
    /// Counts edits.
    pub version: i64,
}

/// Reads a section, for the administrator whose it is.
///
/// # Errors
/// [`crate::ProblemKind::Forbidden`] for others.
pub async fn read<S: Section>(app: &App, caller: &Caller) -> Result<Versioned<S>, Problem> {
    let reading = app.read(caller, S::PERMISSION)?;
    load(reading.db).await
}

/// Reads a section for the platform itself.
///
/// # Errors
/// What the database says.
pub async fn load<S: Section>(db: yunheng_store::Db<'_>) -> Result<Versioned<S>, Problem> {
    match setting::find(db, S::NAME).await? {
        None => Ok(Versioned { value: S::default(), version: 0 }),
        Some(row) => {
            let value = serde_json::from_str(&row.value).map_err(|error| Problem::bug(&error))?;
            Ok(Versioned { value, version: row.version })
        }
    }
}

/// Writes a section. It is dangerous: the person must have confirmed who they are.
///
/// # Errors
/// Values that are not right; another edit came between.
pub async fn write<S: Section>(app: &App, caller: &Caller, version: i64, value: &S) -> Result<i64, Problem> {
    // Whoever may not edit it learns nothing of what would be right.
    app.read(caller, S::PERMISSION)?;
    let findings = value.check();
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let mut act = app.dangerous_act(caller, S::PERMISSION, "setting.edit").await?.on("setting", S::NAME);
    let before: Versioned<S> = load(act.db()).await?;
    if before.version != version {
        return Err(Problem::stale());
    }
    let (old, new) = (flat(&before.value)?, flat(value)?);
    for (field, after) in &new {
        let before = old.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str());
        // A secret of a section is on the record as changed, never as itself.
        if field.ends_with("secret") || field.ends_with("password") {
            act.changed_personal(field, before, Some(after));
        } else {
            act.changed(field, before, Some(after));
        }
    }
    let text = serde_json::to_string(value).map_err(|error| Problem::bug(&error))?;
    if !setting::set(act.db(), S::NAME, version, &text, act.account(), act.now_ms()).await? {
        return Err(Problem::stale());
    }
    act.commit().await?;
    app.forget_policy();
    Ok(version + 1)
}

/// The fields of a section as text.
pub(crate) fn flat<S: Serialize>(section: &S) -> Result<Vec<(String, String)>, Problem> {
    let value = serde_json::to_value(section).map_err(|error| Problem::bug(&error))?;
    let fields = value.as_object().into_iter().flatten();
    Ok(fields.map(|(name, value)| (name.clone(), value.to_string())).collect())
}
