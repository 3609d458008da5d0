//! Files of cases. What a file is, its first bytes say, never its name; the bytes are kept once, under their digest.

use super::kinds::kept;
use super::work::{Saying, Work};
use super::{show, who};
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::secret::hex;
use crate::service::App;
use crate::upload::Upload;
use serde_json::json;
use sm3::{Digest, Sm3};
use std::path::PathBuf;
use yunheng_access::Permission;
use yunheng_api::platform::CaseJson;
use yunheng_store::case::{self, CaseRow, NewFile};
use yunheng_values::{Finding, Text};

/// Folder of the data folder in which files of cases lie.
const FOLDER: &str = "attachments";
/// Largest file of a case.
pub(super) const LARGEST_BYTES: u64 = 50 << 20;
/// Most files of a case.
const MOST_FILES: usize = 200;

/// A file to be given out.
#[derive(Debug)]
pub struct CaseFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Adds a file to a case.
///
/// # Errors
/// A case that the caller does not see, or an ended one; a file of a kind that is not taken.
pub async fn attach(
    app: &App,
    caller: &Caller,
    id: i64,
    field: Option<&str>,
    upload: Upload,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.attach").await?.on("case", id);
    let act = act.fact("name", upload.name()).fact("sm3", &upload.digest_text());
    let row = open_for_files(&act, caller, id).await?;
    known_field(&act, &row, field).await?;
    let (name, digest) = (upload.name().to_owned(), upload.digest_text());
    keep(&act, id, field, upload).await?;
    if row.state != "draft" {
        noted(&act, row, &name, &digest).await?;
    }
    act.commit().await?;
    show::case(app, caller, id).await
}

/// Keeps a file of whoever acts with a case that was locked.
///
/// # Errors
/// A file of a kind that is not taken, or one too many.
pub(super) async fn keep(
    act: &Act<'_>,
    case_id: i64,
    field: Option<&str>,
    upload: Upload,
) -> Result<(), Problem> {
    let media_type = media_type(&upload.head()?, upload.name()).ok_or_else(unknown_type)?;
    if upload.bytes() > LARGEST_BYTES || case::files(act.db(), case_id).await?.len() >= MOST_FILES {
        return Err(Problem::refused(
            "too_many_files",
            "单个附件最大50 MB，一个事项最多200个附件",
            "a file has 50 MB at most, a case 200 files",
        ));
    }
    let new = NewFile {
        case_id,
        field,
        name: upload.name(),
        media_type,
        bytes: i64::try_from(upload.bytes()).map_err(|error| Problem::bug(&error))?,
        digest: upload.digest(),
        uploaded_by: act.account().ok_or_else(|| Problem::bug(&"a file of nobody"))?,
    };
    case::insert_file(act.db(), &new, act.now_ms()).await?;
    // The bytes are there before the row is: a row without its bytes would be a promise that is not kept.
    let place = place(act.app(), upload.digest())?;
    upload.keep_at(&place)
}

/// Puts a new file on the timeline of a case.
pub(super) async fn noted(act: &Act<'_>, row: CaseRow, name: &str, digest: &str) -> Result<(), Problem> {
    let saying =
        Saying { act: "attach", said: name, more: Some(json!({ "sm3": digest })), ..Saying::default() };
    Work::on(act, row).await?.note(saying).await
}

/// Takes an own file away from a draft, or from a running case, on the record.
///
/// # Errors
/// Not there, or somebody else's.
pub async fn detach(app: &App, caller: &Caller, id: i64, file: i64) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.detach").await?.on("case", id);
    let row = open_for_files(&act, caller, id).await?;
    let found = case::find_file(act.db(), id, file).await?.ok_or_else(Problem::not_found)?;
    if found.uploaded_by != caller.account {
        return Err(Problem::conflict(
            "not_own",
            "只能移除自己上传的附件",
            "only an own file can be taken away",
        ));
    }
    case::remove_file(act.db(), id, file, act.now_ms()).await?;
    if row.state != "draft" {
        let saying = Saying { act: "detach", said: &found.name, ..Saying::default() };
        Work::on(&act, row).await?.note(saying).await?;
    }
    act.commit().await?;
    show::case(app, caller, id).await
}

/// The bytes of a file of a case.
///
/// # Errors
/// Not there, or of a case that the caller does not see; bytes that are gone or changed.
pub async fn download(app: &App, caller: &Caller, id: i64, file: i64) -> Result<CaseFile, Problem> {
    // Seeing the case is the right to its files.
    show::case(app, caller, id).await?;
    let db = app.read(caller, Permission::CaseRead)?.db;
    let found = case::find_file(db, id, file).await?.ok_or_else(Problem::not_found)?;
    let bytes = read_kept(app, &found.digest)?;
    Ok(CaseFile { name: found.name, media_type: found.media_type, bytes })
}

