//! What anybody who has the code of a document may know of it: that it was issued, and whether a file is that document.

use super::code::read_code;
use super::make::{made, word};
use crate::caller::Place;
use crate::clock::instant;
use crate::problem::Problem;
use crate::secret::hex;
use crate::service::App;
use crate::upload::Upload;
use sm3::{Digest, Sm3};
use yunheng_api::platform::{ComparedJson, VerifiedJson};
use yunheng_audit::Who;
use yunheng_store::case::{self, IssuedRow};

/// What is known of the document with a code. It says nothing of its case.
///
/// # Errors
/// No such document.
pub async fn verify(app: &App, code: &str) -> Result<VerifiedJson, Problem> {
    let found = find(app, code).await?;
    // One that cannot be made yet was issued all the same.
    let document = made(app, found.clone()).await.unwrap_or(found);
    Ok(VerifiedJson {
        number: document.number,
        title: document.title,
        issuer_name: document.issuer_name,
        issued_at: instant(document.issued_at_ms),
        code: document.code,
        sm3: document.digest.as_deref().map(hex),
        replaced_by: document.replaced_by_number,
        is_signed: document.copies > 0,
    })
}

/// Compares a file with the document of a code and with its signed copies. The file is not kept.
///
/// # Errors
/// No such document.
pub async fn compare(app: &App, place: &Place, code: &str, upload: Upload) -> Result<ComparedJson, Problem> {
    let found = find(app, code).await?;
    let document = made(app, found.clone()).await.unwrap_or(found);
    let act = app.stranger_act(place, Who::Stranger(String::new()), "document.compare").await?;
    let copies = case::copies(act.db(), document.case_id).await?;
    let is_copy = copies.iter().any(|copy| copy.document_id == document.id && copy.digest == upload.digest());
    let found = match document.digest.as_deref() {
        Some(digest) if digest == upload.digest() => "document",
        _ if is_copy => "signed_copy",
        _ if is_word(app, &document, &upload).await? => "document",
        _ => "other",
    };
    let answer = ComparedJson { sm3: upload.digest_text(), is: found.to_owned() };
    let act = act.on("issued_document", document.id).fact("sm3", &answer.sm3).fact("is", found);
    act.commit().await?;
    Ok(answer)
}

/// Whether a file is the document as a Word file.
async fn is_word(app: &App, document: &IssuedRow, upload: &Upload) -> Result<bool, Problem> {
    if document.template_id.is_some() || !upload.head()?.starts_with(b"PK") {
        return Ok(false);
    }
    // One that cannot be made is no file's equal.
    let word = word(app, document).await.ok().flatten();
    Ok(word.is_some_and(|bytes| Sm3::digest(&bytes).as_slice() == upload.digest()))
}

async fn find(app: &App, code: &str) -> Result<IssuedRow, Problem> {
    let code = read_code(code).ok_or_else(unknown)?;
    case::issued_by_code(app.store().reader(), &code).await?.ok_or_else(unknown)
}

fn unknown() -> Problem {
    Problem::new(
        crate::problem::ProblemKind::NotFound,
        "unknown_code",
        "没有这个核验码的文书。请核对16位核验码；仍查不到的，该文书不是本平台出具的",
        "no document has this code; compare the 16 characters: a document that is not found was not issued here",
    )
}
