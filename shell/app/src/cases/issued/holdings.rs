//! The resources that a change is about: as they are, and as they would be. A form of a change prints both.

use crate::cases::whose::Whose;
use crate::cases::work::Work;
use crate::ledger::state_now;
use crate::problem::Problem;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yunheng_case::{ItemOf, LedgerAct};
use yunheng_ledger::Trait;
use yunheng_policy::CatalogItem;
use yunheng_store::ledger;
use yunheng_values::Quantity;

/// What the columns of machines show; every other item stands in a line of its own.
const COLUMNS: [&str; 3] = ["vcpu", "memory_gb", "disk_gb"];

/// What a change is about.
#[derive(Debug, Default)]
pub(super) struct Holdings {
    /// The resources as they are.
    pub(super) before: Vec<Value>,
    /// As they would be.
    pub(super) after: Vec<Value>,
    /// Other items that change.
    pub(super) others: Vec<Value>,
    /// Other items of tests that become formal, ten-thousandths.
    pub(super) promoted: BTreeMap<String, i64>,
}

/// What the form changes, and what it makes formal.
pub(super) async fn holdings(work: &Work<'_, '_>, catalog: &[CatalogItem]) -> Result<Holdings, Problem> {
    let mut found = Holdings::default();
    for (number, (changed, is_promoted)) in changes(work) {
        let db = work.act.db();
        // A draft may hold any number.
        let Some(row) = Whose::of_case(&work.named, &work.row, &work.form).resource(db, &number).await?
        else {
            continue;
        };
        let Some(state) = state_now(db, row.id).await? else { continue };
        let word = |one: Trait| state.traits.get(&one).cloned().unwrap_or_default();
        let head = json!({
            "number": number, "name": word(Trait::Name), "specification": word(Trait::Specification),
            "architecture": word(Trait::Architecture), "region": word(Trait::Region), "count": "1",
        });
        let had: BTreeMap<String, i64> = ledger::items_of(db, &[row.id])
            .await?
            .into_iter()
            .map(|item| (item.item, item.quantity))
            .collect();
        let mut will = had.clone();
        will.extend(changed.iter().map(|(item, quantity)| (item.clone(), *quantity)));
        let is_other = |known: &&CatalogItem| !COLUMNS.contains(&known.dimension.as_str());
        let others = catalog.iter().filter(is_other);
        for known in others {
            if let Some(quantity) = changed.get(&known.id) {
                found
                    .others
                    .push(json!({ "name": known.name, "quantity": shown(*quantity), "unit": known.unit }));
            }
            if let Some(quantity) = will.get(&known.id).filter(|_| is_promoted) {
                *found.promoted.entry(known.id.clone()).or_default() += quantity;
            }
        }
        // What has no cores, no memory and no disk is a service, which stands among the others.
        let is_machine =
            will.keys().any(|item| catalog.iter().any(|known| known.id == *item && !is_other(&known)));
        if is_machine {
            found.before.push(machine(&head, &had, catalog));
            found.after.push(machine(&head, &will, catalog));
        }
    }
    Ok(found)
}

/// What the form changes, by the number of the resource.
fn changes(work: &Work<'_, '_>) -> BTreeMap<String, (BTreeMap<String, i64>, bool)> {
    let mut found: BTreeMap<String, (BTreeMap<String, i64>, bool)> = BTreeMap::new();
    for rule in &work.named.is.kind.effects {
        let is_promoted = rule.run == LedgerAct::LeasePromote;
        if !is_promoted && rule.run != LedgerAct::ResourceResize {
            continue;
        }
        let rows = rule.rows.as_deref().and_then(|rows| work.form[rows].as_array());
        for row in rows.into_iter().flatten() {
            let text = |field: &str| row[field].as_str().map(str::to_owned);
            let Some(number) = rule.resource.as_deref().and_then(text) else { continue };
            let (own, promoted) = found.entry(number).or_default();
            *promoted |= is_promoted;
            for item in &rule.items {
                let named = match &item.of {
                    ItemOf::Item(item) => Some(item.clone()),
                    ItemOf::Named(by) => text(by),
                    ItemOf::ByWord(by, words) => text(by).and_then(|word| words.get(&word).cloned()),
                };
                let quantity = Quantity::parse(&row[item.quantity.as_str()].to_string()).ok();
                own.extend(named.zip(quantity.map(Quantity::scaled)));
            }
        }
    }
    found
}

fn machine(head: &Value, items: &BTreeMap<String, i64>, catalog: &[CatalogItem]) -> Value {
    let of = |is: &dyn Fn(&CatalogItem) -> bool| {
        let own = catalog.iter().filter(|item| is(item)).filter_map(|item| items.get(&item.id));
        let sum: i64 = own.sum();
        if sum == 0 { String::new() } else { shown(sum) }
    };
    let mut machine = head.clone();
    machine["vcpu"] = of(&|item| item.dimension == "vcpu").into();
    machine["memory_gb"] = of(&|item| item.dimension == "memory_gb").into();
    machine["ssd_gb"] = of(&|item| item.id == "disk.ssd").into();
    machine["efficient_gb"] = of(&|item| item.id == "disk.efficient").into();
    machine
}

fn shown(scaled: i64) -> String {
    Quantity::from_scaled(scaled).to_string()
}
