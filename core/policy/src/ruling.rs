//! Rulings (口径): where the text is silent or contradicts itself, the question is data, and so is the answer.

use crate::read;
use serde::Deserialize;
use std::fmt;
use toml::Value;
use yunheng_values::{ClauseId, Date, Exact, Text};

/// A question that the text leaves open, its readings and the one taken by default.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Number of the question; several keys may share it.
    pub id: String,
    /// Unique key, used by parameters and on the command line.
    pub key: String,
    /// What is wrong with the text.
    pub nature: Nature,
    /// The question.
    pub question: String,
    /// Possible answers.
    #[serde(default)]
    pub readings: Vec<Reading>,
    /// The type of value that may be named besides the listed readings.
    #[serde(default)]
    pub open: Option<Open>,
    /// Key of the reading taken unless the authority rules otherwise.
    pub default: String,
    /// Why this default.
    pub because: String,
    /// What must wait until the authority has ruled, for example `payment`.
    #[serde(default)]
    pub needs_decision_before: Option<String>,
    /// Clauses that raise the question.
    #[serde(default, deserialize_with = "read::clauses")]
    pub clauses: Vec<ClauseId>,
    /// First day of the question.
    #[serde(deserialize_with = "read::date")]
    pub from: Date,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Stable word.
    pub key: String,
    /// What it means, for an official.
    pub says: String,
    /// What stands in for the key where the ruling is used.
    #[serde(default)]
    pub value: Option<Value>,
}

/// Kinds of faults that a ruling settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// The text says nothing.
    Silent,
    /// Neighbouring cases leave out their border.
    OpenBorder,
    /// Rows stand twice.
    Duplicate,
    /// Two places disagree.
    Contradiction,
    /// The text is damaged.
    Damaged,
    /// Two dates for one thing.
    DateConflict,
    /// Two names for one thing.
    NameVariant,
    /// It cites what has been replaced.
    Superseded,
    /// A misprint.
    Typo,
}

impl Nature {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::OpenBorder => "open_border",
            Self::Duplicate => "duplicate",
            Self::Contradiction => "contradiction",
            Self::Damaged => "damaged",
            Self::DateConflict => "date_conflict",
            Self::NameVariant => "name_variant",
            Self::Superseded => "superseded",
            Self::Typo => "typo",
        }
    }

    /// Code of the note that `policy check` makes, none for mere silence.
    pub fn finding_code(self) -> Option<&'static str> {
        Some(match self {
            Self::Silent => return None,
            Self::OpenBorder => "source_open_border",
            Self::Duplicate => "source_duplicate",
            Self::Contradiction => "source_contradiction",
            Self::Damaged => "source_damaged",
            Self::DateConflict => "source_date_conflict",
            Self::NameVariant => "source_name_variant",
            Self::Superseded => "source_superseded",
            Self::Typo => "source_typo",
        })
    }
}

/// Type of a value that the authority may name freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// A decimal.
    Decimal,
    /// A whole number.
    Integer,
    /// Any words.
    Text,
}

impl Open {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::Integer => "integer",
            Self::Text => "text",
        }
    }
}

/// A reading chosen instead of the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Key of the ruling, or its number where that is unique.
    pub key: String,
    /// Reading, or a value of an open ruling.
    pub value: String,
}

/// A choice that the pack does not offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceError {
    /// The choice.
    pub choice: Choice,
    /// What the pack offers instead.
    pub offered: Vec<String>,
}

impl ChoiceError {
    /// What to tell the person.
    pub fn text(&self) -> Text {
        let (Choice { key, value }, offered) = (&self.choice, self.offered.join(", "));
        Text::new(
            format!("口径 {key}={value} 不存在；可用：{offered}"),
            format!("no ruling {key}={value}; offered: {offered}"),
        )
    }
}

impl fmt::Display for ChoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl Ruling {
    /// The value that stands in for a chosen reading, or `None` when it is not offered.
    pub fn value_of(&self, chosen: &str) -> Option<Value> {
        if let Some(reading) = self.readings.iter().find(|reading| reading.key == chosen) {
            return Some(reading.value.clone().unwrap_or_else(|| Value::String(chosen.to_owned())));
        }
        let fits = match self.open? {
            Open::Decimal => Exact::parse(chosen).is_ok(),
            Open::Integer => chosen.parse::<i64>().is_ok(),
            Open::Text => !chosen.is_empty(),
        };
        fits.then(|| Value::String(chosen.to_owned()))
    }

    /// What may be chosen, for messages.
    pub fn offers(&self) -> Vec<String> {
        let listed = self.readings.iter().map(|reading| format!("{}={}", self.key, reading.key));
        let open = self.open.map(|open| format!("{}=<{open:?}>", self.key).to_lowercase());
        listed.chain(open).collect()
    }
}

/// Why a value could not take its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnknownRuling(pub String);

/// Replaces every `{ ruling = "…" }` inside a value by the chosen reading and notes which rulings decided.
pub(crate) fn substitute(
    value: &Value,
    reading: &dyn Fn(&str) -> Option<(String, Value)>,
    decided_by: &mut Vec<String>,
) -> Result<Value, UnknownRuling> {
    match value {
        Value::Table(table) if table.len() == 1 && table.contains_key("ruling") => {
            let name = table["ruling"].as_str().unwrap_or_default();
            let (key, chosen) = reading(name).ok_or_else(|| UnknownRuling(name.to_owned()))?;
            if !decided_by.contains(&key) {
                decided_by.push(key);
            }
            Ok(chosen)
        }
        Value::Table(table) => {
            let mut replaced = toml::Table::new();
            for (name, inner) in table {
                replaced.insert(name.clone(), substitute(inner, reading, decided_by)?);
            }
            Ok(Value::Table(replaced))
        }
        Value::Array(items) => {
            let replaced: Result<Vec<Value>, _> =
                items.iter().map(|item| substitute(item, reading, decided_by)).collect();
            replaced.map(Value::Array)
        }
        other => Ok(other.clone()),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulingFile {
    #[serde(default)]
    pub ruling: Vec<Ruling>,
}
