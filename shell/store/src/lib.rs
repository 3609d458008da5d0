//! SQL for SQLite and PostgreSQL. One function a query; queries of business rows take a [`Scope`](yunheng_access::Scope).
//!
//! Both databases run the same statements: `$1` placeholders, `RETURNING` and `ON CONFLICT` are common to them, and the
//! few types that the schema uses compare and round the same on both (see [`migrate`]). On SQLite one connection
//! writes, its transactions begin immediate and others wait in line; PostgreSQL runs serializable, and
//! [`StoreError::is_retryable`] says when a transaction must be run again.

pub mod account;
pub mod audit;
pub mod authority;
pub mod calculation;
pub mod case;
pub mod catalog;
mod db;
pub mod delegation;
pub mod delivery;
#[cfg(feature = "testing")]
pub mod describe;
pub mod design;
pub mod directory;
pub mod dump;
mod error;
pub mod execution;
pub mod grant;
pub mod health;
pub mod idempotency;
pub mod job;
pub mod knowledge;
pub mod ledger;
pub mod mail;
pub mod meta;
pub mod migrate;
pub mod notice;
pub mod party;
pub mod people;
pub mod proposal;
pub mod reconcile;
pub mod review;
pub mod role;
pub mod ruling;
mod scope_sql;
pub mod search;
pub mod session;
pub mod setting;
pub mod sign_in;
#[cfg(feature = "testing")]
pub mod testing;
pub mod view;

pub use db::{Db, Engine, Location, Store, Tx, Watched};
pub use error::StoreError;
pub use scope_sql::ScopeColumns;

/// A value bound to a placeholder.
pub use sea_orm::Value;
