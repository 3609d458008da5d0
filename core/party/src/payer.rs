//! Who pays on which day (AMB-37): records that are only added to, and the history that they give.
//!
//! A record says from which day on somebody pays; it holds until the next one begins, so two never overlap. A record that was
//! wrong is corrected by another one; what was known before stays readable with [`PayerHistory::known_at`].

use crate::party::Payer;
use std::collections::BTreeMap;
use yunheng_policy::Rules;
use yunheng_values::{Date, DateRange, Finding, Findings, Text};

/// What a record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayerAct {
    /// From this day on, this day included, `payer` pays.
    Pays {
        /// First day.
        from: Date,
        /// Who.
        payer: Payer,
    },
    /// The record that is corrected should not be there.
    Withdrawn,
}

/// A record. Numbers grow with the order of recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayerRecord {
    /// Its number.
    pub number: i64,
    /// What it says.
    pub act: PayerAct,
    /// The record that it takes the place of.
    pub corrects: Option<i64>,
    /// Why; a correction must say it.
    pub reason: String,
}

/// A stretch of days with one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayerPeriod {
    /// First day.
    pub from: Date,
    /// First day after; none while it lasts.
    pub until: Option<Date>,
    /// Who pays.
    pub payer: Payer,
    /// Number of the record.
    pub number: i64,
}

/// Who pays on which day, by the records that stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PayerHistory {
    periods: Vec<PayerPeriod>,
}

/// What recording a payer from a day on comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayerStep {
    /// That payer pays on that day already.
    Nothing,
    /// A new record.
    Add,
    /// A record begins on that day with another payer: it must be corrected, with a reason.
    Correct(i64),
}

/// How a change within a settlement cycle is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PayerSplit {
    /// The bill is split on the day.
    #[default]
    ByDay,
    /// The change waits for the next cycle.
    NextCycle,
}

impl PayerSplit {
    /// By the pack's ruling; a pack without one splits by day, because charges are counted by day.
    pub fn from_rules(rules: &Rules<'_>) -> Self {
        match rules.reading("payer.effective_from") {
            Some((_, reading)) if reading == "cycle_end" => Self::NextCycle,
            _ => Self::ByDay,
        }
    }

    /// The day on which a change takes effect that was made for `from`; `cycle` is the one that holds this day.
    pub fn effective_from(self, from: Date, cycle: Option<&DateRange>) -> Date {
        match (self, cycle) {
            (Self::NextCycle, Some(cycle)) if cycle.contains(from) && cycle.start() < from => cycle.end(),
            _ => from,
        }
    }
}

impl PayerHistory {
    /// The history that records give.
    ///
    /// # Errors
    /// Every defect: a correction of nothing, of a later record or of one that was corrected, a correction without a reason, two
    /// payers from one day on. Places are `#NUMBER`.
    pub fn new(records: &[PayerRecord]) -> Result<Self, Findings> {
        let mut findings = Findings::new();
        let mut standing: BTreeMap<i64, &PayerRecord> = BTreeMap::new();
        let mut in_order: Vec<&PayerRecord> = records.iter().collect();
        in_order.sort_by_key(|record| record.number);
        for record in in_order {
            if let Some(corrected) = record.corrects {
                if standing.remove(&corrected).is_none() {
                    findings.push(corrects_nothing(record, corrected));
                }
                if record.reason.trim().is_empty() {
                    findings.push(without_reason(record));
                }
            }
            standing.insert(record.number, record);
        }
        let mut history = Self::default();
        let mut begins: Vec<(Date, i64, Payer)> = standing.values().filter_map(|r| r.begins()).collect();
        begins.sort_by_key(|(from, number, _)| (*from, *number));
        for (at, (from, number, payer)) in begins.iter().enumerate() {
            let next = begins.get(at + 1);
            if let Some(other) = next.filter(|(day, ..)| day == from) {
                findings.push(two_payers(*from, *number, other.1));
            }
            let until = next.map(|(day, ..)| *day);
            history.periods.push(PayerPeriod { from: *from, until, payer: *payer, number: *number });
        }
        if findings.is_empty() { Ok(history) } else { Err(findings) }
    }

    /// The history as it was known when `number` was the last record.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn known_at(records: &[PayerRecord], number: i64) -> Result<Self, Findings> {
        let known: Vec<PayerRecord> = records.iter().filter(|r| r.number <= number).cloned().collect();
        Self::new(&known)
    }

    /// The stretches of days, in order.
    pub fn periods(&self) -> &[PayerPeriod] {
        &self.periods
    }

    /// The stretch that holds a day; none before the first record.
    pub fn on(&self, day: Date) -> Option<&PayerPeriod> {
        let passed = self.periods.partition_point(|period| period.from <= day);
        self.periods.get(passed.checked_sub(1)?)
    }

    /// Who pays on a day.
    pub fn payer_on(&self, day: Date) -> Option<Payer> {
        self.on(day).map(|period| period.payer)
    }

    /// A range of days cut where the payer changes. Two records in a row with one payer are no change.
    pub fn split(&self, range: &DateRange) -> Vec<(DateRange, Option<Payer>)> {
        let mut cuts: Vec<Date> = vec![range.start()];
        let inside = self.periods.iter().map(|period| period.from).filter(|from| *from > range.start());
        cuts.extend(inside.filter(|from| *from < range.end()));
        cuts.retain({
            let mut before: Option<Option<Payer>> = None;
            move |day| before.replace(self.payer_on(*day)) != Some(self.payer_on(*day))
        });
        let ends = cuts.iter().skip(1).copied().chain(std::iter::once(range.end()));
        let parts = cuts.iter().zip(ends);
        parts
            .filter_map(|(from, until)| Some((DateRange::new(*from, until).ok()?, self.payer_on(*from))))
            .collect()
    }

    /// What it takes to say that `payer` pays from a day on.
    pub fn step(&self, from: Date, payer: Payer) -> PayerStep {
        match self.on(from) {
            Some(period) if period.payer == payer => PayerStep::Nothing,
            Some(period) if period.from == from => PayerStep::Correct(period.number),
            _ => PayerStep::Add,
        }
    }
}

impl PayerRecord {
    fn begins(&self) -> Option<(Date, i64, Payer)> {
        match self.act {
            PayerAct::Pays { from, payer } => Some((from, self.number, payer)),
            PayerAct::Withdrawn => None,
        }
    }

    fn place(&self) -> String {
        format!("#{}", self.number)
    }
}

fn corrects_nothing(record: &PayerRecord, corrected: i64) -> Finding {
    Finding::error(
        "corrects_nothing",
        record.place(),
        Text::new(
            format!("更正的记录{corrected}不存在、在其后，或已被更正"),
            format!(
                "record {corrected}, which is corrected, does not exist, comes later or was corrected already"
            ),
        ),
    )
    .hint("更正最后一次有效的记录", "correct the record that stands now")
}

fn without_reason(record: &PayerRecord) -> Finding {
    Finding::error(
        "missing_reason",
        record.place(),
        Text::new("更正付款单位必须写明原因", "a correction of a payer must say why"),
    )
}

fn two_payers(from: Date, first: i64, second: i64) -> Finding {
    Finding::error(
        "payer_conflict",
        format!("#{second}"),
        Text::new(
            format!("自{from}起有两条付款记录（{first}与{second}），应只有一条"),
            format!("two records ({first} and {second}) begin on {from}; one is expected"),
        ),
    )
    .hint("更正其中一条，不要再加一条", "correct one of them instead of adding another")
}
