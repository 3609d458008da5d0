//! Whether an expansion (扩容) stays within the quota (配额).

use yunheng_policy::shape::Quota;
use yunheng_values::{Exact, Quantity};

/// What the quota says of a growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaDecision {
    /// Whether the allocation after the growth stays within the limit.
    pub allowed: bool,
    /// The largest allocation that the rule allows: its factor × the quota.
    pub limit: Exact,
}

/// Compares the allocation after a growth with the limit: `allocated + grow ≤ factor × quota`.
///
/// All three quantities are of one resource kind, and `allocated` counts formal resources only (AMB-70): choosing the kind,
/// the base quota and the stage is the caller's part. A kind without a quota has quota 0, so nothing may grow there.
///
/// ```
/// use yunheng_ledger::quota_check;
/// use yunheng_policy::shape::Quota;
/// use yunheng_values::{Exact, Quantity};
///
/// let rule = Quota { factor: Exact::parse("1.2")?, dimension: "per_kind".into(), base: "latest_approved".into() };
/// let cores = |n: i64| Quantity::from_scaled(n * 10_000);
/// assert!(quota_check(cores(100), cores(110), cores(10), &rule).allowed);
/// assert!(!quota_check(cores(100), cores(110), cores(11), &rule).allowed);
/// # Ok::<(), yunheng_values::DecimalError>(())
/// ```
pub fn quota_check(quota: Quantity, allocated: Quantity, grow: Quantity, rule: &Quota) -> QuotaDecision {
    let exact = |quantity: Quantity| Exact::from_scaled(i128::from(quantity.scaled()), Quantity::SCALE);
    let limit = &rule.factor * &exact(quota);
    QuotaDecision { allowed: exact(allocated) + exact(grow) <= limit, limit }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(quota: &str, allocated: &str, grow: &str, factor: &str) -> QuotaDecision {
        let rule = Quota {
            factor: Exact::parse(factor).unwrap(),
            dimension: "per_kind".to_owned(),
            base: "latest_approved".to_owned(),
        };
        let quantity = |text: &str| Quantity::parse(text).unwrap();
        quota_check(quantity(quota), quantity(allocated), quantity(grow), &rule)
    }

    /// E60: a quota of 100 with 110 in use lets 10 through and stops 11.
    #[test]
    fn the_limit_itself_is_allowed() {
        let fits = decide("100", "110", "10", "1.2");
        assert!(fits.allowed);
        assert_eq!(fits.limit, Exact::from(120));
        assert!(!decide("100", "110", "11", "1.2").allowed);
        assert!(!decide("100", "110", "10.0001", "1.2").allowed);
    }

    #[test]
    fn a_kind_without_a_quota_cannot_grow() {
        assert!(!decide("0", "0", "0.0001", "1.2").allowed);
        assert!(decide("0", "0", "0", "1.2").allowed);
    }

    #[test]
    fn fractions_are_exact() {
        // 1.2 × 0.3 is exactly 0.36, which binary fractions miss.
        assert!(decide("0.3", "0.35", "0.01", "1.2").allowed);
        assert!(!decide("0.3", "0.35", "0.0101", "1.2").allowed);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let largest = "999999999.9999";
        assert!(!decide(largest, largest, largest, "1.2").allowed);
        assert!(decide(largest, largest, largest, "2").allowed);
    }
}
