//! Other systems: mail, webhooks and the robots of group chats.
//!
//! Nothing here knows the database or a business rule. What is sent comes in as plain values and leaves as a
//! [`Delivery`], which tells an administrator in two languages what happened and what to do.
//!
//! Every connection has a time-out and every answer a limit. Redirects are not followed. Where an address was typed by
//! a person, [`Outbound`] refuses what the machine could reach and that person could not.

mod delivery;
mod egress;
pub mod mail;
mod outbound;
pub mod robot;
mod said;
mod trust;
pub mod webhook;

pub use delivery::Delivery;
pub use outbound::{Outbound, OutboundConfig};
pub use secrecy::SecretString;
