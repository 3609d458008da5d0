//! Drafts of processes: begun from a version, written, thrown away. Every writing is checked at once.

use super::super::show::role_titles;
use super::check::Checked;
use super::compare::{in_words, read};
use super::deploy::open_proposals;
use super::list::{draft_row, settled};
use super::{Known, PROCESS_FILE};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeSet;
use yunheng_access::Permission;
use yunheng_api::platform::{Created, DesignDraftEditJson, DesignDraftInJson, DesignDraftJson};
use yunheng_process::read_bpmn;
use yunheng_store::Db;
use yunheng_store::design::{self as store, DraftRow, NewDraft};
use yunheng_values::{Finding, Findings, Text};

/// Largest process, bytes: hundreds of elements with their drawing.
const LARGEST_PROCESS: usize = 512 * 1024;
/// Longest name, characters.
const LONGEST_NAME: usize = 60;
/// Faults of a file that is read all the same, and can be drawn on.
const READABLE: [&str; 4] = ["bad_setting", "dangling_reference", "missing_id", "duplicate_id"];

/// Begins a draft from a version.
///
/// # Errors
/// Not allowed; no such kind or version; a name that is none.
pub async fn begin(
    app: &App,
    caller: &Caller,
    once: Option<&Once>,
    given: &DesignDraftInJson,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, Permission::ProcessDesign, "design.begin").await?;
    if let Some(done) = act.answered(once).await? {
        return Ok(done);
    }
    let name = name(&given.name)?;
    let known = Known::find(app, act.db(), &given.pack, &given.kind).await?;
    let process = known.process(given.based_on)?;
    let new = NewDraft {
        pack: &given.pack,
        kind: &given.kind,
        name: &name,
        based_on: given.based_on,
        process: &process,
    };
    let id = store::insert_draft(act.db(), &new, caller.account, act.now_ms()).await?;
    act.set_object("design", id);
    act.changed("name", None, Some(&name));
    let made = Created { id };
    act.remember(once, &made).await?;
    act.fact("pack", &given.pack).fact("kind", &given.kind).commit().await?;
    Ok(made)
}

/// A draft, checked.
///
/// # Errors
/// Not allowed; no such draft.
pub async fn draft(app: &App, caller: &Caller, id: i64) -> Result<DesignDraftJson, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let row = store::draft(reading.db, id).await?.ok_or_else(Problem::not_found)?;
    shown(app, caller, reading.db, &row).await
}

/// Writes a draft. What is not sound is kept and said; what is no drawing at all is refused.
///
/// # Errors
/// Not allowed; an older version; one that waits for a second person; a text that is no BPMN.
pub async fn write(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    given: &DesignDraftEditJson,
) -> Result<DesignDraftJson, Problem> {
    let mut act = app.act(caller, Permission::ProcessDesign, "design.edit").await?.on("design", id);
    let row = own(&act, id, version).await?;
    let name = name(&given.name)?;
    must_be_a_drawing(&given.process)?;
    let written =
        store::change_draft(act.db(), (id, version), &name, &given.process, caller.account, act.now_ms())
            .await?;
    if !written {
        return Err(Problem::stale());
    }
    act.changed("name", Some(&row.name), Some(&name));
    act.states(Some(row.process.as_bytes()), Some(given.process.as_bytes()));
    act.commit().await?;
    draft(app, caller, id).await
}

/// Throws a draft away.
///
/// # Errors
/// Not allowed; an older version; one that waits for a second person.
pub async fn discard(app: &App, caller: &Caller, id: i64, version: i64) -> Result<(), Problem> {
    let mut act = app.act(caller, Permission::ProcessDesign, "design.discard").await?.on("design", id);
    let row = own(&act, id, version).await?;
    if !store::delete_draft(act.db(), id, version).await? {
        return Err(Problem::stale());
    }
    act.changed("name", Some(&row.name), None);
    act.commit().await
}

/// A draft as it was read, which waits for nobody.
async fn own(act: &Act<'_>, id: i64, version: i64) -> Result<DraftRow, Problem> {
    let row = store::draft(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    if row.version != version {
        return Err(Problem::stale());
    }
    if open_proposals(act.db()).await?.contains_key(&id) {
        return Err(Problem::conflict(
            "design_proposed",
            "这份草稿已提出启用，正等待复核；要修改请先撤回",
            "this draft waits for a second person; withdraw the proposal to change it",
        ));
    }
    Ok(row)
}

fn name(given: &str) -> Result<String, Problem> {
    let name = given.trim();
    if (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        return Ok(name.to_owned());
    }
    let message = Text::new("名称应为1至60个字符", "a name has 1 to 60 characters");
    Err(Problem::unusable(vec![Finding::error("name", "/name", message)]))
}

fn must_be_a_drawing(process: &str) -> Result<(), Problem> {
    if process.len() > LARGEST_PROCESS {
        let message = Text::new("流程文件超过512 KB", "the process is larger than 512 KB");
        return Err(Problem::unusable(vec![Finding::error("too_large", "/process", message)]));
    }
    let Err(findings) = read_bpmn(process.as_bytes(), PROCESS_FILE) else { return Ok(()) };
    let hostile: Findings =
        findings.into_iter().filter(|finding| !READABLE.contains(&finding.code)).collect();
    if hostile.is_empty() { Ok(()) } else { Err(Problem::unusable(hostile)) }
}

/// What is known of a draft and its kind of work.
pub(super) struct Looked {
    /// The kind as the pack has it.
    pub(super) known: Known,
    /// What was found.
    pub(super) checked: Checked,
}

/// Looks at a draft beside everything that it must fit.
pub(super) async fn look(app: &App, db: Db<'_>, row: &DraftRow) -> Result<Looked, Problem> {
    let known = Known::find(app, db, &row.pack, &row.kind).await?;
    let roles: BTreeSet<String> = role_titles(db).await?.into_keys().collect();
    let folder = known.with(&row.process)?;
    let checked = Checked::of(known.effective.pack(), &row.kind, &folder, &roles);
    Ok(Looked { known, checked })
}

async fn shown(app: &App, caller: &Caller, db: Db<'_>, row: &DraftRow) -> Result<DesignDraftJson, Problem> {
    let Looked { known, checked } = look(app, db, row).await?;
    let lang = caller.place.lang;
    let (settled, _) = settled(known.folder()?)?;
    let present = read(&known.process(known.present())?);
    let drawn = read(&row.process);
    Ok(DesignDraftJson {
        row: draft_row(row, &open_proposals(db).await?),
        pack: row.pack.clone(),
        kind: row.kind.clone(),
        kind_title: settled.title.in_lang(lang).to_owned(),
        version: row.version,
        process: row.process.clone(),
        findings: checked.findings(&row.process, lang),
        is_deployable: checked.is_deployable(),
        present: known.present(),
        differences: in_words(present.as_ref(), drawn.as_ref(), lang),
    })
}
