//! Parties: rows, lists, other names, payers, and files of parties that wait for a yes.
//!
//! What a person sees takes a [`Scope`]. What a rule compares does not: a name or a code means one party in the whole city, so
//! [`neighbours`] looks at everybody's.

mod alias;
mod import;
mod neighbours;
mod page;
mod payer;
mod write;

pub use alias::{AliasRow, NewAlias, aliases, find_alias, insert_alias, remove_alias};
pub use import::{ImportState, PartyImportRow, find_import, insert_import, set_import_state};
pub use neighbours::{Asked, Edited, Neighbours, neighbours};
pub use page::{Order, PageKey, Wanted, page};
pub use payer::{NewPayer, PayerRow, insert_payer, payers};
pub use write::{
    PartyFacts, Uses, close, insert, move_subtree, reopen, set_searchable, touch, update, uses_of,
};

use crate::scope_sql::condition;
use crate::{Db, ScopeColumns, StoreError};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// Kind under which parties are searched.
const SEARCHED: &str = "party";

/// A party as stored, with the names of those it points to.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PartyRow {
    /// Its id.
    pub id: i64,
    /// Whom it belongs to.
    pub parent_id: Option<i64>,
    /// Name of that party.
    pub parent_name: Option<String>,
    /// Ids from the top of the tree down to its own, such as `/1/7/`.
    pub path: String,
    /// What it does.
    pub kind: String,
    /// Its level of government.
    pub level: String,
    /// The name bound to its code.
    pub name: String,
    /// For screens.
    pub short_name: Option<String>,
    /// 统一社会信用代码.
    pub uscc: Option<String>,
    /// 行政区划代码.
    pub division_code: Option<String>,
    /// Key of the kind of funding.
    pub funding: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// `active` or `closed`.
    pub status: String,
    /// Since when it is closed.
    pub closed_on: Option<String>,
    /// Counts edits.
    pub version: i64,
    /// Who pays for it on the day that was asked for.
    pub payer_id: Option<i64>,
    /// Name of that party.
    pub payer_name: Option<String>,
}

impl PartyRow {
    /// Whether it takes part at present.
    pub fn is_active(&self) -> bool {
        self.status == "active"
    }

    /// Ids of the parties above it, from the top.
    pub fn ancestors(&self) -> impl Iterator<Item = i64> {
        let ids = self.path.split('/').filter_map(|part| part.parse().ok());
        ids.filter(|id| *id != self.id)
    }
}

/// The columns of [`PartyRow`].
const COLUMNS: &str = "p.id, p.parent_id, up.name AS parent_name, p.path, p.kind, p.level, p.name, p.short_name, p.uscc, \
    p.division_code, p.funding, p.note, p.status, p.closed_on, p.version, y.payer_id, payer.name AS payer_name";

/// Where they come from; `day` is the day on which a payer is asked for.
fn tables(day: &str) -> String {
    format!(
        "party p LEFT JOIN party up ON up.id = p.parent_id LEFT JOIN party_payer y ON y.id = {} \
         LEFT JOIN party payer ON payer.id = y.payer_id",
        record_of_the_day("p.id", day)
    )
}

/// Id of the record by which somebody pays for a party on a day. Of several records for one day the last counts; one without a payer
/// takes back what was recorded for that day.
fn record_of_the_day(party: &str, day: &str) -> String {
    format!(
        "(SELECT r.id FROM party_payer r WHERE r.party_id = {party} AND r.from_on <= {day} AND r.payer_id IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM party_payer l WHERE l.party_id = r.party_id AND l.from_on = r.from_on AND l.id > r.id) \
         ORDER BY r.from_on DESC LIMIT 1)"
    )
}

/// A party is in a scope by itself, by its place in the tree, by its level, or as the provider that a reach starts from.
const SCOPED: ScopeColumns = ScopeColumns {
    party: Some("p.id"),
    path: Some("p.path"),
    level: Some("p.level"),
    provider: Some("p.id"),
};

