//! What people did, out of the rows of a log.

use std::collections::HashMap;
use yunheng_tables::{Input, TicketRow, TicketState, read_tickets};
use yunheng_values::{Findings, Moment};

const WEEK_MS: i64 = 7 * 86_400_000;

/// A ticket of the log, as its last row says.
#[derive(Debug, Clone)]
pub(super) struct Ticket {
    /// Its number there.
    pub(super) number: String,
    /// About what.
    pub(super) category: String,
    /// Where.
    pub(super) location: String,
    /// From 1, critical, to 4, low.
    pub(super) priority: u8,
    /// Whether it came by mail.
    pub(super) is_mail: bool,
    /// How often it was passed on.
    pub(super) reassigned: u32,
    /// How often it was opened again.
    pub(super) reopened: u32,
    /// Whether it was within the limit of that company.
    pub(super) made_limit: bool,
    /// Minutes from opening it to resolving it for good.
    pub(super) took_minutes: Option<i64>,
    steps: Vec<(i64, Step)>,
    last: Last,
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// It was told.
    Take,
    /// Somebody of this name began.
    Respond(String),
    /// It was passed on, to somebody of this name.
    Pass(String),
    /// It waited for others.
    Wait,
    /// It was said to be done.
    Resolve,
    /// It was not done after all.
    Reopen,
    /// It ended.
    Close,
}

/// A step of a ticket at its moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) at_ms: i64,
    /// Which ticket.
    pub(super) ticket: usize,
    pub(super) step: Step,
}

/// How far the rows before had come.
#[derive(Debug, Clone)]
struct Last {
    state: TicketState,
    responded: bool,
    reassigned: u32,
    resolved: bool,
}

/// Tickets of a log, in the order in which they were opened.
///
/// # Errors
/// Every cell that cannot be read.
pub(super) fn tickets(input: &Input, most: usize) -> Result<Vec<Ticket>, Findings> {
    let (mut found, mut places) = (Vec::<Ticket>::new(), HashMap::<String, usize>::new());
    read_tickets(input, |row| {
        let place = places.get(row.number).copied().unwrap_or_else(|| {
            found.push(begun(&row));
            places.insert(row.number.to_owned(), found.len() - 1);
            found.len() - 1
        });
        goes_on(&mut found[place], &row);
    })?;
    found.sort_by_key(|ticket| ticket.steps.first().map(|(at, _)| *at));
    found.truncate(most);
    Ok(found)
}

fn ms(moment: Moment) -> i64 {
    moment.epoch_seconds() * 1_000
}

fn begun(row: &TicketRow<'_>) -> Ticket {
    Ticket {
        number: row.number.to_owned(),
        category: row.category.to_owned(),
        location: row.location.to_owned(),
        priority: row.priority,
        is_mail: row.is_mail,
        reassigned: 0,
        reopened: 0,
        made_limit: true,
        took_minutes: None,
        steps: vec![(ms(row.opened_at), Step::Take)],
        last: Last { state: TicketState::New, responded: false, reassigned: 0, resolved: false },
    }
}

