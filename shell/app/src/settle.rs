//! `yunheng settle`: gross amounts, the ratio of the score, penalties and earlier payments → what is payable.

use crate::assess::placed;
use crate::input::{CyclesFile, read_cycles, read_text};
use crate::setting::named;
use crate::supplement::{basis_lines, finding_lines, language, pack_line, ruling_lines};
use std::path::Path;
use yunheng_api::{BecauseJson, SettledCycleJson, SettlementJson, findings_json};
use yunheng_assessment::{BandResult, band_for};
use yunheng_policy::shape::{BandAction, Bands, Scoring, SettlementScore};
use yunheng_policy::{Pack, RuleError, Rules};
use yunheng_rating::{
    CycleInput, CycleResult, Penalty, ScoreOutcome, Settlement, SettlementInput, check_settlement, settle,
};
use yunheng_report::{PayerShare, SettlementCycle, Signatory, Status};
use yunheng_values::{ClauseId, Date, Exact, Finding, Findings, Lang, Text};

/// A settlement with what it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// What was settled.
    pub input: SettlementInput,
    /// The answer.
    pub settlement: Settlement,
    /// Score as given.
    pub score: Option<Exact>,
    /// Findings of the band and of the settlement.
    pub findings: Findings,
}

/// Reads a cycles file, and the rules with the readings that the file itself chooses.
///
/// # Errors
/// Everything that makes the file unusable.
pub fn read_settlement(file: &Path) -> Result<CyclesFile, Findings> {
    read_cycles(&read_text(file)?, &file.display().to_string())
}

/// Settles under rules in which the file's own settings are already chosen; see [`with_settings`].
///
/// # Errors
/// Everything that makes the figures unusable; places are JSON pointers.
pub fn settle_cycles(rules: &Rules<'_>, file: &CyclesFile) -> Result<Settled, Findings> {
    if file.settings.is_empty() {
        return settle_under(rules, file);
    }
    let mut settled = settle_under(&with_settings(rules, file)?, file)?;
    settled.findings.extend(overridden(rules, file));
    Ok(settled)
}

/// The rules with the file's own settings; a reading named on the command line wins over the file's.
///
/// # Errors
/// A setting that the pack does not offer.
pub fn with_settings<'p>(rules: &Rules<'p>, file: &CyclesFile) -> Result<Rules<'p>, Findings> {
    let mut choices = file.settings.clone();
    choices.extend(rules.choices());
    rules.pack().rules_on(rules.day(), &choices).map_err(|errors| {
        let finding = |error: &yunheng_policy::ChoiceError| {
            Finding::error("unknown_ruling", format!("#/settings/{}", error.choice.key), error.text())
        };
        errors.iter().map(finding).collect()
    })
}

fn overridden(rules: &Rules<'_>, file: &CyclesFile) -> Findings {
    let chosen = rules.choices();
    let conflicts = file.settings.iter().filter_map(|setting| {
        let key = &rules.pack().ruling(&setting.key)?.key;
        let other = chosen.iter().find(|choice| choice.key == *key && choice.value != setting.value)?;
        let (of_file, named) = (&setting.value, &other.value);
        let message = Text::new(
            format!("文件里{key}={of_file}，命令行指定{named}，以命令行为准"),
            format!("the file has {key}={of_file}; the command line's {named} is used"),
        );
        Some(Finding::warning("setting_overridden", format!("#/settings/{}", setting.key), message))
    });
    conflicts.collect()
}

