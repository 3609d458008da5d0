//! The run itself: the use cases of the command line, over the files of a folder.

use super::asked::{Ask, limit, moment};
use super::bench::Bench;
use super::counted::counted;
use super::folder::{AnswerWriter, full, write_pretty};
use super::heavy::Awaited;
use crate::assess::assessment_json;
use crate::calendar::load_calendar;
use crate::deadline::{DeadlineQuestion, deadline};
use crate::problem::Problem;
use crate::rate::{totals_json, write_json};
use crate::rules::finding_bodies;
use crate::setting::named;
use crate::settle::settlement_json;
use crate::size_lines::write_size_json;
use std::collections::BTreeMap;
use yunheng_api::platform::{
    ActionCountJson, AssessAnswerJson, AssessRunJson, CalculationJson, DeadlineRunJson, LeafFieldJson,
    RateRunJson, RunHeadJson, RunSummaryJson, SettleRunJson, SizeRunJson,
};
use yunheng_api::{DeadlineJson, SettlementJson, findings_json};
use yunheng_values::{Finding, Findings, Money, Severity, Text};

/// Most findings in an answer; the downloaded result has all of them.
const SHOWN: usize = 500;

/// What a run comes to.
#[derive(Debug)]
pub(super) struct Done {
    pub answer: CalculationJson,
    pub summary: RunSummaryJson,
}

