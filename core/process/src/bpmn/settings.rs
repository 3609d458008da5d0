//! Our own attributes, and the durations of the standard.

use super::{MODEL, YUNHENG};
use crate::model::{Countersign, LimitBy, LimitRule, ReturnedClock, Settings};
use crate::xml::{Document, Element};
use yunheng_calendar::Limit;
use yunheng_values::{Finding, Findings, Text};

/// What the attributes of our namespace say about a node and about what stands in it.
pub(super) fn settings(document: &Document, element: &Element, findings: &mut Findings) -> Settings {
    let inner = |local: &str| document.children(element).find(|child| child.is(MODEL, local));
    let timer = inner("timerEventDefinition");
    let many = inner("multiInstanceLoopCharacteristics");
    let own = |name: &str| {
        let places = [Some(element), timer, many];
        places.into_iter().flatten().find_map(|place| place.attribute_in(YUNHENG, name)).map(str::trim)
    };
    let words = |name: &str| -> Vec<String> {
        own(name).unwrap_or("").split_whitespace().map(str::to_owned).collect()
    };
    let text = |name: &str| own(name).filter(|text| !text.is_empty()).map(str::to_owned);
    let mut bad = |name: &str, found: &str| {
        let text = Text::new(
            format!("yh:{name}的值`{found}`读不懂"),
            format!("yh:{name} is `{found}`, which says nothing"),
        );
        findings.push(Finding::error("bad_setting", document.place(element), text));
    };
    let mut limit = |name: &str| {
        let rule = own(name).map(|found| (found, LimitRule::parse(found)));
        rule.and_then(|(found, rule)| {
            rule.or_else(|| {
                bad(name, found);
                None
            })
        })
    };
    let (mut due, urgent_limit) = (limit("limit"), limit("urgentLimit"));
    if due.is_none() {
        let duration =
            timer.and_then(|timer| document.children(timer).find(|child| child.is(MODEL, "timeDuration")));
        due = duration.and_then(|duration| {
            let found = duration.text.trim();
            limit_rule_of_duration(found).or_else(|| {
                bad("limit", found);
                None
            })
        });
    }
    let limit_by = limit_by(own("limitBy"), &words("limits"));
    if limit_by.is_none() && (own("limitBy").is_some() || own("limits").is_some()) {
        bad("limits", own("limits").unwrap_or(""));
    }
    let countersign =
        own("countersign").map_or(many.map(|_| Some(Countersign::All)), |found| Some(countersign(found)));
    if countersign == Some(None) {
        bad("countersign", own("countersign").unwrap_or(""));
    }
    let returned = own("returned").map(ReturnedClock::parse);
    if returned == Some(None) {
        bad("returned", own("returned").unwrap_or(""));
    }
    Settings {
        role: text("role"),
        relation: text("relation"),
        form: text("form"),
        limit: due,
        urgent_limit,
        limit_from: text("limitFrom"),
        due_field: text("dueField"),
        returned: returned.flatten(),
        limit_by,
        outcomes: words("outcomes"),
        effects: words("effects"),
        countersign: countersign.flatten(),
        waits: own("result") == Some("wait"),
    }
}

/// `重大=evt.immediate 一般=60min`: a limit for each value of a field.
fn limit_by(field: Option<&str>, limits: &[String]) -> Option<LimitBy> {
    let of_value = |pair: &String| {
        let (value, limit) = pair.split_once('=').filter(|(value, _)| !value.is_empty())?;
        Some((value.to_owned(), LimitRule::parse(limit)?))
    };
    let limits: Vec<_> = limits.iter().map(of_value).collect::<Option<_>>()?;
    let field = field.filter(|field| !field.is_empty() && !limits.is_empty())?;
    Some(LimitBy { field: field.to_owned(), limits })
}

fn limit_rule_of_duration(text: &str) -> Option<LimitRule> {
    iso_duration(text).map(LimitRule::Fixed).or_else(|| LimitRule::parse(text))
}

