//! The trail as a file that somebody else verifies without this program's database.

use super::seal::digest;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::io::Write;
use yunheng_access::Permission;
use yunheng_audit::{
    Chain, Digest, ExportEnd, ExportHeader, Link, SignedCheckpoint, entry_line, unsealed_line,
};
use yunheng_store::Db;
use yunheng_store::audit::{self, LinkedEntry};

/// Rows read at once.
pub(super) const AT_ONCE: i64 = 2_000;
/// Entries without a link that an export carries at most; the sealer leaves none for longer than a second.
const UNSEALED: i64 = 10_000;

/// Writes the trail from a position on, on behalf of a person; that it was exported is itself on the record.
///
/// # Errors
/// Not allowed; the place for the file is full.
pub async fn export(
    app: &App,
    caller: Option<&Caller>,
    first: u64,
    out: &mut (dyn Write + Send),
) -> Result<ExportEnd, Problem> {
    let act = match caller {
        Some(caller) => app.dangerous_act(caller, Permission::AuditExport, "audit.export").await?,
        None => app.system_act("command_line", "audit.export").await?,
    };
    act.on("audit", "").fact("from_position", &first.to_string()).commit().await?;
    super::seal(app).await?;
    write_all(app, first.max(1), out).await
}

async fn write_all(app: &App, first: u64, out: &mut (dyn Write + Send)) -> Result<ExportEnd, Problem> {
    let db = app.store().reader();
    let last = super::seal::end_of_chain(db, app.database_id()).await?.position();
    let before = chain_before(db, app.database_id(), first).await?;
    let header = ExportHeader {
        before,
        database_id: app.database_id().to_owned(),
        exported_at_ms: app.now_ms(),
        first,
        last: last.max(first - 1),
    };
    let line = header.line();
    let mut end = ExportEnd { checkpoints: 0, entries: 0, unsealed: 0, header: Digest::of(&line) };
    put(out, &line)?;
    let mut checkpoints = signed(db).await?.into_iter().peekable();
    let mut position = first;
    while position <= last {
        let rows = audit::linked_from(db, position as i64, AT_ONCE).await?;
        let Some(until) = rows.last().map(|row| row.position as u64) else { break };
        for row in rows.into_iter().filter(|row| row.position as u64 <= last) {
            let link = link_of(&row)?;
            // An entry that is gone leaves a gap, which the verifier finds.
            if let Some(body) = &row.body {
                put(out, &entry_line(&link, body))?;
                end.entries += 1;
            }
            while let Some(next) = checkpoints.next_if(|next| next.checkpoint.position <= link.position) {
                if next.checkpoint.position == link.position {
                    put(out, &next.canonical())?;
                    end.checkpoints += 1;
                }
            }
        }
        position = until + 1;
    }
    for row in audit::unsealed(db, UNSEALED).await? {
        put(out, &unsealed_line(&Digest::of(&row.body), &row.body))?;
        end.unsealed += 1;
    }
    put(out, &end.line())?;
    out.flush().map_err(|error| unwritable(&error))?;
    Ok(end)
}

pub(super) async fn signed(db: Db<'_>) -> Result<Vec<SignedCheckpoint>, Problem> {
    let rows = audit::checkpoints(db).await?;
    rows.iter().map(|row| SignedCheckpoint::parse(&row.body).map_err(|error| Problem::bug(&error))).collect()
}

async fn chain_before(db: Db<'_>, database_id: &str, first: u64) -> Result<Digest, Problem> {
    if first <= 1 {
        return Ok(Chain::new(database_id).genesis());
    }
    let row = audit::link_at(db, (first - 1) as i64).await?.ok_or_else(Problem::not_found)?;
    digest(&row.chain)
}

pub(super) fn link_of(row: &LinkedEntry) -> Result<Link, Problem> {
    let position = u64::try_from(row.position).map_err(|error| Problem::bug(&error))?;
    Ok(Link { position, entry_digest: digest(&row.digest)?, chain: digest(&row.chain)? })
}

fn put(out: &mut (dyn Write + Send), line: &[u8]) -> Result<(), Problem> {
    out.write_all(line).and_then(|()| out.write_all(b"\n")).map_err(|error| unwritable(&error))
}

fn unwritable(error: &std::io::Error) -> Problem {
    Problem::new(
        crate::problem::ProblemKind::Unavailable,
        "unwritable",
        format!("写不出导出文件：{error}"),
        format!("the export cannot be written: {error}"),
    )
}
