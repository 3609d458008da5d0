//! Which packs there are.

use super::effective::{EffectivePack, effective_pack, known_packs, today};
use super::in_use::ids_in_use;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{PackJson, Page};
use yunheng_policy::Pack;
use yunheng_values::Date;

/// Every pack, the shipped cities first.
///
/// # Errors
/// Not allowed.
pub async fn packs(app: &App, caller: &Caller) -> Result<Page<PackJson>, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let (mut packs, in_use) = (Vec::new(), ids_in_use(app, reading.db).await?);
    for id in known_packs(app) {
        match effective_pack(app, reading.db, &id).await {
            Ok(pack) => packs.push(pack_json(&pack, today(app), &in_use)),
            // A folder with a defect must not hide the others; asked for by name it tells what is wrong.
            Err(problem) if problem.code == "pack_unreadable" => {
                tracing::warn!(pack = id, "a pack of the data folder has defects");
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(Page { items: packs, next: None })
}

/// One pack.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn pack(app: &App, caller: &Caller, id: &str) -> Result<PackJson, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let in_use = ids_in_use(app, reading.db).await?;
    Ok(pack_json(&effective_pack(app, reading.db, id).await?, today(app), &in_use))
}

fn pack_json(effective: &EffectivePack, day: Date, in_use: &[String]) -> PackJson {
    let pack = effective.pack();
    let manifest = &pack.manifest;
    PackJson {
        id: manifest.id.clone(),
        title: manifest.title.clone(),
        prefix: manifest.prefix.clone(),
        version: manifest.version.clone(),
        status: manifest.status.as_str().to_owned(),
        in_use: in_use.contains(&manifest.id),
        division_code: manifest.division_code.clone(),
        valid_from: manifest.valid_from.to_string(),
        valid_until: manifest.valid_until.map(|date| date.to_string()),
        based_on: manifest.based_on.clone(),
        digest: pack.digest.clone(),
        published_digest: effective.published_digest.clone(),
        last_dated: pack.last_dated().to_string(),
        note: manifest.note.clone(),
        documents: pack.documents.len(),
        articles: pack.documents.iter().map(|document| document.articles.len()).sum(),
        parameters: pack.parameters.len(),
        rulings: pack.rulings.len(),
        undecided: undecided(pack, day),
        choices: pack.choices.len(),
        indicators: indicators(pack),
        items: pack.items.len(),
        cases: pack.cases.len(),
    }
}

fn undecided(pack: &Pack, day: Date) -> usize {
    let waits = pack.rulings.iter().filter(|ruling| ruling.needs_decision_before.is_some());
    waits.filter(|ruling| pack.choice_on(&ruling.key, day).is_none()).count()
}

fn indicators(pack: &Pack) -> usize {
    let Ok(rules) = pack.published_rules_on(pack.last_dated(), &[]) else { return 0 };
    rules.tree_ids().into_iter().filter_map(|id| rules.tree(id).ok()).map(|tree| tree.leaves.len()).sum()
}
