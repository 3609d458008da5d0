//! An edit of what is known of a party.

use super::around::{Around, alias_of, facts_of, names};
use super::day;
use super::form::{make_searchable, record, stored_below_stored};
use super::funding::funding;
use super::shown::{bodies, detail_of};
use super::typed::Form;
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{PartyDetailJson, PartyPatchJson};
use yunheng_store::authority;
use yunheng_store::party::{self, PartyFacts, PartyRow};

/// Edits the version of a party that the person has read. With another parent everything below it moves as well.
///
/// # Errors
/// No such party in the scope; another edit came between; the party is closed; every value that is not right.
pub async fn edit(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    patch: &PartyPatchJson,
) -> Result<PartyDetailJson, Problem> {
    let act = if is_note_alone(patch) {
        // A note concerns no other party, so nobody else has to begin again because of it.
        app.locking_act(caller, Permission::PartyEdit, "party.edit").await?
    } else {
        app.act(caller, Permission::PartyEdit, "party.edit").await?
    };
    let mut act = act.on("party", id);
    let today = day(act.now_ms())?;
    let mut whole = party::find_whole(act.db(), act.scope(), id, &today.to_string())
        .await?
        .ok_or_else(Problem::not_found)?;
    let row = whole.party.clone();
    if row.version != version {
        return Err(Problem::stale());
    }
    if !row.is_active() {
        return Err(closed());
    }
    let funding = funding(act.app(), act.db(), today).await?;
    let aliases = if whole.alias_count > 0 { party::aliases(act.db(), &[id]).await? } else { Vec::new() };
    let before = facts_of(&row, aliases.iter().map(alias_of).collect())?;
    let form = Form::read(patch, Some(&before), &funding);
    let (around, decided) = if is_note_alone(patch) {
        (Around::default(), form.decide_alone(&row)?)
    } else {
        let around = Around::load(act.db(), &form.asks_for(Some(id)), today).await?;
        let decided = form.decide(&around, &funding, act.scope(), Some(&row))?;
        (around, decided)
    };
    let (old, new) = (stored_below_stored(&before), stored_below_stored(&decided.facts));
    let findings = bodies(&decided.findings, caller.place.lang);
    if old != new {
        record(&mut act, Some(&old), &new);
        if !party::update(act.db(), id, version, new.clone(), act.now_ms()).await? {
            return Err(Problem::stale());
        }
        rewrite(&mut whole.party, new, &around);
        if names(&before) != names(&decided.facts) {
            make_searchable(&act, id, &decided.facts).await?;
        }
        move_below(&act, &row, &decided.parent_path).await?;
    }
    let shown = detail_of(act.db(), whole).await?;
    act.commit().await?;
    Ok(PartyDetailJson { findings, ..shown })
}

/// Whether an edit touches nothing that a rule compares with other parties.
fn is_note_alone(patch: &PartyPatchJson) -> bool {
    *patch == PartyPatchJson { note: patch.note.clone(), ..PartyPatchJson::default() }
}

/// What was read, as it was written: reading it again would make PostgreSQL see conflicts with neighbours that are edited meanwhile.
fn rewrite(row: &mut PartyRow, new: PartyFacts, around: &Around) {
    if row.parent_id != new.parent_id {
        let parent = new.parent_id.and_then(|id| around.rows.get(&id));
        row.parent_name = parent.map(|parent| parent.name.clone());
    }
    if row.payer_id == Some(row.id) {
        row.payer_name = Some(new.name.clone());
    }
    row.parent_id = new.parent_id;
    row.kind = new.kind;
    row.level = new.level;
    row.name = new.name;
    row.short_name = new.short_name;
    row.uscc = new.uscc;
    row.division_code = new.division_code;
    row.funding = new.funding;
    row.note = new.note;
    row.version += 1;
}

/// Puts a party with everything below it under a path. Grants begin at paths, so what is remembered of them is stale then.
async fn move_below(act: &Act<'_>, row: &PartyRow, parent_path: &str) -> Result<(), Problem> {
    let above = if parent_path.is_empty() { "/" } else { parent_path };
    if row.path == format!("{above}{}/", row.id) {
        return Ok(());
    }
    party::move_subtree(act.db(), row.id, &row.path, parent_path).await?;
    Ok(authority::bump_epoch(act.db()).await?)
}

/// What is said to whoever changes a closed party.
pub(super) fn closed() -> Problem {
    Problem::conflict(
        "party_closed",
        "该单位已注销；需要修改时请先恢复",
        "this party is closed; open it again to change it",
    )
}
