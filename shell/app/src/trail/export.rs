//! The trail as a file that somebody else verifies without this program's database.

use super::order::{Waiting, link_of, signed};
use super::seal::digest;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::io::Write;
use yunheng_access::Permission;
use yunheng_audit::{Chain, Digest, ExportEnd, ExportHeader, entry_line, unsealed_line};
use yunheng_store::Db;
use yunheng_store::audit;

/// Rows read at once.
pub(super) const AT_ONCE: i64 = 2_000;

/// What was exported.
#[derive(Debug, Clone)]
pub struct Exported {
    /// Position of the first entry.
    pub first: u64,
    /// Position of the last one.
    pub last: u64,
    /// How many lines of each kind.
    pub end: ExportEnd,
}

/// Writes the trail from a position on, on behalf of a person, or of nobody when it is the command line; that it was exported is itself
/// on the record.
///
/// # Errors
/// Not allowed; the place for the file is full.
pub async fn export(
    app: &App,
    caller: Option<&Caller>,
    first: u64,
    out: &mut (dyn Write + Send),
) -> Result<Exported, Problem> {
    let act = match caller {
        Some(caller) => app.dangerous_act(caller, Permission::AuditExport, "audit.export").await?,
        None => app.command_act("audit.export").await?,
    };
    let first = first.max(1);
    // A part that begins behind the end is refused before anything is on the record.
    let before = chain_before(act.db(), app.database_id(), first).await?;
    act.on("audit", "").fact("from_position", &first.to_string()).commit().await?;
    super::seal_all(app).await?;
    write_all(app, first, before, out).await
}

async fn write_all(
    app: &App,
    first: u64,
    before: Digest,
    out: &mut (dyn Write + Send),
) -> Result<Exported, Problem> {
    // One state of the database: an entry that is sealed meanwhile would be in neither part of the file.
    let snapshot = app.store().snapshot().await?;
    let db = snapshot.db();
    let (checkpoints, _) = signed(db).await?;
    let last = super::seal::end_of_chain(db, app.database_id()).await?.position().max(first - 1);
    let header = ExportHeader {
        before,
        database_id: app.database_id().to_owned(),
        exported_at_ms: app.now_ms(),
        first,
        last,
    };
    let line = header.line();
    let mut file = Lines::begin(out, &line)?;
    let mut waiting = Waiting::new(checkpoints, first - 1);
    let mut position = first;
    while position <= last {
        let rows = audit::linked_from(db, signed_position(position)?, AT_ONCE).await?;
        let Some(until) = rows.last().map(|row| row.position) else { break };
        for row in &rows {
            let link = link_of(row);
            if link.position > last {
                break;
            }
            while let Some(checkpoint) = waiting.before(link.position) {
                file.checkpoint(&checkpoint.canonical())?;
            }
            // An entry that is gone leaves a gap, which the verifier finds.
            if let Some(body) = &row.kept.body {
                file.entry(&entry_line(&link, body))?;
            }
        }
        position = u64::try_from(until).map_err(|error| Problem::bug(&error))?.saturating_add(1);
    }
    for checkpoint in waiting.rest() {
        file.checkpoint(&checkpoint.canonical())?;
    }
    write_unsealed(db, &mut file).await?;
    snapshot.rollback().await?;
    Ok(Exported { first, last, end: file.finish()? })
}

async fn write_unsealed(db: Db<'_>, file: &mut Lines<'_>) -> Result<(), Problem> {
    let mut after = 0;
    loop {
        let rows = audit::waiting_after(db, after, AT_ONCE).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            if let (Some(body), Some(kept)) = (&row.kept.body, &row.kept.body_digest) {
                file.unsealed(&unsealed_line(&digest(kept), body))?;
            }
        }
    }
}

/// The file as it grows, with the counts that its last line tells.
struct Lines<'a> {
    out: &'a mut (dyn Write + Send),
    end: ExportEnd,
}

impl<'a> Lines<'a> {
    fn begin(out: &'a mut (dyn Write + Send), header: &[u8]) -> Result<Self, Problem> {
        let end = ExportEnd { checkpoints: 0, entries: 0, unsealed: 0, header: Digest::of(header) };
        let mut lines = Self { out, end };
        lines.put(header)?;
        Ok(lines)
    }

    fn entry(&mut self, line: &[u8]) -> Result<(), Problem> {
        self.end.entries += 1;
        self.put(line)
    }

    fn checkpoint(&mut self, line: &[u8]) -> Result<(), Problem> {
        self.end.checkpoints += 1;
        self.put(line)
    }

    fn unsealed(&mut self, line: &[u8]) -> Result<(), Problem> {
        self.end.unsealed += 1;
        self.put(line)
    }

    fn put(&mut self, line: &[u8]) -> Result<(), Problem> {
        self.out.write_all(line).and_then(|()| self.out.write_all(b"\n")).map_err(|error| unwritable(&error))
    }

    fn finish(mut self) -> Result<ExportEnd, Problem> {
        let line = self.end.line();
        self.put(&line)?;
        self.out.flush().map_err(|error| unwritable(&error))?;
        Ok(self.end)
    }
}

async fn chain_before(db: Db<'_>, database_id: &str, first: u64) -> Result<Digest, Problem> {
    if first <= 1 {
        return Ok(Chain::new(database_id).genesis());
    }
    let row = audit::link_at(db, signed_position(first - 1)?).await?.ok_or_else(Problem::not_found)?;
    Ok(digest(&row.chain))
}

/// A position as the database counts; one beyond that is beyond the end.
fn signed_position(position: u64) -> Result<i64, Problem> {
    i64::try_from(position).map_err(|_| Problem::not_found())
}

fn unwritable(error: &std::io::Error) -> Problem {
    Problem::new(
        crate::problem::ProblemKind::Unavailable,
        "unwritable",
        format!("写不出导出文件：{error}"),
        format!("the export cannot be written: {error}"),
    )
}
