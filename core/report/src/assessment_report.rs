//! 考核评价报告: the score of a year, leaf by leaf, and what follows from it.

use crate::assessment_tables::{deduction_table, group_table, leaf_table};
use crate::body::Body;
use crate::supplements::{basis_table, finding_table, pack_pairs, ruling_table};
use crate::{
    BasisLine, Cell, FindingLine, Language, PackLine, Report, RulingLine, Signatory, date::maybe_period,
};

/// What an assessment report is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssessmentInput {
    /// The language of the fixed words.
    pub language: Language,
    /// The document number, where it has one.
    pub number: Option<String>,
    /// The date of issue.
    pub issued_on: String,
    /// The first day that is assessed.
    pub from: String,
    /// The day after the last day that is assessed.
    pub to: String,
    /// The rules.
    pub pack: PackLine,
    /// Who is assessed.
    pub assessed: Option<String>,
    /// Who assesses.
    pub assessor: Option<String>,
    /// The tree of indicators, by id and name.
    pub tree: String,
    /// The groups.
    pub groups: Vec<GroupScore>,
    /// The leaves, in the order of the tree.
    pub leaves: Vec<LeafScore>,
    /// The sum of what was awarded.
    pub base: Option<String>,
    /// The same, stretched over the leaves that apply.
    pub normalized: Option<String>,
    /// The deductions for events.
    pub deductions: Vec<Deduction>,
    /// The final score; `None` while a leaf is missing.
    pub final_score: Option<String>,
    /// The band that the score falls into.
    pub band: Option<AssessmentBand>,
    /// The ids of the leaves without evidence.
    pub missing: Vec<String>,
    /// The clauses.
    pub basis: Vec<BasisLine>,
    /// The rulings.
    pub rulings: Vec<RulingLine>,
    /// What was found wanting.
    pub findings: Vec<FindingLine>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
}

/// The score of a group of indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupScore {
    /// The name.
    pub name: String,
    /// The points that can be had.
    pub points: String,
    /// The points awarded, where known.
    pub awarded: Option<String>,
}

/// The score of one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeafScore {
    /// The id.
    pub id: String,
    /// The group, by name.
    pub group: String,
    /// The name.
    pub name: String,
    /// The points that can be had.
    pub points: String,
    /// The points awarded; `None` when missing or not applicable.
    pub awarded: Option<String>,
    /// What the score was made from, in words.
    pub evidence: Option<String>,
    /// The rule, in words.
    pub rule: Option<String>,
    /// The state of the score.
    pub status: AssessmentStatus,
    /// The clauses it rests on.
    pub clauses: Vec<String>,
}

/// The state of a leaf.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AssessmentStatus {
    /// It has a score.
    Scored,
    /// Evidence is missing: neither 0 nor full marks.
    #[default]
    Missing,
    /// It does not apply, and the others are stretched.
    NotApplicable,
}

/// A deduction for events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deduction {
    /// What happened.
    pub reason: String,
    /// The points taken off.
    pub points: String,
    /// The clauses it rests on.
    pub clauses: Vec<String>,
}

/// The band of the final score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssessmentBand {
    /// The lower border.
    pub lower: String,
    /// The ratio that is paid; `None` below the pass mark.
    pub ratio: Option<String>,
}

/// The assessment as a report.
#[must_use]
pub fn assessment_report(input: &AssessmentInput) -> Report {
    let language = input.language;
    let mut body = Body::new(language);
    body.section("基本情况", "The assessment");
    body.pairs(subject_pairs(input));
    body.section("考核结论", "Result");
    body.pairs(result_pairs(input));
    body.paragraph(conclusion(input));
    body.table_section("分组得分", "Groups", group_table(&input.groups, input.base.as_ref(), language));
    body.table_section("指标得分", "Indicators", leaf_table(&input.leaves, language));
    body.table_section("事项扣分", "Deductions", deduction_table(&input.deductions, language));
    body.table_section("依据条款", "Clauses", basis_table(&input.basis, language));
    body.table_section("适用口径", "Rulings", ruling_table(&input.rulings, language));
    body.table_section("问题与提示", "Findings", finding_table(&input.findings, language));
    body.signatures(&input.signatories);
    Report {
        title: language.pick("云服务考核评价报告", "Cloud Service Assessment Report").to_owned(),
        subtitle: maybe_period(&input.from, &input.to, language),
        number: input.number.clone(),
        issued_on: input.issued_on.clone(),
        language,
        blocks: body.blocks(),
    }
}

