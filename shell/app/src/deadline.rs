//! `yunheng deadline`: a limit of a pack, or one given outright, to a due date.

use yunheng_api::{DeadlineJson, SkippedJson, findings_json};
use yunheng_calendar::{Calendar, DayOff, Direction, Due, Gap, Limit, LimitKind, OutOfCalendar};
use yunheng_policy::{Cited, Rules, shape::Deadline};
use yunheng_values::{Finding, Findings, Lang, Moment, Text};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeadlineQuestion {
    /// A limit given outright.
    Limit(Limit),
    /// A key of the pack, without its prefix.
    Key(String),
}

/// National rules that every count rests on: first day not counted, month ends, days off.
const FIRST_DAY: &str = "CN-CC-201";
const MONTH_ENDS: &str = "CN-CC-202";
const DAYS_OFF: &str = "CN-CC-203";

/// Answers the question.
///
/// # Errors
/// An unknown key, or an answer outside the calendar.
pub fn deadline(
    rules: &Rules<'_>,
    calendar: &Calendar,
    question: &DeadlineQuestion,
    from: Moment,
    backward: bool,
    lang: Lang,
) -> Result<DeadlineJson, Findings> {
    let asked = Asked::read(rules, question)?;
    let direction = if backward || asked.counts_back() { Direction::Backward } else { Direction::Forward };
    let due = calendar.due(from, asked.limit, direction, asked.kind).map_err(out_of_calendar)?;
    Ok(asked.answer(rules, from, &due, lang))
}

/// A due date without times that do not count.
#[derive(Debug, Clone)]
pub struct DeadlineWithout {
    /// The answer; without a day and a moment while the clock stands still.
    pub answer: DeadlineJson,
    /// The gaps that lie in it; none while the clock stands still.
    pub due: Option<Vec<Gap>>,
}

/// Answers the question for a limit that leaves out some times.
///
/// # Errors
/// An unknown key, or an answer outside the calendar.
pub fn deadline_without(
    rules: &Rules<'_>,
    calendar: &Calendar,
    question: &DeadlineQuestion,
    from: Moment,
    gaps: &[Gap],
    lang: Lang,
) -> Result<DeadlineWithout, Findings> {
    let asked = Asked::read(rules, question)?;
    if asked.counts_back() {
        // What must lie ahead of a day leaves nothing out.
        let due =
            calendar.due(from, asked.limit, Direction::Backward, asked.kind).map_err(out_of_calendar)?;
        return Ok(DeadlineWithout { answer: asked.answer(rules, from, &due, lang), due: Some(Vec::new()) });
    }
    let found = calendar.due_without(from, asked.limit, asked.kind, gaps).map_err(out_of_calendar)?;
    if let Some(found) = found {
        let answer = asked.answer(rules, from, &found.due, lang);
        return Ok(DeadlineWithout { answer, due: Some(found.gaps) });
    }
    // The same as without the gaps, but for the day, which nobody knows.
    let due = calendar.due(from, asked.limit, Direction::Forward, asked.kind).map_err(out_of_calendar)?;
    let answer = asked.answer(rules, from, &due, lang);
    let answer = DeadlineJson {
        due_on: String::new(),
        due_at: String::new(),
        provisional: false,
        skipped: Vec::new(),
        rolled_from: None,
        ..answer
    };
    Ok(DeadlineWithout { answer, due: None })
}

fn out_of_calendar(error: OutOfCalendar) -> Findings {
    let message = Text::new("超出日历范围（1990—2099年）", error.to_string());
    vec![Finding::error("out_of_calendar", "--from", message)]
}

/// What is counted.
struct Asked {
    limit: Limit,
    cited: Option<Cited<Deadline>>,
    kind: LimitKind,
}

impl Asked {
    fn read(rules: &Rules<'_>, question: &DeadlineQuestion) -> Result<Self, Findings> {
        let (limit, cited) = match question {
            DeadlineQuestion::Limit(limit) => (*limit, None),
            DeadlineQuestion::Key(key) => {
                let cited = find_key(rules, key)?;
                (cited.value.limit, Some(cited))
            }
        };
        let kind = kind_of(rules, cited.as_ref());
        Ok(Self { limit, cited, kind })
    }

