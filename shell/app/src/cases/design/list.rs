//! Kinds of work with the versions of their processes and their drafts.

use super::super::kinds::files_of;
use super::super::who;
use super::deploy::open_proposals;
use super::offers::offers;
use super::{FORM_FILE, Known, PROCESS_FILE, files};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::rules::{date_of, effective_pack, effective_rules};
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{
    DesignDraftRowJson, DesignJson, DesignRowJson, DesignVersionDetailJson, DesignVersionJson,
};
use yunheng_case::{CaseKind, Form, examine};
use yunheng_policy::CaseFolder;
use yunheng_store::design::{self as store, DraftRow, VersionRow};
use yunheng_values::Lang;

/// Kinds of work of a pack with the version in use and their drafts, by group and title.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn designs(app: &App, caller: &Caller, pack: &str) -> Result<Vec<DesignRowJson>, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let present = store::present(reading.db, pack).await?;
    let drafts = store::drafts(reading.db, pack).await?;
    let proposals = open_proposals(reading.db).await?;
    let mut rows = Vec::new();
    for (kind, folder) in &effective.pack().case_folders {
        let version = present.iter().find(|version| version.kind == *kind);
        let own = drafts.iter().filter(|draft| draft.kind == *kind);
        let own = own.map(|draft| draft_row(draft, &proposals)).collect();
        rows.push(row((pack, kind), folder, version, own, caller.place.lang)?);
    }
    rows.sort_by(|a, b| (&a.group, &a.title).cmp(&(&b.group, &b.title)));
    Ok(rows)
}

/// A kind of work with every version of its process, and what a process may name.
///
/// # Errors
/// Not allowed; no such pack or kind; a kind of the pack that cannot be read.
pub async fn design(app: &App, caller: &Caller, pack: &str, kind: &str) -> Result<DesignJson, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let known = Known::find(app, reading.db, pack, kind).await?;
    let lang = caller.place.lang;
    let folder = known.folder()?;
    let drafts = store::drafts(reading.db, pack).await?;
    let proposals = open_proposals(reading.db).await?;
    let own = drafts.iter().filter(|draft| draft.kind == kind).map(|draft| draft_row(draft, &proposals));
    let row = row((pack, kind), folder, known.versions.first(), own.collect(), lang)?;
    let viewer = who::viewer(caller, &reading.scope);
    let running = store::running(reading.db, viewer, pack, kind).await?;
    let mut running: BTreeMap<String, i64> =
        running.into_iter().map(|count| (count.digest, count.cases)).collect();
    let mut versions = Vec::new();
    for version in &known.versions {
        versions.push(version_json(version, running.remove(&version.digest).unwrap_or(0)));
    }
    versions.push(of_the_pack(running.remove(&files_of(folder)?.1).unwrap_or(0)));
    let (kind, form) = settled(folder)?;
    let rules = effective_rules(app, pack, date_of(reading.now_ms)).await?;
    let offers = offers(app, reading.db, &known, &rules.rules()?, (&kind, &form), lang).await?;
    Ok(DesignJson { row, versions, running_on_others: running.values().sum(), offers })
}

/// A version with its drawing; 0 is the pack's own.
///
/// # Errors
/// Not allowed; no such kind or version.
pub async fn version(
    app: &App,
    caller: &Caller,
    (pack, kind): (&str, &str),
    number: i64,
) -> Result<DesignVersionDetailJson, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let known = Known::find(app, reading.db, pack, kind).await?;
    let drawing = known.drawing(number)?;
    let (form, has_own_form) = (drawing.form_json(), drawing.has_own_form);
    Ok(DesignVersionDetailJson { number, process: drawing.process, form, has_own_form })
}

fn version_json(row: &VersionRow, running: i64) -> DesignVersionJson {
    DesignVersionJson {
        number: row.number,
        name: row.name.clone(),
        based_on: Some(row.based_on),
        since: Some(instant(row.deployed_at_ms)),
        proposed_by: Some(row.proposed_by.clone()),
        confirmed_by: Some(row.confirmed_by.clone()),
        running,
    }
}

fn of_the_pack(running: i64) -> DesignVersionJson {
    DesignVersionJson {
        number: 0,
        name: String::new(),
        based_on: None,
        since: None,
        proposed_by: None,
        confirmed_by: None,
        running,
    }
}

/// What an office settles about a kind of the pack, and its form.
pub(super) fn settled(folder: &CaseFolder) -> Result<(CaseKind, Form), Problem> {
    let examined = examine(folder, "cases");
    match (examined.kind, examined.form) {
        (Some(kind), Some(form)) => Ok((kind, form)),
        _ => Err(Problem::unusable(examined.reasons.into_iter().map(|reason| reason.finding).collect())),
    }
}

fn row(
    (pack, kind): (&str, &str),
    folder: &CaseFolder,
    present: Option<&VersionRow>,
    drafts: Vec<DesignDraftRowJson>,
    lang: Lang,
) -> Result<DesignRowJson, Problem> {
    let (settled, _) = settled(folder)?;
    let is_drawn = |name: &str| {
        name == PROCESS_FILE || (name == FORM_FILE && present.is_some_and(|version| version.own_form == 1))
    };
    let others = |folder: &CaseFolder| {
        let others = folder.iter().filter(|(name, _)| !is_drawn(name));
        others.map(|(name, text)| (name.clone(), text.clone())).collect::<BTreeMap<_, _>>()
    };
    let pack_changed = match present {
        Some(version) => others(&files(version)?) != others(folder),
        None => false,
    };
    Ok(DesignRowJson {
        pack: pack.to_owned(),
        kind: kind.to_owned(),
        title: settled.title.in_lang(lang).to_owned(),
        group: settled.group.in_lang(lang).to_owned(),
        present: present.map_or(0, |version| version.number),
        present_name: present.map(|version| version.name.clone()),
        since: present.map(|version| instant(version.deployed_at_ms)),
        pack_changed,
        drafts,
    })
}

/// A draft in a list, with the proposal that waits.
pub(super) fn draft_row(draft: &DraftRow, proposals: &BTreeMap<i64, i64>) -> DesignDraftRowJson {
    DesignDraftRowJson {
        id: draft.id,
        name: draft.name.clone(),
        based_on: draft.based_on,
        created_by: draft.created_by.clone(),
        changed_by: draft.changed_by.clone(),
        changed_at: instant(draft.changed_at_ms),
        proposal: proposals.get(&draft.id).copied(),
    }
}
