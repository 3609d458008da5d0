//! Reads a file and shows what it would do.

use super::plan::{Asking, Planned, has_errors, line_of};
use super::{Stored, StoredRow};
use crate::caller::Caller;
use crate::clock::instant;
use crate::party::funding::funding;
use crate::party::shown::bodies;
use crate::party::{day, list::unreadable};
use crate::problem::{Problem, retrying};
use crate::service::App;
use crate::upload::Upload;
use yunheng_access::Permission;
use yunheng_api::platform::PartyImportJson;
use yunheng_store::party::{self, PartyImportRow};
use yunheng_tables::{PartyRows, read_parties};
use yunheng_values::{Date, Finding, Findings, Severity, Text, parse_date};

/// A file of parties.
#[derive(Debug)]
pub struct ImportFile {
    /// The file.
    pub upload: Upload,
    /// First day of the payers that it names; today when absent.
    pub payer_from: Option<String>,
}

/// More findings than this are counted and not shown.
const SHOWN: usize = 1_000;

/// Whether a person may import at all, asked before the file is taken.
///
/// # Errors
/// Not allowed.
pub fn may_import(app: &App, caller: &Caller) -> Result<(), Problem> {
    app.read(caller, Permission::PartyEdit).map(|_| ())
}

/// Reads a file, plans it and keeps the plan. No party changes.
///
/// # Errors
/// Not allowed. What is wrong with the file is no error here but what is shown.
pub async fn check_import(app: &App, caller: &Caller, file: ImportFile) -> Result<PartyImportJson, Problem> {
    let reading = app.read(caller, Permission::PartyEdit)?;
    let today = day(reading.now_ms)?;
    let payer_from = first_day(file.payer_from.as_deref(), today)?;
    let (name, digest) = (file.upload.name().to_owned(), file.upload.digest().to_vec());
    let digest_text = file.upload.digest_text();
    let PartyRows { rows, mut findings } = {
        let upload = file.upload;
        let read = tokio::task::spawn_blocking(move || read_parties(&upload.into_table())).await;
        read.map_err(|error| Problem::bug(&error))?
    };
    let kinds = funding(app, reading.db, today).await?;
    let asking = Asking { file: &name, rows: &rows, payer_from, today };
    let mut planned = Planned::of(reading.db, &reading.scope, &kinds, asking).await?;
    findings.append(&mut planned.findings);
    let findings = readable(findings, &name);
    let is_usable = !has_errors(&findings);
    let plan = if is_usable { planned.shown() } else { super::Shown::default() };
    let rows = if is_usable { rows.iter().map(StoredRow::of).collect() } else { Vec::new() };
    let stored = Stored {
        payer_from: payer_from.to_string(),
        rows,
        findings: bodies(&findings, caller.place.lang),
        plan,
    };
    let row = retrying(|| keep(app, caller, &name, (&digest, &digest_text), &stored)).await?;
    Ok(shown(row, stored))
}

/// The first day of payers: not after today, or the file would say nothing of today.
fn first_day(given: Option<&str>, today: Date) -> Result<Date, Problem> {
    let Some(text) = given.filter(|text| !text.is_empty()) else { return Ok(today) };
    let day = parse_date(text).map_err(|_| unreadable("payer_from"))?;
    if day <= today {
        return Ok(day);
    }
    let message = Text::new(
        format!("{day}尚未到来，最晚为今天{today}"),
        format!("{day} has not come yet; the latest is {today}"),
    );
    Err(Problem::unusable(vec![Finding::error("out_of_range", "/payer_from", message)]))
}

async fn keep(
    app: &App,
    caller: &Caller,
    name: &str,
    (digest, digest_text): (&[u8], &str),
    stored: &Stored,
) -> Result<PartyImportRow, Problem> {
    let text = serde_json::to_string(stored).map_err(|error| Problem::bug(&error))?;
    let mut act = app.act(caller, Permission::PartyEdit, "party.import.check").await?;
    let id = party::insert_import(act.db(), caller.account, name, digest, &text, act.now_ms()).await?;
    act.set_object("party_import", id);
    let count =
        |severity: &str| stored.findings.iter().filter(|one| one.severity == severity).count().to_string();
    let (created, updated) = (stored.plan.create.len().to_string(), stored.plan.update.len().to_string());
    let act = act
        .fact("file", name)
        .fact("file_digest", digest_text)
        .fact("errors", &count("error"))
        .fact("warnings", &count("warning"))
        .fact("create", &created)
        .fact("update", &updated);
    let created_at_ms = act.now_ms();
    act.commit().await?;
    Ok(PartyImportRow {
        id,
        file_name: name.to_owned(),
        plan: text,
        state: "checked".into(),
        created_at_ms,
        committed_at_ms: None,
    })
}

/// A file that the person had checked, and what became of it.
///
/// # Errors
/// Not allowed; no such file of this person.
pub async fn find_import(app: &App, caller: &Caller, id: i64) -> Result<PartyImportJson, Problem> {
    let reading = app.read(caller, Permission::PartyEdit)?;
    let row = party::find_import(reading.db, caller.account, id).await?.ok_or_else(Problem::not_found)?;
    let stored = serde_json::from_str(&row.plan).map_err(|error| Problem::bug(&error))?;
    Ok(shown(row, stored))
}

fn shown(row: PartyImportRow, stored: Stored) -> PartyImportJson {
    PartyImportJson {
        id: row.id,
        file_name: row.file_name,
        state: row.state,
        created_at: instant(row.created_at_ms),
        committed_at: row.committed_at_ms.map(instant),
        payer_from: stored.payer_from,
        is_usable: stored.findings.iter().all(|finding| finding.severity != Severity::Error.as_str()),
        findings: stored.findings,
        create: stored.plan.create,
        update: stored.plan.update,
        unchanged: stored.plan.unchanged.len() as i64,
    }
}

/// As many findings as a person can read: errors before others when there are too many, in the order of the file.
fn readable(mut findings: Findings, file: &str) -> Findings {
    let by_line = |finding: &Finding| line_of(file, &finding.place);
    let more = findings.len().saturating_sub(SHOWN);
    let errors = has_errors(&findings);
    if more > 0 {
        findings.sort_by_key(|finding| finding.severity);
        findings.truncate(SHOWN);
    }
    findings.sort_by_key(by_line);
    if more > 0 {
        let message = Text::new(
            format!("另有{more}条未列出，先改正以上{SHOWN}条"),
            format!("{more} more findings are not shown; mend the {SHOWN} above first"),
        );
        let make = if errors { Finding::error } else { Finding::warning };
        findings.push(make("too_many_findings", file.to_owned(), message));
    }
    findings
}
