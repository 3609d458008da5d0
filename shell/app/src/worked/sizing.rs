//! Cases of size: advice, quota, scans.

use super::{Bench, CaseResult, may_text, parsed, text};
use serde_json::{Value, json};
use toml::Table;
use yunheng_ledger::quota_check;
use yunheng_policy::shape::Quota;
use yunheng_usage::{
    Advice, RiskLevel, ScanFinding, ScanRule, SizeCase, SizingRules, advise_case, scan_follow_up,
};
use yunheng_values::{Percent, Quantity};

pub(super) fn size_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let rules = SizingRules::from_rules(bench.rules).map_err(|error| error.to_string())?;
    let percent = |key: &str| may_text(input, key).map(|_| parsed(input, key, Percent::parse)).transpose();
    let quantity = |key: &str| may_text(input, key).map(|_| parsed(input, key, Quantity::parse)).transpose();
    let vcpu = may_text(input, "vcpu")
        .map(str::parse::<u32>)
        .transpose()
        .map_err(|error| format!("`vcpu`: {error}"))?;
    let case = SizeCase {
        vcpu,
        memory_gb: quantity("memory_gb")?,
        disk_gb: quantity("disk_gb")?,
        cpu_peak: percent("cpu_peak")?,
        memory_peak: percent("memory_peak")?,
        disk_peak: percent("disk_peak")?,
    };
    let [cpu, memory, disk] = advise_case(&case, &rules).map(|advice| row(&advice));
    Ok(json!({ "cpu": cpu, "memory": memory, "disk": disk }))
}

fn row(advice: &Advice<'_>) -> Value {
    json!({
        "action": advice.action.as_str(),
        "modality": advice.modality.map(|modality| modality.as_str()),
        "from": advice.from.map(|size| size.to_string()),
        "to": advice.to.map(|size| size.to_string()),
        "note": advice.note.zh,
    })
}

pub(super) fn quota_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let rule = bench.rules.get::<Quota>("quota.growth").map_err(|error| error.to_string())?;
    let quantity = |key: &str| parsed(input, key, Quantity::parse);
    let decision = quota_check(quantity("quota")?, quantity("allocated")?, quantity("grow")?, &rule.value);
    Ok(json!({ "allowed": decision.allowed, "limit": decision.limit.to_string() }))
}

pub(super) fn scans_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let rule = ScanRule::from_rules(bench.rules).map_err(|error| error.to_string())?;
    let rule = rule.ok_or("the pack follows up no scans")?;
    let (previous, current) = (scan(input, "previous")?, scan(input, "current")?);
    let notices = scan_follow_up(&previous, &current, &rule);
    let notices: Vec<Value> = notices
        .iter()
        .map(|notice| json!({ "asset": notice.asset, "vulnerability": notice.vulnerability, "action": notice.action }))
        .collect();
    Ok(json!({ "notices": notices }))
}

fn scan(input: &Table, key: &str) -> Result<Vec<ScanFinding>, String> {
    let rows = input
        .get(key)
        .and_then(toml::Value::as_array)
        .ok_or_else(|| format!("input needs `{key}` as a list"))?;
    let finding = |row: &toml::Value| {
        let row = row.as_table().ok_or_else(|| format!("`{key}` holds tables"))?;
        let word = text(row, "severity")?;
        let severity = RiskLevel::from_word(word).ok_or_else(|| format!("`{word}` is no severity"))?;
        Ok(ScanFinding {
            asset: text(row, "asset")?.to_owned(),
            vulnerability: text(row, "vulnerability")?.to_owned(),
            severity,
        })
    };
    rows.iter().map(finding).collect()
}
