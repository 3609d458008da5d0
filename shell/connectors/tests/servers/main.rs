//! The connectors against real servers: each test starts its own, on a port of its own, and stops it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod browser;
mod hand;
mod harness;
mod ldap;
mod mail;
mod oidc;
mod openstack;
mod robot;
mod sms;
mod webhook;
