//! Opening lists, with the words and remarks of their three sides.

use super::bind;
use crate::scope_sql::condition;
use crate::{Db, ScopeColumns, StoreError};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// A scope is compared with the unit, joined as `u`, and the provider of the list.
const OWN: ScopeColumns = ScopeColumns {
    party: Some("u.id"),
    path: Some("u.path"),
    level: Some("u.level"),
    provider: Some("o.provider_id"),
};

/// Objections that stand: not taken back, and the row was not corrected since.
const STANDING: &str = "m.is_objection = 1 AND m.withdrawn_at_ms IS NULL AND NOT EXISTS \
    (SELECT 1 FROM opening_resource c WHERE c.resource_id = m.resource_id AND c.corrected > m.known)";

/// An opening list.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct OpeningRow {
    /// Its id.
    pub id: i64,
    /// The pack.
    pub pack: String,
    /// First day of the contract.
    pub opening_on: String,
    /// The paper that it follows.
    pub document: String,
    /// The unit.
    pub unit_id: i64,
    /// Its name.
    pub unit_name: String,
    /// Its path.
    pub unit_path: String,
    /// Its level.
    pub unit_level: String,
    /// The provider.
    pub provider_id: i64,
    /// Its name.
    pub provider_name: String,
    /// How many resources it has.
    pub resources: i64,
    /// The last position that it brought into the ledger.
    pub position: i64,
    /// The position at which it was corrected last.
    pub corrected: i64,
    /// First day on which nothing of it is provisional.
    pub firm_from: Option<String>,
    /// The position from which on that is known.
    pub firm_known: Option<i64>,
    /// Objections that stand.
    pub objections: i64,
    /// Goes up with every change.
    pub version: i64,
    /// When it came into the ledger.
    pub created_at_ms: i64,
}

fn select() -> String {
    format!(
        "SELECT o.id, o.pack, o.opening_on, o.document, o.unit_id, u.name AS unit_name, u.path AS unit_path, u.level AS unit_level, \
         o.provider_id, p.name AS provider_name, o.resources, o.position, o.corrected, o.firm_from, o.firm_known, \
         (SELECT COUNT(*) FROM opening_remark m WHERE m.opening_id = o.id AND {STANDING}) AS objections, o.version, o.created_at_ms \
         FROM opening_list o JOIN party u ON u.id = o.unit_id JOIN party p ON p.id = o.provider_id"
    )
}

/// Which opening lists.
#[derive(Debug, Clone, Default)]
pub struct OpeningWanted {
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// On this day, those that are provisional or those that are not.
    pub provisional: Option<(bool, String)>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Opening lists in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn openings(
    db: Db<'_>,
    scope: &Scope,
    wanted: &OpeningWanted,
) -> Result<Vec<OpeningRow>, StoreError> {
    let mut values = Vec::new();
    let mut conditions = vec![condition(scope, OWN, &mut values)];
    let ids = [("o.unit_id", wanted.unit_id), ("o.provider_id", wanted.provider_id)];
    for (column, id) in ids.into_iter().filter_map(|(column, id)| Some((column, id?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, id.into())));
    }
    if let Some((is, today)) = &wanted.provisional {
        let today = bind(&mut values, today.as_str().into());
        conditions.push(if *is {
            format!("(o.firm_from IS NULL OR o.firm_from > {today})")
        } else {
            format!("o.firm_from <= {today}")
        });
    }
    if let Some(below) = wanted.below_id {
        conditions.push(format!("o.id < {}", bind(&mut values, below.into())));
    }
    let limit = bind(&mut values, wanted.limit.into());
    let (select, conditions) = (select(), conditions.join(" AND "));
    db.all(&format!("{select} WHERE {conditions} ORDER BY o.id DESC LIMIT {limit}"), values).await
}

