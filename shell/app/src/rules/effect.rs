//! What another reading changes: the values that rest on it in words, and every worked case of the pack computed both ways.

use super::effective::{EffectivePack, day_or_today, effective_pack};
use super::rulings::parameters_of;
use super::words::in_words;
use crate::calculate::heavy;
use crate::calendar::load_calendar;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use crate::worked::{CaseResult, answer, own_readings};
use serde_json::Value;
use std::collections::BTreeSet;
use yunheng_access::Permission;
use yunheng_api::platform::{
    ChangedCaseJson, ChangedParameterJson, DifferenceJson, RulingEffectInJson, RulingEffectJson,
};
use yunheng_calendar::Calendar;
use yunheng_policy::{Choice, ChoiceError, Pack, Rules, WorkedCase, check_choice};
use yunheng_values::{Date, Lang};

/// Most differences of a case that are shown.
const SHOWN: usize = 40;

/// Computes what a reading would change.
///
/// # Errors
/// Not allowed; no such pack or ruling; a reading that is not offered.
pub async fn effect(
    app: &App,
    caller: &Caller,
    pack: &str,
    ruling: &str,
    question: &RulingEffectInJson,
) -> Result<RulingEffectJson, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let known = effective.pack().rulings.iter().find(|known| known.key == ruling);
    let first = known.ok_or_else(Problem::not_found)?.from;
    let day = day_or_today(app, question.from.as_deref())?;
    let mut findings = check_choice(effective.pack(), ruling, &question.reading, first);
    findings.retain(|finding| finding.code == "unknown_reading");
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let act = app.act(caller, Permission::PackRead, "ruling.try").await?;
    let act = act.on("ruling", format!("{pack}/{ruling}")).fact("reading", &question.reading);
    act.commit().await?;
    let calendar = load_calendar(&super::home(app)).map_err(Problem::unusable)?;
    let (ruling, after, lang) = (ruling.to_owned(), question.reading.clone(), caller.place.lang);
    heavy(move || {
        let bench = Bench { pack: effective.pack(), day, ruling: &ruling, calendar: &calendar, lang };
        Ok(bench.compare(&effective, &after))
    })
    .await
}

struct Bench<'b> {
    pack: &'b Pack,
    day: Date,
    ruling: &'b str,
    calendar: &'b Calendar,
    lang: Lang,
}

impl Bench<'_> {
    fn compare(&self, effective: &EffectivePack, after: &str) -> RulingEffectJson {
        let chosen = effective.pack().choice_on(self.ruling, self.day).map(|choice| choice.reading.clone());
        let default = self.pack.ruling(self.ruling).map(|ruling| ruling.default.clone());
        let before = chosen.or(default).unwrap_or_default();
        RulingEffectJson {
            ruling: self.ruling.to_owned(),
            parameters: self.parameters(&before, after),
            computed: self.pack.cases.len(),
            cases: self.cases(&before, after),
            from: self.day.to_string(),
            after: after.to_owned(),
            before,
        }
    }

    /// The readings in force on the day, over them those named here, over them the one in question.
    fn rules(&self, on: Date, named: Vec<Choice>, reading: &str) -> Result<Rules<'_>, Vec<ChoiceError>> {
        let keys: BTreeSet<&str> = self.pack.choices.iter().map(|choice| choice.ruling.as_str()).collect();
        let in_force = keys.into_iter().filter_map(|key| self.pack.choice_on(key, self.day));
        let mut choices: Vec<Choice> = in_force
            .map(|choice| Choice { key: choice.ruling.clone(), value: choice.reading.clone() })
            .collect();
        choices.extend(named);
        choices.push(Choice { key: self.ruling.to_owned(), value: reading.to_owned() });
        self.pack.published_rules_on(on, &choices)
    }

    fn parameters(&self, before: &str, after: &str) -> Vec<ChangedParameterJson> {
        let both = (self.rules(self.day, Vec::new(), before), self.rules(self.day, Vec::new(), after));
        let (Ok(old), Ok(new)) = both else { return Vec::new() };
        let words = |rules: &Rules<'_>, key: &str| -> Option<(String, String)> {
            let versions = self.pack.parameters.get(key)?;
            let begun = versions.iter().filter(|version| version.header.from <= self.day);
            let version = begun.max_by_key(|version| version.header.from).or_else(|| versions.first())?;
            let section = key.split_once('.').map_or(key, |(section, _)| section);
            let (value, _) = in_words(section, &version.fields, rules, self.lang);
            Some((version.header.name.clone(), value))
        };
        let changed = parameters_of(self.pack, self.ruling).into_iter().filter_map(|key| {
            let ((name, before), (_, after)) = (words(&old, &key)?, words(&new, &key)?);
            (before != after).then_some(ChangedParameterJson { key, name, before, after })
        });
        changed.collect()
    }

    fn cases(&self, before: &str, after: &str) -> Vec<ChangedCaseJson> {
        let (mut changed, mut seen) = (Vec::new(), BTreeSet::new());
        for case in &self.pack.cases {
            let differences = differences(&self.answer(case, before), &self.answer(case, after));
            // Cases come in pairs, one for each reading: the same input is shown once.
            if !differences.is_empty() && seen.insert(format!("{} {} {}", case.kind, case.on, case.input)) {
                changed.push(changed_case(case, differences));
            }
        }
        changed
    }

    fn answer(&self, case: &WorkedCase, reading: &str) -> CaseResult {
        let rules = self.rules(case.on, own_readings(case), reading);
        let rules =
            rules.map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
        answer(&rules, case, self.calendar)
    }
}

