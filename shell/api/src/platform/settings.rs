//! Sections of the settings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A section with its version, which an edit names in `If-Match`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SettingsJson<T> {
    /// The section.
    pub value: T,
    /// Counts edits; 0 means that nobody edited it.
    pub version: i64,
}

/// The packs whose kinds of work this installation begins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PacksInUseJson {
    /// Ids of the packs; every city's that is in force when there are none.
    #[schema(max_items = 40)]
    pub packs: Vec<String>,
    /// Cities' packs that the installation has; told when the section is read, passed over when it is written.
    #[serde(default)]
    pub known: Vec<KnownPackJson>,
}

/// A city's pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownPackJson {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `in_force`, `trial` or `draft`.
    pub status: String,
}

/// Rules of passwords and of signing in. No standard sets these numbers; the defaults follow common practice under
/// GB/T 22239 8.1.4.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInPolicyJson {
    /// Fewest characters of a password.
    pub min_length: u32,
    /// Fewest characters for the three administrators.
    pub admin_min_length: u32,
    /// How many of capital, small, digit and other must occur.
    pub min_classes: u32,
    /// How many earlier passwords may not come back.
    pub history: u32,
    /// Days after which a password must be changed; 0 is never.
    pub max_age_days: u32,
    /// Whether everybody needs one-time codes; the three administrators always do.
    pub require_totp: bool,
    /// Failures in the window after which an account is locked.
    pub failures: u32,
    /// The window, minutes.
    pub window_minutes: u32,
    /// How long the lock lasts, minutes; administrators are unlocked by a person.
    pub lock_minutes: u32,
    /// Minutes without a request after which a session ends.
    pub idle_minutes: u32,
    /// The same for the three administrators.
    pub admin_idle_minutes: u32,
    /// Minutes after which a session ends in any case.
    pub absolute_minutes: u32,
    /// Minutes for which a confirmed identity allows dangerous actions.
    pub confirm_minutes: u32,
}

impl Default for SignInPolicyJson {
    fn default() -> Self {
        Self {
            min_length: 10,
            admin_min_length: 12,
            min_classes: 3,
            history: 5,
            max_age_days: 90,
            require_totp: false,
            failures: 5,
            window_minutes: 15,
            lock_minutes: 30,
            idle_minutes: 30,
            admin_idle_minutes: 15,
            absolute_minutes: 480,
            confirm_minutes: 5,
        }
    }
}
