//! Signing in: password, directory, one-time code, session; and the first start. One file a verb.

mod bootstrap;
mod ldap;
mod methods;
mod oidc;
mod oidc_ticket;
mod password;
mod second_factor;
mod session;
mod vouched;

pub(crate) use bootstrap::hashed;
pub use bootstrap::{bootstrap_link, bootstrap_state, needs_bootstrap, take_seat};
pub(crate) use ldap::own_password_is_right;
pub use ldap::sign_in_ldap;
pub(crate) use methods::VOUCHED;
pub use methods::methods;
pub use oidc::{
    OidcAnswer, OidcBegun, OidcCallback, OidcEnd, OidcFailure, begin_confirmation, begin_oidc, finish_oidc,
};
pub use password::sign_in;
pub(crate) use password::{attempts, has_password_here, password_is_right};
pub use second_factor::sign_in_totp;
pub(crate) use second_factor::{TOTP_PLACE, code_is_right};
pub(crate) use session::begin_session;
pub use session::{SignedIn, sign_out};
