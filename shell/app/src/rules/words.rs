//! A parameter's value as an official would say it. What has no words yet is shown as it stands in the pack, never left out.

use super::dictionary::{LABELS, LIMITS, SIGNS, UNITS, WORDS};
use toml::{Table, Value};
use yunheng_calendar::Limit;
use yunheng_policy::Rules;
use yunheng_values::Lang;

/// A value in words, and its unit where it is one figure with a unit.
pub(super) fn in_words(
    section: &str,
    fields: &Table,
    rules: &Rules<'_>,
    lang: Lang,
) -> (String, Option<String>) {
    let say = Say { rules, lang };
    match section {
        "thresholds" => say.threshold(fields),
        "approvals" => (say.steps(fields), None),
        "lists" | "documents" => (say.headed(fields, &["entries", "required"]), None),
        "deadlines" => (say.headed(fields, &["limit"]), None),
        _ => (say.headed(fields, &[]), None),
    }
}

/// Rulings named anywhere inside a value.
pub(super) fn rulings_inside(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Table(table) => match ruling_of(table) {
            Some(name) => found.push(name.to_owned()),
            None => table.values().for_each(|inner| rulings_inside(inner, found)),
        },
        Value::Array(items) => items.iter().for_each(|inner| rulings_inside(inner, found)),
        _ => {}
    }
}

fn ruling_of(table: &Table) -> Option<&str> {
    table.get("ruling").filter(|_| table.len() == 1)?.as_str()
}

struct Say<'r> {
    rules: &'r Rules<'r>,
    lang: Lang,
}

impl Say<'_> {
    fn pick(&self, zh: &str, en: &str) -> String {
        if self.lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
    }

    /// Fields that speak for themselves first, then the others with their names.
    fn headed(&self, fields: &Table, head: &[&str]) -> String {
        let bare = head.iter().filter_map(|name| Some(self.value(name, fields.get(*name)?)));
        let others = fields.iter().filter(|(name, _)| !head.contains(&name.as_str()));
        let labelled = others.filter_map(|(name, value)| self.labelled(name, value));
        bare.chain(labelled).collect::<Vec<_>>().join(&self.pick("；", "; "))
    }

    fn labelled(&self, name: &str, value: &Value) -> Option<String> {
        // Only what deviates from the ordinary is worth a word.
        match (name, value) {
            ("statutory", Value::Boolean(true)) | ("strict" | "joint", Value::Boolean(false)) => None,
            ("statutory", _) => Some(self.pick("监看时限，非法定", "a watch limit that no text sets")),
            _ => {
                let (zh, en) = word_of(LABELS, name).unwrap_or((name, name));
                Some(format!("{}{}{}", self.pick(zh, en), self.pick("：", ": "), self.value(name, value)))
            }
        }
    }

    fn value(&self, name: &str, value: &Value) -> String {
        match value {
            Value::String(text) => self.text(name, text),
            Value::Boolean(flag) => {
                if *flag {
                    self.pick("是", "yes")
                } else {
                    self.pick("否", "no")
                }
            }
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(name, item)).collect();
                let is_flat = items.iter().all(|item| item.chars().count() < 24);
                items.join(&if is_flat { self.pick("、", ", ") } else { self.pick("；", "; ") })
            }
            Value::Table(table) => match ruling_of(table) {
                Some(ruling) => self.reading(ruling),
                None if table.contains_key("lower") => self.band(table),
                None => self.headed(table, &[]),
            },
            other => other.to_string(),
        }
    }

    fn text(&self, name: &str, text: &str) -> String {
        if LIMITS.contains(&name)
            && let Ok(limit) = Limit::parse(text)
        {
            return self.limit(limit);
        }
        if let Some((zh, en)) = word_of(WORDS, text) {
            return self.pick(zh, en);
        }
        match name {
            "above" | "below" | "share_low" | "share_high" | "terminate_share" => format!("{text}%"),
            "per_day" => self.pick(&format!("{text}元"), &format!("{text} yuan")),
            "deduct" | "deduction_per_overrun" => self.pick(&format!("{text}分"), &format!("{text} points")),
            _ => text.to_owned(),
        }
    }

    fn limit(&self, limit: Limit) -> String {
        if self.lang == Lang::Zh {
            return limit.in_chinese();
        }
        let many = |count: u32, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        match limit {
            Limit::WorkingDays(count) => many(count, "working day"),
            Limit::Days(count) => many(count, "day"),
            Limit::Months(count) => many(count, "month"),
            Limit::Years(count) => many(count, "year"),
            Limit::Minutes(0) => "at once".to_owned(),
            Limit::Minutes(count) if count % (24 * 60) == 0 => {
                format!("{count} minutes (around the clock, {} × 24 hours)", count / (24 * 60))
            }
            Limit::Minutes(count) => many(count, "minute"),
        }
    }

    /// What the reading says; readings have no English.
    fn reading(&self, ruling: &str) -> String {
        let Some((key, chosen)) = self.rules.reading(ruling) else { return ruling.to_owned() };
        let known = self.rules.pack().ruling(&key);
        let says = known.and_then(|known| known.readings.iter().find(|reading| reading.key == chosen));
        match says.filter(|_| self.lang == Lang::Zh) {
            Some(reading) => reading.says.clone(),
            None => chosen,
        }
    }

    fn band(&self, band: &Table) -> String {
        let text = |name: &str| band.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let pays = match band.get("ratio") {
            Some(_) => text("ratio"),
            None => self.text("action", &text("action")),
        };
        format!("≥{}{}{pays}", text("lower"), self.pick("：", ": "))
    }

    fn threshold(&self, fields: &Table) -> (String, Option<String>) {
        let text = |name: &str| fields.get(name).map(|value| self.value(name, value)).unwrap_or_default();
        let unit = fields.get("unit").and_then(Value::as_str).unwrap_or_default();
        let said = match text("comparison").as_str() {
            "between" => format!("{}–{}", text("low"), text("high")),
            comparison => {
                let sign =
                    SIGNS.iter().find(|(word, _)| *word == comparison).map_or(comparison, |sign| sign.1);
                format!("{sign}{}", text("value"))
            }
        };
        let unit = word_of(UNITS, unit).map_or_else(|| unit.to_owned(), |(zh, en)| self.pick(zh, en));
        (said, Some(unit).filter(|unit| !unit.is_empty()))
    }

    fn steps(&self, fields: &Table) -> String {
        let steps = fields.get("steps").and_then(Value::as_array).into_iter().flatten();
        let step = |step: &Value| {
            let text = |name: &str| step.get(name).map(|value| self.value(name, value)).unwrap_or_default();
            format!("{}{}{}", text("role"), self.pick("：", ": "), text("act"))
        };
        let said = steps.map(step).collect::<Vec<_>>().join(" → ");
        match fields.get("joint").and_then(Value::as_bool) {
            Some(true) => said + &self.pick("（联合审批）", " (together)"),
            _ => said,
        }
    }
}

fn word_of<'w>(words: &'w [(&str, &'w str, &'w str)], name: &str) -> Option<(&'w str, &'w str)> {
    words.iter().find(|(known, _, _)| *known == name).map(|(_, zh, en)| (*zh, *en))
}
