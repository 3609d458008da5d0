//! The ledger (台账) of a government cloud: what happened to its resources, and what follows from it.
//!
//! Nothing in the ledger is edited. What happened is an [`Event`] with two times: the moment at which it was so, and its *position*,
//! which says when it became known. The state of a resource on a day, as it was known at a position, is a pure function of its events
//! ([`state`]), and so are the intervals of constant quantity that are charged ([`leases`]). A mistake is corrected by an event that
//! takes the place of an earlier one, so that what was known before stays what it was.
//!
//! A project's resources may grow up to a multiple of the approved quota of their kind (AMB-70); beyond it a new quota has
//! to be applied for. [`quota_check`] says whether a growth still fits.
//!
//! | file | what |
//! |---|---|
//! | `answer.rs` | who answers for what of a system, how its duties stand |
//! | `event.rs` | what can happen to a resource |
//! | `apply.rs` | what one event makes of a state, and when it cannot be |
//! | `replay.rs` | events that hold at a position, in the order in which they were so; whether a new one fits |
//! | `lease.rs` | intervals of constant quantity, for rating |
//! | `refusal.rs` | why an event does not fit, in words |
//! | `quota.rs` | quotas |
//! | `opening.rs` | opening lists: whose word they still need |
//! | `reconcile/` | ledger, inventory and orders side by side |

mod answer;
mod apply;
mod event;
mod lease;
mod opening;
mod quota;
pub mod reconcile;
mod refusal;
mod replay;

pub use answer::{DutyPaper, DutyStanding, NamedPeriod, Naming, duty_standing, named_on, paper_on, periods};
pub use apply::{Life, State};
pub use event::{Event, Happening, Holder, HolderChange, Position, Quantities, Stage, Trait, Traits};
pub use lease::{Lease, Metering, leases};
pub use opening::{
    Firm, OpeningObjection, OpeningSide, OpeningStanding, OpeningWord, is_provisional, opening_standing,
    word_counts,
};
pub use quota::{QuotaDecision, quota_check};
pub use refusal::{Reason, Refusal};
pub use replay::{admit, in_order, replay, state};
