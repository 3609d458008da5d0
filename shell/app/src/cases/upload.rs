//! Files of cases that arrive in parts (续传), so that a line that breaks costs no more than a part.
//!
//! Whoever sends one says its length and a digest first, then parts one after another, each with the place where it begins; how far it came
//! can be asked at any time. Once all is there and is what was said, it becomes a file of the case like any other, with the same checks.

use super::file::{LARGEST_BYTES, keep, known_field, noted, open_for_files};
use super::show;
use crate::act::Act;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::{Problem, ProblemKind};
use crate::secret::{hex, random_bytes};
use crate::service::App;
use crate::upload::{Upload, plain_name};
use sha2::Sha256;
use sm3::{Digest, Sm3};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use yunheng_access::Permission;
use yunheng_api::platform::{CaseJson, CaseUploadInJson, CaseUploadJson};
use yunheng_store::case::{self, NewUpload, UploadRow};
use yunheng_values::{Finding, Findings, Text};

/// Folder of the data folder in which files lie that have not arrived whole. A backup leaves it out.
const FOLDER: &str = ".tmp-uploads";
/// Most bytes of a part.
pub const PART_BYTES: usize = 8 << 20;
/// Files that somebody sends at once, and what they come to.
const MOST_UPLOADS: usize = 20;
const MOST_BYTES: i64 = 500 << 20;
/// How long a file waits for its next part.
const WAITS_MS: i64 = 86_400_000;
/// Rows of a transaction of the job that forgets them.
const AT_ONCE: i64 = 200;
/// Bytes that are read at once.
const CHUNK: usize = 256 << 10;

/// Begins a file, or says how far the same file came that was begun before.
///
/// # Errors
/// A case that takes no files of the caller; a length or digest that is none; too much under way.
pub async fn begin_upload(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CaseUploadInJson,
) -> Result<CaseUploadJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "upload.begin").await?;
    let row = open_for_files(&act, caller, id).await?;
    known_field(&act, &row, given.field.as_deref()).await?;
    let (name, (digest_kind, digest)) = (plain_name(&given.name), said_right(given)?);
    let under_way = case::uploads_of(act.db(), caller.account).await?;
    let is_same = |one: &&UploadRow| {
        (one.case_id, one.field.as_deref(), one.bytes) == (id, given.field.as_deref(), given.bytes)
            && (&one.name, one.digest_kind.as_str(), &one.digest) == (&name, digest_kind, &digest)
    };
    if let Some(same) = under_way.iter().find(is_same) {
        return Ok(shown(app, same));
    }
    must_have_room(&under_way, given.bytes)?;
    let place = hex(&random_bytes::<16>());
    let new = NewUpload {
        case_id: id,
        account_id: caller.account,
        field: given.field.as_deref(),
        name: &name,
        bytes: given.bytes,
        digest_kind,
        digest: &digest,
        place: &place,
    };
    let upload = case::insert_upload(act.db(), &new, act.now_ms()).await?;
    let made = find(&act, (caller.account, id), upload).await?;
    let (case, bytes) = (id.to_string(), given.bytes.to_string());
    act.on("case_upload", upload)
        .fact("case", &case)
        .fact("name", &name)
        .fact("bytes", &bytes)
        .commit()
        .await?;
    Ok(shown(app, &made))
}

