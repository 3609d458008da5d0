//! Copies with seal or signature, bound to the document that was signed by its digest.

use super::make::made;
use crate::caller::Caller;
use crate::cases::file::{self, CaseFile};
use crate::cases::show;
use crate::cases::tasks::seen_and_locked;
use crate::cases::work::{Saying, Work};
use crate::problem::Problem;
use crate::secret::hex;
use crate::service::App;
use crate::upload::Upload;
use serde_json::json;
use yunheng_access::Permission;
use yunheng_api::platform::CaseJson;
use yunheng_store::case::{self, IssuedRow, NewCopy};

/// Largest copy.
const LARGEST_BYTES: u64 = 50 << 20;
/// What a copy may be: a scan or a signed file.
const KINDS: [&str; 4] = ["application/pdf", "application/ofd", "image/png", "image/jpeg"];

/// Refuses whoever may not add a signed copy to a document, before anything large is read; says which document it is.
///
/// # Errors
/// A document that the caller does not see, or of an issuer for whom they do not act.
pub async fn may_add(app: &App, caller: &Caller, id: i64) -> Result<IssuedRow, Problem> {
    let reading = app.read(caller, Permission::CaseWork)?;
    let found = case::find_issued(reading.db, id).await?.ok_or_else(Problem::not_found)?;
    let seen = show::case(app, caller, found.case_id).await?;
    if !seen
        .documents
        .iter()
        .any(|document| document.row.id == id && document.may.iter().any(|act| act == "sign"))
    {
        return Err(Problem::refused(
            "not_the_issuer",
            format!("签章件由出具单位“{}”的人员上传", found.issuer_name),
            format!("a signed copy is added by people of the issuer, {}", found.issuer_name),
        ));
    }
    Ok(found)
}

/// Adds a signed copy to a document.
///
/// # Errors
/// A document that the caller does not see, or of an issuer for whom they do not act; a file of a kind that is not taken.
pub async fn add_copy(app: &App, caller: &Caller, id: i64, upload: Upload) -> Result<CaseJson, Problem> {
    let document = made(app, may_add(app, caller, id).await?).await?;
    let media_type = file::media_type(&upload.head()?, upload.name());
    let media_type = media_type.filter(|kind| KINDS.contains(kind)).ok_or_else(unknown_type)?;
    if upload.bytes() > LARGEST_BYTES {
        return Err(Problem::refused("too_large", "签章件最大50 MB", "a signed copy has 50 MB at most"));
    }
    let act = app.act(caller, Permission::CaseWork, "document.sign").await?.on("issued_document", id);
    let act = act.fact("number", &document.number).fact("sm3", &upload.digest_text());
    let row = seen_and_locked(&act, caller, document.case_id).await?;
    let of_digest =
        document.digest.as_deref().ok_or_else(|| Problem::bug(&"a document without its bytes"))?;
    let new = NewCopy {
        document_id: id,
        of_digest,
        name: upload.name(),
        media_type,
        bytes: i64::try_from(upload.bytes()).map_err(|error| Problem::bug(&error))?,
        digest: upload.digest(),
        uploaded_by: caller.account,
    };
    case::insert_copy(act.db(), &new, act.now_ms()).await?;
    let said = format!("{} {}", document.title, document.number);
    let more = json!({ "document": id, "sm3": upload.digest_text(), "of": hex(of_digest) });
    let saying = Saying { act: "sign", said: &said, more: Some(more), ..Saying::default() };
    Work::on(&act, row).await?.note(saying).await?;
    let place = file::place(app, upload.digest())?;
    upload.keep_at(&place)?;
    act.commit().await?;
    show::case(app, caller, document.case_id).await
}

/// The bytes of a signed copy.
///
/// # Errors
/// Not there, or of a case that the caller does not see.
pub async fn copy_file(app: &App, caller: &Caller, id: i64, copy: i64) -> Result<CaseFile, Problem> {
    let db = app.read(caller, Permission::CaseRead)?.db;
    let document = case::find_issued(db, id).await?.ok_or_else(Problem::not_found)?;
    show::case(app, caller, document.case_id).await?;
    let found = case::find_copy(db, id, copy).await?.ok_or_else(Problem::not_found)?;
    let bytes = file::read_kept(app, &found.digest)?;
    Ok(CaseFile { name: found.name, media_type: found.media_type, bytes })
}

fn unknown_type() -> Problem {
    Problem::refused(
        "file_type",
        "签章件类型不支持，或内容与扩展名不符。可上传：pdf、ofd、png、jpg",
        "this kind of file is no signed copy, or its bytes are not what its name says; pdf, ofd, png and jpg are taken",
    )
}
