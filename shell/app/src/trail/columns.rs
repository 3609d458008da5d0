//! The columns beside an entry's bytes. Searches look at them, and the chain covers the bytes alone: a changed column would hide an entry
//! from whoever looks for it, or show it as another's.

use crate::act::{account_of, login_of, outcome_of};
use yunheng_audit::{Digest, Entry};
use yunheng_store::audit::Kept;
use yunheng_values::{Finding, Text};

/// The columns that do not say what the bytes say. Bytes that are no entry, or not those that were sealed, are the verifier's to report.
pub(super) fn check(kept: &Kept, sealed: &Digest, place: &str) -> Option<Finding> {
    let body = kept.body.as_deref()?;
    if Digest::of(body) != *sealed {
        return None;
    }
    let entry = Entry::parse(body).ok()?;
    let names = differing(kept, &entry, sealed);
    (!names.is_empty()).then(|| changed(place, &names.join(", ")))
}

fn differing(kept: &Kept, entry: &Entry, sealed: &Digest) -> Vec<&'static str> {
    let is = |column: &Option<String>, value: &str| column.as_deref() == Some(value);
    let columns = [
        ("at_ms", kept.at_ms == Some(entry.at_ms)),
        ("account_id", kept.account_id == account_of(entry)),
        ("login", is(&kept.login, &login_of(entry))),
        ("ip", is(&kept.ip, &entry.from.ip)),
        ("request_id", is(&kept.request_id, &entry.request_id)),
        ("action", is(&kept.action, &entry.action)),
        ("object_kind", is(&kept.object_kind, &entry.object.kind)),
        ("object_id", is(&kept.object_id, &entry.object.id)),
        ("outcome", is(&kept.outcome, outcome_of(entry))),
        ("digest", kept.body_digest.as_deref() == Some(sealed.as_bytes().as_slice())),
    ];
    columns.into_iter().filter(|(_, is_right)| !is_right).map(|(name, _)| name).collect()
}

fn changed(place: &str, names: &str) -> Finding {
    let message = Text::new(
        format!("记录旁边的检索列被改过（{names}），与记录内容不符：按这些列查询会漏掉或错认这条记录"),
        format!(
            "columns beside the entry were changed ({names}): they are not what its bytes say, and a search by them misses it"
        ),
    );
    Finding::error("entry_columns_changed", place, message)
}
