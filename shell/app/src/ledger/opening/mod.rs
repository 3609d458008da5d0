//! Opening lists (期初清单): what came into the ledger as running on a contract's first day, one list for each unit and provider. Until the
//! unit, the provider and the authority have confirmed a list, each by its own people, what came by it is provisional wherever it is shown.
//!
//! | file | what |
//! |---|---|
//! | `begin.rs` | a list begins with its import; a correction asks for every word again |
//! | `said.rs` | what the sides have said so far, and where the list stands after it |
//! | `word.rs` | confirming, remarking, objecting, taking an objection back |
//! | `list.rs` | lists, and one with everything that was said |
//! | `rows.rs` | its resources, as a page and as a table |
//! | `mark.rs` | which resources are provisional |

mod begin;
mod list;
mod mark;
mod rows;
mod said;
mod word;

pub use list::{OpeningFilter, opening, openings};
pub use rows::{OPENING_HEADER, OpeningRowsFilter, export_opening, opening_resources};
pub use word::{confirm_opening, remark_opening, withdraw_opening_remark};

pub(super) use begin::{ByParties, begin, corrected};
pub(super) use mark::Marks;
pub(super) use said::Said;