fn subject_pairs(input: &AssessmentInput) -> Vec<(&'static str, Cell)> {
    let language = input.language;
    let mut pairs = vec![
        (
            language.pick("考核周期", "Period"),
            Cell::maybe_text(maybe_period(&input.from, &input.to, language).as_ref()),
        ),
        (language.pick("考核对象", "Assessed"), Cell::maybe_text(input.assessed.as_ref())),
        (language.pick("考核单位", "Assessor"), Cell::maybe_text(input.assessor.as_ref())),
        (language.pick("指标体系", "Indicators"), Cell::text(input.tree.clone())),
        (language.pick("指标数", "Leaves"), Cell::count(input.leaves.len())),
    ];
    pairs.extend(pack_pairs(&input.pack, language));
    pairs
}

fn result_pairs(input: &AssessmentInput) -> Vec<(&'static str, Cell)> {
    let language = input.language;
    let deducted = crate::sum_decimals(input.deductions.iter().map(|line| line.points.as_str()));
    let final_score = match &input.final_score {
        Some(score) => Cell::Decimal(score.clone()),
        None => Cell::text(language.pick("未定（有指标缺少依据）", "undetermined (evidence is missing)")),
    };
    let band = input.band.as_ref();
    vec![
        (language.pick("基础得分", "Base"), Cell::maybe_decimal(input.base.as_ref())),
        (language.pick("折算得分", "Normalized"), Cell::maybe_decimal(input.normalized.as_ref())),
        (language.pick("事项扣分", "Deductions"), Cell::maybe_decimal(deducted.as_ref())),
        (language.pick("最终得分", "Final score"), final_score),
        (
            language.pick("所在档下限", "Band from"),
            band.map_or(Cell::Empty, |band| Cell::Decimal(band.lower.clone())),
        ),
        (language.pick("结算比例", "Ratio"), Cell::maybe_decimal(band.and_then(|band| band.ratio.as_ref()))),
    ]
}

fn conclusion(input: &AssessmentInput) -> String {
    let language = input.language;
    if !input.missing.is_empty() {
        let ids = input.missing.join(language.pick("、", ", "));
        return match language {
            Language::Chinese => {
                format!("下列指标缺少考核依据，既不记零分也不记满分，补齐之前不出最终得分：{ids}。")
            }
            Language::English => {
                format!("Evidence is missing for: {ids}. There is no final score until it is given.")
            }
        };
    }
    match (&input.final_score, &input.band) {
        (Some(score), Some(AssessmentBand { ratio: Some(ratio), .. })) => match language {
            Language::Chinese => format!("最终得分{score}分，考核评价结果用于结算，结算比例为{ratio}。"),
            Language::English => format!("The final score is {score}; the ratio for settlement is {ratio}."),
        },
        (Some(score), Some(_)) => match language {
            Language::Chinese => {
                format!("最终得分{score}分，未达合格线：应当整改并二次评估，达标之前暂不结算。")
            }
            Language::English => {
                format!("The final score is {score}, below the pass mark: settlement is blocked.")
            }
        },
        (Some(score), None) => match language {
            Language::Chinese => format!("最终得分{score}分。"),
            Language::English => format!("The final score is {score}."),
        },
        (None, _) => language.pick("最终得分未定。", "There is no final score.").to_owned(),
    }
}
