//! Time limits as clauses write them: `2wd`, `5d`, `30min`, `1month`, `2y`.

use std::fmt;

/// A time limit. Working days, calendar days and minutes are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// 工作日.
    WorkingDays(u32),
    /// 自然日.
    Days(u32),
    /// Calendar months, clamped to the month's last day.
    Months(u32),
    /// Years, clamped for 29 February.
    Years(u32),
    /// Minutes around the clock.
    Minutes(u32),
}

/// The text is no limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitError(pub String);

impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a limit such as 2wd, 5d, 30min, 1month or 2y", self.0)
    }
}

impl std::error::Error for LimitError {}

/// Above this no clause goes, and dates would leave the calendar.
const LARGEST_COUNT: u32 = 999_999;
/// Minutes of a day around the clock.
const MINUTES_A_DAY: u32 = 24 * 60;

impl Limit {
    /// Reads a limit.
    ///
    /// # Errors
    /// [`LimitError`] for another unit, for zero days, months or years, and for counts above 999,999.
    ///
    /// ```
    /// use yunheng_calendar::Limit;
    /// assert_eq!(Limit::parse("2wd"), Ok(Limit::WorkingDays(2)));
    /// ```
    pub fn parse(text: &str) -> Result<Self, LimitError> {
        let error = || LimitError(text.to_owned());
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let count: u32 = number.parse().ok().filter(|n| *n <= LARGEST_COUNT).ok_or_else(error)?;
        match unit {
            "min" => Ok(Self::Minutes(count)),
            _ if count == 0 => Err(error()),
            "wd" => Ok(Self::WorkingDays(count)),
            "d" => Ok(Self::Days(count)),
            "month" | "months" => Ok(Self::Months(count)),
            "y" => Ok(Self::Years(count)),
            _ => Err(error()),
        }
    }

    /// How an office writes it.
    pub fn in_chinese(self) -> String {
        match self {
            Self::WorkingDays(n) => format!("{n}个工作日"),
            Self::Days(n) => format!("{n}日"),
            Self::Months(n) => format!("{n}个月"),
            Self::Years(n) => format!("{n}年"),
            Self::Minutes(0) => "立即".to_owned(),
            // Whole days of minutes stay minutes: days would read as calendar days that end at midnight.
            Self::Minutes(n) if n % MINUTES_A_DAY == 0 => {
                format!("{n}分钟（连续计时，合{}×24小时）", n / MINUTES_A_DAY)
            }
            Self::Minutes(n) => format!("{n}分钟"),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(n) => write!(f, "{n}wd"),
            Self::Days(n) => write!(f, "{n}d"),
            Self::Months(n) => write!(f, "{n}month"),
            Self::Years(n) => write!(f, "{n}y"),
            Self::Minutes(n) => write!(f, "{n}min"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_days_of_minutes_say_that_they_run_around_the_clock() {
        for (limit, words) in [
            ("7200min", "7200分钟（连续计时，合5×24小时）"),
            ("1440min", "1440分钟（连续计时，合1×24小时）"),
            ("1441min", "1441分钟"),
            ("30min", "30分钟"),
            ("0min", "立即"),
            ("5d", "5日"),
        ] {
            assert_eq!(Limit::parse(limit).map(Limit::in_chinese), Ok(words.to_owned()));
        }
    }

    #[test]
    fn reads_what_it_prints_and_refuses_the_rest() {
        for good in ["2wd", "5d", "30min", "0min", "1month", "2y"] {
            assert_eq!(Limit::parse(good).map(|l| l.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "wd", "2", "0wd", "-1d", "2 wd", "1e3d", "2w", "99999999999d", "２wd"] {
            assert!(Limit::parse(bad).is_err(), "{bad}");
        }
    }
}
