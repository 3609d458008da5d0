//! Parties as they stand on the wire.

use super::around::payer_of;
use super::day;
use crate::clock::instant;
use crate::problem::Problem;
use yunheng_access::Scope;
use yunheng_api::platform::{AliasJson, FindingBody, PartyDetailJson, PartyJson, PayerPeriodJson};
use yunheng_party::{PayerAct, PayerHistory, PayerRecord};
use yunheng_store::Db;
use yunheng_store::party::{self, AliasRow, PartyRow, PayerRow, WholePartyRow};
use yunheng_values::{Finding, Lang, parse_date};

/// A party as a list shows it.
pub(super) fn party_json(row: PartyRow) -> PartyJson {
    PartyJson {
        id: row.id,
        parent_id: row.parent_id,
        parent_name: row.parent_name,
        kind: row.kind,
        level: row.level,
        name: row.name,
        short_name: row.short_name,
        uscc: row.uscc,
        division_code: row.division_code,
        funding: row.funding,
        note: row.note,
        status: row.status,
        closed_on: row.closed_on,
        payer_id: row.payer_id,
        payer_name: row.payer_name,
        version: row.version,
    }
}

/// A party in the scope with what belongs to it.
pub(super) async fn detail(
    db: Db<'_>,
    scope: &Scope,
    id: i64,
    now_ms: i64,
) -> Result<PartyDetailJson, Problem> {
    let today = day(now_ms)?.to_string();
    let whole = party::find_whole(db, scope, id, &today).await?.ok_or_else(Problem::not_found)?;
    detail_of(db, whole).await
}

/// A party that was read, with what belongs to it.
pub(super) async fn detail_of(db: Db<'_>, whole: WholePartyRow) -> Result<PartyDetailJson, Problem> {
    let id = whole.party.id;
    let aliases = if whole.alias_count > 0 { party::aliases(db, &[id]).await? } else { Vec::new() };
    let records = if whole.payer_count > 0 { party::payers(db, id).await? } else { Vec::new() };
    Ok(PartyDetailJson {
        party: party_json(whole.party),
        aliases: aliases.into_iter().map(alias_json).collect(),
        payers: periods(id, &records)?,
        children: whole.child_count,
        findings: Vec::new(),
    })
}

fn alias_json(row: AliasRow) -> AliasJson {
    let created_at = instant(row.created_at_ms);
    AliasJson { id: row.id, alias: row.alias, source: row.source, reason: row.reason, created_at }
}

fn periods(party: i64, records: &[PayerRow]) -> Result<Vec<PayerPeriodJson>, Problem> {
    let history = history(party, records)?;
    let shown = history.periods().iter().filter_map(|period| {
        let record = records.iter().find(|record| record.id == period.number)?;
        Some(PayerPeriodJson {
            from_on: period.from.to_string(),
            until_on: period.until.map(|day| day.to_string()),
            payer_id: record.payer_id?,
            payer_name: record.payer_name.clone(),
            record_id: record.id,
        })
    });
    Ok(shown.collect())
}

/// Records as the core knows them: one for a day on which there is one already takes its place.
pub(super) fn records_of(party: i64, rows: &[PayerRow]) -> Result<Vec<PayerRecord>, Problem> {
    let record = |(at, row): (usize, &PayerRow)| {
        let from = parse_date(&row.from_on).map_err(|error| Problem::bug(&error))?;
        let earlier = rows[..at].iter().rev().find(|earlier| earlier.from_on == row.from_on);
        let act = match row.payer_id {
            Some(payer) => PayerAct::Pays { from, payer: payer_of(party, payer) },
            None => PayerAct::Withdrawn,
        };
        let corrects = earlier.map(|earlier| earlier.id);
        Ok(PayerRecord { number: row.id, act, corrects, reason: row.reason.clone() })
    };
    rows.iter().enumerate().map(record).collect()
}

/// Who pays on which day, by the records that stand.
pub(super) fn history(party: i64, rows: &[PayerRow]) -> Result<PayerHistory, Problem> {
    let records = records_of(party, rows)?;
    PayerHistory::new(&records).map_err(|findings| {
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        Problem::bug(&format!("payers of party {party}: {}", codes.join(", ")))
    })
}

/// Findings as they stand on the wire.
pub(super) fn bodies(findings: &[Finding], lang: Lang) -> Vec<FindingBody> {
    let body = |finding: yunheng_api::FindingJson| FindingBody {
        severity: finding.severity.to_owned(),
        code: finding.code.to_owned(),
        place: finding.place,
        clauses: finding.clauses,
        message: finding.message,
        hint: finding.hint,
    };
    yunheng_api::findings_json(findings, lang).into_iter().map(body).collect()
}
