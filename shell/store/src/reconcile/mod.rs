//! Reconciliations of the ledger with clouds.
//!
//! A difference is seen by whoever reaches the unit whose it is, and by the people of the provider whose cloud it is in.

mod cloud;
mod difference;
mod run;

pub use cloud::{
    CloudProjectRow, LinkRow, cloud_projects, end_link, find_cloud_project, link_of, links, map_project,
    put_link, see_projects,
};
pub use difference::{
    DifferenceRow, DifferenceWanted, Found, differences, find_differences, follow, set_case, settle,
};
pub use run::{
    NewRun, RunRow, TrendRow, case_orders, find_run, insert_run, is_overtaken, last_run_since, runs, trend,
};

use crate::ScopeColumns;
use sea_orm::Value;

/// A scope is compared with the unit, joined as `u`, and the provider of the cloud.
const OWN: ScopeColumns = ScopeColumns {
    party: Some("u.id"),
    path: Some("u.path"),
    level: Some("u.level"),
    provider: Some("d.provider_id"),
};

fn bind(values: &mut Vec<Value>, value: Value) -> String {
    values.push(value);
    format!("${}", values.len())
}
