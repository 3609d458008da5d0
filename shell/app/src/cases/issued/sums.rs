//! What a form comes to: sums over its rows, boxes for what is chosen, quantities by item of the catalog.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use yunheng_case::{CaseKind, Form, ItemOf, LedgerAct};
use yunheng_policy::CatalogItem;
use yunheng_values::Quantity;

/// Boxes as the official forms have them.
const CHOSEN: &str = "√";
const NOT_CHOSEN: &str = "□";

/// A filled-in form of a kind of work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums<'s> {
    pub(super) kind: &'s CaseKind,
    pub(super) form: &'s Form,
    pub(super) filled: &'s Value,
}

impl<'s> Sums<'s> {
    fn fields(self) -> impl Iterator<Item = (&'s String, &'s Value)> {
        self.form.schema["properties"].as_object().into_iter().flatten()
    }

    fn rows(self, field: &str) -> &'s [Value] {
        self.filled[field].as_array().map_or(&[], Vec::as_slice)
    }

    /// How many a row stands for.
    fn count(self, rows: &str, row: &Value) -> i64 {
        let rule =
            self.kind.effects.iter().find(|rule| rule.rows.as_deref() == Some(rows) && rule.count.is_some());
        let count = rule.and_then(|rule| row[rule.count.as_deref()?].as_i64());
        count.unwrap_or(1)
    }

    /// Whether a field of rows says how many they stand for.
    fn is_count(self, rows: &str, field: &str) -> bool {
        self.kind
            .effects
            .iter()
            .any(|rule| rule.rows.as_deref() == Some(rows) && rule.count.as_deref() == Some(field))
    }

    /// A box for every word that may be chosen.
    pub(super) fn marks(self) -> Value {
        let mut marks = Map::new();
        for (name, field) in self.fields() {
            let own = std::slice::from_ref(&self.filled[name.as_str()]);
            if let Some(boxes) = boxes(field, own) {
                marks.insert(name.clone(), boxes);
            }
            let Some(columns) = field["items"]["properties"].as_object() else { continue };
            let mut of_rows = Map::new();
            for (key, column) in columns {
                let values: Vec<Value> = self.rows(name).iter().map(|row| row[key].clone()).collect();
                of_rows.extend(boxes(column, &values).map(|boxes| (key.clone(), boxes)));
            }
            marks.insert(name.clone(), Value::Object(of_rows));
        }
        Value::Object(marks)
    }

    /// Sums of the numbers of rows, each as often as the row says.
    pub(super) fn totals(self) -> Value {
        let mut totals = Map::new();
        for (name, field) in self.fields() {
            let Some(columns) = field["items"]["properties"].as_object() else { continue };
            let numbers = columns
                .iter()
                .filter(|(_, column)| matches!(column["type"].as_str(), Some("integer" | "number")));
            let sum = |key: &str| {
                let of_row = |row: &Value| {
                    let often = if self.is_count(name, key) { 1 } else { self.count(name, row) };
                    times(&row[key], often)
                };
                words(self.rows(name).iter().filter_map(of_row).fold(None, added))
            };
            totals
                .insert(name.clone(), numbers.map(|(key, _)| (key.clone(), Value::from(sum(key)))).collect());
        }
        Value::Object(totals)
    }

    /// Quantities of the items that rows name; blank where nothing is asked for.
    /// What becomes formal counts too.
    pub(super) fn items(self, catalog: &[CatalogItem], promoted: &BTreeMap<String, i64>) -> Value {
        let mut sums: BTreeMap<&str, Option<Quantity>> = BTreeMap::new();
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for rule in self.kind.effects.iter().filter(|rule| rule.run != LedgerAct::QuotaReserve) {
            let Some(rows) = rule.rows.as_deref().filter(|_| rule.run.needs_items()) else { continue };
            for item in &rule.items {
                let ItemOf::Named(by) = &item.of else { continue };
                if seen.contains(&(rows, item.quantity.as_str())) {
                    continue;
                }
                seen.push((rows, item.quantity.as_str()));
                for row in self.rows(rows) {
                    let known = catalog.iter().find(|known| row[by.as_str()] == known.id);
                    if let (Some(known), Some(quantity)) =
                        (known, times(&row[item.quantity.as_str()], self.count(rows, row)))
                    {
                        let sum = sums.entry(known.id.as_str()).or_default();
                        *sum = added(*sum, quantity);
                    }
                }
            }
        }
        let all = catalog.iter().map(|item| {
            let sum = sums.get(item.id.as_str()).copied().flatten();
            let more = promoted.get(&item.id).map(|quantity| Quantity::from_scaled(*quantity));
            let sum = more.map_or(sum, |more| added(sum, more));
            (item.id.clone(), Value::from(words(sum)))
        });
        Value::Object(all.collect())
    }
}

