//! Kinds of funding that parties may have today: those of the city's pack.

use crate::packs::{SHIPPED_CITIES, open_pack};
use crate::problem::Problem;
use crate::setting::{RulesRequest, resolve};
use serde::Deserialize;
use std::sync::{Arc, Mutex, PoisonError};
use yunheng_party::{FundingRule, FundingRules};
use yunheng_store::{Db, setting};
use yunheng_values::{Date, Finding};

/// Section of the settings that names the city's pack.
const CITY: &str = "city";

#[derive(Debug, Default, Deserialize)]
struct City {
    #[serde(default)]
    pack: Option<String>,
}

/// What was read last: for which pack, for which day.
type Read = (Option<String>, Date, Arc<FundingRules>);

static LAST: Mutex<Option<Read>> = Mutex::new(None);

/// The kinds of funding of a day. Until the settings name the city's pack, those of every shipped city are known.
pub(super) async fn funding(db: Db<'_>, day: Date) -> Result<Arc<FundingRules>, Problem> {
    let row = setting::find(db, CITY).await?;
    let city: City = row.and_then(|row| serde_json::from_str(&row.value).ok()).unwrap_or_default();
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, _, known)) = last.filter(|(pack, of, _)| *pack == city.pack && *of == day) {
        return Ok(known);
    }
    let pack = city.pack.clone();
    let read = tokio::task::spawn_blocking(move || read(pack.as_deref(), day)).await;
    let read = Arc::new(read.map_err(|error| Problem::bug(&error))?.map_err(|text| Problem::bug(&text))?);
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some((city.pack, day, Arc::clone(&read)));
    Ok(read)
}

fn read(pack: Option<&str>, day: Date) -> Result<FundingRules, String> {
    let names: Vec<&str> = pack.map_or(SHIPPED_CITIES.to_vec(), |pack| vec![pack]);
    let mut all: Vec<FundingRule> = Vec::new();
    for name in names {
        let pack = open_pack(name).map_err(|findings| first(name, &findings))?;
        let request = RulesRequest { at: Some(day), choices: Vec::new() };
        let (rules, _) = resolve(&pack, &request).map_err(|findings| first(name, &findings))?;
        let of_pack = FundingRules::from_rules(&rules).map_err(|error| format!("pack {name}: {error}"))?;
        let new = of_pack.all().iter().filter(|rule| !all.iter().any(|known| known.kind == rule.kind));
        let new: Vec<FundingRule> = new.cloned().collect();
        all.extend(new);
    }
    Ok(FundingRules::new(all))
}

fn first(pack: &str, findings: &[Finding]) -> String {
    format!("pack {pack}: {}", findings.first().map_or("", |finding| finding.message.en.as_str()))
}
