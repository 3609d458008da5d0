//! Dates in words. A text that is no date is printed as it is, for a report never hides what it was given.

use crate::Language;

/// `2026-07-01` as 2026年7月1日.
#[must_use]
pub fn long_date(date: &str, language: Language) -> String {
    match (parts(date), language) {
        (Some((year, month, day)), Language::Chinese) => format!("{year}年{month}月{day}日"),
        _ => date.to_owned(),
    }
}

/// The period from `from` until before `to`, printed with its last day, as people read periods.
#[must_use]
pub fn long_period(from: &str, to: &str, language: Language) -> String {
    let last = day_before(to).unwrap_or_else(|| to.to_owned());
    let joined = language.pick("至", " to ");
    format!("{}{joined}{}", long_date(from, language), long_date(&last, language))
}

/// The period where both ends are known.
pub(crate) fn maybe_period(from: &str, to: &str, language: Language) -> Option<String> {
    (!from.is_empty() && !to.is_empty()).then(|| long_period(from, to, language))
}

fn parts(date: &str) -> Option<(u32, u32, u32)> {
    let mut fields = date.split('-').map(str::parse::<u32>);
    let parts = (fields.next()?.ok()?, fields.next()?.ok()?, fields.next()?.ok()?);
    let (year, month, day) = parts;
    let real = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    (real && fields.next().is_none()).then_some(parts)
}

fn day_before(date: &str) -> Option<String> {
    let (year, month, day) = match parts(date)? {
        (year, 1, 1) => (year.checked_sub(1)?, 12, 31),
        (year, month, 1) => (year, month - 1, days_in(year, month - 1)),
        (year, month, day) => (year, month, day - 1),
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_with_their_last_day() {
        let chinese = Language::Chinese;
        assert_eq!(long_period("2026-07-01", "2027-01-01", chinese), "2026年7月1日至2026年12月31日");
        assert_eq!(long_period("2028-02-01", "2028-03-01", chinese), "2028年2月1日至2028年2月29日");
        assert_eq!(long_period("2026-07-01", "2026-07-02", Language::English), "2026-07-01 to 2026-07-01");
        assert_eq!(long_date("2026-02-30", chinese), "2026-02-30");
        assert_eq!(long_period("", "", chinese), "至");
    }
}
