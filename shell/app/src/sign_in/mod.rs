//! Signing in: password, one-time code, session; and the first start. One file a verb.

mod bootstrap;
mod password;
mod second_factor;
mod session;

pub(crate) use bootstrap::hashed;
pub use bootstrap::{bootstrap_link, bootstrap_state, needs_bootstrap, take_seat};
pub use password::sign_in;
pub(crate) use password::{attempts, password_is_right};
pub use second_factor::sign_in_totp;
pub(crate) use second_factor::{TOTP_PLACE, code_is_right};
pub(crate) use session::begin_session;
pub use session::{SignedIn, sign_out};
