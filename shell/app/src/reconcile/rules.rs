//! What things count as, and which case follows differences: data of the pack.

use crate::problem::Problem;
use serde::Deserialize;
use std::collections::BTreeMap;
use yunheng_api::platform::CloudRuleJson;
use yunheng_ledger::reconcile::{ItemsRule, ThingKind};
use yunheng_policy::Rules;
use yunheng_policy::shape::Lists;
use yunheng_values::{Finding, Findings, ItemId, Text};

/// Key of what things count as.
const ITEMS: &str = "lists.reconciliation.items";
/// Key of the cases that follow differences.
const CASE: &str = "lists.reconciliation.case";

/// How a difference becomes a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseRule {
    /// Name of the kind of work.
    pub(super) kind: String,
    /// The field with the provider.
    pub(super) provider: String,
    /// The field with a row for each difference.
    pub(super) rows: String,
    /// What other fields say.
    pub(super) fill: BTreeMap<String, String>,
    /// What a row says.
    pub(super) row: BTreeMap<String, String>,
}

/// What things count as, in order.
///
/// # Errors
/// Entries that cannot be read, or that name items which the catalog does not have.
pub(super) fn items(rules: &Rules<'_>) -> Result<Vec<ItemsRule>, Problem> {
    let mut findings = Findings::new();
    let mut found = Vec::new();
    for (at, entry) in entries(rules, ITEMS)?.into_iter().enumerate() {
        let read = entry.try_into::<CloudRuleJson>().map_err(|error| error.message().to_owned());
        match read.and_then(|entry| items_rule(rules, entry)) {
            Ok(rule) => found.push(rule),
            Err(why) => {
                let place = format!("{ITEMS}/{at}");
                let message = Text::new(format!("读不懂：{why}"), why);
                findings.push(Finding::error("reconciliation_items", place, message));
            }
        }
    }
    if findings.is_empty() { Ok(found) } else { Err(Problem::unusable(findings)) }
}

pub(super) fn items_rule(rules: &Rules<'_>, entry: CloudRuleJson) -> Result<ItemsRule, String> {
    let kind = ThingKind::parse(&entry.kind).ok_or_else(|| format!("kind `{}`", entry.kind))?;
    let item = |id: Option<String>| match id {
        Some(id) if !rules.pack().items.iter().any(|known| known.id == id) => Err(format!("item `{id}`")),
        id => Ok(id.map(ItemId::new)),
    };
    Ok(ItemsRule {
        kind,
        specification: entry.specification,
        vcpu: item(entry.vcpu)?,
        memory_gb: item(entry.memory_gb)?,
        disk_gb: item(entry.disk_gb)?,
        each: item(entry.each)?,
    })
}

/// A rule as people read it.
pub(super) fn shown(rule: ItemsRule) -> CloudRuleJson {
    let item = |id: Option<ItemId>| id.map(|id| id.as_str().to_owned());
    CloudRuleJson {
        kind: rule.kind.as_str().to_owned(),
        specification: rule.specification,
        vcpu: item(rule.vcpu),
        memory_gb: item(rule.memory_gb),
        disk_gb: item(rule.disk_gb),
        each: item(rule.each),
    }
}

/// How differences become a case.
///
/// # Errors
/// No entry, or one that cannot be read.
pub(super) fn case(rules: &Rules<'_>) -> Result<CaseRule, Problem> {
    let unfit = |zh: &str, en: &str| {
        Problem::unusable(vec![Finding::error("reconciliation_case", CASE, Text::new(zh, en))])
    };
    let first = entries(rules, CASE)?.into_iter().next();
    let first = first.ok_or_else(|| {
        unfit("规则包没有写对账差异由哪类事项办理", "the pack names no kind of work for differences")
    })?;
    first.try_into().map_err(|error: toml::de::Error| unfit(error.message(), error.message()))
}

fn entries(rules: &Rules<'_>, key: &str) -> Result<Vec<toml::Value>, Problem> {
    let found = rules.find::<Lists>(key).map_err(|error| Problem::bug(&error))?;
    Ok(found.map(|cited| cited.value.entries).unwrap_or_default())
}