/// An opening list in the scope.
///
/// # Errors
/// What the database says.
pub async fn find_opening(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<OpeningRow>, StoreError> {
    let mut values = vec![id.into()];
    let condition = condition(scope, OWN, &mut values);
    db.one(&format!("{} WHERE o.id = $1 AND {condition}", select()), values).await
}

/// The opening list by which a resource came.
///
/// # Errors
/// What the database says.
pub async fn opening_of(db: Db<'_>, resource: i64) -> Result<Option<OpeningRow>, StoreError> {
    let sql = format!("{} JOIN opening_resource w ON w.opening_id = o.id WHERE w.resource_id = $1", select());
    db.one(&sql, [resource.into()]).await
}

/// A list that comes into the ledger.
#[derive(Debug, Clone)]
pub struct NewOpening<'a> {
    /// The import that brings it.
    pub import_id: i64,
    /// The pack.
    pub pack: &'a str,
    /// First day of the contract.
    pub opening_on: &'a str,
    /// The paper.
    pub document: &'a str,
    /// The unit.
    pub unit_id: i64,
    /// The provider.
    pub provider_id: i64,
    /// The last position of the import.
    pub position: i64,
    /// Its resources.
    pub resources: &'a [i64],
}

/// Values of one statement; each row of resources has one of its own.
const ROWS: usize = 1_000;

/// Keeps an opening list; says its id.
///
/// # Errors
/// [`StoreError::Unique`] when a resource came by another list.
pub async fn insert_opening(db: Db<'_>, new: &NewOpening<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO opening_list (import_id, pack, opening_on, document, unit_id, provider_id, resources, position, corrected, \
        version, created_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1, $9) RETURNING id";
    let count = i64::try_from(new.resources.len()).unwrap_or(i64::MAX);
    let values: [Value; 9] = [
        new.import_id.into(),
        new.pack.into(),
        new.opening_on.into(),
        new.document.into(),
        new.unit_id.into(),
        new.provider_id.into(),
        count.into(),
        new.position.into(),
        now_ms.into(),
    ];
    let id: i64 = db.returning(sql, values).await?;
    for part in new.resources.chunks(ROWS) {
        let mut values: Vec<Value> = vec![id.into()];
        let rows: Vec<String> = part
            .iter()
            .map(|resource| format!("({}, $1, 0)", bind(&mut values, (*resource).into())))
            .collect();
        let sql = format!(
            "INSERT INTO opening_resource (resource_id, opening_id, corrected) VALUES {}",
            rows.join(", ")
        );
        db.execute(&sql, values).await?;
    }
    Ok(id)
}

/// Resources of a list with their numbers, by id, above an id; only those that a standing objection is about when that is asked for.
///
/// # Errors
/// What the database says.
pub async fn opening_resources(
    db: Db<'_>,
    opening: i64,
    only_objected: bool,
    (above, limit): (i64, i64),
) -> Result<Vec<OpeningResourceRow>, StoreError> {
    let objected = if only_objected {
        format!(
            "AND EXISTS (SELECT 1 FROM opening_remark m WHERE m.resource_id = w.resource_id AND {STANDING})"
        )
    } else {
        String::new()
    };
    let sql = format!(
        "SELECT w.resource_id, r.number, w.corrected FROM opening_resource w JOIN resource r ON r.id = w.resource_id \
         WHERE w.opening_id = $1 AND w.resource_id > $2 {objected} ORDER BY w.resource_id LIMIT $3"
    );
    db.all(&sql, [opening.into(), above.into(), limit.into()]).await
}

/// A resource of a list.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct OpeningResourceRow {
    /// The resource.
    pub resource_id: i64,
    /// Its number.
    pub number: String,
    /// The position at which what the list said of it was corrected last; nought when it never was.
    pub corrected: i64,
}

/// A side's word.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct OpeningWordRow {
    /// The side.
    pub side: String,
    /// Who said it.
    pub person_name: String,
    /// What they added.
    pub note: String,
    /// The last position that was known then.
    pub known: i64,
    /// Its place among all that was said of the list.
    pub number: i64,
    /// When.
    pub said_at_ms: i64,
}

