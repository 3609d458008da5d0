//! Resources that start are the machines that were made for them: joined by the order's line and the cloud's id, never by a name.

use crate::act::Act;
use crate::problem::Problem;
use std::collections::BTreeMap;
use yunheng_api::platform::OrderOperationJson;
use yunheng_store::{case, execution, reconcile};

/// Links resources of a case that were just opened. `now` is what its order would say now, `first` the place in it of the first operation
/// that was done, and of each operation there are the resources in their order. Where the order said something else, nobody is linked.
///
/// # Errors
/// What the database says.
pub(crate) async fn link_started(
    act: &Act<'_>,
    case_id: i64,
    (now, first): (&[OrderOperationJson], usize),
    resources: &[Vec<i64>],
) -> Result<(), Problem> {
    let made = execution::made_of_case(act.db(), case_id).await?;
    if made.is_empty() {
        return Ok(());
    }
    let Some(contents) = case::last_order_of(act.db(), case_id).await? else { return Ok(()) };
    let frozen: Vec<OrderOperationJson> =
        serde_json::from_str(&contents).map_err(|error| Problem::bug(&error))?;
    let own = made.iter().filter(|one| one.of_server.is_none());
    let by_line: BTreeMap<&str, &execution::MadeRow> = own.map(|one| (one.line.as_str(), one)).collect();
    for (at, all) in resources.iter().enumerate() {
        let place = first + at;
        let (Some(says), Some(said)) = (now.get(place), frozen.get(place)) else { continue };
        if !is_same(says, said) {
            continue;
        }
        for (nth, resource) in all.iter().enumerate() {
            let line = format!("{}.{}", place + 1, nth + 1);
            let Some(made) = by_line.get(line.as_str()) else { continue };
            let thing = (made.cloud.as_str(), made.external_id.as_str());
            reconcile::put_link(act.db(), thing, *resource, act.account(), act.now_ms()).await?;
            let facts = [("cloud", made.cloud.as_str()), ("external_id", &made.external_id), ("line", &line)];
            act.also("reconciliation.link", "resource", *resource, &facts);
        }
    }
    Ok(())
}

/// Whether it is the same that was ordered; what is only known at the end, such as an address, may have come since.
fn is_same(a: &OrderOperationJson, b: &OrderOperationJson) -> bool {
    let name = |one: &OrderOperationJson| one.traits.get("name").cloned();
    (&a.run, a.count, &a.project, &a.items, name(a)) == (&b.run, b.count, &b.project, &b.items, name(b))
}
