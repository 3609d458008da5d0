//! A slice of a real log of tickets, told again through the service desk.

use crate::harness::TestApp;
use crate::on_both;
use std::path::Path;
use yunheng_app::replay::replay_tickets;
use yunheng_tables::Input;

on_both! {
    a_real_log_is_told_again_and_comes_to_what_it_says
    a_log_is_not_told_again_where_people_work
}

fn log() -> Input {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tickets/incident_event_log.csv");
    Input::named("incident_event_log.csv", path)
}

async fn a_real_log_is_told_again_and_comes_to_what_it_says(test: TestApp) {
    let told = replay_tickets(&test.app, &test.clock, &log(), usize::MAX).await.expect("told again");
    assert_eq!((told.tickets, told.ended, told.response.count), (60, 60, 60), "{told:#?}");
    // What the log counts, the desk has counted.
    assert_eq!(told.reopened.here, told.reopened.log, "{told:#?}");
    assert_eq!(told.reopened.same, 60);
    assert_eq!(told.reassigned.here + told.without_place, told.reassigned.log, "{told:#?}");
    // The statistics of the desk come to the same as its tasks.
    let responded = told.desk_responded + told.desk_responded_late;
    assert_eq!((told.desk_total, responded), (60, 60));
    assert_eq!(u64::try_from(told.desk_responded_late), Ok(told.response_late));
    let limit = &told.limit;
    let sum = limit.both_met + limit.both_missed + limit.only_here_missed + limit.only_log_missed;
    assert_eq!((sum, limit.both_missed + limit.only_here_missed), (60, told.late));
    assert!(limit.both_missed + limit.only_log_missed >= 8, "some were late there: {told:#?}");
}

async fn a_log_is_not_told_again_where_people_work(test: TestApp) {
    test.person("li.hua", "unit_clerk").await;
    let refused = replay_tickets(&test.app, &test.clock, &log(), 1).await.expect_err("somebody works here");
    assert_eq!(refused.code, "not_empty");
}
