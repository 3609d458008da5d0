//! What is asked of a calculator: read from a request, kept beside the result so that it can be computed again.

use crate::problem::Problem;
use crate::setting::RulesRequest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yunheng_api::platform::DeadlineInJson;
use yunheng_calendar::Limit;
use yunheng_policy::Choice;
use yunheng_values::{Date, DateRange, Finding, Findings, Lang, Moment, Text, parse_date, parse_moment};

/// The calculator and what it needs besides files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ask {
    /// A due date.
    Deadline {
        /// Key of the pack.
        key: Option<String>,
        /// A limit given outright.
        limit: Option<String>,
        /// Start.
        from: String,
        /// Counted back.
        backward: bool,
    },
    /// Rated leases.
    Rate {
        /// `START/END`.
        period: String,
    },
    /// Advice for the day of the rules.
    Size,
    /// A scored sheet.
    Assess,
    /// Settled cycles.
    Settle,
}

/// What every calculator takes, as it stands in a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// The pack.
    pub pack: String,
    /// Day of the rules.
    pub at: Option<String>,
    /// Readings instead of those in force, as `key=reading`.
    pub rulings: Vec<String>,
}

impl Ask {
    /// Name of the calculator, as stored and on the wire.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Deadline { .. } => "deadline",
            Self::Rate { .. } => "rate",
            Self::Size => "size",
            Self::Assess => "assess",
            Self::Settle => "settle",
        }
    }

    /// Formats in which its result can be had, the command line's.
    pub(super) fn formats(&self) -> &'static [&'static str] {
        match self {
            Self::Deadline { .. } => &["json"],
            Self::Rate { .. } => &["json", "csv", "xlsx", "focus", "pdf"],
            Self::Size => &["json", "csv", "xlsx"],
            Self::Assess => &["json", "pdf", "docx"],
            Self::Settle => &["json", "pdf"],
        }
    }

    /// Files that must be there, and those that may.
    pub(super) fn files(&self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Deadline { .. } => (&[], &[]),
            Self::Rate { .. } => (&["leases"], &["prices", "payers"]),
            Self::Size => (&["resources", "usage"], &[]),
            Self::Assess => (&["sheet"], &[]),
            Self::Settle => (&["cycles"], &[]),
        }
    }
}

impl From<&DeadlineInJson> for Ask {
    fn from(given: &DeadlineInJson) -> Self {
        Self::Deadline {
            key: given.key.clone(),
            limit: given.limit.clone(),
            from: given.from.clone(),
            backward: given.backward,
        }
    }
}

impl Fields {
    /// From the texts of a form; `rulings` are separated by commas.
    pub fn of_form(texts: &BTreeMap<String, String>) -> Self {
        let text =
            |name: &str| texts.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Self {
            pack: text("pack").unwrap_or_default(),
            at: text("at"),
            rulings: text("rulings").map(|text| separated(&text)).unwrap_or_default(),
        }
    }

    /// The rules that are asked for.
    pub(super) fn request(&self) -> Result<RulesRequest, Findings> {
        let mut findings = Findings::new();
        let at = self.at.as_deref().map(parse_date).transpose();
        if at.is_err() {
            let found = self.at.as_deref().unwrap_or_default();
            findings.push(wrong("at", found, ("日期，应为YYYY-MM-DD", "a date YYYY-MM-DD")));
        }
        let mut choices = Vec::new();
        for text in &self.rulings {
            match text.split_once('=').filter(|(key, _)| !key.is_empty()) {
                Some((key, value)) => choices.push(Choice { key: key.to_owned(), value: value.to_owned() }),
                None => findings.push(wrong("rulings", text, ("口径，应为KEY=VALUE", "a reading KEY=VALUE"))),
            }
        }
        if findings.is_empty() {
            Ok(RulesRequest { at: at.unwrap_or_default(), choices })
        } else {
            Err(findings)
        }
    }
}

/// A comma inside a value does not end it: what follows has no `=` then.
fn separated(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for part in text.split(',') {
        match all.last_mut() {
            Some(last) if !part.contains('=') => *last = format!("{last},{part}"),
            _ => all.push(part.trim().to_owned()),
        }
    }
    all
}

/// A value of a request that is not what its field takes.
pub(super) fn wrong(field: &str, found: &str, expected: (&str, &str)) -> Finding {
    let shown: String = found.chars().filter(|c| !c.is_control()).take(60).collect();
    let message =
        Text::new(format!("“{shown}”不是{}", expected.0), format!("`{shown}` is not {}", expected.1));
    Finding::error("bad_argument", field, message)
}

pub(super) fn period(text: &str) -> Result<DateRange, Findings> {
    let expected = ("期间，应为START/END，END不含", "a period START/END, END exclusive");
    DateRange::parse(text).map_err(|_| vec![wrong("period", text, expected)])
}

pub(super) fn moment(text: &str) -> Result<Moment, Findings> {
    let expected = ("时刻，应为YYYY-MM-DD或RFC 3339时刻", "an instant: YYYY-MM-DD or RFC 3339");
    parse_moment(text).map_err(|_| vec![wrong("from", text, expected)])
}

pub(super) fn limit(text: &str) -> Result<Limit, Findings> {
    let expected = ("时限；例：2wd、5d、30min、1month、2y", "a limit such as 2wd, 5d, 30min, 1month or 2y");
    Limit::parse(text).map_err(|_| vec![wrong("limit", text, expected)])
}

/// What a run was, kept beside its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub ask: Ask,
    pub fields: Fields,
    /// How many choices lay over the pack.
    pub choices: usize,
    /// How many lists of prices there were.
    #[serde(default)]
    pub lists: usize,
    /// Digest of both.
    pub digest: String,
    /// `zh` or `en`.
    pub lang: String,
    /// Date on documents.
    pub issued_on: String,
    /// Field and name of each file.
    pub files: Vec<(String, String)>,
}

impl Kept {
    pub fn lang(&self) -> Lang {
        if self.lang == "en" { Lang::En } else { Lang::Zh }
    }

    pub fn issued_on(&self) -> Result<Date, Problem> {
        parse_date(&self.issued_on).map_err(|error| Problem::bug(&error))
    }
}

/// A language as it is kept.
pub(super) fn lang_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rulings_of_a_form_are_separated_and_a_comma_in_a_value_stays() {
        assert_eq!(separated("a=1,b=2"), ["a=1", "b=2"]);
        assert_eq!(separated("a=x,y,b=2"), ["a=x,y", "b=2"]);
        let fields = Fields { rulings: vec!["a".into(), "=b".into(), "c=d".into()], ..Fields::default() };
        assert_eq!(fields.request().map_err(|findings| findings.len()), Err(2));
    }
}
