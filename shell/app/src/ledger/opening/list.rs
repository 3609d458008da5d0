//! Opening lists that a person may see, and one with everything that was said.

use super::super::confirmed::start_rule;
use super::super::day_of;
use super::mark::firm_of;
use super::said::Said;
use super::word::side_of;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CasePartyJson, OpeningDetailJson, OpeningJson, OpeningRemarkJson, OpeningSideJson, OpeningWordJson, Page,
};
use yunheng_ledger::{OpeningSide, is_provisional};
use yunheng_store::ledger::{self, OpeningRemarkRow, OpeningRow, OpeningWanted, OpeningWordRow};
use yunheng_values::Date;

/// Which opening lists.
#[derive(Debug, Clone, Default)]
pub struct OpeningFilter {
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Those that are provisional, or those that are not.
    pub is_provisional: Option<bool>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Opening lists that the caller may see, newest first.
///
/// # Errors
/// Not allowed.
pub async fn openings(
    app: &App,
    caller: &Caller,
    filter: &OpeningFilter,
) -> Result<Page<OpeningJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let today = day_of(reading.now_ms)?;
    let wanted = OpeningWanted {
        unit_id: filter.unit_id,
        provider_id: filter.provider_id,
        provisional: filter.is_provisional.map(|is| (is, today.to_string())),
        below_id: filter.below_id,
        limit: filter.limit + 1,
    };
    let mut rows = ledger::openings(reading.db, &reading.scope, &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    let mut items = Vec::new();
    for row in rows {
        let said = Said::of(reading.db, &row).await?;
        items.push(opening_json(row, &said, today)?);
    }
    Ok(Page { items, next })
}

fn opening_json(row: OpeningRow, said: &Said, today: Date) -> Result<OpeningJson, Problem> {
    let firm = firm_of(row.firm_from.as_deref(), row.firm_known)?;
    Ok(OpeningJson {
        id: row.id,
        pack: row.pack,
        opening_on: row.opening_on,
        document: row.document,
        unit: CasePartyJson { id: row.unit_id, name: row.unit_name },
        provider: CasePartyJson { id: row.provider_id, name: row.provider_name },
        resources: row.resources,
        objections: row.objections,
        is_provisional: is_provisional(firm, today, None),
        firm_from: row.firm_from,
        missing: said.standing().missing.into_iter().map(|side| side.as_str().to_owned()).collect(),
        created_at: instant(row.created_at_ms),
    })
}

/// An opening list with everything that was said of it.
///
/// # Errors
/// Not allowed; none that the caller may see.
pub async fn opening(app: &App, caller: &Caller, id: i64) -> Result<OpeningDetailJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let db = reading.db;
    let row = ledger::find_opening(db, &reading.scope, id).await?.ok_or_else(Problem::not_found)?;
    let said = Said::of(db, &row).await?;
    let side = side_of(db, caller, &row).await?;
    let may = caller.permissions(reading.now_ms).has(Permission::OpeningConfirm);
    let waits = |side: OpeningSide| said.word(side).is_none() && !said.is_objecting(side);
    let rule = start_rule(app, &row.pack, reading.now_ms).await?;
    let (says, clauses) = rule.unzip();
    Ok(OpeningDetailJson {
        sides: OpeningSide::ALL.into_iter().map(|side| side_json(&said, side)).collect(),
        remarks: said.remarks.iter().map(|(_, remark)| remark_json(remark)).collect(),
        side: side.map(|side| side.as_str().to_owned()),
        may_confirm: may && side.is_some_and(waits),
        known: ledger::last_position(db).await?,
        rule: says,
        clauses: clauses.unwrap_or_default(),
        opening: opening_json(row, &said, day_of(reading.now_ms)?)?,
    })
}

fn side_json(said: &Said, side: OpeningSide) -> OpeningSideJson {
    let word = said.word(side);
    let is_earlier = |row: &&OpeningWordRow| word.is_none_or(|word| row.number < word.number);
    let own = said.words.iter().filter(|(word, _)| word.side == side).map(|(_, row)| row);
    OpeningSideJson {
        side: side.as_str().to_owned(),
        word: word.map(word_json),
        earlier: own.filter(is_earlier).map(word_json).collect(),
        is_objecting: said.is_objecting(side),
    }
}

fn word_json(row: &OpeningWordRow) -> OpeningWordJson {
    OpeningWordJson {
        person_name: row.person_name.clone(),
        note: row.note.clone(),
        said_at: instant(row.said_at_ms),
        known: row.known,
    }
}

fn remark_json(row: &OpeningRemarkRow) -> OpeningRemarkJson {
    let state = match row {
        row if row.is_objection != 1 => "noted",
        row if row.withdrawn_at_ms.is_some() => "withdrawn",
        row if row.stands() => "open",
        _ => "corrected",
    };
    OpeningRemarkJson {
        id: row.id,
        resource_id: row.resource_id,
        number: row.resource_number.clone(),
        side: row.side.clone(),
        is_objection: row.is_objection == 1,
        state: state.to_owned(),
        says: row.says.clone(),
        person_name: row.person_name.clone(),
        said_at: instant(row.said_at_ms),
        withdrawn_name: row.withdrawn_name.clone(),
        withdrawn_at: row.withdrawn_at_ms.map(instant),
        withdrawn_note: row.withdrawn_note.clone(),
    }
}
