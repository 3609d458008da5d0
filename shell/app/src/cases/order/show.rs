//! Orders and entries as people and machines see them.

use super::{ENTRIES, ORDERS};
use crate::calendar::load_calendar;
use crate::caller::Caller;
use crate::cases::due::{instant_ms, moment};
use crate::cases::kinds::{Named, as_kept};
use crate::cases::{list, who};
use crate::clock::instant;
use crate::problem::Problem;
use crate::rules::home;
use crate::service::App;
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{Page, PlatformEntryJson, WorkOrderJson, WorkOrderRowJson};
use yunheng_calendar::Calendar;
use yunheng_store::case::{self, InTime, ListedRow, ListedWanted};
use yunheng_values::{Finding, Lang, Text};

/// How a day is written.
const DAY: &str = "2026-01-01";
const DAY_MS: i64 = 86_400_000;

/// Which orders or entries.
#[derive(Debug, Clone, Default)]
pub struct OrderFilter {
    /// `open`, `done` or `cancelled`.
    pub state: Option<String>,
    /// Of cases of this pack.
    pub pack: Option<String>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Due from this day on, YYYY-MM-DD.
    pub due_from: Option<String>,
    /// Due until this day, it included.
    pub due_until: Option<String>,
    /// `in`, `late` or `open_late`.
    pub time: Option<String>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

impl OrderFilter {
    pub(super) fn wanted<'f>(&'f self, list: &'f str, now_ms: i64) -> Result<ListedWanted<'f>, Problem> {
        // Due on a day is: late from the midnight after it on.
        let after = |day: &Option<String>, days: i64| {
            let of = |text: &str| instant_ms(text).filter(|_| text.len() == DAY.len());
            let read = |text: &str| of(text).map(|ms| ms + days * DAY_MS).ok_or_else(|| unreadable("due"));
            day.as_deref().filter(|text| !text.is_empty()).map(read).transpose()
        };
        let time = match self.time.as_deref().filter(|text| !text.is_empty()) {
            None => None,
            Some("in") => Some(InTime::In),
            Some("late") => Some(InTime::Late),
            Some("open_late") => Some(InTime::OpenLate),
            Some(_) => return Err(unreadable("time")),
        };
        Ok(ListedWanted {
            list,
            state: self.state.as_deref(),
            pack: self.pack.as_deref(),
            provider_id: self.provider_id,
            // The first instant that is late of what is due on a day is not that day's own midnight but later.
            due_from_ms: after(&self.due_from, 0)?.map(|ms| ms + 1),
            due_until_ms: after(&self.due_until, 1)?.map(|ms| ms + 1),
            time,
            now_ms,
            below_id: self.below_id,
            limit: self.limit,
        })
    }
}

fn unreadable(name: &str) -> Problem {
    let message = Text::new(format!("参数{name}无法读取"), format!("parameter {name} cannot be read"));
    Problem::unusable(vec![Finding::error("malformed", format!("/{name}"), message)])
}

/// Work orders of the cases that the caller sees, newest first.
///
/// # Errors
/// What the database says.
pub async fn orders(
    app: &App,
    caller: &Caller,
    filter: &OrderFilter,
) -> Result<Page<WorkOrderRowJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let wanted = ListedWanted { limit: filter.limit + 1, ..filter.wanted(ORDERS, reading.now_ms)? };
    let mut rows = case::listed(reading.db, who::viewer(caller, &reading.scope), &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    let calendar = load_calendar(&home(app)).map_err(Problem::unusable)?;
    let items: Result<_, _> = rows.into_iter().map(|row| row_json(row, &calendar, reading.now_ms)).collect();
    Ok(Page { items: items?, next })
}

/// A work order with what is to be done.
///
/// # Errors
/// None that the caller sees.
pub async fn order(app: &App, caller: &Caller, id: i64) -> Result<WorkOrderJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let viewer = who::viewer(caller, &reading.scope);
    let row = case::find_listed(reading.db, viewer, ORDERS, id).await?.ok_or_else(Problem::not_found)?;
    let named = as_kept(reading.db, row.case_type_id).await?;
    let read = |text: &str| serde_json::from_str(text).map_err(|error| Problem::bug(&error));
    let calendar = load_calendar(&home(app)).map_err(Problem::unusable)?;
    let evidence = row.evidence.as_deref().map(serde_json::from_str).transpose();
    let (fields, required) = fields(&named, &row.element);
    Ok(WorkOrderJson {
        operations: serde_json::from_value(read(&row.contents)?).map_err(|error| Problem::bug(&error))?,
        outcomes: outcomes(&named, &row.element),
        fields,
        required,
        evidence: evidence.map_err(|error| Problem::bug(&error))?,
        row: row_json(row, &calendar, reading.now_ms)?,
    })
}

