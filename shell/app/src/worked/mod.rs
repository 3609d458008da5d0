//! `yunheng policy test`: runs a pack's worked cases through the same code as the commands and compares exactly.

mod assessing;
mod compare;
mod counting;
mod rating;
mod sizing;

use crate::packs::open_pack;
use serde_json::Value;
use toml::Table;
use yunheng_calendar::Calendar;
use yunheng_policy::{Choice, Pack, Rules, WorkedCase};
use yunheng_values::{Finding, Findings, Lang};

/// How a case ended.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseOutcome {
    /// File it stands in.
    pub place: String,
    /// Number and title.
    pub title: String,
    /// Kind.
    pub kind: String,
    /// Clauses it works out.
    pub clauses: Vec<String>,
    /// What differs; empty when the case holds.
    pub differences: Vec<String>,
}

/// What every kind of case may use.
pub(super) struct Bench<'p> {
    pub rules: &'p Rules<'p>,
    pub calendar: &'p Calendar,
}

/// Why a case has no answer.
pub(crate) type CaseResult = Result<Value, String>;

/// Runs every case of the packs, base packs' cases once each.
///
/// # Errors
/// A pack that cannot be read.
pub fn run_cases(names: &[String], calendar: &Calendar) -> Result<Vec<CaseOutcome>, Findings> {
    let mut outcomes = Vec::new();
    for name in names {
        let pack = open_pack(name)?;
        outcomes.extend(pack.cases.iter().map(|case| run_case(&pack, case, calendar)));
    }
    Ok(outcomes)
}

fn run_case(pack: &Pack, case: &WorkedCase, calendar: &Calendar) -> CaseOutcome {
    let differences = match published_answer(pack, case, calendar) {
        Ok(answer) => compare::differences(&case.expect, &answer),
        Err(reason) => vec![reason],
    };
    CaseOutcome {
        place: case.place.clone(),
        title: format!("{} {}", case.id, case.title).trim().to_owned(),
        kind: case.kind.clone(),
        clauses: case.clause.iter().map(ToString::to_string).collect(),
        differences,
    }
}

/// A case proves the pack as published: its own readings over the defaults, without what an authority chose.
fn published_answer(pack: &Pack, case: &WorkedCase, calendar: &Calendar) -> CaseResult {
    let rules = pack
        .published_rules_on(case.on, &own_readings(case))
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
    answer(&rules, case, calendar)
}

/// Readings that a case names.
pub(crate) fn own_readings(case: &WorkedCase) -> Vec<Choice> {
    case.rulings.iter().map(|(key, value)| Choice { key: key.clone(), value: value.clone() }).collect()
}

/// What a case comes to under rules.
pub(crate) fn answer(rules: &Rules<'_>, case: &WorkedCase, calendar: &Calendar) -> CaseResult {
    let bench = Bench { rules, calendar };
    let input = &case.input;
    match case.kind.as_str() {
        "deadline" => counting::deadline_case(&bench, input),
        "cycles" => counting::cycles_case(&bench, input),
        "penalty" => counting::penalty_case(&bench, input),
        "inspections" => counting::inspections_case(&bench, input),
        "quota" => sizing::quota_case(&bench, input),
        "scans" => sizing::scans_case(&bench, input),
        "size" => sizing::size_case(&bench, input),
        "band" => assessing::band_case(&bench, input),
        "leaf" => assessing::leaf_case(&bench, input),
        "score" => assessing::score_case(&bench, input),
        "assess" => assessing::assess_case(&bench, input),
        "settle" => assessing::settle_case(&bench, input),
        "rate" => rating::rate_case(&bench, input),
        other => Err(format!("there is no kind of case `{other}`")),
    }
}

/// A required text of a case's input.
pub(super) fn text<'t>(input: &'t Table, key: &str) -> Result<&'t str, String> {
    input.get(key).and_then(toml::Value::as_str).ok_or_else(|| format!("input needs `{key}` as a string"))
}

/// An optional text of a case's input.
pub(super) fn may_text<'t>(input: &'t Table, key: &str) -> Option<&'t str> {
    input.get(key).and_then(toml::Value::as_str)
}

/// Parses a required text.
pub(super) fn parsed<T, E: std::fmt::Display>(
    input: &Table,
    key: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<T, String> {
    parse(text(input, key)?).map_err(|error| format!("`{key}`: {error}"))
}

/// Findings in one line, for a case that should have had an answer.
pub(super) fn in_words(findings: Findings) -> String {
    let line = |finding: &Finding| {
        format!("{} {}: {}", finding.code, finding.place, finding.message.in_lang(Lang::En))
    };
    findings.iter().map(line).collect::<Vec<_>>().join("; ")
}
