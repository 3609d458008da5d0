//! The demo city, as `yunheng demo` prints it.

use serde::Serialize;

/// The demo city.
#[derive(Clone, Serialize)]
pub struct DemoJson {
    /// Whether this run made it; passwords are shown by that run alone.
    pub made: bool,
    /// What it was drawn from.
    pub seed: u64,
    /// Its people, with their passwords; empty when it was there before.
    pub people: Vec<DemoPersonJson>,
}

/// A person of the demo city.
#[derive(Clone, Serialize)]
pub struct DemoPersonJson {
    /// Key of the role.
    pub role: String,
    /// 角色.
    pub role_zh: String,
    /// The role in English.
    pub role_en: String,
    /// Name of the party.
    pub party: String,
    /// Post there.
    pub post: String,
    /// Name.
    pub name: String,
    /// Login.
    pub login: String,
    /// Password.
    pub password: String,
    /// Secret of one-time codes, base32, for the three administrators.
    pub totp_secret: Option<String>,
}
