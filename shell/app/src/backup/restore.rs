//! Restores a backup into an empty place: loaded, compared row by row with what was saved, its references and its audit chain looked at,
//! and only then there.

use super::cipher::Passphrase;
use super::create::lines;
use super::form::{FileHead, PartEnd, Summary, TableHead};
use super::frame::{Frame, Reader};
use super::place::{DATABASE, Place, restrict};
use super::{check, files, malformed, rows, unwritable};
use crate::act::{COMMAND_LINE, os_user, row};
use crate::clock::Clock;
use crate::keys::{FileKeys, KeyProvider};
use crate::problem::Problem;
use crate::secret::hex;
use crate::service::App;
use crate::trail::verify_chain;
use sm3::{Digest, Sm3};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use yunheng_audit::{Channel, Checkpoint, Entry, Object, Origin, Outcome, Report, Trust, Who};
use yunheng_store::dump::{self, Loading, Table};
use yunheng_store::{Db, Location, Store, audit, meta};

/// What is restored, and where.
#[derive(Debug)]
pub struct Restoring<'a> {
    /// The backup.
    pub file: &'a Path,
    /// What it was encrypted with.
    pub passphrase: &'a Passphrase,
    /// The data folder, empty or not there.
    pub data: &'a Path,
    /// The database, empty; a file in the data folder when absent.
    pub database: Option<&'a Location>,
    /// Folder of the keys, for a backup without them.
    pub keys: Option<&'a Path>,
    /// Checkpoints that were kept elsewhere: they tell whether the backup is older than what was there last.
    pub known: Vec<Checkpoint>,
}

/// What was restored.
#[derive(Debug, Clone)]
pub struct Restored {
    /// What was in the backup.
    pub summary: Summary,
    /// What the audit chain in it says.
    pub report: Report,
}

/// Restores a backup. Either everything is there afterwards, or nothing. Findings in the audit chain do not keep it from being restored:
/// they were in the database that was saved, and are told.
///
/// # Errors
/// A place that is not empty; a wrong passphrase; a file that is not whole; keys that are missing or not those of the database.
pub async fn restore(asked: Restoring<'_>, clock: Arc<dyn Clock>) -> Result<Restored, Problem> {
    let summary = check(asked.file, asked.passphrase)?;
    if !summary.begin.with_keys && asked.keys.is_none() {
        return Err(Problem::refused(
            "keys_missing",
            "备份里没有密钥：请用 --keys 指出密钥目录",
            "the backup holds no keys: name their folder with --keys",
        ));
    }
    let mut place = Place::take(asked.data)?;
    let staged = Location::Sqlite(place.staging().join(DATABASE));
    let store = Store::open(asked.database.unwrap_or(&staged)).await?;
    let outcome = fill(&asked, &store, &mut place, &summary, &*clock).await;
    store.close().await?;
    let report = outcome?;
    if asked.database.is_none() {
        place.move_in().map_err(|error| unwritable(&error))?;
    }
    place.keep();
    sign(&asked, clock).await;
    Ok(Restored { summary, report })
}

/// Fills database and folder. The last thing that happens is the commit.
async fn fill(
    asked: &Restoring<'_>,
    store: &Store,
    place: &mut Place,
    summary: &Summary,
    clock: &dyn Clock,
) -> Result<Report, Problem> {
    if !dump::is_empty(store.reader()).await? {
        return Err(Problem::refused(
            "not_empty",
            "数据库不是空的：只能恢复到空数据库",
            "the database is not empty: a backup is restored into an empty one only",
        ));
    }
    let mut loading = dump::begin_loading(store, summary.begin.schema, clock.now_ms()).await?;
    let loaded = load(asked, place, &loading).await?;
    loading.check_references().await?;
    compare(loading.db(), &loaded).await?;
    let keys = keys(asked, place, loading.db()).await?;
    loading.finish(clock.now_ms()).await?;
    dump::after_restoring(loading.db(), clock.now_ms()).await?;
    audit::insert(loading.db(), row(&entry(asked, summary, clock.now_ms()))).await?;
    let trust = Trust { keys: vec![keys.public_key()], known: asked.known.clone() };
    let report = verify_chain(loading.db(), &summary.begin.database_id, trust).await?;
    if asked.database.is_some() {
        place.move_in().map_err(|error| unwritable(&error))?;
    }
    loading.commit().await?;
    Ok(report)
}

/// A table as it was saved.
struct Loaded {
    table: Table,
    end: PartEnd,
}

async fn load(asked: &Restoring<'_>, place: &Place, loading: &Loading) -> Result<Vec<Loaded>, Problem> {
    let tables = dump::tables(loading.db()).await?;
    let (mut reader, _) = Reader::open(asked.file, asked.passphrase)?;
    let mut loaded = Vec::new();
    loop {
        match reader.next()? {
            Frame::Table(head) => loaded.push(load_table(&mut reader, loading.db(), &head, &tables).await?),
            Frame::File(head) => write_file(&mut reader, place, &head)?,
            Frame::End(_) => break,
            _ => return Err(malformed("its parts are out of order")),
        }
    }
    if loaded.len() != tables.len() {
        return Err(malformed("a table is missing"));
    }
    Ok(loaded)
}