/// `P3D`, `PT30M`, `PT2H`, `P1M`, `P1Y`, `P2W`: one unit, because days, months and minutes are never mixed.
fn iso_duration(text: &str) -> Option<Limit> {
    let rest = text.strip_prefix('P')?;
    let (rest, in_time) = rest.strip_prefix('T').map_or((rest, false), |rest| (rest, true));
    let unit = rest.chars().last().filter(char::is_ascii_uppercase)?;
    let count = rest.get(..rest.len() - 1)?;
    let times = |factor: u32, word: &str| {
        let count: u32 = count.parse().ok()?;
        Limit::parse(&format!("{}{word}", count.checked_mul(factor)?)).ok()
    };
    match (in_time, unit) {
        (true, 'M') => times(1, "min"),
        (true, 'H') => times(60, "min"),
        (false, 'D') => times(1, "d"),
        (false, 'W') => times(7, "d"),
        (false, 'M') => times(1, "month"),
        (false, 'Y') => times(1, "y"),
        _ => None,
    }
}

fn countersign(text: &str) -> Option<Countersign> {
    match text {
        "all" => return Some(Countersign::All),
        "any" => return Some(Countersign::Any),
        _ => {}
    }
    let (above, below) = text.split_once('/')?;
    let (numerator, denominator) = (above.trim().parse().ok()?, below.trim().parse().ok()?);
    (0 < numerator && numerator <= denominator).then_some(Countersign::Share { numerator, denominator })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_one_unit() {
        assert_eq!(iso_duration("P3D"), Some(Limit::Days(3)));
        assert_eq!(iso_duration("PT2H"), Some(Limit::Minutes(120)));
        assert_eq!(iso_duration("P1M"), Some(Limit::Months(1)));
        assert_eq!(iso_duration("PT1M"), Some(Limit::Minutes(1)));
        for no in ["", "P", "PT", "P1DT2H", "P-1D", "P1.5D", "3D", "P99999999W", "P1甲"] {
            assert_eq!(iso_duration(no), None, "{no}");
        }
    }

    #[test]
    fn limits_are_keys_or_written_out() {
        assert_eq!(LimitRule::parse("3wd"), Some(LimitRule::Fixed(Limit::WorkingDays(3))));
        assert_eq!(LimitRule::parse("req.provision"), Some(LimitRule::Key("req.provision".into())));
        assert_eq!((LimitRule::parse("3 wd"), LimitRule::parse("")), (None, None));
    }

    #[test]
    fn a_field_chooses_a_limit_and_what_it_does_not_choose_is_left_to_the_others() {
        let pairs = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let by = limit_by(Some("level"), &pairs("重大=evt.immediate 严重=15min"));
        let settings = Settings {
            limit: LimitRule::parse("30min"),
            urgent_limit: LimitRule::parse("0min"),
            limit_by: by,
            ..Settings::default()
        };
        let limit = |is_urgent, level: Option<&str>| {
            let value = |field: &str| level.filter(|_| field == "level").map(str::to_owned);
            settings.limit_of(is_urgent, &value).map(ToString::to_string)
        };
        assert_eq!(limit(false, Some("重大")).as_deref(), Some("evt.immediate"));
        assert_eq!(limit(false, Some("严重")).as_deref(), Some("15min"));
        assert_eq!(
            (limit(false, Some("一般")), limit(false, None)),
            (limit(false, None), Some("30min".into()))
        );
        assert_eq!(limit(true, Some("严重")).as_deref(), Some("0min"), "an urgent case has the urgent limit");
        assert_eq!(settings.limits().count(), 4);
        for (field, limits) in [
            (None, "a=1d"),
            (Some(""), "a=1d"),
            (Some("f"), ""),
            (Some("f"), "a"),
            (Some("f"), "=1d"),
            (Some("f"), "a=X"),
        ] {
            assert_eq!(limit_by(field, &pairs(limits)), None, "{field:?} {limits}");
        }
    }

    #[test]
    fn a_share_is_rounded_up_and_never_nobody() {
        let share = countersign("2/3").unwrap();
        assert_eq!([0, 1, 2, 3, 4, 5].map(|n| share.needed(n)), [1, 1, 2, 2, 3, 4]);
        assert_eq!((Countersign::Any.needed(5), Countersign::All.needed(5)), (1, 5));
        for no in ["", "0/3", "4/3", "1/0", "-1/2", "half"] {
            assert_eq!(countersign(no), None, "{no}");
        }
    }
}
