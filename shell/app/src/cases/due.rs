//! When a task is due: a limit of the pack on the working calendar, from the moment at which the task came.

use crate::calendar::load_calendar;
use crate::deadline::{DeadlineQuestion, deadline};
use crate::problem::Problem;
use crate::rules::{date_of, effective_rules, home};
use crate::service::App;
use serde::Serialize;
use serde_json::Value;
use yunheng_calendar::Limit;
use yunheng_process::LimitRule;
use yunheng_values::{Finding, Lang, Moment, Text, parse_moment};

/// When something is due, and how that was found.
#[derive(Debug, Clone)]
pub(super) struct Due {
    /// First instant that is late.
    pub(super) at_ms: i64,
    /// Limit, clauses, days passed over, rules: JSON.
    pub(super) basis: String,
}

#[derive(Serialize)]
struct Basis<'b> {
    /// Key of the limit in the pack; none when the process itself sets it.
    key: Option<&'b str>,
    #[serde(flatten)]
    answer: Value,
}

/// The moment of an instant, on Shanghai's clock.
pub(super) fn moment(ms: i64) -> Result<Moment, Problem> {
    Moment::from_epoch_seconds(ms.div_euclid(1000))
        .ok_or_else(|| Problem::bug(&"an instant outside the calendar"))
}

/// The instant of a moment.
pub(super) fn instant_ms(text: &str) -> Option<i64> {
    Some(parse_moment(text).ok()?.epoch_seconds() * 1000)
}

/// When a limit from an instant on ends.
///
/// # Errors
/// A limit that the pack does not have, or a date outside the calendar.
pub(super) async fn due(app: &App, pack: &str, limit: &LimitRule, from_ms: i64) -> Result<Due, Problem> {
    count(app, pack, limit, from_ms, false).await
}

/// The last instant before which something must be done that must lie a limit ahead of `until_ms`.
///
/// # Errors
/// The same.
pub(super) async fn latest(app: &App, pack: &str, key: &str, until_ms: i64) -> Result<Due, Problem> {
    count(app, pack, &LimitRule::Key(key.to_owned()), until_ms, true).await
}

async fn count(
    app: &App,
    pack: &str,
    limit: &LimitRule,
    from_ms: i64,
    backward: bool,
) -> Result<Due, Problem> {
    let effective = effective_rules(app, pack, date_of(app.now_ms())).await?;
    let rules = effective.rules()?;
    let calendar = load_calendar(&home(app)).map_err(Problem::unusable)?;
    let (question, key) = match limit {
        LimitRule::Key(key) => (DeadlineQuestion::Key(key.clone()), Some(key.as_str())),
        LimitRule::Fixed(limit) => (DeadlineQuestion::Limit(*limit), None),
    };
    let answer = deadline(&rules, &calendar, &question, moment(from_ms)?, backward, Lang::Zh)
        .map_err(Problem::unusable)?;
    let at_ms = instant_ms(&answer.due_at).ok_or_else(|| out_of_calendar(limit))?;
    let answer = serde_json::to_value(&answer).map_err(|error| Problem::bug(&error))?;
    let basis = serde_json::to_string(&Basis { key, answer }).map_err(|error| Problem::bug(&error))?;
    Ok(Due { at_ms, basis })
}

pub(super) fn out_of_calendar(limit: &LimitRule) -> Problem {
    let message =
        Text::new(format!("时限{limit}超出日历范围"), format!("the limit {limit} leaves the calendar"));
    Problem::unusable(vec![Finding::error("out_of_calendar", "limit", message)])
}

/// When somebody is reminded of a task: when three quarters of its time are over, and not within five minutes of its beginning.
pub(super) fn remind_at_ms(opened_ms: i64, due_ms: i64) -> Option<i64> {
    const SOON_MS: i64 = 5 * 60_000;
    let at = opened_ms + (due_ms - opened_ms) / 4 * 3;
    (at - opened_ms >= SOON_MS).then_some(at)
}

/// A limit in words, such as 2个工作日.
pub(super) async fn in_words(app: &App, pack: &str, limit: &LimitRule) -> Result<String, Problem> {
    let found = limit_value(app, pack, limit).await?;
    Ok(found.map_or_else(|| limit.to_string(), Limit::in_chinese))
}

/// How long a limit is; none when the pack has no such key.
pub(super) async fn limit_value(app: &App, pack: &str, limit: &LimitRule) -> Result<Option<Limit>, Problem> {
    let key = match limit {
        LimitRule::Fixed(limit) => return Ok(Some(*limit)),
        LimitRule::Key(key) => key,
    };
    let effective = effective_rules(app, pack, date_of(app.now_ms())).await?;
    let rules = effective.rules()?;
    let found = rules.get::<yunheng_policy::shape::Deadline>(&format!("deadlines.{key}"));
    Ok(found.ok().map(|cited| cited.value.limit))
}

#[cfg(test)]
mod tests {
    use super::remind_at_ms;

    #[test]
    fn a_reminder_comes_when_three_quarters_are_over_or_not_at_all() {
        let hour = 3_600_000;
        assert_eq!(remind_at_ms(0, 4 * hour), Some(3 * hour));
        assert_eq!(remind_at_ms(0, 6 * 60_000), None, "too short to be worth it");
        assert_eq!(remind_at_ms(10, 10), None);
    }
}
