//! Parties that a case points at.

use crate::problem::Problem;
use std::collections::BTreeMap;
use yunheng_store::Db;
use yunheng_store::case::{NamedParty, named_parties};

/// Parties in use by id.
pub(super) async fn named(db: Db<'_>, ids: &[i64]) -> Result<BTreeMap<i64, NamedParty>, Problem> {
    let mut found = BTreeMap::new();
    for part in ids.chunks(500) {
        found.extend(named_parties(db, part).await?.into_iter().map(|party| (party.id, party)));
    }
    Ok(found)
}
