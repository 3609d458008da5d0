//! Parties: who takes part, what else they are called, who pays for them, and files of many at once.
//!
//! A name or a code means one party in the whole city, so a person may learn that one is taken by a party that they cannot see;
//! which public bodies there are is no secret. Everything else of a party outside the scope is not there.

mod alias;
mod around;
mod close;
mod create;
mod edit;
mod export;
mod form;
mod funding;
mod import;
mod list;
mod payer;
mod reach;
mod shown;
mod typed;

pub use alias::{add_alias, remove_alias};
pub(crate) use around::{names, stored};
pub use close::{close, reopen};
pub use create::create;
pub use edit::edit;
pub use export::{Exported, export};
pub use import::{ImportFile, check_import, commit_import, find_import, may_import};
pub use list::{PartyFilter, find, list};
pub(crate) use payer::payers_of;
pub use payer::{add_payer, payers};

use crate::problem::Problem;
use yunheng_values::{Date, Finding, Moment, Text};

/// The day of a moment in Shanghai.
fn day(now_ms: i64) -> Result<Date, Problem> {
    let moment = Moment::from_epoch_seconds(now_ms.div_euclid(1000));
    moment.map(Moment::date).ok_or_else(|| Problem::bug(&"a clock beyond the calendar"))
}

/// Checks a text that a person must give: there, and not too long.
fn said<'a>(text: &'a str, place: &str, longest: usize, findings: &mut Vec<Finding>) -> &'a str {
    let text = text.trim();
    let length = text.chars().count();
    if length == 0 {
        findings.push(Finding::error("missing_value", place, Text::new("必填", "a value is required")));
    } else if length > longest {
        let message = Text::new(
            format!("有{length}个字符，至多{longest}个"),
            format!("{length} characters, at most {longest} are accepted"),
        );
        findings.push(Finding::error("too_long", place, message));
    }
    if let Some(control) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        let code = u32::from(control);
        let message = Text::new(
            format!("含控制字符U+{code:04X}"),
            format!("it holds the control character U+{code:04X}"),
        );
        findings.push(Finding::error("control_character", place, message));
    }
    text
}

/// Longest reason that a person gives.
const LONGEST_REASON: usize = 200;

/// Reads a day that a person gives.
fn read_day(text: &str, place: &str, findings: &mut Vec<Finding>) -> Option<Date> {
    match yunheng_values::parse_date(text.trim()) {
        Ok(day) => Some(day),
        Err(error) => {
            let message = Text::new(
                format!("“{text}”不是日期，应为YYYY-MM-DD"),
                format!("`{text}` is no date ({error}); expected YYYY-MM-DD"),
            );
            findings.push(Finding::error("bad_date", place, message));
            None
        }
    }
}
