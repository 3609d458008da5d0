//! The demo city in a database: parties, people for every role, and something on each of their pages.
//!
//! It is written into an empty database only, in one transaction, as an act of the platform with entries on the record. Then its people
//! work with each other, each act as their own: for some months that are over, on a clock of the past, so that the ledger has come about
//! through cases; and today. The passwords are random and shown once; what is kept of them is what is kept of anybody's.
//!
//! | file | what |
//! |---|---|
//! | `parties.rs`, `people.rs` | who is there |
//! | `city.rs` | what somebody does with a case |
//! | `past.rs`, `play.rs` | what is done on which day of the past; doing it in its order |
//! | `holdings.rs` | projects, and what became of their resources |
//! | `others.rs`, `desk.rs` | other kinds of work, and the service desk |
//! | `cases.rs`, `notices.rs`, `pages.rs` | what is done today |

mod cases;
mod city;
mod desk;
mod holdings;
mod notices;
mod others;
mod pages;
mod parties;
mod past;
mod people;
mod play;

use crate::clock::ManualClock;
use crate::problem::{Problem, retrying};
use crate::service::App;
use city::City;
use past::Calendar;
use people::{Person, Secrets};
use std::sync::Arc;
use yunheng_access::World;
use yunheng_api::DemoPersonJson;
use yunheng_demo::DemoCity;
use yunheng_store::{Db, account, meta};

/// What a city is drawn from when nobody says otherwise.
pub const SEED: u64 = 1;

/// Key of the mark that an installation is a demo; its value is the seed.
const MARK: &str = "demo";

/// What asking for the demo city came to.
pub enum Demo {
    /// It was made. The passwords are here and nowhere else.
    Made(Vec<DemoPersonJson>),
    /// It was there already, drawn from this seed.
    There(u64),
}

/// Makes the demo city in an empty database, unless it is there.
///
/// # Errors
/// The database has accounts, so that somebody works with it.
pub async fn make(app: &App, seed: u64) -> Result<Demo, Problem> {
    if let Some(seed) = seed_of(app.store().reader()).await? {
        return Ok(Demo::There(seed));
    }
    must_be_empty(app.store().reader()).await?;
    let city = DemoCity::generate(seed);
    // Hashing is slow by design, so it is done before the transaction begins.
    let secrets = people::draw(&city).await?;
    let (calendar, today_ms) = (Calendar::of(app)?, app.now_ms());
    let clock = Arc::new(ManualClock::at(calendar.as_ref().map_or(today_ms, Calendar::begins_ms)));
    let past = app.with_clock(clock.clone());
    let Some((people, parties)) = retrying(|| write(&past, &city, &secrets, today_ms)).await? else {
        return Ok(Demo::There(seed_of(app.store().reader()).await?.unwrap_or(seed)));
    };
    if let Some(calendar) = &calendar {
        let then = City { app: &past, people: &people, parties: &parties };
        play::play(&then, &clock, &city, calendar).await?;
    }
    retrying(|| write_today(app, &city, &people, &parties)).await?;
    cases::write(&City { app, people: &people, parties: &parties }).await?;
    Ok(Demo::Made(people.into_iter().map(|person| shown(&city, person)).collect()))
}

/// Writes parties and people; nothing when another process came between.
async fn write<'a>(
    app: &App,
    city: &'a DemoCity,
    secrets: &'a [Secrets],
    today_ms: i64,
) -> Result<Option<(Vec<Person<'a>>, parties::Written)>, Problem> {
    let mut act = app.system_act("demo", "demo.make").await?.on("demo", MARK);
    if seed_of(act.db()).await?.is_some() {
        return Ok(None);
    }
    must_be_empty(act.db()).await?;
    meta::set(act.db(), MARK, &city.seed.to_string()).await?;
    let parties = parties::write(&mut act, city).await?;
    let people = people::write(&mut act, city, secrets, (&parties, today_ms)).await?;
    let (seed, count) = (city.seed.to_string(), people.len().to_string());
    act.fact("seed", &seed).fact("people", &count).commit().await?;
    Ok(Some((people, parties)))
}

/// Writes what lies on people's pages today.
async fn write_today(
    app: &App,
    city: &DemoCity,
    people: &[Person<'_>],
    parties: &parties::Written,
) -> Result<(), Problem> {
    let mut act = app.system_act("demo", "demo.make").await?.on("demo", MARK);
    pages::write(&mut act, people, parties).await?;
    notices::write(&mut act, city, people).await?;
    act.commit().await
}

fn shown(city: &DemoCity, person: Person<'_>) -> DemoPersonJson {
    let (drawn, secrets) = (person.drawn, person.secrets);
    DemoPersonJson {
        role: person.role.key.to_owned(),
        role_zh: person.role.zh.to_owned(),
        role_en: person.role.en.to_owned(),
        party: city.name_of(drawn.party).to_owned(),
        post: drawn.post.to_owned(),
        name: drawn.name.clone(),
        login: drawn.login.clone(),
        password: secrets.password.clone(),
        totp_secret: secrets.totp.as_deref().map(crate::secret::base32),
    }
}

/// The seed of the demo city that this installation is; none when it is none.
///
/// # Errors
/// What the database says.
pub async fn seed(app: &App) -> Result<Option<u64>, Problem> {
    seed_of(app.store().reader()).await
}

async fn seed_of(db: Db<'_>) -> Result<Option<u64>, Problem> {
    Ok(meta::find(db, MARK).await?.and_then(|seed| seed.parse().ok()))
}

/// People who work with a database must not wake up in an invented city.
async fn must_be_empty(db: Db<'_>) -> Result<(), Problem> {
    for world in World::ALL {
        if account::count_of_world(db, world.as_str()).await? > 0 {
            return Err(Problem::conflict(
                "not_empty",
                "数据库里已有账号，不能再建演示城市；请换一个空的数据目录（--data）或数据库（--database-url）",
                "the database has accounts, so the demo city is not made in it; name an empty folder (--data) or database (--database-url)",
            ));
        }
    }
    Ok(())
}
