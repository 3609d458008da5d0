//! `yunheng assess`: a sheet, the rules of a day, a score and its band.

use crate::input::{read_sheet, read_text};
use crate::setting::named;
use crate::supplement::{basis_lines, finding_lines, language, pack_line, ruling_lines};
use std::path::Path;
use yunheng_api::{AssessmentJson, BandJson, GroupJson, LeafJson, findings_json};
use yunheng_assessment::{
    AssessmentResult, Criteria, LeafEntry, LeafSource, Sheet, assess, check_sheet, choose_tree,
};
use yunheng_policy::Rules;
use yunheng_report::{
    AssessmentBand, AssessmentInput, AssessmentStatus, Deduction, GroupScore, LeafScore, Signatory,
};
use yunheng_values::{ClauseId, Date, Exact, Finding, Findings, Lang};

/// Reads and assesses a sheet file.
///
/// # Errors
/// Everything that makes the sheet unusable.
pub fn assess_file(rules: &Rules<'_>, file: &Path) -> Result<(Sheet, AssessmentResult), Findings> {
    let name = file.display().to_string();
    let sheet = read_sheet(&read_text(file)?, &name)?;
    let mut result = assess_sheet(rules, &sheet).map_err(|findings| placed(findings, &name))?;
    result.findings = placed(result.findings, &name);
    Ok((sheet, result))
}

/// Assesses a sheet that is already read.
///
/// # Errors
/// Everything that makes the sheet unusable; places are JSON pointers.
pub fn assess_sheet(rules: &Rules<'_>, sheet: &Sheet) -> Result<AssessmentResult, Findings> {
    let criteria = criteria_of(rules, sheet)?;
    let findings = check_sheet(sheet, &criteria);
    if findings.is_empty() { Ok(assess(sheet, &criteria)) } else { Err(findings) }
}

/// What a sheet is held against.
pub(crate) fn criteria_of(rules: &Rules<'_>, sheet: &Sheet) -> Result<Criteria, Findings> {
    let tree = choose_tree(sheet, &rules.tree_ids()).map_err(|finding| vec![*finding])?;
    Criteria::on(rules, tree).map_err(|error| vec![error.finding(&rules.pack().manifest.id)])
}

/// Puts the file's name before JSON pointers.
pub(crate) fn placed(mut findings: Findings, file: &str) -> Findings {
    for finding in findings.iter_mut().filter(|finding| finding.place.starts_with('#')) {
        finding.place = format!("{file}{}", finding.place);
    }
    findings
}

/// The answer on the wire; `others` are findings from before.
pub fn assessment_json(
    rules: &Rules<'_>,
    result: &AssessmentResult,
    others: &[Finding],
    lang: Lang,
) -> AssessmentJson {
    let mut findings = findings_json(others, lang);
    findings.extend(findings_json(&result.findings, lang));
    AssessmentJson {
        tree: result.tree.clone(),
        pack: rules.pack().manifest.id.clone(),
        digest: rules.pack().digest.clone(),
        at: rules.day().to_string(),
        leaves: result.leaves.iter().map(leaf_json).collect(),
        groups: result.groups.iter().map(group_json).collect(),
        base: result.base.to_string(),
        normalized: result.normalized.as_ref().map(ToString::to_string),
        deductions: result.deductions.to_string(),
        final_score: result.final_score.as_ref().map(ToString::to_string),
        band: result.band.as_ref().map(|band| BandJson {
            lower: band.lower.to_string(),
            ratio: band.ratio.as_ref().map(ToString::to_string),
            action: band.action.as_str(),
        }),
        complete: result.complete,
        missing: result.missing.clone(),
        rulings: named(&rulings_of(result), &rules.chosen()),
        findings,
    }
}

fn leaf_json(leaf: &yunheng_assessment::LeafResult) -> LeafJson {
    LeafJson {
        id: leaf.id.clone(),
        name: leaf.name.clone(),
        points: leaf.points.to_string(),
        awarded: leaf.awarded.as_ref().map(ToString::to_string),
        rule: leaf.rule,
        source: leaf.source.as_str(),
        clauses: leaf.clauses.iter().map(ToString::to_string).collect(),
        rulings: leaf.rulings.clone(),
    }
}

fn group_json(group: &yunheng_assessment::GroupResult) -> GroupJson {
    GroupJson {
        name: group.name.clone(),
        level: group.level(),
        points: group.points.to_string(),
        awarded: group.awarded.to_string(),
    }
}

/// Every ruling that decided something, each once.
fn rulings_of(result: &AssessmentResult) -> Vec<String> {
    let leaves = result.leaves.iter().flat_map(|leaf| &leaf.rulings);
    let others = result.because.rulings.iter().chain(result.band.iter().flat_map(|band| &band.rulings));
    let mut rulings: Vec<String> = leaves.chain(others).cloned().collect();
    rulings.sort_unstable();
    rulings.dedup();
    rulings
}

