//! The table of working days.
//!
//! Two arrays make a due date a look-up: how many working days came before a day, and which day is the n-th working day.

use crate::{HolidayDay, YearNotice};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use yunheng_values::{Date, Moment};

/// A day off and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// The day.
    pub date: Date,
    /// The holiday's name, or 周六/周日.
    pub why: String,
}

/// A date outside 1990–2099, where no calendar is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfCalendar;

impl fmt::Display for OutOfCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the calendar covers 1990 to 2099")
    }
}

impl std::error::Error for OutOfCalendar {}

/// First day of the table.
const FIRST: (i32, u32, u32) = (1990, 1, 1);
/// First day after the table.
const END: (i32, u32, u32) = (2100, 1, 1);
/// The first week of January belongs to next year's notice, and so may the days of December from this one on.
const NEXT_NOTICE_FROM: (u32, u32) = (12, 25);

/// Working days with published make-up days.
#[derive(Debug, Clone)]
pub struct Calendar {
    first: Date,
    /// `working_before[i]`: working days among the first `i` days of the table.
    working_before: Vec<u32>,
    /// Index of the n-th working day.
    working_days: Vec<u32>,
    /// `unpublished_before[i]`: days without a published notice among the first `i` days.
    unpublished_before: Vec<u32>,
    named: BTreeMap<Date, HolidayDay>,
    published: BTreeSet<i32>,
}

impl Calendar {
    /// Builds the table from notices; a later notice of the same year or day wins.
    pub fn new(notices: &[YearNotice]) -> Self {
        let date = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap_or(NaiveDate::MIN);
        let (first, end) = (date(FIRST), date(END));
        let mut named = BTreeMap::new();
        let mut published = BTreeSet::new();
        for notice in notices {
            named.retain(|_, (year, _): &mut (i32, HolidayDay)| *year != notice.year);
            published.insert(notice.year);
            named.extend(notice.days.iter().map(|day| (day.date, (notice.year, day.clone()))));
        }
        let named: BTreeMap<Date, HolidayDay> =
            named.into_iter().map(|(date, (_, day))| (date, day)).collect();
        let count = (end - first).num_days();
        let mut calendar = Self {
            first,
            working_before: Vec::with_capacity(count as usize + 1),
            working_days: Vec::new(),
            unpublished_before: Vec::with_capacity(count as usize + 1),
            named,
            published,
        };
        calendar.fill(end);
        calendar
    }

    fn fill(&mut self, end: Date) {
        let (mut working, mut unpublished) = (0, 0);
        for (index, day) in self.first.iter_days().take_while(|day| *day < end).enumerate() {
            self.working_before.push(working);
            self.unpublished_before.push(unpublished);
            if self.named.get(&day).map_or(!is_weekend(day), |named| !named.is_off) {
                // The table has some 40,000 days, far below u32.
                self.working_days.push(index as u32);
                working += 1;
            }
            unpublished += u32::from(!self.day_is_published(day));
        }
        self.working_before.push(working);
        self.unpublished_before.push(unpublished);
    }

    fn day_is_published(&self, day: Date) -> bool {
        let needs_next = (day.month(), day.day()) >= NEXT_NOTICE_FROM;
        self.published.contains(&day.year()) && (!needs_next || self.published.contains(&(day.year() + 1)))
    }

    /// Years whose notice is known.
    pub fn published_years(&self) -> impl Iterator<Item = i32> + '_ {
        self.published.iter().copied()
    }

    fn index(&self, date: Date) -> Result<usize, OutOfCalendar> {
        let index = usize::try_from((date - self.first).num_days()).map_err(|_| OutOfCalendar)?;
        if index + 1 < self.working_before.len() { Ok(index) } else { Err(OutOfCalendar) }
    }

    fn date_at(&self, index: u32) -> Date {
        self.first + Days::new(u64::from(index))
    }

    /// Whether a day is worked on.
    ///
    /// # Errors
    /// [`OutOfCalendar`] outside 1990–2099.
    pub fn is_working_day(&self, date: Date) -> Result<bool, OutOfCalendar> {
        let index = self.index(date)?;
        Ok(self.working_before[index + 1] > self.working_before[index])
    }

    /// Working days in `[from, to)`.
    ///
    /// # Errors
    /// [`OutOfCalendar`] outside 1990–2099.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<u32, OutOfCalendar> {
        Ok(self.working_before[self.index(to)?].saturating_sub(self.working_before[self.index(from)?]))
    }

    /// By how many working days something was late that was due before `due_at`, the first instant that is late; none when it was in time. On the
    /// very day it is late by none of them.
    ///
    /// # Errors
    /// [`OutOfCalendar`] outside 1990–2099.
    pub fn working_days_late(&self, due_at: Moment, done_at: Moment) -> Result<Option<u32>, OutOfCalendar> {
        if done_at < due_at {
            return Ok(None);
        }
        let last = due_at.plus_minutes(-1).unwrap_or(due_at).date();
        let after = |day: Date| day.succ_opt().ok_or(OutOfCalendar);
        self.working_days_between(after(last)?, after(done_at.date())?).map(Some)
    }

    /// Whether every day of `[from, to)` has a published notice.
    ///
    /// # Errors
    /// [`OutOfCalendar`] outside 1990–2099.
    pub fn is_published(&self, from: Date, to: Date) -> Result<bool, OutOfCalendar> {
        Ok(self.unpublished_before[self.index(to)?] == self.unpublished_before[self.index(from)?])
    }

    /// The `count`-th working day after a day that is itself not counted; `count` ≥ 1.
    ///
    /// # Errors
    /// [`OutOfCalendar`] when the answer lies outside 1990–2099.
    pub fn working_day_after(&self, from: Date, count: u32) -> Result<Date, OutOfCalendar> {
        let seen = self.working_before[self.index(from)? + 1];
        let nth = (seen + count).checked_sub(1).ok_or(OutOfCalendar)?;
        self.working_days.get(nth as usize).map(|index| self.date_at(*index)).ok_or(OutOfCalendar)
    }

    /// The `count`-th working day before a day that is itself not counted; `count` ≥ 1.
    ///
    /// # Errors
    /// [`OutOfCalendar`] when the answer lies outside 1990–2099.
    pub fn working_day_before(&self, from: Date, count: u32) -> Result<Date, OutOfCalendar> {
        let seen = self.working_before[self.index(from)?];
        let nth = seen.checked_sub(count).ok_or(OutOfCalendar)?;
        self.working_days.get(nth as usize).map(|index| self.date_at(*index)).ok_or(OutOfCalendar)
    }

    /// Days off in `[from, to)` with their reasons.
    ///
    /// # Errors
    /// [`OutOfCalendar`] outside 1990–2099.
    pub fn days_off(&self, from: Date, to: Date) -> Result<Vec<DayOff>, OutOfCalendar> {
        let mut found = Vec::new();
        for date in from.iter_days().take_while(|day| *day < to) {
            if !self.is_working_day(date)? {
                found.push(DayOff { date, why: self.why_off(date) });
            }
        }
        Ok(found)
    }

    fn why_off(&self, date: Date) -> String {
        match (self.named.get(&date), date.weekday()) {
            (Some(day), _) => day.name.clone(),
            (None, Weekday::Sat) => "周六".to_owned(),
            (None, _) => "周日".to_owned(),
        }
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
