//! What a filled-in form asks of the ledger, by a rule of the kind of work.

use crate::cases::work::Work;
use crate::problem::Problem;
use serde_json::Value;
use yunheng_case::{EffectRule, Form, ItemOf, ItemRule};
use yunheng_ledger::{Quantities, Trait, Traits};
use yunheng_store::ledger;
use yunheng_values::{Date, Finding, Findings, ItemId, Moment, Quantity, Text, parse_moment};

/// Most resources that one row may stand for.
const MOST_OF_A_ROW: i64 = 500;

/// What a row of a form asks, or the form itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// Where it stands, for findings.
    pub(super) place: String,
    /// How many resources.
    pub(super) count: usize,
    /// The number of a project.
    pub(super) project: Option<String>,
    /// The number of a resource.
    pub(super) resource: Option<String>,
    /// From when on it is so.
    pub(super) at: Option<Moment>,
    /// The last signature of the agreement.
    pub(super) agreed_on: Option<Date>,
    /// The day on which a test ends.
    pub(super) until: Option<Date>,
    /// What is known of the resource.
    pub(super) traits: Traits,
    /// Quantities of each of the resources.
    pub(super) items: Quantities,
}

/// Everything that a form asks by a rule. What is not filled in yet is left out, and the findings say what cannot be read.
pub(super) fn asked(rule: &EffectRule, form: &Form, filled: &Value) -> (Vec<Asked>, Findings) {
    let mut findings = Findings::new();
    let nothing = Value::Null;
    let rows: Vec<(String, &Value)> = match &rule.rows {
        None => vec![("/form".to_owned(), &nothing)],
        Some(name) => {
            let listed = filled[name.as_str()].as_array().into_iter().flatten().enumerate();
            listed.map(|(at, row)| (format!("/form/{name}/{at}"), row)).collect()
        }
    };
    let found = rows.into_iter().map(|(place, row)| {
        let mut reading = Reading { rule, form, filled, row, place, findings: &mut findings };
        reading.asked()
    });
    let found: Vec<Asked> = found.collect();
    (found, findings)
}

/// What a form asks by a rule of a case: where the rule is about the tests that the case opened, one for each of them that is a test still.
pub(super) async fn asked_of(
    work: &Work<'_, '_>,
    rule: &EffectRule,
) -> Result<(Vec<Asked>, Findings), Problem> {
    let (rows, findings) = asked(rule, &work.named.is.form, &work.form);
    if !rule.tests_of_case {
        return Ok((rows, findings));
    }
    let tests = ledger::tests_of_case(work.act.db(), work.row.id).await?;
    let each = tests
        .iter()
        .flat_map(|number| rows.iter().map(|row| Asked { resource: Some(number.clone()), ..row.clone() }));
    Ok((each.collect(), findings))
}

struct Reading<'r> {
    rule: &'r EffectRule,
    form: &'r Form,
    filled: &'r Value,
    row: &'r Value,
    place: String,
    findings: &'r mut Findings,
}

