//! Pages of lists that go from the newest id down.

/// Cuts the row that was read beyond the page off, and says where the next page goes on: below the last row's id.
pub(crate) fn cut<T>(rows: &mut Vec<T>, limit: i64, id: impl Fn(&T) -> i64) -> Option<String> {
    let limit = usize::try_from(limit).unwrap_or_default();
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    rows.last().filter(|_| is_more).map(|row| id(row).to_string())
}
