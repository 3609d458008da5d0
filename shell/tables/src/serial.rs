//! Excel's date serials: days since an epoch, the time of day as a fraction.

use chrono::{NaiveDate, TimeDelta};
use yunheng_values::{Date, Moment, parse_scaled};

/// Accepted years, as everywhere.
const YEARS: std::ops::Range<i32> = 1900..3000;

/// The date of a serial that is a whole number.
pub(crate) fn date(serial: &str, from_1904: bool) -> Option<Date> {
    day(parse_scaled(serial, 0).ok()?, from_1904)
}

/// The moment of a serial; seconds are rounded because a fraction of a day seldom hits them.
pub(crate) fn moment(serial: &str, from_1904: bool) -> Option<Moment> {
    let (whole, fraction) = serial.split_once('.').unwrap_or((serial, ""));
    let date = day(parse_scaled(whole, 0).ok()?, from_1904)?;
    // Nine places of a day are a tenth of a millisecond.
    let nanodays = parse_scaled(&format!("0.{:0<9}", fraction.get(..9).unwrap_or(fraction)), 9).ok()?;
    let seconds = (nanodays * 86_400 + 500_000_000) / 1_000_000_000;
    let local = date.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    Some(Moment::from_local(local))
}

fn day(serial: i64, from_1904: bool) -> Option<Date> {
    // Excel counts a 29 February 1900 that never was, so its serials fit the calendar from 1 March 1900.
    let epoch =
        if from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    let too_early = !from_1904 && serial <= 60;
    let date = epoch?.checked_add_signed(TimeDelta::try_days(serial)?)?;
    (!too_early && YEARS.contains(&chrono::Datelike::year(&date))).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_epochs() {
        let text = |d: Option<Date>| d.map(|d| d.to_string());
        assert_eq!(text(date("46175", false)).as_deref(), Some("2026-06-02"));
        assert_eq!(text(date("44713", true)).as_deref(), Some("2026-06-02"));
        assert_eq!(date("20260602", false), None);
        assert_eq!(date("46175.5", false), None);
        assert_eq!(date("1", false), None);
        let at = moment("46175.39583333334", false).map(|m| m.to_string());
        assert_eq!(at.as_deref(), Some("2026-06-02T09:30:00+08:00"));
    }
}
