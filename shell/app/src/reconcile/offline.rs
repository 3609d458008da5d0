//! The same reconciliation from files alone: a ledger in the lease format, an inventory, and what joins them.

use super::inventory::{Taken, of_path};
use super::price::priced;
use super::rules;
use crate::problem::Problem;
use std::collections::BTreeMap;
use yunheng_api::{InventoryGapJson, ReconciledDifferenceJson, ReconciledItemJson, ReconciledJson};
use yunheng_ledger::reconcile::{Booked, Mapping, Reconciliation, ThingKind, reconcile};
use yunheng_ledger::{Life, Quantities};
use yunheng_policy::Rules;
use yunheng_rating::Stage;
use yunheng_tables::{Input, LeaseRow, read_cloud_projects, read_leases, read_links};
use yunheng_values::{Date, Findings, ItemId, Lang, Money, ProjectId, Quantity, ResourceId};

/// Files of a reconciliation.
#[derive(Debug, Clone, Default)]
pub struct ReconcileFiles {
    /// The ledger: leases, as they are exported and rated.
    pub ledger: String,
    /// The inventory: of `yunheng inventory --format json`, or a table.
    pub inventory: String,
    /// Which thing of the cloud a resource is; without it a resource is the thing of its own id.
    pub links: Option<String>,
    /// Whose the cloud's projects are; without it a project of the cloud is the one of its id or name.
    pub projects: Option<String>,
}

/// Compares a ledger with an inventory as they are at the end of a day.
///
/// # Errors
/// Everything that is wrong with the files, or with the pack's lists.
pub fn reconcile_files(
    rules: &Rules<'_>,
    files: &ReconcileFiles,
    on: Date,
    lang: Lang,
) -> Result<ReconciledJson, Findings> {
    let mut findings = Findings::new();
    let mut taken = |read: Result<(), Findings>| {
        if let Err(wrong) = read {
            findings.extend(wrong);
        }
    };
    let (mut ledger, mut links, mut projects) = (Ledger::default(), BTreeMap::new(), BTreeMap::new());
    taken(
        Input::open(&files.ledger)
            .and_then(|input| read_leases(&input, |row| ledger.take(&row, on)))
            .map(drop),
    );
    if let Some(file) = &files.links {
        let mut take = |id: &str, resource: &str| drop(links.insert(resource.to_owned(), id.to_owned()));
        taken(Input::open(file).and_then(|input| read_links(&input, &mut take)).map(drop));
    }
    if let Some(file) = &files.projects {
        let mut take =
            |id: &str, project: &str| drop(projects.insert(id.to_owned(), ProjectId::new(project)));
        taken(Input::open(file).and_then(|input| read_cloud_projects(&input, &mut take)).map(drop));
    }
    let inventory = of_path(&files.inventory);
    let items = rules::items(rules).map_err(|problem| wrong(&problem));
    let (inventory, items) = match (inventory, items) {
        (Ok(inventory), Ok(items)) if findings.is_empty() => (inventory, items),
        (inventory, items) => {
            findings.extend(inventory.err().into_iter().flatten());
            findings.extend(items.err().into_iter().flatten());
            return Err(findings);
        }
    };
    if files.projects.is_none() {
        projects = ledger.same_projects(&inventory);
    }
    let booked = ledger.booked(files.links.is_some().then_some(&links), &inventory, on);
    let found = reconcile(&booked, &inventory.inventory, &[], &Mapping { projects, rules: items }, on);
    told(rules, &inventory, &booked, &found, (on, lang)).map_err(|problem| wrong(&problem))
}

fn wrong(problem: &Problem) -> Findings {
    if !problem.findings.is_empty() {
        return problem.findings.clone();
    }
    vec![yunheng_values::Finding::error(problem.code, "reconcile", problem.message.clone())]
}

/// Intervals of one resource.
#[derive(Debug, Default)]
struct Interval {
    project: String,
    /// What runs on the day, and whether it is a test.
    now: Quantities,
    is_test: bool,
    /// The last day of what ran before, and what it was.
    ended: Option<(Date, Quantities)>,
    is_later: bool,
}

#[derive(Debug, Default)]
struct Ledger(BTreeMap<String, Interval>);

impl Ledger {
    /// Takes an interval: what runs on the day counts, what ended by then is kept as what was.
    fn take(&mut self, row: &LeaseRow<'_>, on: Date) {
        let interval = self.0.entry(row.resource_id.to_owned()).or_default();
        let add = |items: &mut Quantities| {
            let item = ItemId::new(row.item);
            let before = items.get(&item).copied().unwrap_or(Quantity::ZERO);
            if let Ok(sum) = before.checked_add(row.quantity) {
                items.insert(item, sum);
            }
        };
        match row.to {
            _ if row.from > on => interval.is_later = true,
            Some(to) if to <= on => {
                let is_newer = interval.ended.as_ref().is_none_or(|(last, _)| *last < to);
                if is_newer {
                    interval.ended = Some((to, Quantities::new()));
                    if interval.now.is_empty() {
                        row.project_id.clone_into(&mut interval.project);
                    }
                }
                if let Some((_, items)) = interval.ended.as_mut().filter(|(last, _)| *last == to) {
                    add(items);
                }
            }
            _ => {
                row.project_id.clone_into(&mut interval.project);
                interval.is_test |= row.stage == Stage::Test;
                add(&mut interval.now);
            }
        }
    }

