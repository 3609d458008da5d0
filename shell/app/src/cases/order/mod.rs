//! Work orders to providers, and what is to be entered into another platform: tasks that stand in a list of their own.
//!
//! An order is a task of a case, made readable for machines: what it asks is frozen when the task opens, whoever does it receives it and
//! completes it with what shows that it was done, by page or by token. There is one way to complete a task, so an order cannot be
//! done in two ways.
//!
//! | file | what |
//! |---|---|
//! | `put.rs` | tasks are put into their list |
//! | `show.rs` | orders and entries as people and machines see them |
//! | `act.rs` | receipt and completion |
//! | `on_time.rs` | how punctually orders were done |
//! | `export.rs` | both lists as tables |

mod act;
mod export;
mod on_time;
mod put;
mod show;

pub(super) use act::kept;

pub use act::{complete_order, receive_order};
pub use export::{ENTRIES_HEADER, ORDERS_HEADER, export_entries, export_orders};
pub use on_time::{ON_TIME_HEADER, export_orders_on_time, orders_on_time};
pub use show::{OrderFilter, entries, order, orders};

pub(super) use put::put;

/// The lists, as they are stored.
const ORDERS: &str = "order";
const ENTRIES: &str = "entry";
