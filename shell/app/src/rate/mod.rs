//! `yunheng rate`: read the tables, rate on every core, write lines in order.

mod csv;
mod explain;
mod focus;
mod json;
mod load;
mod month;
mod run;
mod statement;
mod text;

pub use csv::write_csv;
pub use explain::{explain_line, rate_all};
pub use focus::write_focus;
pub use json::{totals_json, write_json};
pub use load::{PackName, RateFiles, Rating, RatingTables};
pub(crate) use month::{charges, clauses};
pub use statement::{usage_input, usage_lines};
pub use yunheng_rating::Tally;