/// The words of a list, in the order in which they were said.
///
/// # Errors
/// What the database says.
pub async fn opening_words(db: Db<'_>, opening: i64) -> Result<Vec<OpeningWordRow>, StoreError> {
    let sql = "SELECT w.side, a.name AS person_name, w.note, w.known, w.number, w.said_at_ms FROM opening_word w \
        JOIN account a ON a.id = w.account_id WHERE w.opening_id = $1 ORDER BY w.id";
    db.all(sql, [opening.into()]).await
}

/// Writes down a side's word.
///
/// # Errors
/// What the database says.
pub async fn say_opening(
    db: Db<'_>,
    opening: &OpeningRow,
    (side, account, note): (&str, i64, &str),
    known: i64,
    now_ms: i64,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO opening_word (opening_id, side, account_id, note, known, number, said_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values: [Value; 7] = [
        opening.id.into(),
        side.into(),
        account.into(),
        note.into(),
        known.into(),
        opening.version.into(),
        now_ms.into(),
    ];
    db.execute(sql, values).await?;
    Ok(())
}

/// A remark or an objection.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct OpeningRemarkRow {
    /// Its id.
    pub id: i64,
    /// The row that it is about; none when it is about the list.
    pub resource_id: Option<i64>,
    /// The row's number.
    pub resource_number: Option<String>,
    /// The side.
    pub side: String,
    /// 1 for an objection.
    pub is_objection: i64,
    /// What it says.
    pub says: String,
    /// Who said it.
    pub person_name: String,
    /// When.
    pub said_at_ms: i64,
    /// The last position that was known then.
    pub known: i64,
    /// Its place among all that was said of the list.
    pub number: i64,
    /// The position at which the row was corrected last.
    pub corrected: Option<i64>,
    /// Who took it back.
    pub withdrawn_name: Option<String>,
    /// When.
    pub withdrawn_at_ms: Option<i64>,
    /// Why.
    pub withdrawn_note: Option<String>,
}

impl OpeningRemarkRow {
    /// Whether it is an objection that stands.
    pub fn stands(&self) -> bool {
        self.is_objection == 1
            && self.withdrawn_at_ms.is_none()
            && self.corrected.is_none_or(|corrected| corrected <= self.known)
    }
}

/// Remarks and objections of a list, in the order in which they were made.
///
/// # Errors
/// What the database says.
pub async fn opening_remarks(db: Db<'_>, opening: i64) -> Result<Vec<OpeningRemarkRow>, StoreError> {
    let sql = "SELECT m.id, m.resource_id, r.number AS resource_number, m.side, m.is_objection, m.says, a.name AS person_name, m.said_at_ms, m.known, m.number, \
        w.corrected, b.name AS withdrawn_name, m.withdrawn_at_ms, m.withdrawn_note FROM opening_remark m \
        JOIN account a ON a.id = m.account_id LEFT JOIN resource r ON r.id = m.resource_id \
        LEFT JOIN opening_resource w ON w.resource_id = m.resource_id LEFT JOIN account b ON b.id = m.withdrawn_by \
        WHERE m.opening_id = $1 ORDER BY m.id";
    db.all(sql, [opening.into()]).await
}

/// What somebody remarks.
#[derive(Debug, Clone)]
pub struct NewOpeningRemark<'a> {
    /// The list.
    pub opening: &'a OpeningRow,
    /// The row; none for the list.
    pub resource_id: Option<i64>,
    /// The side.
    pub side: &'a str,
    /// Whether it is an objection.
    pub is_objection: bool,
    /// What it says.
    pub says: &'a str,
    /// Who says it.
    pub account_id: i64,
    /// The last position that is known.
    pub known: i64,
}

