//! Writes a checked file into the parties, if it would still do what was shown.

use super::place::Places;
use super::plan::{Asking, Planned};
use super::{Stored, StoredRow};
use crate::act::Act;
use crate::caller::Caller;
use crate::party::around::{names, stored, stored_id};
use crate::party::day;
use crate::party::funding::funding;
use crate::party::payer::step_of_file;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::ImportDoneJson;
use yunheng_party::{Alias, Column, PartyDraft, PartyRef, Payer, Update, normalize_name};
use yunheng_store::party::{self, ImportState, NewAlias, NewPayer};
use yunheng_store::{StoreError, authority};
use yunheng_values::{Date, parse_date};

/// Writes a checked file of the person. The plan is made again inside the transaction, and must be the one that was shown.
///
/// # Errors
/// Not allowed; no such file of this person; it has an error, was written already, or the parties changed in between.
pub async fn commit_import(app: &App, caller: &Caller, id: i64) -> Result<ImportDoneJson, Problem> {
    let act = app.act(caller, Permission::PartyEdit, "party.import.commit").await?.on("party_import", id);
    let row = party::find_import(act.db(), caller.account, id).await?.ok_or_else(Problem::not_found)?;
    let kept: Stored = serde_json::from_str(&row.plan).map_err(|error| Problem::bug(&error))?;
    if row.state == ImportState::Committed.as_str() {
        return Err(Problem::conflict("import_done", "这个文件已经导入", "this file was imported already"));
    }
    if kept.rows.is_empty() {
        let zh = "文件没有可导入的内容：请改正文件后重新上传";
        return Err(Problem::conflict(
            "import_unusable",
            zh,
            "nothing of this file can be written: mend it and send it again",
        ));
    }
    let (rows, today) = (kept.rows.iter().map(StoredRow::row).collect::<Vec<_>>(), day(act.now_ms())?);
    let payer_from = parse_date(&kept.payer_from).map_err(|error| Problem::bug(&error))?;
    let kinds = funding(act.app(), act.db(), today).await?;
    let asking = Asking { file: &row.file_name, rows: &rows, payer_from, today };
    let planned = Planned::of(act.db(), act.scope(), &kinds, asking).await?;
    if row.state != ImportState::Checked.as_str() || planned.shown() != kept.plan {
        return Err(outdated(act, id).await?);
    }
    let done = Writing { act, today, payer_from, file: &row.file_name, ids: BTreeMap::new() }
        .write(id, &planned)
        .await;
    done.map_err(told_apart)
}

/// Keeps that the file is of no use any more, and says so.
async fn outdated(act: Act<'_>, id: i64) -> Result<Problem, Problem> {
    let problem = Problem::conflict(
        "import_outdated",
        "检查之后单位数据有了变动，导入结果会与所示不同；请重新上传文件再确认",
        "parties changed since the file was checked, so it would do something else than was shown: send it again",
    );
    party::set_import_state(act.db(), id, ImportState::Outdated, act.now_ms()).await?;
    act.as_refused(problem.code).commit().await?;
    Ok(problem)
}

/// Two parties that take each other's names need two files.
fn told_apart(problem: Problem) -> Problem {
    if problem.code != "exists" {
        return problem;
    }
    Problem::conflict(
        "import_order",
        "文件中有单位互换名称或别名，请分两次导入",
        "parties of this file take each other's names: import it in two parts",
    )
}

/// A plan that is being written.
struct Writing<'a, 'f> {
    act: Act<'a>,
    today: Date,
    payer_from: Date,
    file: &'f str,
    /// Ids of new parties by their lines.
    ids: BTreeMap<u64, i64>,
}

impl Writing<'_, '_> {
    async fn write(mut self, id: i64, planned: &Planned) -> Result<ImportDoneJson, Problem> {
        let plan = &planned.plan;
        for new in &plan.create {
            self.create(new.line, &new.facts).await?;
        }
        let places = Places::of(&planned.around, plan);
        let mut updates: Vec<&Update> = plan.update.iter().collect();
        // A parent is in its place before what stands below it moves.
        updates.sort_by_key(|update| places.depth(update.id));
        let mut moved = false;
        for update in updates {
            moved |= self.update(planned, update).await?;
        }
        // Everybody has an id now.
        for new in &plan.create {
            self.payer(PartyRef::Row(new.line), &new.facts).await?;
        }
        for update in plan.update.iter().filter(|update| changes(update, Column::Payer)) {
            self.payer(update.id, &update.facts).await?;
        }
        if moved {
            authority::bump_epoch(self.act.db()).await?;
        }
        if !party::set_import_state(self.act.db(), id, ImportState::Committed, self.act.now_ms()).await? {
            return Err(Problem::stale());
        }
        let done = ImportDoneJson { created: plan.create.len() as i64, updated: plan.update.len() as i64 };
        let act = self.act.fact("file", self.file);
        act.fact("created", &done.created.to_string())
            .fact("updated", &done.updated.to_string())
            .commit()
            .await?;
        Ok(done)
    }