/// Words with which a task can be completed.
pub(super) fn outcomes(named: &Named, element: &str) -> Vec<String> {
    let definition = &named.is.definition;
    let node = definition.process().node(element);
    let all = node.into_iter().flat_map(|node| definition.outcomes(node));
    all.filter(|word| ![yunheng_process::RETURN, yunheng_process::REJECT].contains(word))
        .map(str::to_owned)
        .collect()
}

/// Fields that are filled in with a task, and those of them that it needs.
fn fields(named: &Named, element: &str) -> (BTreeMap<String, Value>, Vec<String>) {
    let properties = &named.is.form.schema["properties"];
    let sections = named.is.form.task_sections();
    let own = sections.iter().filter(|(at, _)| *at == element);
    let first = outcomes(named, element).into_iter().next().unwrap_or_default();
    let (mut fields, mut required) = (BTreeMap::new(), Vec::new());
    for (_, section) in own {
        fields.extend(section.fields.iter().map(|name| (name.clone(), properties[name.as_str()].clone())));
        required.extend(section.needed(&first).cloned());
    }
    (fields, required)
}

pub(super) fn row_json(
    row: ListedRow,
    calendar: &Calendar,
    now_ms: i64,
) -> Result<WorkOrderRowJson, Problem> {
    let is_back = row.outcome.as_deref().is_some_and(|word| word == yunheng_process::RETURN);
    let state = match (row.state.as_str(), row.received_at_ms) {
        ("open", Some(_)) => "received",
        ("done", _) if is_back => "returned",
        (state, _) => state,
    };
    let until = row.closed_at_ms.unwrap_or(now_ms);
    let is_taken_back = row.state == "cancelled" || is_back;
    let late = row.due_at_ms.filter(|due| !is_taken_back && until >= *due);
    let late = late.map(|due| {
        calendar.working_days_late(moment(due)?, moment(until)?).map_err(|error| Problem::bug(&error))
    });
    Ok(WorkOrderRowJson {
        late_working_days: late.transpose()?.flatten(),
        extensions: row.due_basis.as_deref().map(extensions).unwrap_or_default(),
        said: row.said,
        state: state.to_owned(),
        on_time: row.due_at_ms.filter(|_| !is_taken_back).map(|due| until < due),
        id: row.id,
        task_id: row.task_id,
        case_id: row.case_id,
        case_number: row.case_number,
        headline: row.headline,
        pack: row.pack,
        kind: row.kind,
        title: row.title,
        unit_name: row.unit_name,
        provider_name: row.party_name,
        opened_at: instant(row.opened_at_ms),
        due_at: row.due_at_ms.map(instant),
        received_at: row.received_at_ms.map(instant),
        receiver_name: row.receiver_name,
        closed_at: row.closed_at_ms.map(instant),
        closer_name: row.closer_name,
    })
}

/// Why a limit left out some time, as it is kept with the due date.
fn extensions(basis: &str) -> Vec<String> {
    let basis: Value = serde_json::from_str(basis).unwrap_or_default();
    let gaps = basis["gaps"].as_array().into_iter().flatten();
    gaps.filter_map(|gap| gap["why"].as_str().map(str::to_owned)).collect()
}

/// What is to be entered into another platform, or was, of the cases that the caller sees, newest first.
///
/// # Errors
/// What the database says.
pub async fn entries(
    app: &App,
    caller: &Caller,
    filter: &OrderFilter,
) -> Result<Page<PlatformEntryJson>, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let wanted = ListedWanted { limit: filter.limit + 1, ..filter.wanted(ENTRIES, reading.now_ms)? };
    let mut rows = case::listed(reading.db, who::viewer(caller, &reading.scope), &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    Ok(Page { items: in_words(app, reading.db, rows, caller.place.lang).await?, next })
}

pub(super) async fn in_words(
    app: &App,
    db: yunheng_store::Db<'_>,
    rows: Vec<ListedRow>,
    lang: Lang,
) -> Result<Vec<PlatformEntryJson>, Problem> {
    let titles = list::titles_of(app, db, rows.iter().map(|row| row.pack.clone()), lang).await?;
    let shown = |row: ListedRow| {
        let title = titles.get(&(row.pack.clone(), row.kind.clone())).cloned();
        entry_json(row, title)
    };
    rows.into_iter().map(shown).collect()
}

fn entry_json(row: ListedRow, title: Option<String>) -> Result<PlatformEntryJson, Problem> {
    let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| Problem::bug(&error));
    let (names, form) = (read(&row.contents)?, read(&row.form)?);
    let is_entered = row.state == "done";
    let filled = |key: &str| {
        let value = names[key].as_str().and_then(|field| form[field].as_str());
        value.filter(|_| is_entered).map(str::to_owned)
    };
    Ok(PlatformEntryJson {
        entered_on: filled("on"),
        reference: filled("reference"),
        id: row.id,
        case_id: row.case_id,
        case_number: row.case_number,
        headline: row.headline,
        kind_title: title.unwrap_or(row.kind),
        unit_name: row.unit_name,
        opened_at: instant(row.opened_at_ms),
        is_entered,
        entered_by: row.closer_name.filter(|_| is_entered),
    })
}
