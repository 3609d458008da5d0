//! What two people do together. One proposes, another confirms or rejects; confirming applies the change in the same
//! transaction, against the state of that moment.
//!
//! ```text
//! propose::<K>  ── examine ── proposal (open) ──┬─ confirm ── examine, apply ── confirmed
//!                                               ├─ reject   by anybody who could confirm
//!                                               └─ withdraw by the proposer
//! ```
//!
//! A new kind is a file in `kinds/` that implements `Proposed`, and a line below.

mod decide;
mod kind;
mod kinds;
mod list;
mod make;

use crate::act::Act;
use crate::problem::Problem;
pub use decide::{confirm, reject, withdraw};
pub(crate) use kind::{Confirming, Examined, Kind, Present, Proposed, WordedChange, plain};
pub(crate) use kinds::{AdministratorEnabling, AdministratorMaking, AdministratorReset};
pub(crate) use kinds::{Granting, Retiring, Revoking, RoleWriting, must_leave_somebody};
pub use list::{ProposalFilter, proposal, proposals};
pub(crate) use make::{check_reason, propose, write};
use yunheng_store::proposal::ProposalRow;

macro_rules! kinds {
    ($($kind:ty),+ $(,)?) => {
        /// Every kind that the program knows.
        pub(crate) const KINDS: &[Kind] = &[$(Kind::of::<$kind>()),+];

        /// Looks at a proposal once more and applies it.
        async fn carry_out(row: &ProposalRow, act: &mut Act<'_>, confirming: &Confirming) -> Result<Examined, Problem> {
            $(
                if row.kind == <$kind>::KIND {
                    let payload: $kind = read(row)?;
                    let examined = payload.examine(Present::of(act)).await?;
                    decide::must_be_another(row, act, &examined.about).await?;
                    payload.apply(act, confirming).await?;
                    return Ok(examined);
                }
            )+
            Err(Problem::bug(&format!("proposal {} is of the unknown kind `{}`", row.id, row.kind)))
        }
    };
}

kinds! {
    Granting,
    Revoking,
    RoleWriting,
    Retiring,
    AdministratorMaking,
    AdministratorReset,
    AdministratorEnabling,
    crate::rules::Choosing,
    crate::rules::Adopting,
    crate::cases::Deploying,
    crate::cases::Declaring,
    crate::cases::EndingForce,
    crate::ledger::Correcting,
    crate::ledger::Importing,
}

fn read<K: Proposed>(row: &ProposalRow) -> Result<K, Problem> {
    serde_json::from_str(&row.payload).map_err(|error| Problem::bug(&error))
}

/// The kind of a stored name.
pub(crate) fn kind_of(key: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.key == key)
}

#[cfg(test)]
mod tests {
    use super::KINDS;

    #[test]
    fn kinds_have_names_of_their_own() {
        let mut keys: Vec<&str> = KINDS.iter().map(|kind| kind.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), KINDS.len());
    }
}
