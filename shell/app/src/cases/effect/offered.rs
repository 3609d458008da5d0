//! Items that the catalog does not offer on a day: nothing more of them is leased, and what is leased stays and is charged.

use super::read::{Asked, asked};
use crate::act::Act;
use crate::cases::kinds::Named;
use crate::ledger::day_of;
use crate::problem::Problem;
use crate::rules::effective_pack;
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_case::{EffectRule, LedgerAct};
use yunheng_policy::{CatalogItem, Pack};
use yunheng_store::Db;
use yunheng_store::ledger;
use yunheng_values::{Date, Finding, Findings, Moment, Text};

/// Whether an act leases something.
pub(super) fn leases(act: LedgerAct) -> bool {
    matches!(act, LedgerAct::LeaseStart | LedgerAct::ResourceResize | LedgerAct::LeasePromote)
}

/// What a form asks for that is not offered on the day from which it would be leased, as it is sent.
pub(in crate::cases) async fn check_offered(
    act: &Act<'_>,
    named: &Named,
    form: &Value,
) -> Result<Findings, Problem> {
    let rules: Vec<&EffectRule> = named.is.kind.effects.iter().filter(|rule| leases(rule.run)).collect();
    if rules.is_empty() {
        return Ok(Findings::new());
    }
    let effective = effective_pack(act.app(), act.db(), &named.pack).await?;
    let today = day_of(act.now_ms())?;
    let mut findings = Findings::new();
    for rule in rules {
        let (rows, _) = asked(rule, &named.is.form, form);
        findings.extend(not_offered(act.db(), effective.pack(), &rows, today).await?);
    }
    Ok(findings)
}

/// What rows ask for more of than there is and that is not offered on their day; on `today` where a row names none yet.
pub(super) async fn not_offered(
    db: Db<'_>,
    pack: &Pack,
    rows: &[Asked],
    today: Date,
) -> Result<Findings, Problem> {
    let mut findings = Findings::new();
    for row in rows {
        let on = row.at.map_or(today, Moment::date);
        let gone: Vec<(&CatalogItem, i64)> = row
            .items
            .iter()
            .filter_map(|(item, quantity)| {
                let known = pack.items.iter().find(|known| known.id == item.as_str())?;
                (!known.is_offered(on)).then_some((known, quantity.scaled()))
            })
            .collect();
        if gone.is_empty() {
            continue;
        }
        let have = leased(db, row).await?;
        let more =
            gone.into_iter().filter(|(item, quantity)| *quantity > have.get(&item.id).copied().unwrap_or(0));
        findings.extend(more.map(|(item, _)| finding(&row.place, item, on)));
    }
    Ok(findings)
}

/// What is leased of the resource that a row names, ten-thousandths.
async fn leased(db: Db<'_>, row: &Asked) -> Result<BTreeMap<String, i64>, Problem> {
    let Some(number) = &row.resource else { return Ok(BTreeMap::new()) };
    let Some(resource) = ledger::resource_by_number(db, number).await? else { return Ok(BTreeMap::new()) };
    let items = ledger::items_of(db, &[resource.id]).await?;
    Ok(items.into_iter().map(|item| (item.item, item.quantity)).collect())
}

fn finding(place: &str, item: &CatalogItem, on: Date) -> Finding {
    let (id, name) = (&item.id, &item.name);
    let message = match item.until.filter(|until| *until <= on) {
        Some(until) => Text::new(
            format!("“{name}”自{until}起停止提供，不能新租或增加；已租的不受影响"),
            format!(
                "`{id}` is not offered from {until} on: no more of it is leased, and what is leased stays"
            ),
        ),
        None => Text::new(
            format!("“{name}”自{}起才提供，这里从{on}起租用", item.from),
            format!("`{id}` is offered only from {} on, and would be leased from {on} on", item.from),
        ),
    };
    Finding::error("item_not_offered", place, message)
        .hint("请改选服务目录里在提供的服务项", "choose an item that the catalog offers then")
}
