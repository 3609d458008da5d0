//! What of one cloud counts as which items, and what an order's words mean there, as the people who reconcile it say. What the pack says
//! comes after it.

use super::cloud::reached;
use super::rules;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::{effective_rules, today};
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{CloudItemJson, CloudMappingJson, CloudMappingShownJson};
use yunheng_ledger::reconcile::ItemsRule;
use yunheng_policy::Rules;
use yunheng_store::{Db, execution};
use yunheng_values::{Finding, Findings, Text};

/// Most rows of each list.
const MOST: usize = 200;
/// Longest text of a row.
const LONGEST: usize = 200;

/// What things of a cloud count as, and what words mean there.
#[derive(Debug, Clone)]
pub(crate) struct Mapped {
    /// The cloud's own rules, then the pack's.
    pub(crate) rules: Vec<ItemsRule>,
    /// Images and networks.
    pub(crate) words: CloudMappingJson,
}

/// The mapping of a cloud under the rules of its pack.
///
/// # Errors
/// Lists of the pack that cannot be read.
pub(crate) async fn mapped(db: Db<'_>, cloud: &str, pack: &Rules<'_>) -> Result<Mapped, Problem> {
    let (words, _) = kept(db, cloud).await?;
    // An item that the catalog has no more counts as nothing, and is told where the mapping is edited.
    let own = words.rules.iter().filter_map(|rule| rules::items_rule(pack, rule.clone()).ok());
    let rules = own.chain(rules::items(pack)?).collect();
    Ok(Mapped { rules, words })
}

async fn kept(db: Db<'_>, cloud: &str) -> Result<(CloudMappingJson, i64), Problem> {
    let Some((contents, version)) = execution::mapping(db, cloud).await? else {
        return Ok((CloudMappingJson::default(), 0));
    };
    Ok((serde_json::from_str(&contents).map_err(|error| Problem::bug(&error))?, version))
}

/// The mapping of a cloud, with what the pack says after it.
///
/// # Errors
/// Not allowed; no such cloud.
pub async fn cloud_mapping(app: &App, caller: &Caller, key: &str) -> Result<CloudMappingShownJson, Problem> {
    let reading = app.read(caller, Permission::LedgerReconcile)?;
    let cloud = reached(reading.db, &reading.scope, key).await?;
    let (mapping, version) = kept(reading.db, key).await?;
    let effective = effective_rules(app, &cloud.settings.pack, today(app)).await?;
    let rules = effective.rules()?;
    let items = rules.pack().items.iter();
    Ok(CloudMappingShownJson {
        mapping,
        pack_rules: rules::items(&rules)?.into_iter().map(rules::shown).collect(),
        items: items
            .map(|item| CloudItemJson {
                item: item.id.clone(),
                name: format!("{}（{}）", item.name, item.unit),
            })
            .collect(),
        version,
    })
}

/// Writes the mapping of a cloud.
///
/// # Errors
/// Not allowed; no such cloud; everything that is wrong with it; somebody else wrote meanwhile.
pub async fn edit_mapping(
    app: &App,
    caller: &Caller,
    key: &str,
    version: i64,
    given: &CloudMappingJson,
) -> Result<CloudMappingShownJson, Problem> {
    let mut act = app.act(caller, Permission::LedgerReconcile, "reconciliation.map").await?.on("cloud", key);
    let cloud = reached(act.db(), act.scope(), key).await?;
    let effective = effective_rules(app, &cloud.settings.pack, today(app)).await?;
    let findings = wrong(given, &effective.rules()?);
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let (before, was) = kept(act.db(), key).await?;
    let text =
        |mapping: &CloudMappingJson| serde_json::to_string(mapping).map_err(|error| Problem::bug(&error));
    if was != version || !execution::put_mapping(act.db(), key, version, &text(given)?).await? {
        return Err(Problem::stale());
    }
    act.changed("mapping", Some(&text(&before)?), Some(&text(given)?));
    act.commit().await?;
    cloud_mapping(app, caller, key).await
}

fn wrong(given: &CloudMappingJson, pack: &Rules<'_>) -> Findings {
    let mut findings = Findings::new();
    let lists =
        [("rules", given.rules.len()), ("images", given.images.len()), ("networks", given.networks.len())];
    for (name, _) in lists.iter().filter(|(_, count)| *count > MOST) {
        let message = Text::new(format!("最多{MOST}行"), format!("{MOST} rows at most"));
        findings.push(Finding::error("too_many", format!("/{name}"), message));
    }
    for (at, rule) in given.rules.iter().enumerate() {
        if let Err(why) = rules::items_rule(pack, rule.clone()) {
            let message =
                Text::new(format!("没有这一类或者目录里没有这一项：{why}"), format!("unknown {why}"));
            findings.push(Finding::error("unknown_item", format!("/rules/{at}"), message));
        } else if [&rule.vcpu, &rule.memory_gb, &rule.disk_gb, &rule.each].iter().all(|item| item.is_none()) {
            let message = Text::new("至少写一个目录项", "name one item at least");
            findings.push(Finding::error("missing", format!("/rules/{at}"), message));
        }
    }
    let images = given.images.iter().map(|one| ("images", &one.specification, &one.image));
    let networks = given.networks.iter().map(|one| ("networks", &one.region, &one.network));
    for all in [images.collect::<Vec<_>>(), networks.collect()] {
        for (at, (list, word, thing)) in all.into_iter().enumerate() {
            let is_wrong = |text: &str| text.trim().is_empty() || text.chars().count() > LONGEST;
            if is_wrong(word) || is_wrong(thing) {
                let message = Text::new(
                    format!("两栏都要填写，不超过{LONGEST}个字符"),
                    format!("both are needed, {LONGEST} characters at most"),
                );
                findings.push(Finding::error("missing", format!("/{list}/{at}"), message));
            }
        }
    }
    findings
}
