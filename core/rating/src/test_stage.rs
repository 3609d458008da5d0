//! How long a test may last (SJ-5.2c and its like).

use crate::days::{Day, Months, date_of, day_of};
use crate::issue::Issue;
use crate::leases::{Lease, Stage};
use crate::screen::Kept;
use yunheng_calendar::Limit;
use yunheng_policy::shape::TestStage;
use yunheng_policy::{RuleError, Rules};
use yunheng_values::{ClauseId, add_months};

/// A pack's limit for tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRule {
    /// Longest test, in days, months or years.
    pub maximum: Limit,
    /// Clauses that say so.
    pub clauses: Vec<ClauseId>,
}

impl TestRule {
    /// The rule of a pack, if it limits tests.
    ///
    /// # Errors
    /// [`RuleError::Malformed`], also for a limit in working days or minutes, which no lease interval can be held to.
    pub fn of(rules: &Rules<'_>) -> Result<Option<Self>, RuleError> {
        let Some(stage) = rules.find::<TestStage>("metering.test_stage")? else { return Ok(None) };
        match stage.value.maximum {
            None => Ok(None),
            Some(maximum @ (Limit::Days(_) | Limit::Months(_) | Limit::Years(_))) => {
                Ok(Some(Self { maximum, clauses: stage.clauses }))
            }
            Some(other) => Err(RuleError::Malformed {
                place: stage.key,
                message: format!("maximum = \"{other}\": days, months or years are expected"),
            }),
        }
    }

    /// The last day allowed as the end (exclusive) of a test that begins on `start`.
    fn latest_end(&self, start: Day) -> Day {
        let months = match self.maximum {
            Limit::Months(count) => i32::try_from(count).ok(),
            Limit::Years(count) => i32::try_from(count).ok().and_then(|years| years.checked_mul(12)),
            Limit::Days(count) | Limit::WorkingDays(count) | Limit::Minutes(count) => {
                return i32::try_from(count)
                    .ok()
                    .and_then(|days| start.checked_add(days))
                    .unwrap_or(Day::MAX);
            }
        };
        months.and_then(|months| add_months(date_of(start), months)).map_or(Day::MAX, day_of)
    }

    /// Warns of tests that last longer; rows that follow each other without a gap are one test.
    pub(crate) fn check(&self, rows: &[Lease], kept: &[Kept], months: &Months, issues: &mut Vec<Issue>) {
        let is_test = |row: &Kept| rows[row.lease as usize].stage == Stage::Test;
        for run in kept.chunk_by(|before, after| before.to == after.from && is_test(before) && is_test(after))
        {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let end = if last.to == Lease::RUNNING { months.end } else { last.to };
            let in_period = first.from < months.end && months.start < end;
            if is_test(first) && in_period && end > self.latest_end(first.from) {
                issues.push(Issue::TestTooLong { lease: first.lease, from: first.from, to: end });
            }
        }
    }
}
