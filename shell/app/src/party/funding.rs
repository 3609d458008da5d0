//! Kinds of funding that parties may have today: those of the city's pack, by the readings that its authority chose.

use crate::packs::SHIPPED_CITIES;
use crate::problem::Problem;
use crate::rules::{EffectiveRules, effective_pack};
use crate::service::App;
use serde::Deserialize;
use std::sync::{Arc, Mutex, PoisonError};
use yunheng_party::{FundingRule, FundingRules};
use yunheng_store::{Db, setting};
use yunheng_values::Date;

/// Section of the settings that names the city's pack.
const CITY: &str = "city";

#[derive(Debug, Default, Deserialize)]
struct City {
    #[serde(default)]
    pack: Option<String>,
}

/// What was read last, and of which database, day and moment.
#[derive(Debug, Clone)]
struct Read {
    database: String,
    day: Date,
    at_ms: i64,
    rules: Arc<FundingRules>,
}

static LAST: Mutex<Option<Read>> = Mutex::new(None);
/// How long they are remembered; another process may have changed a reading.
const FRESH_MS: i64 = 5_000;

/// The kinds of funding of a day. Until the settings name the city's pack, those of every shipped city are known.
pub(super) async fn funding(app: &App, db: Db<'_>, day: Date) -> Result<Arc<FundingRules>, Problem> {
    let (database, at_ms) = (app.database_id().to_owned(), app.now_ms());
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let fits = |read: &Read| {
        read.database == database && read.day == day && (0..FRESH_MS).contains(&(at_ms - read.at_ms))
    };
    if let Some(read) = last.filter(fits) {
        return Ok(read.rules);
    }
    let rules = Arc::new(read(app, db, day).await?);
    let read = Read { database, day, at_ms, rules: Arc::clone(&rules) };
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
    Ok(rules)
}

async fn read(app: &App, db: Db<'_>, day: Date) -> Result<FundingRules, Problem> {
    let row = setting::find(db, CITY).await?;
    let city: City = row.and_then(|row| serde_json::from_str(&row.value).ok()).unwrap_or_default();
    let packs = city.pack.map_or_else(|| SHIPPED_CITIES.map(str::to_owned).to_vec(), |pack| vec![pack]);
    let mut all: Vec<FundingRule> = Vec::new();
    for pack in packs {
        let effective = EffectiveRules { pack: effective_pack(app, db, &pack).await?, day };
        let of_pack = FundingRules::from_rules(&effective.rules()?).map_err(|error| Problem::bug(&error))?;
        let new = of_pack.all().iter().filter(|rule| !all.iter().any(|known| known.kind == rule.kind));
        let new: Vec<FundingRule> = new.cloned().collect();
        all.extend(new);
    }
    Ok(FundingRules::new(all))
}
