//! Inputs to try the calculators with: those of the invented city.

use crate::caller::Caller;
use crate::demo;
use crate::input::read_sheet;
use crate::problem::Problem;
use crate::rate::{Rating, RatingTables, rate_all};
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{ExampleJson, Page};
use yunheng_demo::{DemoCity, PACK};
use yunheng_tables::Input;
use yunheng_values::{Findings, Money};

/// An example to be sent.
#[derive(Debug, Clone)]
pub struct ExampleFile {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Kind of content.
    pub content_type: &'static str,
}

/// Name, calculator and field of each.
const EXAMPLES: [(&str, &str, &str); 7] = [
    ("leases.csv", "rate", "leases"),
    ("prices.csv", "rate", "prices"),
    ("payers.csv", "rate", "payers"),
    ("resources.csv", "size", "resources"),
    ("usage.csv", "size", "usage"),
    ("sheet.json", "assess", "sheet"),
    ("cycles.json", "settle", "cycles"),
];

/// What there is to try.
///
/// # Errors
/// Not allowed.
pub fn examples(app: &App, caller: &Caller) -> Result<Page<ExampleJson>, Problem> {
    app.read(caller, Permission::Calculate)?;
    let example = |(name, kind, field): (&str, &str, &str)| ExampleJson {
        name: name.to_owned(),
        kind: kind.to_owned(),
        field: field.to_owned(),
        pack: PACK.to_owned(),
        period: (kind == "rate").then(|| DemoCity::cycles()[0].to_string()),
        at: (kind == "size").then(|| DemoCity::sized_at().to_string()),
    };
    Ok(Page { items: EXAMPLES.into_iter().map(example).collect(), next: None })
}

/// One of them.
///
/// # Errors
/// Not allowed; no such example.
pub async fn example(app: &App, caller: &Caller, name: &str) -> Result<ExampleFile, Problem> {
    app.read(caller, Permission::Calculate)?;
    let (known, _, _) =
        EXAMPLES.into_iter().find(|(known, _, _)| *known == name).ok_or_else(Problem::not_found)?;
    // Where the demo city is, the examples are its own.
    let seed = demo::seed(app).await?.unwrap_or(demo::SEED);
    let bytes = super::heavy(move || bytes_of(known, &DemoCity::generate(seed))).await?;
    let content_type = if known.ends_with(".json") { "application/json" } else { "text/csv; charset=utf-8" };
    Ok(ExampleFile { bytes, content_type })
}

fn bytes_of(name: &str, city: &DemoCity) -> Result<Vec<u8>, Problem> {
    Ok(match name {
        "leases.csv" => city.leases_csv(),
        "prices.csv" => city.prices_csv(),
        "payers.csv" => city.payers_csv(),
        "resources.csv" => city.resources_csv(),
        "usage.csv" => city.usage_csv(),
        "sheet.json" => city.sheet_json().into_bytes(),
        _ => cycles(city).map_err(Problem::unusable)?.into_bytes(),
    })
}

/// The cycles with what rating and the sheet give for them.
fn cycles(city: &DemoCity) -> Result<String, Findings> {
    let pack = crate::packs::open_pack(PACK)?;
    let (rules, _) = crate::setting::resolve(&pack, &crate::RulesRequest::default())?;
    let mut gross = [Money::ZERO; 2];
    for (gross, period) in gross.iter_mut().zip(DemoCity::cycles()) {
        let input = |name: &str, bytes: Vec<u8>| Input::spool(name, bytes.as_slice());
        let tables = RatingTables::read_inputs(
            input("leases.csv", city.leases_csv()),
            Some(input("prices.csv", city.prices_csv())),
            Some(input("payers.csv", city.payers_csv())),
        )?;
        let (_, tally) = rate_all(&Rating::new(&rules, tables, period)?);
        *gross = Money::from_scaled(i64::try_from(tally.totals.charge()).unwrap_or(i64::MAX));
    }
    let sheet = read_sheet(&city.sheet_json(), "sheet.json")?;
    let score = crate::assess::assess_sheet(&rules, &sheet)?.final_score.map(|score| score.to_string());
    Ok(city.cycles_json(gross, score.as_deref()))
}