/// The same for the parties below one.
const CHILD_SCOPED: ScopeColumns = ScopeColumns {
    party: Some("c.id"),
    path: Some("c.path"),
    level: Some("c.level"),
    provider: Some("c.id"),
};

/// A party, when it is in the scope. `today` is the day whose payer is shown.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, scope: &Scope, id: i64, today: &str) -> Result<Option<PartyRow>, StoreError> {
    let mut values: Vec<Value> = vec![today.into(), id.into()];
    let in_scope = condition(scope, SCOPED, &mut values);
    let sql = format!("SELECT {COLUMNS} FROM {} WHERE p.id = $2 AND {in_scope}", tables("$1"));
    db.one(&sql, values).await
}

/// A party with how much belongs to it, so that whoever shows it asks for no lists that are empty.
#[derive(Debug, Clone, FromQueryResult)]
pub struct WholePartyRow {
    /// The party.
    #[sea_orm(nested)]
    pub party: PartyRow,
    /// Other spellings of its name.
    pub alias_count: i64,
    /// Records of who pays for it.
    pub payer_count: i64,
    /// Active parties directly below it that are in the scope.
    pub child_count: i64,
}

/// A party with how much belongs to it, when it is in the scope. `today` is the day whose payer is shown.
///
/// # Errors
/// What the database says.
pub async fn find_whole(
    db: Db<'_>,
    scope: &Scope,
    id: i64,
    today: &str,
) -> Result<Option<WholePartyRow>, StoreError> {
    let mut values: Vec<Value> = vec![today.into(), id.into()];
    let in_scope = condition(scope, SCOPED, &mut values);
    let child_in_scope = condition(scope, CHILD_SCOPED, &mut values);
    let child = is_one("c.parent_id", "p.id");
    let sql = format!(
        "SELECT {COLUMNS}, (SELECT COUNT(*) FROM party_alias a WHERE a.party_id = p.id) AS alias_count, \
        (SELECT COUNT(*) FROM party_payer r WHERE r.party_id = p.id) AS payer_count, \
        (SELECT COUNT(*) FROM party c WHERE {child} AND c.status = 'active' AND {child_in_scope}) AS child_count \
        FROM {} WHERE p.id = $2 AND {in_scope}",
        tables("$1")
    );
    db.one(&sql, values).await
}

/// Where a party that the caller has read stands now.
///
/// # Errors
/// What the database says.
pub async fn path(db: Db<'_>, id: i64) -> Result<Option<String>, StoreError> {
    db.scalar("SELECT path FROM party WHERE id = $1", [id.into()]).await
}

/// Most values in one list of a statement.
const AT_ONCE: usize = 500;

/// Parties by their ids, in no order.
async fn rows(db: Db<'_>, ids: &[i64], today: &str) -> Result<Vec<PartyRow>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let mut values: Vec<Value> = vec![today.into()];
        let list = bound(some.iter().copied(), &mut values);
        let sql = format!("SELECT {COLUMNS} FROM {} WHERE p.id IN ({list})", tables("$1"));
        found.extend(db.all::<PartyRow>(&sql, values).await?);
    }
    Ok(found)
}

/// Placeholders for a list; its values are pushed.
fn bound<T: Into<Value>>(list: impl IntoIterator<Item = T>, values: &mut Vec<Value>) -> String {
    let places: Vec<String> = list
        .into_iter()
        .map(|value| {
            values.push(value.into());
            format!("${}", values.len())
        })
        .collect();
    places.join(", ")
}

/// That a parent is a certain one. Where nearly all parties have the same parent, PostgreSQL takes an unknown one for that, and would
/// read every party to find the children of one; of a range it expects little, and walks along the index.
fn is_one(parent: &str, id: &str) -> String {
    format!("{parent} BETWEEN {id} AND {id}")
}

/// The first path after everything below `path`: `0` follows `/`.
fn end_of_subtree(path: &str) -> String {
    format!("{}0", path.strip_suffix('/').unwrap_or(path))
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}
