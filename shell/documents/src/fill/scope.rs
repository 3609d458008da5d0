//! The value of a name: of the row that is being repeated, else of what the document says.

use serde_json::Value;

/// Says that a field has nothing in it.
const NOTHING: &str = "—";

/// What names mean at a place.
#[derive(Debug, Clone)]
pub(super) struct Scope<'s> {
    says: &'s Value,
    rows: Vec<(String, usize, Option<&'s Value>)>,
}

/// What is repeated, or shown, for a name.
#[derive(Debug, Clone)]
pub(super) enum Repeated<'s> {
    /// A row each.
    Rows(Vec<&'s Value>),
    /// A text, shown or not.
    Shown(bool),
}

impl<'s> Scope<'s> {
    pub(super) fn new(says: &'s Value) -> Self {
        Self { says, rows: Vec::new() }
    }

    /// The scope inside of a list; a row that is not there has blanks.
    pub(super) fn with(&self, list: &str, index: usize, row: Option<&'s Value>) -> Self {
        let mut inner = self.clone();
        inner.rows.push((list.to_owned(), index, row));
        inner
    }

    /// The words of a name.
    pub(super) fn words(&self, name: &str) -> Option<String> {
        for (list, index, row) in self.rows.iter().rev() {
            let Some(field) = name.strip_prefix(list.as_str()).and_then(|rest| rest.strip_prefix('.')) else {
                continue;
            };
            return match row {
                None => Some(String::new()),
                Some(_) if field == "index" => Some((index + 1).to_string()),
                Some(row) => Some(at(row, field).map(words).unwrap_or_default()),
            };
        }
        at(self.says, name).map(words)
    }

    /// What a name repeats.
    pub(super) fn repeated(&self, name: &str) -> Option<Repeated<'s>> {
        match at(self.says, name)? {
            Value::Array(rows) => Some(Repeated::Rows(rows.iter().collect())),
            value => {
                let words = words(value);
                Some(Repeated::Shown(!words.trim().is_empty() && words != NOTHING))
            }
        }
    }
}

/// The value at a path. Names of fields may hold dots themselves; a row of a list is named by any of its words.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    match value {
        Value::Object(fields) => fields.get(path).or_else(|| {
            path.match_indices('.').find_map(|(dot, _)| at(fields.get(&path[..dot])?, &path[dot + 1..]))
        }),
        Value::Array(rows) => {
            let (word, field) = path.split_once('.')?;
            let has = |row: &&Value| {
                row.as_object().is_some_and(|fields| fields.values().any(|own| own.as_str() == Some(word)))
            };
            rows.iter().find(has).map_or(Some(&Value::Null), |row| at(row, field))
        }
        _ => None,
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("、"),
    }
}
