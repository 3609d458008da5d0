//! What is charged: lease intervals as a table that `yunheng rate` reads.

use super::holder::Reach;
use super::list::by_resource;
use super::position;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::effective_pack;
use crate::service::App;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::{Permission, Scope};
use yunheng_ledger::{Event, Lease, Metering, leases};
use yunheng_policy::Pack;
use yunheng_store::Db;
use yunheng_store::ledger::{self, ResourceName};
use yunheng_values::{Date, ItemId};

/// Columns of the table, as the file format of leases has them; the last is empty where the unit's own payer of the day pays.
pub const LEASES_HEADER: [&str; 9] =
    ["resource_id", "unit_id", "project_id", "item", "stage", "quantity", "from", "to", "payer"];

/// Which intervals.
#[derive(Debug, Clone, Default)]
pub struct LeasesFilter {
    /// Of this pack.
    pub pack: String,
    /// As known at this position; all that is known when absent.
    pub known: Option<i64>,
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this project, by id.
    pub project_id: Option<i64>,
}

/// Lease intervals of the resources that the caller may see, as rows of [`LEASES_HEADER`]; that they were taken out is on the record.
///
/// Units and payers stand there by their id, projects by their number.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn export_leases(
    app: &App,
    caller: &Caller,
    filter: &LeasesFilter,
) -> Result<Vec<[String; 9]>, Problem> {
    let mut act = app.act(caller, Permission::LedgerExport, "ledger.export").await?;
    act.set_object("ledger", &filter.pack);
    let last = ledger::last_position(act.db()).await?;
    let known = filter.known.filter(|known| (0..last).contains(known)).unwrap_or(last);
    let found = intervals(app, act.db(), act.scope(), &filter.pack, known).await?;
    let projects: Vec<i64> =
        found.iter().filter_map(|(_, lease)| lease.project.as_str().parse().ok()).collect();
    let projects: BTreeSet<i64> = projects.into_iter().collect();
    let projects: Vec<i64> = projects.into_iter().collect();
    let projects = ledger::project_names(act.db(), &projects).await?;
    let numbers: BTreeMap<String, String> =
        projects.into_iter().map(|project| (project.id.to_string(), project.number)).collect();
    let is = |wanted: Option<i64>, found: &str| wanted.is_none_or(|wanted| wanted.to_string() == found);
    let rows: Vec<[String; 9]> = found
        .into_iter()
        .filter(|(_, lease)| {
            is(filter.unit_id, lease.unit.as_str()) && is(filter.project_id, lease.project.as_str())
        })
        .map(|(number, lease)| row(number, &lease, &numbers))
        .collect();
    let (position, count) = (known.to_string(), rows.len().to_string());
    act.fact("known", &position).fact("rows", &count).commit().await?;
    Ok(rows)
}

/// Columns of the payers, as the file format of payers has them.
pub const PAYERS_HEADER: [&str; 3] = ["unit_id", "from", "payer"];

/// Who pays for the units of the same lease intervals, and from which day on, as rows of [`PAYERS_HEADER`]; that they were taken out is on
/// the record. Units and payers stand there by their ids.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn export_payers(
    app: &App,
    caller: &Caller,
    filter: &LeasesFilter,
) -> Result<Vec<[String; 3]>, Problem> {
    let mut act = app.act(caller, Permission::LedgerExport, "ledger.export").await?;
    act.set_object("ledger", &filter.pack);
    let last = ledger::last_position(act.db()).await?;
    let known = filter.known.filter(|known| (0..last).contains(known)).unwrap_or(last);
    let found = intervals(app, act.db(), act.scope(), &filter.pack, known).await?;
    let is = |wanted: Option<i64>, found: &str| wanted.is_none_or(|wanted| wanted.to_string() == found);
    let units: BTreeSet<i64> = found
        .iter()
        .filter(|(_, lease)| {
            is(filter.unit_id, lease.unit.as_str()) && is(filter.project_id, lease.project.as_str())
        })
        .filter_map(|(_, lease)| lease.unit.as_str().parse().ok())
        .collect();
    let mut rows = Vec::new();
    for unit in units {
        for (from, payer) in crate::party::payers_of(act.db(), unit).await? {
            rows.push([unit.to_string(), from.to_string(), payer.to_string()]);
        }
    }
    let (position, count) = (known.to_string(), rows.len().to_string());
    act.fact("known", &position).fact("payers", &count).commit().await?;
    Ok(rows)
}

