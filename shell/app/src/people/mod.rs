//! People: accounts, roles, grants, delegations, the review of them. One file a verb.

mod change;
mod check;
mod command_line;
mod cursor;
mod delegate;
mod draft;
mod first_password;
mod leave;
mod list;
mod make;
mod mask;
mod reset;
mod review;
mod roles;
mod shown;

pub use change::change_account;
pub(crate) use check::{check_login, check_name};
pub use command_line::{CommandLinePerson, cli_add, cli_reset};
pub use delegate::{delegate, delegations, end_delegation};
pub(crate) use draft::PersonDraft;
pub use first_password::FirstPassword;
pub use leave::{disable_account, enable_account, unlock_account};
pub use list::{AccountFilter, account, accounts, contact};
pub use make::make_account;
pub use reset::reset_account;
pub(crate) use reset::{begin_anew, must_have_password};
pub use review::{IDLE_DAYS, ReviewFilter, access_review, export_review};
pub use roles::{
    GrantFilter, grants, permissions, propose_grant, propose_retirement, propose_revocation, propose_role,
    role, roles,
};
pub(crate) use shown::EMAIL;
