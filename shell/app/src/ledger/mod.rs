//! The ledger of resources: projects, what happened to their resources, and what follows from it.
//!
//! Nothing is written into the ledger but by effects of cases (`cases/effect/`), and by corrections and imports that two people make.
//!
//! | file | what |
//! |---|---|
//! | `body.rs` | events as they are stored |
//! | `pen.rs` | writing events: taken in order, admitted by the core, with the lists' state beside them |
//! | `quota.rs` | quotas: what is left, and what would be too much |
//! | `project.rs`, `system.rs` | projects and their information systems |
//! | `security/` | who answers for what of a system, and the papers of its unit's duties |
//! | `list.rs`, `show.rs` | resources now, and as they were known to be on any day; one with its timeline |
//! | `holder.rs` | who held a resource, beside what a person may see |
//! | `leases.rs` | what is charged and who pays, as tables |
//! | `opening/` | what runs on a contract's first day, provisional until three sides have confirmed it |
//! | `import/` | what a cloud has held until now, brought into it at once, by two people |
//! | `correct.rs` | corrections, by two people |

mod body;
mod confirmed;
mod correct;
mod estate;
mod holder;
mod import;
mod leases;
mod list;
mod opening;
mod pen;
mod prices;
mod project;
mod quota;
mod security;
mod show;
mod system;

pub use confirmed::{CONFIRMATIONS_HEADER, export_confirmations};
pub use correct::correct;
pub use estate::{ESTATE_BY, EstateFilter, estate, growth};
pub use import::{ImportAsked, check_import, find_import, import_header, may_import, propose_import};
pub use leases::{LEASES_HEADER, LeasesFilter, PAYERS_HEADER, export_leases, export_payers};
pub use list::{ResourceFilter, resources};
pub use opening::{
    OPENING_HEADER, OpeningFilter, OpeningRowsFilter, confirm_opening, export_opening, opening,
    opening_resources, openings, remark_opening, withdraw_opening_remark,
};
pub use project::{ProjectFilter, create_project, edit_project, project, projects};
pub use security::{
    SYSTEM_GAPS_HEADER, SystemFilter, export_system_gaps, name_answer, record_paper, system_security,
    systems, who_answers,
};
pub use show::resource;
pub use system::{create_system, edit_system};

pub(crate) use body::event_of_row;
pub(crate) use correct::Correcting;
pub(crate) use import::Importing;
pub(crate) use leases::once_items;
pub(crate) use list::{ItemNames, by_resource};
pub(crate) use pen::{Pen, Told};
pub(crate) use prices::Prices;
pub(crate) use quota::{Growth, QuotaRule, keep_room, quota_rule, used};
pub(crate) use security::warn_of_papers;
pub(crate) use show::state_now;

use crate::problem::Problem;
use yunheng_values::{Date, Moment};

/// The day of an instant in Shanghai.
pub(crate) fn day_of(ms: i64) -> Result<Date, Problem> {
    moment_of(ms).map(Moment::date)
}

/// The moment of an instant in Shanghai.
pub(crate) fn moment_of(ms: i64) -> Result<Moment, Problem> {
    Moment::from_epoch_seconds(ms.div_euclid(1000))
        .ok_or_else(|| Problem::bug(&"an instant outside the calendar"))
}

/// A number of the database as a position.
pub(crate) fn position(stored: i64) -> Result<u64, Problem> {
    u64::try_from(stored).map_err(|error| Problem::bug(&error))
}
