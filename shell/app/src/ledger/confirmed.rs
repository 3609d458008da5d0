//! Start and end of charging as the parties confirmed them, for each resource, and what the pack says where a confirmation is missing.

use super::body::happening;
use super::opening::{Marks, Said};
use crate::caller::Caller;
use crate::cases::{ConfirmedBy, confirmed_by};
use crate::clock::instant;
use crate::problem::Problem;
use crate::rules::effective_rules;
use crate::service::App;
use std::collections::HashMap;
use yunheng_access::Permission;
use yunheng_api::platform::{ChargingJson, ConfirmingPartyJson};
use yunheng_case::ChargeMoment;
use yunheng_ledger::{Happening, Stage};
use yunheng_policy::shape::MeteringMoment;
use yunheng_store::Db;
use yunheng_store::ledger::{self, LedgerEventRow};

/// What a moment is where the parties' confirmation is missing.
#[derive(Debug, Clone)]
struct Missing {
    says: String,
    clauses: Vec<String>,
}

/// What the pack says of each moment; none where it asks for no confirmation.
struct Rule {
    start: Option<Missing>,
    end: Option<Missing>,
}

impl Rule {
    async fn of(app: &App, pack: &str, now_ms: i64) -> Result<Self, Problem> {
        let effective = effective_rules(app, pack, super::day_of(now_ms)?).await?;
        let rules = effective.rules()?;
        let missing = |key: &str| {
            let found = rules.find::<MeteringMoment>(key).ok().flatten()?;
            if found.value.without_confirmation.is_empty() {
                return None;
            }
            // The ruling's own words, where one decides.
            let ruling =
                found.rulings.iter().filter_map(|named| named.split_once('=')).find_map(|(key, reading)| {
                    let ruling = rules.pack().ruling(key)?;
                    let own = ruling.readings.iter().find(|own| own.key == reading)?;
                    (found.value.without_confirmation == reading).then(|| own.says.clone())
                });
            Some(Missing {
                says: ruling.unwrap_or_else(|| found.value.without_confirmation.clone()),
                clauses: found.clauses.iter().map(ToString::to_string).collect(),
            })
        };
        Ok(Self { start: missing("metering.start"), end: missing("metering.stop") })
    }

    fn at(&self, of: ChargeMoment) -> Option<&Missing> {
        match of {
            ChargeMoment::Start => self.start.as_ref(),
            ChargeMoment::End => self.end.as_ref(),
        }
    }
}

/// The moment that an event is, of formal leases.
fn moment(what: &Happening) -> Option<ChargeMoment> {
    match what {
        Happening::LeaseStarted { stage: Stage::Formal, .. } | Happening::Promoted { .. } => {
            Some(ChargeMoment::Start)
        }
        Happening::Ended => Some(ChargeMoment::End),
        _ => None,
    }
}

/// What the pack says of a start of charging that the parties have not confirmed, with its clauses; none where it asks for no word.
pub(super) async fn start_rule(
    app: &App,
    pack: &str,
    now_ms: i64,
) -> Result<Option<(String, Vec<String>)>, Problem> {
    let rule = Rule::of(app, pack, now_ms).await?;
    Ok(rule.start.map(|missing| (missing.says, missing.clauses)))
}

