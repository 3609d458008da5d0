//! Kinds of work: from the effective pack for new cases, as kept for running ones.

use crate::problem::{Problem, ProblemKind};
use crate::rules::{EffectiveRules, date_of, effective_pack, ids_in_use, today};
use crate::secret::hex;
use crate::service::App;
use sm3::{Digest, Sm3};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use yunheng_case::{CaseType, Given, load};
use yunheng_policy::shape::Free;
use yunheng_policy::{CaseFolder, Pack};
use yunheng_store::case::CaseRow;
use yunheng_store::{Db, case, design};
use yunheng_values::{Date, Findings};

/// A kind of work with its name and version.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// The pack.
    pub(super) pack: String,
    /// Name of the kind.
    pub(super) kind: String,
    /// Its files, JSON, as they are kept.
    pub(super) files: Arc<str>,
    /// SM3 of the files.
    pub(super) digest: String,
    /// What they say.
    pub(super) is: Arc<CaseType>,
}

/// A kind with the files that it was read from.
#[derive(Debug, Clone)]
struct Known {
    files: Arc<str>,
    is: Arc<CaseType>,
}

/// Kinds that were read, by digest; the same files give the same kind, so each is read once.
static READ: Mutex<Option<HashMap<String, Known>>> = Mutex::new(None);
/// Digests of the kinds of packs that were opened, by the pack's digest and the kind's name.
static OF_PACKS: Mutex<Option<HashMap<(String, String), String>>> = Mutex::new(None);
/// Every kind of a few cities, each in a few versions.
const REMEMBERED: usize = 400;

/// Every kind of a pack, by name.
///
/// # Errors
/// No such pack; a kind with a defect.
pub(super) async fn all(app: &App, db: Db<'_>, pack: &str) -> Result<(Vec<Named>, String), Problem> {
    let effective = effective_pack(app, db, pack).await?;
    let deployed = design::present(db, pack).await?;
    let named = |(kind, folder): (&String, &CaseFolder)| {
        deployed.iter().find(|row| row.kind == *kind).map_or_else(
            || of_pack(effective.pack(), pack, kind, folder),
            |row| known(pack, &row.kind, &row.digest, &row.files),
        )
    };
    let kinds = effective.pack().case_folders.iter().map(named).collect::<Result<_, _>>()?;
    Ok((kinds, effective.pack().digest.clone()))
}

/// Reads the kinds of the packs in use, so that the first people after a start do not wait for them, each at once.
///
/// # Errors
/// Why the first pack that cannot be read is not.
pub async fn read_kinds(app: &App) -> Result<(), Problem> {
    let db = app.store().reader();
    for pack in ids_in_use(app, db).await? {
        all(app, db, &pack).await?;
    }
    Ok(())
}

/// A kind of a pack as it is now, in the version that two people put into use or else the pack's own, and the digest of the rules.
///
/// # Errors
/// No such pack, no such kind, or one with a defect.
pub(super) async fn current(
    app: &App,
    db: Db<'_>,
    pack: &str,
    kind: &str,
) -> Result<(Named, String), Problem> {
    let effective = effective_pack(app, db, pack).await?;
    let folder = effective.pack().case_folders.get(kind).ok_or_else(Problem::not_found)?;
    let deployed = design::present(db, pack).await?.into_iter().find(|row| row.kind == kind);
    let named = match deployed {
        Some(row) => known(pack, kind, &row.digest, &row.files)?,
        None => of_pack(effective.pack(), pack, kind, folder)?,
    };
    Ok((with_given(app, db, named, today(app)).await?, effective.pack().digest.clone()))
}

/// The kind of a case, as it was when the case began, with the values of the pack of that day (AMB-91).
///
/// # Errors
/// What the database says.
pub(super) async fn kept(app: &App, db: Db<'_>, row: &CaseRow) -> Result<Named, Problem> {
    let as_kept = match remembered(&row.type_digest) {
        Some(known) => named(&row.pack, &row.kind, &row.type_digest, known),
        None => as_kept(db, row.case_type_id).await?,
    };
    with_given(app, db, as_kept, date_of(row.created_at_ms)).await
}

