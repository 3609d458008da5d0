//! Settlement cycles (结算周期): how a term is cut into periods that are settled.

use std::fmt;
use yunheng_calendar::Limit;
use yunheng_policy::shape::SettlementCycle;
use yunheng_values::{Date, DateRange, Month, add_months, parse_date};

/// A pack's rule that gives no cycles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleError(String);

impl fmt::Display for CycleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "settlement.cycle: {}", self.0)
    }
}

impl std::error::Error for CycleError {}

/// Cycles of a term that begins on `effective_on`; one cycle where the rule names no count.
///
/// Anchored at the effective date, each begins on an anniversary (month ends are clamped from the first day, so they do not
/// drift). Anchored at the calendar or a fixed day, the first is the stub up to the next anchor.
///
/// # Errors
/// [`CycleError`] when the length is not in months or years, or the anchor is no word of the format.
pub fn settlement_cycles(effective_on: Date, rule: &SettlementCycle) -> Result<Vec<DateRange>, CycleError> {
    let months = match rule.length {
        Limit::Months(months) => months,
        Limit::Years(years) => years.saturating_mul(12),
        other => return Err(CycleError(format!("length {other}; months or years are expected"))),
    };
    let months = i32::try_from(months).map_err(|_| CycleError("the length is absurd".to_owned()))?;
    let (first_end, anchor) = match rule.anchor.as_str() {
        "effective_date" => (None, effective_on),
        "calendar" => {
            let first = next_anchor(
                effective_on,
                &Month { year: Month::of(effective_on).year, month: 1 }.first_day(),
                months,
            );
            (Some(first), first)
        }
        "fixed" => {
            let first = next_anchor(effective_on, &fixed_anchor(effective_on, rule)?, months);
            (Some(first), first)
        }
        other => {
            return Err(CycleError(format!(
                "anchor `{other}`; effective_date, calendar or fixed is expected"
            )));
        }
    };
    let count = rule.count.and_then(|count| i32::try_from(count).ok()).unwrap_or(1).max(1);
    let mut cycles = Vec::new();
    cycles.extend(first_end.and_then(|end| DateRange::new(effective_on, end).ok()));
    for index in 0..count - cycles.len() as i32 {
        let border = |n: i32| add_months(anchor, months * n);
        let range =
            border(index).zip(border(index + 1)).and_then(|(start, end)| DateRange::new(start, end).ok());
        cycles.push(range.ok_or_else(|| CycleError("the cycles leave the calendar".to_owned()))?);
    }
    Ok(cycles)
}

fn fixed_anchor(effective_on: Date, rule: &SettlementCycle) -> Result<Date, CycleError> {
    let day = rule.starts_month_day.as_deref().unwrap_or_default();
    let year = Month::of(effective_on).year - 1;
    parse_date(&format!("{year}-{day}"))
        .map_err(|_| CycleError(format!("starts_month_day `{day}`; MM-DD is expected")))
}

/// The first border after `day` when borders stand every `months` from `anchor`.
fn next_anchor(day: Date, anchor: &Date, months: i32) -> Date {
    let mut borders = (0..).map_while(|n| add_months(*anchor, months * n));
    borders.find(|border| *border > day).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycles(on: &str, length: Limit, anchor: &str, start: Option<&str>, count: i64) -> Vec<String> {
        let rule = SettlementCycle {
            length,
            anchor: anchor.to_owned(),
            starts_month_day: start.map(str::to_owned),
            count: Some(count),
        };
        let on = parse_date(on).unwrap_or_else(|error| panic!("{error}"));
        settlement_cycles(on, &rule).unwrap_or_default().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn anniversaries_do_not_drift() {
        let found = cycles("2026-08-31", Limit::Months(6), "effective_date", None, 3);
        assert_eq!(found, ["2026-08-31/2027-02-28", "2027-02-28/2027-08-31", "2027-08-31/2028-02-29"]);
    }

    #[test]
    fn a_stub_leads_to_the_calendar() {
        let half = cycles("2026-06-02", Limit::Months(6), "calendar", None, 3);
        assert_eq!(half, ["2026-06-02/2026-07-01", "2026-07-01/2027-01-01", "2027-01-01/2027-07-01"]);
        let fixed = cycles("2022-03-15", Limit::Years(1), "fixed", Some("07-01"), 2);
        assert_eq!(fixed, ["2022-03-15/2022-07-01", "2022-07-01/2023-07-01"]);
        assert!(cycles("2022-03-15", Limit::WorkingDays(5), "calendar", None, 2).is_empty());
    }
}
