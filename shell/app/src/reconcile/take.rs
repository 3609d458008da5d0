//! Comparing, pricing, keeping.

use super::cloud::Cloud;
use super::inventory::Taken;
use super::ledger::{LedgerThen, orders};
use super::mapping::mapped;
use super::price::{Priced, priced};
use crate::act::Act;
use crate::problem::Problem;
use crate::rules::{EffectiveRules, effective_rules};
use crate::service::App;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yunheng_api::platform::ReconciliationFiguresJson;
use yunheng_ledger::reconcile::{Difference, Reconciliation, ThingKind, Why, reconcile};
use yunheng_store::ledger as store_ledger;
use yunheng_store::reconcile::{self, Found, NewRun};
use yunheng_values::Date;

/// The rest of a difference, as it is kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Detail {
    /// Ten-thousandths, by item.
    pub(super) charged: BTreeMap<String, i64>,
    /// Ten-thousandths, by item.
    pub(super) right: BTreeMap<String, i64>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) clauses: Vec<String>,
}

/// A reconciliation that is not kept yet.
#[derive(Debug)]
pub(super) struct Decided {
    cloud: Cloud,
    taken: Taken,
    digest: String,
    on: Date,
    known: i64,
    figures: ReconciliationFiguresJson,
    found: Vec<Found>,
}

/// Compares an inventory with the ledger of the day. No transaction is open meanwhile.
///
/// # Errors
/// A pack whose lists cannot be read, prices that contradict each other.
pub(super) async fn decide(app: &App, cloud: Cloud, taken: Taken, on: Date) -> Result<Decided, Problem> {
    let db = app.store().reader();
    let known = store_ledger::last_position(db).await?;
    let effective = effective_rules(app, &cloud.settings.pack, on).await?;
    let items = mapped(db, &cloud.settings.key, &effective.rules()?).await?.rules;
    let ledger = LedgerThen::of(db, &cloud, on, known).await?;
    let orders = orders(db, &cloud.settings.pack).await?;
    let mapping = ledger.mapping(items);
    let work = move || {
        let found = reconcile(&ledger.booked, &taken.inventory, &orders, &mapping, on);
        let digest = taken.digest();
        let kept = kept(&effective, &ledger, &taken, &found, on);
        (ledger, taken, found, digest, kept)
    };
    // It takes seconds of a large city, in which others are served.
    let done = tokio::task::spawn_blocking(work).await;
    let (ledger, taken, compared, digest, kept) = done.map_err(|error| Problem::bug(&error))?;
    let figures = figures(&ledger, &taken, &compared);
    Ok(Decided { cloud, taken, digest, on, known, figures, found: kept? })
}

fn figures(ledger: &LedgerThen, taken: &Taken, found: &Reconciliation) -> ReconciliationFiguresJson {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let of = |kind: ThingKind| count(taken.inventory.things.iter().filter(|one| one.kind == kind).count());
    ReconciliationFiguresJson {
        resources: count(ledger.booked.len()),
        servers: of(ThingKind::Server),
        volumes: of(ThingKind::Volume),
        floating_ips: of(ThingKind::FloatingIp),
        load_balancers: of(ThingKind::LoadBalancer),
        matched: count(found.matched),
        ordered: count(found.ordered),
        unproven: count(found.unproven.len()),
        unmapped: count(found.unmapped.len()),
        beside: count(found.beside),
        differences: count(found.differences.len()),
    }
}

