//! The log of a ticket system: a row for every change of a ticket, as ServiceNow exports it.
//!
//! What the log does not know stands there as `?`. Its times name no zone and are read as Shanghai's.

use crate::cell::Cells;
use crate::collect::{Problem, found};
use crate::header::required;
use crate::input::Input;
use crate::rows::{LARGE, ReadReport, Table, read};
use yunheng_values::{Findings, Moment};

/// How far a ticket was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketState {
    /// Nobody has begun.
    New,
    /// Somebody works on it.
    Active,
    /// It waits for somebody else.
    Awaiting,
    /// It was said to be done.
    Resolved,
    /// It has ended.
    Closed,
}

/// A change of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketRow<'a> {
    /// Where it stands.
    pub line: u64,
    /// The ticket.
    pub number: &'a str,
    /// How far it was after the change.
    pub state: TicketState,
    /// When it was changed.
    pub changed_at: Moment,
    /// When the ticket was opened.
    pub opened_at: Moment,
    /// When it was resolved for good.
    pub resolved_at: Option<Moment>,
    /// How often it had been passed on.
    pub reassigned: u32,
    /// How often it had been opened again.
    pub reopened: u32,
    /// Whether it was within the limit that its company had.
    pub made_limit: bool,
    /// Whether it came by mail, not by telephone.
    pub is_mail: bool,
    /// From 1, critical, to 4, low.
    pub priority: u8,
    /// Where.
    pub location: &'a str,
    /// About what.
    pub category: &'a str,
    /// Who had it.
    pub assigned_to: Option<&'a str>,
}

static TICKETS: Table = Table {
    name: "tickets",
    columns: &[
        required("number"),
        required("incident_state"),
        required("sys_updated_at"),
        required("opened_at"),
        required("resolved_at"),
        required("reassignment_count"),
        required("reopen_count"),
        required("made_sla"),
        required("contact_type"),
        required("priority"),
        required("location"),
        required("category"),
        required("assigned_to"),
    ],
    unpacked: LARGE,
};

const STATES: [(&str, TicketState); 8] = [
    ("New", TicketState::New),
    ("Active", TicketState::Active),
    ("Awaiting User Info", TicketState::Awaiting),
    ("Awaiting Vendor", TicketState::Awaiting),
    ("Awaiting Problem", TicketState::Awaiting),
    ("Awaiting Evidence", TicketState::Awaiting),
    ("Resolved", TicketState::Resolved),
    ("Closed", TicketState::Closed),
];
const PRIORITIES: [(&str, u8); 4] =
    [("1 - Critical", 1), ("2 - High", 2), ("3 - Moderate", 3), ("4 - Low", 4)];
const TRUTHS: [(&str, bool); 2] = [("true", true), ("false", false)];

/// Reads the changes of tickets in the order of the log.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_tickets(input: &Input, mut sink: impl FnMut(TicketRow<'_>)) -> Result<ReadReport, Findings> {
    read(input, &TICKETS, |cells| {
        if let Some(row) = ticket(cells) {
            sink(row);
        }
    })
}

fn ticket<'a>(cells: &mut Cells<'a, '_>) -> Option<TicketRow<'a>> {
    let number = cells.id(0);
    let state = cells.word(1, "ticket_state", &STATES);
    let (changed_at, opened_at) = (time(cells, 2), time(cells, 3));
    let resolved_at = time(cells, 4);
    let (reassigned, reopened) = (count(cells, 5), count(cells, 6));
    let made_limit = cells.word(7, "truth", &TRUTHS);
    let (contact, priority) = (known(cells, 8), cells.word(9, "ticket_priority", &PRIORITIES));
    let (location, category, assigned_to) = (known(cells, 10), known(cells, 11), known(cells, 12));
    if changed_at == Some(None) || opened_at == Some(None) {
        cells.report(2, crate::problems::missing);
        return None;
    }
    Some(TicketRow {
        line: cells.row.line,
        number: number?,
        state: state?,
        changed_at: changed_at??,
        opened_at: opened_at??,
        resolved_at: resolved_at?,
        reassigned: reassigned?,
        reopened: reopened?,
        made_limit: made_limit?,
        is_mail: contact? == Some("Email"),
        priority: priority?,
        location: location?.unwrap_or("未注明"),
        category: category?.unwrap_or("未分类"),
        assigned_to: assigned_to?,
    })
}

