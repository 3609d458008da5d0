//! How long a job waits after an attempt that did not work.

/// After the first attempt.
const FIRST_MS: i64 = 30_000;
/// Never longer.
const LONGEST_MS: i64 = 4 * 3_600_000;

/// Twice as long each time, and spread by a quarter to either side, so that what failed together does not come back together.
pub(super) fn delay_ms(attempts: i64, spread: u8) -> i64 {
    let doublings = u32::try_from((attempts - 1).clamp(0, 30)).unwrap_or(0);
    let delay = FIRST_MS.saturating_mul(1 << doublings).min(LONGEST_MS);
    delay * 3 / 4 + delay / 2 * i64::from(spread) / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_until_it_is_long_enough() {
        let middle = |attempts| delay_ms(attempts, 127) / 1_000;
        assert_eq!([1, 2, 3, 4].map(middle), [29, 59, 119, 239]);
        assert_eq!(delay_ms(1, 0), 22_500);
        assert_eq!(delay_ms(1, 255), 37_500);
        for attempts in [0, -1, 12, 64, i64::MAX] {
            assert!((22_500..=LONGEST_MS * 5 / 4).contains(&delay_ms(attempts, 255)), "{attempts}");
        }
    }

    #[test]
    fn a_mail_server_may_be_down_for_half_a_day() {
        let all: i64 =
            (1..super::super::JobKind::SendDelivery.max_attempts()).map(|nth| delay_ms(nth, 0)).sum();
        assert!(all > 6 * 3_600_000, "{all}");
    }
}
