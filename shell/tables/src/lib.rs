//! Reads CSV, xlsx and Parquet tables into facts.
//!
//! Every reader takes an [`Input`], hands rows to a closure as they come, and returns all findings at once: an error
//! anywhere makes the whole table unusable, warnings come with the [`ReadReport`]. A place is `FILE:LINE:COLUMN` with
//! the column's name; the line of a workbook or a Parquet file is its row. No input makes a reader panic, and none
//! makes it hold more than a line of a CSV file.
//!
//! ```
//! use yunheng_tables::{Input, read_payers};
//! let input = Input::spool("payers.csv", &b"unit_id,from,payer\nu1,2026-06-31,p\n"[..]);
//! let findings = input.and_then(|input| read_payers(&input, |_| {})).unwrap_err();
//! assert_eq!(findings[0].place, "payers.csv:2:from");
//! ```

mod cell;
mod collect;
mod csv;
mod formula;
#[doc(hidden)]
pub mod fuzz;
mod header;
mod holdings;
mod input;
mod inventory;
mod leases;
mod links;
mod moment;
mod parties;
mod payers;
mod prices;
mod problems;
mod quiet;
mod resources;
mod rows;
mod serial;
mod tickets;
mod usage;
mod xlsx;

pub use formula::inert_cell;
pub use holdings::{HOLDING_COLUMNS, HoldingRow, HoldingRows, read_holdings};
pub use input::Input;
pub use inventory::{INVENTORY_COLUMNS, InventoryRow, read_inventory};
pub use leases::{LeaseRow, read_leases};
pub use links::{read_cloud_projects, read_links};
pub use parties::{PartyRows, read_parties, write_parties_csv};
pub use payers::{PayerRow, read_payers};
pub use prices::{PriceRow, read_prices};
pub use resources::{ResourceRow, read_resources};
pub use rows::ReadReport;
pub use tickets::{TicketRow, TicketState, read_tickets};
pub use usage::{NO_DATA, UsageReport, UsageSamples, usage_groups};
