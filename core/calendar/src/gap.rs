//! Limits with times in them that do not count: force majeure, or a wait for papers that somebody else had to bring.
//!
//! A limit in minutes leaves out the very minutes. A limit in days leaves out every day on which such a time held at any moment, the
//! day of the event aside, which never counts.

use crate::{Calendar, DayOff, Direction, Due, Limit, LimitKind, OutOfCalendar};
use chrono::Days;
use yunheng_values::{Date, Moment};

/// A time that a limit does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Its first instant.
    pub from: Moment,
    /// The first instant after it; none while nobody knows when it ends.
    pub until: Option<Moment>,
    /// Why it does not count.
    pub why: String,
}

/// When a limit ends that has gaps in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GappedDue {
    /// When it is due, with the gaps' days among the days that were passed over.
    pub due: Due,
    /// The gaps that made it longer, in order; of each what lies in the limit.
    pub gaps: Vec<Gap>,
}

impl Calendar {
    /// The due date of `limit` counted forwards from `from`, without the time of the gaps. None when the limit comes to a gap whose end
    /// is not known: then nothing is due until it is.
    ///
    /// # Errors
    /// [`OutOfCalendar`] when the answer lies outside 1990–2099.
    pub fn due_without(
        &self,
        from: Moment,
        limit: Limit,
        kind: LimitKind,
        gaps: &[Gap],
    ) -> Result<Option<GappedDue>, OutOfCalendar> {
        let gaps = apart(from, gaps);
        match limit {
            Limit::Minutes(count) => self.minutes_without(from, count, kind, gaps),
            Limit::WorkingDays(count) => self.working_days_without(from.date(), count, gaps),
            Limit::Days(_) | Limit::Months(_) | Limit::Years(_) => {
                let end = self.due(from, limit, Direction::Forward, LimitKind::Duration)?.due_on;
                self.days_without((from.date(), end), kind, gaps)
            }
        }
    }

    fn minutes_without(
        &self,
        from: Moment,
        count: u32,
        kind: LimitKind,
        gaps: Vec<Gap>,
    ) -> Result<Option<GappedDue>, OutOfCalendar> {
        let (mut at, mut left, mut used) = (from.epoch_seconds(), i64::from(count) * 60, Vec::new());
        for gap in gaps {
            let before = gap.from.epoch_seconds() - at;
            // A limit that has ended when the gap begins is not made longer by it.
            if before >= left {
                break;
            }
            let Some(until) = gap.until else { return Ok(None) };
            left -= before.max(0);
            at = until.epoch_seconds();
            used.push(gap);
        }
        let passed = (at + left - from.epoch_seconds()) / 60;
        let passed = u32::try_from(passed).map_err(|_| OutOfCalendar)?;
        let due = self.due(from, Limit::Minutes(passed), Direction::Forward, kind)?;
        // A gap may end within a minute: the seconds are the limit's as well.
        let due_at = Moment::from_epoch_seconds(at + left).ok_or(OutOfCalendar)?;
        Ok(Some(GappedDue { due: Due { due_at, ..due }, gaps: used }))
    }

    fn working_days_without(
        &self,
        start: Date,
        count: u32,
        gaps: Vec<Gap>,
    ) -> Result<Option<GappedDue>, OutOfCalendar> {
        let mut more = 0;
        loop {
            let end = self.working_day_after(start, count + more)?;
            let Some(found) = self.left_out((start, end), &gaps, true)? else { return Ok(None) };
            if found == more {
                let due = self.due(
                    Moment::midnight(start),
                    Limit::WorkingDays(count + more),
                    Direction::Forward,
                    LimitKind::Act,
                )?;
                return Ok(Some(named(due, start, gaps)));
            }
            more = found;
        }
    }