/// Keeps a remark; says its id.
///
/// # Errors
/// What the database says.
pub async fn insert_opening_remark(
    db: Db<'_>,
    new: &NewOpeningRemark<'_>,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO opening_remark (opening_id, resource_id, side, is_objection, says, account_id, known, number, said_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    let values: [Value; 9] = [
        new.opening.id.into(),
        new.resource_id.into(),
        new.side.into(),
        i64::from(new.is_objection).into(),
        new.says.into(),
        new.account_id.into(),
        new.known.into(),
        new.opening.version.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Takes a remark back; whether it stood until now.
///
/// # Errors
/// What the database says.
pub async fn withdraw_opening_remark(
    db: Db<'_>,
    id: i64,
    (account, note): (i64, &str),
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE opening_remark SET withdrawn_by = $1, withdrawn_at_ms = $2, withdrawn_note = $3 \
        WHERE id = $4 AND withdrawn_at_ms IS NULL";
    Ok(db.execute(sql, [account.into(), now_ms.into(), note.into(), id.into()]).await? == 1)
}

/// Says since when a list holds, or that it does not, if it still has the version.
///
/// # Errors
/// What the database says.
pub async fn stand_opening(
    db: Db<'_>,
    (id, version): (i64, i64),
    firm: Option<(&str, i64)>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE opening_list SET firm_from = $1, firm_known = $2, version = version + 1 WHERE id = $3 AND version = $4";
    let values: [Value; 4] =
        [firm.map(|firm| firm.0).into(), firm.map(|firm| firm.1).into(), id.into(), version.into()];
    Ok(db.execute(sql, values).await? == 1)
}

/// Says that what a list told of a resource was corrected at a position.
///
/// # Errors
/// What the database says.
pub async fn correct_opening(
    db: Db<'_>,
    (opening, resource): (i64, i64),
    position: i64,
) -> Result<(), StoreError> {
    let sql = "UPDATE opening_resource SET corrected = $1 WHERE resource_id = $2";
    db.execute(sql, [position.into(), resource.into()]).await?;
    let sql = "UPDATE opening_list SET corrected = $1 WHERE id = $2";
    db.execute(sql, [position.into(), opening.into()]).await?;
    Ok(())
}

/// By which list a resource came, and since when that list holds.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct OpeningMark {
    /// The resource.
    pub resource_id: i64,
    /// Its number.
    pub number: String,
    /// The list.
    pub opening_id: i64,
    /// First day on which nothing of it is provisional.
    pub firm_from: Option<String>,
    /// The position from which on that is known.
    pub firm_known: Option<i64>,
}

const MARK: &str = "SELECT w.resource_id, r.number, w.opening_id, o.firm_from, o.firm_known FROM opening_resource w \
    JOIN opening_list o ON o.id = w.opening_id JOIN resource r ON r.id = w.resource_id";

/// By which lists some resources came; those that came otherwise are not among them.
///
/// # Errors
/// What the database says.
pub async fn opening_marks(db: Db<'_>, resources: &[i64]) -> Result<Vec<OpeningMark>, StoreError> {
    let mut found = Vec::new();
    for part in resources.chunks(500) {
        let mut values = Vec::new();
        let places: Vec<String> = part.iter().map(|id| bind(&mut values, (*id).into())).collect();
        let sql = format!("{MARK} WHERE w.resource_id IN ({})", places.join(", "));
        found.extend(db.all::<OpeningMark>(&sql, values).await?);
    }
    Ok(found)
}

/// By which lists the resources of a pack came, all of them when no pack is named, whoever's they are: marks say nothing of a resource that
/// is not known otherwise.
///
/// # Errors
/// What the database says.
pub async fn all_opening_marks(db: Db<'_>, pack: Option<&str>) -> Result<Vec<OpeningMark>, StoreError> {
    match pack {
        Some(pack) => db.all(&format!("{MARK} WHERE o.pack = $1"), [pack.into()]).await,
        None => db.all(MARK, []).await,
    }
}
