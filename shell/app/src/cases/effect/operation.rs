//! What a case is to do, as steps for the machine that carries them out. They come from the same rules as what is done to the ledger.

use super::read::asked_of;
use crate::cases::work::Work;
use crate::problem::Problem;
use crate::rules::effective_pack;
use yunheng_api::platform::{OrderItemJson, OrderOperationJson};
use yunheng_case::LedgerAct;

/// The steps of some effects, with the names and units of the catalog.
pub(in crate::cases) async fn operations(
    work: &Work<'_, '_>,
    effects: &[String],
) -> Result<Vec<OrderOperationJson>, Problem> {
    let effective = effective_pack(work.act.app(), work.act.db(), &work.row.pack).await?;
    let catalog = &effective.pack().items;
    let mut found = Vec::new();
    for rule in work.named.is.kind.effects.iter().filter(|rule| effects.contains(&rule.effect)) {
        // What is not filled in yet, such as the day, is for whoever does it to say.
        let (rows, _) = asked_of(work, rule).await?;
        let stage =
            (rule.run == LedgerAct::LeaseStart).then_some(if rule.is_formal { "formal" } else { "test" });
        found.extend(rows.into_iter().map(|row| {
            OrderOperationJson {
                run: rule.run.as_str().to_owned(),
                stage: stage.map(str::to_owned),
                count: row.count,
                project: row.project,
                resource: row.resource,
                traits: row.traits.into_iter().map(|(one, words)| (one.as_str().to_owned(), words)).collect(),
                items: row
                    .items
                    .into_iter()
                    .map(|(item, quantity)| {
                        let known = catalog.iter().find(|known| known.id == item.as_str());
                        OrderItemJson {
                            name: known.map_or_else(|| item.as_str().to_owned(), |known| known.name.clone()),
                            unit: known.map(|known| known.unit.clone()).unwrap_or_default(),
                            item: item.as_str().to_owned(),
                            quantity: quantity.to_string(),
                        }
                    })
                    .collect(),
            }
        }));
    }
    Ok(found)
}