    fn days_without(
        &self,
        (start, end): (Date, Date),
        kind: LimitKind,
        gaps: Vec<Gap>,
    ) -> Result<Option<GappedDue>, OutOfCalendar> {
        let mut more = 0;
        loop {
            let later = plus(end, more)?;
            let Some(found) = self.left_out((start, later), &gaps, false)? else { return Ok(None) };
            if found != more {
                more = found;
                continue;
            }
            let rolled = if kind == LimitKind::Duration { later } else { self.roll(later, &gaps)? };
            let after = plus(rolled, 1)?;
            let due = Due {
                due_on: rolled,
                due_at: Moment::midnight(after),
                provisional: kind == LimitKind::Act && !self.is_published(plus(start, 1)?, after)?,
                skipped: if kind == LimitKind::Act { self.days_off(later, after)? } else { Vec::new() },
                rolled_from: (rolled != later).then_some(later),
            };
            return Ok(Some(named(due, start, gaps)));
        }
    }

    /// The first day from this one on that is worked on and lies in no gap. A gap without an end does not hold up a limit that is over.
    fn roll(&self, day: Date, gaps: &[Gap]) -> Result<Date, OutOfCalendar> {
        let mut day = day;
        while !self.is_working_day(day)? || gaps.iter().any(|gap| gap.until.is_some() && holds_on(gap, day)) {
            day = plus(day, 1)?;
        }
        Ok(day)
    }

    /// How many days after the start up to the end lie in gaps; none when one of these gaps has no end.
    fn left_out(
        &self,
        (start, end): (Date, Date),
        gaps: &[Gap],
        only_working: bool,
    ) -> Result<Option<u32>, OutOfCalendar> {
        if gaps.iter().any(|gap| gap.until.is_none() && gap.from.date() <= end) {
            return Ok(None);
        }
        let mut found = 0;
        for day in start.iter_days().skip(1).take_while(|day| *day <= end) {
            let counts = !only_working || self.is_working_day(day)?;
            found += u32::from(counts && gaps.iter().any(|gap| holds_on(gap, day)));
        }
        Ok(Some(found))
    }
}

/// Gaps after the start, in order and apart from each other.
fn apart(from: Moment, gaps: &[Gap]) -> Vec<Gap> {
    let ends_after = |gap: &&Gap| gap.until.is_none_or(|until| until > from && until > gap.from);
    let mut all: Vec<Gap> = gaps.iter().filter(ends_after).cloned().collect();
    all.sort_by_key(|gap| gap.from);
    let mut kept: Vec<Gap> = Vec::with_capacity(all.len());
    for mut gap in all {
        gap.from = gap.from.max(from);
        match kept.last_mut() {
            Some(last) if last.until.is_none() => {}
            Some(last) if last.until.is_some_and(|until| gap.until.is_some_and(|own| own <= until)) => {}
            Some(last) => {
                gap.from = last.until.map_or(gap.from, |until| gap.from.max(until));
                kept.push(gap);
            }
            None => kept.push(gap),
        }
    }
    kept
}

/// Whether a gap holds at any moment of a day.
fn holds_on(gap: &Gap, day: Date) -> bool {
    let begins = gap.from.date() <= day;
    begins && gap.until.is_none_or(|until| until > Moment::midnight(day))
}

/// The answer with the gaps that lie in it, and their days among those that were passed over.
fn named(due: Due, start: Date, gaps: Vec<Gap>) -> GappedDue {
    let in_it = |gap: &Gap, day: Date| day > start && day <= due.due_on && holds_on(gap, day);
    let days = || start.iter_days().skip(1).take_while(|day| *day <= due.due_on);
    let used: Vec<Gap> = gaps.into_iter().filter(|gap| days().any(|day| in_it(gap, day))).collect();
    let mut skipped = due.skipped.clone();
    for day in days().filter(|day| !due.skipped.iter().any(|off| off.date == *day)) {
        if let Some(gap) = used.iter().find(|gap| in_it(gap, day)) {
            skipped.push(DayOff { date: day, why: gap.why.clone() });
        }
    }
    skipped.sort_by_key(|off| off.date);
    GappedDue { due: Due { skipped, ..due }, gaps: used }
}

fn plus(day: Date, count: u32) -> Result<Date, OutOfCalendar> {
    day.checked_add_days(Days::new(u64::from(count))).ok_or(OutOfCalendar)
}
