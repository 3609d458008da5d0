//! What a form takes from the pack: the value that a field begins with, its bounds, and fields that are worked out.
//!
//! Under `x-yh` a field may have `default`, `minimum` and `maximum`, each `{ "parameter": key, "part": name }`, and `computed`, one of
//!
//! | hint | value |
//! |---|---|
//! | `{ "product": [term, …], "places": 2 }` | terms multiplied |
//! | `{ "sum": [term, …], "places": 2 }` | terms added |
//! | `{ "sum_of": "rows.amount", "places": 2 }` | a column of a table added |
//! | `{ "days": ["from", "until"] }` | calendar days from one day to another, 0 when it lies before |
//! | `{ "last_day": { "from": "noticed_on", "limit": "staff.arrive" } }` | last day of a limit of the pack from a day on; whoever has the calendar counts it |
//!
//! A term is a field, or a parameter as above. Amounts are exact; a field whose terms are not all there is empty.

use crate::Form;
use serde_json::{Map, Value, json};
use yunheng_values::{Exact, Finding, Findings, Text, format_scaled, parse_date};

/// A part of a parameter of the pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given {
    /// Key of the parameter, such as `penalties.staff.late`.
    pub parameter: String,
    /// Its part, such as `per_day`.
    pub part: String,
}

/// Places of the hints that take one parameter.
const SINGLE: [&str; 3] = ["default", "minimum", "maximum"];
/// Ways to work out a field.
const WAYS: [&str; 5] = ["product", "sum", "sum_of", "days", LAST_DAY];
/// The way that needs the calendar.
const LAST_DAY: &str = "last_day";

/// A field with the last day of a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDay {
    /// The field.
    pub field: String,
    /// The field with the day from which the limit counts.
    pub from: String,
    /// Key of the limit in the pack.
    pub limit: String,
}

impl Form {
    /// Every part of a parameter that the form takes, once each.
    pub fn given(&self) -> Vec<Given> {
        let mut found: Vec<Given> = fields(&self.schema).flat_map(|(_, field)| of_field(field)).collect();
        found.sort();
        found.dedup();
        found
    }

    /// The form with the values of the pack in it; what the pack does not have stays open.
    #[must_use]
    pub fn with_given(&self, value_of: &dyn Fn(&Given) -> Option<Value>) -> Self {
        let mut form = self.clone();
        let Some(properties) = form.schema["properties"].as_object_mut() else { return form };
        for field in properties.values_mut() {
            put_values(field, value_of);
        }
        form
    }

    /// Whether the platform itself fills a field in.
    pub fn is_computed(&self, field: &str) -> bool {
        !self.schema["properties"][field]["x-yh"]["computed"].is_null()
    }

    /// Fields with the last day of a limit.
    pub fn last_days(&self) -> Vec<LastDay> {
        let rule = |(name, field): (&String, &Value)| {
            let rule = &field["x-yh"]["computed"][LAST_DAY];
            let text = |name: &str| rule[name].as_str().map(str::to_owned);
            Some(LastDay { field: name.clone(), from: text("from")?, limit: text("limit")? })
        };
        fields(&self.schema).filter_map(rule).collect()
    }

    /// Works out the fields that are worked out, over what people filled in and the last days of limits that were `counted`. What rests on
    /// another such field follows it; a circle stays empty.
    pub fn work_out(&self, filled: &mut Map<String, Value>, counted: Map<String, Value>) {
        let computed = || fields(&self.schema).filter(|(name, _)| self.is_computed(name));
        filled.retain(|name, _| !self.is_computed(name));
        filled.extend(counted);
        for _ in 0..computed().count() {
            let found: Vec<(String, Value)> = computed()
                .filter(|(name, _)| !filled.contains_key(*name))
                .filter_map(|(name, field)| Some((name.clone(), worked_out(field, filled)?)))
                .collect();
            if found.is_empty() {
                return;
            }
            filled.extend(found);
        }
    }

