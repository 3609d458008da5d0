//! From a final score to what is paid.

use yunheng_policy::Cited;
use yunheng_policy::shape::{BandAction, BandBorder, BandRow, Bands};
use yunheng_values::{ClauseId, Exact, Finding, Findings, Text};

/// The band of a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandResult {
    /// Its lower border.
    pub lower: Exact,
    /// Share of the fee that is paid; `None` when blocked or undecided.
    pub ratio: Option<Exact>,
    /// Whether it pays or blocks.
    pub action: BandAction,
    /// True on an exact border that only the authority can decide.
    pub undecided: bool,
    /// Clauses.
    pub clauses: Vec<ClauseId>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
    /// What a person must know before paying.
    pub findings: Findings,
}

/// Where a score lies among the rows.
struct Hit {
    row: usize,
    on_border: bool,
    undecided: bool,
}

/// The band of a score that is already rounded. `cumulative` adds up what the bands from the top take off.
pub fn band_for(score: &Exact, bands: &Cited<Bands>, cumulative: bool) -> BandResult {
    let Some(hit) = hit(score, &bands.value) else { return unbanded(bands) };
    let row = &bands.value.rows[hit.row];
    let below_pass = bands.value.pass.as_ref().is_some_and(|pass| score < pass);
    let action = if below_pass { BandAction::Block } else { row.action };
    let is_open = hit.undecided || action == BandAction::Block;
    let ratio = if is_open { None } else { ratio(&bands.value.rows, hit.row, cumulative) };
    let mut result = BandResult {
        lower: row.lower.clone(),
        ratio,
        action,
        undecided: hit.undecided,
        clauses: clauses(row, bands),
        rulings: bands.rulings.clone(),
        findings: Vec::new(),
    };
    result.findings = findings(score, &hit, &result, bands);
    result
}

/// The first row from the top that the score reaches; the last row takes what is left.
fn hit(score: &Exact, bands: &Bands) -> Option<Hit> {
    let last = bands.rows.len().checked_sub(1)?;
    for (row, band) in bands.rows.iter().enumerate().take(last) {
        if *score > band.lower {
            return Some(Hit { row, on_border: false, undecided: false });
        }
        if *score == band.lower {
            // The pass mark is part of what passes, however the other borders are read.
            let is_pass = bands.pass.as_ref() == Some(score);
            return Some(match bands.border {
                BandBorder::UpperInclusive if !is_pass => {
                    Hit { row: row + 1, on_border: true, undecided: false }
                }
                BandBorder::Manual if !is_pass => Hit { row, on_border: true, undecided: true },
                _ => Hit { row, on_border: true, undecided: false },
            });
        }
    }
    Some(Hit { row: last, on_border: false, undecided: false })
}

fn ratio(rows: &[BandRow], row: usize, cumulative: bool) -> Option<Exact> {
    let own = rows[row].ratio.clone()?;
    if !cumulative {
        return Some(own);
    }
    let one = Exact::from(1);
    let taken: Exact =
        rows[..=row].iter().filter_map(|row| row.ratio.as_ref()).map(|ratio| &one - ratio).sum();
    Some((one - taken).max(Exact::zero()))
}

fn clauses(row: &BandRow, bands: &Cited<Bands>) -> Vec<ClauseId> {
    let mut clauses = bands.clauses.clone();
    let own = row.clause.as_deref().and_then(|id| ClauseId::new(id).ok());
    if let Some(own) = own.filter(|own| !clauses.contains(own)) {
        clauses.insert(0, own);
    }
    clauses
}

/// A pack without bands that still names the parameter pays nothing unseen.
fn unbanded(bands: &Cited<Bands>) -> BandResult {
    let message =
        Text::new("分档表没有档次，不能得出结算比例", "the band table has no rows, so there is no ratio");
    BandResult {
        lower: Exact::zero(),
        ratio: None,
        action: BandAction::Block,
        undecided: false,
        clauses: bands.clauses.clone(),
        rulings: bands.rulings.clone(),
        findings: vec![
            Finding::error("no_band", bands.key.clone(), message).cite(bands.clauses.iter().cloned()),
        ],
    }
}

fn findings(score: &Exact, hit: &Hit, result: &BandResult, bands: &Cited<Bands>) -> Findings {
    let mut findings = Vec::new();
    if hit.undecided {
        findings.push(needs_ruling(score));
    } else if hit.on_border && border_is_ruled(bands) {
        findings.push(border_score(score, &result.rulings));
    }
    if result.action == BandAction::Block {
        findings.push(below_pass(score, bands.value.pass.as_ref()));
    }
    findings.into_iter().map(|finding| finding.cite(result.clauses.iter().cloned())).collect()
}

/// Whether the border is a reading of a ruling and not the text's own word.
fn border_is_ruled(bands: &Cited<Bands>) -> bool {
    let word = match bands.value.border {
        BandBorder::LowerInclusive => "lower_inclusive",
        BandBorder::UpperInclusive => "upper_inclusive",
        BandBorder::Manual => "manual",
    };
    bands.rulings.iter().any(|ruling| ruling.split_once('=').is_some_and(|(_, reading)| reading == word))
}

fn needs_ruling(score: &Exact) -> Finding {
    let message = Text::new(
        format!("得分{score}恰在两档的界线上，条文未定归哪一档，须由主管部门裁定"),
        format!(
            "the score {score} is exactly on the border of two bands; the authority must rule which one applies"
        ),
    );
    Finding::error("border_needs_ruling", "final", message)
        .hint("由主管部门作出注明日期的裁定后再算", "compute again after the authority's dated ruling")
}

fn border_score(score: &Exact, rulings: &[String]) -> Finding {
    let named = rulings.join("、");
    let message = Text::new(
        format!("得分{score}恰在两档的界线上，按口径（{named}）归档；付款前须有主管部门注明日期的裁定"),
        format!(
            "the score {score} is exactly on the border of two bands and was placed by ruling ({named}); payment needs the authority's dated ruling"
        ),
    );
    Finding::warning("border_score", "final", message)
}

fn below_pass(score: &Exact, pass: Option<&Exact>) -> Finding {
    let (zh, en) = pass.map_or_else(
        || ("该档不结算".to_owned(), "its band is not paid".to_owned()),
        |pass| (format!("低于及格分{pass}"), format!("it is below the pass mark {pass}")),
    );
    let message = Text::new(
        format!("得分{score}，{zh}：暂停结算"),
        format!("the score is {score} and {en}: settlement is blocked"),
    );
    Finding::error("below_pass", "final", message)
        .hint("整改后二次评估，达标后再结算", "remedy, assess again, and settle once it passes")
}
