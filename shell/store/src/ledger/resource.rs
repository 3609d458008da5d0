//! Resources, and what their events come to.

use super::import::insert_states;
use super::{UNIT, bind};
use crate::scope_sql::condition;
use crate::{Db, StoreError, search};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;
use yunheng_access::Scope;

/// What resources are searched as.
pub(super) const SEARCHED: &str = "resource";

/// A resource in a list.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ResourceRow {
    /// Its id.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// The pack.
    pub pack: String,
    /// Its project.
    pub project_id: i64,
    /// The project's number.
    pub project_number: String,
    /// The project's name.
    pub project_name: String,
    /// The unit.
    pub unit_id: i64,
    /// Its name.
    pub unit_name: String,
    /// The provider.
    pub provider_id: i64,
    /// Its name.
    pub provider_name: String,
    /// How far its life is.
    pub life: String,
    /// Its name.
    pub name: String,
    /// Its architecture.
    pub architecture: String,
    /// Its network region.
    pub region: String,
    /// First day of the lease.
    pub started_on: Option<String>,
    /// The day on which a test ends.
    pub test_until: Option<String>,
    /// The day since which its service is stopped.
    pub stopped_on: Option<String>,
    /// The day on which the lease ended.
    pub ended_on: Option<String>,
    /// The last event.
    pub position: i64,
    /// The opening list by which it came.
    pub opening_id: Option<i64>,
    /// First day on which nothing of that list is provisional.
    pub firm_from: Option<String>,
}

const SELECT: &str = "SELECT r.id, r.number, r.pack, s.project_id, j.number AS project_number, j.name AS project_name, s.unit_id, \
    u.name AS unit_name, j.provider_id, p.name AS provider_name, s.life, s.name, s.architecture, s.region, s.started_on, \
    s.test_until, s.stopped_on, s.ended_on, s.position, w.opening_id, o.firm_from FROM resource_state s JOIN resource r ON r.id = s.resource_id \
    JOIN project j ON j.id = s.project_id JOIN party u ON u.id = s.unit_id JOIN party p ON p.id = j.provider_id \
    LEFT JOIN opening_resource w ON w.resource_id = s.resource_id LEFT JOIN opening_list o ON o.id = w.opening_id";

/// What all events of a resource come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceState {
    /// The resource.
    pub resource_id: i64,
    /// Its number.
    pub number: String,
    /// Its project.
    pub project_id: i64,
    /// The unit.
    pub unit_id: i64,
    /// How far its life is.
    pub life: &'static str,
    /// Its name.
    pub name: String,
    /// Its architecture.
    pub architecture: String,
    /// Its network region.
    pub region: String,
    /// Other words by which it is found.
    pub words: Vec<String>,
    /// First day of the lease.
    pub started_on: Option<String>,
    /// The day on which a test ends.
    pub test_until: Option<String>,
    /// The day since which its service is stopped.
    pub stopped_on: Option<String>,
    /// The day on which the lease ended.
    pub ended_on: Option<String>,
    /// The last event.
    pub position: i64,
    /// What is leased, ten-thousandths.
    pub items: Vec<(String, i64)>,
}

/// Writes what the events of resources come to, in the place of what they came to before.
///
/// # Errors
/// A party or project that is not there.
pub async fn write_states(db: Db<'_>, states: &[ResourceState]) -> Result<(), StoreError> {
    for part in states.chunks(500) {
        let mut values = Vec::new();
        let ids: Vec<String> = part.iter().map(|state| bind(&mut values, state.resource_id.into())).collect();
        let ids = ids.join(", ");
        for from in ["resource_item WHERE resource_id", "resource_state WHERE resource_id"] {
            db.execute(&format!("DELETE FROM {from} IN ({ids})"), values.clone()).await?;
        }
        let kind = bind(&mut values, SEARCHED.into());
        let sql = format!("DELETE FROM search_term WHERE kind = {kind} AND object_id IN ({ids})");
        db.execute(&sql, values).await?;
    }
    insert_states(db, states).await
}

/// Which resources.
#[derive(Debug, Clone, Default)]
pub struct ResourceWanted {
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
    /// Those that are provisional on this day.
    pub provisional_on: Option<String>,
    /// Only what is stopped, or only what is not.
    pub is_stopped: Option<bool>,
    /// With these words.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// The conditions of a list, with their values.
pub(super) fn wanted(scope: &Scope, wanted: &ResourceWanted) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    let mut conditions = vec![condition(scope, UNIT, &mut values)];
    let ids = [
        ("s.unit_id", wanted.unit_id),
        ("s.project_id", wanted.project_id),
        ("j.provider_id", wanted.provider_id),
    ];
    for (column, id) in ids.into_iter().filter_map(|(column, id)| Some((column, id?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, id.into())));
    }
    let texts =
        [("s.life", &wanted.life), ("s.architecture", &wanted.architecture), ("s.region", &wanted.region)];
    for (column, text) in texts.into_iter().filter_map(|(column, text)| Some((column, text.as_deref()?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, text.into())));
    }
    if let Some(item) = wanted.item.as_deref() {
        let item = bind(&mut values, item.into());
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM resource_item i WHERE i.resource_id = s.resource_id AND i.item = {item})"
        ));
    }
    if let Some(day) = wanted.test_before.as_deref() {
        let day = bind(&mut values, day.into());
        conditions.push(format!("s.life = 'test' AND s.test_until < {day}"));
    }
    if let Some(day) = wanted.provisional_on.as_deref() {
        let day = bind(&mut values, day.into());
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM opening_resource y JOIN opening_list z ON z.id = y.opening_id \
             WHERE y.resource_id = s.resource_id AND (z.firm_from IS NULL OR z.firm_from > {day}))"
        ));
    }
    if let Some(is_stopped) = wanted.is_stopped {
        conditions.push(format!("s.stopped_on IS {}NULL", if is_stopped { "NOT " } else { "" }));
    }
    conditions.push(search::condition(SEARCHED, "s.resource_id", &wanted.query, &mut values));
    if let Some(below) = wanted.below_id {
        conditions.push(format!("s.resource_id < {}", bind(&mut values, below.into())));
    }
    (conditions.join(" AND "), values)
}

