//! The usual forms of a moment, read without a format string: large usage tables are mostly moments.

use yunheng_values::{DateError, Moment, parse_date, parse_moment};

/// As [`parse_moment`], and several times as fast for `YYYY-MM-DD HH:MM:SS`, plain or with Shanghai's offset.
pub(crate) fn parse(text: &str) -> Result<Moment, DateError> {
    match usual(text) {
        Some(moment) => Ok(moment),
        None => parse_moment(text),
    }
}

fn usual(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    let separator = match bytes.get(19..)? {
        b"" => b" T".contains(bytes.get(10)?),
        b"+08:00" => bytes.get(10) == Some(&b'T'),
        _ => false,
    };
    if !separator || bytes.get(13) != Some(&b':') || bytes.get(16) != Some(&b':') {
        return None;
    }
    let two = |at: usize| match bytes.get(at..at + 2)? {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(u32::from(a - b'0') * 10 + u32::from(b - b'0')),
        _ => None,
    };
    let date = parse_date(text.get(..10)?).ok()?;
    // `and_hms_opt` refuses what is no time of day.
    date.and_hms_opt(two(11)?, two(14)?, two(17)?).map(Moment::from_local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_slow_way_says() {
        let texts = [
            "2026-06-02 09:30:05",
            "2026-06-02T09:30:05",
            "2026-06-02T09:30:05+08:00",
            "2026-06-02 09:30:05+08:00",
            "2026-06-02T09:30:05Z",
            "2026-06-02T24:00:00",
            "2026-06-02T09:60:05",
            "2026-06-02T09:30:60",
            "2026-02-30T09:30:05",
            "2026-06-02T+9:30:05",
            "2026-06-02x09:30:05",
            "2026-06-02",
        ];
        for text in texts {
            assert_eq!(parse(text), parse_moment(text), "{text}");
        }
    }
}
