//! The ledger (台账) of a government cloud; for now its quotas only.
//!
//! A project's resources may grow up to a multiple of the approved quota of their kind (AMB-70); beyond it a new quota has
//! to be applied for. The ledger counts what is allocated; this crate says whether a growth still fits.

mod quota;

pub use quota::{QuotaDecision, quota_check};