    /// Whether the pack counts it back from a day.
    fn counts_back(&self) -> bool {
        self.cited.as_ref().is_some_and(|cited| cited.value.direction() == Direction::Backward)
    }

    fn answer(&self, rules: &Rules<'_>, from: Moment, due: &Due, lang: Lang) -> DeadlineJson {
        let cited = self.cited.as_ref();
        let mut clauses: Vec<String> =
            cited.iter().flat_map(|cited| &cited.clauses).map(ToString::to_string).collect();
        let counting = counting_clauses(self.limit, self.kind);
        clauses.extend(
            counting.iter().filter(|clause| !cites(cited, clause)).map(|clause| (*clause).to_owned()),
        );
        let findings = provisional(due).into_iter().chain(watch_limit(cited)).collect::<Findings>();
        DeadlineJson {
            from: from.to_string(),
            limit: self.limit.to_string(),
            due_on: due.due_on.to_string(),
            due_at: due.due_at.to_string(),
            provisional: due.provisional,
            skipped: due.skipped.iter().map(skipped_json).collect(),
            rolled_from: due.rolled_from.map(|date| date.to_string()),
            clauses,
            at: rules.day().to_string(),
            rulings: rules.chosen(),
            findings: findings_json(&findings, lang),
        }
    }
}

fn cites(cited: Option<&Cited<Deadline>>, clause: &str) -> bool {
    cited.is_some_and(|cited| cited.clauses.iter().any(|own| own.as_str() == clause))
}

fn skipped_json(day: &DayOff) -> SkippedJson {
    SkippedJson { date: day.date.to_string(), why: day.why.clone() }
}

fn find_key(rules: &Rules<'_>, key: &str) -> Result<Cited<Deadline>, Findings> {
    rules.get::<Deadline>(&format!("deadlines.{key}")).map_err(|error| {
        let known: Vec<&str> = rules.keys("deadlines").collect();
        let finding = error.finding(&rules.pack().manifest.id);
        vec![
            finding
                .hint(format!("可用的键：{}", known.join(" ")), format!("known keys: {}", known.join(" "))),
        ]
    })
}

/// A city may read limits for acts as never rolling (`deadline.nd_roll=none`).
fn kind_of(rules: &Rules<'_>, cited: Option<&Cited<Deadline>>) -> LimitKind {
    let never_rolls = rules.reading("deadline.nd_roll").is_some_and(|(_, reading)| reading == "none");
    if never_rolls { LimitKind::Duration } else { cited.map_or(LimitKind::Act, |cited| cited.value.kind()) }
}

fn counting_clauses(limit: Limit, kind: LimitKind) -> Vec<&'static str> {
    let mut clauses = match limit {
        Limit::Minutes(_) => return Vec::new(),
        Limit::WorkingDays(_) => return vec![FIRST_DAY],
        Limit::Days(_) => vec![FIRST_DAY],
        Limit::Months(_) | Limit::Years(_) => vec![FIRST_DAY, MONTH_ENDS],
    };
    if kind == LimitKind::Act {
        clauses.push(DAYS_OFF);
    }
    clauses
}

fn provisional(due: &Due) -> Option<Finding> {
    due.provisional.then(|| {
        Finding::warning(
            "calendar_unpublished",
            "calendar",
            Text::new(
                "部分日期所在年度的放假安排未公布，暂按周一至周五推算",
                "a year's holidays are not published yet; Monday to Friday is assumed",
            ),
        )
        .hint(
            "公布后用 yunheng calendar import 导入",
            "import the notice with yunheng calendar import when it is out",
        )
    })
}

fn watch_limit(cited: Option<&Cited<Deadline>>) -> Option<Finding> {
    let cited = cited.filter(|cited| !cited.value.statutory)?;
    let message = Text::new("监看时限，非法定", "a watch limit that no text sets");
    Some(Finding::note("not_statutory", cited.key.clone(), message).cite(cited.clauses.clone()))
}
