//! Ways out of the platform: mail, text messages, webhooks, robots, clouds that are read. Their settings, and the connections that they
//! describe.
//!
//! A secret of the settings lies encrypted among them and is never answered. What is sent is sent by jobs, with no transaction open.

mod clouds;
mod connect;
mod outlets;
mod secrets;
mod sections;
mod test;

pub(crate) use clouds::{cloud_config, executor_config};
pub(crate) use connect::{Connections, Fate, Mail, Sms};
pub(crate) use outlets::{Outlets, Shared};
pub use secrets::{Around, Outlet, Secret, read, write};
pub use test::{test_mail, test_robot, test_sms, test_webhook};
