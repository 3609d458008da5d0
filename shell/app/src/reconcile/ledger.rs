//! The ledger on a day, as the core compares it.

use super::cloud::Cloud;
use crate::ledger::{by_resource, position};
use crate::problem::Problem;
use std::collections::BTreeMap;
use yunheng_access::Scope;
use yunheng_ledger::reconcile::{Booked, Mapping, Ordered};
use yunheng_ledger::{Trait, state};
use yunheng_store::Db;
use yunheng_store::ledger::{self, ProjectRow, ProjectWanted, ResourceName};
use yunheng_store::reconcile;
use yunheng_values::{Date, ProjectId, ResourceId};

/// More projects than a provider has.
const PROJECTS: i64 = 1_000_000;

/// The ledger of a cloud's provider. Projects and resources are named by their numbers, as people know them.
#[derive(Debug, Default)]
pub(super) struct LedgerThen {
    pub(super) booked: Vec<Booked>,
    /// Ids of resource and unit, by the resource's number.
    pub(super) resources: BTreeMap<String, (i64, Option<i64>)>,
    /// Projects by number.
    pub(super) projects: BTreeMap<String, ProjectRow>,
    /// The cloud's projects, by their ids there.
    pub(super) mapped: BTreeMap<String, ProjectId>,
}

impl LedgerThen {
    /// The ledger at the end of a day, as it was known at a position.
    pub(super) async fn of(db: Db<'_>, cloud: &Cloud, on: Date, known: i64) -> Result<Self, Problem> {
        let scope = Scope::system("reconcile");
        let wanted = ProjectWanted {
            provider_id: Some(cloud.provider.id),
            pack: Some(cloud.settings.pack.clone()),
            limit: PROJECTS,
            ..ProjectWanted::default()
        };
        let projects = ledger::projects(db, &scope, &wanted).await?;
        let by_id: BTreeMap<String, &ProjectRow> =
            projects.iter().map(|project| (project.id.to_string(), project)).collect();
        let links = reconcile::links(db, &cloud.settings.key).await?;
        let links: BTreeMap<i64, String> =
            links.into_iter().map(|link| (link.resource_id, link.external_id)).collect();
        let names: BTreeMap<i64, ResourceName> =
            ledger::resource_names(db, &scope).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut then = Self::default();
        for (id, events) in by_resource(&ledger::events_in(db, &scope, known).await?)? {
            let Some(name) = names.get(&id) else { continue };
            let Some(state) = state(&events, on, position(known)?) else { continue };
            let Some(project) = by_id.get(state.holder.project.as_str()) else { continue };
            let of = |one: Trait| state.traits.get(&one).cloned().unwrap_or_default();
            then.resources.insert(name.number.clone(), (id, state.holder.unit.as_str().parse().ok()));
            then.booked.push(Booked {
                resource: ResourceId::new(name.number.clone()),
                name: of(Trait::Name),
                address: of(Trait::Address),
                project: ProjectId::new(project.number.clone()),
                life: state.life,
                test_until: state.test_until,
                ended_on: state.ended_on,
                linked: links.get(&id).cloned(),
                items: state.items,
            });
        }
        then.mapped = mapped(db, cloud, &by_id).await?;
        then.projects = projects.into_iter().map(|project| (project.number.clone(), project)).collect();
        Ok(then)
    }

    /// What joins the cloud with this ledger.
    pub(super) fn mapping(&self, rules: Vec<yunheng_ledger::reconcile::ItemsRule>) -> Mapping {
        Mapping { projects: self.mapped.clone(), rules }
    }
}

async fn mapped(
    db: Db<'_>,
    cloud: &Cloud,
    by_id: &BTreeMap<String, &ProjectRow>,
) -> Result<BTreeMap<String, ProjectId>, Problem> {
    let rows = reconcile::cloud_projects(db, &cloud.settings.key).await?;
    let number = |id: i64| by_id.get(&id.to_string()).map(|project| ProjectId::new(project.number.clone()));
    Ok(rows.into_iter().filter_map(|row| Some((row.external_id, number(row.project_id?)?))).collect())
}

/// What orders under way ask for.
pub(super) async fn orders(db: Db<'_>, pack: &str) -> Result<Vec<Ordered>, Problem> {
    let found = crate::cases::ordered(db, pack).await?;
    let order = |(project, items, count): (String, yunheng_ledger::Quantities, usize)| Ordered {
        project: ProjectId::new(project),
        items,
        count,
    };
    Ok(found.into_iter().map(order).collect())
}
