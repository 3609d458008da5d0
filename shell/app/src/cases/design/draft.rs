//! Drafts of processes and forms: begun from a version, written, thrown away. Every writing is checked at once.

use super::super::show::role_titles;
use super::check::Checked;
use super::compare::in_words;
use super::deploy::open_proposals;
use super::list::{draft_row, settled};
use super::{Drawing, Known, PROCESS_FILE};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use serde_json::Value;
use std::collections::BTreeSet;
use yunheng_access::Permission;
use yunheng_api::platform::{Created, DesignDraftEditJson, DesignDraftInJson, DesignDraftJson};
use yunheng_process::read_bpmn;
use yunheng_store::Db;
use yunheng_store::design::{self as store, DraftRow, NewDraft};
use yunheng_values::{Finding, Findings, Text};

/// Largest process, bytes: hundreds of elements with their drawing.
const LARGEST_PROCESS: usize = 512 * 1024;
/// Largest form, bytes: hundreds of fields with their help.
const LARGEST_FORM: usize = 256 * 1024;
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
    let drawing = known.drawing(given.based_on)?;
    let new = NewDraft {
        pack: &given.pack,
        kind: &given.kind,
        name: &name,
        based_on: given.based_on,
        process: &drawing.process,
        form: Some(drawing.form.as_str()).filter(|_| drawing.has_own_form),
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
    let known = Known::find(app, act.db(), &row.pack, &row.kind).await?;
    let form = own_form(&known, given.form.as_ref())?;
    let before = known.drawing_of(&row)?;
    let drawn = (name.as_str(), given.process.as_str(), form.as_deref());
    if !store::change_draft(act.db(), (id, version), drawn, caller.account, act.now_ms()).await? {
        return Err(Problem::stale());
    }
    let after = Drawing::of(&known.with(&given.process, form.as_deref())?, form.is_some())?;
    let bytes = |drawing: &Drawing| [drawing.process.as_str(), drawing.form.as_str()].join("\n").into_bytes();
    act.changed("name", Some(&row.name), Some(&name));
    act.states(Some(&bytes(&before)), Some(&bytes(&after)));
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

/// The form as it is kept, laid out to be read; none when it is the pack's own. What does not fit is kept and said; what is no form at
/// all is refused.
fn own_form(known: &Known, given: Option<&Value>) -> Result<Option<String>, Problem> {
    let refuse = |code, zh: &str, en: &str| {
        Err(Problem::unusable(vec![Finding::error(code, "/form", Text::new(zh, en))]))
    };
    let Some(form) = given.filter(|form| !form.is_null()) else { return Ok(None) };
    if !form.is_object() {
        return refuse("form_malformed", "表单应为JSON对象", "a form is a JSON object");
    }
    let text = serde_json::to_string_pretty(form).map_err(|error| Problem::bug(&error))?;
    if text.len() > LARGEST_FORM {
        return refuse("too_large", "表单超过256 KB", "the form is larger than 256 KB");
    }
    let of_the_pack = known.drawing(0)?.form_json();
    Ok(Some(text).filter(|_| *form != of_the_pack))
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
    let roles: BTreeSet<String> = role_titles(app, db).await?.keys().cloned().collect();
    let folder = known.with(&row.process, row.form.as_deref())?;
    let checked = Checked::of(known.effective.pack(), &row.kind, &folder, &roles);
    Ok(Looked { known, checked })
}

async fn shown(app: &App, caller: &Caller, db: Db<'_>, row: &DraftRow) -> Result<DesignDraftJson, Problem> {
    let Looked { known, checked } = look(app, db, row).await?;
    let lang = caller.place.lang;
    let (settled, _) = settled(known.folder()?)?;
    let (present, drawn) = (known.drawing(known.present())?, known.drawing_of(row)?);
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
        differences: in_words(&present, &drawn, lang),
        form: drawn.form_json(),
        has_own_form: drawn.has_own_form,
        uses: checked.uses(lang),
    })
}
