//! Reading a list and keeping what was found.

use super::check::{Around, Kept};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::{Problem, retrying};
use crate::rules::finding_bodies;
use crate::service::App;
use crate::upload::Upload;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{FindingBody, ImportUnitJson, LedgerImportJson};
use yunheng_store::ledger::{self, LedgerImportRow, NewLedgerImport};
use yunheng_tables::{HoldingRows, read_holdings};
use yunheng_values::{Finding, Findings, Severity, Text};

/// What is said beside a list.
#[derive(Debug, Clone, Default)]
pub struct ImportAsked {
    /// The pack whose rules the resources follow.
    pub pack: String,
    /// Key of the cloud whose ids the list has.
    pub cloud: String,
    /// The paper that the list follows.
    pub document: String,
    /// First day of the contract, where the list is what runs then.
    pub opening_on: Option<String>,
}

/// More findings than this are counted and not shown.
const SHOWN: usize = 1_000;
/// Longest name of a paper.
const LONGEST: usize = 200;

/// Whether a person may bring resources into the ledger at all, asked before the file is taken.
///
/// # Errors
/// Not allowed.
pub fn may_import(app: &App, caller: &Caller) -> Result<(), Problem> {
    app.read(caller, Permission::LedgerCorrect).map(|_| ())
}

/// Reads a list, checks it and keeps it. Nothing is written into the ledger.
///
/// # Errors
/// Not allowed; no such pack; no paper. What is wrong with the list is no error here but what is shown.
pub async fn check_import(
    app: &App,
    caller: &Caller,
    asked: &ImportAsked,
    upload: Upload,
) -> Result<LedgerImportJson, Problem> {
    let reading = app.read(caller, Permission::LedgerCorrect)?;
    let document = asked.document.trim();
    if !(1..=LONGEST).contains(&document.chars().count()) {
        let message = Text::new("请填写依据的文件，1至200个字符", "name the paper, 1 to 200 characters");
        return Err(Problem::unusable(vec![Finding::error("missing", "/document", message)]));
    }
    let (name, digest) = (upload.name().to_owned(), upload.digest_text());
    let around =
        Around::of(app, reading.db, &reading.scope, (&asked.pack, &asked.cloud), reading.now_ms).await?;
    let opening_on = asked.opening_on.as_deref().map(str::trim).filter(|day| !day.is_empty());
    let around = around.opening_on(opening_on)?;
    let is_repeated = ledger::was_imported(reading.db, &digest).await?;
    let file = name.clone();
    let work = move || {
        let HoldingRows { rows, mut findings } = read_holdings(&upload.into_table());
        let rows: Vec<Kept> = rows.into_iter().map(Kept::from).collect();
        findings.extend(around.check(&file, &rows).1);
        if is_repeated {
            let message = Text::new("这个文件已经导入过", "this file was imported already");
            findings.push(Finding::error("import_done", file.clone(), message));
        }
        (rows, readable(findings, &file))
    };
    let checked = tokio::task::spawn_blocking(work).await;
    let (rows, findings) = checked.map_err(|error| Problem::bug(&error))?;
    let is_usable = findings.iter().all(|one| one.severity != Severity::Error) && !rows.is_empty();
    let json = |error: serde_json::Error| Problem::bug(&error);
    let content = if is_usable { serde_json::to_string(&rows).map_err(json)? } else { "[]".to_owned() };
    let bodies = serde_json::to_string(&finding_bodies(&findings, caller.place.lang)).map_err(json)?;
    let new = NewLedgerImport {
        account_id: caller.account,
        pack: &asked.pack,
        cloud: &asked.cloud,
        document,
        opening_on,
        file_name: &name,
        digest: &digest,
        content: &content,
        findings: &bodies,
    };
    let id = retrying(|| keep(app, caller, &new, (rows.len(), is_usable))).await?;
    find_import(app, caller, id).await
}

async fn keep(
    app: &App,
    caller: &Caller,
    new: &NewLedgerImport<'_>,
    (rows, is_usable): (usize, bool),
) -> Result<i64, Problem> {
    let mut act = app.act(caller, Permission::LedgerCorrect, "ledger.import").await?;
    let id = ledger::insert_import(act.db(), new, act.now_ms()).await?;
    act.set_object("ledger_import", id);
    let (rows, usable) = (rows.to_string(), is_usable.to_string());
    act.fact("file", new.file_name)
        .fact("file_digest", new.digest)
        .fact("document", new.document)
        .fact("rows", &rows)
        .fact("usable", &usable)
        .commit()
        .await?;
    Ok(id)
}

/// A list that somebody had checked, and what became of it: seen by them, and by whoever may confirm it.
///
/// # Errors
/// Not allowed; no such list.
pub async fn find_import(app: &App, caller: &Caller, id: i64) -> Result<LedgerImportJson, Problem> {
    let reading = app.read(caller, Permission::LedgerCorrect)?;
    let row = ledger::find_import(reading.db, id).await?;
    let row = row.filter(|row| row.account_id == caller.account).ok_or_else(Problem::not_found)?;
    let rows = kept(&row)?;
    let around = Around::of(app, reading.db, &reading.scope, (&row.pack, &row.cloud), reading.now_ms).await?;
    let around = around.opening_on(row.opening_on.as_deref())?;
    let mut units: BTreeMap<String, i64> = BTreeMap::new();
    let (listed, _) = around.check(&row.file_name, &rows);
    for one in &listed {
        *units.entry(one.project.unit_name.clone()).or_default() += 1;
    }
    let resources = i64::try_from(listed.len()).unwrap_or(i64::MAX);
    let findings: Vec<FindingBody> =
        serde_json::from_str(&row.findings).map_err(|error| Problem::bug(&error))?;
    Ok(LedgerImportJson {
        id: row.id,
        file_name: row.file_name,
        document: row.document,
        opening_on: row.opening_on,
        pack: row.pack,
        cloud: row.cloud,
        digest: row.digest,
        created_at: instant(row.created_at_ms),
        is_usable: row.state == "checked" && !rows.is_empty(),
        rows: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        state: row.state,
        resources,
        units: units.into_iter().map(|(name, resources)| ImportUnitJson { name, resources }).collect(),
        findings,
    })
}

pub(super) fn kept(row: &LedgerImportRow) -> Result<Vec<Kept>, Problem> {
    serde_json::from_str(&row.content).map_err(|error| Problem::bug(&error))
}

/// As many findings as a person can read, in the order of the file.
fn readable(mut findings: Findings, file: &str) -> Findings {
    let line = |finding: &Finding| -> u64 {
        let rest = finding.place.strip_prefix(file).and_then(|rest| rest.strip_prefix(':'));
        rest.and_then(|rest| rest.split(':').next()?.parse().ok()).unwrap_or(0)
    };
    findings.sort_by_key(line);
    let more = findings.len().saturating_sub(SHOWN);
    if more > 0 {
        findings.sort_by_key(|finding| finding.severity);
        findings.truncate(SHOWN);
        findings.sort_by_key(line);
        let message = Text::new(
            format!("另有{more}条未列出，先改正以上{SHOWN}条"),
            format!("{more} more findings are not shown; mend the {SHOWN} above first"),
        );
        findings.push(Finding::error("too_many_findings", file.to_owned(), message));
    }
    findings
}