impl Bench<'_> {
    /// Computes, and writes `answer.json`.
    pub fn compute(self, awaited: &Awaited) -> Result<Done, Problem> {
        match &self.kept.ask {
            Ask::Deadline { .. } => self.deadline(),
            Ask::Rate { .. } => self.rate(awaited),
            Ask::Size => self.size(awaited),
            Ask::Assess => self.assess(),
            Ask::Settle => self.settle(),
        }
    }

    fn rate(self, awaited: &Awaited) -> Result<Done, Problem> {
        let (rating, before) = self.rating()?;
        let mut out = AnswerWriter::create(self.folder, awaited)?;
        let tally = write_json(&rating, &before, self.kept.lang(), &mut out).map_err(|error| full(&error))?;
        let lines = out.finish()?;
        let after = rating.rater().findings(&tally, &rating.lease_file);
        let findings: Findings = before.into_iter().chain(after).collect();
        let totals = totals_json(&rating, &tally);
        let summary = RunSummaryJson {
            at: rating.pack.at.clone(),
            about: rating.period.to_string(),
            figure: Some(totals.charge.clone()),
            status: status(&findings, totals.complete),
            finding_count: findings.len(),
        };
        let answer = CalculationJson::Rate(RateRunJson {
            run: self.head(&summary),
            period: rating.period.to_string(),
            pack: rating.pack.id.clone(),
            digest: rating.pack.digest.clone(),
            at: rating.pack.at.clone(),
            rulings: named(rating.book.rulings(), &rating.pack.chosen),
            lines,
            totals,
            findings: finding_bodies(&findings[..findings.len().min(SHOWN)], self.kept.lang()),
            finding_count: findings.len(),
            first_lines: Vec::new(),
        });
        Ok(Done { answer, summary })
    }

    fn size(self, awaited: &Awaited) -> Result<Done, Problem> {
        let (sizing, findings) = self.sizing()?;
        let mut out = AnswerWriter::create(self.folder, awaited)?;
        write_size_json(&sizing, &findings, self.kept.lang(), &mut out).map_err(|error| full(&error))?;
        let rows = out.finish()?;
        let mut actions = BTreeMap::<&str, u64>::new();
        let counted: Result<(), std::convert::Infallible> = sizing.for_each(|_, row| {
            *actions.entry(row.action.as_str()).or_default() += 1;
            Ok(())
        });
        let Ok(()) = counted;
        let advised: u64 = actions
            .iter()
            .filter(|(action, _)| !matches!(**action, "keep" | "no_data"))
            .map(|(_, n)| n)
            .sum();
        let summary = RunSummaryJson {
            at: sizing.pack.at.clone(),
            about: self.kept.files.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "),
            figure: Some(advised.to_string()),
            status: status(&findings, true),
            finding_count: findings.len(),
        };
        let answer = CalculationJson::Size(SizeRunJson {
            run: self.head(&summary),
            pack: sizing.pack.id.clone(),
            digest: sizing.pack.digest.clone(),
            at: sizing.pack.at.clone(),
            rulings: sizing.pack.chosen.clone(),
            resources: sizing.resource_count(),
            rows,
            actions: actions
                .into_iter()
                .map(|(action, count)| ActionCountJson { action: action.to_owned(), count })
                .collect(),
            said: sizing.tally.summary().in_lang(self.kept.lang()).to_owned(),
            findings: finding_bodies(&findings[..findings.len().min(SHOWN)], self.kept.lang()),
            finding_count: findings.len(),
            first_lines: Vec::new(),
        });
        Ok(Done { answer, summary })
    }

    fn assess(self) -> Result<Done, Problem> {
        let (rules, _, result, outside) = self.assessed()?;
        let assessment = assessment_json(&rules, &result, &outside, self.kept.lang());
        write_pretty(&self.folder.join("answer.json"), &assessment)?;
        let findings: Findings = outside.iter().chain(&result.findings).cloned().collect();
        let summary = RunSummaryJson {
            at: assessment.at.clone(),
            about: assessment.tree.clone(),
            figure: assessment.final_score.clone(),
            status: status(&findings, assessment.complete),
            finding_count: findings.len(),
        };
        let fields = rules.tree(&result.tree).map(|tree| tree.leaves).unwrap_or_default();
        let field = |leaf: yunheng_policy::Leaf| LeafFieldJson {
            id: leaf.id,
            field: leaf.field,
            unit: leaf.unit,
            target: leaf.target,
            group: leaf.group,
            may_not_apply: leaf.may_not_apply,
        };
        let answer = CalculationJson::Assess(AssessRunJson {
            run: self.head(&summary),
            answer: AssessAnswerJson { assessment, fields: fields.into_iter().map(field).collect() },
        });
        Ok(Done { answer, summary })
    }

    fn settle(self) -> Result<Done, Problem> {
        let (rules, _, settled, outside) = self.settled()?;
        let answer = settlement_json(&rules, &settled, &outside, self.kept.lang());
        write_pretty(&self.folder.join("answer.json"), &answer)?;
        let findings: Findings = outside.iter().chain(&settled.findings).cloned().collect();
        let payable = settled.settlement.cycles.iter().map(|cycle| cycle.payable);
        let payable: Option<i128> = payable.map(|money| money.map(|money| i128::from(money.scaled()))).sum();
        let summary = RunSummaryJson {
            at: answer.at.clone(),
            about: cycle_names(&answer),
            figure: payable
                .and_then(|fen| i64::try_from(fen).ok())
                .map(|fen| Money::from_scaled(fen).to_string()),
            status: status(&findings, payable.is_some()),
            finding_count: findings.len(),
        };
        let answer = CalculationJson::Settle(SettleRunJson { run: self.head(&summary), answer });
        Ok(Done { answer, summary })
    }

    fn deadline(self) -> Result<Done, Problem> {
        let Ask::Deadline { key, limit: given, from, backward } = &self.kept.ask else {
            return Err(Problem::not_found());
        };
        let (rules, outside) = self.rules()?;
        let calendar = load_calendar(self.home).map_err(Problem::unusable)?;
        let question = match (given, key) {
            (Some(given), None) => DeadlineQuestion::Limit(limit(given).map_err(Problem::unusable)?),
            (None, Some(key)) => DeadlineQuestion::Key(key.clone()),
            _ => return Err(Problem::unusable(vec![one_of_two()])),
        };
        let from = moment(from).map_err(Problem::unusable)?;
        let lang = self.kept.lang();
        let mut answer: DeadlineJson =
            deadline(&rules, &calendar, &question, from, *backward, lang).map_err(Problem::unusable)?;
        answer.findings.extend(findings_json(&outside, lang));
        write_pretty(&self.folder.join("answer.json"), &answer)?;
        let summary = RunSummaryJson {
            at: answer.at.clone(),
            about: key.clone().or(given.clone()).unwrap_or_default(),
            figure: Some(answer.due_on.clone()),
            status: 0,
            finding_count: answer.findings.len(),
        };
        let answer = CalculationJson::Deadline(DeadlineRunJson {
            run: self.head(&summary),
            pack: self.pack.manifest.id.clone(),
            digest: self.pack.digest.clone(),
            because: counted(&answer, key.as_deref(), lang),
            answer,
        });
        Ok(Done { answer, summary })
    }

    fn head(self, summary: &RunSummaryJson) -> RunHeadJson {
        RunHeadJson {
            formats: self.kept.ask.formats().iter().map(|&format| format.to_owned()).collect(),
            files: self.kept.files.iter().map(|(_, name)| name.clone()).collect(),
            status: summary.status,
            ..RunHeadJson::default()
        }
    }
}

fn cycle_names(answer: &SettlementJson) -> String {
    answer.cycles.iter().map(|cycle| cycle.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// The exit status of the command line: 1 when a finding is an error, or the answer is not whole.
fn status(findings: &[Finding], is_whole: bool) -> u8 {
    u8::from(!is_whole || findings.iter().any(|finding| finding.severity == Severity::Error))
}

fn one_of_two() -> Finding {
    let message =
        Text::new("时限键 key 与时限 limit 应填且只填一项", "either `key` or `limit` is expected, not both");
    Finding::error("bad_argument", "limit", message)
}
