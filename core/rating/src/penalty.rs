//! Liquidated damages (违约金) for staff who come late.

use yunheng_policy::shape::StaffLate;
use yunheng_values::{Date, Money, ValueError};

/// What lateness costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateStaff {
    /// Whole days after the due date; 0 when on time.
    pub days: i64,
    /// Days × the daily amount.
    pub amount: Money,
    /// More days than the rule tolerates.
    pub may_terminate: bool,
}

/// Days late and their price.
///
/// # Errors
/// [`ValueError`] when the amount cannot be held.
pub fn late_staff(due_on: Date, done_on: Date, rule: &StaffLate) -> Result<LateStaff, ValueError> {
    let days = (done_on - due_on).num_days().max(0);
    let amount = Money::from_wide(i128::from(days) * i128::from(rule.per_day.scaled()))?;
    Ok(LateStaff { days, amount, may_terminate: days > rule.terminate_after_days })
}
