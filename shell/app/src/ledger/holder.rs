//! Who held a resource, beside a scope: what somebody may see of a past day is what they reach of its holder of that day, whoever holds
//! it now.

use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::Scope;
use yunheng_store::Db;
use yunheng_store::ledger::{self, PartyPlace};
use yunheng_values::{ProjectId, UnitId};

/// A scope with the places of the holders that are compared with it.
#[derive(Debug)]
pub(super) struct Reach<'s> {
    scope: &'s Scope,
    units: BTreeMap<String, PartyPlace>,
    providers: BTreeMap<String, i64>,
}

impl<'s> Reach<'s> {
    /// Looks up where holders stand.
    pub(super) async fn of<'h>(
        db: Db<'_>,
        scope: &'s Scope,
        holders: impl Iterator<Item = (&'h UnitId, &'h ProjectId)>,
    ) -> Result<Self, Problem> {
        let mut reach = Self { scope, units: BTreeMap::new(), providers: BTreeMap::new() };
        if scope.is_all() {
            return Ok(reach);
        }
        let (mut units, mut projects) = (BTreeSet::new(), BTreeSet::new());
        for (unit, project) in holders {
            units.extend(unit.as_str().parse::<i64>());
            projects.extend(project.as_str().parse::<i64>());
        }
        let (units, projects): (Vec<i64>, Vec<i64>) =
            (units.into_iter().collect(), projects.into_iter().collect());
        for place in ledger::party_places(db, &units).await? {
            reach.units.insert(place.id.to_string(), place);
        }
        for project in ledger::project_names(db, &projects).await? {
            reach.providers.insert(project.id.to_string(), project.provider_id);
        }
        Ok(reach)
    }

    /// Whether what a unit held for a project is in the scope.
    pub(super) fn holds(&self, unit: &UnitId, project: &ProjectId) -> bool {
        let covers = |place: &PartyPlace| self.scope.covers(place.id, &place.path, &place.level);
        self.scope.is_all()
            || self.units.get(unit.as_str()).is_some_and(covers)
            || self.providers.get(project.as_str()).is_some_and(|id| self.scope.providers().contains(id))
    }
}
