//! The ledger of resources, and the projects for which they were approved.
//!
//! A row is seen by whoever reaches its unit, and by the people of the provider that serves its project.

mod estate;
mod event;
mod import;
mod opening;
mod project;
mod quota;
mod resource;
mod security;

pub use estate::{EstateRow, QuotaGranted, TestEnds, count_resources, estate, quotas_granted, test_ends};
pub use event::{
    ChargingRow, EventOf, LedgerEventRow, NewLedgerEvent, Taken, case_resources, charging_events,
    event_resource, events_in, events_of, events_of_all, events_then, insert_events, last_position, take,
};
pub use import::{
    LedgerImportRow, NewLedgerImport, find_import, import_committed, insert_import, insert_links,
    insert_resources, insert_states, was_imported,
};
pub use opening::{
    NewOpening, NewOpeningRemark, OpeningMark, OpeningRemarkRow, OpeningResourceRow, OpeningRow,
    OpeningWanted, OpeningWordRow, all_opening_marks, correct_opening, find_opening, insert_opening,
    insert_opening_remark, opening_marks, opening_of, opening_remarks, opening_resources, opening_words,
    openings, say_opening, stand_opening, withdraw_opening_remark,
};
pub use project::{
    NewProject, PartyName, PartyPlace, ProjectName, ProjectRow, ProjectWanted, SystemRow, find_project,
    has_resources, insert_project, insert_system, party_names, party_places, project_by_number,
    project_names, projects, systems, update_project, update_system,
};
pub use quota::{HeldRow, QuotaRow, allocated, grant, hold, holds, quotas, quotas_of, release, release_part};
pub use resource::{
    ResourceItemRow, ResourceName, ResourceRow, ResourceState, ResourceWanted, find_resource, items_of,
    named_resources, resource_by_number, resource_names, resource_numbers, resources, tests_of_case,
    write_states,
};

pub use security::{
    NewSystemAnswer, NewSystemPaper, SystemAnswerRow, SystemPaperRow, SystemPlace, SystemWanted, find_system,
    insert_system_answer, insert_system_paper, system_answers, system_papers, system_places, warned_of_paper,
};

use crate::ScopeColumns;
use sea_orm::Value;

/// A scope is compared with the unit, joined as `u`, and the provider of the project, joined as `j`.
const UNIT: ScopeColumns = ScopeColumns {
    party: Some("u.id"),
    path: Some("u.path"),
    level: Some("u.level"),
    provider: Some("j.provider_id"),
};

fn bind(values: &mut Vec<Value>, value: Value) -> String {
    values.push(value);
    format!("${}", values.len())
}
