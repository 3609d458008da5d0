//! Tasks are put into their list when they open.

use crate::cases::effect::operations;
use crate::cases::work::Work;
use crate::problem::Problem;
use serde_json::json;
use yunheng_case::TaskList;
use yunheng_store::case::{self, TaskRow};

/// Puts a task that has just opened into the list of its kind, with what is asked.
pub(in crate::cases) async fn put(work: &Work<'_, '_>, task: &TaskRow) -> Result<(), Problem> {
    let named = work.named.clone();
    let Some(rule) = named.is.kind.listed_at(&task.element).filter(|_| task.review_of.is_none()) else {
        return Ok(());
    };
    let contents = match rule.list {
        TaskList::Order => json!(operations(work, &rule.effects).await?),
        TaskList::Entry => json!({ "on": rule.on, "reference": rule.reference }),
    };
    case::insert_listed(work.act.db(), task.id, rule.list.as_str(), &contents.to_string()).await?;
    Ok(())
}
