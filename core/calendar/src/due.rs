//! From a limit and a start to a due date, with everything that was skipped on the way.

use crate::{Calendar, DayOff, Limit, OutOfCalendar};
use chrono::Days;
use yunheng_values::{Date, Moment, add_months};

/// Which way a limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// After the event.
    #[default]
    Forward,
    /// An act that must come the limit before the event.
    Backward,
}

/// Whether the limit is for an act (rolls off a day off, CN-CC-203) or measures a duration (never rolls).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LimitKind {
    /// Something must be done by then.
    #[default]
    Act,
    /// Something lasts so long.
    Duration,
}

/// A due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The date of the last allowed instant.
    pub due_on: Date,
    /// The first instant that is late; for a backward limit in minutes the last allowed instant.
    pub due_at: Moment,
    /// True when a day without a published calendar was counted.
    pub provisional: bool,
    /// Days off that were passed over.
    pub skipped: Vec<DayOff>,
    /// The day on which the limit would have ended but for the roll.
    pub rolled_from: Option<Date>,
}

impl Calendar {
    /// The due date of `limit` counted from `from`; the day of `from` is not counted.
    ///
    /// # Errors
    /// [`OutOfCalendar`] when the answer lies outside 1990–2099.
    pub fn due(
        &self,
        from: Moment,
        limit: Limit,
        direction: Direction,
        kind: LimitKind,
    ) -> Result<Due, OutOfCalendar> {
        let start = from.date();
        match (limit, direction) {
            (Limit::Minutes(count), _) => minutes(from, count, direction),
            (Limit::WorkingDays(count), Direction::Forward) => self.working_forward(start, count),
            (Limit::WorkingDays(count), Direction::Backward) => self.working_backward(start, count),
            (Limit::Days(count), _) => {
                self.calendar_limit((start, shift_days(start, count, direction)?), direction, kind)
            }
            (Limit::Months(count), _) => {
                self.calendar_limit((start, shift_months(start, count, direction)?), direction, kind)
            }
            (Limit::Years(count), _) => {
                let months = count.checked_mul(12).ok_or(OutOfCalendar)?;
                self.calendar_limit((start, shift_months(start, months, direction)?), direction, kind)
            }
        }
    }

    fn working_forward(&self, start: Date, count: u32) -> Result<Due, OutOfCalendar> {
        let due_on = self.working_day_after(start, count)?;
        let (first, end) = (next_day(start)?, next_day(due_on)?);
        Ok(Due {
            due_on,
            due_at: Moment::midnight(end),
            provisional: !self.is_published(first, end)?,
            skipped: self.days_off(first, end)?,
            rolled_from: None,
        })
    }

    /// Whole working days lie between the act and the event, so the act's own day is the one before the first of them.
    fn working_backward(&self, start: Date, count: u32) -> Result<Due, OutOfCalendar> {
        let first_between = self.working_day_before(start, count)?;
        let due_on = first_between.pred_opt().ok_or(OutOfCalendar)?;
        Ok(Due {
            due_on,
            due_at: Moment::midnight(first_between),
            provisional: !self.is_published(first_between, start)?,
            skipped: self.days_off(first_between, start)?,
            rolled_from: None,
        })
    }

    fn calendar_limit(
        &self,
        (start, end): (Date, Date),
        direction: Direction,
        kind: LimitKind,
    ) -> Result<Due, OutOfCalendar> {
        if kind == LimitKind::Duration {
            let due_at = Moment::midnight(next_day(end)?);
            return Ok(Due {
                due_on: end,
                due_at,
                provisional: false,
                skipped: Vec::new(),
                rolled_from: None,
            });
        }
        let due_on = match direction {
            _ if self.is_working_day(end)? => end,
            Direction::Forward => self.working_day_after(end, 1)?,
            Direction::Backward => self.working_day_before(end, 1)?,
        };
        let (low, high) = (end.min(due_on), next_day(end.max(due_on))?);
        Ok(Due {
            due_on,
            due_at: Moment::midnight(next_day(due_on)?),
            provisional: !self.counted_days_are_published(start, due_on)?,
            skipped: self.days_off(low, high)?,
            rolled_from: (end != due_on).then_some(end),
        })
    }
}

impl Calendar {
    /// Whether every day from the start (not counted) to the due date has a published notice, whichever way it was counted.
    fn counted_days_are_published(&self, start: Date, due_on: Date) -> Result<bool, OutOfCalendar> {
        if start <= due_on {
            self.is_published(next_day(start)?, next_day(due_on)?)
        } else {
            self.is_published(due_on, start)
        }
    }
}

fn minutes(from: Moment, count: u32, direction: Direction) -> Result<Due, OutOfCalendar> {
    let signed = if direction == Direction::Forward { i64::from(count) } else { -i64::from(count) };
    let due_at = from.plus_minutes(signed).ok_or(OutOfCalendar)?;
    let ends_at_midnight = due_at == Moment::midnight(due_at.date());
    // A limit that ends at midnight is kept by an act in the last instant of the day before.
    let due_on = if direction == Direction::Forward && ends_at_midnight && count > 0 {
        due_at.date().pred_opt().ok_or(OutOfCalendar)?
    } else {
        due_at.date()
    };
    Ok(Due { due_on, due_at, provisional: false, skipped: Vec::new(), rolled_from: None })
}

fn next_day(date: Date) -> Result<Date, OutOfCalendar> {
    date.succ_opt().ok_or(OutOfCalendar)
}

fn shift_days(start: Date, count: u32, direction: Direction) -> Result<Date, OutOfCalendar> {
    let days = Days::new(u64::from(count));
    let shifted = match direction {
        Direction::Forward => start.checked_add_days(days),
        Direction::Backward => start.checked_sub_days(days),
    };
    shifted.ok_or(OutOfCalendar)
}

fn shift_months(start: Date, count: u32, direction: Direction) -> Result<Date, OutOfCalendar> {
    let count = i32::try_from(count).map_err(|_| OutOfCalendar)?;
    add_months(start, if direction == Direction::Forward { count } else { -count }).ok_or(OutOfCalendar)
}