async fn load_table(
    reader: &mut Reader,
    db: Db<'_>,
    head: &TableHead,
    tables: &[Table],
) -> Result<Loaded, Problem> {
    let table = tables.iter().find(|table| table.name == head.table);
    let table = table.filter(|table| head.columns().is_ok_and(|columns| columns == table.columns));
    let table = table.ok_or_else(|| malformed(&format!("the table `{}`", head.table)))?.clone();
    loop {
        match reader.next()? {
            Frame::Rows(lines) => dump::load(db, &table, rows::read(&lines, &table.columns)?).await?,
            Frame::PartEnd(end) => {
                if let Some(last) = head.last_number {
                    dump::number_after(db, &table, last).await?;
                }
                return Ok(Loaded { table, end });
            }
            _ => return Err(malformed("its parts are out of order")),
        }
    }
}

fn write_file(reader: &mut Reader, place: &Place, head: &FileHead) -> Result<(), Problem> {
    let path = place.file(&head.file)?;
    let make = || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        File::create_new(&path)
    };
    let mut file = make().map_err(|error| unwritable(&error))?;
    restrict(&path, head.mode & 0o777).map_err(|error| unwritable(&error))?;
    loop {
        match reader.next()? {
            Frame::Data(bytes) => file.write_all(&bytes).map_err(|error| unwritable(&error))?,
            Frame::PartEnd(_) => return file.sync_all().map_err(|error| unwritable(&error)),
            _ => return Err(malformed("its parts are out of order")),
        }
    }
}

/// Reads everything back from the database and compares it with what was saved.
async fn compare(db: Db<'_>, loaded: &[Loaded]) -> Result<(), Problem> {
    for Loaded { table, end } in loaded {
        let (mut digest, mut count) = (Sm3::new(), 0);
        let mut each = |lines: &[u8], rows| {
            digest.update(lines);
            count += rows;
            Ok(())
        };
        lines(db, table, &mut each).await?;
        if *end != (PartEnd { count, sm3: hex(&digest.finalize()) }) {
            let name = &table.name;
            return Err(Problem::refused(
                "restored_otherwise",
                format!("表 {name} 恢复后与备份不一致，已撤销"),
                format!("table {name} is not what was saved; everything was taken back"),
            ));
        }
    }
    Ok(())
}

/// The keys of the backup, or those that were named; they must be those with which the database was written.
async fn keys(asked: &Restoring<'_>, place: &Place, db: Db<'_>) -> Result<FileKeys, Problem> {
    let folder = place.staging().join(files::KEYS);
    if !folder.exists()
        && let Some(named) = asked.keys
    {
        copy_keys(named, &folder).map_err(|error| unwritable(&error))?;
    }
    let _ = restrict(&folder, 0o700);
    let refused = |error: &dyn std::fmt::Display| {
        Problem::refused(
            "keys_unusable",
            format!("密钥不可用：{error}"),
            format!("the keys cannot be used: {error}"),
        )
    };
    let keys = FileKeys::read(&folder).map_err(|error| refused(&error))?;
    let expected = meta::find(db, "keys").await?.unwrap_or_default();
    if keys.fingerprint() != expected {
        return Err(Problem::refused(
            "other_keys",
            format!("密钥（{}）不是这个数据库的密钥（{expected}）", keys.fingerprint()),
            format!("the keys ({}) are not those of this database ({expected})", keys.fingerprint()),
        ));
    }
    Ok(keys)
}

fn copy_keys(from: &Path, into: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(into)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let target = into.join(entry.file_name());
            std::fs::copy(entry.path(), &target)?;
            File::open(&target)?.sync_all()?;
        }
    }
    Ok(())
}

/// What the restored database says of its being restored.
fn entry(asked: &Restoring<'_>, summary: &Summary, now_ms: i64) -> Entry {
    let facts = [
        ("made_at", summary.begin.made_at.clone()),
        ("os_user", os_user()),
        ("position", summary.begin.position.to_string()),
        ("program", summary.begin.program.clone()),
        ("sm3", summary.sm3.clone()),
    ];
    Entry {
        who: Who::System(COMMAND_LINE.to_owned()),
        from: Origin { ip: String::new(), channel: Channel::Cli },
        request_id: String::new(),
        at_ms: now_ms,
        action: "backup.restore".to_owned(),
        object: Object { kind: "backup".to_owned(), id: asked.file.display().to_string() },
        outcome: Outcome::Done,
        before: None,
        after: None,
        changes: Vec::new(),
        reason: String::new(),
        facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>(),
    }
}

/// Signs the end of the restored chain. Without it the service does that at its first start.
async fn sign(asked: &Restoring<'_>, clock: Arc<dyn Clock>) {
    let in_data = Location::Sqlite(asked.data.join(DATABASE));
    let signed = async {
        let store = Store::open(asked.database.unwrap_or(&in_data)).await?;
        let keys = FileKeys::read(&asked.data.join(files::KEYS)).map_err(|error| Problem::bug(&error))?;
        let app = App::attach(store.clone(), Box::new(keys), clock, asked.data.to_owned()).await;
        let app = app.map_err(|error| Problem::bug(&error))?;
        crate::trail::make_checkpoint(&app).await?;
        store.close().await.map_err(Problem::from)
    };
    if let Err(problem) = signed.await {
        tracing::warn!(code = problem.code, "no checkpoint after restoring; the first start makes one");
    }
}
