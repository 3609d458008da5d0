//! Which resources are provisional, on a day, as known at a position.

use super::super::{day_of, position};
use crate::problem::Problem;
use std::collections::BTreeMap;
use yunheng_ledger::{Firm, is_provisional};
use yunheng_store::Db;
use yunheng_store::ledger::{self, OpeningMark};
use yunheng_values::{Date, parse_date};

/// By which lists resources came, and whether those hold.
#[derive(Debug)]
pub(in crate::ledger) struct Marks {
    by_resource: BTreeMap<i64, (OpeningMark, Option<Firm>)>,
    today: Date,
    known: Option<u64>,
}

/// Since when a list holds, as it is stored.
pub(super) fn firm_of(from: Option<&str>, known: Option<i64>) -> Result<Option<Firm>, Problem> {
    let (Some(from), Some(known)) = (from, known) else { return Ok(None) };
    let from = parse_date(from).map_err(|error| Problem::bug(&error))?;
    Ok(Some(Firm { from, known: position(known)? }))
}

impl Marks {
    /// Of some resources; `known` is a position before the last one.
    pub(in crate::ledger) async fn of(
        db: Db<'_>,
        resources: &[i64],
        (now_ms, known): (i64, Option<i64>),
    ) -> Result<Self, Problem> {
        Self::new(ledger::opening_marks(db, resources).await?, (now_ms, known))
    }

    /// Of all resources, or those of a pack.
    pub(in crate::ledger) async fn all(
        db: Db<'_>,
        pack: Option<&str>,
        (now_ms, known): (i64, Option<i64>),
    ) -> Result<Self, Problem> {
        Self::new(ledger::all_opening_marks(db, pack).await?, (now_ms, known))
    }

    fn new(marks: Vec<OpeningMark>, (now_ms, known): (i64, Option<i64>)) -> Result<Self, Problem> {
        let mut by_resource = BTreeMap::new();
        for mark in marks {
            let firm = firm_of(mark.firm_from.as_deref(), mark.firm_known)?;
            by_resource.insert(mark.resource_id, (mark, firm));
        }
        Ok(Self { by_resource, today: day_of(now_ms)?, known: known.map(position).transpose()? })
    }

    /// The list by which a resource came.
    pub(in crate::ledger) fn opening(&self, resource: i64) -> Option<i64> {
        self.by_resource.get(&resource).map(|(mark, _)| mark.opening_id)
    }

    /// Whether a resource is provisional.
    pub(in crate::ledger) fn is_provisional(&self, resource: i64) -> bool {
        let found = self.by_resource.get(&resource);
        found.is_some_and(|(_, firm)| is_provisional(*firm, self.today, self.known))
    }

    /// Numbers of all resources that are provisional.
    pub(in crate::ledger) fn numbers(&self) -> impl Iterator<Item = &str> {
        let all = self.by_resource.values();
        all.filter(|(_, firm)| is_provisional(*firm, self.today, self.known))
            .map(|(mark, _)| mark.number.as_str())
    }
}
