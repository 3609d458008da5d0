//! What stands for a system on a day: who is named for each row of the matrix, and how each duty stands.

use super::rules::{DutyRule, MatrixRow, SecurityRules, WARN};
use crate::calendar::load_calendar;
use crate::clock::instant;
use crate::deadline::{DeadlineQuestion, deadline};
use crate::problem::Problem;
use crate::rules::{EffectiveRules, home};
use crate::service::App;
use std::collections::BTreeMap;
use std::sync::Arc;
use yunheng_api::platform::{
    CasePartyJson, SystemAnswerJson, SystemDutyJson, SystemNamedJson, SystemPaperJson,
};
use yunheng_calendar::Calendar;
use yunheng_ledger::{
    DutyPaper, DutyStanding, Naming, OpeningSide, duty_standing, named_on, paper_on, periods,
};
use yunheng_store::ledger::{SystemAnswerRow, SystemPaperRow, SystemPlace};
use yunheng_values::{Date, Lang, Moment, parse_date};

/// Whether a system is in the cloud, so that its unit's duties are looked after.
pub(super) fn is_in_cloud(stage: &str) -> bool {
    ["migrating", "testing", "online"].contains(&stage)
}

fn day(text: &str) -> Result<Date, Problem> {
    parse_date(text).map_err(|error| Problem::bug(&error))
}

/// Namings of one duty.
fn namings<'r>(
    rows: impl Iterator<Item = &'r SystemAnswerRow>,
) -> Result<Vec<Naming<&'r SystemAnswerRow>>, Problem> {
    rows.map(|row| {
        let is_somebody = row.account_id.is_some() || row.operator.is_some();
        Ok(Naming { from: day(&row.from_on)?, number: row.id, who: is_somebody.then_some(row) })
    })
    .collect()
}

/// Who answers for a row of the matrix on a day.
pub(super) fn answer(
    place: &SystemPlace,
    row: &MatrixRow,
    rows: &[SystemAnswerRow],
    (on, lang): (Date, Lang),
) -> Result<SystemAnswerJson, Problem> {
    let own: Vec<&SystemAnswerRow> = rows.iter().filter(|named| named.duty == row.key).collect();
    let said = namings(own.iter().copied())?;
    let periods = periods(&said);
    let named = named_on(&said, on);
    let shown = |number: i64| {
        let period = periods.iter().find(|period| period.naming.number == number)?;
        let row = own.iter().find(|row| row.id == number)?;
        Some(named_json(row, period.until))
    };
    let is_reachable = named.and_then(|naming| naming.who).is_some_and(is_reachable);
    Ok(SystemAnswerJson {
        duty: row.key.clone(),
        name: row.name.in_lang(lang).to_owned(),
        kind: row.kind.clone(),
        side: row.side.as_str().to_owned(),
        party: match row.side {
            OpeningSide::Unit => Some(CasePartyJson { id: place.unit_id, name: place.unit_name.clone() }),
            OpeningSide::Provider => {
                Some(CasePartyJson { id: place.provider_id, name: place.provider_name.clone() })
            }
            OpeningSide::Authority => None,
        },
        named: named.and_then(|naming| shown(naming.number)),
        is_gap: !is_reachable,
        history: periods.iter().filter_map(|period| shown(period.naming.number)).collect(),
        clauses: row.clauses.clone(),
    })
}

/// Whether whoever is named could be asked: an operator from outside, or somebody whose account is in use.
fn is_reachable(row: &SystemAnswerRow) -> bool {
    row.operator.is_some() || row.is_active == 1
}

fn named_json(row: &SystemAnswerRow, until: Option<Date>) -> SystemNamedJson {
    SystemNamedJson {
        from: row.from_on.clone(),
        until: until.map(|day| day.to_string()),
        account_id: row.account_id,
        person_name: row.account_name.clone().or_else(|| row.person.clone()),
        party_name: row.operator.clone().or_else(|| row.party_name.clone()),
        is_outside: row.operator.is_some(),
        note: row.note.clone(),
        recorded_name: row.recorded_name.clone(),
        recorded_at: instant(row.recorded_at_ms),
    }
}

