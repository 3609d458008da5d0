//! Proposals that a person made or may decide.

use super::kind::{Kind, WordedChange};
use super::{KINDS, kind_of};
use crate::act::must_be_free;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Scope;
use yunheng_api::platform::{Page, ProposalJson, ProposedChangeJson};
use yunheng_store::Db;
use yunheng_store::proposal::{self, ProposalRow, Wanted};
use yunheng_values::{Lang, Text};

/// Which proposals are wanted.
#[derive(Debug, Clone, Default)]
pub struct ProposalFilter {
    /// In this state.
    pub state: Option<String>,
    /// Of this kind.
    pub kind: Option<String>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// Rows of a page.
    pub limit: i64,
}

/// Proposals that the person made or may decide, newest first.
///
/// # Errors
/// What the database says.
pub async fn proposals(
    app: &App,
    caller: &Caller,
    filter: &ProposalFilter,
) -> Result<Page<ProposalJson>, Problem> {
    must_be_free(caller)?;
    let now_ms = app.now_ms();
    let reached = |kind: &Kind| Some((kind.key, caller.reaches(kind.confirm, now_ms)?));
    let kinds: Vec<(&str, Scope)> = KINDS.iter().filter_map(reached).collect();
    let wanted = Wanted {
        proposed_by: caller.account,
        kinds: &kinds,
        state: filter.state.as_deref(),
        kind: filter.kind.as_deref(),
        below_id: filter.below_id,
        limit: filter.limit + 1,
    };
    let mut rows = proposal::list(app.store().reader(), &wanted).await?;
    let more = rows.len() as i64 > filter.limit;
    rows.truncate(usize::try_from(filter.limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(Page { items: rows.iter().map(|row| shown(row, caller, now_ms)).collect(), next })
}

/// One proposal, with what would change.
///
/// # Errors
/// No such proposal, or none that the person made or may decide.
pub async fn proposal(app: &App, caller: &Caller, id: i64) -> Result<ProposalJson, Problem> {
    let (row, _) = open_row(app, caller, app.store().reader(), id).await?;
    Ok(shown(&row, caller, app.now_ms()))
}

/// A proposal that the person may see, with its kind.
pub(super) async fn open_row(
    app: &App,
    caller: &Caller,
    db: Db<'_>,
    id: i64,
) -> Result<(ProposalRow, &'static Kind), Problem> {
    must_be_free(caller)?;
    let row = proposal::find(db, id).await?.ok_or_else(Problem::not_found)?;
    let kind = kind_of(&row.kind).ok_or_else(Problem::not_found)?;
    let is_reached = match caller.reaches(kind.confirm, app.now_ms()) {
        Some(scope) => proposal::is_reached(db, id, &scope).await?,
        None => false,
    };
    if row.proposed_by == caller.account || is_reached { Ok((row, kind)) } else { Err(Problem::not_found()) }
}

pub(super) fn shown(row: &ProposalRow, caller: &Caller, now_ms: i64) -> ProposalJson {
    let lang = caller.place.lang;
    let kind = kind_of(&row.kind);
    let title = Text::new(row.title_zh.as_str(), row.title_en.as_str());
    let kind_title = kind.map_or_else(Text::default, |kind| Text::new(kind.title.0, kind.title.1));
    let may_decide = row.state == "open"
        && row.proposed_by != caller.account
        && kind.is_some_and(|kind| caller.permissions(now_ms).has(kind.confirm));
    ProposalJson {
        id: row.id,
        kind: row.kind.clone(),
        kind_title: kind_title.in_lang(lang).to_owned(),
        title: title.in_lang(lang).to_owned(),
        reason: row.reason.clone(),
        state: row.state.clone(),
        proposed_by: row.proposed_by,
        proposed_by_name: row.proposed_by_name.clone(),
        proposed_for: row.proposed_for,
        proposed_at: instant(row.proposed_at_ms),
        decided_by: row.decided_by,
        decided_by_name: row.decided_by_name.clone(),
        decided_at: row.decided_at_ms.map(instant),
        decision_reason: row.decision_reason.clone().filter(|reason| !reason.is_empty()),
        changes: changes(&row.changes, lang),
        may_decide,
        version: row.version,
        password: None,
    }
}

fn changes(stored: &str, lang: Lang) -> Vec<ProposedChangeJson> {
    let all: Vec<WordedChange> = serde_json::from_str(stored).unwrap_or_default();
    let said = |words: super::kind::Words| Text::from(words).in_lang(lang).to_owned();
    all.into_iter()
        .map(|change| ProposedChangeJson {
            field: said(change.field),
            before: change.before.map(said),
            after: change.after.map(said),
        })
        .collect()
}
