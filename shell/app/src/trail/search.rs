//! Searching the trail. Looking is itself on the record.

use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{AuditChangeJson, AuditEntryJson, Page};
use yunheng_audit::{Digest, Entry, Outcome, Shown, Who};
use yunheng_store::audit::{self, FoundEntry, Wanted};

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// From this instant, Unix milliseconds.
    pub from_ms: Option<i64>,
    /// Before this instant.
    pub until_ms: Option<i64>,
    /// Of this login.
    pub login: Option<String>,
    /// Of this act; of all acts of a group when it ends in a dot.
    pub action: Option<String>,
    /// On this kind of thing.
    pub object_kind: Option<String>,
    /// On this thing.
    pub object_id: Option<String>,
    /// `done`, `refused` or `failed`.
    pub outcome: Option<String>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// Rows of a page.
    pub limit: i64,
}

/// Searches the trail, newest first.
///
/// # Errors
/// Not allowed.
pub async fn entries(
    app: &App,
    caller: &Caller,
    filter: &AuditFilter,
) -> Result<Page<AuditEntryJson>, Problem> {
    let wanted = Wanted {
        below_id: filter.below_id,
        from_ms: filter.from_ms,
        until_ms: filter.until_ms,
        login: filter.login.clone(),
        action: filter.action.clone(),
        object_kind: filter.object_kind.clone(),
        object_id: filter.object_id.clone(),
        outcome: filter.outcome.clone(),
        limit: filter.limit + 1,
    };
    let asked = format!("{filter:?}");
    let act =
        app.act(caller, Permission::AuditRead, "audit.search").await?.on("audit", "").fact("filter", &asked);
    let mut rows = audit::search(act.db(), &wanted).await?;
    act.commit().await?;
    let more = rows.len() as i64 > filter.limit;
    rows.truncate(usize::try_from(filter.limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(Page { items: rows.iter().map(shown).collect::<Result<_, _>>()?, next })
}

/// One entry.
///
/// # Errors
/// Not allowed; no such entry.
pub async fn entry(app: &App, caller: &Caller, id: i64) -> Result<AuditEntryJson, Problem> {
    let act = app.act(caller, Permission::AuditRead, "audit.open").await?.on("audit", id);
    let row = audit::find(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    act.commit().await?;
    shown(&row)
}

fn shown(row: &FoundEntry) -> Result<AuditEntryJson, Problem> {
    let entry = Entry::parse(&row.body).map_err(|error| Problem::bug(&error))?;
    let (account_id, login, name) = match entry.who {
        Who::Account { id, login, name } => (Some(id), login, name),
        Who::System(job) => (None, format!("job:{job}"), job),
        Who::Stranger(claimed) => (None, claimed, String::new()),
    };
    let (outcome, code, clauses) = match entry.outcome {
        Outcome::Done => ("done", None, Vec::new()),
        Outcome::Refused { code, clauses } => {
            ("refused", Some(code), clauses.iter().map(ToString::to_string).collect())
        }
        Outcome::Failed { code } => ("failed", Some(code), Vec::new()),
    };
    let changes = entry.changes.into_iter().map(|change| {
        let values = [&change.before, &change.after];
        let is_digest = values.into_iter().flatten().any(|value| matches!(value, Shown::Digest(_)));
        let (before, after) = (change.before.map(text), change.after.map(text));
        AuditChangeJson { field: change.field, before, after, is_digest }
    });
    Ok(AuditEntryJson {
        id: row.id,
        position: row.position,
        chain: row.chain.as_deref().map(crate::secret::hex),
        digest: Digest::of(&row.body).to_string(),
        at: instant(entry.at_ms),
        account_id,
        login,
        name,
        ip: entry.from.ip,
        channel: entry.from.channel.as_str().to_owned(),
        request_id: entry.request_id,
        action: entry.action,
        object_kind: entry.object.kind,
        object_id: entry.object.id,
        outcome: outcome.to_owned(),
        code,
        clauses,
        changes: changes.collect(),
        before: entry.before.map(|digest| digest.to_string()),
        after: entry.after.map(|digest| digest.to_string()),
        reason: entry.reason,
        facts: entry.facts,
    })
}

fn text(shown: Shown) -> String {
    match shown {
        Shown::Clear(text) => text,
        Shown::Digest(digest) => digest.to_string(),
    }
}