/// What the log knows; the outer `None` is a finding.
fn known<'a>(cells: &mut Cells<'a, '_>, column: usize) -> Option<Option<&'a str>> {
    Some(cells.may_text(column)?.filter(|text| *text != "?"))
}

fn count(cells: &mut Cells<'_, '_>, column: usize) -> Option<u32> {
    let text = cells.may_text(column)?.unwrap_or_default();
    let count = text.parse().ok();
    if count.is_none() {
        cells.report(column, || unfit("ticket_count", text, ("应为次数", "a count is expected")));
    }
    count
}

/// A time as `29/2/2016 01:16`.
fn time(cells: &mut Cells<'_, '_>, column: usize) -> Option<Option<Moment>> {
    let Some(text) = known(cells, column)? else { return Some(None) };
    let moment = moment(text);
    if moment.is_none() {
        let expected = ("应为 29/2/2016 01:16 的形式", "expected as in 29/2/2016 01:16");
        cells.report(column, || unfit("ticket_time", text, expected));
    }
    moment.map(Some)
}

fn moment(text: &str) -> Option<Moment> {
    let (day, time) = text.split_once(' ')?;
    let mut parts = day.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let date = yunheng_values::parse_date(&format!("{year:0>4}-{month:0>2}-{day:0>2}")).ok()?;
    let (hour, minute) = time.split_once(':')?;
    date.and_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0).map(Moment::from_local)
}

fn unfit(code: &'static str, text: &str, (zh, en): (&str, &str)) -> Problem {
    let text = found(text);
    Problem::new(code, format!("“{text}”：{zh}"), format!("`{text}`: {en}"))
}

#[cfg(test)]
mod tests {
    use super::{TicketState, moment, read_tickets};
    use crate::Input;

    const HEAD: &str = "number,incident_state,sys_updated_at,opened_at,resolved_at,reassignment_count,reopen_count,made_sla,contact_type,priority,location,category,assigned_to\n";

    #[test]
    fn what_the_log_does_not_know_is_not_there() {
        let text = format!(
            "{HEAD}INC1,Awaiting Vendor,29/2/2016 01:23,29/2/2016 01:16,?,0,2,false,Email,1 - Critical,?,Category 55,?\n"
        );
        let input = Input::spool("log.csv", text.as_bytes()).expect("spooled");
        let mut rows = 0;
        read_tickets(&input, |row| {
            rows += 1;
            assert_eq!((row.number, row.state, row.reopened), ("INC1", TicketState::Awaiting, 2));
            assert_eq!((row.is_mail, row.priority, row.made_limit), (true, 1, false));
            assert_eq!((row.resolved_at, row.assigned_to, row.location), (None, None, "未注明"));
            assert_eq!(row.changed_at.to_string(), "2016-02-29T01:23:00+08:00");
        })
        .expect("read");
        assert_eq!(rows, 1);
    }

    #[test]
    fn every_wrong_cell_is_said() {
        let text = format!("{HEAD}INC1,Lost,30/2/2016 01:23,?,x,many,0,maybe,Phone,9,L,C,A\n");
        let input = Input::spool("log.csv", text.as_bytes()).expect("spooled");
        let findings = read_tickets(&input, |_| panic!("nothing is read")).expect_err("findings");
        let places: Vec<&str> = findings.iter().map(|one| one.place.as_str()).collect();
        for column in
            ["incident_state", "sys_updated_at", "resolved_at", "reassignment_count", "made_sla", "priority"]
        {
            assert!(places.contains(&format!("log.csv:2:{column}").as_str()), "{column}: {places:?}");
        }
    }

    #[test]
    fn times_are_days_first() {
        assert_eq!(
            moment("5/3/2016 12:00").map(|at| at.to_string()).as_deref(),
            Some("2016-03-05T12:00:00+08:00")
        );
        for wrong in
            ["2016-03-05 12:00", "5/3/2016", "5/13/2016 12:00", "5/3/2016 24:00", "5/3/2016/1 12:00", ""]
        {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }
}
