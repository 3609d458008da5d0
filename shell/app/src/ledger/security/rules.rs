//! Rows of the responsibility matrix and duties of the using unit, as the pack has them.

use crate::problem::Problem;
use crate::rules::{EffectiveRules, effective_rules};
use crate::service::App;
use serde::Deserialize;
use std::collections::BTreeMap;
use yunheng_calendar::Limit;
use yunheng_ledger::OpeningSide;
use yunheng_policy::Rules;
use yunheng_policy::shape::{Deadline, Lists};
use yunheng_values::{Date, Finding, Findings, Text};

/// Key of the matrix.
const MATRIX: &str = "lists.responsibility.matrix";
/// Key of the duties.
const DUTIES: &str = "lists.security_duties";
/// Key of the limit before the end of a paper, below deadlines.
pub(super) const WARN: &str = "duty.warn";

/// A row of the matrix.
#[derive(Debug, Clone)]
pub(super) struct MatrixRow {
    pub(super) key: String,
    pub(super) name: Text,
    pub(super) kind: String,
    pub(super) side: OpeningSide,
    pub(super) clauses: Vec<String>,
}

/// A duty of the using unit.
#[derive(Debug, Clone)]
pub(super) struct DutyRule {
    pub(super) key: String,
    pub(super) name: Text,
    pub(super) paper: Text,
    /// How long a paper counts that does not say so itself.
    pub(super) renew: Option<Limit>,
    pub(super) clauses: Vec<String>,
}

/// What a pack says of the security of systems.
#[derive(Debug, Clone, Default)]
pub(super) struct SecurityRules {
    pub(super) matrix: Vec<MatrixRow>,
    pub(super) duties: Vec<DutyRule>,
    /// Whether people are told before a paper ends.
    pub(super) warns: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MatrixEntry {
    key: String,
    name: String,
    en: String,
    kind: String,
    side: String,
    #[serde(default)]
    clause: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DutyEntry {
    key: String,
    name: String,
    en: String,
    paper: String,
    paper_en: String,
    renew: Option<String>,
    #[serde(default)]
    clause: Vec<String>,
}

impl SecurityRules {
    fn read(rules: &Rules<'_>) -> Result<Self, Problem> {
        let mut findings = Findings::new();
        let (matrix, clauses) = entries(rules, MATRIX, &mut findings)?;
        let mut rows = Vec::new();
        for (at, entry) in matrix.into_iter().enumerate() {
            let entry: MatrixEntry = entry;
            match OpeningSide::parse(&entry.side) {
                Some(side) => rows.push(MatrixRow {
                    key: entry.key,
                    name: Text::new(entry.name, entry.en),
                    kind: entry.kind,
                    side,
                    clauses: or(entry.clause, &clauses),
                }),
                None => findings.push(unreadable(MATRIX, at, &format!("side `{}`", entry.side))),
            }
        }
        let (listed, clauses) = entries(rules, DUTIES, &mut findings)?;
        let mut duties = Vec::new();
        for (at, entry) in listed.into_iter().enumerate() {
            let entry: DutyEntry = entry;
            let renew = match entry.renew.as_deref().map(Limit::parse).transpose() {
                Ok(Some(Limit::WorkingDays(_) | Limit::Minutes(_))) => {
                    findings.push(unreadable(DUTIES, at, "renew: days, months or years"));
                    continue;
                }
                Ok(renew) => renew,
                Err(error) => {
                    findings.push(unreadable(DUTIES, at, &error.to_string()));
                    continue;
                }
            };
            duties.push(DutyRule {
                key: entry.key,
                name: Text::new(entry.name, entry.en),
                paper: Text::new(entry.paper, entry.paper_en),
                renew,
                clauses: or(entry.clause, &clauses),
            });
        }
        let warns = rules.find::<Deadline>(&format!("deadlines.{WARN}")).ok().flatten().is_some();
        if findings.is_empty() {
            Ok(Self { matrix: rows, duties, warns })
        } else {
            Err(Problem::unusable(findings))
        }
    }

    pub(super) fn row(&self, key: &str) -> Option<&MatrixRow> {
        self.matrix.iter().find(|row| row.key == key)
    }

    pub(super) fn duty(&self, key: &str) -> Option<&DutyRule> {
        self.duties.iter().find(|duty| duty.key == key)
    }
}

fn or(own: Vec<String>, all: &[String]) -> Vec<String> {
    if own.is_empty() { all.to_vec() } else { own }
}

/// Entries of a list with the clauses of the whole; none where the pack has no such list.
fn entries<T: serde::de::DeserializeOwned>(
    rules: &Rules<'_>,
    key: &str,
    findings: &mut Findings,
) -> Result<(Vec<T>, Vec<String>), Problem> {
    let found = rules.find::<Lists>(key).map_err(|error| Problem::bug(&error))?;
    let Some(found) = found else { return Ok((Vec::new(), Vec::new())) };
    let clauses = found.clauses.iter().map(ToString::to_string).collect();
    let mut read = Vec::new();
    for (at, entry) in found.value.entries.into_iter().enumerate() {
        match entry.try_into::<T>() {
            Ok(entry) => read.push(entry),
            Err(error) => findings.push(unreadable(key, at, error.message())),
        }
    }
    Ok((read, clauses))
}

fn unreadable(key: &str, at: usize, why: &str) -> Finding {
    let message = Text::new(format!("读不懂：{why}"), why.to_owned());
    Finding::error("security_rules", format!("{key}/{at}"), message)
}

/// Rules of packs on a day, each read once.
#[derive(Debug, Default)]
pub(super) struct KnownRules {
    known: BTreeMap<String, (EffectiveRules, SecurityRules)>,
}

impl KnownRules {
    /// What a pack says on a day.
    pub(super) async fn of(
        &mut self,
        app: &App,
        pack: &str,
        day: Date,
    ) -> Result<&(EffectiveRules, SecurityRules), Problem> {
        if !self.known.contains_key(pack) {
            let effective = effective_rules(app, pack, day).await?;
            let read = SecurityRules::read(&effective.rules()?)?;
            self.known.insert(pack.to_owned(), (effective, read));
        }
        Ok(&self.known[pack])
    }
}
