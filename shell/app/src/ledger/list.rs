//! Resources that a person may see: as they are known to be now, or on any day, as it was known at any position.

use super::holder::Reach;
use super::opening::Marks;
use super::{day_of, event_of_row, position};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::effective_pack;
use crate::service::App;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{CasePartyJson, ItemQuantityJson, ResourceJson, ResourcesJson};
use yunheng_ledger::{Event, Life, State, Trait, state};
use yunheng_store::Db;
use yunheng_store::ledger::{self, EventOf, ProjectName, ResourceName, ResourceRow, ResourceWanted};
use yunheng_values::{Date, Finding, Quantity, Text, parse_date};

/// Which resources, of which day, as known when.
#[derive(Debug, Clone, Default)]
pub struct ResourceFilter {
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this project.
    pub project_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// So far in their life.
    pub life: Option<String>,
    /// Of this architecture.
    pub architecture: Option<String>,
    /// In this network region.
    pub region: Option<String>,
    /// With this item leased.
    pub item: Option<String>,
    /// Tests that end before this day.
    pub test_before: Option<String>,
    /// Those that are provisional.
    pub is_provisional: bool,
    /// Only what is stopped, or only what is not.
    pub is_stopped: Option<bool>,
    /// With these words.
    pub query: String,
    /// On this day, YYYY-MM-DD.
    pub as_of: Option<String>,
    /// As known at this position.
    pub known: Option<i64>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Resources that the caller may see, newest first.
///
/// # Errors
/// Not allowed; a filter that cannot be read.
pub async fn resources(
    app: &App,
    caller: &Caller,
    filter: &ResourceFilter,
) -> Result<ResourcesJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let then = Then::read(filter, ledger::last_position(reading.db).await?)?;
    if filter.life.as_deref().is_some_and(|life| Life::parse(life).is_none()) {
        return Err(unreadable("life"));
    }
    let mut shown = match &then {
        Then { day: None, is_last: true, .. } => {
            now(app, (reading.db, &reading.scope), filter, day_of(reading.now_ms)?).await?
        }
        then => back_then(app, (reading.db, &reading.scope), filter, (then, reading.now_ms)).await?,
    };
    let next = crate::page::cut(&mut shown, filter.limit, |row| row.id);
    Ok(ResourcesJson { items: shown, next, known: then.known, as_of: then.day.map(|day| day.to_string()) })
}

/// Of which day, as known when.
pub(super) struct Then {
    pub(super) day: Option<Date>,
    pub(super) known: i64,
    is_last: bool,
}

impl Then {
    fn read(filter: &ResourceFilter, last: i64) -> Result<Self, Problem> {
        Self::of(filter.as_of.as_deref(), filter.known, last)
    }

    /// What was asked for; all that is known where nothing was.
    pub(super) fn of(as_of: Option<&str>, known: Option<i64>, last: i64) -> Result<Self, Problem> {
        let as_of = as_of.filter(|text| !text.is_empty());
        let day = as_of.map(|text| parse_date(text).map_err(|_| unreadable("as_of"))).transpose()?;
        let known = known.filter(|known| *known < last);
        if known.is_some_and(|known| known < 0) {
            return Err(unreadable("known"));
        }
        Ok(Self { day, known: known.unwrap_or(last), is_last: known.is_none() })
    }

    /// From where marks of a list are seen: now, and the position before the last one as known at which it is looked at.
    pub(super) fn seen_from(&self, now_ms: i64) -> (i64, Option<i64>) {
        (now_ms, Some(self.known).filter(|_| !self.is_last))
    }

    /// The state of a resource then.
    pub(super) fn state(&self, events: &[Event]) -> Result<Option<State>, Problem> {
        Ok(state(events, self.day.unwrap_or(Date::MAX), position(self.known)?))
    }
}

fn unreadable(name: &str) -> Problem {
    let message = Text::new(format!("参数{name}无法读取"), format!("parameter {name} cannot be read"));
    Problem::unusable(vec![Finding::error("malformed", format!("/{name}"), message)])
}

