//! Last days of limits that fields of a form hold: `computed.last_day`.

use super::clock::{Clock, count};
use super::due::{instant_ms, moment};
use super::reclock::Counting;
use crate::problem::Problem;
use serde_json::{Map, Value};
use yunheng_case::Form;
use yunheng_process::LimitRule;
use yunheng_values::Date;

/// The last days, each from the day that it counts from; while that is not there, or the clock stands still, there is none.
///
/// # Errors
/// A limit that the pack does not have, or a date outside the calendar.
pub(super) async fn last_days(
    counting: Counting<'_>,
    form: &Form,
    fields: &Map<String, Value>,
) -> Result<Map<String, Value>, Problem> {
    let (rules, mut found) = (form.last_days(), Map::new());
    // One may count from another.
    for _ in 0..rules.len() {
        for rule in &rules {
            let from = if form.is_computed(&rule.from) { &found } else { fields };
            let from_ms = from.get(&rule.from).and_then(Value::as_str).and_then(instant_ms);
            let Some(from_ms) = from_ms.filter(|_| !found.contains_key(&rule.field)) else { continue };
            let limit = LimitRule::Key(rule.limit.clone());
            if let Some(last) = last_day(counting, &limit, from_ms).await? {
                found.insert(rule.field.clone(), last.to_string().into());
            }
        }
    }
    Ok(found)
}

/// The last day of a limit, with the time of force majeure left out as the clocks of the case leave it out.
async fn last_day(counting: Counting<'_>, limit: &LimitRule, from_ms: i64) -> Result<Option<Date>, Problem> {
    let clock = Clock {
        pack: &counting.row.pack,
        limit,
        from_ms,
        left_out: counting.with_force(limit, Vec::new()).await?,
        field: None,
        is_urgent: false,
    };
    // What is late begins with the midnight after the last day.
    let late_ms = count(counting.app, clock).await?.at_ms;
    late_ms.map(|late_ms| Ok(moment(late_ms - 1000)?.date())).transpose()
}
