//! Notices: what people are told, by which ways, and what came of each.
//!
//! A notice is in its person's box the moment the act that sends it is committed. Other ways are deliveries of their own, each sent
//! by a job. Whatever starts a clock has this record; the ruling says which of its steps counts.

mod choices;
mod clock;
mod contact;
mod deliver;
mod deliveries;
mod kind;
mod list;
mod open;
mod send;
mod words;
mod write;

pub use choices::{choices, set_choices};
pub use deliver::Delivered;
pub use deliveries::{DeliveriesWanted, deliveries, deliveries_of_notice, delivery};
pub use kind::NoticeKind;
pub use list::notices;
pub use open::{open, sign};
pub use send::{ClockOf, Message, SentTogether, send};
pub use write::write;

pub(crate) use contact::{email as email_of, masked_email};
pub(crate) use deliver::{deliver, mail_prefix};
pub(crate) use words::EXAMPLE;
