//! Verification: of the live database, and offline of an export.

use super::checkpoint::OUTSIDE;
use super::export::{AT_ONCE, link_of, signed};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::io::BufRead;
use std::path::Path;
use yunheng_access::Permission;
use yunheng_audit::{
    Chain, Checkpoint, Digest, ExportVerifier, LONGEST_LINE, PublicKey, Report, SignedCheckpoint, Trust,
    Verifier,
};
use yunheng_store::audit;
use yunheng_values::{Finding, Text};

/// What a verification found, with the key that was trusted.
#[derive(Debug, Clone)]
pub struct Verified {
    /// What was found.
    pub report: Report,
    /// The public key.
    pub public_key: PublicKey,
}

/// Verifies the chain of the live database against its signatures and against the checkpoints in the data folder. A caller needs the
/// permission; the command line on the machine itself needs none.
///
/// # Errors
/// Not allowed; the database is not available.
pub async fn verify_live(app: &App, caller: Option<&Caller>) -> Result<Verified, Problem> {
    if let Some(caller) = caller {
        let act = app.act(caller, Permission::AuditExport, "audit.verify").await?.on("audit", "");
        act.commit().await?;
    }
    let db = app.store().reader();
    let public_key = app.keys().public_key();
    let known = last_outside(&app.data().join(OUTSIDE), app.database_id(), &public_key);
    let trust = Trust { keys: vec![public_key.clone()], known };
    let mut verifier = Verifier::new(Chain::new(app.database_id()), trust);
    let mut checkpoints = signed(db).await?.into_iter().peekable();
    let mut position = 1;
    loop {
        let rows = audit::linked_from(db, position, AT_ONCE).await?;
        let Some(until) = rows.last().map(|row| row.position) else { break };
        for row in &rows {
            verifier.sealed(&link_of(row)?, row.body.as_deref());
            while let Some(next) = checkpoints.next_if(|next| next.checkpoint.position <= row.position as u64)
            {
                verifier.checkpoint(&next);
            }
        }
        position = until + 1;
        // The rest of the service gets its turn on this core.
        tokio::task::yield_now().await;
    }
    checkpoints.for_each(|rest| verifier.checkpoint(&rest));
    for row in audit::unsealed(db, AT_ONCE).await? {
        verifier.unsealed(&Digest::of(&row.body), &row.body);
    }
    let mut report = verifier.finish();
    let lost = audit::count_lost(db).await?;
    if lost > 0 {
        let message = Text::new(
            format!("有{lost}条审计记录既不在链上，也不在待封列表里：有人动过数据库"),
            format!(
                "{lost} entries are neither in the chain nor waiting for it: somebody edited the database"
            ),
        );
        report.errors += 1;
        report.findings.push(Finding::error("entry_lost", "audit_unsealed", message));
    }
    Ok(Verified { report, public_key })
}

/// The last checkpoint of the file in the data folder that this database's key signed.
fn last_outside(path: &Path, database_id: &str, key: &PublicKey) -> Option<Checkpoint> {
    let text = std::fs::read(path).ok()?;
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let signed =
        lines.filter_map(|line| SignedCheckpoint::parse(line).ok()).filter(|signed| signed.is_signed_by(key));
    signed
        .map(|signed| signed.checkpoint)
        .filter(|each| each.database_id == database_id)
        .max_by_key(|each| each.position)
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
