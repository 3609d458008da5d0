//! People: accounts, roles, grants, delegations. One file a verb.

mod check;

pub(crate) use check::{check_login, check_name};