fn kept(
    effective: &EffectiveRules,
    ledger: &LedgerThen,
    taken: &Taken,
    found: &Reconciliation,
    on: Date,
) -> Result<Vec<Found>, Problem> {
    let prices = priced(&effective.rules()?, &found.differences, on)?;
    let mut kept: BTreeMap<(&'static str, String), Found> = BTreeMap::new();
    for (one, price) in found.differences.iter().zip(prices) {
        let found = found_as(one, ledger, taken, price)?;
        kept.insert((found.kind, found.subject.clone()), found);
    }
    Ok(kept.into_values().collect())
}

fn found_as(one: &Difference, ledger: &LedgerThen, taken: &Taken, price: Priced) -> Result<Found, Problem> {
    let thing = one.thing.map(|at| &taken.inventory.things[at]);
    let number = one.resource.as_ref().map(|number| number.as_str().to_owned());
    let resource = number.as_ref().and_then(|number| ledger.resources.get(number));
    let project = one.project.as_ref().and_then(|number| ledger.projects.get(number.as_str()));
    let says = one.why.says();
    let Priced { charged, right, monthly, clauses } = price;
    let detail = Detail { charged, right, zh: says.zh, en: says.en, clauses };
    let external_id = thing.map(|thing| thing.id.clone()).unwrap_or_default();
    // A test is overdue by the ledger alone, whatever of the cloud was read.
    let is_of_ledger = matches!(one.why, Why::TestEnded(_));
    Ok(Found {
        kind: one.kind.as_str(),
        subject: number.map_or_else(|| format!("t:{external_id}"), |number| format!("r:{number}")),
        thing_kind: one.thing_kind.filter(|_| !is_of_ledger).map_or("", ThingKind::as_str),
        external_name: thing.map(|thing| thing.name.clone()).unwrap_or_default(),
        external_id,
        resource_id: resource.map(|(id, _)| *id),
        project_id: project.map(|project| project.id),
        unit_id: resource.and_then(|(_, unit)| *unit).or(project.map(|project| project.unit_id)),
        monthly,
        detail: serde_json::to_string(&detail).map_err(|error| Problem::bug(&error))?,
    })
}

/// What kinds of things an inventory could not be read of.
fn unread(taken: &Taken) -> Vec<&'static str> {
    let gaps = &taken.inventory.unread;
    let is_unread = |kind: &ThingKind| gaps.iter().any(|gap| gap.kind.is_none_or(|of| of == *kind));
    ThingKind::ALL.into_iter().filter(is_unread).map(ThingKind::as_str).collect()
}

impl Decided {
    /// Keeps the reconciliation and follows its differences on, in an act; says its id. The act is still to be committed. One that was
    /// overtaken is kept, and differences go by what knows better.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn keep(&self, act: &mut Act<'_>) -> Result<i64, Problem> {
        let json = |error: serde_json::Error| Problem::bug(&error);
        let (figures, gaps) = (
            serde_json::to_string(&self.figures).map_err(json)?,
            serde_json::to_string(&self.taken.gaps).map_err(json)?,
        );
        let settings = &self.cloud.settings;
        let new = NewRun {
            cloud: &settings.key,
            cloud_name: &settings.name,
            provider_id: self.cloud.provider.id,
            pack: &settings.pack,
            source: self.taken.source,
            file_name: &self.taken.file_name,
            digest: &self.digest,
            on_day: &self.on.to_string(),
            position: self.known,
            figures: &figures,
            gaps: &gaps,
            started_by: act.account(),
        };
        let id = reconcile::insert_run(act.db(), &new, act.now_ms()).await?;
        act.set_object("reconciliation", id);
        reconcile::see_projects(act.db(), &settings.key, &self.projects()).await?;
        // Others of the cloud wait since its projects were written, so what is asked now holds until the end.
        let own = (id, new.on_day, new.position);
        let is_overtaken = reconcile::is_overtaken(act.db(), &settings.key, own).await?;
        if !is_overtaken {
            let place = (settings.key.as_str(), self.cloud.provider.id, id);
            reconcile::follow(act.db(), place, &self.found, &unread(&self.taken)).await?;
        }
        act.changed("followed", None, Some(if is_overtaken { "no" } else { "yes" }));
        act.changed("cloud", None, Some(&settings.key));
        act.changed("digest", None, Some(&self.digest));
        act.changed("differences", None, Some(&self.found.len().to_string()));
        act.changed("gaps", None, Some(&self.taken.gaps.len().to_string()));
        Ok(id)
    }

    /// Projects of the cloud: those that it listed, and those of which it has something.
    fn projects(&self) -> BTreeMap<String, (String, i64)> {
        let listed = self.taken.projects.iter().map(|(id, name)| (id.clone(), (name.clone(), 0)));
        let mut projects: BTreeMap<String, (String, i64)> = listed.collect();
        for thing in &self.taken.inventory.things {
            projects.entry(thing.project.clone()).or_default().1 += 1;
        }
        projects
    }
}