fn settle_under(rules: &Rules<'_>, file: &CyclesFile) -> Result<Settled, Findings> {
    let wrong = |error: RuleError| vec![error.finding(&rules.pack().manifest.id)];
    let score = rules.get::<SettlementScore>("settlement.score").map_err(wrong)?;
    let bands = rules.get::<Bands>("assessment.bands").map_err(wrong)?;
    let cumulative = score.value.cumulative.is_some_and(|word| word.0);
    let score_given = final_score(rules, file.score.as_ref())?;
    let band = score_given.as_ref().map(|score| band_for(score, &bands, cumulative));
    let mut clauses = score.clauses.clone();
    clauses.extend(band.iter().flat_map(|band| band.clauses.clone()));
    let mut rulings = score.rulings.clone();
    rulings.extend(band.iter().flat_map(|band| band.rulings.clone()));
    let input = SettlementInput {
        cycles: file.cycles.iter().map(|(id, gross)| CycleInput { id: id.clone(), gross: *gross }).collect(),
        score: outcome(band.as_ref()),
        scope: score.value.scope,
        penalties: file
            .penalties
            .iter()
            .map(|(cycle, clause, amount)| Penalty {
                cycle: cycle.clone(),
                clause: clause.clone(),
                amount: *amount,
            })
            .collect(),
        already_paid: file.already_paid.clone(),
        clauses,
        rulings,
    };
    let unusable = check_settlement(&input);
    if !unusable.is_empty() {
        return Err(unusable);
    }
    let settlement = settle(&input);
    // The settlement itself says that a score is below the pass mark; the band would say it again.
    let said = |finding: &Finding| settlement.findings.iter().any(|other| other.code == finding.code);
    let mut findings: Findings =
        band.map_or(Vec::new(), |band| band.findings).into_iter().filter(|f| !said(f)).collect();
    findings.extend(settlement.findings.clone());
    findings.extend(unknown_clauses(rules.pack(), &input));
    Ok(Settled { input, settlement, score: score_given, findings })
}

fn outcome(band: Option<&BandResult>) -> ScoreOutcome {
    match band {
        None => ScoreOutcome::Unknown,
        Some(band) if band.undecided => ScoreOutcome::Undecided,
        Some(BandResult { action: BandAction::Block, .. }) => ScoreOutcome::Blocked,
        Some(BandResult { ratio: Some(ratio), .. }) => ScoreOutcome::Known(ratio.clone()),
        Some(_) => ScoreOutcome::Unknown,
    }
}

fn unknown_clauses(pack: &Pack, input: &SettlementInput) -> Findings {
    let unknown =
        input.penalties.iter().enumerate().filter(|(_, penalty)| pack.article(&penalty.clause).is_none());
    unknown
        .map(|(index, penalty)| {
            let (clause, id) = (&penalty.clause, &pack.manifest.id);
            let message = Text::new(
                format!("规则包{id}没有条款{clause}，应为规则包里的条款编号"),
                format!("{id} has no clause {clause}; the id of one of its clauses is expected"),
            );
            Finding::warning("unknown_clause", format!("#/penalties/{index}/clause"), message)
        })
        .collect()
}

/// The score as the pack rounds final scores; one that no sheet of the pack could give is refused.
fn final_score(rules: &Rules<'_>, score: Option<&Exact>) -> Result<Option<Exact>, Findings> {
    let Some(score) = score else { return Ok(None) };
    let trees = rules.tree_ids().into_iter().filter_map(|id| rules.tree(id).ok());
    let highest = trees.map(|tree| tree.total + tree.bonus_max).max();
    if score.is_negative() || highest.as_ref().is_some_and(|highest| score > highest) {
        let most = highest.map_or_else(String::new, |highest| highest.to_string());
        let message = Text::new(
            format!("得分{score}不可能，应在0至{most}之间"),
            format!("a score of {score} cannot be; 0 to {most} is expected"),
        );
        return Err(vec![Finding::error("score_out_of_range", "#/score", message)]);
    }
    let scoring = rules.find::<Scoring>("assessment.scoring");
    let scoring = scoring.map_err(|error| vec![error.finding(&rules.pack().manifest.id)])?;
    Ok(Some(scoring.map_or_else(|| score.clone(), |scoring| score.rounded(scoring.value.scale))))
}

/// Settles a file.
///
/// # Errors
/// Everything that makes the file unusable.
pub fn settle_file(rules: &Rules<'_>, file: &Path) -> Result<Settled, Findings> {
    let name = file.display().to_string();
    let mut settled =
        settle_cycles(rules, &read_settlement(file)?).map_err(|findings| placed(findings, &name))?;
    settled.findings = placed(settled.findings, &name);
    Ok(settled)
}