/// Refuses a file for a paper or field that the kind of work does not have.
pub(super) async fn known_field(act: &Act<'_>, row: &CaseRow, field: Option<&str>) -> Result<(), Problem> {
    let Some(field) = field else { return Ok(()) };
    let named = kept(act.app(), act.db(), row).await?;
    let papers = &named.is.kind.papers;
    if named.is.form.has(field) || papers.iter().any(|paper| paper.name == field) {
        return Ok(());
    }
    let names: Vec<&str> = papers.iter().map(|paper| paper.name.as_str()).collect();
    let message = Text::new(
        format!("这类事项没有材料“{field}”，应为其中之一：{}", names.join("、")),
        format!("this kind of work has no paper `{field}`; one of {} is expected", names.join(", ")),
    );
    Err(Problem::unusable(vec![Finding::error("unknown_paper", "/field", message)]))
}

pub(super) async fn open_for_files(act: &Act<'_>, caller: &Caller, id: i64) -> Result<CaseRow, Problem> {
    // Locked before it is read, so that what is read is what others left; an act that is refused takes the lock back.
    case::lock(act.db(), id).await?;
    let row =
        case::seen(act.db(), who::viewer(caller, act.scope()), id).await?.ok_or_else(Problem::not_found)?;
    match row.state.as_str() {
        "draft" if row.opened_by == caller.account => Ok(row),
        "running" => Ok(row),
        _ => Err(Problem::conflict(
            "case_ended",
            "事项已结束，不能再改附件",
            "the case has ended; its files stay",
        )),
    }
}

/// Bytes that are kept, if they are still what they were.
pub(super) fn read_kept(app: &App, digest: &[u8]) -> Result<Vec<u8>, Problem> {
    let path = place(app, digest)?;
    let bytes =
        std::fs::read(&path).map_err(|error| Problem::bug(&format!("{}: {error}", path.display())))?;
    if Sm3::digest(&bytes).as_slice() != digest {
        return Err(Problem::bug(&format!("{}: the bytes are not those that were kept", path.display())));
    }
    Ok(bytes)
}

/// Where bytes lie: under their digest.
pub(super) fn place(app: &App, digest: &[u8]) -> Result<PathBuf, Problem> {
    let name = hex(digest);
    let folder = app.data().join(FOLDER).join(name.get(..2).unwrap_or("00"));
    std::fs::create_dir_all(&folder).map_err(|error| Problem::bug(&error))?;
    Ok(folder.join(name))
}

fn unknown_type() -> Problem {
    Problem::refused(
        "file_type",
        "附件类型不支持，或内容与扩展名不符。可上传：pdf、ofd、docx、xlsx、wps、et、doc、xls、png、jpg、txt、csv、zip",
        "this kind of file is not taken, or its bytes are not what its name says; pdf, ofd, docx, xlsx, wps, et, doc, xls, png, jpg, \
         txt, csv and zip are",
    )
}

/// What a file is, when its bytes are what its name says and it is of a kind that is taken.
pub(super) fn media_type(head: &[u8], name: &str) -> Option<&'static str> {
    let extension =
        name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let begins = |bytes: &[u8]| head.starts_with(bytes);
    let is_zip = begins(b"PK\x03\x04");
    let is_old_office = begins(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let is_text = !head.contains(&0) && !begins(b"<");
    let (is_right, media_type) = match extension.as_str() {
        "pdf" => (begins(b"%PDF-"), "application/pdf"),
        "png" => (begins(b"\x89PNG\r\n\x1a\n"), "image/png"),
        "jpg" | "jpeg" => (begins(&[0xff, 0xd8, 0xff]), "image/jpeg"),
        "ofd" => (is_zip, "application/ofd"),
        "docx" => (is_zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "xlsx" => (is_zip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "zip" => (is_zip, "application/zip"),
        "doc" | "wps" => (is_old_office, "application/msword"),
        "xls" | "et" => (is_old_office, "application/vnd.ms-excel"),
        "txt" => (is_text, "text/plain; charset=utf-8"),
        "csv" => (is_text, "text/csv; charset=utf-8"),
        _ => (false, ""),
    };
    is_right.then_some(media_type)
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn a_file_that_lies_about_itself_is_not_taken() {
        assert_eq!(media_type(b"%PDF-1.7", "方案.PDF"), Some("application/pdf"));
        assert!(media_type(b"PK\x03\x04..", "a.xlsx").is_some());
        assert_eq!(media_type("一,二".as_bytes(), "a.csv"), Some("text/csv; charset=utf-8"));
        for (head, name) in [
            (&b"MZ\x90"[..], "a.pdf"),
            (b"%PDF-1.7", "a.png"),
            (b"<script>", "a.txt"),
            (b"<svg", "a.svg"),
            (b"PK\x03\x04", "a.exe"),
            (b"a\0b", "a.txt"),
            (b"%PDF-1.7", "pdf"),
        ] {
            assert_eq!(media_type(head, name), None, "{name}");
        }
    }
}
