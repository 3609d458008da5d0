//! Quotas (配额): what a project may still take of an item, and what would be too much.
//!
//! All of it is looked at while the transaction holds the ledger, so two that ask at once are told one after the other.

use crate::act::Act;
use crate::problem::{Problem, ProblemKind};
use crate::rules::effective_rules;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_ledger::quota_check;
use yunheng_policy::Cited;
use yunheng_policy::shape::Quota;
use yunheng_store::Db;
use yunheng_store::ledger::{self, ProjectRow};
use yunheng_values::{ClauseId, Exact, Finding, Quantity, Text};

/// How much more of which item, ten-thousandths.
pub(crate) type Growth = BTreeMap<String, i64>;

/// The pack's rule of growth, with the readings that belong to it.
#[derive(Debug, Clone)]
pub(crate) struct QuotaRule {
    /// How much may be allocated.
    pub(crate) value: Quota,
    /// Clauses that say so.
    pub(crate) clauses: Vec<ClauseId>,
    /// Whether tests count as allocated.
    pub(crate) counts_tests: bool,
    /// Whether an item without a quota is not limited at all.
    pub(crate) is_free_without: bool,
}

/// The pack's rule of growth, where it has one.
///
/// # Errors
/// A pack that cannot be read; a way of measuring that the program does not know.
pub(crate) async fn quota_rule(app: &App, pack: &str, now_ms: i64) -> Result<Option<QuotaRule>, Problem> {
    let effective = effective_rules(app, pack, super::day_of(now_ms)?).await?;
    let rules = effective.rules()?;
    let found =
        rules.find::<Quota>("quota.growth").map_err(|error| Problem::unusable(vec![error.finding(pack)]))?;
    match found {
        Some(cited) if cited.value.dimension != "per_kind" => Err(Problem::new(
            ProblemKind::Conflict,
            "quota_dimension",
            "现行口径按总价核定配额，本平台只按资源种类核定；请改选口径quota.dimension",
            "the ruling quota.dimension measures quotas by price, and the platform measures them by kind alone",
        )),
        None => Ok(None),
        Some(Cited { value, clauses, .. }) => {
            let reads =
                |ruling: &str, word: &str| rules.reading(ruling).is_some_and(|(reading, _)| reading == word);
            Ok(Some(QuotaRule {
                value,
                clauses,
                counts_tests: reads("quota.test_stage", "included"),
                is_free_without: reads("quota.missing_kind", "free"),
            }))
        }
    }
}

/// What a project has of an item, ten-thousandths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Used {
    /// The first and the latest approved quota.
    pub(crate) approved: Option<(i64, i64)>,
    /// What formal resources take.
    pub(crate) allocated: i64,
    /// What running cases keep.
    pub(crate) held: i64,
    /// What cases but this one keep.
    pub(crate) held_by_others: i64,
}

impl Used {
    /// The quota that counts.
    pub(crate) fn base(&self, rule: &Quota) -> i64 {
        self.approved.map_or(0, |(first, latest)| if rule.base == "original" { first } else { latest })
    }

    /// What may be allocated at most.
    pub(crate) fn limit(&self, rule: &Quota) -> Exact {
        quota_check(Quantity::from_scaled(self.base(rule)), Quantity::ZERO, Quantity::ZERO, rule).limit
    }
}

/// What a project has, by item; `case` is the one for which it is asked.
pub(crate) async fn used(
    db: Db<'_>,
    project: i64,
    case: Option<i64>,
    counts_tests: bool,
) -> Result<BTreeMap<String, Used>, Problem> {
    let mut all: BTreeMap<String, Used> = BTreeMap::new();
    for row in ledger::quotas(db, project).await? {
        let used = all.entry(row.item).or_default();
        let first = used.approved.map_or(row.quantity, |(first, _)| first);
        used.approved = Some((first, row.quantity));
    }
    for (item, quantity) in ledger::allocated(db, project, counts_tests).await? {
        all.entry(item).or_default().allocated = quantity;
    }
    for row in ledger::holds(db, project).await? {
        let used = all.entry(row.item).or_default();
        used.held += row.quantity;
        used.held_by_others += if Some(row.case_id) == case { 0 } else { row.quantity };
    }
    Ok(all)
}

/// Whether a project may take so much more for a case; what others keep counts as taken. What `grew` was allocated in this transaction
/// already, and must fit as well.
///
/// # Errors
/// Every item of which it would be too much, with the figures.
pub(crate) async fn keep_room(
    act: &Act<'_>,
    project: &ProjectRow,
    case: Option<i64>,
    growth: &Growth,
    grew: &[(String, i64)],
) -> Result<(), Problem> {
    let Some(rule) = quota_rule(act.app(), &project.pack, act.now_ms()).await? else { return Ok(()) };
    let all = used(act.db(), project.id, case, rule.counts_tests).await?;
    let asked = growth.iter().map(|(item, grow)| (item, *grow, 0)).filter(|(_, grow, _)| *grow > 0);
    let done = grew.iter().map(|(item, grow)| (item, *grow, *grow));
    let mut findings = Vec::new();
    for (item, grow, is_in) in asked.chain(done) {
        let used = all.get(item).cloned().unwrap_or_default();
        let quantity = Quantity::from_scaled;
        let (base, taken) = (used.base(&rule.value), used.allocated - is_in + used.held_by_others);
        let decided = quota_check(quantity(base), quantity(taken), quantity(grow), &rule.value);
        let is_free = used.approved.is_none() && rule.is_free_without;
        if !decided.allowed && !is_free {
            let (asked, base, taken) = (quantity(grow), quantity(base), quantity(taken));
            let limit = decided.limit.to_places(4);
            let message = Text::new(
                format!(
                    "“{item}”超出配额：核定{base}，上限{limit}，已用和预占{taken}，本次增加{asked}；请先申请新的配额"
                ),
                format!(
                    "`{item}` would exceed the quota: approved {base}, at most {limit}, used and kept {taken}, {asked} more asked for; \
                     apply for a new quota first"
                ),
            );
            findings.push(Finding::error("quota_exceeded", "/form", message).cite(rule.clauses.clone()));
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
}
