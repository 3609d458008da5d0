//! What a table of parties would change. Nothing is changed here, and nothing may be when one finding is an error.
//!
//! A row means the stored party with its 统一社会信用代码, else the one with its name or alias, else a new one. Rows may name
//! parties of later rows. A column that the table lacks is left as it is, an empty cell clears, aliases are only added: taking
//! one away, or correcting a code, is a decision about one party and not the work of a file.

mod meant;
mod read;

use crate::check::{Check, refuse};
use crate::column::Column;
use crate::export::cells;
use crate::funding::FundingRules;
use crate::party::{Party, PartyDraft, PartyRef, Payer};
use crate::register::Register;
use read::RowRead;
use std::collections::BTreeMap;
use yunheng_values::{Findings, Text};

/// A row of a table of parties, as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its line.
    pub line: u64,
    cells: [Option<String>; Column::COUNT],
}

impl ImportRow {
    /// A row of a table that has no column yet.
    pub fn new(line: u64) -> Self {
        Self { line, cells: Default::default() }
    }

    /// With a cell; empty text is an empty cell.
    #[must_use]
    pub fn with(mut self, column: Column, text: impl Into<String>) -> Self {
        self.cells[column.index()] = Some(text.into());
        self
    }

    /// The text of a cell without blanks around it; none when the table lacks the column.
    pub fn cell(&self, column: Column) -> Option<&str> {
        self.cells[column.index()].as_deref().map(str::trim)
    }
}

/// What an import would do. Empty when a finding is an error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// New parties, each after its parent. Payers may come later.
    pub create: Vec<Creation>,
    /// Changed parties.
    pub update: Vec<Update>,
    /// Parties whose row says what is stored.
    pub unchanged: Vec<PartyRef>,
}

/// A new party. Others of the plan mean it by [`PartyRef::Row`] with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Creation {
    /// Its row.
    pub line: u64,
    /// What it will be.
    pub facts: PartyDraft,
}

/// A party that changes. A new payer is a record of the payer history from the day of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// Its row.
    pub line: u64,
    /// Which one.
    pub id: PartyRef,
    /// What it will be.
    pub facts: PartyDraft,
    /// What is different.
    pub changes: Vec<Change>,
}

/// A column of a party before and after, in the words of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which column.
    pub column: Column,
    /// What is stored.
    pub before: String,
    /// What the row says.
    pub after: String,
}

impl Plan {
    /// How many rows it is about.
    pub fn rows(&self) -> usize {
        self.create.len() + self.update.len() + self.unchanged.len()
    }
}

/// Plans an import. `file` is the name of the table: findings are placed at `FILE:LINE:COLUMN`, and new aliases name it as source.
///
/// The order of `rows` does not matter.
pub fn plan_import(
    existing: &Register,
    funding: &FundingRules,
    rows: &[ImportRow],
    file: &str,
) -> (Plan, Findings) {
    let mut findings = Findings::new();
    let mut read: Vec<RowRead> = rows.iter().map(|row| RowRead::of(row, funding, file)).collect();
    read.sort_by_key(|row| row.line);
    meant::find_targets(existing, &mut read, file, &mut findings);
    let after = future(existing, &mut read);
    for row in &mut read {
        findings.append(&mut row.findings);
        let Some(facts) = after.get(row.id) else { continue };
        if existing.get(row.id) != Some(facts) {
            let place = |column| place(file, row.line, column);
            findings.extend(Check { register: &after, funding, place: &place }.party(Some(row.id), facts));
        }
    }
    in_order_of_lines(&mut findings, file);
    if refuse(&findings) {
        (Plan::default(), findings)
    } else {
        (plan(existing, &after, &read, funding), findings)
    }
}

/// Where a column of a row stands.
fn place(file: &str, line: u64, column: Column) -> String {
    format!("{file}:{line}:{}", column.as_str())
}

/// Stable, so that findings of one line keep their order.
fn in_order_of_lines(findings: &mut Findings, file: &str) {
    findings.sort_by_key(|finding| {
        let rest = finding.place.strip_prefix(file).and_then(|rest| rest.strip_prefix(':'));
        rest.and_then(|rest| rest.split(':').next()?.parse::<u64>().ok())
    });
}

/// All parties as they would be. Names are known before anybody is asked for a parent, so parents may come later.
fn future(existing: &Register, rows: &mut [RowRead]) -> Register {
    let mut drafts: BTreeMap<PartyRef, PartyDraft> =
        existing.iter().map(|(id, facts)| (id, facts.clone())).collect();
    for row in rows.iter_mut() {
        if let Some(facts) = row.without_references(existing) {
            drafts.insert(row.id, facts);
        }
    }
    let as_parties = |drafts: &BTreeMap<PartyRef, PartyDraft>| {
        Register::new(drafts.iter().map(|(id, facts)| Party { id: *id, facts: facts.clone() }))
    };
    let names = as_parties(&drafts);
    for row in rows.iter_mut() {
        let (parent, payer) = (row.parent(&names), row.payer(&names));
        let Some(facts) = drafts.get_mut(&row.id) else { continue };
        if let Some(parent) = parent {
            facts.parent = parent;
        }
        if let Some(payer) = payer {
            facts.payer = payer;
        }
    }
    as_parties(&drafts)
}

fn plan(existing: &Register, after: &Register, rows: &[RowRead], funding: &FundingRules) -> Plan {
    let mut plan = Plan::default();
    for row in rows {
        let Some(facts) = after.get(row.id) else { continue };
        let line = row.line;
        match existing.get(row.id) {
            None => plan.create.push(Creation { line, facts: facts.clone() }),
            Some(before) => {
                let changes = changes(&cells(existing, funding, before), &cells(after, funding, facts));
                if changes.is_empty() {
                    plan.unchanged.push(row.id);
                } else {
                    plan.update.push(Update { line, id: row.id, facts: facts.clone(), changes });
                }
            }
        }
    }
    plan.create.sort_by_key(|new| (after.depth(PartyRef::Row(new.line)), new.facts.name.clone()));
    plan.update.sort_by_key(|update| update.id);
    plan.unchanged.sort_unstable();
    plan
}

fn changes(before: &[String; Column::COUNT], after: &[String; Column::COUNT]) -> Vec<Change> {
    let both = Column::ALL.into_iter().zip(before.iter().zip(after));
    both.filter(|(_, (before, after))| before.trim() != after.trim())
        .map(|(column, (before, after))| Change { column, before: before.clone(), after: after.clone() })
        .collect()
}

/// Words that mean that a unit pays for itself.
pub(crate) const OWN_PAYER: [&str; 5] = ["自行承担", "自付", "自费", "本单位", "self"];

impl Payer {
    /// What a table says for it.
    pub(crate) fn own_word() -> Text {
        Text::new(OWN_PAYER[0], OWN_PAYER[4])
    }
}