/// What a row says was done since the one before. A row may say several things at once.
fn goes_on(ticket: &mut Ticket, row: &TicketRow<'_>) {
    // A row is never before the one above it; where the log says so, it happened together.
    let at_ms = ticket.steps.last().map_or(0, |(at, _)| *at).max(ms(row.changed_at));
    let name = row.assigned_to.unwrap_or("?").to_owned();
    let mut steps = Vec::new();
    if row.state != TicketState::New && !ticket.last.responded {
        steps.push(Step::Respond(name.clone()));
        ticket.last.responded = true;
    }
    let is_done = matches!(row.state, TicketState::Resolved | TicketState::Closed);
    if ticket.last.resolved && !is_done {
        steps.push(Step::Reopen);
        ticket.last.resolved = false;
    }
    steps.extend((ticket.last.reassigned..row.reassigned).map(|_| Step::Pass(name.clone())));
    if row.state == TicketState::Awaiting && ticket.last.state != TicketState::Awaiting {
        steps.push(Step::Wait);
    }
    if is_done && !ticket.last.resolved {
        steps.push(Step::Resolve);
        ticket.last.resolved = true;
    }
    if row.state == TicketState::Closed && ticket.last.state != TicketState::Closed {
        steps.push(Step::Close);
    }
    ticket.steps.extend(steps.into_iter().map(|step| (at_ms, step)));
    ticket.last.state = row.state;
    ticket.last.reassigned = ticket.last.reassigned.max(row.reassigned);
    (ticket.reassigned, ticket.reopened, ticket.made_limit) = (row.reassigned, row.reopened, row.made_limit);
    ticket.took_minutes = row.resolved_at.map(|at| (ms(at) - ms(row.opened_at)) / 60_000);
}

/// All steps in their order, moved by whole weeks to after a moment; and by how many weeks.
pub(super) fn in_order(tickets: &[Ticket], after_ms: i64) -> (Vec<Dated>, i64) {
    let first = tickets.iter().filter_map(|ticket| ticket.steps.first()).map(|(at, _)| *at).min();
    let weeks = first.map_or(0, |first| (after_ms - first).div_euclid(WEEK_MS) + 1);
    let dated = |(ticket, one): (usize, &Ticket)| {
        one.steps
            .iter()
            .map(move |(at, step)| Dated { at_ms: at + weeks * WEEK_MS, ticket, step: step.clone() })
            .collect::<Vec<_>>()
    };
    let mut all: Vec<Dated> = tickets.iter().enumerate().flat_map(dated).collect();
    all.sort_by_key(|one| one.at_ms);
    (all, weeks)
}

#[cfg(test)]
mod tests {
    use super::{Step, in_order, tickets};
    use yunheng_tables::Input;

    const HEAD: &str = "number,incident_state,sys_updated_at,opened_at,resolved_at,reassignment_count,reopen_count,made_sla,contact_type,priority,location,category,assigned_to\n";

    #[test]
    fn rows_say_what_was_done_between_them() {
        let row = |state: &str, at: &str, passed: u32, again: u32| {
            format!(
                "A,{state},{at},29/2/2016 01:16,2/3/2016 09:00,{passed},{again},true,Phone,3 - Moderate,L,C,R1\n"
            )
        };
        let text = [
            HEAD.to_owned(),
            row("New", "29/2/2016 01:23", 0, 0),
            row("Active", "29/2/2016 02:00", 2, 0),
            row("Awaiting Vendor", "29/2/2016 03:00", 2, 0),
            row("Resolved", "1/3/2016 09:00", 2, 0),
            row("Resolved", "1/3/2016 09:01", 2, 0),
            row("Active", "1/3/2016 10:00", 2, 1),
            row("Closed", "1/3/2016 08:00", 2, 1),
        ];
        let input = Input::spool("log.csv", text.concat().as_bytes()).expect("spooled");
        let found = tickets(&input, 10).expect("read");
        let (events, weeks) = in_order(&found, 1_795_399_200_000);
        let r = || "R1".to_owned();
        let steps: Vec<Step> = events.iter().map(|event| event.step.clone()).collect();
        let expected = [
            Step::Take,
            Step::Respond(r()),
            Step::Pass(r()),
            Step::Pass(r()),
            Step::Wait,
            Step::Resolve,
            Step::Reopen,
            Step::Resolve,
            Step::Close,
        ];
        assert_eq!(steps, expected);
        assert!(events.windows(2).all(|pair| pair[0].at_ms <= pair[1].at_ms));
        assert!(weeks > 0 && events[0].at_ms >= 1_795_399_200_000);
        assert_eq!((found[0].reassigned, found[0].reopened, found[0].took_minutes), (2, 1, Some(3_344)));
    }
}
