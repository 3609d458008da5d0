//! Which page of a list that goes from the newest id down.

use yunheng_app::{Problem, ProblemKind};

/// The id below which the page begins, and how many rows it has.
pub(crate) fn page_of(after: Option<&str>, limit: Option<u32>) -> Result<(Option<i64>, i64), Problem> {
    let malformed = |_| {
        Problem::new(
            ProblemKind::Malformed,
            "malformed",
            "参数 after 无法读取",
            "parameter after cannot be read",
        )
    };
    let below_id = after.map(|text| text.parse().map_err(malformed)).transpose()?;
    Ok((below_id, i64::from(limit.unwrap_or(50).clamp(1, 200))))
}
