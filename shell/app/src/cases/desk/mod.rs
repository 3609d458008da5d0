//! The service desk (服务台): the front door through which work comes into cases. It is no machine of its own: what it takes becomes a
//! case of a kind that the classification names.
//!
//! | file | what |
//! |---|---|
//! | `tree.rs` | the classification and the rosters of the pack |
//! | `take.rs` | what somebody told by telephone or at the counter |
//! | `knowledge.rs` | the knowledge base |
//! | `rating.rs` | what is said after a case has ended |
//! | `statistic.rs` | what the work of the desk comes to |
//! | `duty.rs` | who is on duty, and who gets what comes in |

mod duty;
mod knowledge;
mod rating;
mod statistic;
mod take;
mod tree;

pub use duty::{DutyFilter, add_shift, duty, remove_shift};
pub use knowledge::{
    KnowledgeFilter, edit_knowledge, knowledge_entries, knowledge_entry, publish_knowledge, retire_knowledge,
    suggested, use_knowledge, write_knowledge,
};
pub use rating::rate;
pub use statistic::{DESK_HEADER, DeskStatisticsFilter, desk_statistics, export_desk_statistics};
pub use take::{callers, take};
pub use tree::desk_categories;

pub(super) use duty::on_duty;
pub(super) use rating::{is_of_desk, keep_rating};
pub(super) use tree::{Tree, category_of, check, tree};

use crate::act::Act;
use crate::problem::Problem;
use serde_json::Value;
use yunheng_case::Form;
use yunheng_store::case::{self, NewIntake};

/// How a case comes in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'e> {
    /// By which channel.
    pub(super) channel: &'e str,
    /// Path of the category, where the form has no field for it.
    pub(super) category: Option<&'e str>,
    /// Who called.
    pub(super) caller_name: &'e str,
    /// Who writes it down for them.
    pub(super) taken_by: Option<i64>,
}

impl Entry<'_> {
    /// By the opener's own hand.
    pub(super) const PORTAL: Self =
        Self { channel: "portal", category: None, caller_name: "", taken_by: None };
    /// By a mail of the opener.
    pub(super) const MAIL: Self = Self { channel: "mail", ..Self::PORTAL };
}

/// Keeps how a case comes in, when it is classified or somebody else writes it down.
pub(super) async fn keep(
    act: &Act<'_>,
    case_id: i64,
    (form, filled): (&Form, &Value),
    entry: &Entry<'_>,
) -> Result<(), Problem> {
    let category = category_of(form, filled);
    let category = category.as_deref().or(entry.category);
    if category.is_none() && entry.channel == Entry::PORTAL.channel {
        return Ok(());
    }
    let new = NewIntake {
        case_id,
        channel: entry.channel,
        category,
        caller_name: entry.caller_name,
        taken_by: entry.taken_by,
    };
    Ok(case::insert_intake(act.db(), &new).await?)
}
