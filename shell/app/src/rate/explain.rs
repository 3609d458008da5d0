//! One line opened, and all lines at once where a document needs them.

use super::load::Rating;
use yunheng_api::BecauseJson;
use yunheng_rating::{Line, Tally};
use yunheng_values::{Finding, Findings, Lang, Month, Text, parse_date};

/// Why the lines of a resource, item and month are what they are.
///
/// # Errors
/// A month that is none, or a resource and item without a row.
pub fn explain_line(
    rating: &Rating,
    resource: &str,
    item: &str,
    month: &str,
    lang: Lang,
) -> Result<BecauseJson, Findings> {
    let first = parse_date(&format!("{month}-01")).map_err(|_| {
        let message =
            Text::new(format!("“{month}”不是月份，应为YYYY-MM"), format!("`{month}` is no month YYYY-MM"));
        vec![Finding::error("bad_argument", "--explain", message)]
    })?;
    let because = rating.rater().explain(resource, item, Month::of(first), &rating.lease_file);
    because
        .filter(|because| !because.steps.is_empty())
        .map(|because| BecauseJson::new(&because, lang))
        .ok_or_else(|| {
            let message = Text::new(
                format!("资源{resource}的{item}在{month}没有计费行"),
                format!("no line for {item} of resource {resource} in {month}"),
            );
            vec![Finding::error("unknown_line", "--explain", message)]
        })
}

/// Every line in order, for a document.
pub fn rate_all(rating: &Rating) -> (Vec<Line>, Tally) {
    let rater = rating.rater();
    let (mut tally, mut lines) = (rater.tally(), Vec::new());
    rater.rate(0..rating.leases.rows().len(), &mut tally, &mut lines);
    (lines, tally)
}