    fn id(&self, party: PartyRef) -> Result<i64, Problem> {
        let id = match party {
            PartyRef::Stored(id) => Some(id),
            PartyRef::Row(line) => self.ids.get(&line).copied(),
        };
        id.ok_or_else(|| Problem::bug(&format!("{party} comes after what names it")))
    }

    /// The present path of a parent; empty at the top.
    async fn path_of(&self, parent: Option<PartyRef>) -> Result<(Option<i64>, String), Problem> {
        let Some(parent) = parent else { return Ok((None, String::new())) };
        let id = self.id(parent)?;
        let path = party::path(self.act.db(), id).await?.ok_or(StoreError::Reference)?;
        Ok((Some(id), path))
    }

    async fn create(&mut self, line: u64, facts: &PartyDraft) -> Result<(), Problem> {
        let (parent, path) = self.path_of(facts.parent).await?;
        let (id, _) = party::insert(self.act.db(), stored(facts, parent), &path, self.act.now_ms()).await?;
        self.ids.insert(line, id);
        self.add_aliases(id, &facts.aliases).await?;
        party::set_searchable(self.act.db(), id, &names(facts)).await?;
        self.act.also("party.create", "party", id, &[("file", self.file), ("name", &facts.name)]);
        Ok(())
    }

    async fn add_aliases(&self, party_id: i64, aliases: &[Alias]) -> Result<(), Problem> {
        for alias in aliases {
            let normalized = normalize_name(&alias.name);
            let new = NewAlias {
                party_id,
                alias: &alias.name,
                normalized: &normalized,
                source: &alias.source,
                reason: &alias.reason,
                by: self.act.account(),
            };
            party::insert_alias(self.act.db(), new, self.act.now_ms()).await?;
        }
        Ok(())
    }

    /// Writes an update; whether the party moved.
    async fn update(&mut self, planned: &Planned, update: &Update) -> Result<bool, Problem> {
        let id = self.id(update.id)?;
        let row = planned.around.rows.get(&id).ok_or(StoreError::Reference)?;
        let before = planned.around.facts(id).ok_or(StoreError::Reference)?;
        let facts = &update.facts;
        let (parent, parent_path) = self.path_of(facts.parent).await?;
        if !party::update(self.act.db(), id, row.version, stored(facts, parent), self.act.now_ms()).await? {
            return Err(Problem::stale());
        }
        self.change_aliases(id, &before.aliases, &facts.aliases).await?;
        party::set_searchable(self.act.db(), id, &names(facts)).await?;
        let moved = before.parent != facts.parent;
        if moved {
            let path = party::path(self.act.db(), id).await?.ok_or(StoreError::Reference)?;
            party::move_subtree(self.act.db(), id, &path, &parent_path).await?;
        }
        let said: Vec<(&str, String)> = update
            .changes
            .iter()
            .map(|change| (change.column.as_str(), format!("{} → {}", change.before, change.after)))
            .collect();
        let said = said.iter().map(|(column, text)| (*column, text.as_str()));
        let facts: Vec<(&str, &str)> = std::iter::once(("file", self.file)).chain(said).collect();
        self.act.also("party.edit", "party", id, &facts);
        Ok(moved)
    }

    /// A new name that was an alias is none any more; everything else is only added.
    async fn change_aliases(&self, id: i64, before: &[Alias], after: &[Alias]) -> Result<(), Problem> {
        for row in party::aliases(self.act.db(), &[id]).await? {
            if !after.iter().any(|alias| alias.name == row.alias) {
                party::remove_alias(self.act.db(), id, row.id).await?;
            }
        }
        let new: Vec<Alias> = after.iter().filter(|alias| !before.contains(alias)).cloned().collect();
        self.add_aliases(id, &new).await
    }

    async fn payer(&mut self, party: PartyRef, facts: &PartyDraft) -> Result<(), Problem> {
        let Some(payer) = facts.payer else { return Ok(()) };
        let party_id = self.id(party)?;
        let payer_id = match payer {
            Payer::Own => party_id,
            Payer::Other(other) => self.id(other)?,
        };
        if stored_id(party).is_some() {
            let records = party::payers(self.act.db(), party_id).await?;
            let known = crate::party::around::payer_of(party_id, payer_id);
            match step_of_file(party_id, &records, self.payer_from, self.today, known)? {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                // The plan refused such a file.
                Err(_) => return Err(Problem::stale()),
            }
        }
        let (from_on, reason) = (self.payer_from.to_string(), format!("导入：{}", self.file));
        let by = self.act.account();
        let new = NewPayer { party_id, from_on: &from_on, payer_id: Some(payer_id), reason: &reason, by };
        party::insert_payer(self.act.db(), new, self.act.now_ms()).await?;
        Ok(())
    }
}

fn changes(update: &Update, column: Column) -> bool {
    update.changes.iter().any(|change| change.column == column)
}