    /// Projects of the cloud that are called as those of the ledger, by id or else by name.
    fn same_projects(&self, taken: &Taken) -> BTreeMap<String, ProjectId> {
        let known: std::collections::BTreeSet<&str> =
            self.0.values().map(|interval| interval.project.as_str()).collect();
        let same = |(id, name): (&String, &String)| {
            let found = [id, name].into_iter().find(|word| known.contains(word.as_str()))?;
            Some((id.clone(), ProjectId::new(found.clone())))
        };
        taken.projects.iter().filter_map(same).collect()
    }

    fn booked(&self, links: Option<&BTreeMap<String, String>>, taken: &Taken, on: Date) -> Vec<Booked> {
        let ids: std::collections::BTreeSet<&str> =
            taken.inventory.things.iter().map(|thing| thing.id.as_str()).collect();
        let linked = |resource: &String| match links {
            Some(links) => links.get(resource).cloned(),
            None => Some(resource.clone()).filter(|id| ids.contains(id.as_str())),
        };
        let one = |(resource, interval): (&String, &Interval)| {
            let (life, items, ended_on) = match &interval.ended {
                _ if !interval.now.is_empty() && interval.is_test => (Life::Test, interval.now.clone(), None),
                _ if !interval.now.is_empty() => (Life::Formal, interval.now.clone(), None),
                // What starts later again is not over.
                Some((day, items)) if !interval.is_later => (Life::Ended, items.clone(), Some(*day)),
                _ => (Life::Opened, Quantities::new(), None),
            };
            Booked {
                resource: ResourceId::new(resource.clone()),
                name: resource.clone(),
                address: String::new(),
                project: ProjectId::new(interval.project.clone()),
                life,
                items,
                test_until: None,
                ended_on: ended_on.filter(|day| *day <= on),
                linked: linked(resource),
            }
        };
        self.0.iter().map(one).collect()
    }
}

fn told(
    rules: &Rules<'_>,
    taken: &Taken,
    booked: &[Booked],
    found: &Reconciliation,
    (on, lang): (Date, Lang),
) -> Result<ReconciledJson, Problem> {
    let prices = priced(rules, &found.differences, on)?;
    let items = |amounts: &BTreeMap<String, i64>| {
        let item = |(item, quantity): (&String, &i64)| ReconciledItemJson {
            item: item.clone(),
            quantity: Quantity::from_scaled(*quantity).to_string(),
        };
        amounts.iter().map(item).collect()
    };
    let difference = |(one, price): (&yunheng_ledger::reconcile::Difference, &super::price::Priced)| {
        let thing = one.thing.map(|at| &taken.inventory.things[at]);
        ReconciledDifferenceJson {
            kind: one.kind.as_str(),
            title: one.kind.title().in_lang(lang).to_owned(),
            thing_kind: one.thing_kind.map(ThingKind::as_str),
            cloud_id: thing.map(|thing| thing.id.clone()),
            cloud_name: thing.map(|thing| thing.name.clone()),
            resource_id: one.resource.as_ref().map(|id| id.as_str().to_owned()),
            project_id: one.project.as_ref().map(|id| id.as_str().to_owned()),
            monthly: price.monthly.map(|fen| Money::from_scaled(fen).to_string()),
            charged: items(&price.charged),
            right: items(&price.right),
            why: one.why.says().in_lang(lang).to_owned(),
            clauses: price.clauses.clone(),
        }
    };
    let gap = |gap: &super::inventory::Gap| InventoryGapJson {
        part: part(&gap.part),
        project_id: gap.project_id.clone(),
        message: super::cloud::in_lang(lang, &gap.zh, &gap.en),
    };
    Ok(ReconciledJson {
        pack: rules.pack().manifest.id.clone(),
        on: on.to_string(),
        resources: booked.len(),
        things: taken.inventory.things.len(),
        matched: found.matched,
        beside: found.beside,
        unproven: ids(&found.unproven),
        unmapped: ids(&found.unmapped),
        differences: found.differences.iter().zip(&prices).map(difference).collect(),
        gaps: taken.gaps.iter().map(gap).collect(),
    })
}

fn ids(resources: &[ResourceId]) -> Vec<String> {
    resources.iter().map(|id| id.as_str().to_owned()).collect()
}

/// The part's word for good; one that is not known is of projects, which says nothing of any kind.
fn part(word: &str) -> &'static str {
    let known = ["projects", "flavors", "servers", "volumes", "floating_ips", "load_balancers"];
    known.into_iter().find(|known| *known == word).unwrap_or("projects")
}
