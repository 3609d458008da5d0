//! The bytes of an issued document: made once of its template and of what it says, kept under their digest.

use super::Press;
use crate::caller::Caller;
use crate::cases::file::{self, CaseFile};
use crate::cases::kinds::as_kept;
use crate::cases::show;
use crate::job::Outcome;
use crate::problem::{Problem, ProblemKind, retrying};
use crate::secret::hex;
use crate::service::App;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use std::io::Write;
use std::sync::Arc;
use yunheng_access::Permission;
use yunheng_store::case::{self, IssuedRow};
use yunheng_values::Findings;

/// Media type of a Word file.
pub(super) const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What the job is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Payload {
    /// The document.
    pub(super) document: i64,
}

/// Makes the bytes of a document, if nobody did yet.
pub(crate) async fn make_by_job(app: &App, payload: &str) -> Result<Outcome, Problem> {
    let payload: Payload = serde_json::from_str(payload).map_err(|error| Problem::bug(&error))?;
    let row = find(app, payload.document).await?;
    let made = made(app, row).await?;
    Ok(Outcome::Done { result: made.digest.as_deref().map(hex).unwrap_or_default() })
}

/// A document for a person who sees its case.
///
/// # Errors
/// Not there, or of a case that the caller does not see; a document that cannot be made, and why.
pub async fn document_file(app: &App, caller: &Caller, id: i64, as_word: bool) -> Result<CaseFile, Problem> {
    let db = app.read(caller, Permission::CaseRead)?.db;
    let row = case::find_issued(db, id).await?.ok_or_else(Problem::not_found)?;
    // Seeing the case is the right to its documents.
    show::case(app, caller, row.case_id).await?;
    if as_word && row.template_id.is_none() {
        let bytes = word(app, &row).await?.ok_or_else(Problem::not_found)?;
        let name = format!("{} {}.docx", row.title, row.number);
        return Ok(CaseFile { name, media_type: WORD.to_owned(), bytes });
    }
    let row = made(app, row).await?;
    let digest = row.digest.as_deref().ok_or_else(|| Problem::bug(&"a document without its bytes"))?;
    let bytes = file::read_kept(app, digest)?;
    let media_type = if row.template_id.is_some() { WORD } else { "application/pdf" };
    Ok(CaseFile { name: document_name(&row), media_type: media_type.to_owned(), bytes })
}

/// The name of a document in somebody's own folder.
pub(in crate::cases) fn document_name(row: &IssuedRow) -> String {
    let ending = if row.template_id.is_some() { "docx" } else { "pdf" };
    format!("{} {}.{ending}", row.title, row.number)
}

async fn find(app: &App, id: i64) -> Result<IssuedRow, Problem> {
    let row = case::find_issued(app.store().reader(), id).await?;
    row.ok_or_else(|| Problem::bug(&"a document that is not there"))
}

/// A document with its bytes.
pub(in crate::cases) async fn made(app: &App, row: IssuedRow) -> Result<IssuedRow, Problem> {
    if row.digest.is_some() {
        return Ok(row);
    }
    let bytes = set(app, &row).await?;
    let digest = Sm3::digest(&bytes).to_vec();
    let place = file::place(app, &digest)?;
    let mut kept = tempfile::NamedTempFile::new_in(app.data()).map_err(|error| Problem::bug(&error))?;
    kept.write_all(&bytes).map_err(|error| Problem::bug(&error))?;
    kept.persist(&place).map_err(|error| Problem::bug(&error))?;
    let length = i64::try_from(bytes.len()).map_err(|error| Problem::bug(&error))?;
    retrying(|| keep(app, row.id, &digest, length)).await?;
    // Somebody else may have been first; what stands in the register is the document.
    find(app, row.id).await
}

/// Who sets type.
pub(super) fn press(app: &App) -> Result<Arc<dyn Press>, Problem> {
    app.press().ok_or_else(|| {
        Problem::new(ProblemKind::Unavailable, "no_press", "本程序没有排版功能", "this program sets no type")
    })
}

/// The same document as a Word file, where its kind has a template for it. It says the same, always in the same bytes.
pub(super) async fn word(app: &App, row: &IssuedRow) -> Result<Option<Vec<u8>>, Problem> {
    let named = as_kept(app.store().reader(), row.case_type_id).await?;
    let rule = named.is.kind.documents.iter().find(|rule| rule.name == row.name);
    let file = rule.and_then(|rule| rule.word.as_ref());
    let Some(template) = file.and_then(|file| named.is.templates.get(file)) else { return Ok(None) };
    filled(app, row, template.clone().into_bytes()).await.map(Some)
}

/// A Word template filled in with what a document says.
async fn filled(app: &App, row: &IssuedRow, template: Vec<u8>) -> Result<Vec<u8>, Problem> {
    let press = press(app)?;
    let says = serde_json::from_str(&row.says).map_err(|error| Problem::bug(&error))?;
    let code = row.code.clone();
    let set = tokio::task::spawn_blocking(move || press.word(&template, &says, &code));
    set.await.map_err(|error| Problem::bug(&error))?.map_err(unmade)
}

/// Sets the type, on a thread that may take its time.
async fn set(app: &App, row: &IssuedRow) -> Result<Vec<u8>, Problem> {
    if let Some(id) = row.template_id {
        let own = case::find_template(app.store().reader(), id).await?;
        let own = own.ok_or_else(|| Problem::bug(&"a document without its template"))?;
        return filled(app, row, file::read_kept(app, &own.digest)?).await;
    }
    let press = press(app)?;
    let named = as_kept(app.store().reader(), row.case_type_id).await?;
    let rule = named.is.kind.documents.iter().find(|rule| rule.name == row.name);
    let template = rule.and_then(|rule| named.is.templates.get(&rule.template)).cloned();
    let template = template.ok_or_else(|| Problem::bug(&"a document without its template"))?;
    let says = serde_json::from_str(&row.says).map_err(|error| Problem::bug(&error))?;
    let code = row.code.clone();
    let set = tokio::task::spawn_blocking(move || press.document(&template, &says, &code));
    set.await.map_err(|error| Problem::bug(&error))?.map_err(unmade)
}

fn unmade(findings: Findings) -> Problem {
    let problem = Problem::refused(
        "document_unmade",
        "文书没有生成出来，原因见下；编号和核验码已经保留，改正后可再次下载",
        "the document could not be made for the reasons below; its number and code stand, and it can be asked for again",
    );
    Problem { findings, ..problem }
}

async fn keep(app: &App, id: i64, digest: &[u8], bytes: i64) -> Result<(), Problem> {
    let act = app.system_act("document_make", "document.make").await?.on("issued_document", id);
    let act = act.fact("sm3", &hex(digest));
    if case::keep_made(act.db(), id, digest, bytes, act.now_ms()).await? {
        act.commit().await?;
    }
    Ok(())
}
