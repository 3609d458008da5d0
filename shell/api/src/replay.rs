//! A log of tickets told again.

use serde::Serialize;

/// What came of a log of tickets that was told again under the present rules, beside what it says itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplayJson {
    /// Tickets that were told again.
    pub tickets: u64,
    /// Steps of people in the log.
    pub events: u64,
    /// By how many weeks the log was moved, so that weekdays and hours stay.
    pub moved_by_weeks: i64,
    /// Tickets that ended.
    pub ended: u64,
    /// From the call to the first answer.
    pub response: ReplayTimesJson,
    /// From the call to what was done last.
    pub handling: ReplayTimesJson,
    /// Tickets whose handling took as long here as the log says, to the minute.
    pub handling_as_log: u64,
    /// Tickets that were answered late by the limits of the pack.
    pub response_late: u64,
    /// Tickets with anything late before they were done.
    pub late: u64,
    /// The limits of the pack beside the limit that the company had.
    pub limit: ReplayAgreementJson,
    /// How often tickets were passed on.
    pub reassigned: ReplayCountJson,
    /// How often tickets were opened again.
    pub reopened: ReplayCountJson,
    /// Steps of the log for which the process has no place, such as passing on what is done.
    pub without_place: u64,
    /// Tickets by the statistics of the desk.
    pub desk_total: i64,
    /// Answered in time, by the same.
    pub desk_responded: i64,
    /// Answered late, by the same.
    pub desk_responded_late: i64,
}

/// How long something took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplayTimesJson {
    /// How many there are.
    pub count: u64,
    /// The middle one, in minutes.
    pub median_minutes: Option<i64>,
    /// Nine of ten took no longer, in minutes.
    pub ninth_tenth_minutes: Option<i64>,
}

/// Two limits for the same tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplayAgreementJson {
    /// Within both.
    pub both_met: u64,
    /// Within neither.
    pub both_missed: u64,
    /// Late by the pack alone.
    pub only_here_missed: u64,
    /// Late by the log alone.
    pub only_log_missed: u64,
}

/// Something that was counted here and stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplayCountJson {
    /// How often here.
    pub here: u64,
    /// How often by the log.
    pub log: u64,
    /// Tickets of which both say the same.
    pub same: u64,
}
