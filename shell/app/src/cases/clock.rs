//! The clock of a task: from what it counts, what it leaves out, and how that is kept beside the due date so that it can be counted
//! again.

use super::due::{instant_ms, moment};
use crate::calendar::load_calendar;
use crate::deadline::{DeadlineQuestion, deadline_without};
use crate::problem::Problem;
use crate::rules::{date_of, effective_rules, home};
use crate::service::App;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use yunheng_calendar::Gap;
use yunheng_process::{LimitRule, ReturnedClock};
use yunheng_values::{Lang, parse_moment};

/// A day.
const DAY_MS: i64 = 86_400_000;
/// Kind of a time during which the task was with whoever had to correct something.
const RETURNED_GAP: &str = "returned";
/// The ruling that says what becomes of the clock of a task that was returned.
const RETURNED: &str = "clock.returned";

/// When something is due, if that is known, and how it was found.
#[derive(Debug, Clone)]
pub(super) struct Clocked {
    /// First instant that is late; none while the clock stands still and nobody knows until when.
    pub(super) at_ms: Option<i64>,
    /// [`Basis`] as JSON.
    pub(super) basis: String,
}

/// A time that a clock left out, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LeftOut {
    /// `returned` or `force_majeure`.
    pub(super) kind: String,
    /// First instant.
    pub(super) from: String,
    /// First instant after it; null while it goes on.
    pub(super) until: Option<String>,
    /// Why.
    pub(super) why: String,
}

impl LeftOut {
    /// A time between two instants.
    pub(super) fn new(kind: &str, from_ms: i64, until_ms: Option<i64>, why: String) -> Result<Self, Problem> {
        let until = until_ms.map(moment).transpose()?.map(|until| until.to_string());
        Ok(Self { kind: kind.to_owned(), from: moment(from_ms)?.to_string(), until, why })
    }

    fn gap(&self) -> Option<Gap> {
        let until = match &self.until {
            Some(until) => Some(parse_moment(until).ok()?),
            None => None,
        };
        Some(Gap { from: parse_moment(&self.from).ok()?, until, why: self.why.clone() })
    }
}

/// How a due date was found, as it is kept beside the task.
#[derive(Debug, Clone, Serialize)]
struct Basis<'b> {
    /// Key of the limit in the pack; none when the process itself sets it.
    key: Option<&'b str>,
    #[serde(flatten)]
    answer: Value,
    /// Times that were left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<LeftOut>,
    /// The field of the form from which it counts, or which says when it is due, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'b str>,
    /// Whether it is the limit of urgent cases.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    urgent: bool,
    /// The clock stands still; why is the last of `gaps`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    suspended: bool,
}

/// What is counted.
#[derive(Debug, Clone)]
pub(super) struct Clock<'c> {
    pub(super) pack: &'c str,
    pub(super) limit: &'c LimitRule,
    pub(super) from_ms: i64,
    /// Times that it does not count.
    pub(super) left_out: Vec<LeftOut>,
    /// The field of the form from which it counts, in words.
    pub(super) field: Option<&'c str>,
    pub(super) is_urgent: bool,
}

/// Counts.
///
/// # Errors
/// A limit that the pack does not have, or a date outside the calendar.
pub(super) async fn count(app: &App, clock: Clock<'_>) -> Result<Clocked, Problem> {
    let effective = effective_rules(app, clock.pack, date_of(app.now_ms())).await?;
    let rules = effective.rules()?;
    let calendar = load_calendar(&home(app)).map_err(Problem::unusable)?;
    let (question, key) = match clock.limit {
        LimitRule::Key(key) => (DeadlineQuestion::Key(key.clone()), Some(key.as_str())),
        LimitRule::Fixed(limit) => (DeadlineQuestion::Limit(*limit), None),
    };
    let gaps: Vec<Gap> = clock.left_out.iter().filter_map(LeftOut::gap).collect();
    let found = deadline_without(&rules, &calendar, &question, moment(clock.from_ms)?, &gaps, Lang::Zh)
        .map_err(Problem::unusable)?;
    let (answer, gaps, at_ms) = match found.due {
        Some(used) => {
            let at_ms = instant_ms(&found.answer.due_at);
            let is_used = |left: &LeftOut| {
                let own = left.gap();
                left.kind == RETURNED_GAP
                    || used.iter().any(|gap| own.as_ref().is_some_and(|own| own.why == gap.why))
            };
            let kept: Vec<LeftOut> = clock.left_out.into_iter().filter(is_used).collect();
            (found.answer, kept, Some(at_ms.ok_or_else(|| super::due::out_of_calendar(clock.limit))?))
        }
        None => (found.answer, clock.left_out, None),
    };
    let answer = serde_json::to_value(&answer).map_err(|error| Problem::bug(&error))?;
    let basis =
        Basis { key, answer, gaps, field: clock.field, urgent: clock.is_urgent, suspended: at_ms.is_none() };
    Ok(Clocked { at_ms, basis: serde_json::to_string(&basis).map_err(|error| Problem::bug(&error))? })
}

/// A task that is due by a day or a moment of the form: on a day at 24:00.
///
/// # Errors
/// A value that is neither.
pub(super) fn by_field(app: &App, title: &str, value: &str, from_ms: i64) -> Result<Clocked, Problem> {
    let is_day = value.len() == "2026-01-01".len();
    let at_ms = instant_ms(value).ok_or_else(|| Problem::bug(&"a form with a moment that is none"))?;
    let last = moment(at_ms)?;
    let at_ms = if is_day { at_ms + DAY_MS } else { at_ms };
    let answer = json!({
        "from": moment(from_ms)?.to_string(), "limit": "", "due_on": last.date().to_string(),
        "due_at": moment(at_ms)?.to_string(), "provisional": false, "skipped": [], "rolled_from": null,
        "clauses": [], "at": date_of(app.now_ms()).to_string(), "rulings": [],
    });
    let basis =
        Basis { key: None, answer, gaps: Vec::new(), field: Some(title), urgent: false, suspended: false };
    let basis = serde_json::to_string(&basis).map_err(|error| Problem::bug(&error))?;
    Ok(Clocked { at_ms: Some(at_ms), basis })
}

/// From when a clock counts, what it has left out so far, and whether it is that of an urgent case.
#[derive(Debug, Clone)]
pub(super) struct Started {
    pub(super) from_ms: i64,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) is_urgent: bool,
}

/// Where a clock began that was kept, and what it left out because the task was returned; what else it left out is looked up again.
pub(super) fn began(basis: &str) -> Option<Started> {
    let basis: Value = serde_json::from_str(basis).ok()?;
    let from = parse_moment(basis["from"].as_str()?).ok()?;
    let gaps: Vec<LeftOut> = serde_json::from_value(basis["gaps"].clone()).unwrap_or_default();
    Some(Started {
        from_ms: from.epoch_seconds() * 1000,
        left_out: gaps.into_iter().filter(|gap| gap.kind == RETURNED_GAP).collect(),
        is_urgent: basis["urgent"] == true,
    })
}

/// What becomes of the clock of a task that was returned, as the pack reads it.
///
/// # Errors
/// A pack that cannot be read.
pub(super) async fn returned_clock(app: &App, pack: &str) -> Result<ReturnedClock, Problem> {
    let effective = effective_rules(app, pack, date_of(app.now_ms())).await?;
    let reading = effective.rules()?.reading(RETURNED);
    let chosen = reading.and_then(|(_, reading)| ReturnedClock::parse(&reading));
    Ok(chosen.unwrap_or(ReturnedClock::Anew))
}
