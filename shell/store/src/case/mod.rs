//! Cases: work that people do together, with its tasks, timers, timeline and files.
//!
//! A case is seen by whoever reaches its unit or a party that takes part, and by whoever opened it.

mod around;
mod duty;
mod event;
mod file;
mod force;
mod intake;
mod issued;
mod kind;
mod link;
mod list;
mod listed;
mod people;
mod rating;
mod record;
mod statistic;
mod task;
mod template;
mod timer;
mod upload;
mod urgency;
mod version;

pub use around::{Around, around};
pub use duty::{NewShift, ShiftRow, find_shift, insert_shift, on_duty, remove_shift, shifts};
pub use event::{EventRow, NewEvent, events, insert_event};
pub use file::{FileRow, NewFile, files, find_file, insert_file, is_kept, remove_file};
pub use force::{
    ForceRow, NewForce, clocked_cases, clocked_cases_seen, end_force, find_force, forces, insert_force,
};
pub use intake::{IntakeRow, NewIntake, insert_intake, intake, set_category};
pub use issued::{
    CopyRow, IssuedRow, IssuedWanted, NewCopy, NewIssued, copies, find_copy, find_issued, insert_copy,
    insert_issued, issued_by_code, issued_list, issued_of, keep_made, replace_issued,
};
pub use kind::{CaseTypeName, CaseTypeRow, find_type, keep_type, name_of_type, next_number, type_of};
pub use link::{LinkRow, delete_link, insert_link, links, seen_among, seen_by_number};
pub use list::{CaseListRow, Count, Wanted, counts, list};
pub use listed::{
    InTime, ListedRow, ListedWanted, OnTimeRow, clear_received, find_listed, insert_listed, last_order_of,
    listed, listed_of_task, on_time, set_evidence, set_received,
};
pub use people::{
    Holder, NamedParty, colleagues, named_parties, people_of, permitted, pickable, role_holders,
};
pub use rating::{DeskBy, DeskCounted, DeskGroup, NewRating, RatingRow, desk_groups, insert_rating, rating};
pub use record::{
    CaseRow, Change, NewCase, PartyPart, case, change, delete_draft, insert, lock, lock_draft, lock_of_task,
    parts, running_for, seen, set_merged, set_parts,
};
pub use statistic::{By, Counted, Done, Group, groups, people, steps};
pub use task::{
    NewTask, RoleReach, TaskListRow, TaskRow, assign, close_task, insert_task, open_tasks, set_due, task,
    tasks_of, workbench,
};
pub use template::{NewTemplate, TemplateRow, end_templates, find_template, insert_template, templates};
pub use timer::{TimerRow, delete_reminders, delete_timer, due_timers, set_timers, timers_of};
pub use upload::{
    NewUpload, UploadRow, delete_upload, delete_uploads_before, find_upload, insert_upload, is_upload,
    upload_arrived, uploads_of,
};
pub use urgency::{NewUrgency, UrgencyRow, decide_urgency, insert_urgency, last_urgency, waiting_urgencies};
pub use version::{TaskAnew, on_other_files, sent_of, set_type, task_anew};

use crate::ScopeColumns;

/// A scope is compared with the unit of the case, in a query that joins it as `u`.
const UNIT: ScopeColumns =
    ScopeColumns { party: Some("u.id"), path: Some("u.path"), level: Some("u.level"), provider: None };
/// … and with a party that takes part, joined as `pp`; a provider's people see the cases in which it takes part.
const PART: ScopeColumns = ScopeColumns {
    party: Some("pp.id"),
    path: Some("pp.path"),
    level: Some("pp.level"),
    provider: Some("pp.id"),
};

/// Who looks: what they reach, and who they are.
#[derive(Debug, Clone, Copy)]
pub struct Viewer<'a> {
    /// What they reach.
    pub scope: &'a yunheng_access::Scope,
    /// Their account.
    pub account: i64,
}

impl Viewer<'_> {
    /// The condition under which a case `c` with its unit `u` is seen.
    pub(crate) fn condition(&self, values: &mut Vec<sea_orm::Value>) -> String {
        let own = bind(values, self.account.into());
        if self.scope.is_all() {
            return format!("(c.state <> 'draft' OR c.opened_by = {own})");
        }
        let unit = crate::scope_sql::condition(self.scope, UNIT, values);
        let part = crate::scope_sql::condition(self.scope, PART, values);
        format!(
            "(c.opened_by = {own} OR (c.state <> 'draft' AND ({unit} OR c.id IN \
            (SELECT cp.case_id FROM case_party cp JOIN party pp ON pp.id = cp.party_id WHERE {part}))))"
        )
    }
}

fn bind(values: &mut Vec<sea_orm::Value>, value: sea_orm::Value) -> String {
    values.push(value);
    format!("${}", values.len())
}
