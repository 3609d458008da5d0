//! Takes a backup while the service runs.

use super::cipher::Passphrase;
use super::form::{Begin, PackDigest, Summary, TableHead};
use super::frame::{FULL, Writer};
use super::{check, files, rows, unreadable, unwritable};
use crate::clock::instant;
use crate::problem::{Problem, retrying};
use crate::service::App;
use std::fs::File;
use std::path::{Path, PathBuf};
use yunheng_store::dump::{self, Cell, Table};
use yunheng_store::{Db, Engine, audit, migrate};

/// Rows read at once.
const AT_ONCE: i64 = 1_000;

/// Takes a backup of everything: one state of the database, the files of the data folder, and the keys unless they are kept elsewhere.
/// What was acknowledged before it began is in it. The file appears whole, after it was read back to its end, or not at all.
///
/// # Errors
/// What cannot be read or written; a file inside the data folder.
pub async fn create(
    app: &App,
    target: &Path,
    passphrase: &Passphrase,
    with_keys: bool,
) -> Result<Summary, Problem> {
    let folder = outside(app.data(), target)?;
    // An entry and a signature before the state is taken: a copy that is put back later ends in a signed one.
    let keys = with_keys.to_string();
    retrying(|| recorded(app, "backup.begin", target, [("with_keys", &keys)])).await?;
    retrying(|| crate::trail::make_checkpoint(app)).await?;
    let file = tempfile::NamedTempFile::new_in(&folder).map_err(|error| unwritable(&error))?;
    write(app, file.as_file(), passphrase, with_keys).await?;
    file.as_file().sync_all().map_err(|error| unwritable(&error))?;
    let summary = check(file.path(), passphrase)?;
    file.persist(target).map_err(|error| unwritable(&error.error))?;
    File::open(&folder).and_then(|folder| folder.sync_all()).map_err(|error| unwritable(&error))?;
    let (position, rows) = (summary.begin.position.to_string(), summary.rows.to_string());
    let facts = [("sm3", &summary.sm3), ("position", &position), ("rows", &rows)];
    retrying(|| recorded(app, "backup.create", target, facts)).await?;
    Ok(summary)
}

/// Puts a step of the backup on the record. The service goes on meanwhile, so another transaction may come between.
async fn recorded<const N: usize>(
    app: &App,
    action: &'static str,
    target: &Path,
    facts: [(&str, &String); N],
) -> Result<(), Problem> {
    let act = app.command_act(action).await?.on("backup", target.display());
    facts.into_iter().fold(act, |act, (name, value)| act.fact(name, value)).commit().await
}

/// The folder of the target. A backup in the data folder would be part of the next one, and would go with the disk that it is for.
fn outside(data: &Path, target: &Path) -> Result<PathBuf, Problem> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let real = folder.canonicalize().map_err(|error| unwritable(&error))?;
    let data = data.canonicalize().map_err(|error| unreadable(&error))?;
    if real.starts_with(&data) {
        return Err(Problem::refused(
            "inside_data",
            "备份文件不能放在数据目录里：请放到另一块盘或另一台机器上",
            "a backup does not belong into the data folder: put it on another disk or machine",
        ));
    }
    Ok(real)
}

async fn write(app: &App, file: &File, passphrase: &Passphrase, with_keys: bool) -> Result<(), Problem> {
    let snapshot = app.store().snapshot().await?;
    let begin = begin(app, snapshot.db(), with_keys).await?;
    let mut writer = Writer::begin(file, passphrase, &begin)?;
    for table in dump::tables(snapshot.db()).await? {
        let last_number = dump::last_number(snapshot.db(), &table).await?;
        writer.table(&TableHead::of(&table, last_number))?;
        let mut each = |lines: &[u8], count| writer.rows(lines, count);
        lines(snapshot.db(), &table, &mut each).await?;
        writer.end_part()?;
    }
    snapshot.rollback().await?;
    // After the rows: whatever they name is there by now.
    for found in files::list(app.data(), with_keys).map_err(|error| unreadable(&error))? {
        files::write(&found, &mut writer)?;
    }
    writer.finish()
}

async fn begin(app: &App, db: Db<'_>, with_keys: bool) -> Result<Begin, Problem> {
    let schema = migrate::current(db).await?;
    let made_at_ms = app.now_ms();
    let names: Vec<String> =
        ["national"].iter().chain(&crate::SHIPPED_CITIES).map(|name| (*name).to_owned()).collect();
    let packs = crate::check_packs(&names).into_iter();
    Ok(Begin {
        made_at: instant(made_at_ms),
        made_at_ms,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        engine: if db.engine() == Engine::Sqlite { "sqlite" } else { "postgres" }.to_owned(),
        database_id: app.database_id().to_owned(),
        schema,
        schema_digest: migrate::digest_of(schema).unwrap_or_default(),
        position: audit::last_link(db).await?.map_or(0, |link| link.position),
        keys_fingerprint: app.keys().fingerprint(),
        public_key: app.keys().public_key().to_string(),
        with_keys,
        packs: packs
            .map(|pack| PackDigest { pack: pack.pack, version: pack.version, digest: pack.digest })
            .collect(),
    })
}

/// Takes a part of the lines and how many rows there were so far.
pub(super) type EachPart<'a> = dyn FnMut(&[u8], u64) -> Result<(), Problem> + Send + 'a;

/// The rows of a table as lines, in parts of some size.
pub(super) async fn lines(db: Db<'_>, table: &Table, each: &mut EachPart<'_>) -> Result<(), Problem> {
    let (mut lines, mut count) = (Vec::with_capacity(2 * FULL), 0);
    let mut after: Option<Vec<Cell>> = None;
    loop {
        let rows = dump::rows(db, table, after.as_deref(), AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after = Some(table.key_of(last));
        for row in &rows {
            rows::write(row, &mut lines)?;
            count += 1;
            if lines.len() >= FULL {
                each(&lines, count)?;
                lines.clear();
                count = 0;
            }
        }
    }
    if count > 0 { each(&lines, count) } else { Ok(()) }
}
