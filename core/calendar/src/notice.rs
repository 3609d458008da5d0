//! The yearly holiday notice as a file: the JSON of holiday-cn, checked before it is believed.

use chrono::Datelike;
use serde::Deserialize;
use yunheng_values::{Date, Finding, Findings, Text, parse_date};

/// One day named by a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayDay {
    /// The day.
    pub date: Date,
    /// The holiday's name.
    pub name: String,
    /// True for a day off, false for a make-up working day (调休上班).
    pub is_off: bool,
}

/// A year's notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearNotice {
    /// The year it arranges.
    pub year: i32,
    /// Where the notice was published.
    pub papers: Vec<String>,
    /// Its days, some of which may lie in the neighbouring years.
    pub days: Vec<HolidayDay>,
}

#[derive(Deserialize)]
struct RawNotice {
    year: i32,
    papers: Vec<String>,
    days: Vec<RawDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawDay {
    name: String,
    date: String,
    is_off_day: bool,
}

/// First year that the make-up system in its present form covers and that ships with data.
const FIRST_YEAR: i32 = 2007;
/// Last year of the calendar's table.
const LAST_YEAR: i32 = 2099;

/// Reads and validates a notice.
///
/// # Errors
/// Every defect at once: malformed JSON, a day that does not exist, repeats, a day far
/// from the year, no days at all (not announced yet), or no holiday on 1 October.
pub fn parse_notice(json: &str, file: &str) -> Result<YearNotice, Findings> {
    let raw: RawNotice = serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|error| {
        vec![
            Finding::error(
                "calendar_malformed",
                format!("{file}:{}:{}", error.line(), error.column()),
                Text::new(format!("不是节假日文件：{error}"), format!("not a holiday file: {error}")),
            )
            .hint(
                "应为 {\"year\",\"papers\",\"days\":[{\"name\",\"date\",\"isOffDay\"}]}",
                "expected {\"year\",\"papers\",\"days\":[{\"name\",\"date\",\"isOffDay\"}]}",
            ),
        ]
    })?;
    let mut findings = Findings::new();
    let mut days: Vec<HolidayDay> = Vec::with_capacity(raw.days.len());
    for (index, day) in raw.days.iter().enumerate() {
        let place = format!("{file}#/days/{index}");
        match check_day(day, raw.year, &days) {
            Ok(day) => days.push(day),
            Err(message) => findings.push(Finding::error("calendar_day", place, message)),
        }
    }
    findings.extend(check_year(&raw, &days, file));
    if findings.is_empty() {
        Ok(YearNotice { year: raw.year, papers: raw.papers, days })
    } else {
        Err(findings)
    }
}

fn check_day(day: &RawDay, year: i32, before: &[HolidayDay]) -> Result<HolidayDay, Text> {
    let Ok(date) = parse_date(&day.date) else {
        return Err(Text::new(
            format!("日期“{}”不存在", day.date),
            format!("`{}` is not a date that exists", day.date),
        ));
    };
    if before.iter().any(|other| other.date == date) {
        return Err(Text::new(format!("{date} 重复"), format!("{date} stands twice")));
    }
    let is_near = date.year() == year
        || (date.year() == year - 1 && date.month() == 12)
        || (date.year() == year + 1 && date.month() == 1);
    if !is_near {
        return Err(Text::new(
            format!("{date} 不属于{year}年的安排"),
            format!("{date} does not belong to the notice of {year}"),
        ));
    }
    // A working day that is no weekend is redundant but real: the notice of 2020 names Monday 3 February.
    if day.name.trim().is_empty() {
        return Err(Text::new(format!("{date} 缺节日名称"), format!("{date} has no name")));
    }
    Ok(HolidayDay { date, name: day.name.clone(), is_off: day.is_off_day })
}

fn check_year(raw: &RawNotice, days: &[HolidayDay], file: &str) -> Option<Finding> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&raw.year) {
        return Some(Finding::error(
            "calendar_year",
            format!("{file}#/year"),
            Text::new(
                format!("年份{}不在{FIRST_YEAR}–{LAST_YEAR}之内", raw.year),
                format!("year {} is not within {FIRST_YEAR}–{LAST_YEAR}", raw.year),
            ),
        ));
    }
    if raw.days.is_empty() {
        let message = Text::new(
            format!("{}年没有任何安排：通知尚未公布？", raw.year),
            format!("no day for {}: has the notice been published?", raw.year),
        );
        return Some(Finding::error("calendar_empty", format!("{file}#/days"), message));
    }
    let has_national_day = days
        .iter()
        .any(|d| d.is_off && d.date.year() == raw.year && (d.date.month(), d.date.day()) == (10, 1));
    if has_national_day {
        return None;
    }
    let message = Text::new(
        format!("{}年10月1日未列为休息日：文件不完整", raw.year),
        format!("1 October {} is not a day off: the file is incomplete", raw.year),
    );
    Some(Finding::error("calendar_incomplete", format!("{file}#/days"), message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(json: &str) -> Vec<&'static str> {
        parse_notice(json, "x.json").err().unwrap_or_default().iter().map(|f| f.code).collect()
    }

    #[test]
    fn all_defects_at_once() {
        let json = r#"{"year":2027,"papers":[],"days":[
            {"name":"元旦","date":"2027-02-30","isOffDay":true},
            {"name":"元旦","date":"2027-01-01","isOffDay":true},
            {"name":"元旦","date":"2027-01-01","isOffDay":true},
            {"name":"  ","date":"2027-02-10","isOffDay":false},
            {"name":"劳动节","date":"2029-05-01","isOffDay":true}]}"#;
        assert_eq!(
            codes(json),
            ["calendar_day", "calendar_day", "calendar_day", "calendar_day", "calendar_incomplete"]
        );
    }

    #[test]
    fn empty_and_malformed_files_are_refused() {
        assert_eq!(codes(r#"{"year":2027,"papers":[],"days":[]}"#), ["calendar_empty"]);
        assert_eq!(codes("{"), ["calendar_malformed"]);
        assert_eq!(codes(r#"{"year":1900,"papers":[],"days":[]}"#), ["calendar_year"]);
    }
}
