//! A past log of tickets told again: the same calls, answers, returns and passings-on, at the same hours, through the use cases of the service
//! desk. It shows what the present rules would have made of that work, and checks the desk against a log that it has not written.
//!
//! It runs in a database of its own, on a clock that is moved from event to event. The log is moved by whole weeks, so that weekdays and hours stay.
//!
//! | file | what |
//! |---|---|
//! | `log.rs` | what people did, out of the rows of the log; a pure function |
//! | `stage.rs` | parties and people who do it again |
//! | `play.rs` | doing it |
//! | `report.rs` | what came of it, beside what the log says |

mod log;
mod play;
mod report;
mod stage;

use crate::clock::ManualClock;
use crate::job::Runner;
use crate::keys::FileKeys;
use crate::problem::Problem;
use crate::service::App;
use play::Player;
use stage::Stage;
use std::sync::Arc;
use yunheng_api::ReplayJson;
use yunheng_store::{Location, Store};
use yunheng_tables::Input;
use yunheng_values::{Date, Moment};

/// Tells a log again in a database that goes when it is done; its first ticket is opened in the week that begins on a day, or in the next.
///
/// # Errors
/// A log that cannot be read; a rule that refuses what the log says was done.
pub async fn replay_log(log: &str, most: usize, from: Date) -> Result<ReplayJson, Problem> {
    let input = Input::open(log).map_err(Problem::unusable)?;
    let folder = tempfile::tempdir().map_err(|error| Problem::bug(&error))?;
    let place = folder.path().to_owned();
    let store = Store::open(&Location::Sqlite(place.join("replay.db"))).await?;
    let keys = FileKeys::open(&place.join("keys")).map_err(|error| Problem::bug(&error))?;
    let clock = Arc::new(ManualClock::at(Moment::midnight(from).epoch_seconds() * 1_000));
    let app = App::start(store, Box::new(keys), clock.clone(), place).await;
    let app = app.map_err(|error| Problem::bug(&error))?;
    let told = replay_tickets(&app, &clock, &input, most).await;
    app.store().clone().close().await?;
    told
}

/// Tells a log again in an empty database; at most so many tickets of it.
///
/// # Errors
/// A log that cannot be read; a database that somebody works with; a rule that refuses what the log says was done.
pub async fn replay_tickets(
    app: &App,
    clock: &ManualClock,
    input: &Input,
    most: usize,
) -> Result<ReplayJson, Problem> {
    let tickets = log::tickets(input, most).map_err(Problem::unusable)?;
    let stage = Stage::build(app).await?;
    let (events, weeks) = log::in_order(&tickets, app.now_ms());
    let from_ms = app.now_ms();
    let mut player = Player::new(app, &stage, &tickets);
    // Reminders and what is overdue happen between the events, as they would have.
    let runner = Runner::new(app.clone(), "");
    for event in &events {
        clock.advance_ms((event.at_ms - app.now_ms()).max(0));
        runner.run_due_once().await?;
        player.play(event).await?;
    }
    report::report(app, &stage, &player, (events.len(), weeks, from_ms)).await
}