async fn now(
    app: &App,
    (db, scope): (Db<'_>, &Scope),
    filter: &ResourceFilter,
    today: Date,
) -> Result<Vec<ResourceJson>, Problem> {
    let today = today.to_string();
    let wanted = ResourceWanted {
        unit_id: filter.unit_id,
        project_id: filter.project_id,
        provider_id: filter.provider_id,
        life: filter.life.clone(),
        architecture: filter.architecture.clone(),
        region: filter.region.clone(),
        item: filter.item.clone(),
        test_before: filter.test_before.clone(),
        provisional_on: filter.is_provisional.then(|| today.clone()),
        is_stopped: filter.is_stopped,
        query: filter.query.clone(),
        below_id: filter.below_id,
        limit: filter.limit + 1,
    };
    let rows = ledger::resources(db, scope, &wanted).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut items: BTreeMap<i64, Vec<(String, i64)>> = BTreeMap::new();
    for row in ledger::items_of(db, &ids).await? {
        items.entry(row.resource_id).or_default().push((row.item, row.quantity));
    }
    let mut names = ItemNames::default();
    let mut shown = Vec::new();
    for row in rows {
        let items = items.remove(&row.id).unwrap_or_default();
        let items = names.shown(app, db, &row.pack, items).await?;
        shown.push(resource_json(row, items, &today));
    }
    Ok(shown)
}

fn resource_json(row: ResourceRow, items: Vec<ItemQuantityJson>, today: &str) -> ResourceJson {
    let is_firm = row.firm_from.as_deref().is_some_and(|from| from <= today);
    ResourceJson {
        is_provisional: row.opening_id.is_some() && !is_firm,
        opening_id: row.opening_id,
        id: row.id,
        number: row.number,
        pack: row.pack,
        name: row.name,
        life: row.life,
        project_id: row.project_id,
        project_number: row.project_number,
        project_name: row.project_name,
        unit: CasePartyJson { id: row.unit_id, name: row.unit_name },
        provider: CasePartyJson { id: row.provider_id, name: row.provider_name },
        architecture: row.architecture,
        region: row.region,
        started_on: row.started_on,
        test_until: row.test_until,
        stopped_on: row.stopped_on,
        ended_on: row.ended_on,
        items,
    }
}

/// Names and units of the items of packs, each pack read once.
#[derive(Debug, Default)]
pub(crate) struct ItemNames {
    known: BTreeMap<String, BTreeMap<String, (String, String)>>,
}

impl ItemNames {
    /// Quantities with the names of their items.
    pub(crate) async fn shown(
        &mut self,
        app: &App,
        db: Db<'_>,
        pack: &str,
        items: Vec<(String, i64)>,
    ) -> Result<Vec<ItemQuantityJson>, Problem> {
        if !self.known.contains_key(pack) {
            let effective = effective_pack(app, db, pack).await?;
            let items = effective.pack().items.iter();
            let items = items.map(|item| (item.id.clone(), (item.name.clone(), item.unit.clone())));
            self.known.insert(pack.to_owned(), items.collect());
        }
        let known = &self.known[pack];
        let shown = |(item, quantity): (String, i64)| {
            let (name, unit) = known.get(&item).cloned().unwrap_or_else(|| (item.clone(), String::new()));
            ItemQuantityJson {
                item,
                item_name: name,
                unit,
                quantity: Quantity::from_scaled(quantity).to_string(),
            }
        };
        Ok(items.into_iter().map(shown).collect())
    }
}

/// Whether it is a test whose last day lies before another.
fn ends_before(state: &State, day: &str) -> bool {
    state.life == Life::Test && state.test_until.is_some_and(|until| until.to_string().as_str() < day)
}

/// Resources as they were, by replaying what was known then.
async fn back_then(
    app: &App,
    (db, scope): (Db<'_>, &Scope),
    filter: &ResourceFilter,
    (then, now_ms): (&Then, i64),
) -> Result<Vec<ResourceJson>, Problem> {
    let seen_from = then.seen_from(now_ms);
    let named: BTreeMap<i64, ResourceName> = ledger::resource_names(db, &Scope::system("ledger_then"))
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let events = ledger::events_then(db, scope, then.known).await?;
    let all_marks = if filter.is_provisional { Some(Marks::all(db, None, seen_from).await?) } else { None };
    let mut found: Vec<(i64, State)> = Vec::new();
    for rows in events.chunk_by(|a, b| a.resource_id == b.resource_id) {
        let Some(id) = rows.first().map(|row| row.resource_id) else { continue };
        if filter.below_id.is_some_and(|below| id >= below) {
            continue;
        }
        if all_marks.as_ref().is_some_and(|marks| !marks.is_provisional(id)) {
            continue;
        }
        let events: Vec<Event> = rows.iter().map(event_of_row).collect::<Result<_, _>>()?;
        found.extend(then.state(&events)?.map(|state| (id, state)));
    }
    let holders = found.iter().map(|(_, state)| (&state.holder.unit, &state.holder.project));
    let reach = Reach::of(db, scope, holders).await?;
    found.retain(|(_, state)| reach.holds(&state.holder.unit, &state.holder.project));
    let names = Names::of(db, found.iter().map(|(_, state)| state)).await?;
    let number = |id: &i64| named.get(id).map(|row| row.number.as_str()).unwrap_or_default();
    let mut found: Vec<(i64, State)> =
        found.into_iter().filter(|(id, state)| names.fit(filter, number(id), state)).collect();
    found.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
    found.truncate(usize::try_from(filter.limit + 1).unwrap_or_default());
    let ids: Vec<i64> = found.iter().map(|(id, _)| *id).collect();
    let marks = Marks::of(db, &ids, seen_from).await?;
    let mut item_names = ItemNames::default();
    let mut shown = Vec::new();
    for (id, state) in found {
        let Some(name) = named.get(&id) else { continue };
        let items = leased(&state);
        let items = item_names.shown(app, db, &name.pack, items).await?;
        shown.push(names.shown(name, &state, items, &marks));
    }
    Ok(shown)
}

/// What is leased, ten-thousandths.
pub(super) fn leased(state: &State) -> Vec<(String, i64)> {
    let leased = state.items.iter().filter(|_| state.life.stage().is_some());
    leased.map(|(item, quantity)| (item.as_str().to_owned(), quantity.scaled())).collect()
}

/// Names of what states point at.
pub(super) struct Names {
    projects: BTreeMap<String, ProjectName>,
    parties: BTreeMap<i64, String>,
}

impl Names {
    pub(super) async fn of(db: Db<'_>, states: impl Iterator<Item = &State>) -> Result<Self, Problem> {
        let (mut projects, mut parties) = (BTreeSet::new(), BTreeSet::new());
        for state in states {
            projects.extend(state.holder.project.as_str().parse::<i64>());
            parties.extend(state.holder.unit.as_str().parse::<i64>());
        }
        let projects: Vec<i64> = projects.into_iter().collect();
        let projects = ledger::project_names(db, &projects).await?;
        parties.extend(projects.iter().map(|project| project.provider_id));
        let parties: Vec<i64> = parties.into_iter().collect();
        let parties = ledger::party_names(db, &parties).await?;
        Ok(Self {
            projects: projects.into_iter().map(|project| (project.id.to_string(), project)).collect(),
            parties: parties.into_iter().map(|party| (party.id, party.name)).collect(),
        })
    }

    /// The project of a state.
    pub(super) fn project(&self, state: &State) -> Option<&ProjectName> {
        self.projects.get(state.holder.project.as_str())
    }

    fn fit(&self, filter: &ResourceFilter, number: &str, state: &State) -> bool {
        let of = |one: Trait| state.traits.get(&one).map(String::as_str).unwrap_or_default();
        let project = self.projects.get(state.holder.project.as_str());
        let is =
            |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|wanted| wanted == found);
        let is_id =
            |wanted: Option<i64>, found: &str| wanted.is_none_or(|wanted| wanted.to_string() == found);
        let words = filter.query.trim();
        is_id(filter.unit_id, state.holder.unit.as_str())
            && is_id(filter.project_id, state.holder.project.as_str())
            && filter.provider_id.is_none_or(|id| project.is_some_and(|project| project.provider_id == id))
            && is(&filter.life, state.life.as_str())
            && is(&filter.architecture, of(Trait::Architecture))
            && is(&filter.region, of(Trait::Region))
            && filter
                .item
                .as_deref()
                .is_none_or(|item| leased(state).iter().any(|(leased, _)| leased == item))
            && filter.test_before.as_deref().is_none_or(|day| ends_before(state, day))
            && filter.is_stopped.is_none_or(|is_stopped| state.stopped_on.is_some() == is_stopped)
            && (words.is_empty() || [number, of(Trait::Name)].iter().any(|text| text.contains(words)))
    }

    pub(super) fn shown(
        &self,
        name: &ResourceName,
        state: &State,
        items: Vec<ItemQuantityJson>,
        marks: &Marks,
    ) -> ResourceJson {
        let of = |one: Trait| state.traits.get(&one).cloned().unwrap_or_default();
        let party = |id: i64| CasePartyJson { id, name: self.parties.get(&id).cloned().unwrap_or_default() };
        let project = self.projects.get(state.holder.project.as_str());
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        ResourceJson {
            id: name.id,
            number: name.number.clone(),
            pack: name.pack.clone(),
            name: of(Trait::Name),
            life: state.life.as_str().to_owned(),
            project_id: project.map_or(0, |project| project.id),
            project_number: project.map(|project| project.number.clone()).unwrap_or_default(),
            project_name: project.map(|project| project.name.clone()).unwrap_or_default(),
            unit: party(state.holder.unit.as_str().parse().unwrap_or_default()),
            provider: party(project.map_or(0, |project| project.provider_id)),
            architecture: of(Trait::Architecture),
            region: of(Trait::Region),
            started_on: day(state.started_on),
            test_until: day(state.test_until),
            stopped_on: day(state.stopped_on),
            ended_on: day(state.ended_on),
            items,
            is_provisional: marks.is_provisional(name.id),
            opening_id: marks.opening(name.id),
        }
    }
}

/// Events of many resources, resource by resource.
pub(crate) fn by_resource(rows: &[EventOf]) -> Result<Vec<(i64, Vec<Event>)>, Problem> {
    let group = |rows: &[EventOf]| {
        let id = rows.first().map_or(0, |row| row.resource_id);
        Ok((id, rows.iter().map(event_of_row).collect::<Result<_, Problem>>()?))
    };
    rows.chunk_by(|a, b| a.resource_id == b.resource_id).map(group).collect()
}
