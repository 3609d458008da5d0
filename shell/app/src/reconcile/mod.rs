//! Reconciliation (对账): the ledger beside what clouds hold, and the differences followed to their end.
//!
//! Nothing is corrected here. A difference ends when the next reconciliation does not find it, or when somebody names the correction of the
//! ledger or the case that settles it.
//!
//! | file | what |
//! |---|---|
//! | `cloud.rs` | clouds, and whose their projects are |
//! | `inventory.rs` | what a cloud holds, from its interface or from a file |
//! | `mapping.rs` | what of one cloud counts as which items, as its people say |
//! | `offline.rs` | the same from files alone |
//! | `price.rs` | what differences come to in money |
//! | `rules.rs` | what things count as and which case follows differences, as data of the pack |
//! | `ledger.rs` | the ledger on a day as the core compares it |
//! | `take.rs` | comparing, pricing, keeping |
//! | `run.rs` | having it done: by hand, by a file, each month |
//! | `list.rs` | reconciliations, differences, the trend |
//! | `follow.rs` | linking, settling, cases |

mod cloud;
mod follow;
mod inventory;
mod ledger;
mod list;
mod mapping;
mod offline;
mod price;
mod rules;
mod run;
mod take;

pub use cloud::{cloud_projects, clouds, map_project};
pub use follow::{link_of_resource, link_thing, open_case, settle, unlink_resource};
pub use list::{
    DIFFERENCES_HEADER, DifferenceFilter, difference, differences, export_differences, reconciliation,
    reconciliations, trend,
};
pub use mapping::{cloud_mapping, edit_mapping};
pub use offline::{ReconcileFiles, reconcile_files};
pub use run::{may_reconcile, reconcile_file, reconcile_now};

/// Columns of the table of an inventory, as people read them.
pub fn inventory_header() -> [&'static str; 12] {
    yunheng_tables::INVENTORY_COLUMNS.map(|(_, words)| words)
}

pub(crate) use cloud::{Cloud, all as all_clouds, provider_of};
pub(crate) use mapping::mapped;
pub(crate) use run::{reconcile_by_job, reconcile_monthly};
