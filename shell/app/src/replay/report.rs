//! What came of a log that was told again, beside what it says itself.

use super::play::{HANDLE, KIND, PACK, Player, RESPOND};
use super::stage::Stage;
use crate::cases::{DeskStatisticsFilter, desk_statistics};
use crate::problem::Problem;
use crate::service::App;
use yunheng_api::{ReplayAgreementJson, ReplayCountJson, ReplayJson, ReplayTimesJson};
use yunheng_store::case::{self, TaskRow};

/// What one ticket came to here.
struct Came {
    response_ms: Option<i64>,
    handling_ms: Option<i64>,
    response_late: bool,
    late: bool,
    ended: bool,
}

pub(super) async fn report(
    app: &App,
    stage: &Stage,
    player: &Player<'_>,
    (events, weeks, from_ms): (usize, i64, i64),
) -> Result<ReplayJson, Problem> {
    let mut all = Vec::with_capacity(player.tickets.len());
    for at in 0..player.tickets.len() {
        all.push(came(app, player, at).await?);
    }
    let of = |value: fn(&Came) -> Option<i64>| all.iter().filter_map(value).collect::<Vec<_>>();
    let count = |wanted: &dyn Fn(&Came) -> bool| all.iter().filter(|one| wanted(one)).count() as u64;
    let pairs = || player.tickets.iter().zip(&all);
    let both = |ours: bool, logs: bool| {
        pairs().filter(|(ticket, came)| came.late != ours && ticket.made_limit == logs).count() as u64
    };
    let same_minutes = |(ticket, came): &(&super::log::Ticket, &Came)| {
        ticket.took_minutes.is_some() && came.handling_ms.map(|ms| ms / 60_000) == ticket.took_minutes
    };
    let officer = stage.at_work(app, &stage.officer).await?;
    let filter =
        DeskStatisticsFilter { pack: PACK.to_owned(), by: "kind".to_owned(), from_ms, until_ms: i64::MAX };
    let desk = desk_statistics(app, &officer, &filter).await?.groups;
    let desk = desk.into_iter().find(|group| group.key.ends_with(KIND));
    let same = |ours: &std::collections::HashMap<usize, u32>, logs: fn(&super::log::Ticket) -> u32| {
        let own = |at: usize| ours.get(&at).copied().unwrap_or_default();
        let tickets = || player.tickets.iter().enumerate();
        ReplayCountJson {
            here: tickets().map(|(at, _)| u64::from(own(at))).sum(),
            log: tickets().map(|(_, ticket)| u64::from(logs(ticket))).sum(),
            same: tickets().filter(|(at, ticket)| own(*at) == logs(ticket)).count() as u64,
        }
    };
    Ok(ReplayJson {
        tickets: player.tickets.len() as u64,
        events: events as u64,
        moved_by_weeks: weeks,
        ended: count(&|came| came.ended),
        response: times(of(|came| came.response_ms)),
        handling: times(of(|came| came.handling_ms)),
        handling_as_log: pairs().filter(same_minutes).count() as u64,
        response_late: count(&|came| came.response_late),
        late: count(&|came| came.late),
        limit: ReplayAgreementJson {
            both_met: both(true, true),
            both_missed: both(false, false),
            only_here_missed: both(false, true),
            only_log_missed: both(true, false),
        },
        reassigned: same(&player.passed, |ticket| ticket.reassigned),
        reopened: same(&player.reopened, |ticket| ticket.reopened),
        without_place: player.without_place,
        desk_total: desk.as_ref().map_or(0, |group| group.total),
        desk_responded: desk.as_ref().map_or(0, |group| group.responded),
        desk_responded_late: desk.as_ref().map_or(0, |group| group.responded_late),
    })
}

async fn came(app: &App, player: &Player<'_>, at: usize) -> Result<Came, Problem> {
    let nothing = || Problem::bug(&"a ticket that was not taken");
    let id = *player.cases.get(&at).ok_or_else(nothing)?;
    let db = app.store().reader();
    let row = case::case(db, id).await?.ok_or_else(nothing)?;
    let tasks = case::tasks_of(db, id).await?;
    let began_ms = row.sent_at_ms.unwrap_or_default();
    let last = |element: &str| tasks.iter().rfind(|task| task.element == element && task.state == "done");
    let since = |task: Option<&TaskRow>| task.and_then(|task| task.closed_at_ms).map(|at| at - began_ms);
    let now_ms = app.now_ms();
    let is_late =
        |task: &TaskRow| task.due_at_ms.is_some_and(|due| task.closed_at_ms.unwrap_or(now_ms) >= due);
    let desk = |task: &&TaskRow| task.element == RESPOND || task.element == HANDLE;
    Ok(Came {
        response_ms: since(last(RESPOND)),
        handling_ms: since(last(HANDLE)),
        response_late: tasks.iter().any(|task| task.element == RESPOND && is_late(task)),
        late: tasks.iter().filter(desk).any(is_late),
        ended: row.state == "ended",
    })
}

/// Middle and ninth tenth, by nearest rank, in minutes.
fn times(mut all: Vec<i64>) -> ReplayTimesJson {
    all.sort_unstable();
    let rank = |tenths: usize| {
        let place = (all.len() * tenths).div_ceil(10).max(1) - 1;
        all.get(place).map(|ms| ms / 60_000)
    };
    ReplayTimesJson { count: all.len() as u64, median_minutes: rank(5), ninth_tenth_minutes: rank(9) }
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn ranks_are_of_what_there_is() {
        let found = times((1..=10).map(|minute| minute * 60_000).collect());
        assert_eq!((found.count, found.median_minutes, found.ninth_tenth_minutes), (10, Some(5), Some(9)));
        assert_eq!(times(Vec::new()).median_minutes, None);
        assert_eq!(times(vec![60_000]).ninth_tenth_minutes, Some(1));
    }
}