/// A length that can be, and one digest.
fn said_right(given: &CaseUploadInJson) -> Result<(&'static str, Vec<u8>), Problem> {
    let mut findings = Findings::new();
    let most = i64::try_from(LARGEST_BYTES).unwrap_or(i64::MAX);
    if !(1..=most).contains(&given.bytes) {
        let mib = LARGEST_BYTES >> 20;
        let message = Text::new(
            format!("文件大小{}字节，应为1字节至{mib} MB", given.bytes),
            format!("{} bytes; a file has 1 byte to {mib} MB", given.bytes),
        );
        findings.push(Finding::error("file_size", "/bytes", message));
    }
    let said = match (&given.sm3, &given.sha256) {
        (Some(text), _) => Some(("sm3", "/sm3", text)),
        (None, Some(text)) => Some(("sha256", "/sha256", text)),
        (None, None) => None,
    };
    let digest = said.and_then(|(kind, _, text)| Some((kind, of_hex(text)?)));
    if digest.is_none() {
        let message = Text::new(
            "请给出文件的SHA-256或SM3，64个十六进制字符",
            "the file's SHA-256 or SM3 is needed, 64 hexadecimal characters",
        );
        findings.push(Finding::error("file_digest", said.map_or("/sha256", |(_, place, _)| place), message));
    }
    match digest {
        Some(digest) if findings.is_empty() => Ok(digest),
        _ => Err(Problem::unusable(findings)),
    }
}

fn of_hex(text: &str) -> Option<Vec<u8>> {
    let is_hex = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    if is_hex { (0..64).step_by(2).map(pair).collect() } else { None }
}

/// Nobody fills the disk with what never becomes a file.
fn must_have_room(under_way: &[UploadRow], bytes: i64) -> Result<(), Problem> {
    let all: i64 = under_way.iter().map(|one| one.bytes).sum();
    if under_way.len() < MOST_UPLOADS && all + bytes <= MOST_BYTES {
        return Ok(());
    }
    let mib = MOST_BYTES >> 20;
    Err(Problem::conflict(
        "too_many_uploads",
        format!("未传完的附件最多{MOST_UPLOADS}个、合计{mib} MB，请先传完或放弃已有的"),
        format!("at most {MOST_UPLOADS} files and {mib} MB may be under way; finish some or give them up"),
    ))
}

/// Own files under way for a case, oldest first.
///
/// # Errors
/// A case that the caller does not see.
pub async fn uploads(app: &App, caller: &Caller, id: i64) -> Result<Vec<CaseUploadJson>, Problem> {
    show::case(app, caller, id).await?;
    let db = app.read(caller, Permission::CaseWork)?.db;
    let all = case::uploads_of(db, caller.account).await?;
    Ok(all.iter().filter(|one| one.case_id == id).map(|one| shown(app, one)).collect())
}

/// An own file under way: how far it came.
///
/// # Errors
/// None, or somebody else's.
pub async fn upload(app: &App, caller: &Caller, id: i64, upload: i64) -> Result<CaseUploadJson, Problem> {
    let db = app.read(caller, Permission::CaseWork)?.db;
    let found = case::find_upload(db, (caller.account, id), upload).await?;
    found.map(|found| shown(app, &found)).ok_or_else(Problem::not_found)
}

/// Takes the next part of a file, which begins where the part before ended.
///
/// # Errors
/// Somebody else's; a part that begins elsewhere, or goes beyond the length that was said. Nothing of it is then kept.
pub async fn take_part(
    app: &App,
    caller: &Caller,
    (id, upload): (i64, i64),
    (offset, part): (i64, &[u8]),
) -> Result<CaseUploadJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "upload.part").await?.on("case_upload", upload);
    let row = find(&act, (caller.account, id), upload).await?;
    let arrived = arrived(app, &row);
    if offset != arrived {
        return Err(elsewhere(offset, arrived));
    }
    let length = i64::try_from(part.len()).map_err(|error| Problem::bug(&error))?;
    if length == 0 || arrived + length > row.bytes {
        return Err(Problem::refused(
            "too_long",
            format!("本段{length}字节；文件共{}字节，已到{arrived}字节", row.bytes),
            format!(
                "a part of {length} bytes; the file has {} bytes, of which {arrived} have arrived",
                row.bytes
            ),
        ));
    }
    // The row is taken first: of two who send at once the other waits here, and finds that more has arrived.
    let is_first =
        case::upload_arrived(act.db(), upload, (row.arrived, arrived + length), act.now_ms()).await?;
    if !is_first {
        return Err(elsewhere(offset, arrived + length));
    }
    write_at(&place_of(app, &row.place)?, offset, part)?;
    let (from, length) = (offset.to_string(), length.to_string());
    let now = find(&act, (caller.account, id), upload).await?;
    act.fact("from", &from).fact("bytes", &length).commit().await?;
    Ok(shown(app, &now))
}