/// The answer on the wire; `others` are findings from before.
pub fn settlement_json(
    rules: &Rules<'_>,
    settled: &Settled,
    others: &[Finding],
    lang: Lang,
) -> SettlementJson {
    let mut findings = findings_json(others, lang);
    findings.extend(findings_json(&settled.findings, lang));
    SettlementJson {
        pack: rules.pack().manifest.id.clone(),
        digest: rules.pack().digest.clone(),
        at: rules.day().to_string(),
        cycles: settled.settlement.cycles.iter().map(|cycle| cycle_json(cycle, lang)).collect(),
        carried_over: settled.settlement.carried_over.to_string(),
        rulings: named(&settled.input.rulings, &rules.chosen()),
        findings,
    }
}

fn cycle_json(cycle: &CycleResult, lang: Lang) -> SettledCycleJson {
    SettledCycleJson {
        id: cycle.id.clone(),
        gross: cycle.gross.to_string(),
        ratio: cycle.ratio.as_ref().map(ToString::to_string),
        after_ratio: cycle.after_ratio.map(|money| money.to_string()),
        penalties: cycle.penalties.to_string(),
        already_paid: cycle.already_paid.to_string(),
        payable: cycle.payable.map(|money| money.to_string()),
        because: BecauseJson::new(&cycle.because, lang),
    }
}

/// The answer as the model of a 结算单.
pub fn settlement_input(
    rules: &Rules<'_>,
    settled: &Settled,
    findings: &[Finding],
    issued_on: Date,
    lang: Lang,
) -> yunheng_report::SettlementInput {
    let clauses: Vec<&ClauseId> =
        settled.settlement.cycles.iter().flat_map(|cycle| &cycle.because.clauses).collect();
    // A reading that the authority must confirm before payment leaves the settlement provisional until it has.
    let keys = settled.input.rulings.iter().filter_map(|text| Some(text.split_once('=')?.0));
    let waits = keys.filter_map(|key| rules.pack().ruling(key)).any(|ruling| {
        ruling.needs_decision_before.as_deref() == Some("payment") && rules.decision(&ruling.key).is_none()
    });
    let is_whole = settled.settlement.cycles.iter().all(|cycle| cycle.payable.is_some());
    yunheng_report::SettlementInput {
        language: language(lang),
        issued_on: issued_on.to_string(),
        pack: pack_line(rules.pack()),
        status: if is_whole && !waits { Status::Final } else { Status::Provisional },
        score: settled.score.as_ref().map(ToString::to_string),
        cycles: settled.settlement.cycles.iter().map(report_cycle).collect(),
        penalties: settled.input.penalties.iter().map(report_penalty).collect(),
        carried_over: settled.settlement.carried_over.scaled(),
        payers: Vec::<PayerShare>::new(),
        basis: basis_lines(rules.pack(), clauses.into_iter()),
        rulings: ruling_lines(rules, &settled.input.rulings),
        findings: finding_lines(findings, lang),
        signatories: ["甲方（盖章）", "乙方（盖章）"]
            .map(|role| Signatory { role: role.to_owned(), party: None })
            .into(),
        ..yunheng_report::SettlementInput::default()
    }
}

fn report_cycle(cycle: &CycleResult) -> SettlementCycle {
    SettlementCycle {
        id: cycle.id.clone(),
        name: None,
        gross: cycle.gross.scaled(),
        ratio: cycle.ratio.as_ref().map(ToString::to_string),
        after_ratio: cycle.after_ratio.map(|money| money.scaled()),
        penalties: cycle.penalties.scaled(),
        already_paid: cycle.already_paid.scaled(),
        payable: cycle.payable.map(|money| money.scaled()),
    }
}

fn report_penalty(penalty: &Penalty) -> yunheng_report::Penalty {
    yunheng_report::Penalty {
        cycle: penalty.cycle.clone(),
        clause: penalty.clause.to_string(),
        reason: None,
        amount: penalty.amount.scaled(),
    }
}
