//! How a due date was counted, day by day, so that it can be checked with a finger on the calendar.

use yunheng_api::{BecauseJson, DeadlineJson, FactJson, StepJson};
use yunheng_calendar::Limit;
use yunheng_values::{Date, Lang, parse_date, parse_moment};

/// Most days that are counted out one by one.
const SHOWN: usize = 60;

/// The reasons of a due date.
pub(super) fn counted(answer: &DeadlineJson, key: Option<&str>, lang: Lang) -> BecauseJson {
    let word = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let limit = Limit::parse(&answer.limit).ok();
    let said = match (limit, lang) {
        (Some(limit), Lang::Zh) => limit.in_chinese(),
        _ => answer.limit.clone(),
    };
    let fact = |name: String, value: &str, source: &str| FactJson {
        name,
        value: value.to_owned(),
        source: source.to_owned(),
    };
    let mut facts = vec![
        fact(word("起算", "start"), &answer.from, "from"),
        fact(word("时限", "limit"), &said, key.unwrap_or("limit")),
    ];
    let off = answer.skipped.iter().map(|day| fact(word("不计", "not counted"), &day.date, &day.why));
    facts.extend(off.take(SHOWN));
    let mut steps = match limit {
        Some(Limit::WorkingDays(count)) => working_days(answer, count, lang),
        _ => vec![StepJson {
            name: word("届满", "ends"),
            expression: format!("{} {} {said}", answer.from, if is_backward(answer) { "−" } else { "+" }),
            result: answer.rolled_from.clone().unwrap_or_else(|| answer.due_on.clone()),
        }],
    };
    if let Some(from) = &answer.rolled_from {
        let (name, result) = (word("顺延", "rolled"), answer.due_on.clone());
        let expression = word(&format!("{from}为休息日"), &format!("{from} is a day off"));
        steps.push(StepJson { name, expression, result });
    }
    let last = word("最后一刻之后", "the first instant that is late");
    steps.push(StepJson {
        name: word("逾期自", "late from"),
        expression: format!("{} · {last}", answer.due_on),
        result: answer.due_at.clone(),
    });
    BecauseJson { facts, steps, clauses: answer.clauses.clone(), rulings: answer.rulings.clone() }
}

/// RFC 3339 dates in one zone compare as texts do.
fn is_backward(answer: &DeadlineJson) -> bool {
    answer.due_on.as_str() < answer.from.as_str().get(..10).unwrap_or_default()
}

/// Each working day with its number; the days off between are among the facts.
fn working_days(answer: &DeadlineJson, count: u32, lang: Lang) -> Vec<StepJson> {
    let bounds = (parse_moment(&answer.from).map(|from| from.date()), parse_date(&answer.due_on));
    let (Ok(from), Ok(due)) = bounds else { return Vec::new() };
    let is_off = |day: &Date| answer.skipped.iter().any(|off| off.date == day.to_string());
    let mut days: Vec<Date> = match due >= from {
        true => from.iter_days().skip(1).take_while(|day| *day <= due).collect(),
        // Counted back, the day itself is the last one on which the act is in time.
        false => due.iter_days().skip(1).take_while(|day| *day < from).collect::<Vec<_>>(),
    };
    days.retain(|day| !is_off(day));
    if due < from {
        days.reverse();
    }
    let name = |number: usize| match lang {
        Lang::Zh => format!("第{number}个工作日"),
        Lang::En => format!("working day {number}"),
    };
    let numbered = days.iter().zip(1..).take(count as usize);
    let step = |(day, number): (&Date, usize)| StepJson {
        name: name(number),
        expression: if number == 1 {
            match lang {
                Lang::Zh => format!("{from}当日不计"),
                Lang::En => format!("{from} itself is not counted"),
            }
        } else {
            format!("{number} / {count}")
        },
        result: day.to_string(),
    };
    numbered.map(step).take(SHOWN).collect()
}
