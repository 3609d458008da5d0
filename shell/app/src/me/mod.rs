//! A person's own account. One file a verb.

mod confirm;
mod password;
mod profile;
mod sessions;
mod tokens;
mod totp;
mod views;

pub use confirm::confirm;
pub use password::change_password;
pub use profile::me;
pub use sessions::{end_other_sessions, end_session, sessions};
pub use tokens::{make_token, revoke_token, tokens};
pub use totp::{begin_totp, finish_totp, new_recovery_codes, remove_totp};
pub use views::{drop_view, save_view, views};