/// Rows of the matrix for which nobody can be asked on a day.
pub(super) fn gaps(rules: &SecurityRules, rows: &[SystemAnswerRow], on: Date) -> Result<i64, Problem> {
    let mut gaps = 0;
    for row in &rules.matrix {
        let said = namings(rows.iter().filter(|named| named.duty == row.key))?;
        let who = named_on(&said, on).and_then(|naming| naming.who);
        gaps += i64::from(!who.is_some_and(is_reachable));
    }
    Ok(gaps)
}

/// From which day on people are told before papers end; each last day is looked up once.
pub(super) struct Warnings<'w> {
    app: &'w App,
    effective: &'w EffectiveRules,
    warns: bool,
    calendar: Option<Arc<Calendar>>,
    known: BTreeMap<Date, Option<Date>>,
}

impl<'w> Warnings<'w> {
    pub(super) fn new(app: &'w App, effective: &'w EffectiveRules, rules: &SecurityRules) -> Self {
        Self { app, effective, warns: rules.warns, calendar: None, known: BTreeMap::new() }
    }

    /// The first day on which the end of a paper is near; none where the pack sets no such limit.
    pub(super) fn from(&mut self, valid_until: Date) -> Result<Option<Date>, Problem> {
        if !self.warns {
            return Ok(None);
        }
        if let Some(known) = self.known.get(&valid_until) {
            return Ok(*known);
        }
        let calendar = match &self.calendar {
            Some(calendar) => Arc::clone(calendar),
            None => load_calendar(&home(self.app)).map_err(Problem::unusable)?,
        };
        self.calendar = Some(Arc::clone(&calendar));
        let (key, end) = (DeadlineQuestion::Key(WARN.to_owned()), Moment::midnight(valid_until));
        let found = deadline(&self.effective.rules()?, &calendar, &key, end, true, Lang::Zh);
        // A day beyond the calendar is near at no time that anybody looks at.
        let from = found.ok().map(|answer| day(&answer.due_on)).transpose()?;
        self.known.insert(valid_until, from);
        Ok(from)
    }
}

/// Papers of a duty as the core judges them.
pub(super) fn duty_papers<'r>(
    rows: impl Iterator<Item = &'r SystemPaperRow>,
) -> Result<Vec<DutyPaper>, Problem> {
    rows.map(|row| {
        let valid_until = row.valid_until.as_deref().map(day).transpose()?;
        Ok(DutyPaper { dated: day(&row.dated_on)?, valid_until, number: row.id })
    })
    .collect()
}

/// How a duty stands on a day, with the paper by which it does.
pub(super) fn stands(
    duty: &str,
    rows: &[SystemPaperRow],
    warnings: &mut Warnings<'_>,
    on: Date,
) -> Result<(DutyStanding, Option<i64>), Problem> {
    let papers = duty_papers(rows.iter().filter(|row| row.duty == duty))?;
    let paper = paper_on(&papers, on);
    let warn_from = match paper.and_then(|paper| paper.valid_until) {
        Some(until) => warnings.from(until)?,
        None => None,
    };
    Ok((duty_standing(paper, warn_from, on), paper.map(|paper| paper.number)))
}

/// A duty with its papers.
pub(super) fn duty_json(
    rule: &DutyRule,
    rows: &[SystemPaperRow],
    warnings: &mut Warnings<'_>,
    (on, lang): (Date, Lang),
) -> Result<SystemDutyJson, Problem> {
    let (standing, current) = stands(&rule.key, rows, warnings, on)?;
    let own = rows.iter().rev().filter(|row| row.duty == rule.key);
    Ok(SystemDutyJson {
        duty: rule.key.clone(),
        name: rule.name.in_lang(lang).to_owned(),
        paper: rule.paper.in_lang(lang).to_owned(),
        standing: standing.as_str().to_owned(),
        current: own.clone().find(|row| Some(row.id) == current).map(paper_json),
        earlier: own.filter(|row| Some(row.id) != current).map(paper_json).collect(),
        renew: rule.renew.map(|limit| limit.to_string()),
        clauses: rule.clauses.clone(),
    })
}

fn paper_json(row: &SystemPaperRow) -> SystemPaperJson {
    SystemPaperJson {
        id: row.id,
        document: row.document.clone(),
        dated_on: row.dated_on.clone(),
        valid_until: row.valid_until.clone(),
        note: row.note.clone(),
        recorded_name: row.recorded_name.clone(),
        recorded_at: instant(row.recorded_at_ms),
        warned_at: row.warned_at_ms.map(instant),
    }
}
