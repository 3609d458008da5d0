//! Counts working-day due dates: prints how many and a checksum; the caller times the process.
//!
//! Usage: `due_dates COUNT`. Start dates run through 2010–2025, limits through 1–20 working days, as the yardstick does.

use chrono::Days;
use std::process::ExitCode;
use yunheng_calendar::shipped;
use yunheng_values::parse_date;

/// Days of the start dates, from 2010-01-01 on.
const START_DAYS: u64 = 5_800;
/// Longest limit.
const LONGEST: u64 = 20;

fn main() -> ExitCode {
    let count: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(50_000_000);
    let calendar = shipped();
    let Ok(first) = parse_date("2010-01-01") else { return ExitCode::FAILURE };
    let starts: Vec<_> = (0..START_DAYS).map(|day| first + Days::new(day)).collect();
    let mut checksum = 0_i64;
    for index in 0..count {
        let start = starts[(index % START_DAYS) as usize];
        let limit = (index % LONGEST) as u32 + 1;
        let Ok(due) = calendar.working_day_after(start, limit) else { return ExitCode::FAILURE };
        checksum += (due - first).num_days();
    }
    eprintln!("{count} due dates, checksum {checksum}");
    ExitCode::SUCCESS
}