/// A box for every item: ticked where there is a quantity.
pub(super) fn ticks(items: &Value) -> Value {
    let all = items.as_object().into_iter().flatten();
    let tick = |quantity: &Value| if quantity == "" { NOT_CHOSEN } else { CHOSEN };
    all.map(|(item, quantity)| (item.clone(), Value::from(tick(quantity)))).collect()
}

fn added(sum: Option<Quantity>, one: Quantity) -> Option<Quantity> {
    sum.unwrap_or(Quantity::ZERO).checked_add(one).ok()
}

fn words(sum: Option<Quantity>) -> String {
    sum.map(|sum| sum.to_string()).unwrap_or_default()
}

fn times(value: &Value, often: i64) -> Option<Quantity> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let one = Quantity::parse(&text).ok()?;
    Some(Quantity::from_scaled(one.scaled().checked_mul(often)?))
}

fn boxes(field: &Value, values: &[Value]) -> Option<Value> {
    let mark = |is: bool| Value::from(if is { CHOSEN } else { NOT_CHOSEN });
    let has = |word: &Value| {
        values.iter().any(|value| value == word || value.as_array().is_some_and(|all| all.contains(word)))
    };
    if field["type"] == "boolean" {
        return Some(mark(has(&Value::Bool(true))));
    }
    if matches!(field["type"].as_str(), Some("integer" | "number")) {
        return Some(mark(values.iter().any(|value| value.as_f64().is_some_and(|number| number != 0.0))));
    }
    let words = field["enum"].as_array().or_else(|| field["items"]["enum"].as_array())?;
    Some(words.iter().filter_map(|word| Some((word.as_str()?.to_owned(), mark(has(word))))).collect())
}

#[cfg(test)]
mod tests {
    use super::Sums;
    use serde_json::json;
    use yunheng_policy::CaseFolder;

    #[test]
    fn rows_are_summed_as_often_as_they_say_and_boxes_ticked() {
        let kind = "title = \"试\"\ntitle_en = \"t\"\nabout = \"试\"\nabout_en = \"t\"\ngroup = \"试\"\ngroup_en = \"t\"\nclause = [\"SJ-F1\"]\nopens = [\"unit_clerk\"]\nnumber = \"试〔{year}〕{seq}号\"\nheadline = \"{level}\"\n[[effect]]\neffect = \"grant\"\nrun = \"quota.grant\"\nproject = \"project\"\nrows = \"machines\"\ncount = \"count\"\nitems = [{ quantity = \"gb\", item = \"disk.ssd\" }]\n";
        let form = r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"fields":["project","level","own","machines"]}]},"properties":{
            "project":{"type":"string","x-yh":{"pick":"project"}},"level":{"type":"string","enum":["市级","区级"]},"own":{"type":"boolean"},
            "machines":{"type":"array","items":{"type":"object","properties":{"gb":{"type":"number"},"count":{"type":"integer"},"arch":{"type":"string","enum":["X86","信创"]}}}}}}"#;
        let process = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yh="https://yunheng.dev/bpmn/1" id="d">
            <process id="p"><startEvent id="s"/><userTask id="fill" yh:role="opener" yh:relation="opener" yh:outcomes="send"/><serviceTask id="g" yh:effects="grant"/><endEvent id="e"/>
            <sequenceFlow id="a" sourceRef="s" targetRef="fill"/><sequenceFlow id="b" sourceRef="fill" targetRef="g"/><sequenceFlow id="c" sourceRef="g" targetRef="e"/></process></definitions>"#;
        let folder: CaseFolder = [("case.toml", kind), ("form.schema.json", form), ("process.bpmn", process)]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        let found = yunheng_case::load(&folder, "cases/trial").expect("a kind");
        let filled = json!({ "level": "区级", "own": true, "machines": [{ "gb": 0.5, "count": 3, "arch": "X86" }, { "gb": 100 }] });
        let sums = Sums { kind: &found.kind, form: &found.form, filled: &filled };
        assert_eq!(sums.totals(), json!({ "machines": { "gb": "101.5", "count": "3" } }));
        assert_eq!(
            sums.marks(),
            json!({ "level": { "市级": "□", "区级": "√" }, "own": "√", "machines": { "arch": { "X86": "√", "信创": "□" }, "gb": "√", "count": "√" } })
        );
    }
}