/// The answer as the model of a 考核评价报告.
pub fn assessment_input(
    rules: &Rules<'_>,
    (sheet, result): (&Sheet, &AssessmentResult),
    findings: &[Finding],
    issued_on: Date,
    lang: Lang,
) -> AssessmentInput {
    let outer = result.groups.iter().filter(|group| group.level() == 1);
    let clauses: Vec<&ClauseId> =
        result.band.iter().flat_map(|band| &band.clauses).chain(&result.because.clauses).collect();
    AssessmentInput {
        language: language(lang),
        number: None,
        issued_on: issued_on.to_string(),
        from: String::new(),
        to: String::new(),
        pack: pack_line(rules.pack()),
        assessed: None,
        assessor: None,
        tree: rules.tree(&result.tree).map_or_else(|_| result.tree.clone(), |tree| tree.title),
        groups: outer.map(group_score).collect(),
        leaves: result.leaves.iter().map(|leaf| leaf_score(leaf, sheet, lang)).collect(),
        base: Some(result.base.to_string()),
        normalized: result.normalized.as_ref().map(ToString::to_string),
        deductions: deductions(sheet, result, lang),
        final_score: result.final_score.as_ref().map(ToString::to_string),
        band: result.band.as_ref().map(|band| AssessmentBand {
            lower: band.lower.to_string(),
            ratio: band.ratio.as_ref().map(ToString::to_string),
        }),
        missing: result.missing.clone(),
        basis: basis_lines(rules.pack(), clauses.into_iter()),
        rulings: ruling_lines(rules, &rulings_of(result)),
        findings: finding_lines(findings, lang),
        signatories: ["考核实施主体（盖章）", "云服务商（盖章）"]
            .map(|role| Signatory { role: role.to_owned(), party: None })
            .into(),
    }
}

fn group_score(group: &yunheng_assessment::GroupResult) -> GroupScore {
    GroupScore {
        name: group.name.clone(),
        points: group.points.to_string(),
        awarded: (group.missing == 0).then(|| group.awarded.to_string()),
    }
}

fn leaf_score(leaf: &yunheng_assessment::LeafResult, sheet: &Sheet, lang: Lang) -> LeafScore {
    LeafScore {
        id: leaf.id.clone(),
        group: leaf.group.join(" / "),
        name: leaf.name.clone(),
        points: leaf.points.to_string(),
        awarded: leaf.awarded.as_ref().map(ToString::to_string),
        evidence: sheet.leaves.get(&leaf.id).and_then(Option::as_ref).map(|entry| evidence(entry, lang)),
        rule: Some(rule_in_words(leaf.rule, lang).to_owned()),
        status: match leaf.source {
            LeafSource::Missing => AssessmentStatus::Missing,
            LeafSource::NotApplicable => AssessmentStatus::NotApplicable,
            LeafSource::Rule | LeafSource::Decision => AssessmentStatus::Scored,
        },
        clauses: leaf.clauses.iter().map(ToString::to_string).collect(),
    }
}

/// What the sheet gave for a leaf, in a few words.
fn evidence(entry: &LeafEntry, lang: Lang) -> String {
    let word = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let raters = |list: &Option<Vec<Exact>>| list.as_ref().map_or(0, Vec::len);
    match entry {
        LeafEntry { not_applicable: true, .. } => word("声明不适用", "declared not applicable"),
        LeafEntry { points: Some(_), reason: Some(reason), .. } => reason.clone(),
        LeafEntry { value: Some(value), .. } => word("实测", "measured ") + &value.to_string(),
        LeafEntry { met: Some(true), .. } => word("达标", "met"),
        LeafEntry { met: Some(false), .. } => word("未达标", "not met"),
        LeafEntry { count: Some(count), .. } => format!("{count}{}", word("起", " events")),
        LeafEntry { satisfaction: Some(_), .. } => {
            format!("{}{}", raters(&entry.satisfaction), word("个单位的满意度", " units' satisfaction"))
        }
        LeafEntry { scores: Some(_), .. } => {
            format!("{}{}", raters(&entry.scores), word("个单位打分", " raters"))
        }
        _ => String::new(),
    }
}

/// A rule kind as a report calls it.
fn rule_in_words(kind: &'static str, lang: Lang) -> &'static str {
    if lang == Lang::En {
        return kind;
    }
    match kind {
        "met" => "达标得满分",
        "ratio" => "按比例得分",
        "step" => "按差距扣分",
        "per_event" => "按次扣分",
        "mean" => "打分取平均",
        "scale" => "评分折算",
        "judged" => "考核人评定",
        "bonus" => "加分",
        other => other,
    }
}

fn deductions(sheet: &Sheet, result: &AssessmentResult, lang: Lang) -> Vec<Deduction> {
    if result.deductions == Exact::zero() {
        return Vec::new();
    }
    let count = sheet.overruns;
    let reason = match lang {
        Lang::Zh => format!("故障事件响应超时{count}次"),
        Lang::En => format!("{count} overruns of a response limit"),
    };
    let clauses = result.because.clauses.iter().map(ToString::to_string).collect();
    vec![Deduction { reason, points: result.deductions.to_string(), clauses }]
}