fn changed_case(case: &WorkedCase, mut differences: Vec<DifferenceJson>) -> ChangedCaseJson {
    let more = differences.len().saturating_sub(SHOWN);
    differences.truncate(SHOWN);
    let line = |side: fn(&DifferenceJson) -> &Option<String>| {
        let said = differences.iter().take(6).map(|one| {
            let value = side(one).as_deref().unwrap_or("—");
            format!("{} {value}", one.field.trim_start_matches('/')).trim().to_owned()
        });
        let more = if differences.len() > 6 { "；…" } else { "" };
        said.collect::<Vec<_>>().join("；") + more
    };
    ChangedCaseJson {
        id: case.id.clone(),
        title: case.title.clone(),
        kind: case.kind.clone(),
        place: case.place.clone(),
        clauses: case.clause.iter().map(ToString::to_string).collect(),
        before: line(|one| &one.before),
        after: line(|one| &one.after),
        differences,
        more,
    }
}

fn differences(before: &CaseResult, after: &CaseResult) -> Vec<DifferenceJson> {
    let mut found = Vec::new();
    match (before, after) {
        (Ok(before), Ok(after)) => walk(before, after, "", &mut found),
        (Err(before), Err(after)) if before == after => {}
        (before, after) => {
            let shown = |result: &CaseResult| result.as_ref().err().cloned();
            let (before, after) = (shown(before), shown(after));
            found.push(DifferenceJson { field: String::new(), before, after });
        }
    }
    found
}

/// What a result names its rules by differs always, also in the words of its findings; that is no change of the result.
const NAMES_OF_RULES: [&str; 5] = ["rulings", "digest", "because", "message", "hint"];

fn walk(before: &Value, after: &Value, pointer: &str, found: &mut Vec<DifferenceJson>) {
    let none = Value::Null;
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in keys.into_iter().filter(|key| !NAMES_OF_RULES.contains(&key.as_str())) {
                let (old, new) = (old.get(key).unwrap_or(&none), new.get(key).unwrap_or(&none));
                walk(old, new, &format!("{pointer}/{key}"), found);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for at in 0..old.len().max(new.len()) {
                let (old, new) = (old.get(at).unwrap_or(&none), new.get(at).unwrap_or(&none));
                walk(old, new, &format!("{pointer}/{at}"), found);
            }
        }
        (old, new) if old == new => {}
        (old, new) => {
            let field = pointer.to_owned();
            found.push(DifferenceJson { field, before: plain(old), after: plain(new) });
        }
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_that_differ_are_named_and_names_of_rules_are_not() {
        let old = json!({"ratio": "0.95", "rows": [{"a": 1, "message": "x=a"}, {"a": 2}], "rulings": ["x=a"], "gone": true});
        let new = json!({"ratio": "1.00", "rows": [{"a": 1, "message": "x=b"}], "rulings": ["x=b"]});
        let mut found = Vec::new();
        walk(&old, &new, "", &mut found);
        let said: Vec<(&str, Option<&str>, Option<&str>)> = found
            .iter()
            .map(|one| (one.field.as_str(), one.before.as_deref(), one.after.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                ("/gone", Some("true"), None),
                ("/ratio", Some("0.95"), Some("1.00")),
                ("/rows/1", Some("{\"a\":2}"), None)
            ]
        );
    }
}