fn elsewhere(offset: i64, arrived: i64) -> Problem {
    Problem::conflict(
        "wrong_offset",
        format!("本段从{offset}字节起，应从{arrived}字节起；请查询后续传"),
        format!(
            "the part begins at byte {offset}; byte {arrived} is expected: ask how far it came and go on"
        ),
    )
}

/// Makes a file that has arrived whole one of the case's.
///
/// # Errors
/// Not all is there; other bytes than were said, which go; a file of a kind that is not taken.
pub async fn finish_upload(
    app: &App,
    caller: &Caller,
    (id, upload): (i64, i64),
) -> Result<CaseJson, Problem> {
    let db = app.read(caller, Permission::CaseWork)?.db;
    let found = case::find_upload(db, (caller.account, id), upload).await?.ok_or_else(Problem::not_found)?;
    let arrived = arrived(app, &found);
    if arrived < found.bytes {
        // It may have been finished a moment ago; then there is nothing to go on with.
        case::find_upload(db, (caller.account, id), upload).await?.ok_or_else(Problem::not_found)?;
        return Err(Problem::conflict(
            "incomplete",
            format!("已到{arrived}字节，共{}字节，请续传", found.bytes),
            format!("{arrived} of {} bytes have arrived; send the rest", found.bytes),
        ));
    }
    // All bytes are read before the transaction begins, so that nobody waits for it.
    let Some(file) = whole(app, &found).await? else {
        discard_upload(app, caller, (id, upload)).await?;
        return Err(Problem::refused(
            "digest_differs",
            "文件内容与开始时给出的摘要不符，请重新上传",
            "the bytes are not those whose digest was said at the beginning; send the file again",
        ));
    };
    let act = app.locking_act(caller, Permission::CaseWork, "case.attach").await?.on("case", id);
    let row = open_for_files(&act, caller, id).await?;
    // Whoever asked twice finds it gone the second time.
    find(&act, (caller.account, id), upload).await?;
    let (name, digest) = (file.name().to_owned(), file.digest_text());
    keep(&act, id, found.field.as_deref(), file).await?;
    case::delete_upload(act.db(), upload).await?;
    if row.state != "draft" {
        noted(&act, row, &name, &digest).await?;
    }
    act.fact("name", &name).fact("sm3", &digest).commit().await?;
    remove(app, &found.place);
    show::case(app, caller, id).await
}

/// What has arrived as a file that came at once; none when it is not what was said.
async fn whole(app: &App, row: &UploadRow) -> Result<Option<Upload>, Problem> {
    let (app, row) = (app.clone(), row.clone());
    let read = tokio::task::spawn_blocking(move || {
        let mut arriving = app.take_file(&row.name)?;
        let opened = File::open(place_of(&app, &row.place)?);
        // Whoever finished it at the same moment has taken the bytes away.
        let mut from = opened.map_err(|_| Problem::not_found())?;
        let (mut sm3, mut sha256, mut chunk) = (Sm3::new(), Sha256::new(), vec![0; CHUNK]);
        loop {
            let read = from.read(&mut chunk).map_err(|error| Problem::bug(&error))?;
            let Some(bytes) = chunk.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
            sm3.update(bytes);
            sha256.update(bytes);
            arriving.write(bytes)?;
        }
        let is_said = match row.digest_kind.as_str() {
            "sm3" => sm3.finalize().as_slice() == row.digest,
            _ => sha256.finalize().as_slice() == row.digest,
        };
        let file = arriving.arrived()?;
        Ok(is_said.then_some(file))
    });
    read.await.map_err(|error| Problem::bug(&error))?
}

