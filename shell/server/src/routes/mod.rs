//! One file a room, one handler a route. A handler reads what was sent, calls one use case, and answers.

pub(crate) mod access_review;
pub(crate) mod audit;
pub(crate) mod calculations;
pub(crate) mod cases;
pub(crate) mod channels;
pub(crate) mod clocks;
pub(crate) mod delegations;
pub(crate) mod designs;
pub(crate) mod desk;
pub(crate) mod directories;
pub(crate) mod health;
pub(crate) mod issued;
pub(crate) mod jobs;
pub(crate) mod knowledge;
pub(crate) mod ledger;
pub(crate) mod me;
pub(crate) mod notices;
pub(crate) mod packs;
pub(crate) mod parties;
pub(crate) mod people;
pub(crate) mod proposals;
pub(crate) mod reconciliation;
pub(crate) mod roles;
pub(crate) mod settings;
pub(crate) mod sign_in;
pub(crate) mod statistics;