/// Words that were looked up: all resources of a case or an opening list have the same, so each is read once.
#[derive(Default)]
struct Words {
    cases: HashMap<(i64, &'static str), Option<ConfirmedBy>>,
    openings: HashMap<i64, ConfirmedBy>,
}

impl Words {
    /// Who confirmed a moment: the parties of its case, or without a case those of the opening list by which the resource came.
    async fn by(
        &mut self,
        db: Db<'_>,
        of: ChargeMoment,
        (case, resource): (Option<i64>, Option<(i64, i64)>),
    ) -> Result<ConfirmedBy, Problem> {
        let Some(case) = case else {
            let Some((resource, opening)) = resource else { return Ok(ConfirmedBy::default()) };
            if let Some(known) = self.openings.get(&opening) {
                return Ok(known.clone());
            }
            let Some(row) = ledger::opening_of(db, resource).await? else {
                return Ok(ConfirmedBy::default());
            };
            let found = Said::of(db, &row).await?.confirmed_by(&row);
            self.openings.insert(opening, found.clone());
            return Ok(found);
        };
        let key = (case, of.as_str());
        if let Some(known) = self.cases.get(&key) {
            return Ok(known.clone().unwrap_or_default());
        }
        let found = confirmed_by(db, case, of).await?;
        self.cases.insert(key, found.clone());
        Ok(found.unwrap_or_default())
    }
}

/// What was confirmed of one resource, from its events.
pub(super) async fn of_resource(
    app: &App,
    db: Db<'_>,
    (pack, now_ms): (&str, i64),
    (resource, rows): (i64, &[LedgerEventRow]),
) -> Result<Vec<ChargingJson>, Problem> {
    let rule = Rule::of(app, pack, now_ms).await?;
    let opening = Marks::of(db, &[resource], (now_ms, None)).await?.opening(resource);
    let opening = opening.map(|opening| (resource, opening));
    let (mut words, mut shown) = (Words::default(), Vec::new());
    for row in rows.iter().filter(|row| !rows.iter().any(|other| other.corrects == Some(row.position))) {
        let Some(of) = moment(&happening(&row.what, &row.body)?) else { continue };
        // An end of what was never charged needs nobody's word.
        if of == ChargeMoment::End && shown.is_empty() {
            continue;
        }
        let Some(missing) = rule.at(of) else { continue };
        let by = words.by(db, of, (row.case_id, opening)).await?;
        shown.push(charging(missing, (of, row.at_ms), by)?);
    }
    Ok(shown)
}

fn charging(
    missing: &Missing,
    (of, at_ms): (ChargeMoment, i64),
    by: ConfirmedBy,
) -> Result<ChargingJson, Problem> {
    let is_confirmed = by.is_whole();
    let party = |(party, by): (String, Option<(String, i64)>)| ConfirmingPartyJson {
        party,
        person_name: by.as_ref().map(|(name, _)| name.clone()),
        confirmed_at: by.map(|(_, at_ms)| instant(at_ms)),
    };
    Ok(ChargingJson {
        of: of.as_str().to_owned(),
        on: super::day_of(at_ms)?.to_string(),
        is_confirmed,
        parties: by.parties.into_iter().map(party).collect(),
        documents: by.documents,
        rule: (!is_confirmed).then(|| missing.says.clone()),
        clauses: missing.clauses.clone(),
    })
}

/// What stands above the columns of confirmations.
pub const CONFIRMATIONS_HEADER: [&str; 9] = [
    "资源编号",
    "起租或终止",
    "日期",
    "是否确认",
    "已确认的各方",
    "未确认的各方",
    "依据的文书和材料",
    "未确认时的处理",
    "条款",
];

/// Start and end of charging of every resource that the caller may see, as rows of a table; that they were taken out is on the record.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn export_confirmations(
    app: &App,
    caller: &Caller,
    pack: &str,
) -> Result<Vec<[String; 9]>, Problem> {
    let mut act = app.act(caller, Permission::LedgerExport, "ledger.export").await?;
    act.set_object("ledger", pack);
    let (db, now_ms) = (act.db(), act.now_ms());
    let rule = Rule::of(app, pack, now_ms).await?;
    let events = ledger::charging_events(db, act.scope(), pack).await?;
    let marks = Marks::all(db, Some(pack), (now_ms, None)).await?;
    let (mut words, mut rows) = (Words::default(), Vec::new());
    for of_one in events.chunk_by(|a, b| a.resource_id == b.resource_id) {
        let mut has_started = false;
        for event in
            of_one.iter().filter(|event| !of_one.iter().any(|other| other.corrects == Some(event.position)))
        {
            let Some(of) = moment(&happening(&event.what, &event.body)?) else { continue };
            has_started |= of == ChargeMoment::Start;
            if let Some(missing) = rule.at(of).filter(|_| has_started) {
                let opening = marks.opening(event.resource_id).map(|opening| (event.resource_id, opening));
                let by = words.by(db, of, (event.case_id, opening)).await?;
                rows.push(table_row(&event.number, charging(missing, (of, event.at_ms), by)?));
            }
        }
    }
    act.fact("rows", &rows.len().to_string()).commit().await?;
    Ok(rows)
}

fn table_row(number: &str, found: ChargingJson) -> [String; 9] {
    let has = |is: bool| {
        let all = found.parties.iter().filter(|party| party.confirmed_at.is_some() == is);
        all.map(|party| match (&party.person_name, &party.confirmed_at) {
            (Some(name), Some(at)) => format!("{} {name} {}", party.party, at.get(..10).unwrap_or(at)),
            _ => party.party.clone(),
        })
        .collect::<Vec<_>>()
        .join("；")
    };
    [
        number.to_owned(),
        if found.of == "start" { "起租" } else { "终止" }.to_owned(),
        found.on.clone(),
        if found.is_confirmed { "已确认" } else { "未确认" }.to_owned(),
        has(true),
        has(false),
        found.documents.join("；"),
        found.rule.clone().unwrap_or_default(),
        found.clauses.join("、"),
    ]
}
