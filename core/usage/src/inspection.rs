//! The cadence of utilization reviews (资源使用率排查): enough of them in a year, neither too close nor too far apart.

use crate::Citation;
use crate::citation::THIRTY_DAY_MONTHS;
use crate::time::{duration, later, malformed};
use yunheng_calendar::Limit;
use yunheng_policy::shape::{Inspection, PartialYear};
use yunheng_policy::{Cited, RuleError, Rules};
use yunheng_values::{Date, Finding, Findings, Month, Severity, Text, add_months};

const MONTHS_PER_YEAR: u32 = 12;
/// A month where the ruling counts it in days.
const DAYS_OF_MONTH: u32 = 30;

/// What a pack asks of reviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionRule {
    /// At least so many in a calendar year.
    pub times_min: u32,
    /// Shortest gap.
    pub gap_min: Limit,
    /// Longest gap.
    pub gap_max: Limit,
    /// What a partial first year needs.
    pub partial_year: PartialYear,
    /// Where it comes from.
    pub citation: Citation,
}

impl InspectionRule {
    /// Reads `inspection.utilization`; a city need not have it.
    ///
    /// # Errors
    /// [`RuleError::Malformed`] when the parameter makes no sense.
    pub fn from_rules(rules: &Rules<'_>) -> Result<Option<Self>, RuleError> {
        rules.find::<Inspection>("inspection.utilization")?.map(|cited| Self::from_cited(&cited)).transpose()
    }

    fn from_cited(cited: &Cited<Inspection>) -> Result<Self, RuleError> {
        let Inspection { times_min, per, gap_min, gap_max, partial_year } = &cited.value;
        if per != "year" {
            return Err(malformed(&cited.key, format!("per = \"year\" is expected; found `{per}`")));
        }
        let times_min = u32::try_from(*times_min).map_err(|_| {
            malformed(&cited.key, format!("a count of reviews is expected; found {times_min}"))
        })?;
        let citation = Citation::of(cited);
        let in_days = citation.reads(THIRTY_DAY_MONTHS);
        let gap = |limit: Limit| match duration(&cited.key, limit)? {
            Limit::Months(months) if in_days => Ok(Limit::Days(months.saturating_mul(DAYS_OF_MONTH))),
            limit => Ok(limit),
        };
        Ok(Self {
            times_min,
            gap_min: gap(*gap_min)?,
            gap_max: gap(*gap_max)?,
            partial_year: *partial_year,
            citation,
        })
    }

    /// How many a year needs, when the contract begins on a day.
    pub fn required_in(&self, year: i32, contract_from: Option<Date>) -> u32 {
        let Some(from) = contract_from.filter(|from| Month::of(*from).year >= year) else {
            return self.times_min;
        };
        if Month::of(from).year > year {
            return 0;
        }
        match self.partial_year {
            PartialYear::Full => self.times_min,
            PartialYear::Prorata => {
                let share = u64::from(self.times_min) * u64::from(months_begun(from));
                u32::try_from(share.div_ceil(u64::from(MONTHS_PER_YEAR))).unwrap_or(u32::MAX)
            }
        }
    }
}

/// Months that have begun from `from` until its year ends.
fn months_begun(from: Date) -> u32 {
    let year = Month::of(from).year;
    let begins_in_year =
        |count: &i32| add_months(from, *count).is_some_and(|start| Month::of(start).year == year);
    (0..12).take_while(begins_in_year).map(|_| 1).sum()
}

/// Whether a year's reviews keep to the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionReport {
    /// No finding is an error.
    pub valid: bool,
    /// How many the year needs.
    pub required: u32,
    /// How many were done.
    pub done: u32,
    /// `inspections_too_few`, `inspection_gap_short`, `inspection_gap_long`, and the warning `inspection_outside_year`.
    pub findings: Findings,
    /// Where the rule comes from.
    pub citation: Citation,
}

/// Holds the reviews of a calendar year against the rule. A gap is measured between days of completion, so the one
/// across the turn of the year counts when `previous` is given.
pub fn inspections_check(
    year: i32,
    done: &[Date],
    previous: Option<Date>,
    contract_from: Option<Date>,
    rule: &InspectionRule,
) -> InspectionReport {
    let (mut days, outside): (Vec<Date>, Vec<Date>) =
        done.iter().partition(|day| Month::of(**day).year == year);
    days.sort_unstable();
    let mut findings: Findings = outside.iter().map(|day| outside_year(year, *day)).collect();
    let required = rule.required_in(year, contract_from);
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    if count < required {
        findings.push(too_few(year, count, required));
    }
    let chain: Vec<Date> = previous
        .filter(|before| days.first().is_none_or(|first| before <= first))
        .into_iter()
        .chain(days)
        .collect();
    findings.extend(chain.windows(2).filter_map(|pair| gap(pair[0], pair[1], rule)));
    for finding in &mut findings {
        finding.clauses.clone_from(&rule.citation.clauses);
    }
    let valid = !findings.iter().any(|finding| finding.severity == Severity::Error);
    InspectionReport { valid, required, done: count, findings, citation: rule.citation.clone() }
}

fn gap(before: Date, after: Date, rule: &InspectionRule) -> Option<Finding> {
    let place = format!("{before}/{after}");
    let earliest = later(before, rule.gap_min);
    let latest = later(before, rule.gap_max);
    if let Some(earliest) = earliest.filter(|earliest| after < *earliest) {
        let message = Text::new(
            format!("{before}与{after}两次排查间隔不足{}，最早应为{earliest}", rule.gap_min.in_chinese()),
            format!(
                "the reviews of {before} and {after} are less than {} apart; {earliest} at the earliest",
                rule.gap_min
            ),
        );
        return Some(Finding::error("inspection_gap_short", place, message));
    }
    let latest = latest.filter(|latest| after > *latest)?;
    let message = Text::new(
        format!("{before}与{after}两次排查间隔超过{}，最迟应为{latest}", rule.gap_max.in_chinese()),
        format!(
            "the reviews of {before} and {after} are more than {} apart; {latest} at the latest",
            rule.gap_max
        ),
    );
    Some(Finding::error("inspection_gap_long", place, message))
}

fn too_few(year: i32, done: u32, required: u32) -> Finding {
    let message = Text::new(
        format!("{year}年完成排查{done}次，应不少于{required}次"),
        format!("{done} reviews in {year}; at least {required} are expected"),
    );
    Finding::error("inspections_too_few", year.to_string(), message)
}

fn outside_year(year: i32, day: Date) -> Finding {
    let message = Text::new(
        format!("{day}不在{year}年内，未计入"),
        format!("{day} does not lie in {year} and is not counted"),
    );
    Finding::warning("inspection_outside_year", day.to_string(), message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use yunheng_values::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn months_begun_until_the_year_ends() {
        let table =
            [("2026-01-01", 12), ("2026-06-02", 7), ("2026-07-01", 6), ("2026-12-31", 1), ("2026-01-31", 12)];
        for (from, months) in table {
            assert_eq!(months_begun(day(from)), months, "{from}");
        }
    }
}
