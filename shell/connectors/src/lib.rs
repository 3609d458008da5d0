//! Other systems: mail, webhooks, robots of group chats, SMS gateways, LDAP directories, OpenID Connect providers, OpenStack clouds.
//!
//! Nothing here knows the database or a business rule. What is sent comes in as plain values and leaves as a
//! [`Delivery`]; who signs in comes out as an identity or a [`Refusal`]. Both tell an administrator in two languages
//! what happened and what to do; a person who only wanted to sign in sees [`Refusal::for_person`].
//!
//! Every connection has a time-out and every answer a limit. Redirects are not followed. Where an address was typed by
//! a person, [`Outbound`] refuses what the machine could reach and that person could not.

mod delivery;
mod egress;
pub mod ldap;
pub mod letter;
pub mod mail;
pub mod maildir;
pub mod oidc;
pub mod openstack;
mod outbound;
mod refusal;
pub mod robot;
mod said;
pub mod sms;
mod trust;
pub mod webhook;

pub use delivery::Delivery;
pub use outbound::{Outbound, OutboundConfig};
pub use refusal::{Cause, Refusal};
pub use secrecy::SecretString;
