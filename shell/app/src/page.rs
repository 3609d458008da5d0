//! Pages of lists that go from the newest id down.

use crate::problem::Problem;

/// Refuses to take out more rows than a table holds: a table that was cut off looks whole.
///
/// # Errors
/// The refusal.
pub(crate) fn must_fit(rows: usize, most: usize) -> Result<(), Problem> {
    if rows <= most {
        return Ok(());
    }
    Err(Problem::refused(
        "too_many_rows",
        format!("超过{most}行，请加筛选条件分批导出"),
        format!("more than {most} rows; export them in parts with filters"),
    ))
}

/// Cuts the row that was read beyond the page off, and says where the next page goes on: below the last row's id.
pub(crate) fn cut<T>(rows: &mut Vec<T>, limit: i64, id: impl Fn(&T) -> i64) -> Option<String> {
    let limit = usize::try_from(limit).unwrap_or_default();
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    rows.last().filter(|_| is_more).map(|row| id(row).to_string())
}
