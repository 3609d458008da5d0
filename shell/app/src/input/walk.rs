//! Walking a JSON document: typed fields out, findings with JSON pointers for everything that does not fit.

use serde_json::{Map, Value};
use yunheng_values::{Exact, Finding, Findings, Money, Text};

/// A JSON document with its file name and what was wrong so far.
pub(super) struct Walk<'a> {
    file: &'a str,
    pub findings: Findings,
}

impl<'a> Walk<'a> {
    pub fn new(file: &'a str) -> Self {
        Self { file, findings: Findings::new() }
    }

    /// Notes that the value at `pointer` is not what was expected.
    pub fn wrong(&mut self, code: &'static str, pointer: &str, found: &Value, expected: (&str, &str)) {
        let shown: String = found.to_string().chars().take(60).collect();
        let message = Text::new(
            format!("实际为{shown}，应为{}", expected.0),
            format!("found {shown}, expected {}", expected.1),
        );
        self.findings.push(Finding::error(code, format!("{}#{pointer}", self.file), message));
    }

    pub fn missing(&mut self, pointer: &str) {
        let message = Text::new("缺少这一项", "this field is missing");
        self.findings.push(Finding::error("missing_field", format!("{}#{pointer}", self.file), message));
    }

    /// The object at `pointer`, with every field that is not in `known` reported.
    pub fn object<'v>(
        &mut self,
        value: &'v Value,
        pointer: &str,
        known: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Some(map) = value.as_object() else {
            self.wrong("wrong_type", pointer, value, ("对象", "an object"));
            return None;
        };
        if !known.is_empty() {
            for (key, inner) in map.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
                let list = known.join("、");
                self.wrong(
                    "unknown_field",
                    &format!("{pointer}/{}", escape(key)),
                    inner,
                    (&list, &known.join(", ")),
                );
            }
        }
        Some(map)
    }

    pub fn array<'v>(&mut self, value: &'v Value, pointer: &str) -> &'v [Value] {
        match value {
            Value::Array(items) => items,
            _ => {
                self.wrong("wrong_type", pointer, value, ("数组", "an array"));
                &[]
            }
        }
    }

    pub fn text(&mut self, value: &Value, pointer: &str) -> Option<String> {
        if let Value::String(text) = value {
            return Some(text.clone());
        }
        self.wrong("wrong_type", pointer, value, ("字符串", "a string"));
        None
    }

    pub fn flag(&mut self, value: &Value, pointer: &str) -> Option<bool> {
        if let Value::Bool(flag) = value {
            return Some(*flag);
        }
        self.wrong("wrong_type", pointer, value, ("true 或 false", "true or false"));
        None
    }

    /// A whole number that is not negative, written as a JSON integer.
    pub fn count(&mut self, value: &Value, pointer: &str) -> Option<u64> {
        let count = value.as_u64().filter(|count| *count <= 1_000_000);
        if count.is_none() {
            self.wrong(
                "wrong_type",
                pointer,
                value,
                ("不小于0的整数", "a whole number that is not negative"),
            );
        }
        count
    }

    /// A decimal, written as a string so that no reader's float touches it.
    pub fn decimal(&mut self, value: &Value, pointer: &str) -> Option<Exact> {
        let parsed = value.as_str().map(Exact::parse);
        match parsed {
            Some(Ok(exact)) => Some(exact),
            Some(Err(error)) => {
                let text = error.text();
                self.wrong(
                    "malformed_decimal",
                    pointer,
                    value,
                    (&format!("十进制数（{}）", text.zh), &format!("a plain decimal ({})", text.en)),
                );
                None
            }
            None => {
                self.wrong(
                    "wrong_type",
                    pointer,
                    value,
                    ("写成字符串的十进制数，如\"87.35\"", "a decimal as a string, such as \"87.35\""),
                );
                None
            }
        }
    }

    pub fn decimals(&mut self, value: &Value, pointer: &str) -> Vec<Exact> {
        let items = self.array(value, pointer);
        items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| self.decimal(item, &format!("{pointer}/{index}")))
            .collect()
    }

    pub fn money(&mut self, value: &Value, pointer: &str) -> Option<Money> {
        match value.as_str().map(Money::parse) {
            Some(Ok(money)) => Some(money),
            Some(Err(error)) => {
                let text = error.text();
                self.wrong(
                    "malformed_decimal",
                    pointer,
                    value,
                    (
                        &format!("金额，最多两位小数（{}）", text.zh),
                        &format!("an amount with at most two places ({})", text.en),
                    ),
                );
                None
            }
            None => {
                self.wrong(
                    "wrong_type",
                    pointer,
                    value,
                    ("写成字符串的金额，如\"6000.00\"", "an amount as a string, such as \"6000.00\""),
                );
                None
            }
        }
    }
}

/// A key as a segment of a JSON pointer.
pub(super) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
