//! Exact values that every rule is computed with.
//!
//! Nothing here is a float. Money is fen, prices are millionths of a yuan, quantities are ten-thousandths of a
//! unit; scores and ratios are exact fractions that are rounded once, where a clause says so.
//!
//! | type | unit | stored as |
//! |---|---|---|
//! | [`Money`] | fen (0.01 yuan) | `i64` |
//! | [`UnitPrice`] | 10⁻⁶ yuan | `i64` |
//! | [`Quantity`] | 10⁻⁴ of the catalog unit | `i64` |
//! | [`Percent`] | 10⁻⁶ of a percentage point | `i64` |
//! | [`Exact`] | none (scores, ratios) | fraction of big integers |

mod because;
mod clause;
mod date;
mod decimal;
mod division;
mod exact;
mod finding;
mod ids;
mod money;
mod range;
mod text;
mod uscc;

pub use because::{Because, Fact, Step};
pub use clause::{ClauseId, ClauseIdError};
pub use date::{Date, DateError, Moment, Month, add_months, parse_date, parse_moment};
pub use decimal::{DecimalError, format_scaled, parse_scaled, parse_scaled_bytes};
pub use division::{DivisionCode, DivisionError, DivisionLevel, Standing};
pub use exact::Exact;
pub use finding::{Finding, Findings, Severity};
pub use ids::{ItemId, PayerId, ProjectId, ResourceId, UnitId};
pub use money::{Money, Percent, Quantity, UnitPrice, ValueError};
pub use range::{DateRange, DateRangeError};
pub use text::{Lang, Text};
pub use uscc::{Registration, Uscc, UsccError};
