//! Who may do what. Pure: grants and a moment in, a [`Scope`] or a refusal out.
//!
//! Every account lives in one [`World`]. The three administrators are three worlds beside business, and a role
//! belongs to one world, so an account cannot hold two of them whatever a menu offers (GB/T 22239 8.1.5, GZ-5.1.2).
//! A [`Permission`] names an act; a grant gives a role's permissions over a [`Reach`]; [`Authority::scope`] is the only
//! place where a [`Scope`] for a person is made, and every query of business rows needs one.

mod authority;
mod grant;
mod password;
mod permission;
mod role;
mod scope;
mod separation;
mod sign_in;
mod world;

pub use authority::{Authority, Denied, Grant};
pub use grant::{
    Anchor, DelegationDraft, GrantDraft, LONGEST_DELEGATION_DAYS, check_delegation, check_grant,
};
pub use password::{PasswordRules, PersonalWords, check_password};
pub use permission::{Permission, PermissionSet};
pub use role::{RoleShape, SHIPPED_ROLES, check_role};
pub use scope::{Reach, Scope};
pub use separation::{Conflict, Hold, Loss, TwoPeople, check_two_people, heart_of, is_left_to_somebody};
pub use sign_in::{Attempts, SignInRules, Verdict};
pub use world::World;
