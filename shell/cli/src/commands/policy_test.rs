//! `yunheng policy test`: the worked cases, exact.

use super::format_of;
use crate::args::{Cli, Format};
use crate::failure::Failure;
use crate::output;
use serde_json::json;
use yunheng_app::{CaseOutcome, Home, load_calendar, run_cases};
use yunheng_values::Lang;

pub fn run(cli: &Cli, packs: &[String]) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let calendar = load_calendar(&Home::from_environment())?;
    let outcomes = run_cases(packs, &calendar)?;
    let failed = outcomes.iter().filter(|outcome| !outcome.differences.is_empty()).count();
    if format == Format::Json {
        let cases: Vec<_> = outcomes.iter().map(case_json).collect();
        let answer = json!({ "cases": cases, "passed": outcomes.len() - failed, "failed": failed });
        output::write_json(cli.output.as_deref(), &answer)?;
    } else {
        output::write_all(cli.output.as_deref(), for_people(&outcomes, failed, cli.lang()).as_bytes())?;
    }
    Ok(u8::from(failed > 0))
}

fn case_json(outcome: &CaseOutcome) -> serde_json::Value {
    json!({
        "where": outcome.place,
        "title": outcome.title,
        "kind": outcome.kind,
        "clauses": outcome.clauses,
        "passed": outcome.differences.is_empty(),
        "differences": outcome.differences,
    })
}

fn for_people(outcomes: &[CaseOutcome], failed: usize, lang: Lang) -> String {
    let mut out = String::new();
    for outcome in outcomes.iter().filter(|outcome| !outcome.differences.is_empty()) {
        out.push_str(&format!("✗ {} [{}] {}\n", outcome.place, outcome.kind, outcome.title));
        for difference in &outcome.differences {
            out.push_str(&format!("    {difference}\n"));
        }
    }
    let passed = outcomes.len() - failed;
    out + &match lang {
        Lang::Zh => format!("算例{}个：{passed}个相符，{failed}个不符\n", outcomes.len()),
        Lang::En => format!("{} worked cases: {passed} hold, {failed} do not\n", outcomes.len()),
    }
}
