//! Links and checkpoints of a database in the order in which a verifier and an export want them.

use super::seal::digest;
use crate::problem::Problem;
use std::iter::Peekable;
use std::vec::IntoIter;
use yunheng_audit::{Link, SignedCheckpoint};
use yunheng_store::Db;
use yunheng_store::audit::{self, CheckpointRow, LinkedEntry};
use yunheng_values::{Finding, Text};

/// Checkpoints that wait for their place among the links.
pub(super) struct Waiting(Peekable<IntoIter<SignedCheckpoint>>);

impl Waiting {
    /// Those of a chain, or of a part of it that begins behind a position: the checkpoint at that position still belongs to it,
    /// because it proves where the part begins.
    pub(super) fn new(checkpoints: Vec<SignedCheckpoint>, start: u64) -> Self {
        let mut waiting = Self(checkpoints.into_iter().peekable());
        while waiting.0.next_if(|next| next.checkpoint.position < start).is_some() {}
        waiting
    }

    /// The next one that stands before the link at a position. A checkpoint whose own link is gone stands here too, so that none is
    /// passed over.
    pub(super) fn before(&mut self, position: u64) -> Option<SignedCheckpoint> {
        self.0.next_if(|next| next.checkpoint.position < position)
    }

    /// Those behind the last link: of its own position, and farther ones when the end was cut off.
    pub(super) fn rest(self) -> impl Iterator<Item = SignedCheckpoint> {
        self.0
    }
}

/// Every checkpoint, oldest first, and a finding for each row that is none or that differs from the columns beside it.
pub(super) async fn signed(db: Db<'_>) -> Result<(Vec<SignedCheckpoint>, Vec<Finding>), Problem> {
    let (mut checkpoints, mut findings) = (Vec::new(), Vec::new());
    for row in audit::checkpoints(db).await? {
        match SignedCheckpoint::parse(&row.body) {
            Ok(signed) => {
                findings.extend((!is_of(&row, &signed)).then(|| columns_changed(&row)));
                checkpoints.push(signed);
            }
            Err(error) => findings.push(unreadable(&row, &error.to_string())),
        }
    }
    Ok((checkpoints, findings))
}

fn is_of(row: &CheckpointRow, signed: &SignedCheckpoint) -> bool {
    let checkpoint = &signed.checkpoint;
    row.on_date == checkpoint.date.to_string()
        && u64::try_from(row.position) == Ok(checkpoint.position)
        && row.made_at_ms == checkpoint.made_at_ms
        && row.signature == signed.signature
}

fn place(row: &CheckpointRow) -> String {
    format!("checkpoint {}, position {}", row.on_date, row.position)
}

fn columns_changed(row: &CheckpointRow) -> Finding {
    let message = Text::new(
        "检查点旁边的日期、位置、时间或签名被改过，与检查点本身不符",
        "date, position, time or signature beside a checkpoint were changed: they are not those of the checkpoint",
    );
    Finding::error("checkpoint_columns_changed", place(row), message)
}

fn unreadable(row: &CheckpointRow, why: &str) -> Finding {
    let message = Text::new(
        format!("检查点不是规范格式：{why}"),
        format!("a checkpoint is not in canonical form: {why}"),
    );
    Finding::error("checkpoint_unreadable", place(row), message)
}

/// The link of a row.
pub(super) fn link_of(row: &LinkedEntry) -> Link {
    // The key of the table keeps positions from 1 on in what this program writes; another one is out of order anyway.
    let position = u64::try_from(row.position).unwrap_or(0);
    Link { position, entry_digest: digest(&row.digest), chain: digest(&row.chain) }
}