fn row(number: String, lease: &Lease, projects: &BTreeMap<String, String>) -> [String; 9] {
    [
        number,
        lease.unit.as_str().to_owned(),
        projects.get(lease.project.as_str()).cloned().unwrap_or_default(),
        lease.item.as_str().to_owned(),
        lease.stage.as_str().to_owned(),
        lease.quantity.to_string(),
        lease.from.to_string(),
        lease.to.map(|day| day.to_string()).unwrap_or_default(),
        lease.payer.as_ref().map(|payer| payer.as_str().to_owned()).unwrap_or_default(),
    ]
}

/// Intervals of all resources of a pack in the scope, each with the number of its resource.
pub(super) async fn intervals(
    app: &App,
    db: Db<'_>,
    scope: &Scope,
    pack: &str,
    known: i64,
) -> Result<Vec<(String, Lease)>, Problem> {
    let effective = effective_pack(app, db, pack).await?;
    let charging = Charging::of(effective.pack());
    let named: BTreeMap<i64, ResourceName> = ledger::resource_names(db, &Scope::system("ledger_then"))
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let mut found: Vec<(String, Lease)> = Vec::new();
    for (id, events) in by_resource(&ledger::events_then(db, scope, known).await?)? {
        let Some(name) = named.get(&id).filter(|name| name.pack == pack) else { continue };
        let of_one = charging.leases(&events, position(known)?);
        found.extend(of_one.into_iter().map(|lease| (name.number.clone(), lease)));
    }
    // An interval belongs to whoever held the resource in it.
    let reach = Reach::of(db, scope, found.iter().map(|(_, lease)| (&lease.unit, &lease.project))).await?;
    found.retain(|(_, lease)| reach.holds(&lease.unit, &lease.project));
    Ok(found)
}

/// The ruling on a lease that starts and ends on one day, and its reading by which it is not charged (CN-01).
const SAME_DAY: (&str, &str) = ("meter.same_day", "none");

/// What of resources a pack charges.
pub(super) struct Charging<'p> {
    pack: &'p Pack,
    once: BTreeSet<&'p str>,
}

impl<'p> Charging<'p> {
    pub(super) fn of(pack: &'p Pack) -> Self {
        Self { pack, once: once(pack).collect() }
    }

    /// The lease intervals of a resource.
    pub(super) fn leases(&self, events: &[Event], known: u64) -> Vec<Lease> {
        let is_once = |item: &ItemId| self.once.contains(item.as_str());
        let counts_one_day = |day: Date| self.counts_one_day(day);
        leases(events, known, &Metering { is_once: &is_once, counts_one_day: &counts_one_day })
    }

    /// Whether a lease that starts and ends on a day is charged, as the city reads it of that day.
    fn counts_one_day(&self, day: Date) -> bool {
        let (ruling, none) = SAME_DAY;
        let chosen = self.pack.choice_on(ruling, day).map(|choice| choice.reading.as_str());
        let reading = chosen.or_else(|| self.pack.ruling(ruling).map(|ruling| ruling.default.as_str()));
        reading != Some(none)
    }
}

/// Items that are charged once.
fn once(pack: &Pack) -> impl Iterator<Item = &str> {
    pack.items.iter().filter(|item| item.per == "each").map(|item| item.id.as_str())
}

/// Items of a pack that are charged once, when they are ordered.
pub(crate) async fn once_items(app: &App, db: Db<'_>, pack: &str) -> Result<BTreeSet<String>, Problem> {
    let effective = effective_pack(app, db, pack).await?;
    Ok(once(effective.pack()).map(str::to_owned).collect())
}