/// Resources in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn resources(
    db: Db<'_>,
    scope: &Scope,
    asked: &ResourceWanted,
) -> Result<Vec<ResourceRow>, StoreError> {
    let (conditions, mut values) = wanted(scope, asked);
    let limit = bind(&mut values, asked.limit.into());
    db.all(&format!("{SELECT} WHERE {conditions} ORDER BY s.resource_id DESC LIMIT {limit}"), values).await
}

/// A resource in the scope.
///
/// # Errors
/// What the database says.
pub async fn find_resource(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<ResourceRow>, StoreError> {
    let mut values = vec![id.into()];
    let condition = condition(scope, UNIT, &mut values);
    db.one(&format!("{SELECT} WHERE s.resource_id = $1 AND {condition}"), values).await
}

/// A resource by its number, for a case whose form names it.
///
/// # Errors
/// What the database says.
pub async fn resource_by_number(db: Db<'_>, number: &str) -> Result<Option<ResourceRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE r.number = $1"), [number.into()]).await
}

/// Resources by their numbers, for words beside them.
///
/// # Errors
/// What the database says.
pub async fn named_resources(db: Db<'_>, numbers: &[&str]) -> Result<Vec<ResourceRow>, StoreError> {
    let mut found = Vec::new();
    for part in numbers.chunks(500) {
        let mut values = Vec::new();
        let places: Vec<String> = part.iter().map(|number| bind(&mut values, (*number).into())).collect();
        found.extend(
            db.all::<ResourceRow>(&format!("{SELECT} WHERE r.number IN ({})", places.join(", ")), values)
                .await?,
        );
    }
    Ok(found)
}

/// What is leased of a resource.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ResourceItemRow {
    /// The resource.
    pub resource_id: i64,
    /// The item.
    pub item: String,
    /// Ten-thousandths of its unit.
    pub quantity: i64,
}

/// What is leased of some resources, by resource and item.
///
/// # Errors
/// What the database says.
pub async fn items_of(db: Db<'_>, resources: &[i64]) -> Result<Vec<ResourceItemRow>, StoreError> {
    let mut found = Vec::new();
    for part in resources.chunks(500) {
        let mut values = Vec::new();
        let places: Vec<String> = part.iter().map(|id| bind(&mut values, (*id).into())).collect();
        let sql = format!(
            "SELECT resource_id, item, quantity FROM resource_item WHERE resource_id IN ({}) ORDER BY resource_id, item",
            places.join(", ")
        );
        found.extend(db.all::<ResourceItemRow>(&sql, values).await?);
    }
    Ok(found)
}

/// Numbers of the resources that a case opened and that are tests still, in order.
///
/// # Errors
/// What the database says.
pub async fn tests_of_case(db: Db<'_>, case: i64) -> Result<Vec<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        number: String,
    }
    let sql = "SELECT r.number FROM ledger_event e JOIN resource_state s ON s.resource_id = e.resource_id \
        JOIN resource r ON r.id = e.resource_id WHERE e.case_id = $1 AND e.what = 'opened' AND s.life = 'test' ORDER BY r.id";
    Ok(db.all::<Row>(sql, [case.into()]).await?.into_iter().map(|row| row.number).collect())
}

/// Numbers of resources, by id.
///
/// # Errors
/// What the database says.
pub async fn resource_numbers(db: Db<'_>, ids: &[i64]) -> Result<BTreeMap<i64, String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Numbered {
        id: i64,
        number: String,
    }
    let mut found = BTreeMap::new();
    for part in ids.chunks(500) {
        let mut values = Vec::new();
        let places: Vec<String> = part.iter().map(|id| bind(&mut values, (*id).into())).collect();
        let sql = format!("SELECT id, number FROM resource WHERE id IN ({})", places.join(", "));
        found.extend(db.all::<Numbered>(&sql, values).await?.into_iter().map(|row| (row.id, row.number)));
    }
    Ok(found)
}

/// A resource without what its events say.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ResourceName {
    /// Its id.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// The pack.
    pub pack: String,
}

/// Numbers of all resources in the scope, by id.
///
/// # Errors
/// What the database says.
pub async fn resource_names(db: Db<'_>, scope: &Scope) -> Result<Vec<ResourceName>, StoreError> {
    let (conditions, values) = wanted(scope, &ResourceWanted::default());
    let sql = format!(
        "SELECT r.id, r.number, r.pack FROM resource_state s JOIN resource r ON r.id = s.resource_id \
         JOIN project j ON j.id = s.project_id JOIN party u ON u.id = s.unit_id WHERE {conditions} ORDER BY r.id"
    );
    db.all(&sql, values).await
}