/// The kind of a case as its files say, without what its form takes from the pack.
///
/// # Errors
/// What the database says.
pub(super) async fn as_kept(db: Db<'_>, case_type: i64) -> Result<Named, Problem> {
    let nothing = || Problem::bug(&"a case without its kind");
    let name = case::name_of_type(db, case_type).await?.ok_or_else(nothing)?;
    if let Some(known) = remembered(&name.digest) {
        return Ok(named(&name.pack, &name.kind, &name.digest, known));
    }
    let row = case::find_type(db, case_type).await?.ok_or_else(nothing)?;
    known(&row.pack, &row.kind, &row.digest, &row.files)
}

/// A kind whose form has the values of the pack in it as they are on a day.
async fn with_given(app: &App, db: Db<'_>, named: Named, day: Date) -> Result<Named, Problem> {
    if named.is.form.given().is_empty() {
        return Ok(named);
    }
    let effective = EffectiveRules { pack: effective_pack(app, db, &named.pack).await?, day };
    let rules = effective.rules()?;
    let value_of = |given: &Given| {
        let cited = rules.get::<Free>(&given.parameter).ok()?;
        serde_json::to_value(&cited.value.0).ok()?.get(&given.part).cloned()
    };
    let form = named.is.form.with_given(&value_of);
    Ok(Named { is: Arc::new(CaseType { form, ..(*named.is).clone() }), ..named })
}

/// A kind whose files were kept.
fn known(pack: &str, kind: &str, digest: &str, files: &str) -> Result<Named, Problem> {
    let known = match remembered(digest) {
        Some(known) => known,
        None => {
            let folder: CaseFolder = serde_json::from_str(files).map_err(|error| Problem::bug(&error))?;
            remember(digest, Known { files: files.into(), is: Arc::new(read(kind, &folder)?) })
        }
    };
    Ok(named(pack, kind, digest, known))
}

fn named(pack: &str, kind: &str, digest: &str, known: Known) -> Named {
    let (pack, kind, digest) = (pack.to_owned(), kind.to_owned(), digest.to_owned());
    Named { pack, kind, digest, files: known.files, is: known.is }
}

/// The files of a folder as they are kept, and their digest.
///
/// # Errors
/// None that a folder can have.
pub(crate) fn files_of(folder: &CaseFolder) -> Result<(String, String), Problem> {
    let files = serde_json::to_string(folder).map_err(|error| Problem::bug(&error))?;
    let digest = hex(&Sm3::digest(files.as_bytes()));
    Ok((files, digest))
}

/// A kind as a pack has it. The folder is written out and digested once for each state of the pack.
fn of_pack(opened: &Pack, pack: &str, kind: &str, folder: &CaseFolder) -> Result<Named, Problem> {
    let key = (opened.digest.clone(), kind.to_owned());
    let lock = || OF_PACKS.lock().unwrap_or_else(PoisonError::into_inner);
    let digest = lock().as_ref().and_then(|digests| digests.get(&key).cloned());
    if let Some((digest, known)) = digest.and_then(|digest| remembered(&digest).map(|known| (digest, known)))
    {
        return Ok(named(pack, kind, &digest, known));
    }
    let (files, digest) = files_of(folder)?;
    let found = known(pack, kind, &digest, &files)?;
    let mut digests = lock();
    let digests = digests.get_or_insert_default();
    if digests.len() >= REMEMBERED {
        digests.clear();
    }
    digests.insert(key, digest);
    Ok(found)
}

fn read(kind: &str, folder: &CaseFolder) -> Result<CaseType, Problem> {
    load(folder, &format!("cases/{kind}")).map_err(unreadable)
}

fn unreadable(findings: Findings) -> Problem {
    let problem = Problem::new(
        ProblemKind::Conflict,
        "case_kind_unreadable",
        "这类事项的定义有缺陷，暂不能办理",
        "this kind of work has defects and cannot be done",
    );
    Problem { findings, ..problem }
}

fn remembered(digest: &str) -> Option<Known> {
    READ.lock().unwrap_or_else(PoisonError::into_inner).as_ref()?.get(digest).cloned()
}

fn remember(digest: &str, kind: Known) -> Known {
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.get_or_insert_default();
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(digest.to_owned(), kind.clone());
    kind
}
