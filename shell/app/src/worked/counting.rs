//! Cases of time: due dates, cycles, days late, inspections.

use super::{Bench, CaseResult, in_words, may_text, parsed, text};
use crate::deadline::{DeadlineQuestion, deadline};
use serde_json::json;
use toml::Table;
use yunheng_calendar::Limit;
use yunheng_policy::shape::{SettlementCycle, StaffLate};
use yunheng_rating::{late_staff, settlement_cycles};
use yunheng_usage::{InspectionRule, inspections_check};
use yunheng_values::{Date, Lang, parse_date, parse_moment};

pub(super) fn deadline_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let question = match (may_text(input, "limit"), may_text(input, "key")) {
        (Some(limit), None) => {
            DeadlineQuestion::Limit(Limit::parse(limit).map_err(|error| error.to_string())?)
        }
        (None, Some(key)) => DeadlineQuestion::Key(key.to_owned()),
        _ => return Err("input needs either `limit` or `key`".to_owned()),
    };
    let from = parsed(input, "from", parse_moment)?;
    let backward = input.get("backward").and_then(toml::Value::as_bool).unwrap_or(false);
    let answer =
        deadline(bench.rules, bench.calendar, &question, from, backward, Lang::Zh).map_err(in_words)?;
    serde_json::to_value(answer).map_err(|error| error.to_string())
}

pub(super) fn cycles_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let effective_on = parsed(input, "effective_on", parse_date)?;
    let rule = bench.rules.get::<SettlementCycle>("settlement.cycle").map_err(|error| error.to_string())?;
    let cycles = settlement_cycles(effective_on, &rule.value).map_err(|error| error.to_string())?;
    let pairs: Vec<[String; 2]> =
        cycles.iter().map(|cycle| [cycle.start().to_string(), cycle.end().to_string()]).collect();
    Ok(json!({ "cycles": pairs }))
}

pub(super) fn penalty_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let (due_on, done_on) = (parsed(input, "due_on", parse_date)?, parsed(input, "done_on", parse_date)?);
    let rule = bench.rules.get::<StaffLate>("penalties.staff.late").map_err(|error| error.to_string())?;
    let late = late_staff(due_on, done_on, &rule.value).map_err(|error| error.to_string())?;
    Ok(json!({
        "days_late": late.days,
        "amount": late.amount.to_string(),
        "termination_right": late.may_terminate,
    }))
}

pub(super) fn inspections_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let rule = InspectionRule::from_rules(bench.rules).map_err(|error| error.to_string())?;
    let rule = rule.ok_or("the pack asks for no inspections")?;
    let year = input.get("year").and_then(toml::Value::as_integer).and_then(|year| i32::try_from(year).ok());
    let year = year.ok_or("input needs `year` as an integer")?;
    let done = input.get("done").and_then(toml::Value::as_array).ok_or("input needs `done` as a list")?;
    let done: Result<Vec<Date>, String> = done
        .iter()
        .map(|date| parse_date(date.as_str().unwrap_or_default()).map_err(|error| error.to_string()))
        .collect();
    let previous =
        may_text(input, "previous").map(|_| text(input, "previous").map(parse_date)).transpose()?;
    let previous = previous.transpose().map_err(|error| error.to_string())?;
    let contract_from = bench.rules.pack().manifest.valid_from;
    let report = inspections_check(year, &done?, previous, Some(contract_from), &rule);
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
    Ok(json!({ "valid": report.valid, "findings": codes }))
}