/// Gives an own file under way up.
///
/// # Errors
/// None, or somebody else's.
pub async fn discard_upload(app: &App, caller: &Caller, (id, upload): (i64, i64)) -> Result<(), Problem> {
    let act =
        app.locking_act(caller, Permission::CaseWork, "upload.discard").await?.on("case_upload", upload);
    let row = find(&act, (caller.account, id), upload).await?;
    case::delete_upload(act.db(), upload).await?;
    act.fact("name", &row.name).commit().await?;
    remove(app, &row.place);
    Ok(())
}

/// Forgets files of which nothing arrived for long, and bytes that belong to none; says how many went.
pub(crate) async fn forget_uploads(app: &App) -> Result<u64, Problem> {
    let mut gone = 0;
    loop {
        let act = app.system_act("forget_uploads", "upload.forget").await?;
        let places = case::delete_uploads_before(act.db(), act.now_ms() - WAITS_MS, AT_ONCE).await?;
        if places.is_empty() {
            break;
        }
        act.on("case_upload", "").fact("count", &places.len().to_string()).commit().await?;
        places.iter().for_each(|place| remove(app, place));
        gone += places.len() as u64;
    }
    let Ok(entries) = std::fs::read_dir(app.data().join(FOLDER)) else { return Ok(gone) };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let changed = entry.metadata().and_then(|meta| meta.modified()).unwrap_or_else(|_| SystemTime::now());
        let is_old = changed.elapsed().is_ok_and(|age| age > Duration::from_millis(WAITS_MS.unsigned_abs()));
        if is_old && !case::is_upload(app.store().reader(), &name).await? {
            remove(app, &name);
        }
    }
    Ok(gone)
}

async fn find(act: &Act<'_>, of: (i64, i64), upload: i64) -> Result<UploadRow, Problem> {
    case::find_upload(act.db(), of, upload).await?.ok_or_else(Problem::not_found)
}

fn shown(app: &App, row: &UploadRow) -> CaseUploadJson {
    CaseUploadJson {
        id: row.id,
        name: row.name.clone(),
        field: row.field.clone(),
        bytes: row.bytes,
        arrived: arrived(app, row),
        part_bytes: i64::try_from(PART_BYTES).unwrap_or(i64::MAX),
        forgotten_at: instant(row.touched_at_ms + WAITS_MS),
    }
}

/// How much is there: what was counted, and no more than the file holds, which a restored backup does not have.
fn arrived(app: &App, row: &UploadRow) -> i64 {
    let held = std::fs::metadata(app.data().join(FOLDER).join(&row.place)).map_or(0, |meta| meta.len());
    row.arrived.min(i64::try_from(held).unwrap_or(i64::MAX))
}

fn place_of(app: &App, name: &str) -> Result<PathBuf, Problem> {
    let folder = app.data().join(FOLDER);
    std::fs::create_dir_all(&folder).map_err(|error| full(&error))?;
    Ok(folder.join(name))
}

/// Writes a part where it belongs; what stood there from a part that was never counted is written over.
fn write_at(path: &Path, offset: i64, part: &[u8]) -> Result<(), Problem> {
    let offset = u64::try_from(offset).map_err(|error| Problem::bug(&error))?;
    let write = || {
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(part)?;
        file.set_len(offset + part.len() as u64)
    };
    write().map_err(|error: std::io::Error| full(&error))
}

fn remove(app: &App, place: &str) {
    // What cannot be removed now is removed by the job that looks for what belongs to nobody.
    let _ = std::fs::remove_file(app.data().join(FOLDER).join(place));
}

fn full(error: &std::io::Error) -> Problem {
    Problem::new(
        ProblemKind::Unavailable,
        "disk",
        format!("数据目录写不进文件：{error}"),
        format!("the data folder takes no file: {error}"),
    )
}