    /// What the hints say that cannot be.
    pub(crate) fn unfit_given(&self, place: &str) -> Findings {
        let mut findings = Findings::new();
        for (name, field) in fields(&self.schema) {
            let wrong = unfit_field(&self.schema, field);
            findings.extend(wrong.into_iter().map(|(zh, en)| {
                let message = Text::new(format!("字段“{name}”{zh}"), format!("the field `{name}` {en}"));
                Finding::error("form_given", place, message)
            }));
        }
        findings
    }
}

fn fields(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

fn given(value: &Value) -> Option<Given> {
    let text = |name: &str| value[name].as_str().map(str::to_owned);
    Some(Given { parameter: text("parameter")?, part: text("part")? })
}

fn terms(computed: &Value) -> impl Iterator<Item = &Value> {
    ["product", "sum"].into_iter().flat_map(|way| computed[way].as_array().into_iter().flatten())
}

fn of_field(field: &Value) -> Vec<Given> {
    let hints = &field["x-yh"];
    let single = SINGLE.iter().filter_map(|name| given(&hints[*name]));
    single.chain(terms(&hints["computed"]).filter_map(given)).collect()
}

fn put_values(field: &mut Value, value_of: &dyn Fn(&Given) -> Option<Value>) {
    let hints = field["x-yh"].clone();
    let is_number = matches!(field["type"].as_str(), Some("integer" | "number"));
    for name in SINGLE {
        let found = given(&hints[name]).and_then(|given| value_of(&given));
        if let Some(value) = found.and_then(|value| if is_number { as_number(&value) } else { Some(value) }) {
            field[name] = value;
        }
    }
    for way in ["product", "sum"] {
        let Some(terms) = hints["computed"][way].as_array() else { continue };
        let terms: Vec<Value> = terms
            .iter()
            .map(|term| match given(term).and_then(|given| value_of(&given)) {
                Some(value) => {
                    json!({ "parameter": term["parameter"], "part": term["part"], "value": value })
                }
                None => term.clone(),
            })
            .collect();
        field["x-yh"]["computed"][way] = terms.into();
    }
}

/// A number as JSON writes it; of a limit such as `7d` how many.
fn as_number(value: &Value) -> Option<Value> {
    let Some(text) = value.as_str() else { return value.is_number().then(|| value.clone()) };
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.' || *c == '-').collect();
    serde_json::from_str::<Value>(&digits).ok().filter(Value::is_number)
}

fn worked_out(field: &Value, filled: &Map<String, Value>) -> Option<Value> {
    let computed = &field["x-yh"]["computed"];
    if let Some([from, until]) = computed["days"].as_array().map(Vec::as_slice) {
        let day = |name: &Value| {
            let text = filled.get(name.as_str()?)?.as_str()?;
            parse_date(text.get(..10).unwrap_or(text)).ok()
        };
        let days = (day(until)? - day(from)?).num_days();
        return Some(days.max(0).into());
    }
    let amount = if let Some(column) = computed["sum_of"].as_str() {
        let (rows, column) = column.split_once('.')?;
        let rows = filled.get(rows)?.as_array()?;
        rows.iter().try_fold(Exact::zero(), |sum, row| Some(sum + exact(&row[column])?))?
    } else if let Some(terms) = computed["product"].as_array() {
        terms
            .iter()
            .try_fold(Exact::from(1), |product, term| Some(product * exact(term_value(term, filled)?)?))?
    } else {
        let terms = computed["sum"].as_array()?;
        terms.iter().try_fold(Exact::zero(), |sum, term| Some(sum + exact(term_value(term, filled)?)?))?
    };
    in_form(&amount, field)
}

fn term_value<'v>(term: &'v Value, filled: &'v Map<String, Value>) -> Option<&'v Value> {
    match term.as_str() {
        Some(field) => filled.get(field),
        None => term.get("value"),
    }
}

fn exact(value: &Value) -> Option<Exact> {
    match value {
        Value::String(text) => Exact::parse(text.trim()).ok(),
        Value::Number(number) => Exact::parse(&number.to_string()).ok(),
        _ => None,
    }
}

/// An amount as the field keeps it: a whole number, or a text with as many places as it says.
fn in_form(amount: &Exact, field: &Value) -> Option<Value> {
    if field["type"] == "integer" {
        return i64::try_from(amount.to_integer()?).ok().map(Value::from);
    }
    let places = field["x-yh"]["computed"]["places"].as_u64().unwrap_or(2);
    // More places than are kept would be rounded, and no clause says how: then the field stays empty.
    let places = u32::try_from(places).ok().filter(|places| *places <= 6)?;
    let text = format_scaled(amount.round_scaled(places)?, places, places);
    (Exact::parse(&text).ok()? == *amount).then(|| text.into())
}

fn unfit_field(schema: &Value, field: &Value) -> Vec<(String, String)> {
    let (hints, mut wrong) = (&field["x-yh"], Vec::new());
    for name in SINGLE.iter().filter(|name| !hints[**name].is_null() && given(&hints[**name]).is_none()) {
        wrong.push((
            format!("的x-yh.{name}应写明parameter和part"),
            format!("has x-yh.{name}, which names no `parameter` and `part`"),
        ));
    }
    let computed = &hints["computed"];
    if computed.is_null() {
        return wrong;
    }
    if WAYS.iter().filter(|way| !computed[**way].is_null()).count() != 1 {
        wrong.push((
            format!("的x-yh.computed应为其中一种：{}", WAYS.join("、")),
            format!("has x-yh.computed, which is one of {}", WAYS.join(", ")),
        ));
    }
    let is_field = |name: &str| schema["properties"].get(name).is_some();
    let days = computed["days"].as_array().into_iter().flatten();
    let days = days.chain(Some(&computed[LAST_DAY]["from"]).filter(|_| !computed[LAST_DAY].is_null()));
    if !computed[LAST_DAY].is_null() && computed[LAST_DAY]["limit"].as_str().is_none() {
        wrong.push((
            "的x-yh.computed.last_day应写明limit".to_owned(),
            "has x-yh.computed.last_day, which names no `limit`".to_owned(),
        ));
    }
    let named = terms(computed).chain(days).filter(|term| given(term).is_none());
    for term in named.filter(|term| !term.as_str().is_some_and(is_field)) {
        wrong.push((
            format!("要用的{term}既不是字段也不是参数"),
            format!("is worked out from {term}, which is neither a field nor a parameter"),
        ));
    }
    if let Some(column) = computed["sum_of"].as_str() {
        let found = column.split_once('.').is_some_and(|(rows, column)| {
            schema["properties"][rows]["items"]["properties"].get(column).is_some()
        });
        if !found {
            wrong.push((
                format!("要合计的{column}不是表格的一列"),
                format!("adds up `{column}`, which is no column of a table"),
            ));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(properties: Value) -> Result<Form, Findings> {
        let names: Vec<&String> = properties.as_object().expect("fields").keys().collect();
        let text = json!({ "type": "object", "additionalProperties": false, "properties": properties,
            "x-yh": { "sections": [{ "fields": names }] } });
        Form::parse(&text.to_string(), "form")
    }

    fn late() -> Form {
        let per_day = json!({ "parameter": "penalties.staff.late", "part": "per_day" });
        form(json!({
            "due_on": { "type": "string", "format": "date" },
            "done_on": { "type": "string", "format": "date" },
            "late": { "type": "integer", "x-yh": { "computed": { "days": ["due_on", "done_on"] } } },
            "penalty": { "type": "string", "x-yh": { "computed": { "product": ["late", per_day], "places": 2 } } },
            "rows": { "type": "array", "items": { "type": "object", "properties": { "amount": { "type": "string" } } } },
            "total": { "type": "string", "x-yh": { "computed": { "sum_of": "rows.amount" } } },
            "days": { "type": "integer", "x-yh": { "maximum": { "parameter": "deadlines.stay", "part": "limit" },
                "default": { "parameter": "deadlines.stay", "part": "minimum" } } }
        }))
        .expect("a form")
    }

    fn value_of(given: &Given) -> Option<Value> {
        match (given.parameter.as_str(), given.part.as_str()) {
            ("penalties.staff.late", "per_day") => Some(json!("2000.00")),
            ("deadlines.stay", "limit") => Some(json!("30d")),
            _ => None,
        }
    }

    fn worked(form: &Form, filled: Value) -> Value {
        let mut filled = filled.as_object().cloned().expect("fields");
        form.work_out(&mut filled, Map::new());
        Value::Object(filled)
    }

    #[test]
    fn amounts_are_worked_out_exactly_and_what_is_missing_stays_open() {
        let form = late().with_given(&value_of);
        let all = json!({ "due_on": "2026-12-01", "done_on": "2026-12-04", "rows": [{ "amount": "0.10" }, { "amount": "0.20" }] });
        let found = worked(&form, all);
        assert_eq!(
            (&found["late"], &found["penalty"], &found["total"]),
            (&json!(3), &json!("6000.00"), &json!("0.30"))
        );
        let early = worked(&form, json!({ "due_on": "2026-12-04", "done_on": "2026-12-01" }));
        assert_eq!((&early["late"], &early["penalty"]), (&json!(0), &json!("0.00")));
        // What somebody writes there themselves is nothing.
        assert_eq!(worked(&form, json!({ "penalty": "1.00", "late": 9 })), json!({}));
        let unfinished = worked(&form, json!({ "rows": [{ "amount": "0.10" }, {}] }));
        assert_eq!(unfinished["total"], Value::Null);
    }

    #[test]
    fn last_days_are_counted_by_whoever_has_the_calendar() {
        let last = json!({ "last_day": { "from": "noticed_on", "limit": "staff.arrive" } });
        let form = form(json!({
            "noticed_on": { "type": "string", "format": "date" },
            "done_on": { "type": "string", "format": "date" },
            "due_on": { "type": "string", "format": "date", "x-yh": { "computed": last } },
            "late": { "type": "integer", "x-yh": { "computed": { "days": ["due_on", "done_on"] } } },
        }))
        .expect("a form");
        let rule =
            LastDay { field: "due_on".into(), from: "noticed_on".into(), limit: "staff.arrive".into() };
        assert_eq!(form.last_days(), [rule]);
        let fields = |value: Value| value.as_object().cloned().expect("fields");
        let mut filled =
            fields(json!({ "noticed_on": "2026-06-02", "done_on": "2026-06-12", "due_on": "2026-07-01" }));
        form.work_out(&mut filled, fields(json!({ "due_on": "2026-06-09" })));
        assert_eq!((&filled["due_on"], &filled["late"]), (&json!("2026-06-09"), &json!(3)));
        form.work_out(&mut filled, Map::new());
        assert_eq!(filled.get("late"), None, "what was not counted is nothing");
    }

    #[test]
    fn values_of_the_pack_stand_in_the_schema() {
        let form = late();
        assert_eq!(form.given().len(), 3);
        let with = form.with_given(&value_of);
        let field = |name: &str| with.schema["properties"][name].clone();
        assert_eq!((&field("days")["maximum"], &field("days")["default"]), (&json!(30), &Value::Null));
        assert_eq!(field("penalty")["x-yh"]["computed"]["product"][1]["value"], "2000.00");
        assert!(with.is_computed("penalty") && !with.is_computed("days"));
    }

    #[test]
    fn hints_that_point_nowhere_are_refused() {
        for wrong in [
            json!({ "a": { "x-yh": { "minimum": 3 } } }),
            json!({ "a": { "x-yh": { "computed": { "product": ["b"] } } } }),
            json!({ "a": { "x-yh": { "computed": { "days": ["a", "b"] } } } }),
            json!({ "a": { "x-yh": { "computed": { "sum_of": "a.b" } } } }),
            json!({ "a": { "x-yh": { "computed": { "guess": [] } } } }),
            json!({ "a": { "x-yh": { "computed": { "last_day": { "from": "b", "limit": "stay" } } } } }),
            json!({ "a": { "x-yh": { "computed": { "last_day": { "from": "a" } } } } }),
        ] {
            let findings = form(wrong.clone()).expect_err("refused");
            assert_eq!(findings[0].code, "form_given", "{wrong}");
        }
    }
}
