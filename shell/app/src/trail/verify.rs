//! Verification: of the live database, and offline of an export.

use super::columns;
use super::export::AT_ONCE;
use super::order::{Waiting, link_of, signed};
use super::outside::{OUTSIDE, read_checkpoints};
use super::seal::digest;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::io::BufRead;
use std::path::Path;
use yunheng_access::Permission;
use yunheng_audit::{
    Chain, Checkpoint, Digest, ExportVerifier, LONGEST_LINE, PublicKey, Report, Trust, Verifier,
};
use yunheng_store::Db;
use yunheng_store::audit;
use yunheng_values::{Finding, Severity, Text};

/// So many findings are kept; further ones are only counted.
const KEPT: usize = 100;

/// What a verification found, with the key that was trusted.
#[derive(Debug, Clone)]
pub struct Verified {
    /// What was found.
    pub report: Report,
    /// The public key.
    pub public_key: PublicKey,
}

/// Verifies the chain of the live database against its signatures, against the checkpoints in the data folder, and against others that
/// were kept elsewhere. A caller needs the permission; the command line on the machine itself needs none.
///
/// # Errors
/// Not allowed; the database is not available.
pub async fn verify_live(
    app: &App,
    caller: Option<&Caller>,
    elsewhere: Vec<Checkpoint>,
) -> Result<Verified, Problem> {
    if let Some(caller) = caller {
        let act = app.act(caller, Permission::AuditExport, "audit.verify").await?.on("audit", "");
        act.commit().await?;
    }
    let public_key = app.keys().public_key();
    let mut known = outside(app.data(), app.database_id(), &public_key);
    known.extend(elsewhere);
    let trust = Trust { keys: vec![public_key.clone()], known };
    let snapshot = app.store().snapshot().await?;
    let report = verify_chain(snapshot.db(), app.database_id(), trust).await?;
    snapshot.rollback().await?;
    Ok(Verified { report, public_key })
}

/// Verifies the chain of one state of a database: in a snapshot, or in a transaction that nobody else writes beside. Otherwise what is
/// sealed between two of its reads would be in neither.
pub(crate) async fn verify_chain(db: Db<'_>, database_id: &str, trust: Trust) -> Result<Report, Problem> {
    // Read before the links, so that none of them lies behind the end unless that was cut off.
    let (checkpoints, mut beside) = signed(db).await?;
    let mut waiting = Waiting::new(checkpoints, 0);
    let mut verifier = Verifier::new(Chain::new(database_id), trust);
    let mut position = 1;
    loop {
        let rows = audit::linked_from(db, position, AT_ONCE).await?;
        let Some(until) = rows.last().map(|row| row.position) else { break };
        for row in &rows {
            let link = link_of(row);
            while let Some(checkpoint) = waiting.before(link.position) {
                verifier.checkpoint(&checkpoint);
            }
            verifier.sealed(&link, row.kept.body.as_deref());
            beside.extend(columns::check(
                &row.kept,
                &link.entry_digest,
                &format!("position {}", link.position),
            ));
        }
        position = until + 1;
        // The rest of the service gets its turn on this core.
        tokio::task::yield_now().await;
    }
    waiting.rest().for_each(|rest| verifier.checkpoint(&rest));
    verify_unsealed(db, &mut verifier, &mut beside).await?;
    beside.extend(lost(db).await?);
    let mut report = verifier.finish();
    beside.into_iter().for_each(|finding| add(&mut report, finding));
    Ok(report)
}

async fn verify_unsealed(
    db: Db<'_>,
    verifier: &mut Verifier,
    beside: &mut Vec<Finding>,
) -> Result<(), Problem> {
    let mut after = 0;
    loop {
        let rows = audit::waiting_after(db, after, AT_ONCE).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            // An entry that is gone has no bytes, and nothing has the digest of nothing.
            let body = row.kept.body.as_deref().unwrap_or_default();
            let kept = row.kept.body_digest.as_deref().map_or_else(|| Digest::of(b"gone"), digest);
            verifier.unsealed(&kept, body);
            beside.extend(columns::check(&row.kept, &kept, &format!("unsealed entry {}", row.id)));
        }
    }
}

async fn lost(db: Db<'_>) -> Result<Option<Finding>, Problem> {
    let lost = audit::count_lost(db).await?;
    let message = Text::new(
        format!("有{lost}条审计记录既不在链上，也不在待封列表里：有人动过数据库"),
        format!("{lost} entries are neither in the chain nor waiting for it: somebody edited the database"),
    );
    Ok((lost > 0).then(|| Finding::error("entry_lost", "audit_unsealed", message)))
}

fn add(report: &mut Report, finding: Finding) {
    report.errors += u64::from(is_error(&finding));
    if report.findings.len() < KEPT {
        report.findings.push(finding);
    } else {
        report.more += 1;
    }
}

/// The checkpoints in the data folder that this database's key signed. Without the file there is nothing to compare with.
pub(crate) fn outside(data: &Path, database_id: &str, key: &PublicKey) -> Vec<Checkpoint> {
    let (signed, _) = read_checkpoints(&data.join(OUTSIDE)).unwrap_or_default();
    let ours = signed.into_iter().filter(|signed| signed.is_signed_by(key));
    ours.map(|signed| signed.checkpoint).filter(|each| each.database_id == database_id).collect()
}

/// Whether a finding is an error.
pub(crate) fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

/// Verifies an export offline.
///
/// # Errors
/// When the file cannot be read.
pub fn verify_file(reader: &mut dyn BufRead, trust: Trust) -> std::io::Result<Report> {
    let mut verifier = ExportVerifier::new(trust);
    let mut line = Vec::new();
    loop {
        line.clear();
        let taken =
            std::io::Read::take(&mut *reader, LONGEST_LINE as u64 + 2).read_until(b'\n', &mut line)?;
        if taken == 0 {
            return Ok(verifier.finish());
        }
        verifier.line(line.strip_suffix(b"\n").unwrap_or(&line));
    }
}