impl Reading<'_> {
    /// A value of the row when the row has the field, else of the form.
    fn value(&self, field: &str) -> &Value {
        let rows = self.rule.rows.as_deref().unwrap_or_default();
        let is_of_row = !self.form.schema["properties"][rows]["items"]["properties"][field].is_null();
        if is_of_row { &self.row[field] } else { &self.filled[field] }
    }

    fn place_of(&self, field: &str) -> String {
        let rows = self.rule.rows.as_deref().unwrap_or_default();
        let is_of_row = !self.form.schema["properties"][rows]["items"]["properties"][field].is_null();
        if is_of_row { format!("{}/{field}", self.place) } else { format!("/form/{field}") }
    }

    fn say(&mut self, field: &str, zh: &str, en: &str) {
        let place = self.place_of(field);
        self.findings.push(Finding::error("invalid_field", place, Text::new(zh, en)));
    }

    fn text(&self, field: Option<&String>) -> Option<String> {
        let text = self.value(field?).as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn moment(&mut self, field: Option<&String>) -> Option<Moment> {
        let text = self.text(field)?;
        let read = parse_moment(&text).ok();
        if let (None, Some(field)) = (read, field) {
            self.say(field, "应为日期或时刻", "it is no date and no moment");
        }
        read
    }

    fn asked(&mut self) -> Asked {
        let rule = self.rule;
        let count = rule.count.as_ref().and_then(|field| Some((field, self.value(field).as_i64()?)));
        if let Some((field, _)) = count.filter(|(_, count)| !(1..=MOST_OF_A_ROW).contains(count)) {
            self.say(field, "数量应为1至500", "between 1 and 500");
        }
        let count = count.map_or(1, |(_, count)| usize::try_from(count.clamp(1, MOST_OF_A_ROW)).unwrap_or(1));
        let mut traits = Traits::new();
        for (name, field) in &rule.traits {
            if let (Some(one), Some(text)) = (Trait::parse(name), self.text(Some(field))) {
                traits.insert(one, text);
            }
        }
        let mut items = Quantities::new();
        for item in &rule.items {
            self.item(item, &mut items);
        }
        Asked {
            place: self.place.clone(),
            count,
            project: self.text(rule.project.as_ref()),
            resource: self.text(rule.resource.as_ref()),
            at: self.moment(rule.on.as_ref()),
            agreed_on: self.moment(rule.agreed.as_ref()).map(Moment::date),
            until: self.moment(rule.until.as_ref()).map(Moment::date),
            traits,
            items,
        }
    }

    /// A quantity; two of one item in a row add up, such as a system disk and a data disk.
    fn item(&mut self, rule: &ItemRule, items: &mut Quantities) {
        let value = self.value(&rule.quantity);
        if value.is_null() {
            return;
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let Ok(quantity) = Quantity::parse(&text) else {
            return self.say(&rule.quantity, "应为数，最多四位小数", "a number with at most four decimals");
        };
        let item = match &rule.of {
            ItemOf::Item(item) => Some(item.clone()),
            ItemOf::Named(field) => self.text(Some(field)),
            ItemOf::ByWord(field, words) => self.text(Some(field)).and_then(|word| words.get(&word).cloned()),
        };
        let Some(item) = item else {
            return self.say(
                &rule.quantity,
                "填了数量而没有选择服务项",
                "a quantity of nothing: choose the item",
            );
        };
        let item = ItemId::new(item);
        let before = items.get(&item).copied().unwrap_or(Quantity::ZERO);
        match before.checked_add(quantity) {
            Ok(sum) => {
                items.insert(item, sum);
            }
            Err(_) => self.say(&rule.quantity, "数量过大", "too large"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::asked;
    use serde_json::json;
    use std::collections::BTreeMap;
    use yunheng_case::{EffectRule, Form, ItemOf, ItemRule, LedgerAct};
    use yunheng_values::parse_date;

    fn form() -> Form {
        let text = json!({
            "type": "object", "additionalProperties": false,
            "properties": {
                "project": { "type": "string", "x-yh": { "pick": "project" } },
                "started": { "type": "string", "format": "date" },
                "rows": { "type": "array", "items": { "type": "object", "properties": {
                    "name": { "type": "string" }, "arch": { "type": "string", "enum": ["X86", "信创"] },
                    "cpu": { "type": "integer" }, "system_disk": { "type": "integer" }, "data_disk": { "type": "number" },
                    "count": { "type": "integer" } } } }
            },
            "x-yh": { "sections": [{ "fields": ["project", "rows", "started"] }] }
        });
        Form::parse(&text.to_string(), "form").expect("a form")
    }

    fn rule() -> EffectRule {
        let words = [("X86", "vcpu.x86"), ("信创", "vcpu.xinchuang")];
        let words: BTreeMap<String, String> = words.map(|(word, item)| (word.into(), item.into())).into();
        let disk = |field: &str| ItemRule { quantity: field.into(), of: ItemOf::Item("disk.ssd".into()) };
        EffectRule {
            effect: "deliver".into(),
            run: LedgerAct::LeaseStart,
            is_formal: true,
            project: Some("project".into()),
            rows: Some("rows".into()),
            resource: None,
            tests_of_case: false,
            count: Some("count".into()),
            on: Some("started".into()),
            latest: None,
            agreed: None,
            until: None,
            traits: [("name".to_owned(), "name".to_owned())].into(),
            items: vec![
                ItemRule { quantity: "cpu".into(), of: ItemOf::ByWord("arch".into(), words) },
                disk("system_disk"),
                disk("data_disk"),
            ],
        }
    }

    #[test]
    fn rows_become_resources_with_the_items_of_their_words() {
        let filled = json!({ "project": "XM-1", "started": "2026-12-01", "rows": [
            { "name": "应用", "arch": "信创", "cpu": 4, "system_disk": 100, "data_disk": 0.5, "count": 2 },
            { "arch": "X86", "cpu": 2 }] });
        let (found, findings) = asked(&rule(), &form(), &filled);
        assert_eq!(findings, []);
        assert_eq!(found.len(), 2);
        let items: Vec<_> =
            found[0].items.iter().map(|(item, quantity)| format!("{item}={quantity}")).collect();
        assert_eq!(items, ["disk.ssd=100.5", "vcpu.xinchuang=4"]);
        assert_eq!((found[0].count, found[1].count), (2, 1));
        assert_eq!(found[1].at.map(|at| at.date()), parse_date("2026-12-01").ok());
        assert_eq!(found[1].project.as_deref(), Some("XM-1"));
    }

    #[test]
    fn what_cannot_be_read_is_said_where_it_is() {
        let filled =
            json!({ "started": "gestern", "rows": [{ "cpu": 4, "data_disk": 0.00001, "count": 501 }] });
        let (_, findings) = asked(&rule(), &form(), &filled);
        let places: Vec<&str> = findings.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(
            places,
            ["/form/rows/0/count", "/form/rows/0/cpu", "/form/rows/0/data_disk", "/form/started"]
        );
    }
}
