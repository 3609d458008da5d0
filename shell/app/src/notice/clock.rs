//! The clock that a notice starts: the record of its delivery, the limit of the pack, and the ruling between them.

use crate::calendar::load_calendar;
use crate::deadline::{DeadlineQuestion, deadline};
use crate::problem::{Problem, ProblemKind};
use crate::rules::{date_of, effective_rules, home};
use crate::service::App;
use yunheng_api::platform::ClockStartJson;
use yunheng_calendar::{Step, StepsTaken, clock_start, step_of_event};
use yunheng_policy::{Cited, Rules, shape::Deadline};
use yunheng_store::delivery::DeliveryRow;
use yunheng_values::{ClauseId, Finding, Findings, Lang, Moment, Text};

/// The ruling that says what receiving is.
const RECEIPT: &str = "notice.received";

/// Which step counts, and every word of the reason.
struct Counts {
    step: Step,
    clauses: Vec<ClauseId>,
    rulings: Vec<String>,
    because: Vec<String>,
}

/// Whether a limit is one that a notice can start; the findings say why not.
pub(super) async fn check(app: &App, pack: &str, key: &str) -> Result<Findings, Problem> {
    let unknown = |place: &str, zh: String, en: String| {
        Ok(vec![Finding::error("clock", format!("/clock/{place}"), Text::new(zh, en))])
    };
    let effective = match effective_rules(app, pack, date_of(app.now_ms())).await {
        Ok(effective) => effective,
        Err(problem) if problem.kind == ProblemKind::NotFound => {
            return unknown("pack", format!("没有规则包{pack}"), format!("there is no pack {pack}"));
        }
        Err(problem) => return Err(problem),
    };
    let rules = effective.rules()?;
    let Ok(cited) = rules.get::<Deadline>(&format!("deadlines.{key}")) else {
        return unknown(
            "key",
            format!("规则包{pack}没有时限“{key}”"),
            format!("pack {pack} has no limit `{key}`"),
        );
    };
    if counts(&rules, &cited).is_none() {
        let event = &cited.value.starts;
        return unknown(
            "key",
            format!("时限“{}”从 {event} 起算，不从送达起算", cited.name),
            format!("the limit `{key}` counts from {event}, which is no delivery"),
        );
    }
    Ok(Findings::new())
}

/// When the clock of a limit started by the record of a notice, and why then. None when the limit is not there any more, or does not
/// count from a delivery any more.
pub(super) async fn start(
    app: &App,
    pack: &str,
    key: &str,
    ways: &[DeliveryRow],
    lang: Lang,
) -> Result<Option<ClockStartJson>, Problem> {
    let Some(made_at_ms) = ways.first().map(|way| way.notice_at_ms) else { return Ok(None) };
    let effective = effective_rules(app, pack, date_of(made_at_ms)).await?;
    let rules = effective.rules()?;
    let Ok(cited) = rules.get::<Deadline>(&format!("deadlines.{key}")) else { return Ok(None) };
    let Some(counts) = counts(&rules, &cited) else { return Ok(None) };
    let taken: Vec<StepsTaken> = ways.iter().filter(|way| is_own(way)).map(steps).collect();
    let started = clock_start(&taken, counts.step);
    let due = started.map(|from| due(app, &rules, key, from, lang)).transpose()?;
    let mut clauses: Vec<String> = match &due {
        Some(due) => due.clauses.clone(),
        None => cited.clauses.iter().map(ToString::to_string).collect(),
    };
    clauses.extend(counts.clauses.iter().map(ToString::to_string));
    clauses.dedup();
    Ok(Some(ClockStartJson {
        pack: pack.to_owned(),
        key: key.to_owned(),
        name: cited.name.clone(),
        event: cited.value.starts.clone(),
        counts: counts.step.as_str().to_owned(),
        started_at: started.map(|moment| moment.to_string()),
        limit: cited.value.limit.to_string(),
        due_on: due.as_ref().map(|due| due.due_on.clone()),
        due_at: due.as_ref().map(|due| due.due_at.clone()),
        provisional: due.is_some_and(|due| due.provisional),
        clauses,
        rulings: counts.rulings,
        because: counts.because.join("；"),
    }))
}

/// The step that the limit's event stands for. Where the event itself is chosen by a ruling, such as received or accepted, that
/// ruling is named first.
fn counts(rules: &Rules<'_>, cited: &Cited<Deadline>) -> Option<Counts> {
    let event = cited.value.starts.as_str();
    let receipt = rules.reading(RECEIPT).and_then(|(_, reading)| Step::parse(&reading));
    let step = step_of_event(event, receipt.unwrap_or(Step::Delivered))?;
    let is_open = step_of_event(event, Step::Sent) != step_of_event(event, Step::Signed);
    let mut counts = Counts { step, clauses: Vec::new(), rulings: Vec::new(), because: Vec::new() };
    let own = cited.rulings.iter().filter_map(|named| named.split_once('=').map(|(key, _)| key));
    for key in own.chain(is_open.then_some(RECEIPT)) {
        let Some((key, reading)) = rules.reading(key) else { continue };
        let Some(ruling) = rules.pack().ruling(&key) else { continue };
        let chose_event = ruling.value_of(&reading).is_some_and(|value| value.as_str() == Some(event));
        if chose_event || key == RECEIPT {
            counts.clauses.extend(ruling.clauses.iter().cloned());
            counts.rulings.push(format!("{key}={reading}"));
            let says = ruling.readings.iter().find(|one| one.key == reading).map(|one| one.says.as_str());
            counts.because.push(format!("{}（{}）", says.unwrap_or(&reading), ruling.because));
        }
    }
    Some(counts)
}

/// Ways that lead to the person; what a group or another system reads is no receipt of the person's.
fn is_own(way: &DeliveryRow) -> bool {
    matches!(way.channel.as_str(), "in_app" | "mail" | "sms")
}

fn steps(way: &DeliveryRow) -> StepsTaken {
    let moment = |ms: Option<i64>| ms.and_then(|ms| Moment::from_epoch_seconds(ms.div_euclid(1000)));
    StepsTaken {
        sent: moment(way.sent_at_ms),
        delivered: moment(way.delivered_at_ms),
        opened: moment(way.opened_at_ms),
        signed: moment(way.signed_at_ms),
    }
}

fn due(
    app: &App,
    rules: &Rules<'_>,
    key: &str,
    from: Moment,
    lang: Lang,
) -> Result<yunheng_api::DeadlineJson, Problem> {
    let calendar = load_calendar(&home(app)).map_err(Problem::unusable)?;
    let question = DeadlineQuestion::Key(key.to_owned());
    deadline(rules, &calendar, &question, from, false, lang).map_err(Problem::unusable)
}
