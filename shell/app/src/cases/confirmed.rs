//! Who has confirmed in writing, with the steps of a case, that charging starts or ends, and with which documents.

use super::kinds::as_kept;
use crate::problem::Problem;
use yunheng_case::ChargeMoment;
use yunheng_process::{REJECT, RETURN};
use yunheng_store::Db;
use yunheng_store::case;

/// What the parties of a case have confirmed.
#[derive(Debug, Clone, Default)]
pub(crate) struct ConfirmedBy {
    /// Each party with who confirmed when; none while it has not.
    pub(crate) parties: Vec<(String, Option<(String, i64)>)>,
    /// Titles and numbers of the documents behind it: those that were issued, and papers that were attached.
    pub(crate) documents: Vec<String>,
}

impl ConfirmedBy {
    /// Whether every party has.
    pub(crate) fn is_whole(&self) -> bool {
        !self.parties.is_empty() && self.parties.iter().all(|(_, by)| by.is_some())
    }
}

/// What was confirmed with a case; none where its kind does not ask for it.
pub(crate) async fn confirmed_by(
    db: Db<'_>,
    case_id: i64,
    of: ChargeMoment,
) -> Result<Option<ConfirmedBy>, Problem> {
    let row = case::case(db, case_id).await?.ok_or_else(|| Problem::bug(&"an event without its case"))?;
    let named = as_kept(db, row.case_type_id).await?;
    let Some(rule) = named.is.kind.confirmers(of) else { return Ok(None) };
    let tasks = case::tasks_of(db, case_id).await?;
    let said = |at: &str| {
        let done = tasks.iter().rev().find(|task| {
            let is_refused = task.outcome.as_deref().is_none_or(|word| [RETURN, REJECT].contains(&word));
            task.element == at && task.state == "done" && !is_refused
        })?;
        Some((done.closer_name.clone().unwrap_or_default(), done.closed_at_ms?))
    };
    let parties = rule.by.iter().map(|by| (by.party.clone(), said(&by.at))).collect();
    let issued = case::issued_of(db, case_id).await?.into_iter().filter(|row| row.replaced_by.is_none());
    let mut documents: Vec<String> = issued.map(|row| format!("{} {}", row.title, row.number)).collect();
    for file in case::files(db, case_id).await? {
        let paper =
            named.is.kind.papers.iter().find(|paper| file.field.as_deref() == Some(paper.name.as_str()));
        documents.extend(paper.map(|paper| format!("{}（{}）", paper.title.zh, file.name)));
    }
    Ok(Some(ConfirmedBy { parties, documents }))
}
